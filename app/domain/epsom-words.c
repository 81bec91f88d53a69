/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-words.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "epsom-number.h"

void
epsom_words_init (const char *locale_dir)
{
  bindtextdomain (GETTEXT_PACKAGE, locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

#define N_WEEKDAYS 7

/* What the person prefers, one more than the day; 0: nothing. Read by threads that draw. */
static int preferred_weekday = 0;

void
epsom_words_set_first_weekday (int weekday)
{
  g_return_if_fail (weekday >= -1 && weekday < N_WEEKDAYS);

  g_atomic_int_set (&preferred_weekday, weekday + 1);
}

/* glibc tells the day by its number within a week that begins with a known date, a Sunday or a Monday. */
int
epsom_words_get_first_weekday (void)
{
  const int preferred = g_atomic_int_get (&preferred_weekday) - 1;
  const unsigned int sunday = 19971130;
  const unsigned int week = (unsigned int) GPOINTER_TO_SIZE (nl_langinfo (_NL_TIME_WEEK_1STDAY));
  const int first = *nl_langinfo (_NL_TIME_FIRST_WEEKDAY) - 1;

  if (preferred >= 0)
    return preferred;
  return (first + (week == sunday ? N_WEEKDAYS - 1 : 0)) % N_WEEKDAYS;
}

const char *
epsom_words_weekday (int weekday)
{
  /* The C library's week begins with Sunday. */
  return nl_langinfo (ABDAY_1 + (weekday + 1) % N_WEEKDAYS);
}

char *
epsom_words_labels (EpsomWordList list, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, ";", -1);
  GString *labels = g_string_new (NULL);

  for (char **part = parts; *part != NULL; part++)
    {
      if (**part == '\0')
        continue;
      if (labels->len > 0)
        /* Translators: what stands between the items of a list. */
        g_string_append (labels, C_ ("list", ", "));
      g_string_append (labels, epsom_words_label (list, *part));
    }
  return g_string_free (labels, FALSE);
}

char *
epsom_words_number (double number, int decimals)
{
  if (!isfinite (number))
    return g_strdup ("–");

  char *text = g_strdup_printf ("%.*f", decimals, number);
  const char *point = localeconv ()->decimal_point;
  char *fraction = strstr (text, point);

  if (fraction != NULL)
    {
      char *end = text + strlen (text);

      while (end[-1] == '0')
        end--;
      if (end == fraction + strlen (point))
        end = fraction;
      *end = '\0';
    }
  if (strcmp (text, "-0") == 0)
    strcpy (text, "0");
  return text;
}

char *
epsom_words_number_to_text (const char *typed)
{
  const char *point = localeconv ()->decimal_point;
  g_autofree char *stripped = g_strstrip (g_strdup (typed));
  g_auto (GStrv) parts = g_strsplit (stripped, point, 2);
  g_autofree char *text = g_strjoinv (".", parts);
  double number;

  return epsom_number_parse (text, &number) ? g_steal_pointer (&text) : g_strdup (typed);
}

char *
epsom_words_duration (gint64 seconds)
{
  gint64 minutes = seconds / 60;
  int days = (int) (minutes / 1440);
  int hours = (int) (minutes / 60 % 24);
  int rest = (int) (minutes % 60);

  if (days > 0 && hours > 0)
    return g_strdup_printf (_ ("%d d %d h"), days, hours);
  if (days > 0)
    return g_strdup_printf (_ ("%d d"), days);
  if (hours > 0 && rest > 0)
    return g_strdup_printf (_ ("%d h %d min"), hours, rest);
  if (hours > 0)
    return g_strdup_printf (_ ("%d h"), hours);
  return g_strdup_printf (_ ("%d min"), rest);
}

/* @text with its first letter as at the start of a sentence. */
static char *
capitalise (const char *text)
{
  char first[7] = { 0 };

  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (text)), first);
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

