/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-attacks.h"

#define SECONDS_PER_HOUR (60 * 60)

/* UTC seconds. One that was never closed does not swallow the attacks of later years. */
static gint64
get_over (EpsomDiary *diary, const EpsomEpisode *episode)
{
  return episode->has_end ? episode->end.utc : epsom_diary_get_last_sign (diary, episode);
}

guint
epsom_attacks_count (EpsomDiary *diary, const char *symptom, EpsomDate first, EpsomDate last, guint hours)
{
  gboolean any = FALSE, counted = FALSE;
  gint64 over = 0;
  guint n, attacks = 0;
  const EpsomRecord *const *records = epsom_diary_get (diary, EPSOM_RECORD_EPISODE, &n);

  for (guint i = 0; i < n; i++)
    {
      const EpsomEpisode *episode = epsom_record_as_episode (records[i]);
      const EpsomDate date = epsom_record_get_date (records[i]);

      if (!g_str_equal (episode->symptom, symptom))
        continue;
      if (!any || hours == 0 || episode->start.utc - over > (gint64) hours * SECONDS_PER_HOUR)
        counted = FALSE;
      over = any ? MAX (over, get_over (diary, episode)) : get_over (diary, episode);
      any = TRUE;
      if (counted || date < first || date > last)
        continue;
      counted = TRUE;
      attacks++;
    }
  return attacks;
}
