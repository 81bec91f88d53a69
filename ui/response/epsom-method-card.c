/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-method-card.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-words.h"

struct _EpsomMethodCard {
  AdwBin parent_instance;

  GtkLabel *name;
  GtkLabel *counts;
  GtkGrid *rows;
  int n_rows;
};

G_DEFINE_FINAL_TYPE (EpsomMethodCard, epsom_method_card, ADW_TYPE_BIN)

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

/* A row: what it is, the count, and beneath it the rate or why there is none. */
static void
add_row (EpsomMethodCard *self, const char *title, const char *count, const char *detail)
{
  GtkWidget *name = create_label (title, 0, NULL);
  GtkWidget *number = create_label (count, 1, "numeric");

  gtk_widget_set_hexpand (name, TRUE);
  gtk_grid_attach (self->rows, name, 0, self->n_rows, 1, 1);
  gtk_grid_attach (self->rows, number, 1, self->n_rows, 1, 1);
  if (*detail != '\0')
    {
      GtkWidget *small = create_label (detail, 0, "caption");

      gtk_widget_add_css_class (small, "dim-label");
      gtk_widget_add_css_class (small, "numeric");
      gtk_grid_attach (self->rows, small, 0, self->n_rows + 1, 2, 1);
    }
  self->n_rows += 2;
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

static void
add_median (EpsomMethodCard *self, const char *title, const EpsomSurvival *survival)
{
  g_autofree char *count = g_strdup_printf (_ ("%u of %u"), survival->n_events, survival->n);
  g_autofree char *median = describe_limit (survival->median);
  g_autofree char *lower = describe_limit (survival->median_lower);
  g_autofree char *upper = describe_limit (survival->median_upper);
  g_autofree char *detail = NULL;

  if (survival->n < EPSOM_MIN_RATE)
    detail = g_strdup (survival->n > 0 ? _ ("Too few for a median") : _ ("None to judge"));
  else
    detail = g_strdup_printf (_ ("Median %s, 95 %% interval %s to %s"), median, lower, upper);
  add_row (self, title, count, detail);
}

static void
set_method (EpsomMethodCard *self, const EpsomMethodResponse *method)
{
  g_autofree char *counts =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u treatment, %u with severity before it",
                                  "%u treatments, %u with severity before them", method->n_treatments),
                     method->n_treatments, method->n_evaluable);

  gtk_label_set_label (self->name, epsom_words_method (method->method));
  gtk_label_set_label (self->counts, counts);
  for (int endpoint = 0; endpoint < EPSOM_N_ENDPOINTS; endpoint++)
    {
      const EpsomRate *rate = &method->endpoints[endpoint];
      g_autofree char *count = g_strdup_printf (_ ("%u of %u"), rate->x, rate->n);
      g_autofree char *detail = describe_rate (rate);

      add_row (self, epsom_endpoint_get_label ((EpsomEndpoint) endpoint), count, detail);
    }
  add_median (self, _ ("Relieved within 24 h"), &method->time_to_relief);
  add_median (self, _ ("Free within 24 h"), &method->time_to_freedom);
}

GtkWidget *
epsom_method_card_new (const EpsomMethodResponse *method)
{
  EpsomMethodCard *self = g_object_new (EPSOM_TYPE_METHOD_CARD, NULL);

  set_method (self, method);
  return GTK_WIDGET (self);
}

static void
epsom_method_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EPSOM_TYPE_METHOD_CARD);
  G_OBJECT_CLASS (epsom_method_card_parent_class)->dispose (object);
}

static void
epsom_method_card_class_init (EpsomMethodCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = epsom_method_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/epsomdiary/Epsom/response/epsom-method-card.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomMethodCard, name);
  gtk_widget_class_bind_template_child (widget_class, EpsomMethodCard, counts);
  gtk_widget_class_bind_template_child (widget_class, EpsomMethodCard, rows);
}

static void
epsom_method_card_init (EpsomMethodCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
