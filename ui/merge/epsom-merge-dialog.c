/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-merge-dialog.h"

#include <glib/gi18n-lib.h>

#include "epsom-import-words.h"
#include "epsom-merging.h"
#include "epsom-narrow.h"
#include "epsom-ui.h"

#define PROGRESS_MS 100

struct _EpsomMergeDialog {
  AdwWindow parent_instance;

  GtkWidget *header;
  GtkButton *cancel_button;
  GtkWidget *merge_button;
  GtkStack *stages;
  GtkLabel *working_label;
  GtkProgressBar *progress;
  AdwPreferencesGroup *counts_group;
  AdwPreferencesGroup *warnings_group;
  GtkWidget *mine_row;
  GtkSwitch *mine_switch;
  GtkWidget *trash_group;
  GtkSwitch *trash_switch;

  EpsomWindow *window; /* (unowned) (nullable): NULL where it is gone */
  GFile *file;         /* (owned) */
  char *name;          /* (owned): of the file, for people */
  gboolean beside;
  EpsomMergeSummary summary;
  GCancellable *cancellable;
  EpsomThreadProgress done;
  guint progress_id;
};

G_DEFINE_FINAL_TYPE (EpsomMergeDialog, epsom_merge_dialog, ADW_TYPE_WINDOW)

static gboolean
progress_cb (gpointer user_data)
{
  EpsomMergeDialog *self = user_data;
  double fraction = epsom_thread_progress_get (&self->done);

  if (fraction < 0)
    gtk_progress_bar_pulse (self->progress);
  else
    gtk_progress_bar_set_fraction (self->progress, fraction);

  return G_SOURCE_CONTINUE;
}

static void
show_working (EpsomMergeDialog *self, const char *what)
{
  gtk_label_set_label (self->working_label, what);
  gtk_widget_set_visible (self->merge_button, FALSE);
  gtk_stack_set_visible_child_name (self->stages, "working");
  if (self->progress_id == 0)
    self->progress_id = g_timeout_add (PROGRESS_MS, progress_cb, self);
}

/* Closes, and says in the window why nothing was merged. */
static void
fail (EpsomMergeDialog *self, const GError *error)
{
  GtkWidget *window = GTK_WIDGET (self->window);
  /* Translators: %s is the name of a file. */
  g_autofree char *what = g_strdup_printf (_ ("%s was not merged"), self->name);

  gtk_window_destroy (GTK_WINDOW (self));
  epsom_ui_show_error (window, what, error);
}

/* "3 new, 1 changed, 1 deleted" */
static char *
describe_counts (const EpsomMergeCounts *counts)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (counts->added > 0)
    g_ptr_array_add (parts, g_strdup_printf (_ ("%lu new"), (gulong) counts->added));
  if (counts->updated > 0)
    g_ptr_array_add (parts, g_strdup_printf (_ ("%lu changed"), (gulong) counts->updated));
  if (counts->deleted > 0)
    g_ptr_array_add (parts, g_strdup_printf (_ ("%lu deleted"), (gulong) counts->deleted));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (", ", (char **) parts->pdata);
}

static guint64
count_all (const EpsomMergeCounts *counts)
{
  return counts->added + counts->updated + counts->deleted;
}

static void
show_counts (EpsomMergeDialog *self)
{
  g_autofree char *escaped = g_markup_escape_text (self->name, -1);

  adw_preferences_group_set_title (self->counts_group, escaped);
  if (!self->summary.changes)
    adw_preferences_group_set_description (self->counts_group, _ ("All of it is in the diary already."));
  else
    adw_preferences_group_set_description (self->counts_group,
                                           _ ("Of each entry the version that was changed last will stand:"));

  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      const EpsomMergeCounts *counts = &self->summary.counts[kind];

      if (count_all (counts) > 0)
        {
          g_autofree char *title = epsom_import_words_count ((EpsomRecordKind) kind, count_all (counts));
          g_autofree char *parts = describe_counts (counts);

          epsom_ui_add_row (self->counts_group, title, parts);
        }
    }
}

static void
show_warnings (EpsomMergeDialog *self)
{
  guint n = self->summary.conflicts;
  guint future = self->summary.future;
  g_autofree char *conflicts = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u entry was changed on both devices", "%u entries were changed on both devices", n),
    n);
  g_autofree char *ahead =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry was changed in the future, by the other device’s clock",
                                  "%u entries were changed in the future, by the other device’s clock", future),
                     future);

  gtk_widget_set_visible (GTK_WIDGET (self->warnings_group), n + future > 0 || !self->summary.related);
  if (n > 0)
    epsom_ui_add_row (self->warnings_group, conflicts, _ ("The later change will stand until you choose."));
  if (future > 0)
    epsom_ui_add_row (self->warnings_group, ahead, _ ("It counts as the latest. See whether that clock is right."));
  if (!self->summary.related)
    epsom_ui_add_row (self->warnings_group, _ ("These two diaries have no entry in common"),
                      _ ("The other one may be somebody else’s. Merge only where both are yours."));
  gtk_widget_set_visible (self->mine_row, !self->summary.related);
}

static void
choice_changed_cb (EpsomMergeDialog *self)
{
  gtk_widget_set_sensitive (self->merge_button, (self->summary.changes || gtk_switch_get_active (self->trash_switch)) &&
                                                  (self->summary.related || gtk_switch_get_active (self->mine_switch)));
}

