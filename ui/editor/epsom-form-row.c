/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-form-row.h"

#include "epsom-choice.h"

#include <locale.h>

#include "epsom-words.h"

struct _EpsomFormRow {
  GtkWidget parent_instance;

  GtkWidget *header;  /* (unowned): title, and the child of an inline row */
  GtkWidget *title;   /* (unowned) */
  GtkWidget *message; /* (unowned) */
  GtkWidget *child;   /* (unowned) (nullable) */

  int field;
  gboolean numeric;
  gboolean is_inline;
  gboolean focused;
  char *error; /* (owned) (nullable): of the record's rules */
  char *hint;  /* (owned) (nullable) */
};

enum { PROP_0, PROP_TITLE, PROP_FIELD, PROP_CHILD, PROP_NUMERIC, PROP_INLINE, N_PROPS };
enum { CHANGED, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static GtkBuildableIface *parent_buildable_iface;

static void epsom_form_row_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EpsomFormRow,
                               epsom_form_row,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, epsom_form_row_buildable_init))

/* What has the property `text` of @child; NULL where it asks for no field. */
static GObject *
get_holder (GtkWidget *child)
{
  if (GTK_IS_TEXT_VIEW (child))
    return G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (child)));
  if (child != NULL && g_object_class_find_property (G_OBJECT_GET_CLASS (child), "text") != NULL)
    return G_OBJECT (child);

  return NULL;
}

static char *
localize_number (const char *cell)
{
  g_auto (GStrv) parts = g_strsplit (cell, ".", 2);

  return g_strjoinv (localeconv ()->decimal_point, parts);
}

static char *
get_child_string (EpsomFormRow *self, const char *property)
{
  char *value = NULL;

  if (self->child != NULL && g_object_class_find_property (G_OBJECT_GET_CLASS (self->child), property) != NULL)
    g_object_get (self->child, property, &value, NULL);

  return value;
}

/* Whether an error may be said now: not while it is being typed, unless it is said already. */
static gboolean
may_say_error (EpsomFormRow *self)
{
  return !self->focused || gtk_widget_has_css_class (GTK_WIDGET (self), "error");
}

