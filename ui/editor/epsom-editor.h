/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-diary.h"
#include "epsom-form.h"

G_BEGIN_DECLS

/**
 * EpsomEditor:
 *
 * The sheet in which one record is made or changed: Cancel and Save in its header bar, the form, and Delete. It is
 * presented by epsom_editor_present() of epsom-ui.h.
 *
 * Actions: `editor.save` (Ctrl+S, Ctrl+Enter), `editor.delete`, `window.close` (Esc).
 */
#define EPSOM_TYPE_EDITOR (epsom_editor_get_type ())
G_DECLARE_FINAL_TYPE (EpsomEditor, epsom_editor, EPSOM, EDITOR, AdwWindow)

/** epsom_editor_new: a form for a new record of @kind, or for @record (nullable), of @diary. */
EpsomEditor *epsom_editor_new (EpsomRecordKind kind, EpsomRecord *record, EpsomDiary *diary);

EpsomForm *epsom_editor_get_form (EpsomEditor *self);

/** epsom_editor_save: stores and closes. Returns: FALSE where something is wrong, which is said. */
gboolean epsom_editor_save (EpsomEditor *self);

G_END_DECLS
