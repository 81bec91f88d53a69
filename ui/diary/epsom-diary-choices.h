/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "epsom-diary-filter.h"

G_BEGIN_DECLS

/**
 * EpsomDiaryChoices:
 *
 * The chips that narrow the diary: kinds of entries and what lacks a reading, symptoms, methods of dose. Of each line
 * any of the chosen is found, and all lines have to agree. Signal `changed`: others are chosen.
 */
#define EPSOM_TYPE_DIARY_CHOICES (epsom_diary_choices_get_type ())
G_DECLARE_FINAL_TYPE (EpsomDiaryChoices, epsom_diary_choices, EPSOM, DIARY_CHOICES, GtkBox)

/** epsom_diary_choices_offer_symptoms: @symptoms (zero-terminated), and those that are chosen. */
void epsom_diary_choices_offer_symptoms (EpsomDiaryChoices *self, const char *const *symptoms);
/** epsom_diary_choices_clear: chooses nothing. */
void epsom_diary_choices_clear (EpsomDiaryChoices *self);

/** epsom_diary_choices_list_symptoms: Returns: (transfer full) (array zero-terminated=1): those that are chosen. */
GStrv epsom_diary_choices_list_symptoms (EpsomDiaryChoices *self);

/** epsom_diary_choices_create_filter: Returns: (transfer full) (nullable): for what is chosen and the words of @text;
 * NULL where it would find everything. */
EpsomDiaryFilter *epsom_diary_choices_create_filter (EpsomDiaryChoices *self, const char *text);

G_END_DECLS
