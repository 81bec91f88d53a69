/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <string.h>

#include "epsom-format.h"
#include "exchange-diary.h"

#define HEADER                                                                                                         \
  "record,id,episode,at,end,symptom,severity,route,minutes,salt,amount,unit,basis,purpose,medicine,class,strength,"    \
  "features,triggers,bleeding,analyte,value,value_unit,range_low,range_high,place,note\r\n"
#define SOME_COLUMNS "record,id,episode,at,symptom,severity,route,amount,unit,note\n"

static const char diary_text[] =
  SOME_COLUMNS "day," ID_A ",,2026-03-02,,,,,,\n"
               "episode," ID_B ",,2026-03-01T22:00:00+01:00,neck pain,,,,,\n"
               "reading," ID_C "," ID_B ",2026-03-02T01:00:00+01:00,,7,,,,\"a, \"\"b\"\"\n c\"\n"
               "dose," ID_D ",,2026-03-01T23:59:59-05:00,,,oral,0.1,g, =1 \n"
               "rating," ID_E ",,2026-03-02,pms,3,,,,=1\n";

static void
test_bytes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = exchange_diary (fixture, diary_text);
  g_autofree char *text = exchange_export (diary);

  g_assert_cmpstr (text, ==,
                   HEADER "episode," ID_B ",,2026-03-01T22:00:00+01:00,,neck pain,,,,,,,,,,,,,,,,,,,,,\r\n"
                          "reading," ID_C "," ID_B
                          ",2026-03-02T01:00:00+01:00,,,7,,,,,,,,,,,,,,,,,,,,\"a, \"\"b\"\"\n c\"\r\n"
                          "day," ID_A ",,2026-03-02,,,,,,,,,,,,,,,,,,,,,,,\r\n"
                          "rating," ID_E ",,2026-03-02,,pms,3,,,,,,,,,,,,,,,,,,,,'=1\r\n"
                          "dose," ID_D ",,2026-03-01T23:59:59-05:00,,,,oral,,,0.1,g,,,,,,,,,,,,,,,\" =1 \"\r\n");
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) empty = exchange_empty_diary ();
  g_autofree char *text = exchange_export (empty);
  g_autoptr (EpsomDiary) again = exchange_diary (fixture, text);

  g_assert_cmpstr (text, ==, HEADER);
  g_assert_cmpuint (epsom_diary_get_n_records (again), ==, 0);
}

/* Which records a period has, by the first letter of their ids. */
typedef struct {
  const char *from;
  const char *to;
  const char *ids;
} Period;

static const Period periods[] = {
  { NULL, NULL, "bcaed" },
  { "2026-03-01", NULL, "bcaed" },
  { "2026-03-02", NULL, "bcae" }, /* the dose's wall clock says March 1 */
  { NULL, "2026-03-01", "bd" },
  { "2026-03-02", "2026-03-02", "bcae" }, /* the reading's episode comes along */
  { "2026-03-01", "2026-03-01", "bd" },
  { "2026-03-03", NULL, "" },
  { NULL, "2026-02-28", "" },
  { "2026-03-02", "2026-03-01", "" },
};

static EpsomDate
parse_date (const char *text)
{
  EpsomDate date = EPSOM_DATE_NONE;

  g_assert_true (text == NULL || epsom_date_parse (text, &date));
  return date;
}

static void
test_period (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = exchange_diary (fixture, diary_text);

  for (gsize i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autofree char *path = fixture_path (fixture, "out.csv");
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GFileOutputStream) stream =
        g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL);
      g_autoptr (GString) ids = g_string_new (NULL);
      g_autofree char *text = NULL;
      g_auto (GStrv) rows = NULL;

      g_assert_true (epsom_csv_export (diary, parse_date (periods[i].from), parse_date (periods[i].to),
                                       G_OUTPUT_STREAM (stream), NULL, NULL));
      g_assert_true (g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, NULL));
      text = fixture_read (path);
      rows = g_strsplit (text, "\r\n", -1);
      for (guint row = 1; rows[row + 1] != NULL; row++)
        g_string_append_c (ids, strchr (rows[row], ',')[1]);
      g_assert_cmpstr (ids->str, ==, periods[i].ids);
    }
}

static EpsomDiary *
make_large_diary (void)
{
  GPtrArray *records = g_ptr_array_new ();

  for (int i = 0; i < 5000; i++)
    {
      EpsomDay day = { .record = { .kind = EPSOM_RECORD_DAY, .id = epsom_uuid_random () }, .date = i };

      g_ptr_array_add (records, epsom_record_new (&day.record, NULL));
    }
  return epsom_diary_new (records);
}

static void
test_write_error (void)
{
  g_autoptr (EpsomDiary) diary = make_large_diary ();
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (open ("/dev/full", O_WRONLY | O_CLOEXEC), TRUE);
  g_autoptr (GError) error = NULL;

  g_assert_false (epsom_csv_export (diary, EPSOM_DATE_NONE, EPSOM_DATE_NONE, stream, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

static const EpsomExport all = { .format = EPSOM_FORMAT_CSV, .from = EPSOM_DATE_NONE, .to = EPSOM_DATE_NONE };

static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = exchange_diary (fixture, diary_text);
  g_autofree char *expected = exchange_export (diary);
  g_autofree char *path = fixture_path (fixture, "file.csv");
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (epsom_export_save (&all, diary, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  found = fixture_read (path);
  g_assert_cmpstr (found, ==, expected);
}

/* The message names the file, whenever it is that the disk is full; what was there stays. */
static void
test_file_on_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = make_large_diary ();
  g_autofree char *path = fixture_write (fixture, "file.csv", "old\n", -1);
  g_autofree char *names = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;
  gboolean written;

  fixture_fill_disk (128 * 1024);
  written = epsom_export_save (&all, diary, path, NULL, NULL, NULL, &error);
  fixture_free_disk ();
  g_assert_false (written);
  g_assert_true (error->domain == G_IO_ERROR);
  g_assert_true (g_str_has_prefix (error->message, path));
  found = fixture_read (path);
  g_assert_cmpstr (found, ==, "old\n");
  names = fixture_list (fixture);
  g_assert_cmpstr (names, ==, "file.csv");
}

static void
test_cancelled (void)
{
  g_autoptr (EpsomDiary) diary = make_large_diary ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (epsom_csv_export (diary, EPSOM_DATE_NONE, EPSOM_DATE_NONE, stream, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  FIXTURE_TEST ("/exchange/csv-export/bytes", NULL, test_bytes);
  FIXTURE_TEST ("/exchange/csv-export/empty", NULL, test_empty);
  FIXTURE_TEST ("/exchange/csv-export/period", NULL, test_period);
  FIXTURE_TEST ("/exchange/csv-export/file", NULL, test_file);
  FIXTURE_TEST ("/exchange/csv-export/file-on-full-disk", NULL, test_file_on_full_disk);
  g_test_add_func ("/exchange/csv-export/write-error", test_write_error);
  g_test_add_func ("/exchange/csv-export/cancelled", test_cancelled);
  return g_test_run ();
}
