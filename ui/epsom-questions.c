/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-questions.h"

#include <glib/gi18n-lib.h>

#include "epsom-answers.h"
#include "epsom-follow-up.h"
#include "epsom-plans.h"
#include "epsom-settings.h"
#include "epsom-ui.h"
#include "epsom-words.h"

/* Of the answers, from none on: those that share a button where there are too few. */
#define N_MILDER 2

static void
question_free (gpointer data)
{
  EpsomQuestion *question = data;

  g_free (question->id);
  g_object_unref (question->notification);
  g_clear_object (&question->milder);
  g_free (question);
}

static char *
create_id (const EpsomFollowUp *follow_up)
{
  char dose[EPSOM_UUID_STRING_SIZE], episode[EPSOM_UUID_STRING_SIZE];

  return g_strdup_printf ("reading-%s-%s-%d", epsom_uuid_to_string (&follow_up->dose->record.id, dose),
                          epsom_uuid_to_string (&follow_up->episode->record.id, episode), follow_up->minutes);
}

/* Whether the desktop shows all buttons of a notification. GNOME's shell shows three and leaves out the rest without a
 * word; that of others is known, and three do no harm anywhere. */
static gboolean
shows_all_buttons (void)
{
  const char *const known[] = { "KDE", "XFCE" };
  const char *current = g_getenv ("XDG_CURRENT_DESKTOP");
  g_auto (GStrv) names = g_strsplit (current != NULL ? current : "", ":", -1);

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_strv_contains ((const char *const *) names, known[i]))
      return TRUE;

  return FALSE;
}

/* The question without its buttons. */
static GNotification *
create_notification (const EpsomFollowUp *follow_up, const char *path, const char *episode)
{
  /* Translators: %s is a symptom. */
  g_autofree char *title =
    g_strdup_printf (_ ("%s: how bad is it now?"), epsom_words_symptom (follow_up->episode->symptom));
  g_autofree char *after = epsom_words_duration ((gint64) follow_up->minutes * 60);
  g_autofree char *dose = epsom_words_dose (follow_up->dose);
  /* Translators: how long after a dose, and the dose. */
  g_autofree char *body = g_strdup_printf (_ ("%s after %s"), after, dose);
  GNotification *notification = g_notification_new (title);

  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, EPSOM_ANSWER_OPEN, "(ss)", path, episode);

  return notification;
}

static void
add_answers (GNotification *notification, const char *path, const char *episode, guint from, guint to)
{
  const char *const answers[EPSOM_N_ANSWERS] = { C_ ("severity", "None"), C_ ("severity", "Mild"),
                                                 C_ ("severity", "Moderate"), C_ ("severity", "Severe") };

  for (guint i = from; i < to; i++)
    g_notification_add_button_with_target (notification, answers[i], EPSOM_ANSWER_RATE, "(ssi)", path, episode,
                                           epsom_follow_up_severity (i));
}

/* Where there are three buttons, one press is for whoever is bad, and two for whom it has left. */
static EpsomQuestion *
create_question (const EpsomFollowUp *follow_up, const char *path)
{
  EpsomQuestion *question = g_new (EpsomQuestion, 1);
  char episode[EPSOM_UUID_STRING_SIZE];

  epsom_uuid_to_string (&follow_up->episode->record.id, episode);
  *question = (EpsomQuestion){ create_id (follow_up), follow_up->ask, follow_up->until,
                               create_notification (follow_up, path, episode), NULL };
  if (shows_all_buttons ())
    {
      add_answers (question->notification, path, episode, 0, EPSOM_N_ANSWERS);
      return question;
    }

  g_notification_add_button_with_target (question->notification, C_ ("severity", "None or mild…"), EPSOM_ANSWER_MILDER,
                                         "(sss)", path, episode, question->id);
  add_answers (question->notification, path, episode, N_MILDER, EPSOM_N_ANSWERS);
  question->milder = create_notification (follow_up, path, episode);
  add_answers (question->milder, path, episode, 0, N_MILDER);

  return question;
}

static GNotification *
create_reminder (const EpsomPlan *plan, const char *path)
{
  g_autofree char *dose = epsom_words_record (plan->dose);
  g_autofree char *time = epsom_ui_format_clock (plan->minutes * 60);
  /* Translators: %s is a time of day. */
  g_autofree char *body = g_strdup_printf (_ ("Planned at %s"), time);
  GNotification *notification = g_notification_new (dose);
  char id[EPSOM_UUID_STRING_SIZE];

  epsom_uuid_to_string (&plan->dose->id, id);
  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, EPSOM_ANSWER_OPEN, "(ss)", path, id);
  /* Translators: a button: the dose was taken. */
  g_notification_add_button_with_target (notification, C_ ("dose", "Taken"), EPSOM_ANSWER_TAKE, "(ss)", path, id);

  return notification;
}

/* Each reminder of @date that is not taken yet and not of yesterday by now. */
static void
add_reminders (GPtrArray *questions, const GPtrArray *plans, EpsomDiary *diary, const char *path, EpsomDate date)
{
  g_autoptr (GArray) days = epsom_plans_find_day (plans, diary, date, NULL);

  for (guint i = 0; i < days->len; i++)
    {
      const EpsomPlanDay *day = &g_array_index (days, EpsomPlanDay, i);
      char id[EPSOM_UUID_STRING_SIZE];
      EpsomQuestion *question;

      if (!day->plan->reminds || day->taken)
        continue;
      question = g_new (EpsomQuestion, 1);
      *question = (EpsomQuestion){
        .id = g_strdup_printf ("plan-%s-%d", epsom_uuid_to_string (&day->plan->dose->id, id), date),
        .ask = day->at,
        .until = epsom_quiet_resolve (date + 1, 0, NULL) - 1,
        .notification = create_reminder (day->plan, path),
      };
      g_ptr_array_add (questions, question);
    }
}

GPtrArray *
epsom_questions_find (EpsomDiary *diary, const char *path, EpsomInstant now)
{
  EpsomFollowUpRules rules = epsom_settings_get_follow_ups (epsom_settings_get_default ());
  g_autoptr (GArray) follow_ups = epsom_follow_ups_find (diary, now, &rules);
  g_autoptr (GPtrArray) plans = epsom_plans_get ();
  GPtrArray *questions = g_ptr_array_new_with_free_func (question_free);

  for (guint i = 0; i < follow_ups->len; i++)
    g_ptr_array_add (questions, create_question (&g_array_index (follow_ups, EpsomFollowUp, i), path));
  add_reminders (questions, plans, diary, path, epsom_instant_get_date (now));
  add_reminders (questions, plans, diary, path, epsom_instant_get_date (now) + 1);

  return questions;
}

const EpsomQuestion *
epsom_questions_find_id (const GPtrArray *questions, const char *id, EpsomInstant now)
{
  g_return_val_if_fail (questions != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < questions->len; i++)
    {
      const EpsomQuestion *question = g_ptr_array_index (questions, i);

      if (g_str_equal (question->id, id) && question->ask <= now.utc)
        return question;
    }

  return NULL;
}
