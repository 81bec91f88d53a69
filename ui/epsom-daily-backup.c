/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-daily-backup.h"

#include <glib/gi18n-lib.h>

#include "epsom-ui.h"

typedef struct {
  GWeakRef window;
  EpsomStore *store;
  GApplication *application; /* (nullable): held */
  gboolean drawn;            /* a frame of the window was begun since */
} Backup;

static void
backup_free (Backup *backup)
{
  if (backup->application != NULL)
    g_application_release (backup->application);
  g_clear_object (&backup->application);
  g_clear_object (&backup->store);
  g_weak_ref_clear (&backup->window);
  g_free (backup);
}

static void
made_cb (GObject *store, GAsyncResult *result, gpointer data)
{
  Backup *backup = data;
  g_autoptr (EpsomWindow) window = g_weak_ref_get (&backup->window);
  g_autoptr (GError) error = NULL;

  if (!epsom_store_backup_if_due_finish (EPSOM_STORE (store), result, &error) && window != NULL)
    epsom_ui_show_error (GTK_WIDGET (window), _ ("No backup of the diary could be made"), error);
  backup_free (backup);
}

/* Called when there is no more frame to wait for, or no more window. */
static void
begin (gpointer data)
{
  Backup *backup = data;

  epsom_store_backup_if_due_async (backup->store, made_cb, backup);
}

/* The first frame is drawn after this was called for it, so before it is called again. */
static gboolean
frame_cb (GtkWidget *window, GdkFrameClock *clock, gpointer data)
{
  Backup *backup = data;
  gboolean drawn = backup->drawn;

  backup->drawn = TRUE;

  return drawn ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

void
epsom_daily_backup_make (EpsomWindow *window, EpsomStore *store)
{
  Backup *backup = g_new0 (Backup, 1);
  GtkApplication *application;

  g_return_if_fail (EPSOM_IS_WINDOW (window));
  g_return_if_fail (EPSOM_IS_STORE (store));

  g_weak_ref_init (&backup->window, window);
  backup->store = g_object_ref (store);
  application = gtk_window_get_application (GTK_WINDOW (window));
  if (application != NULL)
    {
      backup->application = G_APPLICATION (g_object_ref (application));
      g_application_hold (backup->application);
    }
  gtk_widget_add_tick_callback (GTK_WIDGET (window), frame_cb, backup, begin);
}
