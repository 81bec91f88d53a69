/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-episode-card.h"

#include <glib/gi18n-lib.h>

#include "epsom-earlier.h"
#include "epsom-icons.h"
#include "epsom-lazy-menu.h"
#include "epsom-narrow.h"
#include "epsom-pill.h"
#include "epsom-severity-row.h"
#include "epsom-spark-view.h"
#include "epsom-today-acts.h"
#include "epsom-today-model.h"
#include "epsom-ui.h"
#include "epsom-words.h"
#include "epsom-wrap-layout.h"

/* The course and what was taken stay readable at a glance: the last ones of a long episode. */
#define MAX_COURSE 8
#define MAX_TAKEN 4

struct _EpsomEpisodeCard {
  AdwBin parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkMenuButton *began_button;
  GMenuModel *began_menu;
  GtkWidget *course_box;
  EpsomSparkView *spark;
  GtkLabel *course;
  GtkLabel *taken;
  GtkLabel *forgotten_label;
  EpsomSeverityRow *severity;
  GtkWidget *question;
  GtkLabel *due;
  GtkWidget *buttons;
  GtkWidget *over_button;
  GtkWidget *still_button;
  GtkWidget *details_button;

  EpsomRecord *record; /* (owned) (nullable): the episode */
  int asked_severity;  /* the number for which "earlier" was asked */
  gint64 last_sign;    /* UTC seconds: when it was last said to be going on */
  gboolean still;      /* a person said that it is still going on */
};

G_DEFINE_FINAL_TYPE (EpsomEpisodeCard, epsom_episode_card, ADW_TYPE_BIN)

static gboolean
apply (EpsomEpisodeCard *self, EpsomRecord *before, EpsomRecord *after, const char *done)
{
  GPtrArray *changes = epsom_changes_new ();

  g_ptr_array_add (changes, epsom_change_new (before, after));

  return epsom_ui_apply (GTK_WIDGET (self), changes, done);
}

static void
edit (EpsomEpisodeCard *self)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (self->details_button), "win.edit",
                                      gtk_actionable_get_action_target_value (GTK_ACTIONABLE (self->details_button)));
}

static EpsomRecord *
rate (EpsomEpisodeCard *self, int severity, gint64 seconds)
{
  const EpsomEpisode *episode = epsom_record_as_episode (self->record);
  EpsomInstant at = epsom_today_get_instant (seconds);
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomRecord) reading = epsom_today_rate (&self->record->id, severity, at, &error);
  g_autofree char *done = NULL;

  if (reading == NULL)
    {
      epsom_ui_show_error (GTK_WIDGET (self), _ ("That could not be stored"), error);
      return NULL;
    }

  /* Translators: a symptom, a severity from 0 to 10 and its word. */
  done = g_strdup_printf (_ ("%s %d, %s"), epsom_words_symptom (episode->symptom), severity,
                          epsom_words_severity (severity));

  return apply (self, NULL, reading, done) ? g_steal_pointer (&reading) : NULL;
}

static void
severity_chosen_cb (EpsomEpisodeCard *self, int severity)
{
  g_autoptr (EpsomRecord) reading = rate (self, severity, 0);
}

static void
severity_earlier_cb (GtkWidget *anchor, gint64 seconds, gpointer user_data)
{
  EpsomEpisodeCard *self = EPSOM_EPISODE_CARD (user_data);
  g_autoptr (EpsomRecord) reading = rate (self, self->asked_severity, MAX (seconds, 0));

  if (reading != NULL && seconds == EPSOM_EARLIER_OTHER)
    epsom_editor_present (GTK_WIDGET (self), EPSOM_RECORD_READING, reading);
}

static void
severity_chosen_earlier_cb (EpsomEpisodeCard *self, int severity)
{
  self->asked_severity = severity;
  epsom_earlier_popup (GTK_WIDGET (self->severity), severity_earlier_cb, self);
}

static void
end (EpsomEpisodeCard *self, gint64 seconds)
{
  const EpsomEpisode *episode = epsom_record_as_episode (self->record);
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomRecord) ended = epsom_today_end (episode, epsom_today_get_instant (seconds), &error);
  g_autofree char *done = NULL;

  if (ended == NULL)
    {
      epsom_ui_show_error (GTK_WIDGET (self), _ ("That could not be stored"), error);
      return;
    }

  /* Translators: %s is a symptom. */
  done = g_strdup_printf (_ ("%s is over"), epsom_words_symptom (episode->symptom));
  apply (self, self->record, ended, done);
}