/* "400 mg elemental". Without a word an IV amount is that of the salt, so the word is left out there. */
static char *
describe_amount (const EpsomDose *dose)
{
  g_autofree char *number = epsom_words_number (dose->amount, 4);
  const char *unit = epsom_words_token (EPSOM_TOKENS_UNIT, (int) dose->unit);
  gboolean by_mass = dose->unit == EPSOM_UNIT_MG || dose->unit == EPSOM_UNIT_G;

  if (by_mass && dose->basis == EPSOM_BASIS_ELEMENTAL)
    /* Translators: an amount of magnesium, "400 mg elemental": of magnesium alone, without the rest of its salt. */
    return g_strdup_printf (_ ("%s %s elemental"), number, unit);
  if (by_mass && dose->basis == EPSOM_BASIS_SALT && dose->route == EPSOM_ROUTE_ORAL)
    /* Translators: an amount of a magnesium salt, "2 g of salt". */
    return g_strdup_printf (_ ("%s %s of salt"), number, unit);
  /* Translators: a number and its unit. */
  return g_strdup_printf (C_ ("amount", "%s %s"), number, unit);
}

static char *
describe_minutes (double minutes)
{
  if (minutes >= 60 && minutes == floor (minutes))
    return epsom_words_duration ((gint64) minutes * 60);

  g_autofree char *number = epsom_words_number (minutes, 2);

  return g_strdup_printf (_ ("%s min"), number);
}

/* The method where it says more than the minutes beside it do. */
static const char *
describe_iv (EpsomMethod method)
{
  if (method == EPSOM_METHOD_IV_PUSH || method == EPSOM_METHOD_IV_DRIP)
    return epsom_words_method (method);
  return epsom_words_token (EPSOM_TOKENS_ROUTE, EPSOM_ROUTE_IV);
}

char *
epsom_words_dose (const EpsomDose *dose)
{
  const char *salt = epsom_words_salt_brief (dose->salt);
  g_autofree char *amount = describe_amount (dose);
  g_autofree char *minutes = NULL;
  const char *iv;

  if (dose->route != EPSOM_ROUTE_IV)
    {
      g_autofree char *name = capitalise (salt);

      /* Translators: an oral dose, "Magnesium bisglycinate 400 mg elemental". */
      return g_strdup_printf (C_ ("dose", "%s %s"), name, amount);
    }
  iv = describe_iv (epsom_dose_get_method (dose));
  if (dose->minutes == 0)
    /* Translators: an IV dose, "IV, magnesium sulfate 1 g". */
    return g_strdup_printf (C_ ("dose", "%s, %s %s"), iv, salt, amount);
  minutes = describe_minutes (dose->minutes);
  /* Translators: an IV dose, "IV push, magnesium sulfate 1 g, 5 min". */
  return g_strdup_printf (C_ ("dose", "%s, %s %s, %s"), iv, salt, amount, minutes);
}

static char *
describe_episode (const EpsomEpisode *episode)
{
  const char *symptom = epsom_words_symptom (episode->symptom);
  g_autofree char *duration = NULL;

  if (!episode->has_end)
    /* Translators: an episode of a symptom, "Migraine began". */
    return g_strdup_printf (_ ("%s began"), symptom);
  duration = epsom_words_duration (episode->end.utc - episode->start.utc);
  /* Translators: an episode of a symptom that is over, "Migraine, 3 h". */
  return g_strdup_printf (C_ ("episode", "%s, %s"), symptom, duration);
}

static char *
describe_medicine (const EpsomMedicine *medicine)
{
  g_autofree char *name = NULL;

  if (medicine->strength == NULL)
    return g_strdup (medicine->name);
  /* A name from right to left would part the number from its unit. */
  name = epsom_words_isolate (medicine->name);
  /* Translators: a medicine and its strength, "Ibuprofen 400 mg". */
  return g_strdup_printf (C_ ("medicine", "%s %s"), name, medicine->strength);
}

