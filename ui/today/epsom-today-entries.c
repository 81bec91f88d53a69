/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-today-entries.h"

#include <glib/gi18n-lib.h>

#include "epsom-today-model.h"
#include "epsom-ui.h"
#include "epsom-words.h"

struct _EpsomTodayEntries {
  AdwBin parent_instance;

  GtkListBox *list; /* (unowned) child */
  GArray *entries;  /* (owned) (element-type EpsomTodayEntry): of the rows, in their order; each holds its record */
};

G_DEFINE_FINAL_TYPE (EpsomTodayEntries, epsom_today_entries, ADW_TYPE_BIN)

static void
clear_entry (gpointer data)
{
  EpsomTodayEntry *entry = data;

  epsom_record_unref ((EpsomRecord *) entry->record);
}

static gboolean
is_same_entry (const EpsomTodayEntry *a, const EpsomTodayEntry *b)
{
  return a->record == b->record && a->ended == b->ended;
}

static gboolean
contains (const GArray *entries, const EpsomTodayEntry *entry)
{
  for (guint i = 0; i < entries->len; i++)
    if (is_same_entry (&g_array_index (entries, EpsomTodayEntry, i), entry))
      return TRUE;

  return FALSE;
}

static char *
describe (EpsomDiary *diary, const EpsomTodayEntry *entry)
{
  const EpsomRecord *record = entry->record;

  if (entry->ended)
    /* Translators: %s is a symptom. */
    return g_strdup_printf (_ ("%s was over"), epsom_words_symptom (epsom_record_as_episode (record)->symptom));

  if (record->kind == EPSOM_RECORD_READING)
    {
      const EpsomReading *reading = epsom_record_as_reading (record);
      const EpsomRecord *episode = epsom_diary_lookup (diary, &reading->episode);

      if (episode != NULL)
        /* Translators: a symptom, a severity from 0 to 10 and its word. */
        return g_strdup_printf (_ ("%s %d, %s"), epsom_words_symptom (epsom_record_as_episode (episode)->symptom),
                                reading->severity, epsom_words_severity (reading->severity));
    }

  return epsom_words_record (record);
}

static EpsomInstant
get_instant (const EpsomTodayEntry *entry)
{
  const EpsomRecord *record = entry->record;

  switch (record->kind)
    {
    case EPSOM_RECORD_EPISODE:
      return entry->ended ? epsom_record_as_episode (record)->end : epsom_record_as_episode (record)->start;
    case EPSOM_RECORD_READING:
      return epsom_record_as_reading (record)->at;
    case EPSOM_RECORD_DOSE:
      return epsom_record_as_dose (record)->at;
    case EPSOM_RECORD_MEDICINE:
      return epsom_record_as_medicine (record)->at;
    case EPSOM_RECORD_LAB:
      return epsom_record_as_lab (record)->at;
    case EPSOM_RECORD_DAY:
    case EPSOM_RECORD_RATING:
    default:
      g_assert_not_reached ();
    }
}

static GtkWidget *
create_time_label (const EpsomTodayEntry *entry)
{
  g_autofree char *time = entry->time == G_MININT64 ? g_strdup (_ ("Day")) : epsom_ui_format_time (get_instant (entry));
  GtkWidget *label = gtk_label_new (time);

  gtk_label_set_width_chars (GTK_LABEL (label), 6);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dim-label");

  return label;
}

static GtkWidget *
create_row (EpsomDiary *diary, const EpsomTodayEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = describe (diary, entry);
  char id[EPSOM_UUID_STRING_SIZE];

  g_object_set (row, "use-markup", FALSE, "title", words, "subtitle", entry->record->note, "subtitle-lines", 2,
                "activatable", TRUE, NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_time_label (entry));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.edit");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", epsom_uuid_to_string (&entry->record->id, id));

  return row;
}

static void
epsom_today_entries_finalize (GObject *object)
{
  g_array_unref (EPSOM_TODAY_ENTRIES (object)->entries);

  G_OBJECT_CLASS (epsom_today_entries_parent_class)->finalize (object);
}

static void
epsom_today_entries_class_init (EpsomTodayEntriesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = epsom_today_entries_finalize;
}

static void
epsom_today_entries_init (EpsomTodayEntries *self)
{
  GtkWidget *empty = gtk_label_new (_ ("Nothing yet. Press what is happening, or log a dose."));

  self->entries = g_array_new (FALSE, FALSE, sizeof (EpsomTodayEntry));
  g_array_set_clear_func (self->entries, clear_entry);

  gtk_label_set_xalign (GTK_LABEL (empty), 0);
  gtk_label_set_wrap (GTK_LABEL (empty), TRUE);
  gtk_widget_add_css_class (empty, "dim-label");
  gtk_widget_add_css_class (empty, "empty-list");

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (self->list, empty);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Today's entries"),
                                  -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

static void
remove_gone (EpsomTodayEntries *self, const GArray *entries)
{
  for (guint i = self->entries->len; i > 0; i--)
    if (!contains (entries, &g_array_index (self->entries, EpsomTodayEntry, i - 1)))
      {
        gtk_list_box_remove (self->list, GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) i - 1)));
        g_array_remove_index (self->entries, i - 1);
      }
}

void
epsom_today_entries_update (EpsomTodayEntries *self, EpsomDiary *diary, EpsomDate date)
{
  g_autoptr (GArray) entries = NULL;

  g_return_if_fail (EPSOM_IS_TODAY_ENTRIES (self));

  entries = epsom_today_find_entries (diary, date);
  remove_gone (self, entries);
  for (guint i = 0; i < entries->len; i++)
    {
      EpsomTodayEntry entry = g_array_index (entries, EpsomTodayEntry, i);

      /* What stayed is in the same order, since a record never changes. */
      if (i < self->entries->len && is_same_entry (&g_array_index (self->entries, EpsomTodayEntry, i), &entry))
        continue;

      gtk_list_box_insert (self->list, create_row (diary, &entry), (int) i);
      epsom_record_ref ((EpsomRecord *) entry.record);
      g_array_insert_val (self->entries, i, entry);
    }
}
