/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-query-bar.h"

#include <glib/gi18n-lib.h>

#include "epsom-chart-words.h"
#include "epsom-date-range.h"
#include "epsom-lazy-menu.h"
#include "epsom-period.h"
#include "epsom-settings.h"
#include "epsom-symptom-choice.h"
#include "epsom-ui.h"
#include "epsom-words.h"
#include "epsom-wrap-layout.h"

#define DEFAULT_SYMPTOM "migraine"

struct _EpsomQueryBar {
  GtkWidget parent_instance;

  EpsomSymptomChoice *symptom;
  GtkDropDown *period;
  GtkWidget *more;
  GMenuModel *menu;
  GtkWidget *dates;
  GtkWidget *state;
  GtkLabel *words;

  EpsomDateRange *range; /* (nullable): made when dates are chosen for the first time: it has two calendars */
  EpsomSettings *settings;
  EpsomDiary *diary;   /* (nullable): whose symptoms are offered */
  gboolean is_syncing; /* it is not the person who chooses, or not all of it is written yet */
};

G_DEFINE_FINAL_TYPE (EpsomQueryBar, epsom_query_bar, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_EXCLUDE_CO_TREATED, PROP_GROUP_BY, N_PROPS };

static GParamSpec *properties[N_PROPS];

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* The symptom that was chosen last, where the diary has it. */
static const char *
find_symptom (EpsomQueryBar *self, const char *kept)
{
  g_auto (GStrv) names = epsom_diary_list_symptoms (self->diary);

  return g_strv_contains ((const char *const *) names, kept) ? kept : DEFAULT_SYMPTOM;
}

static void settings_cb (EpsomQueryBar *self, GParamSpec *pspec);

/* What the person chose, all at once, is one change. */
static void
finish_choice (EpsomQueryBar *self)
{
  self->is_syncing = FALSE;
  settings_cb (self, NULL);
}

static void
keep_dates (EpsomQueryBar *self, EpsomDate from, EpsomDate to)
{
  char first[EPSOM_DATE_STRING_SIZE], last[EPSOM_DATE_STRING_SIZE];

  self->is_syncing = TRUE;
  epsom_date_to_string (from, first);
  epsom_date_to_string (to, last);
  g_object_set (self->settings, "response-from", first, "response-to", last, "response-period",
                epsom_period_get_token (EPSOM_PERIOD_DATES), NULL);
  finish_choice (self);
}

static void
range_cb (EpsomQueryBar *self)
{
  EpsomDate from, to;

  if (epsom_date_range_get (self->range, &from, &to))
    keep_dates (self, from, to);
}

static EpsomDateRange *
get_range (EpsomQueryBar *self)
{
  if (self->range == NULL)
    {
      self->range = g_object_new (EPSOM_TYPE_DATE_RANGE, "hexpand", TRUE, NULL);
      gtk_box_append (GTK_BOX (self->dates), GTK_WIDGET (self->range));
      g_signal_connect_object (self->range, "changed", G_CALLBACK (range_cb), self, G_CONNECT_SWAPPED);
    }
  return self->range;
}

/* One's own dates begin with all that is recorded. */
static void
begin_dates (EpsomQueryBar *self)
{
  EpsomDate from, to;

  if (self->diary == NULL || !epsom_diary_get_bounds (self->diary, &from, &to))
    from = to = epsom_instant_get_date (epsom_instant_now ());
  keep_dates (self, from, to);
}

static void
period_cb (EpsomQueryBar *self)
{
  EpsomPeriod period = (EpsomPeriod) gtk_drop_down_get_selected (self->period);

  if (self->is_syncing)
    return;
  if (period == EPSOM_PERIOD_DATES)
    begin_dates (self);
  else
    g_object_set (self->settings, "response-period", epsom_period_get_token (period), NULL);
}

static void
symptom_cb (EpsomQueryBar *self)
{
  if (!self->is_syncing)
    g_object_set (self->settings, "response-symptom", epsom_symptom_choice_get_symptom (self->symptom), NULL);
}

