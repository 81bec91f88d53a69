/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The report as a file, as other programs read it: poppler's tools. */

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "epsom-json.h"
#include "epsom-output.h"
#include "report-fixture.h"

#define assert_says(text, part)                                                                                        \
  do                                                                                                                   \
    {                                                                                                                  \
      if (strstr ((text), (part)) == NULL)                                                                             \
        g_error ("%s:%d: “%s” is not in “%.3000s”", __FILE__, __LINE__, (part), (text));                               \
  } while (0)

static gboolean
has_poppler (void)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");

  if (program == NULL)
    g_test_skip ("poppler-utils is not installed");
  return program != NULL;
}

/* What a program prints about a file; it has nothing to complain of. */
static char *
ask (const char *const *arguments)
{
  char *out = NULL;
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (err, ==, "");
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return out;
}

#define ASK(...) ask ((const char *const[]){ __VA_ARGS__, NULL })

static GBytes *
make_bytes (EpsomDiary *diary, const EpsomReportOptions *options, gboolean rtl, guint *n_pages)
{
  g_autoptr (EpsomReport) report = epsom_report_new (diary, options);
  EpsomReportLayout layout = { .paper = EPSOM_PAPER_A4, .style = EPSOM_STYLE_LIGHT, .rtl = rtl };
  g_autoptr (EpsomReportPages) pages = epsom_report_pages_new (report, &layout, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = epsom_report_pages_write_pdf (pages, NULL, &error);

  g_assert_no_error (error);
  *n_pages = epsom_report_pages_get_n (pages);
  return bytes;
}

static char *
make_file (Fixture *fixture, EpsomDiary *diary, const EpsomReportOptions *options, gboolean rtl, guint *n_pages)
{
  g_autoptr (GBytes) bytes = make_bytes (diary, options, rtl, n_pages);
  char *path = fixture_path (fixture, "report.pdf");
  g_autoptr (GError) error = NULL;

  epsom_output_write (path, bytes, &error);
  g_assert_no_error (error);
  return path;
}

/* Each font is embedded, a part of it, and with the way back to text. */
static void
assert_fonts_are_embedded (const char *path)
{
  g_autofree char *text = ASK ("pdffonts", path);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (char **line = lines + 2; line[0] != NULL && line[1] != NULL && **line != '\0'; line++, n++)
    assert_says (*line, "yes yes yes");
  g_assert_cmpuint (n, >, 0);
}

static void
assert_file_is_good (Fixture *fixture, EpsomDiary *diary, gboolean rtl)
{
  EpsomReportOptions options = report_options ();
  g_autofree char *path = NULL, *info = NULL, *text = NULL, *structure = NULL, *last = NULL, *count = NULL;
  guint n_pages;

  options.patient = "Jane Example";
  options.parts |= EPSOM_REPORT_NOTES;
  path = make_file (fixture, diary, &options, rtl, &n_pages);
  info = ASK ("pdfinfo", path);
  assert_says (info, "Title:           Migraine and magnesium: report\n");
  assert_says (info, "Tagged:          yes\n");
  assert_says (info, "PDF version:     1.4\n");
  g_assert_null (strstr (info, "Jane"));
  count = g_strdup_printf ("Pages:           %u\n", n_pages);
  assert_says (info, count);

  text = ASK ("pdftotext", "-layout", path, "-");
  last = g_strdup_printf ("Page %u of %u", n_pages, n_pages);
  assert_says (text, "Jane Example");
  assert_says (text, last);
  structure = ASK ("pdfinfo", "-struct", path);
  assert_says (structure, "H1");
  assert_says (structure, "H2");
  assert_fonts_are_embedded (path);
}

static void
test_good_sample (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = report_sample (fixture);

  if (has_poppler ())
    assert_file_is_good (fixture, diary, FALSE);
}

static void
test_good_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = exchange_empty_diary ();

  if (has_poppler ())
    assert_file_is_good (fixture, diary, FALSE);
}

static void
test_good_hostile (Fixture *fixture, gconstpointer data)
{
  guint n_notes;
  g_autoptr (EpsomDiary) diary = report_hostile (fixture, &n_notes);

  if (has_poppler ())
    assert_file_is_good (fixture, diary, FALSE);
}

static void
test_good_right_to_left (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = report_sample (fixture);

  if (has_poppler ())
    assert_file_is_good (fixture, diary, TRUE);
}

static gboolean
has_bytes (GBytes *bytes, const char *part)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return memmem (data, size, part, strlen (part)) != NULL;
}

static guint
count_bytes (GBytes *bytes, const char *part)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size), *end = data + size, *at = data;
  guint n = 0;

  while ((at = memmem (at, (gsize) (end - at), part, strlen (part))) != NULL)
    {
      at += strlen (part);
      n++;
    }
  return n;
}

