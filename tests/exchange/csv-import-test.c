/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "exchange-diary.h"

#define HEADER "record,id,episode,at,end,symptom,severity,note\n"
#define AT(time) "2026-03-01T" time "+01:00"

/* An import into a diary, and what comes of it. */
typedef struct {
  const char *name;
  const char *diary; /* rows, or NULL: empty */
  EpsomOnConflict on_conflict;
  const char *rows;
  const char *description;
} Case;

#define EPISODE(id, time, symptom) "episode," id ",," AT (time) ",," symptom ",,\n"
#define READING(id, episode, time, severity) "reading," id "," episode "," AT (time) ",,," severity ",\n"
#define RATING(id, date, symptom, severity) "rating," id ",," date ",," symptom "," severity ",\n"

#define FAIL EPSOM_ON_CONFLICT_FAIL
#define KEEP EPSOM_ON_CONFLICT_KEEP
#define REPLACE EPSOM_ON_CONFLICT_REPLACE

static const Case cases[] = {
  { "nothing", NULL, FAIL, "", "" },
  { "episode-before-reading", NULL, FAIL, EPISODE (ID_A, "08:00:00", "migraine") READING (ID_B, ID_A, "08:00:00", "7"),
    "episode 1 added\nreading 1 added\n" },
  { "episode-after-reading", NULL, FAIL, READING (ID_B, ID_A, "08:00:00", "7") EPISODE (ID_A, "08:00:00", "migraine"),
    "episode 1 added\nreading 1 added\n" },
  { "episode-in-the-diary", EPISODE (ID_A, "08:00:00", "migraine"), FAIL, READING (ID_B, ID_A, "08:00:00", "7"),
    "reading 1 added\n" },
  { "episode-nowhere", NULL, FAIL, READING (ID_B, ID_A, "08:00:00", "7"),
    "reading 1 refused\nfile.csv:2: episode: there is no episode " ID_A ", neither in the files nor in the diary\n" },
  { "episode-is-a-reading", NULL, FAIL,
    EPISODE (ID_A, "08:00:00", "migraine") READING (ID_B, ID_A, "08:00:00", "7") READING (ID_C, ID_B, "09:00:00", "5"),
    "episode 1 added\nreading 1 added 1 refused\nfile.csv:4: episode: there is no episode " ID_B
    ", neither in the files nor in the diary\n" },
  { "episode-is-a-reading-in-the-diary", EPISODE (ID_A, "08:00:00", "migraine") READING (ID_B, ID_A, "08:00:00", "7"),
    FAIL, READING (ID_C, ID_B, "09:00:00", "5"),
    "reading 1 refused\nfile.csv:2: episode: there is no episode " ID_B ", neither in the files nor in the diary\n" },
  { "episode-refused", NULL, FAIL,
    READING (ID_B, ID_A, "08:00:00", "7") EPISODE (ID_A, "08:00:00", "") READING (ID_C, ID_A, "09:00:00", "5"),
    "episode 1 refused\nreading 2 refused\nfile.csv:2: episode: the row of the episode " ID_A
    ", in file.csv:3, is refused\nfile.csv:3: symptom: is missing\nfile.csv:4: episode: the row of the episode " ID_A
    ", in file.csv:3, is refused\n" },
  { "episode-refused-but-in-the-diary", EPISODE (ID_A, "08:00:00", "migraine"), FAIL,
    READING (ID_B, ID_A, "08:00:00", "7") EPISODE (ID_A, "08:00:00", ""),
    "episode 1 refused\nreading 1 added\nfile.csv:3: symptom: is missing\n" },
  { "episode-refused-for-its-id", EPISODE (ID_A, "08:00:00", "migraine") READING (ID_B, ID_A, "08:00:00", "7"), REPLACE,
    READING (ID_C, ID_B, "09:00:00", "5") EPISODE (ID_B, "08:00:00", "migraine"),
    "episode 1 refused\nreading 1 refused\nfile.csv:2: episode: the row of the episode " ID_B
    ", in file.csv:3, is refused\nfile.csv:3: id: the diary holds this id for a record of the kind reading\n" },
  { "optional-episode-nowhere", NULL, FAIL, "dose,," ID_A "," AT ("08:00:00") ",,,,\n",
    "dose 1 refused\nfile.csv:2: route: is missing\n" },
  { "twice-the-same", NULL, FAIL,
    EPISODE (ID_A, "08:00:00", "migraine") EPISODE (ID_A, "08:00:00", "migraine")
      EPISODE (ID_A, "08:00:00", "migraine"),
    "episode 1 added 2 skipped\n" },
  { "twice-the-same-in-other-spelling", NULL, FAIL,
    "episode," ID_A ",,2026-03-01T08:00:00Z,,migraine,,\n"
    "episode,AAAAAAAA-0000-4000-8000-000000000000,,2026-03-01T08:00:00+00:00,,'migraine,,\n",
    "episode 1 added 1 skipped\n" },
  { "twice-with-other-content", NULL, FAIL,
    EPISODE (ID_A, "08:00:00", "migraine") EPISODE (ID_A, "08:00:00", "cramp") READING (ID_B, ID_A, "08:00:00", "7"),
    "episode 1 added 1 refused\nreading 1 added\n"
    "file.csv:3: id: the row in file.csv:2 has the same id and other content\n" },
  { "twice-as-other-kinds", NULL, FAIL, EPISODE (ID_A, "08:00:00", "migraine") RATING (ID_A, "2026-03-01", "pms", "3"),
    "episode 1 added\nrating 1 refused\nfile.csv:3: id: the row in file.csv:2 has the same id and other content\n" },
  { "twice-without-id", NULL, FAIL, RATING ("", "2026-03-01", "pms", "3") RATING ("", "2026-03-01", "pms", "3"),
    "rating 1 added 1 skipped\n" },
  { "known", EPISODE (ID_A, "08:00:00", "migraine") READING (ID_B, ID_A, "08:00:00", "7"), FAIL,
    READING (ID_B, ID_A, "08:00:00", "7") EPISODE (ID_A, "08:00:00", "migraine") READING (ID_C, ID_A, "09:00:00", "3"),
    "episode 1 skipped\nreading 1 added 1 skipped\n" },
  { "known-without-id", RATING ("", "2026-03-01", "pms", "3"), FAIL,
    RATING ("", "2026-03-01", "pms", "3") RATING ("", "2026-03-02", "pms", "3"), "rating 1 added 1 skipped\n" },
  { "conflict-fail", RATING (ID_A, "2026-03-01", "pms", "3"), FAIL, RATING (ID_A, "2026-03-01", "pms", "4"),
    "rating 1 conflicting\n"
    "file.csv:2: id: the diary holds this id with other content; they differ in: severity\n" },
  { "conflict-keep", RATING (ID_A, "2026-03-01", "pms", "3"), KEEP,
    RATING (ID_A, "2026-03-02", "cramp", "4") RATING (ID_B, "2026-03-05", "pms", "4"),
    "rating 1 added 1 conflicting\n"
    "file.csv:2: id: the diary holds this id with other content; they differ in: at, symptom, severity\n" },
  { "conflict-replace", RATING (ID_A, "2026-03-01", "pms", "3"), REPLACE, "rating," ID_A ",,2026-03-01,,pms,3,new\n",
    "rating 1 conflicting\nfile.csv:2: id: the diary holds this id with other content; they differ in: note\n" },
  { "conflict-of-kinds", EPISODE (ID_A, "08:00:00", "migraine"), KEEP, RATING (ID_A, "2026-03-01", "pms", "4"),
    "rating 1 refused\nfile.csv:2: id: the diary holds this id for a record of the kind episode\n" },
  { "replace-breaks-a-rule", EPISODE (ID_A, "08:00:00", "migraine") READING (ID_B, ID_A, "08:00:00", "7"), REPLACE,
    READING (ID_B, ID_C, "08:00:00", "7"),
    "reading 1 refused\nfile.csv:2: episode: there is no episode " ID_C ", neither in the files nor in the diary\n" },
  { "replace-moves-to-a-new-episode", EPISODE (ID_A, "08:00:00", "migraine") READING (ID_B, ID_A, "08:00:00", "7"),
    REPLACE, READING (ID_B, ID_C, "08:00:00", "7") EPISODE (ID_C, "08:00:00", "cramp"),
    "episode 1 added\nreading 1 conflicting\n"
    "file.csv:2: id: the diary holds this id with other content; they differ in: episode\n" },
  { "two-ratings-of-a-day", NULL, FAIL,
    RATING (ID_A, "2026-03-01", "pms", "3") RATING (ID_B, "2026-03-01", "cramp", "3")
      RATING (ID_C, "2026-03-01", "pms", "4"),
    "rating 2 added 1 refused\nfile.csv:4: at: “2026-03-01” has a rating of “pms” already, in file.csv:2\n" },
  { "rating-of-a-day-in-the-diary", RATING (ID_A, "2026-03-01", "pms", "3"), FAIL,
    RATING (ID_B, "2026-03-01", "pms", "3") RATING (ID_C, "2026-03-01", "brain-fog", "3"),
    "rating 1 added 1 refused\n"
    "file.csv:2: at: “2026-03-01” has a rating of “pms” in the diary, with another id\n" },
  { "ratings-swap-days", RATING (ID_A, "2026-03-01", "pms", "3") RATING (ID_B, "2026-03-02", "pms", "4"), REPLACE,
    RATING (ID_A, "2026-03-02", "pms", "3") RATING (ID_B, "2026-03-01", "pms", "4"),
    "rating 2 conflicting\n"
    "file.csv:2: id: the diary holds this id with other content; they differ in: at\n"
    "file.csv:3: id: the diary holds this id with other content; they differ in: at\n" },
  { "rating-takes-a-place-that-is-left", RATING (ID_A, "2026-03-01", "pms", "3"), REPLACE,
    RATING (ID_B, "2026-03-01", "pms", "5") RATING (ID_A, "2026-03-02", "pms", "3"),
    "rating 1 added 1 conflicting\nfile.csv:3: id: the diary holds this id with other content; they differ in: at\n" },
  { "rating-takes-a-place-that-is-kept", RATING (ID_A, "2026-03-01", "pms", "3"), KEEP,
    RATING (ID_B, "2026-03-01", "pms", "5") RATING (ID_A, "2026-03-02", "pms", "3"),
    "rating 1 conflicting 1 refused\n"
    "file.csv:2: at: “2026-03-01” has a rating of “pms” in the diary, with another id\n"
    "file.csv:3: id: the diary holds this id with other content; they differ in: at\n" },
  /* C cannot move, so A cannot take its place, so B cannot take A's. */
  { "rating-that-cannot-move-stays",
    RATING (ID_A, "2026-03-01", "pms", "1") RATING (ID_C, "2026-03-02", "pms", "2")
      RATING (ID_D, "2026-03-03", "pms", "3"),
    REPLACE,
    RATING (ID_B, "2026-03-01", "pms", "5") RATING (ID_A, "2026-03-02", "pms", "1")
      RATING (ID_C, "2026-03-03", "pms", "2"),
    "rating 3 refused\n"
    "file.csv:2: at: “2026-03-01” has a rating of “pms” in the diary, with another id\n"
    "file.csv:3: at: “2026-03-02” has a rating of “pms” in the diary, with another id\n"
    "file.csv:4: at: “2026-03-03” has a rating of “pms” in the diary, with another id\n" },
  { "short-row", NULL, FAIL, "rating,,,2026-03-01,,pms,3\n" RATING ("", "2026-03-02", "pms", "3"),
    "rating 1 added 1 refused\nfile.csv:2: the row has 7 fields; the header has 8\n" },
  { "row-of-one-field", NULL, FAIL, "rating\n",
    "rating 1 refused\nfile.csv:2: the row has 1 field; the header has 8\n" },
  { "long-row", NULL, FAIL, "rating,,,2026-03-01,,pms,3,,\n",
    "rating 1 refused\nfile.csv:2: the row has 9 fields; the header has 8\n" },
  { "comma-that-should-be-quoted", NULL, FAIL, "rating,,,2026-03-01,,pms,3,bad, very\n",
    "rating 1 refused\nfile.csv:2: the row has 9 fields; the header has 8\n" },
  { "ragged-episode-takes-its-readings-along", NULL, FAIL,
    "episode," ID_A ",," AT ("08:00:00") ",,migraine\n" READING (ID_B, ID_A, "08:00:00", "7"),
    "episode 1 refused\nreading 1 refused\nfile.csv:2: the row has 6 fields; the header has 8\n"
    "file.csv:3: episode: the row of the episode " ID_A ", in file.csv:2, is refused\n" },
  { "empty-rows", NULL, FAIL, ",,,,,,,\n\n\"\",,,,,,,\n" RATING ("", "2026-03-02", "pms", "3"), "rating 1 added\n" },
  { "kind-not-known", NULL, FAIL, "mood,,,2026-03-01,,pms,3,\n,,,2026-03-01,,,,\n",
    "unknown 2 refused\n"
    "file.csv:2: record: “mood” is not one of episode, reading, dose, medicine, day, rating, lab\n"
    "file.csv:3: record: is missing\n" },
  { "lines-after-long-notes", NULL, FAIL,
    "rating,,,2026-03-01,,pms,3,\"one\ntwo\r\nthree\"\nrating,,,2026-03-02,,pms,11,\n",
    "rating 1 added 1 refused\nfile.csv:5: severity: “11” is not a whole number from 0 to 10\n" },
};

