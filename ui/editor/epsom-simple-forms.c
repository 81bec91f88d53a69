/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-simple-forms.h"

#include <glib/gi18n-lib.h>

#include "epsom-chips.h"
#include "epsom-lab-unit.h"
#include "epsom-number.h"
#include "epsom-presets.h"
#include "epsom-settings.h"
#include "epsom-words.h"

struct _EpsomDayForm {
  EpsomForm parent_instance;
};

G_DEFINE_FINAL_TYPE (EpsomDayForm, epsom_day_form, EPSOM_TYPE_FORM)

struct _EpsomRatingForm {
  EpsomForm parent_instance;
};

G_DEFINE_FINAL_TYPE (EpsomRatingForm, epsom_rating_form, EPSOM_TYPE_FORM)

struct _EpsomLabForm {
  EpsomForm parent_instance;
};

G_DEFINE_FINAL_TYPE (EpsomLabForm, epsom_lab_form, EPSOM_TYPE_FORM)

static void
offer_tokens (EpsomForm *form, EpsomField field, EpsomTokenSet set)
{
  epsom_chips_add_tokens (EPSOM_CHIPS (epsom_form_get_child (form, field)), set);
}

static void
epsom_day_form_prepare (EpsomForm *form)
{
  offer_tokens (form, EPSOM_FIELD_BLEEDING, EPSOM_TOKENS_BLEEDING);
  if (epsom_form_is_new (form))
    epsom_presets_set_now (form, EPSOM_FIELD_AT, TRUE);
}

static gboolean
is_day_on (const EpsomRecord *record, gconstpointer date)
{
  return epsom_record_as_day (record)->date == *(const EpsomDate *) date;
}

/* Two entries for one day are no mistake, but seldom meant. */
static void
epsom_day_form_update (EpsomForm *form, int field)
{
  EpsomFormRow *row = epsom_form_get_row (form, EPSOM_FIELD_AT);
  EpsomDate date;
  gboolean twice = epsom_form_is_new (form) && epsom_date_parse (epsom_form_get (form, EPSOM_FIELD_AT), &date) &&
                   epsom_presets_find_last (epsom_form_get_diary (form), EPSOM_RECORD_DAY, is_day_on, &date) != NULL;

  epsom_form_row_set_hint (row, twice ? _ ("There is an entry for this day already.") : NULL);
}

static void
epsom_day_form_class_init (EpsomDayFormClass *klass)
{
  EPSOM_FORM_CLASS (klass)->prepare = epsom_day_form_prepare;
  EPSOM_FORM_CLASS (klass)->update = epsom_day_form_update;
}

static void
epsom_day_form_init (EpsomDayForm *self)
{
}

static void
epsom_rating_form_prepare (EpsomForm *form)
{
  static const EpsomField fields[] = { EPSOM_FIELD_SYMPTOM };
  const EpsomRecord *last = epsom_presets_find_last (epsom_form_get_diary (form), EPSOM_RECORD_RATING, NULL, NULL);

  epsom_presets_offer_symptoms (form);
  if (!epsom_form_is_new (form))
    return;

  epsom_presets_set_now (form, EPSOM_FIELD_AT, TRUE);
  if (last != NULL)
    epsom_presets_copy (form, last, fields, G_N_ELEMENTS (fields));
}

static void
epsom_rating_form_class_init (EpsomRatingFormClass *klass)
{
  EPSOM_FORM_CLASS (klass)->prepare = epsom_rating_form_prepare;
}

static void
epsom_rating_form_init (EpsomRatingForm *self)
{
}

static gboolean
has_range (const EpsomRecord *record, gconstpointer user_data)
{
  EpsomForm *form = EPSOM_FORM ((gpointer) user_data);
  EpsomRow row;

  epsom_record_to_cells (record, &row);

  return g_str_equal (row.cells.text[EPSOM_FIELD_ANALYTE], epsom_form_get (form, EPSOM_FIELD_ANALYTE)) &&
         g_str_equal (row.cells.text[EPSOM_FIELD_VALUE_UNIT], epsom_form_get (form, EPSOM_FIELD_VALUE_UNIT));
}

