/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-today-model.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-words.h"

#define DAY_SECONDS (24 * 60 * 60)
/* A local date lies within a day's length and the largest offset around its UTC midnight. */
#define DATE_MARGIN DAY_SECONDS
/* How far back one looks for what is taken again. */
#define REPEATABLE_DEPTH 400
/* Of the person's own symptoms, how many are offered. */
#define MAX_OWN_SYMPTOMS 5
#define SEPARATOR "  ·  "
#define FORGOTTEN_SECONDS DAY_SECONDS

GPtrArray *
epsom_today_find_ongoing (EpsomDiary *diary)
{
  GPtrArray *ongoing = g_ptr_array_new ();
  guint n;
  const EpsomRecord *const *episodes = epsom_diary_get (diary, EPSOM_RECORD_EPISODE, &n);

  for (guint i = n; i > 0; i--)
    if (!epsom_record_as_episode (episodes[i - 1])->has_end)
      g_ptr_array_add (ongoing, (gpointer) episodes[i - 1]);

  return ongoing;
}

gboolean
epsom_today_is_forgotten (gint64 last_sign, EpsomInstant now)
{
  return now.utc - last_sign > FORGOTTEN_SECONDS;
}

GPtrArray *
epsom_today_find_cards (EpsomDiary *diary, EpsomInstant now, guint max, guint *n_more)
{
  g_autoptr (GPtrArray) ongoing = epsom_today_find_ongoing (diary);
  GPtrArray *shown = g_ptr_array_new ();
  EpsomRecord *forgotten = NULL;

  for (guint i = 0; i < ongoing->len; i++)
    {
      EpsomRecord *record = g_ptr_array_index (ongoing, i);
      gint64 last_sign = epsom_diary_get_last_sign (diary, epsom_record_as_episode (record));

      if (!epsom_today_is_forgotten (last_sign, now) && shown->len < max)
        g_ptr_array_add (shown, record);
      else if (forgotten == NULL && epsom_today_is_forgotten (last_sign, now))
        forgotten = record;
    }
  if (forgotten != NULL)
    g_ptr_array_add (shown, forgotten);
  *n_more = ongoing->len - shown->len;

  return shown;
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  return epsom_record_compare (*(const EpsomRecord *const *) a, *(const EpsomRecord *const *) b);
}

GPtrArray *
epsom_today_find_taken (EpsomDiary *diary, const EpsomEpisode *episode, guint max, guint *before)
{
  const EpsomRecordKind kinds[] = { EPSOM_RECORD_DOSE, EPSOM_RECORD_MEDICINE };
  GPtrArray *taken = g_ptr_array_new ();
  guint total = 0;

  /* The latest of each kind are enough for the latest of both: an episode of years costs what one of hours does. */
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      guint end;
      const EpsomRecord *const *records = epsom_diary_get (diary, kinds[i], &end);
      guint first = epsom_diary_find_from (diary, kinds[i], episode->start.utc);

      if (episode->has_end)
        end = epsom_diary_find_from (diary, kinds[i], episode->end.utc + 1);
      total += end - first;
      for (guint j = MAX (first, end - MIN (end, max)); j < end; j++)
        g_ptr_array_add (taken, (gpointer) records[j]);
    }
  g_ptr_array_sort (taken, compare_records);
  if (taken->len > max)
    g_ptr_array_remove_range (taken, 0, taken->len - max);
  *before = total - taken->len;

  return taken;
}

static gboolean
is_same_dose (const EpsomDose *a, const EpsomDose *b)
{
  return a->route == b->route && a->minutes == b->minutes && a->salt == b->salt && a->amount == b->amount &&
         a->unit == b->unit && a->basis == b->basis && a->place == b->place;
}

static gboolean
is_same_medicine (const EpsomMedicine *a, const EpsomMedicine *b)
{
  return strcmp (a->name, b->name) == 0 && g_strcmp0 (a->strength, b->strength) == 0;
}

gboolean
epsom_today_is_same (const EpsomRecord *a, const EpsomRecord *b)
{
  if (a->kind != b->kind)
    return FALSE;

  return a->kind == EPSOM_RECORD_DOSE ? is_same_dose (epsom_record_as_dose (a), epsom_record_as_dose (b))
                                      : is_same_medicine (epsom_record_as_medicine (a), epsom_record_as_medicine (b));
}

/* Measured minutes differ from one infusion to the next; they are taken again as they last were. */
static gboolean
is_repeat (const EpsomRecord *a, const EpsomRecord *b)
{
  EpsomDose dose;

  if (a->kind != EPSOM_RECORD_DOSE || b->kind != EPSOM_RECORD_DOSE ||
      epsom_dose_get_method (epsom_record_as_dose (a)) != epsom_dose_get_method (epsom_record_as_dose (b)))
    return epsom_today_is_same (a, b);
  dose = *epsom_record_as_dose (b);
  dose.minutes = epsom_record_as_dose (a)->minutes;

  return is_same_dose (epsom_record_as_dose (a), &dose);
}

