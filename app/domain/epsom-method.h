/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-tokens.h"

G_BEGIN_DECLS

/** EpsomMethod: how a dose was delivered; the order of every table and chart. */
typedef enum {
  EPSOM_METHOD_ORAL,
  EPSOM_METHOD_IV_PUSH,
  EPSOM_METHOD_IV_INTERMEDIATE,
  EPSOM_METHOD_IV_DRIP,
  EPSOM_METHOD_IV_UNKNOWN,
} EpsomMethod;
#define EPSOM_N_METHODS (EPSOM_METHOD_IV_UNKNOWN + 1)

/** EPSOM_PUSH_MINUTES: the longest push. EPSOM_DRIP_MINUTES: the shortest drip. (Convention.) */
#define EPSOM_PUSH_MINUTES 10.0
#define EPSOM_DRIP_MINUTES 30.0

/** epsom_method_of: the method of @route with @minutes (0: not known; ignored for oral). */
EpsomMethod epsom_method_of (EpsomRoute route, double minutes);

G_END_DECLS
