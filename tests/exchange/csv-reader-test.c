/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "epsom-csv-reader.h"
#include "exchange-fixture.h"

typedef struct {
  GString *text;
  guint n_columns;
} Description;

/* What a row looks like in these tests: `2: [a] [b]`, each on a line of its own; … is a cell past the columns. */
static void
describe_row (const EpsomCsvRow *row, gpointer user_data)
{
  Description *description = user_data;

  g_string_append_printf (description->text, "%" G_GUINT64_FORMAT ":", row->line);
  for (guint i = 0; i < row->n_cells; i++)
    g_string_append_printf (description->text, " [%s]", i < description->n_columns ? row->cells[i] : "…");
  g_string_append_c (description->text, '\n');
}

static void
ignore_row (const EpsomCsvRow *row, gpointer user_data)
{
}

static gboolean
read_rows (EpsomCsvReader *reader, EpsomCsvRowFunc func, gpointer user_data, GError **error)
{
  gboolean more = TRUE;

  while (more)
    if (!epsom_csv_reader_read_rows (reader, func, user_data, &more, error))
      return FALSE;
  return TRUE;
}

/* The rows, or the error without the folder. */
static char *
read_all (Fixture *fixture, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomCsvReader) reader = epsom_csv_reader_new (path, &error);
  g_autoptr (GString) text = g_string_new (NULL);
  const char *const *header;
  guint64 line;

  if (reader != NULL && (header = epsom_csv_reader_read_header (reader, &line, &error)) != NULL)
    {
      g_autofree char *names = g_strjoinv ("|", (char **) header);

      g_string_append_printf (text, "%" G_GUINT64_FORMAT ": %s\n", line, names);
      read_rows (reader, describe_row, &(Description){ text, g_strv_length ((char **) header) }, &error);
    }
  if (error != NULL)
    {
      g_assert_true (error->domain == EPSOM_CSV_ERROR);
      g_assert_true (g_str_has_prefix (error->message, fixture->folder));
      g_string_append (text, error->message + strlen (fixture->folder) + 1);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct {
  const char *name;
  const char *input;
  const char *output;
  gsize length; /* of an input with a NUL */
} Case;

#define NUL_CASE(name, input, output)                                                                                  \
  {                                                                                                                    \
    name, input, output, sizeof (input) - 1                                                                            \
  }

static const Case good_cases[] = {
  { "lf", "a,b\n1,2\n3,4\n", "1: a|b\n2: [1] [2]\n3: [3] [4]\n" },
  { "crlf", "a,b\r\n1,2\r\n3,4\r\n", "1: a|b\n2: [1] [2]\n3: [3] [4]\n" },
  { "cr", "a,b\r1,2\r3,4\r", "1: a|b\n2: [1] [2]\n3: [3] [4]\n" },
  { "mixed-line-ends", "a\r\n1\n2\r3\n\r4\r\n", "1: a\n2: [1]\n3: [2]\n4: [3]\n6: [4]\n" },
  { "no-final-line-end", "a,b\n1,2", "1: a|b\n2: [1] [2]\n" },
  { "last-cell-empty-at-end", "a,b\n1,", "1: a|b\n2: [1] []\n" },
  { "header-only", "a,b\n", "1: a|b\n" },
  { "header-only-without-line-end", "a,b", "1: a|b\n" },
  { "byte-order-mark", "\xef\xbb\xbf\"a\",b\n1,2\n", "1: a|b\n2: [1] [2]\n" },
  { "byte-order-mark-inside", "a\n\xef\xbb\xbf\n", "1: a\n2: [\xef\xbb\xbf]\n" },
  { "empty-lines", "\n\r\na\n\n\n1\n\n2\n\n", "3: a\n6: [1]\n8: [2]\n" },
  { "quotes", "a,b\n\"x,y\",\"say \"\"hi\"\"\"\n", "1: a|b\n2: [x,y] [say \"hi\"]\n" },
  { "empty-quotes", "a,b\n\"\",\n", "1: a|b\n2: [] []\n" },
  { "lines-in-quotes", "a,b\n\"1\n2\",\"3\r\n\r\n4\"\n5,6\n", "1: a|b\n2: [1\n2] [3\r\n\r\n4]\n6: [5] [6]\n" },
  { "lines-in-header", "\"a\nb\",c\n1,2\n", "1: a\nb|c\n3: [1] [2]\n" },
  { "cr-in-quotes", "a\n\"1\r2\"\n3\n", "1: a\n2: [1\r2]\n4: [3]\n" },
  { "blanks-belong-to-the-field", "a,b\n x ,\ty\t\n", "1: a|b\n2: [ x ] [\ty\t]\n" },
  { "blank-lines-are-rows", "a\n  \n", "1: a\n2: [  ]\n" },
  { "blanks-in-quotes", "a,b\n\" x \",\" \"\n", "1: a|b\n2: [ x ] [ ]\n" },
  { "short-row", "a,b,c\n1\n", "1: a|b|c\n2: [1]\n" },
  { "long-row", "a,b\n1,2,3,4\n", "1: a|b\n2: [1] [2] […] […]\n" },
  { "unicode", "a\n„Überfall“ שלום 🌩\n", "1: a\n2: [„Überfall“ שלום 🌩]\n" },
  { "highest-ascii", "a\n\x7f\x01\n", "1: a\n2: [\x7f\x01]\n" },
  { "apostrophe", "a\n'\n", "1: a\n2: [']\n" },
};

static const Case bad_cases[] = {
  { "empty", "", "file.csv: is empty; a diary's file begins with the names of its columns" },
  { "empty-lines-only", "\n\r\n\n", "file.csv: is empty; a diary's file begins with the names of its columns" },
  { "byte-order-mark-only", "\xef\xbb\xbf", "file.csv: is empty; a diary's file begins with the names of its columns" },
  { "quote-in-unquoted-field", "a,b\n1,2\n1,2\"3\n",
    "1: a|b\n2: [1] [2]\nfile.csv:3: b: a quotation mark inside a field that does not begin with one; put the field in "
    "quotation marks and double those inside" },
  { "quote-after-blank", "a,b\n1, \"2\"\n",
    "1: a|b\nfile.csv:2: b: a quotation mark inside a field that does not begin with one; put the field in quotation "
    "marks and double those inside" },
  { "text-after-quote", "a,b\n\"1\"x,2\n",
    "1: a|b\nfile.csv:2: a: text after the closing quotation mark; a quotation mark inside a field is written twice" },
  { "blank-after-quote", "a,b\n\"1\" ,2\n",
    "1: a|b\nfile.csv:2: a: text after the closing quotation mark; a quotation mark inside a field is written twice" },
  { "text-after-quote-of-many-lines", "a,b\n\"1\n\n\"x,2\n",
    "1: a|b\nfile.csv:4: a: text after the closing quotation mark; a quotation mark inside a field is written twice" },
  { "quote-not-closed", "a,b\n1,2\n3,\"4\n5,6\n7,8\n",
    "1: a|b\n2: [1] [2]\nfile.csv:3: b: the quotation mark that opens the field is not closed before the file ends" },
  { "quote-not-closed-after-lines", "a,b,c\n1,\"2\n2\n2\",\"3\n4\n5",
    "1: a|b|c\nfile.csv:4: c: the quotation mark that opens the field is not closed before the file ends" },
  { "quote-not-closed-at-once", "a\n1\n\"",
    "1: a\n2: [1]\nfile.csv:3: a: the quotation mark that opens the field is not closed before the file ends" },
  { "quote-not-closed-in-header", "a,\"b\n1,2\n",
    "file.csv:1: the quotation mark that opens the field is not closed before the file ends" },
  { "not-utf-8", "a,b\n1,2\n1,st\xe4rker\n",
    "1: a|b\n2: [1] [2]\nfile.csv:3: b: is not valid UTF-8; save the file as CSV in UTF-8" },
  { "not-utf-8-in-header", "a,\xff\n", "file.csv:1: is not valid UTF-8; save the file as CSV in UTF-8" },
  { "not-utf-8-in-later-line-of-field", "a,b\n1,\"2\n\xe4\"\n",
    "1: a|b\nfile.csv:2: b: is not valid UTF-8; save the file as CSV in UTF-8" },
  { "cut-utf-8", "a\n1\xe2\x82\n", "1: a\nfile.csv:2: a: is not valid UTF-8; save the file as CSV in UTF-8" },
  { "surrogate", "a\n\xed\xa0\x80\n", "1: a\nfile.csv:2: a: is not valid UTF-8; save the file as CSV in UTF-8" },
  NUL_CASE ("nul",
            "a,b\n1,2\0\n",
            "1: a|b\nfile.csv:2: b: holds a NUL byte: the file is no text, or is UTF-16; save it as CSV in UTF-8"),
  NUL_CASE ("nul-in-empty-field",
            "a,b\n\0,2\n",
            "1: a|b\nfile.csv:2: a: holds a NUL byte: the file is no text, or is UTF-16; save it as CSV in UTF-8"),
  NUL_CASE ("utf-16-without-mark",
            "a\0,\0b\0\n\0",
            "file.csv:1: holds a NUL byte: the file is no text, or is UTF-16; save it as CSV in UTF-8"),
  NUL_CASE ("utf-16-little-endian",
            "\xff\xfe"
            "a\0,\0",
            "file.csv:1: the file is UTF-16; save it as CSV in UTF-8"),
  NUL_CASE ("utf-16-big-endian", "\xfe\xff\0a\0,", "file.csv:1: the file is UTF-16; save it as CSV in UTF-8"),
};

static void
test_case (Fixture *fixture, gconstpointer data)
{
  const Case *c = data;
  g_autofree char *path = fixture_write (fixture, "file.csv", c->input, c->length > 0 ? (gssize) c->length : -1);
  g_autofree char *output = read_all (fixture, path);

  g_assert_cmpstr (output, ==, c->output);
}

/* The same rows come whatever the position at which the file is cut into pieces. */
static void
test_pieces (Fixture *fixture, gconstpointer data)
{
  const char *tail = "\"x\r\n,\"\"é\"\"\",2\r\n\r\n3,\r\n";
  const gsize piece = 256 * 1024;

  for (gsize shift = 0; shift < strlen (tail) + 2; shift++)
    {
      /* A header, then rows of four bytes, then a long field so that the tail lies across the end of the piece. */
      g_autoptr (GString) input = g_string_new ("a,b\n1,2\n");
      g_autofree char *path = NULL;
      g_autofree char *output = NULL;
      g_autofree char *long_cell = NULL;
      g_autofree char *expected = NULL;

      long_cell = g_strnfill (piece - shift - input->len - 3, 'x');
      g_string_append_printf (input, "%s,\r\n%s", long_cell, tail);
      path = fixture_write (fixture, "file.csv", input->str, input->len);
      output = read_all (fixture, path);
      expected = g_strdup_printf ("1: a|b\n2: [1] [2]\n3: [%s] []\n4: [x\r\n,\"é\"] [2]\n7: [3] []\n", long_cell);
      g_assert_cmpstr (output, ==, expected);
    }
}

static void
test_large_field (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (EPSOM_CSV_FIELD_MAX, 'x');
  g_autofree char *content = g_strdup_printf ("a,b\n1,%s\n", text);
  g_autofree char *path = fixture_write (fixture, "file.csv", content, -1);
  g_autofree char *output = read_all (fixture, path);
  g_autofree char *larger = g_strdup_printf ("a,b\n1,%sx\n", text);
  g_autofree char *larger_path = fixture_write (fixture, "larger.csv", larger, -1);
  g_autofree char *refused = read_all (fixture, larger_path);

  g_assert_cmpuint (strlen (output), ==, strlen ("1: a|b\n2: [1] []\n") + EPSOM_CSV_FIELD_MAX);
  g_assert_cmpstr (refused, ==,
                   "1: a|b\nlarger.csv:2: b: has more than 1048576 bytes; is a quotation mark not closed?");
}

/* A quotation mark that is never closed swallows the rest of a file, but not of the memory. */
static void
test_huge_field (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_write (fixture, "file.csv", "a,b\n1,\"2\n", -1);
  g_autofree char *output = NULL;
  int fd = g_open (path, O_WRONLY | O_APPEND | O_CLOEXEC);
  g_autofree char *piece = g_strnfill (1024 * 1024, 'x');

  for (int i = 0; i < 100; i++)
    g_assert_cmpint (write (fd, piece, 1024 * 1024), ==, 1024 * 1024);
  close (fd);
  output = read_all (fixture, path);
  g_assert_cmpstr (output, ==, "1: a|b\nfile.csv:2: b: has more than 1048576 bytes; is a quotation mark not closed?");
}

static void
test_large_row (Fixture *fixture, gconstpointer data)
{
  g_autofree char *cell = g_strnfill (EPSOM_CSV_FIELD_MAX, 'x');
  g_autofree char *content = g_strdup_printf ("a,b,c,d,e\n%s,%s,%s,%s,%s\n", cell, cell, cell, cell, cell);
  g_autofree char *path = fixture_write (fixture, "file.csv", content, -1);
  g_autofree char *output = read_all (fixture, path);

  g_assert_cmpstr (output, ==, "1: a|b|c|d|e\nfile.csv:2: the row has more than 4194304 bytes");
}

static void
test_many_columns (Fixture *fixture, gconstpointer data)
{
  g_autofree char *commas = g_strnfill (EPSOM_CSV_COLUMNS_MAX, ',');
  g_autofree char *path = fixture_write (fixture, "file.csv", commas, -1);
  g_autofree char *refused = read_all (fixture, path);
  g_autoptr (EpsomCsvReader) reader = NULL;
  const char *const *header;
  guint64 line;

  g_assert_cmpstr (refused, ==, "file.csv:1: has more than 1024 columns");

  g_free (path);
  path = fixture_write (fixture, "file.csv", commas + 1, -1);
  reader = epsom_csv_reader_new (path, NULL);
  header = epsom_csv_reader_read_header (reader, &line, NULL);
  g_assert_cmpuint (g_strv_length ((char **) header), ==, EPSOM_CSV_COLUMNS_MAX);
}

static void
test_long_row_is_counted (Fixture *fixture, gconstpointer data)
{
  g_autofree char *commas = g_strnfill (5000, ',');
  g_autofree char *content = g_strdup_printf ("a,b\n%s\n1,2\n", commas);
  g_autofree char *path = fixture_write (fixture, "file.csv", content, -1);
  g_autofree char *output = read_all (fixture, path);

  g_assert_true (g_str_has_prefix (output, "1: a|b\n2: [] []"));
  g_assert_true (g_str_has_suffix (output, "\n3: [1] [2]\n"));
}

static void
test_special_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pipe = fixture_path (fixture, "pipe");
  g_autofree char *missing = fixture_path (fixture, "missing");
  g_autofree char *link = fixture_path (fixture, "link");
  g_autofree char *file = fixture_write (fixture, "file.csv", "a\n1\n", -1);
  g_autofree char *of_pipe = NULL;
  g_autofree char *of_missing = NULL;
  g_autofree char *of_link = NULL;
  g_autoptr (GError) folder_error = NULL;
  g_autoptr (GError) device_error = NULL;

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  of_pipe = read_all (fixture, pipe);
  g_assert_cmpstr (of_pipe, ==, "pipe: is not a regular file; save what it gives in a file first");

  of_missing = read_all (fixture, missing);
  g_assert_cmpstr (of_missing, ==, "missing: there is no such file or folder");

  g_assert_cmpint (symlink (file, link), ==, 0);
  of_link = read_all (fixture, link);
  g_assert_cmpstr (of_link, ==, "1: a\n2: [1]\n");

  g_assert_null (epsom_csv_reader_new (fixture->folder, &folder_error));
  g_assert_error (folder_error, EPSOM_CSV_ERROR, EPSOM_CSV_ERROR_FAILED);
  g_assert_true (g_str_has_suffix (folder_error->message, ": is a folder; give the files in it"));

  g_assert_null (epsom_csv_reader_new ("/dev/zero", &device_error));
  g_assert_cmpstr (device_error->message, ==, "/dev/zero: is not a regular file; save what it gives in a file first");
}

