/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-merge-dialog.h"

#include <glib/gi18n-lib.h>

#include "epsom-import-words.h"
#include "epsom-merging.h"
#include "epsom-narrow.h"
#include "epsom-ui.h"
#include "epsom-working-window.h"

struct _EpsomMergeDialog {
  EpsomWorkingWindow parent_instance;

  GtkWidget *header;
  GtkButton *cancel_button;
  GtkWidget *merge_button;
  GtkStack *stages;
  AdwPreferencesGroup *counts_group;
  AdwPreferencesGroup *warnings_group;
  GtkWidget *mine_row;
  GtkSwitch *mine_switch;
  GtkWidget *trash_group;
  GtkSwitch *trash_switch;

  GFile *file; /* (owned) */
  char *name;  /* (owned): of the file, for people */
  gboolean beside;
  EpsomMergeSummary summary;
};

G_DEFINE_FINAL_TYPE (EpsomMergeDialog, epsom_merge_dialog, EPSOM_TYPE_WORKING_WINDOW)

static EpsomWindow *
get_window (EpsomMergeDialog *self)
{
  return epsom_working_window_get_window (EPSOM_WORKING_WINDOW (self));
}

static void
show_working (EpsomMergeDialog *self, const char *what)
{
  epsom_working_window_begin (EPSOM_WORKING_WINDOW (self), what);
  gtk_widget_set_visible (self->merge_button, FALSE);
  gtk_stack_set_visible_child_name (self->stages, "working");
}

static void
fail (EpsomMergeDialog *self, const GError *error)
{
  /* Translators: %s is the name of a file. */
  g_autofree char *what = g_strdup_printf (_ ("%s was not merged"), self->name);

  epsom_working_window_fail (EPSOM_WORKING_WINDOW (self), what, error);
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
  epsom_working_window_end (EPSOM_WORKING_WINDOW (self));
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

  if (epsom_working_window_is_cancelled (EPSOM_WORKING_WINDOW (self)))
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
    epsom_ui_show_error (GTK_WIDGET (get_window (self)), _ ("The copy was merged, but not moved to the trash"), error);
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (EpsomMergeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  EpsomWindow *window = get_window (self);
  EpsomMergeSummary summary;
  g_autoptr (EpsomStore) store = epsom_merging_run_finish (result, &summary, &error);

  if (window == NULL)
    return;
  if (store == NULL)
    {
      epsom_window_set_resting (window, FALSE);
      if (!epsom_working_window_is_cancelled (EPSOM_WORKING_WINDOW (self)))
        fail (self, error);
      return;
    }

  /* Cancelled too late is merged, which is said, and can be undone. */
  trash (self);
  epsom_window_set_store (window, store);
  epsom_window_add_toast (window, summary.changes ? _ ("Merged") : _ ("There was nothing new"), summary.changes);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
run (EpsomMergeDialog *self, EpsomMergeFlags flags, GAsyncReadyCallback callback)
{
  EpsomWorkingWindow *working = EPSOM_WORKING_WINDOW (self);

  epsom_merging_run_async (epsom_window_get_path (get_window (self)), g_file_peek_path (self->file), flags,
                           epsom_working_window_get_progress (working), epsom_working_window_get_cancellable (working),
                           callback, g_object_ref (self));
}

static void
merge_cb (EpsomMergeDialog *self)
{
  /* Translators: %s is the name of a file. */
  g_autofree char *what = g_strdup_printf (_ ("Merging %s"), self->name);

  show_working (self, what);
  epsom_window_set_resting (get_window (self), TRUE);
  run (self, self->summary.related ? EPSOM_MERGE_NONE : EPSOM_MERGE_UNRELATED, merged_cb);
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

  g_clear_object (&self->file);
  g_free (self->name);

  G_OBJECT_CLASS (epsom_merge_dialog_parent_class)->finalize (object);
}

static void
epsom_merge_dialog_class_init (EpsomMergeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = epsom_merge_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = epsom_merge_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/epsomdiary/Epsom/merge/epsom-merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomMergeDialog, header);
  gtk_widget_class_bind_template_child (widget_class, EpsomMergeDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomMergeDialog, merge_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomMergeDialog, stages);
  gtk_widget_class_bind_template_child (widget_class, EpsomMergeDialog, counts_group);
  gtk_widget_class_bind_template_child (widget_class, EpsomMergeDialog, warnings_group);
  gtk_widget_class_bind_template_child (widget_class, EpsomMergeDialog, mine_row);
  gtk_widget_class_bind_template_child (widget_class, EpsomMergeDialog, mine_switch);
  gtk_widget_class_bind_template_child (widget_class, EpsomMergeDialog, trash_group);
  gtk_widget_class_bind_template_child (widget_class, EpsomMergeDialog, trash_switch);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
}

static void
epsom_merge_dialog_init (EpsomMergeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  epsom_narrow_wrap_titles (GTK_WIDGET (self));
  gtk_stack_add_named (self->stages, epsom_working_window_get_view (EPSOM_WORKING_WINDOW (self)), "working");
}

GtkWidget *
epsom_merge_dialog_present (EpsomWindow *window, GFile *file, gboolean beside)
{
  EpsomMergeDialog *self;
  g_autofree char *what = NULL;

  g_return_val_if_fail (EPSOM_IS_WINDOW (window), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = epsom_working_window_new (EPSOM_TYPE_MERGE_DIALOG, window);
  epsom_narrow_fit_button (self->cancel_button, self->header, "window-close-symbolic");
  epsom_narrow_fit_button (GTK_BUTTON (self->merge_button), self->header, "object-select-symbolic");
  epsom_narrow_fit_title (self->header);
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