static void
test_case (Fixture *fixture, gconstpointer data)
{
  const Case *c = data;
  g_autofree char *diary_text = g_strconcat (HEADER, c->diary, NULL);
  g_autofree char *text = g_strconcat (HEADER, c->rows, NULL);
  g_autoptr (EpsomDiary) diary = exchange_diary (fixture, diary_text);
  g_autoptr (EpsomImport) import = exchange_import (fixture, text, diary, c->on_conflict);
  g_autofree char *description = exchange_describe (fixture, import);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (description, ==, c->description);

  /* Whatever was refused, what is left keeps the rules of the diary. */
  {
    g_autoptr (EpsomDiary) after = epsom_diary_apply (diary, import->changes);
    g_autofree char *exported = exchange_export (after);
    g_autoptr (EpsomDiary) again = exchange_diary (fixture, exported);

    g_assert_true (epsom_diary_check_changes (after, import->changes, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (epsom_diary_get_n_records (again), ==, epsom_diary_get_n_records (after));
  }
}

typedef struct {
  const char *name;
  const char *header;
  const char *description; /* of an error, or of the import of a rating */
} HeaderCase;

static const HeaderCase header_cases[] = {
  { "least", "record,at,symptom,severity", "rating 1 added\n" },
  { "any-order", "severity,symptom,at,record", "rating 1 added\n" },
  { "unknown-columns", "mood,record,at,symptom,severity,Note,",
    "rating 1 added\nfile.csv:1: columns that Epsom does not know are left out: “mood”, “Note”, “”\n" },
  { "other-file", "Date,Pain level,Comment",
    "file.csv:1: the column “record” is missing, so this is no diary of Epsom; found: “Date”, “Pain level”, "
    "“Comment”" },
  { "no-record", "id,at,symptom,severity",
    "file.csv:1: the column “record” is missing, so this is no diary of Epsom; found: “id”, “at”, “symptom”, "
    "“severity”" },
  { "no-at", "record,symptom",
    "file.csv:1: the column “at” is missing, so this is no diary of Epsom; found: “record”, “symptom”" },
  { "upper-case", "RECORD,AT",
    "file.csv:1: the column “record” is missing, so this is no diary of Epsom; found: “RECORD”, “AT”" },
  { "blank", "record, at",
    "file.csv:1: the column “at” is missing, so this is no diary of Epsom; found: “record”, “ at”" },
  { "semicolons", "record;id;at;symptom",
    "file.csv:1: the columns are not separated by commas; save the file as CSV with commas; found: "
    "“record;id;at;symptom”" },
  { "tabs", "record\tid\tat",
    "file.csv:1: the columns are not separated by commas; save the file as CSV with commas; found: “record id at”" },
  { "many-others", "a,b,c,d,e,f,g,h,i",
    "file.csv:1: the column “record” is missing, so this is no diary of Epsom; found: “a”, “b”, “c”, “d”, “e”, “f”, "
    "“g”, “h”, …" },
  { "hostile-names", "\"\x1b[2J\r\nx\",b",
    "file.csv:1: the column “record” is missing, so this is no diary of Epsom; found: “ [2J  x”, “b”" },
  { "twice", "record,at,note,at", "file.csv:1: the column “at” is there twice" },
  { "after-empty-lines", "\n\nrecord,note,note", "file.csv:3: the column “note” is there twice" },
};

static void
append_cell_of (GString *row, const char *name)
{
  static const char *const cells[][2] = {
    { "record", "rating" }, { "at", "2026-03-01" }, { "symptom", "pms" }, { "severity", "3" }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    if (g_str_equal (cells[i][0], name))
      g_string_append (row, cells[i][1]);
}

static void
test_header (Fixture *fixture, gconstpointer data)
{
  const HeaderCase *c = data;
  g_autoptr (EpsomDiary) empty = exchange_empty_diary ();
  g_autoptr (GString) text = g_string_new (c->header);
  g_auto (GStrv) names = g_strsplit (c->header, ",", -1);
  g_autofree char *path = NULL;
  g_autoptr (EpsomImport) import = NULL;
  g_autoptr (GError) error = NULL;

  g_string_append_c (text, '\n');
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      append_cell_of (text, names[i]);
    }
  path = fixture_write (fixture, "file.csv", text->str, -1);
  import = epsom_csv_import ((const char *[]){ path, NULL }, empty, FAIL, NULL, NULL, NULL, &error);
  if (import != NULL)
    {
      g_autofree char *description = exchange_describe (fixture, import);

      g_assert_no_error (error);
      g_assert_cmpstr (description, ==, c->description);
      return;
    }
  g_assert_error (error, EPSOM_CSV_ERROR, EPSOM_CSV_ERROR_HEADER);
  g_assert_cmpstr (error->message + strlen (fixture->folder) + 1, ==, c->description);
}

static void
test_several_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) empty = exchange_empty_diary ();
  g_autofree char *readings = fixture_write (
    fixture, "readings.csv", HEADER READING (ID_B, ID_A, "08:00:00", "7") READING (ID_C, ID_D, "08:00:00", "7"), -1);
  g_autofree char *episodes = fixture_write (
    fixture, "episodes.csv",
    "at,record,id,symptom,mood\n" AT ("08:00:00") ",episode," ID_A ",migraine,bad\n" AT ("08:00:00") ",rating," ID_B
                                                                                                     ",a,b\n",
    -1);
  const char *const paths[] = { readings, episodes, readings, NULL };
  g_autoptr (EpsomImport) import = epsom_csv_import (paths, empty, FAIL, NULL, NULL, NULL, NULL);
  g_autofree char *description = exchange_describe (fixture, import);

  g_assert_cmpstr (description, ==,
                   "episode 1 added\nreading 1 added 2 skipped 1 refused\nrating 1 refused\n"
                   "readings.csv:3: episode: there is no episode " ID_D ", neither in the files nor in the diary\n"
                   "episodes.csv:3: at: “2026-03-01T08:00:00+01:00” is not a date such as 2026-03-01\n"
                   "episodes.csv:1: columns that Epsom does not know are left out: “mood”\n");
  g_assert_cmpuint (((EpsomProblem *) import->problems->pdata[0])->file_index, ==, 0);
  g_assert_cmpuint (((EpsomProblem *) import->problems->pdata[1])->file_index, ==, 1);
}

