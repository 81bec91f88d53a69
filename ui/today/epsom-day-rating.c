/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-day-rating.h"

#include <glib/gi18n-lib.h>

#include "epsom-severity-row.h"
#include "epsom-words.h"

struct _EpsomDayRating {
  GtkWidget parent_instance;

  GtkMenuButton *button; /* (unowned) child */
  char *symptom;         /* (owned) */
  int severity;
};

G_DEFINE_FINAL_TYPE (EpsomDayRating, epsom_day_rating, GTK_TYPE_WIDGET)

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
chosen_cb (EpsomSeverityRow *row, int severity, EpsomDayRating *self)
{
  gtk_menu_button_popdown (self->button);
  g_signal_emit (self, signals[CHOSEN], 0, severity);
}

/* The numbers are made when they are asked for: they are no part of what is seen first. */
static void
create_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  EpsomDayRating *self = user_data;
  GtkPopover *popover = gtk_menu_button_get_popover (button);
  GtkWidget *row;

  if (popover == NULL)
    {
      popover = GTK_POPOVER (gtk_popover_new ());
      row = epsom_severity_row_new ();
      /* Two rows of numbers fit beside any edge. */
      gtk_widget_set_size_request (row, 290, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      epsom_words_symptom (self->symptom), -1);
      g_signal_connect (row, "chosen", G_CALLBACK (chosen_cb), self);
      gtk_popover_set_child (popover, row);
      gtk_menu_button_set_popover (button, GTK_WIDGET (popover));
    }
  epsom_severity_row_set_severity (EPSOM_SEVERITY_ROW (gtk_popover_get_child (popover)), self->severity);
}

static void
epsom_day_rating_dispose (GObject *object)
{
  EpsomDayRating *self = EPSOM_DAY_RATING (object);

  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;

  G_OBJECT_CLASS (epsom_day_rating_parent_class)->dispose (object);
}

static void
epsom_day_rating_finalize (GObject *object)
{
  g_free (EPSOM_DAY_RATING (object)->symptom);

  G_OBJECT_CLASS (epsom_day_rating_parent_class)->finalize (object);
}

static void
epsom_day_rating_class_init (EpsomDayRatingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = epsom_day_rating_dispose;
  G_OBJECT_CLASS (klass)->finalize = epsom_day_rating_finalize;

  signals[CHOSEN] =
    g_signal_new ("chosen", EPSOM_TYPE_DAY_RATING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
epsom_day_rating_init (EpsomDayRating *self)
{
  self->severity = -1;
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_menu_button_set_create_popup_func (self->button, create_popup_cb, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "epsom-pill");
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

GtkWidget *
epsom_day_rating_new (const char *symptom)
{
  EpsomDayRating *self = g_object_new (EPSOM_TYPE_DAY_RATING, NULL);

  self->symptom = g_strdup (symptom);
  gtk_menu_button_set_label (self->button, epsom_words_symptom (symptom));

  return GTK_WIDGET (self);
}

const char *
epsom_day_rating_get_symptom (EpsomDayRating *self)
{
  g_return_val_if_fail (EPSOM_IS_DAY_RATING (self), NULL);

  return self->symptom;
}

void
epsom_day_rating_set_severity (EpsomDayRating *self, int severity)
{
  g_autofree char *label = NULL;

  g_return_if_fail (EPSOM_IS_DAY_RATING (self));
  g_return_if_fail (severity >= -1 && severity <= 10);

  if (self->severity == severity)
    return;

  self->severity = severity;
  if (severity < 0)
    label = g_strdup (epsom_words_symptom (self->symptom));
  else
    /* Translators: a symptom and how bad it was, from 0 to 10. */
    label = g_strdup_printf (C_ ("rating of the day", "%s: %d"), epsom_words_symptom (self->symptom), severity);
  gtk_menu_button_set_label (self->button, label);
}
