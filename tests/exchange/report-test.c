/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The report without a pixel: what it says, and where it stands on the pages. */

#include <string.h>

#include "report-fixture.h"

#define assert_says(text, part)                                                                                        \
  do                                                                                                                   \
    {                                                                                                                  \
      if (strstr ((text), (part)) == NULL)                                                                             \
        g_error ("%s:%d: “%s” is not in “%.3000s”", __FILE__, __LINE__, (part), (text));                               \
  } while (0)

static EpsomReportPages *
lay_out (EpsomDiary *diary, const EpsomReportOptions *options, const EpsomReportLayout *layout)
{
  g_autoptr (EpsomReport) report = epsom_report_new (diary, options);
  EpsomReportPages *pages = epsom_report_pages_new (report, layout, NULL);

  g_assert_nonnull (pages);
  g_assert_cmpuint (epsom_report_pages_get_n (pages), >, 0);
  return pages;
}

/* The box of an item, from the ascent to the descent of a line. */
static EpsomBox
get_box (const EpsomItem *item)
{
  if (item->kind == EPSOM_ITEM_SCENE)
    return (EpsomBox){ item->x, item->y, item->width, item->height };

  g_autoptr (EpsomText) text = epsom_text_new (epsom_print_get_scale (item->print, item->fit), FALSE, TRUE);
  EpsomTextStyle style = epsom_text_get_style (text, item->font);

  return (EpsomBox){ item->x, item->y - style.ascent, item->width, style.ascent + style.descent };
}

static gboolean
is_drawn (const EpsomItem *item)
{
  return item->kind == EPSOM_ITEM_TEXT || item->kind == EPSOM_ITEM_SCENE;
}

static gboolean
overlap (const EpsomBox *a, const EpsomBox *b)
{
  const double slack = 0.01;

  return a->x + slack < b->x + b->width && b->x + slack < a->x + a->width && a->y + slack < b->y + b->height &&
         b->y + slack < a->y + a->height;
}

static void
assert_page_is_clear (EpsomReportPages *pages, guint page)
{
  guint n;
  const EpsomItem *items = epsom_report_pages_get_items (pages, page, &n);
  g_autofree EpsomBox *boxes = g_new (EpsomBox, n);
  double width, height;

  epsom_report_pages_get_size (pages, &width, &height);
  for (guint i = 0; i < n; i++)
    {
      if (!is_drawn (&items[i]))
        continue;
      boxes[i] = get_box (&items[i]);
      g_assert_cmpfloat (boxes[i].x, >=, EPSOM_PAGE_MARGIN - 0.01);
      g_assert_cmpfloat (boxes[i].x + boxes[i].width, <=, width - EPSOM_PAGE_MARGIN + 0.1);
      g_assert_cmpfloat (boxes[i].y, >=, (page == 0 ? EPSOM_PAGE_FIRST_TOP : EPSOM_PAGE_TOP) - 0.01);
      g_assert_cmpfloat (boxes[i].y + boxes[i].height, <=, height - EPSOM_PAGE_BOTTOM + 0.1);
      /* Items come in reading order: what could be in the way is near. */
      for (guint j = i > 40 ? i - 40 : 0; j < i; j++)
        if (is_drawn (&items[j]) && overlap (&boxes[i], &boxes[j]))
          g_error ("page %u: “%s” lies on “%s”", page + 1, items[i].string, items[j].string);
    }
}

/* The last that is drawn on a page that another follows is no heading. */
static void
assert_no_heading_is_left (EpsomReportPages *pages, guint page)
{
  guint n;
  const EpsomItem *items = epsom_report_pages_get_items (pages, page, &n);

  while (n > 0 && !is_drawn (&items[n - 1]))
    n--;
  g_assert_cmpuint (n, >, 0);
  if (page + 1 < epsom_report_pages_get_n (pages))
    g_assert_cmpint (items[n - 1].font, !=, EPSOM_FONT_TITLE);
}

/* Tags are closed in the order in which they were opened, texts on the page on which they began. */
static void
assert_tags_match (EpsomReportPages *pages)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  for (guint page = 0; page < epsom_report_pages_get_n (pages); page++)
    {
      guint n;
      const EpsomItem *items = epsom_report_pages_get_items (pages, page, &n);

      for (guint i = 0; i < n; i++)
        if (items[i].kind == EPSOM_ITEM_BEGIN)
          g_ptr_array_add (open, (gpointer) items[i].string);
        else if (items[i].kind == EPSOM_ITEM_END)
          {
            g_assert_cmpuint (open->len, >, 0);
            g_assert_cmpstr (g_ptr_array_index (open, open->len - 1), ==, items[i].string);
            g_ptr_array_set_size (open, (int) open->len - 1);
          }
        else if (is_drawn (&items[i]))
          g_assert_cmpuint (open->len, >, 0);
      for (guint i = 0; i < open->len; i++)
        g_assert_true (strcmp (g_ptr_array_index (open, i), "Table") == 0 ||
                       strcmp (g_ptr_array_index (open, i), "L") == 0);
    }
  g_assert_cmpuint (open->len, ==, 0);
}

