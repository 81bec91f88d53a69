/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-behind-list.h"

#include <glib/gi18n-lib.h>

#include "epsom-chart-words.h"
#include "epsom-tab-stop.h"
#include "epsom-ui.h"
#include "epsom-words.h"

#define DEFAULT_WIDTH 460
#define DEFAULT_HEIGHT 560
/* The index of 2 h among the horizons. */
#define HORIZON_2H 3

struct _EpsomBehindList {
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  GtkLabel *figure;
  GtkListView *list;

  EpsomResponse *response; /* that owns what is listed */
  gboolean of_treatments;
  GPtrArray *found; /* (element-type EpsomTreatment) or (element-type EpsomRecord): by time */
  gboolean chosen;  /* a row was: the list goes */
  EpsomUuid id;     /* of the record to go on to */
};

G_DEFINE_FINAL_TYPE (EpsomBehindList, epsom_behind_list, ADW_TYPE_WINDOW)

/* The latest is on top. */
static gconstpointer
get_found (EpsomBehindList *self, guint position)
{
  return g_ptr_array_index (self->found, self->found->len - 1 - position);
}

/* Returns: (nullable) */
static const EpsomTreatment *
get_treatment (EpsomBehindList *self, guint position)
{
  return self->of_treatments ? get_found (self, position) : NULL;
}

/* What a row tells of: of a treatment the dose. */
static const EpsomRecord *
get_record (EpsomBehindList *self, guint position)
{
  const EpsomTreatment *treatment = get_treatment (self, position);

  return treatment != NULL ? &treatment->dose->record : get_found (self, position);
}

/* What a row leads to. */
static const EpsomRecord *
get_target (EpsomBehindList *self, guint position)
{
  const EpsomTreatment *treatment = get_treatment (self, position);

  return treatment != NULL ? &treatment->episode->record : get_found (self, position);
}

static char *
create_time (const EpsomRecord *record)
{
  const EpsomInstant *at = epsom_record_get_instant (record);
  g_autofree char *date = epsom_ui_format_date (epsom_record_get_date (record));
  g_autofree char *time = at != NULL ? epsom_ui_format_time (*at) : NULL;

  if (time == NULL)
    return g_steal_pointer (&date);

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

/* Returns: (transfer full) (nullable): what else there is to say of a row. */
static char *
create_detail (EpsomBehindList *self, guint position)
{
  const EpsomTreatment *treatment = get_treatment (self, position);
  const EpsomRecord *record = get_record (self, position), *episode = NULL;

  if (treatment != NULL)
    return create_severities (treatment);
  if (record->kind == EPSOM_RECORD_READING)
    episode = epsom_diary_lookup (self->response->diary, &epsom_record_as_reading (record)->episode);

  return episode != NULL ? g_strdup (epsom_words_symptom (epsom_record_as_episode (episode)->symptom)) : NULL;
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

  gtk_widget_add_css_class (box, "behind-row");
  append_label (box, "dim-label");
  append_label (box, NULL);
  append_label (box, "dim-label");
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (EpsomBehindList *self, GtkListItem *item)
{
  guint position = gtk_list_item_get_position (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  g_autofree char *time = create_time (get_record (self, position));
  g_autofree char *words = epsom_words_record (get_record (self, position));
  g_autofree char *detail = create_detail (self, position);
  g_autofree char *name = g_strjoin (". ", time, words, detail, NULL);
  GtkWidget *label = gtk_widget_get_first_child (box);

  gtk_label_set_label (GTK_LABEL (label), time);
  label = gtk_widget_get_next_sibling (label);
  gtk_label_set_label (GTK_LABEL (label), words);
  label = gtk_widget_get_next_sibling (label);
  gtk_label_set_label (GTK_LABEL (label), detail != NULL ? detail : "");
  gtk_widget_set_visible (label, detail != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/* The record as it is now, in its editor; nothing where it is gone or nothing can be changed. */
static void
edit (GtkWidget *parent, const EpsomUuid *id)
{
  EpsomStore *store = epsom_ui_get_store (parent);
  const EpsomRecord *record = NULL;

  if (store != NULL && !epsom_store_get_read_only (store))
    record = epsom_diary_lookup (epsom_store_get_diary (store), id);
  if (record != NULL)
    epsom_editor_present (parent, record->kind, (EpsomRecord *) record);
}

/* The list goes before the editor comes: what is changed there may change what it holds. */
static gboolean
go_on (gpointer list)
{
  EpsomBehindList *self = EPSOM_BEHIND_LIST (list);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent == NULL)
    return G_SOURCE_REMOVE;

  gtk_window_close (GTK_WINDOW (self));
  edit (GTK_WIDGET (parent), &self->id);

  return G_SOURCE_REMOVE;
}

/* The row must outlive its own activation, so the list is closed only after it. */
static void
activate_cb (EpsomBehindList *self, guint position)
{
  EpsomStore *store = epsom_ui_get_store (GTK_WIDGET (self));

  if (self->chosen || store == NULL || epsom_store_get_read_only (store))
    return;

  self->chosen = TRUE;
  self->id = get_target (self, position)->id;
  g_idle_add_full (G_PRIORITY_DEFAULT, go_on, g_object_ref (self), g_object_unref);
}

/* One row each; only those in view are made. */
static void
fill (EpsomBehindList *self)
{
  g_autoptr (GtkStringList) rows = gtk_string_list_new (NULL);
  GtkNoSelection *model;

  for (guint i = 0; i < self->found->len; i++)
    gtk_string_list_append (rows, "");
  model = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&rows)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (model));
  g_object_unref (model);
}

static void
epsom_behind_list_dispose (GObject *object)
{
  EpsomBehindList *self = EPSOM_BEHIND_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), EPSOM_TYPE_BEHIND_LIST);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->response, epsom_response_unref);
  G_OBJECT_CLASS (epsom_behind_list_parent_class)->dispose (object);
}

