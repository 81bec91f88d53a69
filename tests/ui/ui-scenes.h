/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui-fixture.h"

G_BEGIN_DECLS

/* Every window, form, dialog and popover of the program, as a person comes upon it: what holds of all of them is tried
 * on each. What is new belongs in here. */

/**
 * UiScene:
 * @name: in lower case, with hyphens
 * @show: Returns: (transfer none): the window or the popover that it is about, which a #UiFixture of its own shows
 */
typedef struct {
  const char *name;
  GtkWidget *(*show) (UiFixture *fixture);
} UiScene;

/** ui_scenes_get: all of them. */
const UiScene *ui_scenes_get (guint *n);

/** ui_scenes_add: a test of @scene, called @path and its name; the test gets the #UiScene as its data. */
void ui_scenes_add (const char *path, const UiScene *scene, void (*test) (UiFixture *fixture, gconstpointer scene));

/** ui_leave: closes @root of a scene where it is a popover. */
void ui_leave (GtkWidget *root);

/** ui_scenes_set_width: how wide the windows of the scenes are from now on, in px; 800 unless set. */
void ui_scenes_set_width (int width);

/** ui_scenes_fit: makes the window @root no wider than that, as on a screen of that size. */
void ui_scenes_fit (GtkWidget *root);

/**
 * ui_scenes_set_diary: the scenes show a copy of the diary at @path instead of the sample, two hours after its last
 * entry; not every scene finds what it is about in there.
 */
void ui_scenes_set_diary (const char *path);

G_END_DECLS