static void
reset_cb (EpsomQueryBar *self)
{
  self->is_syncing = TRUE;
  g_object_set (self->settings, "response-symptom", DEFAULT_SYMPTOM, "response-period",
                epsom_period_get_token (EPSOM_PERIOD_ALL), "response-exclude-co-treated", FALSE, "response-group-by",
                epsom_grouping_get_token (EPSOM_GROUPING_METHOD), NULL);
  finish_choice (self);
  /* The button that had the focus is gone. */
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* Shows what is kept; dates that the person is about to mend stay. */
static void
show_kept (EpsomQueryBar *self)
{
  EpsomDate from, to;
  EpsomQuery query = epsom_settings_get_response_query (self->settings, epsom_instant_now ());
  EpsomPeriod period = epsom_settings_get_response_period (self->settings);

  self->is_syncing = TRUE;
  epsom_symptom_choice_set_symptom (self->symptom, find_symptom (self, query.symptom));
  gtk_drop_down_set_selected (self->period, period);
  gtk_widget_set_visible (self->dates, period == EPSOM_PERIOD_DATES);
  if (period == EPSOM_PERIOD_DATES && epsom_date_range_get (get_range (self), &from, &to))
    epsom_date_range_set (self->range, query.from, query.to);
  self->is_syncing = FALSE;
}

static void
settings_cb (EpsomQueryBar *self, GParamSpec *pspec G_GNUC_UNUSED)
{
  if (self->is_syncing)
    return;
  show_kept (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXCLUDE_CO_TREATED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GROUP_BY]);
  g_signal_emit (self, signals[CHANGED], 0);
}

EpsomQuery
epsom_query_bar_ask (EpsomQueryBar *self, EpsomDiary *diary)
{
  EpsomQuery query = { 0 };

  g_return_val_if_fail (EPSOM_IS_QUERY_BAR (self), query);

  if (self->diary != diary)
    {
      g_clear_pointer (&self->diary, epsom_diary_unref);
      self->diary = epsom_diary_ref (diary);
      self->is_syncing = TRUE;
      epsom_symptom_choice_set_diary (self->symptom, diary);
      self->is_syncing = FALSE;
      show_kept (self);
    }
  query = epsom_settings_get_response_query (self->settings, epsom_instant_now ());
  query.symptom = epsom_symptom_choice_get_symptom (self->symptom);

  return query;
}

static void
append_part (GString *parts, const char *part)
{
  if (parts->len > 0)
    /* Translators: between what is shown only: "Cramp; last 3 months". */
    g_string_append (parts, C_ ("list of filters", "; "));
  g_string_append (parts, part);
}

static char *
describe_period (EpsomPeriod period, const EpsomQuery *query)
{
  g_auto (GStrv) labels = epsom_period_get_labels ();
  g_autofree char *from = NULL, *to = NULL;

  if (period != EPSOM_PERIOD_DATES)
    return g_strdup (labels[period]);

  from = epsom_chart_words_date (query->from);
  to = epsom_chart_words_date (query->to);
  return g_strdup_printf (C_ ("range of dates", "%s to %s"), from, to);
}

