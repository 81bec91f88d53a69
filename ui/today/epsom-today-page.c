/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-today-page.h"

#include <glib/gi18n-lib.h>

#include "epsom-dates.h"
#include "epsom-day-bar.h"
#include "epsom-earlier.h"
#include "epsom-episode-card.h"
#include "epsom-follow-up.h"
#include "epsom-icons.h"
#include "epsom-infusion-list.h"
#include "epsom-infusion.h"
#include "epsom-pill.h"
#include "epsom-plan-list.h"
#include "epsom-settings.h"
#include "epsom-severity-row.h"
#include "epsom-take-bar.h"
#include "epsom-today-acts.h"
#include "epsom-today-entries.h"
#include "epsom-today-model.h"
#include "epsom-ui.h"
#include "epsom-words.h"
#include "epsom-wrap-layout.h"

/* Of what goes on at once; more cards than these would hide the page. */
#define MAX_CARDS 5

struct _EpsomTodayPage {
  EpsomPage parent_instance;

  GtkLabel *date_label;
  GtkLabel *cycle_label;
  EpsomInfusionList *infusions;
  GtkWidget *cards;
  GtkWidget *more;
  AdwPreferencesRow *more_row;
  GtkWidget *happening;
  GtkWidget *symptoms;
  EpsomPlanList *plans;
  GtkWidget *taking;
  EpsomTakeBar *take_bar;
  GtkWidget *day;
  EpsomDayBar *day_bar;
  EpsomTodayEntries *entries;

  EpsomDiary *shown; /* (owned) (nullable): the snapshot that is on the page */
  EpsomDate date;    /* the date that is on the page */
  guint tick_id;     /* while mapped */
};

G_DEFINE_FINAL_TYPE (EpsomTodayPage, epsom_today_page, EPSOM_TYPE_PAGE)

static EpsomEpisodeCard *
find_card (EpsomTodayPage *self, const EpsomUuid *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->cards); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const EpsomEpisode *episode = epsom_episode_card_get_episode (EPSOM_EPISODE_CARD (child));

      if (epsom_uuid_equal (&episode->record.id, id))
        return EPSOM_EPISODE_CARD (child);
    }

  return NULL;
}

/* Whether @symptom goes on already: then it is asked how bad it is. */
static gboolean
ask_about (EpsomTodayPage *self, const char *symptom)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->cards); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      EpsomEpisodeCard *card = EPSOM_EPISODE_CARD (child);

      if (g_str_equal (epsom_episode_card_get_episode (card)->symptom, symptom) && epsom_episode_card_ask (card))
        return TRUE;
    }

  return FALSE;
}

static void
begin (EpsomTodayPage *self, const char *symptom, gint64 seconds)
{
  EpsomInstant at = epsom_today_get_instant (MAX (seconds, 0));
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomRecord) episode = epsom_today_begin (symptom, at, &error);
  g_autofree char *done = NULL;
  GPtrArray *changes;
  EpsomEpisodeCard *card;

  if (episode == NULL)
    {
      epsom_ui_show_error (GTK_WIDGET (self), _ ("That could not be stored"), error);
      return;
    }

  if (seconds == EPSOM_EARLIER_OTHER)
    {
      epsom_editor_present_copy (GTK_WIDGET (self), episode, EPSOM_FIELD_AT);
      return;
    }

  done = epsom_words_record (episode);
  changes = epsom_changes_new ();
  g_ptr_array_add (changes, epsom_change_new (NULL, episode));
  if (!epsom_ui_apply (GTK_WIDGET (self), changes, done))
    return;

  card = find_card (self, &episode->id);
  if (card != NULL)
    epsom_episode_card_ask (card);
}

static void
begin_earlier_cb (GtkWidget *pill, gint64 seconds, gpointer user_data)
{
  begin (EPSOM_TODAY_PAGE (user_data), g_object_get_data (G_OBJECT (pill), "symptom"), seconds);
}

