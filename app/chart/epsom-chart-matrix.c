/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chart-matrix.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-chart-legend.h"
#include "epsom-chart-words.h"
#include "epsom-scale.h"

/* In units. */
#define COLUMN_GAP 16.0
#define CELL_GAP 6.0
/* Between symptoms: wide enough that a count is not read with the next. */
#define SYMPTOM_GAP 26.0
#define NAME_COLUMN 16.0
#define MIN_PLOT 44.0
#define MAX_PLOT 130.0
#define MAX_ROW 18.0
#define GROUP_GAP 7.0
#define BAND_GAP 16.0
#define SECTION_GAP 6.0
#define MARKER_SIZE 6.5
#define INTERVAL_WIDTH 1.5
#define MIN_LABEL 72.0
#define MAX_LABEL_SHARE 0.2
#define MAX_SYMPTOM 110.0

/* How much is shown, from all to the least. */
typedef struct {
  gboolean headings; /* an endpoint's name above its rows, rather than beside them */
  gboolean names;    /* of groups in every row, rather than a legend above */
  gboolean key;
  guint least_columns; /* or as many as there are symptoms */
} Detail;

static const Detail details[] = {
  { .names = TRUE, .key = TRUE, .least_columns = 3 },
  { .key = TRUE, .least_columns = 2 },
  { .headings = TRUE, .key = TRUE, .least_columns = 1 },
  { .least_columns = 2 },
  { .headings = TRUE, .least_columns = 1 },
};

/** Cells: of all symptoms, endpoints and methods. */
typedef struct {
  gboolean any_rate, any_few, any_count;
  double width; /* of "7 of 11" */
} Cells;

typedef struct {
  const EpsomMatrix *matrix;
  Cells cells;
  const Detail *detail;
  guint n_symptoms, n_endpoints; /* that are shown */
  guint n_columns;
  guint n_legend_lines;
  double label_width;
  double names_x;
  double left;         /* of the first column */
  double plot_width;   /* of each column */
  double column_width; /* with its counts, without the gap */
  double top, row_height;
  double height; /* of all */
  char *key;
} Layout;

void
epsom_matrix_clear (EpsomMatrix *matrix)
{
  g_clear_pointer (&matrix->responses, g_free);
  g_clear_pointer (&matrix->without, g_free);
}

const EpsomRate *
epsom_matrix_get_rate (const EpsomMatrix *matrix, guint symptom, EpsomEndpoint endpoint, guint group)
{
  const EpsomGroupResponse *response = epsom_response_find_group (matrix->responses[symptom], matrix->groups[group]);

  return response != NULL ? &response->endpoints[endpoint] : NULL;
}

static char *
create_cell (const EpsomRate *rate)
{
  return rate != NULL ? epsom_chart_words_of (rate->x, rate->n) : g_strdup (C_ ("no treatment", "–"));
}

/* What its cells come to: where they have rates, and how wide the counts are. */
static void
cells_init (Cells *cells, const EpsomChart *chart, const EpsomMatrix *matrix)
{
  *cells = (Cells){ 0 };
  for (guint symptom = 0; symptom < matrix->n_symptoms; symptom++)
    for (EpsomEndpoint endpoint = 0; endpoint < EPSOM_N_ENDPOINTS; endpoint++)
      for (guint group = 0; group < matrix->n_groups; group++)
        {
          const EpsomRate *rate = epsom_matrix_get_rate (matrix, symptom, endpoint, group);
          guint n = rate != NULL ? rate->n : 0;
          g_autofree char *cell = create_cell (rate);

          cells->any_rate = cells->any_rate || n >= EPSOM_MIN_RATE;
          cells->any_few = cells->any_few || (n >= EPSOM_MIN_RATE && n < EPSOM_MIN_FIRM);
          cells->any_count = cells->any_count || n < EPSOM_MIN_RATE;
          cells->width = MAX (cells->width, epsom_chart_measure (chart, EPSOM_FONT_SMALL, cell));
        }
}

/* Keys */

static char *
create_key (const EpsomMatrix *matrix, const Cells *cells)
{
  g_autoptr (GString) key = g_string_new (NULL);

  if (cells->any_rate)
    /* xgettext:no-c-format */
    g_string_append (key, _ ("Marks: share of treatments, with 95 % interval."));
  if (cells->any_few)
    g_string_append_printf (key, " %s", _ ("Open marks: few treatments, 5 to 9."));
  if (cells->any_count)
    g_string_append_printf (key, " %s", _ ("Fewer than 5 treatments: counts only."));
  if (matrix->without != NULL)
    {
      g_string_append_c (key, ' ');
      /* Translators: a list of symptoms. */
      g_string_append_printf (key, _ ("Without a treatment: %s."), matrix->without);
    }

  return g_strchug (g_string_free (g_steal_pointer (&key), FALSE));
}

