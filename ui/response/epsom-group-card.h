/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-response.h"

G_BEGIN_DECLS

/**
 * EpsomGroupCard: the figures of one delivery method, or other group, a row each: side by side, the cards read as one
 * table, one below another as lists.
 */
#define EPSOM_TYPE_GROUP_CARD (epsom_group_card_get_type ())
G_DECLARE_FINAL_TYPE (EpsomGroupCard, epsom_group_card, EPSOM, GROUP_CARD, AdwBin)

/** epsom_group_card_set: shows @figures, which are of @response. What is the same as before costs
 * nothing. */
void epsom_group_card_set (EpsomGroupCard *self, const EpsomResponse *response, const EpsomGroupResponse *figures);

G_END_DECLS
