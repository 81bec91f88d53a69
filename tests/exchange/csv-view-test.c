/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unistd.h>

#include "epsom-csv.h"
#include "exchange-fixture.h"

#define HEADER "record,id,at,symptom,severity\n"
#define EPISODE "episode,00000000-0000-4000-8000-000000000001,2026-03-01T08:00:00+01:00,migraine,\n"

static void
test_good (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_write (fixture, "anna.csv", HEADER EPISODE, -1);
  g_autofree char *files = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomDiary) diary = epsom_csv_read_diary (path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (epsom_diary_get_n_records (diary), ==, 1);
  files = fixture_list (fixture);
  g_assert_cmpstr (files, ==, "anna.csv");
}

typedef struct {
  const char *name;
  const char *content;
  int code;
  const char *part;
} Bad;

static const Bad bad[] = {
  { "one-row", HEADER EPISODE "episode,,yesterday,migraine,\n", EPSOM_CSV_ERROR_FAILED, "anna.csv:3: at: " },
  { "two-rows", HEADER "episode,,yesterday,migraine,\nepisode,,,,\n", EPSOM_CSV_ERROR_FAILED, "(and 1 more row)" },
  { "another-table", "date,mood\n2026-03-01,5\n", EPSOM_CSV_ERROR_HEADER, "anna.csv" },
  { "empty", "", EPSOM_CSV_ERROR_HEADER, "anna.csv" },
};

/* A diary without its bad rows would be taken for the whole. */
static void
test_bad (Fixture *fixture, gconstpointer data)
{
  const Bad *one = data;
  g_autofree char *path = fixture_write (fixture, "anna.csv", one->content, -1);
  g_autoptr (GError) error = NULL;

  g_assert_null (epsom_csv_read_diary (path, &error));
  g_assert_error (error, EPSOM_CSV_ERROR, one->code);
  if (strstr (error->message, one->part) == NULL)
    g_error ("“%s” does not say “%s”", error->message, one->part);
}

/* A file that is compressed, or unpacks to what no diary has, is refused before it takes memory. */
static void
test_bombs (Fixture *fixture, gconstpointer data)
{
  g_autofree char *packed = fixture_write (fixture, "packed.csv", "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", 10);
  g_autofree char *sparse = fixture_write (fixture, "sparse.csv", HEADER, -1);
  g_autoptr (GError) error = NULL;

  g_assert_null (epsom_csv_read_diary (packed, &error));
  g_assert_error (error, EPSOM_CSV_ERROR, EPSOM_CSV_ERROR_ENCODING);
  g_clear_error (&error);

  if (truncate (sparse, (off_t) 10 * 1000 * 1000 * 1000) != 0)
    {
      g_test_skip ("no sparse file can be made here");
      return;
    }
  g_assert_null (epsom_csv_read_diary (sparse, &error));
  g_assert_error (error, EPSOM_CSV_ERROR, EPSOM_CSV_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "10.0"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/exchange/csv-view/good", NULL, test_good);
  FIXTURE_TEST ("/exchange/csv-view/bombs", NULL, test_bombs);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *name = g_strconcat ("/exchange/csv-view/bad/", bad[i].name, NULL);

      FIXTURE_TEST (name, &bad[i], test_bad);
    }
  return g_test_run ();
}
