/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-calendar.h"
#include "epsom-chart-legend.h"
#include "epsom-chart-months.h"
#include "epsom-chart-table-private.h"
#include "epsom-chart-words.h"
#include "epsom-words.h"

/* Days as cells: columns of weeks, in blocks of a year, or of half or a quarter of one where it is narrow. In each cell
 * a square as large and as dark as the day was bad, or as it had symptoms, and the shape of what was given. A day of
 * which nothing is recorded has no ground. */

#define DAYS_OF_WEEK 7
/* As many blocks a chart asks height for: of ten years the latest stand, and a period brings the others. */
#define USUAL_BLOCKS 6
#define MONTHS_OF_YEAR 12

/* In units. */
#define LEAST_CELL 9.0
#define SMALLEST_CELL 6.0
#define MOST_CELL 26.0
#define LABEL_GAP 6.0
#define BLOCK_GAP 8.0
#define LEGEND_GAP 8.0
#define SWATCH 11.0
#define SWATCH_GAP 5.0
#define KEY_GAP 14.0
#define OUTLINE 1.0

/* Of a cell's side. */
#define DOSE_AT 0.72
#define DOSE_SHARE 0.52
#define HALO_SHARE 0.7

#define GROUND_OPACITY 0.09

/* A cell without the gap to the next one. Cells stand on whole points: sharp, and several times faster to paint. */
#define GAP 1.0

/* The levels of a day: none, mild, moderate, severe, or as many symptoms; last, one whose severity is not known. */
enum { LEVEL_NONE, LEVEL_1, LEVEL_2, LEVEL_3, LEVEL_UNKNOWN, N_LEVELS };
static const double level_sizes[] = { 0, 0.45, 0.7, 1 };
static const double level_opacities[] = { 0, 0.45, 0.65, 0.9 };

/* How many months a block may have, the most first. */
static const int block_months[] = { 12, 6, 3 };

typedef struct {
  const EpsomCalendar *calendar;
  gboolean counts; /* of symptoms, in place of severities */
  guint n_recorded, n_symptom_days;
  EpsomDate last_recorded;
  guint n_levels[N_LEVELS];
  gboolean any_method[EPSOM_N_METHODS];
} Days;

/* How the blocks lie. */
typedef struct {
  int months;      /* of a block */
  double cell;     /* its side, with the gap */
  double label;    /* the width of the weekdays' column */
  double block;    /* the height of one, with its labels and the gap after it */
  EpsomDate first; /* of the first block that is shown */
  guint n;
  gboolean all; /* whether those are all of them */
} Grid;

static int
get_level (const Days *days, const EpsomCalendarDay *day)
{
  if (days->counts)
    return MIN (day->n_symptoms, LEVEL_3);
  if (day->worst < 0)
    return day->symptom ? LEVEL_UNKNOWN : LEVEL_NONE;
  if (day->worst == 0)
    return LEVEL_NONE;

  return day->worst <= EPSOM_MILD_MAX ? LEVEL_1 : day->worst <= EPSOM_MODERATE_MAX ? LEVEL_2 : LEVEL_3;
}

/* The method whose shape the day bears, or -1: that of its latest infusion, else of what was taken by mouth. */
static int
get_method (const EpsomCalendarDay *day)
{
  return day->iv ? (int) day->iv_method : day->oral ? (int) EPSOM_METHOD_ORAL : -1;
}

static void
days_init (Days *days, const EpsomResponse *response)
{
  *days = (Days){ .calendar = epsom_response_get_calendar (response), .counts = response->query.count_symptoms };
  for (guint i = 0; i < days->calendar->n; i++)
    {
      const EpsomCalendarDay *day = &days->calendar->days[i];
      int method = get_method (day);

      if (!day->recorded)
        continue;
      days->n_recorded++;
      days->last_recorded = days->calendar->from + (EpsomDate) i;
      days->n_symptom_days += day->symptom;
      days->n_levels[get_level (days, day)]++;
      if (method >= 0)
        days->any_method[method] = TRUE;
    }
}

/* Layout */

/* The first day of the block that @date is in. */
static EpsomDate
get_block_start (EpsomDate date, int months)
{
  int year, month, day;

  epsom_date_to_ymd (date, &year, &month, &day);

  return epsom_date_from_ymd (year, (month - 1) / months * months + 1, 1);
}

