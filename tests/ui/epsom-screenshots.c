/* SPDX-License-Identifier: GPL-3.0-or-later */
/* epsom-screenshots DIARY FOLDER [PAGE]: draws every page and dialog of DIARY, or PAGE alone, narrow, medium and wide,
 * light, dark and in low light, as PNG files in FOLDER. The clock stands two hours after the last entry, unless
 * EPSOM_NOW says otherwise; with EPSOM_RTL the window is laid out from right to left. */
#include <locale.h>
#include <stdlib.h>

#include "epsom-application.h"
#include "epsom-chart-card.h"
#include "epsom-diary.h"
#include "epsom-settings.h"
#include "epsom-ui.h"
#include "epsom-window.h"
#include "epsom-words.h"

#define AFTER_LAST (2 * 60 * 60)
#define SETTLE_MS 400
#define MAX_TRIES 25

static const struct {
  int width, height;
} sizes[] = { { 360, 740 }, { 800, 900 }, { 1400, 900 } };

static const char *const looks[] = { "light", "dark", "low" };
static const char *const page_names[] = { "today", "diary", "response", "report" };

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
save (GtkWidget *widget, const char *folder, const char *name)
{
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autoptr (GskRenderNode) node = look_at (widget, width, height);
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = g_strdup_printf ("%s/%s.png", folder, name);

  if (node == NULL)
    g_error ("%s: the window shows nothing", name);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (widget)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  if (!gdk_texture_save_to_png (texture, path))
    g_error ("%s cannot be written", path);
}

/* The window that stands before @parent. */
static GtkWindow *
find_dialog (GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == parent)
        return window;
    }

  return NULL;
}

/* What an action of the window opens. */
static void
draw_dialog (EpsomWindow *parent, const char *action, const char *folder, gsize size, gsize look)
{
  g_autofree char *name = g_strdup_printf ("%s-%d-%s", action, sizes[size].width, looks[look]);
  g_autofree char *full = g_strconcat ("win.", action, NULL);
  GtkWindow *dialog;

  gtk_widget_activate_action (GTK_WIDGET (parent), full, NULL);
  settle ();
  dialog = find_dialog (GTK_WINDOW (parent));
  save (GTK_WIDGET (dialog), folder, name);
  gtk_window_destroy (dialog);
}

static void
draw_forms (EpsomWindow *parent, const char *folder, gsize size, gsize look)
{
  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      const char *token = epsom_token_to_text (EPSOM_TOKENS_RECORD, kind);
      g_autofree char *name = g_strdup_printf ("form-%s-%d-%s", token, sizes[size].width, looks[look]);
      GtkWindow *form;

      epsom_editor_present (GTK_WIDGET (parent), (EpsomRecordKind) kind, NULL);
      settle ();
      form = find_dialog (GTK_WINDOW (parent));
      save (GTK_WIDGET (form), folder, name);
      gtk_window_destroy (form);
    }
}

/* The latest episode of which something was read. */
static EpsomRecord *
find_episode (EpsomDiary *diary)
{
  guint n;
  const EpsomRecord *const *readings = epsom_diary_get (diary, EPSOM_RECORD_READING, &n);

  return n > 0 ? (EpsomRecord *) epsom_diary_lookup (diary, &epsom_record_as_reading (readings[n - 1])->episode) : NULL;
}

static void
draw_episode (EpsomWindow *parent, EpsomDiary *diary, const char *folder, gsize size, gsize look)
{
  g_autofree char *name = g_strdup_printf ("form-of-episode-%d-%s", sizes[size].width, looks[look]);
  EpsomRecord *episode = find_episode (diary);
  GtkWindow *form;

  if (episode == NULL)
    return;
  epsom_editor_present (GTK_WIDGET (parent), EPSOM_RECORD_EPISODE, episode);
  settle ();
  form = find_dialog (GTK_WINDOW (parent));
  save (GTK_WIDGET (form), folder, name);
  gtk_window_destroy (form);
}

/* What is folded in is unfolded on the way. */
static void
collect_cards (GtkWidget *widget, GPtrArray *cards)
{
  if (GTK_IS_EXPANDER (widget))
    gtk_expander_set_expanded (GTK_EXPANDER (widget), TRUE);
  if (EPSOM_IS_CHART_CARD (widget))
    g_ptr_array_add (cards, widget);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      collect_cards (child, cards);
}

