/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-low-light.h"

#include "epsom-narrow.h"
#include "epsom-settings.h"
#include "epsom-today-model.h"

/* How much larger text becomes; what a person has set for the desktop counts besides. */
#define ENLARGEMENT 1.15

static void
set_dim (gboolean dim)
{
  static GtkCssProvider *provider = NULL;
  GdkDisplay *display = gdk_display_get_default ();

  if (provider == NULL)
    {
      provider = gtk_css_provider_new ();
      gtk_css_provider_load_from_resource (provider, "/io/github/epsomdiary/Epsom/style-low-light.css");
    }
  if (dim)
    gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  else
    gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (provider));
}

static void
set_large (gboolean large)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  if (!large)
    {
      gtk_settings_reset_property (settings, "gtk-xft-dpi");
      return;
    }
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", (int) ((dpi > 0 ? dpi : EPSOM_USUAL_DPI) * ENLARGEMENT), NULL);
}

/* Only what moved before is let move again. */
static void
set_still (gboolean still)
{
  static gboolean stilled = FALSE;
  GtkSettings *settings = gtk_settings_get_default ();
  gboolean moves;

  g_object_get (settings, "gtk-enable-animations", &moves, NULL);
  if (still && moves)
    g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  else if (!still && stilled)
    gtk_settings_reset_property (settings, "gtk-enable-animations");
  stilled = still && moves;
}

static void
apply_cb (EpsomSettings *settings)
{
  static gboolean applied = FALSE;
  gboolean low_light = epsom_settings_get_low_light (settings);

  if (low_light == applied)
    return;

  applied = low_light;
  set_still (low_light);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      low_light ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_DEFAULT);
  set_dim (low_light);
  set_large (low_light);
}

void
epsom_low_light_install (GApplication *application)
{
  EpsomSettings *settings = epsom_settings_get_default ();
  g_autoptr (GPropertyAction) action = g_property_action_new ("low-light", settings, "low-light");

  g_return_if_fail (G_IS_APPLICATION (application));

  g_action_map_add_action (G_ACTION_MAP (application), G_ACTION (action));
  g_signal_connect (settings, "notify::low-light", G_CALLBACK (apply_cb), NULL);
  apply_cb (settings);
}

gboolean
epsom_low_light_is_attack (EpsomDiary *diary, EpsomInstant now)
{
  g_autoptr (GPtrArray) ongoing = diary != NULL ? epsom_today_find_ongoing (diary) : NULL;

  for (guint i = 0; ongoing != NULL && i < ongoing->len; i++)
    {
      const EpsomEpisode *episode = epsom_record_as_episode (g_ptr_array_index (ongoing, i));

      if (!epsom_today_is_forgotten (epsom_diary_get_last_sign (diary, episode), now))
        return TRUE;
    }

  return FALSE;
}

void
epsom_low_light_follow (gboolean begins)
{
  EpsomSettings *settings = epsom_settings_get_default ();

  if (epsom_settings_get_low_light_follows (settings))
    epsom_settings_set_low_light (settings, begins);
}
