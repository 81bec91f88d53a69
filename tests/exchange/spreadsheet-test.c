/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <float.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>

#include "epsom-csv-reader.h"
#include "epsom-spreadsheet.h"
#include "exchange-diary.h"
#include "hostile-diary.h"
#include "test-files.h"

#define NAMES "days.csv dictionary.csv doses.csv episodes.csv labs.csv medicines.csv ratings.csv readings.csv"
#define MARK "\357\273\277"

static gboolean
export_to (EpsomDiary *diary, const char *path, GError **error)
{
  return epsom_spreadsheet_export_folder (diary, EPSOM_DATE_NONE, EPSOM_DATE_NONE, path, NULL, NULL, NULL, error);
}

static char *
export_diary (Fixture *fixture, EpsomDiary *diary)
{
  g_autoptr (GError) error = NULL;
  char *path = fixture_path (fixture, "set");

  g_assert_true (export_to (diary, path, &error));
  g_assert_no_error (error);
  return path;
}

static char *
list_folder (const char *path)
{
  Fixture folder = { (char *) path };

  return fixture_list (&folder);
}

/* Tables: arrays of GStrv, the header first. */

static void
take_row (const EpsomCsvRow *row, gpointer user_data)
{
  GPtrArray *table = user_data;
  guint n = g_strv_length (table->pdata[0]);
  char **cells = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    cells[i] = g_strdup (row->cells[i]);
  g_ptr_array_add (table, cells);
}

/* Reads a file of the set with the reader of Epsom CSV, which is strict. */
static GPtrArray *
read_table (const char *folder, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (EpsomCsvReader) reader = epsom_csv_reader_new (path, &error);
  GPtrArray *table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  guint64 line;
  gboolean more = TRUE;

  g_assert_no_error (error);
  g_ptr_array_add (table, g_strdupv ((char **) epsom_csv_reader_read_header (reader, &line, &error)));
  g_assert_no_error (error);
  while (more)
    g_assert_true (epsom_csv_reader_read_rows (reader, take_row, table, &more, &error));
  return table;
}

static const char *
get_cell (const GPtrArray *table, guint row, const char *column)
{
  char **header = table->pdata[0];

  for (guint i = 0; header[i] != NULL; i++)
    if (strcmp (header[i], column) == 0)
      return ((char **) table->pdata[row])[i];
  g_error ("no column %s", column);
}

/* The type that the dictionary says that a column has. */
static const char *
find_type (const GPtrArray *dictionary, const char *file, const char *column)
{
  for (guint i = 1; i < dictionary->len; i++)
    if (strcmp (get_cell (dictionary, i, "file"), file) == 0 &&
        strcmp (get_cell (dictionary, i, "column"), column) == 0)
      return get_cell (dictionary, i, "type");
  g_error ("%s: %s is not in the dictionary", file, column);
}

/* Tests */

static const char diary_text[] =
  "record,id,episode,at,end,symptom,severity,route,minutes,salt,amount,unit,basis,medicine,class,strength,bleeding,"
  "analyte,value,value_unit,range_low,note,features\n"
  "episode," ID_A ",,2026-03-29T01:00:00+01:00,2026-03-29T04:30:00+02:00,migraine,,,,,,,,,,,,,,,,\"Dark, quiet\",\n"
  "reading," ID_B "," ID_A ",2026-03-29T00:30:00+01:00,,,4,,,,,,,,,,,,,,,,recalled\n"
  "reading," ID_C "," ID_A ",2026-03-29T03:15:00+02:00,,,7,,,,,,,,,,,,,,,,\n"
  "dose," ID_D "," ID_A ",2026-03-29T03:00:00+02:00,,,,iv,5,sulfate-heptahydrate,1,g,salt,,,,,,,,,,\n"
  "day," ID_E ",,2026-03-29,,,,,,,,,,,,,light,,,,,=1+1,\n";

