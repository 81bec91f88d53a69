/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The command line as a person uses it: each case runs words against a diary of its own. */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "epsom-cli.h"
#include "epsom-store.h"
#include "test-folder.h"

#define NOW "2026-03-30T12:00:00+02:00"
#define EPISODE "11111111-1111-4111-8111-111111111111"

typedef struct {
  char *folder;
  char *diary;
  char *out;
  char *err;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  fixture->folder = g_dir_make_tmp ("epsom-cli-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->diary = g_build_filename (fixture->folder, "data", "diary.epsom", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  epsom_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->diary);
  g_free (fixture->out);
  g_free (fixture->err);
}

/* Runs `epsom --diary D words`; the words are parted as a shell does. Fills out and err. */
static int
run (Fixture *fixture, const char *format, ...)
{
  g_autofree char *line = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  size_t out_size, err_size;
  char *out_text, *err_text;
  FILE *out = open_memstream (&out_text, &out_size);
  FILE *err = open_memstream (&err_text, &err_size);
  va_list arguments;
  int status;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (*line == '\0')
    words = g_new0 (char *, 1);
  else
    g_shell_parse_argv (line, NULL, &words, &error);
  g_assert_no_error (error);
  g_ptr_array_add (argv, (gpointer) "epsom");
  g_ptr_array_add (argv, (gpointer) "--diary");
  g_ptr_array_add (argv, fixture->diary);
  for (char **word = words; *word != NULL; word++)
    g_ptr_array_add (argv, *word);
  g_ptr_array_add (argv, NULL);

  status = epsom_cli_run ((int) argv->len - 1, (char **) argv->pdata, out, err);
  fclose (out);
  fclose (err);
  g_free (fixture->out);
  g_free (fixture->err);
  fixture->out = g_strdup (out_text);
  fixture->err = g_strdup (err_text);
  free (out_text);
  free (err_text);
  return status;
}

#define assert_contains(text, part)                                                                                    \
  do                                                                                                                   \
    {                                                                                                                  \
      if (strstr ((text), (part)) == NULL)                                                                             \
        g_error ("%s:%d: “%s” is not in “%s”", __FILE__, __LINE__, (part), (text));                                    \
  } while (0)

static char *
write_file (Fixture *fixture, const char *name, const char *content)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
add_migraine (Fixture *fixture)
{
  g_assert_cmpint (run (fixture, "add episode --id " EPISODE " --at 2026-03-01T08:00:00+01:00 --symptom migraine"), ==,
                   0);
  g_assert_cmpstr (fixture->out, ==, EPISODE "\n");
  g_assert_cmpstr (fixture->err, ==, "");
}

static void
test_day (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  add_migraine (fixture);
  g_assert_cmpint (run (fixture, "add reading --episode " EPISODE " --at 2026-03-01T08:00:00+01:00 --severity 8"), ==,
                   0);
  g_assert_cmpint (run (fixture, "add dose --route iv --minutes 5 --salt sulfate-heptahydrate --amount 1 --unit g "
                                 "--basis salt --at 2026-03-01T09:00:00+01:00 --place clinic"),
                   ==, 0);
  g_assert_cmpint (run (fixture, "add reading --episode " EPISODE " --at 2026-03-01T11:00:00+01:00 --severity 0"), ==,
                   0);
  g_assert_cmpint (run (fixture, "list"), ==, 0);
  assert_contains (fixture->out, "2026-03-01T09:00:00+01:00");
  assert_contains (fixture->out, EPISODE);
  g_assert_cmpint (run (fixture, "response --json"), ==, 0);
  assert_contains (fixture->out, "\"iv-push\"");
  g_assert_cmpint (run (fixture, "response"), ==, 0);
  assert_contains (fixture->out, "1 of 1");
  assert_contains (fixture->out, "too few for a rate");
  g_assert_cmpint (run (fixture, "check"), ==, 0);
  g_assert_cmpstr (fixture->out, ==, "ok\n");
}

/* The same treatment, compared by what was asked for; by method nothing is other than without. */
static void
test_group_by (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *chart = g_build_filename (fixture->folder, "grouped.svg", NULL);
  g_autofree char *plain = NULL;

  add_migraine (fixture);
  g_assert_cmpint (run (fixture, "add reading --episode " EPISODE " --at 2026-03-01T08:00:00+01:00 --severity 8"), ==,
                   0);
  g_assert_cmpint (run (fixture, "add dose --route iv --minutes 7.5 --salt sulfate-heptahydrate --amount 1 --unit g "
                                 "--at 2026-03-01T09:00:00+01:00 --place clinic"),
                   ==, 0);
  g_assert_cmpint (run (fixture, "response --json --as-of 2026-04-01T00:00:00Z"), ==, 0);
  plain = g_strdup (fixture->out);
  g_assert_null (strstr (plain, "group"));
  g_assert_cmpint (run (fixture, "response --json --as-of 2026-04-01T00:00:00Z --group-by method"), ==, 0);
  g_assert_cmpstr (fixture->out, ==, plain);

  g_assert_cmpint (run (fixture, "response --json --group-by minutes"), ==, 0);
  assert_contains (fixture->out, "\"group_by\": \"minutes\"");
  assert_contains (fixture->out, "\"group\": \"7.5\"");
  g_assert_null (strstr (fixture->out, "\"method"));
  g_assert_cmpint (run (fixture, "response --group-by place"), ==, 0);
  assert_contains (fixture->out, "By place.");
  assert_contains (fixture->out, "Clinic");
  g_assert_cmpint (run (fixture, "chart endpoints %s --group-by salt", chart), ==, 0);
  g_assert_true (g_file_test (chart, G_FILE_TEST_EXISTS));
}

/* An episode is chosen by its id, and its symptom with it. */
static void
test_chart_of_episode (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *file = g_build_filename (fixture->folder, "chart.svg", NULL);
  g_autofree char *id = NULL, *svg = NULL;

  add_migraine (fixture);
  g_assert_cmpint (run (fixture, "add episode --at 2026-03-01T06:00:00+01:00 --symptom cramp"), ==, 0);
  id = g_strstrip (g_strdup (fixture->out));
  g_assert_cmpint (run (fixture, "add reading --episode %s --at 2026-03-01T06:10:00+01:00 --severity 7", id), ==, 0);

  g_assert_cmpint (run (fixture, "chart episode %s --episode %s", file, id), ==, 0);
  g_assert_true (g_file_get_contents (file, &svg, NULL, NULL));
  assert_contains (svg, "Severity at most 7, read once.");
  g_assert_cmpint (run (fixture, "chart episode %s --episode %s --symptom cramp", file, id), ==, 0);
  g_assert_cmpint (run (fixture, "chart episode %s --episode %s --symptom migraine", file, id), ==, 1);
  assert_contains (fixture->err, "leave out --symptom");
}

/* A line each beneath the titles, in columns; what to record where there is none. */
static void
test_chart_as_table (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_auto (GStrv) lines = NULL;

  add_migraine (fixture);
  g_assert_cmpint (run (fixture, "chart endpoints --table"), ==, 0);
  assert_contains (fixture->out, "Migraine: How often is it better after a dose?\n");
  g_assert_null (strstr (fixture->out, "Method"));

  g_assert_cmpint (run (fixture, "add reading --episode " EPISODE " --at 2026-03-01T08:00:00+01:00 --severity 8"), ==,
                   0);
  g_assert_cmpint (run (fixture, "add dose --route iv --minutes 5 --salt sulfate-heptahydrate --amount 1 --unit g "
                                 "--at 2026-03-01T09:00:00+01:00"),
                   ==, 0);
  g_assert_cmpint (run (fixture, "add reading --episode " EPISODE " --at 2026-03-01T11:00:00+01:00 --severity 3"), ==,
                   0);
  g_assert_cmpint (run (fixture, "chart duration --table"), ==, 0);
  lines = g_strsplit (fixture->out, "\n", -1);
  g_assert_cmpstr (lines[3], ==,
                   "Time                 Method   Minutes  Elemental mg a minute  Severity before  Severity after 2 h  "
                   "Change");
  g_assert_cmpstr (lines[4], ==,
                   "1 March 2026, 09:00  IV push        5                  19.72                8                   3  "
                   "    −5");
  g_assert_cmpstr (lines[5], ==, "");
  g_assert_null (lines[6]);

  g_assert_cmpint (run (fixture, "chart endpoints --table"), ==, 0);
  assert_contains (fixture->out, "too few\n");
  g_assert_null (strstr (fixture->out, " \n"));
}

static void
test_now (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_assert_cmpint (run (fixture, "add day --bleeding light"), ==, 0);
  g_assert_cmpint (run (fixture, "add medicine --medicine ibuprofen --class nsaid"), ==, 0);
  g_assert_cmpint (run (fixture, "list --json"), ==, 0);
  assert_contains (fixture->out, "\"2026-03-30\"");
  assert_contains (fixture->out, "\"" NOW "\"");
}

/* Each row breaks one rule of an option and leaves the diary as it was. */
static const struct {
  const char *name;
  const char *words;
  int status;
  const char *message;
} wrong[] = {
  { "no-verb", "", 2, "a verb is missing" },
  { "unknown-verb", "exprot x.csv", 2, "“exprot”" },
  { "unknown-option", "list --form 2026-01-01", 2, "--form" },
  { "verb-of-two-lines", "'ex\nport' x.csv", 2, "“ex port”" },
  { "verb-with-percent", "%n", 2, "“%n”" },
  { "option-not-utf8", "add day --note 'a\xff'", 1, "--note: “a" },
  { "symptom-not-utf8", "response --symptom '\xff'", 1, "--symptom" },
  { "file-of-two-lines", "import '/nonexistent/a\nb.csv'", 1, "a b.csv" },
  { "missing-argument", "export", 2, "an argument is missing" },
  { "folder-for-a-diary", "list --diary /tmp", 1, "/tmp: is a folder, not a diary" },
  { "folder-for-a-new-record", "add day --diary /tmp", 1, "/tmp: is a folder, not a diary" },
  { "empty-argument", "export ''", 2, "an argument is empty" },
  { "empty-among-arguments", "import x.csv ''", 2, "an argument is empty" },
  { "empty-diary", "list --diary ''", 2, "--diary needs the path of a diary" },
  { "value-of-a-flag", "list --json=no", 2, "--json takes no value" },
  { "value-of-another-flag", "response --exclude-co-treated=", 2, "--exclude-co-treated takes no value" },
  { "empty-date", "list --from ''", 1, "--from: “”" },
  { "empty-instant", "response --as-of ''", 1, "--as-of: “”" },
  { "date-before-all-dates", "export - --from 0000-12-31", 1, "--from: “0000-12-31”" },
  { "date-after-all-dates", "chart course /tmp/x.svg --to 10000-01-01", 1, "--to: “10000-01-01”" },
  { "date-with-a-time", "list --to 2026-03-01T08:00:00Z", 1, "--to" },
  { "instant-out-of-range", "response --as-of 2026-03-01T08:00:00+24:00", 1, "--as-of" },
  { "empty-format", "export x.csv --format ''", 1, "--format: “”" },
  { "empty-size", "chart course /tmp/x.svg --size ''", 1, "--size: “”" },
  { "empty-conflict", "import --on-conflict '' x.csv", 1, "--on-conflict: “”" },
  { "huge-size", "chart course /tmp/x.svg --size 99999999999x1", 1, "--size: “99999999999x1”" },
  { "huge-amount", "add dose --route oral --unit mg --amount 1e400", 1, "--amount: “1e400”" },
  { "huge-severity", "add reading --episode " EPISODE " --severity 99999999999999999999", 1,
    "--severity: “99999999999999999999”" },
  { "huge-minutes", "add dose --route iv --amount 1 --unit g --minutes 18446744073709551621", 1, "--minutes" },
  { "year-10000", "add day --at 10000-01-01", 1, "--at: “10000-01-01”" },
  { "day-that-is-none", "add day --at 2025-02-29", 1, "--at: “2025-02-29”" },
  { "invalid-utf8", "add day --note=caf\xe9", 1, "--note: “caf\357\277\275”" },
  { "one-too-many", "list all", 2, "“all”" },
  { "bad-date", "list --from 2026-02-30", 1, "--from: “2026-02-30”" },
  { "dates-turned-round", "response --from 2026-03-02 --to 2026-03-01", 1, "--to" },
  { "bad-instant", "response --as-of yesterday", 1, "--as-of: “yesterday”" },
  { "instant-without-offset", "response --as-of 2026-03-01T08:00:00", 1, "--as-of" },
  { "empty-symptom", "response --symptom ''", 1, "--symptom" },
  { "bad-kind", "add headache", 1, "“headache”" },
  { "severity-11", "add reading --episode " EPISODE " --severity 11", 1, "--severity: “11”" },
  { "severity-words", "add reading --episode " EPISODE " --severity bad", 1, "--severity" },
  { "severity-fraction", "add reading --episode " EPISODE " --severity 4.5", 1, "--severity" },
  { "unknown-episode", "add reading --episode 22222222-2222-4222-8222-222222222222 --severity 3", 1, "--episode" },
  { "reading-without-episode", "add reading --severity 3", 1, "--episode" },
  { "same-id", "add episode --symptom cramp --id " EPISODE, 1, "--id" },
  { "bad-id", "add episode --symptom cramp --id 7", 1, "--id" },
  { "end-before-start", "add episode --symptom cramp --at 2026-03-01T08:00:00+01:00 --end 2026-03-01T07:59:59+01:00", 1,
    "--end" },
  { "no-symptom", "add episode", 1, "--symptom" },
  { "bad-route", "add dose --route nasal --amount 1 --unit g", 1, "--route: “nasal”" },
  { "no-route", "add dose --amount 1 --unit g", 1, "--route" },
  { "no-amount", "add dose --route oral --unit mg", 1, "--amount" },
  { "amount-zero", "add dose --route oral --amount 0 --unit mg", 1, "--amount" },
  { "amount-nan", "add dose --route oral --amount nan --unit mg", 1, "--amount" },
  { "amount-comma", "add dose --route oral --amount 1,5 --unit mg", 1, "--amount" },
  { "no-unit", "add dose --route oral --amount 1", 1, "--unit" },
  { "bad-unit", "add dose --route oral --amount 1 --unit kg", 1, "--unit: “kg”" },
  { "oral-minutes", "add dose --route oral --amount 1 --unit g --minutes 5", 1, "--minutes" },
  { "minutes-zero", "add dose --route iv --amount 1 --unit g --minutes 0", 1, "--minutes" },
  { "minutes-1441", "add dose --route iv --amount 1 --unit g --minutes 1441", 1, "--minutes" },
  { "bad-salt", "add dose --route oral --amount 1 --unit g --salt table", 1, "--salt: “table”" },
  { "bad-basis", "add dose --route oral --amount 1 --unit g --basis pill", 1, "--basis" },
  { "bad-place", "add dose --route oral --amount 1 --unit g --place car", 1, "--place" },
  { "bad-purpose", "add dose --route oral --amount 1 --unit g --purpose fun", 1, "--purpose" },
  { "column-of-another-kind", "add dose --route oral --amount 1 --unit g --severity 3", 1, "--severity" },
  { "no-medicine", "add medicine --class nsaid", 1, "--medicine" },
  { "bad-class", "add medicine --medicine x --class y", 1, "--class: “y”" },
  { "bad-bleeding", "add day --bleeding lots", 1, "--bleeding" },
  { "instant-for-day", "add day --at 2026-03-01T08:00:00+01:00", 1, "--at" },
  { "date-for-dose", "add dose --route oral --amount 1 --unit g --at 2026-03-01", 1, "--at" },
  { "bad-analyte", "add lab --analyte iron --value 1 --value-unit mmol/L", 1, "--analyte" },
  { "no-value", "add lab --analyte serum-magnesium --value-unit mmol/L", 1, "--value" },
  { "range-turned-round",
    "add lab --analyte serum-magnesium --value 1 --value-unit mmol/L --range-low 2 --range-high 1", 1, "--range-" },
  { "chart-kind", "chart pie /tmp/x.svg", 1, "“pie”" },
  { "chart-file", "chart course /tmp/x.gif", 1, ".svg" },
  { "chart-size", "chart course /tmp/x.svg --size 0x0", 1, "--size" },
  { "chart-style", "chart course /tmp/x.svg --style neon", 1, "--style" },
  { "chart-episode-unknown", "chart episode /tmp/x.svg --episode 7", 1, "--episode" },
  { "chart-episode-elsewhere", "chart course /tmp/x.svg --episode 7", 1, "chart episode" },
  { "chart-by-unknown", "chart duration /tmp/x.svg --by hours", 1, "minutes or rate" },
  { "chart-by-elsewhere", "chart course /tmp/x.svg --by rate", 1, "chart duration" },
  { "group-by-unknown", "response --group-by dose", 1, "--group-by: “dose”" },
  { "chart-group-by-unknown", "chart course /tmp/x.svg --group-by ''", 1, "--group-by: “”" },
  { "chart-nothing", "chart", 2, "--list" },
  { "chart-table-nothing", "chart --table", 2, "--list" },
  { "chart-table-file", "chart course /tmp/x.svg --table", 2, "leave out the file" },
  { "chart-table-size", "chart course --table --size 10x10", 2, "neither size nor style" },
  { "chart-table-kind", "chart pie --table", 1, "“pie”" },
  { "report-name", "report /tmp/x.txt", 1, ".pdf" },
  { "report-parts", "report /tmp/x.pdf --parts poems", 1, "--parts: “poems”" },
  { "report-no-parts", "report /tmp/x.pdf --parts=", 1, "--parts" },
  { "report-paper", "report /tmp/x.pdf --paper a5", 1, "--paper: “a5”" },
  { "report-style", "report /tmp/x.pdf --style dark", 1, "--style: “dark”" },
  { "report-attack-hours", "report /tmp/x.pdf --attack-hours 169", 1, "--attack-hours: “169”" },
  { "report-attack-words", "report /tmp/x.pdf --attack-hours two", 1, "--attack-hours: “two”" },
  { "report-folder", "report /tmp/no/such/folder/x.pdf", 1, "/tmp/no/such/folder/x.pdf" },
  { "export-format", "export diary.xls", 1, "diary.xls" },
  { "import-format", "import --format xls x", 1, "--format" },
  { "import-from", "import --from xls x", 1, "--from: “xls” is not known" },
  { "import-zone", "import --zone Nowhere/Land x", 1, "--zone: “Nowhere/Land”" },
  { "import-date-order", "import --date-order ydm x", 1, "--date-order: “ydm”" },
  { "import-severity", "import --severity 7.5 x", 1, "--severity: “7.5”" },
  { "import-columns", "import --columns time=Date x", 1, "--columns: choose a column besides the time" },
  { "import-columns-file", "import --columns @/nonexistent x", 1, "--columns: " },
  { "import-no-file", "import --json", 2, "a file is needed" },
  { "import-conflict", "import --on-conflict merge x", 1, "--on-conflict" },
  { "import-missing-file", "import /nonexistent/x.csv", 1, "/nonexistent/x.csv" },
  { "restore-missing", "restore /nonexistent/x.epsom", 1, "/nonexistent/x.epsom" },
  { "backup-nowhere", "backup /nonexistent/x.epsom", 1, "/nonexistent" },
};

static void
test_wrong (Fixture *fixture, gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autofree char *before = NULL;
  gsize newlines = 0;

  add_migraine (fixture);
  g_assert_cmpint (run (fixture, "export -"), ==, 0);
  before = g_strdup (fixture->out);

  g_assert_cmpint (run (fixture, "%s", wrong[row].words), ==, wrong[row].status);
  g_assert_cmpstr (fixture->out, ==, "");
  g_assert_true (g_str_has_prefix (fixture->err, "epsom: "));
  assert_contains (fixture->err, wrong[row].message);
  for (const char *at = fixture->err; *at != '\0'; at++)
    newlines += *at == '\n';
  g_assert_cmpuint (newlines, ==, 1);

  g_assert_cmpint (run (fixture, "export -"), ==, 0);
  g_assert_cmpstr (fixture->out, ==, before);
}

static void
test_no_diary (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const verbs[] = { "list", "response", "export -", "check", "backup x.epsom" };

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_assert_cmpint (run (fixture, "%s", verbs[i]), ==, 1);
      assert_contains (fixture->err, fixture->diary);
      g_assert_false (g_file_test (fixture->diary, G_FILE_TEST_EXISTS));
    }
}