static void
epsom_behind_list_class_init (EpsomBehindListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = epsom_behind_list_dispose;

  g_type_ensure (EPSOM_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/epsomdiary/Epsom/response/epsom-behind-list.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomBehindList, window_title);
  gtk_widget_class_bind_template_child (widget_class, EpsomBehindList, figure);
  gtk_widget_class_bind_template_child (widget_class, EpsomBehindList, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
epsom_behind_list_init (EpsomBehindList *self)
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
set_size (EpsomBehindList *self, GtkWidget *window)
{
  int width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);

  gtk_window_set_default_size (GTK_WINDOW (self), width > 0 ? MIN (DEFAULT_WIDTH, width) : DEFAULT_WIDTH,
                               height > 0 ? MIN (DEFAULT_HEIGHT, height) : DEFAULT_HEIGHT);
}

static char *
create_title (gboolean of_treatments, guint n)
{
  if (of_treatments)
    return epsom_chart_words_count (n);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry", "%u entries", n), n);
}

void
epsom_behind_list_present (GtkWidget *parent, EpsomResponse *response, const EpsomBehind *behind, const char *figure)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *title = NULL;
  gboolean of_treatments;
  EpsomBehindList *self;
  GtkWidget *window;

  g_return_if_fail (GTK_IS_WIDGET (parent) && response != NULL && behind != NULL);

  of_treatments = epsom_behind_is_of_treatments (behind);
  found = of_treatments ? epsom_behind_find (behind, response) : epsom_behind_find_records (behind, response);
  if (found->len == 0)
    return;
  if (!of_treatments && found->len == 1)
    {
      edit (parent, &((const EpsomRecord *) g_ptr_array_index (found, 0))->id);
      return;
    }

  window = GTK_WIDGET (gtk_widget_get_root (parent));
  title = create_title (of_treatments, found->len);
  self = g_object_new (EPSOM_TYPE_BEHIND_LIST, "transient-for", window, "title", title, NULL);
  self->response = epsom_response_ref (response);
  self->of_treatments = of_treatments;
  self->found = g_steal_pointer (&found);
  adw_window_title_set_title (self->window_title, title);
  epsom_ui_set_words (self->figure, figure);
  fill (self);
  set_size (self, window);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
