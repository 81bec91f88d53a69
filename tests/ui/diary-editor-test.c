/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "epsom-chart-card.h"
#include "epsom-chips.h"
#include "epsom-choice.h"
#include "epsom-editor.h"
#include "epsom-end-row.h"
#include "epsom-episode-options.h"
#include "epsom-settings.h"
#include "epsom-severity-row.h"
#include "epsom-test-records.h"
#include "epsom-time-row.h"
#include "epsom-ui.h"
#include "epsom-words.h"
#include "ui-fixture.h"

#define EPISODE "11111111-1111-4111-8111-111111111111"
#define ROWS                                                                                                           \
  "record,id,episode,at,end,symptom,severity,route,minutes,salt,amount,unit,basis,place,medicine,class,strength\n"     \
  "episode," EPISODE ",,2026-03-03T12:00:00+00:00,,migraine,,,,,,,,,,,\n"                                              \
  "dose,,,2026-03-01T08:00:00+00:00,,,,oral,,bisglycinate,400,mg,elemental,home,,,\n"                                  \
  "dose,,,2026-02-01T08:00:00+00:00,,,,iv,5,sulfate-heptahydrate,1,g,salt,clinic,,,\n"                                 \
  "medicine,,,2026-02-02T08:00:00+00:00,,,,,,,,,,,sumatriptan,triptan,50 mg\n"                                         \
  "medicine,,,2026-02-03T08:00:00+00:00,,,,,,,,,,,ibuprofen,nsaid,400 mg\n"                                            \
  "rating,,,2026-03-02,,pms,3,,,,,,,,,,\n"

/* A form filled in as a person does: what each row then holds, and the record that it makes. */
typedef struct {
  EpsomRecordKind kind;
  const char *typed[10]; /* field, text */
  const char *cells[16]; /* of the record: field, text */
} Entry;

static const Entry entries[] = {
  { EPSOM_RECORD_EPISODE,
    { "symptom", "migraine", "at", "2026-03-01T08:00:00+00:00", "end", "2026-03-01T14:30:00+00:00", "features",
      "aura;My own", "note", "Two\nlines" },
    { "record", "episode", "symptom", "migraine", "at", "2026-03-01T08:00:00+00:00", "end", "2026-03-01T14:30:00+00:00",
      "features", "aura;My own", "note", "Two\nlines" } },
  { EPSOM_RECORD_READING,
    { "severity", "7" },
    { "record", "reading", "episode", EPISODE, "at", UI_NOW, "severity", "7" } },
  /* The rest is what the last dose by mouth was. */
  { EPSOM_RECORD_DOSE,
    { "amount", "200", "features", "diarrhoea" },
    { "record", "dose", "at", UI_NOW, "route", "oral", "salt", "bisglycinate", "amount", "200", "unit", "mg", "basis",
      "elemental" } },
  /* And the last one by vein. */
  { EPSOM_RECORD_DOSE,
    { "route", "iv", "minutes", "45", "episode", EPISODE },
    { "record", "dose", "at", UI_NOW, "route", "iv", "minutes", "45", "salt", "sulfate-heptahydrate", "amount", "1",
      "place", "clinic", "episode", EPISODE } },
  { EPSOM_RECORD_MEDICINE,
    { "medicine", "Aspirin ", "class", "aspirin", "strength", "500 mg", "purpose", "acute" },
    { "record", "medicine", "at", UI_NOW, "medicine", "Aspirin", "class", "aspirin", "strength", "500 mg", "purpose",
      "acute" } },
  { EPSOM_RECORD_DAY, { "bleeding", "light" }, { "record", "day", "at", "2026-03-03", "bleeding", "light" } },
  { EPSOM_RECORD_RATING,
    { "symptom", "brain-fog", "severity", "4" },
    { "record", "rating", "at", "2026-03-03", "symptom", "brain-fog", "severity", "4" } },
  { EPSOM_RECORD_LAB,
    { "analyte", "serum-magnesium", "value", "0.82", "value_unit", "mmol/L", "range_low", "0.75", "range_high",
      "1.05" },
    { "record", "lab", "at", UI_NOW, "analyte", "serum-magnesium", "value", "0.82", "value_unit", "mmol/L", "range_low",
      "0.75", "range_high", "1.05" } },
};

