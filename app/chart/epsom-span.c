/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-span.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-chart-clock.h"
#include "epsom-chart-words.h"

EpsomSpan
epsom_span_zoom (EpsomSpan span, double factor, double at)
{
  return (EpsomSpan){ at + (span.from - at) * factor, at + (span.to - at) * factor };
}

EpsomSpan
epsom_span_move (EpsomSpan span, double seconds)
{
  return (EpsomSpan){ span.from + seconds, span.to + seconds };
}

EpsomSpan
epsom_span_clamp (EpsomSpan span, EpsomSpan all)
{
  double length = span.to - span.from, middle = (span.from + span.to) / 2;

  if (!isfinite (length) || length <= 0 || length >= all.to - all.from)
    return all;
  if (length < EPSOM_SPAN_LEAST)
    {
      length = MIN (EPSOM_SPAN_LEAST, all.to - all.from);
      span = (EpsomSpan){ middle - length / 2, middle + length / 2 };
    }
  if (span.from < all.from)
    return (EpsomSpan){ all.from, all.from + length };
  if (span.to > all.to)
    return (EpsomSpan){ all.to - length, all.to };

  return span;
}

gboolean
epsom_span_equal (EpsomSpan a, EpsomSpan b)
{
  return a.from == b.from && a.to == b.to;
}

static EpsomDate
get_date (double time)
{
  return (EpsomDate) CLAMP (floor (time / EPSOM_CLOCK_DAY), EPSOM_DATE_FIRST, EPSOM_DATE_LAST);
}

char *
epsom_span_describe (EpsomSpan span)
{
  EpsomDate first = get_date (span.from), last = MAX (get_date (span.to - 1), first);
  g_autofree char *from = epsom_chart_words_date (first);
  g_autofree char *to = epsom_chart_words_date (last);

  if (first == last)
    return g_steal_pointer (&from);

  /* Translators: two dates. */
  return g_strdup_printf (C_ ("range of dates", "%s to %s"), from, to);
}
