/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-date-range.h"

#include <glib/gi18n-lib.h>

#include "epsom-date-button.h"
#include "epsom-wrap-layout.h"

struct _EpsomDateRange {
  GtkWidget parent_instance;

  EpsomDateButton *from;
  EpsomDateButton *to;
  GtkWidget *error;
  gboolean is_setting; /* it is not the person who chooses */
};

G_DEFINE_FINAL_TYPE (EpsomDateRange, epsom_date_range, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

gboolean
epsom_date_range_get (EpsomDateRange *self, EpsomDate *from, EpsomDate *to)
{
  g_return_val_if_fail (EPSOM_IS_DATE_RANGE (self), FALSE);

  *from = epsom_date_button_get_date (self->from);
  *to = epsom_date_button_get_date (self->to);

  return *from <= *to;
}

static void
date_cb (EpsomDateRange *self)
{
  EpsomDate from, to;
  gboolean valid = epsom_date_range_get (self, &from, &to);

  if (self->is_setting)
    return;
  gtk_widget_set_visible (self->error, !valid);
  g_object_set (self->to, "invalid", !valid, NULL);
  if (valid)
    g_signal_emit (self, signals[CHANGED], 0);
}

void
epsom_date_range_set (EpsomDateRange *self, EpsomDate from, EpsomDate to)
{
  g_return_if_fail (EPSOM_IS_DATE_RANGE (self));
  g_return_if_fail (from <= to);

  self->is_setting = TRUE;
  epsom_date_button_set_date (self->from, from);
  epsom_date_button_set_date (self->to, to);
  self->is_setting = FALSE;
  gtk_widget_set_visible (self->error, FALSE);
  g_object_set (self->to, "invalid", FALSE, NULL);
}

static void
epsom_date_range_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (epsom_date_range_parent_class)->dispose (object);
}

static void
epsom_date_range_class_init (EpsomDateRangeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = epsom_date_range_dispose;

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), EPSOM_TYPE_WRAP_LAYOUT);
}

/* A date with its name before it. Returns: what both are in. */
static GtkWidget *
add_field (EpsomDateRange *self, const char *name, EpsomDateButton **button)
{
  GtkWidget *field = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);

  *button = g_object_new (EPSOM_TYPE_DATE_BUTTON, "description", name, NULL);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (*button));
  gtk_box_append (GTK_BOX (field), line);
  gtk_widget_set_parent (field, GTK_WIDGET (self));
  g_signal_connect_object (*button, "notify::date", G_CALLBACK (date_cb), self, G_CONNECT_SWAPPED);

  return field;
}

static void
epsom_date_range_init (EpsomDateRange *self)
{
  GtkWidget *to;

  self->is_setting = TRUE;
  add_field (self, _ ("First day"), &self->from);
  to = add_field (self, _ ("Last day"), &self->to);
  self->is_setting = FALSE;
  self->error = gtk_label_new (_ ("The last day is before the first: choose a later one."));
  gtk_label_set_xalign (GTK_LABEL (self->error), 0);
  gtk_label_set_wrap (GTK_LABEL (self->error), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->error), 36);
  gtk_widget_add_css_class (self->error, "error");
  gtk_widget_add_css_class (self->error, "caption");
  gtk_widget_set_visible (self->error, FALSE);
  gtk_box_append (GTK_BOX (to), self->error);
}
