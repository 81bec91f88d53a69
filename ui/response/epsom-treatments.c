/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-treatments.h"

#include <glib/gi18n-lib.h>

#include "epsom-chart-words.h"
#include "epsom-ui.h"
#include "epsom-words.h"

#define DEFAULT_WIDTH 460
#define DEFAULT_HEIGHT 560
/* The index of 2 h among the horizons. */
#define HORIZON_2H 3

struct _EpsomTreatments {
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  GtkLabel *figure;
  GtkListView *list;

  EpsomResponse *response;    /* that owns the treatments */
  GPtrArray *treatments;      /* (element-type EpsomTreatment): by time */
  const EpsomEpisode *chosen; /* (nullable): to go on to */
};

G_DEFINE_FINAL_TYPE (EpsomTreatments, epsom_treatments, ADW_TYPE_WINDOW)

/* The latest is on top. */
static const EpsomTreatment *
get_treatment (EpsomTreatments *self, guint position)
{
  return g_ptr_array_index (self->treatments, self->treatments->len - 1 - position);
}

static char *
create_time (const EpsomTreatment *treatment)
{
  EpsomInstant at = treatment->dose->at;
  g_autofree char *date = epsom_ui_format_date (epsom_instant_get_date (at));
  g_autofree char *time = epsom_ui_format_time (at);

  /* Translators: a date and a time of day: "Tue 3 March, 09:00". */
  return g_strdup_printf (C_ ("date and time", "%s, %s"), date, time);
}

static char *
create_severities (const EpsomTreatment *treatment)
{
  if (treatment->severity[HORIZON_2H] < 0)
    return g_strdup_printf (_ ("Severity %d before, not known after 2 h"), treatment->baseline);

  return g_strdup_printf (_ ("Severity %d before, %d after 2 h"), treatment->baseline, treatment->severity[HORIZON_2H]);
}

static GtkWidget *
append_label (GtkWidget *box, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (box, "treatment");
  append_label (box, "dim-label");
  append_label (box, NULL);
  append_label (box, "dim-label");
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (EpsomTreatments *self, GtkListItem *item)
{
  const EpsomTreatment *treatment = get_treatment (self, gtk_list_item_get_position (item));
  GtkWidget *box = gtk_list_item_get_child (item);
  g_autofree char *time = create_time (treatment);
  g_autofree char *dose = epsom_words_dose (treatment->dose);
  g_autofree char *severities = create_severities (treatment);
  g_autofree char *name = g_strjoin (". ", time, dose, severities, NULL);
  GtkWidget *label = gtk_widget_get_first_child (box);

  gtk_label_set_label (GTK_LABEL (label), time);
  label = gtk_widget_get_next_sibling (label);
  gtk_label_set_label (GTK_LABEL (label), dose);
  label = gtk_widget_get_next_sibling (label);
  gtk_label_set_label (GTK_LABEL (label), severities);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/* The list goes before the episode comes: what is changed there may change which treatments it holds. */
static gboolean
open_episode (gpointer treatments)
{
  EpsomTreatments *self = EPSOM_TREATMENTS (treatments);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  char id[EPSOM_UUID_STRING_SIZE];

  if (parent == NULL || self->chosen == NULL)
    return G_SOURCE_REMOVE;

  epsom_uuid_to_string (&self->chosen->record.id, id);
  gtk_window_close (GTK_WINDOW (self));
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.edit", "s", id);

  return G_SOURCE_REMOVE;
}

/* The row must outlive its own activation, so the list is closed only after it. */
static void
activate_cb (EpsomTreatments *self, guint position)
{
  if (self->chosen != NULL)
    return;

  self->chosen = get_treatment (self, position)->episode;
  g_idle_add_full (G_PRIORITY_DEFAULT, open_episode, g_object_ref (self), g_object_unref);
}

/* One row a treatment; only those in view are made. */
static void
fill (EpsomTreatments *self)
{
  g_autoptr (GtkStringList) rows = gtk_string_list_new (NULL);
  GtkNoSelection *model;

  for (guint i = 0; i < self->treatments->len; i++)
    gtk_string_list_append (rows, "");
  model = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&rows)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (model));
  g_object_unref (model);
}

static void
epsom_treatments_dispose (GObject *object)
{
  EpsomTreatments *self = EPSOM_TREATMENTS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), EPSOM_TYPE_TREATMENTS);
  self->chosen = NULL;
  g_clear_pointer (&self->treatments, g_ptr_array_unref);
  g_clear_pointer (&self->response, epsom_response_unref);
  G_OBJECT_CLASS (epsom_treatments_parent_class)->dispose (object);
}

static void
epsom_treatments_class_init (EpsomTreatmentsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = epsom_treatments_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/epsomdiary/Epsom/response/epsom-treatments.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomTreatments, window_title);
  gtk_widget_class_bind_template_child (widget_class, EpsomTreatments, figure);
  gtk_widget_class_bind_template_child (widget_class, EpsomTreatments, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
epsom_treatments_init (EpsomTreatments *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  epsom_ui_close_with_escape (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
}

/* No larger than the window it stands before. */
static void
set_size (EpsomTreatments *self, GtkWidget *window)
{
  int width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);

  gtk_window_set_default_size (GTK_WINDOW (self), width > 0 ? MIN (DEFAULT_WIDTH, width) : DEFAULT_WIDTH,
                               height > 0 ? MIN (DEFAULT_HEIGHT, height) : DEFAULT_HEIGHT);
}

void
epsom_treatments_present (GtkWidget *parent, EpsomResponse *response, const EpsomBehind *behind, const char *figure)
{
  g_autoptr (GPtrArray) treatments = NULL;
  g_autofree char *title = NULL;
  EpsomTreatments *self;
  GtkWidget *window;

  g_return_if_fail (GTK_IS_WIDGET (parent) && response != NULL && behind != NULL);

  treatments = epsom_behind_find (behind, response);
  if (treatments->len == 0)
    return;

  window = GTK_WIDGET (gtk_widget_get_root (parent));
  title = epsom_chart_words_count (treatments->len);
  self = g_object_new (EPSOM_TYPE_TREATMENTS, "transient-for", window, "title", title, NULL);
  self->response = epsom_response_ref (response);
  self->treatments = g_steal_pointer (&treatments);
  adw_window_title_set_title (self->window_title, title);
  gtk_label_set_label (self->figure, figure);
  fill (self);
  set_size (self, window);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
