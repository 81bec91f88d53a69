/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "epsom-json-writer.h"
#include "epsom-json.h"
#include "exchange-diary.h"
#include "test-folder.h"

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
  return node;
}

/* A locale that writes numbers with commas. Where the system has none, it is made, once for all tests. */
static char *locale_folder;

static void
make_german (void)
{
  locale_folder = g_dir_make_tmp ("epsom-locale-XXXXXX", NULL);
  g_autofree char *target = g_build_filename (locale_folder, "de_DE.UTF-8", NULL);
  const char *arguments[] = { "localedef", "-i", "de_DE", "-f", "UTF-8", target, NULL };

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                NULL, NULL, NULL);
}

static gboolean
use_german (void)
{
  g_setenv ("LOCPATH", locale_folder, TRUE);
  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    return FALSE;
  g_assert_cmpstr (localeconv ()->decimal_point, ==, ",");
  return TRUE;
}

static void
leave_german (void)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_unsetenv ("LOCPATH");
}

static const double numbers[] = {
  0,
  1,
  -1,
  0.1,
  1.0 / 3,
  0.2777777777777778,
  5.551115123125783e-17,
  1e-8,
  1e22,
  1e300,
  5e-324,
  0.30000000000000004,
  123456789012345678.0,
  1.7976931348623157e308,
  -2.5,
  1e15,
  1e16,
  1e17,
  1e21,
  2.2250738585072014e-308,
};

static void
check_number (double number)
{
  EpsomJsonWriter writer;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonArray *array;

  epsom_json_writer_init (&writer);
  epsom_json_begin_flat (&writer, '[');
  epsom_json_number (&writer, number);
  epsom_json_end (&writer, ']');
  text = epsom_json_writer_finish (&writer);
  g_assert_null (strchr (text, ','));
  node = parse (text);
  array = json_node_get_array (node);
  g_assert_cmpuint (json_array_get_length (array), ==, 1);
  /* json-glib reads digits alone as an integer, which may be too large for it. */
  if (strpbrk (text, ".e") != NULL || fabs (number) < 1e15)
    g_assert_true (json_array_get_double_element (array, 0) == number);
  g_assert_true (g_ascii_strtod (text + 1, NULL) == number);
}

static void
check_numbers (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    check_number (numbers[i]);
  for (int i = 0; i < 2000; i++)
    {
      guint64 bits = (guint64) g_rand_int (rand) << 32 | g_rand_int (rand);
      double number;

      memcpy (&number, &bits, sizeof number);
      if (isfinite (number))
        check_number (number);
      check_number (g_rand_double (rand));
    }
}

static void
test_numbers (void)
{
  check_numbers ();
  if (!use_german ())
    {
      g_test_skip ("the system cannot make the German locale");
      return;
    }
  check_numbers ();
  leave_german ();
}

static void
test_layout (void)
{
  EpsomJsonWriter writer;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;

  epsom_json_writer_init (&writer);
  epsom_json_begin (&writer, '{');
  epsom_json_add_string (&writer, "a", "x");
  epsom_json_add_string (&writer, "b", NULL);
  epsom_json_add_number (&writer, "c", NAN);
  epsom_json_add_number (&writer, "d", -INFINITY);
  epsom_json_add_boolean (&writer, "e", TRUE);
  epsom_json_add_date (&writer, "f", 0);
  epsom_json_add_date (&writer, "g", EPSOM_DATE_NONE);
  epsom_json_add_integer (&writer, "h", G_MININT64);
  epsom_json_add_list (&writer, "i");
  epsom_json_end (&writer, ']');
  epsom_json_add_list (&writer, "j");
  epsom_json_begin_flat (&writer, '{');
  epsom_json_end (&writer, '}');
  epsom_json_begin_flat (&writer, '[');
  epsom_json_integer (&writer, 1);
  epsom_json_begin_flat (&writer, '{');
  epsom_json_add_boolean (&writer, "k", FALSE);
  epsom_json_end (&writer, '}');
  epsom_json_null (&writer);
  epsom_json_end (&writer, ']');
  epsom_json_begin (&writer, '[');
  epsom_json_integer (&writer, 2);
  epsom_json_end (&writer, ']');
  epsom_json_end (&writer, ']');
  epsom_json_end (&writer, '}');
  text = epsom_json_writer_finish (&writer);

  g_assert_cmpstr (text, ==,
                   "{\n"
                   "  \"a\": \"x\",\n"
                   "  \"b\": null,\n"
                   "  \"c\": null,\n"
                   "  \"d\": null,\n"
                   "  \"e\": true,\n"
                   "  \"f\": \"1970-01-01\",\n"
                   "  \"g\": null,\n"
                   "  \"h\": -9223372036854775808,\n"
                   "  \"i\": [],\n"
                   "  \"j\": [\n"
                   "    {},\n"
                   "    [1, {\"k\": false}, null],\n"
                   "    [\n"
                   "      2\n"
                   "    ]\n"
                   "  ]\n"
                   "}\n");
  node = parse (text);
}

