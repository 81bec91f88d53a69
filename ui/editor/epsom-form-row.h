/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "epsom-field.h"

G_BEGIN_DECLS

/**
 * EpsomFormRow:
 *
 * One field of a form: its title, the widget that asks for it, and beneath what is wrong or worth knowing. An error is
 * said once the focus has left the row, and taken back as soon as it is mended.
 *
 * The child has a property `text` that is the cell of the record (or is a #GtkTextView, whose buffer has). Where it
 * has `error` and `hint` as well, they are shown.
 *
 * Properties:
 *   `title` (string): with a mnemonic
 *   `field` (string): the name of the field, such as "value_unit"; "" where the row has none
 *   `child` (GtkWidget)
 *   `numeric` (gboolean): `text` is a number as the locale writes it; the cell is not
 *   `inline` (gboolean): the child stands beside the title
 * Signal `changed`: the text of the child is another.
 */
#define EPSOM_TYPE_FORM_ROW (epsom_form_row_get_type ())
G_DECLARE_FINAL_TYPE (EpsomFormRow, epsom_form_row, EPSOM, FORM_ROW, GtkWidget)

/** epsom_form_row_get_field: an #EpsomField, or -1. */
int epsom_form_row_get_field (EpsomFormRow *self);
GtkWidget *epsom_form_row_get_child (EpsomFormRow *self);

/** epsom_form_row_get_text: Returns: (transfer full): the cell. */
char *epsom_form_row_get_text (EpsomFormRow *self);
/** epsom_form_row_set_text: shows the cell @text. */
void epsom_form_row_set_text (EpsomFormRow *self, const char *text);

/** epsom_form_row_set_error: @error: (nullable): what rule the text breaks; @now: say it wherever the focus is. */
void epsom_form_row_set_error (EpsomFormRow *self, const char *error, gboolean now);
/** epsom_form_row_set_hint: @hint: (nullable): shown where nothing is wrong. */
void epsom_form_row_set_hint (EpsomFormRow *self, const char *hint);
/** epsom_form_row_get_message: Returns: (transfer none) (nullable): what stands beneath now. */
const char *epsom_form_row_get_message (EpsomFormRow *self);
/** epsom_form_row_has_own_error: the child says itself that what it holds is no cell. */
gboolean epsom_form_row_has_own_error (EpsomFormRow *self);

G_END_DECLS
