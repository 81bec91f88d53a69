/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "epsom-import-choices.h"
#include "epsom-import-columns.h"
#include "epsom-import-words.h"
#include "epsom-importing.h"
#include "epsom-narrow.h"
#include "epsom-ui.h"
#include "epsom-words.h"
#include "epsom-working-window.h"

/* As many as a person reads; the command line lists them all. */
#define MAX_LISTED 50

struct _EpsomImportDialog {
  EpsomWorkingWindow parent_instance;

  GtkWidget *header;
  GtkButton *cancel_button;
  GtkWidget *import_button;
  GtkStack *stages;
  AdwPreferencesGroup *counts_group;
  AdwPreferencesGroup *conflicts_group;
  GtkCheckButton *keep_button;
  GtkCheckButton *replace_button;
  AdwPreferencesGroup *problems_group;
  GtkWidget *good_row;
  GtkSwitch *good_switch;
  AdwPreferencesGroup *warnings_group;
  AdwPreferencesGroup *left_out_group;
  AdwPreferencesGroup *remarks_group;
  AdwPreferencesGroup *preview_group;
  EpsomImportChoices *choices;
  EpsomImportColumns *columns;

  EpsomImporting *importing;
  const EpsomImport *import; /* (unowned) (nullable): of importing */
  char *path;                /* (owned): of the file */
  char *name;                /* (owned): of the file, for people */
  EpsomMapping *mapping;     /* (owned) (nullable): the columns that were chosen */
  GPtrArray *rows;           /* (element-type GtkWidget): of the summary that is shown */
};

G_DEFINE_FINAL_TYPE (EpsomImportDialog, epsom_import_dialog, EPSOM_TYPE_WORKING_WINDOW)

static EpsomWindow *
get_window (EpsomImportDialog *self)
{
  return epsom_working_window_get_window (EPSOM_WORKING_WINDOW (self));
}

static GCancellable *
get_cancellable (EpsomImportDialog *self)
{
  return epsom_working_window_get_cancellable (EPSOM_WORKING_WINDOW (self));
}

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

static gboolean
chooses_columns (EpsomImportDialog *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stages), "columns") == 0;
}

static gboolean
may_go_on (EpsomImportDialog *self)
{
  g_autoptr (EpsomMapping) mapping = NULL;

  if (chooses_columns (self))
    {
      mapping = epsom_import_columns_get_mapping (self->columns);
      return mapping != NULL;
    }

  return self->import != NULL && count_changes (self) > 0 &&
         epsom_import_may_apply (self->import, get_on_conflict (self), gtk_switch_get_active (self->good_switch));
}

static void
choice_changed_cb (EpsomImportDialog *self)
{
  gtk_widget_set_sensitive (self->import_button, may_go_on (self));
}

static void
show_working (EpsomImportDialog *self, const char *what)
{
  epsom_working_window_begin (EPSOM_WORKING_WINDOW (self), what);
  gtk_widget_set_visible (self->import_button, FALSE);
  gtk_stack_set_visible_child_name (self->stages, "working");
}

static void
fail (EpsomImportDialog *self, const GError *error)
{
  /* Translators: %s is the name of a file. */
  g_autofree char *what = g_strdup_printf (_ ("%s was not imported"), self->name);

  epsom_working_window_fail (EPSOM_WORKING_WINDOW (self), what, error);
}

static void
add_row (EpsomImportDialog *self, AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  g_ptr_array_add (self->rows, epsom_ui_add_row (group, title, subtitle));
}

/* What the summary of an earlier reading shows. */
static void
remove_rows (EpsomImportDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_more (EpsomImportDialog *self, AdwPreferencesGroup *group, guint more)
{
  g_autofree char *text = NULL;

  if (more == 0)
    return;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", more), more);
  add_row (self, group, text, NULL);
}

static void
show_counts (EpsomImportDialog *self)
{
  const char *source = self->import->source;
  g_autofree char *title = source != NULL ? g_strdup_printf ("%s (%s)", self->name, _ (source)) : g_strdup (self->name);
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (self->counts_group, escaped);
  if (count_changes (self) == 0 && self->import->n_problems == 0 && self->import->n_conflicts == 0)
    adw_preferences_group_set_description (self->counts_group, _ ("All of it is in the diary already."));
  else
    adw_preferences_group_set_description (self->counts_group, _ ("New to the diary:"));

  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      const EpsomImportCounts *counts = &self->import->counts[kind];

      if (counts->added + counts->skipped + counts->conflicting + counts->refused > 0)
        {
          g_autofree char *count = epsom_import_words_count ((EpsomRecordKind) kind, counts->added);
          g_autofree char *rest = epsom_import_words_rest (counts);

          add_row (self, self->counts_group, count, rest);
        }
    }
}

