/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-response.h"

G_BEGIN_DECLS

/** chart_fixture_new: the response of an invented diary with @counts treatments by each method. Every fifth is followed
 * for 4 h only, every fourth has no reading at 15 min. */
EpsomResponse *chart_fixture_new (const guint counts[EPSOM_N_METHODS]);

/** CHART_USUAL: what a diary has after a year. CHART_FEW: too few of all for a rate. */
#define CHART_USUAL ((const guint[EPSOM_N_METHODS]){ 12, 11, 0, 7, 2 })
#define CHART_FEW ((const guint[EPSOM_N_METHODS]){ 1, 3, 0, 2, 0 })
#define CHART_ALL ((const guint[EPSOM_N_METHODS]){ 24, 18, 9, 14, 6 })
#define CHART_NONE ((const guint[EPSOM_N_METHODS]){ 0 })

/** chart_fixture_new_life: the response for @symptom in an invented diary of @n_days from 2025-01-01 on: days with and
 * without bleeding, ratings, oral doses of known and unknown content, laboratory values, every fifth day an episode of
 * another symptom with doses, a medicine and an end. Every eleventh day nothing is recorded but what falls in it. */
EpsomResponse *chart_fixture_new_life (guint n_days, const char *symptom);
/** CHART_LIFE_DAYS: enough for a rate of everything. */
#define CHART_LIFE_DAYS 364

/** chart_fixture_new_varied: the response as @query asks (its symptom, period and as-of are set) in an invented diary
 * of migraines with doses of eight salts, by seven durations, in three places and in none; of some infusions the salt,
 * and with it the elemental amount, is not known. */
EpsomResponse *chart_fixture_new_varied (EpsomQuery query);

/** CHART_N_EDGES: diaries at the edges of what there is. */
#define CHART_N_EDGES 12
/** chart_fixture_new_edge: the response of one of them: nothing, one record of each kind, one day, a hundred years. */
EpsomResponse *chart_fixture_new_edge (guint edge);

G_END_DECLS
