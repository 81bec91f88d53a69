/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-course.h"

#include "epsom-spells.h"

/* What names the episode is linked to it up to its end, that included; what names none only before. */
static gboolean
is_linked (const EpsomRecord *record, const EpsomCourse *course, gint64 reach)
{
  const EpsomEpisode *episode = course->episode;
  const EpsomUuid named = epsom_record_get_episode (record);
  const gint64 time = epsom_record_get_time (record);

  if (time < episode->start.utc)
    return FALSE;
  if (epsom_uuid_is_null (&named))
    return time <= reach;
  return epsom_uuid_equal (&named, &episode->record.id) && (!episode->has_end || time <= episode->end.utc);
}

static gint64
get_reach (const EpsomCourse *course)
{
  const EpsomEpisode *episode = course->episode;

  if (episode->has_end)
    return episode->end.utc - 1;
  if (course->n_readings == 0)
    return episode->start.utc + EPSOM_OPEN_REACH;
  return MAX (episode->start.utc, epsom_record_get_time (course->readings[course->n_readings - 1])) + EPSOM_OPEN_REACH;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return epsom_record_compare (*(const EpsomRecord *const *) a, *(const EpsomRecord *const *) b);
}

void
epsom_course_init (EpsomCourse *course, EpsomDiary *diary, const EpsomEpisode *episode)
{
  epsom_course_init_since (course, diary, episode, episode->start.utc);
}

void
epsom_course_init_since (EpsomCourse *course, EpsomDiary *diary, const EpsomEpisode *episode, gint64 since)
{
  epsom_course_init_between (course, diary, episode, since, G_MAXINT64);
}

void
epsom_course_init_between (EpsomCourse *course,
                           EpsomDiary *diary,
                           const EpsomEpisode *episode,
                           gint64 since,
                           gint64 until)
{
  static const EpsomRecordKind kinds[] = { EPSOM_RECORD_DOSE, EPSOM_RECORD_MEDICINE };
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();

  *course = (EpsomCourse){ .episode = episode };
  course->readings = epsom_diary_get_readings (diary, &episode->record.id, &course->n_readings);
  const gint64 reach = get_reach (course);
  const gint64 last = MIN (until, episode->has_end ? episode->end.utc : G_MAXINT64);

  for (gsize kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    {
      guint n;
      const EpsomRecord *const *records = epsom_diary_get (diary, kinds[kind], &n);
      for (guint i = epsom_diary_find_from (diary, kinds[kind], MAX (since, episode->start.utc)); i < n; i++)
        {
          if (epsom_record_get_time (records[i]) > last)
            break;
          if (is_linked (records[i], course, reach))
            g_ptr_array_add (taken, (gpointer) records[i]);
        }
    }
  g_ptr_array_sort (taken, compare);
  course->n_taken = taken->len;
  course->taken = (const EpsomRecord **) g_ptr_array_steal (taken, NULL);
}

void
epsom_course_clear (EpsomCourse *course)
{
  g_clear_pointer (&course->taken, g_free);
}

static gboolean
is_asked_for (const EpsomQuery *query, const EpsomEpisode *episode)
{
  return g_str_equal (episode->symptom, query->symptom) && episode->start.utc <= query->as_of.utc &&
         epsom_date_is_within (epsom_instant_get_date (episode->start), query->from, query->to);
}

const EpsomEpisode *
epsom_course_find_episode (EpsomDiary *diary, const EpsomQuery *query)
{
  guint n;
  const EpsomRecord *const *episodes = epsom_diary_get (diary, EPSOM_RECORD_EPISODE, &n);

  if (!epsom_uuid_is_null (&query->episode))
    {
      const EpsomRecord *record = epsom_diary_lookup (diary, &query->episode);
      return record != NULL && record->kind == EPSOM_RECORD_EPISODE ? epsom_record_as_episode (record) : NULL;
    }
  for (guint i = n; i-- > 0;)
    if (is_asked_for (query, epsom_record_as_episode (episodes[i])))
      return epsom_record_as_episode (episodes[i]);
  return NULL;
}
