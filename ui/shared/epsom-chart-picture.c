/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chart-picture.h"

#include <adwaita.h>

#include "epsom-output.h"

/* In points, the width of a page's text; and pixels a point where it is a PNG. */
#define WIDTH 720
#define HEIGHT 560
#define PNG_SCALE 2

EpsomScene *
epsom_chart_picture_new (EpsomChartKind kind, const EpsomResponse *response, EpsomSpan span, GtkWidget *widget)
{
  const EpsomChartLayout layout = {
    .width = WIDTH,
    .height = HEIGHT,
    .text_scale = 1,
    .rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
    .standalone = TRUE,
    .span = span,
  };

  return epsom_chart_new_with_layout (kind, response, &layout);
}

EpsomStyle
epsom_chart_picture_get_style (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return dark ? EPSOM_STYLE_HIGH_CONTRAST_DARK : EPSOM_STYLE_HIGH_CONTRAST;
  return dark ? EPSOM_STYLE_DARK : EPSOM_STYLE_LIGHT;
}

GBytes *
epsom_chart_picture_encode (EpsomScene *scene, const char *format, GError **error)
{
  return epsom_scene_write (scene, format, EPSOM_STYLE_PRINT, PNG_SCALE, error);
}

static const char *
get_format (const char *path)
{
  return g_str_has_suffix (path, ".svg") ? "svg" : g_str_has_suffix (path, ".png") ? "png" : "pdf";
}

gboolean
epsom_chart_picture_save (EpsomScene *scene, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = epsom_chart_picture_encode (scene, get_format (path), error);

  return bytes != NULL && epsom_output_write (path, bytes, error);
}

char *
epsom_chart_picture_tell (EpsomScene *scene)
{
  GString *text = g_string_new (epsom_scene_get_title (scene));
  double box[4];

  g_string_append_printf (text, "\n%s\n", epsom_scene_get_description (scene));
  for (guint i = 0; i < epsom_scene_get_n_marks (scene); i++)
    g_string_append_printf (text, "%s\n", epsom_scene_get_mark (scene, i, box));

  return g_string_free (text, FALSE);
}
