/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-response-page.h"

#include <glib/gi18n-lib.h>

#include "epsom-chart-card.h"
#include "epsom-group-card.h"
#include "epsom-more-charts.h"
#include "epsom-query-bar.h"
#include "epsom-response.h"
#include "epsom-settings.h"
#include "epsom-ui.h"
#include "epsom-wrap-layout.h"

#define N_CHARTS 10

/* In which the page is brought up to date; after them the groups, one by one. */
enum { STEP_ANSWER = 2, STEP_CHARTS, STEP_MORE = STEP_CHARTS + N_CHARTS, STEP_GROUPS };

struct _EpsomResponsePage {
  EpsomPage parent_instance;

  EpsomQueryBar *query;
  GtkLabel *answer;
  GtkWidget *limits;
  GtkLabel *caution;
  GtkWidget *record;
  GtkWidget *figures;
  EpsomChartCard *endpoints;
  EpsomChartCard *relief;
  EpsomChartCard *course;
  EpsomChartCard *freedom;
  EpsomChartCard *duration;
  EpsomChartCard *wear_off;
  EpsomChartCard *monthly;
  EpsomChartCard *timeline;
  EpsomChartCard *calendar;
  EpsomChartCard *cycle;
  EpsomMoreCharts *more;
  GtkBox *groups;
  GtkLabel *notes;
  EpsomGroupCard *cards[EPSOM_MAX_GROUPS]; /* (nullable) each, those that are made first */

  EpsomResponse *response;
};

G_DEFINE_FINAL_TYPE (EpsomResponsePage, epsom_response_page, EPSOM_TYPE_PAGE)

/* The card at @index, made when it is needed for the first time. */
static EpsomGroupCard *
get_card (EpsomResponsePage *self, guint index)
{
  if (self->cards[index] == NULL)
    {
      self->cards[index] = g_object_new (EPSOM_TYPE_GROUP_CARD, NULL);
      gtk_box_append (self->groups, GTK_WIDGET (self->cards[index]));
    }
  return self->cards[index];
}

static guint
get_n_groups (EpsomResponsePage *self)
{
  return self->response != NULL ? self->response->n_group_responses : 0;
}

static void
hide_groups (EpsomResponsePage *self)
{
  for (guint i = get_n_groups (self); i < EPSOM_MAX_GROUPS && self->cards[i] != NULL; i++)
    gtk_widget_set_visible (GTK_WIDGET (self->cards[i]), FALSE);
}

static void
show_group (EpsomResponsePage *self, guint index)
{
  epsom_group_card_set (get_card (self, index), self->response, &self->response->group_responses[index]);
  gtk_widget_set_visible (GTK_WIDGET (self->cards[index]), TRUE);
}

/* What is always said beside the answer; the whole of it unfolds beneath. */
static void
show_caution (EpsomResponsePage *self)
{
  guint n = get_n_groups (self);
  gboolean few = FALSE;

  for (guint i = 0; i < n; i++)
    few = few || self->response->group_responses[i].n_evaluable < EPSOM_MIN_FIRM;
  gtk_label_set_label (self->caution, few
                                        ? _ ("Few treatments; not blinded; drips may have been given in worse attacks.")
                                        : _ ("Not blinded; drips may have been given in worse attacks."));
}

/* The answer in words; takes @response over. */
static void
show_answer (EpsomResponsePage *self, EpsomResponse *response)
{
  g_autoptr (EpsomResponse) old = self->response;
  g_autofree char *answer = response != NULL ? epsom_response_describe (response) : NULL;
  gboolean any = response != NULL && response->n_group_responses > 0;

  self->response = response;
  epsom_ui_set_words (self->answer, answer);
  epsom_query_bar_tell (self->query, response);
  show_caution (self);
  hide_groups (self);
  gtk_widget_set_visible (self->figures, any);
  gtk_widget_set_visible (self->limits, any);
  gtk_widget_set_visible (self->record, !any);
}

static void
answer (EpsomResponsePage *self)
{
  EpsomDiary *diary = epsom_page_get_diary (EPSOM_PAGE (self));

  if (diary != NULL)
    {
      EpsomQuery query = epsom_query_bar_ask (self->query, diary);

      show_answer (self, epsom_response_new (diary, &query));
    }
  else
    show_answer (self, NULL);
}