#define HEADER "record,id,at,symptom,severity,episode\r\n"
#define EPISODE_ROW "episode," EPISODE ",2026-03-01T08:00:00+01:00,migraine,,\r\n"

static void
test_import (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *file =
    write_file (fixture, "in.csv", HEADER "reading,,2026-03-01T09:00:00+01:00,,5," EPISODE "\r\n" EPISODE_ROW);
  g_autofree char *first = NULL;

  g_assert_cmpint (run (fixture, "import --dry-run %s", file), ==, 0);
  assert_contains (fixture->out, "Nothing was stored.");
  g_assert_false (g_file_test (fixture->diary, G_FILE_TEST_EXISTS));
  g_assert_cmpint (run (fixture, "import %s", file), ==, 0);
  g_assert_cmpint (run (fixture, "export -"), ==, 0);
  first = g_strdup (fixture->out);
  g_assert_cmpint (run (fixture, "import --json %s", file), ==, 0);
  assert_contains (fixture->out, "\"skipped\"");
  g_assert_cmpint (run (fixture, "export -"), ==, 0);
  g_assert_cmpstr (fixture->out, ==, first);
}

static void
test_import_refused (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *file =
    write_file (fixture, "in.csv", HEADER EPISODE_ROW "reading,,2026-03-01T09:00:00+01:00,,12," EPISODE "\r\n");

  g_assert_cmpint (run (fixture, "import %s", file), ==, 1);
  assert_contains (fixture->err, "in.csv:3: severity: “12”");
  assert_contains (fixture->err, "--keep-good");
  g_assert_false (g_file_test (fixture->diary, G_FILE_TEST_EXISTS));
  g_assert_cmpint (run (fixture, "import --keep-good %s", file), ==, 0);
  g_assert_cmpint (run (fixture, "list"), ==, 0);
  assert_contains (fixture->out, EPISODE);
}

