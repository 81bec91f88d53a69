/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of other apps, realistic and awkward ones: `data/NAME` becomes what `data/NAME.becomes` says, which
 * EPSOM_UPDATE_GOLDEN=1 writes anew. */
#include <string.h>

#include "epsom-source.h"
#include "exchange-diary.h"
#include "exchange-fixture.h"

#define NOW "2026-04-01T12:00:00+02:00"
#define ZONE "Europe/Berlin"

static const struct {
  const char *file;
  const char *source; /* that recognises it */
  int severity;
  const char *columns; /* of a table of another program, which nothing recognises */
} cases[] = {
  { "bearable.csv", "bearable", EPSOM_SOURCE_SEVERITY_UNKNOWN },
  { "bearable-awkward.csv", "bearable", EPSOM_SOURCE_SEVERITY_UNKNOWN },
  { "clue.json", "clue", EPSOM_SOURCE_SEVERITY_UNKNOWN },
  { "clue-awkward.json", "clue", EPSOM_SOURCE_SEVERITY_UNKNOWN },
  { "cluster.csv", "cluster", EPSOM_SOURCE_SEVERITY_UNKNOWN },
  { "cluster-awkward.csv", "cluster", EPSOM_SOURCE_SEVERITY_UNKNOWN },
  { "daylio.csv", "daylio", EPSOM_SOURCE_SEVERITY_UNKNOWN },
  { "daylio-awkward.csv", "daylio", 5 },
  { "dosage.csv", "dosage", EPSOM_SOURCE_SEVERITY_UNKNOWN },
  { "dosage-awkward.csv", "dosage", EPSOM_SOURCE_SEVERITY_UNKNOWN },
  { "drip.csv", "drip", EPSOM_SOURCE_SEVERITY_UNKNOWN },
  { "drip-awkward.csv", "drip", 6 },
  { "headi.csv", "headi", EPSOM_SOURCE_SEVERITY_UNKNOWN },
  { "headi-awkward.csv", "headi", EPSOM_SOURCE_SEVERITY_UNKNOWN },
  { "003 Migraine/Checkmarks.csv", "loop", EPSOM_SOURCE_SEVERITY_UNKNOWN },
  { "loop-awkward.csv", "loop", 5 },
  { "medtimer.csv", "medtimer", EPSOM_SOURCE_SEVERITY_UNKNOWN },
  { "medtimer-awkward.csv", "medtimer", EPSOM_SOURCE_SEVERITY_UNKNOWN },
  { "medtimer.json", "medtimer", EPSOM_SOURCE_SEVERITY_UNKNOWN },
  { "medtimer-awkward.json", "medtimer", EPSOM_SOURCE_SEVERITY_UNKNOWN },
  { "medtimer-backup.json", "medtimer", EPSOM_SOURCE_SEVERITY_UNKNOWN },
  { "medtimer-backup-awkward.json", "medtimer", EPSOM_SOURCE_SEVERITY_UNKNOWN },
  { "migraine-buddy.csv", "migraine-buddy", EPSOM_SOURCE_SEVERITY_UNKNOWN },
  { "migraine-buddy-awkward.csv", "migraine-buddy", EPSOM_SOURCE_SEVERITY_UNKNOWN },
  { "migralog.json", "migralog", EPSOM_SOURCE_SEVERITY_UNKNOWN },
  { "migralog-awkward.json", "migralog", EPSOM_SOURCE_SEVERITY_UNKNOWN },
  { "table.csv", "table", EPSOM_SOURCE_SEVERITY_UNKNOWN,
    "time=Datum,clock=Uhrzeit,end=Ende,symptom:migraine,severity=Stärke,triggers=Auslöser,note=Bemerkung" },
  { "table-awkward.csv", "table", 4,
    "time=when,medicine=drug,amount=how\\, much,symptom=what,severity=level,bleeding=flow,note=note" },
  { "track-and-graph.csv", "track-and-graph", EPSOM_SOURCE_SEVERITY_UNKNOWN },
  { "track-and-graph-awkward.csv", "track-and-graph", EPSOM_SOURCE_SEVERITY_UNKNOWN },
};

static char *
get_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", name, NULL);
}

