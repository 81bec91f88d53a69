/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-answers.h"

#include <glib/gi18n-lib.h>

#include "epsom-plans.h"
#include "epsom-today-acts.h"
#include "epsom-today-page.h"
#include "epsom-ui.h"
#include "epsom-words.h"

#define FAILURE_ID "not-stored"

/* The open store of the diary @path, or one that is opened for it: nobody looks, so nobody waits. */
static EpsomStore *
open_store (EpsomApplication *application, const char *path, GError **error)
{
  EpsomWindow *window = epsom_application_find_window (application, path);
  EpsomAsker *asker = epsom_application_get_asker (application);
  EpsomStore *store = window != NULL ? epsom_window_get_store (window) : NULL;

  if (store != NULL)
    return g_object_ref (store);

  store = epsom_asker_get_store (asker);
  if (store != NULL && g_str_equal (epsom_store_get_path (store), path))
    return g_object_ref (store);

  return epsom_store_open (path, EPSOM_STORE_NONE, error);
}

/* Without a window there is nowhere else to say it. */
static void
tell_failure (EpsomApplication *application, const GError *error)
{
  g_autoptr (GNotification) notification = g_notification_new (_ ("That could not be stored"));
  g_autofree char *reason = epsom_ui_explain_error (error);

  g_notification_set_body (notification, reason);
  g_application_send_notification (G_APPLICATION (application), FAILURE_ID, notification);
}

static gboolean
apply (EpsomApplication *application, EpsomStore *store, EpsomRecord *record, const char *done, GError **error)
{
  EpsomWindow *window = epsom_application_find_window (application, epsom_store_get_path (store));
  g_autoptr (GPtrArray) changes = epsom_changes_new ();

  g_ptr_array_add (changes, epsom_change_new (NULL, record));
  if (!epsom_store_apply (store, EPSOM_ORIGIN_EDIT, changes, NULL, NULL, NULL, error))
    return FALSE;

  if (window != NULL && epsom_window_get_store (window) == store)
    {
      epsom_window_count_change (window, 1);
      epsom_window_add_toast (window, done, TRUE);
    }

  return TRUE;
}

static const EpsomEpisode *
find_ongoing (EpsomStore *store, const char *text)
{
  EpsomUuid id;
  const EpsomRecord *record;

  if (!epsom_uuid_parse (text, &id))
    return NULL;
  record = epsom_diary_lookup (epsom_store_get_diary (store), &id);
  if (record == NULL || record->kind != EPSOM_RECORD_EPISODE || epsom_record_as_episode (record)->has_end)
    return NULL;

  return epsom_record_as_episode (record);
}

static void
show_episode (EpsomApplication *application, const char *path, const char *episode)
{
  EpsomWindow *window = epsom_application_show_diary (application, path);
  EpsomUuid id;

  epsom_window_show_page (window, "today");
  if (epsom_uuid_parse (episode, &id) && epsom_window_get_page (window, "today") != NULL)
    epsom_today_page_ask (EPSOM_TODAY_PAGE (epsom_window_get_page (window, "today")), &id);
}

static gboolean
rate (EpsomApplication *application, EpsomStore *store, const EpsomEpisode *episode, int severity, GError **error)
{
  g_autofree char *done = NULL;
  g_autoptr (EpsomRecord) reading =
    epsom_today_rate (&episode->record.id, severity, epsom_today_get_instant (0), error);

  if (reading == NULL)
    return FALSE;

  /* Translators: a symptom, a severity from 0 to 10 and its word. */
  done = g_strdup_printf (_ ("%s %d, %s"), epsom_words_symptom (episode->symptom), severity,
                          epsom_words_severity (severity));

  return apply (application, store, reading, done, error);
}

/* Where the program was started for an answer, it stays for the next question. */
static void
wait_for_next (EpsomApplication *application, const char *path, EpsomStore *store)
{
  EpsomAsker *asker = epsom_application_get_asker (application);

  if (epsom_application_find_window (application, path) == NULL && epsom_asker_get_store (asker) == NULL)
    epsom_asker_set_store (asker, store);
}

static gboolean
take (EpsomApplication *application, EpsomStore *store, const EpsomPlan *plan, GError **error)
{
  g_autoptr (EpsomRecord) taken = epsom_today_repeat (plan->dose, epsom_today_get_instant (0), error);
  g_autofree char *done = taken != NULL ? epsom_words_record (taken) : NULL;

  return taken != NULL && apply (application, store, taken, done, error);
}

static void
take_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  EpsomApplication *application = user_data;
  const char *path, *id;
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomStore) store = NULL;
  g_autoptr (GPtrArray) plans = epsom_plans_get ();
  const EpsomPlan *plan;

  g_variant_get (parameter, "(&s&s)", &path, &id);
  plan = epsom_plans_find (plans, id);
  if (plan == NULL)
    {
      show_episode (application, path, id);
      return;
    }

  store = open_store (application, path, &error);
  if (store == NULL || !take (application, store, plan, &error))
    tell_failure (application, error);
  else
    wait_for_next (application, path, store);
}

static void
rate_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  EpsomApplication *application = user_data;
  const char *path, *id;
  int severity;
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomStore) store = NULL;
  const EpsomEpisode *episode;

  g_variant_get (parameter, "(&s&si)", &path, &id, &severity);
  store = open_store (application, path, &error);
  if (store == NULL)
    {
      tell_failure (application, error);
      return;
    }

  episode = find_ongoing (store, id);
  if (episode == NULL)
    show_episode (application, path, id);
  else if (!rate (application, store, episode, severity, &error))
    tell_failure (application, error);
  else
    wait_for_next (application, path, store);
}

/* The program may have been started for this press: then it asks from here on. */
static void
ask_milder_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  EpsomApplication *application = user_data;
  const char *path, *episode, *id;
  EpsomInstant now = epsom_instant_now ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomStore) store = NULL;
  g_autoptr (GPtrArray) questions = NULL;
  const EpsomQuestion *question;

  g_variant_get (parameter, "(&s&s&s)", &path, &episode, &id);
  store = open_store (application, path, &error);
  if (store == NULL)
    {
      tell_failure (application, error);
      return;
    }

  questions = epsom_questions_find (epsom_store_get_diary (store), path, now);
  question = epsom_questions_find_id (questions, id, now);
  if (question == NULL || question->milder == NULL)
    {
      show_episode (application, path, episode);
      return;
    }

  epsom_asker_ask_milder (epsom_application_get_asker (application), store, question);
  wait_for_next (application, path, store);
}

static void
show_episode_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *path, *id;

  g_variant_get (parameter, "(&s&s)", &path, &id);
  show_episode (user_data, path, id);
}

void
epsom_answers_install (EpsomApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "rate", .activate = rate_action, .parameter_type = "(ssi)" },
    { .name = "ask-milder", .activate = ask_milder_action, .parameter_type = "(sss)" },
    { .name = "take", .activate = take_action, .parameter_type = "(ss)" },
    { .name = "show-episode", .activate = show_episode_action, .parameter_type = "(ss)" },
  };

  g_return_if_fail (EPSOM_IS_APPLICATION (application));

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
}
