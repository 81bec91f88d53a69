/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-day-cell.h"

#include "epsom-diary-words.h"
#include "epsom-icons.h"
#include "epsom-response.h"

#define DOT_SIZE 8

struct _EpsomDayCell {
  GtkButton parent_instance;

  GtkWidget *number;
  GtkWidget *dots;
  GtkWidget *shapes[EPSOM_N_METHODS]; /* (nullable): once shown */
  EpsomDate date;
  char *name;  /* (owned) (nullable): what a screen reader says */
  char *style; /* (owned) (nullable): classes of the number besides `day` */
};

G_DEFINE_FINAL_TYPE (EpsomDayCell, epsom_day_cell, GTK_TYPE_BUTTON)

static void
epsom_day_cell_finalize (GObject *object)
{
  EpsomDayCell *self = EPSOM_DAY_CELL (object);

  g_free (self->name);
  g_free (self->style);

  G_OBJECT_CLASS (epsom_day_cell_parent_class)->finalize (object);
}

/* Asked when it is pointed at: to be told of each of a month's would ask the display where the pointer is. */
static gboolean
epsom_day_cell_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, EPSOM_DAY_CELL (widget)->name);

  return TRUE;
}

static void
epsom_day_cell_class_init (EpsomDayCellClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = epsom_day_cell_finalize;
  GTK_WIDGET_CLASS (klass)->query_tooltip = epsom_day_cell_query_tooltip;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "daycell");
}

static void
epsom_day_cell_init (EpsomDayCell *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->number = gtk_label_new (NULL);
  self->dots = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 1);
  gtk_widget_set_halign (self->dots, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (self->dots, -1, DOT_SIZE);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), self->number);
  gtk_box_append (GTK_BOX (box), self->dots);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  epsom_day_cell_set_chosen (self, FALSE);
}

GtkWidget *
epsom_day_cell_new (void)
{
  return g_object_new (EPSOM_TYPE_DAY_CELL, NULL);
}

static int
get_level (int severity)
{
  if (severity <= 0)
    return 0;

  return severity <= EPSOM_MILD_MAX ? 1 : severity <= EPSOM_MODERATE_MAX ? 2 : 3;
}

static char *
get_style (const EpsomDateFacts *facts)
{
  if (facts->worst > 0)
    return g_strdup_printf ("day numeric severity-%d level-%d", facts->worst, get_level (facts->worst));
  if (facts->active)
    return g_strdup ("day numeric severity-0 recorded");

  return g_strdup (facts->recorded ? "day numeric recorded" : "day numeric unknown");
}

static void
show_number (EpsomDayCell *self, EpsomDate date, const EpsomDateFacts *facts)
{
  g_autofree char *style = get_style (facts);
  g_auto (GStrv) classes = g_strsplit (style, " ", -1);
  g_autofree char *number = NULL;
  int year, month, day;

  if (g_strcmp0 (style, self->style) != 0)
    {
      gtk_widget_set_css_classes (self->number, (const char **) classes);
      g_free (self->style);
      self->style = g_steal_pointer (&style);
    }

  epsom_date_to_ymd (date, &year, &month, &day);
  /* Translators: the day of the month in a calendar. */
  number = g_strdup_printf ("%d", day);
  gtk_label_set_label (GTK_LABEL (self->number), number);
}

static void
show_methods (EpsomDayCell *self, guint methods)
{
  for (int method = 0; method < (int) EPSOM_N_METHODS; method++)
    {
      gboolean shown = (methods & (1U << method)) != 0;
      g_autofree char *style = NULL;

      if (self->shapes[method] != NULL)
        gtk_widget_set_visible (self->shapes[method], shown);
      if (!shown || self->shapes[method] != NULL)
        continue;

      style = g_strconcat ("method-", epsom_token_to_text (EPSOM_TOKENS_METHOD, method), NULL);
      self->shapes[method] =
        g_object_new (GTK_TYPE_IMAGE, "icon-name", epsom_icons_get_method ((EpsomMethod) method), "pixel-size",
                      DOT_SIZE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_widget_add_css_class (self->shapes[method], style);
      gtk_box_append (GTK_BOX (self->dots), self->shapes[method]);
    }
}

void
epsom_day_cell_set (EpsomDayCell *self, EpsomDate date, const EpsomDateFacts *facts, gboolean is_today)
{
  g_autofree char *name = epsom_diary_words_date (date, facts, is_today);

  g_return_if_fail (EPSOM_IS_DAY_CELL (self));

  self->date = date;
  /* The name says all that is shown. */
  if (g_strcmp0 (name, self->name) == 0)
    return;

  g_free (self->name);
  self->name = g_steal_pointer (&name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name, -1);
  show_number (self, date, facts);
  show_methods (self, facts->methods);
  if (is_today)
    gtk_widget_add_css_class (GTK_WIDGET (self), "today");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "today");
}

void
epsom_day_cell_set_chosen (EpsomDayCell *self, gboolean chosen)
{
  g_return_if_fail (EPSOM_IS_DAY_CELL (self));

  gtk_widget_set_focusable (GTK_WIDGET (self), chosen);
  if (chosen)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
}

EpsomDate
epsom_day_cell_get_date (EpsomDayCell *self)
{
  g_return_val_if_fail (EPSOM_IS_DAY_CELL (self), EPSOM_DATE_NONE);

  return self->date;
}
