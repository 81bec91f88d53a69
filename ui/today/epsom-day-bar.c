/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-day-bar.h"

#include <glib/gi18n-lib.h>

#include "epsom-lazy-menu.h"
#include "epsom-pill.h"
#include "epsom-today-acts.h"
#include "epsom-today-model.h"
#include "epsom-ui.h"
#include "epsom-words.h"
#include "epsom-wrap-layout.h"

struct _EpsomDayBar {
  GtkWidget parent_instance;

  GtkWidget *bleeding_button; /* (unowned) child */
  GtkWidget *rating_button;   /* (unowned) child */
  GtkWidget *nothing_button;  /* (unowned) child */

  EpsomDate date;
  EpsomRecord *day; /* (owned) (nullable): the day record of @date */
};

G_DEFINE_FINAL_TYPE (EpsomDayBar, epsom_day_bar, GTK_TYPE_WIDGET)

static void
note (EpsomDayBar *self, EpsomBleeding bleeding, const char *done)
{
  const EpsomDay *day = self->day != NULL ? epsom_record_as_day (self->day) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomRecord) noted = epsom_today_note_day (day, self->date, bleeding, &error);
  GPtrArray *changes;

  if (noted == NULL)
    {
      epsom_ui_show_error (GTK_WIDGET (self), _ ("That could not be stored"), error);
      return;
    }

  changes = epsom_changes_new ();
  g_ptr_array_add (changes, epsom_change_new (self->day, noted));
  epsom_ui_apply (GTK_WIDGET (self), changes, done);
}

static void
bleeding_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EpsomDayBar *self = EPSOM_DAY_BAR (widget);
  int bleeding = g_variant_get_int32 (parameter);
  const char *word = epsom_words_token (EPSOM_TOKENS_BLEEDING, bleeding);
  g_autofree char *done = NULL;

  if (self->day != NULL && (int) epsom_record_as_day (self->day)->bleeding == bleeding)
    return;

  /* Translators: %s is how strong the bleeding is: none, spotting, light, medium, heavy. */
  done = g_strdup_printf (_ ("Bleeding: %s"), word);
  note (self, (EpsomBleeding) bleeding, done);
}

static void
nothing_cb (GtkWidget *button, EpsomDayBar *self)
{
  note (self, EPSOM_BLEEDING_UNKNOWN, _ ("Noted: no symptoms so far"));
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

static void
create_bleeding_button (EpsomDayBar *self)
{
  g_autoptr (GMenuModel) menu = create_bleeding_menu ();

  self->bleeding_button = gtk_menu_button_new ();
  epsom_lazy_menu_attach (self->bleeding_button, menu);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->bleeding_button), TRUE);
  gtk_widget_add_css_class (self->bleeding_button, "epsom-pill");
  gtk_widget_set_parent (self->bleeding_button, GTK_WIDGET (self));
}

static void
epsom_day_bar_dispose (GObject *object)
{
  EpsomDayBar *self = EPSOM_DAY_BAR (object);
  GtkWidget *child;

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

  gtk_widget_class_set_layout_manager_type (widget_class, EPSOM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "day.bleeding", "i", bleeding_action);
}

static void
epsom_day_bar_init (EpsomDayBar *self)
{
  create_bleeding_button (self);

  self->rating_button = epsom_pill_new ("list-add-symbolic", _ ("Rate a symptom…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->rating_button), "win.add");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->rating_button), "s", "rating");
  gtk_widget_set_parent (self->rating_button, GTK_WIDGET (self));

  self->nothing_button = epsom_pill_new ("object-select-symbolic", _ ("No symptoms"));
  g_signal_connect (self->nothing_button, "clicked", G_CALLBACK (nothing_cb), self);
  gtk_widget_set_parent (self->nothing_button, GTK_WIDGET (self));
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

void
epsom_day_bar_update (EpsomDayBar *self, EpsomDiary *diary, EpsomDate date)
{
  const EpsomDay *day;

  g_return_if_fail (EPSOM_IS_DAY_BAR (self));

  day = epsom_today_find_day (diary, date);
  g_clear_pointer (&self->day, epsom_record_unref);
  self->day = day != NULL ? epsom_record_ref ((EpsomRecord *) &day->record) : NULL;
  self->date = date;

  show_bleeding (self, day != NULL ? day->bleeding : EPSOM_BLEEDING_UNKNOWN);
  gtk_widget_set_visible (self->nothing_button, day == NULL && !epsom_today_has_symptom (diary, date));
}