/* What goes on already does not begin a second time: a hand that presses twice means the same attack. */
static void
begin_cb (GtkWidget *pill, EpsomTodayPage *self)
{
  if (!ask_about (self, g_object_get_data (G_OBJECT (pill), "symptom")))
    begin_earlier_cb (pill, 0, self);
}

static void
append_symptom (EpsomTodayPage *self, const char *symptom)
{
  GtkWidget *pill = epsom_pill_new (epsom_icons_get_symptom (symptom), epsom_words_symptom (symptom));

  g_object_set_data_full (G_OBJECT (pill), "symptom", g_strdup (symptom), g_free);
  g_signal_connect (pill, "clicked", G_CALLBACK (begin_cb), self);
  epsom_earlier_attach (pill, NULL, begin_earlier_cb, self);
  gtk_box_append (GTK_BOX (self->symptoms), pill);
}

/* Whether the pills are those of @symptoms already. */
static gboolean
shows_symptoms (EpsomTodayPage *self, const GPtrArray *symptoms)
{
  GtkWidget *pill = gtk_widget_get_first_child (self->symptoms);

  for (guint i = 0; i < symptoms->len; i++, pill = gtk_widget_get_next_sibling (pill))
    if (pill == NULL ||
        g_strcmp0 (g_object_get_data (G_OBJECT (pill), "symptom"), g_ptr_array_index (symptoms, i)) != 0)
      return FALSE;

  return pill == gtk_widget_get_last_child (self->symptoms);
}

/* Before the last pill, which adds another. */
static void
update_symptoms (EpsomTodayPage *self)
{
  EpsomSettings *settings = epsom_settings_get_default ();
  g_autoptr (GPtrArray) symptoms = epsom_today_arrange_symptoms (self->shown, epsom_settings_get_symptoms (settings),
                                                                 epsom_settings_get_hidden_symptoms (settings));
  GtkWidget *last = gtk_widget_get_last_child (self->symptoms);
  GtkWidget *pill;

  if (shows_symptoms (self, symptoms))
    return;

  while ((pill = gtk_widget_get_first_child (self->symptoms)) != last)
    gtk_box_remove (GTK_BOX (self->symptoms), pill);
  for (guint i = 0; i < symptoms->len; i++)
    append_symptom (self, g_ptr_array_index (symptoms, i));
  gtk_box_reorder_child_after (GTK_BOX (self->symptoms), last, gtk_widget_get_last_child (self->symptoms));
}

static void
remove_cards_over (EpsomTodayPage *self, const GPtrArray *episodes)
{
  GtkWidget *next;

  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card != NULL; card = next)
    {
      const EpsomEpisode *shown = epsom_episode_card_get_episode (EPSOM_EPISODE_CARD (card));
      gboolean stays = FALSE;

      next = gtk_widget_get_next_sibling (card);
      for (guint i = 0; i < episodes->len && !stays; i++)
        {
          const EpsomRecord *record = g_ptr_array_index (episodes, i);

          stays = epsom_uuid_equal (&record->id, &shown->record.id);
        }
      if (stays)
        continue;

      /* The keyboard goes on where something can be begun. */
      if (card == gtk_widget_get_focus_child (self->cards))
        gtk_widget_child_focus (self->symptoms, GTK_DIR_TAB_FORWARD);
      gtk_box_remove (GTK_BOX (self->cards), card);
    }
}

/* Imported diaries may lack the end of many. */
static void
show_more (EpsomTodayPage *self, guint n)
{
  /* Translators: how many more episodes there are of which no end is recorded. */
  g_autofree char *text =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more episode has no end", "%u more episodes have no end", n), n);

  adw_preferences_row_set_title (self->more_row, text);
  gtk_widget_set_visible (self->more, n > 0);
}