static const struct {
  const char *file;
  const char *text;
} files[] = {
  { "episodes.csv",
    MARK "id,start_date,start_time,start_utc_offset,end_date,end_time,end_utc_offset,duration_hours,symptom,readings,"
         "worst_severity,features,suspected_triggers,note\r\n" ID_A
         ",2026-03-29,01:00:00,UTC+01:00,2026-03-29,04:30:00,UTC+02:00,2.5,migraine,2,7,,,\"Dark, quiet\"\r\n" },
  { "readings.csv", MARK "id,episode,date,time,utc_offset,symptom,hours_since_start,severity,features,note\r\n" ID_B
                         "," ID_A ",2026-03-29,00:30:00,UTC+01:00,migraine,-0.5,4,recalled,\r\n" ID_C "," ID_A
                         ",2026-03-29,03:15:00,UTC+02:00,migraine,1.25,7,,\r\n" },
  { "doses.csv",
    MARK "id,episode,date,time,utc_offset,symptom,hours_since_start,method,route,minutes,salt,amount,unit,basis,"
         "elemental_mg,purpose,place,side_effects,note\r\n" ID_D "," ID_A
         ",2026-03-29,03:00:00,UTC+02:00,migraine,1,iv-push,iv,5,sulfate-heptahydrate,1,g,salt,98.614,,,,\r\n" },
  { "medicines.csv",
    MARK "id,episode,date,time,utc_offset,symptom,hours_since_start,medicine,class,strength,purpose,note\r\n" },
  { "days.csv", MARK "id,date,bleeding,note\r\n" ID_E ",2026-03-29,light,'=1+1\r\n" },
  { "ratings.csv", MARK "id,date,symptom,severity,note\r\n" },
  { "labs.csv", MARK "id,date,time,utc_offset,analyte,value,unit,range_low,range_high,note\r\n" },
};

static void
test_bytes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = exchange_diary (fixture, diary_text);
  g_autofree char *folder = export_diary (fixture, diary);
  g_autofree char *names = list_folder (folder);

  g_assert_cmpstr (names, ==, NAMES);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].file, NULL);
      g_autofree char *text = fixture_read (path);

      g_assert_cmpstr (text, ==, files[i].text);
    }
}

static void
test_dictionary (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = exchange_empty_diary ();
  g_autofree char *folder = export_diary (fixture, diary);
  g_autoptr (GPtrArray) dictionary = read_table (folder, "dictionary.csv");
  guint n = 1;

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GPtrArray) table = read_table (folder, files[i].file);

      for (char **column = table->pdata[0]; *column != NULL; column++, n++)
        {
          g_assert_cmpstr (get_cell (dictionary, n, "file"), ==, files[i].file);
          g_assert_cmpstr (get_cell (dictionary, n, "column"), ==, *column);
          g_assert_cmpstr (get_cell (dictionary, n, "meaning"), !=, "");
        }
    }
  g_assert_cmpuint (n, ==, dictionary->len);
}

/* Every record is there once, in the file of its kind. */
static void
test_records (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = epsom_test_read_source (data);
  g_autoptr (EpsomDiary) diary = exchange_diary (fixture, text);
  g_autofree char *folder = export_diary (fixture, diary);
  static const EpsomRecordKind kinds[] = { EPSOM_RECORD_EPISODE,  EPSOM_RECORD_READING, EPSOM_RECORD_DOSE,
                                           EPSOM_RECORD_MEDICINE, EPSOM_RECORD_DAY,     EPSOM_RECORD_RATING,
                                           EPSOM_RECORD_LAB };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) table = read_table (folder, files[i].file);
      guint n;
      const EpsomRecord *const *records = epsom_diary_get (diary, kinds[i], &n);

      g_assert_cmpuint (table->len - 1, ==, n);
      for (guint row = 0; row < n; row++)
        {
          EpsomRow cells;
          const char *note;

          epsom_record_to_cells (records[row], &cells);
          g_assert_cmpstr (get_cell (table, row + 1, "id"), ==, cells.cells.text[EPSOM_FIELD_ID]);
          note = get_cell (table, row + 1, "note");
          g_assert_cmpstr (note + (*note == '\''), ==, cells.cells.text[EPSOM_FIELD_NOTE]);
        }
    }
}

static const struct {
  const char *note;
  const char *cell;
} guarded[] = {
  { "=1+1", "'=1+1" },
  { "+1", "'+1" },
  { "-1", "'-1" },
  { "@SUM(A1)", "'@SUM(A1)" },
  { "\t=1", "'\t=1" },
  { "\r=1", "'\r=1" },
  { "\n=1", "'\n=1" },
  { "  =1", "'  =1" },
  { "'quoted'", "''quoted'" },
  { "\357\274\235cmd", "'\357\274\235cmd" },
  { "a=1", "a=1" },
  { "1-1", "1-1" },
};