static EpsomImport *
import_with (EpsomDiary *diary, guint i, EpsomOnConflict on_conflict, GHashTable *deleted, gboolean bring_back)
{
  g_autofree char *path = get_path (cases[i].file);
  const char *const paths[] = { path, NULL };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (ZONE);
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomMapping) mapping = cases[i].columns != NULL ? epsom_mapping_parse (cases[i].columns, &error) : NULL;
  EpsomSourceOptions options = {
    .zone = zone, .severity = cases[i].severity, .mapping = mapping, .deleted = deleted, .bring_back = bring_back
  };
  EpsomImport *import;

  g_assert_no_error (error);
  import = epsom_source_import (paths, &options, diary, on_conflict, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return import;
}

static EpsomImport *
import_into (EpsomDiary *diary, guint i, EpsomOnConflict on_conflict)
{
  return import_with (diary, i, on_conflict, NULL, FALSE);
}

static EpsomDiary *
make_empty (void)
{
  return epsom_diary_new (g_ptr_array_new_with_free_func ((GDestroyNotify) epsom_record_unref));
}

static void
append_record (GString *text, guint64 line, const EpsomRecord *record)
{
  EpsomRow row;

  epsom_record_to_cells (record, &row);
  g_string_append_printf (text, "%" G_GUINT64_FORMAT, line);
  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    if (field != EPSOM_FIELD_ID && field != EPSOM_FIELD_EPISODE && *row.cells.text[field] != '\0')
      {
        g_autofree char *readable = g_strdup (row.cells.text[field]);

        g_strdelimit (readable, "\n", '\\');
        g_string_append_printf (text, " %s=%s", epsom_field_get_name (field), readable);
      }
  g_string_append (text, *row.cells.text[EPSOM_FIELD_EPISODE] != '\0' ? " of an episode\n" : "\n");
}

/* Paths differ from machine to machine. */
static void
append_without_folder (GString *text, const char *message)
{
  g_autofree char *folder = get_path ("");
  const char *name = strstr (message, folder);

  g_string_append_printf (text, "%s\n", name != NULL ? name + strlen (folder) : message);
}

static char *
describe (const EpsomImport *import)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < import->changes->len; i++)
    append_record (text, g_array_index (import->places, EpsomImportPlace, i).line,
                   epsom_change_get_record (import->changes->pdata[i]));
  for (guint i = 0; i < import->remarks->len; i++)
    {
      const EpsomRemark *remark = import->remarks->pdata[i];

      g_string_append_printf (text, "%s %" G_GUINT64_FORMAT " from line %" G_GUINT64_FORMAT ": %s\n",
                              remark->is_left_out ? "left out" : "otherwise", remark->n, remark->place.line,
                              remark->message);
    }
  for (guint i = 0; i < import->problems->len; i++)
    {
      g_autofree char *problem = epsom_problem_to_string (import->problems->pdata[i]);

      append_without_folder (text, problem);
    }
  for (guint i = 0; i < import->warnings->len; i++)
    append_without_folder (text, import->warnings->pdata[i]);
  return g_string_free (text, FALSE);
}