static void
assert_pages_are_good (EpsomDiary *diary, const char *patient)
{
  EpsomReportOptions options = report_options ();
  EpsomReportLayout layout = report_layout ();

  options.parts |= EPSOM_REPORT_NOTES;
  options.patient = patient;
  for (int paper = EPSOM_PAPER_A4; paper <= EPSOM_PAPER_LETTER; paper++)
    {
      g_autoptr (EpsomReportPages) pages = NULL;

      layout.paper = (EpsomPaper) paper;
      pages = lay_out (diary, &options, &layout);
      for (guint page = 0; page < epsom_report_pages_get_n (pages); page++)
        {
          assert_page_is_clear (pages, page);
          assert_no_heading_is_left (pages, page);
        }
      assert_tags_match (pages);
    }
}

static void
test_pages_sample (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = report_sample (fixture);

  assert_pages_are_good (diary, "Jane Example");
}

static void
test_pages_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = exchange_empty_diary ();

  assert_pages_are_good (diary, NULL);
}

static void
test_pages_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = report_large (fixture, 4000);

  assert_pages_are_good (diary, "Jane Example");
}

static void
test_pages_full (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = report_full (fixture);

  assert_pages_are_good (diary, NULL);
}

static void
test_pages_hostile (Fixture *fixture, gconstpointer data)
{
  guint n_notes;
  g_autoptr (EpsomDiary) diary = report_hostile (fixture, &n_notes);
  g_autofree char *endless = g_strnfill (9000, 'n');

  assert_pages_are_good (diary, endless);
}

static void
test_first_page (Fixture *fixture, gconstpointer data)
{
  static const char *const said[] = {
    "Jane Example", "6 January 2025 to 20 March 2026 (439 days), as of 20 March 2026",
    "10 or more",   "confounding by indication",
    "Suspected",    "not medical advice",
  };
  g_autoptr (EpsomDiary) diary = report_sample (fixture);
  EpsomReportOptions options = report_options ();
  EpsomReportLayout layout = report_layout ();

  /* The fixed metrics are wider than a page's fonts. */
  layout.fixed_metrics = FALSE;
  options.parts = EPSOM_REPORT_SUMMARY;
  options.patient = "Jane Example";
  for (int paper = EPSOM_PAPER_A4; paper <= EPSOM_PAPER_LETTER; paper++)
    {
      g_autoptr (EpsomReportPages) pages = NULL;
      g_autofree char *text = NULL;

      layout.paper = (EpsomPaper) paper;
      pages = lay_out (diary, &options, &layout);
      g_assert_cmpuint (epsom_report_pages_get_n (pages), ==, 1);
      text = epsom_report_pages_get_text (pages, 0);
      for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
        assert_says (text, said[i]);
    }
}

/* With everything there is to tell the first page is still one, and what has no room on it begins the next. */
static void
test_first_page_full (Fixture *fixture, gconstpointer data)
{
  static const char *const said[] = {
    "IV, no duration",
    "Combination painkiller, days taken",
    "Free at 2 h, IV push minus IV drip: ",
    "All differences stand on the next page.",
    "All IV doses",
    "Each delivery method by itself stands on the next page.",
    "not medical advice",
  };
  g_autoptr (EpsomDiary) diary = report_full (fixture);
  EpsomReportOptions options = report_options ();
  EpsomReportLayout layout = report_layout ();

  layout.fixed_metrics = FALSE;
  options.parts = EPSOM_REPORT_SUMMARY;
  for (int paper = EPSOM_PAPER_A4; paper <= EPSOM_PAPER_LETTER; paper++)
    {
      g_autoptr (EpsomReportPages) pages = NULL;
      g_autofree char *first = NULL, *second = NULL;

      layout.paper = (EpsomPaper) paper;
      pages = lay_out (diary, &options, &layout);
      g_assert_cmpuint (epsom_report_pages_get_n (pages), ==, 2);
      /* A sentence may go on in the next line. */
      first = g_strdelimit (epsom_report_pages_get_text (pages, 0), "\n", ' ');
      for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
        assert_says (first, said[i]);
      second = epsom_report_pages_get_text (pages, 1);
      assert_says (second, "More by delivery method\n");
      assert_says (second, "IV push minus IV drip");
    }
}

