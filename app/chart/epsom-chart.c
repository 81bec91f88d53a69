/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-chart-clock.h"
#include "epsom-chart-private.h"
#include "epsom-chart-table-private.h"
#include "epsom-chart-words.h"
#include "epsom-words.h"

/* The share of a chart by itself that its notes may take from the drawing, and that the words above it may. */
#define NOTES_SHARE 0.25
#define HEADING_SHARE 0.35

/* Points in which every kind finds the room for its drawing. */
#define AMPLE_WIDTH 700

static const EpsomChartClass *const classes[EPSOM_N_CHART_VIEWS] = {
  [EPSOM_CHART_COURSE] = &epsom_chart_course,       [EPSOM_CHART_ENDPOINTS] = &epsom_chart_endpoints,
  [EPSOM_CHART_RELIEF] = &epsom_chart_relief,       [EPSOM_CHART_FREEDOM] = &epsom_chart_freedom,
  [EPSOM_CHART_DURATION] = &epsom_chart_duration,   [EPSOM_CHART_WEAR_OFF] = &epsom_chart_wear_off,
  [EPSOM_CHART_MONTHLY] = &epsom_chart_monthly,     [EPSOM_CHART_CYCLE] = &epsom_chart_cycle,
  [EPSOM_CHART_EPISODE] = &epsom_chart_episode,     [EPSOM_CHART_SYMPTOMS] = &epsom_chart_symptoms,
  [EPSOM_CHART_MAGNESIUM] = &epsom_chart_magnesium, [EPSOM_CHART_CALENDAR] = &epsom_chart_calendar,
  [EPSOM_CHART_TIMELINE] = &epsom_chart_timeline,   [EPSOM_CHART_DURATION_BY_RATE] = &epsom_chart_duration_by_rate,
};

const char *
epsom_chart_get_token (EpsomChartKind kind)
{
  g_return_val_if_fail (kind < EPSOM_N_CHART_VIEWS, "");

  return classes[kind]->token;
}

const char *
epsom_chart_get_title (EpsomChartKind kind)
{
  g_return_val_if_fail (kind < EPSOM_N_CHART_VIEWS, "");

  return _ (classes[kind]->title);
}

char *
epsom_chart_create_question (EpsomChartKind kind, const EpsomResponse *response)
{
  g_return_val_if_fail (kind < EPSOM_N_CHART_VIEWS && response != NULL, NULL);

  if (classes[kind]->of_diary || (kind == EPSOM_CHART_CALENDAR && response->query.count_symptoms))
    return g_strdup (epsom_chart_get_title (kind));

  g_autofree char *symptom = epsom_chart_words_symptom (response->query.symptom);

  /* Translators: the symptom and the question of a chart: "Migraine: How fast does relief come?" */
  return g_strdup_printf (C_ ("symptom and question", "%s: %s"), symptom, epsom_chart_get_title (kind));
}

int
epsom_chart_find (const char *token)
{
  for (int i = 0; i < EPSOM_N_CHART_KINDS; i++)
    if (g_strcmp0 (token, classes[i]->token) == 0)
      return i;

  return -1;
}

int
epsom_chart_find_view (EpsomChartKind kind, const char *by)
{
  g_return_val_if_fail (kind < EPSOM_N_CHART_VIEWS, -1);

  for (int i = 0; i < EPSOM_N_CHART_VIEWS; i++)
    if (classes[i]->by != NULL && g_strcmp0 (by, classes[i]->by) == 0 &&
        g_str_equal (classes[i]->token, classes[kind]->token))
      return i;

  return -1;
}

char *
epsom_chart_describe (EpsomChartKind kind, const EpsomResponse *response)
{
  g_return_val_if_fail (kind < EPSOM_N_CHART_VIEWS, NULL);

  g_autofree char *words = classes[kind]->describe (response);
  char *directed = epsom_words_direct (words, epsom_words_are_right_to_left ());

  return directed != NULL ? directed : g_steal_pointer (&words);
}

