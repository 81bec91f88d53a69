/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-asker.h"

#include "epsom-settings.h"
#include "epsom-watch.h"

/* A timeout stands still while the computer sleeps, so none is longer than this. */
#define LONGEST_WAIT 60

struct _EpsomAsker {
  GObject parent_instance;

  GApplication *application; /* (unowned) */
  EpsomStore *store;         /* (owned) (nullable) */
  EpsomWatch *watch;         /* (owned) (nullable): it goes on when the window is closed */
  GHashTable *shown;         /* (owned): ids of the questions that are asked */
  guint timeout_id;
  gboolean waiting; /* there is something to ask */
  gboolean holding;
};

G_DEFINE_FINAL_TYPE (EpsomAsker, epsom_asker, G_TYPE_OBJECT)

static gboolean
timeout_cb (gpointer user_data)
{
  EpsomAsker *self = user_data;

  self->timeout_id = 0;
  epsom_asker_check (self);

  return G_SOURCE_REMOVE;
}

static void
hold (EpsomAsker *self, gboolean holds)
{
  if (holds == self->holding)
    return;

  self->holding = holds;
  if (holds)
    g_application_hold (self->application);
  else
    g_application_release (self->application);
}

static gboolean
is_gone (const char *id, const GPtrArray *questions)
{
  for (guint i = 0; i < questions->len; i++)
    {
      const EpsomQuestion *question = g_ptr_array_index (questions, i);

      if (g_str_equal (question->id, id))
        return FALSE;
    }

  return TRUE;
}

static void
withdraw_gone (EpsomAsker *self, const GPtrArray *questions)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (is_gone (id, questions))
      {
        g_application_withdraw_notification (self->application, id);
        g_hash_table_iter_remove (&iter);
      }
}

/* Asks what is due. Returns: the seconds until something else is. */
static gint64
ask (EpsomAsker *self, const GPtrArray *questions, gint64 now)
{
  gint64 wait = LONGEST_WAIT;

  for (guint i = 0; i < questions->len; i++)
    {
      const EpsomQuestion *question = g_ptr_array_index (questions, i);

      if (question->ask > now && question->ask <= question->until)
        wait = MIN (wait, question->ask - now);
      else if (question->ask <= now && g_hash_table_add (self->shown, g_strdup (question->id)))
        g_application_send_notification (self->application, question->id, question->notification);
    }

  return wait;
}

static gboolean
has_any_to_ask (const GPtrArray *questions)
{
  for (guint i = 0; i < questions->len; i++)
    {
      const EpsomQuestion *question = g_ptr_array_index (questions, i);

      if (question->ask <= question->until)
        return TRUE;
    }

  return FALSE;
}

static GPtrArray *
find_questions (EpsomAsker *self, EpsomInstant now)
{
  if (self->store == NULL || epsom_store_get_read_only (self->store))
    return g_ptr_array_new ();

  return epsom_questions_find (epsom_store_get_diary (self->store), epsom_store_get_path (self->store), now);
}

void
epsom_asker_check (EpsomAsker *self)
{
  EpsomInstant now = epsom_instant_now ();
  g_autoptr (GPtrArray) questions = NULL;
  gint64 wait;

  g_return_if_fail (EPSOM_IS_ASKER (self));

  questions = find_questions (self, now);
  withdraw_gone (self, questions);
  wait = ask (self, questions, now.utc);
  self->waiting = has_any_to_ask (questions);
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->waiting)
    self->timeout_id = g_timeout_add_seconds ((guint) MAX (wait, 1), timeout_cb, self);
  hold (self, self->waiting && epsom_settings_get_ask_when_closed (epsom_settings_get_default ()));
}

typedef struct {
  GApplication *application; /* (owned) */
  GNotification *milder;     /* (owned) */
  char *id;                  /* (owned) */
} Next;

static void
send_next_cb (gpointer user_data)
{
  Next *next = user_data;

  g_application_send_notification (next->application, next->id, next->milder);
  g_application_release (next->application);
  g_object_unref (next->application);
  g_object_unref (next->milder);
  g_free (next->id);
  g_free (next);
}

/* What was pressed is just being closed: what is shown in the middle of that would be closed with it. */
void
epsom_asker_ask_milder (EpsomAsker *self, EpsomStore *store, const EpsomQuestion *question)
{
  Next *next;

  g_return_if_fail (EPSOM_IS_ASKER (self));
  g_return_if_fail (question != NULL && question->milder != NULL);

  next = g_new (Next, 1);
  *next = (Next){ g_object_ref (self->application), g_object_ref (question->milder), g_strdup (question->id) };
  /* Those of another diary than the one it asks for are not in its hands. */
  if (self->store == NULL || self->store == store)
    g_hash_table_add (self->shown, g_strdup (question->id));
  g_application_hold (self->application);
  g_idle_add_once (send_next_cb, next);
}

static void
epsom_asker_dispose (GObject *object)
{
  EpsomAsker *self = EPSOM_ASKER (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  hold (self, FALSE);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->watch);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (epsom_asker_parent_class)->dispose (object);
}

static void
epsom_asker_finalize (GObject *object)
{
  g_hash_table_unref (EPSOM_ASKER (object)->shown);

  G_OBJECT_CLASS (epsom_asker_parent_class)->finalize (object);
}

static void
epsom_asker_class_init (EpsomAskerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = epsom_asker_dispose;
  G_OBJECT_CLASS (klass)->finalize = epsom_asker_finalize;
}

static void
epsom_asker_init (EpsomAsker *self)
{
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_signal_connect_object (epsom_settings_get_default (), "notify", G_CALLBACK (epsom_asker_check), self,
                           G_CONNECT_SWAPPED);
}

EpsomAsker *
epsom_asker_new (GApplication *application)
{
  EpsomAsker *self;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);

  self = g_object_new (EPSOM_TYPE_ASKER, NULL);
  self->application = application;

  return self;
}

void
epsom_asker_set_store (EpsomAsker *self, EpsomStore *store)
{
  g_return_if_fail (EPSOM_IS_ASKER (self));
  g_return_if_fail (store == NULL || EPSOM_IS_STORE (store));

  if (self->store == store)
    return;

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_set_object (&self->store, store);
  g_clear_object (&self->watch);
  if (store != NULL)
    {
      g_signal_connect_object (store, "changed", G_CALLBACK (epsom_asker_check), self, G_CONNECT_SWAPPED);
      self->watch = epsom_watch_new (store);
    }
  epsom_asker_check (self);
}

EpsomStore *
epsom_asker_get_store (EpsomAsker *self)
{
  g_return_val_if_fail (EPSOM_IS_ASKER (self), NULL);

  return self->store;
}

gboolean
epsom_asker_is_waiting (EpsomAsker *self)
{
  g_return_val_if_fail (EPSOM_IS_ASKER (self), FALSE);

  return self->waiting;
}