static void
type (EpsomForm *form, const char *field, const char *text)
{
  epsom_form_row_set_text (epsom_form_get_row (form, (EpsomField) epsom_field_find (field)), text);
}

static void
assert_cells (const EpsomRecord *record, const char *const *cells, gsize n)
{
  EpsomRow row;

  epsom_record_to_cells (record, &row);
  for (gsize i = 0; i + 1 < n && cells[i] != NULL; i += 2)
    {
      g_test_message ("%s", cells[i]);
      g_assert_cmpstr (row.cells.text[epsom_field_find (cells[i])], ==, cells[i + 1]);
    }
}

static EpsomEditor *
present (EpsomWindow *window, EpsomRecordKind kind, EpsomRecord *record)
{
  epsom_editor_present (GTK_WIDGET (window), kind, record);
  ui_wait ();

  return EPSOM_EDITOR (ui_get_dialog (GTK_WINDOW (window)));
}

/* The record that @after has and @before has not. */
static const EpsomRecord *
find_new (EpsomDiary *before, EpsomDiary *after, EpsomRecordKind kind)
{
  guint n;
  const EpsomRecord *const *records = epsom_diary_get (after, kind, &n);

  for (guint i = 0; i < n; i++)
    if (epsom_diary_lookup (before, &records[i]->id) == NULL)
      return records[i];

  return NULL;
}

/* An episode of which something was read shows how it went; a new one, and one of which nothing is known, does not. */
static void
test_course (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (
    fixture, ROWS "reading,,22222222-2222-4222-8222-222222222222,2026-03-03T12:30:00+00:00,,,7,,,,,,,,,,\n"
                  "episode,22222222-2222-4222-8222-222222222222,,2026-03-03T12:10:00+00:00,,cramp,,,,,,,,,,,\n");
  EpsomWindow *window = ui_show (fixture, store, 800);
  guint n;
  const EpsomRecord *const *episodes = epsom_diary_get (epsom_store_get_diary (store), EPSOM_RECORD_EPISODE, &n);

  g_assert_cmpuint (n, ==, 2);
  for (guint i = 0; i <= n; i++)
    {
      EpsomRecord *record = i < n ? (EpsomRecord *) episodes[i] : NULL;
      EpsomEditor *editor = present (window, EPSOM_RECORD_EPISODE, record);
      gboolean shown = ui_find (GTK_WIDGET (editor), EPSOM_TYPE_CHART_CARD, NULL) != NULL;

      g_assert_cmpint (shown, ==, record != NULL && g_str_equal (epsom_record_as_episode (record)->symptom, "cramp"));
      if (shown)
        g_assert_true (ui_find_text (GTK_WIDGET (editor), "Severity at most 7, read once."));
      ui_close (GTK_WINDOW (editor));
    }
}

static void
test_save (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  EpsomWindow *window = ui_show (fixture, store, 800);

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (EpsomDiary) before = epsom_diary_ref (epsom_store_get_diary (store));
      EpsomEditor *editor = present (window, entries[i].kind, NULL);
      const EpsomRecord *record;

      g_test_message ("entry %zu", i);
      for (gsize j = 0; j + 1 < G_N_ELEMENTS (entries[i].typed) && entries[i].typed[j] != NULL; j += 2)
        type (epsom_editor_get_form (editor), entries[i].typed[j], entries[i].typed[j + 1]);
      ui_press (GTK_WIDGET (editor), "_Save");
      g_assert_null (ui_get_dialog (GTK_WINDOW (window)));

      record = find_new (before, epsom_store_get_diary (store), entries[i].kind);
      g_assert_nonnull (record);
      assert_cells (record, entries[i].cells, G_N_ELEMENTS (entries[i].cells));
    }
}

static void
test_cancel (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  EpsomWindow *window = ui_show (fixture, store, 360);
  EpsomEditor *editor = present (window, EPSOM_RECORD_DAY, NULL);

  type (epsom_editor_get_form (editor), "bleeding", "heavy");
  ui_press (GTK_WIDGET (editor), "_Cancel");
  g_assert_null (ui_get_dialog (GTK_WINDOW (window)));
  g_assert_cmpuint (ui_count (store, EPSOM_RECORD_DAY), ==, 0);
}