/* One file that cannot be read, and nothing of the others is taken. */
static void
test_unreadable_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) empty = exchange_empty_diary ();
  g_autofree char *good = fixture_write (fixture, "good.csv", HEADER RATING ("", "2026-03-01", "pms", "3"), -1);
  g_autofree char *cut = fixture_write (fixture, "cut.csv", HEADER "rating,,,2026-03-01,,pms,3,\"note", -1);
  g_autofree char *missing = fixture_path (fixture, "missing.csv");
  g_autoptr (GError) cut_error = NULL;
  g_autoptr (GError) missing_error = NULL;

  g_assert_null (epsom_csv_import ((const char *[]){ good, cut, NULL }, empty, FAIL, NULL, NULL, NULL, &cut_error));
  g_assert_error (cut_error, EPSOM_CSV_ERROR, EPSOM_CSV_ERROR_SYNTAX);
  g_assert_cmpstr (cut_error->message + strlen (fixture->folder), ==,
                   "/cut.csv:2: note: the quotation mark that opens the field is not closed before the file ends");
  g_assert_null (
    epsom_csv_import ((const char *[]){ good, missing, NULL }, empty, FAIL, NULL, NULL, NULL, &missing_error));
  g_assert_error (missing_error, EPSOM_CSV_ERROR, EPSOM_CSV_ERROR_FAILED);
}

