/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-application.h"

#include <glib/gi18n-lib.h>

#include "epsom-answers.h"
#include "epsom-frame-memory.h"
#include "epsom-low-light.h"
#include "epsom-opening.h"
#include "epsom-shortcuts.h"
#include "epsom-ui.h"
#include "epsom-window.h"

/* Longer than it takes to open years of entries, as a rule. What takes longer opens before the eyes. */
#define OPENING_MS 100
#define APPLICATION_ID "io.github.epsomdiary.Epsom"
/* Tells a diary that is one's own from files to be looked at, where another process has the windows. */
#define OWN_HINT "own"

struct _EpsomApplication {
  AdwApplication parent_instance;

  char *path;        /* (owned): the person's own diary */
  gboolean looks;    /* it was started for files that are looked at alone */
  GTask *opening;    /* (owned) (nullable): of @path, begun before there is a window */
  EpsomAsker *asker; /* (owned) (nullable): from startup on */
};

G_DEFINE_FINAL_TYPE (EpsomApplication, epsom_application, ADW_TYPE_APPLICATION)

/* The window of @path, or that of the sample where @path is NULL; @view: one in which it is only looked at. */
static EpsomWindow *
find (EpsomApplication *self, const char *path, gboolean view)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item != NULL; item = item->next)
    {
      EpsomWindow *window = EPSOM_IS_WINDOW (item->data) ? item->data : NULL;

      if (window == NULL || epsom_window_get_view (window) != view ||
          epsom_window_get_sample (window) != (path == NULL))
        continue;
      if (path == NULL || g_strcmp0 (epsom_window_get_path (window), path) == 0)
        return window;
    }

  return NULL;
}

EpsomWindow *
epsom_application_find_window (EpsomApplication *self, const char *path)
{
  g_return_val_if_fail (EPSOM_IS_APPLICATION (self), NULL);

  return find (self, path, FALSE);
}

/* What is asked is asked for the person's own diary, also when its window is closed. */
static void
window_store_changed_cb (EpsomApplication *self, GParamSpec *pspec, EpsomWindow *window)
{
  epsom_asker_set_store (self->asker, epsom_window_get_store (window));
}

EpsomWindow *
epsom_application_show_diary (EpsomApplication *self, const char *path)
{
  EpsomWindow *window;

  g_return_val_if_fail (EPSOM_IS_APPLICATION (self), NULL);

  window = epsom_application_find_window (self, path);
  if (window == NULL)
    {
      window = epsom_window_new (GTK_APPLICATION (self), path);
      if (g_strcmp0 (path, self->path) == 0)
        g_signal_connect_object (window, "notify::store", G_CALLBACK (window_store_changed_cb), self,
                                 G_CONNECT_SWAPPED);
      if (self->opening != NULL && g_strcmp0 (path, self->path) == 0)
        {
          epsom_opening_wait (self->opening, OPENING_MS);
          epsom_window_take_opening (window, g_steal_pointer (&self->opening));
        }
      else if (path != NULL)
        epsom_window_open (window, EPSOM_STORE_NONE);
      else
        epsom_window_take_opening (window, epsom_opening_start_sample ());
    }
  gtk_window_present (GTK_WINDOW (window));

  return window;
}

EpsomWindow *
epsom_application_show_view (EpsomApplication *self, GFile *file)
{
  g_autofree char *name = NULL;
  EpsomWindow *window;

  g_return_val_if_fail (EPSOM_IS_APPLICATION (self), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  /* Of a place that is no path, its name: that there is no such file is then said in the window. */
  name = g_file_peek_path (file) != NULL ? g_strdup (g_file_peek_path (file)) : g_file_get_parse_name (file);
  if (g_strcmp0 (name, self->path) == 0)
    return epsom_application_show_diary (self, name);

  window = find (self, name, TRUE);
  if (window == NULL)
    window = epsom_window_new_view (GTK_APPLICATION (self), name);
  gtk_window_present (GTK_WINDOW (window));

  return window;
}

static void
open_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (EpsomApplication) self = user_data;

  if (file != NULL)
    epsom_application_show_view (self, file);
}

static void
open_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *const patterns[] = { "*.epsom", "*.csv", NULL };
  GtkWindow *window = gtk_application_get_active_window (user_data);

  if (window != NULL)
    epsom_ui_choose_open (GTK_WIDGET (window), _ ("Open a diary to look at"), patterns, open_chosen_cb,
                          g_object_ref (user_data));
}

static void
sample_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  epsom_application_show_diary (user_data, NULL);
}