static void
test_window_closed (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  EpsomWindow *window = ui_show (fixture, store, 360);
  gpointer editor = present (window, EPSOM_RECORD_DAY, NULL);

  g_object_add_weak_pointer (editor, &editor);
  ui_close (GTK_WINDOW (window));
  ui_wait_until_gone (&editor);
}

static void
test_edit (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  EpsomWindow *window = ui_show (fixture, store, 800);
  EpsomUuid id;
  EpsomRecord *record;
  EpsomEditor *editor;

  g_assert_true (epsom_uuid_parse (EPISODE, &id));
  record = (EpsomRecord *) epsom_diary_lookup (epsom_store_get_diary (store), &id);
  editor = present (window, EPSOM_RECORD_EPISODE, record);
  type (epsom_editor_get_form (editor), "triggers", "stress;travel");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (editor), "editor.save", NULL));
  ui_wait ();

  g_assert_null (ui_get_dialog (GTK_WINDOW (window)));
  record = (EpsomRecord *) epsom_diary_lookup (epsom_store_get_diary (store), &id);
  g_assert_cmpstr (epsom_record_as_episode (record)->triggers, ==, "stress;travel");

  /* Saving without a change stores nothing. */
  editor = present (window, EPSOM_RECORD_EPISODE, record);
  g_assert_true (epsom_editor_save (editor));
  g_assert_true (epsom_diary_lookup (epsom_store_get_diary (store), &id) == record);
}

static void
test_delete (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  EpsomWindow *window = ui_show (fixture, store, 800);
  EpsomUuid id;
  EpsomEditor *editor;

  g_assert_true (epsom_uuid_parse (EPISODE, &id));
  editor =
    present (window, EPSOM_RECORD_EPISODE, (EpsomRecord *) epsom_diary_lookup (epsom_store_get_diary (store), &id));
  ui_press (GTK_WIDGET (editor), "_Delete");

  g_assert_null (ui_get_dialog (GTK_WINDOW (window)));
  g_assert_null (epsom_diary_lookup (epsom_store_get_diary (store), &id));
  g_assert_true (ui_find_text (GTK_WIDGET (window), "Deleted: Migraine began"));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_nonnull (epsom_diary_lookup (epsom_store_get_diary (store), &id));

  /* A new record has nothing to delete. */
  editor = present (window, EPSOM_RECORD_EPISODE, NULL);
  g_assert_null (ui_find (GTK_WIDGET (editor), GTK_TYPE_BUTTON, "_Delete"));
}

static GtkWidget *
move_focus (EpsomEditor *editor, GtkDirectionType direction)
{
  gtk_widget_child_focus (GTK_WIDGET (editor), direction);
  ui_wait ();

  return gtk_window_get_focus (GTK_WINDOW (editor));
}

/* Tab goes through a form from its first field to the last and on to the buttons; back it goes the same way. */
static void
test_keyboard (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, ROWS);
  EpsomWindow *window = ui_show (fixture, store, 800);

  for (int kind = 0; kind < (int) EPSOM_N_RECORD_KINDS; kind++)
    {
      EpsomEditor *editor = present (window, (EpsomRecordKind) kind, NULL);
      GtkWidget *form = GTK_WIDGET (epsom_editor_get_form (editor));
      g_autoptr (GPtrArray) path = g_ptr_array_new ();
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (editor));

      g_test_message ("%s", epsom_token_to_text (EPSOM_TOKENS_RECORD, kind));
      while (gtk_widget_is_ancestor (focus, form))
        {
          g_assert_cmpuint (path->len, <, 40);
          g_ptr_array_add (path, focus);
          focus = move_focus (editor, GTK_DIR_TAB_FORWARD);
        }
      g_assert_cmpuint (path->len, >=, 4);
      for (guint i = path->len; i > 0; i--)
        g_assert_true (move_focus (editor, GTK_DIR_TAB_BACKWARD) == g_ptr_array_index (path, i - 1));

      gtk_window_close (GTK_WINDOW (editor));
      ui_wait ();
    }
}

/* A form that is opened and saved again changes nothing, whatever the record holds: seconds, offsets of other places,
 * words of its own, what belongs to no symptom. */
