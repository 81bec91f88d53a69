/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-lab-rows.h"

#include <glib/gi18n-lib.h>

#include "epsom-token-row.h"
#include "epsom-words.h"

AdwPreferencesGroup *
epsom_lab_rows_new (void)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autoptr (GPtrArray) tokens = g_ptr_array_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_add (tokens, (gpointer) "");
  gtk_string_list_append (names, _ ("As last time"));
  for (int unit = EPSOM_LAB_UNIT_MMOL_L; unit <= EPSOM_LAB_UNIT_MEQ_L; unit++)
    {
      g_ptr_array_add (tokens, (gpointer) epsom_token_to_text (EPSOM_TOKENS_LAB_UNIT, unit));
      gtk_string_list_append (names, epsom_words_token (EPSOM_TOKENS_LAB_UNIT, unit));
    }

  adw_preferences_group_set_title (group, _ ("New laboratory value"));
  adw_preferences_group_set_description (group, _ ("Its form tells the value in the other units as well."));
  adw_preferences_group_add (group, epsom_token_row_new (_ ("Unit"), "default-lab-unit", tokens, names));

  return group;
}
