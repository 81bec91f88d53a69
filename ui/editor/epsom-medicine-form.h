/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-form.h"

G_BEGIN_DECLS

/** EpsomMedicineForm: another drug; those taken before are offered while the name is typed. */
#define EPSOM_TYPE_MEDICINE_FORM (epsom_medicine_form_get_type ())
G_DECLARE_FINAL_TYPE (EpsomMedicineForm, epsom_medicine_form, EPSOM, MEDICINE_FORM, EpsomForm)

G_END_DECLS
