/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-today-acts.h"

EpsomInstant
epsom_today_get_instant (gint64 seconds)
{
  EpsomInstant now = epsom_instant_now ();

  return seconds == 0 ? now : epsom_instant_in_zone (now.utc - seconds, NULL);
}

EpsomRecord *
epsom_today_begin (const char *symptom, EpsomInstant at, GError **error)
{
  const EpsomEpisode draft = {
    .record = { .kind = EPSOM_RECORD_EPISODE, .id = epsom_uuid_random () },
    .start = at,
    .symptom = symptom,
  };

  return epsom_record_new (&draft.record, error);
}

EpsomRecord *
epsom_today_rate (const EpsomUuid *episode, int severity, EpsomInstant at, GError **error)
{
  const EpsomReading draft = {
    .record = { .kind = EPSOM_RECORD_READING, .id = epsom_uuid_random () },
    .episode = *episode,
    .at = at,
    .severity = severity,
  };

  return epsom_record_new (&draft.record, error);
}

EpsomRecord *
epsom_today_end (const EpsomEpisode *episode, EpsomInstant at, GError **error)
{
  EpsomEpisode draft = *episode;

  draft.end = at;
  draft.has_end = TRUE;

  return epsom_record_new (&draft.record, error);
}

EpsomRecord *
epsom_today_begin_at (const EpsomEpisode *episode, EpsomInstant at, GError **error)
{
  EpsomEpisode draft = *episode;

  draft.start = at;

  return epsom_record_new (&draft.record, error);
}

static EpsomRecord *
repeat_dose (const EpsomDose *dose, EpsomInstant at, GError **error)
{
  EpsomDose draft = *dose;

  draft.record.id = epsom_uuid_random ();
  draft.record.note = NULL;
  draft.episode = (EpsomUuid){ { 0 } };
  draft.features = NULL;
  draft.at = at;

  return epsom_record_new (&draft.record, error);
}

static EpsomRecord *
repeat_medicine (const EpsomMedicine *medicine, EpsomInstant at, GError **error)
{
  EpsomMedicine draft = *medicine;

  draft.record.id = epsom_uuid_random ();
  draft.record.note = NULL;
  draft.episode = (EpsomUuid){ { 0 } };
  draft.at = at;

  return epsom_record_new (&draft.record, error);
}

EpsomRecord *
epsom_today_repeat (const EpsomRecord *record, EpsomInstant at, GError **error)
{
  return record->kind == EPSOM_RECORD_DOSE ? repeat_dose (epsom_record_as_dose (record), at, error)
                                           : repeat_medicine (epsom_record_as_medicine (record), at, error);
}

EpsomRecord *
epsom_today_note_day (const EpsomDay *day, EpsomDate date, EpsomBleeding bleeding, GError **error)
{
  EpsomDay draft = { .record = { .kind = EPSOM_RECORD_DAY, .id = epsom_uuid_random () }, .date = date };

  if (day != NULL)
    draft = *day;
  draft.bleeding = bleeding;

  return epsom_record_new (&draft.record, error);
}

EpsomRecord *
epsom_today_rate_day (const EpsomRating *rating, EpsomDate date, const char *symptom, int severity, GError **error)
{
  EpsomRating draft = {
    .record = { .kind = EPSOM_RECORD_RATING, .id = epsom_uuid_random () },
    .date = date,
    .symptom = symptom,
  };

  if (rating != NULL)
    draft = *rating;
  draft.severity = severity;

  return epsom_record_new (&draft.record, error);
}