static EpsomDate
get_block_end (EpsomDate start, int months)
{
  EpsomDate end = epsom_date_first_of_month (start, months);

  return end == EPSOM_DATE_NONE ? EPSOM_DATE_LAST + 1 : end;
}

/* 0: the first day of the week. 1970-01-01 was a Thursday. */
static int
get_row (EpsomDate date)
{
  int weekday = (int) ((date % DAYS_OF_WEEK + DAYS_OF_WEEK + 3) % DAYS_OF_WEEK);

  return (weekday - epsom_words_get_first_weekday () + DAYS_OF_WEEK) % DAYS_OF_WEEK;
}

static double
get_columns (int months)
{
  /* A year of 366 days touches at most 54 weeks. */
  return ceil (months * 31 / (double) DAYS_OF_WEEK) + 1;
}

static double
measure_weekdays (const EpsomChart *chart)
{
  double width = 0;

  for (int weekday = 0; weekday < DAYS_OF_WEEK; weekday++)
    width = MAX (width, epsom_chart_measure (chart, EPSOM_FONT_SMALL, epsom_words_weekday (weekday)));

  return width + LABEL_GAP * chart->unit;
}

static double
get_block_height (const EpsomChart *chart, double cell)
{
  return DAYS_OF_WEEK * cell + EPSOM_MONTH_LABEL_LINES * epsom_chart_get_line (chart, EPSOM_FONT_SMALL) +
         BLOCK_GAP * chart->unit;
}

/* From that of the first date to that of the last. */
static int
count_months (const EpsomCalendar *calendar)
{
  EpsomDate ends[] = { calendar->from, calendar->from + (EpsomDate) calendar->n - 1 };
  int n[G_N_ELEMENTS (ends)];

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      int year, month, day;

      epsom_date_to_ymd (ends[i], &year, &month, &day);
      n[i] = year * MONTHS_OF_YEAR + month;
    }

  return n[1] - n[0] + 1;
}

/* Those that there are from the calendar's first day to @last. */
static guint
count_blocks (const EpsomCalendar *calendar, int months, EpsomDate last)
{
  guint n = 0;

  for (EpsomDate start = get_block_start (calendar->from, months); start <= last; start = get_block_end (start, months))
    n++;

  return n;
}

/* A single block that cannot have all dates ends with the latest month that has a record, whichever it is. */
static void
end_with_latest (Grid *grid, const Days *days)
{
  EpsomDate end = grid->all ? days->calendar->from + (EpsomDate) days->calendar->n - 1 : days->last_recorded;
  EpsomDate first = epsom_date_first_of_month (end, 1 - grid->months);

  if (first != EPSOM_DATE_NONE)
    grid->first = first;
}

/* Blocks of as many months as have cells that can be told apart, as large as @height lets all of them be; where it
 * cannot have all of them, the latest that have a record. Cells are smaller than that only so that there is one block.
 */
static gboolean
grid_init (Grid *grid, const EpsomChart *chart, const Days *days, double height)
{
  const EpsomCalendar *calendar = days->calendar;
  double label = measure_weekdays (chart), width = chart->area.width - label, fixed, least;
  guint n, n_left_out;

  *grid = (Grid){ .label = label };
  for (gsize i = 0; i < G_N_ELEMENTS (block_months); i++)
    {
      grid->months = block_months[i];
      grid->cell = MIN (width / get_columns (grid->months), MOST_CELL * chart->unit);
      if (grid->cell >= LEAST_CELL * chart->unit)
        break;
    }
  if (calendar->n == 0 || grid->cell < SMALLEST_CELL * chart->unit)
    return FALSE;

  n = count_blocks (calendar, grid->months, calendar->from + (EpsomDate) calendar->n - 1);
  fixed = get_block_height (chart, 0);
  least = MIN (LEAST_CELL * chart->unit, MAX (SMALLEST_CELL * chart->unit, (height - fixed) / DAYS_OF_WEEK));
  grid->cell = MIN (grid->cell, MAX (least, (height / n - fixed) / DAYS_OF_WEEK));
  grid->cell = floor (grid->cell);
  grid->block = get_block_height (chart, grid->cell);
  grid->n = height >= n * grid->block ? n : (guint) MAX (0, height / grid->block);
  grid->all = grid->n == n || (grid->n == 1 && count_months (calendar) <= grid->months);
  n_left_out = count_blocks (calendar, grid->months, days->last_recorded);
  n_left_out -= MIN (n_left_out, grid->n);
  grid->first = get_block_start (calendar->from, grid->months);
  for (guint i = 0; i < n_left_out; i++)
    grid->first = get_block_end (grid->first, grid->months);
  if (grid->n == 1 && n > 1)
    end_with_latest (grid, days);

  return grid->n > 0;
}

