/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-episode-options.h"

#include <glib/gi18n-lib.h>

#include "epsom-ui.h"
#include "epsom-words.h"

/* How many episodes that began before and after the time are offered. */
#define N_BEFORE 20
#define N_AFTER 4

char *
epsom_episode_options_describe (const EpsomEpisode *episode)
{
  const char *symptom = epsom_words_symptom (episode->symptom);
  g_autofree char *date = epsom_ui_format_date (epsom_instant_get_date (episode->start));
  g_autofree char *start = epsom_ui_format_time (episode->start);
  g_autofree char *end_date = NULL;
  g_autofree char *end = NULL;

  if (!episode->has_end)
    /* Translators: an episode that goes on: symptom, date and time of its start. */
    return g_strdup_printf (_ ("%s, since %s, %s"), symptom, date, start);

  end = epsom_ui_format_time (episode->end);
  if (epsom_instant_get_date (episode->start) == epsom_instant_get_date (episode->end))
    /* Translators: an episode within a day: symptom, date, times of its start and end. */
    return g_strdup_printf (_ ("%s, %s, %s to %s"), symptom, date, start, end);

  end_date = epsom_ui_format_date (epsom_instant_get_date (episode->end));
  /* Translators: an episode: symptom, date and time of its start, date and time of its end. */
  return g_strdup_printf (_ ("%s, %s, %s to %s, %s"), symptom, date, start, end_date, end);
}

typedef struct {
  GPtrArray *values;
  GPtrArray *labels;
} Options;

static void
add_option (Options *options, const EpsomRecord *record)
{
  char text[EPSOM_UUID_STRING_SIZE];

  g_ptr_array_add (options->values, g_strdup (epsom_uuid_to_string (&record->id, text)));
  g_ptr_array_add (options->labels, epsom_episode_options_describe (epsom_record_as_episode (record)));
}

static void
add_chosen (Options *options, EpsomDiary *diary, const char *chosen)
{
  const EpsomRecord *record;
  EpsomUuid id;

  if (!epsom_uuid_parse (chosen, &id) || g_ptr_array_find_with_equal_func (options->values, chosen, g_str_equal, NULL))
    return;

  record = epsom_diary_lookup (diary, &id);
  if (record != NULL && record->kind == EPSOM_RECORD_EPISODE)
    add_option (options, record);
}

void
epsom_episode_options_offer (EpsomChoice *choice, EpsomDiary *diary, EpsomInstant at, const char *chosen)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  Options options = { values, labels };
  guint n;
  const EpsomRecord *const *episodes = epsom_diary_get (diary, EPSOM_RECORD_EPISODE, &n);
  guint after = epsom_diary_find_from (diary, EPSOM_RECORD_EPISODE, at.utc + 1);
  guint first = after > N_BEFORE ? after - N_BEFORE : 0;

  for (guint i = MIN (after + N_AFTER, n); i > first; i--)
    add_option (&options, episodes[i - 1]);
  add_chosen (&options, diary, chosen);

  epsom_choice_set_options (choice, (const char *const *) values->pdata, (const char *const *) labels->pdata,
                            values->len);
}

const EpsomRecord *
epsom_episode_options_find_ongoing (EpsomDiary *diary, EpsomInstant at)
{
  guint n;
  const EpsomRecord *const *episodes = epsom_diary_get (diary, EPSOM_RECORD_EPISODE, &n);

  for (guint i = epsom_diary_find_from (diary, EPSOM_RECORD_EPISODE, at.utc + 1); i > 0; i--)
    if (!epsom_record_as_episode (episodes[i - 1])->has_end)
      return episodes[i - 1];

  return NULL;
}
