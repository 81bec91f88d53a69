/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-draft.h"
#include "epsom-test-records.h"

/* Replaces *@draft by itself with @text in @field. */
static void
set (EpsomDraft **draft, EpsomField field, const char *text)
{
  EpsomDraft *next = epsom_draft_set (*draft, field, text);

  epsom_draft_unref (*draft);
  *draft = next;
}

static EpsomDraft *
filled_dose (void)
{
  EpsomDraft *draft = epsom_draft_new (EPSOM_RECORD_DOSE);

  set (&draft, EPSOM_FIELD_AT, "2026-03-01T08:30:00+01:00");
  set (&draft, EPSOM_FIELD_ROUTE, "iv");
  set (&draft, EPSOM_FIELD_MINUTES, "5");
  set (&draft, EPSOM_FIELD_SALT, "sulfate-heptahydrate");
  set (&draft, EPSOM_FIELD_AMOUNT, "1");
  set (&draft, EPSOM_FIELD_UNIT, "g");
  return draft;
}

static void
test_new (void)
{
  g_autoptr (EpsomDraft) draft = epsom_draft_new (EPSOM_RECORD_READING);
  g_autoptr (EpsomDraft) other = epsom_draft_new (EPSOM_RECORD_READING);
  g_autoptr (GError) error = NULL;
  EpsomUuid id;

  g_assert_cmpint (epsom_draft_get_kind (draft), ==, EPSOM_RECORD_READING);
  g_assert_cmpstr (epsom_draft_get (draft, EPSOM_FIELD_RECORD), ==, "reading");
  g_assert_cmpstr (epsom_draft_get (draft, EPSOM_FIELD_SEVERITY), ==, "");
  g_assert_true (epsom_uuid_parse (epsom_draft_get (draft, EPSOM_FIELD_ID), &id));
  g_assert_cmpstr (epsom_draft_get (draft, EPSOM_FIELD_ID), !=, epsom_draft_get (other, EPSOM_FIELD_ID));
  g_assert_null (epsom_draft_get_original (draft));
  g_assert_false (epsom_draft_is_changed (draft));
  g_assert_null (epsom_draft_build (draft, &error));
  g_assert_error (error, EPSOM_FIELD_ERROR, EPSOM_FIELD_EPISODE);
}

static void
test_insertion (void)
{
  g_autoptr (EpsomDraft) draft = filled_dose ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomChange) change = epsom_draft_to_change (draft, &error);
  g_autoptr (EpsomChange) again = epsom_draft_to_change (draft, &error);

  g_assert_no_error (error);
  g_assert_true (epsom_draft_is_changed (draft));
  g_assert_null (change->before);
  g_assert_cmpfloat (epsom_record_as_dose (change->after)->minutes, ==, 5);
  /* Saved twice it is one record. */
  g_assert_true (epsom_record_equal (change->after, again->after));
}

static void
test_edit (void)
{
  g_autoptr (EpsomRecord) record = epsom_test_reading (1, 2, "2026-03-01T08:30:00+01:00", 8);
  g_autoptr (EpsomDraft) opened = epsom_draft_new_from (record);
  g_autoptr (EpsomDraft) edited = epsom_draft_set (opened, EPSOM_FIELD_SEVERITY, "5");
  g_autoptr (EpsomChange) change = epsom_draft_to_change (edited, NULL);

  g_assert_true (epsom_draft_get_original (edited) == record);
  g_assert_true (change->before == record);
  g_assert_true (epsom_uuid_equal (&change->after->id, &record->id));
  g_assert_cmpint (epsom_record_as_reading (change->after)->severity, ==, 5);
}