/* Words */

static char *
describe_state (const EpsomResponse *response, const EpsomCalendarDay *day)
{
  if (!day->recorded)
    return g_strdup (_ ("nothing recorded"));
  if (response->query.count_symptoms)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u symptom", "%u symptoms", day->n_symptoms),
                            day->n_symptoms);
  if (day->worst >= 0)
    /* Translators: the highest severity of a day and its word: "worst 8, severe". */
    return g_strdup_printf (_ ("worst %d, %s"), day->worst, epsom_words_severity (day->worst));

  return g_strdup (day->symptom ? _ ("severity not known") : _ ("no symptom"));
}

static char *
describe_day (const EpsomResponse *response, gconstpointer datum)
{
  const EpsomCalendar *calendar = epsom_response_get_calendar (response);
  const EpsomCalendarDay *day = datum;
  g_autofree char *name = epsom_chart_words_date (calendar->from + (EpsomDate) (day - calendar->days));
  g_autofree char *state = describe_state (response, day);
  GString *words = g_string_new (NULL);

  /* Translators: a date and how the day was: "3 March 2026: worst 8, severe". */
  g_string_printf (words, _ ("%s: %s"), name, state);
  if (day->iv)
    epsom_chart_words_append (words, epsom_words_method (day->iv_method));
  if (day->oral)
    epsom_chart_words_append (words, _ ("oral dose for an episode"));

  return g_string_free (words, FALSE);
}

static const char *
get_level_label (const Days *days, int level)
{
  static const int severities[] = { 0, 1, 4, 7 };

  if (level == LEVEL_UNKNOWN)
    return _ ("not known");
  if (!days->counts)
    return epsom_words_severity (severities[level]);
  switch (level)
    {
    case LEVEL_NONE:
      return C_ ("number of symptoms", "none");
    case LEVEL_1:
      return C_ ("number of symptoms", "1");
    case LEVEL_2:
      return C_ ("number of symptoms", "2");
    default:
      return C_ ("number of symptoms", "3 or more");
    }
}

static char *
create_key (const Days *days, const Grid *grid)
{
  GString *key = g_string_new (days->counts ? _ ("Squares: how many symptoms the day had.")
                                            : _ ("Squares: the highest severity of the day."));

  if (days->n_recorded < days->calendar->n)
    g_string_append_printf (key, " %s", _ ("Without a ground: nothing recorded."));
  if (grid != NULL && !grid->all)
    g_string_append_printf (key, " %s", _ ("Other days have no room here; choose a period to see them."));

  return g_string_free (key, FALSE);
}

/* Drawing */

static void
fill_box (EpsomChart *chart, EpsomRole role, double opacity, const EpsomBox *box)
{
  epsom_scene_builder_begin_path (chart->scene, EPSOM_PRIMITIVE_AREA, role, opacity, 0, EPSOM_DASH_SOLID);
  epsom_scene_builder_add_point (chart->scene, box->x, box->y);
  epsom_scene_builder_add_point (chart->scene, box->x + box->width, box->y);
  epsom_scene_builder_add_point (chart->scene, box->x + box->width, box->y + box->height);
  epsom_scene_builder_add_point (chart->scene, box->x, box->y + box->height);
}

static void
outline_square (EpsomChart *chart, double x, double y, double side)
{
  double half = OUTLINE * chart->unit / 2, ends[] = { half, side - half };

  epsom_scene_builder_begin_path (chart->scene, EPSOM_PRIMITIVE_LINE, EPSOM_ROLE_TEXT, 1, OUTLINE * chart->unit,
                                  EPSOM_DASH_SOLID);
  epsom_scene_builder_add_point (chart->scene, x + ends[0], y + ends[0]);
  epsom_scene_builder_add_point (chart->scene, x + ends[1], y + ends[0]);
  epsom_scene_builder_add_point (chart->scene, x + ends[1], y + ends[1]);
  epsom_scene_builder_add_point (chart->scene, x + ends[0], y + ends[1]);
  epsom_scene_builder_add_point (chart->scene, x + ends[0], y + ends[0]);
}

