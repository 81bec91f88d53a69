/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-date-button.h"

#include "epsom-calendar.h"
#include "epsom-ui.h"

struct _EpsomDateButton {
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkCalendar *calendar;
  EpsomDate date;
};

G_DEFINE_FINAL_TYPE (EpsomDateButton, epsom_date_button, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_DATE, PROP_DESCRIPTION, PROP_INVALID, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void
day_selected_cb (EpsomDateButton *self)
{
  epsom_date_button_set_date (self, epsom_calendar_get_date (self->calendar));
}

static void
show_date (EpsomDateButton *self)
{
  g_autofree char *label = epsom_ui_format_date (self->date);

  gtk_menu_button_set_label (self->button, label);
  g_signal_handlers_block_by_func (self->calendar, day_selected_cb, self);
  epsom_calendar_set_date (self->calendar, self->date);
  g_signal_handlers_unblock_by_func (self->calendar, day_selected_cb, self);
}

EpsomDate
epsom_date_button_get_date (EpsomDateButton *self)
{
  g_return_val_if_fail (EPSOM_IS_DATE_BUTTON (self), EPSOM_DATE_NONE);
  return self->date;
}

void
epsom_date_button_set_date (EpsomDateButton *self, EpsomDate date)
{
  g_return_if_fail (EPSOM_IS_DATE_BUTTON (self));
  g_return_if_fail (date != EPSOM_DATE_NONE);
  if (self->date == date)
    return;
  self->date = date;
  show_date (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATE]);
}

static void
epsom_date_button_dispose (GObject *object)
{
  EpsomDateButton *self = EPSOM_DATE_BUTTON (object);

  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  G_OBJECT_CLASS (epsom_date_button_parent_class)->dispose (object);
}

static void
epsom_date_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DATE)
    g_value_set_int (value, EPSOM_DATE_BUTTON (object)->date);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
epsom_date_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  EpsomDateButton *self = EPSOM_DATE_BUTTON (object);

  switch (id)
    {
    case PROP_DATE:
      epsom_date_button_set_date (self, g_value_get_int (value));
      break;
    case PROP_DESCRIPTION:
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      g_value_get_string (value), -1);
      break;
    case PROP_INVALID:
      gtk_accessible_update_state (
        GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_INVALID,
        g_value_get_boolean (value) ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
epsom_date_button_class_init (EpsomDateButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = epsom_date_button_dispose;
  object_class->get_property = epsom_date_button_get_property;
  object_class->set_property = epsom_date_button_set_property;

  properties[PROP_DATE] = g_param_spec_int ("date", NULL, NULL, G_MININT32, G_MAXINT32, 0,
                                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DESCRIPTION] =
    g_param_spec_string ("description", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_INVALID] =
    g_param_spec_boolean ("invalid", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
epsom_date_button_init (EpsomDateButton *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
  gtk_menu_button_set_popover (self->button, popover);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  show_date (self);
}
