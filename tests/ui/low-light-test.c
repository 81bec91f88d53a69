/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "epsom-low-light.h"
#include "epsom-settings.h"
#include "ui-fixture.h"

static gboolean
is_on (void)
{
  return epsom_settings_get_low_light (epsom_settings_get_default ());
}

static int
get_dpi (void)
{
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);

  return dpi;
}

static gboolean
moves (void)
{
  gboolean moves;

  g_object_get (gtk_settings_get_default (), "gtk-enable-animations", &moves, NULL);

  return moves;
}

static gboolean
is_low (gpointer widget)
{
  GdkRGBA color;

  return gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "window_bg_color", &color) &&
         color.red < 0.06F;
}

/* Dark, dim, large and still, and all of it back. */
static void
test_switch (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 800));
  GtkWidget *button = ui_get (window, GTK_TYPE_TOGGLE_BUTTON, "Low light");
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_auto (GStrv) keys = gtk_application_get_accels_for_action (fixture->application, "app.low-light");
  GtkWidget *pill = ui_get (window, GTK_TYPE_BUTTON, "Migraine");
  int dpi = get_dpi (), height = gtk_widget_get_height (pill);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  g_assert_cmpstr (keys[0], ==, "<Control>l");
  g_assert_false (is_low (window));

  g_assert_true (gtk_widget_activate (button));
  ui_wait_until (is_low, window);
  ui_wait ();
  g_assert_true (is_on ());
  g_assert_true (adw_style_manager_get_dark (style));
  g_assert_cmpint (get_dpi (), >, MAX (dpi, 0));
  g_assert_false (moves ());
  g_assert_cmpint (gtk_widget_get_height (pill), >, height);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));

  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "low-light", NULL);
  ui_wait ();
  g_assert_false (is_on ());
  g_assert_false (is_low (window));
  g_assert_false (adw_style_manager_get_dark (style));
  g_assert_cmpint (get_dpi (), ==, dpi);
  g_assert_true (moves ());
  g_assert_cmpint (gtk_widget_get_height (pill), ==, height);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

/* Who asked for stillness keeps it. */
static void
test_still_before (UiFixture *fixture, gconstpointer data)
{
  g_assert_false (moves ());
  epsom_settings_set_low_light (epsom_settings_get_default (), TRUE);
  epsom_settings_set_low_light (epsom_settings_get_default (), FALSE);
  g_assert_false (moves ());
}

/* Only where it is wanted, and the person may have it otherwise. */
static void
test_follows (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 800));

  ui_press (window, "Migraine");
  g_assert_false (is_on ());
  ui_press (window, "It is over");

  g_object_set (epsom_settings_get_default (), "low-light-follows", TRUE, NULL);
  ui_press (window, "Migraine");
  g_assert_true (is_on ());
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "low-light", NULL);
  ui_press (window, "8, severe");
  g_assert_false (is_on ());
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "low-light", NULL);
  ui_press (window, "It is over");
  g_assert_false (is_on ());

  gtk_widget_activate_action (window, "win.undo", NULL);
  ui_wait ();
  g_assert_true (is_on ());
}

/* A program that is started during an episode, and an end that was forgotten long ago. */
static void
test_opened (UiFixture *fixture, gconstpointer data)
{
  const struct {
    const char *rows;
    gboolean low;
  } cases[] = {
    { "record,at,symptom\nepisode,2026-02-01T08:00:00+00:00,migraine\n", FALSE },
    { "record,at,symptom\nepisode,2026-03-03T08:00:00+00:00,migraine\n", TRUE },
  };

  g_object_set (epsom_settings_get_default (), "low-light-follows", TRUE, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EpsomStore) store = ui_create_store (fixture, cases[i].rows);

      ui_close (GTK_WINDOW (ui_show (fixture, store, 800)));
      g_assert_cmpint (is_on (), ==, cases[i].low);
    }
}

/* Relative luminance and contrast as WCAG 2.1 defines them. */
static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (GtkWidget *widget, const char *name)
{
  GdkRGBA color;

  g_assert_true (gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &color));

  return 0.2126 * linear (color.red) + 0.7152 * linear (color.green) + 0.0722 * linear (color.blue);
}

static double
get_contrast (GtkWidget *widget, const char *a, const char *b)
{
  double x = get_luminance (widget, a), y = get_luminance (widget, b);

  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

/* Dim is not faint: what is read can be read, and nothing dazzles. */
static void
test_contrast (UiFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text, *ground;
    double least;
  } pairs[] = {
    { "window_fg_color", "window_bg_color", 7 },       { "view_fg_color", "view_bg_color", 7 },
    { "headerbar_fg_color", "headerbar_bg_color", 7 }, { "card_fg_color", "card_bg_color", 7 },
    { "popover_fg_color", "popover_bg_color", 7 },     { "dialog_fg_color", "dialog_bg_color", 7 },
    { "accent_fg_color", "accent_bg_color", 4.5 },     { "destructive_fg_color", "destructive_bg_color", 4.5 },
    { "accent_color", "window_bg_color", 4.5 },        { "error_color", "card_bg_color", 4.5 },
    { "warning_color", "card_bg_color", 4.5 },         { "method_oral_color", "card_bg_color", 3 },
    { "method_iv_push_color", "card_bg_color", 3 },    { "method_iv_intermediate_color", "card_bg_color", 3 },
    { "method_iv_drip_color", "card_bg_color", 3 },    { "method_iv_unknown_color", "card_bg_color", 3 },
    { "accent_fg_color", "severity_color", 4.5 },
  };
  g_autoptr (EpsomStore) store = ui_create_store (fixture, NULL);
  GtkWidget *window = GTK_WIDGET (ui_show (fixture, store, 800));

  epsom_settings_set_low_light (epsom_settings_get_default (), TRUE);
  ui_wait_until (is_low, window);
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      double contrast = get_contrast (window, pairs[i].text, pairs[i].ground);

      if (contrast < pairs[i].least)
        g_test_message ("%s on %s: %.2f", pairs[i].text, pairs[i].ground, contrast);
      g_assert_cmpfloat (contrast, >=, pairs[i].least);
      g_assert_cmpfloat (get_luminance (window, pairs[i].text), <, 0.55);
    }
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ui_add ("/ui/low-light/dark-dim-large-and-still", test_switch);
  ui_add ("/ui/low-light/stillness-of-before-stays", test_still_before);
  ui_add ("/ui/low-light/follows-an-episode-if-wanted", test_follows);
  ui_add ("/ui/low-light/opened-during-an-episode", test_opened);
  ui_add ("/ui/low-light/contrast", test_contrast);
  return g_test_run ();
}
