/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EpsomSpan: a range of time, in seconds since 1970-01-01 00:00 on the wall clocks that were read. A plain value.
 */
typedef struct {
  double from, to;
} EpsomSpan;

/** EPSOM_SPAN_LEAST: an hour: the shortest that is shown. */
#define EPSOM_SPAN_LEAST 3600.0

/** epsom_span_zoom: @factor times as long; @at stays where it is. */
EpsomSpan epsom_span_zoom (EpsomSpan span, double factor, double at);
/** epsom_span_move: later by @seconds. */
EpsomSpan epsom_span_move (EpsomSpan span, double seconds);
/** epsom_span_clamp: within @all, moved rather than cut, and not shorter than %EPSOM_SPAN_LEAST; @all for what is no
 * range. */
EpsomSpan epsom_span_clamp (EpsomSpan span, EpsomSpan all);
gboolean epsom_span_equal (EpsomSpan a, EpsomSpan b);

/** epsom_span_describe: Returns: (transfer full): its dates: "3 March 2026", "3 March 2026 to 9 March 2026". */
char *epsom_span_describe (EpsomSpan span);

G_END_DECLS
