/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-time-row.h"

#include <glib/gi18n-lib.h>

#include "epsom-calendar.h"
#include "epsom-local-time.h"
#include "epsom-time-text.h"
#include "epsom-ui.h"
#include "epsom-wrap-layout.h"

#define EXAMPLE_SECONDS (8 * 3600 + 30 * 60)

struct _EpsomTimeRow {
  GtkWidget parent_instance;

  GtkWidget *date_entry;
  GtkWidget *time_entry;
  GtkWidget *calendar_button;
  GtkCalendar *calendar;
  GtkWidget *second_button;

  gboolean date_only;
  gboolean filling; /* the entries are being written to, not typed in */

  EpsomInstant original; /* what is edited, where has_original */
  gboolean has_original;

  EpsomDate date;           /* EPSOM_DATE_NONE: what is typed is no date */
  int seconds;              /* -1: what is typed is no time */
  EpsomInstant instants[2]; /* what date and seconds may mean */
  guint n_instants;
  char *text;  /* (owned) */
  char *error; /* (owned) (nullable) */
  char *hint;  /* (owned) (nullable) */
};

enum { PROP_0, PROP_TEXT, PROP_DATE_ONLY, PROP_ERROR, PROP_HINT, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EpsomTimeRow, epsom_time_row, GTK_TYPE_WIDGET)

/* Takes @value. */
static void
set_string (EpsomTimeRow *self, char **place, char *value, int property)
{
  g_autofree char *old = *place;

  *place = value;
  if (g_strcmp0 (old, value) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static gboolean
get_instant (EpsomTimeRow *self, EpsomInstant *instant)
{
  gboolean second = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->second_button));

  if (self->date_only || self->n_instants == 0)
    return FALSE;

  *instant = self->instants[second && self->n_instants == 2 ? 1 : 0];

  return TRUE;
}

static char *
describe_error (EpsomTimeRow *self)
{
  g_autofree char *example = NULL;

  if (self->date == EPSOM_DATE_NONE)
    {
      example = epsom_ui_format_short_date (epsom_instant_get_date (epsom_instant_now ()));
      /* Translators: %s is a date. */
      return g_strdup_printf (_ ("Not a date. Write it like “%s”."), example);
    }

  if (self->date_only)
    return NULL;

  if (self->seconds < 0)
    {
      example = epsom_ui_format_clock (EXAMPLE_SECONDS);
      /* Translators: %s is a time of day. */
      return g_strdup_printf (_ ("Not a time of day. Write it like “%s”."), example);
    }

  if (self->n_instants == 0)
    return g_strdup (_ ("There was no such time that day: clocks went forward over it."));

  return NULL;
}

static char *
describe_hint (EpsomTimeRow *self)
{
  EpsomInstant now = epsom_instant_now ();
  EpsomInstant instant;

  if (self->date_only)
    {
      if (self->date != EPSOM_DATE_NONE && self->date > epsom_instant_get_date (now))
        return g_strdup (_ ("That is in the future."));
      return NULL;
    }

  if (!get_instant (self, &instant))
    return NULL;
  if (instant.utc > now.utc + 60)
    return g_strdup (_ ("That is in the future."));
  if (self->n_instants == 2)
    return g_strdup (_ ("Clocks went back that night and showed this time twice."));
  if (epsom_instant_in_zone (instant.utc, NULL).offset != instant.offset)
    {
      g_autofree char *offset = epsom_ui_format_offset (instant.offset);

      /* Translators: %s is an offset such as "UTC+05:30". */
      return g_strdup_printf (_ ("Recorded in another time zone, at %s."), offset);
    }

  return NULL;
}

static char *
describe_text (EpsomTimeRow *self)
{
  EpsomInstant instant;

  if (self->date_only && self->date != EPSOM_DATE_NONE)
    {
      char text[EPSOM_DATE_STRING_SIZE];

      return g_strdup (epsom_date_to_string (self->date, text));
    }

  if (get_instant (self, &instant))
    {
      char text[EPSOM_INSTANT_STRING_SIZE];

      return g_strdup (epsom_instant_to_string (instant, text));
    }

  if (self->date_only)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->date_entry)));

  return g_strdup_printf ("%s %s", gtk_editable_get_text (GTK_EDITABLE (self->date_entry)),
                          gtk_editable_get_text (GTK_EDITABLE (self->time_entry)));
}

