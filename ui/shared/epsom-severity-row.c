/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-severity-row.h"

#include <glib/gi18n-lib.h>

#include "epsom-words.h"

#define N_BUTTONS 11
#define FIRST_OF_SECOND_ROW 6
#define BUTTON_SIZE 44
#define SPACING 4
#define CAPTION_SPACING 6
#define ONE_ROW_WIDTH (N_BUTTONS * BUTTON_SIZE + (N_BUTTONS - 1) * SPACING)
#define TWO_ROW_WIDTH (FIRST_OF_SECOND_ROW * BUTTON_SIZE + (FIRST_OF_SECOND_ROW - 1) * SPACING)

struct _EpsomSeverityRow {
  GtkWidget parent_instance;

  GtkWidget *buttons[N_BUTTONS]; /* (unowned) children */
  GtkWidget *caption;            /* (unowned) child */
  int severity;
};

enum { PROP_0, PROP_SEVERITY, PROP_TEXT, N_PROPS };

enum { CHOSEN, CHOSEN_EARLIER, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EpsomSeverityRow, epsom_severity_row, GTK_TYPE_WIDGET)

/* The word for @severity, or the scale where it is -1. */
static char *
describe (int severity)
{
  if (severity >= 0)
    return g_strdup_printf (C_ ("severity and its word", "%d, %s"), severity, epsom_words_severity (severity));

  /* Translators: the scale of severity; the words are those for 0, for 1 to 3, and so on. */
  return g_strdup_printf (_ ("0 %s · 1–3 %s · 4–6 %s · 7–10 %s"), epsom_words_severity (0), epsom_words_severity (1),
                          epsom_words_severity (4), epsom_words_severity (7));
}

/* The caption follows the pointer and the focus, so that the word is known before the press. */
static void
update_caption (EpsomSeverityRow *self)
{
  g_autofree char *text = NULL;
  int shown = self->severity;

  for (int i = 0; i < N_BUTTONS; i++)
    if (gtk_widget_get_state_flags (self->buttons[i]) & GTK_STATE_FLAG_PRELIGHT)
      shown = i;

  text = describe (shown);
  gtk_label_set_label (GTK_LABEL (self->caption), text);
}

static int
find_button (EpsomSeverityRow *self, GtkWidget *child)
{
  for (int i = 0; child != NULL && i < N_BUTTONS; i++)
    if (child == self->buttons[i] || gtk_widget_is_ancestor (child, self->buttons[i]))
      return i;

  return -1;
}

static void
press_earlier (EpsomSeverityRow *self, int severity)
{
  if (g_signal_has_handler_pending (self, signals[CHOSEN_EARLIER], 0, TRUE))
    g_signal_emit (self, signals[CHOSEN_EARLIER], 0, severity);
  else
    epsom_severity_row_press (self, severity);
}

static void
clicked_cb (GtkButton *button, EpsomSeverityRow *self)
{
  epsom_severity_row_press (self, find_button (self, GTK_WIDGET (button)));
}

static void
pressed_earlier_cb (GtkGesture *gesture, double x, double y, EpsomSeverityRow *self)
{
  int severity = find_button (self, gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT));

  if (severity < 0)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  press_earlier (self, severity);
}

