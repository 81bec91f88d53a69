/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-end-row.h"

#include <glib/gi18n-lib.h>

#include "epsom-time-row.h"

struct _EpsomEndRow {
  GtkWidget parent_instance;

  GtkWidget *ongoing; /* (unowned) child: a check button */
  GtkWidget *time;    /* (unowned) child */
  gboolean is_set;    /* the time is one that was set, not suggested */
};

enum { PROP_0, PROP_TEXT, PROP_ERROR, PROP_HINT, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EpsomEndRow, epsom_end_row, GTK_TYPE_WIDGET)

static gboolean
is_ongoing (EpsomEndRow *self)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->ongoing));
}

static void
notify_all (EpsomEndRow *self)
{
  for (int i = PROP_TEXT; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static void
toggled_cb (EpsomEndRow *self)
{
  gtk_widget_set_visible (self->time, !is_ongoing (self));
  notify_all (self);
}

static void
time_changed_cb (EpsomEndRow *self, GParamSpec *pspec)
{
  if (!is_ongoing (self))
    g_object_notify (G_OBJECT (self), pspec->name);
}

static void
set_text (EpsomEndRow *self, const char *text)
{
  gboolean ongoing = text == NULL || *text == '\0';

  if (!ongoing)
    {
      epsom_time_row_set_text (EPSOM_TIME_ROW (self->time), text);
      self->is_set = TRUE;
    }
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->ongoing), ongoing);
}

static gboolean
epsom_end_row_grab_focus (GtkWidget *widget)
{
  EpsomEndRow *self = EPSOM_END_ROW (widget);

  /* Asked as well when the focus leaves backwards: then it is not to come back. */
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  return gtk_widget_grab_focus (is_ongoing (self) ? self->ongoing : self->time);
}

static void
epsom_end_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (epsom_end_row_parent_class)->dispose (object);
}

static void
epsom_end_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EpsomEndRow *self = EPSOM_END_ROW (object);

  switch (prop_id)
    {
    case PROP_TEXT:
    case PROP_ERROR:
    case PROP_HINT:
      if (!is_ongoing (self))
        g_object_get_property (G_OBJECT (self->time), pspec->name, value);
      else
        g_value_set_string (value, prop_id == PROP_TEXT ? "" : NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
epsom_end_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TEXT:
      set_text (EPSOM_END_ROW (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
epsom_end_row_class_init (EpsomEndRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = epsom_end_row_dispose;
  object_class->get_property = epsom_end_row_get_property;
  object_class->set_property = epsom_end_row_set_property;
  widget_class->grab_focus = epsom_end_row_grab_focus;

  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
epsom_end_row_init (EpsomEndRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);

  self->ongoing = gtk_check_button_new_with_mnemonic (_ ("Still _going on"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->ongoing), TRUE);
  gtk_widget_set_parent (self->ongoing, GTK_WIDGET (self));

  self->time = epsom_time_row_new (FALSE);
  gtk_widget_set_visible (self->time, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->time), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("End"), -1);
  gtk_widget_set_parent (self->time, GTK_WIDGET (self));

  g_signal_connect_swapped (self->ongoing, "toggled", G_CALLBACK (toggled_cb), self);
  for (int i = PROP_TEXT; i < N_PROPS; i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", properties[i]->name, NULL);

      g_signal_connect_swapped (self->time, signal, G_CALLBACK (time_changed_cb), self);
    }
}

void
epsom_end_row_suggest (EpsomEndRow *self, EpsomInstant end)
{
  g_return_if_fail (EPSOM_IS_END_ROW (self));

  if (!self->is_set && is_ongoing (self))
    epsom_time_row_set_instant (EPSOM_TIME_ROW (self->time), end);
}
