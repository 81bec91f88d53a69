/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-form.h"

G_BEGIN_DECLS

/** EpsomEpisodeForm: one spell of a symptom, with the features that are asked of that symptom. */
#define EPSOM_TYPE_EPISODE_FORM (epsom_episode_form_get_type ())
G_DECLARE_FINAL_TYPE (EpsomEpisodeForm, epsom_episode_form, EPSOM, EPISODE_FORM, EpsomForm)

G_END_DECLS
