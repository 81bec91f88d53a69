/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-words.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "epsom-test-records.h"

static void
test_every_token_has_a_label (void)
{
  for (int set = 0; set <= EPSOM_TOKENS_METHOD; set++)
    for (int value = 0; value < epsom_token_set_get_size ((EpsomTokenSet) set); value++)
      {
        gboolean given = *epsom_token_to_text ((EpsomTokenSet) set, value) != '\0';

        g_assert_cmpint (*epsom_words_token ((EpsomTokenSet) set, value) != '\0', ==, given);
      }
}

static void
test_every_word_has_a_label (void)
{
  for (int list = EPSOM_WORDS_SYMPTOM; list <= EPSOM_WORDS_TRIGGER; list++)
    for (const char *const *word = epsom_words_get ((EpsomWordList) list); *word != NULL; word++)
      {
        const char *label = epsom_words_label ((EpsomWordList) list, *word);

        g_assert_cmpstr (label, !=, *word);
        g_assert_true (g_ascii_isupper (*label));
      }
}

static void
test_every_salt_has_a_name (void)
{
  gsize n;
  const EpsomSalt *salts = epsom_salts (&n);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < n; i++)
    {
      const char *name = epsom_words_salt (&salts[i]);

      g_assert_true (g_str_has_prefix (name, "Magnesium "));
      g_assert_nonnull (strstr (epsom_words_salt_brief (&salts[i]), "magnesium "));
      /* Two salts must not look alike where one is chosen. */
      g_assert_true (g_hash_table_add (names, (char *) name));
    }
}

static void
test_every_field_has_a_name (void)
{
  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    g_assert_true (g_ascii_isupper (*epsom_words_field ((EpsomField) field)));
  g_assert_cmpstr (epsom_words_field (EPSOM_FIELD_SEVERITY), ==, "Severity");
}

