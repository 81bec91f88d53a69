/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chart-card.h"
#include "ui-fixture.h"

static const char rows[] = "record,at,symptom\nepisode,2026-03-01T08:00:00+00:00,migraine\n";

static void
read_text_cb (GObject *source, GAsyncResult *result, gpointer text)
{
  *(char **) text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_set (gpointer text)
{
  return *(char **) text != NULL;
}

static GtkWidget *
show_card_of (UiFixture *fixture, const char *kind, GtkWidget **window)
{
  GtkWidget *card = g_object_new (EPSOM_TYPE_CHART_CARD, "kind", kind, NULL);

  *window = adw_application_window_new (fixture->application);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (*window), card);
  gtk_window_present (GTK_WINDOW (*window));
  ui_wait ();
  return card;
}

static GtkWidget *
show_card (UiFixture *fixture, GtkWidget **window)
{
  return show_card_of (fixture, "endpoints", window);
}

/* Both forms are there, and the words begin with the question. */
static void
test_copy (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  const EpsomQuery query = { .symptom = "migraine" };
  g_autoptr (EpsomResponse) response = epsom_response_new (epsom_store_get_diary (store), &query);
  g_autofree char *text = NULL;
  GtkWidget *window;
  GtkWidget *card = show_card (fixture, &window);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (card);

  epsom_chart_card_set_response (EPSOM_CHART_CARD (card), response);
  g_assert_true (gtk_widget_activate_action (card, "chart.copy", NULL));
  g_assert_true (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_TEXTURE));
  gdk_clipboard_read_text_async (clipboard, NULL, read_text_cb, &text);
  ui_wait_until (is_set, &text);
  g_assert_true (g_str_has_prefix (text, epsom_chart_get_title (EPSOM_CHART_ENDPOINTS)));
  ui_close (GTK_WINDOW (window));
}

static void
test_nothing (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window;
  GtkWidget *card = show_card (fixture, &window);

  gtk_widget_activate_action (card, "chart.copy", NULL);
  g_assert_false (
    gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (gtk_widget_get_clipboard (card)), GDK_TYPE_TEXTURE));
  ui_close (GTK_WINDOW (window));
}

/* Only where there is the choice, and the question and the finding go with it. */
static void
test_by_rate (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  const EpsomQuery query = { .symptom = "migraine" };
  g_autoptr (EpsomResponse) response = epsom_response_new (epsom_store_get_diary (store), &query);
  GtkWidget *window, *other_window;
  GtkWidget *card = show_card_of (fixture, "duration", &window);
  GtkWidget *other = show_card_of (fixture, "endpoints", &other_window);
  gboolean by_rate;

  epsom_chart_card_set_response (EPSOM_CHART_CARD (card), response);
  g_assert_true (ui_find_text (card, epsom_chart_get_title (EPSOM_CHART_DURATION)));
  gtk_widget_activate_action (card, "chart.by-rate", NULL);
  g_object_get (card, "by-rate", &by_rate, NULL);
  g_assert_true (by_rate);
  g_assert_true (ui_find_text (card, epsom_chart_get_title (EPSOM_CHART_DURATION_BY_RATE)));
  g_assert_false (ui_find_text (card, epsom_chart_get_title (EPSOM_CHART_DURATION)));
  gtk_widget_activate_action (card, "chart.by-rate", NULL);
  g_assert_true (ui_find_text (card, epsom_chart_get_title (EPSOM_CHART_DURATION)));

  gtk_widget_activate_action (other, "chart.by-rate", NULL);
  g_object_get (other, "by-rate", &by_rate, NULL);
  g_assert_false (by_rate);
  ui_close (GTK_WINDOW (window));
  ui_close (GTK_WINDOW (other_window));
}

/* A chart that has nothing to draw says what to record itself; the card does not say it once more. */
static void
test_says_once (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, rows);
  const EpsomQuery query = { .symptom = "migraine" };
  g_autoptr (EpsomResponse) response = epsom_response_new (epsom_store_get_diary (store), &query);
  g_autofree char *finding = epsom_chart_describe (EPSOM_CHART_ENDPOINTS, response);
  GtkWidget *window;
  GtkWidget *card = show_card (fixture, &window);

  epsom_chart_card_set_response (EPSOM_CHART_CARD (card), response);
  ui_wait ();
  g_assert_false (epsom_chart_has_data (EPSOM_CHART_ENDPOINTS, response));
  g_assert_false (ui_find_text (card, finding));
  ui_close (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ui_add ("/chart-card/nothing-to-copy", test_nothing);
  ui_add ("/chart-card/copy", test_copy);
  ui_add ("/chart-card/says-once-what-to-record", test_says_once);
  ui_add ("/chart-card/by-rate", test_by_rate);
  return g_test_run ();
}