static char *
create_symptom (const EpsomMatrix *matrix, guint symptom)
{
  return epsom_chart_words_symptom (matrix->responses[symptom]->query.symptom);
}

static char *
create_rest (const Layout *layout)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = layout->n_symptoms; i < layout->matrix->n_symptoms; i++)
    {
      g_autofree char *symptom = create_symptom (layout->matrix, i);

      epsom_chart_words_append (list, symptom);
    }
  for (guint i = layout->n_endpoints; i < EPSOM_N_ENDPOINTS; i++)
    epsom_chart_words_append (list, epsom_endpoint_get_label ((EpsomEndpoint) i));

  return g_strdup_printf (_ ("No room here for: %s."), list->str);
}

static void
fill_keys (const Layout *layout, EpsomChartKey *keys)
{
  for (guint i = 0; i < layout->matrix->n_groups; i++)
    keys[i] =
      (EpsomChartKey){ .group = layout->matrix->groups[i],
                       .name = epsom_chart_words_group (layout->matrix->responses[0], layout->matrix->groups[i]) };
}

/* Layout */

static double
measure_labels (const EpsomChart *chart, const Layout *layout)
{
  double width = 0;

  for (guint i = 0; i < layout->n_endpoints; i++)
    width = MAX (width, epsom_chart_measure (chart, EPSOM_FONT_BODY, epsom_endpoint_get_label ((EpsomEndpoint) i)));

  return MIN (width + 1, MAX (MAX_LABEL_SHARE * chart->area.width, MIN_LABEL * chart->unit));
}

static double
measure_names (const EpsomChart *chart, const Layout *layout)
{
  double width = 0;

  for (guint i = 0; i < layout->matrix->n_groups; i++)
    width = MAX (
      width, epsom_chart_measure (chart, EPSOM_FONT_SMALL,
                                  epsom_chart_words_group (layout->matrix->responses[0], layout->matrix->groups[i])));

  return NAME_COLUMN * chart->unit + width + COLUMN_GAP * chart->unit;
}

/* Of the names above the columns, as far as they may make these wider. */
static double
measure_symptoms (const EpsomChart *chart, const Layout *layout)
{
  double width = 0;

  for (guint i = 0; i < layout->n_symptoms; i++)
    {
      g_autofree char *symptom = create_symptom (layout->matrix, i);

      width = MAX (width, epsom_chart_measure (chart, EPSOM_FONT_STRONG, symptom));
    }

  return MIN (width + 1, MAX_SYMPTOM * chart->unit);
}

/* From the left: endpoints, methods, columns of a plot and its counts. */
static gboolean
lay_out_widths (const EpsomChart *chart, Layout *layout)
{
  double unit = chart->unit, gap = SYMPTOM_GAP * unit, room, least;
  g_autofree char *zero = epsom_chart_words_percent (0);
  double left = chart->area.x, plot = layout->cells.any_rate ? MIN_PLOT * unit : 0;

  layout->label_width = chart->area.width;
  if (!layout->detail->headings)
    {
      layout->label_width = measure_labels (chart, layout);
      left += layout->label_width + COLUMN_GAP * unit;
    }
  layout->names_x = left;
  left += layout->detail->names ? measure_names (chart, layout) : 0;
  layout->left = MAX (left, chart->area.x + epsom_chart_measure (chart, EPSOM_FONT_SMALL, zero) / 2);

  least = MAX (plot + CELL_GAP * unit + layout->cells.width, measure_symptoms (chart, layout));
  room = chart->area.x + chart->area.width - layout->left;
  if (room < least)
    return FALSE;
  layout->n_columns = (guint) MIN (layout->n_symptoms, (room + gap) / (least + gap));
  if (layout->n_columns < MIN (layout->detail->least_columns, layout->n_symptoms))
    return FALSE;

  /* Bands as even as they can be: three and three rather than five and one. */
  guint n_bands = (layout->n_symptoms + layout->n_columns - 1) / layout->n_columns;

  layout->n_columns = (layout->n_symptoms + n_bands - 1) / n_bands;
  layout->column_width = (room + gap) / layout->n_columns - gap;
  layout->plot_width = layout->cells.any_rate ? layout->column_width - CELL_GAP * unit - layout->cells.width : 0;
  layout->plot_width = MIN (layout->plot_width, MAX_PLOT * unit);
  layout->column_width =
    MAX (layout->plot_width + CELL_GAP * unit + layout->cells.width, measure_symptoms (chart, layout));

  return TRUE;
}

