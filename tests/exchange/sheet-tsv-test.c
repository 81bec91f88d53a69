/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of a chart as a spreadsheet takes it from the clipboard. */
#include <string.h>

#include "epsom-chart.h"
#include "epsom-sheet-tsv.h"
#include "exchange-diary.h"
#include "hostile-diary.h"

static const EpsomSpan all_of_it = { 0, 0 };

#define HEADER "record,id,episode,at,end,symptom,severity,route,minutes,amount,unit,medicine,class\n"

/* A migraine a day, with a push after which it is 3 lower, or gone. */
static char *
create_rows (int n, const char *symptom)
{
  GString *rows = g_string_new (HEADER);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%08d-1111-4111-8111-111111111111", i + 1);
      g_autofree char *day = g_strdup_printf ("2026-02-%02d", i + 1);

      g_string_append_printf (rows, "episode,%s,,%sT08:00:00Z,%sT20:00:00Z,%s,,,,,,,\n", id, day, day, symptom);
      g_string_append_printf (rows, "reading,,%s,%sT08:30:00Z,,,8,,,,,,\n", id, day);
      g_string_append_printf (rows, "reading,,%s,%sT11:00:00Z,,,%d,,,,,,\n", id, day, i % 2 == 0 ? 5 : 0);
      g_string_append_printf (rows, "dose,,,%sT09:00:00Z,,,,iv,5,1,g,,\n", day);
    }

  return g_string_free (rows, FALSE);
}

static EpsomResponse *
respond (Fixture *fixture, const char *text, const char *symptom)
{
  g_autoptr (EpsomDiary) diary = exchange_diary (fixture, text);
  EpsomQuery query = { .symptom = symptom, .from = EPSOM_DATE_NONE, .to = EPSOM_DATE_NONE };

  g_assert_true (epsom_instant_parse ("2026-03-01T00:00:00Z", &query.as_of));

  return epsom_response_new (diary, &query);
}

static char *
create_tsv (EpsomChartKind kind, const EpsomResponse *response)
{
  g_autoptr (EpsomChartTable) table = epsom_chart_create_table (kind, response, all_of_it);
  guint n = epsom_chart_table_get_n_rows (table);
  g_autofree guint *rows = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    rows[i] = i;

  return epsom_sheet_tsv_new (table, rows, n);
}

static void
test_cells (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = create_rows (2, "migraine");
  g_autoptr (EpsomResponse) response = respond (fixture, text, "migraine");
  g_autofree char *tsv = create_tsv (EPSOM_CHART_DURATION, response);

  g_assert_cmpstr (tsv, ==,
                   "Time\tMethod\tMinutes\tElemental mg a minute\tSeverity before\tSeverity after 2 h\tChange\n"
                   "2026-02-01 09:00\tIV push\t5\t\t8\t5\t-3\n"
                   "2026-02-02 09:00\tIV push\t5\t\t8\t0\t-8\n");
}

/* As it is sorted, and no more than is asked for. */
static void
test_rows (Fixture *fixture, gconstpointer data)
{
  static const guint rows[] = { 3, 1 };
  g_autofree char *text = create_rows (5, "migraine");
  g_autoptr (EpsomResponse) response = respond (fixture, text, "migraine");
  g_autoptr (EpsomChartTable) table = epsom_chart_create_table (EPSOM_CHART_DURATION, response, all_of_it);
  g_autofree char *tsv = epsom_sheet_tsv_new (table, rows, G_N_ELEMENTS (rows));
  g_autofree char *titles = epsom_sheet_tsv_new (table, NULL, 0);
  g_auto (GStrv) lines = g_strsplit (tsv, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_prefix (lines[1], "2026-02-04"));
  g_assert_true (g_str_has_prefix (lines[2], "2026-02-02"));
  g_assert_true (g_str_has_prefix (titles, lines[0]) && titles[strlen (lines[0]) + 1] == '\0');
}

/* A symptom and a medicine of one's own stand in heads and cells. */
static void
test_formulas (Fixture *fixture, gconstpointer data)
{
  g_autofree char *symptoms = create_rows (2, "=1+2");
  g_autofree char *text =
    g_strconcat (symptoms, "medicine,,,2026-02-01T09:30:00Z,,,,,,,,\"=cmd|' /C calc'!A0\",other\n",
                 "medicine,,,2026-02-02T09:30:00Z,,,,,,,,\"@SUM(\"\"a\"\")\",other\n", NULL);
  g_autoptr (EpsomResponse) response = respond (fixture, text, "=1+2");
  g_autofree char *tsv = create_tsv (EPSOM_CHART_TIMELINE, response);

  g_assert_nonnull (strstr (tsv, "\t'=1+2, worst severity\t"));
  g_assert_nonnull (strstr (tsv, "\t'=cmd|"));
  g_assert_nonnull (strstr (tsv, "\t\"'@SUM(\"\"a\"\")"));
  g_assert_null (strstr (tsv, "\t="));
  g_assert_null (strstr (tsv, "\t@"));
}

/* Every line has as many cells, whatever is in them. */
static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = hostile_diary ();
  g_autoptr (EpsomResponse) response = respond (fixture, text, "migraine");

  for (EpsomChartKind kind = 0; kind < EPSOM_N_CHART_KINDS; kind++)
    {
      g_autoptr (EpsomChartTable) table = epsom_chart_create_table (kind, response, all_of_it);
      g_autofree char *tsv = create_tsv (kind, response);
      guint n_columns = epsom_chart_table_get_n_columns (table), n_cells = 0;
      gboolean quoted = FALSE;

      for (const char *c = tsv; *c != '\0'; c++)
        {
          if (*c == '"')
            quoted = !quoted;
          n_cells += !quoted && (*c == '\t' || *c == '\n');
          if (!quoted && *c == '\n')
            g_assert_cmpuint (n_cells % n_columns, ==, 0);
        }
      g_assert_false (quoted);
      g_assert_cmpuint (n_cells, ==, n_columns * (epsom_chart_table_get_n_rows (table) + 1));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  FIXTURE_TEST ("/sheet-tsv/cells", NULL, test_cells);
  FIXTURE_TEST ("/sheet-tsv/rows", NULL, test_rows);
  FIXTURE_TEST ("/sheet-tsv/formulas", NULL, test_formulas);
  FIXTURE_TEST ("/sheet-tsv/hostile-diary", NULL, test_hostile);

  return g_test_run ();
}
