/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-earlier.h"

#include <glib/gi18n-lib.h>

#include "epsom-local-time.h"
#include "epsom-settings.h"
#include "epsom-ui.h"

#define ACTION_GROUP "earlier"
#define MINUTE 60
#define NOON (12 * 60)

static const struct {
  const char *label;
  gint64 seconds;
} choices[] = {
  { N_ ("15 minutes ago"), 15 * MINUTE },
  { N_ ("30 minutes ago"), 30 * MINUTE },
  { N_ ("1 hour ago"), 60 * MINUTE },
  { N_ ("2 hours ago"), 120 * MINUTE },
};

typedef struct {
  GtkWidget *anchor;
  char *other; /* (nullable): what the last choice is called */
  EpsomEarlierFunc chosen;
  gpointer user_data;
} Earlier;

static Earlier *
earlier_new (GtkWidget *anchor, const char *other, EpsomEarlierFunc chosen, gpointer user_data)
{
  Earlier *earlier = g_new (Earlier, 1);

  *earlier = (Earlier){ anchor, g_strdup (other), chosen, user_data };

  return earlier;
}

static void
earlier_free (gpointer data)
{
  Earlier *earlier = data;

  g_free (earlier->other);
  g_free (earlier);
}

static void
chosen_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Earlier *earlier = user_data;

  earlier->chosen (earlier->anchor, g_variant_get_int64 (parameter), earlier->user_data);
}

static void
append_choice (GMenu *menu, const char *label, gint64 seconds)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, ACTION_GROUP ".choose", "x", seconds);
  g_menu_append_item (menu, item);
}

/* Where the clock showed @minutes on @date and that is past, but later than @after. @format: with the time for %s */
static void
append_time (GMenu *menu, const char *format, EpsomDate date, int minutes, gint64 after)
{
  gint64 now = epsom_instant_now ().utc;
  EpsomInstant instants[2];
  g_autofree char *time = epsom_ui_format_clock (minutes * MINUTE);
  g_autoptr (GString) label = g_string_new (format);

  if (epsom_local_time_resolve (date, minutes * MINUTE, NULL, NULL, instants) == 0 || instants[0].utc >= now ||
      instants[0].utc <= after)
    return;

  g_string_replace (label, "%s", time, 1);
  append_choice (menu, label->str, now - instants[0].utc);
}

/* The night is the person's quiet hours, whether or not they are on: the time that is meant stands there. */
static void
append_night (GMenu *menu, gint64 after)
{
  int from, to;
  EpsomDate today = epsom_instant_get_date (epsom_instant_now ());

  g_object_get (epsom_settings_get_default (), "quiet-from", &from, "quiet-to", &to, NULL);
  /* Translators: %s is a time of day. */
  append_time (menu, _ ("When I woke, %s"), today, to, after);
  /* Translators: %s is a time of day: when the night began. */
  append_time (menu, _ ("Last night, %s"), from < NOON ? today : today - 1, from, after);
}

static GMenuModel *
create_menu (const char *other)
{
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    append_choice (menu, _ (choices[i].label), choices[i].seconds);
  append_night (menu, G_MININT64);
  append_choice (menu, other != NULL ? other : _ ("Other time…"), EPSOM_EARLIER_OTHER);

  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_end_menu (EpsomInstant start, gint64 last)
{
  GMenu *menu = g_menu_new ();
  EpsomInstant sign = epsom_instant_in_zone (last, NULL);
  g_autofree char *date = epsom_ui_format_date (epsom_instant_get_date (sign));
  g_autofree char *time = epsom_ui_format_time (sign);
  /* Translators: the date and the time of the last reading of an episode. */
  g_autofree char *label = g_strdup_printf (_ ("At the last reading, %s %s"), date, time);

  if (last > start.utc)
    append_choice (menu, label, epsom_instant_now ().utc - last);
  append_night (menu, last);
  append_choice (menu, _ ("Other time…"), EPSOM_EARLIER_OTHER);

  return G_MENU_MODEL (menu);
}

/* The action of an item is activated after the popover is closed. */
static gboolean
unparent_cb (gpointer user_data)
{
  GtkWidget *popover = user_data;

  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);

  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, unparent_cb, g_object_ref (popover), g_object_unref);
}

static void
popup (GtkWidget *anchor, GMenuModel *menu, EpsomEarlierFunc chosen, gpointer user_data)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("choose", G_VARIANT_TYPE_INT64);
  GtkWidget *popover;

  g_signal_connect_data (action, "activate", G_CALLBACK (chosen_cb), earlier_new (anchor, NULL, chosen, user_data),
                         (GClosureNotify) (void (*) (void)) earlier_free, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));

  popover = gtk_popover_menu_new_from_model (menu);
  gtk_widget_insert_action_group (popover, ACTION_GROUP, G_ACTION_GROUP (group));
  gtk_widget_set_parent (popover, anchor);
  /* What is chosen may take the anchor away. */
  g_signal_connect_object (anchor, "destroy", G_CALLBACK (gtk_widget_unparent), popover, G_CONNECT_SWAPPED);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

void
epsom_earlier_popup (GtkWidget *anchor, EpsomEarlierFunc chosen, gpointer user_data)
{
  g_autoptr (GMenuModel) menu = NULL;

  g_return_if_fail (GTK_IS_WIDGET (anchor));
  g_return_if_fail (chosen != NULL);

  menu = create_menu (NULL);
  popup (anchor, menu, chosen, user_data);
}

void
epsom_earlier_popup_end (GtkWidget *anchor,
                         EpsomInstant start,
                         gint64 last,
                         EpsomEarlierFunc chosen,
                         gpointer user_data)
{
  g_autoptr (GMenuModel) menu = NULL;

  g_return_if_fail (GTK_IS_WIDGET (anchor));
  g_return_if_fail (chosen != NULL);

  menu = create_end_menu (start, last);
  popup (anchor, menu, chosen, user_data);
}

static void
attached_popup (Earlier *earlier)
{
  g_autoptr (GMenuModel) menu = create_menu (earlier->other);

  popup (earlier->anchor, menu, earlier->chosen, earlier->user_data);
}

static void
gesture_popup (GtkGesture *gesture, Earlier *earlier)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  attached_popup (earlier);
}

static void
long_pressed_cb (GtkGesture *gesture, double x, double y, gpointer user_data)
{
  gesture_popup (gesture, user_data);
}

static void
secondary_pressed_cb (GtkGesture *gesture, int n_press, double x, double y, gpointer user_data)
{
  gesture_popup (gesture, user_data);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  attached_popup (user_data);

  return TRUE;
}

void
epsom_earlier_attach (GtkWidget *button, const char *other, EpsomEarlierFunc chosen, gpointer user_data)
{
  GtkGesture *hold = gtk_gesture_long_press_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();
  Earlier *earlier;

  g_return_if_fail (GTK_IS_WIDGET (button));
  g_return_if_fail (chosen != NULL);

  earlier = earlier_new (button, other, chosen, user_data);
  g_object_set_data_full (G_OBJECT (button), "epsom-earlier", earlier, earlier_free);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (hold), GTK_PHASE_CAPTURE);
  g_signal_connect (hold, "pressed", G_CALLBACK (long_pressed_cb), earlier);
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (hold));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), earlier);
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (secondary));

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Menu, 0),
                                                   gtk_keyval_trigger_new (GDK_KEY_F10, GDK_SHIFT_MASK)),
                      gtk_callback_action_new (menu_key_cb, earlier, NULL)));
  gtk_widget_add_controller (button, keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
}
