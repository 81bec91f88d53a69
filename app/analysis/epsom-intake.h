/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-response.h"

G_BEGIN_DECLS

/**
 * EPSOM_SUPPLEMENT_LIMIT_US, EPSOM_SUPPLEMENT_LIMIT_EU: the tolerable upper intake level of magnesium from supplements
 * for adults, elemental mg a day: Institute of Medicine 1997; Scientific Committee on Food of the EU 2001. Magnesium in
 * food does not count, and neither holds for what is given under supervision, such as an infusion.
 */
#define EPSOM_SUPPLEMENT_LIMIT_US 350.0
#define EPSOM_SUPPLEMENT_LIMIT_EU 250.0

/**
 * EpsomIntakeDay: what was taken by mouth on one local date.
 * @mg: elemental, of the doses where it is known; 0 where there is none
 * @n_doses: by mouth
 * @n_unknown: of these, those whose elemental magnesium is not known
 * @recorded: whether anything is recorded of the date
 */
typedef struct {
  double mg;
  guint16 n_doses;
  guint16 n_unknown;
  guint8 recorded;
} EpsomIntakeDay;

/** EpsomInfusion: an IV dose. @mg: elemental; NAN: not known */
typedef struct {
  const EpsomDose *dose;
  EpsomDate date;
  EpsomMethod method;
  double mg;
} EpsomInfusion;

/**
 * EpsomIntakeSummary: of some dates.
 * @n_days, @n_recorded: dates, and those of them that are recorded
 * @n_known: recorded dates on which all that was taken is known; 0 mg counts
 * @n_with: dates with a dose by mouth
 * @n_over_eu, @n_over_us: dates with more than the limits, as far as it is known
 * @mean, @most: elemental mg a date over the known ones; NAN where there is none
 */
typedef struct {
  guint n_days;
  guint n_recorded;
  guint n_known;
  guint n_with;
  guint n_over_eu;
  guint n_over_us;
  double mean, most;
} EpsomIntakeSummary;

/**
 * EpsomIntake: the dates of a query's period, from the first that is recorded up to as-of. The records belong to the
 * diary, which must outlive it.
 * @from: the first date
 * @days: (array length=n)
 * @all: of all dates
 * @infusions: (array length=n_infusions): by time
 * @labs: (element-type EpsomLab): by time
 */
struct _EpsomIntake {
  EpsomDate from;
  guint n;
  EpsomIntakeDay *days;
  EpsomIntakeSummary all;
  guint n_infusions;
  EpsomInfusion *infusions;
  GPtrArray *labs;
};

EpsomIntake *epsom_intake_new (EpsomDiary *diary, const EpsomQuery *query);
void epsom_intake_free (EpsomIntake *intake);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomIntake, epsom_intake_free)

/** epsom_intake_summarize: of the dates from @from to before @to that @intake has. */
void epsom_intake_summarize (const EpsomIntake *intake, EpsomDate from, EpsomDate to, EpsomIntakeSummary *summary);

G_END_DECLS
