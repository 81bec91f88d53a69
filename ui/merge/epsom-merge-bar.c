/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-merge-bar.h"

#include <glib/gi18n-lib.h>

#include "epsom-conflict-copy.h"
#include "epsom-conflicts.h"
#include "epsom-merge-dialog.h"
#include "epsom-narrow.h"
#include "epsom-store-merge.h"
#include "epsom-wrap-layout.h"

/* A file that is carried over comes in parts. */
#define SETTLE_MS 500

struct _EpsomMergeBar {
  GtkBox parent_instance;

  GtkLabel *label;
  GtkButton *button;
  GtkWidget *later_button;

  EpsomStore *store;     /* (owned) (nullable) */
  GFileMonitor *monitor; /* (owned) (nullable): of the folder */
  char *copy;            /* (owned) (nullable): the path of the one that is offered */
  GHashTable *put_off;   /* (owned): paths that were offered and are not wanted now */
  guint update_id;
};

G_DEFINE_FINAL_TYPE (EpsomMergeBar, epsom_merge_bar, GTK_TYPE_BOX)

/* The first by name that was not put off. */
static char *
find_copy (const char *diary, GHashTable *put_off)
{
  g_autofree char *folder = g_path_get_dirname (diary);
  g_autofree char *own = g_path_get_basename (diary);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  char *first = NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (epsom_conflict_copy_is (name, own) && !g_hash_table_contains (put_off, path) &&
          (first == NULL || g_strcmp0 (path, first) < 0))
        {
          g_free (first);
          first = g_steal_pointer (&path);
        }
    }

  return first;
}

static void
show_copy (EpsomMergeBar *self)
{
  g_autofree char *name = g_filename_display_basename (self->copy);
  /* Translators: %s is the name of a file. */
  g_autofree char *text = g_strdup_printf (_ ("Another copy of this diary lies beside it: %s"), name);

  gtk_label_set_label (self->label, text);
  gtk_button_set_label (self->button, _ ("_Merge…"));
}

static void
show_unsettled (EpsomMergeBar *self, guint n)
{
  g_autofree char *text = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u entry was changed on two devices", "%u entries were changed on two devices", n),
    n);

  gtk_label_set_label (self->label, text);
  gtk_button_set_label (self->button, _ ("_Choose…"));
}

/* Returns: FALSE where somebody writes just now. */
static gboolean
count_unsettled (EpsomMergeBar *self, guint *n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) unsettled = epsom_store_list_unsettled (self->store, FALSE, &error);

  *n = unsettled != NULL ? unsettled->len : 0;

  return !g_error_matches (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_BUSY);
}

/* Returns: FALSE where it is to be tried again: who only looks doesn't wait, and shows what there was meanwhile. */
static gboolean
update (EpsomMergeBar *self)
{
  gboolean writes = self->store != NULL && !epsom_store_get_read_only (self->store);
  g_autofree char *copy = writes ? find_copy (epsom_store_get_path (self->store), self->put_off) : NULL;
  guint n = 0;

  if (writes && copy == NULL && !count_unsettled (self, &n))
    return FALSE;

  g_free (self->copy);
  self->copy = g_steal_pointer (&copy);
  if (self->copy != NULL)
    show_copy (self);
  else if (n > 0)
    show_unsettled (self, n);
  epsom_narrow_wrap (GTK_WIDGET (self), EPSOM_NARROWEST_PAGE);
  gtk_widget_set_visible (self->later_button, self->copy != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), self->copy != NULL || n > 0);

  return TRUE;
}

static gboolean
update_cb (gpointer user_data)
{
  EpsomMergeBar *self = user_data;

  if (!update (self))
    return G_SOURCE_CONTINUE;
  self->update_id = 0;

  return G_SOURCE_REMOVE;
}

static void
changed_cb (EpsomMergeBar *self)
{
  if (self->update_id == 0)
    self->update_id = g_timeout_add (SETTLE_MS, update_cb, self);
}

static void
open_cb (EpsomMergeBar *self)
{
  EpsomWindow *window = EPSOM_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (GFile) file = self->copy != NULL ? g_file_new_for_path (self->copy) : NULL;

  if (file == NULL)
    {
      epsom_conflicts_present (window);
      return;
    }

  /* It was offered; where it stays there it isn't offered again and again. */
  g_hash_table_add (self->put_off, g_strdup (self->copy));
  epsom_merge_dialog_present (window, file, TRUE);
  changed_cb (self);
}

static void
later_cb (EpsomMergeBar *self)
{
  if (self->copy != NULL)
    g_hash_table_add (self->put_off, g_steal_pointer (&self->copy));
  if (!update (self))
    changed_cb (self);
}

static void
drop_store (EpsomMergeBar *self)
{
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  g_clear_handle_id (&self->update_id, g_source_remove);
}

static void
watch_folder (EpsomMergeBar *self)
{
  g_autofree char *folder = g_path_get_dirname (epsom_store_get_path (self->store));
  g_autoptr (GFile) file = g_file_new_for_path (folder);

  self->monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

void
epsom_merge_bar_set_store (EpsomMergeBar *self, EpsomStore *store)
{
  g_return_if_fail (EPSOM_IS_MERGE_BAR (self));

  drop_store (self);
  g_set_object (&self->store, store);
  if (store == NULL)
    {
      update (self);
      return;
    }

  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  watch_folder (self);
  /* After the first frame. */
  changed_cb (self);
}

static void
epsom_merge_bar_dispose (GObject *object)
{
  EpsomMergeBar *self = EPSOM_MERGE_BAR (object);

  drop_store (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), EPSOM_TYPE_MERGE_BAR);

  G_OBJECT_CLASS (epsom_merge_bar_parent_class)->dispose (object);
}

static void
epsom_merge_bar_finalize (GObject *object)
{
  EpsomMergeBar *self = EPSOM_MERGE_BAR (object);

  g_free (self->copy);
  g_hash_table_unref (self->put_off);

  G_OBJECT_CLASS (epsom_merge_bar_parent_class)->finalize (object);
}

static void
epsom_merge_bar_class_init (EpsomMergeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = epsom_merge_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = epsom_merge_bar_finalize;

  g_type_ensure (EPSOM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/epsomdiary/Epsom/merge/epsom-merge-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomMergeBar, label);
  gtk_widget_class_bind_template_child (widget_class, EpsomMergeBar, button);
  gtk_widget_class_bind_template_child (widget_class, EpsomMergeBar, later_button);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_cb);
}

static void
epsom_merge_bar_init (EpsomMergeBar *self)
{
  self->put_off = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}