/* The draft that was set from stays as it was. */
static void
test_immutable (void)
{
  g_autoptr (EpsomRecord) record = epsom_test_reading (1, 2, "2026-03-01T08:30:00+01:00", 8);
  g_autoptr (EpsomDraft) opened = epsom_draft_new_from (record);
  g_autoptr (EpsomDraft) edited = epsom_draft_set (opened, EPSOM_FIELD_SEVERITY, "5");
  g_autoptr (EpsomDraft) back = epsom_draft_set (edited, EPSOM_FIELD_SEVERITY, "8");
  g_autoptr (EpsomDraft) same = epsom_draft_set (edited, EPSOM_FIELD_SEVERITY, "5");

  g_assert_cmpstr (epsom_draft_get (opened, EPSOM_FIELD_SEVERITY), ==, "8");
  g_assert_cmpstr (epsom_draft_get (edited, EPSOM_FIELD_SEVERITY), ==, "5");
  g_assert_false (epsom_draft_is_changed (opened));
  g_assert_true (epsom_draft_is_changed (edited));
  g_assert_false (epsom_draft_is_changed (back));
  g_assert_true (same == edited);
}

static void
test_route_empties_minutes (void)
{
  g_autoptr (EpsomDraft) draft = filled_dose ();
  g_autoptr (EpsomRecord) record = NULL;

  set (&draft, EPSOM_FIELD_ROUTE, "oral");
  g_assert_cmpstr (epsom_draft_get (draft, EPSOM_FIELD_MINUTES), ==, "");
  record = epsom_draft_build (draft, NULL);
  g_assert_nonnull (record);
  g_assert_cmpint (epsom_record_as_dose (record)->route, ==, EPSOM_ROUTE_ORAL);
  set (&draft, EPSOM_FIELD_ROUTE, "iv");
  g_assert_cmpstr (epsom_draft_get (draft, EPSOM_FIELD_MINUTES), ==, "");
}

static void
test_rules_are_the_record_s (void)
{
  g_autoptr (EpsomDraft) draft = filled_dose ();
  g_autoptr (GError) error = NULL;

  set (&draft, EPSOM_FIELD_MINUTES, "1441");
  g_assert_null (epsom_draft_to_change (draft, &error));
  g_assert_error (error, EPSOM_FIELD_ERROR, EPSOM_FIELD_MINUTES);
  g_assert_cmpstr (epsom_field_error_get_rule (error), ==, "“1441” is not a number above 0 and at most 1440");
}

static void
test_blanks (void)
{
  g_autoptr (EpsomDraft) draft = filled_dose ();
  g_autoptr (EpsomRecord) record = NULL;
  g_autoptr (EpsomRecord) without_note = NULL;

  set (&draft, EPSOM_FIELD_AMOUNT, " 1.5 ");
  set (&draft, EPSOM_FIELD_NOTE, "  left arm\n");
  record = epsom_draft_build (draft, NULL);
  g_assert_nonnull (record);
  g_assert_cmpfloat (epsom_record_as_dose (record)->amount, ==, 1.5);
  g_assert_cmpstr (record->note, ==, "  left arm\n");
  set (&draft, EPSOM_FIELD_NOTE, " \n ");
  without_note = epsom_draft_build (draft, NULL);
  g_assert_cmpstr (without_note->note, ==, NULL);
}

/* A form that is opened and saved changes nothing. */
static void
test_open_and_save (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 700; i++)
    {
      g_autoptr (EpsomRecord) record =
        epsom_test_random_record (rand, (EpsomRecordKind) (i % EPSOM_N_RECORD_KINDS), i + 1, 1);
      g_autoptr (EpsomDraft) draft = epsom_draft_new_from (record);
      g_autoptr (EpsomRecord) saved = epsom_draft_build (draft, NULL);

      g_assert_nonnull (saved);
      g_assert_true (epsom_record_equal (saved, record));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/draft/new", test_new);
  g_test_add_func ("/domain/draft/insertion", test_insertion);
  g_test_add_func ("/domain/draft/edit", test_edit);
  g_test_add_func ("/domain/draft/immutable", test_immutable);
  g_test_add_func ("/domain/draft/route-empties-minutes", test_route_empties_minutes);
  g_test_add_func ("/domain/draft/rules-are-those-of-the-record", test_rules_are_the_record_s);
  g_test_add_func ("/domain/draft/blanks", test_blanks);
  g_test_add_func ("/domain/draft/open-and-save", test_open_and_save);
  return g_test_run ();
}
