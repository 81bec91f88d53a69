/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "epsom-palette.h"

#define MIN_TEXT_CONTRAST 4.5
#define MIN_MARK_CONTRAST 3.0

/* Distances in Oklab (Ottosson 2020), times 100: about 2 is just noticeable side by side. */
#define MIN_DISTANCE 9.0

/* What a chart may lie on: its own background, and libadwaita's window, view and card. */
static const struct {
  EpsomStyle style;
  guint32 colors[4];
} grounds[] = {
  { EPSOM_STYLE_LIGHT, { 0xffffff, 0xfafafa, 0xffffff, 0xffffff } },
  { EPSOM_STYLE_DARK, { 0x1e1e1e, 0x242424, 0x363636, 0x303030 } },
  { EPSOM_STYLE_PRINT, { 0xffffff, 0xffffff, 0xffffff, 0xffffff } },
  { EPSOM_STYLE_HIGH_CONTRAST, { 0xffffff, 0xfafafa, 0xffffff, 0xffffff } },
  { EPSOM_STYLE_HIGH_CONTRAST_DARK, { 0x1e1e1e, 0x242424, 0x363636, 0x303030 } },
};

static double
to_linear (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static EpsomColor
linearize (EpsomColor color)
{
  return (EpsomColor){ to_linear (color.red), to_linear (color.green), to_linear (color.blue) };
}

static EpsomColor
unpack (guint32 color)
{
  return (EpsomColor){ (color >> 16) / 255.0, (color >> 8 & 0xff) / 255.0, (color & 0xff) / 255.0 };
}

static double
get_luminance (EpsomColor color)
{
  EpsomColor linear = linearize (color);

  return 0.2126 * linear.red + 0.7152 * linear.green + 0.0722 * linear.blue;
}

/* WCAG 2.1, 1.4.3. */
static double
get_contrast (EpsomColor a, EpsomColor b)
{
  double x = get_luminance (a), y = get_luminance (b);

  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

typedef struct {
  double l, a, b;
} Oklab;

static Oklab
to_oklab (EpsomColor linear)
{
  double l = cbrt (0.4122214708 * linear.red + 0.5363325363 * linear.green + 0.0514459929 * linear.blue);
  double m = cbrt (0.2119034982 * linear.red + 0.6806995451 * linear.green + 0.1073969566 * linear.blue);
  double s = cbrt (0.0883024619 * linear.red + 0.2817188376 * linear.green + 0.6299787005 * linear.blue);

  return (Oklab){
    0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
  };
}

/* Machado, Oliveira and Fernandes 2009, severity 1.0, for linear sRGB. */
static const struct {
  const char *name;
  double matrix[3][3];
} visions[] = {
  { "normal", { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } } },
  { "protanopia",
    { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } } },
  { "deuteranopia",
    { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } } },
  { "tritanopia",
    { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } } },
};

static EpsomColor
simulate (EpsomColor color, const double m[3][3])
{
  EpsomColor c = linearize (color);

  return (EpsomColor){
    CLAMP (m[0][0] * c.red + m[0][1] * c.green + m[0][2] * c.blue, 0, 1),
    CLAMP (m[1][0] * c.red + m[1][1] * c.green + m[1][2] * c.blue, 0, 1),
    CLAMP (m[2][0] * c.red + m[2][1] * c.green + m[2][2] * c.blue, 0, 1),
  };
}

static double
get_distance (EpsomColor a, EpsomColor b, const double matrix[3][3])
{
  Oklab x = to_oklab (simulate (a, matrix)), y = to_oklab (simulate (b, matrix));

  return 100 * sqrt (pow (x.l - y.l, 2) + pow (x.a - y.a, 2) + pow (x.b - y.b, 2));
}

static EpsomColor
get_group_color (EpsomStyle style, int group)
{
  return epsom_palette_get_color (style, epsom_palette_get_code (group)->role);
}

/* What can be in one chart: methods; or named groups and others, beside oral doses and what is not known. */
static const int by_method[] = { 0, 1, 2, 3, 4 };
static const int by_value[] = { EPSOM_METHOD_ORAL,     EPSOM_GROUP_NAMED,      EPSOM_GROUP_NAMED + 1,
                                EPSOM_GROUP_NAMED + 2, EPSOM_GROUP_NAMED + 3,  EPSOM_GROUP_NAMED + 4,
                                EPSOM_GROUP_OTHER,     EPSOM_METHOD_IV_UNKNOWN };
static const struct {
  const int *groups;
  guint n;
} groupings[] = { { by_method, G_N_ELEMENTS (by_method) }, { by_value, G_N_ELEMENTS (by_value) } };

static void
test_formulas (void)
{
  g_assert_cmpfloat_with_epsilon (get_contrast (unpack (0xffffff), unpack (0x000000)), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_contrast (unpack (0xffffff), unpack (0x767676)), 4.54, 0.005);
  g_assert_cmpfloat_with_epsilon (get_distance (unpack (0xffffff), unpack (0x000000), visions[0].matrix), 100, 1e-3);
}