static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (int kind = 0; kind < (int) EPSOM_N_RECORD_KINDS; kind++)
    for (guint i = 0; i < 60; i++)
      {
        g_autoptr (EpsomRecord) record = epsom_test_random_record (rand, (EpsomRecordKind) kind, 2, 1);
        EpsomDiary *diary = kind == EPSOM_RECORD_EPISODE
                              ? epsom_test_diary (epsom_record_ref (record), NULL)
                              : epsom_test_diary (epsom_test_episode (1, "2026-03-01T08:00:00+01:00", NULL, "migraine"),
                                                  epsom_record_ref (record), NULL);
        g_autoptr (EpsomDiary) owned = diary;
        GtkWidget *form = epsom_form_new ((EpsomRecordKind) kind, record, diary);
        g_autoptr (EpsomChange) change = epsom_form_to_change (EPSOM_FORM (form));

        g_test_message ("%s %u", epsom_token_to_text (EPSOM_TOKENS_RECORD, kind), i);
        g_assert_nonnull (change);
        epsom_test_assert_same (change->after, record);
        g_assert_false (epsom_form_is_changed (EPSOM_FORM (form)));
        g_assert_finalize_object (form);
      }
}

static void
test_errors (void)
{
  static const struct {
    EpsomRecordKind kind;
    const char *typed[8];
    const char *field;
    const char *message;
  } cases[] = {
    { EPSOM_RECORD_EPISODE, { NULL }, "symptom", "This is needed." },
    { EPSOM_RECORD_EPISODE,
      { "symptom", "cramp", "at", "2026-03-02T08:00:00+00:00", "end", "2026-03-01T08:00:00+00:00" },
      "end",
      "before" },
    { EPSOM_RECORD_READING, { "severity", "3" }, "episode", "This is needed." },
    { EPSOM_RECORD_DOSE, { "route", "iv", "amount", "abc" }, "amount", "“abc” is not a number" },
    { EPSOM_RECORD_DOSE, { "route", "iv", "amount", "0" }, "amount", "“0” is not a number above 0" },
    { EPSOM_RECORD_DOSE, { "route", "iv", "amount", "1", "minutes", "2000" }, "minutes", "at most 1440" },
    { EPSOM_RECORD_DOSE, { "amount", "1,5" }, "amount", "“1,5” is not a number" },
    { EPSOM_RECORD_MEDICINE, { NULL }, "medicine", "This is needed." },
    { EPSOM_RECORD_MEDICINE, { "medicine", "  " }, "medicine", "This is needed." },
    { EPSOM_RECORD_MEDICINE, { "medicine", "x" }, "class", "This is needed." },
    { EPSOM_RECORD_RATING, { "symptom", "pms" }, "severity", "This is needed." },
    { EPSOM_RECORD_LAB, { "analyte", "serum-magnesium" }, "value", "This is needed." },
    { EPSOM_RECORD_LAB,
      { "analyte", "serum-magnesium", "value", "1", "value_unit", "mmol/L", "range_low", "x" },
      "range_low",
      "“x” is not a number" },
  };
  g_autoptr (EpsomDiary) diary = epsom_diary_new (g_ptr_array_new ());

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *form = epsom_form_new (cases[i].kind, NULL, diary);
      EpsomFormRow *row = epsom_form_get_row (EPSOM_FORM (form), (EpsomField) epsom_field_find (cases[i].field));
      g_autoptr (EpsomChange) change = NULL;

      g_test_message ("case %zu", i);
      for (gsize j = 0; j + 1 < G_N_ELEMENTS (cases[i].typed) && cases[i].typed[j] != NULL; j += 2)
        type (EPSOM_FORM (form), cases[i].typed[j], cases[i].typed[j + 1]);
      change = epsom_form_to_change (EPSOM_FORM (form));

      g_assert_null (change);
      g_assert_nonnull (epsom_form_row_get_message (row));
      g_test_message ("%s", epsom_form_row_get_message (row));
      g_assert_nonnull (strstr (epsom_form_row_get_message (row), cases[i].message));
      g_assert_finalize_object (form);
    }
}

