/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-response.h"

G_BEGIN_DECLS

/* Inside of the analysis: what is known of each local date. */

/** EPSOM_QUIET_DATES: dates without bleeding that an onset needs before it. */
#define EPSOM_QUIET_DATES 7

/** EpsomCell: one local date. */
typedef struct {
  guint16 classes;      /* bit 1 << EpsomClass: a medicine of the class was taken */
  gint8 rating;         /* of the symptom; -1: none */
  guint8 recorded : 1;  /* something is known of it */
  guint8 symptom : 1;   /* a symptom day */
  guint8 bleeding : 1;  /* light, medium or heavy */
  guint8 iv : 1;        /* an IV dose was given */
  guint8 iv_method : 3; /* EpsomMethod of the latest one */
  guint8 iv_group : 4;  /* the number of its group */
} EpsomCell;

/**
 * EpsomDays: the dates from the first that anything could be recorded on, to as-of.
 * @from, @to: the period whose days are counted: what of the query's lies within the dates; @to below @from: none
 */
typedef struct _EpsomDays {
  EpsomDate first;
  guint n;
  EpsomCell *cells;
  EpsomDate from;
  EpsomDate to;
} EpsomDays;

EpsomDays *epsom_days_new (EpsomDiary *diary, const EpsomQuery *query);
/** epsom_days_new_grouped: the same with the groups of IV doses: @groups, or by method where it is %NULL. */
EpsomDays *epsom_days_new_grouped (EpsomDiary *diary, const EpsomQuery *query, const EpsomGroups *groups);
void epsom_days_free (EpsomDays *days);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomDays, epsom_days_free)

/** epsom_days_get: Returns: (transfer none) (nullable): %NULL where nothing is known: before the diary, after as-of. */
const EpsomCell *epsom_days_get (const EpsomDays *days, EpsomDate date);

/** epsom_days_get_first_recorded: Returns: the first date of the period of which something is recorded; that after the
 * period where there is none. */
EpsomDate epsom_days_get_first_recorded (const EpsomDays *days);

/** epsom_days_get_last_active: the last local date on which @episode is active: that of its start at least, wherever
 * one has flown since. */
EpsomDate epsom_days_get_last_active (EpsomDiary *diary, const EpsomEpisode *episode);

/** epsom_days_last_of_month: the last day of the month that begins with @month. */
EpsomDate epsom_days_last_of_month (EpsomDate month);

/** epsom_months_new: Returns: (transfer full) (array length=n): each calendar month of the period from the first
 * recorded date on. */
EpsomMonth *epsom_months_new (const EpsomDays *days, guint *n);
/** epsom_wear_offs_new: Returns: (transfer full) (array length=n): over all IV doses, then by the group of the latest;
 * only those with a day. */
EpsomWearOff *epsom_wear_offs_new (const EpsomDays *days, const EpsomGroups *groups, guint *n);
/** EpsomWearOffFunc: @bin: of the recorded @date; @group: of the latest IV dose before it. */
typedef void (*EpsomWearOffFunc) (EpsomDate date, guint bin, int group, gpointer data);
/** epsom_wear_off_for_each: calls @func for each date that is in a bin. */
void epsom_wear_off_for_each (const EpsomDays *days, EpsomWearOffFunc func, gpointer data);
/** epsom_cycles_new: Returns: (transfer full) (array length=n): by onset. */
EpsomCycle *epsom_cycles_new (const EpsomDays *days, guint *n);
/** epsom_cycle_days_new: Returns: (transfer full) (nullable) (array fixed-size=EPSOM_N_CYCLE_DAYS): by day, over all of
 * @cycles; %NULL where there is none. */
EpsomCycleDay *epsom_cycle_days_new (const EpsomDays *days, const EpsomCycle *cycles, guint n_cycles);
/** epsom_overuses_new: Returns: (transfer full) (array length=n): by month, then by the class's token; only those with
 * a day. */
EpsomOveruse *epsom_overuses_new (const EpsomDays *days, guint *n);

G_END_DECLS