/* Of the charts in the order of the page, as far as there are numbers. */
static void
draw_tables (EpsomWindow *parent, const char *folder, gsize size, gsize look)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();

  epsom_window_show_page (parent, "response");
  settle ();
  collect_cards (epsom_window_get_page (parent, "response"), cards);
  settle ();
  for (guint i = 0; i < cards->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("table-%u-%d-%s", i, sizes[size].width, looks[look]);
      GtkWindow *table;

      gtk_widget_activate_action (g_ptr_array_index (cards, i), "chart.show-table", NULL);
      table = find_dialog (GTK_WINDOW (parent));
      if (table == NULL)
        continue;
      settle ();
      save (GTK_WIDGET (table), folder, name);
      gtk_window_destroy (table);
    }
}

static void
draw (GtkApplication *application, EpsomStore *store, const char *folder, const char *page, gsize size, gsize look)
{
  EpsomWindow *window = epsom_window_new (application, epsom_store_get_path (store));

  epsom_settings_set_low_light (epsom_settings_get_default (), look == 2);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      look == 0 ? ADW_COLOR_SCHEME_FORCE_LIGHT : ADW_COLOR_SCHEME_FORCE_DARK);
  gtk_window_set_default_size (GTK_WINDOW (window), sizes[size].width, sizes[size].height);
  epsom_window_set_store (window, store);
  gtk_window_present (GTK_WINDOW (window));
  settle ();

  for (gsize i = 0; i < G_N_ELEMENTS (page_names); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%d-%s", page_names[i], sizes[size].width, looks[look]);

      if (page != NULL && !g_str_equal (page, page_names[i]))
        continue;
      epsom_window_show_page (window, page_names[i]);
      if (epsom_window_get_page (window, page_names[i]) == NULL)
        continue;
      settle ();
      save (GTK_WIDGET (window), folder, name);
    }

  if (page == NULL)
    {
      draw_forms (window, folder, size, look);
      draw_episode (window, epsom_store_get_diary (store), folder, size, look);
      if (look == 0)
        draw_tables (window, folder, size, look);
      draw_dialog (window, "preferences", folder, size, look);
      draw_dialog (window, "show-help", folder, size, look);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Two hours after the last reading or dose, so that Today shows the last day. */
static void
set_clock (EpsomDiary *diary)
{
  const EpsomRecordKind kinds[] = { EPSOM_RECORD_EPISODE, EPSOM_RECORD_READING, EPSOM_RECORD_DOSE };
  char text[EPSOM_INSTANT_STRING_SIZE];
  gint64 last = G_MININT64;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      guint n;
      const EpsomRecord *const *records = epsom_diary_get (diary, kinds[i], &n);

      if (n > 0)
        last = MAX (last, epsom_record_get_time (records[n - 1]));
    }
  if (last != G_MININT64)
    g_setenv ("EPSOM_NOW", epsom_instant_to_string (epsom_instant_in_zone (last + AFTER_LAST, NULL), text), FALSE);
}

int
main (int argc, char **argv)
{
  g_autoptr (EpsomApplication) application = NULL;
  g_autoptr (EpsomStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 3 && argc != 4)
    {
      g_printerr ("Usage: epsom-screenshots DIARY FOLDER [PAGE]\n");
      return 2;
    }

  setlocale (LC_ALL, "");
  epsom_words_init (LOCALE_DIR);
  /* Where the person of the sample lives. */
  g_setenv ("TZ", "Europe/Berlin", TRUE);
  store = epsom_store_open (argv[1], EPSOM_STORE_NONE, &error);
  if (store == NULL || g_mkdir_with_parents (argv[2], 0755) != 0)
    {
      g_printerr ("epsom-screenshots: %s\n", error != NULL ? error->message : argv[2]);
      return 1;
    }
  set_clock (epsom_store_get_diary (store));

  application = epsom_application_new (argv[1]);
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);
  /* As on a GNOME desktop, whose settings a bare display lacks. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-font-name", "Cantarell 11", NULL);

  if (g_getenv ("EPSOM_RTL") != NULL)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);

  for (gsize size = 0; size < G_N_ELEMENTS (sizes); size++)
    for (gsize look = 0; look < G_N_ELEMENTS (looks); look++)
      draw (GTK_APPLICATION (application), store, argv[2], argc == 4 ? argv[3] : NULL, size, look);

  epsom_settings_set_low_light (epsom_settings_get_default (), FALSE);

  return 0;
}
