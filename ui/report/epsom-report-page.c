/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-report-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-adaptive.h"
#include "epsom-chart.h"
#include "epsom-chart-picture.h"
#include "epsom-date-button.h"
#include "epsom-export-row.h"
#include "epsom-json.h"
#include "epsom-narrow.h"
#include "epsom-output.h"
#include "epsom-period.h"
#include "epsom-report-preview.h"
#include "epsom-report-print.h"
#include "epsom-report-task.h"
#include "epsom-settings.h"
#include "epsom-symptom-choice.h"
#include "epsom-ui.h"
#include "epsom-words.h"

/* The choices beside the preview, in px. */
#define CHOICES_WIDTH 400

struct _EpsomReportPage {
  EpsomPage parent_instance;

  GtkWidget *whom;
  GtkWidget *what;
  EpsomSymptomChoice *symptom;
  AdwComboRow *period;
  GtkWidget *from_row;
  GtkWidget *to_row;
  EpsomDateButton *from;
  EpsomDateButton *to;
  AdwEntryRow *patient;
  AdwComboRow *paper;
  GtkSwitch *with_summary;
  GtkSwitch *with_charts;
  GtkSwitch *with_entries;
  GtkSwitch *with_notes;
  GtkWidget *notes_row;
  GtkSwitch *in_greys;
  GtkWidget *files;
  EpsomExportRow *as_csv;
  EpsomExportRow *as_spreadsheet;
  EpsomExportRow *as_fhir;
  GtkWidget *figures_row;
  AdwComboRow *chart;

  EpsomAdaptive *adaptive;
  GtkWidget *choices;
  GtkWidget *preview_pane;
  GtkWidget *look;
  GtkWidget *back;
  GtkWidget *acts;
  EpsomReportPreview *preview;
  GtkStack *state;
  GtkLabel *reason;

  GCancellable *laying_out;            /* (nullable): the report that is being made */
  GCancellable *laying_first;          /* (nullable): its first pages alone */
  gboolean is_asked;                   /* for something else than before: it is made as a whole */
  gboolean is_part;                    /* only the first pages are those of the diary as it is now */
  void (*act) (EpsomReportPage *self); /* (nullable): what is done once all pages are there */
  gboolean is_looking;                 /* at the preview, where there is no room for both */
};

G_DEFINE_FINAL_TYPE (EpsomReportPage, epsom_report_page, EPSOM_TYPE_PAGE)

static EpsomQuery
get_query (EpsomReportPage *self)
{
  EpsomInstant now = epsom_instant_now ();
  guint period = adw_combo_row_get_selected (self->period);
  gboolean dates = period == EPSOM_PERIOD_DATES;

  return (EpsomQuery){
    .symptom = epsom_symptom_choice_get_symptom (self->symptom),
    .from = dates ? epsom_date_button_get_date (self->from)
                  : epsom_period_get_start ((EpsomPeriod) period, epsom_instant_get_date (now)),
    .to = dates ? epsom_date_button_get_date (self->to) : EPSOM_DATE_NONE,
    .as_of = now,
    .attack_hours = epsom_settings_get_attack_hours (epsom_settings_get_default ()),
  };
}

static gboolean
is_turned_round (const EpsomQuery *query)
{
  return query->from != EPSOM_DATE_NONE && query->to != EPSOM_DATE_NONE && query->from > query->to;
}

static EpsomReportParts
get_parts (EpsomReportPage *self)
{
  EpsomReportParts parts = 0;

  if (gtk_switch_get_active (self->with_summary))
    parts |= EPSOM_REPORT_SUMMARY;
  if (gtk_switch_get_active (self->with_charts))
    parts |= EPSOM_REPORT_CHARTS;
  if (gtk_switch_get_active (self->with_entries))
    parts |= EPSOM_REPORT_ENTRIES;
  if (gtk_switch_get_active (self->with_entries) && gtk_switch_get_active (self->with_notes))
    parts |= EPSOM_REPORT_NOTES;
  return parts;
}

static EpsomReportLayout
get_layout (EpsomReportPage *self)
{
  return (EpsomReportLayout){
    .paper = (EpsomPaper) adw_combo_row_get_selected (self->paper),
    .rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
    .style = gtk_switch_get_active (self->in_greys) ? EPSOM_STYLE_PRINT : EPSOM_STYLE_LIGHT,
  };
}

