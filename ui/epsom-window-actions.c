/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-window-private.h"

#include <glib/gi18n-lib.h>

#include "epsom-compat.h"
#include "epsom-export.h"
#include "epsom-help.h"
#include "epsom-import-dialog.h"
#include "epsom-merge-dialog.h"
#include "epsom-preferences.h"
#include "epsom-shortcuts.h"
#include "epsom-take-back.h"
#include "epsom-ui.h"
#include "epsom-words.h"

static EpsomDiary *
get_diary (EpsomWindow *self)
{
  EpsomStore *store = epsom_window_get_store (self);

  return store != NULL ? epsom_store_get_diary (store) : NULL;
}

static gboolean
has_ongoing (EpsomDiary *diary)
{
  guint n;
  const EpsomRecord *const *episodes = epsom_diary_get (diary, EPSOM_RECORD_EPISODE, &n);

  for (guint i = n; i > 0; i--)
    if (!epsom_record_as_episode (episodes[i - 1])->has_end)
      return TRUE;

  return FALSE;
}

static EpsomRecord *
find_record (EpsomWindow *self, GVariant *parameter)
{
  EpsomDiary *diary = get_diary (self);
  EpsomUuid id;

  if (diary == NULL || !epsom_uuid_parse (g_variant_get_string (parameter, NULL), &id))
    return NULL;

  return (EpsomRecord *) epsom_diary_lookup (diary, &id);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  int kind;

  if (epsom_token_parse (EPSOM_TOKENS_RECORD, g_variant_get_string (parameter, NULL), &kind))
    epsom_editor_present (widget, (EpsomRecordKind) kind, NULL);
}

/* The next likely thing: how an ongoing episode is now, otherwise a new one. */
static void
add_next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EpsomDiary *diary = get_diary (EPSOM_WINDOW (widget));

  if (diary != NULL)
    epsom_editor_present (widget, has_ongoing (diary) ? EPSOM_RECORD_READING : EPSOM_RECORD_EPISODE, NULL);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EpsomRecord *record = find_record (EPSOM_WINDOW (widget), parameter);

  if (record != NULL)
    epsom_editor_present (widget, record->kind, record);
}

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EpsomRecord *record = find_record (EPSOM_WINDOW (widget), parameter);

  if (record != NULL)
    epsom_editor_present_copy (widget, record, EPSOM_FIELD_AT);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EpsomWindow *self = EPSOM_WINDOW (widget);
  EpsomRecord *record = find_record (self, parameter);
  g_autofree char *words = NULL;
  g_autofree char *done = NULL;

  if (record == NULL)
    return;

  words = epsom_words_record (record);
  /* Translators: %s is an entry of the diary, such as "Migraine began". */
  done = g_strdup_printf (_ ("Deleted: %s"), words);
  epsom_ui_apply (widget, epsom_diary_delete (get_diary (self), record), done);
}

/* The first record of @changes in words, and how many more there are. */
static char *
describe_changes (const GPtrArray *changes)
{
  g_autofree char *words = NULL;

  if (changes->len == 0)
    return g_strdup ("");

  words = epsom_words_record (epsom_change_get_record (g_ptr_array_index (changes, 0)));
  if (changes->len == 1)
    return g_steal_pointer (&words);

  /* Translators: an entry of the diary, and how many more were changed with it. */
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%s and %u more entry", "%s and %u more entries", changes->len - 1), words,
    changes->len - 1);
}

typedef struct {
  EpsomWindow *window;
  char *message;
  gboolean undo;
} Said;

static void
say_cb (gpointer user_data)
{
  Said *said = user_data;

  if (epsom_window_get_store (said->window) != NULL)
    epsom_window_add_toast (said->window, said->message, said->undo);
  g_object_unref (said->window);
  g_free (said->message);
  g_free (said);
}

/* Says @message when a toast whose button was pressed is gone: it would take the message along. */
static void
say_afterwards (EpsomWindow *self, const char *message, gboolean undo)
{
  Said *said = g_new (Said, 1);

  *said = (Said){ g_object_ref (self), g_strdup (message), undo };
  g_idle_add_once (say_cb, said);
}

static void
say_taken_back (EpsomWindow *self, gboolean redo, const GPtrArray *changes)
{
  g_autofree char *what = describe_changes (changes);
  /* Translators: %s is an entry of the diary. */
  g_autofree char *done = g_strdup_printf (redo ? _ ("Done again: %s") : _ ("Undone: %s"), what);

  epsom_window_count_change (self, redo ? 1 : -1);
  say_afterwards (self, done, redo);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  epsom_take_back (EPSOM_WINDOW (widget), FALSE, say_taken_back);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  epsom_take_back (EPSOM_WINDOW (widget), TRUE, say_taken_back);
}