static void
update_cards (EpsomTodayPage *self, EpsomInstant now)
{
  guint n_more;
  g_autoptr (GPtrArray) episodes = epsom_today_find_cards (self->shown, now, MAX_CARDS, &n_more);
  gboolean writes = !epsom_store_get_read_only (epsom_page_get_store (EPSOM_PAGE (self)));
  GtkWidget *previous = NULL;

  remove_cards_over (self, episodes);
  for (guint i = 0; i < episodes->len; i++)
    {
      const EpsomRecord *record = g_ptr_array_index (episodes, i);
      EpsomEpisodeCard *card = find_card (self, &record->id);

      if (card == NULL)
        {
          card = EPSOM_EPISODE_CARD (epsom_episode_card_new ());
          epsom_episode_card_update (card, self->shown, epsom_record_as_episode (record), now, writes);
          gtk_box_insert_child_after (GTK_BOX (self->cards), GTK_WIDGET (card), previous);
        }
      else
        {
          epsom_episode_card_update (card, self->shown, epsom_record_as_episode (record), now, writes);
          gtk_box_reorder_child_after (GTK_BOX (self->cards), GTK_WIDGET (card), previous);
        }
      previous = GTK_WIDGET (card);
    }
  show_more (self, n_more);
  gtk_widget_set_visible (self->cards, episodes->len > 0);
}

/* The readings that are asked for, whether a notification asks for them or not. */
static void
update_due (EpsomTodayPage *self, EpsomInstant now)
{
  const EpsomFollowUpRules rules = epsom_settings_get_follow_ups (epsom_settings_get_default ());
  g_autoptr (GArray) follow_ups = self->shown != NULL ? epsom_follow_ups_find (self->shown, now, &rules) : NULL;

  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card != NULL && follow_ups != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      const EpsomEpisode *episode = epsom_episode_card_get_episode (EPSOM_EPISODE_CARD (card));

      epsom_episode_card_show_due (EPSOM_EPISODE_CARD (card),
                                   epsom_follow_ups_find_next (follow_ups, &episode->record.id), now);
    }
}

static void
settings_changed_cb (EpsomTodayPage *self)
{
  update_due (self, epsom_instant_now ());
}

static gboolean
epsom_today_page_refresh (EpsomPage *page, guint step G_GNUC_UNUSED)
{
  EpsomTodayPage *self = EPSOM_TODAY_PAGE (page);
  EpsomInstant now = epsom_instant_now ();
  EpsomDate date = epsom_instant_get_date (now);
  EpsomDiary *diary = epsom_page_get_diary (page);
  gboolean writes;
  g_autofree char *text = NULL;
  g_autofree char *cycle_day = NULL;

  if (diary == NULL)
    return FALSE;

  writes = !epsom_store_get_read_only (epsom_page_get_store (page));
  g_clear_pointer (&self->shown, epsom_diary_unref);
  self->shown = epsom_diary_ref (diary);
  self->date = date;

  text = epsom_ui_format_date (date);
  gtk_label_set_label (self->date_label, text);
  cycle_day = epsom_ui_format_cycle_day (epsom_dates_get_cycle_day (diary, date));
  gtk_label_set_label (self->cycle_label, cycle_day != NULL ? cycle_day : "");
  gtk_widget_set_visible (GTK_WIDGET (self->cycle_label), cycle_day != NULL);
  epsom_infusion_list_update (self->infusions, diary, now, writes);
  update_cards (self, now);
  update_due (self, now);
  update_symptoms (self);
  epsom_plan_list_update (self->plans, diary, date);
  epsom_take_bar_update (self->take_bar, diary);
  epsom_day_bar_update (self->day_bar, diary, date);
  epsom_today_entries_update (self->entries, diary, date);
  gtk_widget_set_sensitive (self->happening, writes);
  gtk_widget_set_sensitive (GTK_WIDGET (self->plans), writes);
  gtk_widget_set_sensitive (self->taking, writes);
  gtk_widget_set_sensitive (self->day, writes);
  return FALSE;
}

