/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-choice.h"

#define MANY_OPTIONS 12

struct _EpsomChoice {
  GtkWidget parent_instance;

  GtkWidget *drop_down; /* (unowned) child */
  GPtrArray *values;    /* (element-type utf8) those of the options, in their order */
  char *none;
  gboolean filling;
};

enum { PROP_0, PROP_TEXT, PROP_NONE, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EpsomChoice, epsom_choice, GTK_TYPE_WIDGET)

static GtkStringList *
get_labels (EpsomChoice *self)
{
  return GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (self->drop_down)));
}

static const char *
get_text (EpsomChoice *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  return selected < self->values->len ? g_ptr_array_index (self->values, selected) : "";
}

static gboolean
find_value (EpsomChoice *self, const char *value, guint *position)
{
  for (guint i = 0; i < self->values->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->values, i), value) == 0)
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

static void
add_option (EpsomChoice *self, GtkStringList *labels, const char *value, const char *label)
{
  g_ptr_array_add (self->values, g_strdup (value));
  gtk_string_list_append (labels, label);
}

static void
set_text (EpsomChoice *self, const char *text)
{
  guint position;

  if (text == NULL)
    text = "";
  if (g_strcmp0 (text, get_text (self)) == 0)
    return;

  if (!find_value (self, text, &position))
    {
      position = self->values->len;
      add_option (self, get_labels (self), text, text);
    }

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), position);
}

static void
selected_cb (EpsomChoice *self)
{
  if (!self->filling)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_WORD);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *object = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (object));
}

/* The label of what is chosen, within the button of the drop-down; the one for nothing is not visible. */
static GtkWidget *
find_label (GtkWidget *widget)
{
  GtkWidget *label = NULL;

  if (GTK_IS_LABEL (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && label == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child) && gtk_widget_get_child_visible (child))
      label = find_label (child);

  return label;
}

static int
measure_natural (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  int natural;

  gtk_widget_measure (widget, orientation, for_size, NULL, &natural, NULL, NULL);

  return natural;
}

/* The drop-down does not ask what is chosen how high it is in a given width, and would let it run out at the side. */
static int
measure_wrapped (GtkWidget *drop_down, int width)
{
  GtkWidget *label = find_label (drop_down);
  int height = measure_natural (drop_down, GTK_ORIENTATION_VERTICAL, -1);
  int frame, least;

  if (label == NULL || width < 0)
    return height;

  frame = measure_natural (drop_down, GTK_ORIENTATION_HORIZONTAL, -1) -
          measure_natural (label, GTK_ORIENTATION_HORIZONTAL, -1);
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);

  return height - measure_natural (label, GTK_ORIENTATION_VERTICAL, -1) +
         measure_natural (label, GTK_ORIENTATION_VERTICAL, MAX (width - frame, least));
}

static GtkSizeRequestMode
epsom_choice_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
epsom_choice_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  EpsomChoice *self = EPSOM_CHOICE (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    gtk_widget_measure (self->drop_down, orientation, -1, minimum, natural, NULL, NULL);
  else
    *minimum = *natural = measure_wrapped (self->drop_down, for_size);
}

static void
epsom_choice_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_size_allocate (EPSOM_CHOICE (widget)->drop_down, &(GtkAllocation){ 0, 0, width, height }, -1);
}

static gboolean
epsom_choice_grab_focus (GtkWidget *widget)
{
  /* Asked as well when the focus leaves backwards: then it is not to come back. */
  return gtk_widget_get_focus_child (widget) == NULL && gtk_widget_grab_focus (EPSOM_CHOICE (widget)->drop_down);
}

static void
epsom_choice_dispose (GObject *object)
{
  EpsomChoice *self = EPSOM_CHOICE (object);

  g_clear_pointer (&self->drop_down, gtk_widget_unparent);

  G_OBJECT_CLASS (epsom_choice_parent_class)->dispose (object);
}

static void
epsom_choice_finalize (GObject *object)
{
  EpsomChoice *self = EPSOM_CHOICE (object);

  g_ptr_array_unref (self->values);
  g_free (self->none);

  G_OBJECT_CLASS (epsom_choice_parent_class)->finalize (object);
}

static void
epsom_choice_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EpsomChoice *self = EPSOM_CHOICE (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, get_text (self));
      break;
    case PROP_NONE:
      g_value_set_string (value, self->none);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
epsom_choice_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  EpsomChoice *self = EPSOM_CHOICE (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      set_text (self, g_value_get_string (value));
      break;
    case PROP_NONE:
      self->none = g_value_dup_string (value);
      epsom_choice_set_options (self, NULL, NULL, 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
epsom_choice_class_init (EpsomChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = epsom_choice_dispose;
  object_class->finalize = epsom_choice_finalize;
  object_class->get_property = epsom_choice_get_property;
  object_class->set_property = epsom_choice_set_property;
  widget_class->get_request_mode = epsom_choice_get_request_mode;
  widget_class->measure = epsom_choice_measure;
  widget_class->size_allocate = epsom_choice_size_allocate;
  widget_class->grab_focus = epsom_choice_grab_focus;

  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NONE] =
    g_param_spec_string ("none", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "choice");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
epsom_choice_init (EpsomChoice *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->values = g_ptr_array_new_with_free_func (g_free);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->drop_down = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (NULL)),
                                       gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_factory (GTK_DROP_DOWN (self->drop_down), factory);
  gtk_widget_set_parent (self->drop_down, GTK_WIDGET (self));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self);
}

void
epsom_choice_set_options (EpsomChoice *self, const char *const *values, const char *const *labels, guint n)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autofree char *chosen = NULL;
  guint position = GTK_INVALID_LIST_POSITION;

  g_return_if_fail (EPSOM_IS_CHOICE (self));

  chosen = g_strdup (get_text (self));
  g_ptr_array_set_size (self->values, 0);
  if (self->none != NULL && *self->none != '\0')
    add_option (self, list, "", self->none);
  for (guint i = 0; i < n; i++)
    add_option (self, list, values[i], labels[i]);
  find_value (self, chosen, &position);

  self->filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->drop_down), G_LIST_MODEL (list));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->drop_down), self->values->len > MANY_OPTIONS);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), position);
  self->filling = FALSE;

  if (g_strcmp0 (chosen, get_text (self)) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

void
epsom_choice_set_title (EpsomChoice *self, GtkWidget *title)
{
  GtkWidget *button;

  g_return_if_fail (EPSOM_IS_CHOICE (self));

  button = gtk_widget_get_first_child (self->drop_down);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL,
                                  -1);
  if (button != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL, -1);
}