/* The charts in the order in which they stand. */
static EpsomChartCard *
get_chart (EpsomResponsePage *self, guint index)
{
  EpsomChartCard *const charts[N_CHARTS] = { self->endpoints, self->relief,   self->course,  self->freedom,
                                             self->duration,  self->wear_off, self->monthly, self->timeline,
                                             self->calendar,  self->cycle };

  return charts[index];
}

static void
show_chart (EpsomResponsePage *self, EpsomChartCard *chart)
{
  gboolean folds = self->response != NULL && (chart != self->cycle || self->response->n_cycles > 0);

  epsom_chart_card_set_response (chart, self->response);
  gtk_widget_set_visible (GTK_WIDGET (chart), folds);
}

/* First the page itself is drawn, then it fills from the top. */
static gboolean
epsom_response_page_refresh (EpsomPage *page, guint step)
{
  EpsomResponsePage *self = EPSOM_RESPONSE_PAGE (page);

  if (step < STEP_ANSWER)
    return TRUE;
  if (step == STEP_ANSWER)
    answer (self);
  else if (step < STEP_MORE)
    show_chart (self, get_chart (self, step - STEP_CHARTS));
  else if (step == STEP_MORE)
    epsom_more_charts_set_response (self->more, self->response);
  else
    show_group (self, step - STEP_GROUPS);
  return step + 1 < STEP_GROUPS + get_n_groups (self);
}

static void
query_changed_cb (EpsomResponsePage *self)
{
  epsom_page_invalidate (EPSOM_PAGE (self));
}

static void
epsom_response_page_dispose (GObject *object)
{
  EpsomResponsePage *self = EPSOM_RESPONSE_PAGE (object);

  g_clear_pointer (&self->response, epsom_response_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), EPSOM_TYPE_RESPONSE_PAGE);
  G_OBJECT_CLASS (epsom_response_page_parent_class)->dispose (object);
}

static void
epsom_response_page_class_init (EpsomResponsePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = epsom_response_page_dispose;
  EPSOM_PAGE_CLASS (klass)->refresh = epsom_response_page_refresh;

  g_type_ensure (EPSOM_TYPE_CHART_CARD);
  g_type_ensure (EPSOM_TYPE_MORE_CHARTS);
  g_type_ensure (EPSOM_TYPE_QUERY_BAR);
  g_type_ensure (EPSOM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/epsomdiary/Epsom/response/epsom-response-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomResponsePage, query);
  gtk_widget_class_bind_template_child (widget_class, EpsomResponsePage, answer);
  gtk_widget_class_bind_template_child (widget_class, EpsomResponsePage, limits);
  gtk_widget_class_bind_template_child (widget_class, EpsomResponsePage, caution);
  gtk_widget_class_bind_template_child (widget_class, EpsomResponsePage, record);
  gtk_widget_class_bind_template_child (widget_class, EpsomResponsePage, figures);
  gtk_widget_class_bind_template_child (widget_class, EpsomResponsePage, endpoints);
  gtk_widget_class_bind_template_child (widget_class, EpsomResponsePage, relief);
  gtk_widget_class_bind_template_child (widget_class, EpsomResponsePage, course);
  gtk_widget_class_bind_template_child (widget_class, EpsomResponsePage, freedom);
  gtk_widget_class_bind_template_child (widget_class, EpsomResponsePage, duration);
  gtk_widget_class_bind_template_child (widget_class, EpsomResponsePage, wear_off);
  gtk_widget_class_bind_template_child (widget_class, EpsomResponsePage, monthly);
  gtk_widget_class_bind_template_child (widget_class, EpsomResponsePage, timeline);
  gtk_widget_class_bind_template_child (widget_class, EpsomResponsePage, calendar);
  gtk_widget_class_bind_template_child (widget_class, EpsomResponsePage, cycle);
  gtk_widget_class_bind_template_child (widget_class, EpsomResponsePage, more);
  gtk_widget_class_bind_template_child (widget_class, EpsomResponsePage, groups);
  gtk_widget_class_bind_template_child (widget_class, EpsomResponsePage, notes);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
}

static void
epsom_response_page_init (EpsomResponsePage *self)
{
  g_autofree char *notes = g_strjoinv ("\n\n", (char **) epsom_response_get_notes ());

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_label (self->notes, notes);
  for (guint i = 0; i < N_CHARTS; i++)
    gtk_widget_set_visible (GTK_WIDGET (get_chart (self, i)), FALSE);
  g_signal_connect_object (epsom_settings_get_default (), "notify::first-weekday", G_CALLBACK (query_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (epsom_settings_get_default (), "notify::count-symptoms", G_CALLBACK (query_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
