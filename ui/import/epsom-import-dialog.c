/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "epsom-import-words.h"
#include "epsom-importing.h"
#include "epsom-ui.h"

#define PROGRESS_MS 100
/* As many as a person reads; the command line lists them all. */
#define MAX_LISTED 50

struct _EpsomImportDialog {
  AdwWindow parent_instance;

  GtkButton *cancel_button;
  GtkWidget *import_button;
  GtkStack *stages;
  GtkLabel *working_label;
  GtkProgressBar *progress;
  AdwPreferencesGroup *counts_group;
  AdwPreferencesGroup *conflicts_group;
  GtkCheckButton *keep_button;
  GtkCheckButton *replace_button;
  AdwPreferencesGroup *problems_group;
  GtkWidget *good_row;
  GtkSwitch *good_switch;
  AdwPreferencesGroup *warnings_group;

  EpsomWindow *window; /* (unowned): it is transient for it, and goes with it */
  EpsomImporting *importing;
  const EpsomImport *import; /* (unowned) (nullable): of importing */
  GCancellable *cancellable;
  char *name; /* (owned): of the file, for people */
  guint progress_id;
};

G_DEFINE_FINAL_TYPE (EpsomImportDialog, epsom_import_dialog, ADW_TYPE_WINDOW)

static EpsomOnConflict
get_on_conflict (EpsomImportDialog *self)
{
  if (gtk_check_button_get_active (self->replace_button))
    return EPSOM_ON_CONFLICT_REPLACE;
  if (gtk_check_button_get_active (self->keep_button))
    return EPSOM_ON_CONFLICT_KEEP;

  return EPSOM_ON_CONFLICT_FAIL;
}

/* What would be stored: the changes of the file as it was read, and the rows that take another's place. */
static guint64
count_changes (EpsomImportDialog *self)
{
  guint64 n = 0;

  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      n += self->import->counts[kind].added;
      if (get_on_conflict (self) == EPSOM_ON_CONFLICT_REPLACE)
        n += self->import->counts[kind].conflicting;
    }

  return n;
}

static void
choice_changed_cb (EpsomImportDialog *self)
{
  gboolean may =
    self->import != NULL && count_changes (self) > 0 &&
    epsom_import_may_apply (self->import, get_on_conflict (self), gtk_switch_get_active (self->good_switch));

  gtk_widget_set_sensitive (self->import_button, may);
}

static gboolean
progress_cb (gpointer user_data)
{
  EpsomImportDialog *self = user_data;
  double fraction = epsom_importing_get_fraction (self->importing);

  if (fraction < 0)
    gtk_progress_bar_pulse (self->progress);
  else
    gtk_progress_bar_set_fraction (self->progress, fraction);

  return G_SOURCE_CONTINUE;
}

static void
show_working (EpsomImportDialog *self, const char *what)
{
  gtk_label_set_label (self->working_label, what);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_visible (self->import_button, FALSE);
  gtk_stack_set_visible_child_name (self->stages, "working");
  if (self->progress_id == 0)
    self->progress_id = g_timeout_add (PROGRESS_MS, progress_cb, self);
}

/* Closes, and says in the window why nothing was imported. */
static void
fail (EpsomImportDialog *self, const GError *error)
{
  GtkWidget *window = GTK_WIDGET (self->window);
  /* Translators: %s is the name of a file. */
  g_autofree char *what = g_strdup_printf (_ ("%s was not imported"), self->name);

  gtk_window_destroy (GTK_WINDOW (self));
  epsom_ui_show_error (window, what, error);
}

static void
add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  g_object_set (row, "use-markup", FALSE, "title", title, "subtitle", subtitle, "title-lines", 0, "subtitle-lines", 0,
                NULL);
  adw_preferences_group_add (group, row);
}

static void
show_counts (EpsomImportDialog *self)
{
  adw_preferences_group_set_title (self->counts_group, self->name);
  if (count_changes (self) == 0 && self->import->n_problems == 0 && self->import->n_conflicts == 0)
    adw_preferences_group_set_description (self->counts_group, _ ("All of it is in the diary already."));
  else
    adw_preferences_group_set_description (self->counts_group, _ ("New to the diary:"));

  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      const EpsomImportCounts *counts = &self->import->counts[kind];

      if (counts->added + counts->skipped + counts->conflicting + counts->refused > 0)
        {
          g_autofree char *title = epsom_import_words_count ((EpsomRecordKind) kind, counts->added);
          g_autofree char *rest = epsom_import_words_rest (counts);

          add_row (self->counts_group, title, rest);
        }
    }
}

/* Lists the first of @problems in @group; @n: how many there are. */
static void
list_problems (AdwPreferencesGroup *group, const GPtrArray *problems, guint n)
{
  guint listed = MIN (problems->len, MAX_LISTED);

  gtk_widget_set_visible (GTK_WIDGET (group), n > 0);
  for (guint i = 0; i < listed; i++)
    {
      const EpsomProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *place = epsom_import_words_place (problem);

      g_autofree char *message = epsom_import_words_message (problem);

      add_row (group, message, place);
    }
  if (n > listed)
    {
      guint more = n - listed;
      g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", more), more);

      add_row (group, text, NULL);
    }
}

