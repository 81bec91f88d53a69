/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EpsomSeverityRow:
 *
 * Eleven buttons, 0 to 10, each at least 44 px, and the word for the number. One row where it fits (from 524 px),
 * otherwise two: 0-5 and 6-10. The digits and `t` (ten) on the keyboard press a button while the focus is in the row;
 * Tab enters and leaves it as one, the arrows walk it.
 *
 * Properties:
 *   `severity` (int, -1 to 10): what is chosen, -1 where nothing is
 *   `text` (string): the same as the cell of a record, "" where nothing is chosen
 * Signals:
 *   `chosen (int severity)`: a person pressed a number, be it the chosen one; `severity` is set by then.
 *   `chosen-earlier (int severity)`: a long press, a secondary click or the menu key on a number. `severity` stays.
 *   `chosen` follows where nobody listens.
 *
 * Style classes: the buttons have `severity-0` to `severity-10`, the chosen one `chosen`.
 * Accessible: a radio group whose members are named "7, severe". Label the group with
 * gtk_accessible_update_relation() where a visible label exists.
 */
#define EPSOM_TYPE_SEVERITY_ROW (epsom_severity_row_get_type ())
G_DECLARE_FINAL_TYPE (EpsomSeverityRow, epsom_severity_row, EPSOM, SEVERITY_ROW, GtkWidget)

GtkWidget *epsom_severity_row_new (void);

int epsom_severity_row_get_severity (EpsomSeverityRow *self);
/** epsom_severity_row_set_severity: @severity -1 (none) to 10. Emits no `chosen`. */
void epsom_severity_row_set_severity (EpsomSeverityRow *self, int severity);

/** epsom_severity_row_press: as if a person pressed @severity, 0 to 10. */
void epsom_severity_row_press (EpsomSeverityRow *self, int severity);

/** epsom_severity_from_key: the number that the key @keyval stands for (digits, keypad, `t`), or -1. */
int epsom_severity_from_key (guint keyval);

G_END_DECLS
