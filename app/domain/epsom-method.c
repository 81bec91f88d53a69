/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-method.h"

EpsomMethod
epsom_method_of (EpsomRoute route, double minutes)
{
  if (route != EPSOM_ROUTE_IV)
    return EPSOM_METHOD_ORAL;
  if (!(minutes > 0))
    return EPSOM_METHOD_IV_UNKNOWN;
  if (minutes <= EPSOM_PUSH_MINUTES)
    return EPSOM_METHOD_IV_PUSH;
  if (minutes < EPSOM_DRIP_MINUTES)
    return EPSOM_METHOD_IV_INTERMEDIATE;
  return EPSOM_METHOD_IV_DRIP;
}
