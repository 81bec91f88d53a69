/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-page.h"
#include "ui-fixture.h"

/* A page that counts what it is told. */
#define COUNTING_TYPE_PAGE (counting_page_get_type ())
G_DECLARE_FINAL_TYPE (CountingPage, counting_page, COUNTING, PAGE, EpsomPage)

struct _CountingPage {
  EpsomPage parent_instance;

  guint n_changed;
  guint n_changes; /* in the last call; 0 for another store */
  guint n_refreshed;
};

G_DEFINE_FINAL_TYPE (CountingPage, counting_page, EPSOM_TYPE_PAGE)

static void
counting_page_changed (EpsomPage *page, GPtrArray *changes)
{
  CountingPage *self = COUNTING_PAGE (page);

  self->n_changed++;
  self->n_changes = changes != NULL ? changes->len : 0;
}

static void
counting_page_refresh (EpsomPage *page)
{
  COUNTING_PAGE (page)->n_refreshed++;
}

static void
counting_page_class_init (CountingPageClass *klass)
{
  EPSOM_PAGE_CLASS (klass)->changed = counting_page_changed;
  EPSOM_PAGE_CLASS (klass)->refresh = counting_page_refresh;
}

static void
counting_page_init (CountingPage *self)
{
}

static void
count_cb (guint *n)
{
  *n += 1;
}

static void
change (EpsomStore *store)
{
  g_autoptr (GError) error = NULL;

  if (epsom_store_get_can_undo (store))
    epsom_store_undo (store, NULL, &error);
  else
    epsom_store_redo (store, NULL, &error);
  g_assert_no_error (error);
}

static CountingPage *
show_page (UiFixture *fixture, GtkWidget **window)
{
  CountingPage *page = g_object_new (COUNTING_TYPE_PAGE, NULL);

  *window = adw_application_window_new (fixture->application);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (*window), GTK_WIDGET (page));
  return page;
}

static void
test_store (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  g_autoptr (EpsomStore) got = NULL;
  CountingPage *page = g_object_ref_sink (g_object_new (COUNTING_TYPE_PAGE, NULL));
  guint n = 0;

  g_signal_connect_swapped (page, "notify::store", G_CALLBACK (count_cb), &n);
  g_assert_null (epsom_page_get_store (EPSOM_PAGE (page)));
  g_assert_null (epsom_page_get_diary (EPSOM_PAGE (page)));

  epsom_page_set_store (EPSOM_PAGE (page), NULL);
  g_assert_cmpuint (n, ==, 0);
  epsom_page_set_store (EPSOM_PAGE (page), store);
  g_assert_cmpuint (n, ==, 1);
  g_object_get (page, "store", &got, NULL);
  g_assert_true (got == store);
  g_assert_true (epsom_page_get_diary (EPSOM_PAGE (page)) == epsom_store_get_diary (store));
  g_object_set (page, "store", NULL, NULL);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (page->n_changed, ==, 2);
  g_assert_cmpuint (page->n_refreshed, ==, 0);
  g_assert_finalize_object (page);
}

/* Nothing is computed out of sight, and several changes cost one refresh when the page is seen again. */
static void
test_out_of_sight (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store =
    ui_create_store (fixture, "record,at,symptom\nepisode,2026-03-01T08:00:00+00:00,migraine\n");
  GtkWidget *window;
  CountingPage *page = show_page (fixture, &window);

  epsom_page_set_store (EPSOM_PAGE (page), store);
  change (store);
  change (store);
  g_assert_cmpuint (page->n_changed, ==, 3);
  g_assert_cmpuint (page->n_changes, >, 0);
  g_assert_cmpuint (page->n_refreshed, ==, 0);

  gtk_window_present (GTK_WINDOW (window));
  ui_wait ();
  g_assert_cmpuint (page->n_refreshed, ==, 1);
  change (store);
  g_assert_cmpuint (page->n_refreshed, ==, 2);
  epsom_page_invalidate (EPSOM_PAGE (page));
  g_assert_cmpuint (page->n_refreshed, ==, 3);

  gtk_widget_set_visible (window, FALSE);
  ui_wait ();
  gtk_window_present (GTK_WINDOW (window));
  ui_wait ();
  g_assert_cmpuint (page->n_refreshed, ==, 3);
  ui_close (GTK_WINDOW (window));
}

/* A store that was taken away is not listened to any more, nor one whose page is gone. */
static void
test_old_store (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store =
    ui_create_store (fixture, "record,at,symptom\nepisode,2026-03-01T08:00:00+00:00,migraine\n");
  GtkWidget *window;
  CountingPage *page = show_page (fixture, &window);

  epsom_page_set_store (EPSOM_PAGE (page), store);
  epsom_page_set_store (EPSOM_PAGE (page), NULL);
  g_assert_cmpuint (page->n_changes, ==, 0);
  change (store);
  g_assert_cmpuint (page->n_changed, ==, 2);

  epsom_page_set_store (EPSOM_PAGE (page), store);
  ui_close (GTK_WINDOW (window));
  change (store);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ui_add ("/ui/page/store", test_store);
  ui_add ("/ui/page/works-only-in-sight", test_out_of_sight);
  ui_add ("/ui/page/leaves-the-old-store", test_old_store);
  return g_test_run ();
}