/* The range is the laboratory's for this analyte in this unit: that of the last such value, or none. */
static void
preset_range (EpsomForm *form)
{
  static const EpsomField ranges[] = { EPSOM_FIELD_RANGE_LOW, EPSOM_FIELD_RANGE_HIGH };
  const EpsomRecord *last = epsom_presets_find_last (epsom_form_get_diary (form), EPSOM_RECORD_LAB, has_range, form);

  if (last != NULL)
    epsom_presets_copy (form, last, ranges, G_N_ELEMENTS (ranges));
  else
    for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
      if (!epsom_form_is_touched (form, ranges[i]))
        epsom_form_set (form, ranges[i], "");
}

static void
epsom_lab_form_prepare (EpsomForm *form)
{
  static const EpsomField fields[] = {
    EPSOM_FIELD_ANALYTE,
    EPSOM_FIELD_VALUE_UNIT,
    EPSOM_FIELD_RANGE_LOW,
    EPSOM_FIELD_RANGE_HIGH,
  };
  const EpsomRecord *last = epsom_presets_find_last (epsom_form_get_diary (form), EPSOM_RECORD_LAB, NULL, NULL);
  const char *unit = epsom_settings_get_default_lab_unit (epsom_settings_get_default ());

  offer_tokens (form, EPSOM_FIELD_ANALYTE, EPSOM_TOKENS_ANALYTE);
  offer_tokens (form, EPSOM_FIELD_VALUE_UNIT, EPSOM_TOKENS_LAB_UNIT);
  if (!epsom_form_is_new (form))
    return;

  epsom_presets_set_now (form, EPSOM_FIELD_AT, FALSE);
  if (last != NULL)
    epsom_presets_copy (form, last, fields, G_N_ELEMENTS (fields));
  /* A range goes with its unit. */
  if (*unit != '\0')
    {
      epsom_form_set (form, EPSOM_FIELD_VALUE_UNIT, unit);
      preset_range (form);
    }
}

/* The value in the other units: a paper may have one, and a doctor think in another. */
static void
show_other_units (EpsomForm *form)
{
  double value = 0;
  int unit = EPSOM_LAB_UNIT_NONE;
  g_autoptr (GString) hint = g_string_new (NULL);

  epsom_token_parse (EPSOM_TOKENS_LAB_UNIT, epsom_form_get (form, EPSOM_FIELD_VALUE_UNIT), &unit);
  if (unit != EPSOM_LAB_UNIT_NONE && epsom_number_parse (epsom_form_get (form, EPSOM_FIELD_VALUE), &value) && value > 0)
    for (int other = EPSOM_LAB_UNIT_MMOL_L; other <= EPSOM_LAB_UNIT_MEQ_L; other++)
      {
        double converted = epsom_lab_convert (value, (EpsomLabUnit) unit, (EpsomLabUnit) other);
        g_autofree char *number = epsom_words_number (converted, 2);

        if (other == unit)
          continue;
        g_string_append_printf (hint, "%s%s %s", hint->len > 0 ? C_ ("list", ", ") : "", number,
                                epsom_words_token (EPSOM_TOKENS_LAB_UNIT, other));
      }
  epsom_form_row_set_hint (epsom_form_get_row (form, EPSOM_FIELD_VALUE), hint->len > 0 ? hint->str : NULL);
}

static void
epsom_lab_form_update (EpsomForm *form, int field)
{
  show_other_units (form);
  if (epsom_form_is_new (form) && (field == EPSOM_FIELD_ANALYTE || field == EPSOM_FIELD_VALUE_UNIT))
    preset_range (form);
}

static void
epsom_lab_form_class_init (EpsomLabFormClass *klass)
{
  EPSOM_FORM_CLASS (klass)->prepare = epsom_lab_form_prepare;
  EPSOM_FORM_CLASS (klass)->update = epsom_lab_form_update;
}

static void
epsom_lab_form_init (EpsomLabForm *self)
{
}
