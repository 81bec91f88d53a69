/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-hands DIARY: how long the window cannot answer, in ms of the processor's time in one turn of its main loop,
 * while its pages are walked and worked on: a line for each act, "name handlers whole", the best of several windows.
 */
#include "bench-ui.h"
#include "epsom-editor.h"
#include "epsom-month-view.h"
#include "epsom-symptom-choice.h"
#include "epsom-ui.h"

#define WINDOWS 3
#define PIXELS 400 /* of one step of scrolling */
#define MANY 100   /* entries that are deleted at once */

typedef void (*Act) (EpsomWindow *window, const char *detail);

static GtkWidget *
find_child (GtkWidget *root, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : find_child (child, type);

      if (found != NULL && gtk_widget_get_mapped (found))
        return found;
    }
  return NULL;
}

static GtkWidget *
find (EpsomWindow *window, const char *page, GType type)
{
  GtkWidget *found = find_child (epsom_window_get_page (window, page), type);

  g_assert_nonnull (found);
  return found;
}

static void
show_page (EpsomWindow *window, const char *page)
{
  epsom_window_show_page (window, page);
}

static void
choose_symptom (EpsomWindow *window, const char *symptom)
{
  epsom_symptom_choice_set_symptom (EPSOM_SYMPTOM_CHOICE (find (window, "response", EPSOM_TYPE_SYMPTOM_CHOICE)),
                                    symptom);
}

/* The next one of the period's choices. */
static void
choose_period (EpsomWindow *window, const char *detail G_GNUC_UNUSED)
{
  GtkWidget *symptom = find (window, "response", EPSOM_TYPE_SYMPTOM_CHOICE);

  for (GtkWidget *next = gtk_widget_get_next_sibling (symptom); next != NULL; next = gtk_widget_get_next_sibling (next))
    if (GTK_IS_DROP_DOWN (next))
      {
        gtk_drop_down_set_selected (GTK_DROP_DOWN (next), gtk_drop_down_get_selected (GTK_DROP_DOWN (next)) + 1);
        return;
      }
  g_assert_not_reached ();
}

static void
unfold (EpsomWindow *window, const char *page)
{
  gtk_expander_set_expanded (GTK_EXPANDER (find (window, page, GTK_TYPE_EXPANDER)), TRUE);
}

/* As far as it goes, step by step. */
static void
scroll (EpsomWindow *window, const char *page)
{
  GtkAdjustment *position =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (find (window, page, GTK_TYPE_SCROLLED_WINDOW)));
  double end = MIN (gtk_adjustment_get_upper (position) - gtk_adjustment_get_page_size (position), 40 * PIXELS);

  for (double at = 0; at < end; at += PIXELS)
    {
      gtk_adjustment_set_value (position, at);
      bench_settle (0);
    }
}

static void
scroll_to_end (EpsomWindow *window, const char *page)
{
  GtkAdjustment *position =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (find (window, page, GTK_TYPE_SCROLLED_WINDOW)));

  gtk_adjustment_set_value (position, gtk_adjustment_get_upper (position));
}

static void
search (EpsomWindow *window, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (window, "diary", GTK_TYPE_SEARCH_ENTRY)), text);
}

/* By days. */
static void
turn_calendar (EpsomWindow *window, const char *days)
{
  EpsomMonthView *view = EPSOM_MONTH_VIEW (find (window, "diary", EPSOM_TYPE_MONTH_VIEW));

  epsom_month_view_set_date (view, epsom_month_view_get_date (view) + atoi (days));
}

static GtkWidget *
find_label (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_label (GTK_LABEL (root)), text))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
press_chip (EpsomWindow *window, const char *label)
{
  GtkWidget *chip =
    gtk_widget_get_ancestor (find_label (epsom_window_get_page (window, "diary"), label), GTK_TYPE_TOGGLE_BUTTON);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)));
}

static void
activate (EpsomWindow *window, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
}

/* The window that an action opened. */
static void
close_other (EpsomWindow *window, const char *detail G_GNUC_UNUSED)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (at->data != window && gtk_widget_get_mapped (at->data))
      {
        gtk_window_destroy (at->data);
        return;
      }
  g_assert_not_reached ();
}

static EpsomRecordKind
find_kind (const char *token)
{
  int kind = 0;

  g_assert_true (epsom_token_parse (EPSOM_TOKENS_RECORD, token, &kind));
  return (EpsomRecordKind) kind;
}

static void
add (EpsomWindow *window, const char *kind)
{
  epsom_editor_present (GTK_WIDGET (window), find_kind (kind), NULL);
}

