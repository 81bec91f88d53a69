/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-group-card.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-ui.h"
#include "epsom-words.h"

/* A row for each endpoint, one for relief and one for freedom. */
#define ROW_RELIEF EPSOM_N_ENDPOINTS
#define ROW_FREEDOM (ROW_RELIEF + 1)
#define N_ROWS (ROW_FREEDOM + 1)

/* What it is and the count, and beneath it the rate or why there is none. */
typedef struct {
  GtkLabel *count;
  GtkLabel *detail;
} Row;

struct _EpsomGroupCard {
  AdwBin parent_instance;

  GtkLabel *name;
  GtkLabel *counts;
  GtkGrid *grid;
  Row rows[N_ROWS];
};

G_DEFINE_FINAL_TYPE (EpsomGroupCard, epsom_group_card, ADW_TYPE_BIN)

static GtkWidget *
create_label (const char *text, double xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), (float) xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_WORD);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_row (EpsomGroupCard *self, int row, const char *title)
{
  GtkWidget *name = create_label (title, 0, NULL);
  GtkWidget *count = create_label (NULL, 1, "numeric");
  GtkWidget *detail = create_label (NULL, 0, "caption");

  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "numeric");
  gtk_grid_attach (self->grid, name, 0, 2 * row, 1, 1);
  gtk_grid_attach (self->grid, count, 1, 2 * row, 1, 1);
  gtk_grid_attach (self->grid, detail, 0, 2 * row + 1, 2, 1);
  self->rows[row] = (Row){ GTK_LABEL (count), GTK_LABEL (detail) };
}

static void
set_row (EpsomGroupCard *self, int row, guint x, guint n, const char *detail)
{
  g_autofree char *count = g_strdup_printf (_ ("%u of %u"), x, n);

  gtk_label_set_label (self->rows[row].count, count);
  epsom_ui_set_words (self->rows[row].detail, detail);
}

static char *
describe_rate (const EpsomRate *rate)
{
  double lower = 100 * rate->interval.lower;
  double upper = 100 * rate->interval.upper;

  if (rate->n < EPSOM_MIN_RATE)
    return g_strdup (rate->n > 0 ? _ ("Too few for a rate") : _ ("None to judge"));
  if (rate->n < EPSOM_MIN_FIRM)
    return g_strdup_printf (_ ("%.0f %%, 95 %% interval %.0f to %.0f %%, few treatments"), 100 * rate->rate, lower,
                            upper);
  return g_strdup_printf (_ ("%.0f %%, 95 %% interval %.0f to %.0f %%"), 100 * rate->rate, lower, upper);
}

static char *
describe_limit (double minutes)
{
  return isnan (minutes) ? g_strdup (_ ("not reached")) : epsom_words_duration ((gint64) lround (minutes * 60));
}

static char *
describe_median (const EpsomSurvival *survival)
{
  g_autofree char *median = describe_limit (survival->median);
  g_autofree char *lower = describe_limit (survival->median_lower);
  g_autofree char *upper = describe_limit (survival->median_upper);

  if (survival->n < EPSOM_MIN_RATE)
    return g_strdup (survival->n > 0 ? _ ("Too few for a median") : _ ("None to judge"));
  return g_strdup_printf (_ ("Median %s, 95 %% interval %s to %s"), median, lower, upper);
}

static void
set_median (EpsomGroupCard *self, int row, const EpsomSurvival *survival)
{
  g_autofree char *detail = describe_median (survival);

  set_row (self, row, survival->n_events, survival->n, detail);
}

void
epsom_group_card_set (EpsomGroupCard *self, const EpsomResponse *response, const EpsomGroupResponse *figures)
{
  g_autofree char *counts = NULL;

  g_return_if_fail (EPSOM_IS_GROUP_CARD (self));

  counts = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u treatment, %u with severity before it",
                                         "%u treatments, %u with severity before them", figures->n_treatments),
                            figures->n_treatments, figures->n_evaluable);
  gtk_label_set_label (self->name, epsom_groups_get (response->groups, figures->group)->label);
  gtk_label_set_label (self->counts, counts);
  for (int endpoint = 0; endpoint < EPSOM_N_ENDPOINTS; endpoint++)
    {
      const EpsomRate *rate = &figures->endpoints[endpoint];
      g_autofree char *detail = describe_rate (rate);

      set_row (self, endpoint, rate->x, rate->n, detail);
    }
  set_median (self, ROW_RELIEF, &figures->time_to_relief);
  set_median (self, ROW_FREEDOM, &figures->time_to_freedom);
}

static void
epsom_group_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EPSOM_TYPE_GROUP_CARD);
  G_OBJECT_CLASS (epsom_group_card_parent_class)->dispose (object);
}

static void
epsom_group_card_class_init (EpsomGroupCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = epsom_group_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/epsomdiary/Epsom/response/epsom-group-card.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomGroupCard, name);
  gtk_widget_class_bind_template_child (widget_class, EpsomGroupCard, counts);
  gtk_widget_class_bind_template_child (widget_class, EpsomGroupCard, grid);
}

static void
epsom_group_card_init (EpsomGroupCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (int endpoint = 0; endpoint < EPSOM_N_ENDPOINTS; endpoint++)
    add_row (self, endpoint, epsom_endpoint_get_label ((EpsomEndpoint) endpoint));
  add_row (self, ROW_RELIEF, _ ("Relieved within 24 h"));
  add_row (self, ROW_FREEDOM, _ ("Free within 24 h"));
}