/* In place of the pages: why there are none. */
static void
show_reason (EpsomReportPage *self, const char *reason)
{
  epsom_report_preview_set_pages (self->preview, NULL);
  gtk_label_set_label (self->reason, reason);
  gtk_stack_set_visible_child_name (self->state, "reason");
  gtk_widget_set_sensitive (self->acts, FALSE);
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  EpsomReportPage *self = EPSOM_REPORT_PAGE (source);
  g_autoptr (EpsomReportPages) pages = epsom_report_lay_out_finish (result, NULL);
  void (*act) (EpsomReportPage * page) = self->act;

  if (g_task_get_cancellable (G_TASK (result)) != self->laying_out)
    return;
  g_clear_object (&self->laying_out);
  self->act = NULL;
  if (pages == NULL)
    return;
  self->is_part = FALSE;
  epsom_report_preview_set_pages (self->preview, pages);
  gtk_stack_set_visible_child_name (self->state, "pages");
  gtk_widget_set_sensitive (self->acts, TRUE);
  if (act != NULL)
    act (self);
}

static void
cancel (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static void
stop_laying_out (EpsomReportPage *self)
{
  cancel (&self->laying_out);
  cancel (&self->laying_first);
}

static EpsomReportOptions
get_options (EpsomReportPage *self, const EpsomQuery *query)
{
  const char *patient = gtk_editable_get_text (GTK_EDITABLE (self->patient));

  return (EpsomReportOptions){
    .query = *query,
    .patient = *patient != '\0' ? patient : NULL,
    .parts = get_parts (self),
    .twelve_hours = epsom_words_get_twelve_hours (),
  };
}

/* The former pages stay until the new ones are there; they can no longer be saved or printed. */
static void
lay_out (EpsomReportPage *self, const EpsomQuery *query)
{
  const EpsomReportOptions options = get_options (self, query);
  const EpsomReportLayout layout = get_layout (self);

  gtk_widget_set_sensitive (self->acts, FALSE);
  self->is_asked = FALSE;
  self->laying_out = g_cancellable_new ();
  epsom_report_lay_out (G_OBJECT (self), epsom_page_get_diary (EPSOM_PAGE (self)), &options, &layout, self->laying_out,
                        laid_out_cb, NULL);
}

static void
first_laid_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  EpsomReportPage *self = EPSOM_REPORT_PAGE (source);
  g_autoptr (EpsomReportPages) pages = epsom_report_lay_out_finish (result, NULL);

  if (g_task_get_cancellable (G_TASK (result)) != self->laying_first)
    return;
  g_clear_object (&self->laying_first);
  if (pages != NULL)
    epsom_report_preview_set_first (self->preview, pages);
}

/* After a change of the diary: what is to be known in a minute soon, if somebody looks; all the rest when it comes into
 * view, is saved or is printed. */
static void
lay_out_first (EpsomReportPage *self, const EpsomQuery *query)
{
  EpsomReportOptions options = get_options (self, query);
  EpsomReportLayout layout = get_layout (self);

  self->is_part = TRUE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->preview)))
    return;
  options.parts = EPSOM_REPORT_SUMMARY;
  layout.is_part = TRUE;
  self->laying_first = g_cancellable_new ();
  epsom_report_lay_out (G_OBJECT (self), epsom_page_get_diary (EPSOM_PAGE (self)), &options, &layout,
                        self->laying_first, first_laid_out_cb, NULL);
}

/* Where only the diary is another than when all pages were made. */
static gboolean
is_first_enough (EpsomReportPage *self)
{
  return !self->is_asked && self->laying_out == NULL && epsom_report_preview_get_pages (self->preview) != NULL &&
         (get_parts (self) & EPSOM_REPORT_SUMMARY) != 0;
}

static void
make_all (EpsomReportPage *self)
{
  EpsomQuery query = get_query (self);

  if (!self->is_part || self->laying_out != NULL || epsom_page_get_diary (EPSOM_PAGE (self)) == NULL)
    return;
  stop_laying_out (self);
  lay_out (self, &query);
}

static void
wanted_cb (EpsomReportPage *self)
{
  make_all (self);
}

/* @act: what is done with all pages: now, or once they are there */
static void
act_on_all (EpsomReportPage *self, void (*act) (EpsomReportPage *self))
{
  if (!self->is_part)
    {
      act (self);
      return;
    }
  make_all (self);
  self->act = act;
}

static void
show_report (EpsomReportPage *self)
{
  EpsomQuery query = get_query (self);
  gboolean first = is_first_enough (self);

  stop_laying_out (self);
  gtk_widget_set_sensitive (self->files, !is_turned_round (&query));
  gtk_widget_set_sensitive (self->notes_row, gtk_switch_get_active (self->with_entries));
  if (is_turned_round (&query))
    show_reason (self, _ ("The first day is after the last."));
  else if (get_parts (self) == 0)
    show_reason (self, _ ("Choose what the report is made of."));
  else if (first)
    lay_out_first (self, &query);
  else
    lay_out (self, &query);
}

