/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-wrap-layout.h"

#define DEFAULT_SPACING 6

struct _EpsomWrapLayout {
  GtkLayoutManager parent_instance;

  int spacing;
  int column_width; /* 0: no columns */
  gboolean stretch;
};

G_DEFINE_FINAL_TYPE (EpsomWrapLayout, epsom_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

enum { PROP_0, PROP_SPACING, PROP_COLUMN_WIDTH, PROP_STRETCH, N_PROPS };

static GParamSpec *properties[N_PROPS];

/* One line: its children from @first to before @end, its height, and what of its width is left for the child that
 * expands, if one does. */
typedef struct {
  GtkWidget *first;
  GtkWidget *end;
  GtkWidget *expands;
  int height;
  int left;
} Line;

static int
measure_child (GtkWidget *child, GtkOrientation orientation, int for_size, gboolean natural)
{
  int minimum, wanted;

  gtk_widget_measure (child, orientation, for_size, &minimum, &wanted, NULL, NULL);

  return natural ? wanted : minimum;
}

/* The width of a column where there are columns: as many as fit fill @width. A single one may be narrower than wished,
 * but not than what stands in it. */
static int
get_column_width (EpsomWrapLayout *self, GtkWidget *widget, int width)
{
  int least = 0, wished, columns, n = 0;

  if (self->column_width == 0)
    return 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        least = MAX (least, measure_child (child, GTK_ORIENTATION_HORIZONTAL, -1, FALSE));
        n++;
      }
  wished = MAX (least, self->column_width);
  columns = (width + self->spacing) / (wished + self->spacing);
  if (self->stretch)
    columns = MIN (columns, n);
  columns = MAX (columns, 1);

  return MAX (least, (width + self->spacing) / columns - self->spacing);
}

/* The width of @child in a line of @width: that of a column, or its natural one, or the line's where that is less. */
static int
get_child_width (GtkWidget *child, int width, int column_width)
{
  int least, wanted;

  if (column_width > 0)
    return column_width;

  least = measure_child (child, GTK_ORIENTATION_HORIZONTAL, -1, FALSE);
  wanted = measure_child (child, GTK_ORIENTATION_HORIZONTAL, -1, TRUE);

  return MAX (MIN (wanted, width), least);
}

static Line
take_line (EpsomWrapLayout *self, GtkWidget *first, int width, int column_width)
{
  Line line = { .first = first };
  GtkWidget *child;
  int used = 0;

  for (child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_width;

      if (!gtk_widget_should_layout (child))
        continue;

      child_width = get_child_width (child, width, column_width);
      if (used > 0 && used + self->spacing + child_width > width)
        break;

      used += (used > 0 ? self->spacing : 0) + child_width;
      if (column_width == 0 && line.expands == NULL && gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        line.expands = child;
      line.height = MAX (line.height, measure_child (child, GTK_ORIENTATION_VERTICAL, child_width, TRUE));
    }
  line.end = child;
  line.left = MAX (width - used, 0);

  return line;
}

static GtkSizeRequestMode
epsom_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (EpsomWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;

      *minimum = MAX (*minimum, measure_child (child, GTK_ORIENTATION_HORIZONTAL, -1, FALSE));
      *natural += (*natural > 0 ? self->spacing : 0) +
                  MAX (self->column_width, measure_child (child, GTK_ORIENTATION_HORIZONTAL, -1, TRUE));
    }
}

static int
measure_height (EpsomWrapLayout *self, GtkWidget *widget, int width)
{
  int column_width = get_column_width (self, widget, width);
  int height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;)
    {
      Line line = take_line (self, child, width, column_width);

      height += (height > 0 && line.height > 0 ? self->spacing : 0) + line.height;
      child = line.end;
    }

  return height;
}

static void
epsom_wrap_layout_measure (GtkLayoutManager *manager,
                           GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  EpsomWrapLayout *self = EPSOM_WRAP_LAYOUT (manager);

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, widget, minimum, natural);
    }
  else
    {
      int width = for_size, ignored = 0;

      if (width < 0)
        measure_width (self, widget, &width, &ignored);
      *minimum = *natural = measure_height (self, widget, width);
    }
}

static void
epsom_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  EpsomWrapLayout *self = EPSOM_WRAP_LAYOUT (manager);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int column_width = get_column_width (self, widget, width);
  int y = 0;

  for (GtkWidget *first = gtk_widget_get_first_child (widget); first != NULL;)
    {
      Line line = take_line (self, first, width, column_width);
      int x = 0;

      for (GtkWidget *child = first; child != line.end; child = gtk_widget_get_next_sibling (child))
        {
          int child_width;

          if (!gtk_widget_should_layout (child))
            continue;

          child_width = get_child_width (child, width, column_width) + (child == line.expands ? line.left : 0);
          gtk_widget_size_allocate (
            child, &(GtkAllocation){ rtl ? width - x - child_width : x, y, child_width, line.height }, -1);
          x += child_width + self->spacing;
        }

      y += line.height + self->spacing;
      first = line.end;
    }
}

static void
epsom_wrap_layout_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SPACING:
      g_value_set_int (value, EPSOM_WRAP_LAYOUT (object)->spacing);
      break;
    case PROP_COLUMN_WIDTH:
      g_value_set_int (value, EPSOM_WRAP_LAYOUT (object)->column_width);
      break;
    case PROP_STRETCH:
      g_value_set_boolean (value, EPSOM_WRAP_LAYOUT (object)->stretch);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
epsom_wrap_layout_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SPACING:
      EPSOM_WRAP_LAYOUT (object)->spacing = g_value_get_int (value);
      gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (object));
      break;
    case PROP_COLUMN_WIDTH:
      EPSOM_WRAP_LAYOUT (object)->column_width = g_value_get_int (value);
      gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (object));
      break;
    case PROP_STRETCH:
      EPSOM_WRAP_LAYOUT (object)->stretch = g_value_get_boolean (value);
      gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (object));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
epsom_wrap_layout_class_init (EpsomWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = epsom_wrap_layout_get_property;
  object_class->set_property = epsom_wrap_layout_set_property;
  layout_class->get_request_mode = epsom_wrap_layout_get_request_mode;
  layout_class->measure = epsom_wrap_layout_measure;
  layout_class->allocate = epsom_wrap_layout_allocate;

  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, DEFAULT_SPACING,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COLUMN_WIDTH] =
    g_param_spec_int ("column-width", NULL, NULL, 0, G_MAXINT16, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_STRETCH] =
    g_param_spec_boolean ("stretch", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
epsom_wrap_layout_init (EpsomWrapLayout *self)
{
  self->spacing = DEFAULT_SPACING;
}

GtkLayoutManager *
epsom_wrap_layout_new (void)
{
  return g_object_new (EPSOM_TYPE_WRAP_LAYOUT, NULL);
}