static void
test_text_contrast (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (grounds); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (grounds[i].colors); j++)
      for (EpsomRole role = EPSOM_ROLE_TEXT; role <= EPSOM_ROLE_DIM_TEXT; role++)
        g_assert_cmpfloat (
          get_contrast (epsom_palette_get_color (grounds[i].style, role), unpack (grounds[i].colors[j])), >=,
          MIN_TEXT_CONTRAST);
}

static void
test_mark_contrast (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (grounds); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (grounds[i].colors); j++)
      {
        EpsomStyle style = grounds[i].style;
        EpsomColor ground = unpack (grounds[i].colors[j]);
        gboolean high = style == EPSOM_STYLE_HIGH_CONTRAST || style == EPSOM_STYLE_HIGH_CONTRAST_DARK;

        g_assert_cmpfloat (get_contrast (epsom_palette_get_color (style, EPSOM_ROLE_AXIS), ground), >=,
                           MIN_MARK_CONTRAST);
        for (int group = 0; group < EPSOM_N_GROUP_NUMBERS; group++)
          g_assert_cmpfloat (get_contrast (get_group_color (style, group), ground), >=,
                             high ? MIN_TEXT_CONTRAST : MIN_MARK_CONTRAST);
      }
}

static void
check_distances (EpsomStyle style, const int *groups, guint n)
{
  for (gsize v = 0; v < G_N_ELEMENTS (visions); v++)
    for (guint a = 0; a < n; a++)
      for (guint b = a + 1; b < n; b++)
        {
          double distance =
            get_distance (get_group_color (style, groups[a]), get_group_color (style, groups[b]), visions[v].matrix);

          if (distance < MIN_DISTANCE)
            g_error ("style %d, %s: groups %d and %d are %.1f apart", style, visions[v].name, groups[a], groups[b],
                     distance);
        }
}

/* No two groups of a chart look alike, to anyone. */
static void
test_colors_stay_apart (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (grounds); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (groupings) && grounds[i].style != EPSOM_STYLE_PRINT; j++)
      check_distances (grounds[i].style, groupings[j].groups, groupings[j].n);
}

static void
test_print_is_grey (void)
{
  for (EpsomRole role = 0; role < EPSOM_N_ROLES; role++)
    {
      EpsomColor color = epsom_palette_get_color (EPSOM_STYLE_PRINT, role);

      g_assert_cmpfloat (color.red, ==, color.green);
      g_assert_cmpfloat (color.green, ==, color.blue);
    }
}

static void
test_shape_and_dash_tell_alone (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (groupings); i++)
    for (guint a = 0; a < groupings[i].n; a++)
      for (guint b = a + 1; b < groupings[i].n; b++)
        {
          const EpsomCode *x = epsom_palette_get_code (groupings[i].groups[a]);
          const EpsomCode *y = epsom_palette_get_code (groupings[i].groups[b]);

          g_assert_cmpint (x->shape, !=, y->shape);
          g_assert_cmpint (x->dash, !=, y->dash);
          g_assert_cmpint (x->role, !=, y->role);
        }
}

/* What has no method, a medicine or a laboratory value, looks like none: by its shape, or by its colour to anyone. */
static void
test_what_has_no_method (void)
{
  for (int group = 0; group < EPSOM_N_GROUP_NUMBERS; group++)
    g_assert_cmpint (epsom_palette_get_code (group)->shape, !=, EPSOM_SHAPE_PILL);

  for (gsize i = 0; i < G_N_ELEMENTS (grounds); i++)
    for (gsize v = 0; v < G_N_ELEMENTS (visions); v++)
      for (int method = 0; method < EPSOM_N_METHODS && grounds[i].style != EPSOM_STYLE_PRINT; method++)
        g_assert_cmpfloat (get_distance (get_group_color (grounds[i].style, method),
                                         epsom_palette_get_color (grounds[i].style, EPSOM_ROLE_TEXT),
                                         visions[v].matrix),
                           >=, MIN_DISTANCE);
}

/* The band of a laboratory's range leaves what lies on it readable. */
static void
test_marks_on_bands (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (grounds); i++)
    g_assert_cmpfloat (get_contrast (epsom_palette_get_color (grounds[i].style, EPSOM_ROLE_TEXT),
                                     epsom_palette_get_color (grounds[i].style, EPSOM_ROLE_GRID)),
                       >=, MIN_TEXT_CONTRAST);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/palette/formulas", test_formulas);
  g_test_add_func ("/chart/palette/text-contrast", test_text_contrast);
  g_test_add_func ("/chart/palette/mark-contrast", test_mark_contrast);
  g_test_add_func ("/chart/palette/colors-stay-apart", test_colors_stay_apart);
  g_test_add_func ("/chart/palette/print-is-grey", test_print_is_grey);
  g_test_add_func ("/chart/palette/what-has-no-method", test_what_has_no_method);
  g_test_add_func ("/chart/palette/marks-on-bands", test_marks_on_bands);
  g_test_add_func ("/chart/palette/shape-and-dash-tell-alone", test_shape_and_dash_tell_alone);

  return g_test_run ();
}