static void
test_empty_is_said (Fixture *fixture, gconstpointer data)
{
  static const char *const said[] = {
    "not given",
    "no recorded day (0 days)",
    "none in this period",
    "none began in this period",
    "no episode is recorded yet",
    "No recorded day after an IV dose in this period.",
    "no oral dose is recorded in this period",
    "no value is recorded in this period",
    "no onset of bleeding is recorded in this period",
    "Not enough recorded for",
    "Nothing is recorded in this period.",
  };
  g_autoptr (EpsomDiary) diary = exchange_empty_diary ();
  EpsomReportOptions options = report_options ();
  EpsomReportLayout layout = report_layout ();
  g_autoptr (EpsomReportPages) pages = lay_out (diary, &options, &layout);
  g_autofree char *text = report_get_text (pages);

  g_strdelimit (text, "\n", ' ');
  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    assert_says (text, said[i]);
}

/* The count of attacks and the rule that it was made by. */
static void
test_attacks (Fixture *fixture, gconstpointer data)
{
  static const struct {
    guint hours;
    const char *said;
  } cases[] = {
    { 48, "52 (57 episodes; one that begins within 48 h of the end of the one before counts with it)" },
    { 24, "55 (57 episodes; one that begins within 24 h of the end of the one before counts with it)" },
    { 0, "57, each episode counted by itself" },
  };
  g_autoptr (EpsomDiary) diary = report_sample (fixture);
  EpsomReportOptions options = report_options ();
  EpsomReportLayout layout = report_layout ();

  options.parts = EPSOM_REPORT_SUMMARY;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EpsomReportPages) pages = NULL;
      g_autofree char *text = NULL;

      options.query.attack_hours = cases[i].hours;
      pages = lay_out (diary, &options, &layout);
      text = g_strdelimit (report_get_text (pages), "\n", ' ');
      assert_says (text, cases[i].said);
    }
}

static void
test_parts (Fixture *fixture, gconstpointer data)
{
  static const struct {
    EpsomReportParts parts;
    const char *part;
  } cases[] = {
    { EPSOM_REPORT_SUMMARY, "The answer by delivery method" },
    { EPSOM_REPORT_CHARTS, "How often is it better after a dose?" },
    { EPSOM_REPORT_ENTRIES, "All entries" },
  };
  g_autoptr (EpsomDiary) diary = report_sample (fixture);
  EpsomReportOptions options = report_options ();
  EpsomReportLayout layout = report_layout ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EpsomReportPages) pages = NULL;
      g_autofree char *text = NULL;

      options.parts = cases[i].parts;
      pages = lay_out (diary, &options, &layout);
      text = report_get_text (pages);
      for (gsize j = 0; j < G_N_ELEMENTS (cases); j++)
        g_assert_cmpint (strstr (text, cases[j].part) != NULL, ==, i == j);
    }
}

/* Each record has a note with a word of its own. */
static void
test_every_record_once (Fixture *fixture, gconstpointer data)
{
  guint n_notes;
  g_autoptr (EpsomDiary) diary = report_hostile (fixture, &n_notes);
  EpsomReportOptions options = report_options ();
  EpsomReportLayout layout = report_layout ();
  g_autoptr (EpsomReportPages) pages = NULL;
  g_autofree char *text = NULL;

  options.parts = EPSOM_REPORT_ENTRIES | EPSOM_REPORT_NOTES;
  pages = lay_out (diary, &options, &layout);
  text = report_get_text (pages);
  for (guint i = 1; i <= n_notes; i++)
    {
      g_autofree char *word = g_strdup_printf ("note%u ", i);

      g_assert_cmpuint (report_count (text, word), ==, 1);
    }
  /* A note of many pages is there to its end. */
  g_strdelimit (text, "\n", ' ');
  assert_says (text, "and word 899");
}

static void
test_notes_stay_private (Fixture *fixture, gconstpointer data)
{
  guint n_notes;
  g_autoptr (EpsomDiary) diary = report_hostile (fixture, &n_notes);
  EpsomReportOptions options = report_options ();
  EpsomReportLayout layout = report_layout ();
  g_autoptr (EpsomReportPages) pages = lay_out (diary, &options, &layout);
  g_autofree char *text = report_get_text (pages);
  g_autofree char *left_out = g_strdup_printf ("%u private notes were left out.", n_notes);

  g_assert_null (strstr (text, "note1 "));
  assert_says (text, left_out);
}