GPtrArray *
epsom_today_find_repeatable (EpsomDiary *diary, EpsomRecordKind kind, guint max)
{
  GPtrArray *found = g_ptr_array_new ();
  guint n;
  const EpsomRecord *const *records;

  g_return_val_if_fail (kind == EPSOM_RECORD_DOSE || kind == EPSOM_RECORD_MEDICINE, found);

  records = epsom_diary_get (diary, kind, &n);
  for (guint i = n; i > 0 && n - i < REPEATABLE_DEPTH && found->len < max; i--)
    {
      gboolean known = FALSE;

      for (guint j = 0; j < found->len && !known; j++)
        known = is_repeat (records[i - 1], g_ptr_array_index (found, j));
      if (!known)
        g_ptr_array_add (found, (gpointer) records[i - 1]);
    }

  return found;
}

GPtrArray *
epsom_today_find_own_symptoms (EpsomDiary *diary, guint max)
{
  GPtrArray *found = g_ptr_array_new ();
  guint n;
  const EpsomRecord *const *episodes = epsom_diary_get (diary, EPSOM_RECORD_EPISODE, &n);

  for (guint i = n; i > 0 && found->len < max; i--)
    {
      const char *symptom = epsom_record_as_episode (episodes[i - 1])->symptom;

      if (!epsom_words_is_known (EPSOM_WORDS_SYMPTOM, symptom) &&
          !g_ptr_array_find_with_equal_func (found, symptom, g_str_equal, NULL))
        g_ptr_array_add (found, (gpointer) symptom);
    }

  return found;
}

/* Adds @symptom of @all where it is one of them and not there yet. */
static void
take_symptom (GPtrArray *symptoms, const GPtrArray *all, const char *symptom, const char *const *hidden)
{
  if (g_ptr_array_find_with_equal_func ((GPtrArray *) all, symptom, g_str_equal, NULL) &&
      !g_ptr_array_find_with_equal_func (symptoms, symptom, g_str_equal, NULL) &&
      (hidden == NULL || !g_strv_contains (hidden, symptom)))
    g_ptr_array_add (symptoms, g_strdup (symptom));
}

GPtrArray *
epsom_today_arrange_symptoms (EpsomDiary *diary, const char *const *order, const char *const *hidden)
{
  const char *const *known = epsom_words_get (EPSOM_WORDS_SYMPTOM);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  GPtrArray *symptoms = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; known[i] != NULL; i++)
    g_ptr_array_add (all, (gpointer) known[i]);
  if (diary != NULL)
    {
      g_autoptr (GPtrArray) own = epsom_today_find_own_symptoms (diary, MAX_OWN_SYMPTOMS);

      g_ptr_array_extend (all, own, NULL, NULL);
    }
  for (gsize i = 0; order[i] != NULL; i++)
    take_symptom (symptoms, all, order[i], hidden);
  for (guint i = 0; i < all->len; i++)
    take_symptom (symptoms, all, g_ptr_array_index (all, i), hidden);

  return symptoms;
}

/* The range of @kind in which the records of @date lie. */
static guint
get_range (EpsomDiary *diary, EpsomRecordKind kind, EpsomDate date, guint *end)
{
  gint64 midnight = (gint64) date * DAY_SECONDS;

  *end = epsom_diary_find_from (diary, kind, midnight + DAY_SECONDS + DATE_MARGIN);

  return epsom_diary_find_from (diary, kind, midnight - DATE_MARGIN);
}

static void
add_records_of (EpsomDiary *diary, EpsomRecordKind kind, EpsomDate date, GArray *entries)
{
  guint n, end;
  const EpsomRecord *const *records = epsom_diary_get (diary, kind, &n);

  for (guint i = get_range (diary, kind, date, &end); i < end; i++)
    if (epsom_record_get_date (records[i]) == date)
      {
        gboolean timeless = kind == EPSOM_RECORD_DAY || kind == EPSOM_RECORD_RATING;
        EpsomTodayEntry entry = { records[i], timeless ? G_MININT64 : epsom_record_get_time (records[i]), FALSE };

        g_array_append_val (entries, entry);
      }
}

