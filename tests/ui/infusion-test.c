/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-infusion-list.h"
#include "epsom-infusion.h"
#include "epsom-settings.h"
#include "ui-fixture.h"

#define HEADER "record,id,at,route,minutes,salt,amount,unit,place\n"
#define DRIP "11111111-1111-4111-8111-111111111111"

#define BEFORE                                                                                                         \
  HEADER "dose,,2026-02-01T09:00:00+00:00,iv,5,sulfate-heptahydrate,1,g,clinic\n"                                      \
         "dose,,2026-02-08T09:00:00+00:00,iv,9,sulfate-heptahydrate,1,g,clinic\n"                                      \
         "dose,,2026-02-09T09:00:00+00:00,oral,,citrate,300,mg,\n"

/* Two presses, with the program closed in between; an undo each. */
static void
test_two_presses (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, BEFORE);
  EpsomWindow *window = ui_show (fixture, store, 360);

  ui_press (GTK_WIDGET (window), "Start and time: IV, magnesium sulfate 1 g, Clinic");
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_DOSE), ==, 4);
  g_assert_cmpfloat (ui_get_dose (store)->minutes, ==, 0);
  g_assert_true (ui_find_text (GTK_WIDGET (window), "Running since 14:00: 0 min"));
  ui_close (GTK_WINDOW (window));
  g_clear_object (&store);

  g_setenv ("EPSOM_NOW", "2026-03-03T14:41:40+00:00", TRUE);
  store = epsom_store_open (fixture->path, EPSOM_STORE_NONE, NULL);
  window = ui_show (fixture, store, 360);
  g_assert_true (ui_find_text (GTK_WIDGET (window), "Running since 14:00: 41 min"));
  ui_press (GTK_WIDGET (window), "Stop");
  g_assert_cmpfloat (ui_get_dose (store)->minutes, ==, 42);
  g_assert_true (ui_find_text (GTK_WIDGET (window), "IV drip, magnesium sulfate 1 g, 42 min"));
  g_assert_null (ui_find (GTK_WIDGET (window), EPSOM_TYPE_INFUSION_LIST, NULL));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  ui_wait ();
  ui_get (GTK_WIDGET (window), EPSOM_TYPE_INFUSION_LIST, NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  ui_wait ();
  g_assert_null (ui_find (GTK_WIDGET (window), EPSOM_TYPE_INFUSION_LIST, NULL));
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_DOSE), ==, 3);
}

static void
test_not_timed (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, BEFORE);
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 800));

  ui_press (window, "Start and time: IV, magnesium sulfate 1 g, Clinic");
  ui_press (window, "Not timed");
  g_assert_null (ui_find (window, EPSOM_TYPE_INFUSION_LIST, NULL));
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_DOSE), ==, 4);
}

