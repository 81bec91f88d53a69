/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-method.h"

G_BEGIN_DECLS

/* Names of symbolic icons. */

/** epsom_icons_get_symptom: Returns: (transfer none): the icon of @symptom. */
const char *epsom_icons_get_symptom (const char *symptom);

/** epsom_icons_get_method: Returns: (transfer none): the shape of @method, that of its marks in the charts. Its colour
 * is that of the style class `method-` and its token. */
const char *epsom_icons_get_method (EpsomMethod method);

G_END_DECLS
