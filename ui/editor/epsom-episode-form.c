/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-episode-form.h"

#include <glib/gi18n-lib.h>

#include "epsom-chart-card.h"
#include "epsom-chips.h"
#include "epsom-course.h"
#include "epsom-end-row.h"
#include "epsom-presets.h"
#include "epsom-ui.h"
#include "epsom-words.h"

/* An end that is suggested for one that began longer ago than this would hardly be right. */
#define LIKELY_SECONDS (72 * 3600)

struct _EpsomEpisodeForm {
  EpsomForm parent_instance;

  GtkWidget *course;
};

G_DEFINE_FINAL_TYPE (EpsomEpisodeForm, epsom_episode_form, EPSOM_TYPE_FORM)

/* The features that are asked of each symptom; those of a migraine are the criteria of ICHD-3 1.1 and the aura of 1.2.
 */
static const struct {
  const char *symptom;
  const char *features[10];
} asked[] = {
  { "migraine",
    { "aura", "unilateral", "pulsating", "worse-with-activity", "nausea", "vomiting", "photophobia", "phonophobia",
      "woke-from-sleep", NULL } },
  { "cramp", { "calf", "foot", "thigh", "hand", "woke-from-sleep", NULL } },
  { "pms", { "low-mood", "irritability", "anxiety", "fatigue", "bloating", "breast-tenderness", NULL } },
  { "brain-fog", { "fatigue", "dizziness", "low-mood", NULL } },
  { "palpitations",
    { "racing", "skipped-beats", "dizziness", "breathlessness", "chest-pain", "fainting", "woke-from-sleep", NULL } },
};

static const char *const *
find_features (const char *symptom)
{
  static const char *const none[] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    if (g_str_equal (asked[i].symptom, symptom))
      return asked[i].features;

  return none;
}

/* Asked once there is a symptom. */
static void
offer_features (EpsomForm *form)
{
  EpsomChips *chips = EPSOM_CHIPS (epsom_form_get_child (form, EPSOM_FIELD_FEATURES));

  epsom_chips_clear (chips);
  epsom_chips_add_words (chips, EPSOM_WORDS_EPISODE_FEATURE,
                         find_features (epsom_form_get (form, EPSOM_FIELD_SYMPTOM)));
  gtk_widget_set_visible (GTK_WIDGET (epsom_form_get_row (form, EPSOM_FIELD_FEATURES)),
                          *epsom_form_get (form, EPSOM_FIELD_SYMPTOM) != '\0');
}

static void
suggest_end (EpsomForm *form)
{
  EpsomInstant now = epsom_instant_now ();
  EpsomInstant start;

  if (!epsom_form_get_instant (form, EPSOM_FIELD_AT, &start))
    return;

  epsom_end_row_suggest (EPSOM_END_ROW (epsom_form_get_child (form, EPSOM_FIELD_END)),
                         now.utc >= start.utc && now.utc - start.utc <= LIKELY_SECONDS ? now : start);
}

/* What was read and taken so far, as it is in @diary. */
static void
show_course (GtkWidget *card, const EpsomUuid *id, EpsomDiary *diary)
{
  const EpsomRecord *record = epsom_diary_lookup (diary, id);
  g_auto (EpsomCourse) course = { 0 };
  g_autoptr (EpsomResponse) response = NULL;
  EpsomQuery query;

  if (record != NULL)
    epsom_course_init (&course, diary, epsom_record_as_episode (record));
  gtk_widget_set_visible (card, course.n_readings > 0 || course.n_taken > 0);
  if (!gtk_widget_get_visible (card))
    return;

  query = (EpsomQuery){
    .symptom = epsom_record_as_episode (record)->symptom,
    .from = EPSOM_DATE_NONE,
    .to = EPSOM_DATE_NONE,
    .as_of = epsom_instant_now (),
    .episode = record->id,
  };
  response = epsom_response_new_of_treatments (diary, &query);
  epsom_chart_card_set_response (EPSOM_CHART_CARD (card), response);
}

static void
changed_cb (EpsomForm *form, GPtrArray *changes G_GNUC_UNUSED, EpsomStore *store)
{
  show_course (EPSOM_EPISODE_FORM (form)->course, &epsom_form_get_record (form)->id, epsom_store_get_diary (store));
}

/* What is opened from the course may be changed there. */
static void
follow (EpsomForm *form)
{
  EpsomStore *store = epsom_ui_get_store (GTK_WIDGET (form));

  if (store == NULL)
    return;
  g_signal_handlers_disconnect_by_func (store, changed_cb, form);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), form, G_CONNECT_SWAPPED);
}

static void
prepare_course (EpsomForm *form)
{
  const EpsomRecord *record = epsom_form_get_record (form);

  EPSOM_EPISODE_FORM (form)->course = GTK_WIDGET (epsom_form_get_object (form, "course"));
  if (record == NULL)
    return;
  show_course (EPSOM_EPISODE_FORM (form)->course, &record->id, epsom_form_get_diary (form));
  g_signal_connect (form, "map", G_CALLBACK (follow), NULL);
}

static void
epsom_episode_form_prepare (EpsomForm *form)
{
  prepare_course (form);
  epsom_presets_offer_symptoms (form);
  epsom_chips_add_words (EPSOM_CHIPS (epsom_form_get_child (form, EPSOM_FIELD_TRIGGERS)), EPSOM_WORDS_TRIGGER,
                         epsom_words_get (EPSOM_WORDS_TRIGGER));
  if (epsom_form_is_new (form))
    epsom_presets_set_now (form, EPSOM_FIELD_AT, FALSE);
}

static void
epsom_episode_form_update (EpsomForm *form, int field)
{
  if (field == EPSOM_FIELD_SYMPTOM || field < 0)
    offer_features (form);
  if (field == EPSOM_FIELD_AT || field < 0)
    suggest_end (form);
}

static void
epsom_episode_form_class_init (EpsomEpisodeFormClass *klass)
{
  EPSOM_FORM_CLASS (klass)->prepare = epsom_episode_form_prepare;
  EPSOM_FORM_CLASS (klass)->update = epsom_episode_form_update;
}

static void
epsom_episode_form_init (EpsomEpisodeForm *self)
{
}