static void
test_may_apply (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = exchange_diary (fixture, HEADER RATING (ID_A, "2026-03-01", "pms", "3"));
  g_autoptr (EpsomImport) clean =
    exchange_import (fixture, HEADER RATING (ID_B, "2026-03-02", "pms", "3"), diary, FAIL);
  g_autoptr (EpsomImport) refused =
    exchange_import (fixture, HEADER RATING (ID_B, "2026-03-02", "pms", "30"), diary, FAIL);
  g_autoptr (EpsomImport) conflicting =
    exchange_import (fixture, HEADER RATING (ID_A, "2026-03-01", "pms", "4"), diary, FAIL);

  g_assert_true (epsom_import_may_apply (clean, FAIL, FALSE));
  g_assert_true (epsom_import_may_apply (clean, FAIL, TRUE));
  g_assert_false (epsom_import_may_apply (refused, FAIL, FALSE));
  g_assert_false (epsom_import_may_apply (refused, REPLACE, FALSE));
  g_assert_true (epsom_import_may_apply (refused, FAIL, TRUE));
  g_assert_false (epsom_import_may_apply (conflicting, FAIL, FALSE));
  g_assert_false (epsom_import_may_apply (conflicting, FAIL, TRUE));
  g_assert_true (epsom_import_may_apply (conflicting, KEEP, FALSE));
  g_assert_true (epsom_import_may_apply (conflicting, REPLACE, FALSE));
}