static guint
get_n_bands (const Layout *layout)
{
  return (layout->n_symptoms + layout->n_columns - 1) / layout->n_columns;
}

static double
get_label_height (const EpsomChart *chart, const Layout *layout, guint endpoint)
{
  return epsom_chart_get_line (chart, EPSOM_FONT_BODY) *
         epsom_chart_measure_paragraph (chart, EPSOM_FONT_BODY, layout->label_width,
                                        epsom_endpoint_get_label ((EpsomEndpoint) endpoint));
}

static double
get_group_height (const EpsomChart *chart, const Layout *layout, guint endpoint)
{
  double rows = layout->matrix->n_groups * layout->row_height, label = get_label_height (chart, layout, endpoint);

  return GROUP_GAP * chart->unit + (layout->detail->headings ? label + rows : MAX (rows, label));
}

/* Of the names of symptoms, the groups and the axis. */
static double
get_band_height (const EpsomChart *chart, const Layout *layout)
{
  double height = epsom_chart_get_line (chart, EPSOM_FONT_STRONG);

  for (guint i = 0; i < layout->n_endpoints; i++)
    height += get_group_height (chart, layout, i);
  if (layout->cells.any_rate)
    height += SECTION_GAP / 2 * chart->unit + epsom_chart_get_line (chart, EPSOM_FONT_SMALL);

  return height;
}

static double
get_total_height (const EpsomChart *chart, const Layout *layout)
{
  guint n_bands = get_n_bands (layout);
  double height = n_bands * get_band_height (chart, layout) + (n_bands - 1) * BAND_GAP * chart->unit;

  if (layout->n_legend_lines > 0)
    height += layout->n_legend_lines * epsom_chart_get_line (chart, EPSOM_FONT_BODY) + SECTION_GAP * chart->unit;
  if (layout->key != NULL)
    height += SECTION_GAP * chart->unit +
              epsom_chart_get_line (chart, EPSOM_FONT_SMALL) *
                epsom_chart_measure_paragraph (chart, EPSOM_FONT_SMALL, chart->area.width, layout->key);

  return height;
}

static gboolean
lay_out_heights (const EpsomChart *chart, Layout *layout)
{
  double small = epsom_chart_get_line (chart, EPSOM_FONT_SMALL);

  for (double height = MAX (MAX_ROW * chart->unit, small); height > small; height -= 0.5 * chart->unit)
    {
      layout->row_height = height;
      if (get_total_height (chart, layout) <= chart->area.height)
        return TRUE;
    }
  layout->row_height = small;

  return get_total_height (chart, layout) <= chart->area.height;
}

static gboolean
lay_out (const EpsomChart *chart,
         const EpsomMatrix *matrix,
         const Cells *cells,
         const Detail *detail,
         guint n_symptoms,
         guint n_endpoints,
         Layout *layout)
{
  EpsomChartKey keys[EPSOM_MAX_GROUPS];

  *layout = (Layout){
    .matrix = matrix, .cells = *cells, .detail = detail, .n_symptoms = n_symptoms, .n_endpoints = n_endpoints
  };
  if (!detail->names)
    {
      fill_keys (layout, keys);
      layout->n_legend_lines = epsom_chart_measure_legend (chart, keys, matrix->n_groups, FALSE, chart->area.width);
      if (layout->n_legend_lines == 0)
        return FALSE;
    }
  if (n_symptoms < matrix->n_symptoms || n_endpoints < EPSOM_N_ENDPOINTS)
    layout->key = create_rest (layout);
  else if (detail->key)
    layout->key = create_key (matrix, cells);

  if (lay_out_widths (chart, layout) && lay_out_heights (chart, layout))
    return TRUE;

  g_clear_pointer (&layout->key, g_free);

  return FALSE;
}

/* Fewer endpoints rather than fewer symptoms: it is these that are compared. */
static gboolean
find_layout (const EpsomChart *chart, const EpsomMatrix *matrix, Layout *layout)
{
  Cells cells;

  cells_init (&cells, chart, matrix);
  for (guint n_symptoms = matrix->n_symptoms; n_symptoms > 0; n_symptoms--)
    for (guint n_endpoints = EPSOM_N_ENDPOINTS; n_endpoints > 0; n_endpoints--)
      for (gsize i = 0; i < G_N_ELEMENTS (details); i++)
        if (lay_out (chart, matrix, &cells, &details[i], n_symptoms, n_endpoints, layout))
          return TRUE;

  return FALSE;
}