static void
test_becomes (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *name = g_strconcat (cases[i].file, ".becomes", NULL);
  g_autofree char *path = get_path (name);
  g_autoptr (EpsomDiary) diary = make_empty ();
  g_autoptr (EpsomImport) import = import_into (diary, i, EPSOM_ON_CONFLICT_KEEP);
  g_autofree char *text = describe (import);
  g_autofree char *expected = NULL;

  if (g_getenv ("EPSOM_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
  expected = fixture_read (path);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_recognised (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *path = get_path (cases[i].file);
  g_autoptr (GError) error = NULL;
  const EpsomSource *source;

  g_assert_true (epsom_source_recognise (path, &source, &error));
  g_assert_no_error (error);
  if (cases[i].columns != NULL)
    {
      g_assert_null (source);
      return;
    }
  g_assert_nonnull (source);
  g_assert_cmpstr (source->name, ==, cases[i].source);
}

static guint64
count_added (const EpsomImport *import)
{
  guint64 n = 0;

  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    n += import->counts[kind].added;
  return n;
}

static void
test_twice (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (EpsomDiary) empty = make_empty ();
  g_autoptr (EpsomImport) first = import_into (empty, i, EPSOM_ON_CONFLICT_KEEP);
  g_autoptr (EpsomDiary) diary = epsom_diary_apply (empty, first->changes);
  g_autoptr (EpsomImport) second = import_into (diary, i, EPSOM_ON_CONFLICT_FAIL);

  g_assert_cmpuint (count_added (first), >, 0);
  g_assert_cmpuint (first->changes->len, ==, count_added (first));
  g_assert_cmpuint (first->changes->len, ==, first->places->len);
  g_assert_cmpuint (second->changes->len, ==, 0);
  g_assert_cmpuint (second->n_conflicts, ==, 0);
  g_assert_cmpuint (second->n_problems, ==, first->n_problems);
}

static void
test_undone (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (EpsomDiary) before = make_empty ();
  g_autoptr (EpsomImport) import = import_into (before, i, EPSOM_ON_CONFLICT_KEEP);
  g_autoptr (EpsomDiary) after = epsom_diary_apply (before, import->changes);
  g_autoptr (GPtrArray) inverse = epsom_changes_invert (import->changes);
  g_autoptr (EpsomDiary) undone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (epsom_diary_check_changes (after, import->changes, &error));
  g_assert_no_error (error);
  undone = epsom_diary_apply (after, inverse);
  g_assert_cmpuint (epsom_diary_get_n_records (undone), ==, 0);
}

/* Every record gets another note, as if a person had written it. */
static GPtrArray *
edit_all (EpsomDiary *diary)
{
  GPtrArray *changes = epsom_changes_new ();

  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      guint n;
      const EpsomRecord *const *records = epsom_diary_get (diary, (EpsomRecordKind) kind, &n);

      for (guint i = 0; i < n; i++)
        {
          EpsomRow row;
          g_autoptr (EpsomRecord) edited = NULL;

          epsom_record_to_cells (records[i], &row);
          row.cells.text[EPSOM_FIELD_NOTE] = "edited";
          edited = epsom_record_from_cells (&row.cells, NULL);
          g_ptr_array_add (changes, epsom_change_new ((EpsomRecord *) records[i], edited));
        }
    }
  return changes;
}

static void
test_edited_stays (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (EpsomDiary) empty = make_empty ();
  g_autoptr (EpsomImport) first = import_into (empty, i, EPSOM_ON_CONFLICT_KEEP);
  g_autoptr (EpsomDiary) diary = epsom_diary_apply (empty, first->changes);
  g_autoptr (GPtrArray) edits = edit_all (diary);
  g_autoptr (EpsomDiary) edited = epsom_diary_apply (diary, edits);
  g_autoptr (EpsomImport) second = import_into (edited, i, EPSOM_ON_CONFLICT_KEEP);

  g_assert_cmpuint (second->changes->len, ==, 0);
  g_assert_cmpuint (second->n_conflicts, ==, first->changes->len);
}

/* The ids of what @import brings, of episodes alone or of all. */
static GHashTable *
take_ids (const EpsomImport *import, gboolean episodes)
{
  GHashTable *ids = g_hash_table_new_full (epsom_uuid_hash, epsom_uuid_equal, g_free, NULL);

  for (guint i = 0; i < import->changes->len; i++)
    {
      const EpsomRecord *record = epsom_change_get_record (import->changes->pdata[i]);

      if (!episodes || record->kind == EPSOM_RECORD_EPISODE)
        g_hash_table_add (ids, g_memdup2 (&record->id, sizeof record->id));
    }
  return ids;
}

/* What a person deleted isn't brought back, and breaks no rule, unless they ask for it. Readings go with their episode;
 * what was taken stays. */
static void
test_deleted_stays (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (EpsomDiary) empty = make_empty ();
  g_autoptr (EpsomImport) all = import_into (empty, i, EPSOM_ON_CONFLICT_KEEP);
  g_autoptr (GHashTable) ids = take_ids (all, FALSE);
  g_autoptr (GHashTable) episodes = take_ids (all, TRUE);
  g_autoptr (EpsomImport) none = import_with (empty, i, EPSOM_ON_CONFLICT_KEEP, ids, FALSE);
  g_autoptr (EpsomImport) again = import_with (empty, i, EPSOM_ON_CONFLICT_KEEP, ids, TRUE);
  g_autoptr (EpsomImport) rest = import_with (empty, i, EPSOM_ON_CONFLICT_KEEP, episodes, FALSE);
  guint n_readings = (guint) all->counts[EPSOM_RECORD_READING].added;

  g_assert_cmpuint (none->changes->len, ==, 0);
  g_assert_cmpuint (none->n_problems, ==, all->n_problems);
  g_assert_cmpuint (epsom_import_count_left_out (none), ==,
                    epsom_import_count_left_out (all) + g_hash_table_size (ids));
  g_assert_cmpuint (again->changes->len, ==, all->changes->len);
  g_assert_cmpuint (rest->n_problems, ==, all->n_problems);
  g_assert_cmpuint (rest->changes->len, ==, all->changes->len - g_hash_table_size (episodes) - n_readings);
  for (guint j = 0; j < rest->changes->len; j++)
    {
      EpsomUuid episode = epsom_record_get_episode (epsom_change_get_record (rest->changes->pdata[j]));

      g_assert_true (epsom_uuid_is_null (&episode));
    }
}

static void
test_cancelled (gconstpointer data)
{
  g_autofree char *path = get_path (cases[GPOINTER_TO_UINT (data)].file);
  const char *const paths[] = { path, NULL };
  g_autoptr (EpsomDiary) diary = make_empty ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const char *columns = cases[GPOINTER_TO_UINT (data)].columns;
  g_autoptr (EpsomMapping) mapping = columns != NULL ? epsom_mapping_parse (columns, &error) : NULL;
  EpsomSourceOptions options = epsom_source_options_default ();

  options.mapping = mapping;
  g_cancellable_cancel (cancellable);
  g_assert_null (epsom_source_import (paths, &options, diary, EPSOM_ON_CONFLICT_KEEP, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
add_tests (guint i)
{
  static const struct {
    const char *name;
    GTestDataFunc function;
  } tests[] = {
    { "recognised", test_recognised },     { "becomes", test_becomes },
    { "twice-adds-nothing", test_twice },  { "undone-is-as-before", test_undone },
    { "edited-stays", test_edited_stays }, { "deleted-stays", test_deleted_stays },
    { "cancelled", test_cancelled },
  };

  for (gsize j = 0; j < G_N_ELEMENTS (tests); j++)
    {
      g_autofree char *path = g_strdup_printf ("/source/%s/%s", cases[i].file, tests[j].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), tests[j].function);
    }
}

/* Each source has a realistic file and an awkward one. */
static void
test_all_covered (void)
{
  for (const EpsomSource *const *source = epsom_sources (); *source != NULL; source++)
    {
      guint n = 0;

      for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
        n += strcmp (cases[i].source, (*source)->name) == 0;
      g_assert_cmpuint (n, >=, 2);
      g_assert_true (epsom_source_find ((*source)->name) == *source);
    }
  g_assert_null (epsom_source_find ("nobody"));
}

/* What stands before the part that an app is known by may be longer than any entry. */
static void
test_long_part (Fixture *fixture, gconstpointer data)
{
  static const char reminder[] = "{\"medicine\": {\"name\": \"Magnesium\"}, \"reminders\": []}";
  g_autoptr (GString) text = g_string_new ("{\"medicines\": {\"list\": [");
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  const EpsomSource *source;

  while (text->len < 5 * 1024 * 1024)
    g_string_append_printf (text, "%s,", reminder);
  g_string_append_printf (text, "%s]}, \"events\": {\"version\": 25, \"list\": []}}", reminder);
  path = fixture_write (fixture, "backup.json", text->str, -1);
  g_assert_true (epsom_source_recognise (path, &source, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (source->name, ==, "medtimer");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("EPSOM_NOW", NOW, TRUE);
  FIXTURE_TEST ("/source/long-part", NULL, test_long_part);
  g_test_add_func ("/source/all-are-covered", test_all_covered);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    add_tests (i);
  return g_test_run ();
}
