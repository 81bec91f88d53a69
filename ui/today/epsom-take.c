/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-take.h"

#include <glib/gi18n-lib.h>

#include "epsom-earlier.h"
#include "epsom-infusion.h"
#include "epsom-today-acts.h"
#include "epsom-ui.h"
#include "epsom-words.h"

char *
epsom_take_describe (const EpsomRecord *record)
{
  g_autofree char *words = epsom_words_record (record);
  const EpsomDose *dose = record->kind == EPSOM_RECORD_DOSE ? epsom_record_as_dose (record) : NULL;

  if (dose == NULL || dose->place == EPSOM_PLACE_NONE || dose->place == EPSOM_PLACE_HOME)
    return g_steal_pointer (&words);

  /* Translators: a dose, and the place where it was given. */
  return g_strdup_printf (C_ ("dose and place", "%s, %s"), words,
                          epsom_words_token (EPSOM_TOKENS_PLACE, (int) dose->place));
}

static void
store (GtkWidget *widget, EpsomRecord *taken)
{
  g_autofree char *done = epsom_take_describe (taken);
  GPtrArray *changes = epsom_changes_new ();

  if (epsom_infusion_is_startable (taken))
    epsom_infusion_time (&taken->id);
  g_ptr_array_add (changes, epsom_change_new (NULL, taken));
  epsom_ui_apply (widget, changes, done);
}

void
epsom_take (GtkWidget *widget, const EpsomRecord *offered, gint64 seconds)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomRecord) taken = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (offered != NULL);

  taken = epsom_today_repeat (offered, epsom_today_get_instant (MAX (seconds, 0)), &error);
  if (taken == NULL)
    epsom_ui_show_error (widget, _ ("That could not be stored"), error);
  else if (seconds == EPSOM_EARLIER_OTHER)
    epsom_editor_present_copy (widget, taken,
                               taken->kind == EPSOM_RECORD_DOSE ? EPSOM_FIELD_AMOUNT : EPSOM_FIELD_STRENGTH);
  else
    store (widget, taken);
}

const char *
epsom_take_get_other (void)
{
  /* Translators: the last choice of a menu: opens a form for a dose like the one on the button. */
  return _ ("Other time or amount…");
}
