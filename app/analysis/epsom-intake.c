/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-intake.h"

#include <math.h>

#include "epsom-days.h"

/* The dates of the period, without those before anything is recorded. */
static void
add_dates (EpsomIntake *intake, const EpsomDays *days)
{
  const EpsomDate from = epsom_days_get_first_recorded (days);

  intake->from = from;
  intake->n = days->to >= from ? (guint) (days->to - from + 1) : 0;
  intake->days = g_new0 (EpsomIntakeDay, intake->n);
  for (guint i = 0; i < intake->n; i++)
    intake->days[i].recorded = epsom_days_get (days, from + (EpsomDate) i)->recorded;
}

static gboolean
has_date (const EpsomIntake *intake, EpsomDate date)
{
  return date >= intake->from && date - intake->from < (gint64) intake->n;
}

static void
add_oral (EpsomIntakeDay *day, double mg)
{
  day->n_doses = MIN (day->n_doses + 1, G_MAXUINT16);
  if (isnan (mg))
    day->n_unknown = MIN (day->n_unknown + 1, G_MAXUINT16);
  else
    day->mg += mg;
}

static void
add_doses (EpsomIntake *intake, EpsomDiary *diary)
{
  g_autoptr (GArray) infusions = g_array_new (FALSE, FALSE, sizeof (EpsomInfusion));
  guint n;
  const EpsomRecord *const *doses = epsom_diary_get (diary, EPSOM_RECORD_DOSE, &n);

  for (guint i = 0; i < n; i++)
    {
      const EpsomDose *dose = epsom_record_as_dose (doses[i]);
      const EpsomInfusion infusion = { dose, epsom_instant_get_date (dose->at), epsom_dose_get_method (dose),
                                       epsom_dose_get_elemental_mg (dose) };

      if (!has_date (intake, infusion.date))
        continue;
      if (dose->route == EPSOM_ROUTE_IV)
        g_array_append_val (infusions, infusion);
      else
        add_oral (&intake->days[infusion.date - intake->from], infusion.mg);
    }
  intake->n_infusions = infusions->len;
  intake->infusions = (EpsomInfusion *) (gpointer) g_array_steal (infusions, NULL);
}

static void
add_labs (EpsomIntake *intake, EpsomDiary *diary)
{
  guint n;
  const EpsomRecord *const *labs = epsom_diary_get (diary, EPSOM_RECORD_LAB, &n);

  intake->labs = g_ptr_array_new ();
  for (guint i = 0; i < n; i++)
    if (has_date (intake, epsom_record_get_date (labs[i])))
      g_ptr_array_add (intake->labs, (gpointer) labs[i]);
}

EpsomIntake *
epsom_intake_new (EpsomDiary *diary, const EpsomQuery *query)
{
  EpsomIntake *intake = g_new0 (EpsomIntake, 1);
  g_autoptr (EpsomDays) days = epsom_days_new (diary, query);

  add_dates (intake, days);
  add_doses (intake, diary);
  add_labs (intake, diary);
  epsom_intake_summarize (intake, EPSOM_DATE_FIRST, EPSOM_DATE_LAST, &intake->all);
  return intake;
}

void
epsom_intake_free (EpsomIntake *intake)
{
  g_free (intake->days);
  g_free (intake->infusions);
  g_ptr_array_unref (intake->labs);
  g_free (intake);
}

void
epsom_intake_summarize (const EpsomIntake *intake, EpsomDate from, EpsomDate to, EpsomIntakeSummary *summary)
{
  double sum = 0;

  *summary = (EpsomIntakeSummary){ .mean = NAN, .most = NAN };
  from = MAX (from, intake->from);
  to = MIN (to, intake->from + (EpsomDate) intake->n);
  for (EpsomDate date = from; date < to; date++)
    {
      const EpsomIntakeDay *day = &intake->days[date - intake->from];

      summary->n_days++;
      summary->n_recorded += day->recorded;
      summary->n_with += day->n_doses > 0;
      summary->n_over_eu += day->mg > EPSOM_SUPPLEMENT_LIMIT_EU;
      summary->n_over_us += day->mg > EPSOM_SUPPLEMENT_LIMIT_US;
      if (!day->recorded || day->n_unknown > 0)
        continue;
      summary->n_known++;
      summary->most = summary->n_known == 1 ? day->mg : MAX (summary->most, day->mg);
      sum += day->mg;
    }
  if (summary->n_known > 0)
    summary->mean = sum / summary->n_known;
}