static void
test_strings (void)
{
  GString *all = g_string_new (NULL);
  EpsomJsonWriter writer;
  g_autofree char *content = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;

  for (gunichar c = 1; c < 0x3000; c++)
    g_string_append_unichar (all, c);
  g_string_append (all, "🌩\xe2\x80\xa8\xf4\x8f\xbf\xbf\"\\/</script>");
  content = g_string_free (all, FALSE);

  epsom_json_writer_init (&writer);
  epsom_json_begin_flat (&writer, '[');
  epsom_json_string (&writer, content);
  epsom_json_end (&writer, ']');
  text = epsom_json_writer_finish (&writer);
  g_assert_true (g_str_has_prefix (text, "[\"\\u0001\\u0002"));
  node = parse (text);
  g_assert_cmpstr (json_array_get_string_element (json_node_get_array (node), 0), ==, content);
}

typedef struct {
  const char *diary;
  const char *symptom;
} AcceptanceCase;

static const AcceptanceCase acceptance_cases[] = {
  { "worked", "migraine" },     { "worked", "pms" },         { "diary-101", "migraine" },
  { "diary-101", "brain-fog" }, { "diary-102", "migraine" }, { "diary-102", "brain-fog" },
};

static void assert_node_equal (const char *path, JsonNode *expected, JsonNode *found);

static void
assert_object_equal (const char *path, JsonObject *expected, JsonObject *found)
{
  g_autoptr (GList) names = json_object_get_members (expected);

  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *member_path = g_strconcat (path, ".", l->data, NULL);
      JsonNode *member = json_object_get_member (found, l->data);

      if (member == NULL)
        g_error ("%s is missing", member_path);
      assert_node_equal (member_path, json_object_get_member (expected, l->data), member);
    }
}

static void
assert_array_equal (const char *path, JsonArray *expected, JsonArray *found)
{
  g_assert_cmpuint (json_array_get_length (expected), ==, json_array_get_length (found));
  for (guint i = 0; i < json_array_get_length (expected); i++)
    {
      g_autofree char *element_path = g_strdup_printf ("%s[%u]", path, i);

      assert_node_equal (element_path, json_array_get_element (expected, i), json_array_get_element (found, i));
    }
}

static gboolean
is_near (double a, double b)
{
  return fabs (a - b) <= MAX (1e-9 * MAX (fabs (a), fabs (b)), 1e-9);
}

/* As the cases ask: every member of @expected, numbers within 1e-9. */
static void
assert_node_equal (const char *path, JsonNode *expected, JsonNode *found)
{
  if (JSON_NODE_TYPE (expected) != JSON_NODE_TYPE (found))
    g_error ("%s is of another type", path);
  if (JSON_NODE_HOLDS_OBJECT (expected))
    assert_object_equal (path, json_node_get_object (expected), json_node_get_object (found));
  else if (JSON_NODE_HOLDS_ARRAY (expected))
    assert_array_equal (path, json_node_get_array (expected), json_node_get_array (found));
  else if (JSON_NODE_HOLDS_NULL (expected))
    return;
  else if (json_node_get_value_type (expected) == G_TYPE_STRING)
    g_assert_cmpstr (json_node_get_string (expected), ==, json_node_get_string (found));
  else if (json_node_get_value_type (expected) == G_TYPE_BOOLEAN)
    g_assert_true (json_node_get_boolean (expected) == json_node_get_boolean (found));
  else if (!is_near (json_node_get_double (expected), json_node_get_double (found)))
    g_error ("%s is %.17g instead of %.17g", path, json_node_get_double (found), json_node_get_double (expected));
}