/* Whether it looks as if its end was forgotten: an end now would not be true. */
static gboolean
is_forgotten (EpsomEpisodeCard *self, EpsomInstant now)
{
  return !self->still && epsom_today_is_forgotten (self->last_sign, now);
}

static void
over_earlier_cb (GtkWidget *anchor, gint64 seconds, gpointer user_data)
{
  if (seconds == EPSOM_EARLIER_OTHER)
    edit (user_data);
  else
    end (user_data, seconds);
}

static void
over_cb (EpsomEpisodeCard *self)
{
  if (is_forgotten (self, epsom_instant_now ()))
    epsom_earlier_popup_end (self->over_button, epsom_record_as_episode (self->record)->start, self->last_sign,
                             over_earlier_cb, self);
  else
    end (self, 0);
}

static void
show_forgotten (EpsomEpisodeCard *self, EpsomInstant now)
{
  EpsomInstant start = epsom_record_as_episode (self->record)->start;
  gboolean forgotten = is_forgotten (self, now);
  g_autofree char *date = epsom_ui_format_date (epsom_instant_get_date (start));
  /* Translators: %s is the date on which an episode began. */
  g_autofree char *text =
    g_strdup_printf (_ ("It began on %s, and nothing was said of it for a day. Is it over?"), date);

  gtk_label_set_label (self->forgotten_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->forgotten_label), forgotten);
  gtk_widget_set_visible (self->course_box, !forgotten && *gtk_label_get_label (self->course) != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->taken), !forgotten && *gtk_label_get_label (self->taken) != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->severity), !forgotten);
  gtk_widget_set_visible (self->question, !forgotten);
  gtk_widget_set_visible (GTK_WIDGET (self->due), !forgotten && *gtk_label_get_label (self->due) != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->began_button), !forgotten);
  gtk_button_set_label (GTK_BUTTON (self->over_button), forgotten ? _ ("It ended…") : _ ("It is over"));
}

static void
still_cb (EpsomEpisodeCard *self)
{
  self->still = TRUE;
  show_forgotten (self, epsom_instant_now ());
  epsom_episode_card_ask (self);
}

static void
begin_earlier_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EpsomEpisodeCard *self = EPSOM_EPISODE_CARD (widget);
  const EpsomEpisode *episode = epsom_record_as_episode (self->record);
  EpsomInstant start = epsom_instant_in_zone (episode->start.utc - g_variant_get_int64 (parameter), NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomRecord) moved = epsom_today_begin_at (episode, start, &error);
  g_autofree char *time = epsom_ui_format_time (start);
  g_autofree char *done = NULL;

  if (moved == NULL)
    {
      epsom_ui_show_error (widget, _ ("That could not be stored"), error);
      return;
    }

  /* Translators: a symptom, and the time at which it began. */
  done = g_strdup_printf (_ ("%s began at %s"), epsom_words_symptom (episode->symptom), time);
  apply (self, self->record, moved, done);
}

static void
details_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  edit (EPSOM_EPISODE_CARD (widget));
}

static void
epsom_episode_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EPSOM_TYPE_EPISODE_CARD);

  G_OBJECT_CLASS (epsom_episode_card_parent_class)->dispose (object);
}

static void
epsom_episode_card_finalize (GObject *object)
{
  g_clear_pointer (&EPSOM_EPISODE_CARD (object)->record, epsom_record_unref);

  G_OBJECT_CLASS (epsom_episode_card_parent_class)->finalize (object);
}