gboolean
epsom_chart_get_span (EpsomChartKind kind, const EpsomResponse *response, EpsomSpan *all)
{
  g_return_val_if_fail (kind < EPSOM_N_CHART_VIEWS && response != NULL && all != NULL, FALSE);

  return classes[kind]->get_span != NULL && classes[kind]->get_span (response, all);
}

gboolean
epsom_chart_has_data (EpsomChartKind kind, const EpsomResponse *response)
{
  g_autoptr (EpsomText) text = epsom_text_new (1, FALSE, TRUE);
  const EpsomChart chart = {
    response, NULL, text, { 0, 0, AMPLE_WIDTH, G_MAXINT }, epsom_text_get_scale (text), { 0 }
  };

  g_return_val_if_fail (kind < EPSOM_N_CHART_VIEWS && response != NULL, FALSE);

  return classes[kind]->get_height (&chart) > 0;
}

double
epsom_chart_get_height (EpsomChartKind kind, const EpsomResponse *response, double width, double text_scale)
{
  g_autoptr (EpsomText) text = epsom_text_new (text_scale, FALSE, FALSE);
  EpsomChart chart = { response, NULL, text, { 0, 0, MAX (width, 0), G_MAXINT }, epsom_text_get_scale (text), { 0 } };
  g_autofree char *description = NULL;
  double height;

  g_return_val_if_fail (kind < EPSOM_N_CHART_VIEWS && response != NULL, 0);

  height = classes[kind]->get_height (&chart);
  if (height > 0)
    return ceil (height);

  description = epsom_chart_describe (kind, response);

  return ceil (epsom_chart_get_message_height (&chart, description));
}

EpsomChartTable *
epsom_chart_create_table (EpsomChartKind kind, const EpsomResponse *response, EpsomSpan span)
{
  EpsomChartTable *table;

  g_return_val_if_fail (kind < EPSOM_N_CHART_VIEWS && response != NULL, NULL);

  table = epsom_chart_table_new (response->diary);
  classes[kind]->fill_table (table, response);
  if (!epsom_chart_has_data (kind, response))
    epsom_chart_table_clear_rows (table);
  if (classes[kind]->get_span != NULL && span.to > span.from)
    epsom_chart_table_keep_dates (table, (EpsomDate) floor (span.from / EPSOM_CLOCK_DAY),
                                  (EpsomDate) ceil (span.to / EPSOM_CLOCK_DAY));

  return table;
}

static void
take_from_top (EpsomBox *box, double height)
{
  height = MIN (height, box->height);
  box->y += height;
  box->height -= height;
}

/* The question, and the finding, if it is not to be left to the chart's description: whole, since a figure that is cut
 * is another figure. Returns whether it had room. */
static gboolean
write_heading (EpsomChart *chart, EpsomChartKind kind, const char *finding /* (nullable) */)
{
  EpsomBox *area = &chart->area;
  double room = HEADING_SHARE * area->height;
  g_autofree char *question = epsom_chart_create_question (kind, chart->response);
  EpsomBox box = { area->x, area->y, area->width, room };
  double used = epsom_chart_write_paragraph (chart, EPSOM_FONT_TITLE, EPSOM_ROLE_TEXT, &box, question);

  used += used > 0 ? 4 * chart->unit : 0;
  box.y += used;
  box.height = room - used;
  if (finding != NULL)
    {
      guint n = epsom_chart_measure_paragraph (chart, EPSOM_FONT_BODY, box.width, finding);

      if (n * epsom_chart_get_line (chart, EPSOM_FONT_BODY) > box.height)
        return FALSE;
      used += epsom_chart_write_paragraph (chart, EPSOM_FONT_BODY, EPSOM_ROLE_TEXT, &box, finding);
    }
  take_from_top (area, used + 14 * chart->unit);

  return TRUE;
}

/* Whether there is anything to compare, be it by counts alone. */
static gboolean
is_compared (EpsomChartKind kind, const EpsomResponse *response)
{
  return classes[kind]->compares && (response->n_group_responses > 0 || epsom_chart_has_data (kind, response));
}

