/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-chart-private.h"

G_BEGIN_DECLS

/* The endpoints of symptoms side by side: a column a symptom, a group of rows an endpoint, a row a method, or what else
 * treatments are grouped by. */

/**
 * EpsomMatrix:
 * @responses: (owned) (array length=n_symptoms): of symptoms with a treatment; what they point at is not owned
 * @groups: the numbers of the groups that any of them has, which are the same groups in all
 * @without: (nullable) (owned): the names of symptoms without a treatment
 */
typedef struct {
  guint n_symptoms;
  const EpsomResponse **responses;
  guint n_groups;
  int groups[EPSOM_MAX_GROUPS];
  char *without;
} EpsomMatrix;

/** epsom_matrix_clear: frees what is owned. */
void epsom_matrix_clear (EpsomMatrix *matrix);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EpsomMatrix, epsom_matrix_clear)

/** epsom_matrix_get_rate: Returns: (nullable): %NULL where the symptom has no treatment by the method. */
const EpsomRate *epsom_matrix_get_rate (const EpsomMatrix *matrix, guint symptom, EpsomEndpoint endpoint, guint group);

/** epsom_chart_draw_matrix: with as much detail as there is room for. Returns: %FALSE, nothing drawn, where there is
 * nothing to count or too little room. */
gboolean epsom_chart_draw_matrix (EpsomChart *chart, const EpsomMatrix *matrix);
/** epsom_chart_get_matrix_height: the height with all detail that the area's width has room for; 0: it draws nothing.
 */
double epsom_chart_get_matrix_height (const EpsomChart *chart, const EpsomMatrix *matrix);

G_END_DECLS
