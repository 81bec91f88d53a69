/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-response.h"

G_BEGIN_DECLS

/** naive_response_new: what epsom_response_new() gives, worked out from the words of the definitions alone: every
 * question asks every record. Free with epsom_response_unref(). */
EpsomResponse *naive_response_new (EpsomDiary *diary, const EpsomQuery *query);

/** naive_add_days: the part of it that is told by local dates. */
void naive_add_days (EpsomResponse *response);

G_END_DECLS
