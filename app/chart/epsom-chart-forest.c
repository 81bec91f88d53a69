/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chart-forest.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-chart-axis.h"
#include "epsom-chart-legend.h"
#include "epsom-chart-words.h"
#include "epsom-scale.h"
#include "epsom-ticks.h"

/* In units. */
#define COLUMN_GAP 14.0
#define MARKER_COLUMN 16.0
#define MAX_ROW_HEIGHT 20.0
#define GROUP_GAP 16.0
#define MIN_GROUP_GAP 6.0
#define AXIS_GAP 6.0
#define INTERVAL_WIDTH 2.0
#define MAX_LABEL_SHARE 0.26
#define MIN_LABEL_WIDTH 72.0

/* How much is shown, from all to the least; the first that fits is taken. */
typedef struct {
  gboolean headings; /* a group's name above its rows, rather than beside them */
  gboolean names;    /* of methods in every row, rather than a legend above */
  gboolean alone;    /* for one series: it is named once */
  gboolean short_names;
  gboolean percents; /* a column of rates and intervals in figures */
  gboolean title;    /* of the axis */
  gboolean key;      /* how to read it */
  double min_width;  /* of the plot, in units */
} Detail;

static const Detail details[] = {
  { .names = TRUE, .percents = TRUE, .title = TRUE, .key = TRUE, .min_width = 240 },
  { .names = TRUE, .percents = TRUE, .title = TRUE, .min_width = 240 },
  { .alone = TRUE, .percents = TRUE, .title = TRUE, .key = TRUE, .min_width = 160 },
  { .names = TRUE, .title = TRUE, .key = TRUE, .min_width = 200 },
  { .names = TRUE, .title = TRUE, .min_width = 200 },
  { .headings = TRUE, .names = TRUE, .title = TRUE, .key = TRUE, .min_width = 140 },
  { .headings = TRUE, .names = TRUE, .short_names = TRUE, .title = TRUE, .key = TRUE, .min_width = 110 },
  { .headings = TRUE, .names = TRUE, .short_names = TRUE, .title = TRUE, .min_width = 110 },
  { .title = TRUE, .key = TRUE, .min_width = 120 },
  { .title = TRUE, .min_width = 120 },
  { .short_names = TRUE, .title = TRUE, .min_width = 100 },
  { .short_names = TRUE, .min_width = 90 },
  { .headings = TRUE, .short_names = TRUE, .min_width = 60 },
};

typedef struct {
  const EpsomForestSpec *spec;
  const Detail *detail;
  gboolean has_rate; /* anywhere: otherwise there are counts alone, and no axis */
  guint n_groups;    /* that are shown */
  guint n_series;    /* that are shown */
  guint n_legend_lines;
  double label_width; /* of the groups' names */
  double names_x;     /* of the series' markers and names */
  double of_x;        /* right edge of "7 of 11" */
  double percents_x;  /* right edge of "64 % (35 to 85 %)" */
  double top, row_height, group_gap;
  double groups_bottom;
  char *key;
  EpsomScale x;
} Layout;

void
epsom_forest_spec_clear (EpsomForestSpec *spec)
{
  for (guint i = 0; i < spec->n_groups; i++)
    g_clear_pointer (&spec->groups[i], g_free);
}

static gboolean
has_count (const EpsomForestSpec *spec, guint at_least)
{
  for (guint group = 0; group < spec->n_groups; group++)
    for (guint i = 0; i < spec->n_series; i++)
      if (spec->rates[group][i]->n >= at_least)
        return TRUE;

  return FALSE;
}

static const char *
get_name (const Layout *layout, guint series)
{
  const EpsomForestSpec *spec = layout->spec;

  return layout->detail->short_names ? epsom_chart_words_group_short (spec->response, spec->series[series])
                                     : epsom_chart_words_group (spec->response, spec->series[series]);
}

/* "64 % (35 to 85 %)", or nothing where there is no rate. */
static char *
create_percent (const EpsomRate *rate)
{
  g_autofree char *percent = NULL, *interval = NULL;

  if (rate->n < EPSOM_MIN_RATE)
    return g_strdup ("");

  percent = epsom_chart_words_percent (rate->rate);
  interval = epsom_chart_words_interval (&rate->interval);

  /* Translators: a rate and its interval: "64 % (35 to 85 %)". */
  return g_strdup_printf (C_ ("rate and interval", "%s (%s)"), percent, interval);
}

typedef char *(*CellFunc) (const EpsomRate *rate);

static char *
create_of (const EpsomRate *rate)
{
  return epsom_chart_words_of (rate->x, rate->n);
}