static void
test_not_permitted (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_write (fixture, "file.csv", "a\n1\n", -1);
  g_autofree char *output = NULL;

  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  fixture_become_nobody (fixture);
  output = read_all (fixture, path);
  fixture_become_self ();
  g_assert_cmpstr (output, ==, "file.csv: you have no permission; see who owns it and its folder");
}

/* Anything at all gives rows or an error, and never text that is not UTF-8. */
static void
check_row (const EpsomCsvRow *row, gpointer user_data)
{
  const guint *n_columns = user_data;

  for (guint i = 0; i < *n_columns; i++)
    g_assert_true (g_utf8_validate (row->cells[i], -1, NULL));
}

static void
test_mutations (void)
{
  static const char seed[] = "\xef\xbb\xbfrecord,id,at,note\r\nday,,2026-03-01,\"a \"\"quoted\"\"\r\nnote\"\r\n"
                             "rating,,2026-03-01,é\n\n,,,\nlab,'=1,\"x\",\"\"\r\n";
  static const char specials[] = "\",\r\n\0\xef\xbb\xbf\xff'=; ";
  const guint n_runs = g_test_slow () ? 1000000 : 20000;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260301);
  int fd = memfd_create ("file.csv", MFD_CLOEXEC); /* no disk between one run and the next */
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  guint n_good = 0;

  for (guint run = 0; run < n_runs; run++)
    {
      char content[sizeof seed];
      gsize length = sizeof seed - 1;
      g_autoptr (EpsomCsvReader) reader = NULL;
      g_autoptr (GError) error = NULL;
      const char *const *header;
      guint64 line;

      memcpy (content, seed, sizeof seed);
      for (int i = g_rand_int_range (rand, 1, 6); i > 0; i--)
        content[g_rand_int_range (rand, 0, length)] =
          g_rand_boolean (rand) ? specials[g_rand_int_range (rand, 0, sizeof specials - 1)] : (char) g_rand_int (rand);
      length -= g_rand_int_range (rand, 0, 4) == 0 ? g_rand_int_range (rand, 0, length) : 0;
      g_assert_cmpint (ftruncate (fd, 0), ==, 0);
      g_assert_cmpint (pwrite (fd, content, length, 0), ==, length);

      reader = epsom_csv_reader_new (path, &error);
      g_assert_no_error (error);
      header = epsom_csv_reader_read_header (reader, &line, &error);
      if (header != NULL)
        {
          guint n_columns = g_strv_length ((char **) header);

          n_good += read_rows (reader, check_row, &n_columns, &error);
        }
      g_assert_true (error == NULL || error->domain == EPSOM_CSV_ERROR);
    }
  close (fd);
  g_assert_cmpuint (n_good, >, n_runs / 100);
  g_assert_cmpuint (n_good, <, n_runs);
}