static void
secondary_pressed_cb (GtkGesture *gesture, int n_press, double x, double y, EpsomSeverityRow *self)
{
  pressed_earlier_cb (gesture, x, y, self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                EpsomSeverityRow *self)
{
  int severity = epsom_severity_from_key (keyval);
  gboolean shift_f10 = keyval == GDK_KEY_F10 && (state & gtk_accelerator_get_default_mod_mask ()) == GDK_SHIFT_MASK;

  if (keyval == GDK_KEY_Menu || shift_f10)
    {
      severity = find_button (self, gtk_widget_get_focus_child (GTK_WIDGET (self)));
      if (severity >= 0)
        press_earlier (self, severity);
      return severity >= 0;
    }

  if (severity < 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_grab_focus (self->buttons[severity]);
  epsom_severity_row_press (self, severity);

  return GDK_EVENT_STOP;
}

static void
measure_caption (EpsomSeverityRow *self, int width, int *minimum, int *natural)
{
  gtk_widget_measure (self->caption, GTK_ORIENTATION_VERTICAL, width, minimum, natural, NULL, NULL);
}

/* The size of every button: that of the largest. */
static int
get_button_size (EpsomSeverityRow *self, GtkOrientation orientation)
{
  int size = BUTTON_SIZE;

  for (int i = 0; i < N_BUTTONS; i++)
    {
      int minimum;

      gtk_widget_measure (self->buttons[i], orientation, -1, &minimum, NULL, NULL, NULL);
      size = MAX (size, minimum);
    }

  return size;
}

static int
get_columns (EpsomSeverityRow *self, int width)
{
  int button = get_button_size (self, GTK_ORIENTATION_HORIZONTAL);

  return width >= N_BUTTONS * button + (N_BUTTONS - 1) * SPACING ? N_BUTTONS : FIRST_OF_SECOND_ROW;
}

static GtkSizeRequestMode
epsom_severity_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
epsom_severity_row_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  EpsomSeverityRow *self = EPSOM_SEVERITY_ROW (widget);
  int button = get_button_size (self, orientation);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = FIRST_OF_SECOND_ROW * button + (FIRST_OF_SECOND_ROW - 1) * SPACING;
      *natural = N_BUTTONS * button + (N_BUTTONS - 1) * SPACING;
    }
  else
    {
      int width = for_size >= 0 ? for_size : TWO_ROW_WIDTH;
      int rows = get_columns (self, width) == N_BUTTONS ? 1 : 2;
      int caption, caption_natural;

      measure_caption (self, width, &caption, &caption_natural);
      caption = MAX (caption, caption_natural);
      *minimum = *natural = rows * button + (rows - 1) * SPACING + CAPTION_SPACING + caption;
    }

  *minimum_baseline = *natural_baseline = -1;
}

static void
epsom_severity_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  EpsomSeverityRow *self = EPSOM_SEVERITY_ROW (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int columns = get_columns (self, width);
  int button_height = get_button_size (self, GTK_ORIENTATION_VERTICAL);
  int y = 0;

  for (int i = 0; i < N_BUTTONS; i++)
    {
      int column = i % columns;
      /* The columns share what is left over, so that the row fills its width to the pixel. */
      int left = column * (width + SPACING) / columns;
      int right = (column + 1) * (width + SPACING) / columns - SPACING;
      GtkAllocation allocation = { rtl ? width - right : left, 0, right - left, button_height };

      y = i / columns * (button_height + SPACING);
      allocation.y = y;
      gtk_widget_size_allocate (self->buttons[i], &allocation, -1);
    }

  y += button_height + CAPTION_SPACING;
  gtk_widget_size_allocate (self->caption, &(GtkAllocation){ 0, y, width, MAX (0, height - y) }, -1);
}

static gboolean
epsom_severity_row_grab_focus (GtkWidget *widget)
{
  EpsomSeverityRow *self = EPSOM_SEVERITY_ROW (widget);

  /* Asked as well when the focus leaves backwards: then it is not to come back. */
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  return gtk_widget_grab_focus (self->buttons[MAX (0, self->severity)]);
}

static gboolean
epsom_severity_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (epsom_severity_row_parent_class)->focus (widget, direction);

  return epsom_severity_row_grab_focus (widget);
}

static void
epsom_severity_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (epsom_severity_row_parent_class)->dispose (object);
}

static char *
get_text (EpsomSeverityRow *self)
{
  return self->severity < 0 ? g_strdup ("") : g_strdup_printf ("%d", self->severity);
}

static void
set_text (EpsomSeverityRow *self, const char *text)
{
  gint64 severity;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, 0, 10, &severity, NULL))
    severity = -1;

  epsom_severity_row_set_severity (self, (int) severity);
}

