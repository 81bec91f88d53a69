/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-questions.h"
#include "epsom-store.h"

G_BEGIN_DECLS

/**
 * EpsomAsker:
 *
 * Asks what a diary has to ask, by notifications of the desktop. What that is follows from the diary, the clock and the
 * preferences each time it looks: at a change, and every minute while something is to come. Nothing is remembered but
 * which notifications are shown. A question that was answered, is too late or was turned off is withdrawn.
 *
 * While there is something to ask it holds the application, where the person prefers it, so that it is asked although
 * every window was closed.
 */
#define EPSOM_TYPE_ASKER (epsom_asker_get_type ())
G_DECLARE_FINAL_TYPE (EpsomAsker, epsom_asker, EPSOM, ASKER, GObject)

/** epsom_asker_new: @application outlives it. */
EpsomAsker *epsom_asker_new (GApplication *application);
/** epsom_asker_set_store: asks for the diary of @store (nullable) from now on; a read-only one has nothing to ask. */
void epsom_asker_set_store (EpsomAsker *self, EpsomStore *store);
/** epsom_asker_get_store: Returns: (transfer none) (nullable) */
EpsomStore *epsom_asker_get_store (EpsomAsker *self);
/** epsom_asker_check: looks now. */
void epsom_asker_check (EpsomAsker *self);
/** epsom_asker_ask_milder: shows what @question, of the diary of @store, asks next, in its place. */
void epsom_asker_ask_milder (EpsomAsker *self, EpsomStore *store, const EpsomQuestion *question);
/** epsom_asker_is_waiting: whether there is something to ask, now or later. */
gboolean epsom_asker_is_waiting (EpsomAsker *self);

G_END_DECLS
