/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-palette.h"

static const EpsomCode codes[EPSOM_N_GROUP_NUMBERS] = {
  [EPSOM_METHOD_ORAL] = { EPSOM_ROLE_ORAL, EPSOM_SHAPE_CIRCLE, EPSOM_DASH_DOTS },
  [EPSOM_METHOD_IV_PUSH] = { EPSOM_ROLE_IV_PUSH, EPSOM_SHAPE_TRIANGLE, EPSOM_DASH_SOLID },
  [EPSOM_METHOD_IV_INTERMEDIATE] = { EPSOM_ROLE_IV_INTERMEDIATE, EPSOM_SHAPE_DIAMOND, EPSOM_DASH_LONG },
  [EPSOM_METHOD_IV_DRIP] = { EPSOM_ROLE_IV_DRIP, EPSOM_SHAPE_SQUARE, EPSOM_DASH_SHORT },
  [EPSOM_METHOD_IV_UNKNOWN] = { EPSOM_ROLE_IV_UNKNOWN, EPSOM_SHAPE_CROSS, EPSOM_DASH_SPARSE_DOTS },
  [EPSOM_GROUP_NAMED] = { EPSOM_ROLE_SERIES_1, EPSOM_SHAPE_SQUARE, EPSOM_DASH_SOLID },
  [EPSOM_GROUP_NAMED + 1] = { EPSOM_ROLE_SERIES_2, EPSOM_SHAPE_TRIANGLE_DOWN, EPSOM_DASH_SHORT },
  [EPSOM_GROUP_NAMED + 2] = { EPSOM_ROLE_SERIES_3, EPSOM_SHAPE_DIAMOND, EPSOM_DASH_LONG },
  [EPSOM_GROUP_NAMED + 3] = { EPSOM_ROLE_SERIES_4, EPSOM_SHAPE_TRIANGLE, EPSOM_DASH_DOT },
  [EPSOM_GROUP_NAMED + 4] = { EPSOM_ROLE_SERIES_5, EPSOM_SHAPE_HOURGLASS, EPSOM_DASH_DOT_DOT },
  [EPSOM_GROUP_OTHER] = { EPSOM_ROLE_OTHER, EPSOM_SHAPE_PLUS, EPSOM_DASH_LONG_DOT },
  [EPSOM_GROUP_NOT_RECORDED] = { EPSOM_ROLE_IV_UNKNOWN, EPSOM_SHAPE_CROSS, EPSOM_DASH_SPARSE_DOTS },
};

typedef struct {
  guint32 colors[EPSOM_N_ROLES]; /* 0xRRGGBB */
  double line_factor;
} Palette;

/* In the order of EpsomRole. */
static const Palette palettes[] = {
  [EPSOM_STYLE_LIGHT] = { { 0xffffff, 0x241f31, 0x5e5c64, 0x77767b, 0xe2e1e4, 0xc9800f, 0x2858a1, 0x1199d8, 0x34896e,
                            0x4c4c4d, 0x2858a1, 0x34896e, 0x1199d8, 0xf0469b, 0xbe4b00, 0x241f31 },
                          1.0 },
  [EPSOM_STYLE_DARK] = { { 0x1e1e1e, 0xffffff, 0xc0bfbc, 0x9a9996, 0x48484b, 0xe7a009, 0x3585c5, 0x46cbf8, 0x3fb78b,
                           0x808080, 0x3585c5, 0x3fb78b, 0x46cbf8, 0xffc3b9, 0xd75f00, 0xffffff },
                         1.0 },
  [EPSOM_STYLE_PRINT] = { { 0xffffff, 0x000000, 0x404040, 0x606060, 0xd8d8d8, 0x606060, 0x000000, 0x484848, 0x282828,
                            0x707070, 0x000000, 0x282828, 0x484848, 0x101010, 0x383838, 0x585858 },
                          1.0 },
  [EPSOM_STYLE_HIGH_CONTRAST] = { { 0xffffff, 0x000000, 0x303030, 0x303030, 0xc4c4c4, 0xac5f0e, 0x0b275c, 0x115784,
                                    0x13826c, 0x444444, 0x0b275c, 0x13826c, 0x115784, 0x8c5fb4, 0x5f0000, 0x000000 },
                                  1.3 },
  [EPSOM_STYLE_HIGH_CONTRAST_DARK] = { { 0x1e1e1e, 0xffffff, 0xe6e6e6, 0xe6e6e6, 0x545454, 0xe79f08, 0x48a7e6, 0x52ccfe,
                                         0xaaebc5, 0x9d9fa1, 0x48a7e6, 0xaaebc5, 0x52ccfe, 0xf5dc1e, 0xc8b991,
                                         0xffffff },
                                       1.3 },
};

const EpsomCode *
epsom_palette_get_code (int group)
{
  static const EpsomCode all_iv = { EPSOM_ROLE_TEXT, EPSOM_SHAPE_CIRCLE, EPSOM_DASH_SOLID };

  if (group == EPSOM_ALL_IV)
    return &all_iv;

  g_return_val_if_fail (group >= 0 && group < EPSOM_N_GROUP_NUMBERS, &codes[EPSOM_METHOD_IV_UNKNOWN]);

  return &codes[group];
}

EpsomColor
epsom_palette_get_color (EpsomStyle style, EpsomRole role)
{
  guint32 color;

  g_return_val_if_fail (style < G_N_ELEMENTS (palettes) && role < EPSOM_N_ROLES, (EpsomColor){ 0 });

  color = palettes[style].colors[role];

  return (EpsomColor){ (color >> 16 & 0xff) / 255.0, (color >> 8 & 0xff) / 255.0, (color & 0xff) / 255.0 };
}

double
epsom_palette_get_line_factor (EpsomStyle style)
{
  g_return_val_if_fail (style < G_N_ELEMENTS (palettes), 1);

  return palettes[style].line_factor;
}
