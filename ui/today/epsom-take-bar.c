/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-take-bar.h"

#include <glib/gi18n-lib.h>

#include "epsom-earlier.h"
#include "epsom-infusion.h"
#include "epsom-pill.h"
#include "epsom-take.h"
#include "epsom-today-model.h"
#include "epsom-words.h"
#include "epsom-wrap-layout.h"

#define COLUMN_WIDTH 150
#define MAX_DOSES 4
#define MAX_MEDICINES 2
/* A bag and a syringe. */
#define MAX_STARTS 2

struct _EpsomTakeBar {
  GtkWidget parent_instance;

  GPtrArray *offered; /* (owned) (element-type EpsomRecord): what the first buttons log again, in their order */
};

G_DEFINE_FINAL_TYPE (EpsomTakeBar, epsom_take_bar, GTK_TYPE_WIDGET)

static EpsomRecord *
find_offered (EpsomTakeBar *self, GtkWidget *button)
{
  guint i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child), i++)
    if (child == button && i < self->offered->len)
      return g_ptr_array_index (self->offered, i);

  return NULL;
}

static void
take_cb (GtkWidget *button, gint64 seconds, gpointer user_data)
{
  epsom_take (GTK_WIDGET (user_data), find_offered (EPSOM_TAKE_BAR (user_data), button), seconds);
}

static void
clicked_cb (GtkWidget *button, EpsomTakeBar *self)
{
  take_cb (button, 0, self);
}

/* "Oral 400 mg" and "Magnesium bisglycinate", "IV 1 g" and "5 min, clinic". */
static GtkWidget *
create_dose_button (const EpsomDose *dose, const char *name)
{
  g_autofree char *amount = epsom_words_number (dose->amount, 3);
  /* Translators: the route of a dose, its amount and unit: "Oral 400 mg". */
  g_autofree char *label =
    g_strdup_printf (C_ ("dose", "%s %s %s"), epsom_words_token (EPSOM_TOKENS_ROUTE, (int) dose->route), amount,
                     epsom_words_token (EPSOM_TOKENS_UNIT, (int) dose->unit));
  g_autofree char *caption = NULL;

  if (dose->route == EPSOM_ROUTE_ORAL)
    {
      caption = g_strdup (epsom_words_salt_brief (dose->salt));
    }
  else
    {
      g_autofree char *minutes = epsom_words_duration ((gint64) (dose->minutes * 60));
      const char *place = epsom_words_token (EPSOM_TOKENS_PLACE, (int) dose->place);

      if (dose->minutes > 0 && dose->place != EPSOM_PLACE_NONE)
        /* Translators: how long an administration took, and where: "5 min, clinic". */
        caption = g_strdup_printf (C_ ("dose", "%s, %s"), minutes, place);
      else
        caption = g_strdup (dose->minutes > 0 ? minutes : place);
    }

  return epsom_pill_new_with_caption (dose->route == EPSOM_ROUTE_IV ? "epsom-iv-symbolic" : "epsom-oral-symbolic",
                                      label, caption, name);
}

/* "Start IV 1 g" and "Timed, clinic": it is stopped with another press. */
static GtkWidget *
create_start_button (const EpsomDose *dose, const char *words)
{
  g_autofree char *amount = epsom_words_number (dose->amount, 3);
  /* Translators: begins an infusion: the amount and its unit. */
  g_autofree char *label =
    g_strdup_printf (_ ("Start IV %s %s"), amount, epsom_words_token (EPSOM_TOKENS_UNIT, (int) dose->unit));
  /* Translators: %s is an infusion that begins now. */
  g_autofree char *name = g_strdup_printf (_ ("Start and time: %s"), words);
  g_autofree char *caption = NULL;

  if (dose->place != EPSOM_PLACE_NONE)
    /* Translators: of an infusion whose minutes are measured: %s is the place. */
    caption = g_strdup_printf (_ ("Timed, %s"), epsom_words_token (EPSOM_TOKENS_PLACE, (int) dose->place));
  else
    caption = g_strdup (_ ("Timed"));

  return epsom_pill_new_with_caption ("media-playback-start-symbolic", label, caption, name);
}