/* Episodes come first, and a replacement holds what was before. */
static void
test_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = exchange_diary (fixture, HEADER RATING (ID_A, "2026-03-01", "pms", "3"));
  g_autoptr (EpsomImport) import =
    exchange_import (fixture,
                     HEADER RATING (ID_A, "2026-03-01", "pms", "4") READING (ID_B, ID_C, "08:00:00", "7")
                       EPISODE (ID_C, "08:00:00", "migraine"),
                     diary, REPLACE);
  const EpsomChange *change;
  EpsomUuid id;

  g_assert_cmpuint (import->changes->len, ==, 3);
  change = import->changes->pdata[0];
  g_assert_cmpint (change->after->kind, ==, EPSOM_RECORD_EPISODE);
  g_assert_null (change->before);
  change = import->changes->pdata[1];
  g_assert_cmpint (change->after->kind, ==, EPSOM_RECORD_READING);
  change = import->changes->pdata[2];
  g_assert_true (epsom_uuid_parse (ID_A, &id));
  g_assert_true (change->before == epsom_diary_lookup (diary, &id));
  g_assert_cmpint (epsom_record_as_rating (change->before)->severity, ==, 3);
  g_assert_cmpint (epsom_record_as_rating (change->after)->severity, ==, 4);
}

typedef struct {
  guint64 last;
  guint64 total;
  guint n;
  GCancellable *cancellable;
} Progress;

