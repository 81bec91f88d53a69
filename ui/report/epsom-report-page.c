/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-report-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-chart.h"
#include "epsom-csv.h"
#include "epsom-date-button.h"
#include "epsom-json.h"
#include "epsom-output.h"
#include "epsom-period.h"
#include "epsom-summary.h"
#include "epsom-symptom-choice.h"
#include "epsom-ui.h"

/* After the offered periods: the person's own dates. */
#define PERIOD_DATES EPSOM_N_PERIODS

/* A saved chart: in points, the width of a page's text; and pixels a point where it is a PNG. */
#define CHART_WIDTH 720
#define CHART_HEIGHT 560
#define CHART_PNG_SCALE 2

/* Characters of a value that still stands beside its title at 360 px. */
#define NUMBER_LENGTH 12

/* A number stands in @value at the end of its row, a sentence beneath the title. */
typedef struct {
  GtkWidget *row;
  GtkLabel *value;
} SummaryRow;

struct _EpsomReportPage {
  EpsomPage parent_instance;

  EpsomSymptomChoice *symptom;
  AdwComboRow *period;
  GtkWidget *from_row;
  GtkWidget *to_row;
  EpsomDateButton *from;
  EpsomDateButton *to;
  AdwPreferencesGroup *summary;
  AdwPreferencesGroup *files;
  AdwComboRow *chart;

  GArray *rows; /* (element-type SummaryRow) */
};

G_DEFINE_FINAL_TYPE (EpsomReportPage, epsom_report_page, EPSOM_TYPE_PAGE)

static EpsomQuery
get_query (EpsomReportPage *self)
{
  EpsomInstant now = epsom_instant_now ();
  guint period = adw_combo_row_get_selected (self->period);
  gboolean dates = period == PERIOD_DATES;

  return (EpsomQuery){
    .symptom = epsom_symptom_choice_get_symptom (self->symptom),
    .from = dates ? epsom_date_button_get_date (self->from)
                  : epsom_period_get_start ((EpsomPeriod) period, epsom_instant_get_date (now)),
    .to = dates ? epsom_date_button_get_date (self->to) : EPSOM_DATE_NONE,
    .as_of = now,
  };
}

/* Rows that stay are not made anew: with each change of the diary that would cost more than all the rest. */
static void
set_summary_length (EpsomReportPage *self, guint length)
{
  while (self->rows->len > length)
    {
      adw_preferences_group_remove (self->summary, g_array_index (self->rows, SummaryRow, self->rows->len - 1).row);
      g_array_set_size (self->rows, self->rows->len - 1);
    }
  while (self->rows->len < length)
    {
      SummaryRow row = { adw_action_row_new (), GTK_LABEL (gtk_label_new (NULL)) };

      gtk_widget_add_css_class (GTK_WIDGET (row.value), "numeric");
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row.row), 0);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row.row), 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row.row), GTK_WIDGET (row.value));
      adw_preferences_group_add (self->summary, row.row);
      g_array_append_val (self->rows, row);
    }
}

static void
set_summary_row (const SummaryRow *row, const EpsomSummaryLine *line)
{
  gboolean is_sentence = g_utf8_strlen (line->value, -1) > NUMBER_LENGTH;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), line->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row->row), is_sentence ? line->value : "");
  gtk_label_set_label (row->value, is_sentence ? "" : line->value);
  gtk_widget_set_visible (GTK_WIDGET (row->value), !is_sentence);
}

static gboolean
is_turned_round (const EpsomQuery *query)
{
  return query->from != EPSOM_DATE_NONE && query->to != EPSOM_DATE_NONE && query->from > query->to;
}

static void
show_summary (EpsomReportPage *self)
{
  EpsomQuery query = get_query (self);
  g_autoptr (EpsomResponse) response = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *answer = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->files), !is_turned_round (&query));
  if (is_turned_round (&query))
    {
      set_summary_length (self, 0);
      adw_preferences_group_set_description (self->summary, _ ("The first day is after the last."));
      return;
    }
  response = epsom_response_new (epsom_page_get_diary (EPSOM_PAGE (self)), &query);
  answer = epsom_response_describe (response);
  adw_preferences_group_set_description (self->summary, answer);
  lines = epsom_summary_new (response);
  set_summary_length (self, lines->len);
  for (guint i = 0; i < lines->len; i++)
    set_summary_row (&g_array_index (self->rows, SummaryRow, i), g_ptr_array_index (lines, i));
}

static void
epsom_report_page_refresh (EpsomPage *page)
{
  EpsomReportPage *self = EPSOM_REPORT_PAGE (page);
  EpsomDiary *diary = epsom_page_get_diary (page);

  if (diary == NULL)
    return;
  epsom_symptom_choice_set_diary (self->symptom, diary);
  show_summary (self);
}

static void
query_changed_cb (EpsomReportPage *self)
{
  epsom_page_invalidate (EPSOM_PAGE (self));
}

/* One's own dates begin with all that is recorded. */
static void
offer_bounds (EpsomReportPage *self)
{
  EpsomDiary *diary = epsom_page_get_diary (EPSOM_PAGE (self));
  EpsomDate first, last;

  if (diary == NULL || !epsom_diary_get_bounds (diary, &first, &last))
    first = last = epsom_instant_get_date (epsom_instant_now ());
  epsom_date_button_set_date (self->from, first);
  epsom_date_button_set_date (self->to, last);
}

static void
period_changed_cb (EpsomReportPage *self)
{
  gboolean dates = adw_combo_row_get_selected (self->period) == PERIOD_DATES;

  if (dates && !gtk_widget_get_visible (self->from_row))
    offer_bounds (self);
  gtk_widget_set_visible (self->from_row, dates);
  gtk_widget_set_visible (self->to_row, dates);
  epsom_page_invalidate (EPSOM_PAGE (self));
}

