/* SPDX-License-Identifier: GPL-3.0-or-later */
/* epsom-screenshots FOLDER [SCENE…]: draws every window, form, dialog and popover of the program, or those named, as
 * PNG files in FOLDER. The language is that of the environment. */
#include <locale.h>

#include "epsom-narrow.h"
#include "epsom-settings.h"
#include "epsom-words.h"
#include "ui-scenes.h"

#define SETTLE_MS 300
#define MAX_TRIES 25

typedef enum {
  LOOK_LIGHT,
  LOOK_DARK,
  LOOK_LOW,
  N_LOOKS,
} Look;

static const char *const look_names[N_LOOKS] = { "light", "dark", "low" };
static const char *const usual_widths[] = { "360", "800", "1400", NULL };

static struct {
  char *diary;
  GStrv looks, widths, rest;
  int height;
  gboolean large, rtl, high_contrast;
} options;

static const GOptionEntry entries[] = {
  { "diary", 0, 0, G_OPTION_ARG_FILENAME, &options.diary, "Show FILE instead of the sample", "FILE" },
  { "look", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.looks, "light, dark or low; all unless given", "LOOK" },
  { "width", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.widths, "Of the window; 360, 800 and 1400 unless given", "PX" },
  { "height", 0, 0, G_OPTION_ARG_INT, &options.height, "Also of dialogs, which have their own unless given", "PX" },
  { "large", 0, 0, G_OPTION_ARG_NONE, &options.large, "Text twice as large", NULL },
  { "high-contrast", 0, 0, G_OPTION_ARG_NONE, &options.high_contrast, "As where the desktop asks for it", NULL },
  { "rtl", 0, 0, G_OPTION_ARG_NONE, &options.rtl, "From right to left", NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.rest, NULL, "FOLDER [SCENE…]" },
  { NULL },
};

static gboolean
raise_flag_cb (gpointer flag)
{
  *(gboolean *) flag = TRUE;

  return G_SOURCE_REMOVE;
}

/* Lets the window take shape; animations are off. */
static void
settle (void)
{
  gboolean over = FALSE;

  g_timeout_add (SETTLE_MS, raise_flag_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* What @widget shows, as soon as it shows anything. */
static GskRenderNode *
look_at (GtkWidget *widget, int width, int height)
{
  GskRenderNode *node = NULL;

  for (int tries = 0; node == NULL && tries < MAX_TRIES; tries++)
    {
      g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      gdk_paintable_snapshot (paintable, snapshot, width, height);
      node = gtk_snapshot_free_to_node (snapshot);
      if (node == NULL)
        settle ();
    }

  return node;
}

static void
save (GtkWidget *widget, const char *name)
{
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autoptr (GskRenderNode) node = look_at (widget, width, height);
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = g_strdup_printf ("%s/%s.png", options.rest[0], name);

  if (node == NULL)
    g_error ("%s: the window shows nothing", name);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (widget)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  if (!gdk_texture_save_to_png (texture, path))
    g_error ("%s cannot be written", path);
}

/* The desktop that a bare display lacks; what was larger for low light is as it was once that is over. */
static void
set_desktop (void)
{
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Cantarell 11", "gtk-xft-dpi",
                options.large ? 2 * EPSOM_USUAL_DPI : EPSOM_USUAL_DPI, NULL);
  if (options.rtl)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
}

static void
draw (const UiScene *scene, int width, Look look)
{
  g_autofree char *name = g_strdup_printf ("%s-%d-%s", scene->name, width, look_names[look]);
  UiFixture fixture = { NULL };
  GtkWidget *root;

  ui_set_up (&fixture, NULL);
  set_desktop ();
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      look == LOOK_LIGHT ? ADW_COLOR_SCHEME_FORCE_LIGHT : ADW_COLOR_SCHEME_FORCE_DARK);
  epsom_settings_set_low_light (epsom_settings_get_default (), look == LOOK_LOW);
  ui_scenes_set_width (width);
  root = scene->show (&fixture);
  ui_scenes_fit (root);
  if (GTK_IS_WINDOW (root) && options.height > 0)
    gtk_window_set_default_size (GTK_WINDOW (root), MIN (gtk_widget_get_width (root), width), options.height);
  settle ();
  save (root, name);
  ui_leave (root);
  epsom_settings_set_low_light (epsom_settings_get_default (), FALSE);
  ui_tear_down (&fixture, NULL);
}

static gboolean
is_asked_for (const UiScene *scene)
{
  return options.rest[1] == NULL || g_strv_contains ((const char *const *) options.rest + 1, scene->name);
}

static void
draw_all (const UiScene *scene)
{
  const char *const *widths = options.widths != NULL ? (const char *const *) options.widths : usual_widths;

  for (; *widths != NULL; widths++)
    for (int look = 0; look < N_LOOKS; look++)
      if (options.looks == NULL || g_strv_contains ((const char *const *) options.looks, look_names[look]))
        draw (scene, atoi (*widths), (Look) look);
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  /* Of what tests tell, nothing. */
  char *quiet_arguments[] = { argv[0], (char *) "--quiet", NULL }, **quiet = quiet_arguments;
  int n_quiet = 2;
  const UiScene *scenes;
  guint n;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || options.rest == NULL)
    {
      g_printerr ("epsom-screenshots: %s\n", error != NULL ? error->message : "A folder is missing; see --help");
      return 2;
    }
  if (g_mkdir_with_parents (options.rest[0], 0755) != 0)
    g_error ("%s cannot be made", options.rest[0]);

  epsom_words_init (LOCALE_DIR);
  /* Where the person of the sample lives. */
  g_setenv ("TZ", "Europe/Berlin", TRUE);
  if (options.high_contrast)
    g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  ui_init (&n_quiet, &quiet);
  setlocale (LC_ALL, "");
  if (options.diary != NULL)
    ui_scenes_set_diary (options.diary);
  scenes = ui_scenes_get (&n);
  for (guint i = 0; i < n; i++)
    if (is_asked_for (&scenes[i]))
      draw_all (&scenes[i]);

  return 0;
}