/* By what is compared, unless by method, and @notes. Returns: whether they had room. */
static gboolean
write_these_notes (EpsomChart *chart, const char *notes)
{
  g_autofree char *grouping = epsom_groups_describe (chart->response->groups);
  g_autofree char *text = grouping != NULL ? g_strjoin (" ", grouping, notes, NULL) : g_strdup (notes);
  EpsomBox *area = &chart->area;
  guint n = epsom_chart_measure_paragraph (chart, EPSOM_FONT_SMALL, area->width, text);
  double gap = 12 * chart->unit, height = n * epsom_chart_get_line (chart, EPSOM_FONT_SMALL);
  EpsomBox box = { area->x, area->y + area->height - height, area->width, height + 1 };

  if (height + gap > NOTES_SHARE * area->height)
    return FALSE;

  epsom_chart_write_paragraph (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT, &box, text);
  area->height -= height + gap;

  return TRUE;
}

/* The fixed notes in their words or, in less room, all four in brief. */
static void
write_notes (EpsomChart *chart)
{
  g_autofree char *notes = g_strjoinv (" ", (char **) epsom_response_get_notes ());

  if (!write_these_notes (chart, notes))
    write_these_notes (chart, _ ("Not blinded; the worst moments ease by themselves; drips are often given in worse "
                                 "attacks; one person’s attacks."));
}

static void
inset (EpsomBox *box, double margin)
{
  margin = MIN (margin, MIN (box->width, box->height) / 4);
  *box = (EpsomBox){ box->x + margin, box->y + margin, box->width - 2 * margin, box->height - 2 * margin };
}

/** Content: what a scene has around and in place of the chart: the more the better, as far as there is room. */
typedef struct {
  gboolean finding; /* above it */
  gboolean chart;
} Content;

/* Returns: (transfer full) (nullable): %NULL where @content has no room. */
static EpsomScene *
create_scene (EpsomChartKind kind,
              const EpsomResponse *response,
              const EpsomChartLayout *layout,
              EpsomText *text,
              const char *description,
              Content content)
{
  g_autoptr (EpsomSceneBuilder) scene = epsom_scene_builder_new (layout->width, layout->height, layout->rtl);
  EpsomChart chart = { response, scene, text, { 0 }, epsom_text_get_scale (text), layout->span };

  epsom_scene_builder_set_response (scene, response);
  epsom_scene_builder_set_words (scene, epsom_chart_get_title (kind), description);
  epsom_scene_builder_get_size (scene, &chart.area.width, &chart.area.height);
  if (layout->standalone)
    {
      inset (&chart.area, 16 * chart.unit);
      if (!write_heading (&chart, kind, content.finding ? description : NULL))
        return NULL;
      if (is_compared (kind, response))
        write_notes (&chart);
    }
  if (!content.chart)
    epsom_chart_write_message (&chart, description);
  else if (!classes[kind]->draw (&chart))
    return NULL;

  return epsom_scene_builder_finish (g_steal_pointer (&scene));
}

EpsomScene *
epsom_chart_new_with_layout (EpsomChartKind kind, const EpsomResponse *response, const EpsomChartLayout *layout)
{
  static const Content contents[] = { { TRUE, TRUE }, { FALSE, TRUE }, { FALSE, FALSE } };
  g_autoptr (EpsomText) text = epsom_text_new (layout->text_scale, layout->rtl, layout->fixed_metrics);
  g_autofree char *description = NULL;
  EpsomScene *scene = NULL;

  g_return_val_if_fail (kind < EPSOM_N_CHART_VIEWS && response != NULL, NULL);

  description = epsom_chart_describe (kind, response);
  for (gsize i = 0; i < G_N_ELEMENTS (contents) && scene == NULL; i++)
    if (layout->standalone || !contents[i].finding)
      scene = create_scene (kind, response, layout, text, description, contents[i]);

  return scene;
}

EpsomScene *
epsom_chart_new (EpsomChartKind kind,
                 const EpsomResponse *response,
                 double width,
                 double height,
                 double text_scale,
                 gboolean rtl)
{
  EpsomChartLayout layout = { .width = width, .height = height, .text_scale = text_scale, .rtl = rtl };

  return epsom_chart_new_with_layout (kind, response, &layout);
}
