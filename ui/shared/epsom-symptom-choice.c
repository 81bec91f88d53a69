/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-symptom-choice.h"

#include <glib/gi18n-lib.h>

#include "epsom-ui.h"
#include "epsom-words.h"

struct _EpsomSymptomChoice {
  GtkWidget parent_instance;

  GtkDropDown *drop_down;
  GPtrArray *symptoms; /* (element-type utf8): in the order of the drop-down */
  char *symptom;
};

G_DEFINE_FINAL_TYPE (EpsomSymptomChoice, epsom_symptom_choice, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_SYMPTOM, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void
select_symptom (EpsomSymptomChoice *self)
{
  for (guint i = 0; i < self->symptoms->len; i++)
    if (g_str_equal (g_ptr_array_index (self->symptoms, i), self->symptom))
      gtk_drop_down_set_selected (self->drop_down, i);
}

static void
selected_cb (EpsomSymptomChoice *self)
{
  guint selected = gtk_drop_down_get_selected (self->drop_down);

  if (selected < self->symptoms->len)
    epsom_symptom_choice_set_symptom (self, g_ptr_array_index (self->symptoms, selected));
}

static gboolean
is_same (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

static GPtrArray *
list_symptoms (EpsomDiary *diary)
{
  g_auto (GStrv) names = epsom_diary_list_symptoms (diary);
  GPtrArray *symptoms = g_ptr_array_new_with_free_func (g_free);

  for (char **name = names; *name != NULL; name++)
    g_ptr_array_add (symptoms, g_strdup (*name));
  return symptoms;
}

void
epsom_symptom_choice_set_diary (EpsomSymptomChoice *self, EpsomDiary *diary)
{
  g_autoptr (GPtrArray) symptoms = NULL;
  g_autoptr (GtkStringList) labels = NULL;

  g_return_if_fail (EPSOM_IS_SYMPTOM_CHOICE (self));
  symptoms = list_symptoms (diary);
  if (self->symptoms != NULL && is_same (self->symptoms, symptoms))
    return;
  labels = gtk_string_list_new (NULL);
  for (guint i = 0; i < symptoms->len; i++)
    gtk_string_list_append (labels, epsom_words_symptom (g_ptr_array_index (symptoms, i)));

  g_signal_handlers_block_by_func (self->drop_down, selected_cb, self);
  g_clear_pointer (&self->symptoms, g_ptr_array_unref);
  self->symptoms = g_steal_pointer (&symptoms);
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (labels));
  select_symptom (self);
  g_signal_handlers_unblock_by_func (self->drop_down, selected_cb, self);
}

const char *
epsom_symptom_choice_get_symptom (EpsomSymptomChoice *self)
{
  g_return_val_if_fail (EPSOM_IS_SYMPTOM_CHOICE (self), NULL);
  return self->symptom;
}

void
epsom_symptom_choice_set_symptom (EpsomSymptomChoice *self, const char *symptom)
{
  g_return_if_fail (EPSOM_IS_SYMPTOM_CHOICE (self));
  g_return_if_fail (symptom != NULL);
  if (g_strcmp0 (self->symptom, symptom) == 0)
    return;
  g_free (self->symptom);
  self->symptom = g_strdup (symptom);
  select_symptom (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SYMPTOM]);
}

static void
epsom_symptom_choice_dispose (GObject *object)
{
  EpsomSymptomChoice *self = EPSOM_SYMPTOM_CHOICE (object);

  if (self->drop_down != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->drop_down));
  self->drop_down = NULL;
  g_clear_pointer (&self->symptoms, g_ptr_array_unref);
  g_clear_pointer (&self->symptom, g_free);
  G_OBJECT_CLASS (epsom_symptom_choice_parent_class)->dispose (object);
}

static void
epsom_symptom_choice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SYMPTOM)
    g_value_set_string (value, EPSOM_SYMPTOM_CHOICE (object)->symptom);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
epsom_symptom_choice_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SYMPTOM)
    epsom_symptom_choice_set_symptom (EPSOM_SYMPTOM_CHOICE (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
epsom_symptom_choice_class_init (EpsomSymptomChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = epsom_symptom_choice_dispose;
  object_class->get_property = epsom_symptom_choice_get_property;
  object_class->set_property = epsom_symptom_choice_set_property;

  properties[PROP_SYMPTOM] = g_param_spec_string ("symptom", NULL, NULL, "migraine",
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
epsom_symptom_choice_init (EpsomSymptomChoice *self)
{
  self->symptom = g_strdup ("migraine");
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_parent (GTK_WIDGET (self->drop_down), GTK_WIDGET (self));
  epsom_ui_name_drop_down (self->drop_down, _ ("Symptom"));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self);
  epsom_symptom_choice_set_diary (self, NULL);
}
