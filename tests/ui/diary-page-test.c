/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-diary-page.h"

#include <string.h>

#include "epsom-chips.h"
#include "epsom-diary-model.h"
#include "epsom-diary-row.h"
#include "epsom-editor.h"
#include "epsom-test-records.h"
#include "ui-fixture.h"

#define EPISODE "11111111-1111-4111-8111-111111111111"
#define DOSE "22222222-2222-4222-8222-222222222222"
#define ROWS                                                                                                           \
  "record,id,episode,at,end,symptom,severity,route,minutes,salt,amount,unit,bleeding,note\n"                           \
  "episode," EPISODE ",,2026-03-02T08:00:00+00:00,2026-03-02T14:00:00+00:00,migraine,,,,,,,,\n"                        \
  "reading,,11111111-1111-4111-8111-111111111111,2026-03-02T08:00:00+00:00,,,7,,,,,,,\n"                               \
  "dose," DOSE ",,2026-03-02T09:00:00+00:00,,,,iv,5,sulfate-heptahydrate,1,g,,\n"                                      \
  "day,,,2026-03-01,,,,,,,,,light,a long walk\n"                                                                       \
  "rating,,,2026-03-01,,pms,4,,,,,,,\n"

static GtkWidget *
show_page (EpsomWindow *window)
{
  epsom_window_show_page (window, "diary");
  ui_wait ();

  return ui_get (GTK_WIDGET (window), EPSOM_TYPE_DIARY_PAGE, NULL);
}

static gboolean
has_text (GtkWidget *row, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (row); child; child = gtk_widget_get_next_sibling (child))
    {
      const char *said = NULL;

      if (GTK_IS_INSCRIPTION (child))
        said = gtk_inscription_get_text (GTK_INSCRIPTION (child));
      else if (GTK_IS_LABEL (child))
        said = gtk_label_get_label (GTK_LABEL (child));
      if (gtk_widget_get_visible (child) && said != NULL && strstr (said, text) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* The visible row that says @text. */
static EpsomDiaryRow *
find_row (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (EPSOM_IS_DIARY_ROW (widget))
    return has_text (widget, text) ? EPSOM_DIARY_ROW (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      EpsomDiaryRow *row = find_row (child, text);

      if (row != NULL)
        return row;
    }

  return NULL;
}

static GtkWidget *
get_list (GtkWidget *page)
{
  return ui_get (page, GTK_TYPE_LIST_VIEW, NULL);
}

/* Puts the focus in the row that says @text. */
static void
focus_row (GtkWidget *page, const char *text)
{
  EpsomDiaryRow *row = find_row (page, text);

  g_assert_nonnull (row);
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row))));
  ui_wait ();
}

/* The row that has the focus. */
static EpsomDiaryRow *
get_focused (GtkWidget *page)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (page));

  g_assert_nonnull (focus);
  g_assert_true (EPSOM_IS_DIARY_ROW (gtk_widget_get_first_child (focus)));

  return EPSOM_DIARY_ROW (gtk_widget_get_first_child (focus));
}

static void
activate_row (GtkWidget *page, const char *text)
{
  EpsomDiaryItem *item;
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (get_list (page))));
  guint position = 0;

  focus_row (page, text);
  item = epsom_diary_row_get_item (get_focused (page));
  for (; position < g_list_model_get_n_items (model); position++)
    {
      g_autoptr (EpsomDiaryItem) other = g_list_model_get_item (model, position);

      if (other == item)
        break;
    }
  g_assert_true (gtk_widget_activate_action (get_list (page), "list.activate-item", "u", position));
  ui_wait ();
}

static void
test_empty (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  EpsomWindow *window = ui_show (fixture, store, 360);
  GtkWidget *page = show_page (window);

  g_assert_true (ui_find_text (page, "Nothing in the diary yet"));
  ui_press (page, "_Add an episode");
  g_assert_true (EPSOM_IS_EDITOR (ui_get_dialog (GTK_WINDOW (window))));
}

static void
test_rows (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  GtkWidget *page = show_page (ui_show (fixture, store, 800));
  EpsomDiaryRow *row = find_row (page, "Migraine");

  g_assert_nonnull (row);
  g_assert_true (has_text (GTK_WIDGET (row), "until 14:00, 6 h"));
  g_assert_true (has_text (GTK_WIDGET (row), "7, severe"));
  g_assert_true (has_text (GTK_WIDGET (find_row (page, "IV push")), "98.6 mg of magnesium"));
  g_assert_nonnull (find_row (page, "Mon 2 March"));
  g_assert_nonnull (find_row (page, "a long walk"));
  /* Said by a screen reader of what takes the focus. */
  g_assert_nonnull (ui_find (get_list (page), GTK_TYPE_WIDGET, "08:00. Migraine. worst 7, severe. until 14:00, 6 h"));
}