/* The record in the middle of its kind. */
static void
edit (EpsomWindow *window, const char *kind)
{
  EpsomRecordKind found = find_kind (kind);
  guint n;
  const EpsomRecord *const *records =
    epsom_diary_get (epsom_store_get_diary (epsom_window_get_store (window)), found, &n);

  epsom_editor_present (GTK_WIDGET (window), found, (EpsomRecord *) records[n / 2]);
}

/* The latest of their kind, at once. */
static void
delete_many (EpsomWindow *window, const char *kind)
{
  guint n;
  const EpsomRecord *const *records =
    epsom_diary_get (epsom_store_get_diary (epsom_window_get_store (window)), find_kind (kind), &n);
  GPtrArray *changes = epsom_changes_new ();

  for (guint i = n - MANY; i < n; i++)
    g_ptr_array_add (changes, epsom_change_new ((EpsomRecord *) records[i], NULL));
  g_assert_true (epsom_ui_apply (GTK_WIDGET (window), changes, "Entries"));
}

static void
log_rating (EpsomWindow *window, const char *symptom)
{
  EpsomRating draft = {
    .record = { .kind = EPSOM_RECORD_RATING, .id = epsom_uuid_random () },
    .date = epsom_instant_get_date (epsom_instant_now ()),
    .symptom = symptom,
    .severity = 5,
  };
  GPtrArray *changes = epsom_changes_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomRecord) rating = epsom_record_new (&draft.record, &error);

  g_assert_no_error (error);
  g_ptr_array_add (changes, epsom_change_new (NULL, rating));
  g_assert_true (epsom_ui_apply (GTK_WIDGET (window), changes, "Rating"));
}

static const struct {
  const char *name;
  Act act;
  const char *detail;
} acts[] = {
  { "show the diary", show_page, "diary" },
  { "scroll the diary", scroll, "diary" },
  { "scroll to its end", scroll_to_end, "diary" },
  { "turn its calendar", turn_calendar, "-40" },
  { "search it", search, "drip" },
  { "search it for nothing", search, "" },
  { "narrow it to missing readings", press_chip, "A reading is missing" },
  { "show all of it", press_chip, "A reading is missing" },
  { "delete a hundred entries", delete_many, "dose" },
  { "bring them back", activate, "win.undo" },
  { "show the response", show_page, "response" },
  { "scroll the response", scroll, "response" },
  { "choose a symptom", choose_symptom, "brain-fog" },
  { "choose a symptom again", choose_symptom, "migraine" },
  { "choose a period", choose_period, NULL },
  { "unfold more charts", unfold, "response" },
  { "scroll them", scroll, "response" },
  { "show the report", show_page, "report" },
  { "show today", show_page, "today" },
  { "add an episode", add, "episode" },
  { "close its form", close_other, NULL },
  { "add a dose", add, "dose" },
  { "close its form again", close_other, NULL },
  { "edit an episode", edit, "episode" },
  { "close it", close_other, NULL },
  { "open the preferences", activate, "win.preferences" },
  { "close them", close_other, NULL },
  { "open the help", activate, "win.show-help" },
  { "close the help", close_other, NULL },
  { "open the import", activate, "win.import" },
  { "close the import", close_other, NULL },
  { "rate a day", log_rating, "migraine" },
  { "undo", activate, "win.undo" },
  { "show the diary again", show_page, "diary" },
  { "show the response again", show_page, "response" },
  { "rate a day on it", log_rating, "migraine" },
  { "undo on it", activate, "win.undo" },
  { "show the report again", show_page, "report" },
};

static void
work (GtkApplication *application, const char *path, BenchTurn longest[])
{
  g_autoptr (EpsomStore) store = bench_open (path);
  EpsomWindow *window = epsom_window_new (application, path);

  epsom_window_set_store (window, store);
  gtk_window_set_default_size (GTK_WINDOW (window), 1400, 900);
  gtk_window_present (GTK_WINDOW (window));
  bench_settle (0);
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      BenchTurn turn;

      bench_get_longest ();
      acts[i].act (window, acts[i].detail);
      bench_settle (0);
      turn = bench_get_longest ();
      longest[i].whole = MIN (longest[i].whole, turn.whole);
      longest[i].handlers = MIN (longest[i].handlers, turn.handlers);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
measure (GtkApplication *application, gpointer path)
{
  BenchTurn longest[G_N_ELEMENTS (acts)];

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    longest[i] = (BenchTurn){ G_MAXINT64, G_MAXINT64 };
  g_application_hold (G_APPLICATION (application));
  for (int i = 0; i < WINDOWS; i++)
    work (application, path, longest);
  g_application_release (G_APPLICATION (application));
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    g_print ("%s\t%.2f\t%.2f\n", acts[i].name, (double) longest[i].handlers / 1e3, (double) longest[i].whole / 1e3);
}

int
main (int argc, char **argv)
{
  return bench_run (argc, argv, measure);
}
