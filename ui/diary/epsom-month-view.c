/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-month-view.h"

#include <glib/gi18n-lib.h>

#include "epsom-day-cell.h"
#include "epsom-narrow.h"
#include "epsom-settings.h"
#include "epsom-ui.h"
#include "epsom-words.h"

#define WEEK 7
#define MAX_WEEKS 6
#define N_CELLS (MAX_WEEKS * WEEK)
/* 1970-01-01 was a Thursday, three days after a Monday. */
#define EPOCH_WEEKDAY 3

struct _EpsomMonthView {
  GtkWidget parent_instance;

  GtkWidget *title;
  GtkWidget *grid;
  GtkWidget *cells[N_CELLS];
  GtkWidget *weekdays[WEEK];

  EpsomDiary *diary; /* (owned) (nullable) */
  GStrv symptoms;    /* (nullable): those that are shown; NULL: all */
  EpsomDate date;    /* the chosen one */
  gboolean week;
};

G_DEFINE_FINAL_TYPE (EpsomMonthView, epsom_month_view, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_WEEK, N_PROPS };
enum { PRESSED, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* Days from the start of its week to @date. */
static int
get_column (EpsomDate date)
{
  int weekday = (date % WEEK + WEEK + EPOCH_WEEKDAY) % WEEK;

  return (weekday - epsom_ui_get_first_weekday () + WEEK) % WEEK;
}

/* The first date that is shown: that of a week. */
static EpsomDate
get_first (EpsomMonthView *self)
{
  EpsomDate first = self->week ? self->date : epsom_date_first_of_month (self->date, 0);

  return first - get_column (first);
}

static gboolean
is_shown (EpsomMonthView *self, EpsomDate date, guint index)
{
  if (self->week)
    return index < WEEK;

  return epsom_date_is_valid (date) && epsom_date_first_of_month (date, 0) == epsom_date_first_of_month (self->date, 0);
}

static void
show_title (EpsomMonthView *self)
{
  int year, month, day;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *title = NULL;

  epsom_date_to_ymd (self->date, &year, &month, &day);
  time = g_date_time_new_utc (year, month, day, 12, 0, 0);
  /* Translators: a month of a calendar, such as "March 2026". */
  title = g_date_time_format (time, _ ("%OB %Y"));
  gtk_label_set_label (GTK_LABEL (self->title), title);
}

/* The names of the days are cut to two letters where more would make the window wider. */
static void
cut_weekdays (EpsomMonthView *self)
{
  int width;

  gtk_widget_measure (self->grid, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  for (int i = 0; i < WEEK && width > EPSOM_NARROWEST_PART; i++)
    {
      g_autofree char *name = g_utf8_substring (gtk_label_get_label (GTK_LABEL (self->weekdays[i])), 0, 2);

      gtk_label_set_label (GTK_LABEL (self->weekdays[i]), name);
    }
}

static void
show_weekdays (EpsomMonthView *self)
{
  for (int i = 0; i < WEEK; i++)
    gtk_label_set_label (GTK_LABEL (self->weekdays[i]),
                         epsom_words_weekday ((epsom_ui_get_first_weekday () + i) % WEEK));
  cut_weekdays (self);
}

static void
update (EpsomMonthView *self)
{
  EpsomDate first = get_first (self);
  EpsomDate today = epsom_instant_get_date (epsom_instant_now ());
  EpsomDateFacts facts[N_CELLS];

  if (self->diary != NULL)
    epsom_dates_find (self->diary, (const char *const *) self->symptoms, first, N_CELLS, facts);
  else
    for (guint i = 0; i < N_CELLS; i++)
      facts[i] = (EpsomDateFacts){ .worst = -1 };

  show_title (self);
  show_weekdays (self);
  for (guint i = 0; i < N_CELLS; i++)
    {
      EpsomDate date = first + (EpsomDate) i;
      gboolean shown = is_shown (self, date, i);

      /* A cell out of the month keeps its room, so that months are of one height. */
      gtk_widget_set_visible (self->cells[i], !self->week || i < WEEK);
      gtk_widget_set_child_visible (self->cells[i], shown);
      epsom_day_cell_set_chosen (EPSOM_DAY_CELL (self->cells[i]), shown && date == self->date);
      if (shown)
        epsom_day_cell_set (EPSOM_DAY_CELL (self->cells[i]), date, &facts[i], date == today);
    }
}

static GtkWidget *
get_chosen (EpsomMonthView *self)
{
  return self->cells[self->date - get_first (self)];
}

/* Moves the keyboard to @date, as far as there are dates. */
static void
go_to (EpsomMonthView *self, EpsomDate date)
{
  if (!epsom_date_is_valid (date - N_CELLS) || !epsom_date_is_valid (date + N_CELLS))
    return;

  epsom_month_view_set_date (self, date);
  gtk_widget_grab_focus (get_chosen (self));
}

/* The same day @months later, or the last of that month. */
static EpsomDate
add_months (EpsomDate date, int months)
{
  EpsomDate first = epsom_date_first_of_month (date, months);
  EpsomDate next = epsom_date_first_of_month (date, months + 1);

  if (first == EPSOM_DATE_NONE || next == EPSOM_DATE_NONE)
    return date;

  return MIN (first + (date - epsom_date_first_of_month (date, 0)), next - 1);
}

static gboolean
key_pressed_cb (EpsomMonthView *self, guint keyval, guint keycode, GdkModifierType state)
{
  int day = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      go_to (self, self->date - day);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      go_to (self, self->date + day);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      go_to (self, self->date - WEEK);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      go_to (self, self->date + WEEK);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      go_to (self, add_months (self->date, -1));
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      go_to (self, add_months (self->date, 1));
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      go_to (self, self->date - get_column (self->date));
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      go_to (self, self->date - get_column (self->date) + WEEK - 1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
cell_clicked_cb (EpsomMonthView *self, GtkWidget *cell)
{
  EpsomDate date = epsom_day_cell_get_date (EPSOM_DAY_CELL (cell));

  epsom_month_view_set_date (self, date);
  g_signal_emit (self, signals[PRESSED], 0, date);
}

static void
turn (EpsomMonthView *self, int by)
{
  EpsomDate date = self->week ? self->date + by * WEEK : add_months (self->date, by);

  if (epsom_date_is_valid (date - N_CELLS) && epsom_date_is_valid (date + N_CELLS))
    epsom_month_view_set_date (self, date);
}

static void
earlier_cb (EpsomMonthView *self)
{
  turn (self, -1);
}

static void
later_cb (EpsomMonthView *self)
{
  turn (self, 1);
}

static void
epsom_month_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_WEEK:
      g_value_set_boolean (value, EPSOM_MONTH_VIEW (object)->week);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
epsom_month_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_WEEK:
      epsom_month_view_set_week (EPSOM_MONTH_VIEW (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
epsom_month_view_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&EPSOM_MONTH_VIEW (object)->diary, epsom_diary_unref);
  g_clear_pointer (&EPSOM_MONTH_VIEW (object)->symptoms, g_strfreev);

  G_OBJECT_CLASS (epsom_month_view_parent_class)->dispose (object);
}

static void
epsom_month_view_class_init (EpsomMonthViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = epsom_month_view_dispose;
  object_class->get_property = epsom_month_view_get_property;
  object_class->set_property = epsom_month_view_set_property;

  properties[PROP_WEEK] = g_param_spec_boolean ("week", NULL, NULL, FALSE,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[PRESSED] =
    g_signal_new ("pressed", EPSOM_TYPE_MONTH_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "monthview");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_arrow (EpsomMonthView *self, const char *icon, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);

  return button;
}

static GtkWidget *
create_head (EpsomMonthView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->title = g_object_new (GTK_TYPE_LABEL, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_box_append (GTK_BOX (head), create_arrow (self, "go-previous-symbolic", _ ("Earlier"), G_CALLBACK (earlier_cb)));
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), create_arrow (self, "go-next-symbolic", _ ("Later"), G_CALLBACK (later_cb)));

  return head;
}

static void
create_grid (EpsomMonthView *self)
{
  self->grid = g_object_new (GTK_TYPE_GRID, "column-homogeneous", TRUE, "column-spacing", 2, "row-spacing", 2, NULL);

  for (int i = 0; i < WEEK; i++)
    {
      self->weekdays[i] = gtk_label_new (NULL);
      gtk_widget_add_css_class (self->weekdays[i], "caption");
      gtk_widget_add_css_class (self->weekdays[i], "quiet");
      gtk_grid_attach (GTK_GRID (self->grid), self->weekdays[i], i, 0, 1, 1);
    }
  for (int i = 0; i < N_CELLS; i++)
    {
      self->cells[i] = epsom_day_cell_new ();
      g_signal_connect_swapped (self->cells[i], "clicked", G_CALLBACK (cell_clicked_cb), self);
      gtk_grid_attach (GTK_GRID (self->grid), self->cells[i], i % WEEK, 1 + i / WEEK, 1, 1);
    }
}

static void
epsom_month_view_init (EpsomMonthView *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkWidget *head = create_head (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  create_grid (self);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->grid, key);

  self->date = epsom_instant_get_date (epsom_instant_now ());
  update (self);
  g_signal_connect_object (epsom_settings_get_default (), "notify::first-weekday", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
}

void
epsom_month_view_set_diary (EpsomMonthView *self, EpsomDiary *diary)
{
  g_return_if_fail (EPSOM_IS_MONTH_VIEW (self));

  if (diary != NULL)
    epsom_diary_ref (diary);
  g_clear_pointer (&self->diary, epsom_diary_unref);
  self->diary = diary;
  update (self);
}

void
epsom_month_view_set_symptoms (EpsomMonthView *self, const char *const *symptoms)
{
  g_return_if_fail (EPSOM_IS_MONTH_VIEW (self));

  if (symptoms != NULL && symptoms[0] == NULL)
    symptoms = NULL;
  if (symptoms == NULL ? self->symptoms == NULL
                       : self->symptoms != NULL && g_strv_equal (symptoms, (const char *const *) self->symptoms))
    return;

  g_strfreev (self->symptoms);
  self->symptoms = g_strdupv ((char **) symptoms);
  update (self);
}

void
epsom_month_view_set_week (EpsomMonthView *self, gboolean week)
{
  g_return_if_fail (EPSOM_IS_MONTH_VIEW (self));

  if (self->week == week)
    return;

  self->week = week;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WEEK]);
}

EpsomDate
epsom_month_view_get_date (EpsomMonthView *self)
{
  g_return_val_if_fail (EPSOM_IS_MONTH_VIEW (self), EPSOM_DATE_NONE);

  return self->date;
}

void
epsom_month_view_set_date (EpsomMonthView *self, EpsomDate date)
{
  g_return_if_fail (EPSOM_IS_MONTH_VIEW (self));
  g_return_if_fail (epsom_date_is_valid (date));

  if (self->date == date)
    return;

  self->date = date;
  update (self);
}
