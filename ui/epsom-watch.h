/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-store.h"

G_BEGIN_DECLS

/**
 * EpsomWatch:
 *
 * Has a store take in what other processes, such as the command line, write to its file while a window shows it.
 */
#define EPSOM_TYPE_WATCH (epsom_watch_get_type ())
G_DECLARE_FINAL_TYPE (EpsomWatch, epsom_watch, EPSOM, WATCH, GObject)

EpsomWatch *epsom_watch_new (EpsomStore *store);

G_END_DECLS