static void
test_guard (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (EpsomDiary) diary = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) table = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (guarded); i++)
    {
      g_autoptr (GError) error = NULL;
      const EpsomDay draft = {
        .record = { .kind = EPSOM_RECORD_DAY, .id = epsom_uuid_random (), .note = guarded[i].note },
        .date = (EpsomDate) i,
      };

      g_ptr_array_add (records, epsom_record_new (&draft.record, &error));
      g_assert_no_error (error);
    }
  diary = epsom_diary_new (g_steal_pointer (&records));
  folder = export_diary (fixture, diary);
  table = read_table (folder, "days.csv");
  for (guint i = 0; i < G_N_ELEMENTS (guarded); i++)
    g_assert_cmpstr (get_cell (table, i + 1, "note"), ==, guarded[i].cell);
}

/* Folders */

static void
assert_refused (Fixture *fixture, const char *path, int code, const char *message)
{
  g_autoptr (EpsomDiary) diary = exchange_diary (fixture, diary_text);
  g_autoptr (GError) error = NULL;
  g_autofree char *input = fixture_path (fixture, "file.csv");

  g_assert_cmpint (g_unlink (input), ==, 0);
  g_assert_false (export_to (diary, path, &error));
  g_assert_error (error, G_IO_ERROR, code);
  g_assert_true (g_str_has_prefix (error->message, path));
  g_assert_cmpstr (error->message + strlen (path), ==, message);
}

static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = exchange_diary (fixture, diary_text);
  g_autoptr (EpsomDiary) empty = exchange_empty_diary ();
  g_autofree char *folder = export_diary (fixture, diary);
  g_autofree char *path = g_build_filename (folder, "labs.csv", NULL);
  g_autofree char *days = g_build_filename (folder, "days.csv", NULL);
  g_autofree char *again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *names = NULL;
  g_autofree char *beside = NULL;
  GStatBuf status;

  g_assert_cmpint (g_chmod (folder, 0750), ==, 0);
  g_assert_cmpint (g_unlink (path), ==, 0);
  again = export_diary (fixture, empty);
  names = list_folder (folder);
  g_assert_cmpstr (names, ==, NAMES);
  text = fixture_read (days);
  g_assert_cmpstr (text, ==, MARK "id,date,bleeding,note\r\n");
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0750);
  beside = fixture_list (fixture);
  g_assert_cmpstr (beside, ==, "file.csv set");
}

static void
test_empty_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) empty = exchange_empty_diary ();
  g_autofree char *path = fixture_path (fixture, "set");
  g_autofree char *names = NULL;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_free (export_diary (fixture, empty));
  names = list_folder (path);
  g_assert_cmpstr (names, ==, NAMES);
}

static void
test_others_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path (fixture, "set");
  g_autofree char *kept = NULL;
  g_autofree char *text = NULL;
  g_autofree char *names = NULL;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  kept = fixture_write (fixture, "set/my\nletter.txt", "Dear", -1);
  assert_refused (fixture, path, G_IO_ERROR_EXISTS,
                  ": is a folder that holds other files, such as “my letter.txt”; give the name of a new one");
  text = fixture_read (kept);
  g_assert_cmpstr (text, ==, "Dear");
  names = fixture_list (fixture);
  g_assert_cmpstr (names, ==, "set");
}

/* A folder that bears the name of a file of ours is not ours. */
static void
test_folder_within (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path (fixture, "set");
  g_autofree char *within = g_build_filename (path, "labs.csv", NULL);

  g_assert_cmpint (g_mkdir_with_parents (within, 0700), ==, 0);
  assert_refused (fixture, path, G_IO_ERROR_EXISTS,
                  ": is a folder that holds other files, such as “labs.csv”; give the name of a new one");
  g_assert_true (g_file_test (within, G_FILE_TEST_IS_DIR));
}

