/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-dose-form.h"

#include <glib/gi18n-lib.h>

#include "epsom-chips.h"
#include "epsom-choice.h"
#include "epsom-dose-hints.h"
#include "epsom-number.h"
#include "epsom-presets.h"
#include "epsom-settings.h"
#include "epsom-words.h"

#define MAX_SALTS 64

struct _EpsomDoseForm {
  EpsomForm parent_instance;
};

G_DEFINE_FINAL_TYPE (EpsomDoseForm, epsom_dose_form, EPSOM_TYPE_FORM)

/* What a new dose takes over from the last one given the same way. */
static const EpsomField copied[] = {
  EPSOM_FIELD_MINUTES, EPSOM_FIELD_SALT,    EPSOM_FIELD_AMOUNT, EPSOM_FIELD_UNIT,
  EPSOM_FIELD_BASIS,   EPSOM_FIELD_PURPOSE, EPSOM_FIELD_PLACE,
};

static int
get_token (EpsomForm *form, EpsomField field, EpsomTokenSet set)
{
  int value = 0;

  epsom_token_parse (set, epsom_form_get (form, field), &value);

  return value;
}

static double
get_number (EpsomForm *form, EpsomField field)
{
  double number = 0;

  epsom_number_parse (epsom_form_get (form, field), &number);

  return number;
}

/* The dose as far as it is filled in, for epsom-dose-hints.h. */
static EpsomDose
read_dose (EpsomForm *form)
{
  EpsomDose dose = {
    .record = { .kind = EPSOM_RECORD_DOSE },
    .route = (EpsomRoute) get_token (form, EPSOM_FIELD_ROUTE, EPSOM_TOKENS_ROUTE),
    .minutes = get_number (form, EPSOM_FIELD_MINUTES),
    .salt = epsom_salt_find (epsom_form_get (form, EPSOM_FIELD_SALT)),
    .amount = get_number (form, EPSOM_FIELD_AMOUNT),
    .unit = (EpsomUnit) get_token (form, EPSOM_FIELD_UNIT, EPSOM_TOKENS_UNIT),
    .basis = (EpsomBasis) get_token (form, EPSOM_FIELD_BASIS, EPSOM_TOKENS_BASIS),
  };

  epsom_uuid_parse (epsom_form_get (form, EPSOM_FIELD_ID), &dose.record.id);
  /* Without a time it is of now. */
  if (!epsom_instant_parse (epsom_form_get (form, EPSOM_FIELD_AT), &dose.at))
    dose.at = epsom_instant_now ();

  return dose;
}

static gboolean
is_given (const EpsomSalt *salt, EpsomRoute route)
{
  return route == EPSOM_ROUTE_IV ? salt->iv : salt->oral;
}

/* The salts of the route, and the one that is chosen, whatever its route. */
static void
offer_salts (EpsomForm *form)
{
  EpsomRoute route = (EpsomRoute) get_token (form, EPSOM_FIELD_ROUTE, EPSOM_TOKENS_ROUTE);
  const char *chosen = epsom_form_get (form, EPSOM_FIELD_SALT);
  const char *values[MAX_SALTS], *labels[MAX_SALTS];
  gsize n_salts;
  const EpsomSalt *salts = epsom_salts (&n_salts);
  guint n = 0;

  for (gsize i = 0; i < n_salts && n < MAX_SALTS; i++)
    if (is_given (&salts[i], route) || g_str_equal (salts[i].token, chosen))
      {
        values[n] = salts[i].token;
        labels[n++] = epsom_words_salt (&salts[i]);
      }

  epsom_choice_set_options (EPSOM_CHOICE (epsom_form_get_child (form, EPSOM_FIELD_SALT)), values, labels, n);
}

static gboolean
is_of_route (const EpsomRecord *record, gconstpointer route)
{
  return epsom_record_as_dose (record)->route == *(const EpsomRoute *) route;
}

static void
preset_untouched (EpsomForm *form, EpsomField field, const char *text)
{
  if (!epsom_form_is_touched (form, field))
    epsom_form_set (form, field, text);
}

/* What a person wants a new dose by mouth to begin with. */
static void
preset_usual (EpsomForm *form)
{
  EpsomSettings *settings = epsom_settings_get_default ();
  const char *salt = epsom_settings_get_default_salt (settings);
  double amount = epsom_settings_get_default_amount (settings);
  char text[EPSOM_NUMBER_STRING_SIZE];

  if (epsom_salt_find (salt) != NULL)
    preset_untouched (form, EPSOM_FIELD_SALT, salt);
  if (amount <= 0)
    return;
  preset_untouched (form, EPSOM_FIELD_AMOUNT, epsom_number_to_string (amount, text));
  preset_untouched (form, EPSOM_FIELD_UNIT, "mg");
  preset_untouched (form, EPSOM_FIELD_BASIS, "elemental");
}