/* What another program or a form takes down as it begins is timed too; what is older lacks its minutes for good. */
static void
test_recorded (UiFixture *fixture, gconstpointer data)
{
  const struct {
    const char *at, *route, *minutes;
    gboolean timed;
  } table[] = {
    { "2026-03-03T14:00:00+00:00", "iv", NULL, TRUE },  { "2026-03-03T13:50:00+00:00", "iv", NULL, TRUE },
    { "2026-03-03T13:49:59+00:00", "iv", NULL, FALSE }, { "2026-03-03T14:00:01+00:00", "iv", NULL, FALSE },
    { "2026-03-03T14:00:00+00:00", "iv", "5", FALSE },  { "2026-03-03T14:00:00+00:00", "oral", NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      EpsomCells cells = { { NULL } };
      g_autoptr (EpsomRecord) record = NULL;
      g_autoptr (GPtrArray) changes = epsom_changes_new ();

      cells.text[EPSOM_FIELD_RECORD] = "dose";
      cells.text[EPSOM_FIELD_AT] = table[i].at;
      cells.text[EPSOM_FIELD_ROUTE] = table[i].route;
      cells.text[EPSOM_FIELD_MINUTES] = table[i].minutes;
      cells.text[EPSOM_FIELD_AMOUNT] = "1";
      cells.text[EPSOM_FIELD_UNIT] = "g";
      record = epsom_record_from_cells (&cells, NULL);
      g_assert_nonnull (record);
      g_ptr_array_add (changes, epsom_change_new (NULL, record));
      g_ptr_array_add (changes, epsom_change_new (record, NULL));
      g_assert_cmpint (epsom_infusion_begins (g_ptr_array_index (changes, 0), epsom_instant_now ()), ==,
                       table[i].timed);
      g_assert_false (epsom_infusion_begins (g_ptr_array_index (changes, 1), epsom_instant_now ()));
    }
}

/* A stale or foreign note of what is timed shows nothing, and one of more than a day neither. */
static void
test_running (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store =
    ui_create_store (fixture, HEADER "dose," DRIP ",2026-03-02T14:00:00+00:00,iv,,sulfate-heptahydrate,1,g,\n");
  const char *const timed[] = { "no id", "22222222-2222-4222-8222-222222222222", DRIP, NULL };
  const struct {
    const char *now;
    guint n;
  } table[] = {
    { "2026-03-02T13:59:59+00:00", 0 },
    { "2026-03-02T14:00:00+00:00", 1 },
    { "2026-03-03T14:00:00+00:00", 1 },
    { "2026-03-03T14:00:01+00:00", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      EpsomInstant now;
      g_autoptr (GPtrArray) running = NULL;

      g_assert_true (epsom_instant_parse (table[i].now, &now));
      running = epsom_infusion_find_running (epsom_store_get_diary (store), timed, now);
      g_assert_cmpuint (running->len, ==, table[i].n);
    }
}

static void
test_minutes (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store =
    ui_create_store (fixture, HEADER "dose," DRIP ",2026-03-02T14:00:00+00:00,iv,,sulfate-heptahydrate,1,g,\n");
  const struct {
    const char *now;
    double minutes;
  } table[] = {
    { "2026-03-02T14:00:00+00:00", 1 },  { "2026-03-02T14:01:29+00:00", 1 },    { "2026-03-02T14:01:30+00:00", 2 },
    { "2026-03-02T14:30:00+00:00", 30 }, { "2026-03-03T14:00:00+00:00", 1440 }, { "2026-03-09T14:00:00+00:00", 1440 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      EpsomInstant now;
      g_autoptr (EpsomRecord) stopped = NULL;

      g_assert_true (epsom_instant_parse (table[i].now, &now));
      stopped = epsom_infusion_stop (ui_get_dose (store), now, NULL);
      g_assert_nonnull (stopped);
      g_assert_cmpfloat (epsom_record_as_dose (stopped)->minutes, ==, table[i].minutes);
      g_assert_true (epsom_uuid_equal (&stopped->id, &ui_get_dose (store)->record.id));
    }
}

static void
test_startable (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store =
    ui_create_store (fixture, BEFORE "dose,,2026-02-10T09:00:00+00:00,iv,30,sulfate-heptahydrate,2,g,clinic\n"
                                     "dose,,2026-02-11T09:00:00+00:00,iv,,sulfate-heptahydrate,2,g,clinic\n");
  g_autoptr (GPtrArray) all = epsom_infusion_find_startable (epsom_store_get_diary (store), 5);
  g_autoptr (GPtrArray) one = epsom_infusion_find_startable (epsom_store_get_diary (store), 1);

  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpfloat (epsom_record_as_dose (g_ptr_array_index (all, 0))->amount, ==, 2);
  g_assert_cmpfloat (epsom_record_as_dose (g_ptr_array_index (all, 0))->minutes, ==, 0);
  g_assert_cmpfloat (epsom_record_as_dose (g_ptr_array_index (all, 1))->amount, ==, 1);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ui_add ("/ui/infusion/two-presses", test_two_presses);
  ui_add ("/ui/infusion/not-timed-after-all", test_not_timed);
  ui_add ("/ui/infusion/recorded-as-it-begins", test_recorded);
  ui_add ("/ui/infusion/what-runs", test_running);
  ui_add ("/ui/infusion/whole-minutes", test_minutes);
  ui_add ("/ui/infusion/what-can-be-started", test_startable);
  return g_test_run ();
}
