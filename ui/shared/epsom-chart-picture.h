/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "epsom-chart.h"

G_BEGIN_DECLS

/** epsom_chart_picture_new: Returns: (transfer full): the chart as it leaves the program: with its title, its finding
 * and the fixed notes, as wide as the text of a page, in the reading direction of @widget. @span: that is shown of an
 * axis of time; without a length: all */
EpsomScene *
epsom_chart_picture_new (EpsomChartKind kind, const EpsomResponse *response, EpsomSpan span, GtkWidget *widget);

/** epsom_chart_picture_get_style: Returns: what scenes are painted in on the screen. */
EpsomStyle epsom_chart_picture_get_style (void);

/** epsom_chart_picture_encode: Returns: (transfer full) (nullable): @scene as `svg`, `png` or `pdf`, in colours for
 * paper. */
GBytes *epsom_chart_picture_encode (EpsomScene *scene, const char *format, GError **error);

/** epsom_chart_picture_save: writes @scene as the file @path: SVG or PNG after its suffix, otherwise PDF. */
gboolean epsom_chart_picture_save (EpsomScene *scene, const char *path, GError **error);

/** epsom_chart_picture_tell: Returns: (transfer full): @scene in words: its title, its finding and what is said of each
 * mark, a line each. */
char *epsom_chart_picture_tell (EpsomScene *scene);

G_END_DECLS