static void
test_calm (void)
{
  g_autoptr (EpsomDiary) diary = epsom_diary_new (g_ptr_array_new ());
  GtkWidget *form = epsom_form_new (EPSOM_RECORD_MEDICINE, NULL, diary);
  EpsomFormRow *name = epsom_form_get_row (EPSOM_FORM (form), EPSOM_FIELD_MEDICINE);
  EpsomFormRow *class = epsom_form_get_row (EPSOM_FORM (form), EPSOM_FIELD_CLASS);
  g_autoptr (EpsomChange) change = NULL;

  /* Nothing is wrong with what nobody has come to yet. */
  g_assert_null (epsom_form_row_get_message (name));
  type (EPSOM_FORM (form), "strength", "5 mg");
  g_assert_null (epsom_form_row_get_message (name));
  g_assert_null (epsom_form_row_get_message (class));

  /* What was to be saved says what is missing, until it is there. */
  g_assert_null (epsom_form_to_change (EPSOM_FORM (form)));
  g_assert_nonnull (epsom_form_row_get_message (name));
  type (EPSOM_FORM (form), "medicine", "Aspirin");
  g_assert_null (epsom_form_row_get_message (name));
  g_assert_nonnull (epsom_form_row_get_message (class));
  type (EPSOM_FORM (form), "class", "aspirin");
  g_assert_null (epsom_form_row_get_message (class));
  change = epsom_form_to_change (EPSOM_FORM (form));
  g_assert_nonnull (change);

  g_assert_finalize_object (form);
}

static void
test_twice (void)
{
  g_autoptr (EpsomDiary) diary =
    epsom_test_diary (epsom_test_rating (1, "2026-03-03", "pms", 4), epsom_test_day (2, "2026-03-03", "none"), NULL);
  GtkWidget *form = epsom_form_new (EPSOM_RECORD_RATING, NULL, diary);
  g_autoptr (EpsomChange) change = NULL;
  GtkWidget *day;

  /* One rating a date and symptom; of another symptom there may be one. */
  type (EPSOM_FORM (form), "severity", "2");
  g_assert_null (epsom_form_to_change (EPSOM_FORM (form)));
  type (EPSOM_FORM (form), "symptom", "brain-fog");
  change = epsom_form_to_change (EPSOM_FORM (form));
  g_assert_nonnull (change);
  g_assert_finalize_object (form);

  /* A second entry for a day is no error, but said. */
  day = epsom_form_new (EPSOM_RECORD_DAY, NULL, diary);
  g_assert_cmpstr (epsom_form_row_get_message (epsom_form_get_row (EPSOM_FORM (day), EPSOM_FIELD_AT)), ==,
                   "There is an entry for this day already.");
  type (EPSOM_FORM (day), "at", "2026-03-02");
  g_assert_null (epsom_form_row_get_message (epsom_form_get_row (EPSOM_FORM (day), EPSOM_FIELD_AT)));
  g_assert_finalize_object (day);
}

static void
test_dose (void)
{
  g_autoptr (EpsomDiary) diary = epsom_test_diary (epsom_test_iv (1, 0, "2026-03-01T08:00:00+00:00", 5),
                                                   epsom_test_oral (2, 0, "2026-03-02T08:00:00+00:00"), NULL);
  GtkWidget *widget = epsom_form_new (EPSOM_RECORD_DOSE, NULL, diary);
  EpsomForm *form = EPSOM_FORM (widget);
  EpsomFormRow *minutes = epsom_form_get_row (form, EPSOM_FIELD_MINUTES);
  EpsomFormRow *amount = epsom_form_get_row (form, EPSOM_FIELD_AMOUNT);

  /* By mouth, as the last one. */
  g_assert_cmpstr (epsom_form_get (form, EPSOM_FIELD_ROUTE), ==, "oral");
  g_assert_cmpstr (epsom_form_get (form, EPSOM_FIELD_SALT), ==, "bisglycinate");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (minutes)));
  g_assert_nonnull (strstr (epsom_form_row_get_message (amount), "on this day, with this dose: 400\u00a0mg."));

  /* By vein, as the last one of those; what was typed before stays. */
  type (form, "amount", "2");
  type (form, "route", "iv");
  g_assert_cmpstr (epsom_form_get (form, EPSOM_FIELD_SALT), ==, "sulfate-heptahydrate");
  g_assert_cmpstr (epsom_form_get (form, EPSOM_FIELD_AMOUNT), ==, "2");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (minutes)));
  g_assert_cmpstr (epsom_form_row_get_message (minutes), ==, "IV push");
  g_assert_nonnull (strstr (epsom_form_row_get_message (amount), "197\u00a0mg"));

  type (form, "minutes", "60");
  g_assert_cmpstr (epsom_form_row_get_message (minutes), ==, "IV drip");
  type (form, "unit", "mmol");
  g_assert_nonnull (strstr (epsom_form_row_get_message (amount), "48.6\u00a0mg"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (epsom_form_get_row (form, EPSOM_FIELD_BASIS))));

  /* Back by mouth there are no minutes. */
  type (form, "route", "oral");
  g_assert_cmpstr (epsom_form_get (form, EPSOM_FIELD_MINUTES), ==, "");
  g_assert_finalize_object (widget);
}