static void
show_message (EpsomFormRow *self, const char *message, gboolean is_error)
{
  gtk_label_set_label (GTK_LABEL (self->message), message != NULL ? message : "");
  gtk_widget_set_visible (self->message, message != NULL);

  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  if (self->child != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->child), GTK_ACCESSIBLE_STATE_INVALID,
                                 is_error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
update_message (EpsomFormRow *self, gboolean now)
{
  g_autofree char *own_error = get_child_string (self, "error");
  g_autofree char *own_hint = get_child_string (self, "hint");
  const char *error = own_error != NULL && self->error != NULL ? own_error : self->error;

  if (error != NULL && (now || may_say_error (self)))
    show_message (self, error, TRUE);
  else if (error == NULL)
    show_message (self, self->hint != NULL ? self->hint : own_hint, FALSE);
}

static void
focus_entered_cb (EpsomFormRow *self)
{
  self->focused = TRUE;
}

static void
focus_left_cb (EpsomFormRow *self)
{
  self->focused = FALSE;
  update_message (self, FALSE);
}

static void
text_changed_cb (EpsomFormRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
child_message_changed_cb (EpsomFormRow *self)
{
  update_message (self, FALSE);
}

static void
pressed_cb (EpsomFormRow *self)
{
  if (GTK_IS_TEXT (self->child) || GTK_IS_TEXT_VIEW (self->child))
    gtk_widget_grab_focus (self->child);
}

static void
connect_child (EpsomFormRow *self)
{
  GObject *holder = get_holder (self->child);
  GObjectClass *klass = G_OBJECT_GET_CLASS (self->child);

  if (holder != NULL)
    g_signal_connect_object (holder, "notify::text", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  if (g_object_class_find_property (klass, "error") != NULL)
    g_signal_connect_object (self->child, "notify::error", G_CALLBACK (child_message_changed_cb), self,
                             G_CONNECT_SWAPPED);
  if (g_object_class_find_property (klass, "hint") != NULL)
    g_signal_connect_object (self->child, "notify::hint", G_CALLBACK (child_message_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
place_child (EpsomFormRow *self)
{
  if (self->is_inline)
    {
      gtk_widget_set_valign (self->child, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (self->header), self->child);
    }
  else
    {
      gtk_widget_insert_after (self->child, GTK_WIDGET (self), self->header);
    }
}

static void
set_child (EpsomFormRow *self, GtkWidget *child)
{
  g_return_if_fail (self->child == NULL && child != NULL);

  self->child = child;
  place_child (self);
  if (GTK_IS_TEXT (child) || GTK_IS_TEXT_VIEW (child))
    gtk_widget_add_css_class (GTK_WIDGET (self), "text");

  gtk_label_set_mnemonic_widget (GTK_LABEL (self->title), child);
  if (EPSOM_IS_CHOICE (child))
    epsom_choice_set_title (EPSOM_CHOICE (child), self->title);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, NULL,
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->message, NULL, -1);
  connect_child (self);
  update_message (self, FALSE);
}

static void
set_inline (EpsomFormRow *self, gboolean is_inline)
{
  self->is_inline = is_inline;
  if (is_inline)
    {
      gtk_widget_remove_css_class (self->title, "form-title");
      gtk_widget_add_css_class (GTK_WIDGET (self), "inline");
    }
}

static gboolean
epsom_form_row_grab_focus (GtkWidget *widget)
{
  EpsomFormRow *self = EPSOM_FORM_ROW (widget);

  /* Asked as well when the focus leaves backwards: then it is not to come back. */
  return gtk_widget_get_focus_child (widget) == NULL && self->child != NULL && gtk_widget_grab_focus (self->child);
}

static void
epsom_form_row_dispose (GObject *object)
{
  EpsomFormRow *self = EPSOM_FORM_ROW (object);
  GtkWidget *child;

  self->child = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (epsom_form_row_parent_class)->dispose (object);
}

static void
epsom_form_row_finalize (GObject *object)
{
  EpsomFormRow *self = EPSOM_FORM_ROW (object);

  g_free (self->error);
  g_free (self->hint);

  G_OBJECT_CLASS (epsom_form_row_parent_class)->finalize (object);
}

static void
epsom_form_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EpsomFormRow *self = EPSOM_FORM_ROW (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->title)));
      break;
    case PROP_FIELD:
      g_value_set_string (value, self->field >= 0 ? epsom_field_get_name ((EpsomField) self->field) : "");
      break;
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_NUMERIC:
      g_value_set_boolean (value, self->numeric);
      break;
    case PROP_INLINE:
      g_value_set_boolean (value, self->is_inline);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
epsom_form_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  EpsomFormRow *self = EPSOM_FORM_ROW (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      gtk_label_set_label (GTK_LABEL (self->title), g_value_get_string (value));
      break;
    case PROP_FIELD:
      self->field = epsom_field_find (g_value_get_string (value));
      break;
    case PROP_CHILD:
      set_child (self, g_value_get_object (value));
      break;
    case PROP_NUMERIC:
      self->numeric = g_value_get_boolean (value);
      break;
    case PROP_INLINE:
      set_inline (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
epsom_form_row_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    set_child (EPSOM_FORM_ROW (buildable), GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
epsom_form_row_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = epsom_form_row_add_child;
}

static void
epsom_form_row_class_init (EpsomFormRowClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = epsom_form_row_dispose;
  object_class->finalize = epsom_form_row_finalize;
  object_class->get_property = epsom_form_row_get_property;
  object_class->set_property = epsom_form_row_set_property;
  widget_class->grab_focus = epsom_form_row_grab_focus;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, "", flags);
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_NUMERIC] = g_param_spec_boolean ("numeric", NULL, NULL, FALSE, flags);
  properties[PROP_INLINE] = g_param_spec_boolean ("inline", NULL, NULL, FALSE, flags | G_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] =
    g_signal_new ("changed", EPSOM_TYPE_FORM_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "formrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_controllers (EpsomFormRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_entered_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
epsom_form_row_init (EpsomFormRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->field = -1;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);

  self->title = gtk_label_new (NULL);
  gtk_label_set_use_underline (GTK_LABEL (self->title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->title, "form-title");

  self->header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_append (GTK_BOX (self->header), self->title);
  gtk_widget_set_parent (self->header, GTK_WIDGET (self));

  self->message = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->message), 0);
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_widget_set_visible (self->message, FALSE);
  gtk_widget_add_css_class (self->message, "form-message");
  gtk_widget_set_parent (self->message, GTK_WIDGET (self));

  add_controllers (self);
}

int
epsom_form_row_get_field (EpsomFormRow *self)
{
  g_return_val_if_fail (EPSOM_IS_FORM_ROW (self), -1);

  return self->field;
}

GtkWidget *
epsom_form_row_get_child (EpsomFormRow *self)
{
  g_return_val_if_fail (EPSOM_IS_FORM_ROW (self), NULL);

  return self->child;
}

char *
epsom_form_row_get_text (EpsomFormRow *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (EPSOM_IS_FORM_ROW (self), NULL);
  g_return_val_if_fail (get_holder (self->child) != NULL, NULL);

  g_object_get (get_holder (self->child), "text", &text, NULL);
  if (self->numeric)
    return epsom_words_number_to_text (text);
  if (GTK_IS_TEXT (self->child))
    g_strstrip (text);

  return g_steal_pointer (&text);
}

void
epsom_form_row_set_text (EpsomFormRow *self, const char *text)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (EPSOM_IS_FORM_ROW (self));
  g_return_if_fail (text != NULL);
  g_return_if_fail (get_holder (self->child) != NULL);

  shown = self->numeric ? localize_number (text) : g_strdup (text);
  g_object_set (get_holder (self->child), "text", shown, NULL);
}

void
epsom_form_row_set_error (EpsomFormRow *self, const char *error, gboolean now)
{
  g_autofree char *old = NULL;

  g_return_if_fail (EPSOM_IS_FORM_ROW (self));

  old = self->error;
  self->error = g_strdup (error);
  update_message (self, now);
}

void
epsom_form_row_set_hint (EpsomFormRow *self, const char *hint)
{
  g_autofree char *old = NULL;

  g_return_if_fail (EPSOM_IS_FORM_ROW (self));

  old = self->hint;
  self->hint = hint != NULL ? epsom_words_keep_units (hint) : NULL;
  update_message (self, FALSE);
}

const char *
epsom_form_row_get_message (EpsomFormRow *self)
{
  g_return_val_if_fail (EPSOM_IS_FORM_ROW (self), NULL);

  return gtk_widget_get_visible (self->message) ? gtk_label_get_label (GTK_LABEL (self->message)) : NULL;
}

gboolean
epsom_form_row_has_own_error (EpsomFormRow *self)
{
  g_autofree char *error = NULL;

  g_return_val_if_fail (EPSOM_IS_FORM_ROW (self), FALSE);

  error = get_child_string (self, "error");

  return error != NULL;
}