static double
measure_cells (const EpsomChart *chart, const EpsomForestSpec *spec, CellFunc create)
{
  double width = 0;

  for (guint group = 0; group < spec->n_groups; group++)
    for (guint i = 0; i < spec->n_series; i++)
      {
        g_autofree char *cell = create (spec->rates[group][i]);

        width = MAX (width, epsom_chart_measure (chart, EPSOM_FONT_SMALL, cell));
      }

  return width;
}

static double
measure_labels (const EpsomChart *chart, const EpsomForestSpec *spec)
{
  double width = 0;

  for (guint group = 0; group < spec->n_groups; group++)
    width = MAX (width, epsom_chart_measure (chart, EPSOM_FONT_BODY, spec->groups[group]));

  return width;
}

static double
measure_names (const EpsomChart *chart, const Layout *layout)
{
  double width = 0;

  for (guint i = 0; i < layout->n_series; i++)
    width = MAX (width, epsom_chart_measure (chart, EPSOM_FONT_SMALL, get_name (layout, i)));

  return width;
}

static double
measure_tick (const EpsomChart *chart, double value)
{
  g_autofree char *label = epsom_chart_words_percent (value);

  return epsom_chart_measure (chart, EPSOM_FONT_SMALL, label);
}

/* From the left: group, series, plot, counts, rates. */
static gboolean
lay_out_widths (const EpsomChart *chart, Layout *layout)
{
  const EpsomBox *area = &chart->area;
  double unit = chart->unit, gap = COLUMN_GAP * unit, left = area->x, right = area->x + area->width;

  layout->label_width = area->width;
  if (!layout->detail->headings)
    {
      layout->label_width =
        MIN (measure_labels (chart, layout->spec) + 1, MAX (MAX_LABEL_SHARE * area->width, MIN_LABEL_WIDTH * unit));
      left += layout->label_width + gap;
    }
  layout->names_x = left;
  if (layout->detail->names)
    left += MARKER_COLUMN * unit + measure_names (chart, layout) + gap;
  if (!layout->has_rate)
    {
      layout->of_x = left + measure_cells (chart, layout->spec, create_of);
      layout->x = (EpsomScale){ EPSOM_SCALE_LINEAR, 0, 1, left, left };
      return layout->of_x <= right;
    }

  left = MAX (left, area->x + measure_tick (chart, 0) / 2);

  if (layout->detail->percents)
    {
      layout->percents_x = right;
      right -= measure_cells (chart, layout->spec, create_percent) + gap;
    }
  layout->of_x = right;
  right -= measure_cells (chart, layout->spec, create_of) + gap;
  right = MIN (right, area->x + area->width - measure_tick (chart, 1) / 2);
  layout->x = (EpsomScale){ EPSOM_SCALE_LINEAR, 0, 1, left, right };

  return right - left >= layout->detail->min_width * unit;
}

static guint
measure_label_lines (const EpsomChart *chart, const Layout *layout, guint group)
{
  return epsom_chart_measure_paragraph (chart, EPSOM_FONT_BODY, layout->label_width, layout->spec->groups[group]);
}

static double
get_label_height (const EpsomChart *chart, const Layout *layout, guint group)
{
  return measure_label_lines (chart, layout, group) * epsom_chart_get_line (chart, EPSOM_FONT_BODY);
}

static double
get_group_height (const EpsomChart *chart, const Layout *layout, guint group)
{
  double rows = layout->n_series * layout->row_height, label = get_label_height (chart, layout, group);

  return layout->detail->headings ? label + rows : MAX (rows, label);
}

static double
get_groups_height (const EpsomChart *chart, const Layout *layout)
{
  double height = (layout->n_groups - 1) * layout->group_gap;

  for (guint group = 0; group < layout->n_groups; group++)
    height += get_group_height (chart, layout, group);

  return height;
}

/* Rows as high as there is room for, between one line of text and what looks calm. */
static gboolean
lay_out_rows (const EpsomChart *chart, Layout *layout, double room)
{
  double unit = chart->unit, small = epsom_chart_get_line (chart, EPSOM_FONT_SMALL);
  double slack;

  layout->row_height = small;
  layout->group_gap = MIN_GROUP_GAP * unit;
  slack = room - get_groups_height (chart, layout);
  if (slack < 0)
    return FALSE;

  layout->group_gap += MIN (slack * 0.4 / layout->n_groups, (GROUP_GAP - MIN_GROUP_GAP) * unit);
  for (double height = MAX_ROW_HEIGHT * unit; height > small; height -= 0.5 * unit)
    {
      layout->row_height = height;
      if (get_groups_height (chart, layout) <= room)
        return TRUE;
    }
  layout->row_height = small;

  return TRUE;
}