static void
mark_error (GtkWidget *entry, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
resolve (EpsomTimeRow *self)
{
  const EpsomInstant *original = self->has_original ? &self->original : NULL;

  self->n_instants = 0;
  if (!self->date_only && self->date != EPSOM_DATE_NONE && self->seconds >= 0)
    self->n_instants = epsom_local_time_resolve (self->date, self->seconds, original, NULL, self->instants);

  gtk_widget_set_visible (self->second_button, self->n_instants == 2);
}

/* Says what the fields mean now. */
static void
update (EpsomTimeRow *self)
{
  char *error = describe_error (self);

  mark_error (self->date_entry, self->date == EPSOM_DATE_NONE);
  mark_error (self->time_entry, error != NULL && self->date != EPSOM_DATE_NONE);

  set_string (self, &self->error, error, PROP_ERROR);
  set_string (self, &self->hint, error == NULL ? describe_hint (self) : NULL, PROP_HINT);
  set_string (self, &self->text, describe_text (self), PROP_TEXT);
}

static void
fill_entries (EpsomTimeRow *self)
{
  self->filling = TRUE;
  if (self->date != EPSOM_DATE_NONE)
    {
      g_autofree char *date = epsom_ui_format_short_date (self->date);

      gtk_editable_set_text (GTK_EDITABLE (self->date_entry), date);
    }
  if (self->seconds >= 0)
    {
      g_autofree char *clock = epsom_ui_format_clock (self->seconds);

      gtk_editable_set_text (GTK_EDITABLE (self->time_entry), clock);
    }
  self->filling = FALSE;
}

static void
date_changed_cb (EpsomTimeRow *self)
{
  EpsomDate today = epsom_instant_get_date (epsom_instant_now ());

  if (self->filling)
    return;

  self->date = EPSOM_DATE_NONE;
  epsom_time_text_parse_date (gtk_editable_get_text (GTK_EDITABLE (self->date_entry)), today, &self->date);
  resolve (self);
  update (self);
}

static void
time_changed_cb (EpsomTimeRow *self)
{
  if (self->filling)
    return;

  self->seconds = -1;
  epsom_time_text_parse_time (gtk_editable_get_text (GTK_EDITABLE (self->time_entry)), &self->seconds);
  resolve (self);
  update (self);
}

static void
second_toggled_cb (EpsomTimeRow *self)
{
  update (self);
}

/* What is typed is written out in full once the focus leaves it. */
static void
tidy_cb (EpsomTimeRow *self)
{
  if (!self->filling)
    fill_entries (self);
}

static void
calendar_opened_cb (EpsomTimeRow *self)
{
  EpsomDate date = self->date != EPSOM_DATE_NONE ? self->date : epsom_instant_get_date (epsom_instant_now ());

  self->filling = TRUE;
  epsom_calendar_set_date (self->calendar, date);
  self->filling = FALSE;
}

static void
day_selected_cb (EpsomTimeRow *self)
{
  if (self->filling)
    return;

  self->date = epsom_calendar_get_date (self->calendar);
  fill_entries (self);
  resolve (self);
  update (self);
}

static gboolean
epsom_time_row_grab_focus (GtkWidget *widget)
{
  EpsomTimeRow *self = EPSOM_TIME_ROW (widget);
  gboolean time_is_wrong = self->error != NULL && self->date != EPSOM_DATE_NONE;

  /* Asked as well when the focus leaves backwards: then it is not to come back. */
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  return gtk_widget_grab_focus (time_is_wrong ? self->time_entry : self->date_entry);
}

static void
epsom_time_row_constructed (GObject *object)
{
  EpsomTimeRow *self = EPSOM_TIME_ROW (object);

  G_OBJECT_CLASS (epsom_time_row_parent_class)->constructed (object);

  gtk_widget_set_visible (self->time_entry, !self->date_only);
}

static void
epsom_time_row_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), EPSOM_TYPE_TIME_ROW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (epsom_time_row_parent_class)->dispose (object);
}

