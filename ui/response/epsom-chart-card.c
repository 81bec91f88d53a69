/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chart-card.h"

#include <glib/gi18n-lib.h>

#include "epsom-behind-list.h"
#include "epsom-chart-picture.h"
#include "epsom-chart-print.h"
#include "epsom-chart-view.h"
#include "epsom-lazy-menu.h"
#include "epsom-settings.h"
#include "epsom-table-window.h"
#include "epsom-ui.h"

/* By which a press of a button makes the time that is shown shorter or longer. */
#define ZOOM_STEP 2.0

struct _EpsomChartCard {
  AdwBin parent_instance;

  GtkLabel *question;
  GtkWidget *menu_button;
  GMenuModel *menu;
  GtkLabel *finding;
  EpsomChartView *chart;
  GtkWidget *motion;
  GtkLabel *range;
  GtkWidget *show_all;

  EpsomChartKind kind;
  gboolean show_finding;
  gboolean count_symptoms;
  EpsomResponse *response; /* (nullable) */
  EpsomTableWindow *table; /* (nullable) (not owned): while it is open */
};

G_DEFINE_FINAL_TYPE (EpsomChartCard, epsom_chart_card, ADW_TYPE_BIN)

enum { PROP_0, PROP_KIND, PROP_SHOW_FINDING, PROP_BY_RATE, PROP_COUNT_SYMPTOMS, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void
range_cb (EpsomChartCard *self)
{
  g_autofree char *range = NULL;

  g_object_get (self->chart, "range", &range, NULL);
  gtk_label_set_label (self->range, range != NULL ? range : "");
  gtk_widget_set_visible (self->motion, range != NULL);
  gtk_widget_set_sensitive (self->show_all, !epsom_chart_view_is_whole (self->chart));
}

static void
opened_cb (EpsomChartCard *self, guint mark)
{
  EpsomScene *scene = epsom_chart_view_get_scene (self->chart);
  EpsomBehind behind = epsom_scene_get_behind (scene, mark);

  epsom_behind_list_present (GTK_WIDGET (self), self->response, &behind, epsom_scene_get_mark (scene, mark, NULL));
}

static void
zoom_in_cb (EpsomChartCard *self)
{
  epsom_chart_view_zoom (self->chart, 1 / ZOOM_STEP);
}

static void
zoom_out_cb (EpsomChartCard *self)
{
  epsom_chart_view_zoom (self->chart, ZOOM_STEP);
}

static void
show_all_cb (EpsomChartCard *self)
{
  epsom_chart_view_show_all (self->chart);
}

/* What leaves the chart, as a table, a picture or on paper, is of what is shown, no more. */
static EpsomSpan
get_span (EpsomChartCard *self)
{
  EpsomSpan span = { 0, 0 };

  epsom_chart_view_get_span (self->chart, &span);
  return span;
}

/* What is open beside the chart goes with it. */
static void
update_table (EpsomChartCard *self)
{
  if (self->table == NULL)
    return;
  if (self->response != NULL)
    epsom_table_window_set (self->table, self->kind, self->response, get_span (self));
  else
    gtk_window_destroy (GTK_WINDOW (self->table));
}

static void
table_gone_cb (EpsomChartCard *self)
{
  self->table = NULL;
}

static void
show_table_cb (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  EpsomChartCard *self = EPSOM_CHART_CARD (widget);

  if (self->table == NULL)
    {
      self->table = epsom_table_window_present (widget, self->kind, self->response, get_span (self));
      g_signal_connect_object (self->table, "destroy", G_CALLBACK (table_gone_cb), self, G_CONNECT_SWAPPED);
    }
}

void
epsom_chart_card_set_response (EpsomChartCard *self, EpsomResponse *response)
{
  g_autofree char *finding = response != NULL ? epsom_chart_describe (self->kind, response) : NULL;
  gboolean has_data = response != NULL && epsom_chart_has_data (self->kind, response);

  g_return_if_fail (EPSOM_IS_CHART_CARD (self));
  if (response != NULL)
    epsom_response_ref (response);
  g_clear_pointer (&self->response, epsom_response_unref);
  self->response = response;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.show-table", has_data);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.copy", response != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.save", response != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.print", has_data);
  epsom_ui_set_words (self->finding, finding);
  /* A chart without data is that sentence itself. */
  gtk_widget_set_visible (GTK_WIDGET (self->finding), self->show_finding && has_data);
  epsom_chart_view_set (self->chart, self->kind, response);
  update_table (self);
}

static EpsomScene *
create_picture (EpsomChartCard *self)
{
  return epsom_chart_picture_new (self->kind, self->response, get_span (self), GTK_WIDGET (self));
}

/* As a picture and as words: what it is pasted into takes what it can. */
static void
copy_cb (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  EpsomChartCard *self = EPSOM_CHART_CARD (widget);
  g_autoptr (EpsomScene) scene = create_picture (self);
  g_autofree char *text = epsom_chart_picture_tell (scene);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = epsom_chart_picture_encode (scene, "png", &error);
  g_autoptr (GdkTexture) picture = png != NULL ? gdk_texture_new_from_bytes (png, &error) : NULL;
  g_autoptr (GdkContentProvider) content = NULL;

  if (picture == NULL)
    {
      epsom_ui_show_error (widget, _ ("The chart could not be copied"), error);
      return;
    }
  content = gdk_content_provider_new_union (
    (GdkContentProvider *[]){ gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, picture),
                              gdk_content_provider_new_typed (G_TYPE_STRING, text) },
    2);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), content);
  epsom_ui_toast (widget, _ ("Chart copied"));
}