static void
finish_save (EpsomReportPage *self, GFile *file, gboolean saved, const GError *error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *what = NULL;

  if (saved)
    {
      what = g_strdup_printf (_ ("Saved as %s"), name);
      epsom_ui_toast (GTK_WIDGET (self), what);
      return;
    }
  what = g_strdup_printf (_ ("%s could not be saved"), name);
  epsom_ui_show_error (GTK_WIDGET (self), what, error);
}

static gboolean
write_records (EpsomReportPage *self, const char *path, GError **error)
{
  EpsomQuery query = get_query (self);

  return epsom_csv_export_file (epsom_page_get_diary (EPSOM_PAGE (self)), query.from, query.to, path, NULL, error);
}

static gboolean
write_figures (EpsomReportPage *self, const char *path, GError **error)
{
  EpsomQuery query = get_query (self);
  g_autoptr (EpsomResponse) response = epsom_response_new (epsom_page_get_diary (EPSOM_PAGE (self)), &query);
  g_autofree char *json = epsom_json_response (response);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return epsom_output_write (path, bytes, error);
}

static const char *
get_picture_format (const char *path)
{
  return g_str_has_suffix (path, ".svg") ? "svg" : g_str_has_suffix (path, ".png") ? "png" : "pdf";
}

static gboolean
write_chart (EpsomReportPage *self, const char *path, GError **error)
{
  EpsomQuery query = get_query (self);
  g_autoptr (EpsomResponse) response = epsom_response_new (epsom_page_get_diary (EPSOM_PAGE (self)), &query);
  EpsomChartKind kind = (EpsomChartKind) adw_combo_row_get_selected (self->chart);
  const EpsomChartLayout layout = {
    .width = CHART_WIDTH,
    .height = CHART_HEIGHT,
    .text_scale = 1,
    .rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
    .standalone = TRUE,
  };
  g_autoptr (EpsomScene) scene = epsom_chart_new_with_layout (kind, response, &layout);
  g_autoptr (GBytes) bytes =
    epsom_scene_write (scene, get_picture_format (path), EPSOM_STYLE_PRINT, CHART_PNG_SCALE, error);

  return bytes != NULL && epsom_output_write (path, bytes, error);
}

typedef gboolean (*WriteFunc) (EpsomReportPage *self, const char *path, GError **error);

/* What a file dialog goes on with; the page may be gone by then. */
typedef struct {
  GWeakRef page;
  WriteFunc write;
} Saving;

static void
file_chosen_cb (GFile *file, gpointer data)
{
  Saving *saving = data;
  g_autoptr (EpsomReportPage) self = g_weak_ref_get (&saving->page);
  g_autoptr (GError) error = NULL;

  if (file != NULL && self != NULL && epsom_page_get_store (EPSOM_PAGE (self)) != NULL)
    {
      gboolean saved = saving->write (self, g_file_peek_path (file), &error);

      finish_save (self, file, saved, error);
    }
  g_weak_ref_clear (&saving->page);
  g_free (saving);
}

static void
save (EpsomReportPage *self, const char *title, const char *name, WriteFunc write)
{
  Saving *saving = g_new0 (Saving, 1);

  g_weak_ref_init (&saving->page, self);
  saving->write = write;
  epsom_ui_choose_save (GTK_WIDGET (self), title, name, file_chosen_cb, saving);
}

static void
save_records_cb (EpsomReportPage *self)
{
  save (self, _ ("Save the records"), "epsom.csv", write_records);
}

static void
save_figures_cb (EpsomReportPage *self)
{
  save (self, _ ("Save the figures"), "epsom-response.json", write_figures);
}

static void
save_chart_cb (EpsomReportPage *self)
{
  const char *token = epsom_chart_get_token ((EpsomChartKind) adw_combo_row_get_selected (self->chart));
  g_autofree char *name = g_strdup_printf ("epsom-%s.pdf", token);

  save (self, _ ("Save the chart"), name, write_chart);
}

static void
epsom_report_page_dispose (GObject *object)
{
  EpsomReportPage *self = EPSOM_REPORT_PAGE (object);

  g_clear_pointer (&self->rows, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), EPSOM_TYPE_REPORT_PAGE);
  G_OBJECT_CLASS (epsom_report_page_parent_class)->dispose (object);
}

static void
epsom_report_page_class_init (EpsomReportPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = epsom_report_page_dispose;
  EPSOM_PAGE_CLASS (klass)->refresh = epsom_report_page_refresh;

  g_type_ensure (EPSOM_TYPE_SYMPTOM_CHOICE);
  g_type_ensure (EPSOM_TYPE_DATE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/epsomdiary/Epsom/report/epsom-report-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, symptom);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, period);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, from_row);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, to_row);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, from);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, to);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, summary);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, files);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, chart);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, period_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_records_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_figures_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_chart_cb);
}

static void
fill_choices (EpsomReportPage *self)
{
  g_auto (GStrv) labels = epsom_period_get_labels ();
  g_autoptr (GtkStringList) periods = gtk_string_list_new ((const char *const *) labels);
  g_autoptr (GtkStringList) charts = gtk_string_list_new (NULL);

  gtk_string_list_append (periods, C_ ("period", "Choose dates"));
  adw_combo_row_set_model (self->period, G_LIST_MODEL (periods));
  for (int kind = 0; kind < EPSOM_N_CHART_KINDS; kind++)
    gtk_string_list_append (charts, epsom_chart_get_title ((EpsomChartKind) kind));
  adw_combo_row_set_model (self->chart, G_LIST_MODEL (charts));
}

static void
epsom_report_page_init (EpsomReportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_array_new (FALSE, FALSE, sizeof (SummaryRow));
  fill_choices (self);
}
