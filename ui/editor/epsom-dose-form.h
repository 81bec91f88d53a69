/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-form.h"

G_BEGIN_DECLS

/**
 * EpsomDoseForm:
 *
 * A dose of magnesium: begins with what was last given that way, says how much elemental magnesium it holds and what
 * delivery its minutes make it, and asks again where the amount is unlikely; it forbids nothing.
 */
#define EPSOM_TYPE_DOSE_FORM (epsom_dose_form_get_type ())
G_DECLARE_FINAL_TYPE (EpsomDoseForm, epsom_dose_form, EPSOM, DOSE_FORM, EpsomForm)

G_END_DECLS
