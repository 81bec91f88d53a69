/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-groups.h"
#include "epsom-scene.h"

G_BEGIN_DECLS

/** EpsomRole: what a colour is for. */
typedef enum {
  EPSOM_ROLE_BACKGROUND,
  EPSOM_ROLE_TEXT,
  EPSOM_ROLE_DIM_TEXT,
  EPSOM_ROLE_AXIS, /* lines with a meaning: the axis, no change */
  EPSOM_ROLE_GRID, /* lines that only guide the eye */
  EPSOM_ROLE_ORAL,
  EPSOM_ROLE_IV_PUSH,
  EPSOM_ROLE_IV_INTERMEDIATE,
  EPSOM_ROLE_IV_DRIP,
  EPSOM_ROLE_IV_UNKNOWN,
  EPSOM_ROLE_SERIES_1, /* groups that are of no method */
  EPSOM_ROLE_SERIES_2,
  EPSOM_ROLE_SERIES_3,
  EPSOM_ROLE_SERIES_4,
  EPSOM_ROLE_SERIES_5,
  EPSOM_ROLE_OTHER,
} EpsomRole;
#define EPSOM_N_ROLES (EPSOM_ROLE_OTHER + 1)

typedef enum {
  EPSOM_SHAPE_CIRCLE,
  EPSOM_SHAPE_TRIANGLE,
  EPSOM_SHAPE_DIAMOND,
  EPSOM_SHAPE_SQUARE,
  EPSOM_SHAPE_CROSS,
  EPSOM_SHAPE_PILL, /* a medicine, which has no method */
  EPSOM_SHAPE_TRIANGLE_DOWN,
  EPSOM_SHAPE_HOURGLASS,
  EPSOM_SHAPE_PLUS,
} EpsomShape;

typedef enum {
  EPSOM_DASH_SOLID,
  EPSOM_DASH_LONG,
  EPSOM_DASH_SHORT,
  EPSOM_DASH_DOTS,
  EPSOM_DASH_SPARSE_DOTS,
  EPSOM_DASH_DOT,      /* a dash, a dot */
  EPSOM_DASH_DOT_DOT,  /* a dash, two dots */
  EPSOM_DASH_LONG_DOT, /* a long dash, a dot */
} EpsomDash;

/** EpsomCode: how a method, or another group, is told apart: by colour, and twice more without it. */
typedef struct {
  EpsomRole role;
  EpsomShape shape;
  EpsomDash dash;
} EpsomCode;

/** EpsomColor: sRGB, 0 to 1. */
typedef struct {
  double red, green, blue;
} EpsomColor;

/** EPSOM_ALL_IV: in place of a method: all IV doses together, as in the analysis. */
#define EPSOM_ALL_IV (-1)

/** epsom_palette_get_code: (transfer none): the code of @group, the number of a group, such as an #EpsomMethod, or of
 * %EPSOM_ALL_IV: that of text, with the shape of oral doses, which no chart shows beside it. All that one grouping has
 * differ in role, shape and dash. What is not recorded looks as what is not known does. */
const EpsomCode *epsom_palette_get_code (int group);

/**
 * epsom_palette_get_color:
 *
 * The methods' colours come from the palette of Okabe and Ito (2008), moved per style as little as their contrast
 * (WCAG 2.1: text 4.5:1, marks 3:1; more where high contrast is asked for) and their distance from each other ask,
 * also as people with protanopia, deuteranopia and tritanopia see them. In print they are greys.
 */
EpsomColor epsom_palette_get_color (EpsomStyle style, EpsomRole role);

/** epsom_palette_get_line_factor: by how much lines are wider than in the light style. */
double epsom_palette_get_line_factor (EpsomStyle style);

G_END_DECLS
