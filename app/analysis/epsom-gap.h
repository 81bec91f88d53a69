/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-response.h"

G_BEGIN_DECLS

/** EpsomGapKind: which reading the response lacks of a dose in an episode. */
typedef enum {
  EPSOM_GAP_NONE,
  EPSOM_GAP_BASELINE,  /* before the dose: it is left out (design/response.md, "Baseline") */
  EPSOM_GAP_TWO_HOURS, /* at 2 h: its endpoints at 2 h are not known ("Severity at horizon h") */
} EpsomGapKind;
#define EPSOM_N_GAP_KINDS (EPSOM_GAP_TWO_HOURS + 1)

/**
 * EpsomGap:
 * @at: when the reading would have been: at the dose, or 2 h after it, on the clock of the dose
 * @episode: which it is of
 */
typedef struct {
  EpsomGapKind kind;
  EpsomInstant at;
  const EpsomEpisode *episode;
} EpsomGap;

/**
 * epsom_gap_find: what the response lacks of @dose in @episode, by its own rules.
 * @as_of: UTC seconds: nothing is lacking at 2 h as long as it could still be read
 *
 * Only a treatment lacks anything: a dose that is linked to the episode, and is not preventive or names it. One with a
 * baseline of 0 lacks nothing: there was nothing to treat. The cost is that of the readings of the episode, and of what
 * was taken within 2 h after the dose.
 *
 * Returns: a gap of %EPSOM_GAP_NONE where nothing is lacking.
 */
EpsomGap epsom_gap_find (EpsomDiary *diary, const EpsomEpisode *episode, const EpsomDose *dose, gint64 as_of);

G_END_DECLS