static void
test_catalog (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = report_sample (fixture);
  EpsomReportOptions options = report_options ();
  guint n_pages;
  g_autoptr (GBytes) bytes = make_bytes (diary, &options, FALSE, &n_pages);
  g_autoptr (GBytes) again = make_bytes (diary, &options, FALSE, &n_pages);

  g_assert_true (has_bytes (bytes, "/Lang (en)"));
  g_assert_true (has_bytes (bytes, "/DisplayDocTitle true"));
  g_assert_true (has_bytes (bytes, "/Outlines"));
  /* Each figure once as cairo writes it and once with its description. */
  g_assert_cmpuint (count_bytes (bytes, "/Alt <FEFF"), >=, 8);
  g_assert_cmpuint (count_bytes (bytes, "/S /Figure"), ==, 2 * count_bytes (bytes, "/Alt <FEFF"));
  g_assert_cmpint (g_bytes_compare (bytes, again), ==, 0);
}

static void
assert_rate (const char *text, JsonObject *rate)
{
  gint64 x = json_object_get_int_member (rate, "x"), n = json_object_get_int_member (rate, "n");
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT, x, n);
  g_autofree char *whole = NULL, *limits = NULL;

  if (n == 0)
    return;
  assert_says (text, of);
  if (n < EPSOM_MIN_RATE)
    return;
  whole = g_strdup_printf ("%s, %.0f %%", of, 100 * json_object_get_double_member (rate, "rate"));
  limits = g_strdup_printf ("(%.0f to %.0f %%)", 100 * json_object_get_double_member (rate, "lower"),
                            100 * json_object_get_double_member (rate, "upper"));
  assert_says (text, whole);
  assert_says (text, limits);
}

static void
assert_methods (const char *text, JsonArray *methods)
{
  for (guint i = 0; i < json_array_get_length (methods); i++)
    {
      JsonObject *method = json_array_get_object_element (methods, i);
      JsonObject *endpoints = json_object_get_object_member (method, "endpoints");
      JsonObject *relief = json_object_get_object_member (method, "time_to_relief");

      for (int endpoint = 0; endpoint < EPSOM_N_ENDPOINTS; endpoint++)
        assert_rate (text,
                     json_object_get_object_member (endpoints, epsom_endpoint_get_key ((EpsomEndpoint) endpoint)));
      if (!json_object_get_null_member (relief, "median") && json_object_get_int_member (relief, "n") >= EPSOM_MIN_RATE)
        {
          double median = json_object_get_double_member (relief, "median");
          g_autofree char *words =
            median < 60 ? g_strdup_printf ("%.0f min", median) : g_strdup_printf ("%d h", (int) median / 60);

          assert_says (text, words);
        }
    }
}

static void
assert_wear_off (const char *text, JsonArray *wear_off)
{
  for (guint i = 0; i < json_array_get_length (wear_off); i++)
    {
      JsonArray *bins = json_object_get_array_member (json_array_get_object_element (wear_off, i), "bins");

      for (guint bin = 0; bin < json_array_get_length (bins); bin++)
        assert_rate (text, json_array_get_object_element (bins, bin));
    }
}

static void
assert_months (const char *text, JsonArray *months)
{
  gint64 recorded = 0, symptom_days = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < json_array_get_length (months); i++)
    {
      JsonObject *month = json_array_get_object_element (months, i);

      recorded += json_object_get_int_member (month, "recorded");
      symptom_days += json_object_get_int_member (month, "symptom_days");
    }
  words = g_strdup_printf ("%d of %d recorded days, which is %.1f per 28 recorded days", (int) symptom_days,
                           (int) recorded, 28.0 * (double) symptom_days / (double) recorded);
  assert_says (text, words);
}

static char *
format_points (JsonObject *comparison, const char *member)
{
  double points = round (100 * json_object_get_double_member (comparison, member));

  return g_strdup_printf ("%s%.0f", points < 0 ? "−" : points > 0 ? "+" : "", fabs (points));
}

static void
assert_comparisons (const char *text, JsonArray *comparisons)
{
  for (guint i = 0; i < json_array_get_length (comparisons); i++)
    {
      JsonObject *comparison = json_array_get_object_element (comparisons, i);
      g_autofree char *difference = format_points (comparison, "difference");
      g_autofree char *lower = format_points (comparison, "lower");
      g_autofree char *upper = format_points (comparison, "upper");
      g_autofree char *cell = g_strdup_printf ("%s (%s to %s)", difference, lower, upper);

      assert_says (text, cell);
    }
}

static JsonNode *
parse_response (EpsomDiary *diary, const EpsomReportOptions *options)
{
  g_autoptr (EpsomResponse) response = epsom_response_new (diary, &options->query);
  g_autofree char *json = epsom_json_response (response);

  return json_from_string (json, NULL);
}

/* The first page says the figures of `epsom response --json`. */
static void
test_figures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = report_sample (fixture);
  EpsomReportOptions options = report_options ();
  g_autoptr (JsonNode) node = parse_response (diary, &options);
  JsonObject *root = json_node_get_object (node);
  g_autofree char *path = NULL, *text = NULL;
  guint n_pages;

  if (!has_poppler ())
    return;
  path = make_file (fixture, diary, &options, FALSE, &n_pages);
  text = ASK ("pdftotext", "-layout", "-l", "1", path, "-");
  assert_methods (text, json_object_get_array_member (root, "methods"));
  assert_wear_off (text, json_object_get_array_member (root, "wear_off"));
  assert_months (text, json_object_get_array_member (root, "monthly"));
}