/* An infusion that is recorded as it begins is timed, whichever form or button it came from. */
static void
epsom_today_page_changed (EpsomPage *page, GPtrArray *changes)
{
  EpsomInstant now = epsom_instant_now ();

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const EpsomChange *change = g_ptr_array_index (changes, i);

      if (epsom_infusion_begins (change, now))
        epsom_infusion_time (&change->after->id);
    }
}

/* At midnight another day begins. */
static void
check_date (EpsomTodayPage *self, EpsomInstant now)
{
  if (epsom_instant_get_date (now) != self->date)
    epsom_page_invalidate (EPSOM_PAGE (self));
}

static guint seconds_to_next_minute (void);

static gboolean
tick_cb (gpointer user_data)
{
  EpsomTodayPage *self = user_data;
  EpsomInstant now = epsom_instant_now ();

  check_date (self, now);
  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    epsom_episode_card_tick (EPSOM_EPISODE_CARD (card), now);
  update_due (self, now);
  epsom_infusion_list_tick (self->infusions, now);
  self->tick_id = g_timeout_add_seconds (seconds_to_next_minute (), tick_cb, self);

  return G_SOURCE_REMOVE;
}

static guint
seconds_to_next_minute (void)
{
  return 60 - (guint) (g_get_real_time () / G_USEC_PER_SEC % 60);
}

/* Which of several ongoing episodes a digit rates: the one with the focus, otherwise the latest. */
static EpsomEpisodeCard *
find_card_to_rate (EpsomTodayPage *self)
{
  GtkWidget *focused = gtk_widget_get_focus_child (self->cards);
  GtkWidget *card = focused != NULL ? focused : gtk_widget_get_first_child (self->cards);

  return card != NULL ? EPSOM_EPISODE_CARD (card) : NULL;
}

static gboolean
rate_key_cb (GtkWidget *widget, GVariant *severity, gpointer user_data)
{
  EpsomTodayPage *self = EPSOM_TODAY_PAGE (widget);
  EpsomEpisodeCard *card = find_card_to_rate (self);

  if (card == NULL || !gtk_widget_get_mapped (widget))
    return FALSE;

  epsom_episode_card_rate (card, g_variant_get_int32 (severity));

  return TRUE;
}

static gboolean
end_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  EpsomEpisodeCard *card = find_card_to_rate (EPSOM_TODAY_PAGE (widget));

  return card != NULL && epsom_episode_card_end (card);
}

static gboolean
nothing_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  return epsom_day_bar_note_nothing (EPSOM_TODAY_PAGE (widget)->day_bar);
}

static void
add_key (GtkEventController *controller, guint key, GtkShortcutFunc pressed)
{
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_keyval_trigger_new (key, 0), gtk_callback_action_new (pressed, NULL, NULL)));
}

static void
add_keys (EpsomTodayPage *self)
{
  const guint keys[] = { GDK_KEY_0,    GDK_KEY_1,    GDK_KEY_2,    GDK_KEY_3,    GDK_KEY_4,    GDK_KEY_5,
                         GDK_KEY_6,    GDK_KEY_7,    GDK_KEY_8,    GDK_KEY_9,    GDK_KEY_t,    GDK_KEY_KP_0,
                         GDK_KEY_KP_1, GDK_KEY_KP_2, GDK_KEY_KP_3, GDK_KEY_KP_4, GDK_KEY_KP_5, GDK_KEY_KP_6,
                         GDK_KEY_KP_7, GDK_KEY_KP_8, GDK_KEY_KP_9 };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_MANAGED);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut =
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i], 0), gtk_callback_action_new (rate_key_cb, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (epsom_severity_from_key (keys[i])));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  add_key (controller, GDK_KEY_e, end_key_cb);
  add_key (controller, GDK_KEY_n, nothing_key_cb);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
epsom_today_page_map (GtkWidget *widget)
{
  EpsomTodayPage *self = EPSOM_TODAY_PAGE (widget);

  check_date (self, epsom_instant_now ());
  GTK_WIDGET_CLASS (epsom_today_page_parent_class)->map (widget);

  if (self->tick_id == 0)
    self->tick_id = g_timeout_add_seconds (seconds_to_next_minute (), tick_cb, self);
}