/* Lists the first of @problems in @group; @n: how many there are. */
static void
list_problems (EpsomImportDialog *self, AdwPreferencesGroup *group, const GPtrArray *problems, guint n)
{
  guint listed = MIN (problems->len, MAX_LISTED);

  gtk_widget_set_visible (GTK_WIDGET (group), n > 0);
  for (guint i = 0; i < listed; i++)
    {
      const EpsomProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *place = epsom_import_words_place (problem);
      g_autofree char *message = epsom_import_words_message (problem);

      add_row (self, group, message, place);
    }
  add_more (self, group, n - listed);
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
  list_problems (self, self->problems_group, self->import->problems, n);
}

static void
show_conflicts (EpsomImportDialog *self)
{
  guint n = self->import->n_conflicts;
  g_autofree char *title = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u entry differs from the diary", "%u entries differ from the diary", n), n);

  adw_preferences_group_set_title (self->conflicts_group, title);
  list_problems (self, self->conflicts_group, self->import->conflicts, n);
}

static void
show_warnings (EpsomImportDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->warnings_group), self->import->warnings->len > 0);
  for (guint i = 0; i < self->import->warnings->len; i++)
    add_row (self, self->warnings_group, g_ptr_array_index (self->import->warnings, i), NULL);
}

static void
show_remarks (EpsomImportDialog *self, AdwPreferencesGroup *group, gboolean is_left_out)
{
  gboolean is_empty = TRUE;

  for (guint i = 0; i < self->import->remarks->len; i++)
    {
      const EpsomRemark *remark = self->import->remarks->pdata[i];
      g_autofree char *message = epsom_import_words_sentence (remark->message);
      g_autofree char *places = epsom_import_words_remark (remark);

      if (remark->is_left_out != is_left_out)
        continue;
      add_row (self, group, message, places);
      is_empty = FALSE;
    }
  gtk_widget_set_visible (GTK_WIDGET (group), !is_empty);
}

static char *
describe_time (const EpsomRecord *record)
{
  const EpsomInstant *instant = epsom_record_get_instant (record);
  g_autofree char *date = epsom_ui_format_date (epsom_record_get_date (record));
  g_autofree char *time = instant != NULL ? epsom_ui_format_time (*instant) : NULL;

  return g_strjoin (", ", date, time, NULL);
}

/* What each entry of another app becomes; Epsom's own become themselves. */
static void
show_preview (EpsomImportDialog *self)
{
  guint n = self->import->is_foreign ? self->import->changes->len : 0;
  guint listed = MIN (n, MAX_LISTED);

  gtk_widget_set_visible (GTK_WIDGET (self->preview_group), n > 0);
  for (guint i = 0; i < listed; i++)
    {
      const EpsomRecord *record = epsom_change_get_record (self->import->changes->pdata[i]);
      guint64 line = g_array_index (self->import->places, EpsomImportPlace, i).line;
      g_autofree char *when = describe_time (record);
      g_autofree char *words = epsom_words_record (record);
      /* Translators: a date, perhaps with a time, and the number of a line of a file. */
      g_autofree char *place = g_strdup_printf (_ ("%s, from line %lu"), when, (gulong) line);

      add_row (self, self->preview_group, words, place);
    }
  add_more (self, self->preview_group, n - listed);
}

/* Offers @act: "_Import" or "_Continue". */
static void
offer (EpsomImportDialog *self, const char *act)
{
  GtkButton *button = GTK_BUTTON (self->import_button);

  gtk_button_set_label (button, act);
  gtk_widget_set_visible (self->import_button, TRUE);
  epsom_narrow_fit_button (self->cancel_button, self->header, "window-close-symbolic");
  epsom_narrow_fit_button (button, self->header, "object-select-symbolic");
  epsom_narrow_fit_title (self->header);
}

static void
show_summary (EpsomImportDialog *self)
{
  epsom_working_window_end (EPSOM_WORKING_WINDOW (self));
  remove_rows (self);
  show_counts (self);
  show_problems (self);
  show_conflicts (self);
  show_warnings (self);
  show_remarks (self, self->left_out_group, TRUE);
  show_remarks (self, self->remarks_group, FALSE);
  show_preview (self);
  gtk_widget_set_visible (GTK_WIDGET (self->choices), self->import->is_foreign);
  if (self->import->is_foreign)
    gtk_check_button_set_active (self->keep_button, TRUE);
  offer (self, _ ("_Import"));
  gtk_stack_set_visible_child_name (self->stages, "summary");
  choice_changed_cb (self);
}

