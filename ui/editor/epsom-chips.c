/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chips.h"

#include <glib/gi18n-lib.h>

#include "epsom-words.h"
#include "epsom-wrap-layout.h"

#define VALUE_KEY "epsom-value"

struct _EpsomChips {
  GtkWidget parent_instance;

  GPtrArray *chips;        /* (element-type GtkToggleButton) (unowned) children, in their order */
  GPtrArray *chosen;       /* (element-type utf8) values, in the order in which they were chosen */
  GtkWidget *other_button; /* (unowned) child, after the chips */
  GtkWidget *other_entry;  /* (unowned) child, instead of the button while a word is typed */

  gboolean multiple;
  gboolean required;
  gboolean open;
  gboolean filling;
};

enum { PROP_0, PROP_TEXT, PROP_MULTIPLE, PROP_REQUIRED, PROP_OPEN, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EpsomChips, epsom_chips, GTK_TYPE_WIDGET)

static const char *
get_value (GtkWidget *chip)
{
  return g_object_get_data (G_OBJECT (chip), VALUE_KEY);
}

static gboolean
is_chosen (GtkWidget *chip)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip));
}

static GtkWidget *
find_chip (EpsomChips *self, const char *value)
{
  for (guint i = 0; i < self->chips->len; i++)
    {
      GtkWidget *chip = g_ptr_array_index (self->chips, i);

      if (g_strcmp0 (get_value (chip), value) == 0)
        return chip;
    }

  return NULL;
}

static char *
get_text (EpsomChips *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->chosen->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ";" : "", (const char *) g_ptr_array_index (self->chosen, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Keeps the order of choosing, which is that of the record. */
static void
note_choice (EpsomChips *self, GtkWidget *chip)
{
  guint index;
  gboolean known = g_ptr_array_find_with_equal_func (self->chosen, get_value (chip), g_str_equal, &index);

  if (is_chosen (chip) && !known)
    g_ptr_array_add (self->chosen, g_strdup (get_value (chip)));
  else if (!is_chosen (chip) && known)
    g_ptr_array_remove_index (self->chosen, index);
}

static void
let_go_of_others (EpsomChips *self, GtkWidget *chosen)
{
  for (guint i = 0; i < self->chips->len; i++)
    {
      GtkWidget *chip = g_ptr_array_index (self->chips, i);

      if (chip != chosen)
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), FALSE);
    }
}

static void
toggled_cb (EpsomChips *self, GtkWidget *chip)
{
  note_choice (self, chip);
  if (self->filling)
    return;

  self->filling = TRUE;
  if (!self->multiple && is_chosen (chip))
    let_go_of_others (self, chip);
  else if (self->required && !self->multiple)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  self->filling = FALSE;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static GtkWidget *
add_chip (EpsomChips *self, const char *value, const char *text)
{
  GtkWidget *chip = gtk_toggle_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_button_set_child (GTK_BUTTON (chip), label);
  gtk_widget_add_css_class (chip, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (chip), VALUE_KEY, g_strdup (value), g_free);
  gtk_widget_insert_before (chip, GTK_WIDGET (self), self->other_button);
  g_ptr_array_add (self->chips, chip);
  g_signal_connect_swapped (chip, "toggled", G_CALLBACK (toggled_cb), self);

  return chip;
}

static void
remove_chip (EpsomChips *self, GtkWidget *chip)
{
  g_ptr_array_remove (self->chips, chip);
  gtk_widget_unparent (chip);
}

static void
choose (EpsomChips *self, const char *value)
{
  GtkWidget *chip = find_chip (self, value);

  if (chip == NULL)
    chip = add_chip (self, value, value);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
}

static void
set_text (EpsomChips *self, const char *text)
{
  g_autofree char *old = get_text (self);
  g_auto (GStrv) values = NULL;

  if (text == NULL)
    text = "";
  if (g_str_equal (old, text))
    return;

  self->filling = TRUE;
  let_go_of_others (self, NULL);
  values = self->multiple ? g_strsplit (text, ";", -1) : g_strdupv ((char *[]){ (char *) text, NULL });
  for (guint i = 0; values[i] != NULL; i++)
    if (*values[i] != '\0')
      choose (self, values[i]);
  self->filling = FALSE;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/* The value that a typed @word means: that of the chip that bears it, otherwise the word itself. */
static const char *
find_value (EpsomChips *self, const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);

  for (guint i = 0; i < self->chips->len; i++)
    {
      GtkWidget *chip = g_ptr_array_index (self->chips, i);
      GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (chip)));
      g_autofree char *label_folded = g_utf8_casefold (gtk_label_get_label (label), -1);

      if (g_str_equal (folded, label_folded))
        return get_value (chip);
    }

  return word;
}

static void
show_entry (EpsomChips *self, gboolean show)
{
  gtk_widget_set_visible (self->other_button, self->open && !show);
  gtk_widget_set_visible (self->other_entry, self->open && show);
}

/* Chooses what is typed; the semicolon, which parts values in a cell, parts them here too. */
static void
take_entry (EpsomChips *self)
{
  g_auto (GStrv) words = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (self->other_entry)), ";", -1);
  gboolean any = FALSE;

  self->filling = TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *word = g_strstrip (words[i]);

      if (*word == '\0')
        continue;
      if (!self->multiple)
        let_go_of_others (self, NULL);
      choose (self, find_value (self, word));
      any = TRUE;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->other_entry), "");
  self->filling = FALSE;

  if (any)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
other_clicked_cb (EpsomChips *self)
{
  show_entry (self, TRUE);
  gtk_widget_grab_focus (self->other_entry);
}

static void
entry_activated_cb (EpsomChips *self)
{
  take_entry (self);
  show_entry (self, FALSE);
  gtk_widget_grab_focus (self->other_button);
}