static void
own_diary_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  EpsomApplication *self = user_data;
  EpsomWindow *sample = epsom_application_find_window (self, NULL);

  epsom_application_show_diary (self, self->path);
  if (sample != NULL)
    gtk_window_close (GTK_WINDOW (sample));
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  EpsomApplication *self = user_data;
  g_autolist (GtkWindow) windows = NULL;

  /* To quit is to be asked no more. */
  epsom_asker_set_store (self->asker, NULL);
  /* What the windows began goes on to its end before the application ends. */
  windows = g_list_copy_deep (gtk_application_get_windows (GTK_APPLICATION (self)),
                              (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  for (GList *item = windows; item != NULL; item = item->next)
    gtk_window_destroy (item->data);
}

static const GActionEntry actions[] = {
  { .name = "sample", .activate = sample_action },
  { .name = "own-diary", .activate = own_diary_action },
  { .name = "open", .activate = open_action },
  { .name = "quit", .activate = quit_action },
};

static void
epsom_application_startup (GApplication *application)
{
  EpsomApplication *self = EPSOM_APPLICATION (application);

  epsom_frame_memory_keep ();
  /* The diary is read while the toolkit starts. */
  if (!self->looks)
    self->opening = epsom_opening_start (self->path, EPSOM_STORE_NONE);

  G_APPLICATION_CLASS (epsom_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  epsom_answers_install (self);
  self->asker = epsom_asker_new (application);
  epsom_low_light_install (application);
  epsom_ui_follow_clock ();
  epsom_shortcuts_install (GTK_APPLICATION (self));
  gtk_window_set_default_icon_name (APPLICATION_ID);
}

static void
epsom_application_activate (GApplication *application)
{
  EpsomApplication *self = EPSOM_APPLICATION (application);

  epsom_application_show_diary (self, self->path);
}

static void
epsom_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  gboolean own = g_strcmp0 (hint, OWN_HINT) == 0;

  for (int i = 0; i < n_files; i++)
    if (own && g_file_peek_path (files[i]) != NULL)
      epsom_application_show_diary (EPSOM_APPLICATION (application), g_file_peek_path (files[i]));
    else
      epsom_application_show_view (EPSOM_APPLICATION (application), files[i]);
}

static void
epsom_application_shutdown (GApplication *application)
{
  g_clear_object (&EPSOM_APPLICATION (application)->asker);

  G_APPLICATION_CLASS (epsom_application_parent_class)->shutdown (application);
}

static void
epsom_application_finalize (GObject *object)
{
  EpsomApplication *self = EPSOM_APPLICATION (object);

  g_clear_object (&self->asker);
  g_clear_object (&self->opening);
  g_free (self->path);

  G_OBJECT_CLASS (epsom_application_parent_class)->finalize (object);
}

static void
epsom_application_class_init (EpsomApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = epsom_application_finalize;
  application_class->startup = epsom_application_startup;
  application_class->shutdown = epsom_application_shutdown;
  application_class->activate = epsom_application_activate;
  application_class->open = epsom_application_open;
}

static void
epsom_application_init (EpsomApplication *self)
{
}

EpsomApplication *
epsom_application_new (const char *path)
{
  EpsomApplication *self =
    g_object_new (EPSOM_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags", G_APPLICATION_HANDLES_OPEN, NULL);

  self->path = path != NULL ? g_canonicalize_filename (path, NULL) : epsom_store_get_default_path ();

  return self;
}

EpsomAsker *
epsom_application_get_asker (EpsomApplication *self)
{
  g_return_val_if_fail (EPSOM_IS_APPLICATION (self), NULL);

  return self->asker;
}

static gboolean
has_display (void)
{
  /* Before GTK would say so in words of its own. */
  if (gtk_init_check ())
    return TRUE;

  g_printerr ("epsom: %s\n", _ ("there is no display for a window; “epsom --help” lists what can be done without"));

  return FALSE;
}

int
epsom_application_serve (void)
{
  g_autoptr (EpsomApplication) application = NULL;
  char *argv[] = { (char *) "epsom", NULL };

  if (!has_display ())
    return 1;

  application = epsom_application_new (NULL);
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_IS_SERVICE);

  return g_application_run (G_APPLICATION (application), 1, argv);
}

/* Has the process that has the windows, where that is another one, show the diary of @self. */
static gboolean
hand_over (EpsomApplication *self)
{
  GApplication *application = G_APPLICATION (self);
  g_autoptr (GFile) file = g_file_new_for_path (self->path);

  if (!g_application_register (application, NULL, NULL) || !g_application_get_is_remote (application))
    return FALSE;

  g_application_open (application, &file, 1, OWN_HINT);
  g_dbus_connection_flush_sync (g_application_get_dbus_connection (application), NULL, NULL);

  return TRUE;
}

int
epsom_application_run_with (const char *diary, const char *const *files)
{
  g_autoptr (EpsomApplication) application = NULL;
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();

  if (!has_display ())
    return 1;

  application = epsom_application_new (diary);
  application->looks = files != NULL;
  if (diary != NULL && hand_over (application))
    return 0;

  g_ptr_array_add (argv, (char *) "epsom");
  g_ptr_array_add (argv, (char *) "--");
  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    g_ptr_array_add (argv, (char *) files[i]);
  if (argv->len == 2)
    g_ptr_array_set_size (argv, 1);
  g_ptr_array_add (argv, NULL);

  return g_application_run (G_APPLICATION (application), (int) argv->len - 1, (char **) argv->pdata);
}