/* A new value begins in the usual unit, with the range of the last one in it, and none of another unit. */
static void
test_lab_unit (void)
{
  g_autoptr (EpsomDiary) diary = epsom_test_diary (
    epsom_test_record ("lab", "id", epsom_test_uuid (1), "at", "2026-03-01T08:00:00+00:00", "analyte",
                       "serum-magnesium", "value", "1.9", "value_unit", "mg/dL", "range_low", "1.7", NULL),
    epsom_test_record ("lab", "id", epsom_test_uuid (2), "at", "2026-03-02T08:00:00+00:00", "analyte",
                       "serum-magnesium", "value", "0.8", "value_unit", "mmol/L", "range_low", "0.7", NULL),
    NULL);
  static const char *const table[][3] = { { "", "mmol/L", "0.7" },
                                          { "mg/dL", "mg/dL", "1.7" },
                                          { "mEq/L", "mEq/L", "" } };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      GtkWidget *widget;

      g_object_set (epsom_settings_get_default (), "default-lab-unit", table[i][0], NULL);
      widget = epsom_form_new (EPSOM_RECORD_LAB, NULL, diary);
      g_assert_cmpstr (epsom_form_get (EPSOM_FORM (widget), EPSOM_FIELD_VALUE_UNIT), ==, table[i][1]);
      g_assert_cmpstr (epsom_form_get (EPSOM_FORM (widget), EPSOM_FIELD_RANGE_LOW), ==, table[i][2]);
      g_assert_finalize_object (widget);
    }
  g_object_set (epsom_settings_get_default (), "default-lab-unit", "", NULL);
}

/* What a paper says is told in the other units. */
static void
test_lab_units (void)
{
  g_autoptr (EpsomDiary) diary = epsom_diary_new (g_ptr_array_new ());
  GtkWidget *widget = epsom_form_new (EPSOM_RECORD_LAB, NULL, diary);
  EpsomForm *form = EPSOM_FORM (widget);
  EpsomFormRow *value = epsom_form_get_row (form, EPSOM_FIELD_VALUE);

  type (form, "value", "0.82");
  g_assert_null (epsom_form_row_get_message (value));
  type (form, "value_unit", "mmol/L");
  g_assert_cmpstr (epsom_form_row_get_message (value), ==, "1.99\u00a0mg/dL, 1.64\u00a0mEq/L");
  type (form, "value_unit", "mg/dL");
  g_assert_cmpstr (epsom_form_row_get_message (value), ==, "0.34\u00a0mmol/L, 0.67\u00a0mEq/L");
  g_assert_finalize_object (widget);
}

static void
test_features (void)
{
  g_autoptr (EpsomDiary) diary = epsom_diary_new (g_ptr_array_new ());
  GtkWidget *widget = epsom_form_new (EPSOM_RECORD_EPISODE, NULL, diary);
  EpsomForm *form = EPSOM_FORM (widget);
  GtkWidget *row = GTK_WIDGET (epsom_form_get_row (form, EPSOM_FIELD_FEATURES));

  g_assert_false (gtk_widget_get_visible (row));
  type (form, "symptom", "migraine");
  g_assert_true (gtk_widget_get_visible (row));
  type (form, "features", "aura");

  /* What was chosen is not lost with the symptom that it was asked of. */
  type (form, "symptom", "cramp");
  g_assert_cmpstr (epsom_form_get (form, EPSOM_FIELD_FEATURES), ==, "aura");
  g_assert_finalize_object (widget);
}

