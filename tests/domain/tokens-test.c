/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "epsom-method.h"
#include "epsom-tokens.h"

#define N_SETS (EPSOM_TOKENS_METHOD + 1)

static void
test_lists (void)
{
  static const char *const lists[N_SETS] = {
    [EPSOM_TOKENS_RECORD] = "episode, reading, dose, medicine, day, rating, lab",
    [EPSOM_TOKENS_ROUTE] = "oral, iv",
    [EPSOM_TOKENS_UNIT] = "mg, g, mmol, mEq",
    [EPSOM_TOKENS_BASIS] = "elemental, salt",
    [EPSOM_TOKENS_PURPOSE] = "acute, preventive",
    [EPSOM_TOKENS_PLACE] = "home, clinic, emergency",
    [EPSOM_TOKENS_BLEEDING] = "none, spotting, light, medium, heavy",
    [EPSOM_TOKENS_CLASS] =
      "triptan, ergot, nsaid, aspirin, paracetamol, opioid, combination, gepant, antiemetic, other",
    [EPSOM_TOKENS_ANALYTE] = "serum-magnesium, ionized-magnesium, rbc-magnesium",
    [EPSOM_TOKENS_LAB_UNIT] = "mmol/L, mg/dL, mEq/L",
    [EPSOM_TOKENS_METHOD] = "oral, iv-push, iv-intermediate, iv-drip, iv-unknown",
  };

  for (int set = 0; set < N_SETS; set++)
    {
      g_autofree char *list = epsom_token_list ((EpsomTokenSet) set);

      g_assert_cmpstr (list, ==, lists[set]);
    }
}

static void
test_round_trip (void)
{
  for (int set = 0; set < N_SETS; set++)
    for (int value = 0; value < epsom_token_set_get_size ((EpsomTokenSet) set); value++)
      {
        const char *text = epsom_token_to_text ((EpsomTokenSet) set, value);
        int parsed = -1;

        if (*text == '\0')
          g_assert_cmpint (value, ==, 0);
        else
          g_assert_true (epsom_token_parse ((EpsomTokenSet) set, text, &parsed));
        g_assert_cmpint (parsed, ==, *text == '\0' ? -1 : value);
      }
}

static void
test_sizes (void)
{
  g_assert_cmpint (epsom_token_set_get_size (EPSOM_TOKENS_RECORD), ==, EPSOM_N_RECORD_KINDS);
  g_assert_cmpint (epsom_token_set_get_size (EPSOM_TOKENS_CLASS), ==, EPSOM_N_CLASSES);
  g_assert_cmpint (epsom_token_set_get_size (EPSOM_TOKENS_METHOD), ==, EPSOM_N_METHODS);
}

static void
test_refused (void)
{
  static const char *const texts[] = { "", " ", "IV", "iv ", " iv", "i", "ivv", "none", "1" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      int value = 42;

      g_assert_false (epsom_token_parse (EPSOM_TOKENS_ROUTE, texts[i], &value));
      g_assert_cmpint (value, ==, 42);
    }
}

static void
test_words (void)
{
  static const struct {
    EpsomWordList list;
    const char *known;
    const char *unknown;
  } cases[] = {
    { EPSOM_WORDS_SYMPTOM, "brain-fog", "tinnitus" },
    { EPSOM_WORDS_EPISODE_FEATURE, "worse-with-activity", "flushing" },
    { EPSOM_WORDS_DOSE_FEATURE, "pain-at-site", "aura" },
    { EPSOM_WORDS_TRIGGER, "skipped-meal", "Stress" },
    { EPSOM_WORDS_READING_FEATURE, EPSOM_RECALLED, "forgotten" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (epsom_words_is_known (cases[i].list, cases[i].known));
      g_assert_false (epsom_words_is_known (cases[i].list, cases[i].unknown));
      g_assert_false (epsom_words_is_known (cases[i].list, ""));
    }
  g_assert_cmpuint (g_strv_length ((char **) epsom_words_get (EPSOM_WORDS_SYMPTOM)), ==, 5);
  g_assert_cmpuint (g_strv_length ((char **) epsom_words_get (EPSOM_WORDS_TRIGGER)), ==, 17);
}

/* A known word must survive being joined by `;`, and stand once in its list. */
static void
test_words_can_be_joined (void)
{
  for (int list = EPSOM_WORDS_SYMPTOM; list <= EPSOM_WORDS_TRIGGER; list++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      for (const char *const *word = epsom_words_get ((EpsomWordList) list); *word != NULL; word++)
        {
          g_assert_cmpuint (strspn (*word, "abcdefghijklmnopqrstuvwxyz-"), ==, strlen (*word));
          g_assert_true (g_hash_table_add (seen, (char *) *word));
        }
    }
}

static void
test_method (void)
{
  static const struct {
    EpsomRoute route;
    double minutes;
    const char *method;
  } cases[] = {
    { EPSOM_ROUTE_ORAL, 0, "oral" },
    { EPSOM_ROUTE_ORAL, 5, "oral" },
    { EPSOM_ROUTE_IV, 0, "iv-unknown" },
    { EPSOM_ROUTE_IV, 0.001, "iv-push" },
    { EPSOM_ROUTE_IV, 5, "iv-push" },
    { EPSOM_ROUTE_IV, 10, "iv-push" },
    { EPSOM_ROUTE_IV, 10.001, "iv-intermediate" },
    { EPSOM_ROUTE_IV, 29.999, "iv-intermediate" },
    { EPSOM_ROUTE_IV, 30, "iv-drip" },
    { EPSOM_ROUTE_IV, 1440, "iv-drip" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (
      epsom_token_to_text (EPSOM_TOKENS_METHOD, (int) epsom_method_of (cases[i].route, cases[i].minutes)), ==,
      cases[i].method);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/tokens/lists-of-the-file-format", test_lists);
  g_test_add_func ("/domain/tokens/round-trip", test_round_trip);
  g_test_add_func ("/domain/tokens/as-many-as-values", test_sizes);
  g_test_add_func ("/domain/tokens/refused", test_refused);
  g_test_add_func ("/domain/tokens/words", test_words);
  g_test_add_func ("/domain/tokens/words-can-be-joined", test_words_can_be_joined);
  g_test_add_func ("/domain/tokens/method", test_method);
  return g_test_run ();
}