/* However many rows are wrong: so many are listed, the others counted. */
static void
test_import_all_wrong (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  GString *text = g_string_new (HEADER);
  g_autofree char *file = NULL;
  gsize newlines = 0;

  for (int i = 0; i < 10007; i++)
    g_string_append (text, "reading,,2026-03-01T09:00:00+01:00,,11," EPISODE "\r\n");
  file = write_file (fixture, "in.csv", text->str);
  g_string_free (text, TRUE);

  g_assert_cmpint (run (fixture, "import %s", file), ==, 1);
  for (const char *at = fixture->err; *at != '\0'; at++)
    newlines += *at == '\n';
  g_assert_cmpuint (newlines, ==, 10000 + 2);
  assert_contains (fixture->err, "in.csv:2: severity");
  assert_contains (fixture->err, "in.csv:10001: severity");
  assert_contains (fixture->err, "\nand 7 more\nepsom: nothing was imported: 10007 rows break a rule");
  assert_contains (fixture->out, "10007\n");
  g_assert_cmpint (run (fixture, "import --json %s", file), ==, 1);
  assert_contains (fixture->out, "\"refused\": 10007}");
  g_assert_null (strstr (fixture->out, "\"line\": 10002,"));
}

/* The table of another program is read by the columns that were chosen, and the next one like it without them. */
static void
test_import_table (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *file = write_file (fixture, "mine.csv", "When;Pain\n01.03.2026 08:00;7\n02.03.2026 09:00;4\n");
  g_autofree char *next = write_file (fixture, "next.csv", "When;Pain\n02.03.2026 09:00;4\n03.03.2026 09:00;5\n");

  g_assert_cmpint (run (fixture, "import %s", file), ==, 1);
  assert_contains (fixture->err, "say with --columns what the columns");
  g_assert_cmpint (run (fixture, "import --dry-run --columns time=When,severity=Pain,symptom:migraine %s", file), ==,
                   0);
  assert_contains (fixture->out, "mine.csv:2: rating 2026-03-01  Migraine over the day 7, severe\n");
  assert_contains (fixture->out, "Nothing was stored.\n");
  g_assert_cmpint (run (fixture, "import %s", next), ==, 1);
  g_assert_cmpint (run (fixture, "import --columns time=When,severity=Pain,symptom:migraine %s", file), ==, 0);
  assert_contains (fixture->out, "rating              2          0            0          0\n");
  g_assert_cmpint (run (fixture, "import %s", next), ==, 0);
  assert_contains (fixture->out, "rating              1          1            0          0\n");
}