/* An episode that ends on @date may have begun at any time before. */
static void
add_ends (EpsomDiary *diary, EpsomDate date, GArray *entries)
{
  guint n, end;
  const EpsomRecord *const *episodes = epsom_diary_get (diary, EPSOM_RECORD_EPISODE, &n);

  get_range (diary, EPSOM_RECORD_EPISODE, date, &end);
  for (guint i = 0; i < end; i++)
    {
      const EpsomEpisode *episode = epsom_record_as_episode (episodes[i]);

      if (episode->has_end && epsom_instant_get_date (episode->end) == date)
        {
          EpsomTodayEntry entry = { episodes[i], episode->end.utc, TRUE };

          g_array_append_val (entries, entry);
        }
    }
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const EpsomTodayEntry *x = a, *y = b;

  if (x->time != y->time)
    return x->time < y->time ? 1 : -1;
  if (x->ended != y->ended)
    return x->ended ? -1 : 1;

  return epsom_record_compare (y->record, x->record);
}

GArray *
epsom_today_find_entries (EpsomDiary *diary, EpsomDate date)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (EpsomTodayEntry));

  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    add_records_of (diary, (EpsomRecordKind) kind, date, entries);
  add_ends (diary, date, entries);
  g_array_sort (entries, compare_entries);

  return entries;
}

const EpsomDay *
epsom_today_find_day (EpsomDiary *diary, EpsomDate date)
{
  guint n, end;
  const EpsomRecord *const *days = epsom_diary_get (diary, EPSOM_RECORD_DAY, &n);

  for (guint i = get_range (diary, EPSOM_RECORD_DAY, date, &end); i < end; i++)
    if (epsom_record_get_date (days[i]) == date)
      return epsom_record_as_day (days[i]);

  return NULL;
}

const EpsomRating *
epsom_today_find_rating (EpsomDiary *diary, EpsomDate date, const char *symptom)
{
  guint n, end;
  const EpsomRecord *const *ratings = epsom_diary_get (diary, EPSOM_RECORD_RATING, &n);

  for (guint i = get_range (diary, EPSOM_RECORD_RATING, date, &end); i < end; i++)
    {
      const EpsomRating *rating = epsom_record_as_rating (ratings[i]);

      if (rating->date == date && g_str_equal (rating->symptom, symptom))
        return rating;
    }

  return NULL;
}

static void
append_ratings (GString *text, EpsomDiary *diary, EpsomDate date)
{
  guint n, end;
  const EpsomRecord *const *ratings = epsom_diary_get (diary, EPSOM_RECORD_RATING, &n);

  for (guint i = get_range (diary, EPSOM_RECORD_RATING, date, &end); i < end; i++)
    {
      const EpsomRating *rating = epsom_record_as_rating (ratings[i]);

      if (rating->date != date)
        continue;
      if (text->len > 0)
        g_string_append (text, SEPARATOR);
      /* Translators: a symptom, a severity from 0 to 10 and its word. */
      g_string_append_printf (text, _ ("%s %d, %s"), epsom_words_symptom (rating->symptom), rating->severity,
                              epsom_words_severity (rating->severity));
    }
}

char *
epsom_today_describe_day (EpsomDiary *diary, EpsomDate date)
{
  const EpsomDay *day = epsom_today_find_day (diary, date);
  g_autoptr (GString) text = g_string_new (NULL);

  if (day != NULL && day->bleeding != EPSOM_BLEEDING_UNKNOWN)
    {
      g_autofree char *words = epsom_words_record (&day->record);

      g_string_append (text, words);
    }
  append_ratings (text, diary, date);
  if (day != NULL && text->len == 0)
    {
      g_autofree char *words = epsom_words_record (&day->record);

      g_string_append (text, epsom_today_has_symptom (diary, date) ? words : _ ("No symptoms"));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
has_rating (EpsomDiary *diary, EpsomDate date)
{
  guint n, end;
  const EpsomRecord *const *ratings = epsom_diary_get (diary, EPSOM_RECORD_RATING, &n);

  for (guint i = get_range (diary, EPSOM_RECORD_RATING, date, &end); i < end; i++)
    if (epsom_record_get_date (ratings[i]) == date && epsom_record_as_rating (ratings[i])->severity > 0)
      return TRUE;

  return FALSE;
}

gboolean
epsom_today_has_symptom (EpsomDiary *diary, EpsomDate date)
{
  guint n, end;
  const EpsomRecord *const *episodes = epsom_diary_get (diary, EPSOM_RECORD_EPISODE, &n);

  get_range (diary, EPSOM_RECORD_EPISODE, date, &end);
  for (guint i = 0; i < end; i++)
    {
      const EpsomEpisode *episode = epsom_record_as_episode (episodes[i]);

      if (epsom_instant_get_date (episode->start) <= date &&
          (!episode->has_end || epsom_instant_get_date (episode->end) >= date))
        return TRUE;
    }

  return has_rating (diary, date);
}