static void
import_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (EpsomWindow) self = user_data;

  if (file != NULL && epsom_ui_check_local (GTK_WIDGET (self), _ ("The file was not imported"), file))
    epsom_import_dialog_present (self, file);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *const patterns[] = { "*.csv", "*.json", "*.tsv", "*.txt", NULL };

  epsom_ui_choose_open (widget, _ ("Import into the diary"), patterns, import_chosen_cb, g_object_ref (widget));
}

static void
merge_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (EpsomWindow) self = user_data;

  if (file != NULL && epsom_ui_check_local (GTK_WIDGET (self), _ ("The diary was not merged"), file))
    epsom_merge_dialog_present (self, file, FALSE);
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *const patterns[] = { "*.epsom", NULL };

  epsom_ui_choose_open (widget, _ ("Merge another copy of the diary"), patterns, merge_chosen_cb,
                        g_object_ref (widget));
}

static void
export_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (EpsomWindow) self = user_data;

  if (file != NULL && epsom_window_get_store (self) != NULL)
    epsom_export_all (GTK_WIDGET (self), epsom_window_get_store (self), file);
}

static void
spreadsheet_chosen_cb (GFile *folder, gpointer user_data)
{
  g_autoptr (EpsomWindow) self = user_data;

  if (folder != NULL && epsom_window_get_store (self) != NULL)
    epsom_export_spreadsheet (GTK_WIDGET (self), epsom_window_get_store (self), folder);
}

static void
export_spreadsheet_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  epsom_ui_choose_folder (widget, _ ("Choose where a folder with tables is made"), spreadsheet_chosen_cb,
                          g_object_ref (widget));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  epsom_ui_choose_save (widget, _ ("Export the diary as .csv, .json (FHIR) or .ndjson"), "epsom-diary.csv",
                        export_chosen_cb, g_object_ref (widget));
}

static void
show_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  epsom_window_show_page (EPSOM_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
preferences_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  epsom_preferences_present (EPSOM_WINDOW (widget));
}

static void
show_shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  epsom_shortcuts_present (GTK_WINDOW (widget));
}

static void
show_help_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  epsom_help_present (GTK_WINDOW (widget));
}

static void
about_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const EpsomCredits credits = {
    .name = "Epsom",
    .icon = "io.github.epsomdiary.Epsom",
    .version = EPSOM_VERSION,
    .developer = _ ("The Epsom developers"),
    .comments =
      _ ("A diary of migraine, cramps, PMS, brain fog and palpitations beside oral and intravenous magnesium. "
         "It records and counts; it is not medical advice."),
    .website = "https://github.com/epsomdiary/epsom",
    .copyright = "© 2026 The Epsom developers",
  };

  epsom_compat_show_about (GTK_WINDOW (widget), &credits);
}

/* "Start a diary" of the first run. */
static void
create_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  epsom_window_open (EPSOM_WINDOW (widget), EPSOM_STORE_CREATE);
}

static void
reopen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  epsom_window_open (EPSOM_WINDOW (widget), EPSOM_STORE_NONE);
}

void
epsom_window_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "win.add-next", NULL, add_next_action);
  gtk_widget_class_install_action (widget_class, "win.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "win.delete", "s", delete_action);
  gtk_widget_class_install_action (widget_class, "win.duplicate", "s", duplicate_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "win.export-spreadsheet", NULL, export_spreadsheet_action);
  gtk_widget_class_install_action (widget_class, "win.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_action);
  gtk_widget_class_install_action (widget_class, "win.show-shortcuts", NULL, show_shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.show-help", NULL, show_help_action);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, about_action);
  gtk_widget_class_install_action (widget_class, "win.create", NULL, create_action);
  gtk_widget_class_install_action (widget_class, "win.reopen", NULL, reopen_action);
}

void
epsom_window_update_actions (EpsomWindow *self)
{
  EpsomStore *store = epsom_window_get_store (self);
  gboolean writes = store != NULL && !epsom_store_get_read_only (store);
  GtkWidget *widget = GTK_WIDGET (self);
  const char *const writing[] = { "win.add", "win.add-next", "win.edit", "win.delete", "win.duplicate" };

  for (gsize i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (widget, writing[i], writes);
  /* Where there is no diary yet, the import makes it. */
  gtk_widget_action_set_enabled (widget, "win.import", writes || epsom_window_get_first_run (self));
  gtk_widget_action_set_enabled (widget, "win.undo", writes && epsom_window_may_undo (self));
  gtk_widget_action_set_enabled (widget, "win.redo", writes && epsom_store_get_can_redo (store));
  gtk_widget_action_set_enabled (widget, "win.export", store != NULL);
  gtk_widget_action_set_enabled (widget, "win.export-spreadsheet", store != NULL);
  gtk_widget_action_set_enabled (widget, "win.merge", writes && !epsom_window_get_sample (self));
  gtk_widget_action_set_enabled (widget, "win.preferences", store != NULL);
  if (store != NULL)
    epsom_window_set_next (self, has_ongoing (get_diary (self)) ? _ ("Add a reading") : _ ("Add an episode"));
  gtk_widget_action_set_enabled (widget, "win.show-page", store != NULL);
}
