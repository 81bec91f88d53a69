/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-response.h"

G_BEGIN_DECLS

/** EpsomBehindKind: what the treatments behind a figure have in common. */
typedef enum {
  EPSOM_BEHIND_NONE,     /* the figure is not of treatments */
  EPSOM_BEHIND_ENDPOINT, /* by the method, with a known outcome; @which: an #EpsomEndpoint */
  EPSOM_BEHIND_CHANGE,   /* by the method, with a known severity; @which: an index of #epsom_horizons */
  EPSOM_BEHIND_RELIEF,   /* by the method, that time to relief is estimated from */
  EPSOM_BEHIND_FREEDOM,  /* by the method, that time to freedom is estimated from */
  EPSOM_BEHIND_SINGLE,   /* one; @which: its index in the response */
  EPSOM_BEHIND_ALIKE,    /* by the method, as long and with the same change at 2 h as one; @which: its index */
} EpsomBehindKind;

/**
 * EpsomBehind: which treatments a figure was counted from, without naming them: it costs nothing until a person
 * asks.
 */
typedef struct {
  EpsomBehindKind kind;
  EpsomMethod method;
  guint which;
} EpsomBehind;

/** epsom_behind_find: Returns: (transfer full) (element-type EpsomTreatment): those of @response, by time, owned by
 * it; as many as the figure says. */
GPtrArray *epsom_behind_find (const EpsomBehind *behind, const EpsomResponse *response);

G_END_DECLS