static void
draw_ground (EpsomChart *chart, double x, double y, double width, double height)
{
  fill_box (chart, EPSOM_ROLE_TEXT, GROUND_OPACITY, &(EpsomBox){ x, y, width, height });
}

static void
draw_level (EpsomChart *chart, int level, double x, double y, double side)
{
  if (level == LEVEL_UNKNOWN)
    outline_square (chart, x, y, side);
  else if (level > LEVEL_NONE)
    {
      double inset = round (side * (1 - level_sizes[level]) / 2), inner = side - 2 * inset;

      fill_box (chart, EPSOM_ROLE_TEXT, level_opacities[level], &(EpsomBox){ x + inset, y + inset, inner, inner });
    }
}

/* A shape in the corner, that stands out from any square (@halo) and leaves most of it to be seen. */
static void
draw_dose (EpsomChart *chart, int method, double x, double y, double side, gboolean halo)
{
  EpsomPoint at = { x + side * DOSE_AT, y + side * DOSE_AT };
  EpsomMarker around = { at, side * HALO_SHARE, EPSOM_SHAPE_CIRCLE, FALSE };

  if (halo)
    epsom_scene_builder_add_marker (chart->scene, EPSOM_ROLE_BACKGROUND, 1, &around);
  epsom_chart_draw_marker (chart, method, at.x, at.y, side * DOSE_SHARE / chart->unit, FALSE);
}

/* What was given, and what is said. */
static void
draw_day (EpsomChart *chart, const Days *days, EpsomDate date, double x, double y, double side)
{
  const EpsomCalendarDay *day = &days->calendar->days[date - days->calendar->from];
  int method = get_method (day);

  if (method >= 0)
    draw_dose (chart, method, x, y, side, get_level (days, day) != LEVEL_NONE);
  epsom_scene_builder_add_mark_of (chart->scene, &(EpsomBox){ x, y, side, side }, describe_day, day);
  if (day->recorded)
    epsom_scene_builder_set_behind (chart->scene,
                                    (EpsomBehind){ .kind = EPSOM_BEHIND_DATES, .from = date, .to = date + 1 });
}

static void
draw_weekdays (EpsomChart *chart, double right, double top, double cell)
{
  double line = epsom_chart_get_line (chart, EPSOM_FONT_SMALL);
  int first = epsom_words_get_first_weekday (), step = cell >= line ? 1 : 2;

  if (step * cell < line)
    return;
  for (int row = 0; row < DAYS_OF_WEEK; row += step)
    epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT, EPSOM_ANCHOR_RIGHT, right,
                       top + (row + 0.5) * cell, epsom_words_weekday ((first + row) % DAYS_OF_WEEK));
}

/* The dates of a block that the calendar has, and where its first day stands. */
typedef struct {
  EpsomDate start, from, to;
  double left, top, cell;
} Block;

static EpsomPoint
get_place (const Block *block, EpsomDate date)
{
  int place = (int) (date - block->start) + get_row (block->start);

  return (EpsomPoint){ block->left + place / DAYS_OF_WEEK * block->cell,
                       block->top + place % DAYS_OF_WEEK * block->cell };
}

/* Recorded days that follow each other in a week stand on one ground. */
static void
draw_grounds (EpsomChart *chart, const Days *days, const Block *block)
{
  const EpsomCalendar *calendar = days->calendar;
  double side = block->cell - GAP;

  for (EpsomDate date = block->from, end; date < block->to; date = end)
    {
      EpsomPoint at = get_place (block, date);
      gboolean recorded = calendar->days[date - calendar->from].recorded;

      end = date + 1;
      while (end < block->to && get_row (end) != 0 && calendar->days[end - calendar->from].recorded == recorded)
        end++;
      if (recorded)
        draw_ground (chart, at.x, at.y, side, (end - date - 1) * block->cell + side);
    }
}

/* Beneath all that was given. */
static void
draw_levels (EpsomChart *chart, const Days *days, const Block *block)
{
  const EpsomCalendar *calendar = days->calendar;
  double side = block->cell - GAP;

  for (int level = LEVEL_1; level < N_LEVELS; level++)
    for (EpsomDate date = block->from; date < block->to; date++)
      {
        const EpsomCalendarDay *day = &calendar->days[date - calendar->from];
        EpsomPoint at = get_place (block, date);

        if (day->recorded && get_level (days, day) == level)
          draw_level (chart, level, at.x, at.y, side);
      }
}

