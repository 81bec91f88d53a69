/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-reading-form.h"

#include <glib/gi18n-lib.h>

#include "epsom-chips.h"
#include "epsom-episode-options.h"
#include "epsom-presets.h"

struct _EpsomReadingForm {
  EpsomForm parent_instance;
};

G_DEFINE_FINAL_TYPE (EpsomReadingForm, epsom_reading_form, EPSOM_TYPE_FORM)

static void
preset (EpsomForm *form)
{
  const EpsomRecord *ongoing = epsom_episode_options_find_ongoing (epsom_form_get_diary (form), epsom_instant_now ());

  epsom_presets_set_now (form, EPSOM_FIELD_AT, FALSE);
  if (ongoing != NULL)
    {
      char text[EPSOM_UUID_STRING_SIZE];

      epsom_form_set (form, EPSOM_FIELD_EPISODE, epsom_uuid_to_string (&ongoing->id, text));
    }
}

static void
epsom_reading_form_prepare (EpsomForm *form)
{
  guint n;

  epsom_presets_offer_episodes (form);
  epsom_chips_add_words (EPSOM_CHIPS (epsom_form_get_child (form, EPSOM_FIELD_FEATURES)), EPSOM_WORDS_READING_FEATURE,
                         epsom_words_get (EPSOM_WORDS_READING_FEATURE));
  if (epsom_form_is_new (form))
    preset (form);

  epsom_diary_get (epsom_form_get_diary (form), EPSOM_RECORD_EPISODE, &n);
  if (n == 0)
    epsom_form_row_set_hint (epsom_form_get_row (form, EPSOM_FIELD_EPISODE),
                             _ ("A reading belongs to an episode: add the episode first."));
}

static void
epsom_reading_form_update (EpsomForm *form, int field)
{
  if (field == EPSOM_FIELD_AT)
    epsom_presets_offer_episodes (form);
}

static void
epsom_reading_form_class_init (EpsomReadingFormClass *klass)
{
  EPSOM_FORM_CLASS (klass)->prepare = epsom_reading_form_prepare;
  EPSOM_FORM_CLASS (klass)->update = epsom_reading_form_update;
}

static void
epsom_reading_form_init (EpsomReadingForm *self)
{
}