static void
test_position (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_write (fixture, "file.csv", "a\n1\n", -1);
  g_autoptr (EpsomCsvReader) reader = epsom_csv_reader_new (path, NULL);
  guint64 line;

  g_assert_cmpuint (epsom_csv_reader_get_position (reader), ==, 0);
  g_assert_nonnull (epsom_csv_reader_read_header (reader, &line, NULL));
  g_assert_true (read_rows (reader, ignore_row, NULL, NULL));
  g_assert_cmpuint (epsom_csv_reader_get_position (reader), ==, 4);
}

static void
add_cases (const char *group, const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/exchange/csv-reader/%s/%s", group, cases[i].name);

      FIXTURE_TEST (path, &cases[i], test_case);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_cases ("reads", good_cases, G_N_ELEMENTS (good_cases));
  add_cases ("refuses", bad_cases, G_N_ELEMENTS (bad_cases));
  FIXTURE_TEST ("/exchange/csv-reader/pieces", NULL, test_pieces);
  FIXTURE_TEST ("/exchange/csv-reader/position", NULL, test_position);
  FIXTURE_TEST ("/exchange/csv-reader/large-field", NULL, test_large_field);
  FIXTURE_TEST ("/exchange/csv-reader/huge-field", NULL, test_huge_field);
  FIXTURE_TEST ("/exchange/csv-reader/large-row", NULL, test_large_row);
  FIXTURE_TEST ("/exchange/csv-reader/many-columns", NULL, test_many_columns);
  FIXTURE_TEST ("/exchange/csv-reader/long-row-is-counted", NULL, test_long_row_is_counted);
  FIXTURE_TEST ("/exchange/csv-reader/special-files", NULL, test_special_files);
  FIXTURE_TEST ("/exchange/csv-reader/not-permitted", NULL, test_not_permitted);
  g_test_add_func ("/exchange/csv-reader/mutations", test_mutations);
  return g_test_run ();
}