static void
epsom_today_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&EPSOM_TODAY_PAGE (widget)->tick_id, g_source_remove);

  GTK_WIDGET_CLASS (epsom_today_page_parent_class)->unmap (widget);
}

static void
epsom_today_page_dispose (GObject *object)
{
  EpsomTodayPage *self = EPSOM_TODAY_PAGE (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_pointer (&self->shown, epsom_diary_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), EPSOM_TYPE_TODAY_PAGE);

  G_OBJECT_CLASS (epsom_today_page_parent_class)->dispose (object);
}

static void
epsom_today_page_class_init (EpsomTodayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = epsom_today_page_dispose;
  widget_class->map = epsom_today_page_map;
  widget_class->unmap = epsom_today_page_unmap;
  EPSOM_PAGE_CLASS (klass)->changed = epsom_today_page_changed;
  EPSOM_PAGE_CLASS (klass)->refresh = epsom_today_page_refresh;

  g_type_ensure (EPSOM_TYPE_WRAP_LAYOUT);
  g_type_ensure (EPSOM_TYPE_INFUSION_LIST);
  g_type_ensure (EPSOM_TYPE_PLAN_LIST);
  g_type_ensure (EPSOM_TYPE_TAKE_BAR);
  g_type_ensure (EPSOM_TYPE_DAY_BAR);
  g_type_ensure (EPSOM_TYPE_TODAY_ENTRIES);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/epsomdiary/Epsom/today/epsom-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomTodayPage, date_label);
  gtk_widget_class_bind_template_child (widget_class, EpsomTodayPage, cycle_label);
  gtk_widget_class_bind_template_child (widget_class, EpsomTodayPage, infusions);
  gtk_widget_class_bind_template_child (widget_class, EpsomTodayPage, cards);
  gtk_widget_class_bind_template_child (widget_class, EpsomTodayPage, more);
  gtk_widget_class_bind_template_child (widget_class, EpsomTodayPage, more_row);
  gtk_widget_class_bind_template_child (widget_class, EpsomTodayPage, happening);
  gtk_widget_class_bind_template_child (widget_class, EpsomTodayPage, symptoms);
  gtk_widget_class_bind_template_child (widget_class, EpsomTodayPage, plans);
  gtk_widget_class_bind_template_child (widget_class, EpsomTodayPage, taking);
  gtk_widget_class_bind_template_child (widget_class, EpsomTodayPage, take_bar);
  gtk_widget_class_bind_template_child (widget_class, EpsomTodayPage, day);
  gtk_widget_class_bind_template_child (widget_class, EpsomTodayPage, day_bar);
  gtk_widget_class_bind_template_child (widget_class, EpsomTodayPage, entries);
}

static void
epsom_today_page_init (EpsomTodayPage *self)
{
  EpsomSettings *settings = epsom_settings_get_default ();
  GtkWidget *other;

  self->date = EPSOM_DATE_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));

  other = epsom_pill_new ("list-add-symbolic", _ ("Other…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (other), "win.add");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (other), "s", "episode");
  gtk_box_append (GTK_BOX (self->symptoms), other);
  update_symptoms (self);
  g_signal_connect_object (settings, "notify::symptoms", G_CALLBACK (update_symptoms), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::hidden-symptoms", G_CALLBACK (update_symptoms), self, G_CONNECT_SWAPPED);

  g_signal_connect_object (settings, "notify", G_CALLBACK (settings_changed_cb), self, G_CONNECT_SWAPPED);

  add_keys (self);
}

void
epsom_today_page_ask (EpsomTodayPage *self, const EpsomUuid *episode)
{
  EpsomEpisodeCard *card;

  g_return_if_fail (EPSOM_IS_TODAY_PAGE (self));
  g_return_if_fail (episode != NULL);

  card = find_card (self, episode);
  if (card != NULL)
    epsom_episode_card_ask (card);
}