/* What differs from all of the diary; empty where nothing does. */
static char *
describe (EpsomQueryBar *self, const EpsomResponse *response)
{
  const EpsomQuery *query = &response->query;
  EpsomPeriod period = epsom_settings_get_response_period (self->settings);
  g_autofree char *grouping = epsom_groups_describe (response->groups);
  g_autoptr (GString) parts = g_string_new (NULL), words = g_string_new (NULL);

  if (!g_str_equal (query->symptom, DEFAULT_SYMPTOM))
    append_part (parts, epsom_words_symptom (query->symptom));
  if (period != EPSOM_PERIOD_ALL)
    {
      g_autofree char *label = describe_period (period, query);

      append_part (parts, label);
    }
  if (query->exclude_co_treated)
    append_part (parts, _ ("without doses taken within 2 hours after another dose or medicine"));
  if (parts->len > 0)
    /* Translators: what is shown only: "Cramp; Last 3 months". */
    g_string_append_printf (words, _ ("Shown: %s."), parts->str);
  if (grouping != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", grouping);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

void
epsom_query_bar_tell (EpsomQueryBar *self, const EpsomResponse *response)
{
  g_autofree char *words = NULL;

  g_return_if_fail (EPSOM_IS_QUERY_BAR (self));

  words = response != NULL ? describe (self, response) : g_strdup ("");
  epsom_ui_set_words (self->words, words);
  gtk_widget_set_visible (self->state, *words != '\0');
}

static void
epsom_query_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  EpsomQueryBar *self = EPSOM_QUERY_BAR (object);

  switch (id)
    {
    case PROP_EXCLUDE_CO_TREATED:
      g_object_get_property (G_OBJECT (self->settings), "response-exclude-co-treated", value);
      break;
    case PROP_GROUP_BY:
      g_object_get_property (G_OBJECT (self->settings), "response-group-by", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
epsom_query_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  EpsomQueryBar *self = EPSOM_QUERY_BAR (object);

  switch (id)
    {
    case PROP_EXCLUDE_CO_TREATED:
      g_object_set_property (G_OBJECT (self->settings), "response-exclude-co-treated", value);
      break;
    case PROP_GROUP_BY:
      g_return_if_fail (epsom_grouping_find (g_value_get_string (value)) >= 0);
      g_object_set_property (G_OBJECT (self->settings), "response-group-by", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
epsom_query_bar_dispose (GObject *object)
{
  EpsomQueryBar *self = EPSOM_QUERY_BAR (object);
  GtkWidget *child;

  g_clear_pointer (&self->diary, epsom_diary_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), EPSOM_TYPE_QUERY_BAR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->range = NULL;
  G_OBJECT_CLASS (epsom_query_bar_parent_class)->dispose (object);
}

static void
epsom_query_bar_class_init (EpsomQueryBarClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = epsom_query_bar_dispose;
  object_class->get_property = epsom_query_bar_get_property;
  object_class->set_property = epsom_query_bar_set_property;

  properties[PROP_EXCLUDE_CO_TREATED] = g_param_spec_boolean ("exclude-co-treated", NULL, NULL, FALSE, flags);
  properties[PROP_GROUP_BY] = g_param_spec_string ("group-by", NULL, NULL, "method", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_property_action (widget_class, "query.exclude-co-treated", "exclude-co-treated");
  gtk_widget_class_install_property_action (widget_class, "query.group-by", "group-by");
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (EPSOM_TYPE_SYMPTOM_CHOICE);
  g_type_ensure (EPSOM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/epsomdiary/Epsom/response/epsom-query-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomQueryBar, symptom);
  gtk_widget_class_bind_template_child (widget_class, EpsomQueryBar, period);
  gtk_widget_class_bind_template_child (widget_class, EpsomQueryBar, more);
  gtk_widget_class_bind_template_child (widget_class, EpsomQueryBar, menu);
  gtk_widget_class_bind_template_child (widget_class, EpsomQueryBar, dates);
  gtk_widget_class_bind_template_child (widget_class, EpsomQueryBar, state);
  gtk_widget_class_bind_template_child (widget_class, EpsomQueryBar, words);
  gtk_widget_class_bind_template_callback (widget_class, symptom_cb);
  gtk_widget_class_bind_template_callback (widget_class, period_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
epsom_query_bar_init (EpsomQueryBar *self)
{
  static const char *const kept[] = {
    "response-symptom", "response-period", "response-from", "response-to", "response-exclude-co-treated",
    "response-group-by"
  };
  g_auto (GStrv) periods = epsom_period_get_labels ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new ((const char *const *) periods);

  self->settings = epsom_settings_get_default ();
  self->is_syncing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  epsom_lazy_menu_attach (self->more, self->menu);
  epsom_ui_name_drop_down (self->period, _ ("Period"));
  gtk_drop_down_set_model (self->period, G_LIST_MODEL (labels));
  show_kept (self);
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", kept[i], NULL);

      g_signal_connect_object (self->settings, signal, G_CALLBACK (settings_cb), self, G_CONNECT_SWAPPED);
    }
}
