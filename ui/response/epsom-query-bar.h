/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "epsom-response.h"

G_BEGIN_DECLS

/**
 * EpsomQueryBar: what the Response page asks: the symptom, the period, and under "More" what treatments are compared by
 * and whether co-treated doses are left out; beneath, in a quiet line, what of it differs from all of the diary by
 * method, with one press to go back to that. The choices are those of #EpsomSettings, so they outlive the window and
 * hold in every window at once.
 *
 * Signal `changed`: something else is asked. Properties, which are also actions: `exclude-co-treated` (gboolean, the
 * action `query.exclude-co-treated`), `group-by` (string: a token of #EpsomGrouping, the action `query.group-by`).
 */
#define EPSOM_TYPE_QUERY_BAR (epsom_query_bar_get_type ())
G_DECLARE_FINAL_TYPE (EpsomQueryBar, epsom_query_bar, EPSOM, QUERY_BAR, GtkWidget)

/** epsom_query_bar_ask: offers the symptoms of @diary. Returns: what is asked now; its symptom is owned by @self. Of a
 * diary without the symptom that was chosen last, migraine is asked. */
EpsomQuery epsom_query_bar_ask (EpsomQueryBar *self, EpsomDiary *diary);
/** epsom_query_bar_tell: says in the quiet line what @response (nullable) was asked. */
void epsom_query_bar_tell (EpsomQueryBar *self, const EpsomResponse *response);

G_END_DECLS