static EpsomDiary *
read_acceptance_diary (Fixture *fixture, const char *name)
{
  g_autofree char *file_name = g_strconcat (name, ".csv", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "fixtures", "acceptance", file_name, NULL);
  g_autofree char *text = fixture_read (path);

  return exchange_diary (fixture, text);
}

static char *
respond (EpsomDiary *diary, const char *symptom, EpsomDate from, EpsomDate to)
{
  EpsomQuery query = { .symptom = symptom, .from = from, .to = to };
  g_autoptr (EpsomResponse) response = NULL;

  g_assert_true (epsom_instant_parse ("2026-04-01T00:00:00+02:00", &query.as_of));
  response = epsom_response_new (diary, &query);
  return epsom_json_response (response);
}

static void
test_acceptance (Fixture *fixture, gconstpointer data)
{
  const AcceptanceCase *c = data;
  g_autofree char *file_name = g_strdup_printf ("%s.%s.json", c->diary, c->symptom);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "fixtures", "acceptance", file_name, NULL);
  g_autofree char *expected_text = fixture_read (path);
  g_autoptr (EpsomDiary) diary = read_acceptance_diary (fixture, c->diary);
  g_autofree char *text = respond (diary, c->symptom, EPSOM_DATE_NONE, EPSOM_DATE_NONE);
  g_autoptr (JsonNode) expected = parse (expected_text);
  g_autoptr (JsonNode) found = parse (text);

  assert_node_equal ("$", expected, found);

  if (use_german ())
    {
      g_autofree char *german = respond (diary, c->symptom, EPSOM_DATE_NONE, EPSOM_DATE_NONE);

      g_assert_cmpstr (german, ==, text);
      leave_german ();
    }
}

/* The names of the members of @object in their order. */
static char *
get_names (JsonObject *object)
{
  g_autoptr (GList) members = json_object_get_members (object);
  GString *names = g_string_new (NULL);

  for (GList *l = members; l != NULL; l = l->next)
    g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", (const char *) l->data);
  return g_string_free (names, FALSE);
}

static void
assert_names (JsonObject *object, const char *list, const char *names)
{
  JsonArray *array = list != NULL ? json_object_get_array_member (object, list) : NULL;
  g_autofree char *found = get_names (array != NULL ? json_array_get_object_element (array, 0) : object);

  g_assert_cmpstr (found, ==, names);
}

/* The members and their order, as they were promised to programs. */
static void
test_members (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = read_acceptance_diary (fixture, "diary-101");
  g_autofree char *text = respond (diary, "migraine", EPSOM_DATE_NONE, epsom_date_from_ymd (2025, 12, 31));
  g_autoptr (JsonNode) node = parse (text);
  JsonObject *response = json_node_get_object (node);
  JsonObject *method = json_array_get_object_element (json_object_get_array_member (response, "methods"), 0);
  JsonObject *relief = json_object_get_object_member (method, "time_to_relief");
  JsonObject *wear_off = json_array_get_object_element (json_object_get_array_member (response, "wear_off"), 0);

  assert_names (response, NULL, "schema symptom as_of from to methods comparisons monthly wear_off cycles overuse");
  assert_names (response, "methods",
                "method treatments evaluable left_out co_treated endpoints change time_to_relief time_to_freedom");
  assert_names (json_object_get_object_member (method, "left_out"), NULL, "no-baseline no-symptom");
  assert_names (json_object_get_object_member (method, "endpoints"), NULL,
                "free_2h relief_2h half_2h sustained_24h rescue_24h");
  assert_names (json_object_get_object_member (json_object_get_object_member (method, "endpoints"), "free_2h"), NULL,
                "n x rate lower upper");
  assert_names (method, "change", "minutes n mean median q1 q3");
  assert_names (relief, NULL, "n events median lower upper curve");
  assert_names (relief, "curve", "minutes at_risk events censored survival lower upper");
  assert_names (response, "comparisons", "a b endpoint difference lower upper p");
  assert_names (response, "monthly", "month recorded symptom_days per_28");
  assert_names (wear_off, NULL, "method bins");
  assert_names (wear_off, "bins", "from to n x rate lower upper");
  assert_names (response, "cycles", "onset window before after");
  assert_names (response, "overuse", "month class days at_threshold");

  g_assert_cmpint (json_object_get_int_member (response, "schema"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (response, "as_of"), ==, "2026-04-01T00:00:00+02:00");
  g_assert_true (json_object_get_null_member (response, "from"));
  g_assert_cmpstr (json_object_get_string_member (response, "to"), ==, "2025-12-31");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (method, "change")), ==, 6);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (wear_off, "bins")), ==, 6);
  g_assert_true (json_object_get_null_member (wear_off, "method"));
}

