/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-day-bar.h"

#include <glib/gi18n-lib.h>

#include "epsom-day-rating.h"
#include "epsom-lazy-menu.h"
#include "epsom-pill.h"
#include "epsom-settings.h"
#include "epsom-today-acts.h"
#include "epsom-today-model.h"
#include "epsom-ui.h"
#include "epsom-words.h"
#include "epsom-wrap-layout.h"

/* What is rated by the day rather than by the episode, each with a button of its own. */
static const char *const rated[] = { "brain-fog", "pms" };

struct _EpsomDayBar {
  GtkWidget parent_instance;

  GtkWidget *summary;        /* (unowned) child: what is recorded, in a line */
  AdwActionRow *line;        /* (unowned): in @summary */
  GtkWidget *buttons;        /* (unowned) child */
  GtkWidget *nothing_button; /* (unowned): in @buttons, as all below */
  GtkWidget *bleeding_button;
  GtkWidget *ratings[G_N_ELEMENTS (rated)];
  GtkWidget *note_button;
  GtkWidget *done_button;

  EpsomDiary *diary; /* (owned) (nullable) */
  EpsomDate date;
  EpsomRecord *day; /* (owned) (nullable): the day record of @date */
  gboolean open;    /* the buttons are shown although something is recorded */
};

G_DEFINE_FINAL_TYPE (EpsomDayBar, epsom_day_bar, GTK_TYPE_WIDGET)

static gboolean
apply (EpsomDayBar *self, EpsomRecord *before, EpsomRecord *after, const char *done, const GError *error)
{
  GPtrArray *changes;

  if (after == NULL)
    {
      epsom_ui_show_error (GTK_WIDGET (self), _ ("That could not be stored"), error);
      return FALSE;
    }

  changes = epsom_changes_new ();
  g_ptr_array_add (changes, epsom_change_new (before, after));

  return epsom_ui_apply (GTK_WIDGET (self), changes, done);
}

static gboolean
note (EpsomDayBar *self, EpsomBleeding bleeding, const char *done)
{
  const EpsomDay *day = self->day != NULL ? epsom_record_as_day (self->day) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomRecord) noted = epsom_today_note_day (day, self->date, bleeding, &error);

  return apply (self, self->day, noted, done, error);
}

static void
bleeding_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EpsomDayBar *self = EPSOM_DAY_BAR (widget);
  int bleeding = g_variant_get_int32 (parameter);
  g_autofree char *done = NULL;

  if (self->day != NULL && (int) epsom_record_as_day (self->day)->bleeding == bleeding)
    return;

  /* Translators: %s is how strong the bleeding is: none, spotting, light, medium, heavy. */
  done = g_strdup_printf (_ ("Bleeding: %s"), epsom_words_token (EPSOM_TOKENS_BLEEDING, bleeding));
  self->open = TRUE;
  note (self, (EpsomBleeding) bleeding, done);
}

static void show (EpsomDayBar *self);

static void
nothing_cb (EpsomDayBar *self)
{
  if (!note (self, EPSOM_BLEEDING_UNKNOWN, _ ("Noted: no symptoms so far")))
    return;

  self->open = FALSE;
  show (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->line));
}

static void
rated_cb (EpsomDayRating *rating, int severity, EpsomDayBar *self)
{
  const char *symptom = epsom_day_rating_get_symptom (rating);
  const EpsomRating *before = epsom_today_find_rating (self->diary, self->date, symptom);
  g_autoptr (EpsomRecord) owned = before != NULL ? epsom_record_ref ((EpsomRecord *) &before->record) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomRecord) after = NULL;
  g_autofree char *done = NULL;

  if (before != NULL && before->severity == severity)
    return;

  after = epsom_today_rate_day (before, self->date, symptom, severity, &error);
  done = after != NULL ? epsom_words_record (after) : NULL;
  self->open = TRUE;
  apply (self, owned, after, done, error);
}

