/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "epsom-diary.h"
#include "epsom-draft.h"
#include "epsom-form-row.h"

G_BEGIN_DECLS

/**
 * EpsomForm:
 *
 * The fields of one kind of record. It is described in `<kind>.ui`, whose object `form` is one; the #EpsomFormRow's in
 * it are bound to the fields of an #EpsomDraft, whose rules are the record's. What a kind needs besides is a subclass.
 *
 * Its rows know their errors as soon as they are typed; a field that a person has not touched is not called wrong
 * before the form is to be saved.
 */
#define EPSOM_TYPE_FORM (epsom_form_get_type ())
G_DECLARE_DERIVABLE_TYPE (EpsomForm, epsom_form, EPSOM, FORM, GtkWidget)

/**
 * EpsomFormClass:
 * @prepare: once, when draft, rows and diary are there: offers what can be chosen and, of a new record, presets
 * @update: after @field has changed (-1: after @prepare): what depends on it
 */
struct _EpsomFormClass {
  GtkWidgetClass parent_class;

  void (*prepare) (EpsomForm *self);
  void (*update) (EpsomForm *self, int field);
};

/**
 * epsom_form_new:
 * @kind: of the record
 * @record: (nullable): what is edited; NULL: a new record
 * @diary: what the record is checked against, and chosen from
 *
 * Returns: (transfer full)
 */
GtkWidget *epsom_form_new (EpsomRecordKind kind, EpsomRecord *record, EpsomDiary *diary);

/** epsom_form_get_object: Returns: (transfer none): the object @id of `<kind>.ui`; only within @prepare. */
GObject *epsom_form_get_object (EpsomForm *self, const char *id);
EpsomDiary *epsom_form_get_diary (EpsomForm *self);
gboolean epsom_form_is_new (EpsomForm *self);
/** epsom_form_get_record: Returns: (transfer none) (nullable): what is edited, as it was; %NULL: a new record. */
EpsomRecord *epsom_form_get_record (EpsomForm *self);
gboolean epsom_form_is_changed (EpsomForm *self);
/** epsom_form_get_row: Returns: (transfer none): the row of @field, which the form has. */
EpsomFormRow *epsom_form_get_row (EpsomForm *self, EpsomField field);
/** epsom_form_get_child: Returns: (transfer none): the widget that asks for @field. */
GtkWidget *epsom_form_get_child (EpsomForm *self, EpsomField field);
/** epsom_form_get: Returns: (transfer none): the cell of @field, "" where empty; good until the next change. */
const char *epsom_form_get (EpsomForm *self, EpsomField field);
/** epsom_form_get_instant: Returns: FALSE, @instant untouched, where the cell of @field is none. */
gboolean epsom_form_get_instant (EpsomForm *self, EpsomField field, EpsomInstant *instant);
/** epsom_form_set: the program, not the person, puts @text in @field. */
void epsom_form_set (EpsomForm *self, EpsomField field, const char *text);
/** epsom_form_is_touched: whether a person has changed @field. */
gboolean epsom_form_is_touched (EpsomForm *self, EpsomField field);

/**
 * epsom_form_to_change:
 *
 * Returns: (transfer full) (nullable): the change that saves the form; NULL where something is wrong, which is then
 * said, and the focus is put to it.
 */
EpsomChange *epsom_form_to_change (EpsomForm *self);

G_END_DECLS