static void
entry_left_cb (EpsomChips *self)
{
  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;

  take_entry (self);
  show_entry (self, FALSE);
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, EpsomChips *self)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  gtk_editable_set_text (GTK_EDITABLE (self->other_entry), "");
  show_entry (self, FALSE);
  gtk_widget_grab_focus (self->other_button);

  return GDK_EVENT_STOP;
}

static gboolean
epsom_chips_grab_focus (GtkWidget *widget)
{
  EpsomChips *self = EPSOM_CHIPS (widget);

  /* Asked as well when the focus leaves backwards: then it is not to come back. */
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  for (guint i = 0; i < self->chips->len; i++)
    if (is_chosen (g_ptr_array_index (self->chips, i)))
      return gtk_widget_grab_focus (g_ptr_array_index (self->chips, i));

  return gtk_widget_grab_focus (self->chips->len > 0 ? g_ptr_array_index (self->chips, 0) : self->other_button);
}

/* One stop for Tab; the arrows walk the chips. */
static gboolean
epsom_chips_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (epsom_chips_parent_class)->focus (widget, direction);

  return epsom_chips_grab_focus (widget);
}

static void
epsom_chips_dispose (GObject *object)
{
  EpsomChips *self = EPSOM_CHIPS (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->chips, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (epsom_chips_parent_class)->dispose (object);
}

static void
epsom_chips_finalize (GObject *object)
{
  g_ptr_array_unref (EPSOM_CHIPS (object)->chips);
  g_ptr_array_unref (EPSOM_CHIPS (object)->chosen);

  G_OBJECT_CLASS (epsom_chips_parent_class)->finalize (object);
}

static void
epsom_chips_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EpsomChips *self = EPSOM_CHIPS (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_take_string (value, get_text (self));
      break;
    case PROP_MULTIPLE:
      g_value_set_boolean (value, self->multiple);
      break;
    case PROP_REQUIRED:
      g_value_set_boolean (value, self->required);
      break;
    case PROP_OPEN:
      g_value_set_boolean (value, self->open);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
epsom_chips_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  EpsomChips *self = EPSOM_CHIPS (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      set_text (self, g_value_get_string (value));
      break;
    case PROP_MULTIPLE:
      self->multiple = g_value_get_boolean (value);
      break;
    case PROP_REQUIRED:
      self->required = g_value_get_boolean (value);
      break;
    case PROP_OPEN:
      self->open = g_value_get_boolean (value);
      show_entry (self, FALSE);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
epsom_chips_class_init (EpsomChipsClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = epsom_chips_dispose;
  object_class->finalize = epsom_chips_finalize;
  object_class->get_property = epsom_chips_get_property;
  object_class->set_property = epsom_chips_set_property;
  widget_class->focus = epsom_chips_focus;
  widget_class->grab_focus = epsom_chips_grab_focus;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_MULTIPLE] = g_param_spec_boolean ("multiple", NULL, NULL, FALSE, flags);
  properties[PROP_REQUIRED] = g_param_spec_boolean ("required", NULL, NULL, FALSE, flags);
  properties[PROP_OPEN] = g_param_spec_boolean ("open", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, EPSOM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chips");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
create_entry (EpsomChips *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  self->other_entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->other_entry), _ ("In your own words"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->other_entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Other, in your own words"), -1);
  gtk_widget_set_parent (self->other_entry, GTK_WIDGET (self));
  g_signal_connect_swapped (self->other_entry, "activate", G_CALLBACK (entry_activated_cb), self);

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (entry_left_cb), self);
  gtk_widget_add_controller (self->other_entry, focus);

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (self->other_entry, key);
}

static void
epsom_chips_init (EpsomChips *self)
{
  self->chips = g_ptr_array_new ();
  self->chosen = g_ptr_array_new_with_free_func (g_free);

  self->other_button = gtk_button_new_with_label (_ ("Other…"));
  gtk_widget_add_css_class (self->other_button, "chip");
  gtk_widget_add_css_class (self->other_button, "other");
  gtk_widget_set_parent (self->other_button, GTK_WIDGET (self));
  g_signal_connect_swapped (self->other_button, "clicked", G_CALLBACK (other_clicked_cb), self);

  create_entry (self);
  show_entry (self, FALSE);
}

void
epsom_chips_clear (EpsomChips *self)
{
  g_return_if_fail (EPSOM_IS_CHIPS (self));

  for (guint i = self->chips->len; i > 0; i--)
    {
      GtkWidget *chip = g_ptr_array_index (self->chips, i - 1);

      if (!is_chosen (chip))
        remove_chip (self, chip);
    }
}

void
epsom_chips_add (EpsomChips *self, const char *value, const char *label)
{
  GtkWidget *old;

  g_return_if_fail (EPSOM_IS_CHIPS (self));
  g_return_if_fail (value != NULL && label != NULL);

  /* One that is there already, because it is chosen, takes its place in the new order and its proper words. */
  old = find_chip (self, value);
  self->filling = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (add_chip (self, value, label)), old != NULL && is_chosen (old));
  if (old != NULL)
    remove_chip (self, old);
  self->filling = FALSE;
}

void
epsom_chips_add_tokens (EpsomChips *self, EpsomTokenSet set)
{
  for (int value = 0; value < epsom_token_set_get_size (set); value++)
    if (*epsom_token_to_text (set, value) != '\0')
      epsom_chips_add (self, epsom_token_to_text (set, value), epsom_words_token (set, value));
}

void
epsom_chips_add_words (EpsomChips *self, EpsomWordList list, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    epsom_chips_add (self, words[i], epsom_words_label (list, words[i]));
}
