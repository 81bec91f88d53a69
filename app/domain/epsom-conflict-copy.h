/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * epsom_conflict_copy_is:
 * @name: of a file
 * @diary: the name of a diary in the same folder
 *
 * Whether @name is what a program that syncs folders calls the other of two copies of @diary that went apart: Syncthing
 * (`diary.sync-conflict-20260301-083000-ABCDEFG.epsom`), Nextcloud and ownCloud (`diary (conflicted copy …).epsom`),
 * Dropbox (`diary (Anna's conflicted copy 2026-03-01).epsom`) and others that say `conflict` in such a place.
 */
gboolean epsom_conflict_copy_is (const char *name, const char *diary);

G_END_DECLS
