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

static void
show_groups (EpsomResponsePage *self)
{
  guint n = self->response != NULL ? self->response->n_group_responses : 0;

  for (guint i = 0; i < n; i++)
    epsom_group_card_set (get_card (self, i), self->response, &self->response->group_responses[i]);
  for (guint i = 0; i < EPSOM_MAX_GROUPS && self->cards[i] != NULL; i++)
    gtk_widget_set_visible (GTK_WIDGET (self->cards[i]), i < n);
}

/* What is always said beside the answer; the whole of it unfolds beneath. */
static void
show_caution (EpsomResponsePage *self)
{
  guint n = self->response != NULL ? self->response->n_group_responses : 0;
  gboolean few = FALSE;

  for (guint i = 0; i < n; i++)
    few = few || self->response->group_responses[i].n_evaluable < EPSOM_MIN_FIRM;
  gtk_label_set_label (self->caution, few
                                        ? _ ("Few treatments; not blinded; drips may have been given in worse attacks.")
                                        : _ ("Not blinded; drips may have been given in worse attacks."));
}

/* Takes @response over. */
static void
show_response (EpsomResponsePage *self, EpsomResponse *response)
{
  EpsomChartCard *const cards[] = { self->endpoints, self->relief,  self->course,   self->freedom,  self->duration,
                                    self->wear_off,  self->monthly, self->timeline, self->calendar, self->cycle };
  g_autoptr (EpsomResponse) old = self->response;
  g_autofree char *answer = response != NULL ? epsom_response_describe (response) : NULL;
  gboolean any = response != NULL && response->n_group_responses > 0;

  self->response = response;
  epsom_ui_set_words (self->answer, answer);
  epsom_query_bar_tell (self->query, response);
  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++)
    epsom_chart_card_set_response (cards[i], response);
  epsom_more_charts_set_response (self->more, response);
  show_groups (self);
  show_caution (self);
  gtk_widget_set_visible (GTK_WIDGET (self->cycle), any && response->n_cycles > 0);
  gtk_widget_set_visible (self->figures, any);
  gtk_widget_set_visible (self->limits, any);
  gtk_widget_set_visible (self->record, !any);
}

static void
epsom_response_page_refresh (EpsomPage *page)
{
  EpsomResponsePage *self = EPSOM_RESPONSE_PAGE (page);
  EpsomDiary *diary = epsom_page_get_diary (page);

  if (diary != NULL)
    {
      EpsomQuery query = epsom_query_bar_ask (self->query, diary);

      show_response (self, epsom_response_new (diary, &query));
    }
  else
    show_response (self, NULL);
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

  if (self->answer != NULL)
    show_response (self, NULL);
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
  g_signal_connect_object (epsom_settings_get_default (), "notify::first-weekday", G_CALLBACK (query_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (epsom_settings_get_default (), "notify::count-symptoms", G_CALLBACK (query_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
