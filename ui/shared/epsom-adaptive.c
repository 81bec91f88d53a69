/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-adaptive.h"

#define N_WIDTHS (EPSOM_WIDTH_WIDE + 1)

struct _EpsomAdaptive {
  GtkWidget parent_instance;

  GtkWidget *child;    /* (owned) (nullable) */
  int width;           /* of the last layout */
  int from[N_WIDTHS];  /* as the properties say */
  int needs[N_WIDTHS]; /* what each layout needed when it was last there */
  EpsomWidth room;
  guint update_id;
};

static void epsom_adaptive_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EpsomAdaptive,
                               epsom_adaptive,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, epsom_adaptive_buildable_init))

enum { PROP_0, PROP_CHILD, PROP_MEDIUM_FROM, PROP_WIDE_FROM, PROP_ROOM, N_PROPS };

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable_iface;

static void
set_room (EpsomAdaptive *self, EpsomWidth room)
{
  if (self->room == room)
    return;

  self->room = room;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROOM]);
}

/* The largest layout that fits: long words may need more than what it is meant for. */
static EpsomWidth
find_room (EpsomAdaptive *self, int width)
{
  EpsomWidth room = EPSOM_WIDTH_WIDE;

  while (room > EPSOM_WIDTH_NARROW && width < MAX (self->from[room], self->needs[room]))
    room--;

  return room;
}

static gboolean
update_cb (gpointer user_data)
{
  EpsomAdaptive *self = user_data;

  self->update_id = 0;
  set_room (self, find_room (self, self->width));

  return G_SOURCE_REMOVE;
}

static void
epsom_adaptive_buildable_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    epsom_adaptive_set_child (EPSOM_ADAPTIVE (buildable), GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
epsom_adaptive_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = epsom_adaptive_buildable_add_child;
}

static int
get_least_width (EpsomAdaptive *self)
{
  int minimum;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

static GtkSizeRequestMode
epsom_adaptive_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
epsom_adaptive_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  EpsomAdaptive *self = EPSOM_ADAPTIVE (widget);

  if (self->child == NULL)
    return;

  /* The width decides, and what it is too little for is clipped until there is another layout. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    for_size = -1;
  else if (for_size >= 0)
    for_size = MAX (for_size, get_least_width (self));
  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);

  /* The width that the wide layout needs doesn't keep a window from becoming narrow. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = 0;
}

static void
epsom_adaptive_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  EpsomAdaptive *self = EPSOM_ADAPTIVE (widget);

  if (self->child != NULL)
    {
      int least = get_least_width (self);
      int child_width = MAX (width, least), child_height;

      self->needs[self->room] = least;
      gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, child_width, &child_height, NULL, NULL, NULL);
      gtk_widget_size_allocate (self->child, &(GtkAllocation){ 0, 0, child_width, MAX (height, child_height) },
                                baseline);
    }

  self->width = width;
  if (find_room (self, width) != self->room && self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
epsom_adaptive_dispose (GObject *object)
{
  EpsomAdaptive *self = EPSOM_ADAPTIVE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (epsom_adaptive_parent_class)->dispose (object);
}

static void
epsom_adaptive_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EpsomAdaptive *self = EPSOM_ADAPTIVE (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_MEDIUM_FROM:
      g_value_set_int (value, self->from[EPSOM_WIDTH_MEDIUM]);
      break;
    case PROP_WIDE_FROM:
      g_value_set_int (value, self->from[EPSOM_WIDTH_WIDE]);
      break;
    case PROP_ROOM:
      g_value_set_int (value, (int) self->room);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
epsom_adaptive_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  EpsomAdaptive *self = EPSOM_ADAPTIVE (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      epsom_adaptive_set_child (self, g_value_get_object (value));
      break;
    case PROP_MEDIUM_FROM:
      self->from[EPSOM_WIDTH_MEDIUM] = g_value_get_int (value);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      break;
    case PROP_WIDE_FROM:
      self->from[EPSOM_WIDTH_WIDE] = g_value_get_int (value);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
epsom_adaptive_class_init (EpsomAdaptiveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = epsom_adaptive_dispose;
  object_class->get_property = epsom_adaptive_get_property;
  object_class->set_property = epsom_adaptive_set_property;
  widget_class->get_request_mode = epsom_adaptive_get_request_mode;
  widget_class->measure = epsom_adaptive_measure;
  widget_class->size_allocate = epsom_adaptive_size_allocate;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_MEDIUM_FROM] =
    g_param_spec_int ("medium-from", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WIDE_FROM] =
    g_param_spec_int ("wide-from", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ROOM] = g_param_spec_int ("room", NULL, NULL, EPSOM_WIDTH_NARROW, EPSOM_WIDTH_WIDE, EPSOM_WIDTH_WIDE,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
epsom_adaptive_init (EpsomAdaptive *self)
{
  self->room = EPSOM_WIDTH_WIDE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
epsom_adaptive_set_child (EpsomAdaptive *self, GtkWidget *child)
{
  g_return_if_fail (EPSOM_IS_ADAPTIVE (self));

  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

EpsomWidth
epsom_adaptive_get_room (EpsomAdaptive *self)
{
  g_return_val_if_fail (EPSOM_IS_ADAPTIVE (self), EPSOM_WIDTH_WIDE);

  return self->room;
}

void
epsom_adaptive_expect (EpsomAdaptive *self, int width)
{
  g_return_if_fail (EPSOM_IS_ADAPTIVE (self));

  if (self->width == 0)
    set_room (self, find_room (self, width));
}
