/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-diary-row.h"

#include <glib/gi18n-lib.h>

#include "epsom-diary-words.h"
#include "epsom-icons.h"
#include "epsom-ui.h"
#include "epsom-words.h"

struct _EpsomDiaryRow {
  GtkWidget parent_instance;

  GtkWidget *heading;
  GtkLabel *date_label;
  GtkLabel *summary_label;

  GtkWidget *entry;
  GtkLabel *time_label;
  GtkImage *icon;
  GtkLabel *title_label;
  GtkLabel *details_label;
  GtkLabel *lacking_label;
  GtkLabel *note_label;
  GtkLabel *severity_label;
  GtkLabel *badge_label;

  EpsomDiaryItem *item; /* (owned) (nullable) */
  char *method_class;   /* (owned) (nullable): style class of the icon */
  char *severity_class; /* (owned) (nullable): style class of the severity */
  char *badge_class;    /* (owned) (nullable): style class of the badge */
};

G_DEFINE_FINAL_TYPE (EpsomDiaryRow, epsom_diary_row, GTK_TYPE_WIDGET)

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/* Exchanges the style class @current of @widget for @next (transfer full) (nullable). */
static void
exchange_class (gpointer widget, char **current, char *next)
{
  g_autofree char *old = *current;

  *current = next;
  if (g_strcmp0 (old, next) == 0)
    return;
  if (old != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (widget), old);
  if (next != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (widget), next);
}

static void
set_class (gpointer widget, const char *name, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (GTK_WIDGET (widget), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (widget), name);
}

static void
show_heading (EpsomDiaryRow *self)
{
  const EpsomDiaryDay *day = epsom_diary_item_get_day (self->item);
  g_autofree char *date = epsom_ui_format_date (day->date);
  g_autofree char *summary = epsom_diary_words_summary (day);

  show_text (self->date_label, date);
  show_text (self->summary_label, summary);
}

static const char *
find_icon (const EpsomRecord *record)
{
  switch (record->kind)
    {
    case EPSOM_RECORD_EPISODE:
      return epsom_icons_get_symptom (epsom_record_as_episode (record)->symptom);
    case EPSOM_RECORD_RATING:
      return epsom_icons_get_symptom (epsom_record_as_rating (record)->symptom);
    case EPSOM_RECORD_DOSE:
      return epsom_icons_get_method (epsom_dose_get_method (epsom_record_as_dose (record)));
    case EPSOM_RECORD_MEDICINE:
      return "epsom-medicine-symbolic";
    case EPSOM_RECORD_DAY:
      return "x-office-calendar-symbolic";
    case EPSOM_RECORD_LAB:
      return "applications-science-symbolic";
    case EPSOM_RECORD_READING:
    default:
      return NULL;
    }
}

static void
show_icon (EpsomDiaryRow *self, const EpsomRecord *record)
{
  const char *icon = find_icon (record);
  char *style = NULL;

  if (record->kind == EPSOM_RECORD_DOSE)
    style = g_strconcat (
      "method-", epsom_token_to_text (EPSOM_TOKENS_METHOD, (int) epsom_dose_get_method (epsom_record_as_dose (record))),
      NULL);

  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon != NULL);
  exchange_class (self->icon, &self->method_class, style);
}

/* The number of a reading, on its colour. */
static void
show_severity (EpsomDiaryRow *self, const EpsomRecord *record)
{
  int severity = record->kind == EPSOM_RECORD_READING ? epsom_record_as_reading (record)->severity : -1;
  g_autofree char *text = severity >= 0 ? g_strdup_printf ("%d", severity) : NULL;

  exchange_class (self->severity_label, &self->severity_class,
                  severity >= 0 ? g_strdup_printf ("severity-%d", severity) : NULL);
  show_text (self->severity_label, text);
}

/* The worst of an episode. */
static void
show_badge (EpsomDiaryRow *self)
{
  int worst = epsom_diary_item_get_worst (self->item);
  g_autofree char *text = NULL;

  if (worst >= 0)
    text = g_strdup_printf (C_ ("severity and its word", "%d, %s"), worst, epsom_words_severity (worst));

  exchange_class (self->badge_label, &self->badge_class, worst >= 0 ? g_strdup_printf ("severity-%d", worst) : NULL);
  show_text (self->badge_label, text);
}