static void
test_empty_response (void)
{
  g_autoptr (EpsomDiary) diary = exchange_empty_diary ();
  g_autofree char *text = respond (diary, "a \"new\" symptom", EPSOM_DATE_NONE, EPSOM_DATE_NONE);
  g_autoptr (JsonNode) node = parse (text);
  JsonObject *response = json_node_get_object (node);

  g_assert_cmpstr (json_object_get_string_member (response, "symptom"), ==, "a \"new\" symptom");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (response, "methods")), ==, 0);
}

static const char records_text[] =
  "record,id,episode,at,end,symptom,severity,route,minutes,amount,unit,analyte,value,value_unit,range_low,triggers,"
  "note\n"
  "episode," ID_A ",,2026-03-01T08:00:00+01:00,2026-03-01T10:00:00+01:00,migraine,,,,,,,,,,stress;'=x,'=1\n"
  "reading," ID_B "," ID_A ",2026-03-01T08:00:00+01:00,,,7,,,,,,,,,,\"a\n\"\"b\"\"\"\n"
  "dose," ID_C ",,2026-03-02T08:00:00+01:00,,,,iv,12.5,0.1,g,,,,,,\n"
  "lab," ID_D ",,2026-03-03T08:00:00Z,,,,,,,,serum-magnesium,1e-8,mmol/L,0,,\n";

static void
test_records (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary = exchange_diary (fixture, records_text);
  g_autofree char *text = epsom_json_records (diary, EPSOM_DATE_NONE, EPSOM_DATE_NONE);
  g_autofree char *part =
    epsom_json_records (diary, epsom_date_from_ymd (2026, 3, 2), epsom_date_from_ymd (2026, 3, 2));
  g_autofree char *none = epsom_json_records (diary, epsom_date_from_ymd (2027, 1, 1), EPSOM_DATE_NONE);
  g_autoptr (JsonNode) node = parse (text);

#define DOSE                                                                                                           \
  "  {\"record\": \"dose\", \"id\": \"" ID_C "\", \"at\": \"2026-03-02T08:00:00+01:00\", \"route\": \"iv\", "          \
  "\"minutes\": 12.5, \"amount\": 0.1, \"unit\": \"g\"}"
  g_assert_cmpstr (text, ==,
                   "[\n"
                   "  {\"record\": \"episode\", \"id\": \"" ID_A
                   "\", \"at\": \"2026-03-01T08:00:00+01:00\", \"end\": \"2026-03-01T10:00:00+01:00\", "
                   "\"symptom\": \"migraine\", \"triggers\": \"stress;=x\", \"note\": \"=1\"},\n"
                   "  {\"record\": \"reading\", \"id\": \"" ID_B "\", \"episode\": \"" ID_A
                   "\", \"at\": \"2026-03-01T08:00:00+01:00\", \"severity\": 7, \"note\": \"a\\n\\\"b\\\"\"},\n" DOSE
                   ",\n"
                   "  {\"record\": \"lab\", \"id\": \"" ID_D
                   "\", \"at\": \"2026-03-03T08:00:00+00:00\", \"analyte\": \"serum-magnesium\", \"value\": 1e-08, "
                   "\"value_unit\": \"mmol/L\", \"range_low\": 0}\n"
                   "]\n");
  g_assert_cmpstr (part, ==, "[\n" DOSE "\n]\n");
  g_assert_cmpstr (none, ==, "[]\n");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 4);
}

