/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-ui.h"

#include <glib/gi18n-lib.h>

#define DESKTOP_SCHEMA "org.gnome.desktop.interface"
#define CLOCK_FORMAT_KEY "clock-format"

/* The desktop's setting where there is one, otherwise 24 h. Read once and followed from then on. */
gboolean
epsom_ui_uses_12_hours (void)
{
  static GSettings *settings = NULL;
  static gboolean looked = FALSE;
  g_autofree char *format = NULL;

  if (!looked)
    {
      GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
      g_autoptr (GSettingsSchema) schema =
        source != NULL ? g_settings_schema_source_lookup (source, DESKTOP_SCHEMA, TRUE) : NULL;

      if (schema != NULL && g_settings_schema_has_key (schema, CLOCK_FORMAT_KEY))
        settings = g_settings_new (DESKTOP_SCHEMA);
      looked = TRUE;
    }

  if (settings == NULL)
    return FALSE;

  format = g_settings_get_string (settings, CLOCK_FORMAT_KEY);

  return g_strcmp0 (format, "12h") == 0;
}

static GDateTime *
to_date_time (EpsomInstant instant)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (instant.offset * 60);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant.utc);

  return g_date_time_to_timezone (utc, zone);
}

char *
epsom_ui_format_time (EpsomInstant instant)
{
  g_autoptr (GDateTime) local = to_date_time (instant);
  gboolean elsewhere = epsom_instant_in_zone (instant.utc, NULL).offset != instant.offset;
  const char *format;

  if (epsom_ui_uses_12_hours ())
    /* Translators: a time of day on a 12-hour clock, then the same with the offset from UTC. */
    format = elsewhere ? _ ("%-I:%M %p (%:z)") : _ ("%-I:%M %p");
  else
    /* Translators: a time of day on a 24-hour clock, then the same with the offset from UTC. */
    format = elsewhere ? _ ("%H:%M (%:z)") : _ ("%H:%M");

  return g_date_time_format (local, format);
}

char *
epsom_ui_format_clock (int seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return g_date_time_format (time, epsom_ui_uses_12_hours () ? _ ("%-I:%M %p") : _ ("%H:%M"));
}

char *
epsom_ui_format_offset (int minutes)
{
  return g_strdup_printf ("UTC%s%02d:%02d", minutes < 0 ? "−" : "+", ABS (minutes) / 60, ABS (minutes) % 60);
}

char *
epsom_ui_format_date (EpsomDate date)
{
  int year, month, day, this_year;
  g_autoptr (GDateTime) time = NULL;

  epsom_date_to_ymd (epsom_instant_get_date (epsom_instant_now ()), &this_year, &month, &day);
  epsom_date_to_ymd (date, &year, &month, &day);
  time = g_date_time_new_utc (year, month, day, 12, 0, 0);

  /* Translators: a date of this year, such as "Tue 3 March"; then one of another year. */
  return g_date_time_format (time, year == this_year ? _ ("%a %-d %B") : _ ("%a %-d %B %Y"));
}
