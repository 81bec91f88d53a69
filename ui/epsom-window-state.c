/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-window-state.h"

#include "epsom-settings.h"

void
epsom_window_state_load (GtkWindow *window)
{
  GSettings *settings = epsom_settings_get_kept ();

  if (settings == NULL)
    return;

  gtk_window_set_default_size (window, g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (window);
}

void
epsom_window_state_save (GtkWindow *window)
{
  GSettings *settings = epsom_settings_get_kept ();
  int width, height;

  if (settings == NULL)
    return;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
}
