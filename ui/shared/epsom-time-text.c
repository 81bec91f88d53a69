/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-time-text.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#define MAX_NUMBERS 3
#define MAX_WORDS 3
/* Shorter words are particles such as "de" or "st", and are passed over where they name nothing. */
#define PARTICLE_LENGTH 2
#define PREFIX_LENGTH 3

typedef struct {
  int value;
  int digits;
} Number;

typedef struct {
  Number numbers[MAX_NUMBERS];
  int n_numbers;
  char *words[MAX_WORDS]; /* case folded */
  int n_words;
} Tokens;

static void
tokens_clear (Tokens *tokens)
{
  for (int i = 0; i < tokens->n_words; i++)
    g_free (tokens->words[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tokens, tokens_clear)

static gboolean
take_number (Tokens *tokens, const char **text)
{
  Number number = { 0 };

  while (g_unichar_isdigit (g_utf8_get_char (*text)))
    {
      if (++number.digits > 6)
        return FALSE;
      number.value = number.value * 10 + g_unichar_digit_value (g_utf8_get_char (*text));
      *text = g_utf8_next_char (*text);
    }

  if (tokens->n_numbers == MAX_NUMBERS)
    return FALSE;
  tokens->numbers[tokens->n_numbers++] = number;

  return TRUE;
}

static gboolean
take_word (Tokens *tokens, const char **text)
{
  const char *start = *text;

  /* Dots are part of a word, as in "a.m."; those at its end are not. */
  while (g_unichar_isalpha (g_utf8_get_char (*text)) || g_unichar_ismark (g_utf8_get_char (*text)) ||
         (**text == '.' && g_unichar_isalpha (g_utf8_get_char (*text + 1))))
    *text = g_utf8_next_char (*text);

  if (tokens->n_words == MAX_WORDS)
    return FALSE;
  tokens->words[tokens->n_words++] = g_utf8_casefold (start, *text - start);

  return TRUE;
}

/* Splits @text into numbers and words; what stands between them is passed over. */
static gboolean
tokenize (const char *text, Tokens *tokens)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;

  while (*text != '\0')
    {
      gunichar character = g_utf8_get_char (text);

      if (g_unichar_isdigit (character))
        {
          if (!take_number (tokens, &text))
            return FALSE;
        }
      else if (g_unichar_isalpha (character))
        {
          if (!take_word (tokens, &text))
            return FALSE;
        }
      else
        {
          text = g_utf8_next_char (text);
        }
    }

  return TRUE;
}

/* Whether @word is @name, or its beginning where it is long enough to tell. */
static gboolean
names (const char *word, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  gsize length = strlen (folded);

  if (length > 0 && folded[length - 1] == '.')
    folded[length - 1] = '\0';

  return strcmp (word, folded) == 0 || (g_utf8_strlen (word, -1) >= PREFIX_LENGTH && g_str_has_prefix (folded, word));
}

/* The place of @word among @n names of the locale from each of @items on, or -1. */
static int
find_name (const char *word, const nl_item *items, int n)
{
  for (int i = 0; items[i] != 0; i++)
    for (int j = 0; j < n; j++)
      if (names (word, nl_langinfo (items[i] + j)))
        return j;

  return -1;
}

static int
find_month (const char *word)
{
  static const nl_item items[] = { MON_1, ABMON_1, ALTMON_1, 0 };

  return find_name (word, items, 12);
}

/* 0: Sunday. */
static int
find_weekday (const char *word)
{
  static const nl_item items[] = { DAY_1, ABDAY_1, 0 };

  return find_name (word, items, 7);
}

static int
get_year (EpsomDate date)
{
  int year, month, day;

  epsom_date_to_ymd (date, &year, &month, &day);

  return year;
}

static EpsomDate
find_latest (int month, int day, EpsomDate today)
{
  int year = get_year (today) + 1;

  /* Eight years reach back to a 29 February from anywhere. */
  for (int i = 0; i <= 9; i++)
    {
      EpsomDate date = epsom_date_from_ymd (year - i, month, day);

      if (date != EPSOM_DATE_NONE && date <= today + 1)
        return date;
    }

  return EPSOM_DATE_NONE;
}

static int
expand_year (Number number, EpsomDate today)
{
  int century = get_year (today) / 100 * 100;

  if (number.digits > 2)
    return number.value;

  return century + number.value <= get_year (today) + 1 ? century + number.value : century - 100 + number.value;
}

/* The order of year, month and day in the locale's short dates: where each stands among the numbers. */
static void
get_order (int *year, int *month, int *day)
{
  const char *format = nl_langinfo (D_FMT);
  int place = 0;

  *day = 0;
  *month = 1;
  *year = 2;
  for (const char *at = strchr (format, '%'); at != NULL && at[1] != '\0'; at = strchr (at + 2, '%'))
    {
      const char *letter = at + 1 + strspn (at + 1, "-_0EO");

      switch (*letter)
        {
        case 'd':
        case 'e':
          *day = place++;
          break;
        case 'm':
        case 'b':
        case 'B':
          *month = place++;
          break;
        case 'y':
        case 'Y':
          *year = place++;
          break;
        case 'D':
          *month = 0;
          *day = 1;
          return;
        case 'F':
          *year = 0;
          *month = 1;
          *day = 2;
          return;
        default:
          break;
        }
    }
}

static EpsomDate
date_from_numbers (const Number *numbers, int n, EpsomDate today)
{
  int year, month, day;

  if (n == 3 && numbers[0].digits == 4)
    return epsom_date_from_ymd (numbers[0].value, numbers[1].value, numbers[2].value);

  get_order (&year, &month, &day);
  if (n == 3)
    return epsom_date_from_ymd (expand_year (numbers[year], today), numbers[month].value, numbers[day].value);
  if (n == 2)
    return find_latest (numbers[day < month ? 1 : 0].value, numbers[day < month ? 0 : 1].value, today);

  return EPSOM_DATE_NONE;
}

static EpsomDate
date_from_month (int month, const Number *numbers, int n, EpsomDate today)
{
  if (n == 1)
    return find_latest (month, numbers[0].value, today);
  if (n == 2 && numbers[0].digits > 2)
    return epsom_date_from_ymd (numbers[0].value, month, numbers[1].value);
  if (n == 2)
    return epsom_date_from_ymd (expand_year (numbers[1], today), month, numbers[0].value);

  return EPSOM_DATE_NONE;
}

static EpsomDate
date_from_weekday (int weekday, EpsomDate today)
{
  /* 1970-01-01 was a Thursday. */
  int now = ((today + 4) % 7 + 7) % 7;

  return today - (now - weekday + 7) % 7;
}

static gboolean
is_word (const char *word, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return strcmp (word, folded) == 0;
}

/* Which month and weekday, from 0, @tokens name; -1 where none. A word that may be either ("mar" in Spanish) is the
 * month where there are numbers and no other word names one. Returns: FALSE where a word names nothing. */
static gboolean
find_names (const Tokens *tokens, int *month, int *weekday)
{
  const char *ambiguous = NULL;

  *month = *weekday = -1;
  for (int i = 0; i < tokens->n_words; i++)
    {
      const char *word = tokens->words[i];
      int as_month = find_month (word);
      int as_weekday = find_weekday (word);

      if (as_month >= 0 && as_weekday >= 0)
        ambiguous = word;
      else if (as_month >= 0)
        *month = as_month;
      else if (as_weekday >= 0)
        *weekday = as_weekday;
      else if (g_utf8_strlen (word, -1) > PARTICLE_LENGTH)
        return FALSE;
    }

  if (ambiguous != NULL && *month < 0 && tokens->n_numbers > 0)
    *month = find_month (ambiguous);
  else if (ambiguous != NULL && *weekday < 0)
    *weekday = find_weekday (ambiguous);

  return TRUE;
}

static EpsomDate
date_from_tokens (const Tokens *tokens, EpsomDate today)
{
  int month, weekday;

  if (tokens->n_numbers == 0 && tokens->n_words == 1 && is_word (tokens->words[0], _ ("today")))
    return today;
  if (tokens->n_numbers == 0 && tokens->n_words == 1 && is_word (tokens->words[0], _ ("yesterday")))
    return today - 1;
  if (!find_names (tokens, &month, &weekday))
    return EPSOM_DATE_NONE;

  if (month >= 0)
    return date_from_month (month + 1, tokens->numbers, tokens->n_numbers, today);
  if (tokens->n_numbers > 0)
    return date_from_numbers (tokens->numbers, tokens->n_numbers, today);
  if (weekday >= 0)
    return date_from_weekday (weekday, today);

  return EPSOM_DATE_NONE;
}

gboolean
epsom_time_text_parse_date (const char *text, EpsomDate today, EpsomDate *date)
{
  g_auto (Tokens) tokens = { 0 };
  EpsomDate found;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  if (!tokenize (text, &tokens))
    return FALSE;

  found = date_from_tokens (&tokens, today);
  if (found == EPSOM_DATE_NONE)
    return FALSE;

  *date = found;

  return TRUE;
}

/* 0: before noon, 1: after it, -1: @word says neither. */
static int
find_half (const char *word)
{
  if (strcmp (word, "am") == 0 || strcmp (word, "a.m") == 0 || strcmp (word, "a") == 0 ||
      is_word (word, nl_langinfo (AM_STR)))
    return 0;
  if (strcmp (word, "pm") == 0 || strcmp (word, "p.m") == 0 || strcmp (word, "p") == 0 ||
      is_word (word, nl_langinfo (PM_STR)))
    return 1;

  return -1;
}

/* "905" and "0905" as one number; otherwise hours, minutes and seconds apart. */
static gboolean
split_time (const Tokens *tokens, int parts[3])
{
  const Number *numbers = tokens->numbers;

  if (tokens->n_numbers == 0)
    return FALSE;

  if (tokens->n_numbers == 1 && (numbers[0].digits == 3 || numbers[0].digits == 4))
    {
      parts[0] = numbers[0].value / 100;
      parts[1] = numbers[0].value % 100;
      return TRUE;
    }

  for (int i = 0; i < tokens->n_numbers; i++)
    {
      if (numbers[i].digits > 2 || (i > 0 && numbers[i].digits != 2))
        return FALSE;
      parts[i] = numbers[i].value;
    }

  return TRUE;
}

gboolean
epsom_time_text_parse_time (const char *text, int *seconds)
{
  g_auto (Tokens) tokens = { 0 };
  int parts[3] = { 0 };
  int half = -1;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (seconds != NULL, FALSE);

  if (strchr (text, '-') != NULL || !tokenize (text, &tokens) || !split_time (&tokens, parts))
    return FALSE;

  for (int i = 0; i < tokens.n_words; i++)
    {
      int found = find_half (tokens.words[i]);

      if (found >= 0 && half < 0)
        half = found;
      else if (strcmp (tokens.words[i], "h") != 0)
        return FALSE;
    }

  if (half >= 0)
    {
      if (parts[0] < 1 || parts[0] > 12)
        return FALSE;
      parts[0] = parts[0] % 12 + 12 * half;
    }
  if (parts[0] > 23 || parts[1] > 59 || parts[2] > 59)
    return FALSE;

  *seconds = (parts[0] * 60 + parts[1]) * 60 + parts[2];

  return TRUE;
}
