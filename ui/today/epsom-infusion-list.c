/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-infusion-list.h"

#include <glib/gi18n-lib.h>

#include "epsom-infusion.h"
#include "epsom-pill.h"
#include "epsom-settings.h"
#include "epsom-ui.h"
#include "epsom-words.h"
#include "epsom-wrap-layout.h"

#define COLUMN_WIDTH 130

struct _EpsomInfusionList {
  AdwBin parent_instance;

  GtkBox *cards;     /* (unowned) child */
  GPtrArray *shown;  /* (owned) (element-type EpsomRecord): of the cards, in their order */
  EpsomDiary *diary; /* (owned) (nullable) */
  gboolean writes;
};

G_DEFINE_FINAL_TYPE (EpsomInfusionList, epsom_infusion_list, ADW_TYPE_BIN)

static EpsomRecord *
get_record (GtkWidget *card)
{
  return g_object_get_data (G_OBJECT (card), "record");
}

static void
stop_cb (GtkWidget *card)
{
  EpsomRecord *record = get_record (card);
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomRecord) stopped = NULL;
  g_autofree char *done = NULL;
  GPtrArray *changes;

  stopped = epsom_infusion_stop (epsom_record_as_dose (record), epsom_instant_now (), &error);
  if (stopped == NULL)
    {
      epsom_ui_show_error (card, _ ("That could not be stored"), error);
      return;
    }

  done = epsom_words_record (stopped);
  changes = epsom_changes_new ();
  g_ptr_array_add (changes, epsom_change_new (record, stopped));
  epsom_ui_apply (card, changes, done);
}

/* The dose stays as it is, without minutes. */
static void
forget_cb (GtkWidget *card)
{
  epsom_infusion_forget (&get_record (card)->id);
}

static void
show_duration (GtkWidget *card, EpsomInstant now)
{
  const EpsomDose *dose = epsom_record_as_dose (get_record (card));
  GtkLabel *label = g_object_get_data (G_OBJECT (card), "duration");
  g_autofree char *time = epsom_ui_format_time (dose->at);
  g_autofree char *duration = epsom_words_duration (MAX (now.utc - dose->at.utc, 0));
  /* Translators: since when an infusion has been running, and how long that is. */
  g_autofree char *text = g_strdup_printf (_ ("Running since %s: %s"), time, duration);

  if (g_strcmp0 (gtk_label_get_label (label), text) != 0)
    gtk_label_set_label (label, text);
}

static GtkWidget *
append_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static GtkWidget *
create_buttons (GtkWidget *card, const EpsomRecord *record)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkLayoutManager *layout = g_object_new (EPSOM_TYPE_WRAP_LAYOUT, "column-width", COLUMN_WIDTH, "stretch", TRUE, NULL);
  GtkWidget *stop = epsom_pill_new ("media-playback-stop-symbolic", _ ("Stop"));
  GtkWidget *details = epsom_pill_new (NULL, _ ("Details…"));
  GtkWidget *forget = epsom_pill_new (NULL, _ ("Not timed"));
  char id[EPSOM_UUID_STRING_SIZE];

  gtk_widget_set_layout_manager (buttons, layout);
  gtk_widget_set_tooltip_text (forget, _ ("Leave the dose without minutes"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (details), "win.edit");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (details), "s", epsom_uuid_to_string (&record->id, id));
  g_signal_connect_swapped (stop, "clicked", G_CALLBACK (stop_cb), card);
  g_signal_connect_swapped (forget, "clicked", G_CALLBACK (forget_cb), card);
  gtk_box_append (GTK_BOX (buttons), stop);
  gtk_box_append (GTK_BOX (buttons), details);
  gtk_box_append (GTK_BOX (buttons), forget);

  return buttons;
}

static GtkWidget *
create_card (EpsomRecord *record)
{
  g_autofree char *words = epsom_words_record (record);
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "episode-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (card), "record", epsom_record_ref (record), (GDestroyNotify) epsom_record_unref);
  append_label (card, words, "title-4");
  g_object_set_data (G_OBJECT (card), "duration", append_label (card, "", "numeric"));
  gtk_box_append (GTK_BOX (card), create_buttons (card, record));

  return card;
}

static gboolean
shows (EpsomInfusionList *self, const GPtrArray *records)
{
  if (records->len != self->shown->len)
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    if (g_ptr_array_index (records, i) != g_ptr_array_index (self->shown, i))
      return FALSE;

  return TRUE;
}

static void
replace_cards (EpsomInfusionList *self, const GPtrArray *records)
{
  GtkWidget *card;

  /* The keyboard goes on with what comes next. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->cards)) != NULL)
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_parent (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);
  while ((card = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, card);
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < records->len; i++)
    {
      EpsomRecord *record = g_ptr_array_index (records, i);

      g_ptr_array_add (self->shown, epsom_record_ref (record));
      gtk_box_append (self->cards, create_card (record));
    }
}

static void
refresh (EpsomInfusionList *self, EpsomInstant now)
{
  const char *const *timed = epsom_settings_get_timed_doses (epsom_settings_get_default ());
  g_autoptr (GPtrArray) running = NULL;

  if (self->diary == NULL)
    return;

  running = epsom_infusion_find_running (self->diary, timed, now);
  if (!shows (self, running))
    replace_cards (self, running);
  gtk_widget_set_visible (GTK_WIDGET (self), running->len > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cards), self->writes);
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    show_duration (card, now);
}

static void
timed_changed_cb (EpsomInfusionList *self)
{
  refresh (self, epsom_instant_now ());
}

static void
epsom_infusion_list_finalize (GObject *object)
{
  EpsomInfusionList *self = EPSOM_INFUSION_LIST (object);

  g_ptr_array_unref (self->shown);
  g_clear_pointer (&self->diary, epsom_diary_unref);

  G_OBJECT_CLASS (epsom_infusion_list_parent_class)->finalize (object);
}

static void
epsom_infusion_list_class_init (EpsomInfusionListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = epsom_infusion_list_finalize;
}

static void
epsom_infusion_list_init (EpsomInfusionList *self)
{
  self->shown = g_ptr_array_new_with_free_func ((GDestroyNotify) epsom_record_unref);
  self->cards = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->cards));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (epsom_settings_get_default (), "notify::timed-doses", G_CALLBACK (timed_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
epsom_infusion_list_update (EpsomInfusionList *self, EpsomDiary *diary, EpsomInstant now, gboolean writes)
{
  g_return_if_fail (EPSOM_IS_INFUSION_LIST (self));

  epsom_diary_ref (diary);
  g_clear_pointer (&self->diary, epsom_diary_unref);
  self->diary = diary;
  self->writes = writes;
  refresh (self, now);
}

void
epsom_infusion_list_tick (EpsomInfusionList *self, EpsomInstant now)
{
  g_return_if_fail (EPSOM_IS_INFUSION_LIST (self));

  refresh (self, now);
}