static void
draw_block (EpsomChart *chart, const Days *days, const Grid *grid, EpsomDate start, double top)
{
  const EpsomCalendar *calendar = days->calendar;
  EpsomDate end = get_block_end (start, grid->months);
  const Block block = {
    .start = start,
    .from = MAX (start, calendar->from),
    .to = MIN (end, calendar->from + (EpsomDate) calendar->n),
    .left = round (chart->area.x + grid->label),
    .top = round (top),
    .cell = grid->cell,
  };
  EpsomScale scale = { EPSOM_SCALE_LINEAR, start, end, block.left,
                       block.left + (end - start) / (double) DAYS_OF_WEEK * grid->cell };
  EpsomBox box = { block.left, block.top, scale.end - block.left, DAYS_OF_WEEK * grid->cell };

  draw_weekdays (chart, block.left - LABEL_GAP * chart->unit, block.top, grid->cell);
  draw_grounds (chart, days, &block);
  draw_levels (chart, days, &block);
  for (EpsomDate date = block.from; date < block.to; date++)
    {
      EpsomPoint at = get_place (&block, date);

      draw_day (chart, days, date, at.x, at.y, grid->cell - GAP);
    }
  epsom_chart_draw_months (chart, &scale, &box,
                           block.top + box.height + epsom_chart_get_line (chart, EPSOM_FONT_SMALL) / 2);
}

static gboolean
level_is_shown (const Days *days, int level)
{
  return level != LEVEL_UNKNOWN || days->n_levels[LEVEL_UNKNOWN] > 0;
}

static double
measure_level (const EpsomChart *chart, const Days *days, int level)
{
  return (SWATCH + SWATCH_GAP) * chart->unit +
         epsom_chart_measure (chart, EPSOM_FONT_SMALL, get_level_label (days, level));
}

/* Whether each of the levels has room in a line. */
static gboolean
levels_fit (const EpsomChart *chart, const Days *days)
{
  for (int level = 0; level < N_LEVELS; level++)
    if (level_is_shown (days, level) && measure_level (chart, days, level) > chart->area.width)
      return FALSE;

  return TRUE;
}

/* The levels with their words, in lines. Returns: the height that they take. */
static double
lay_out_levels (EpsomChart *chart, const Days *days, double top, gboolean draw)
{
  double line = epsom_chart_get_line (chart, EPSOM_FONT_SMALL), x = 0, y = top, unit = chart->unit;

  for (int level = 0; level < N_LEVELS; level++)
    {
      const char *label = get_level_label (days, level);
      double width = measure_level (chart, days, level);

      if (!level_is_shown (days, level))
        continue;
      if (x > 0 && x + width > chart->area.width)
        {
          x = 0;
          y += line;
        }
      if (draw)
        {
          draw_ground (chart, chart->area.x + x, y + (line - SWATCH * unit) / 2, SWATCH * unit, SWATCH * unit);
          draw_level (chart, level, chart->area.x + x, y + (line - SWATCH * unit) / 2, SWATCH * unit);
          epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_TEXT, EPSOM_ANCHOR_LEFT,
                             chart->area.x + x + (SWATCH + SWATCH_GAP) * unit, y + line / 2, label);
        }
      x += width + KEY_GAP * unit;
    }

  return y + line - top + LEGEND_GAP * unit;
}

static guint
list_methods (const Days *days, EpsomChartKey keys[EPSOM_N_METHODS])
{
  guint n = 0;

  for (int method = 0; method < EPSOM_N_METHODS; method++)
    if (days->any_method[method])
      keys[n++] = (EpsomChartKey){ .group = method, .name = epsom_words_method ((EpsomMethod) method) };

  return n;
}

static double
measure_methods (const EpsomChart *chart, const EpsomChartKey *keys, guint n)
{
  guint lines = epsom_chart_measure_legend (chart, keys, n, FALSE, chart->area.width);

  return lines * epsom_chart_get_line (chart, EPSOM_FONT_BODY) + (lines > 0 ? LEGEND_GAP / 2 * chart->unit : 0);
}

static double
measure_key (const EpsomChart *chart, const char *key)
{
  return epsom_chart_measure_paragraph (chart, EPSOM_FONT_SMALL, chart->area.width, key) *
         epsom_chart_get_line (chart, EPSOM_FONT_SMALL);
}

