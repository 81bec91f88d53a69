/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "epsom-diary.h"

G_BEGIN_DECLS

/**
 * EpsomSymptomChoice: a drop-down of the symptoms of a diary: the known ones, then the person's own.
 * Property `symptom` (string, notified): the token or name that is chosen; `migraine` at first.
 */
#define EPSOM_TYPE_SYMPTOM_CHOICE (epsom_symptom_choice_get_type ())
G_DECLARE_FINAL_TYPE (EpsomSymptomChoice, epsom_symptom_choice, EPSOM, SYMPTOM_CHOICE, GtkWidget)

/** epsom_symptom_choice_set_diary: offers what is in @diary (nullable); the choice stays. */
void epsom_symptom_choice_set_diary (EpsomSymptomChoice *self, EpsomDiary *diary);
const char *epsom_symptom_choice_get_symptom (EpsomSymptomChoice *self);
void epsom_symptom_choice_set_symptom (EpsomSymptomChoice *self, const char *symptom);

G_END_DECLS
