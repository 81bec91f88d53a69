/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-response.h"

G_BEGIN_DECLS

/* Inside of the analysis: what many treatments come to. */

/** epsom_group_response_summarize: fills the endpoints, changes and times of @response from @treatments (array
 * length=n), all of its group. */
void epsom_group_response_summarize (EpsomGroupResponse *response, const EpsomTreatment *const *treatments, guint n);
void epsom_group_response_clear (EpsomGroupResponse *response);

/** epsom_rate_init: @x of @n with the rate and its interval. */
void epsom_rate_init (EpsomRate *rate, guint x, guint n);

/** epsom_comparisons_new: Returns: (transfer full) (array length=n_comparisons): each two of @groups (array length=n)
 * on each endpoint of which both have enough treatments. */
EpsomComparison *epsom_comparisons_new (const EpsomGroupResponse *groups, guint n, guint *n_comparisons);

G_END_DECLS
