/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-token-row.h"

#include "epsom-narrow.h"
#include "epsom-settings.h"

#define TOKENS "epsom-tokens"

static void
chosen_cb (AdwComboRow *row, GParamSpec *pspec, const char *setting)
{
  GPtrArray *tokens = g_object_get_data (G_OBJECT (row), TOKENS);

  g_object_set (epsom_settings_get_default (), setting, g_ptr_array_index (tokens, adw_combo_row_get_selected (row)),
                NULL);
}

static guint
find_chosen (GPtrArray *tokens, const char *setting)
{
  g_autofree char *chosen = NULL;
  guint index;

  g_object_get (epsom_settings_get_default (), setting, &chosen, NULL);

  return g_ptr_array_find_with_equal_func (tokens, chosen, g_str_equal, &index) ? index : 0;
}

GtkWidget *
epsom_token_row_new (const char *title, const char *setting, GPtrArray *tokens, GtkStringList *names)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), find_chosen (tokens, setting));
  epsom_narrow_fit_choice (ADW_COMBO_ROW (row));
  g_object_set_data_full (G_OBJECT (row), TOKENS, g_ptr_array_ref (tokens), (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect (row, "notify::selected", G_CALLBACK (chosen_cb), (gpointer) setting);

  return row;
}