static void
epsom_episode_card_class_init (EpsomEpisodeCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = epsom_episode_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = epsom_episode_card_finalize;

  g_type_ensure (EPSOM_TYPE_SEVERITY_ROW);
  g_type_ensure (EPSOM_TYPE_SPARK_VIEW);
  g_type_ensure (EPSOM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/epsomdiary/Epsom/today/epsom-episode-card.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomEpisodeCard, icon);
  gtk_widget_class_bind_template_child (widget_class, EpsomEpisodeCard, title);
  gtk_widget_class_bind_template_child (widget_class, EpsomEpisodeCard, began_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomEpisodeCard, began_menu);
  gtk_widget_class_bind_template_child (widget_class, EpsomEpisodeCard, course_box);
  gtk_widget_class_bind_template_child (widget_class, EpsomEpisodeCard, spark);
  gtk_widget_class_bind_template_child (widget_class, EpsomEpisodeCard, course);
  gtk_widget_class_bind_template_child (widget_class, EpsomEpisodeCard, taken);
  gtk_widget_class_bind_template_child (widget_class, EpsomEpisodeCard, forgotten_label);
  gtk_widget_class_bind_template_child (widget_class, EpsomEpisodeCard, severity);
  gtk_widget_class_bind_template_child (widget_class, EpsomEpisodeCard, question);
  gtk_widget_class_bind_template_child (widget_class, EpsomEpisodeCard, due);
  gtk_widget_class_bind_template_child (widget_class, EpsomEpisodeCard, buttons);
  gtk_widget_class_bind_template_child (widget_class, EpsomEpisodeCard, over_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomEpisodeCard, still_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomEpisodeCard, details_button);
  gtk_widget_class_bind_template_callback (widget_class, severity_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, severity_chosen_earlier_cb);
  gtk_widget_class_bind_template_callback (widget_class, over_cb);
  gtk_widget_class_bind_template_callback (widget_class, still_cb);

  gtk_widget_class_install_action (widget_class, "episode.begin-earlier", "x", begin_earlier_action);
  gtk_widget_class_install_action (widget_class, "episode.details", NULL, details_action);
}

static void
epsom_episode_card_init (EpsomEpisodeCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  epsom_narrow_wrap (GTK_WIDGET (self), EPSOM_NARROWEST_PART);
  epsom_lazy_menu_attach (GTK_WIDGET (self->began_button), self->began_menu);
  epsom_earlier_attach (self->over_button, NULL, over_earlier_cb, self);
}

GtkWidget *
epsom_episode_card_new (void)
{
  return g_object_new (EPSOM_TYPE_EPISODE_CARD, NULL);
}

/* "8 → 5 → 2", and what the latest one was and when. */
static void
show_course (EpsomEpisodeCard *self, const EpsomRecord *const *readings, guint n)
{
  guint first = n > MAX_COURSE ? n - MAX_COURSE : 0;
  g_autoptr (GString) course = g_string_new (first > 0 ? "… → " : NULL);

  gtk_label_set_label (self->course, "");
  epsom_severity_row_set_severity (self->severity, n > 0 ? epsom_record_as_reading (readings[n - 1])->severity : -1);
  if (n == 0)
    return;

  for (guint i = first; i < n; i++)
    g_string_append_printf (course, "%s%d", i > first ? " → " : "", epsom_record_as_reading (readings[i])->severity);

  {
    g_autofree char *time = epsom_ui_format_time (epsom_record_as_reading (readings[n - 1])->at);

    /* Translators: %s is the time of the latest reading. */
    g_string_append (course, "  ·  ");
    g_string_append_printf (course, C_ ("the latest reading", "at %s"), time);
  }
  gtk_label_set_label (self->course, course->str);
}

static void
show_taken (EpsomEpisodeCard *self, EpsomDiary *diary)
{
  guint before;
  g_autoptr (GPtrArray) taken =
    epsom_today_find_taken (diary, epsom_record_as_episode (self->record), MAX_TAKEN, &before);
  g_autoptr (GString) lines = g_string_new (NULL);

  if (before > 0)
    /* Translators: how many doses and medicines are not listed. */
    g_string_append_printf (lines, g_dngettext (GETTEXT_PACKAGE, "%u before", "%u before", before), before);
  for (guint i = 0; i < taken->len; i++)
    {
      const EpsomRecord *record = g_ptr_array_index (taken, i);
      EpsomInstant at =
        record->kind == EPSOM_RECORD_DOSE ? epsom_record_as_dose (record)->at : epsom_record_as_medicine (record)->at;
      g_autofree char *time = epsom_ui_format_time (at);
      g_autofree char *words = epsom_words_record (record);

      g_string_append_printf (lines, "%s%s  %s", lines->len > 0 ? "\n" : "", time, words);
    }

  gtk_label_set_label (self->taken, lines->str);
}