/* Another diary is another report. */
static void
epsom_report_page_changed (EpsomPage *page, GPtrArray *changes)
{
  EPSOM_REPORT_PAGE (page)->is_asked |= changes == NULL;
}

/* At first the choices are shown, some at a time; then the report is made. */
static gboolean
epsom_report_page_refresh (EpsomPage *page, guint step)
{
  EpsomReportPage *self = EPSOM_REPORT_PAGE (page);
  EpsomDiary *diary = epsom_page_get_diary (page);
  GtkWidget *const choices[] = { self->whom,
                                 self->what,
                                 self->files,
                                 GTK_WIDGET (self->as_spreadsheet),
                                 GTK_WIDGET (self->as_fhir),
                                 self->figures_row,
                                 GTK_WIDGET (self->chart) };

  if (diary == NULL)
    return FALSE;
  if (step <= G_N_ELEMENTS (choices) && !gtk_widget_get_visible (choices[G_N_ELEMENTS (choices) - 1]))
    {
      if (step > 0)
        gtk_widget_set_visible (choices[step - 1], TRUE);
      return TRUE;
    }
  epsom_symptom_choice_set_diary (self->symptom, diary);
  show_report (self);
  return FALSE;
}

static void
query_changed_cb (EpsomReportPage *self)
{
  self->is_asked = TRUE;
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
  gboolean dates = adw_combo_row_get_selected (self->period) == EPSOM_PERIOD_DATES;

  if (dates && !gtk_widget_get_visible (self->from_row))
    offer_bounds (self);
  gtk_widget_set_visible (self->from_row, dates);
  gtk_widget_set_visible (self->to_row, dates);
  self->is_asked = TRUE;
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

/* What the rows that export save, but for the format. */
static EpsomDiary *
describe_export (EpsomExport *export, gpointer user_data)
{
  EpsomReportPage *self = user_data;
  EpsomStore *store = epsom_page_get_store (EPSOM_PAGE (self));
  const char *patient = gtk_editable_get_text (GTK_EDITABLE (self->patient));
  EpsomQuery query = get_query (self);

  if (store == NULL)
    return NULL;
  export->from = query.from;
  export->to = query.to;
  export->patient = epsom_store_get_owner (store);
  export->patient_name = *patient != '\0' ? patient : NULL;
  return epsom_store_get_diary (store);
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

static gboolean
write_chart (EpsomReportPage *self, const char *path, GError **error)
{
  EpsomQuery query = get_query (self);
  g_autoptr (EpsomResponse) response = epsom_response_new (epsom_page_get_diary (EPSOM_PAGE (self)), &query);
  EpsomChartKind kind = (EpsomChartKind) adw_combo_row_get_selected (self->chart);
  g_autoptr (EpsomScene) scene = epsom_chart_picture_new (kind, response, (EpsomSpan){ 0, 0 }, GTK_WIDGET (self));

  return epsom_chart_picture_save (scene, path, error);
}

static void
report_saved_cb (GObject *source, GAsyncResult *result, gpointer file)
{
  g_autoptr (GFile) saved = file;
  g_autoptr (GError) error = NULL;
  gboolean done = epsom_report_save_finish (result, &error);

  finish_save (EPSOM_REPORT_PAGE (source), saved, done, error);
}

static void
report_chosen_cb (GFile *file, gpointer data)
{
  GWeakRef *page = data;
  g_autoptr (EpsomReportPage) self = g_weak_ref_get (page);
  EpsomReportPages *pages = self != NULL ? epsom_report_preview_get_pages (self->preview) : NULL;

  if (file != NULL && pages != NULL)
    epsom_report_save (G_OBJECT (self), pages, g_file_peek_path (file), report_saved_cb, g_object_ref (file));
  g_weak_ref_clear (page);
  g_free (page);
}

static void
save_report (EpsomReportPage *self)
{
  GWeakRef *page = g_new0 (GWeakRef, 1);

  g_weak_ref_init (page, self);
  epsom_ui_choose_save (GTK_WIDGET (self), _ ("Save the report"), "epsom-report.pdf", report_chosen_cb, page);
}

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, EpsomReportPage *self)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  epsom_ui_show_error (GTK_WIDGET (self), _ ("The report could not be printed"), error);
}

static void
save_report_cb (EpsomReportPage *self)
{
  act_on_all (self, save_report);
}