static void
pick (EpsomForm *form, const char *label)
{
  GtkWidget *row = gtk_widget_get_next_sibling (GTK_WIDGET (epsom_form_get_row (form, EPSOM_FIELD_MEDICINE)));
  GtkWidget *box = epsom_form_row_get_child (EPSOM_FORM_ROW (row));

  for (GtkWidget *button = gtk_widget_get_first_child (box); button; button = gtk_widget_get_next_sibling (button))
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      {
        g_signal_emit_by_name (button, "clicked");
        return;
      }
  g_assert_not_reached ();
}

static void
test_suggestions (void)
{
  g_autoptr (EpsomDiary) diary =
    epsom_test_diary (epsom_test_medicine (1, 0, "2026-03-01T08:00:00+00:00", "Sumatriptan", "triptan"),
                      epsom_test_medicine (2, 0, "2026-03-02T08:00:00+00:00", "Ibuprofen", "nsaid"), NULL);
  GtkWidget *widget = epsom_form_new (EPSOM_RECORD_MEDICINE, NULL, diary);
  EpsomForm *form = EPSOM_FORM (widget);

  type (form, "medicine", "SUMA");
  pick (form, "Sumatriptan");
  g_assert_cmpstr (epsom_form_get (form, EPSOM_FIELD_MEDICINE), ==, "Sumatriptan");
  g_assert_cmpstr (epsom_form_get (form, EPSOM_FIELD_CLASS), ==, "triptan");
  g_assert_finalize_object (widget);
}

static void
test_chips (void)
{
  EpsomChips *chips = g_object_ref_sink (g_object_new (EPSOM_TYPE_CHIPS, "multiple", TRUE, "open", TRUE, NULL));
  g_autofree char *text = NULL;
  g_autofree char *kept = NULL;

  epsom_chips_add (chips, "a", "A");
  epsom_chips_add (chips, "b", "B");
  g_object_set (chips, "text", "own;a", NULL);
  g_object_get (chips, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "own;a");

  /* Other options: what is chosen stays. */
  epsom_chips_clear (chips);
  epsom_chips_add (chips, "c", "C");
  g_object_get (chips, "text", &kept, NULL);
  g_assert_cmpstr (kept, ==, "own;a");
  g_assert_finalize_object (chips);
}

static void
test_severity (void)
{
  EpsomSeverityRow *row = g_object_ref_sink (g_object_new (EPSOM_TYPE_SEVERITY_ROW, NULL));
  g_autofree char *text = NULL;
  int wide, narrow;

  g_assert_cmpint (epsom_severity_row_get_severity (row), ==, -1);
  epsom_severity_row_press (row, 7);
  g_object_get (row, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "7");
  g_object_set (row, "text", "", NULL);
  g_assert_cmpint (epsom_severity_row_get_severity (row), ==, -1);

  for (int i = 0; i < 10; i++)
    g_assert_cmpint (epsom_severity_from_key ((guint) (GDK_KEY_0 + i)), ==, i);
  g_assert_cmpint (epsom_severity_from_key (GDK_KEY_t), ==, 10);
  g_assert_cmpint (epsom_severity_from_key (GDK_KEY_a), ==, -1);

  /* One row from 524 px, two below, and it fits a phone. */
  gtk_widget_measure (GTK_WIDGET (row), GTK_ORIENTATION_VERTICAL, 524, &wide, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (row), GTK_ORIENTATION_VERTICAL, 520, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (narrow, >=, wide + 44);
  gtk_widget_measure (GTK_WIDGET (row), GTK_ORIENTATION_HORIZONTAL, -1, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (narrow, <=, 310);
  g_assert_finalize_object (row);
}

static void
test_time_row (void)
{
  EpsomTimeRow *row = EPSOM_TIME_ROW (g_object_ref_sink (epsom_time_row_new (FALSE)));
  GtkWidget *date, *time;
  EpsomInstant instant;

  epsom_time_row_set_text (row, "2026-03-01T08:30:27+00:00");
  g_assert_cmpstr (epsom_time_row_get_text (row), ==, "2026-03-01T08:30:27+00:00");
  g_assert_null (epsom_time_row_get_error (row));

  date = gtk_widget_get_first_child (gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (row))));
  time = gtk_widget_get_last_child (gtk_widget_get_first_child (GTK_WIDGET (row)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (date)), ==, "Sun 1 Mar");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (time)), ==, "08:30");

  /* Another date keeps the time to the second; another time has no seconds. */
  gtk_editable_set_text (GTK_EDITABLE (date), "yesterday");
  g_assert_cmpstr (epsom_time_row_get_text (row), ==, "2026-03-02T08:30:27+00:00");
  gtk_editable_set_text (GTK_EDITABLE (time), "9 pm");
  g_assert_cmpstr (epsom_time_row_get_text (row), ==, "2026-03-02T21:00:00+00:00");

  gtk_editable_set_text (GTK_EDITABLE (time), "late");
  g_assert_nonnull (strstr (epsom_time_row_get_error (row), "Not a time of day"));
  g_assert_false (epsom_time_row_get_instant (row, &instant));
  gtk_editable_set_text (GTK_EDITABLE (date), "someday");
  g_assert_nonnull (strstr (epsom_time_row_get_error (row), "Not a date"));

  epsom_time_row_set_text (row, "2026-03-01T08:30:00+05:30");
  gtk_editable_set_text (GTK_EDITABLE (time), "9");
  g_assert_cmpstr (epsom_time_row_get_text (row), ==, "2026-03-01T09:00:00+05:30");
  g_assert_finalize_object (row);
}

