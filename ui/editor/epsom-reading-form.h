/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-form.h"

G_BEGIN_DECLS

/** EpsomReadingForm: how bad an episode was at a moment; of the ongoing episode unless told otherwise. */
#define EPSOM_TYPE_READING_FORM (epsom_reading_form_get_type ())
G_DECLARE_FINAL_TYPE (EpsomReadingForm, epsom_reading_form, EPSOM, READING_FORM, EpsomForm)

G_END_DECLS