static void
test_file_in_the_way (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_write (fixture, "set", "Dear", -1);
  g_autofree char *text = NULL;

  assert_refused (fixture, path, G_IO_ERROR_NOT_DIRECTORY, ": is no folder; give the name of a new one");
  text = fixture_read (path);
  g_assert_cmpstr (text, ==, "Dear");
}

/* Years of records that bear one of the names are not taken for an earlier export. */
static void
test_diary_within (Fixture *fixture, gconstpointer data)
{
  guint8 header[100] = "SQLite format 3";
  g_autofree char *path = fixture_path (fixture, "set");
  g_autofree char *diary = NULL;

  memcpy (header + 68, "Epsm", 4);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  diary = fixture_write (fixture, "set/doses.csv", (const char *) header, sizeof header);
  assert_refused (fixture, path, G_IO_ERROR_EXISTS,
                  ": is a folder that holds other files, such as “doses.csv”; give the name of a new one");
  g_assert_true (g_file_test (diary, G_FILE_TEST_EXISTS));
}

static void
test_no_parent (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path (fixture, "missing/set");

  assert_refused (fixture, path, G_IO_ERROR_NOT_FOUND, ": there is no such file or folder");
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) empty = exchange_empty_diary ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_path (fixture, "set");
  gboolean exported;

  fixture_become_nobody (fixture);
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  exported = export_to (empty, path, &error);
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  fixture_become_self ();
  g_assert_false (exported);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
}

static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  const gsize room = GPOINTER_TO_SIZE (data);
  g_autofree char *text = epsom_test_read_source ("data/sample-diary.csv");
  g_autoptr (EpsomDiary) diary = exchange_diary (fixture, text);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_path (fixture, "set");
  g_autofree char *names = NULL;
  gboolean exported;

  fixture_fill_disk (room);
  exported = export_to (diary, path, &error);
  fixture_free_disk ();
  g_assert_false (exported);
  g_assert_true (g_str_has_prefix (error->message, path));
  g_assert_nonnull (strstr (error->message, "File too large"));
  names = fixture_list (fixture);
  g_assert_cmpstr (names, ==, "file.csv");
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) empty = exchange_empty_diary ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_path (fixture, "set");
  g_autofree char *names = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (
    epsom_spreadsheet_export_folder (empty, EPSOM_DATE_NONE, EPSOM_DATE_NONE, path, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  names = fixture_list (fixture);
  g_assert_cmpstr (names, ==, "");
}

/* LibreOffice */

/* What a spreadsheet made of a file: per cell its type, and its value or text. */
typedef struct {
  GPtrArray *types;
  GPtrArray *values;
  GPtrArray *row_types, *row_values;
  GString *text; /* NULL outside of a cell */
  const char *attribute;
  guint repeated;
} Sheet;

static const char *
find_attribute (const char **names, const char **values, const char *name)
{
  for (; *names != NULL; names++, values++)
    if (strcmp (*names, name) == 0)
      return *values;
  return NULL;
}

static void
begin_cell (Sheet *sheet, const char **names, const char **values)
{
  static const char *const held[] = { "office:value", "office:date-value", "office:time-value" };
  const char *type = find_attribute (names, values, "office:value-type");
  const char *repeated = find_attribute (names, values, "table:number-columns-repeated");
  const char *value = NULL;

  g_assert_null (find_attribute (names, values, "table:formula"));
  sheet->repeated = repeated != NULL ? (guint) g_ascii_strtoull (repeated, NULL, 10) : 1;
  for (gsize i = 0; i < G_N_ELEMENTS (held) && value == NULL; i++)
    value = find_attribute (names, values, held[i]);
  sheet->text = g_string_new (value);
  sheet->attribute = value != NULL ? "value" : NULL;
  g_ptr_array_add (sheet->row_types, g_strdup (type != NULL ? type : ""));
}

static void
begin_element (GMarkupParseContext *context,
               const char *element,
               const char **names,
               const char **values,
               gpointer user_data,
               GError **error)
{
  Sheet *sheet = user_data;

  if (strcmp (element, "table:table-row") == 0)
    {
      sheet->row_types = g_ptr_array_new ();
      sheet->row_values = g_ptr_array_new ();
    }
  else if (strcmp (element, "table:table-cell") == 0 && sheet->row_types != NULL)
    begin_cell (sheet, names, values);
  else if (strcmp (element, "text:p") == 0 && sheet->text != NULL && sheet->attribute == NULL && sheet->text->len > 0)
    g_string_append_c (sheet->text, '\n');
}

static void
end_cell (Sheet *sheet)
{
  /* A long run of empty cells goes to the end of the sheet. */
  for (guint i = 1; i < MIN (sheet->repeated, 100); i++)
    {
      g_ptr_array_add (sheet->row_types, g_strdup (g_ptr_array_index (sheet->row_types, sheet->row_types->len - 1)));
      g_ptr_array_add (sheet->row_values, g_strdup (sheet->text->str));
    }
  g_ptr_array_add (sheet->row_values, g_string_free (g_steal_pointer (&sheet->text), FALSE));
}

static void
end_element (GMarkupParseContext *context, const char *element, gpointer user_data, GError **error)
{
  Sheet *sheet = user_data;

  if (strcmp (element, "table:table-cell") == 0 && sheet->text != NULL)
    end_cell (sheet);
  else if (strcmp (element, "table:table-row") == 0)
    {
      g_ptr_array_add (sheet->row_types, NULL);
      g_ptr_array_add (sheet->row_values, NULL);
      g_ptr_array_add (sheet->types, g_ptr_array_free (g_steal_pointer (&sheet->row_types), FALSE));
      g_ptr_array_add (sheet->values, g_ptr_array_free (g_steal_pointer (&sheet->row_values), FALSE));
    }
}

static void
take_text (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data, GError **error)
{
  Sheet *sheet = user_data;
  const char *element = g_markup_parse_context_get_element (context);

  if (sheet->text != NULL && sheet->attribute == NULL && strcmp (element, "text:p") == 0)
    g_string_append_len (sheet->text, text, (gssize) length);
}

static void
read_sheet (const char *path, Sheet *sheet)
{
  static const GMarkupParser parser = { begin_element, end_element, take_text, NULL, NULL };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, sheet, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = fixture_read (path);

  *sheet = (Sheet){ .types = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev),
                    .values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev) };
  g_assert_true (g_markup_parse_context_parse (context, text, -1, &error));
  g_assert_no_error (error);
}

