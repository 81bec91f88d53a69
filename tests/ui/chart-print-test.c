/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A chart on paper. */

#include <string.h>

#include "epsom-chart-card.h"
#include "epsom-chart-print.h"
#include "ui-fixture.h"

/* Six migraines with a push: gone at 2 h after the first four. */
static char *
create_rows (void)
{
  GString *rows = g_string_new ("record,id,episode,at,end,symptom,severity,route,minutes,salt,amount,unit,basis\n");

  for (int i = 0; i < 6; i++)
    {
      g_autofree char *id = g_strdup_printf ("%08d-1111-4111-8111-111111111111", i + 1);
      g_autofree char *day = g_strdup_printf ("2026-02-%02d", 2 * i + 1);

      g_string_append_printf (rows, "episode,%s,,%sT08:00:00+00:00,%sT20:00:00+00:00,migraine,,,,,,,\n", id, day, day);
      g_string_append_printf (rows, "reading,,%s,%sT08:30:00+00:00,,,8,,,,,,\n", id, day);
      g_string_append_printf (rows, "reading,,%s,%sT11:00:00+00:00,,,%d,,,,,,\n", id, day, i < 4 ? 0 : 6);
      g_string_append_printf (rows, "dose,,,%sT09:00:00+00:00,,,,iv,5,sulfate-heptahydrate,1,g,salt\n", day);
    }

  return g_string_free (rows, FALSE);
}

static EpsomResponse *
respond (UiFixture *fixture)
{
  g_autofree char *rows = create_rows ();
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);

  return ui_respond (store);
}

static GtkWindow *
show_window (UiFixture *fixture)
{
  GtkWidget *window = adw_application_window_new (fixture->application);

  gtk_window_present (GTK_WINDOW (window));
  ui_wait ();

  return GTK_WINDOW (window);
}

/* Returns: (transfer full): the path of what is printed. */
static char *
print (UiFixture *fixture, GtkPrintOperation *operation, GtkWindow *window)
{
  char *path = g_build_filename (fixture->folder, "printed.pdf", NULL);
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_set_allow_async (operation, FALSE);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, window, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_cmpint (gtk_print_operation_get_n_pages_to_print (operation), ==, 1);

  return path;
}

/* Returns: (transfer full) (nullable): what @program of poppler says of the file @path, with single blanks; NULL where
 * it is not installed. */
static char *
ask (const char *program, const char *path)
{
  g_autofree char *found = g_find_program_in_path (program);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_auto (GStrv) words = NULL;

  if (found == NULL)
    return NULL;
  process = g_str_equal (program, "pdfinfo")
              ? g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, found, path, NULL)
              : g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, found, path, "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  words = g_regex_split_simple ("[\\s\u00a0]+", out, 0, 0);

  return g_strjoinv (" ", words);
}

static void
assert_says (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in “%s”", words, text);
}

/* The question, the finding, the figures and the notes, which a person can select and search. */
static void
test_words (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomResponse) response = respond (fixture);
  GtkWindow *window = show_window (fixture);
  g_autoptr (GtkPrintOperation) operation =
    epsom_chart_print_new (EPSOM_CHART_ENDPOINTS, response, (EpsomSpan){ 0, 0 }, GTK_WIDGET (window));
  g_autofree char *path = print (fixture, operation, window), *text = ask ("pdftotext", path);

  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  assert_says (text, "Migraine: How often is it better after a dose?");
  assert_says (text, "gone at 2 hours: after an IV push 4 of 6 (67 %, 30 to 90 %, few treatments)");
  assert_says (text, "Rescue needed");
  for (const char *const *note = epsom_response_get_notes (); *note != NULL; note++)
    assert_says (text, *note);
}

