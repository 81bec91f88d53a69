/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-dose-rows.h"

#include <glib/gi18n-lib.h>

#include "epsom-narrow.h"
#include "epsom-number.h"
#include "epsom-settings.h"
#include "epsom-token-row.h"
#include "epsom-words.h"

/* The setting's own bound, in mg. */
#define MAX_AMOUNT 100000

static GtkWidget *
create_salt (void)
{
  g_autoptr (GPtrArray) tokens = g_ptr_array_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gsize n_salts;
  const EpsomSalt *salts = epsom_salts (&n_salts);

  g_ptr_array_add (tokens, (gpointer) "");
  gtk_string_list_append (names, _ ("As last time"));
  for (gsize i = 0; i < n_salts; i++)
    if (salts[i].oral)
      {
        g_ptr_array_add (tokens, (gpointer) salts[i].token);
        gtk_string_list_append (names, epsom_words_salt (&salts[i]));
      }

  return epsom_token_row_new (_ ("Salt"), "default-salt", tokens, names);
}

/* What is no amount is marked, and the setting stays as it was. */
static void
amount_changed_cb (GtkEditable *row)
{
  const char *typed = gtk_editable_get_text (row);
  g_autofree char *text = epsom_words_number_to_text (typed);
  double amount = 0;
  gboolean valid = *typed == '\0' || (epsom_number_parse (text, &amount) && amount > 0 && amount <= MAX_AMOUNT);

  if (valid)
    {
      g_object_set (epsom_settings_get_default (), "default-amount", amount, NULL);
      gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
    }
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (row), "error");
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static GtkWidget *
create_amount (void)
{
  double amount = epsom_settings_get_default_amount (epsom_settings_get_default ());
  g_autofree char *text = amount > 0 ? epsom_words_number (amount, 3) : g_strdup ("");
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Elemental magnesium in mg"));
  epsom_narrow_fit_field (ADW_ENTRY_ROW (row));
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_connect (row, "changed", G_CALLBACK (amount_changed_cb), NULL);

  return row;
}

AdwPreferencesGroup *
epsom_dose_rows_new (void)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("New dose by mouth"));
  adw_preferences_group_set_description (group, _ ("What its form begins with. Left empty: as last time."));
  adw_preferences_group_add (group, create_salt ());
  adw_preferences_group_add (group, create_amount ());

  return group;
}