static void
test_end_row (void)
{
  GtkWidget *row = g_object_ref_sink (g_object_new (EPSOM_TYPE_END_ROW, NULL));
  g_autofree char *ongoing = NULL;
  g_autofree char *suggested = NULL;
  EpsomInstant end;

  g_assert_true (epsom_instant_parse ("2026-03-01T08:30:00+00:00", &end));
  epsom_end_row_suggest (EPSOM_END_ROW (row), end);
  g_object_get (row, "text", &ongoing, NULL);
  g_assert_cmpstr (ongoing, ==, "");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_first_child (row)), FALSE);
  g_object_get (row, "text", &suggested, NULL);
  g_assert_cmpstr (suggested, ==, "2026-03-01T08:30:00+00:00");
  g_assert_finalize_object (row);
}

static void
test_episodes_on_offer (void)
{
  g_autoptr (EpsomRecord) past =
    epsom_test_episode (1, "2026-03-01T08:00:00+00:00", "2026-03-01T14:00:00+00:00", "migraine");
  g_autoptr (EpsomRecord) night =
    epsom_test_episode (2, "2026-03-02T22:00:00+00:00", "2026-03-03T02:00:00+00:00", "cramp");
  g_autofree char *within = epsom_episode_options_describe (epsom_record_as_episode (past));
  g_autofree char *across = epsom_episode_options_describe (epsom_record_as_episode (night));

  g_assert_cmpstr (within, ==, "Migraine, Sun 1 March, 08:00 to 14:00");
  g_assert_cmpstr (across, ==, "Cramp, Mon 2 March, 22:00 to Tue 3 March, 02:00");
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);

  ui_add ("/editor/episode-shows-how-it-went", test_course);
  ui_add ("/editor/every-kind-is-stored-as-typed", test_save);
  ui_add ("/editor/cancel-stores-nothing", test_cancel);
  ui_add ("/editor/goes-with-its-window", test_window_closed);
  ui_add ("/editor/an-edit-keeps-the-rest", test_edit);
  ui_add ("/editor/delete-is-undone", test_delete);
  ui_add ("/editor/keyboard", test_keyboard);
  g_test_add_func ("/form/opening-changes-nothing", test_round_trip);
  g_test_add_func ("/form/errors-stand-under-their-field", test_errors);
  g_test_add_func ("/form/nothing-is-wrong-before-it-is-touched", test_calm);
  g_test_add_func ("/form/what-is-there-already", test_twice);
  g_test_add_func ("/form/dose-follows-its-route", test_dose);
  g_test_add_func ("/form/lab-value-in-the-usual-unit", test_lab_unit);
  g_test_add_func ("/form/lab-value-in-other-units", test_lab_units);
  g_test_add_func ("/form/features-of-the-symptom", test_features);
  g_test_add_func ("/form/medicines-taken-before", test_suggestions);
  g_test_add_func ("/widgets/chips", test_chips);
  g_test_add_func ("/widgets/severity", test_severity);
  g_test_add_func ("/widgets/time", test_time_row);
  g_test_add_func ("/widgets/end", test_end_row);
  g_test_add_func ("/widgets/episodes-on-offer", test_episodes_on_offer);

  return g_test_run ();
}
