/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-store.h"

G_BEGIN_DECLS

/*
 * What every page asks of the window it is in. A page is a widget with the writable property `store` (EpsomStore,
 * nullable); it follows the store's `changed` signal, and recomputes only while it is mapped.
 *
 * Actions of the window, in epsom-window-actions.c alone:
 *   win.add (s: kind token)   the editor for a new record
 *   win.edit (s: id)          the editor of a record
 *   win.delete (s: id)        delete with undo
 *   win.duplicate (s: id)     the editor for a new record like another
 *   win.undo, win.redo, win.import, win.export, win.show-page (s: today|diary|response|report)
 */

/** epsom_ui_apply: stores @changes (transfer full) as one step of undo and says @done in a toast with Undo.
 * A failure is said in words and nothing is changed. Returns: whether it was stored. */
gboolean epsom_ui_apply (GtkWidget *widget, GPtrArray *changes, const char *done);
/** epsom_ui_toast: a quiet message without an action. */
void epsom_ui_toast (GtkWidget *widget, const char *message);
/** epsom_ui_show_error: @what could not be done, why, and what can be done, in a dialog. */
void epsom_ui_show_error (GtkWidget *widget, const char *what, const GError *error);
/** epsom_ui_advise: Returns: (transfer none) (nullable): what can be done about @error, a sentence or two. */
const char *epsom_ui_advise (const GError *error);
/** epsom_ui_explain_error: Returns: (transfer full): sentences for a person: why, and what can be done. */
char *epsom_ui_explain_error (const GError *error);
/** epsom_ui_check_local: whether @file lies in a folder of this computer; otherwise says so under @what. */
gboolean epsom_ui_check_local (GtkWidget *widget, const char *what, GFile *file);
/** epsom_ui_get_store: Returns: (transfer none) (nullable): the store of the window of @widget. */
EpsomStore *epsom_ui_get_store (GtkWidget *widget);

/** epsom_ui_follow_clock: has every time of day, in charts too, told after the desktop's setting of 12 or 24 hours,
 * where it has one. */
void epsom_ui_follow_clock (void);
/** epsom_ui_format_time: Returns: (transfer full): the wall-clock time where it was recorded, 12 or 24 h after the
 * desktop's setting, with the offset when it differs from here. */
char *epsom_ui_format_time (EpsomInstant instant);
/** epsom_ui_format_clock: Returns: (transfer full): a time of day, @seconds after midnight, as epsom_ui_format_time().
 */
char *epsom_ui_format_clock (int seconds);
/** epsom_ui_format_offset: Returns: (transfer full): @minutes east of UTC as "UTC+05:30". */
char *epsom_ui_format_offset (int minutes);
/** epsom_ui_format_date: Returns: (transfer full): "Tue 3 March", with the year when it is not this one. */
char *epsom_ui_format_date (EpsomDate date);

/** epsom_ui_format_long_date: Returns: (transfer full): "Tuesday 3 March", with the year when it is not this one. */
char *epsom_ui_format_long_date (EpsomDate date);

/** epsom_ui_format_short_date: Returns: (transfer full): "Tue 3 Mar"; "3 Mar 2025" when the year is not this one. */
char *epsom_ui_format_short_date (EpsomDate date);

/** epsom_ui_format_cycle_day: Returns: (transfer full) (nullable): "day 3 of the cycle"; NULL of 0, not known. */
char *epsom_ui_format_cycle_day (int cycle_day);

/** epsom_ui_name_drop_down: says @name of @drop_down, and of the button in it, which has the focus, to a screen reader.
 */
void epsom_ui_name_drop_down (GtkDropDown *drop_down, const char *name);

/** epsom_ui_set_words: shows @words (nullable) in @label, with each number and its unit on one line. */
void epsom_ui_set_words (GtkLabel *label, const char *words);

/** epsom_ui_get_first_weekday: the day that a week begins with; 0 is Monday, 6 Sunday. */
int epsom_ui_get_first_weekday (void);

/** epsom_ui_add_row: adds @title and @subtitle (nullable) to @group, as they are and however long. Returns: (transfer
 * none): the row. */
GtkWidget *epsom_ui_add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle);

/** epsom_ui_press: presses @button where it can be seen and pressed. Returns: whether it could. */
gboolean epsom_ui_press (GtkWidget *button);

/** epsom_ui_close_with_escape: has the Escape key close @window. */
void epsom_ui_close_with_escape (GtkWidget *window);

/** epsom_ui_choose_open, epsom_ui_choose_save, epsom_ui_choose_folder: the file dialog of the toolkit's version; @done
 * gets NULL when cancelled. */
typedef void (*EpsomUiFileFunc) (GFile *file, gpointer user_data);
void epsom_ui_choose_open (GtkWidget *widget,
                           const char *title,
                           const char *const *patterns,
                           EpsomUiFileFunc done,
                           gpointer user_data);
void
epsom_ui_choose_save (GtkWidget *widget, const char *title, const char *name, EpsomUiFileFunc done, gpointer user_data);
void epsom_ui_choose_folder (GtkWidget *widget, const char *title, EpsomUiFileFunc done, gpointer user_data);

/** epsom_editor_present: a form for a new record of @kind, or for @record (nullable). */
void epsom_editor_present (GtkWidget *parent, EpsomRecordKind kind, EpsomRecord *record);
/** epsom_editor_present_copy: a form for a new record that is like @record, at the present time. Nothing is stored
 * before it is saved. The focus is in @field, which most likely differs. */
void epsom_editor_present_copy (GtkWidget *parent, const EpsomRecord *record, EpsomField field);

G_END_DECLS