/* What the last dose of the route was. Before the first, an IV dose is grams of sulfate, as it always is written. */
static void
preset_as_last (EpsomForm *form)
{
  EpsomRoute route = (EpsomRoute) get_token (form, EPSOM_FIELD_ROUTE, EPSOM_TOKENS_ROUTE);
  const EpsomRecord *last =
    epsom_presets_find_last (epsom_form_get_diary (form), EPSOM_RECORD_DOSE, is_of_route, &route);

  if (last != NULL)
    {
      epsom_presets_copy (form, last, copied, G_N_ELEMENTS (copied));
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (copied); i++)
    preset_untouched (form, copied[i], "");
  preset_untouched (form, EPSOM_FIELD_UNIT, route == EPSOM_ROUTE_IV ? "g" : "mg");
  if (route == EPSOM_ROUTE_IV)
    {
      preset_untouched (form, EPSOM_FIELD_SALT, "sulfate-heptahydrate");
      preset_untouched (form, EPSOM_FIELD_BASIS, "salt");
    }
}

static void
preset_route (EpsomForm *form)
{
  preset_as_last (form);
  if (get_token (form, EPSOM_FIELD_ROUTE, EPSOM_TOKENS_ROUTE) == EPSOM_ROUTE_ORAL)
    preset_usual (form);
}

static void
preset (EpsomForm *form)
{
  static const EpsomField route[] = { EPSOM_FIELD_ROUTE };
  const EpsomRecord *last = epsom_presets_find_last (epsom_form_get_diary (form), EPSOM_RECORD_DOSE, NULL, NULL);

  epsom_presets_set_now (form, EPSOM_FIELD_AT, FALSE);
  if (last != NULL)
    epsom_presets_copy (form, last, route, G_N_ELEMENTS (route));
  else
    epsom_form_set (form, EPSOM_FIELD_ROUTE, epsom_token_to_text (EPSOM_TOKENS_ROUTE, EPSOM_ROUTE_ORAL));
  preset_route (form);
}

static void
offer_tokens (EpsomForm *form, EpsomField field, EpsomTokenSet set)
{
  epsom_chips_add_tokens (EPSOM_CHIPS (epsom_form_get_child (form, field)), set);
}

static void
epsom_dose_form_prepare (EpsomForm *form)
{
  offer_tokens (form, EPSOM_FIELD_ROUTE, EPSOM_TOKENS_ROUTE);
  offer_tokens (form, EPSOM_FIELD_UNIT, EPSOM_TOKENS_UNIT);
  offer_tokens (form, EPSOM_FIELD_BASIS, EPSOM_TOKENS_BASIS);
  offer_tokens (form, EPSOM_FIELD_PURPOSE, EPSOM_TOKENS_PURPOSE);
  offer_tokens (form, EPSOM_FIELD_PLACE, EPSOM_TOKENS_PLACE);
  epsom_chips_add_words (EPSOM_CHIPS (epsom_form_get_child (form, EPSOM_FIELD_FEATURES)), EPSOM_WORDS_DOSE_FEATURE,
                         epsom_words_get (EPSOM_WORDS_DOSE_FEATURE));
  epsom_presets_offer_episodes (form);

  if (epsom_form_is_new (form))
    preset (form);
  offer_salts (form);
}

static void
show_hints (EpsomForm *form)
{
  EpsomDose dose = read_dose (form);
  EpsomFormRow *amount = epsom_form_get_row (form, EPSOM_FIELD_AMOUNT);
  g_autofree char *content = epsom_dose_hints_content (&dose);
  g_autofree char *doubt = epsom_dose_hints_doubt (&dose);
  g_autofree char *day = epsom_dose_hints_day (&dose, epsom_form_get_diary (form));
  g_autoptr (GString) hint = g_string_new (content);

  if (doubt != NULL)
    g_string_append_printf (hint, "\n%s", doubt);
  if (day != NULL)
    g_string_append_printf (hint, "\n%s", day);
  epsom_form_row_set_hint (amount, hint->len > 0 ? hint->str : NULL);
  if (doubt != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (amount), "doubtful");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (amount), "doubtful");
  epsom_form_row_set_hint (epsom_form_get_row (form, EPSOM_FIELD_MINUTES), epsom_dose_hints_delivery (&dose));
}

/* Fields that the dose can't have are hidden: minutes of an oral one, a basis of mmol, which are elemental. */
static void
show_fields (EpsomForm *form)
{
  EpsomDose dose = read_dose (form);

  gtk_widget_set_visible (GTK_WIDGET (epsom_form_get_row (form, EPSOM_FIELD_MINUTES)), dose.route == EPSOM_ROUTE_IV);
  gtk_widget_set_visible (GTK_WIDGET (epsom_form_get_row (form, EPSOM_FIELD_BASIS)),
                          dose.unit != EPSOM_UNIT_MMOL && dose.unit != EPSOM_UNIT_MEQ);
}

static void
epsom_dose_form_update (EpsomForm *form, int field)
{
  if (field == EPSOM_FIELD_ROUTE && epsom_form_is_new (form))
    preset_route (form);
  if (field == EPSOM_FIELD_ROUTE)
    offer_salts (form);
  if (field == EPSOM_FIELD_AT)
    epsom_presets_offer_episodes (form);

  show_fields (form);
  show_hints (form);
}

static void
epsom_dose_form_class_init (EpsomDoseFormClass *klass)
{
  EPSOM_FORM_CLASS (klass)->prepare = epsom_dose_form_prepare;
  EPSOM_FORM_CLASS (klass)->update = epsom_dose_form_update;
}

static void
epsom_dose_form_init (EpsomDoseForm *self)
{
}