static void
test_edit (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  EpsomWindow *window = ui_show (fixture, store, 800);
  GtkWidget *page = show_page (window);
  EpsomEditor *editor;

  activate_row (page, "IV push");
  editor = EPSOM_EDITOR (ui_get_dialog (GTK_WINDOW (window)));
  epsom_form_row_set_text (epsom_form_get_row (epsom_editor_get_form (editor), EPSOM_FIELD_MINUTES), "45");
  g_assert_true (epsom_editor_save (editor));
  ui_wait ();

  /* The row says what it is now, and still has the focus. */
  g_assert_null (find_row (page, "IV push"));
  g_assert_true (get_focused (page) == find_row (page, "IV drip"));
}

static void
test_delete (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  EpsomWindow *window = ui_show (fixture, store, 360);
  GtkWidget *page = show_page (window);

  focus_row (page, "IV push");
  g_assert_true (ui_press_key (get_list (page), GDK_KEY_Delete, 0));
  ui_wait ();
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_DOSE), ==, 0);
  g_assert_null (find_row (page, "IV push"));
  g_assert_true (ui_find_text (GTK_WIDGET (window), "Deleted: IV push"));
  /* The focus is where it was, and a heading has nothing to delete. */
  get_focused (page);
  focus_row (page, "Mon 2 March");
  g_assert_false (ui_press_key (get_list (page), GDK_KEY_Delete, 0));
  ui_wait ();

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  ui_wait ();
  g_assert_nonnull (find_row (page, "IV push"));
}

static void
test_menu (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  EpsomWindow *window = ui_show (fixture, store, 800);
  GtkWidget *page = show_page (window);
  GtkWidget *popover;

  focus_row (page, "IV push");
  g_assert_true (ui_press_key (get_list (page), GDK_KEY_F10, GDK_SHIFT_MASK));
  ui_wait ();
  popover = ui_get (GTK_WIDGET (find_row (page, "IV push")), GTK_TYPE_POPOVER_MENU, NULL);
  gtk_popover_popdown (GTK_POPOVER (popover));
  ui_wait ();
  g_assert_null (ui_find (page, GTK_TYPE_POPOVER_MENU, NULL));
}

static gboolean
is_nothing_found (gpointer page)
{
  return ui_find_text (page, "Nothing found");
}

static gboolean
is_migraine_gone (gpointer page)
{
  return find_row (page, "Migraine") == NULL;
}

static void
test_search (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  GtkWidget *page = show_page (ui_show (fixture, store, 360));
  GtkWidget *entry = ui_get (page, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_widget_activate_action (page, "diary.search", NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (page)), entry));

  gtk_editable_set_text (GTK_EDITABLE (entry), "long WALK");
  ui_wait_until (is_migraine_gone, page);
  g_assert_nonnull (find_row (page, "Light bleeding"));
  g_assert_null (find_row (page, "PMS"));

  gtk_editable_set_text (GTK_EDITABLE (entry), "nothing of the kind");
  ui_wait_until (is_nothing_found, page);
  ui_press (page, "_Show everything");
  g_assert_nonnull (find_row (page, "Migraine"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
}

static void
test_choices (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  GtkWidget *page = show_page (ui_show (fixture, store, 800));
  GtkToggleButton *choices = GTK_TOGGLE_BUTTON (ui_get (page, GTK_TYPE_TOGGLE_BUTTON, "Narrow the list"));

  gtk_toggle_button_set_active (choices, TRUE);
  ui_wait ();
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_get (page, GTK_TYPE_TOGGLE_BUTTON, "PMS")), TRUE);
  ui_wait ();
  g_assert_null (find_row (page, "Migraine"));
  g_assert_nonnull (find_row (page, "PMS over the day"));
  g_assert_true (gtk_widget_get_visible (ui_get (page, GTK_TYPE_LABEL, "1 entry found")));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_get (page, GTK_TYPE_TOGGLE_BUTTON, "Episodes")), TRUE);
  ui_wait_until (is_nothing_found, page);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_get (page, GTK_TYPE_TOGGLE_BUTTON, "PMS")), FALSE);
  ui_wait ();
  g_assert_nonnull (find_row (page, "Migraine"));
  g_assert_null (find_row (page, "PMS over the day"));

  /* What is put away no longer counts. */
  gtk_toggle_button_set_active (choices, FALSE);
  ui_wait ();
  g_assert_nonnull (find_row (page, "Migraine"));
  g_assert_nonnull (find_row (page, "PMS over the day"));
  g_assert_null (ui_find (page, GTK_TYPE_LABEL, "1 entry found"));
}

/* Two years of days, so that most are out of sight. */
static EpsomStore *
create_years (UiFixture *fixture)
{
  g_autoptr (GString) rows = g_string_new ("record,at,bleeding,note\n");

  for (EpsomDate date = epsom_date_from_ymd (2024, 3, 1); date < epsom_date_from_ymd (2026, 3, 1); date++)
    {
      char text[EPSOM_DATE_STRING_SIZE];

      epsom_date_to_string (date, text);
      g_string_append_printf (rows, "day,%s,none,of %s\n", text, text);
    }

  return ui_create_store (fixture, rows->str);
}