/* What is left out is told, once for all that it holds for. */
static void
test_import_app (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *file = write_file (fixture, "anything.txt",
                                      "FeatureName,Timestamp,Value\n"
                                      "Migraine,2026-03-01T08:00:00+01:00,7\n"
                                      "Weight,2026-03-01T08:00:00+01:00,70\n"
                                      "Weight,2026-03-02T08:00:00+01:00,71\n");

  g_assert_cmpint (run (fixture, "import --list"), ==, 0);
  assert_contains (fixture->out, "track-and-graph  Track & Graph");
  g_assert_cmpint (run (fixture, "import %s", file), ==, 0);
  assert_contains (fixture->out, "rating              1          0            0          0\n");
  assert_contains (fixture->out, "Left out:\n         2  what is no symptom");
  g_assert_cmpint (run (fixture, "import --json --from track-and-graph %s", file), ==, 0);
  assert_contains (fixture->out, "\"left_out\": [");
  g_assert_cmpint (run (fixture, "import --from daylio %s", file), ==, 1);
  assert_contains (fixture->err, "is no file of Daylio");
}

static const char *const round_trips[] = {
  "data/sample-diary.csv",
  "tests/fixtures/acceptance/worked.csv",
  "tests/fixtures/acceptance/diary-101.csv",
  "tests/fixtures/acceptance/diary-102.csv",
};

static char *
export_all (const char *diary)
{
  Fixture other = { .diary = (char *) diary };
  char *text;

  g_assert_cmpint (run (&other, "export -"), ==, 0);
  text = g_steal_pointer (&other.out);
  g_free (other.err);
  return text;
}

/* Through CSV and through a copy every byte is the same. */
static void
test_round_trips (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "..", "..", data, NULL);
  g_autofree char *again = g_build_filename (fixture->folder, "again.epsom", NULL);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.epsom", NULL);
  g_autofree char *csv = g_build_filename (fixture->folder, "all.csv", NULL);
  g_autofree char *first = NULL;
  g_autofree char *by_csv = NULL;
  g_autofree char *by_copy = NULL;
  Fixture other = { .diary = again };

  g_assert_cmpint (run (fixture, "import %s", file), ==, 0);
  g_assert_cmpint (run (fixture, "export %s", csv), ==, 0);
  g_assert_cmpint (run (fixture, "backup %s", copy), ==, 0);
  g_assert_cmpint (run (&other, "import %s", csv), ==, 0);
  g_free (other.out);
  g_free (other.err);
  first = export_all (fixture->diary);
  by_csv = export_all (again);
  by_copy = export_all (copy);
  g_assert_true (strcmp (first, by_csv) == 0);
  g_assert_true (strcmp (first, by_copy) == 0);
}

/* Neither opened nor guessed at. */
static void
test_import_archive (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *zip = write_file (fixture, "Loop.zip", "PK\003\004\024 and more");
  g_autofree char *gzip = write_file (fixture, "diary.csv", "\037\213\010 and more");

  g_assert_cmpint (run (fixture, "import %s", zip), ==, 1);
  assert_contains (fixture->err, "Loop.zip: is an archive; unpack it");
  g_assert_cmpint (run (fixture, "import %s", gzip), ==, 1);
  assert_contains (fixture->err, "diary.csv: is an archive; unpack it");
  g_assert_false (g_file_test (fixture->diary, G_FILE_TEST_EXISTS));
}

/* Undo has no verb. */
static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomStore) store = epsom_store_open (fixture->diary, EPSOM_STORE_NONE, &error);

  g_assert_no_error (error);
  g_assert_true (epsom_store_undo (store, NULL, &error));
}

static void
delete_all (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomStore) store = epsom_store_open (fixture->diary, EPSOM_STORE_NONE, &error);
  g_autoptr (GPtrArray) changes = epsom_changes_new ();
  EpsomDiary *diary = epsom_store_get_diary (store);

  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      guint n;
      const EpsomRecord *const *records = epsom_diary_get (diary, (EpsomRecordKind) kind, &n);

      for (guint i = 0; i < n; i++)
        g_ptr_array_add (changes, epsom_change_new ((EpsomRecord *) records[i], NULL));
    }
  g_assert_true (epsom_store_apply (store, EPSOM_ORIGIN_EDIT, changes, NULL, NULL, NULL, &error));
}

/* What a person deleted stays deleted; what an undo took away comes again. */
static void
test_import_deleted (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *file = write_file (fixture, "tracked.csv",
                                      "FeatureName,Timestamp,Value\n"
                                      "Migraine,2026-03-01T08:00:00+01:00,7\n"
                                      "Migraine,2026-03-02T08:00:00+01:00,6\n");
  static const char added[] = "rating              2          0            0          0\n";

  g_assert_cmpint (run (fixture, "import %s", file), ==, 0);
  undo (fixture);
  g_assert_cmpint (run (fixture, "import %s", file), ==, 0);
  assert_contains (fixture->out, added);
  delete_all (fixture);
  g_assert_cmpint (run (fixture, "import %s", file), ==, 0);
  g_assert_null (strstr (fixture->out, "rating"));
  assert_contains (fixture->out, "Left out:\n         2  was deleted in the diary (first on line 2)\n");
  g_assert_cmpint (run (fixture, "import --dry-run --bring-back %s", file), ==, 0);
  assert_contains (fixture->out, added);
  undo (fixture);
  delete_all (fixture);
  g_assert_cmpint (run (fixture, "import --bring-back %s", file), ==, 0);
  assert_contains (fixture->out, added);
  undo (fixture);
  g_assert_cmpint (run (fixture, "import %s", file), ==, 0);
  assert_contains (fixture->out, added);
}

