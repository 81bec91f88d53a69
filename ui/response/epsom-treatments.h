/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-behind.h"

G_BEGIN_DECLS

/**
 * EpsomTreatments:
 *
 * The treatments behind a figure, the latest first: when, what, and how severe it was before and two hours after. A
 * row leads to the editor of its episode. Escape closes.
 */
#define EPSOM_TYPE_TREATMENTS (epsom_treatments_get_type ())
G_DECLARE_FINAL_TYPE (EpsomTreatments, epsom_treatments, EPSOM, TREATMENTS, AdwWindow)

/** epsom_treatments_present: shows those of @response that @behind names before the window of @parent; nothing where
 * there are none. @figure: what it says */
void
epsom_treatments_present (GtkWidget *parent, EpsomResponse *response, const EpsomBehind *behind, const char *figure);

G_END_DECLS
