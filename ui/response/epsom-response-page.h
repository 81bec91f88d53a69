/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-page.h"

G_BEGIN_DECLS

/**
 * EpsomResponsePage: the response to magnesium by delivery method: the answer in a sentence, the charts in the order of
 * the questions that people ask, every figure by method, and what all this can and cannot say.
 *
 * Property `store` (EpsomStore, nullable). Recomputes when the diary changes, only while it is mapped.
 */
#define EPSOM_TYPE_RESPONSE_PAGE (epsom_response_page_get_type ())
G_DECLARE_FINAL_TYPE (EpsomResponsePage, epsom_response_page, EPSOM, RESPONSE_PAGE, EpsomPage)

G_END_DECLS