static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomDiary) diary =
    exchange_diary (fixture, "record,id,at,symptom,severity\nrating," ID_A ",2026-03-01,pms,3\n");
  g_autoptr (EpsomImport) import = exchange_import (fixture,
                                                    "record,id,at,symptom,severity,mood\nrating," ID_A
                                                    ",2026-03-01,pms,4,\nrating,,2026-03-02,pms,3,\nmood,,,,,\n"
                                                    "rating,,2026-03-03,pms\n",
                                                    diary, EPSOM_ON_CONFLICT_KEEP);
  g_autofree char *text = epsom_json_import (import, TRUE);
  g_autoptr (JsonNode) node = parse (text);
  g_autoptr (GString) found = g_string_new (text);

  g_string_replace (found, fixture->folder, "", 0);
#define NONE "{\"added\": 0, \"skipped\": 0, \"conflicting\": 0, \"refused\": 0}"
  g_assert_cmpstr (
    found->str, ==,
    "{\n"
    "  \"schema\": 1,\n"
    "  \"applied\": true,\n"
    "  \"records\": {\n"
    "    \"episode\": " NONE ",\n"
    "    \"reading\": " NONE ",\n"
    "    \"dose\": " NONE ",\n"
    "    \"medicine\": " NONE ",\n"
    "    \"day\": " NONE ",\n"
    "    \"rating\": {\"added\": 1, \"skipped\": 0, \"conflicting\": 1, \"refused\": 1},\n"
    "    \"lab\": " NONE ",\n"
    "    \"unknown\": {\"added\": 0, \"skipped\": 0, \"conflicting\": 0, \"refused\": 1}\n"
    "  },\n"
    "  \"problems\": [\n"
    "    {\"file\": \"/file.csv\", \"line\": 4, \"column\": \"record\", \"message\": \"“mood” is not one of episode, "
    "reading, dose, medicine, day, rating, lab\"},\n"
    "    {\"file\": \"/file.csv\", \"line\": 5, \"column\": null, \"message\": \"the row has 4 fields; the header has "
    "6\"}\n"
    "  ],\n"
    "  \"conflicts\": [\n"
    "    {\"file\": \"/file.csv\", \"line\": 2, \"column\": \"id\", \"message\": \"the diary holds this id with other "
    "content; they differ in: severity\"}\n"
    "  ],\n"
    "  \"warnings\": [\n"
    "    \"/file.csv:1: columns that Epsom does not know are left out: “mood”\"\n"
    "  ]\n"
    "}\n");
}

int
main (int argc, char **argv)
{
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  make_german ();

  g_test_add_func ("/exchange/json/numbers", test_numbers);
  g_test_add_func ("/exchange/json/layout", test_layout);
  g_test_add_func ("/exchange/json/strings", test_strings);
  for (gsize i = 0; i < G_N_ELEMENTS (acceptance_cases); i++)
    {
      g_autofree char *path =
        g_strdup_printf ("/exchange/json/acceptance/%s/%s", acceptance_cases[i].diary, acceptance_cases[i].symptom);

      FIXTURE_TEST (path, &acceptance_cases[i], test_acceptance);
    }
  FIXTURE_TEST ("/exchange/json/members", NULL, test_members);
  g_test_add_func ("/exchange/json/empty-response", test_empty_response);
  FIXTURE_TEST ("/exchange/json/records", NULL, test_records);
  FIXTURE_TEST ("/exchange/json/import", NULL, test_import);
  status = g_test_run ();
  epsom_test_remove_folder (locale_folder);
  g_free (locale_folder);
  return status;
}
