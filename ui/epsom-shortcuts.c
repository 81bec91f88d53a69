/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-shortcuts.h"

#include <glib/gi18n-lib.h>

#include "epsom-ui.h"

/* Every key of the window, in the order in which they are listed. */
static const struct {
  const char *group; /* the group that begins here, otherwise NULL */
  const char *title;
  const char *action; /* NULL: what handles it isn't an action */
  const char *accelerators[2];
  const char *keys; /* their name where it isn't that of the accelerator */
} shortcuts[] = {
  { N_ ("Record"), N_ ("New episode"), "win.add::episode", { "<Control>n" } },
  { NULL, N_ ("Magnesium dose"), "win.add::dose", { "<Control>d" } },
  { NULL, N_ ("Severity now, of the ongoing episode"), NULL, { NULL }, N_ ("0 – 9, t for 10") },
  { NULL, N_ ("End the ongoing episode"), NULL, { "e" } },
  { NULL, N_ ("No symptoms today"), NULL, { "n" } },
  { NULL, N_ ("Undo"), "win.undo", { "<Control>z" } },
  { NULL, N_ ("Redo"), "win.redo", { "<Control><Shift>z" } },
  { N_ ("Pages"), N_ ("Today"), "win.show-page::today", { "<Control>1" } },
  { NULL, N_ ("Diary"), "win.show-page::diary", { "<Control>2" } },
  { NULL, N_ ("Response"), "win.show-page::response", { "<Control>3" } },
  { NULL, N_ ("Report"), "win.show-page::report", { "<Control>4" } },
  { N_ ("Diary"), N_ ("Search"), NULL, { "<Control>f" } },
  { NULL, N_ ("Go to a date"), NULL, { "<Control>g" } },
  { NULL, N_ ("Delete the entry"), NULL, { "Delete" } },
  { NULL, N_ ("Duplicate the entry"), NULL, { "<Control>d" } },
  { NULL, N_ ("Choose all entries"), NULL, { "<Control>a" } },
  { NULL, N_ ("Save the form"), NULL, { "<Control>Return" } },
  { N_ ("Charts"), N_ ("From mark to mark"), NULL, { "Left", "Right" } },
  { NULL, N_ ("What stands behind a mark"), NULL, { "Return" } },
  { NULL, N_ ("Copy the table of a chart"), NULL, { "<Control>c" } },
  { N_ ("General"), N_ ("Open a file to look at"), "app.open", { "<Control>o" } },
  { NULL, N_ ("Import"), "win.import", { "<Control>i" } },
  { NULL, N_ ("Export"), "win.export", { "<Control>e" } },
  { NULL, N_ ("Preferences"), "win.preferences", { "<Control>comma" } },
  { NULL, N_ ("Low light"), "app.low-light", { "<Control>l" } },
  { NULL, N_ ("Main menu"), NULL, { "F10" } },
  { NULL, N_ ("Help"), "win.show-help", { "F1" } },
  { NULL, N_ ("Keyboard shortcuts"), "win.show-shortcuts", { "<Control>question" } },
  { NULL, N_ ("Close the window"), "window.close", { "<Control>w" } },
  { NULL, N_ ("Quit"), "app.quit", { "<Control>q" } },
};

void
epsom_shortcuts_install (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      const char *accelerators[G_N_ELEMENTS (shortcuts[i].accelerators) + 1] = { NULL };

      for (gsize j = 0; j < G_N_ELEMENTS (shortcuts[i].accelerators); j++)
        accelerators[j] = shortcuts[i].accelerators[j];
      if (shortcuts[i].action != NULL)
        gtk_application_set_accels_for_action (application, shortcuts[i].action, accelerators);
    }
}

static char *
describe_keys (gsize index)
{
  if (shortcuts[index].keys != NULL)
    return g_strdup (_ (shortcuts[index].keys));

  g_autoptr (GString) keys = g_string_new (NULL);

  for (gsize j = 0; j < G_N_ELEMENTS (shortcuts[index].accelerators); j++)
    {
      GdkModifierType modifiers;
      guint key;

      if (shortcuts[index].accelerators[j] == NULL ||
          !gtk_accelerator_parse (shortcuts[index].accelerators[j], &key, &modifiers))
        continue;

      g_autofree char *label = gtk_accelerator_get_label (key, modifiers);

      g_string_append_printf (keys, "%s%s", keys->len > 0 ? " " : "", label);
    }

  return g_string_free (g_steal_pointer (&keys), FALSE);
}

static GtkWidget *
create_row (gsize index)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *keys = describe_keys (index);
  GtkWidget *label = gtk_label_new (keys);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcuts[index].title));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);

  return row;
}

GtkWidget *
epsom_shortcuts_present (GtkWindow *parent)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE, "default-width", 420,
                                    "default-height", 560, "title", _ ("Keyboard shortcuts"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      if (shortcuts[i].group != NULL)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _ (shortcuts[i].group));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
        }
      adw_preferences_group_add (group, create_row (i));
    }

  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);

  epsom_ui_close_with_escape (window);
  gtk_window_present (GTK_WINDOW (window));

  return window;
}