/* The table of another program: its columns are to be chosen first. Returns: whether it is one. */
static gboolean
show_columns (EpsomImportDialog *self)
{
  EpsomTableHead *table = epsom_table_head_new (self->path, NULL);

  if (table == NULL)
    return FALSE;

  epsom_working_window_end (EPSOM_WORKING_WINDOW (self));
  epsom_import_columns_set_table (self->columns, table);
  offer (self, _ ("_Continue"));
  gtk_stack_set_visible_child_name (self->stages, "columns");
  choice_changed_cb (self);

  return TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (EpsomImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  const EpsomImport *import = epsom_importing_read_finish (EPSOM_IMPORTING (source), result, &error);

  if (epsom_working_window_is_cancelled (EPSOM_WORKING_WINDOW (self)))
    return;

  self->import = import;
  if (import != NULL)
    show_summary (self);
  else if (self->mapping != NULL || !g_error_matches (error, EPSOM_CSV_ERROR, EPSOM_CSV_ERROR_HEADER) ||
           !show_columns (self))
    fail (self, error);
}

static void
read_file (EpsomImportDialog *self)
{
  EpsomSourceOptions options = epsom_import_choices_get (self->choices);
  /* Translators: %s is the name of a file. */
  g_autofree char *what = g_strdup_printf (_ ("Reading %s"), self->name);

  options.mapping = self->mapping;
  show_working (self, what);
  epsom_importing_set_options (self->importing, &options);
  epsom_importing_read_async (self->importing, -1, get_cancellable (self), read_cb, g_object_ref (self));
}

static void
read_again_cb (EpsomImportDialog *self)
{
  if (self->import != NULL && self->import->is_foreign)
    {
      self->import = NULL;
      read_file (self);
    }
}

/* The next table with these columns is read the same way. That it couldn't be kept is no matter for this import. */
static void
remember_columns (EpsomImportDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (self->mapping != NULL &&
      !epsom_mapping_remember (self->mapping, epsom_import_columns_get_header (self->columns), &error))
    g_message ("The columns are not kept: %s", error->message);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (EpsomImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomStore) store = epsom_importing_store_finish (EPSOM_IMPORTING (source), result, &error);
  EpsomWindow *window = get_window (self);
  g_autofree char *done = NULL;

  if (window == NULL)
    return;
  if (store == NULL)
    {
      epsom_window_set_resting (window, FALSE);
      if (!epsom_working_window_is_cancelled (EPSOM_WORKING_WINDOW (self)))
        fail (self, error);
      return;
    }

  /* Cancelled too late is stored, which is said, and can be undone. */
  remember_columns (self);
  done = epsom_import_words_done (self->import->changes->len);
  epsom_window_set_store (window, store);
  epsom_window_add_toast (window, done, TRUE);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
store (EpsomImportDialog *self)
{
  epsom_window_set_resting (get_window (self), TRUE);
  epsom_importing_store_async (self->importing, get_cancellable (self), stored_cb, g_object_ref (self));
}

/* The file was read again with the choice that was made. */
static void
settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (EpsomImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  const EpsomImport *import = epsom_importing_read_finish (EPSOM_IMPORTING (source), result, &error);

  if (epsom_working_window_is_cancelled (EPSOM_WORKING_WINDOW (self)))
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

  if (chooses_columns (self))
    {
      self->mapping = epsom_import_columns_get_mapping (self->columns);
      read_file (self);
      return;
    }
  show_working (self, what);
  if (get_on_conflict (self) == EPSOM_ON_CONFLICT_REPLACE)
    epsom_importing_read_async (self->importing, EPSOM_ON_CONFLICT_REPLACE, get_cancellable (self), settled_cb,
                                g_object_ref (self));
  else
    store (self);
}

static void
epsom_import_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EPSOM_TYPE_IMPORT_DIALOG);

  G_OBJECT_CLASS (epsom_import_dialog_parent_class)->dispose (object);
}

static void
epsom_import_dialog_finalize (GObject *object)
{
  EpsomImportDialog *self = EPSOM_IMPORT_DIALOG (object);

  g_clear_object (&self->importing);
  g_clear_pointer (&self->mapping, epsom_mapping_free);
  g_ptr_array_unref (self->rows);
  g_free (self->path);
  g_free (self->name);

  G_OBJECT_CLASS (epsom_import_dialog_parent_class)->finalize (object);
}

static void
epsom_import_dialog_class_init (EpsomImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (EPSOM_TYPE_IMPORT_CHOICES);
  g_type_ensure (EPSOM_TYPE_IMPORT_COLUMNS);
  G_OBJECT_CLASS (klass)->dispose = epsom_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = epsom_import_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/epsomdiary/Epsom/import/epsom-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, header);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, stages);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, counts_group);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, conflicts_group);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, keep_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, replace_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, problems_group);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, good_row);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, good_switch);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, warnings_group);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, left_out_group);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, remarks_group);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, preview_group);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportDialog, columns);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
}

static void
epsom_import_dialog_init (EpsomImportDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  epsom_narrow_wrap_titles (GTK_WIDGET (self));
  gtk_stack_add_named (self->stages, epsom_working_window_get_view (EPSOM_WORKING_WINDOW (self)), "working");
}

GtkWidget *
epsom_import_dialog_present (EpsomWindow *window, GFile *file)
{
  EpsomImportDialog *self;

  g_return_val_if_fail (EPSOM_IS_WINDOW (window), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = epsom_working_window_new (EPSOM_TYPE_IMPORT_DIALOG, window);
  self->path = g_file_get_path (file);
  self->name = g_file_get_basename (file);
  self->importing = epsom_importing_new (g_file_peek_path (file), epsom_window_get_path (window),
                                         epsom_working_window_get_progress (EPSOM_WORKING_WINDOW (self)));
  gtk_window_present (GTK_WINDOW (self));
  read_file (self);

  return GTK_WIDGET (self);
}