static void
show_record (EpsomDiaryRow *self, const EpsomRecord *record)
{
  const EpsomDiaryPlace *place = epsom_diary_item_get_place (self->item);
  g_autofree char *time = epsom_diary_words_time (record);
  g_autofree char *title = epsom_diary_words_title (record);
  g_autofree char *details = epsom_diary_words_details (record);

  gtk_label_set_label (self->time_label, time != NULL ? time : _ ("Day"));
  show_icon (self, record);
  show_text (self->title_label, title);
  show_text (self->details_label, details);
  show_text (self->note_label, record->note);
  show_severity (self, record);
  show_badge (self);

  set_class (self->title_label, "heading", record->kind == EPSOM_RECORD_EPISODE);
  gtk_widget_set_visible (GTK_WIDGET (self->lacking_label), place->lacks_baseline);
  set_class (self->entry, "nested", place->nested);
  set_class (self->entry, "followed", place->followed);
  set_class (self->entry, "first", place->first);
  set_class (self->entry, "last", place->last);
}

/* The name goes to the widget of the list that holds the row, which is what takes the focus. */
static void
name_row (EpsomDiaryRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = epsom_diary_words_accessible (self->item);

  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
secondary_pressed_cb (GtkGesture *gesture, int n_press, double x, double y, EpsomDiaryRow *self)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  epsom_diary_row_popup_menu (self, x, y);
}

static void
held_cb (GtkGesture *gesture, double x, double y, EpsomDiaryRow *self)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  epsom_diary_row_popup_menu (self, x, y);
}

static void
epsom_diary_row_dispose (GObject *object)
{
  EpsomDiaryRow *self = EPSOM_DIARY_ROW (object);
  GtkWidget *child;

  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), EPSOM_TYPE_DIARY_ROW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (epsom_diary_row_parent_class)->dispose (object);
}

static void
epsom_diary_row_finalize (GObject *object)
{
  EpsomDiaryRow *self = EPSOM_DIARY_ROW (object);

  g_free (self->method_class);
  g_free (self->severity_class);
  g_free (self->badge_class);

  G_OBJECT_CLASS (epsom_diary_row_parent_class)->finalize (object);
}

static void
epsom_diary_row_class_init (EpsomDiaryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = epsom_diary_row_dispose;
  object_class->finalize = epsom_diary_row_finalize;

  gtk_widget_class_set_css_name (widget_class, "diaryrow");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/epsomdiary/Epsom/diary/epsom-diary-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryRow, heading);
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryRow, date_label);
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryRow, summary_label);
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryRow, entry);
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryRow, time_label);
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryRow, icon);
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryRow, details_label);
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryRow, lacking_label);
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryRow, note_label);
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryRow, severity_label);
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryRow, badge_label);
}

static void
epsom_diary_row_init (EpsomDiaryRow *self)
{
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect (hold, "pressed", G_CALLBACK (held_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (hold));
}

GtkWidget *
epsom_diary_row_new (void)
{
  return g_object_new (EPSOM_TYPE_DIARY_ROW, NULL);
}

void
epsom_diary_row_set_item (EpsomDiaryRow *self, EpsomDiaryItem *item)
{
  const EpsomRecord *record;

  g_return_if_fail (EPSOM_IS_DIARY_ROW (self));

  if (!g_set_object (&self->item, item) || item == NULL)
    return;

  record = epsom_diary_item_get_record (item);
  gtk_widget_set_visible (self->heading, record == NULL);
  gtk_widget_set_visible (self->entry, record != NULL);
  if (record != NULL)
    show_record (self, record);
  else
    show_heading (self);
  name_row (self);
}

EpsomDiaryItem *
epsom_diary_row_get_item (EpsomDiaryRow *self)
{
  g_return_val_if_fail (EPSOM_IS_DIARY_ROW (self), NULL);

  return self->item;
}

/* The popover is gone before the action it chose has run; it must not take the row's actions with it. */
static gboolean
drop_popover (gpointer popover)
{
  gtk_widget_unparent (GTK_WIDGET (popover));

  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, drop_popover, g_object_ref (popover), g_object_unref);
}

static void
append_action (GMenu *menu, const char *label, const char *action, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

static GMenuModel *
create_menu (const EpsomRecord *record)
{
  GMenu *menu = g_menu_new ();
  char id[EPSOM_UUID_STRING_SIZE];

  epsom_uuid_to_string (&record->id, id);
  append_action (menu, _ ("_Edit…"), "win.edit", id);
  append_action (menu, _ ("_Delete"), "win.delete", id);

  return G_MENU_MODEL (menu);
}

void
epsom_diary_row_popup_menu (EpsomDiaryRow *self, double x, double y)
{
  g_autoptr (GMenuModel) menu = NULL;
  GtkWidget *popover;

  g_return_if_fail (EPSOM_IS_DIARY_ROW (self));

  if (self->item == NULL || epsom_diary_item_get_record (self->item) == NULL)
    return;

  menu = create_menu (epsom_diary_item_get_record (self->item));
  popover = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  if (x >= 0)
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}