static void
note_cb (EpsomDayBar *self)
{
  char id[EPSOM_UUID_STRING_SIZE];

  self->open = TRUE;
  if (self->day != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edit", "s", epsom_uuid_to_string (&self->day->id, id));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.add", "s", "day");
}

static void
done_cb (EpsomDayBar *self)
{
  self->open = FALSE;
  show (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->line));
}

static void
open_cb (EpsomDayBar *self)
{
  self->open = TRUE;
  show (self);
  gtk_widget_child_focus (self->buttons, GTK_DIR_TAB_FORWARD);
}

static GMenuModel *
create_bleeding_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (int bleeding = EPSOM_BLEEDING_NONE; bleeding <= EPSOM_BLEEDING_HEAVY; bleeding++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (epsom_words_token (EPSOM_TOKENS_BLEEDING, bleeding), NULL);

      g_menu_item_set_action_and_target (item, "day.bleeding", "i", bleeding);
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

static GtkWidget *
create_bleeding_button (void)
{
  g_autoptr (GMenuModel) menu = create_bleeding_menu ();
  GtkWidget *button = gtk_menu_button_new ();

  epsom_lazy_menu_attach (button, menu);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_widget_add_css_class (button, "epsom-pill");

  return button;
}

static GtkWidget *
append_pill (EpsomDayBar *self, const char *icon, const char *label, void (*pressed) (EpsomDayBar *self))
{
  GtkWidget *pill = epsom_pill_new (icon, label);

  if (pressed != NULL)
    g_signal_connect_swapped (pill, "clicked", G_CALLBACK (pressed), self);
  gtk_box_append (GTK_BOX (self->buttons), pill);

  return pill;
}

static void
create_buttons (EpsomDayBar *self)
{
  GtkWidget *other;

  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->buttons, g_object_new (EPSOM_TYPE_WRAP_LAYOUT, NULL));
  gtk_widget_set_parent (self->buttons, GTK_WIDGET (self));

  self->nothing_button = append_pill (self, "object-select-symbolic", _ ("No symptoms"), nothing_cb);
  self->bleeding_button = create_bleeding_button ();
  gtk_box_append (GTK_BOX (self->buttons), self->bleeding_button);
  for (gsize i = 0; i < G_N_ELEMENTS (rated); i++)
    {
      self->ratings[i] = epsom_day_rating_new (rated[i]);
      g_signal_connect (self->ratings[i], "chosen", G_CALLBACK (rated_cb), self);
      gtk_box_append (GTK_BOX (self->buttons), self->ratings[i]);
    }
  other = append_pill (self, "list-add-symbolic", _ ("Rate a symptom…"), NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (other), "win.add");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (other), "s", "rating");
  self->note_button = append_pill (self, "document-edit-symbolic", _ ("Note…"), note_cb);
  self->done_button = append_pill (self, NULL, C_ ("check-in of the day", "Done"), done_cb);
}

static void
create_summary (EpsomDayBar *self)
{
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", "document-edit-symbolic", "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  self->line = ADW_ACTION_ROW (adw_action_row_new ());
  g_object_set (self->line, "use-markup", FALSE, "activatable", TRUE, "subtitle-lines", 2, "tooltip-text",
                _ ("Change how the day was"), NULL);
  adw_action_row_add_suffix (self->line, image);
  g_signal_connect_swapped (self->line, "activated", G_CALLBACK (open_cb), self);

  self->summary = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->summary), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->summary, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (self->summary), GTK_WIDGET (self->line));
  gtk_widget_set_parent (self->summary, GTK_WIDGET (self));
}

/* What was left open is one line when it is seen again. */
static void
epsom_day_bar_unmap (GtkWidget *widget)
{
  EpsomDayBar *self = EPSOM_DAY_BAR (widget);

  GTK_WIDGET_CLASS (epsom_day_bar_parent_class)->unmap (widget);

  self->open = FALSE;
  if (self->diary != NULL)
    show (self);
}