/* What the file dialog goes on with: the chart as it was when it was asked for. */
typedef struct {
  GWeakRef card;
  EpsomScene *scene;
} Saving;

static void
file_chosen_cb (GFile *file, gpointer data)
{
  Saving *saving = data;
  g_autoptr (EpsomChartCard) self = g_weak_ref_get (&saving->card);

  if (file != NULL && self != NULL)
    {
      g_autoptr (GError) error = NULL;
      gboolean saved = epsom_chart_picture_save (saving->scene, g_file_peek_path (file), &error);
      g_autofree char *name = g_file_get_basename (file);
      g_autofree char *what = g_strdup_printf (saved ? _ ("Saved as %s") : _ ("%s could not be saved"), name);

      if (saved)
        epsom_ui_toast (GTK_WIDGET (self), what);
      else
        epsom_ui_show_error (GTK_WIDGET (self), what, error);
    }
  g_weak_ref_clear (&saving->card);
  epsom_scene_unref (saving->scene);
  g_free (saving);
}

static void
save_cb (GtkWidget *widget, const char *action G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  EpsomChartCard *self = EPSOM_CHART_CARD (widget);
  g_autofree char *name = g_strdup_printf ("epsom-%s.pdf", epsom_chart_get_token (self->kind));
  Saving *saving = g_new0 (Saving, 1);

  g_weak_ref_init (&saving->card, self);
  saving->scene = create_picture (self);
  epsom_ui_choose_save (widget, _ ("Save the chart"), name, file_chosen_cb, saving);
}

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, EpsomChartCard *self)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  epsom_ui_show_error (GTK_WIDGET (self), _ ("The chart could not be printed"), error);
}

static void
print_cb (GtkWidget *widget, const char *action G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  EpsomChartCard *self = EPSOM_CHART_CARD (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GtkPrintOperation) operation = epsom_chart_print_new (self->kind, self->response, get_span (self), widget);

  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, 0);
  /* What goes wrong is told when it is done. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}

static gboolean
is_by_rate (const EpsomChartCard *self)
{
  return epsom_chart_find_view (self->kind, "rate") == (int) self->kind;
}

static void
set_by_rate (EpsomChartCard *self, gboolean by_rate)
{
  int view = epsom_chart_find_view (self->kind, by_rate ? "rate" : "minutes");

  if (view < 0 || view == (int) self->kind)
    return;
  self->kind = (EpsomChartKind) view;
  gtk_label_set_label (self->question, epsom_chart_get_title (self->kind));
  if (self->response != NULL)
    epsom_chart_card_set_response (self, self->response);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BY_RATE]);
}

static void
epsom_chart_card_dispose (GObject *object)
{
  EpsomChartCard *self = EPSOM_CHART_CARD (object);

  g_clear_pointer (&self->response, epsom_response_unref);
  update_table (self);
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
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.by-rate", epsom_chart_find_view (self->kind, "rate") >= 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.count-symptoms", self->kind == EPSOM_CHART_CALENDAR);
  if (self->kind == EPSOM_CHART_CALENDAR)
    g_object_bind_property (epsom_settings_get_default (), "count-symptoms", self, "count-symptoms",
                            G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
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
      self->show_finding = g_value_get_boolean (value);
      break;
    case PROP_BY_RATE:
      set_by_rate (self, g_value_get_boolean (value));
      break;
    case PROP_COUNT_SYMPTOMS:
      if (self->count_symptoms == g_value_get_boolean (value))
        break;
      self->count_symptoms = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
epsom_chart_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  EpsomChartCard *self = EPSOM_CHART_CARD (object);

  switch (id)
    {
    case PROP_BY_RATE:
      g_value_set_boolean (value, is_by_rate (self));
      break;
    case PROP_COUNT_SYMPTOMS:
      g_value_set_boolean (value, self->count_symptoms);
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
  object_class->get_property = epsom_chart_card_get_property;
  object_class->set_property = epsom_chart_card_set_property;

  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, "endpoints",
                                               G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_FINDING] = g_param_spec_boolean (
    "show-finding", NULL, NULL, TRUE, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_BY_RATE] = g_param_spec_boolean (
    "by-rate", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_COUNT_SYMPTOMS] = g_param_spec_boolean (
    "count-symptoms", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_property_action (widget_class, "chart.by-rate", "by-rate");
  gtk_widget_class_install_action (widget_class, "chart.show-table", NULL, show_table_cb);
  gtk_widget_class_install_action (widget_class, "chart.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "chart.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "chart.print", NULL, print_cb);
  gtk_widget_class_install_property_action (widget_class, "chart.count-symptoms", "count-symptoms");

  g_type_ensure (EPSOM_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/epsomdiary/Epsom/response/epsom-chart-card.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomChartCard, question);
  gtk_widget_class_bind_template_child (widget_class, EpsomChartCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomChartCard, menu);
  gtk_widget_class_bind_template_child (widget_class, EpsomChartCard, finding);
  gtk_widget_class_bind_template_child (widget_class, EpsomChartCard, chart);
  gtk_widget_class_bind_template_child (widget_class, EpsomChartCard, motion);
  gtk_widget_class_bind_template_child (widget_class, EpsomChartCard, range);
  gtk_widget_class_bind_template_child (widget_class, EpsomChartCard, show_all);
  gtk_widget_class_bind_template_callback (widget_class, zoom_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
epsom_chart_card_init (EpsomChartCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  epsom_lazy_menu_attach (self->menu_button, self->menu);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.show-table", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.copy", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.save", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.print", FALSE);
  g_signal_connect_object (self->chart, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chart, "notify::range", G_CALLBACK (range_cb), self, G_CONNECT_SWAPPED);
}
