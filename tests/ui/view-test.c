/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "epsom-application.h"
#include "epsom-settings.h"
#include "epsom-trouble.h"
#include "ui-fixture.h"

#define ROWS                                                                                                           \
  "record,id,episode,at,symptom,severity,route,minutes,salt,amount,unit,basis\n"                                       \
  "episode,00000000-0000-4000-8000-000000000001,,2026-03-01T08:00:00+00:00,migraine,,,,,,,\n"                          \
  "dose,00000000-0000-4000-8000-000000000002,00000000-0000-4000-8000-000000000001,2026-03-01T08:30:00+00:00,,,iv,5,"   \
  "sulfate-heptahydrate,1000,mg,salt\n"

static gboolean
has_store (gpointer window)
{
  return epsom_window_get_store (window) != NULL;
}

static gboolean
shows_trouble (gpointer window)
{
  return ui_find (window, EPSOM_TYPE_TROUBLE, NULL) != NULL;
}

/* The fixture's diary under the name of a patient. Returns: (transfer full) */
static char *
make_copy (UiFixture *fixture, const char *name)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (epsom_store_backup (store, path, &error));
  g_clear_object (&store);
  g_unlink (fixture->path);

  return path;
}

static EpsomWindow *
view (UiFixture *fixture, const char *path)
{
  EpsomWindow *window = epsom_window_new_view (fixture->application, path);

  gtk_window_present (GTK_WINDOW (window));

  return window;
}

static gboolean
is_sensitive (EpsomWindow *window, GType type, const char *name)
{
  return gtk_widget_is_sensitive (ui_get (GTK_WIDGET (window), type, name));
}

static void
assert_only_looked_at (EpsomWindow *window, const char *name)
{
  g_autofree char *strip = g_strdup_printf ("%s: opened to be looked at. Nothing in it can be changed.", name);
  g_autofree char *title = g_strdup_printf ("%s – Epsom", name);

  ui_wait_until (has_store, window);
  ui_wait ();
  g_assert_true (ui_find_text (GTK_WIDGET (window), strip));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, title);
  g_assert_cmpuint (ui_count (epsom_window_get_store (window), EPSOM_RECORD_DOSE), ==, 1);
  g_assert_true (epsom_store_get_read_only (epsom_window_get_store (window)));
  g_assert_false (epsom_store_get_can_undo (epsom_window_get_store (window)));
  g_assert_nonnull (epsom_window_get_page (window, "response"));
  for (const char *const *page = (const char *const[]){ "today", "diary", "report", NULL }; *page != NULL; page++)
    {
      epsom_window_show_page (window, *page);
      ui_wait ();
      g_assert_nonnull (epsom_window_get_page (window, *page));
    }
  epsom_window_show_page (window, "today");
  ui_wait ();
  g_assert_false (is_sensitive (window, GTK_TYPE_BUTTON, "Cramp"));
}

static void
test_diary (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_copy (fixture, "Anna Example.epsom");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_size, after_size;
  GStatBuf first, last;
  EpsomWindow *window;

  g_assert_true (g_file_get_contents (path, &before, &before_size, NULL));
  g_assert_cmpint (g_stat (fixture->folder, &first), ==, 0);
  window = view (fixture, path);
  assert_only_looked_at (window, "Anna Example");
  ui_close (GTK_WINDOW (window));

  g_assert_true (g_file_get_contents (path, &after, &after_size, NULL));
  g_assert_cmpmem (before, before_size, after, after_size);
  g_assert_cmpint (g_stat (fixture->folder, &last), ==, 0);
  g_assert_cmpint (first.st_mtim.tv_sec, ==, last.st_mtim.tv_sec);
  g_assert_cmpint (first.st_mtim.tv_nsec, ==, last.st_mtim.tv_nsec);
}

static void
test_csv (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *path = ui_write (fixture, "Bea.csv", ROWS);

  assert_only_looked_at (view (fixture, path), "Bea");
}

/* Several patients beside one's own diary, which stays one's own. */
static void
test_several (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *anna = make_copy (fixture, "Anna.epsom");
  g_autofree char *bea = ui_write (fixture, "Bea.csv", ROWS);
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  EpsomWindow *own = ui_show (fixture, store, 800);
  EpsomWindow *first = view (fixture, anna);
  EpsomWindow *second = view (fixture, bea);

  assert_only_looked_at (first, "Anna");
  assert_only_looked_at (second, "Bea");
  g_assert_false (epsom_window_get_view (own));
  g_assert_false (epsom_store_get_read_only (epsom_window_get_store (own)));
  g_assert_cmpuint (ui_count (epsom_window_get_store (own), EPSOM_RECORD_DOSE), ==, 0);
  g_assert_false (ui_find_text (GTK_WIDGET (own), "opened to be looked at"));
}

/* What is planned is planned by whoever looks, not by whom the diary is of. */
static void
test_plans (UiFixture *fixture, gconstpointer data)
{
  const char *const plans[] = { "at=08:00 remind=no id=00000000-0000-4000-8000-000000000009 route=oral salt=citrate "
                                "amount=400 unit=mg basis=elemental",
                                NULL };
  g_autofree char *path = ui_write (fixture, "Bea.csv", ROWS);
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  EpsomWindow *own, *other;

  g_object_set (epsom_settings_get_default (), "plans", plans, NULL);
  own = ui_show (fixture, store, 800);
  other = view (fixture, path);
  ui_wait_until (has_store, other);
  epsom_window_show_page (other, "today");
  ui_wait ();
  g_assert_true (ui_find_text (GTK_WIDGET (own), "Planned at"));
  g_assert_false (ui_find_text (GTK_WIDGET (other), "Planned at"));
  g_object_set (epsom_settings_get_default (), "plans", NULL, NULL);
}

typedef struct {
  const char *name;
  const char *content;
  const char *title;
  const char *cause;
} Refused;

static const Refused refused[] = {
  { "notes.txt", "Dear diary", "This is not a diary of Epsom", "notes.txt" },
  { "other.csv", "date,mood\n2026-03-01,5\n", "The diary could not be opened", "other.csv" },
  { "bad.csv", "record,at\nepisode,yesterday\n", "The diary could not be opened", "bad.csv:2: at: " },
  { "gone.epsom", NULL, "There is no such diary", "gone.epsom" },
};

/* Nothing is offered that would write: no backup to restore, no diary to begin. */
static void
test_refused (UiFixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = refused[i].content != NULL ? ui_write (fixture, refused[i].name, refused[i].content)
                                                         : g_build_filename (fixture->folder, refused[i].name, NULL);
      EpsomWindow *window = view (fixture, path);

      ui_wait_until (shows_trouble, window);
      ui_wait ();
      g_assert_true (ui_find_text (GTK_WIDGET (window), refused[i].title));
      g_assert_true (ui_find_text (GTK_WIDGET (window), refused[i].cause));
      g_assert_null (ui_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "_Choose a backup…"));
      g_assert_null (ui_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "_Try again"));
      ui_close (GTK_WINDOW (window));
    }
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ui_add ("/ui/view/diary", test_diary);
  ui_add ("/ui/view/csv", test_csv);
  ui_add ("/ui/view/several", test_several);
  ui_add ("/ui/view/plans", test_plans);
  ui_add ("/ui/view/refused", test_refused);
  return g_test_run ();
}