static GtkWidget *
create_take_button (EpsomTakeBar *self, const EpsomRecord *record)
{
  g_autofree char *name = epsom_take_describe (record);
  GtkWidget *button;

  if (epsom_infusion_is_startable (record))
    {
      button = create_start_button (epsom_record_as_dose (record), name);
    }
  else if (record->kind == EPSOM_RECORD_DOSE)
    {
      button = create_dose_button (epsom_record_as_dose (record), name);
    }
  else
    {
      const EpsomMedicine *medicine = epsom_record_as_medicine (record);

      button = epsom_pill_new_with_caption ("epsom-medicine-symbolic", medicine->name,
                                            medicine->strength != NULL ? medicine->strength : "", name);
    }
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  epsom_earlier_attach (button, epsom_take_get_other (), take_cb, self);

  return button;
}

static void
append_add_button (EpsomTakeBar *self, const char *label, const char *kind)
{
  GtkWidget *button = epsom_pill_new ("list-add-symbolic", label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.add");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", kind);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
epsom_take_bar_dispose (GObject *object)
{
  EpsomTakeBar *self = EPSOM_TAKE_BAR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->offered, g_ptr_array_unref);

  G_OBJECT_CLASS (epsom_take_bar_parent_class)->dispose (object);
}

static void
epsom_take_bar_class_init (EpsomTakeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = epsom_take_bar_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, EPSOM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
epsom_take_bar_init (EpsomTakeBar *self)
{
  self->offered = g_ptr_array_new_with_free_func ((GDestroyNotify) epsom_record_unref);
  g_object_set (gtk_widget_get_layout_manager (GTK_WIDGET (self)), "column-width", COLUMN_WIDTH, NULL);
  append_add_button (self, _ ("Dose…"), "dose");
  append_add_button (self, _ ("Medicine…"), "medicine");
}

static GPtrArray *
find_offers (EpsomDiary *diary)
{
  g_autoptr (GPtrArray) doses = epsom_today_find_repeatable (diary, EPSOM_RECORD_DOSE, MAX_DOSES);
  g_autoptr (GPtrArray) medicines = epsom_today_find_repeatable (diary, EPSOM_RECORD_MEDICINE, MAX_MEDICINES);
  GPtrArray *starts = epsom_infusion_find_startable (diary, MAX_STARTS);
  GPtrArray *offers = g_ptr_array_new_with_free_func ((GDestroyNotify) epsom_record_unref);

  /* What has no minutes can be started, and is not offered a second time. */
  for (guint i = 0; i < doses->len; i++)
    if (!epsom_infusion_is_startable (g_ptr_array_index (doses, i)))
      g_ptr_array_add (offers, epsom_record_ref (g_ptr_array_index (doses, i)));
  g_ptr_array_extend_and_steal (offers, starts);
  for (guint i = 0; i < medicines->len; i++)
    g_ptr_array_add (offers, epsom_record_ref (g_ptr_array_index (medicines, i)));

  return offers;
}

/* The offer that is the same thing as @record, or -1. */
static int
find_same (const GPtrArray *offers, const EpsomRecord *record)
{
  for (guint i = 0; i < offers->len; i++)
    if (epsom_today_is_same (g_ptr_array_index (offers, i), record))
      return (int) i;

  return -1;
}

/* The same things in another order stay where they are: no button moves under the finger that pressed it. */
static gboolean
keep_buttons (EpsomTakeBar *self, const GPtrArray *offers)
{
  if (offers->len != self->offered->len)
    return FALSE;

  for (guint i = 0; i < offers->len; i++)
    if (find_same (self->offered, g_ptr_array_index (offers, i)) < 0)
      return FALSE;

  return TRUE;
}

static void
replace_buttons (EpsomTakeBar *self, const GPtrArray *offers)
{
  GtkWidget *previous = NULL;

  for (guint i = 0; i < self->offered->len; i++)
    gtk_widget_unparent (gtk_widget_get_first_child (GTK_WIDGET (self)));

  for (guint i = 0; i < offers->len; i++)
    {
      GtkWidget *button = create_take_button (self, g_ptr_array_index (offers, i));

      gtk_widget_insert_after (button, GTK_WIDGET (self), previous);
      previous = button;
    }
}

void
epsom_take_bar_update (EpsomTakeBar *self, EpsomDiary *diary)
{
  g_autoptr (GPtrArray) offers = NULL;

  g_return_if_fail (EPSOM_IS_TAKE_BAR (self));

  offers = find_offers (diary);
  if (keep_buttons (self, offers))
    return;

  replace_buttons (self, offers);
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  self->offered = g_steal_pointer (&offers);
}
