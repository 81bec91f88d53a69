/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-diary.h"

G_BEGIN_DECLS

/**
 * EpsomDraft:
 *
 * The state of a form: the record it began from and the texts of its fields now. Immutable: a setter gives a new one.
 * The rules of a form are those of the record, so they are tested without a widget.
 */
typedef struct _EpsomDraft EpsomDraft;

/** epsom_draft_new: an empty form for a new record of @kind, with a fresh id. */
EpsomDraft *epsom_draft_new (EpsomRecordKind kind);
/** epsom_draft_new_from: a form that edits @record. */
EpsomDraft *epsom_draft_new_from (EpsomRecord *record);
EpsomDraft *epsom_draft_ref (EpsomDraft *draft);
void epsom_draft_unref (EpsomDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomDraft, epsom_draft_unref)

/**
 * epsom_draft_set:
 * @field: a field of the kind, other than `record` and `id`
 * @text: as the file format writes it; blanks around it don't count, save in a note
 *
 * Returns: (transfer full): @draft with @text in @field. What can no longer be is emptied (minutes of an oral dose).
 */
EpsomDraft *epsom_draft_set (EpsomDraft *draft, EpsomField field, const char *text);
/** epsom_draft_get: Returns: (transfer none): the text of @field, "" where empty. */
const char *epsom_draft_get (EpsomDraft *draft, EpsomField field);
EpsomRecordKind epsom_draft_get_kind (EpsomDraft *draft);
/** epsom_draft_get_original: Returns: (transfer none) (nullable) */
EpsomRecord *epsom_draft_get_original (EpsomDraft *draft);
/** epsom_draft_is_changed: whether a text differs from what the form was opened with. */
gboolean epsom_draft_is_changed (EpsomDraft *draft);
/** epsom_draft_build: Returns: (transfer full) (nullable): the record, or an #EPSOM_FIELD_ERROR. */
EpsomRecord *epsom_draft_build (EpsomDraft *draft, GError **error);
/** epsom_draft_to_change: Returns: (transfer full) (nullable): the change that saves @draft. */
EpsomChange *epsom_draft_to_change (EpsomDraft *draft, GError **error);

G_END_DECLS