/* Several files are one import: a row may name an episode of another, and what is wrong in one keeps all out. */
static void
test_import_files (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *readings =
    write_file (fixture, "readings.csv", HEADER "reading,,2026-03-01T09:00:00+01:00,,5," EPISODE "\r\n");
  g_autofree char *episodes = write_file (fixture, "episodes.csv", HEADER EPISODE_ROW);
  g_autofree char *wrong_file = write_file (fixture, "wrong.csv", HEADER "day,,2026-02-30,,,\r\n");
  g_autofree char *again = write_file (fixture, "again.csv", HEADER EPISODE_ROW "day,,2026-03-02,,,\r\n");

  g_assert_cmpint (run (fixture, "import %s %s %s", readings, wrong_file, episodes), ==, 1);
  assert_contains (fixture->err, "wrong.csv:2: at: “2026-02-30”");
  g_assert_cmpint (run (fixture, "import %s %s %s-missing", readings, episodes, again), ==, 1);
  assert_contains (fixture->err, "again.csv-missing: there is no such file");
  g_assert_false (g_file_test (fixture->diary, G_FILE_TEST_EXISTS));

  g_assert_cmpint (run (fixture, "import %s %s %s", readings, episodes, again), ==, 0);
  assert_contains (fixture->out, "episode             1          1            0          0\n");
  assert_contains (fixture->out, "reading             1          0            0          0\n");
  assert_contains (fixture->out, "day                 1          0            0          0\n");
  g_assert_cmpint (run (fixture, "import --keep-good %s %s", wrong_file, again), ==, 0);
  assert_contains (fixture->out, "day                 0          1            0          1\n");
}

static void
test_import_conflict (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *file =
    write_file (fixture, "in.csv", HEADER "episode," EPISODE ",2026-03-01T08:00:00+01:00,cramp,,\r\n");
  g_autofree char *wrong_file = write_file (fixture, "wrong.csv", HEADER "day,,2026-02-30,,,\r\n");
  g_autofree char *before = NULL;

  add_migraine (fixture);
  g_assert_cmpint (run (fixture, "export -"), ==, 0);
  before = g_strdup (fixture->out);
  g_assert_cmpint (run (fixture, "import %s", file), ==, 1);
  assert_contains (fixture->err, "--on-conflict");
  g_assert_cmpint (run (fixture, "import --on-conflict=fail %s", file), ==, 1);
  assert_contains (fixture->err, "in.csv:2: id: the diary holds this id with other content; they differ in: symptom");
  /* To leave out what breaks a rule doesn't settle what is in conflict, so that is what is asked for. */
  g_assert_cmpint (run (fixture, "import --keep-good %s %s", file, wrong_file), ==, 1);
  assert_contains (fixture->err, "1 of the records with other content; choose --on-conflict=keep");
  g_assert_null (strstr (fixture->err, "import the others with --keep-good"));
  g_assert_cmpint (run (fixture, "import --json --on-conflict=keep %s", file), ==, 0);
  assert_contains (fixture->out, "\"conflicting\": 1");
  g_assert_cmpint (run (fixture, "import --on-conflict=keep %s", file), ==, 0);
  g_assert_cmpint (run (fixture, "export -"), ==, 0);
  g_assert_cmpstr (fixture->out, ==, before);
  g_assert_cmpint (run (fixture, "import --on-conflict replace %s", file), ==, 0);
  g_assert_cmpint (run (fixture, "export -"), ==, 0);
  assert_contains (fixture->out, ",cramp,");
}

static void
test_export_formats (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct {
    const char *words;
    const char *file;
    const char *part;
  } exports[] = {
    { "", "out.json", "\"type\": \"collection\"" },
    { "", "out.ndjson", "\n{\"resourceType\": \"Observation\", \"id\": \"" EPISODE "\"" },
    { "--format fhir --patient 'Ann Example'", "out.txt", "\"name\": [{\"text\": \"Ann Example\"}]" },
    { "--format csv", "out.txt", "episode," EPISODE },
  };

  add_migraine (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (exports); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, exports[i].file, NULL);
      g_autofree char *text = NULL;

      g_assert_cmpint (run (fixture, "export %s %s", path, exports[i].words), ==, 0);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      assert_contains (text, exports[i].part);
    }
  g_assert_cmpint (run (fixture, "export - --format ndjson"), ==, 0);
  g_assert_true (g_str_has_prefix (fixture->out, "{\"resourceType\": \"Patient\""));
  g_assert_cmpint (run (fixture, "export - --format fhir"), ==, 0);
  g_assert_true (g_str_has_prefix (fixture->out, "{\n  \"resourceType\": \"Bundle\""));
  g_assert_true (g_str_has_suffix (fixture->out, "}\n"));
  g_assert_cmpint (run (fixture, "export - --format csv"), ==, 0);
  g_assert_true (g_str_has_prefix (fixture->out, "record,id,"));
  g_assert_cmpint (run (fixture, "export - --format spreadsheet"), ==, 1);
  assert_contains (fixture->err, "is a folder of files");
  g_assert_cmpint (run (fixture, "export - --format pdf"), ==, 1);
  assert_contains (fixture->err, "“pdf” is not known; give one of csv, fhir, ndjson, spreadsheet");
}

static void
test_export_spreadsheet (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "sheets", NULL);
  g_autofree char *path = g_build_filename (folder, "episodes.csv", NULL);
  g_autofree char *text = NULL;

  add_migraine (fixture);
  g_assert_cmpint (run (fixture, "export %s/", folder), ==, 0);
  g_assert_cmpint (run (fixture, "export %s --format spreadsheet", folder), ==, 0);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  assert_contains (text, EPISODE ",2026-03-01,08:00:00,UTC+01:00,");
  g_assert_cmpint (run (fixture, "export %s/ --format spreadsheet", fixture->folder), ==, 1);
  assert_contains (fixture->err, "is a folder that holds other files");
  g_assert_cmpint (run (fixture, "export - --format spreadsheet"), ==, 1);
  assert_contains (fixture->err, "is a folder of files");
}

static void
test_manifest (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.epsom", NULL);

  add_migraine (fixture);
  g_assert_cmpint (run (fixture, "check --manifest"), ==, 1);
  assert_contains (fixture->err, "has no manifest");
  g_assert_cmpint (run (fixture, "backup %s", copy), ==, 0);
  g_assert_cmpint (run (fixture, "--diary %s check --manifest", copy), ==, 0);
  g_assert_true (g_str_has_prefix (fixture->out, "made 2026-03-30T10:00:00Z\nformat 4\nperiod 2026-03-01 2026-03-01\n"
                                                 "episode 1\nreading 0\n"));
  assert_contains (fixture->out, "\nsha256 ");
  g_assert_true (g_str_has_suffix (fixture->out, "\nok\n"));
}