/* Of many methods the second page says what the first has no room for. */
static void
test_figures_of_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = report_full (fixture);
  EpsomReportOptions options = report_options ();
  g_autoptr (JsonNode) node = parse_response (diary, &options);
  JsonObject *root = json_node_get_object (node);
  g_autofree char *path = NULL, *first = NULL, *second = NULL;
  guint n_pages;

  if (!has_poppler ())
    return;
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "comparisons")), ==, 50);
  path = make_file (fixture, diary, &options, FALSE, &n_pages);
  first = ASK ("pdftotext", "-layout", "-l", "1", path, "-");
  second = ASK ("pdftotext", "-layout", "-f", "2", "-l", "2", path, "-");
  assert_methods (first, json_object_get_array_member (root, "methods"));
  assert_wear_off (second, json_object_get_array_member (root, "wear_off"));
  assert_comparisons (second, json_object_get_array_member (root, "comparisons"));
}

/* The left ends of the first words on the second page of @path that are @first and @second. */
static void
find_words (const char *path, const char *first, const char *second, double *first_x, double *second_x)
{
  g_autofree char *boxes = ASK ("pdftotext", "-bbox", "-f", "2", "-l", "2", path, "-");
  g_autofree char *first_end = g_strdup_printf (">%s<", first);
  g_autofree char *second_end = g_strdup_printf (">%s<", second);

  *first_x = *second_x = 0;
  for (const char *word = boxes; (word = strstr (word, "<word xMin=\"")) != NULL; word++)
    {
      double x = g_ascii_strtod (word + strlen ("<word xMin=\""), NULL);
      const char *said = strchr (word, '>');

      if (*first_x == 0 && g_str_has_prefix (said, first_end))
        *first_x = x;
      else if (*second_x == 0 && g_str_has_prefix (said, second_end))
        *second_x = x;
    }
  g_assert_cmpfloat (*first_x, >, 0);
  g_assert_cmpfloat (*second_x, >, 0);
}

/* Above the pages stand a symptom and a name from right to left, then the period: its day stays before its month, on
 * pages from right to left as well, where the words that are translated run from left to right. */
static void
test_direction (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary =
    exchange_diary (fixture, "record,at,symptom\nepisode,2026-03-06T08:00:00+00:00,צמיגרנה\nday,2026-03-07,\n");
  EpsomReportOptions options = report_options ();

  if (!has_poppler ())
    return;
  options.query.symptom = "צמיגרנה";
  options.patient = "שרה כהן";
  for (int rtl = 0; rtl <= 1; rtl++)
    {
      guint n_pages;
      g_autofree char *path = make_file (fixture, diary, &options, rtl, &n_pages);
      double day, month;

      find_words (path, "6", "March", &day, &month);
      g_assert_cmpfloat (day, <, month);
      g_assert_cmpfloat (month - day, <, 20);
    }
}

/* On a full disk the former file stays, and nothing is left beside it. */
static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = report_sample (fixture);
  EpsomReportOptions options = report_options ();
  guint n_pages;
  g_autoptr (GBytes) bytes = make_bytes (diary, &options, FALSE, &n_pages);
  g_autofree char *path = fixture_write (fixture, "report.pdf", "old", -1);
  g_autofree char *found = NULL, *before = fixture_list (fixture), *after = NULL;
  g_autoptr (GError) error = NULL;
  gboolean written;

  g_assert_cmpuint (g_bytes_get_size (bytes), >, 64 * 1024);
  fixture_fill_disk (64 * 1024);
  written = epsom_output_write (path, bytes, &error);
  fixture_free_disk ();
  g_assert_false (written);
  g_assert_true (g_str_has_prefix (error->message, path));
  found = fixture_read (path);
  g_assert_cmpstr (found, ==, "old");
  after = fixture_list (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = report_sample (fixture);
  EpsomReportOptions options = report_options ();
  EpsomReportLayout layout = report_layout ();
  g_autoptr (EpsomReport) report = epsom_report_new (diary, &options);
  g_autoptr (EpsomReportPages) pages = epsom_report_pages_new (report, &layout, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (epsom_report_pages_write_pdf (pages, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/report-pdf/good/sample", NULL, test_good_sample);
  FIXTURE_TEST ("/report-pdf/good/empty", NULL, test_good_empty);
  FIXTURE_TEST ("/report-pdf/good/hostile", NULL, test_good_hostile);
  FIXTURE_TEST ("/report-pdf/good/right-to-left", NULL, test_good_right_to_left);
  FIXTURE_TEST ("/report-pdf/catalog", NULL, test_catalog);
  FIXTURE_TEST ("/report-pdf/figures", NULL, test_figures);
  FIXTURE_TEST ("/report-pdf/figures-of-many", NULL, test_figures_of_many);
  FIXTURE_TEST ("/report-pdf/direction", NULL, test_direction);
  FIXTURE_TEST ("/report-pdf/full-disk", NULL, test_full_disk);
  FIXTURE_TEST ("/report-pdf/cancelled", NULL, test_cancelled);
  return g_test_run ();
}