void
epsom_episode_card_tick (EpsomEpisodeCard *self, EpsomInstant now)
{
  const EpsomEpisode *episode;
  g_autofree char *duration = NULL;

  g_return_if_fail (EPSOM_IS_EPISODE_CARD (self));
  g_return_if_fail (self->record != NULL);

  episode = epsom_record_as_episode (self->record);
  if (now.utc - episode->start.utc < 60)
    duration = g_strdup (_ ("Just now"));
  else
    duration = epsom_words_duration (now.utc - episode->start.utc);
  if (g_strcmp0 (gtk_menu_button_get_label (self->began_button), duration) != 0)
    gtk_menu_button_set_label (self->began_button, duration);
  epsom_spark_view_tick (self->spark, now);
}

void
epsom_episode_card_update (EpsomEpisodeCard *self,
                           EpsomDiary *diary,
                           const EpsomEpisode *episode,
                           EpsomInstant now,
                           gboolean writes)
{
  EpsomRecord *record = (EpsomRecord *) &episode->record;
  const char *symptom;
  char id[EPSOM_UUID_STRING_SIZE];
  guint n;
  const EpsomRecord *const *readings;

  g_return_if_fail (EPSOM_IS_EPISODE_CARD (self));

  readings = epsom_diary_get_readings (diary, &record->id, &n);
  symptom = epsom_words_symptom (episode->symptom);

  epsom_record_ref (record);
  g_clear_pointer (&self->record, epsom_record_unref);
  self->record = record;

  gtk_image_set_from_icon_name (self->icon, epsom_icons_get_symptom (episode->symptom));
  gtk_label_set_label (self->title, symptom);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, symptom, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->details_button), "s", epsom_uuid_to_string (&record->id, id));
  show_course (self, readings, n);
  epsom_spark_view_show (self->spark, diary, episode, now);
  show_taken (self, diary);
  self->last_sign = epsom_diary_get_last_sign (diary, episode);
  show_forgotten (self, now);
  epsom_episode_card_tick (self, now);

  gtk_widget_set_sensitive (GTK_WIDGET (self->severity), writes);
  gtk_widget_set_sensitive (self->buttons, writes);
  gtk_widget_set_sensitive (GTK_WIDGET (self->began_button), writes);
}

void
epsom_episode_card_show_due (EpsomEpisodeCard *self, const EpsomFollowUp *next, EpsomInstant now)
{
  g_autofree char *after = NULL;
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (EPSOM_IS_EPISODE_CARD (self));

  if (next != NULL)
    {
      EpsomInstant due = epsom_instant_in_zone (next->due, NULL);

      after = epsom_words_duration ((gint64) next->minutes * 60);
      time = epsom_ui_format_time (due);
      if (next->due <= now.utc)
        /* Translators: how long after a dose. */
        text = g_strdup_printf (_ ("A reading is due: %s after the dose"), after);
      else if (epsom_instant_get_date (due) != epsom_instant_get_date (now))
        /* Translators: a time of the next day, and how long that is after a dose. */
        text = g_strdup_printf (_ ("Next reading due tomorrow at %s, %s after the dose"), time, after);
      else
        /* Translators: a time of day, and how long that is after a dose. */
        text = g_strdup_printf (_ ("Next reading due at %s, %s after the dose"), time, after);
    }
  gtk_label_set_label (self->due, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->due), text != NULL && gtk_widget_get_visible (self->question));
}

const EpsomEpisode *
epsom_episode_card_get_episode (EpsomEpisodeCard *self)
{
  g_return_val_if_fail (EPSOM_IS_EPISODE_CARD (self), NULL);

  return self->record != NULL ? epsom_record_as_episode (self->record) : NULL;
}

void
epsom_episode_card_rate (EpsomEpisodeCard *self, int severity)
{
  g_return_if_fail (EPSOM_IS_EPISODE_CARD (self));

  if (gtk_widget_is_sensitive (GTK_WIDGET (self->severity)) && gtk_widget_get_visible (GTK_WIDGET (self->severity)))
    epsom_severity_row_press (self->severity, severity);
}

gboolean
epsom_episode_card_end (EpsomEpisodeCard *self)
{
  g_return_val_if_fail (EPSOM_IS_EPISODE_CARD (self), FALSE);

  return epsom_ui_press (self->over_button);
}

gboolean
epsom_episode_card_ask (EpsomEpisodeCard *self)
{
  g_return_val_if_fail (EPSOM_IS_EPISODE_CARD (self), FALSE);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->severity)))
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->severity));

  return TRUE;
}