/* The key is longer where days are left out. */
static gboolean
fit_grid (Grid *grid, const EpsomChart *chart, const Days *days, double height)
{
  const Grid partial = { .all = FALSE };
  g_autofree char *key = create_key (days, NULL);
  g_autofree char *partial_key = create_key (days, &partial);

  return (grid_init (grid, chart, days, height - measure_key (chart, key)) && grid->all) ||
         grid_init (grid, chart, days, height - measure_key (chart, partial_key));
}

static void
write_key (EpsomChart *chart, const Days *days, const Grid *grid, double top)
{
  g_autofree char *key = create_key (days, grid);
  EpsomBox box = { chart->area.x, top, chart->area.width, chart->area.y + chart->area.height - top + 1 };

  epsom_chart_write_paragraph (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT, &box, key);
}

static gboolean
draw (EpsomChart *chart)
{
  EpsomChartKey keys[EPSOM_N_METHODS];
  double levels, methods, top;
  EpsomDate start;
  Days days;
  Grid grid;
  guint n;

  days_init (&days, chart->response);
  if (days.n_recorded == 0 || !levels_fit (chart, &days))
    return FALSE;

  n = list_methods (&days, keys);
  methods = measure_methods (chart, keys, n);
  levels = lay_out_levels (chart, &days, 0, FALSE);
  if (!fit_grid (&grid, chart, &days, chart->area.height - methods - levels))
    return FALSE;

  if (n > 0)
    epsom_chart_draw_legend (chart, keys, n, FALSE, chart->area.y);
  lay_out_levels (chart, &days, chart->area.y + methods, TRUE);
  top = chart->area.y + methods + levels;
  start = grid.first;
  for (guint i = 0; i < grid.n; i++, top += grid.block)
    {
      draw_block (chart, &days, &grid, start, top);
      start = get_block_end (start, grid.months);
    }
  write_key (chart, &days, &grid, top);

  return TRUE;
}

static double
get_height (const EpsomChart *chart)
{
  EpsomChartKey keys[EPSOM_N_METHODS];
  g_autofree char *key = NULL;
  guint n, n_blocks;
  Days days;
  Grid grid;

  days_init (&days, chart->response);
  if (days.n_recorded == 0 || !levels_fit (chart, &days) || !grid_init (&grid, chart, &days, G_MAXINT))
    return 0;

  n = list_methods (&days, keys);
  n_blocks = MIN (grid.n, USUAL_BLOCKS);
  grid.all = n_blocks == grid.n;
  key = create_key (&days, &grid);

  return measure_methods (chart, keys, n) + lay_out_levels ((EpsomChart *) chart, &days, 0, FALSE) +
         n_blocks * grid.block + measure_key (chart, key);
}

static char *
describe_counts (const Days *days)
{
  g_autofree char *several = epsom_chart_words_of (days->n_levels[LEVEL_2] + days->n_levels[LEVEL_3], days->n_recorded);

  /* Translators: "12 of 90" days, then the number of days with one symptom. */
  return g_strdup_printf (_ ("Two symptoms or more on %s recorded days, one symptom on %u."), several,
                          days->n_levels[LEVEL_1]);
}

static char *
describe (const EpsomResponse *response)
{
  GString *words;
  Days days;

  days_init (&days, response);
  if (days.n_recorded == 0)
    return g_strdup (_ ("Record how each day is, those without symptoms too: each day is shown here as a square."));
  if (days.counts)
    return describe_counts (&days);

  g_autofree char *of = epsom_chart_words_of (days.n_symptom_days, days.n_recorded);
  /* Translators: "12 of 90" days; then the days by their highest severity. */
  words = g_string_new (NULL);
  g_string_printf (words,
                   _ ("Symptom days: %s recorded days. By the highest severity: severe on %u, moderate on %u, "
                      "mild on %u."),
                   of, days.n_levels[LEVEL_3], days.n_levels[LEVEL_2], days.n_levels[LEVEL_1]);
  if (days.n_levels[LEVEL_UNKNOWN] > 0)
    g_string_append_printf (words,
                            g_dngettext (GETTEXT_PACKAGE, " Not known on %u symptom day.",
                                         " Not known on %u symptom days.", days.n_levels[LEVEL_UNKNOWN]),
                            days.n_levels[LEVEL_UNKNOWN]);

  return g_string_free (words, FALSE);
}

const EpsomChartClass epsom_chart_calendar = {
  "calendar", N_ ("Which days had symptoms, and how bad were they?"),
  draw,       describe,
  get_height, epsom_chart_fill_calendar_table,
};