/* What the rates are shares of stands beneath the plot, as far as the chart's end. */
static double
get_title_width (const EpsomChart *chart, const Layout *layout)
{
  return chart->area.x + chart->area.width - layout->x.start;
}

static guint
count_title_lines (const EpsomChart *chart, const Layout *layout)
{
  if (!layout->detail->title)
    return 0;

  return epsom_chart_count_title_lines (chart, get_title_width (chart, layout), layout->spec->x_title, FALSE);
}

/* What stands beneath the groups: ticks, title, key or the names of what has no room. */
static double
measure_foot (const EpsomChart *chart, const Layout *layout)
{
  double small = epsom_chart_get_line (chart, EPSOM_FONT_SMALL), height = AXIS_GAP * chart->unit;

  if (layout->has_rate)
    height += small + count_title_lines (chart, layout) * small;
  if (layout->key != NULL)
    height += AXIS_GAP * chart->unit +
              small * epsom_chart_measure_paragraph (chart, EPSOM_FONT_SMALL, chart->area.width, layout->key);

  return height;
}

static char *
create_key (const EpsomForestSpec *spec)
{
  g_autoptr (GString) key = g_string_new (NULL);
  gboolean open = FALSE, none = FALSE;

  for (guint group = 0; group < spec->n_groups; group++)
    for (guint i = 0; i < spec->n_series; i++)
      {
        guint n = spec->rates[group][i]->n;

        open = open || (n >= EPSOM_MIN_RATE && n < EPSOM_MIN_FIRM);
        none = none || n < EPSOM_MIN_RATE;
      }

  if (open)
    g_string_append (key, spec->key_few);
  if (none)
    g_string_append_printf (key, " %s", spec->key_none);
  if (!has_count (spec, EPSOM_MIN_RATE))
    g_string_append_printf (key, " %s", spec->key_more);

  return key->len > 0 ? g_strchug (g_string_free (g_steal_pointer (&key), FALSE)) : NULL;
}

/* What has no room, by name. */
static char *
create_rest (const EpsomForestSpec *spec, guint n_groups, guint n_series)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = n_series; i < spec->n_series; i++)
    epsom_chart_words_append (list, epsom_chart_words_group (spec->response, spec->series[i]));
  for (guint group = n_groups; group < spec->n_groups; group++)
    epsom_chart_words_append (list, spec->groups[group]);

  /* Translators: a list of what is left out, such as "Halved at 2 h; Rescue needed within 24 h". */
  return g_strdup_printf (_ ("No room here for: %s."), list->str);
}

static gboolean
lay_out_heights (const EpsomChart *chart, Layout *layout)
{
  double top = chart->area.y, room;

  if (layout->n_legend_lines > 0)
    top += layout->n_legend_lines * epsom_chart_get_line (chart, EPSOM_FONT_BODY) + AXIS_GAP * chart->unit;
  layout->top = top + AXIS_GAP / 2 * chart->unit;
  room = chart->area.y + chart->area.height - layout->top - measure_foot (chart, layout);
  if (!lay_out_rows (chart, layout, room))
    return FALSE;

  layout->groups_bottom = layout->top + get_groups_height (chart, layout);

  return TRUE;
}

static void
fill_keys (const Layout *layout, EpsomChartKey *keys)
{
  for (guint i = 0; i < layout->n_series; i++)
    keys[i] = (EpsomChartKey){ .group = layout->spec->series[i], .name = get_name (layout, i) };
}

static gboolean
lay_out (const EpsomChart *chart,
         const EpsomForestSpec *spec,
         const Detail *detail,
         guint n_groups,
         guint n_series,
         Layout *layout)
{
  EpsomChartKey keys[EPSOM_FOREST_MAX_SERIES];

  *layout = (Layout){ .spec = spec,
                      .detail = detail,
                      .has_rate = has_count (spec, EPSOM_MIN_RATE),
                      .n_groups = n_groups,
                      .n_series = n_series };
  if (n_series == 1 ? detail->names : detail->alone)
    return FALSE;
  if (!detail->names)
    {
      fill_keys (layout, keys);
      layout->n_legend_lines = epsom_chart_measure_legend (chart, keys, n_series, FALSE, chart->area.width);
      if (layout->n_legend_lines == 0)
        return FALSE;
    }
  if (n_groups < spec->n_groups || n_series < spec->n_series)
    layout->key = create_rest (spec, n_groups, n_series);
  else if (detail->key)
    layout->key = create_key (spec);

  if (lay_out_widths (chart, layout) && lay_out_heights (chart, layout))
    return TRUE;

  g_clear_pointer (&layout->key, g_free);

  return FALSE;
}

