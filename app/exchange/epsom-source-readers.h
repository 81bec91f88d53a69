/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-source-run.h"

G_BEGIN_DECLS

/* The table of all sources, by name; one file each. */

extern const EpsomSourceReader epsom_source_bearable;
extern const EpsomSourceReader epsom_source_migraine_buddy;
extern const EpsomSourceReader epsom_source_migralog;

static const EpsomSourceReader *const epsom_source_readers[] = {
  &epsom_source_bearable,
  &epsom_source_migraine_buddy,
  &epsom_source_migralog,
};
#define EPSOM_N_SOURCES G_N_ELEMENTS (epsom_source_readers)

G_END_DECLS