static void
progress_cb (guint64 done, guint64 total, gpointer user_data)
{
  Progress *progress = user_data;

  g_assert_cmpuint (done, >=, progress->last);
  g_assert_cmpuint (done, <=, total);
  progress->last = done;
  progress->total = total;
  progress->n++;
  if (progress->cancellable != NULL)
    g_cancellable_cancel (progress->cancellable);
}

static char *
make_large_file (Fixture *fixture, int n)
{
  g_autoptr (GString) text = g_string_new (HEADER);

  for (int i = 0; i < n; i++)
    {
      char date[EPSOM_DATE_STRING_SIZE];

      g_string_append_printf (text, "rating,,,%s,,pms,3,\n", epsom_date_to_string (i, date));
    }
  return fixture_write (fixture, "large.csv", text->str, text->len);
}

static void
test_progress (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) empty = exchange_empty_diary ();
  g_autofree char *path = make_large_file (fixture, 30000);
  const char *const paths[] = { path, path, NULL };
  g_autoptr (EpsomImport) import = NULL;
  Progress progress = { 0 };
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  import = epsom_csv_import (paths, empty, FAIL, progress_cb, &progress, NULL, NULL);
  g_assert_cmpuint (import->counts[EPSOM_RECORD_RATING].added, ==, 30000);
  g_assert_cmpuint (import->counts[EPSOM_RECORD_RATING].skipped, ==, 30000);
  g_assert_cmpuint (progress.last, ==, 2 * status.st_size);
  g_assert_cmpuint (progress.total, ==, 2 * status.st_size);
  g_assert_cmpuint (progress.n, >, 4);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) empty = exchange_empty_diary ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = make_large_file (fixture, 30000);
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  Progress progress = { .cancellable = cancellable };

  g_assert_null (epsom_csv_import (paths, empty, FAIL, progress_cb, &progress, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (progress.n, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/csv-import/", cases[i].name, NULL);

      FIXTURE_TEST (path, &cases[i], test_case);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (header_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/csv-import/header/", header_cases[i].name, NULL);

      FIXTURE_TEST (path, &header_cases[i], test_header);
    }
  FIXTURE_TEST ("/exchange/csv-import/several-files", NULL, test_several_files);
  FIXTURE_TEST ("/exchange/csv-import/unreadable-file", NULL, test_unreadable_file);
  FIXTURE_TEST ("/exchange/csv-import/may-apply", NULL, test_may_apply);
  FIXTURE_TEST ("/exchange/csv-import/changes", NULL, test_changes);
  FIXTURE_TEST ("/exchange/csv-import/progress", NULL, test_progress);
  FIXTURE_TEST ("/exchange/csv-import/cancelled", NULL, test_cancelled);
  return g_test_run ();
}