static void
show_problems (EpsomImportDialog *self)
{
  guint n = self->import->n_problems;
  g_autofree char *title =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row breaks a rule", "%u rows break a rule", n), n);

  adw_preferences_group_set_title (self->problems_group, title);
  adw_preferences_group_set_description (self->problems_group,
                                         _ ("Correct the file and import it again, or leave these rows out."));
  list_problems (self->problems_group, self->import->problems, n);
}

static void
show_conflicts (EpsomImportDialog *self)
{
  guint n = self->import->n_conflicts;
  g_autofree char *title = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u entry differs from the diary", "%u entries differ from the diary", n), n);

  adw_preferences_group_set_title (self->conflicts_group, title);
  list_problems (self->conflicts_group, self->import->conflicts, n);
}

static void
show_warnings (EpsomImportDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->warnings_group), self->import->warnings->len > 0);
  for (guint i = 0; i < self->import->warnings->len; i++)
    add_row (self->warnings_group, g_ptr_array_index (self->import->warnings, i), NULL);
}

static void
show_summary (EpsomImportDialog *self)
{
  g_clear_handle_id (&self->progress_id, g_source_remove);
  show_counts (self);
  show_problems (self);
  show_conflicts (self);
  show_warnings (self);
  gtk_widget_set_visible (self->import_button, TRUE);
  gtk_stack_set_visible_child_name (self->stages, "summary");
  choice_changed_cb (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (EpsomImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  const EpsomImport *import = epsom_importing_read_finish (EPSOM_IMPORTING (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  self->import = import;
  if (import == NULL)
    fail (self, error);
  else
    show_summary (self);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (EpsomImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomStore) store = epsom_importing_store_finish (EPSOM_IMPORTING (source), result, &error);
  g_autofree char *done = NULL;

  if (store == NULL)
    {
      if (!g_cancellable_is_cancelled (self->cancellable))
        fail (self, error);
      return;
    }

  /* Cancelled too late is stored, and can be undone. The window itself may be gone. */
  if (self->window == NULL)
    return;

  done = epsom_import_words_done (self->import->changes->len);
  epsom_window_set_store (self->window, store);
  epsom_window_add_toast (self->window, done, TRUE);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
store (EpsomImportDialog *self)
{
  epsom_importing_store_async (self->importing, self->cancellable, stored_cb, g_object_ref (self));
}

/* The file was read again with the choice that was made. */
static void
settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (EpsomImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  const EpsomImport *import = epsom_importing_read_finish (EPSOM_IMPORTING (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  self->import = import;
  if (import == NULL)
    fail (self, error);
  else
    store (self);
}

static void
import_cb (EpsomImportDialog *self)
{
  /* Translators: %s is the name of a file. */
  g_autofree char *what = g_strdup_printf (_ ("Storing %s"), self->name);

  show_working (self, what);
  if (get_on_conflict (self) == EPSOM_ON_CONFLICT_REPLACE)
    epsom_importing_read_async (self->importing, EPSOM_ON_CONFLICT_REPLACE, self->cancellable, settled_cb,
                                g_object_ref (self));
  else
    store (self);
}

static void
epsom_import_dialog_dispose (GObject *object)
{
  EpsomImportDialog *self = EPSOM_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_weak_pointer (&self->window);
  gtk_widget_dispose_template (GTK_WIDGET (self), EPSOM_TYPE_IMPORT_DIALOG);

  G_OBJECT_CLASS (epsom_import_dialog_parent_class)->dispose (object);
}

static void
epsom_import_dialog_finalize (GObject *object)
{
  EpsomImportDialog *self = EPSOM_IMPORT_DIALOG (object);

  g_clear_object (&self->importing);
  g_clear_object (&self->cancellable);
  g_free (self->name);

  G_OBJECT_CLASS (epsom_import_dialog_parent_class)->finalize (object);
}

static void
epsom_import_dialog_class_init (EpsomImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = epsom_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = epsom_import_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/epsomdiary/Epsom/import/epsom-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, stages);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, working_label);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, counts_group);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, conflicts_group);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, keep_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, replace_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, problems_group);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, good_row);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, good_switch);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, warnings_group);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
epsom_import_dialog_init (EpsomImportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
epsom_import_dialog_present (EpsomWindow *window, GFile *file)
{
  EpsomImportDialog *self;
  g_autofree char *what = NULL;

  g_return_val_if_fail (EPSOM_IS_WINDOW (window), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (EPSOM_TYPE_IMPORT_DIALOG, "transient-for", window, "destroy-with-parent", TRUE, NULL);
  g_set_weak_pointer (&self->window, window);
  self->name = g_file_get_basename (file);
  self->importing = epsom_importing_new (g_file_peek_path (file), epsom_window_get_path (window));

  /* Translators: %s is the name of a file. */
  what = g_strdup_printf (_ ("Reading %s"), self->name);
  show_working (self, what);
  gtk_window_present (GTK_WINDOW (self));
  epsom_importing_read_async (self->importing, EPSOM_ON_CONFLICT_FAIL, self->cancellable, read_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}
