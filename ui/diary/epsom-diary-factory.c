/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-diary-factory.h"

#include "epsom-diary-row.h"

/* About as many as a list has at a time. */
#define MAX_SPARE 250

/* Under which a list item has its row. */
#define ROW "epsom-row"

/* A press with Ctrl held chooses instead of opening. */
static void
pressed_cb (GtkGesture *gesture, int n_press, double x, double y, EpsomDiaryRow *row)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  EpsomDiaryItem *item = epsom_diary_row_get_item (row);
  const EpsomRecord *record = item != NULL ? epsom_diary_item_get_record (item) : NULL;
  char id[EPSOM_UUID_STRING_SIZE];

  if (record == NULL || (state & GDK_CONTROL_MASK) == 0)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (row), "diary.choose", "s", epsom_uuid_to_string (&record->id, id));
}

/* Returns: (transfer full) */
static GtkWidget *
create_row (void)
{
  GtkWidget *row = g_object_ref_sink (epsom_diary_row_new ());
  GtkGesture *press = gtk_gesture_click_new ();

  g_signal_connect (press, "pressed", G_CALLBACK (pressed_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (press));

  return row;
}

/* The list lets go of its child before it says so: another reference keeps the row until then. */
static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GPtrArray *spare)
{
  GtkWidget *row = spare->len > 0 ? g_ptr_array_steal_index_fast (spare, spare->len - 1) : create_row ();

  gtk_list_item_set_child (item, row);
  g_object_set_data_full (G_OBJECT (item), ROW, row, g_object_unref);
}

static void
teardown_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GPtrArray *spare)
{
  gtk_list_item_set_child (item, NULL);
  if (spare->len < MAX_SPARE)
    g_ptr_array_add (spare, g_object_steal_data (G_OBJECT (item), ROW));
}

static void
free_spare (gpointer spare, GClosure *closure G_GNUC_UNUSED)
{
  g_ptr_array_unref (spare);
}

GtkListItemFactory *
epsom_diary_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GPtrArray *spare = g_ptr_array_new_with_free_func (g_object_unref);

  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), spare, free_spare, 0);
  g_signal_connect (factory, "teardown", G_CALLBACK (teardown_cb), spare);

  return factory;
}