/* Drawing */

static EpsomScale
get_scale (const EpsomChart *chart, const Layout *layout, guint column)
{
  double left = layout->left + column * (layout->column_width + SYMPTOM_GAP * chart->unit);

  return (EpsomScale){ EPSOM_SCALE_LINEAR, 0, 1, left, left + layout->plot_width };
}

static void
draw_grid (EpsomChart *chart, const EpsomScale *scale, double top, double bottom)
{
  static const double shares[] = { 0, 0.5, 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      double x = epsom_scale_map (scale, shares[i]);

      epsom_scene_builder_add_segment (chart->scene, i == 0 ? EPSOM_ROLE_AXIS : EPSOM_ROLE_GRID, chart->unit, x, top, x,
                                       bottom);
    }
}

/* The ends of the axis, as far as they have room beside each other and in the chart. */
static void
draw_ticks (EpsomChart *chart, const EpsomScale *scale, double y)
{
  double end = chart->area.x - CELL_GAP * chart->unit;

  for (guint share = 0; share <= 1; share++)
    {
      g_autofree char *label = epsom_chart_words_percent (share);
      double x = epsom_scale_map (scale, share), half = epsom_chart_measure (chart, EPSOM_FONT_SMALL, label) / 2;

      if (x - half < end + CELL_GAP * chart->unit || x + half > chart->area.x + chart->area.width)
        continue;
      epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT, EPSOM_ANCHOR_MIDDLE, x, y, label);
      end = x + half;
    }
}

/* The bar leaves an open mark open. */
static void
draw_interval (EpsomChart *chart, const EpsomScale *scale, int group, const EpsomRate *rate, double y)
{
  EpsomRole role = epsom_palette_get_code (group)->role;
  double gap = MARKER_SIZE / 2 * chart->unit, x = epsom_scale_map (scale, rate->rate);
  double from = epsom_scale_map (scale, rate->interval.lower), to = epsom_scale_map (scale, rate->interval.upper);

  if (x - gap > from)
    epsom_scene_builder_add_segment (chart->scene, role, INTERVAL_WIDTH * chart->unit, from, y, x - gap, y);
  if (x + gap < to)
    epsom_scene_builder_add_segment (chart->scene, role, INTERVAL_WIDTH * chart->unit, x + gap, y, to, y);
  epsom_chart_draw_marker (chart, group, x, y, MARKER_SIZE, rate->n < EPSOM_MIN_FIRM);
}

static void
draw_cell (EpsomChart *chart,
           const Layout *layout,
           guint symptom,
           EpsomEndpoint endpoint,
           guint group,
           const EpsomScale *scale,
           double y)
{
  const EpsomMatrix *matrix = layout->matrix;
  const EpsomRate *rate = epsom_matrix_get_rate (matrix, symptom, endpoint, group);
  g_autofree char *cell = create_cell (rate);

  epsom_chart_write (chart, EPSOM_FONT_SMALL, rate != NULL ? EPSOM_ROLE_TEXT : EPSOM_ROLE_DIM_TEXT, EPSOM_ANCHOR_RIGHT,
                     scale->start + layout->column_width, y, cell);
  if (rate == NULL)
    return;

  if (rate->n >= EPSOM_MIN_RATE)
    draw_interval (chart, scale, matrix->groups[group], rate, y);

  g_autofree char *words = epsom_chart_words_rate (rate);
  g_autofree char *name = create_symptom (matrix, symptom);
  /* Translators: symptom, method, endpoint, its rate: "Migraine, IV push, Free at 2 h: 7 of 11, 64 %, 95 % interval 35
   * to 85 %". */
  g_autofree char *spoken =
    g_strdup_printf (_ ("%s, %s, %s: %s"), name, epsom_chart_words_group (chart->response, matrix->groups[group]),
                     epsom_endpoint_get_label (endpoint), words);

  epsom_scene_builder_add_mark (
    chart->scene, &(EpsomBox){ scale->start, y - layout->row_height / 2, layout->column_width, layout->row_height },
    spoken);
  if (rate->n > 0)
    epsom_scene_builder_set_behind (chart->scene,
                                    (EpsomBehind){ .kind = EPSOM_BEHIND_ENDPOINT,
                                                   .group = matrix->groups[group],
                                                   .which = endpoint,
                                                   .symptom = matrix->responses[symptom]->query.symptom });
}