static void
print_report (EpsomReportPage *self)
{
  EpsomReportPages *pages = epsom_report_preview_get_pages (self->preview);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GtkPrintOperation) operation = NULL;

  if (pages == NULL)
    return;
  operation = epsom_report_print_new (pages);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, 0);
  /* What goes wrong is told when it is done. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}

static void
print_report_cb (EpsomReportPage *self)
{
  act_on_all (self, print_report);
}

/* Both side by side where there is room, otherwise one page after the other. */
static void
arrange (EpsomReportPage *self)
{
  gboolean wide = epsom_adaptive_get_room (self->adaptive) == EPSOM_WIDTH_WIDE;

  gtk_widget_set_visible (self->choices, wide || !self->is_looking);
  gtk_widget_set_visible (self->preview_pane, wide || self->is_looking);
  gtk_widget_set_visible (self->look, !wide);
  gtk_widget_set_visible (self->back, !wide);
  gtk_widget_set_size_request (self->choices, wide ? CHOICES_WIDTH : -1, -1);
  gtk_widget_set_hexpand (self->choices, !wide);
}

static void
room_changed_cb (EpsomReportPage *self)
{
  arrange (self);
  make_all (self);
}

static void
look_cb (EpsomReportPage *self)
{
  self->is_looking = TRUE;
  arrange (self);
  make_all (self);
  gtk_widget_grab_focus (self->back);
}

static void
back_cb (EpsomReportPage *self)
{
  self->is_looking = FALSE;
  arrange (self);
  gtk_widget_grab_focus (self->look);
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

  stop_laying_out (self);
  /* The bin would let go of a child of the template that is gone already. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), EPSOM_TYPE_REPORT_PAGE);
  G_OBJECT_CLASS (epsom_report_page_parent_class)->dispose (object);
}

static void
epsom_report_page_class_init (EpsomReportPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = epsom_report_page_dispose;
  EPSOM_PAGE_CLASS (klass)->changed = epsom_report_page_changed;
  EPSOM_PAGE_CLASS (klass)->refresh = epsom_report_page_refresh;

  g_type_ensure (EPSOM_TYPE_ADAPTIVE);
  g_type_ensure (EPSOM_TYPE_REPORT_PREVIEW);
  g_type_ensure (EPSOM_TYPE_SYMPTOM_CHOICE);
  g_type_ensure (EPSOM_TYPE_DATE_BUTTON);
  g_type_ensure (EPSOM_TYPE_EXPORT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/epsomdiary/Epsom/report/epsom-report-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, whom);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, what);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, symptom);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, period);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, from_row);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, to_row);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, from);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, to);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, files);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, as_csv);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, as_spreadsheet);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, as_fhir);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, figures_row);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, chart);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, patient);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, paper);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, with_summary);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, with_charts);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, with_entries);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, with_notes);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, notes_row);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, in_greys);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, adaptive);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, choices);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, preview_pane);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, look);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, back);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, acts);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, preview);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, state);
  gtk_widget_class_bind_template_child (widget_class, EpsomReportPage, reason);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, period_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_figures_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_chart_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_report_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_report_cb);
  gtk_widget_class_bind_template_callback (widget_class, room_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
}

static void
fill_choices (EpsomReportPage *self)
{
  g_auto (GStrv) labels = epsom_period_get_labels ();
  g_autoptr (GtkStringList) periods = gtk_string_list_new ((const char *const *) labels);
  g_autoptr (GtkStringList) charts = gtk_string_list_new (NULL);

  adw_combo_row_set_model (self->period, G_LIST_MODEL (periods));
  for (int kind = 0; kind < EPSOM_N_CHART_KINDS; kind++)
    gtk_string_list_append (charts, epsom_chart_get_title ((EpsomChartKind) kind));
  adw_combo_row_set_model (self->chart, G_LIST_MODEL (charts));
  adw_combo_row_set_selected (self->paper, epsom_paper_get_default ());
}

static void
epsom_report_page_init (EpsomReportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  epsom_narrow_wrap_titles (GTK_WIDGET (self));
  epsom_export_row_set_source (self->as_csv, describe_export, self);
  epsom_export_row_set_source (self->as_spreadsheet, describe_export, self);
  epsom_export_row_set_source (self->as_fhir, describe_export, self);
  epsom_narrow_fit_choice (self->period);
  epsom_narrow_fit_choice (self->paper);
  epsom_narrow_fit_choice (self->chart);
  fill_choices (self);
  g_signal_connect_object (epsom_settings_get_default (), "notify::attack-hours", G_CALLBACK (query_changed_cb), self,
                           G_CONNECT_SWAPPED);
  arrange (self);
}