static void
epsom_severity_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SEVERITY:
      g_value_set_int (value, EPSOM_SEVERITY_ROW (object)->severity);
      break;
    case PROP_TEXT:
      g_value_take_string (value, get_text (EPSOM_SEVERITY_ROW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
epsom_severity_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SEVERITY:
      epsom_severity_row_set_severity (EPSOM_SEVERITY_ROW (object), g_value_get_int (value));
      break;
    case PROP_TEXT:
      set_text (EPSOM_SEVERITY_ROW (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
epsom_severity_row_class_init (EpsomSeverityRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = epsom_severity_row_dispose;
  object_class->get_property = epsom_severity_row_get_property;
  object_class->set_property = epsom_severity_row_set_property;
  widget_class->get_request_mode = epsom_severity_row_get_request_mode;
  widget_class->measure = epsom_severity_row_measure;
  widget_class->size_allocate = epsom_severity_row_size_allocate;
  widget_class->focus = epsom_severity_row_focus;
  widget_class->grab_focus = epsom_severity_row_grab_focus;

  properties[PROP_SEVERITY] = g_param_spec_int ("severity", NULL, NULL, -1, 10, -1,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHOSEN] = g_signal_new ("chosen", EPSOM_TYPE_SEVERITY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
  signals[CHOSEN_EARLIER] = g_signal_new ("chosen-earlier", EPSOM_TYPE_SEVERITY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "severityrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static GtkWidget *
create_button (EpsomSeverityRow *self, int severity)
{
  g_autofree char *number = g_strdup_printf ("%d", severity);
  g_autofree char *name = describe (severity);
  g_autofree char *style = g_strdup_printf ("severity-%d", severity);
  GtkWidget *button =
    g_object_new (GTK_TYPE_BUTTON, "label", number, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);

  /* Newer toolkits call a button what is written on it, before what it is called. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_CHECKED, FALSE, -1);
  gtk_widget_add_css_class (button, "numeric");
  gtk_widget_add_css_class (button, style);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  g_signal_connect_swapped (button, "state-flags-changed", G_CALLBACK (update_caption), self);

  return button;
}

static void
add_controllers (EpsomSeverityRow *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();

  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));

  /* Captured before the button under the finger takes the press for itself. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (hold), GTK_PHASE_CAPTURE);
  g_signal_connect (hold, "pressed", G_CALLBACK (pressed_earlier_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (hold));
}

static void
epsom_severity_row_init (EpsomSeverityRow *self)
{
  self->severity = -1;
  self->caption = gtk_label_new (NULL);

  /* state-flags-changed of a button reads all of them: every button is made before one is connected to a parent that
   * may change its state. */
  for (int i = 0; i < N_BUTTONS; i++)
    self->buttons[i] = create_button (self, i);

  gtk_label_set_wrap (GTK_LABEL (self->caption), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->caption), 0);
  gtk_widget_add_css_class (self->caption, "caption");
  gtk_widget_add_css_class (self->caption, "dim-label");
  gtk_widget_set_parent (self->caption, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("name of a row of buttons", "Severity"), -1);

  add_controllers (self);
  update_caption (self);
}

GtkWidget *
epsom_severity_row_new (void)
{
  return g_object_new (EPSOM_TYPE_SEVERITY_ROW, NULL);
}

int
epsom_severity_row_get_severity (EpsomSeverityRow *self)
{
  g_return_val_if_fail (EPSOM_IS_SEVERITY_ROW (self), -1);

  return self->severity;
}

void
epsom_severity_row_set_severity (EpsomSeverityRow *self, int severity)
{
  g_return_if_fail (EPSOM_IS_SEVERITY_ROW (self));
  g_return_if_fail (severity >= -1 && severity < N_BUTTONS);

  if (self->severity == severity)
    return;

  self->severity = severity;
  for (int i = 0; i < N_BUTTONS; i++)
    {
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_STATE_CHECKED, i == severity, -1);
      if (i == severity)
        gtk_widget_add_css_class (self->buttons[i], "chosen");
      else
        gtk_widget_remove_css_class (self->buttons[i], "chosen");
    }

  update_caption (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEVERITY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

void
epsom_severity_row_press (EpsomSeverityRow *self, int severity)
{
  g_return_if_fail (EPSOM_IS_SEVERITY_ROW (self));
  g_return_if_fail (severity >= 0 && severity < N_BUTTONS);

  epsom_severity_row_set_severity (self, severity);
  g_signal_emit (self, signals[CHOSEN], 0, severity);
}

int
epsom_severity_from_key (guint keyval)
{
  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9)
    return (int) (keyval - GDK_KEY_0);
  if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    return (int) (keyval - GDK_KEY_KP_0);
  if (keyval == GDK_KEY_t || keyval == GDK_KEY_T)
    return 10;

  return -1;
}
