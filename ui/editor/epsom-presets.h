/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-form.h"

G_BEGIN_DECLS

/* What the forms of several kinds begin with. */

/** epsom_presets_set_now: puts the present moment in @field, or today's date where @date_only. */
void epsom_presets_set_now (EpsomForm *form, EpsomField field, gboolean date_only);

/** epsom_presets_copy: puts the cells of @record into @fields of @form; those that a person has touched stay. */
void epsom_presets_copy (EpsomForm *form, const EpsomRecord *record, const EpsomField *fields, gsize n_fields);

/** epsom_presets_find_last: Returns: (nullable): the latest record of @kind for which @match (nullable: any) holds. */
typedef gboolean (*EpsomRecordMatch) (const EpsomRecord *record, gconstpointer user_data);
const EpsomRecord *
epsom_presets_find_last (EpsomDiary *diary, EpsomRecordKind kind, EpsomRecordMatch match, gconstpointer user_data);

/** epsom_presets_offer_symptoms: offers the known symptoms and the user's own in the chips of @form. */
void epsom_presets_offer_symptoms (EpsomForm *form);

/** epsom_presets_offer_episodes: offers the episodes about the time of @form in its choice. */
void epsom_presets_offer_episodes (EpsomForm *form);

G_END_DECLS
