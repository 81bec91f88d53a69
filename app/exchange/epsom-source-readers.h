/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-source-run.h"

G_BEGIN_DECLS

/* The table of all sources, by name; one file each. */

extern const EpsomSourceReader epsom_source_bearable;
extern const EpsomSourceReader epsom_source_clue;
extern const EpsomSourceReader epsom_source_cluster;
extern const EpsomSourceReader epsom_source_daylio;
extern const EpsomSourceReader epsom_source_dosage;
extern const EpsomSourceReader epsom_source_drip;
extern const EpsomSourceReader epsom_source_headi;
extern const EpsomSourceReader epsom_source_loop;
extern const EpsomSourceReader epsom_source_medtimer;
extern const EpsomSourceReader epsom_source_migraine_buddy;
extern const EpsomSourceReader epsom_source_migralog;
extern const EpsomSourceReader epsom_source_table;
extern const EpsomSourceReader epsom_source_track_and_graph;

static const EpsomSourceReader *const epsom_source_readers[] = {
  &epsom_source_bearable,        &epsom_source_clue,           &epsom_source_cluster,  &epsom_source_daylio,
  &epsom_source_dosage,          &epsom_source_drip,           &epsom_source_headi,    &epsom_source_loop,
  &epsom_source_medtimer,        &epsom_source_migraine_buddy, &epsom_source_migralog, &epsom_source_table,
  &epsom_source_track_and_graph,
};
#define EPSOM_N_SOURCES G_N_ELEMENTS (epsom_source_readers)

G_END_DECLS