/* The names left of the columns. */
static void
draw_names (EpsomChart *chart, const Layout *layout, double rows_top)
{
  for (guint i = 0; layout->detail->names && i < layout->matrix->n_groups; i++)
    {
      int group = layout->matrix->groups[i];
      double y = rows_top + (i + 0.5) * layout->row_height;

      epsom_chart_draw_marker (chart, group, layout->names_x + EPSOM_MARKER_SIZE / 2 * chart->unit, y, MARKER_SIZE,
                               FALSE);
      epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_TEXT, EPSOM_ANCHOR_LEFT,
                         layout->names_x + NAME_COLUMN * chart->unit, y,
                         epsom_chart_words_group (chart->response, group));
    }
}

/* @first: the symptom of the first column; @n: columns of this band. */
static void
draw_group (EpsomChart *chart, const Layout *layout, EpsomEndpoint endpoint, guint first, guint n, double top)
{
  double body = epsom_chart_get_line (chart, EPSOM_FONT_BODY), rows = layout->matrix->n_groups * layout->row_height;
  double label = get_label_height (chart, layout, endpoint);
  double rows_top = layout->detail->headings ? top + label : top;
  /* A name beside the rows is level with the first. */
  double label_top = layout->detail->headings ? top : top + (layout->row_height - body) / 2;

  epsom_chart_write_paragraph (chart, EPSOM_FONT_BODY, EPSOM_ROLE_TEXT,
                               &(EpsomBox){ chart->area.x, label_top, layout->label_width, label },
                               epsom_endpoint_get_label (endpoint));
  draw_names (chart, layout, rows_top);
  for (guint column = 0; column < n; column++)
    {
      EpsomScale scale = get_scale (chart, layout, column);

      if (layout->cells.any_rate)
        draw_grid (chart, &scale, rows_top, rows_top + rows);
      for (guint group = 0; group < layout->matrix->n_groups; group++)
        draw_cell (chart, layout, first + column, endpoint, group, &scale,
                   rows_top + (group + 0.5) * layout->row_height);
    }
}

static void
draw_band (EpsomChart *chart, const Layout *layout, guint first, double top)
{
  guint n = MIN (layout->n_columns, layout->n_symptoms - first);
  double strong = epsom_chart_get_line (chart, EPSOM_FONT_STRONG), y = top + strong;

  for (guint column = 0; column < n; column++)
    {
      EpsomScale scale = get_scale (chart, layout, column);
      g_autofree char *symptom = create_symptom (layout->matrix, first + column);

      epsom_chart_write_paragraph (chart, EPSOM_FONT_STRONG, EPSOM_ROLE_TEXT,
                                   &(EpsomBox){ scale.start, top, layout->column_width, strong }, symptom);
    }
  for (guint endpoint = 0; endpoint < layout->n_endpoints; endpoint++)
    {
      draw_group (chart, layout, (EpsomEndpoint) endpoint, first, n, y + GROUP_GAP / 2 * chart->unit);
      y += get_group_height (chart, layout, endpoint);
    }
  for (guint column = 0; layout->cells.any_rate && column < n; column++)
    {
      EpsomScale scale = get_scale (chart, layout, column);

      draw_ticks (chart, &scale,
                  y + SECTION_GAP / 2 * chart->unit + epsom_chart_get_line (chart, EPSOM_FONT_SMALL) / 2);
    }
}

gboolean
epsom_chart_draw_matrix (EpsomChart *chart, const EpsomMatrix *matrix)
{
  EpsomChartKey keys[EPSOM_MAX_GROUPS];
  Layout layout;
  double y = chart->area.y;

  if (!find_layout (chart, matrix, &layout))
    return FALSE;

  if (layout.n_legend_lines > 0)
    {
      fill_keys (&layout, keys);
      epsom_chart_draw_legend (chart, keys, matrix->n_groups, FALSE, y);
      y += layout.n_legend_lines * epsom_chart_get_line (chart, EPSOM_FONT_BODY) + SECTION_GAP * chart->unit;
    }
  for (guint first = 0; first < layout.n_symptoms; first += layout.n_columns)
    {
      draw_band (chart, &layout, first, y);
      y += get_band_height (chart, &layout) + BAND_GAP * chart->unit;
    }
  if (layout.key != NULL)
    epsom_chart_write_paragraph (
      chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT,
      &(EpsomBox){ chart->area.x, y + (SECTION_GAP - BAND_GAP) * chart->unit, chart->area.width, chart->area.height },
      layout.key);
  g_free (layout.key);

  return TRUE;
}

double
epsom_chart_get_matrix_height (const EpsomChart *chart, const EpsomMatrix *matrix)
{
  Layout layout;
  double height;

  if (!find_layout (chart, matrix, &layout))
    return 0;

  height = get_total_height (chart, &layout);
  g_free (layout.key);

  return height;
}