static void
epsom_day_bar_dispose (GObject *object)
{
  EpsomDayBar *self = EPSOM_DAY_BAR (object);
  GtkWidget *child;

  g_clear_pointer (&self->diary, epsom_diary_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->day, epsom_record_unref);

  G_OBJECT_CLASS (epsom_day_bar_parent_class)->dispose (object);
}

static void
epsom_day_bar_class_init (EpsomDayBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = epsom_day_bar_dispose;
  widget_class->unmap = epsom_day_bar_unmap;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "day.bleeding", "i", bleeding_action);
}

static void
epsom_day_bar_init (EpsomDayBar *self)
{
  create_summary (self);
  create_buttons (self);
  g_signal_connect_object (epsom_settings_get_default (), "notify::hidden-symptoms", G_CALLBACK (show), self,
                           G_CONNECT_SWAPPED);
}

static void
show_bleeding (EpsomDayBar *self, EpsomBleeding bleeding)
{
  g_autofree char *label = NULL;

  if (bleeding == EPSOM_BLEEDING_UNKNOWN)
    label = g_strdup (_ ("Bleeding"));
  else
    label = g_strdup_printf (_ ("Bleeding: %s"), epsom_words_token (EPSOM_TOKENS_BLEEDING, (int) bleeding));

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->bleeding_button), label);
}

/* A rating that exists can be seen and changed, wanted or not. */
static void
show_ratings (EpsomDayBar *self)
{
  const char *const *hidden = epsom_settings_get_hidden_symptoms (epsom_settings_get_default ());

  for (gsize i = 0; i < G_N_ELEMENTS (rated); i++)
    {
      const EpsomRating *rating = epsom_today_find_rating (self->diary, self->date, rated[i]);

      epsom_day_rating_set_severity (EPSOM_DAY_RATING (self->ratings[i]), rating != NULL ? rating->severity : -1);
      gtk_widget_set_visible (self->ratings[i], rating != NULL || !g_strv_contains (hidden, rated[i]));
    }
}

static void
show (EpsomDayBar *self)
{
  const EpsomDay *day = self->day != NULL ? epsom_record_as_day (self->day) : NULL;
  g_autofree char *text = NULL;
  gboolean recorded;

  if (self->diary == NULL)
    return;

  text = epsom_today_describe_day (self->diary, self->date);
  recorded = *text != '\0';
  show_bleeding (self, day != NULL ? day->bleeding : EPSOM_BLEEDING_UNKNOWN);
  show_ratings (self);
  g_object_set (self->line, "title", text, "subtitle", day != NULL ? day->record.note : NULL, NULL);
  gtk_widget_set_visible (self->nothing_button, day == NULL && !epsom_today_has_symptom (self->diary, self->date));
  gtk_widget_set_visible (self->done_button, recorded);
  gtk_widget_set_visible (self->summary, recorded && !self->open);
  gtk_widget_set_visible (self->buttons, !recorded || self->open);
}

void
epsom_day_bar_update (EpsomDayBar *self, EpsomDiary *diary, EpsomDate date)
{
  const EpsomDay *day;

  g_return_if_fail (EPSOM_IS_DAY_BAR (self));

  if (date != self->date)
    self->open = FALSE;
  epsom_diary_ref (diary);
  g_clear_pointer (&self->diary, epsom_diary_unref);
  self->diary = diary;
  day = epsom_today_find_day (diary, date);
  g_clear_pointer (&self->day, epsom_record_unref);
  self->day = day != NULL ? epsom_record_ref ((EpsomRecord *) &day->record) : NULL;
  self->date = date;
  show (self);
}

gboolean
epsom_day_bar_note_nothing (EpsomDayBar *self)
{
  g_return_val_if_fail (EPSOM_IS_DAY_BAR (self), FALSE);

  return epsom_ui_press (self->nothing_button);
}