static void
epsom_time_row_finalize (GObject *object)
{
  EpsomTimeRow *self = EPSOM_TIME_ROW (object);

  g_free (self->text);
  g_free (self->error);
  g_free (self->hint);

  G_OBJECT_CLASS (epsom_time_row_parent_class)->finalize (object);
}

static void
epsom_time_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EpsomTimeRow *self = EPSOM_TIME_ROW (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_DATE_ONLY:
      g_value_set_boolean (value, self->date_only);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    case PROP_HINT:
      g_value_set_string (value, self->hint);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
epsom_time_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  EpsomTimeRow *self = EPSOM_TIME_ROW (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      epsom_time_row_set_text (self, g_value_get_string (value));
      break;
    case PROP_DATE_ONLY:
      self->date_only = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
epsom_time_row_class_init (EpsomTimeRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = epsom_time_row_constructed;
  object_class->dispose = epsom_time_row_dispose;
  object_class->finalize = epsom_time_row_finalize;
  object_class->get_property = epsom_time_row_get_property;
  object_class->set_property = epsom_time_row_set_property;
  widget_class->grab_focus = epsom_time_row_grab_focus;

  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DATE_ONLY] = g_param_spec_boolean (
    "date-only", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  g_type_ensure (EPSOM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/epsomdiary/Epsom/shared/epsom-time-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomTimeRow, date_entry);
  gtk_widget_class_bind_template_child (widget_class, EpsomTimeRow, time_entry);
  gtk_widget_class_bind_template_child (widget_class, EpsomTimeRow, calendar_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomTimeRow, calendar);
  gtk_widget_class_bind_template_child (widget_class, EpsomTimeRow, second_button);
  gtk_widget_class_bind_template_callback (widget_class, date_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, second_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, tidy_cb);
  gtk_widget_class_bind_template_callback (widget_class, calendar_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
}

static void
epsom_time_row_init (EpsomTimeRow *self)
{
  self->date = EPSOM_DATE_NONE;
  self->seconds = -1;
  self->text = g_strdup ("");

  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
epsom_time_row_new (gboolean date_only)
{
  return g_object_new (EPSOM_TYPE_TIME_ROW, "date-only", date_only, NULL);
}

void
epsom_time_row_set_instant (EpsomTimeRow *self, EpsomInstant instant)
{
  g_return_if_fail (EPSOM_IS_TIME_ROW (self));

  self->original = instant;
  self->has_original = TRUE;
  self->date = epsom_instant_get_date (instant);
  self->seconds = epsom_local_time_get_seconds (instant);
  fill_entries (self);

  resolve (self);
  /* Of an hour that came twice, the one that was recorded. */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->second_button),
                               self->n_instants == 2 && epsom_instant_equal (self->instants[1], instant));
  update (self);
}

gboolean
epsom_time_row_get_instant (EpsomTimeRow *self, EpsomInstant *instant)
{
  g_return_val_if_fail (EPSOM_IS_TIME_ROW (self), FALSE);
  g_return_val_if_fail (instant != NULL, FALSE);

  return get_instant (self, instant);
}

const char *
epsom_time_row_get_text (EpsomTimeRow *self)
{
  g_return_val_if_fail (EPSOM_IS_TIME_ROW (self), NULL);

  return self->text;
}

void
epsom_time_row_set_text (EpsomTimeRow *self, const char *text)
{
  EpsomInstant instant;

  g_return_if_fail (EPSOM_IS_TIME_ROW (self));

  if (g_strcmp0 (text, self->text) == 0)
    return;

  if (!self->date_only && text != NULL && epsom_instant_parse (text, &instant))
    {
      epsom_time_row_set_instant (self, instant);
      return;
    }

  if (text == NULL || !self->date_only || !epsom_date_parse (text, &self->date))
    self->date = EPSOM_DATE_NONE;
  self->has_original = FALSE;
  self->seconds = -1;
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->date_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->time_entry), "");
  self->filling = FALSE;
  fill_entries (self);
  resolve (self);
  update (self);
}

const char *
epsom_time_row_get_error (EpsomTimeRow *self)
{
  g_return_val_if_fail (EPSOM_IS_TIME_ROW (self), NULL);

  return self->error;
}