static void
assert_paper (const char *info, GtkPaperSize *paper, gboolean landscape)
{
  double width = gtk_paper_size_get_width (paper, GTK_UNIT_POINTS);
  double height = gtk_paper_size_get_height (paper, GTK_UNIT_POINTS);
  double found[2];
  const char *size = strstr (info, "Page size: ");
  char *rest;

  g_assert_nonnull (size);
  found[0] = g_ascii_strtod (size + strlen ("Page size: "), &rest);
  found[1] = g_ascii_strtod (rest + strlen (" x "), NULL);
  g_assert_cmpfloat_with_epsilon (found[0], landscape ? height : width, 1);
  g_assert_cmpfloat_with_epsilon (found[1], landscape ? width : height, 1);
}

/* The locale's, unless another is chosen. */
static void
test_paper (UiFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *name; /* NULL: not chosen */
    GtkPageOrientation orientation;
  } papers[] = {
    { NULL, GTK_PAGE_ORIENTATION_PORTRAIT },
    { GTK_PAPER_NAME_A4, GTK_PAGE_ORIENTATION_PORTRAIT },
    { GTK_PAPER_NAME_LETTER, GTK_PAGE_ORIENTATION_LANDSCAPE },
    { GTK_PAPER_NAME_A5, GTK_PAGE_ORIENTATION_PORTRAIT },
  };
  g_autoptr (EpsomResponse) response = respond (fixture);
  GtkWindow *window = show_window (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (GtkPrintOperation) operation =
        epsom_chart_print_new (EPSOM_CHART_RELIEF, response, (EpsomSpan){ 0, 0 }, GTK_WIDGET (window));
      GtkPaperSize *paper =
        gtk_paper_size_new (papers[i].name != NULL ? papers[i].name : gtk_paper_size_get_default ());
      g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
      g_autofree char *path = NULL, *info = NULL;

      gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
      gtk_page_setup_set_orientation (setup, papers[i].orientation);
      if (papers[i].name != NULL)
        gtk_print_operation_set_default_page_setup (operation, setup);
      path = print (fixture, operation, window);
      info = ask ("pdfinfo", path);
      if (info != NULL)
        {
          assert_says (info, "Pages: 1 ");
          assert_paper (info, paper, papers[i].orientation == GTK_PAGE_ORIENTATION_LANDSCAPE);
        }
      gtk_paper_size_free (paper);
    }
}

/* Every chart that the window has. */
static void
test_every_kind (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomResponse) response = respond (fixture);
  GtkWindow *window = show_window (fixture);

  for (EpsomChartKind kind = 0; kind < EPSOM_N_CHART_VIEWS; kind++)
    {
      g_autoptr (GtkPrintOperation) operation =
        epsom_chart_print_new (kind, response, (EpsomSpan){ 0, 0 }, GTK_WIDGET (window));
      g_autofree char *path = print (fixture, operation, window), *text = ask ("pdftotext", path);
      g_autofree char *question = epsom_chart_create_question (kind, response);

      if (text != NULL)
        assert_says (text, question);
    }
}

/* There is nothing to print where there is nothing to draw. */
static void
test_nothing (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  const EpsomQuery query = { .symptom = "migraine", .from = EPSOM_DATE_NONE, .to = EPSOM_DATE_NONE };
  g_autoptr (EpsomResponse) response = epsom_response_new (epsom_store_get_diary (store), &query);
  GtkWidget *card = g_object_new (EPSOM_TYPE_CHART_CARD, "kind", "endpoints", NULL);
  GtkWindow *window = show_window (fixture);

  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), card);
  epsom_chart_card_set_response (EPSOM_CHART_CARD (card), response);
  ui_wait ();
  gtk_widget_activate_action (card, "chart.print", NULL);
  ui_wait ();
  g_assert_null (ui_get_dialog (window));
  ui_close (window);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);

  ui_add ("/chart-print/words", test_words);
  ui_add ("/chart-print/paper", test_paper);
  ui_add ("/chart-print/every-kind", test_every_kind);
  ui_add ("/chart-print/nothing", test_nothing);

  return g_test_run ();
}
