/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-response.h"
#include "epsom-store.h"
#include "epsom-window.h"

G_BEGIN_DECLS

/* A window of a diary in a folder of its own, and hands to work it with. */

/** UI_NOW: the moment that every test of the window takes place in. */
#define UI_NOW "2026-03-03T14:00:00+00:00"

typedef struct {
  char *folder;
  char *path; /* of the diary */
  GtkApplication *application;
} UiFixture;

/** ui_init: to be called first in main(). */
void ui_init (int *argc, char ***argv);

void ui_set_up (UiFixture *fixture, gconstpointer data);
void ui_tear_down (UiFixture *fixture, gconstpointer data);

/** ui_add: a test that gets a #UiFixture. */
#define ui_add(path, function) g_test_add (path, UiFixture, NULL, ui_set_up, function, ui_tear_down)

/** ui_write: makes the file @name in the fixture's folder. Returns: (transfer full): its path. */
char *ui_write (UiFixture *fixture, const char *name, const char *content);

/** ui_create_store: the fixture's diary, with @rows of the file format (their header first), NULL for none. */
EpsomStore *ui_create_store (UiFixture *fixture, const char *rows);

/** ui_show: Returns: (transfer none): a mapped window of @store, @width px wide, with its pages. */
EpsomWindow *ui_show (UiFixture *fixture, EpsomStore *store, int width);
/** ui_show_path: one that opens the fixture's diary by itself. */
EpsomWindow *ui_show_path (UiFixture *fixture);
/** ui_close: destroys @window and waits until it is gone for good. */
void ui_close (GtkWindow *window);

/** ui_wait: runs the main loop until what is due now is done. */
void ui_wait (void);
/** ui_wait_until: runs the main loop until @condition holds of @data; the test fails after ten seconds. */
typedef gboolean (*UiCondition) (gpointer data);
void ui_wait_until (UiCondition condition, gpointer data);
/** ui_wait_until_gone: the same, until the object of the weak pointer @pointer is. */
void ui_wait_until_gone (gpointer *pointer);

/** ui_wait_for_popover: waits until the toolkit has done with a popover that was closed: it looks for tooltips there a
 * while longer. */
void ui_wait_for_popover (void);

/** ui_find: Returns: (transfer none) (nullable): the visible widget of @type in @root whose text or accessible name is
 * @name (nullable: any). */
GtkWidget *ui_find (GtkWidget *root, GType type, const char *name);
/** ui_says_busy: whether a screen reader is told that @widget is still being filled. */
gboolean ui_says_busy (GtkWidget *widget);
/** ui_find_text: whether a visible label in @root contains @text, whatever its spaces are. */
gboolean ui_find_text (GtkWidget *root, const char *text);
/** ui_get: as ui_find(), and fails where there is none. */
GtkWidget *ui_get (GtkWidget *root, GType type, const char *name);
/** ui_press: activates the visible, sensitive button @name in @root and waits until it was clicked. */
void ui_press (GtkWidget *root, const char *name);
/** ui_press_key: gives @key to the key controllers of @widget itself. Returns: whether one of them took it. */
gboolean ui_press_key (GtkWidget *widget, guint key, GdkModifierType modifiers);
/** ui_open_preferences: Returns: (transfer none): the preferences that @window shows. */
GtkWidget *ui_open_preferences (EpsomWindow *window);
/** ui_get_dialog: Returns: (transfer none): the window that was opened last and stands before @parent. */
GtkWindow *ui_get_dialog (GtkWindow *parent);

/** ui_get_alert: Returns: (transfer none) (nullable): the message or the about dialog that @parent shows: a window of
 * its own or, with a newer toolkit, a part of @parent. */
GtkWidget *ui_get_alert (GtkWindow *parent);

/** ui_get_dose: Returns: (transfer none): the last dose in the diary of @store. */
const EpsomDose *ui_get_dose (EpsomStore *store);
/** ui_respond: Returns: (transfer full): the response of migraine in all of the diary of @store. */
EpsomResponse *ui_respond (EpsomStore *store);
/** ui_count: the records of @kind in the diary of @store. */
guint ui_count (EpsomStore *store, EpsomRecordKind kind);

G_END_DECLS