/* The first rows come frame by frame. */
static gboolean
is_all_listed (gpointer page)
{
  g_autoptr (EpsomDiaryModel) model = NULL;

  g_object_get (gtk_list_view_get_model (GTK_LIST_VIEW (get_list (page))), "model", &model, NULL);

  return !epsom_diary_model_get_busy (model);
}

static double
get_top (GtkWidget *row, GtkWidget *page)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (row, page, &bounds));

  return bounds.origin.y;
}

static void
add_day (EpsomStore *store, const char *date)
{
  g_autoptr (GPtrArray) changes = epsom_changes_new ();
  g_autoptr (EpsomRecord) day = epsom_test_day (7, date, "heavy");
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (changes, epsom_change_new (NULL, day));
  epsom_store_apply (store, EPSOM_ORIGIN_EDIT, changes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  ui_wait ();
}

static void
test_stays (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = create_years (fixture);
  GtkWidget *page = show_page (ui_show (fixture, store, 800));
  double top;

  ui_wait_until (is_all_listed, page);
  /* Halfway down. */
  g_assert_true (gtk_widget_activate_action (get_list (page), "list.scroll-to-item", "u", 733));
  ui_wait ();
  focus_row (page, "of 2025-02-28");
  top = get_top (GTK_WIDGET (get_focused (page)), page);

  add_day (store, "2026-03-03");
  g_assert_true (has_text (GTK_WIDGET (get_focused (page)), "of 2025-02-28"));
  g_assert_cmpfloat_with_epsilon (get_top (GTK_WIDGET (get_focused (page)), page), top, 1);
}

static void
test_go_to_date (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = create_years (fixture);
  GtkWidget *page = show_page (ui_show (fixture, store, 800));
  g_autoptr (GDateTime) date = g_date_time_new_local (2024, 9, 5, 12, 0, 0);
  GtkWidget *calendar;

  g_assert_null (find_row (page, "of 2024-09-05"));
  gtk_widget_activate_action (page, "diary.go-to-date", NULL);
  ui_wait ();
  calendar = ui_get (page, GTK_TYPE_CALENDAR, NULL);
  gtk_calendar_select_day (GTK_CALENDAR (calendar), date);
  ui_wait ();
  g_assert_nonnull (find_row (page, "Thu 5 September 2024"));
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (calendar, GTK_TYPE_POPOVER)));
  ui_wait ();
  /* The day is at the top, with what it holds beneath. */
  g_assert_nonnull (find_row (page, "of 2024-09-05"));
  g_assert_nonnull (find_row (page, "of 2024-09-02"));
}

static void
test_unseen (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  EpsomWindow *window = ui_show (fixture, store, 800);
  GtkWidget *page = show_page (window);

  /* What changes while another page is shown is there when the page is shown again. */
  epsom_window_show_page (window, "today");
  ui_wait ();
  add_day (store, "2026-03-03");
  g_assert_true (epsom_store_undo (store, NULL, NULL));
  g_assert_true (epsom_store_redo (store, NULL, NULL));
  epsom_window_show_page (window, "diary");
  ui_wait ();
  g_assert_nonnull (find_row (page, "Heavy bleeding"));
}

/* From right to left each text begins at the right of its column, whatever its own direction is. */
static void
test_rtl (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  GtkWidget *row, *title;
  graphene_rect_t bounds;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  row = GTK_WIDGET (find_row (show_page (ui_show (fixture, store, 1000)), "Sun 1 March"));
  for (title = gtk_widget_get_first_child (row); title != NULL; title = gtk_widget_get_next_sibling (title))
    if (GTK_IS_INSCRIPTION (title) && gtk_widget_get_visible (title))
      break;
  g_assert_cmpstr (gtk_inscription_get_text (GTK_INSCRIPTION (title)), ==, "Sun 1 March");
  g_assert_true (gtk_widget_compute_bounds (title, row, &bounds));
  g_assert_cmpfloat_with_epsilon (bounds.origin.x + bounds.size.width, gtk_widget_get_width (row), 1);
  g_assert_cmpfloat (bounds.size.width, <, gtk_widget_get_width (row) / 2);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);

  ui_add ("/diary-page/an-empty-diary-says-what-to-do", test_empty);
  ui_add ("/diary-page/rows-say-what-was-recorded", test_rows);
  ui_add ("/diary-page/a-row-opens-its-editor-and-keeps-the-focus", test_edit);
  ui_add ("/diary-page/delete-and-undo", test_delete);
  ui_add ("/diary-page/a-row-has-a-menu", test_menu);
  ui_add ("/diary-page/search", test_search);
  ui_add ("/diary-page/search-by-symptom-and-method", test_choices);
  ui_add ("/diary-page/what-is-looked-at-stays-in-its-place", test_stays);
  ui_add ("/diary-page/go-to-a-date", test_go_to_date);
  ui_add ("/diary-page/changes-while-another-page-is-shown", test_unseen);
  ui_add ("/diary-page/from-right-to-left", test_rtl);

  return g_test_run ();
}
