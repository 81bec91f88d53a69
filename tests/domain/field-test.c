/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-field.h"

/* The header row of the file format. */
static const char header[] = "record,id,episode,at,end,symptom,severity,route,minutes,salt,amount,unit,basis,purpose,"
                             "medicine,class,strength,features,triggers,bleeding,analyte,value,value_unit,range_low,"
                             "range_high,place,note";

static void
test_names (void)
{
  g_auto (GStrv) names = g_strsplit (header, ",", -1);

  g_assert_cmpuint (g_strv_length (names), ==, EPSOM_N_FIELDS);
  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    {
      g_assert_cmpstr (epsom_field_get_name ((EpsomField) field), ==, names[field]);
      g_assert_cmpint (epsom_field_find (names[field]), ==, field);
    }
  g_assert_cmpint (epsom_field_find (""), ==, -1);
  g_assert_cmpint (epsom_field_find ("Record"), ==, -1);
  g_assert_cmpint (epsom_field_find ("value_units"), ==, -1);
}

static void
test_error (void)
{
  g_autoptr (GError) error = NULL;

  epsom_field_error_set (&error, EPSOM_FIELD_VALUE_UNIT, "“%s” is not one of %s", "x", "y: z");
  g_assert_error (error, EPSOM_FIELD_ERROR, EPSOM_FIELD_VALUE_UNIT);
  g_assert_cmpstr (error->message, ==, "value_unit: “x” is not one of y: z");
  g_assert_cmpstr (epsom_field_error_get_rule (error), ==, "“x” is not one of y: z");
  epsom_field_error_set (NULL, EPSOM_FIELD_VALUE_UNIT, "nobody asks");
}

/* An error of another domain, or one that was given more words, is told as it is. */
static void
test_rule_of_other_errors (void)
{
  g_autoptr (GError) other = g_error_new_literal (g_quark_from_static_string ("other"), 3, "at: odd");
  g_autoptr (GError) prefixed = NULL;

  g_assert_cmpstr (epsom_field_error_get_rule (other), ==, "at: odd");
  epsom_field_error_set (&prefixed, EPSOM_FIELD_AT, "is missing");
  g_prefix_error (&prefixed, "diary.csv:3: ");
  g_assert_cmpstr (epsom_field_error_get_rule (prefixed), ==, "diary.csv:3: at: is missing");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/field/names", test_names);
  g_test_add_func ("/domain/field/error", test_error);
  g_test_add_func ("/domain/field/rule-of-other-errors", test_rule_of_other_errors);
  return g_test_run ();
}
