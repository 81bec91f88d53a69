/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-presets.h"

#include "epsom-chips.h"
#include "epsom-episode-options.h"
#include "epsom-words.h"

void
epsom_presets_set_now (EpsomForm *form, EpsomField field, gboolean date_only)
{
  EpsomInstant now = epsom_instant_now ();
  char text[EPSOM_INSTANT_STRING_SIZE];

  if (date_only)
    epsom_form_set (form, field, epsom_date_to_string (epsom_instant_get_date (now), text));
  else
    epsom_form_set (form, field, epsom_instant_to_string (now, text));
}

void
epsom_presets_copy (EpsomForm *form, const EpsomRecord *record, const EpsomField *fields, gsize n_fields)
{
  EpsomRow row;

  epsom_record_to_cells (record, &row);
  for (gsize i = 0; i < n_fields; i++)
    if (!epsom_form_is_touched (form, fields[i]))
      epsom_form_set (form, fields[i], row.cells.text[fields[i]]);
}

const EpsomRecord *
epsom_presets_find_last (EpsomDiary *diary, EpsomRecordKind kind, EpsomRecordMatch match, gconstpointer user_data)
{
  guint n;
  const EpsomRecord *const *records = epsom_diary_get (diary, kind, &n);

  for (guint i = n; i > 0; i--)
    if (match == NULL || match (records[i - 1], user_data))
      return records[i - 1];

  return NULL;
}

void
epsom_presets_offer_symptoms (EpsomForm *form)
{
  EpsomChips *chips = EPSOM_CHIPS (epsom_form_get_child (form, EPSOM_FIELD_SYMPTOM));
  g_auto (GStrv) symptoms = epsom_diary_list_symptoms (epsom_form_get_diary (form));

  epsom_chips_add_words (chips, EPSOM_WORDS_SYMPTOM, (const char *const *) symptoms);
}

void
epsom_presets_offer_episodes (EpsomForm *form)
{
  EpsomInstant at = epsom_instant_now ();

  epsom_form_get_instant (form, EPSOM_FIELD_AT, &at);
  epsom_episode_options_offer (EPSOM_CHOICE (epsom_form_get_child (form, EPSOM_FIELD_EPISODE)),
                               epsom_form_get_diary (form), at, epsom_form_get (form, EPSOM_FIELD_EPISODE));
}