static void
test_labels (void)
{
  static const struct {
    EpsomWordList list;
    const char *words;
    const char *labels;
  } cases[] = {
    { EPSOM_WORDS_EPISODE_FEATURE, "aura;photophobia", "Aura, Sensitive to light" },
    { EPSOM_WORDS_DOSE_FEATURE, "flushing", "Flushing" },
    { EPSOM_WORDS_TRIGGER, "stress;red wine;;noise", "Stress, red wine, Noise" },
    { EPSOM_WORDS_TRIGGER, "", "" },
    { EPSOM_WORDS_READING_FEATURE, "recalled", "From memory" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *labels = epsom_words_labels (cases[i].list, cases[i].words);

      g_assert_cmpstr (labels, ==, cases[i].labels);
    }
  g_assert_cmpstr (epsom_words_symptom ("brain-fog"), ==, "Brain fog");
  g_assert_cmpstr (epsom_words_symptom ("Tinnitus"), ==, "Tinnitus");
  g_assert_cmpstr (epsom_words_method (EPSOM_METHOD_IV_INTERMEDIATE), ==, "IV, 10 to 30 min");
}

static void
test_severity (void)
{
  static const char *const words[] = { "none",     "mild",   "mild",   "mild",   "moderate", "moderate",
                                       "moderate", "severe", "severe", "severe", "severe" };

  for (int severity = 0; severity <= 10; severity++)
    g_assert_cmpstr (epsom_words_severity (severity), ==, words[severity]);
}

typedef struct {
  double number;
  int decimals;
  const char *text;
} NumberCase;

static void
assert_numbers (const NumberCase *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *text = epsom_words_number (cases[i].number, cases[i].decimals);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_number (void)
{
  static const NumberCase cases[] = {
    { 1, 2, "1" },         { 1.5, 2, "1.5" }, { 1.25, 1, "1.2" },   { 100, 0, "100" },
    { 100, 3, "100" },     { 0.04, 1, "0" },  { -0.04, 1, "0" },    { -1.5, 1, "-1.5" },
    { 98.614, 1, "98.6" }, { NAN, 2, "–" },   { INFINITY, 0, "–" }, { 1234567, 0, "1234567" },
  };

  assert_numbers (cases, G_N_ELEMENTS (cases));
}

static void
test_number_to_text (void)
{
  static const struct {
    const char *typed;
    const char *text;
    const char *text_in_german;
  } cases[] = {
    { "1.5", "1.5", "1.5" },    { "1,5", "1,5", "1.5" },       { " 400 ", "400", "400" },           { "", "", "" },
    { "much", "much", "much" }, { "1,5,2", "1,5,2", "1,5,2" }, { "1.000,5", "1.000,5", "1.000,5" },
  };

  for (int german = 0; german < 2; german++)
    {
      if (german && !epsom_test_use_comma_locale ())
        break;
      for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          g_autofree char *text = epsom_words_number_to_text (cases[i].typed);

          g_assert_cmpstr (text, ==, german ? cases[i].text_in_german : cases[i].text);
        }
    }
  setlocale (LC_ALL, "C.UTF-8");
}

static void
test_number_in_another_locale (void)
{
  static const NumberCase cases[] = { { 1.5, 2, "1,5" }, { 1, 2, "1" }, { 0.25, 2, "0,25" }, { 1000, 1, "1000" } };

  if (!epsom_test_use_comma_locale ())
    return;
  assert_numbers (cases, G_N_ELEMENTS (cases));
  setlocale (LC_ALL, "C.UTF-8");
}

static void
test_duration (void)
{
  static const struct {
    gint64 seconds;
    const char *text;
  } cases[] = {
    { 0, "0 min" },        { 59, "0 min" },        { 300, "5 min" },         { 3599, "59 min" },
    { 3600, "1 h" },       { 6000, "1 h 40 min" }, { 86399, "23 h 59 min" }, { 86400, "1 d" },
    { 183600, "2 d 3 h" }, { 183659, "2 d 3 h" },  { 172859, "2 d" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = epsom_words_duration (cases[i].seconds);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Takes over @record. */
static void
assert_words (EpsomRecord *record, const char *expected)
{
  g_autoptr (EpsomRecord) owned = record;
  g_autofree char *words = epsom_words_record (record);

  g_assert_cmpstr (words, ==, expected);
}

static EpsomRecord *
dose (const char *route, const char *minutes, const char *salt, const char *amount, const char *unit, const char *basis)
{
  return epsom_test_record ("dose", "at", "2026-03-01T08:30:00Z", "route", route, "minutes", minutes, "salt", salt,
                            "amount", amount, "unit", unit, "basis", basis, NULL);
}

static void
test_doses (void)
{
  assert_words (dose ("iv", "5", "sulfate-heptahydrate", "1", "g", "salt"), "IV push, magnesium sulfate 1 g, 5 min");
  assert_words (dose ("iv", "5", "sulfate-heptahydrate", "1", "g", ""), "IV push, magnesium sulfate 1 g, 5 min");
  assert_words (dose ("iv", "7.5", "sulfate-heptahydrate", "1.5", "g", ""),
                "IV push, magnesium sulfate 1.5 g, 7.5 min");
  assert_words (dose ("iv", "20", "chloride-hexahydrate", "8", "mmol", ""), "IV, magnesium chloride 8 mmol, 20 min");
  assert_words (dose ("iv", "90", "", "16", "mEq", ""), "IV drip, magnesium 16 mEq, 1 h 30 min");
  assert_words (dose ("iv", "", "sulfate-heptahydrate", "100", "mg", "elemental"),
                "IV, magnesium sulfate 100 mg elemental");
  assert_words (dose ("oral", "", "bisglycinate", "400", "mg", "elemental"), "Magnesium bisglycinate 400 mg elemental");
  assert_words (dose ("oral", "", "citrate", "2", "g", "salt"), "Magnesium citrate 2 g of salt");
  assert_words (dose ("oral", "", "", "400", "mg", ""), "Magnesium 400 mg");
  assert_words (dose ("oral", "", "taurate", "5", "mmol", "elemental"), "Magnesium taurate 5 mmol");
}

static void
test_records (void)
{
  assert_words (epsom_test_episode (1, "2026-03-01T08:00:00Z", "", "migraine"), "Migraine began");
  assert_words (epsom_test_episode (1, "2026-03-01T08:00:00Z", "2026-03-01T09:40:00Z", "Tinnitus"),
                "Tinnitus, 1 h 40 min");
  assert_words (epsom_test_reading (1, 2, "2026-03-01T08:00:00Z", 8), "Reading 8, severe");
  assert_words (epsom_test_reading (1, 2, "2026-03-01T08:00:00Z", 0), "Reading 0, none");
  assert_words (epsom_test_record ("reading", "id", epsom_test_uuid (1), "episode", epsom_test_uuid (2), "at",
                                   "2026-03-01T08:00:00Z", "severity", "5", "features", "recalled", NULL),
                "Reading 5, moderate, from memory");
  assert_words (epsom_test_medicine (1, 0, "2026-03-01T08:00:00Z", "Sumatriptan", "triptan"), "Sumatriptan");
  assert_words (epsom_test_record ("medicine", "at", "2026-03-01T08:00:00Z", "medicine", "Ibuprofen", "class", "nsaid",
                                   "strength", "400 mg", NULL),
                "Ibuprofen 400 mg");
  assert_words (epsom_test_record ("medicine", "at", "2026-03-01T08:00:00Z", "medicine", "סומטריפטן", "class", "triptan",
                                   "strength", "50 mg", NULL),
                "\u2068סומטריפטן\u2069 50 mg");
  assert_words (epsom_test_day (1, "2026-03-01", "light"), "Light bleeding");
  assert_words (epsom_test_day (1, "2026-03-01", "spotting"), "Spotting");
  assert_words (epsom_test_day (1, "2026-03-01", "medium"), "Medium bleeding");
  assert_words (epsom_test_day (1, "2026-03-01", "heavy"), "Heavy bleeding");
  assert_words (epsom_test_day (1, "2026-03-01", "none"), "No bleeding");
  assert_words (epsom_test_day (1, "2026-03-01", ""), "Daily check-in");
  assert_words (epsom_test_rating (1, "2026-03-01", "brain-fog", 4), "Brain fog over the day 4, moderate");
}

static EpsomRecord *
lab (const char *low, const char *high)
{
  return epsom_test_record ("lab", "at", "2026-03-01T08:00:00Z", "analyte", "serum-magnesium", "value", "0.82",
                            "value_unit", "mmol/L", "range_low", low, "range_high", high, NULL);
}

static void
test_labs (void)
{
  assert_words (lab ("", ""), "Serum magnesium 0.82 mmol/L");
  assert_words (lab ("0.75", "1.05"), "Serum magnesium 0.82 mmol/L (0.75 to 1.05)");
  assert_words (lab ("0.75", ""), "Serum magnesium 0.82 mmol/L (from 0.75)");
  assert_words (lab ("", "1.05"), "Serum magnesium 0.82 mmol/L (to 1.05)");
}

static void
test_clock (void)
{
  static const struct {
    int minutes;
    const char *of_24, *of_12;
  } rows[] = {
    { 0, "00:00", "12:00 AM" },    { 5, "00:05", "12:05 AM" },   { 9 * 60 + 5, "09:05", "9:05 AM" },
    { 719, "11:59", "11:59 AM" },  { 720, "12:00", "12:00 PM" }, { 13 * 60, "13:00", "1:00 PM" },
    { 1439, "23:59", "11:59 PM" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *of_24 = epsom_words_clock (rows[i].minutes, FALSE);
      g_autofree char *of_12 = epsom_words_clock (rows[i].minutes, TRUE);

      g_assert_cmpstr (of_24, ==, rows[i].of_24);
      g_assert_cmpstr (of_12, ==, rows[i].of_12);
    }
}

/* The locale's, until the desktop's is known. */
static void
test_twelve_hours (void)
{
  g_assert_false (epsom_words_get_twelve_hours ());
  epsom_words_set_twelve_hours (TRUE);
  g_assert_true (epsom_words_get_twelve_hours ());
  epsom_words_set_twelve_hours (FALSE);
  g_assert_false (epsom_words_get_twelve_hours ());
}

static void
test_units (void)
{
  static const char *const rows[][2] = {
    { "", "" },
    { "26 %", "26\u00a0%" },
    { "7 of 11 (64 %, 35 to 85 %)", "7 of 11 (64\u00a0%, 35 to 85\u00a0%)" },
    { "95 % interval 6 to 55 %, few", "95\u00a0% interval 6 to 55\u00a0%, few" },
    { "1 h 40 min", "1\u00a0h 40\u00a0min" },
    { "sulfate 1 g, 5 min.", "sulfate 1\u00a0g, 5\u00a0min." },
    { "0,5 mg/min", "0,5\u00a0mg/min" },
    { "3 March 2026, 9:05 AM", "3 March 2026, 9:05\u00a0AM" },
    { "12 treatments, 2 doses, 3 headaches", "12 treatments, 2 doses, 3 headaches" },
    { "5 mgé", "5 mgé" },
    { " %", " %" },
    { "5 ", "5 " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *kept = epsom_words_keep_units (rows[i][0]);

      g_assert_cmpstr (kept, ==, rows[i][1]);
    }
}

static void
test_isolate (void)
{
  static const char *const rows[][2] = {
    { "", "" },
    { "Note – “fine”, 脑雾 😀", "Note – “fine”, 脑雾 😀" },
    { "שלום (2.5 ml)", "\u2068שלום (2.5 ml)\u2069" },
    { "16 مارس 2026", "\u206816 مارس 2026\u2069" },
    { "Name: ﷲ", "\u2068Name: ﷲ\u2069" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *isolated = epsom_words_isolate (rows[i][0]);

      g_assert_cmpstr (isolated, ==, rows[i][1]);
    }
}

/* A line of words of both directions has that of the language around it; one of the other alone keeps its own. */
static void
test_direct (void)
{
  static const struct {
    const char *line;
    const char *ltr, *rtl; /* the mark */
  } rows[] = {
    { "", NULL, NULL },
    { "6 March 2026", NULL, NULL },
    { "שלום, 2.5", NULL, NULL },
    { "\u2068שלום\u2069 · 6 March 2026", "\u200e", NULL },
    { "Migraine · שלום", NULL, "\u200f" },
    { "12 · Migraine · שלום", NULL, "\u200f" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (int rtl = 0; rtl <= 1; rtl++)
      {
        const char *mark = rtl ? rows[i].rtl : rows[i].ltr;
        g_autofree char *expected = mark != NULL ? g_strconcat (mark, rows[i].line, NULL) : NULL;
        g_autofree char *directed = epsom_words_direct (rows[i].line, rtl);

        g_assert_cmpstr (directed, ==, expected);
      }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  epsom_words_init ("/nonexistent");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/words/every-token-has-a-label", test_every_token_has_a_label);
  g_test_add_func ("/domain/words/every-word-has-a-label", test_every_word_has_a_label);
  g_test_add_func ("/domain/words/every-salt-has-a-name", test_every_salt_has_a_name);
  g_test_add_func ("/domain/words/every-field-has-a-name", test_every_field_has_a_name);
  g_test_add_func ("/domain/words/isolate", test_isolate);
  g_test_add_func ("/domain/words/direct", test_direct);
  g_test_add_func ("/domain/words/labels", test_labels);
  g_test_add_func ("/domain/words/severity", test_severity);
  g_test_add_func ("/domain/words/number", test_number);
  g_test_add_func ("/domain/words/number-to-text", test_number_to_text);
  g_test_add_func ("/domain/words/number-in-another-locale", test_number_in_another_locale);
  g_test_add_func ("/domain/words/duration", test_duration);
  g_test_add_func ("/domain/words/doses", test_doses);
  g_test_add_func ("/domain/words/records", test_records);
  g_test_add_func ("/domain/words/labs", test_labs);
  g_test_add_func ("/domain/words/clock-of-24-and-12-hours", test_clock);
  g_test_add_func ("/domain/words/clock-as-it-is-set", test_twelve_hours);
  g_test_add_func ("/domain/words/numbers-stay-with-their-units", test_units);

  return g_test_run ();
}
