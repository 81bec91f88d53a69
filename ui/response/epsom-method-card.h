/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-response.h"

G_BEGIN_DECLS

/**
 * EpsomMethodCard: the figures of one delivery method, or other group, a row each: side by side, the cards read as one
 * table, one below another as lists.
 */
#define EPSOM_TYPE_METHOD_CARD (epsom_method_card_get_type ())
G_DECLARE_FINAL_TYPE (EpsomMethodCard, epsom_method_card, EPSOM, METHOD_CARD, AdwBin)

/** epsom_method_card_set: shows the figures of @method, which is one of @response. What is the same as before costs
 * nothing. */
void epsom_method_card_set (EpsomMethodCard *self, const EpsomResponse *response, const EpsomMethodResponse *method);

G_END_DECLS
