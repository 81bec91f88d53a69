/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-more-charts.h"

#include "epsom-chart-card.h"
#include "epsom-thread-task.h"

struct _EpsomMoreCharts {
  AdwBin parent_instance;

  GtkExpander *expander;
  EpsomChartCard *symptoms;
  EpsomChartCard *magnesium;

  EpsomResponse *response; /* (nullable) */
  GCancellable *computing; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (EpsomMoreCharts, epsom_more_charts, ADW_TYPE_BIN)

static void
compute (GTask *task, gpointer self G_GNUC_UNUSED, gpointer response, GCancellable *cancellable G_GNUC_UNUSED)
{
  epsom_response_get_symptoms (response);
  epsom_response_get_intake (response);
  g_task_return_pointer (task, epsom_response_ref (response), (GDestroyNotify) epsom_response_unref);
}

static void
computed_cb (GObject *object, GAsyncResult *result, gpointer data G_GNUC_UNUSED)
{
  EpsomMoreCharts *self = EPSOM_MORE_CHARTS (object);
  g_autoptr (EpsomResponse) response = g_task_propagate_pointer (G_TASK (result), NULL);

  if (response == NULL)
    return; /* another one is asked for by now */
  epsom_chart_card_set_response (self->symptoms, response);
  epsom_chart_card_set_response (self->magnesium, response);
}

static void
refresh (EpsomMoreCharts *self)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->computing);
  g_clear_object (&self->computing);
  if (self->response == NULL || !gtk_expander_get_expanded (self->expander))
    return;
  self->computing = g_cancellable_new ();
  task = epsom_thread_task_new (self, self->computing, computed_cb, NULL);
  g_task_set_task_data (task, epsom_response_ref (self->response), (GDestroyNotify) epsom_response_unref);
  g_task_run_in_thread (task, compute);
}

void
epsom_more_charts_set_response (EpsomMoreCharts *self, EpsomResponse *response)
{
  g_return_if_fail (EPSOM_IS_MORE_CHARTS (self));
  if (response != NULL)
    epsom_response_ref (response);
  g_clear_pointer (&self->response, epsom_response_unref);
  self->response = response;
  refresh (self);
}

static void
epsom_more_charts_dispose (GObject *object)
{
  EpsomMoreCharts *self = EPSOM_MORE_CHARTS (object);

  g_cancellable_cancel (self->computing);
  g_clear_object (&self->computing);
  g_clear_pointer (&self->response, epsom_response_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), EPSOM_TYPE_MORE_CHARTS);
  G_OBJECT_CLASS (epsom_more_charts_parent_class)->dispose (object);
}

static void
epsom_more_charts_class_init (EpsomMoreChartsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = epsom_more_charts_dispose;
  g_type_ensure (EPSOM_TYPE_CHART_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/epsomdiary/Epsom/response/epsom-more-charts.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomMoreCharts, expander);
  gtk_widget_class_bind_template_child (widget_class, EpsomMoreCharts, symptoms);
  gtk_widget_class_bind_template_child (widget_class, EpsomMoreCharts, magnesium);
  gtk_widget_class_bind_template_callback (widget_class, refresh);
}

static void
epsom_more_charts_init (EpsomMoreCharts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
