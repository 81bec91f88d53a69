/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-ui.h"

#include <glib/gi18n-lib.h>

#include "epsom-words.h"

#define DESKTOP_SCHEMA "org.gnome.desktop.interface"
#define CLOCK_FORMAT_KEY "clock-format"

static void
clock_changed_cb (GSettings *settings)
{
  g_autofree char *format = g_settings_get_string (settings, CLOCK_FORMAT_KEY);

  epsom_words_set_twelve_hours (g_str_equal (format, "12h"));
}

void
epsom_ui_follow_clock (void)
{
  static GSettings *settings = NULL;
  static gboolean looked = FALSE;
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (looked)
    return;

  looked = TRUE;
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, DESKTOP_SCHEMA, TRUE);
  if (schema == NULL || !g_settings_schema_has_key (schema, CLOCK_FORMAT_KEY))
    return;

  settings = g_settings_new (DESKTOP_SCHEMA);
  g_signal_connect (settings, "changed::" CLOCK_FORMAT_KEY, G_CALLBACK (clock_changed_cb), NULL);
  clock_changed_cb (settings);
}

char *
epsom_ui_format_time (EpsomInstant instant)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (instant.offset * 60);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant.utc);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  g_autofree char *time =
    epsom_ui_format_clock (g_date_time_get_hour (local) * 3600 + g_date_time_get_minute (local) * 60);
  g_autofree char *offset = NULL;

  if (epsom_instant_in_zone (instant.utc, NULL).offset == instant.offset)
    return g_steal_pointer (&time);

  offset = g_date_time_format (local, "%:z");

  /* Translators: a time of day, and its offset from UTC: "09:05 (+05:30)". */
  return g_strdup_printf (C_ ("time and offset", "%s (%s)"), time, offset);
}

char *
epsom_ui_format_clock (int seconds)
{
  return epsom_words_clock (seconds / 60, epsom_words_get_twelve_hours ());
}

char *
epsom_ui_format_offset (int minutes)
{
  return g_strdup_printf ("UTC%s%02d:%02d", minutes < 0 ? "−" : "+", ABS (minutes) / 60, ABS (minutes) % 60);
}

int
epsom_ui_get_first_weekday (void)
{
  return epsom_words_get_first_weekday ();
}

/* After the one format in this year, after the other in others. */
static char *
format_date (EpsomDate date, const char *this_year, const char *other_year)
{
  int year, month, day, now;
  g_autoptr (GDateTime) time = NULL;

  epsom_date_to_ymd (epsom_instant_get_date (epsom_instant_now ()), &now, &month, &day);
  epsom_date_to_ymd (date, &year, &month, &day);
  time = g_date_time_new_utc (year, month, day, 12, 0, 0);

  return g_date_time_format (time, year == now ? this_year : other_year);
}

char *
epsom_ui_format_date (EpsomDate date)
{
  /* Translators: a date of this year, such as "Tue 3 March"; then one of another year. */
  return format_date (date, _ ("%a %-d %B"), _ ("%a %-d %B %Y"));
}

char *
epsom_ui_format_long_date (EpsomDate date)
{
  /* Translators: a date of this year in full, such as "Tuesday 3 March"; then one of another year. */
  return format_date (date, _ ("%A %-d %B"), _ ("%A %-d %B %Y"));
}

char *
epsom_ui_format_short_date (EpsomDate date)
{
  /* Translators: a date of this year for where there is little room, such as "Tue 3 Mar"; then one of another year. It
   * can be typed as well: the months are those of the language's short names. */
  return format_date (date, _ ("%a %-d %b"), _ ("%-d %b %Y"));
}

char *
epsom_ui_format_cycle_day (int cycle_day)
{
  /* Translators: of a menstrual cycle: "day 3 of the cycle". */
  return cycle_day > 0 ? g_strdup_printf (_ ("day %d of the cycle"), cycle_day) : NULL;
}

void
epsom_ui_name_drop_down (GtkDropDown *drop_down, const char *name)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));

  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
epsom_ui_set_words (GtkLabel *label, const char *words)
{
  g_autofree char *kept = epsom_words_keep_units (words != NULL ? words : "");

  gtk_label_set_label (label, kept);
}