static char *
describe_day (const EpsomDay *day)
{
  switch (day->bleeding)
    {
    case EPSOM_BLEEDING_NONE:
      return g_strdup (_ ("No bleeding"));
    case EPSOM_BLEEDING_SPOTTING:
      return g_strdup (_ ("Spotting"));
    case EPSOM_BLEEDING_LIGHT:
      return g_strdup (_ ("Light bleeding"));
    case EPSOM_BLEEDING_MEDIUM:
      return g_strdup (_ ("Medium bleeding"));
    case EPSOM_BLEEDING_HEAVY:
      return g_strdup (_ ("Heavy bleeding"));
    case EPSOM_BLEEDING_UNKNOWN:
    default:
      return g_strdup (_ ("Daily check-in"));
    }
}

static char *
describe_rating (const EpsomRating *rating)
{
  /* Translators: how bad a symptom was over a whole day, "Brain fog over the day 4, moderate". */
  return g_strdup_printf (_ ("%s over the day %d, %s"), epsom_words_symptom (rating->symptom), rating->severity,
                          epsom_words_severity (rating->severity));
}

/* "0.75 to 1.05" */
static char *
describe_range (const EpsomLab *lab)
{
  g_autofree char *low = epsom_words_number (lab->range_low, 4);
  g_autofree char *high = epsom_words_number (lab->range_high, 4);

  if (isnan (lab->range_high))
    /* Translators: a laboratory's range without an upper end. */
    return g_strdup_printf (_ ("from %s"), low);
  if (isnan (lab->range_low))
    /* Translators: a laboratory's range without a lower end. */
    return g_strdup_printf (_ ("to %s"), high);
  return g_strdup_printf (C_ ("range", "%s to %s"), low, high);
}

static char *
describe_lab (const EpsomLab *lab)
{
  const char *analyte = epsom_words_token (EPSOM_TOKENS_ANALYTE, (int) lab->analyte);
  const char *unit = epsom_words_token (EPSOM_TOKENS_LAB_UNIT, (int) lab->unit);
  g_autofree char *value = epsom_words_number (lab->value, 4);
  g_autofree char *range = NULL;

  if (isnan (lab->range_low) && isnan (lab->range_high))
    /* Translators: a laboratory value, "Serum magnesium 0.82 mmol/L". */
    return g_strdup_printf (C_ ("lab", "%s %s %s"), analyte, value, unit);
  range = describe_range (lab);
  /* Translators: a laboratory value with its range, "Serum magnesium 0.82 mmol/L (0.75 to 1.05)". */
  return g_strdup_printf (C_ ("lab", "%s %s %s (%s)"), analyte, value, unit, range);
}

static char *
describe_reading (const EpsomReading *reading)
{
  const char *word = epsom_words_severity (reading->severity);

  if (epsom_reading_is_recalled (reading))
    /* Translators: "Reading 8, severe, from memory": it was filled in later. */
    return g_strdup_printf (_ ("Reading %d, %s, from memory"), reading->severity, word);
  /* Translators: "Reading 8, severe". */
  return g_strdup_printf (_ ("Reading %d, %s"), reading->severity, word);
}

char *
epsom_words_record (const EpsomRecord *record)
{
  switch (record->kind)
    {
    case EPSOM_RECORD_EPISODE:
      return describe_episode (epsom_record_as_episode (record));
    case EPSOM_RECORD_READING:
      return describe_reading (epsom_record_as_reading (record));
    case EPSOM_RECORD_DOSE:
      return epsom_words_dose (epsom_record_as_dose (record));
    case EPSOM_RECORD_MEDICINE:
      return describe_medicine (epsom_record_as_medicine (record));
    case EPSOM_RECORD_DAY:
      return describe_day (epsom_record_as_day (record));
    case EPSOM_RECORD_RATING:
      return describe_rating (epsom_record_as_rating (record));
    case EPSOM_RECORD_LAB:
      return describe_lab (epsom_record_as_lab (record));
    default:
      g_return_val_if_reached (NULL);
    }
}
