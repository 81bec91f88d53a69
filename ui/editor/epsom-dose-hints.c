/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-dose-hints.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-intake.h"
#include "epsom-words.h"

#define ORAL_SALT_MAX_MG 5000.0
#define IV_SALT_MAX_MG 8000.0
#define ELEMENTAL_MAX_MG 1000.0
#define ELEMENTAL_MIN_MG 5.0

/* Seconds from a moment within which all of its local date lies, whatever the offsets. */
#define AROUND_DATE (50 * 60 * 60)

const char *
epsom_dose_hints_delivery (const EpsomDose *dose)
{
  if (dose->route != EPSOM_ROUTE_IV)
    return NULL;

  return epsom_words_method (epsom_method_of (dose->route, dose->minutes));
}

/* Three figures tell one dose from another; more would pretend. */
static char *
format_figures (double number)
{
  return epsom_words_number (number, number < 10 ? 2 : number < 100 ? 1 : 0);
}

static char *
describe_unknown (const EpsomDose *dose)
{
  if (epsom_dose_get_basis (dose) == EPSOM_BASIS_UNKNOWN)
    return g_strdup (_ ("Say what the amount is of, and it is known how much magnesium that is."));

  return g_strdup (_ ("Choose the salt, and it is known how much magnesium it holds."));
}

char *
epsom_dose_hints_content (const EpsomDose *dose)
{
  double elemental = epsom_dose_get_elemental_mg (dose);
  g_autofree char *mg = NULL;
  g_autofree char *mmol = NULL;
  g_autofree char *meq = NULL;

  if (dose->amount <= 0 || dose->unit == EPSOM_UNIT_NONE)
    return NULL;
  if (isnan (elemental))
    return describe_unknown (dose);

  mg = format_figures (elemental);
  mmol = format_figures (epsom_mg_to_mmol (elemental));
  meq = format_figures (epsom_mg_to_meq (elemental));

  /* Translators: one amount in three units. */
  return g_strdup_printf (_ ("%s mg of elemental magnesium, %s mmol, %s mEq"), mg, mmol, meq);
}

static gboolean
is_by_weight (const EpsomDose *dose)
{
  return dose->unit == EPSOM_UNIT_MG || dose->unit == EPSOM_UNIT_G;
}

/* The mg of salt that hold the elemental magnesium of @dose; 0 where that isn't what its amount says. */
static double
get_salt_mg (const EpsomDose *dose, double elemental)
{
  if (dose->basis != EPSOM_BASIS_ELEMENTAL || dose->salt == NULL || !is_by_weight (dose))
    return 0;

  return elemental / epsom_salt_get_fraction (dose->salt);
}

char *
epsom_dose_hints_doubt (const EpsomDose *dose)
{
  double elemental = epsom_dose_get_elemental_mg (dose);
  double salt = get_salt_mg (dose, elemental);

  if (dose->amount <= 0 || dose->unit == EPSOM_UNIT_NONE || isnan (elemental))
    return NULL;

  if (salt > (dose->route == EPSOM_ROUTE_IV ? IV_SALT_MAX_MG : ORAL_SALT_MAX_MG))
    {
      g_autofree char *grams = epsom_words_number (salt / 1000, 1);

      /* Translators: the first %s is a number of grams, the second the name of a salt within a sentence. */
      return g_strdup_printf (_ ("It would take %s g of %s to hold that. Is the amount perhaps that of the salt?"),
                              grams, epsom_words_salt_brief (dose->salt));
    }
  if (elemental > ELEMENTAL_MAX_MG)
    return g_strdup (_ ("That is an unusually large amount. Are the number and the unit right?"));
  if (elemental < ELEMENTAL_MIN_MG)
    return g_strdup (_ ("That is an unusually small amount. Are the number and the unit right?"));

  return NULL;
}

typedef struct {
  double mg; /* elemental */
  guint n_unknown;
} Intake;

/* By mouth on the date of @dose, without itself. */
static Intake
find_others (const EpsomDose *dose, EpsomDiary *diary)
{
  guint n;
  const EpsomRecord *const *doses = epsom_diary_get (diary, EPSOM_RECORD_DOSE, &n);
  EpsomDate date = epsom_instant_get_date (dose->at);
  Intake intake = { 0 };

  for (guint i = epsom_diary_find_from (diary, EPSOM_RECORD_DOSE, dose->at.utc - AROUND_DATE);
       i < n && epsom_record_get_time (doses[i]) <= dose->at.utc + AROUND_DATE; i++)
    {
      const EpsomDose *other = epsom_record_as_dose (doses[i]);
      double elemental = epsom_dose_get_elemental_mg (other);

      if (other->route != EPSOM_ROUTE_ORAL || epsom_record_get_date (doses[i]) != date ||
          epsom_uuid_equal (&doses[i]->id, &dose->record.id))
        continue;
      if (isnan (elemental))
        intake.n_unknown++;
      else
        intake.mg += elemental;
    }

  return intake;
}

char *
epsom_dose_hints_day (const EpsomDose *dose, EpsomDiary *diary)
{
  double elemental = epsom_dose_get_elemental_mg (dose);
  Intake others;
  g_autofree char *total = NULL, *us = NULL, *eu = NULL;
  GString *text;

  if (dose->route != EPSOM_ROUTE_ORAL || dose->amount <= 0 || dose->unit == EPSOM_UNIT_NONE || isnan (elemental))
    return NULL;

  others = find_others (dose, diary);
  total = format_figures (others.mg + elemental);
  us = epsom_words_number (EPSOM_SUPPLEMENT_LIMIT_US, 0);
  eu = epsom_words_number (EPSOM_SUPPLEMENT_LIMIT_EU, 0);
  text = g_string_new (NULL);
  /* Translators: mg of elemental magnesium; then two limits. */
  g_string_printf (
    text,
    _ ("By mouth on this day, with this dose: %s mg. Daily upper limits for adults from supplements: %s mg "
       "in the US, %s mg in the EU."),
    total, us, eu);
  if (others.n_unknown > 0)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, " What %u other dose holds is not known.",
                                         " What %u other doses hold is not known.", others.n_unknown),
                            others.n_unknown);

  return g_string_free (text, FALSE);
}
