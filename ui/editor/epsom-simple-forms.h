/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-form.h"

G_BEGIN_DECLS

/* The forms of the kinds that need little: a day, a rating, a laboratory value. */

#define EPSOM_TYPE_DAY_FORM (epsom_day_form_get_type ())
G_DECLARE_FINAL_TYPE (EpsomDayForm, epsom_day_form, EPSOM, DAY_FORM, EpsomForm)

#define EPSOM_TYPE_RATING_FORM (epsom_rating_form_get_type ())
G_DECLARE_FINAL_TYPE (EpsomRatingForm, epsom_rating_form, EPSOM, RATING_FORM, EpsomForm)

#define EPSOM_TYPE_LAB_FORM (epsom_lab_form_get_type ())
G_DECLARE_FINAL_TYPE (EpsomLabForm, epsom_lab_form, EPSOM, LAB_FORM, EpsomForm)

G_END_DECLS