static void
test_readings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = report_large (fixture, 2000);
  EpsomReportOptions options = report_options ();
  g_autoptr (EpsomReport) report = NULL;
  guint n, listed = 0;

  options.parts = EPSOM_REPORT_ENTRIES;
  g_assert_true (epsom_instant_parse ("2100-01-01T00:00:00Z", &options.query.as_of));
  report = epsom_report_new (diary, &options);
  epsom_diary_get (diary, EPSOM_RECORD_READING, &n);
  for (guint i = 0; i < report->blocks->len; i++)
    {
      const EpsomBlock *block = &g_array_index (report->blocks, EpsomBlock, i);

      if (block->kind == EPSOM_BLOCK_ENTRY && g_str_has_prefix (block->text, "Severity "))
        listed += report_count (block->text, " at ");
    }
  g_assert_cmpuint (listed, ==, n);
}

static void
test_period (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = report_sample (fixture);
  EpsomReportOptions options = report_options ();
  EpsomReportLayout layout = report_layout ();
  g_autoptr (EpsomReportPages) pages = NULL;
  g_autofree char *text = NULL;

  g_assert_true (epsom_date_parse ("2025-06-01", &options.query.from));
  g_assert_true (epsom_date_parse ("2025-06-30", &options.query.to));
  pages = lay_out (diary, &options, &layout);
  text = report_get_text (pages);
  assert_says (text, "1 June 2025 to 30 June 2025 (30 days), as of 20 March 2026");
  assert_says (text, "Sun 1 Jun");
  assert_says (text, "Mon 30 Jun");
  g_assert_null (strstr (text, "Tue 1 Jul"));
  g_assert_null (strstr (text, "Sat 31 May"));
}

/* What is later is not known yet, in the list of the entries and in the course of the latest episode either. */
static void
test_as_of (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = report_sample (fixture);
  EpsomReportOptions options = report_options ();
  EpsomReportLayout layout = report_layout ();
  g_autoptr (EpsomReportPages) pages = NULL;
  g_autofree char *text = NULL;

  g_assert_true (epsom_instant_parse ("2025-08-01T12:00:00+02:00", &options.query.as_of));
  pages = lay_out (diary, &options, &layout);
  text = report_get_text (pages);
  assert_says (text, "6 January 2025 to 1 August 2025 (208 days), as of 1 August 2025");
  assert_says (text, "31 July 2025, 07:50: 3 h 47 min.");
  assert_says (text, "Fri 1 Aug");
  g_assert_null (strstr (text, "Sat 2 Aug"));
  g_assert_null (strstr (text, "2026"));
}

static guint
count_charts (EpsomReportPages *pages, guint page)
{
  guint n, charts = 0;
  const EpsomItem *items = epsom_report_pages_get_items (pages, page, &n);

  for (guint i = 0; i < n; i++)
    if (items[i].kind == EPSOM_ITEM_SCENE)
      charts++;
  return charts;
}

/* One that is alone on its page would not fit beside either of its neighbours. */
static void
test_charts_share_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = report_sample (fixture);
  EpsomReportOptions options = report_options ();
  EpsomReportLayout layout = report_layout ();
  g_autoptr (EpsomReportPages) pages = NULL;
  guint n;

  options.parts = EPSOM_REPORT_SUMMARY | EPSOM_REPORT_CHARTS;
  pages = lay_out (diary, &options, &layout);
  n = epsom_report_pages_get_n (pages);
  g_assert_cmpuint (n, <=, 9);
  for (guint page = 1; page + 2 < n; page++)
    g_assert_cmpuint (count_charts (pages, page) + count_charts (pages, page + 1), >=, 3);
}