static gboolean
find_detail (const EpsomChart *chart, const EpsomForestSpec *spec, guint n_groups, guint n_series, Layout *layout)
{
  for (gsize i = 0; i < G_N_ELEMENTS (details); i++)
    if (lay_out (chart, spec, &details[i], n_groups, n_series, layout))
      return TRUE;

  return FALSE;
}

/* All with less detail rather than the main series alone; these with all groups rather than fewer groups. */
static gboolean
find_layout (const EpsomChart *chart, const EpsomForestSpec *spec, Layout *layout)
{
  guint n_main = spec->n_main_series > 0 ? spec->n_main_series : spec->n_series;

  if (find_detail (chart, spec, spec->n_groups, spec->n_series, layout))
    return TRUE;
  for (guint n_groups = spec->n_groups; n_groups > 0; n_groups--)
    if (find_detail (chart, spec, n_groups, n_main, layout))
      return TRUE;

  return FALSE;
}

/* The lines of the axis beside the rows; they leave out headings. */
static void
draw_grid (EpsomChart *chart, const Layout *layout, const EpsomTicks *ticks, double top, double bottom)
{
  double out = AXIS_GAP / 2 * chart->unit;

  for (guint i = 0; i < ticks->n; i++)
    {
      double x = epsom_scale_map (&layout->x, ticks->values[i]);

      epsom_scene_builder_add_segment (chart->scene, i == 0 ? EPSOM_ROLE_AXIS : EPSOM_ROLE_GRID, chart->unit, x,
                                       top - out, x, bottom + out);
    }
}

static void
draw_grids (EpsomChart *chart, const Layout *layout, const EpsomTicks *ticks)
{
  double y = layout->top;

  if (!layout->detail->headings)
    {
      draw_grid (chart, layout, ticks, layout->top, layout->groups_bottom);
      return;
    }

  for (guint group = 0; group < layout->n_groups; group++)
    {
      double height = get_group_height (chart, layout, group);

      draw_grid (chart, layout, ticks, y + get_label_height (chart, layout, group) + AXIS_GAP / 2 * chart->unit,
                 y + height - AXIS_GAP / 2 * chart->unit);
      y += height + layout->group_gap;
    }
}

/* Returns: the bottom of what it drew. */
static double
draw_axis (EpsomChart *chart, const Layout *layout)
{
  double unit = chart->unit, small = epsom_chart_get_line (chart, EPSOM_FONT_SMALL);
  double y = layout->groups_bottom + AXIS_GAP * unit, width = layout->x.end - layout->x.start;
  guint max = (guint) (width / (measure_tick (chart, 1) + COLUMN_GAP * unit)) + 1;
  guint n_title_lines = count_title_lines (chart, layout);
  EpsomTicks ticks;

  epsom_ticks_nice (&ticks, 0, 1, MIN (max, 6));
  draw_grids (chart, layout, &ticks);
  for (guint i = 0; i < ticks.n; i++)
    {
      g_autofree char *label = epsom_chart_words_percent (ticks.values[i]);

      epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT, EPSOM_ANCHOR_MIDDLE,
                         epsom_scale_map (&layout->x, ticks.values[i]), y + small / 2, label);
    }
  if (n_title_lines > 0)
    epsom_chart_write_axis_title (chart, layout->x.start, y + small, get_title_width (chart, layout), n_title_lines,
                                  layout->spec->x_title);

  return y + (1 + n_title_lines) * small;
}

static void
draw_foot (EpsomChart *chart, const Layout *layout)
{
  double y = layout->has_rate ? draw_axis (chart, layout) : layout->groups_bottom + AXIS_GAP * chart->unit;

  if (layout->key != NULL)
    epsom_chart_write_paragraph (
      chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT,
      &(EpsomBox){ chart->area.x, y + AXIS_GAP * chart->unit, chart->area.width, chart->area.height }, layout->key);
}

/* The bar leaves an open mark open. */
static void
draw_interval (EpsomChart *chart, const Layout *layout, int method, const EpsomRate *rate, double y)
{
  EpsomRole role = epsom_palette_get_code (method)->role;
  double width = INTERVAL_WIDTH * chart->unit, gap = EPSOM_MARKER_SIZE / 2 * chart->unit;
  double from = epsom_scale_map (&layout->x, rate->interval.lower),
         to = epsom_scale_map (&layout->x, rate->interval.upper);
  double x = epsom_scale_map (&layout->x, rate->rate);

  if (x - gap > from)
    epsom_scene_builder_add_segment (chart->scene, role, width, from, y, x - gap, y);
  if (x + gap < to)
    epsom_scene_builder_add_segment (chart->scene, role, width, x + gap, y, to, y);
  epsom_chart_draw_marker (chart, method, x, y, EPSOM_MARKER_SIZE, rate->n < EPSOM_MIN_FIRM);
}

