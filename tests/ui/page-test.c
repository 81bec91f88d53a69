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
  guint n_steps;  /* 0: as many as 1 */
  guint stale_at; /* 0: it doesn't become stale of itself; or once, in this step */
  GString *steps; /* that were taken */
  gint64 frame;   /* of the latest */
  guint n_frames; /* in which one or more were */
};

G_DEFINE_FINAL_TYPE (CountingPage, counting_page, EPSOM_TYPE_PAGE)

static void
counting_page_changed (EpsomPage *page, GPtrArray *changes)
{
  CountingPage *self = COUNTING_PAGE (page);

  self->n_changed++;
  self->n_changes = changes != NULL ? changes->len : 0;
}

static gboolean
counting_page_refresh (EpsomPage *page, guint step)
{
  CountingPage *self = COUNTING_PAGE (page);
  gint64 frame = gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (GTK_WIDGET (page)));

  g_string_append_printf (self->steps, "%u", step);
  self->n_frames += frame != self->frame;
  self->frame = frame;
  if (step == 0)
    self->n_refreshed++;
  if (step > 0 && step == self->stale_at)
    {
      self->stale_at = 0;
      epsom_page_invalidate (page);
    }
  return step + 1 < self->n_steps;
}

static void
counting_page_finalize (GObject *object)
{
  g_string_free (COUNTING_PAGE (object)->steps, TRUE);
  G_OBJECT_CLASS (counting_page_parent_class)->finalize (object);
}

static void
counting_page_class_init (CountingPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = counting_page_finalize;
  EPSOM_PAGE_CLASS (klass)->changed = counting_page_changed;
  EPSOM_PAGE_CLASS (klass)->refresh = counting_page_refresh;
}

static void
counting_page_init (CountingPage *self)
{
  self->steps = g_string_new (NULL);
  self->frame = G_MININT64;
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

static void
assert_steps (CountingPage *page, const char *steps)
{
  g_assert_cmpstr (page->steps->str, ==, steps);
  g_assert_cmpint (epsom_page_get_busy (EPSOM_PAGE (page)), ==, ui_says_busy (GTK_WIDGET (page)));
}

/* The first step is taken at once, the others in frames that follow, the first time in one each; what makes the page
 * stale meanwhile begins them anew. */
static void
test_steps (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window;
  CountingPage *page = show_page (fixture, &window);

  page->n_steps = 4;
  gtk_window_present (GTK_WINDOW (window));
  assert_steps (page, "0");
  g_assert_true (epsom_page_get_busy (EPSOM_PAGE (page)));
  ui_wait ();
  assert_steps (page, "0123");
  g_assert_cmpuint (page->n_frames, ==, 4);
  g_assert_false (epsom_page_get_busy (EPSOM_PAGE (page)));

  g_string_truncate (page->steps, 0);
  page->stale_at = 2;
  epsom_page_invalidate (EPSOM_PAGE (page));
  epsom_page_invalidate (EPSOM_PAGE (page));
  ui_wait ();
  assert_steps (page, "00120123");

  /* Also in the last. */
  g_string_truncate (page->steps, 0);
  page->stale_at = 3;
  epsom_page_invalidate (EPSOM_PAGE (page));
  ui_wait ();
  assert_steps (page, "01230123");

  /* Out of sight it stands still, and begins anew when it is seen again. */
  g_string_truncate (page->steps, 0);
  epsom_page_invalidate (EPSOM_PAGE (page));
  gtk_widget_set_visible (window, FALSE);
  ui_wait ();
  assert_steps (page, "0");
  gtk_window_present (GTK_WINDOW (window));
  ui_wait ();
  assert_steps (page, "00123");
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
  ui_add ("/ui/page/goes-step-by-step", test_steps);
  ui_add ("/ui/page/leaves-the-old-store", test_old_store);
  return g_test_run ();
}
