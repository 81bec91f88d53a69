/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-conflicts.h"

#include <glib/gi18n-lib.h>

#include "epsom-conflict-card.h"
#include "epsom-narrow.h"
#include "epsom-ui.h"
#include "epsom-version-words.h"

/* As many as a person settles in one go; the next ones follow. */
#define MAX_LISTED 50

struct _EpsomConflicts {
  AdwWindow parent_instance;

  GtkWidget *header;
  GtkBox *list;

  EpsomWindow *window;  /* (unowned): it is transient for it, and goes with it */
  EpsomStore *store;    /* (owned) */
  GPtrArray *unsettled; /* (owned): what is shown */
};

G_DEFINE_FINAL_TYPE (EpsomConflicts, epsom_conflicts, ADW_TYPE_WINDOW)

static void
clear_list (EpsomConflicts *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  g_clear_pointer (&self->unsettled, g_ptr_array_unref);
}

static void
chosen_cb (EpsomConflicts *self, guint side, EpsomConflictCard *card)
{
  g_autoptr (GError) error = NULL;

  if (epsom_store_settle (self->store, epsom_conflict_card_get_unsettled (card), (EpsomSide) side, &error))
    {
      epsom_window_count_change (self->window, 1);
      epsom_window_add_toast (self->window, _ ("Settled"), TRUE);
    }
  else
    epsom_ui_show_error (GTK_WIDGET (self), _ ("This was not settled"), error);
}

static void
add_card (EpsomConflicts *self, const EpsomUnsettled *unsettled)
{
  g_autofree char *title = epsom_version_words_title (unsettled->conflict);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *card = epsom_conflict_card_new (unsettled);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "heading");
  g_signal_connect_object (card, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->list, heading);
  gtk_box_append (self->list, card);
}

static void
update (EpsomConflicts *self)
{
  g_autoptr (GError) error = NULL;

  clear_list (self);
  self->unsettled = epsom_store_list_unsettled (self->store, TRUE, &error);
  if (self->unsettled == NULL)
    g_debug ("What is unsettled was not read: %s", error->message);
  /* Nothing is left to be settled. */
  if (self->unsettled == NULL || self->unsettled->len == 0)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  for (guint i = 0; i < MIN (self->unsettled->len, MAX_LISTED); i++)
    add_card (self, g_ptr_array_index (self->unsettled, i));
}

static gboolean
update_cb (gpointer user_data)
{
  EpsomConflicts *self = EPSOM_CONFLICTS (user_data);

  /* It may have been closed meanwhile. */
  if (self->store != NULL)
    update (self);

  return G_SOURCE_REMOVE;
}

/* After the button that was pressed has done its work. */
static void
changed_cb (EpsomConflicts *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, update_cb, g_object_ref (self), g_object_unref);
}

static void
epsom_conflicts_dispose (GObject *object)
{
  EpsomConflicts *self = EPSOM_CONFLICTS (object);

  if (self->list != NULL)
    clear_list (self);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), EPSOM_TYPE_CONFLICTS);

  G_OBJECT_CLASS (epsom_conflicts_parent_class)->dispose (object);
}

static void
epsom_conflicts_class_init (EpsomConflictsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = epsom_conflicts_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/epsomdiary/Epsom/merge/epsom-conflicts.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomConflicts, header);
  gtk_widget_class_bind_template_child (widget_class, EpsomConflicts, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
epsom_conflicts_init (EpsomConflicts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
epsom_conflicts_present (EpsomWindow *window)
{
  EpsomConflicts *self;

  g_return_val_if_fail (EPSOM_IS_WINDOW (window), NULL);

  self = g_object_new (EPSOM_TYPE_CONFLICTS, "transient-for", window, "destroy-with-parent", TRUE, NULL);
  self->window = window;
  self->store = g_object_ref (epsom_window_get_store (window));
  g_signal_connect_object (self->store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
  epsom_narrow_fit_title (self->header);
  gtk_window_present (GTK_WINDOW (self));

  return GTK_WIDGET (self);
}