/* Opens the files of @folder as a person does who says that they are UTF-8 with commas, and saves them as XML. */
static void
convert (Fixture *fixture, const char *soffice, const char *folder)
{
  g_autofree char *profile = g_strconcat ("-env:UserInstallation=file://", fixture->folder, "/profile", NULL);
  g_autofree char *out = fixture_path (fixture, "out");
  g_autofree char *said = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  const char *const begin[] = { soffice,        "--headless", profile,    "--infilter=CSV:44,34,76,1",
                                "--convert-to", "fods",       "--outdir", out };

  for (gsize i = 0; i < G_N_ELEMENTS (begin); i++)
    g_ptr_array_add (words, g_strdup (begin[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    g_ptr_array_add (words, g_build_filename (folder, files[i].file, NULL));
  g_ptr_array_add (words, NULL);
  g_assert_true (g_spawn_sync (NULL, (char **) words->pdata, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &said, NULL,
                               NULL, &error));
  g_assert_no_error (error);
}

static void
compare_cell (const char *type, const char *cell, const char *found_type, const char *found, gboolean is_hostile)
{
  if (*cell == '\0')
    g_assert_cmpstr (found_type, ==, "");
  else if (strcmp (type, "number") == 0)
    {
      double expected = g_ascii_strtod (cell, NULL);

      g_assert_cmpstr (found_type, ==, "float");
      /* It keeps 15 digits, and of the smallest doubles there are no more than one. */
      if (fabs (expected) > DBL_MIN)
        g_assert_true (fabs (g_ascii_strtod (found, NULL) - expected) <= fabs (expected) * 1e-14);
    }
  else if (strcmp (type, "time") == 0)
    {
      g_autofree char *expected = g_strdup_printf ("PT%.2sH%.2sM%.2sS", cell, cell + 3, cell + 6);

      g_assert_cmpstr (found_type, ==, "time");
      g_assert_cmpstr (found, ==, expected);
    }
  else if (strcmp (type, "date") == 0)
    {
      g_assert_cmpstr (found_type, ==, "date");
      if (!is_hostile)
        g_assert_cmpstr (found, ==, cell);
    }
  else
    {
      g_assert_cmpstr (found_type, ==, "string");
      if (!is_hostile)
        g_assert_cmpstr (found, ==, cell);
    }
}

static void
compare_file (const char *folder, const char *out, const char *file, const GPtrArray *dictionary, gboolean is_hostile)
{
  g_autoptr (GPtrArray) table = read_table (folder, file);
  g_autofree char *base = g_strndup (file, strcspn (file, "."));
  g_autofree char *name = g_strconcat (base, ".fods", NULL);
  g_autofree char *path = g_build_filename (out, name, NULL);
  char **header = table->pdata[0];
  Sheet sheet;

  read_sheet (path, &sheet);
  for (guint row = 0; row < table->len; row++)
    for (guint i = 0; header[i] != NULL; i++)
      compare_cell (row == 0 ? "text" : find_type (dictionary, file, header[i]), ((char **) table->pdata[row])[i],
                    ((char **) sheet.types->pdata[row])[i], ((char **) sheet.values->pdata[row])[i], is_hostile);
  g_ptr_array_unref (sheet.types);
  g_ptr_array_unref (sheet.values);
}

static void
test_libreoffice (Fixture *fixture, gconstpointer data)
{
  gboolean is_hostile = strcmp (data, "hostile") == 0;
  g_autofree char *soffice = g_find_program_in_path ("soffice");
  g_autofree char *text = is_hostile ? hostile_diary () : epsom_test_read_source (data);
  g_autoptr (EpsomDiary) diary = exchange_diary (fixture, text);
  g_autofree char *folder = export_diary (fixture, diary);
  g_autofree char *out = fixture_path (fixture, "out");
  g_autoptr (GPtrArray) dictionary = read_table (folder, "dictionary.csv");

  if (soffice == NULL)
    {
      g_test_skip ("soffice is not installed");
      return;
    }
  convert (fixture, soffice, folder);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    compare_file (folder, out, files[i].file, dictionary, is_hostile);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  umask (022);

  FIXTURE_TEST ("/exchange/spreadsheet/bytes", NULL, test_bytes);
  FIXTURE_TEST ("/exchange/spreadsheet/dictionary", NULL, test_dictionary);
  FIXTURE_TEST ("/exchange/spreadsheet/records/sample", "data/sample-diary.csv", test_records);
  FIXTURE_TEST ("/exchange/spreadsheet/records/worked", "tests/fixtures/acceptance/worked.csv", test_records);
  FIXTURE_TEST ("/exchange/spreadsheet/guard", NULL, test_guard);
  FIXTURE_TEST ("/exchange/spreadsheet/folder/replaced", NULL, test_replaced);
  FIXTURE_TEST ("/exchange/spreadsheet/folder/empty", NULL, test_empty_folder);
  FIXTURE_TEST ("/exchange/spreadsheet/folder/of-others-files", NULL, test_others_files);
  FIXTURE_TEST ("/exchange/spreadsheet/folder/within", NULL, test_folder_within);
  FIXTURE_TEST ("/exchange/spreadsheet/folder/file-in-the-way", NULL, test_file_in_the_way);
  FIXTURE_TEST ("/exchange/spreadsheet/folder/diary-within", NULL, test_diary_within);
  FIXTURE_TEST ("/exchange/spreadsheet/folder/no-parent", NULL, test_no_parent);
  FIXTURE_TEST ("/exchange/spreadsheet/folder/read-only", NULL, test_read_only);
  FIXTURE_TEST ("/exchange/spreadsheet/full-disk/at-once", GSIZE_TO_POINTER (2), test_full_disk);
  FIXTURE_TEST ("/exchange/spreadsheet/full-disk/later", GSIZE_TO_POINTER (16 * 1024), test_full_disk);
  FIXTURE_TEST ("/exchange/spreadsheet/cancelled", NULL, test_cancelled);
  FIXTURE_TEST ("/exchange/spreadsheet/libreoffice/sample", "data/sample-diary.csv", test_libreoffice);
  FIXTURE_TEST ("/exchange/spreadsheet/libreoffice/hostile", "hostile", test_libreoffice);
  return g_test_run ();
}
