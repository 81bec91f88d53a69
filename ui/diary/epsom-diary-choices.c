/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-diary-choices.h"

#include <glib/gi18n-lib.h>

#include "epsom-chips.h"
#include "epsom-words.h"

/* What the first line offers besides the kinds. */
#define LACKING "lacking"

struct _EpsomDiaryChoices {
  GtkBox parent_instance;

  EpsomChips *kind_chips;
  EpsomChips *symptom_chips;
  EpsomChips *method_chips;
};

G_DEFINE_FINAL_TYPE (EpsomDiaryChoices, epsom_diary_choices, GTK_TYPE_BOX)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* Readings lie beneath episodes, and ratings are said of days: nobody looks for them by themselves. */
static const struct {
  const char *value;
  guint kinds;
  const char *label;
} kinds[] = {
  { "episode", 1U << EPSOM_RECORD_EPISODE, N_ ("Episodes") },
  { "dose", 1U << EPSOM_RECORD_DOSE, N_ ("Doses") },
  { "medicine", 1U << EPSOM_RECORD_MEDICINE, N_ ("Medicines") },
  { "day", 1U << EPSOM_RECORD_DAY | 1U << EPSOM_RECORD_RATING, N_ ("Days") },
  { "lab", 1U << EPSOM_RECORD_LAB, N_ ("Lab values") },
};

/* Returns: (transfer full): the chosen values. */
static char **
list_chosen (EpsomChips *chips)
{
  g_autofree char *text = NULL;

  g_object_get (chips, "text", &text, NULL);

  return *text != '\0' ? g_strsplit (text, ";", -1) : g_new0 (char *, 1);
}

static guint
get_kinds (const char *const *chosen)
{
  guint bits = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strv_contains (chosen, kinds[i].value))
      bits |= kinds[i].kinds;

  return bits;
}

static guint
get_methods (const char *const *chosen)
{
  guint bits = 0;

  for (guint i = 0; chosen[i] != NULL; i++)
    {
      int method;

      if (epsom_token_parse (EPSOM_TOKENS_METHOD, chosen[i], &method))
        bits |= 1U << method;
    }

  return bits;
}

static void
changed_cb (EpsomDiaryChoices *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static EpsomChips *
add_chips (EpsomDiaryChoices *self, const char *label)
{
  GtkWidget *chips = g_object_new (EPSOM_TYPE_CHIPS, "multiple", TRUE, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (chips), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (chips, "notify::text", G_CALLBACK (changed_cb), self);
  gtk_box_append (GTK_BOX (self), chips);

  return EPSOM_CHIPS (chips);
}

static void
epsom_diary_choices_class_init (EpsomDiaryChoicesClass *klass)
{
  signals[CHANGED] =
    g_signal_new ("changed", EPSOM_TYPE_DIARY_CHOICES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
epsom_diary_choices_init (EpsomDiaryChoices *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);

  self->kind_chips = add_chips (self, _ ("Kinds of entries"));
  self->symptom_chips = add_chips (self, _ ("Symptoms"));
  self->method_chips = add_chips (self, _ ("How magnesium was given"));

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    epsom_chips_add (self->kind_chips, kinds[i].value, _ (kinds[i].label));
  /* Translators: entries that lack a reading which the analysis needs. */
  epsom_chips_add (self->kind_chips, LACKING, _ ("A reading is missing"));
  for (int method = 0; method < (int) EPSOM_N_METHODS; method++)
    epsom_chips_add (self->method_chips, epsom_token_to_text (EPSOM_TOKENS_METHOD, method),
                     epsom_words_method ((EpsomMethod) method));
}

void
epsom_diary_choices_offer_symptoms (EpsomDiaryChoices *self, const char *const *symptoms)
{
  g_return_if_fail (EPSOM_IS_DIARY_CHOICES (self));

  epsom_chips_clear (self->symptom_chips);
  epsom_chips_add_words (self->symptom_chips, EPSOM_WORDS_SYMPTOM, symptoms);
}

void
epsom_diary_choices_clear (EpsomDiaryChoices *self)
{
  g_return_if_fail (EPSOM_IS_DIARY_CHOICES (self));

  g_object_set (self->kind_chips, "text", "", NULL);
  g_object_set (self->symptom_chips, "text", "", NULL);
  g_object_set (self->method_chips, "text", "", NULL);
}

GStrv
epsom_diary_choices_list_symptoms (EpsomDiaryChoices *self)
{
  g_return_val_if_fail (EPSOM_IS_DIARY_CHOICES (self), NULL);

  return list_chosen (self->symptom_chips);
}

EpsomDiaryFilter *
epsom_diary_choices_create_filter (EpsomDiaryChoices *self, const char *text)
{
  g_auto (GStrv) chosen_kinds = NULL, symptoms = NULL, methods = NULL;
  g_autoptr (EpsomDiaryFilter) filter = NULL;
  EpsomDiaryChoice choice;

  g_return_val_if_fail (EPSOM_IS_DIARY_CHOICES (self), NULL);

  chosen_kinds = list_chosen (self->kind_chips);
  symptoms = epsom_diary_choices_list_symptoms (self);
  methods = list_chosen (self->method_chips);
  choice = (EpsomDiaryChoice){
    .symptoms = (const char *const *) symptoms,
    .methods = get_methods ((const char *const *) methods),
    .kinds = get_kinds ((const char *const *) chosen_kinds),
    .lacking = g_strv_contains ((const char *const *) chosen_kinds, LACKING),
  };
  filter = epsom_diary_filter_new (text, &choice);

  return epsom_diary_filter_is_empty (filter) ? NULL : g_steal_pointer (&filter);
}