static void
show_summary (EpsomMergeDialog *self)
{
  g_clear_handle_id (&self->progress_id, g_source_remove);
  show_counts (self);
  show_warnings (self);
  gtk_widget_set_visible (self->trash_group, self->beside);
  gtk_widget_set_visible (self->merge_button, TRUE);
  gtk_stack_set_visible_child_name (self->stages, "summary");
  choice_changed_cb (self);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (EpsomMergeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomStore) store = epsom_merging_run_finish (result, &self->summary, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (store == NULL)
    fail (self, error);
  else
    show_summary (self);
}

/* Only where the person said so: what was merged is in the diary, and its backup. */
static void
trash (EpsomMergeDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (gtk_switch_get_active (self->trash_switch) && !g_file_trash (self->file, NULL, &error))
    epsom_ui_show_error (GTK_WIDGET (self->window), _ ("The copy was merged, but not moved to the trash"), error);
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (EpsomMergeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  EpsomMergeSummary summary;
  g_autoptr (EpsomStore) store = epsom_merging_run_finish (result, &summary, &error);

  if (self->window == NULL)
    return;
  if (store == NULL)
    {
      epsom_window_set_resting (self->window, FALSE);
      if (!g_cancellable_is_cancelled (self->cancellable))
        fail (self, error);
      return;
    }

  /* Cancelled too late is merged, which is said, and can be undone. */
  trash (self);
  epsom_window_set_store (self->window, store);
  epsom_window_add_toast (self->window, summary.changes ? _ ("Merged") : _ ("There was nothing new"), summary.changes);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
run (EpsomMergeDialog *self, EpsomMergeFlags flags, GAsyncReadyCallback callback)
{
  epsom_merging_run_async (epsom_window_get_path (self->window), g_file_peek_path (self->file), flags, &self->done,
                           self->cancellable, callback, g_object_ref (self));
}

static void
merge_cb (EpsomMergeDialog *self)
{
  /* Translators: %s is the name of a file. */
  g_autofree char *what = g_strdup_printf (_ ("Merging %s"), self->name);

  show_working (self, what);
  epsom_window_set_resting (self->window, TRUE);
  run (self, self->summary.related ? EPSOM_MERGE_NONE : EPSOM_MERGE_UNRELATED, merged_cb);
}

static void
window_gone_cb (EpsomMergeDialog *self)
{
  g_clear_weak_pointer (&self->window);
}

/* When it is closed: the thread that works for it keeps it from being disposed of. */
static void
epsom_merge_dialog_unrealize (GtkWidget *widget)
{
  EpsomMergeDialog *self = EPSOM_MERGE_DIALOG (widget);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->progress_id, g_source_remove);

  GTK_WIDGET_CLASS (epsom_merge_dialog_parent_class)->unrealize (widget);
}

static void
epsom_merge_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EPSOM_TYPE_MERGE_DIALOG);

  G_OBJECT_CLASS (epsom_merge_dialog_parent_class)->dispose (object);
}

static void
epsom_merge_dialog_finalize (GObject *object)
{
  EpsomMergeDialog *self = EPSOM_MERGE_DIALOG (object);

  g_clear_weak_pointer (&self->window);
  epsom_thread_progress_clear (&self->done);
  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);
  g_free (self->name);

  G_OBJECT_CLASS (epsom_merge_dialog_parent_class)->finalize (object);
}

static void
epsom_merge_dialog_class_init (EpsomMergeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = epsom_merge_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = epsom_merge_dialog_finalize;
  widget_class->unrealize = epsom_merge_dialog_unrealize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/epsomdiary/Epsom/merge/epsom-merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomMergeDialog, header);
  gtk_widget_class_bind_template_child (widget_class, EpsomMergeDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomMergeDialog, merge_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomMergeDialog, stages);
  gtk_widget_class_bind_template_child (widget_class, EpsomMergeDialog, working_label);
  gtk_widget_class_bind_template_child (widget_class, EpsomMergeDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, EpsomMergeDialog, counts_group);
  gtk_widget_class_bind_template_child (widget_class, EpsomMergeDialog, warnings_group);
  gtk_widget_class_bind_template_child (widget_class, EpsomMergeDialog, mine_row);
  gtk_widget_class_bind_template_child (widget_class, EpsomMergeDialog, mine_switch);
  gtk_widget_class_bind_template_child (widget_class, EpsomMergeDialog, trash_group);
  gtk_widget_class_bind_template_child (widget_class, EpsomMergeDialog, trash_switch);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
epsom_merge_dialog_init (EpsomMergeDialog *self)
{
  self->cancellable = g_cancellable_new ();
  epsom_thread_progress_init (&self->done);
  gtk_widget_init_template (GTK_WIDGET (self));
  epsom_narrow_wrap_titles (GTK_WIDGET (self));
}

GtkWidget *
epsom_merge_dialog_present (EpsomWindow *window, GFile *file, gboolean beside)
{
  EpsomMergeDialog *self;
  g_autofree char *what = NULL;

  g_return_val_if_fail (EPSOM_IS_WINDOW (window), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (EPSOM_TYPE_MERGE_DIALOG, "transient-for", window, "destroy-with-parent", TRUE, NULL);
  g_set_weak_pointer (&self->window, window);
  epsom_narrow_fit_button (self->cancel_button, self->header, "window-close-symbolic");
  epsom_narrow_fit_button (GTK_BUTTON (self->merge_button), self->header, "object-select-symbolic");
  g_signal_connect_object (window, "destroy", G_CALLBACK (window_gone_cb), self, G_CONNECT_SWAPPED);
  self->file = g_object_ref (file);
  self->beside = beside;
  self->name = g_file_get_basename (file);
  /* Translators: %s is the name of a file. */
  what = g_strdup_printf (_ ("Reading %s"), self->name);
  show_working (self, what);
  gtk_window_present (GTK_WINDOW (self));
  run (self, EPSOM_MERGE_DRY_RUN, previewed_cb);

  return GTK_WIDGET (self);
}