/* Rows of a table longer than a page: each once, titles on every page. */
static void
test_table_goes_on (Fixture *fixture, gconstpointer data)
{
  enum { N_ROWS = 200 };
  g_autoptr (EpsomDiary) diary = exchange_empty_diary ();
  EpsomReportOptions options = report_options ();
  EpsomReportLayout layout = report_layout ();
  g_autoptr (EpsomReport) report = NULL;
  g_autoptr (EpsomReportPages) pages = NULL;
  g_autofree char *text = NULL;
  EpsomTable *table = g_new0 (EpsomTable, 1);
  EpsomBlock block = { .kind = EPSOM_BLOCK_TABLE, .table = table, .new_page = TRUE };
  guint n_pages;

  options.parts = EPSOM_REPORT_SUMMARY;
  report = epsom_report_new (diary, &options);
  *table = (EpsomTable){ .n_columns = 2, .n_rows = N_ROWS };
  table->titles = g_new (const char *, 2);
  table->titles[0] = "the name";
  table->titles[1] = "the value";
  table->cells = g_new (const char *, 2 * N_ROWS);
  table->strong = g_new0 (gboolean, 2 * N_ROWS);
  for (guint i = 0; i < 2 * N_ROWS; i++)
    table->cells[i] = i % 2 == 0 ? "row" : "1";
  g_array_append_val (report->blocks, block);

  pages = epsom_report_pages_new (report, &layout, NULL);
  n_pages = epsom_report_pages_get_n (pages);
  g_assert_cmpuint (n_pages, >=, 4);
  text = report_get_text (pages);
  g_assert_cmpuint (report_count (text, "\nrow\n"), >=, N_ROWS - n_pages);
  g_assert_cmpuint (report_count (text, "the name\n"), ==, n_pages - 1);
  for (guint page = 0; page < n_pages; page++)
    assert_page_is_clear (pages, page);
  assert_tags_match (pages);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = report_sample (fixture);
  EpsomReportOptions options = report_options ();
  EpsomReportLayout layout = report_layout ();
  g_autoptr (EpsomReport) report = epsom_report_new (diary, &options);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (epsom_report_pages_new (report, &layout, cancellable));
}

static void
test_twelve_hours (Fixture *fixture, gconstpointer data)
{
  guint n_notes;
  g_autoptr (EpsomDiary) diary = report_hostile (fixture, &n_notes);
  EpsomReportOptions options = report_options ();
  EpsomReportLayout layout = report_layout ();
  g_autoptr (EpsomReportPages) pages = NULL;
  g_autofree char *text = NULL;

  options.twelve_hours = TRUE;
  pages = lay_out (diary, &options, &layout);
  text = report_get_text (pages);
  g_strdelimit (text, "\n", ' ');
  assert_says (text, "8 at 11:35 PM, 3 at 1:40 AM on 2 March 2026");
  assert_says (text, "until 8:00 AM (UTC+05:30) on 3 March 2026");
}

static void
test_papers (void)
{
  double width, height;

  epsom_paper_get_size (EPSOM_PAPER_LETTER, &width, &height);
  g_assert_cmpfloat (width, ==, 612);
  g_assert_cmpfloat (height, ==, 792);
  g_assert_cmpint (epsom_paper_find ("A4"), ==, EPSOM_PAPER_A4);
  g_assert_cmpint (epsom_paper_find ("a5"), ==, -1);
  g_assert_cmpint (epsom_report_part_find ("notes"), ==, EPSOM_REPORT_NOTES);
  g_assert_cmpint (epsom_report_part_find ("poems"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/report/pages/sample", NULL, test_pages_sample);
  FIXTURE_TEST ("/report/pages/empty", NULL, test_pages_empty);
  FIXTURE_TEST ("/report/pages/large", NULL, test_pages_large);
  FIXTURE_TEST ("/report/pages/full", NULL, test_pages_full);
  FIXTURE_TEST ("/report/pages/hostile", NULL, test_pages_hostile);
  FIXTURE_TEST ("/report/first-page", NULL, test_first_page);
  FIXTURE_TEST ("/report/first-page-full", NULL, test_first_page_full);
  FIXTURE_TEST ("/report/empty-is-said", NULL, test_empty_is_said);
  FIXTURE_TEST ("/report/attacks", NULL, test_attacks);
  FIXTURE_TEST ("/report/parts", NULL, test_parts);
  FIXTURE_TEST ("/report/every-record-once", NULL, test_every_record_once);
  FIXTURE_TEST ("/report/notes-stay-private", NULL, test_notes_stay_private);
  FIXTURE_TEST ("/report/every-reading-once", NULL, test_readings);
  FIXTURE_TEST ("/report/period", NULL, test_period);
  FIXTURE_TEST ("/report/as-of", NULL, test_as_of);
  FIXTURE_TEST ("/report/charts-share-pages", NULL, test_charts_share_pages);
  FIXTURE_TEST ("/report/table-goes-on", NULL, test_table_goes_on);
  FIXTURE_TEST ("/report/cancelled", NULL, test_cancelled);
  FIXTURE_TEST ("/report/twelve-hours", NULL, test_twelve_hours);
  g_test_add_func ("/report/papers", test_papers);
  return g_test_run ();
}
