/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-watch.h"

/* A transaction touches the file several times. */
#define SETTLE_MS 150

struct _EpsomWatch {
  GObject parent_instance;

  EpsomStore *store;     /* (owned) */
  GFileMonitor *monitor; /* (owned) (nullable) */
  guint start_id;
  guint refresh_id;
};

G_DEFINE_FINAL_TYPE (EpsomWatch, epsom_watch, G_TYPE_OBJECT)

static gboolean
refresh_cb (gpointer user_data)
{
  /* Who is told of what is new may let go of both. */
  g_autoptr (EpsomWatch) self = g_object_ref (user_data);
  g_autoptr (EpsomStore) store = g_object_ref (self->store);
  g_autoptr (GError) error = NULL;

  if (!epsom_store_refresh (store, &error))
    {
      if (g_error_matches (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_BUSY))
        return G_SOURCE_CONTINUE;
      /* What cannot be read now is read before the next write; a write says what is wrong. */
      g_debug ("The diary was not read again: %s", error->message);
    }
  self->refresh_id = 0;

  return G_SOURCE_REMOVE;
}

static void
file_changed_cb (EpsomWatch *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_timeout_add (SETTLE_MS, refresh_cb, self);
}

static gboolean
start_cb (gpointer user_data)
{
  EpsomWatch *self = user_data;
  g_autoptr (GFile) file = g_file_new_for_path (epsom_store_get_path (self->store));

  self->start_id = 0;
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (file_changed_cb), self, G_CONNECT_SWAPPED);
  /* What came in between. */
  file_changed_cb (self);

  return G_SOURCE_REMOVE;
}

static void
epsom_watch_dispose (GObject *object)
{
  EpsomWatch *self = EPSOM_WATCH (object);

  g_clear_handle_id (&self->start_id, g_source_remove);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (epsom_watch_parent_class)->dispose (object);
}

static void
epsom_watch_class_init (EpsomWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = epsom_watch_dispose;
}

static void
epsom_watch_init (EpsomWatch *self)
{
}

EpsomWatch *
epsom_watch_new (EpsomStore *store)
{
  EpsomWatch *self;

  g_return_val_if_fail (EPSOM_IS_STORE (store), NULL);

  self = g_object_new (EPSOM_TYPE_WATCH, NULL);
  self->store = g_object_ref (store);
  /* After the first frame. */
  self->start_id = g_idle_add_full (G_PRIORITY_LOW, start_cb, self, NULL);

  return self;
}
