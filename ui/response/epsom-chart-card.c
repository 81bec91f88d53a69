/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chart-card.h"

#include "epsom-chart-view.h"

struct _EpsomChartCard {
  AdwBin parent_instance;

  GtkLabel *question;
  GtkLabel *finding;
  EpsomChartView *chart;
  GtkLabel *spoken;

  EpsomChartKind kind;
};

G_DEFINE_FINAL_TYPE (EpsomChartCard, epsom_chart_card, ADW_TYPE_BIN)

enum { PROP_0, PROP_KIND, PROP_SHOW_FINDING, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void
spoken_cb (EpsomChartCard *self)
{
  g_autofree char *spoken = NULL;

  g_object_get (self->chart, "spoken", &spoken, NULL);
  gtk_label_set_label (self->spoken, spoken != NULL ? spoken : "");
  gtk_widget_set_visible (GTK_WIDGET (self->spoken), spoken != NULL);
}

void
epsom_chart_card_set_response (EpsomChartCard *self, EpsomResponse *response)
{
  g_autofree char *finding = response != NULL ? epsom_chart_describe (self->kind, response) : NULL;

  g_return_if_fail (EPSOM_IS_CHART_CARD (self));
  gtk_label_set_label (self->finding, finding != NULL ? finding : "");
  epsom_chart_view_set (self->chart, self->kind, response);
}

static void
epsom_chart_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EPSOM_TYPE_CHART_CARD);
  G_OBJECT_CLASS (epsom_chart_card_parent_class)->dispose (object);
}

static void
set_kind (EpsomChartCard *self, const char *token)
{
  int kind = epsom_chart_find (token);

  g_return_if_fail (kind >= 0);
  self->kind = (EpsomChartKind) kind;
  gtk_label_set_label (self->question, epsom_chart_get_title (self->kind));
}

static void
epsom_chart_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  EpsomChartCard *self = EPSOM_CHART_CARD (object);

  switch (id)
    {
    case PROP_KIND:
      set_kind (self, g_value_get_string (value));
      break;
    case PROP_SHOW_FINDING:
      gtk_widget_set_visible (GTK_WIDGET (self->finding), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
epsom_chart_card_class_init (EpsomChartCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = epsom_chart_card_dispose;
  object_class->set_property = epsom_chart_card_set_property;

  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, "endpoints",
                                               G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_FINDING] = g_param_spec_boolean (
    "show-finding", NULL, NULL, TRUE, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (EPSOM_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/epsomdiary/Epsom/response/epsom-chart-card.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomChartCard, question);
  gtk_widget_class_bind_template_child (widget_class, EpsomChartCard, finding);
  gtk_widget_class_bind_template_child (widget_class, EpsomChartCard, chart);
  gtk_widget_class_bind_template_child (widget_class, EpsomChartCard, spoken);
}

static void
epsom_chart_card_init (EpsomChartCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->chart, "notify::spoken", G_CALLBACK (spoken_cb), self, G_CONNECT_SWAPPED);
}