static void
add_row_mark (EpsomChart *chart, const Layout *layout, guint group, guint series, double y)
{
  const EpsomForestSpec *spec = layout->spec;
  const EpsomRate *rate = spec->rates[group][series];
  g_autofree char *words = spec->create_words (rate);
  /* Translators: method, endpoint, its rate: "IV push, Free at 2 h: 7 of 11, 64 %, 95 % interval 35 to 85 %". */
  g_autofree char *spoken = g_strdup_printf (
    _ ("%s, %s: %s"), epsom_chart_words_group (spec->response, spec->series[series]), spec->groups[group], words);
  EpsomBox box = { layout->x.start, y - layout->row_height / 2, layout->of_x - layout->x.start, layout->row_height };

  epsom_scene_builder_add_mark (chart->scene, &box, spoken);
  if (spec->of_days ? rate->x > 0 : rate->n > 0)
    epsom_scene_builder_set_behind (
      chart->scene, (EpsomBehind){ .kind = spec->behind, .group = spec->series[series], .which = group });
}

static void
draw_row (EpsomChart *chart, const Layout *layout, guint group, guint series, double y)
{
  const EpsomRate *rate = layout->spec->rates[group][series];
  int method = layout->spec->series[series];
  double unit = chart->unit;
  g_autofree char *of = create_of (rate);

  if (layout->detail->names)
    {
      epsom_chart_draw_marker (chart, method, layout->names_x + EPSOM_MARKER_SIZE / 2 * unit, y,
                               EPSOM_MARKER_SIZE * 0.85, FALSE);
      epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_TEXT, EPSOM_ANCHOR_LEFT,
                         layout->names_x + MARKER_COLUMN * unit, y, get_name (layout, series));
    }
  if (rate->n >= EPSOM_MIN_RATE)
    draw_interval (chart, layout, method, rate, y);

  epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_TEXT, EPSOM_ANCHOR_RIGHT, layout->of_x, y, of);
  if (layout->detail->percents)
    {
      g_autofree char *percent = create_percent (rate);

      epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT, EPSOM_ANCHOR_RIGHT, layout->percents_x, y,
                         percent);
    }
  add_row_mark (chart, layout, group, series, y);
}

static void
draw_groups (EpsomChart *chart, const Layout *layout)
{
  double y = layout->top, body = epsom_chart_get_line (chart, EPSOM_FONT_BODY);

  for (guint group = 0; group < layout->n_groups; group++)
    {
      double height = get_group_height (chart, layout, group);
      double label = get_label_height (chart, layout, group);
      /* A name beside the rows is level with the first. */
      double label_y = layout->detail->headings ? y : y + (layout->row_height - body) / 2;
      double rows_y = layout->detail->headings ? y + label : y;

      epsom_chart_write_paragraph (chart, EPSOM_FONT_BODY, EPSOM_ROLE_TEXT,
                                   &(EpsomBox){ chart->area.x, label_y, layout->label_width, label },
                                   layout->spec->groups[group]);
      for (guint i = 0; i < layout->n_series; i++)
        draw_row (chart, layout, group, i, rows_y + (i + 0.5) * layout->row_height);
      y += height + layout->group_gap;
    }
}

gboolean
epsom_chart_draw_forest (EpsomChart *chart, EpsomForestFill fill)
{
  g_auto (EpsomForestSpec) spec = { 0 };
  Layout layout;

  fill (&spec, chart->response);
  if (!has_count (&spec, 1) || !find_layout (chart, &spec, &layout))
    return FALSE;

  if (!layout.detail->names)
    {
      EpsomChartKey keys[EPSOM_FOREST_MAX_SERIES];

      fill_keys (&layout, keys);
      epsom_chart_draw_legend (chart, keys, layout.n_series, FALSE, chart->area.y);
    }
  draw_foot (chart, &layout);
  draw_groups (chart, &layout);
  g_free (layout.key);

  return TRUE;
}

double
epsom_chart_get_forest_height (const EpsomChart *chart, EpsomForestFill fill)
{
  g_auto (EpsomForestSpec) spec = { 0 };
  Layout layout;
  double height;

  fill (&spec, chart->response);
  if (!has_count (&spec, 1) || !find_layout (chart, &spec, &layout))
    return 0;

  height = layout.groups_bottom - chart->area.y + measure_foot (chart, &layout);
  g_free (layout.key);

  return height;
}
