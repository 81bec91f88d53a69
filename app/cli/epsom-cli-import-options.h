/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-cli-private.h"
#include "epsom-source.h"

G_BEGIN_DECLS

/** EpsomImportOptions: the options of `epsom import` as they were typed. */
typedef struct {
  char *source;
  char *format; /* another name of @source */
  char *columns;
  char *zone;
  char *date_order;
  char *severity;
  char *on_conflict;
  gboolean list;
  gboolean dry_run;
  gboolean keep_good;
  gboolean bring_back;
  gboolean json;
} EpsomImportOptions;

/** EpsomImportChoice: what they mean. */
typedef struct {
  EpsomSourceOptions source;
  EpsomMapping *mapping; /* (owned) (nullable): that of @source, as is its @deleted */
  gboolean own;          /* the files are Epsom CSV */
  int on_conflict;       /* an #EpsomOnConflict, or -1: not chosen */
} EpsomImportChoice;

GOptionEntry *epsom_import_options_get_entries (gpointer options);
void epsom_import_options_clear (gpointer options);
/** epsom_import_options_parse: on failure it has told why. @choice is to be cleared. */
gboolean epsom_import_options_parse (EpsomCli *cli, const EpsomImportOptions *options, EpsomImportChoice *choice);
void epsom_import_choice_clear (EpsomImportChoice *choice);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EpsomImportChoice, epsom_import_choice_clear)

G_END_DECLS
