/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-symptom-rows.h"

#include <glib/gi18n-lib.h>

#include "epsom-icons.h"
#include "epsom-settings.h"
#include "epsom-today-model.h"
#include "epsom-words.h"

typedef struct {
  AdwPreferencesGroup *group; /* (unowned) */
  GPtrArray *symptoms;        /* (owned) (element-type utf8): in their order */
  GPtrArray *rows;            /* (owned) (element-type GtkWidget): the same */
} Rows;

static void
rows_free (gpointer data)
{
  Rows *rows = data;

  g_ptr_array_unref (rows->symptoms);
  g_ptr_array_unref (rows->rows);
  g_free (rows);
}

static const char *
get_symptom (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW)), "symptom");
}

static void
shown_cb (GtkSwitch *toggle, GParamSpec *pspec, Rows *rows)
{
  EpsomSettings *settings = epsom_settings_get_default ();
  const char *const *hidden = epsom_settings_get_hidden_symptoms (settings);
  const char *symptom = get_symptom (GTK_WIDGET (toggle));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) now = NULL;

  for (gsize i = 0; hidden[i] != NULL; i++)
    if (!g_str_equal (hidden[i], symptom))
      g_strv_builder_add (builder, hidden[i]);
  if (!gtk_switch_get_active (toggle))
    g_strv_builder_add (builder, symptom);
  now = g_strv_builder_end (builder);
  g_object_set (settings, "hidden-symptoms", now, NULL);
}

static void
keep_order (Rows *rows)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) order = NULL;

  for (guint i = 0; i < rows->symptoms->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (rows->symptoms, i));
  order = g_strv_builder_end (builder);
  g_object_set (epsom_settings_get_default (), "symptoms", order, NULL);
}

/* The first can't go up. */
static void
update_buttons (Rows *rows)
{
  for (guint i = 0; i < rows->rows->len; i++)
    gtk_widget_set_sensitive (g_object_get_data (g_ptr_array_index (rows->rows, i), "up"), i > 0);
}

/* The group has no other way to an order than to add its rows again. */
static void
up_cb (GtkWidget *button, Rows *rows)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  guint at;
  gpointer symptom;

  if (!g_ptr_array_find (rows->rows, row, &at) || at == 0)
    return;

  symptom = g_ptr_array_steal_index (rows->symptoms, at);
  g_ptr_array_insert (rows->symptoms, (int) at - 1, symptom);
  row = g_ptr_array_steal_index (rows->rows, at);
  g_ptr_array_insert (rows->rows, (int) at - 1, row);

  for (guint i = at - 1; i < rows->rows->len; i++)
    adw_preferences_group_remove (rows->group, g_ptr_array_index (rows->rows, i));
  for (guint i = at - 1; i < rows->rows->len; i++)
    adw_preferences_group_add (rows->group, g_ptr_array_index (rows->rows, i));
  update_buttons (rows);
  keep_order (rows);
  gtk_widget_grab_focus (at > 1 ? button : row);
}

static GtkWidget *
create_row (Rows *rows, const char *symptom)
{
  const char *const *hidden = epsom_settings_get_hidden_symptoms (epsom_settings_get_default ());
  const char *name = epsom_words_symptom (symptom);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *up = gtk_button_new_from_icon_name ("go-up-symbolic");
  GtkWidget *shown = gtk_switch_new ();
  /* Translators: %s is a symptom; it moves up in a list. */
  g_autofree char *moves = g_strdup_printf (_ ("Move up: %s"), name);
  g_autofree char *title = g_markup_escape_text (name, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (epsom_icons_get_symptom (symptom)));
  g_object_set_data_full (G_OBJECT (row), "symptom", g_strdup (symptom), g_free);
  g_object_set_data (G_OBJECT (row), "up", up);

  gtk_widget_add_css_class (up, "flat");
  gtk_widget_set_valign (up, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (up, moves);
  gtk_accessible_update_property (GTK_ACCESSIBLE (up), GTK_ACCESSIBLE_PROPERTY_LABEL, moves, -1);
  g_signal_connect (up, "clicked", G_CALLBACK (up_cb), rows);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), up);

  gtk_widget_set_valign (shown, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (shown), !g_strv_contains (hidden, symptom));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), shown);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), shown);
  g_signal_connect (shown, "notify::active", G_CALLBACK (shown_cb), rows);

  return row;
}

AdwPreferencesGroup *
epsom_symptom_rows_new (EpsomDiary *diary)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  const char *const *order = epsom_settings_get_symptoms (epsom_settings_get_default ());
  Rows *rows = g_new0 (Rows, 1);

  rows->group = group;
  rows->symptoms = epsom_today_arrange_symptoms (diary, order, NULL);
  rows->rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_object_set_data_full (G_OBJECT (group), "rows", rows, rows_free);

  adw_preferences_group_set_title (group, _ ("Symptoms on Today"));
  adw_preferences_group_set_description (group, _ ("What can be begun with one press, in this order."));
  for (guint i = 0; i < rows->symptoms->len; i++)
    {
      GtkWidget *row = create_row (rows, g_ptr_array_index (rows->symptoms, i));

      g_ptr_array_add (rows->rows, g_object_ref_sink (row));
      adw_preferences_group_add (group, row);
    }
  update_buttons (rows);

  return group;
}
