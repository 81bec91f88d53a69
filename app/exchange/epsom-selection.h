/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-diary.h"

G_BEGIN_DECLS

/**
 * epsom_selection_new: the records of the local dates @from to @to (inclusive; %EPSOM_DATE_NONE: open), of all kinds,
 * ordered by epsom_record_compare(). An episode that one of them names comes along, so that they stand by themselves.
 *
 * Returns: (transfer container) (element-type EpsomRecord): good while @diary is.
 */
GPtrArray *epsom_selection_new (EpsomDiary *diary, EpsomDate from, EpsomDate to);

G_END_DECLS