static void
test_export_file (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *file = g_build_filename (fixture->folder, "out.csv", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  add_migraine (fixture);
  g_assert_cmpint (run (fixture, "export %s --from 2026-03-01 --to 2026-03-01", file), ==, 0);
  g_file_get_contents (file, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (run (fixture, "export -"), ==, 0);
  g_assert_cmpstr (fixture->out, ==, content);
  g_assert_cmpint (run (fixture, "export - --to 2026-02-28"), ==, 0);
  g_assert_null (strstr (fixture->out, EPISODE));
}

/* What an output must not take the place of, by whatever name. */
static const struct {
  const char *name;
  const char *target; /* below the fixture's folder */
} guarded[] = {
  { "the-diary", "data/diary.epsom" },
  { "another-way-to-it", "data/../data/./diary.epsom" },
  { "a-link-to-it", "link" },
  { "a-second-name-of-it", "second" },
  { "a-link-to-its-folder", "folder/diary.epsom" },
  { "its-journal", "data/diary.epsom-journal" },
  { "its-journal-in-a-linked-folder", "folder/diary.epsom-journal" },
  { "a-link-to-its-journal", "journal" },
  { "a-write-ahead-log", "data/diary.epsom-wal" },
  { "a-backup", "data/backups/diary-20260330T100000Z-before-import.epsom" },
  { "another-diary", "copy.epsom" },
};

static void
make_link (Fixture *fixture, const char *to, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_cmpint (symlink (to, path), ==, 0);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Everything below the fixture's folder, and what it holds. */
static void
add_contents (GString *all, const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_autofree char *content = NULL;
  g_autofree char *sum = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  gsize length;

  if (folder == NULL)
    {
      if (g_file_get_contents (path, &content, &length, NULL))
        sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);
      g_string_append_printf (all, "%s %s\n", path, sum);
      return;
    }
  while ((name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    add_contents (all, g_ptr_array_index (names, i));
}

static char *
describe_contents (Fixture *fixture)
{
  GString *all = g_string_new (NULL);

  add_contents (all, fixture->folder);
  return g_string_free (all, FALSE);
}

static void
assert_kept (Fixture *fixture, const char *words, const char *target, const char *message, const char *before)
{
  g_autofree char *after = NULL;

  g_assert_cmpint (run (fixture, "%s %s", words, target), ==, 1);
  assert_contains (fixture->err, target);
  assert_contains (fixture->err, message);
  after = describe_contents (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_guarded (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = { "export", "export", "export", "chart course", "chart course", "report" };
  static const char *const names[] = { "out.csv", "out.json", "out.ndjson", "out.svg", "out.png", "out.pdf" };
  const char *name = guarded[GPOINTER_TO_SIZE (data)].target;
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.epsom", NULL);
  g_autofree char *second = g_build_filename (fixture->folder, "second", NULL);
  g_autofree char *file = write_file (fixture, "in.csv", HEADER "day,,2026-03-02,,,\r\n");
  g_autofree char *target = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *before = NULL;

  add_migraine (fixture);
  g_assert_cmpint (run (fixture, "import %s", file), ==, 0);
  g_assert_cmpint (run (fixture, "backup %s", copy), ==, 0);
  g_assert_cmpint (link (fixture->diary, second), ==, 0);
  make_link (fixture, "data/diary.epsom", "link");
  make_link (fixture, "data", "folder");
  make_link (fixture, "data/diary.epsom-journal", "journal");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    make_link (fixture, name, names[i]);
  before = describe_contents (fixture);

  assert_kept (fixture, "export --format csv", target, "; choose another name", before);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *leading_there = g_build_filename (fixture->folder, names[i], NULL);

      assert_kept (fixture, words[i], leading_there, "; choose another name", before);
    }
}

/* A copy may take the place of an older copy, but not of the diary, nor the name of its journal. */
static void
test_backup_guarded (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const targets[] = { "data/diary.epsom", "data/diary.epsom-journal" };

  add_migraine (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autofree char *target = g_build_filename (fixture->folder, targets[i], NULL);
      g_autofree char *before = describe_contents (fixture);

      assert_kept (fixture, "backup", target, "choose another", before);
    }
}

/* What is refused at once leaves no empty diary behind. */
static void
test_add_refused (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_assert_cmpint (run (fixture, "add reading --severity 3 --episode " EPISODE), ==, 1);
  assert_contains (fixture->err, "--episode");
  g_assert_false (g_file_test (fixture->diary, G_FILE_TEST_EXISTS));
}

static void
test_backup_restore (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.epsom", NULL);
  g_autofree char *before = NULL;
  struct stat status;

  add_migraine (fixture);
  g_assert_cmpint (run (fixture, "export -"), ==, 0);
  before = g_strdup (fixture->out);
  g_assert_cmpint (run (fixture, "backup %s", copy), ==, 0);
  g_assert_cmpint (stat (copy, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (run (fixture, "add day"), ==, 0);
  g_assert_cmpint (run (fixture, "restore %s", copy), ==, 0);
  assert_contains (fixture->out, fixture->folder);
  g_assert_cmpint (run (fixture, "export -"), ==, 0);
  g_assert_cmpstr (fixture->out, ==, before);
}

/* Two copies that went apart, merged and taken back; and what is no copy. */
static void
test_merge (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.epsom", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.epsom", NULL);
  g_autofree char *first = NULL;
  g_autofree char *here = fixture->diary;
  g_autofree char *merged = NULL;
  g_autofree char *copied = NULL;
  g_autofree char *copied_after = NULL;
  gsize size, size_after;
  g_autoptr (EpsomStore) store = NULL;
  g_autoptr (GError) error = NULL;

  add_migraine (fixture);
  g_assert_cmpint (run (fixture, "backup %s", copy), ==, 0);
  g_assert_cmpint (run (fixture, "add day --at 2026-03-02 --note here"), ==, 0);
  g_assert_cmpint (run (fixture, "export -"), ==, 0);
  first = g_strdup (fixture->out);
  fixture->diary = copy;
  g_assert_cmpint (run (fixture, "add day --at 2026-03-03 --note there"), ==, 0);
  g_assert_true (g_file_get_contents (copy, &copied, &size, &error));
  fixture->diary = here;

  g_assert_cmpint (run (fixture, "merge %s --dry-run", copy), ==, 0);
  assert_contains (fixture->out, "day                 1          0          0");
  assert_contains (fixture->out, "Nothing was stored.");
  g_assert_cmpint (run (fixture, "export -"), ==, 0);
  g_assert_cmpstr (fixture->out, ==, first);
  g_assert_cmpint (run (fixture, "merge %s --json", copy), ==, 0);
  assert_contains (fixture->out, "\"applied\": true");
  assert_contains (fixture->out, "\"day\": {\"added\": 1, \"updated\": 0, \"deleted\": 0}");
  g_assert_cmpint (run (fixture, "export -"), ==, 0);
  assert_contains (fixture->out, "there");
  merged = g_strdup (fixture->out);
  g_assert_cmpint (run (fixture, "merge %s", copy), ==, 0);
  assert_contains (fixture->out, "nothing new");
  g_assert_true (g_file_get_contents (copy, &copied_after, &size_after, &error));
  g_assert_cmpmem (copied, size, copied_after, size_after);

  /* The undo of a merge leaves the export as it was, to the byte, and doesn't keep it from coming again. */
  store = epsom_store_open (here, EPSOM_STORE_NONE, &error);
  g_assert_true (epsom_store_undo (store, NULL, &error));
  g_assert_cmpint (run (fixture, "export -"), ==, 0);
  g_assert_cmpstr (fixture->out, ==, first);
  g_assert_cmpint (run (fixture, "merge %s", copy), ==, 0);
  g_assert_cmpint (run (fixture, "export -"), ==, 0);
  g_assert_cmpstr (fixture->out, ==, merged);

  g_assert_cmpint (run (fixture, "merge %s", here), ==, 1);
  assert_contains (fixture->err, "is the diary itself");
  fixture->diary = other;
  g_assert_cmpint (run (fixture, "merge %s --json", copy), ==, 1);
  assert_contains (fixture->out, "\"error\"");
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_cmpint (run (fixture, "add day --at 2026-03-03"), ==, 0);
  g_assert_cmpint (run (fixture, "merge %s", copy), ==, 1);
  assert_contains (fixture->err, "--unrelated");
  g_assert_cmpint (run (fixture, "merge %s --unrelated", copy), ==, 0);
  assert_contains (fixture->err, "no record in common");
  g_assert_cmpint (run (fixture, "check"), ==, 0);
  fixture->diary = g_steal_pointer (&here);
}

/* What both copies edited is told of, until it is settled. */
static void
test_merge_conflict (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.epsom", NULL);
  g_autofree char *csv = write_file (fixture, "edit.csv", "record,id,at,note\nday," EPISODE ",2026-03-01,%s\n");
  g_autofree char *here = NULL;
  static const char *const notes[] = { "one", "two", "three" };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autofree char *text = g_strdup_printf ("record,id,at,note\nday," EPISODE ",2026-03-01,%s\n", notes[i]);

      g_assert_true (g_file_set_contents (csv, text, -1, &error));
      if (i == 2)
        {
          here = g_steal_pointer (&fixture->diary);
          fixture->diary = copy;
        }
      g_assert_cmpint (run (fixture, "import %s --on-conflict=replace", csv), ==, 0);
      if (i == 0)
        g_assert_cmpint (run (fixture, "backup %s", copy), ==, 0);
    }
  fixture->diary = g_steal_pointer (&here);
  g_assert_cmpint (run (fixture, "merge %s", copy), ==, 0);
  assert_contains (fixture->out, "1 record was edited in both copies; the later edit stands.");
  assert_contains (fixture->out, "1 such record waits for you to choose");
  g_assert_cmpint (run (fixture, "merge %s --json", copy), ==, 0);
  assert_contains (fixture->out, "\"conflicts\": 0");
  assert_contains (fixture->out, "\"unsettled\": 1");
}

static void
test_help (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const verbs[] = { "add",    "list",  "response", "chart",   "report", "import",
                                       "export", "check", "backup",   "restore", "merge" };
  g_autofree char *all = NULL;

  g_assert_cmpint (run (fixture, "--help"), ==, 0);
  all = g_strdup (fixture->out);
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      assert_contains (all, verbs[i]);
      g_assert_cmpint (run (fixture, "%s --help", verbs[i]), ==, 0);
      assert_contains (fixture->out, "--diary");
      g_assert_cmpstr (fixture->err, ==, "");
    }
  g_assert_cmpint (run (fixture, "--version"), ==, 0);
  g_assert_true (g_str_has_prefix (fixture->out, "epsom 0."));
}

/* Every long option that a verb's help names stands in the manual page. */
static void
test_manual (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const verbs[] = { "add",    "list",  "response", "chart",   "report", "import",
                                       "export", "check", "backup",   "restore", "merge" };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "..", "data", "epsom.1", NULL);
  g_autofree char *page = NULL;
  g_autoptr (GRegex) option = g_regex_new ("--[a-z][a-z-]*", 0, 0, NULL);
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &page, NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *section = g_strdup_printf (".SS %s\n", verbs[i]);

      assert_contains (page, section);
      g_assert_cmpint (run (fixture, "%s --help", verbs[i]), ==, 0);
      for (g_regex_match (option, fixture->out, 0, &match); g_match_info_matches (match);
           g_match_info_next (match, NULL))
        {
          g_autofree char *name = g_match_info_fetch (match, 0);
          g_auto (GStrv) parts = g_strsplit (name, "-", -1);
          g_autofree char *escaped = g_strjoinv ("\\-", parts);

          assert_contains (page, escaped);
        }
    }
}

static void
test_wants (void)
{
  static const struct {
    const char *words[4];
    gboolean wants;
    const char *diary;
    const char *files; /* joined by blanks */
  } rows[] = {
    { { "epsom" }, FALSE, NULL },
    { { "epsom", "--diary", "a.epsom" }, FALSE, "a.epsom" },
    { { "epsom", "--diary=a.epsom" }, FALSE, "a.epsom" },
    { { "epsom", "a.epsom" }, FALSE, NULL, "a.epsom" },
    { { "epsom", "a.epsom", "B.CSV", "./c" }, FALSE, NULL, "a.epsom B.CSV ./c" },
    { { "epsom", "a.epsom", "list" }, TRUE, NULL },
    { { "epsom", "--a.epsom" }, TRUE, NULL },
    { { "epsom", "--diary=a.epsom", "b.epsom" }, TRUE, NULL },
    { { "epsom", "--diary" }, TRUE, NULL },
    { { "epsom", "--help" }, TRUE, NULL },
    { { "epsom", "list" }, TRUE, NULL },
    { { "epsom", "--diary=a.epsom", "list" }, TRUE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *diary = NULL;
      g_autofree char *joined = NULL;
      g_auto (GStrv) files = NULL;
      int argc = 0;

      while (argc < 4 && rows[i].words[argc] != NULL)
        argc++;
      g_assert_cmpint (epsom_cli_wants (argc, (char **) rows[i].words, &diary, &files), ==, rows[i].wants);
      g_assert_cmpstr (diary, ==, rows[i].diary);
      joined = files != NULL ? g_strjoinv (" ", files) : NULL;
      g_assert_cmpstr (joined, ==, rows[i].files);
    }
}

/* On a terminal the work is seen to go on, each percentage once, and the line is clean before what is said at the end.
 */
static void
test_progress (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  GString *text = g_string_new (HEADER);
  g_autofree char *file = NULL;
  g_autoptr (GRegex) expected =
    g_regex_new ("^(\r *[0-9]+ %)+\r     \r/.*in.csv:20002: at: .*\r\nepsom: [^\r]+\r\n$", G_REGEX_RAW, 0, NULL);
  char *argv[] = { (char *) "epsom", (char *) "--diary", fixture->diary, (char *) "import", NULL };
  g_autoptr (GRegex) twice = g_regex_new ("( [0-9]+ %)\r\\1", G_REGEX_RAW, 0, NULL);
  char *out_text;
  GString *seen = g_string_new (NULL);
  char piece[4096];
  size_t out_size;
  FILE *out, *terminal;
  int master = posix_openpt (O_RDWR | O_NOCTTY);
  gssize length;

  if (master < 0 || grantpt (master) != 0 || unlockpt (master) != 0)
    {
      g_string_free (text, TRUE);
      g_string_free (seen, TRUE);
      g_test_skip ("there are no terminals here");
      return;
    }
  for (int i = 0; i < 20000; i++)
    g_string_append (text, "day,,2026-03-01,,,\r\n");
  g_string_append (text, "day,,2026-02-30,,,\r\n");
  argv[4] = file = write_file (fixture, "in.csv", text->str);
  g_string_free (text, TRUE);
  terminal = fopen (ptsname (master), "w");
  g_assert_nonnull (terminal);
  out = open_memstream (&out_text, &out_size);
  g_assert_cmpint (epsom_cli_run (G_N_ELEMENTS (argv), argv, out, terminal), ==, 1);
  fclose (out);
  free (out_text);
  fclose (terminal);
  while ((length = read (master, piece, sizeof piece)) > 0)
    g_string_append_len (seen, piece, length);
  close (master);
  if (!g_regex_match (expected, seen->str, 0, NULL) || g_regex_match (twice, seen->str, 0, NULL))
    g_error ("the terminal shows “%s”", seen->str);
  g_string_free (seen, TRUE);
}

/* Whoever opens the diary next takes back the import as a whole, and the command line sees it. */
static void
test_import_undone (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *episodes = write_file (fixture, "episodes.csv", HEADER EPISODE_ROW);
  g_autofree char *days = write_file (fixture, "days.csv", HEADER "day,,2026-03-02,,,\r\nday,,2026-03-03,,,\r\n");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  EpsomStore *store;

  g_assert_cmpint (run (fixture, "add day --at 2026-03-01"), ==, 0);
  g_assert_cmpint (run (fixture, "export -"), ==, 0);
  before = g_strdup (fixture->out);
  g_assert_cmpint (run (fixture, "import %s %s", episodes, days), ==, 0);
  g_assert_cmpint (run (fixture, "export -"), ==, 0);
  after = g_strdup (fixture->out);

  store = epsom_store_open (fixture->diary, EPSOM_STORE_NONE, NULL);
  g_assert_true (epsom_store_undo (store, NULL, NULL));
  g_assert_cmpint (run (fixture, "export -"), ==, 0);
  g_assert_cmpstr (fixture->out, ==, before);
  g_assert_true (epsom_store_redo (store, NULL, NULL));
  g_object_unref (store);
  g_assert_cmpint (run (fixture, "export -"), ==, 0);
  g_assert_cmpstr (fixture->out, ==, after);
}

static void
test_full_output (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  FILE *full = fopen ("/dev/full", "w");
  char *argv[] = { (char *) "epsom", (char *) "--diary", fixture->diary, (char *) "export", (char *) "-" };
  char *err_text;
  size_t err_size;
  FILE *err;

  if (full == NULL)
    {
      g_test_skip ("there is no /dev/full here");
      return;
    }
  add_migraine (fixture);
  err = open_memstream (&err_text, &err_size);
  g_assert_cmpint (epsom_cli_run (G_N_ELEMENTS (argv), argv, full, err), ==, 1);
  fclose (err);
  fclose (full);
  assert_contains (err_text, "the output could not be written: the disk is full; make room and try again");
  free (err_text);
}

/* A terminal in the C locale is given UTF-8 all the same. */
static void
test_c_locale (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *usual = g_strdup (setlocale (LC_ALL, NULL));

  setlocale (LC_ALL, "C");
  g_assert_cmpint (run (fixture, "add day --note 'müde – 疲れた'"), ==, 0);
  setlocale (LC_ALL, usual);
  g_assert_cmpint (run (fixture, "list"), ==, 0);
  assert_contains (fixture->out, "müde – 疲れた");
}

/* What a person or a file put into a text does nothing to the terminal, and each record stays on its line. */
static void
test_control_characters (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *file = write_file (fixture, "in\n\033[2J.csv", "nonsense\n");

  g_assert_cmpint (run (fixture, "add day --note 'a\033[31mb\nc\u2028d\302\233e'"), ==, 0);
  g_assert_cmpint (run (fixture, "list"), ==, 0);
  assert_contains (fixture->out, "a [31mb c d e");
  g_assert_cmpint (run (fixture, "response --symptom 'x\033]0;y\007'"), ==, 0);
  g_assert_null (strpbrk (fixture->out, "\033\007"));
  g_assert_cmpint (run (fixture, "import '%s'", file), ==, 1);
  g_assert_null (strchr (fixture->err, '\033'));
  g_assert_true (strchr (fixture->err, '\n') == fixture->err + strlen (fixture->err) - 1);
}

/* JSON is one text with one line end, also where there was nothing to count. */
static void
test_json (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *good = write_file (fixture, "good.csv", HEADER EPISODE_ROW);
  g_autofree char *odd = write_file (fixture, "odd\xff.csv", HEADER "reading,,2026-03-01T09:00:00+01:00,,12,\r\n");
  const char *const words[] = { "import --json %s", "import --json %s-missing", "list --json", "response --json" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_auto (GStrv) parts = g_strsplit (words[i], "%s", 2);
      int status = parts[1] == NULL ? run (fixture, "%s", parts[0]) : run (fixture, "%s%s%s", parts[0], good, parts[1]);

      g_assert_cmpint (status, ==, i == 1 ? 1 : 0);
      g_assert_true (g_str_has_suffix (fixture->out, "\n") && !g_str_has_suffix (fixture->out, "\n\n"));
      g_assert_true (*fixture->out == '{' || *fixture->out == '[');
      if (i == 1)
        assert_contains (fixture->out, "good.csv-missing: there is no such file");
    }
  g_assert_cmpint (run (fixture, "import --json '%s'", odd), ==, 1);
  g_assert_true (g_utf8_validate (fixture->out, -1, NULL));
  assert_contains (fixture->out, "/odd\357\277\275.csv\"");
}

/* A dry run says what the import would: that the diary cannot be read, too. */
static void
test_dry_run_of_unreadable (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *good = write_file (fixture, "good.csv", HEADER EPISODE_ROW);
  g_autofree char *folder = g_path_get_dirname (fixture->diary);
  g_autofree char *gone = g_build_filename (fixture->folder, "gone.epsom", NULL);

  g_free (write_file (fixture, "data", "a file where the folder should be"));
  g_assert_cmpint (run (fixture, "import --dry-run %s", good), ==, 1);
  assert_contains (fixture->err, "a part of this path is a file");
  g_remove (folder);

  g_mkdir (folder, 0700);
  g_assert_cmpint (symlink (gone, fixture->diary), ==, 0);
  g_assert_cmpint (run (fixture, "import --dry-run %s", good), ==, 1);
  assert_contains (fixture->err, "is a link to");
  g_assert_cmpint (run (fixture, "add day"), ==, 1);
  assert_contains (fixture->err, "gone.epsom, which is not there");
  g_remove (fixture->diary);

  g_assert_cmpint (symlink (fixture->diary, fixture->diary), ==, 0);
  g_assert_cmpint (run (fixture, "import --dry-run %s", good), ==, 1);
}

int
main (int argc, char **argv)
{
  g_autofree char *settings = g_dir_make_tmp ("epsom-cli-XXXXXX", NULL);
  int status;

  setlocale (LC_ALL, "");
  g_setenv ("EPSOM_NOW", NOW, TRUE);
  /* What an import remembers is remembered there. */
  g_setenv ("XDG_CONFIG_HOME", settings, TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/cli/a-day-is-recorded-and-answered", test_day);
  ADD ("/cli/chart/one-episode", test_chart_of_episode);
  ADD ("/cli/chart/as-table", test_chart_as_table);
  ADD ("/cli/group-by", test_group_by);
  ADD ("/cli/add/without-a-time-it-is-now", test_now);
  ADD ("/cli/no-diary-is-said-and-none-is-made", test_no_diary);
  ADD ("/cli/import/twice-adds-once", test_import);
  ADD ("/cli/import/a-wrong-row-refuses-all", test_import_refused);
  ADD ("/cli/import/all-rows-wrong", test_import_all_wrong);
  ADD ("/cli/import/several-files", test_import_files);
  ADD ("/cli/import/table-of-another-program", test_import_table);
  ADD ("/cli/import/another-app", test_import_app);
  ADD ("/cli/import/archives-are-to-be-unpacked", test_import_archive);
  ADD ("/cli/import/what-was-deleted-stays-deleted", test_import_deleted);
  ADD ("/cli/import/conflicts-are-settled-by-choice", test_import_conflict);
  ADD ("/cli/export/file-and-period", test_export_file);
  ADD ("/cli/check/manifest", test_manifest);
  ADD ("/cli/export/formats", test_export_formats);
  ADD ("/cli/export/spreadsheet", test_export_spreadsheet);
  ADD ("/cli/backup-and-restore", test_backup_restore);
  ADD ("/cli/merge/two-copies-and-back", test_merge);
  ADD ("/cli/merge/both-edited", test_merge_conflict);
  ADD ("/cli/output/backup-is-not-written-over-the-diary", test_backup_guarded);
  ADD ("/cli/add/refused-makes-no-diary", test_add_refused);
  ADD ("/cli/help/each-verb", test_help);
  ADD ("/cli/help/manual-page-is-complete", test_manual);
  ADD ("/cli/output/progress-on-a-terminal", test_progress);
  ADD ("/cli/import/is-one-step-of-undo", test_import_undone);
  ADD ("/cli/output/full-disk-is-told", test_full_output);
  ADD ("/cli/output/control-characters", test_control_characters);
  ADD ("/cli/output/json-is-one-text", test_json);
  ADD ("/cli/add/in-the-c-locale", test_c_locale);
  ADD ("/cli/import/dry-run-of-what-cannot-be-read", test_dry_run_of_unreadable);
#undef ADD
  g_test_add_func ("/cli/window-or-verb", test_wants);
  for (gsize i = 0; i < G_N_ELEMENTS (round_trips); i++)
    {
      g_autofree char *path = g_strdup_printf ("/cli/round-trip/%s", round_trips[i]);

      g_test_add (path, Fixture, round_trips[i], set_up, test_round_trips, tear_down);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (guarded); i++)
    {
      g_autofree char *path = g_strdup_printf ("/cli/output/is-never-written-over/%s", guarded[i].name);

      g_test_add (path, Fixture, GSIZE_TO_POINTER (i), set_up, test_guarded, tear_down);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *path = g_strdup_printf ("/cli/wrong/%s", wrong[i].name);

      g_test_add (path, Fixture, GSIZE_TO_POINTER (i), set_up, test_wrong, tear_down);
    }
  status = g_test_run ();
  epsom_test_remove_folder (settings);

  return status;
}
