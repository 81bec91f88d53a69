/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-window.h"

G_BEGIN_DECLS

/** EpsomTakeBackFunc: told that @changes (element-type EpsomChange) were undone, or done again, in @window. */
typedef void (*EpsomTakeBackFunc) (EpsomWindow *window, gboolean redo, const GPtrArray *changes);

/**
 * epsom_take_back: undoes the latest act in the diary of @window, or does it again. Of many records, such as those of an
 * import, it takes a thread, and a dialog that shows how far it is and can be cancelled. What fails is said.
 * @done: not called where nothing was done
 */
void epsom_take_back (EpsomWindow *window, gboolean redo, EpsomTakeBackFunc done);

G_END_DECLS
