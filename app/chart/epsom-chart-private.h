/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-chart-table.h"
#include "epsom-chart.h"
#include "epsom-scene-builder.h"
#include "epsom-text.h"

G_BEGIN_DECLS

/* What the kinds of charts share. A new kind is one file with an #EpsomChartClass, and a row of the table in
 * epsom-chart.c. All is laid out from left to right; the builder mirrors. */

/** EpsomChart: a chart while it is measured or drawn; @scene is NULL while it is measured. */
typedef struct {
  const EpsomResponse *response;
  EpsomSceneBuilder *scene;
  EpsomText *text;
  EpsomBox area;  /* what the kind may fill */
  double unit;    /* a point at text scale 1: what markers and distances are multiples of */
  EpsomSpan span; /* of the layout */
} EpsomChart;

/**
 * EpsomChartClass: a kind of chart.
 * @token: its name for programs
 * @title: its untranslated question
 * @draw: fills the area; draws nothing and returns %FALSE where there is too little room
 * @describe: (transfer full): the finding in a translated line, or what to record
 * @get_height: the height at which all its detail fits into the area's width; 0 where it draws nothing at any height
 * @fill_table: gives an empty table its columns, and rows; those of a chart that draws nothing are left out for it
 * @of_diary: whether its question is of the whole diary rather than of one symptom
 * @get_span: (nullable): all of the time that it shows, where it can be moved along; %FALSE: nothing
 * @compares: whether it sets methods side by side, so that the fixed notes of every comparison belong to it
 * @by: (nullable): the name for programs of what its first axis is, where there is a choice
 */
typedef struct {
  const char *token;
  const char *title;
  gboolean (*draw) (EpsomChart *chart);
  char *(*describe) (const EpsomResponse *response);
  double (*get_height) (const EpsomChart *chart);
  void (*fill_table) (EpsomChartTable *table, const EpsomResponse *response);
  gboolean of_diary;
  gboolean (*get_span) (const EpsomResponse *response, EpsomSpan *all);
  gboolean compares;
  const char *by;
} EpsomChartClass;

extern const EpsomChartClass epsom_chart_course;
extern const EpsomChartClass epsom_chart_endpoints;
extern const EpsomChartClass epsom_chart_relief;
extern const EpsomChartClass epsom_chart_freedom;
extern const EpsomChartClass epsom_chart_duration;
extern const EpsomChartClass epsom_chart_duration_by_rate;
extern const EpsomChartClass epsom_chart_wear_off;
extern const EpsomChartClass epsom_chart_monthly;
extern const EpsomChartClass epsom_chart_cycle;
extern const EpsomChartClass epsom_chart_episode;
extern const EpsomChartClass epsom_chart_symptoms;
extern const EpsomChartClass epsom_chart_magnesium;
extern const EpsomChartClass epsom_chart_calendar;
extern const EpsomChartClass epsom_chart_timeline;

/* epsom-chart-pen.c: text and markers. */

/** epsom_chart_get_line: the height of a line of @font. */
double epsom_chart_get_line (const EpsomChart *chart, EpsomFont font);
double epsom_chart_measure (const EpsomChart *chart, EpsomFont font, const char *string);

/** epsom_chart_write: one line with its middle at @y. */
void epsom_chart_write (EpsomChart *chart,
                        EpsomFont font,
                        EpsomRole role,
                        EpsomAnchor anchor,
                        double x,
                        double y,
                        const char *string);

/**
 * epsom_chart_write_paragraph: lines from @box's top left corner down, as wide and as high as it.
 *
 * Text that does not fit ends in "…", and then can be pointed at to be read whole.
 *
 * Returns: the height that was used.
 */
double epsom_chart_write_paragraph (EpsomChart *chart,
                                    EpsomFont font,
                                    EpsomRole role,
                                    const EpsomBox *box,
                                    const char *string);
/** epsom_chart_measure_paragraph: the lines that @string takes at @width. */
guint epsom_chart_measure_paragraph (const EpsomChart *chart, EpsomFont font, double width, const char *string);

/** epsom_chart_write_message: a sentence in the middle of the area, in place of a chart. */
void epsom_chart_write_message (EpsomChart *chart, const char *sentence);
/** epsom_chart_get_message_height: of the lines of @sentence. */
double epsom_chart_get_message_height (const EpsomChart *chart, const char *sentence);

/** EPSOM_MARKER_SIZE: of a summary, EPSOM_POINT_SIZE: of a single treatment; in units. */
#define EPSOM_MARKER_SIZE 8.0
#define EPSOM_POINT_SIZE 5.0

/** epsom_chart_draw_marker: @group: the number of a group, such as an #EpsomMethod, or %EPSOM_ALL_IV; @size in units;
 * @open for few treatments. */
void epsom_chart_draw_marker (EpsomChart *chart, int group, double x, double y, double size, gboolean open);
/** epsom_chart_begin_line: the line of @group in its color and dash; points follow. */
void epsom_chart_begin_line (EpsomChart *chart, int group, double opacity, double width);
/** epsom_chart_begin_band: the pale area of @group, one of @n; points follow. */
void epsom_chart_begin_band (EpsomChart *chart, int group, guint n);
/** epsom_chart_add_mark: a mark of @size points around a place. */
void epsom_chart_add_mark (EpsomChart *chart, double x, double y, double size, const char *spoken);
/** epsom_chart_add_mark_of: the same with words that are made when they are asked for, as by
 * epsom_scene_builder_add_mark_of(). */
void
epsom_chart_add_mark_of (EpsomChart *chart, double x, double y, double size, EpsomSpeak speak, gconstpointer datum);

G_END_DECLS
