/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-clock-row.h"

#include "epsom-time-text.h"
#include "epsom-ui.h"

#define MINUTE 60
#define LAST_MINUTE (24 * 60 - 1)

struct _EpsomClockRow {
  AdwEntryRow parent_instance;

  int minutes;
  gboolean typing; /* the text is the person's, and is left alone */
};

G_DEFINE_FINAL_TYPE (EpsomClockRow, epsom_clock_row, ADW_TYPE_ENTRY_ROW)

enum { PROP_0, PROP_MINUTES, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void
mark (EpsomClockRow *self, gboolean valid)
{
  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static void
show_minutes (EpsomClockRow *self)
{
  g_autofree char *text = epsom_ui_format_clock (self->minutes * MINUTE);

  if (!self->typing)
    gtk_editable_set_text (GTK_EDITABLE (self), text);
}

static void
changed_cb (EpsomClockRow *self)
{
  int seconds;
  gboolean valid = epsom_time_text_parse_time (gtk_editable_get_text (GTK_EDITABLE (self)), &seconds);

  mark (self, valid);
  if (!valid)
    return;

  self->typing = TRUE;
  epsom_clock_row_set_minutes (self, seconds / MINUTE);
  self->typing = FALSE;
}

static void
left_cb (EpsomClockRow *self)
{
  show_minutes (self);
}

static void
epsom_clock_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_MINUTES)
    g_value_set_int (value, EPSOM_CLOCK_ROW (object)->minutes);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
epsom_clock_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_MINUTES)
    epsom_clock_row_set_minutes (EPSOM_CLOCK_ROW (object), g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
epsom_clock_row_class_init (EpsomClockRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = epsom_clock_row_get_property;
  object_class->set_property = epsom_clock_row_set_property;

  properties[PROP_MINUTES] = g_param_spec_int ("minutes", NULL, NULL, 0, LAST_MINUTE, 0,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
epsom_clock_row_init (EpsomClockRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  show_minutes (self);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
epsom_clock_row_new (const char *title)
{
  return g_object_new (EPSOM_TYPE_CLOCK_ROW, "title", title, NULL);
}

int
epsom_clock_row_get_minutes (EpsomClockRow *self)
{
  g_return_val_if_fail (EPSOM_IS_CLOCK_ROW (self), 0);

  return self->minutes;
}

void
epsom_clock_row_set_minutes (EpsomClockRow *self, int minutes)
{
  g_return_if_fail (EPSOM_IS_CLOCK_ROW (self));
  g_return_if_fail (minutes >= 0 && minutes <= LAST_MINUTE);

  if (self->minutes == minutes)
    return;

  self->minutes = minutes;
  show_minutes (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MINUTES]);
}
