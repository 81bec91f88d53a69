/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-store.h"

G_BEGIN_DECLS

/**
 * EpsomPage:
 *
 * A page of the window: it follows the store's diary, and works only while somebody looks. A change that comes while it
 * is out of sight makes it stale, and it is brought up to date when it is mapped: step by step, as many of them in a
 * frame as leave time to draw it, so that the window answers meanwhile. Until the last it is busy, as a screen reader
 * is told.
 *
 * Property: `store` (EpsomStore, nullable).
 */
#define EPSOM_TYPE_PAGE (epsom_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (EpsomPage, epsom_page, EPSOM, PAGE, AdwBin)

/**
 * EpsomPageClass:
 * @changed: (nullable) told of every change, looked at or not, before the page is stale for it: the @changes
 *   (element-type EpsomChange) that the store made, or NULL where it is another store.
 * @refresh: shows the diary as it is now, or a part of it: called with @step 0 at once when the page is mapped or
 *   becomes stale, then with the next ones, in each frame at least one, as long as it returns TRUE. When the page
 *   becomes stale meanwhile, it begins anew.
 */
struct _EpsomPageClass {
  AdwBinClass parent_class;

  void (*changed) (EpsomPage *self, GPtrArray *changes);
  gboolean (*refresh) (EpsomPage *self, guint step);
};

void epsom_page_set_store (EpsomPage *self, EpsomStore *store);
/** epsom_page_get_store: Returns: (transfer none) (nullable) */
EpsomStore *epsom_page_get_store (EpsomPage *self);
/** epsom_page_get_diary: Returns: (transfer none) (nullable): what the store holds now. */
EpsomDiary *epsom_page_get_diary (EpsomPage *self);
/** epsom_page_invalidate: what the page shows is no longer true: it is brought up to date now, or when it is mapped. */
void epsom_page_invalidate (EpsomPage *self);
/** epsom_page_get_busy: whether it is being brought up to date. */
gboolean epsom_page_get_busy (EpsomPage *self);

G_END_DECLS
