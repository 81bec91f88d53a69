/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** EpsomProgressFunc: told now and then that @done of @total (0: not known) units of work are done. */
typedef void (*EpsomProgressFunc) (guint64 done, guint64 total, gpointer user_data);

G_END_DECLS
