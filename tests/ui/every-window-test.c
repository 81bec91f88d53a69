/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chips.h"
#include "epsom-day-cell.h"
#include "epsom-severity-row.h"
#include "ui-scenes.h"

/* What holds of every window, form, dialog and popover. */

/* How far back the next stop may begin, in px. */
#define TOLERANCE 6.f
#define MAX_PRESSES 200

typedef struct {
  GtkWidget *widget; /* (unowned) */
  graphene_rect_t bounds;
} Stop;

static char *
describe (GtkWidget *widget)
{
  return g_strdup_printf ("%s in %s", G_OBJECT_TYPE_NAME (widget), G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
}

/* Where @widget is in @root, seen from the side that reading begins at. */
static graphene_rect_t
get_bounds (GtkWidget *widget, GtkWidget *root)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, root, &bounds));
  if (gtk_widget_get_direction (root) == GTK_TEXT_DIR_RTL)
    bounds.origin.x = (float) gtk_widget_get_width (root) - bounds.origin.x - bounds.size.width;

  return bounds;
}

/* What has the focus: a calendar of the toolkit is one thing. */
static GtkWidget *
get_focus (GtkWidget *root)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (root));
  GtkWidget *calendar = gtk_widget_get_ancestor (focus, GTK_TYPE_CALENDAR);

  return calendar != NULL ? calendar : focus;
}

static gboolean
contains (GArray *stops, GtkWidget *widget)
{
  for (guint i = 0; i < stops->len; i++)
    if (g_array_index (stops, Stop, i).widget == widget)
      return TRUE;

  return FALSE;
}

/* Presses Tab, or Shift+Tab, from the start of @root until it begins again. */
static GArray *
walk (GtkWidget *root, GtkDirectionType direction)
{
  GArray *stops = g_array_new (FALSE, FALSE, sizeof (Stop));
  gboolean round = FALSE;

  gtk_root_set_focus (gtk_widget_get_root (root), NULL);
  for (guint i = 0; !round && i < MAX_PRESSES && gtk_widget_child_focus (root, direction); i++)
    {
      GtkWidget *focus = get_focus (root);
      Stop stop = { focus, get_bounds (focus, root) };

      if (stops->len > 0 && focus == g_array_index (stops, Stop, stops->len - 1).widget)
        continue;
      round = stops->len > 0 && focus == g_array_index (stops, Stop, 0).widget;
      if (!round && contains (stops, focus))
        {
          g_autofree char *name = describe (focus);

          g_error ("the Tab key is trapped at %s", name);
        }
      if (!round)
        g_array_append_val (stops, stop);
    }
  g_assert_true (round || stops->len == 1);

  return stops;
}

/* Whether @next lies before @stop: on the same line, or on one above and not in a column after it. */
static gboolean
lies_before (const Stop *next, const Stop *stop)
{
  const graphene_rect_t *a = &next->bounds, *b = &stop->bounds;
  gboolean is_left = a->origin.x + a->size.width <= b->origin.x + TOLERANCE;
  gboolean is_above = a->origin.y + a->size.height <= b->origin.y + TOLERANCE;
  gboolean is_below = a->origin.y >= b->origin.y + b->size.height - TOLERANCE;
  gboolean is_right = a->origin.x >= b->origin.x + b->size.width - TOLERANCE;

  return (is_above && !is_right) || (is_left && !is_below);
}

/* It lies over the others, wherever these are scrolled to, and comes after them. */
static gboolean
is_in_toast (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, g_type_from_name ("AdwToastWidget")) != NULL;
}

static void
check_order (GArray *stops)
{
  for (guint i = 1; i < stops->len; i++)
    {
      const Stop *stop = &g_array_index (stops, Stop, i - 1), *next = &g_array_index (stops, Stop, i);

      if (lies_before (next, stop) && !is_in_toast (next->widget))
        {
          g_autofree char *from = describe (stop->widget);
          g_autofree char *to = describe (next->widget);

          g_error ("after %s (%g, %g) comes %s (%g, %g), which lies before it", from, stop->bounds.origin.x,
                   stop->bounds.origin.y, to, next->bounds.origin.x, next->bounds.origin.y);
        }
    }
}

/* Which of several takes the Tab key; the arrow keys lead to the others. */
static gboolean
is_one_of_many (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, EPSOM_TYPE_CHIPS) != NULL ||
         gtk_widget_get_ancestor (widget, EPSOM_TYPE_SEVERITY_ROW) != NULL || EPSOM_IS_DAY_CELL (widget) ||
         g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkListItemWidget");
}

/* Whether one of @stops is @widget or within it; a list without a row has nothing to reach. */
static gboolean
is_reached (GtkWidget *widget, GArray *stops)
{
  if (GTK_IS_LIST_BOX (widget) && gtk_list_box_get_row_at_index (GTK_LIST_BOX (widget), 0) == NULL)
    return TRUE;
  for (guint i = 0; i < stops->len; i++)
    {
      GtkWidget *stop = g_array_index (stops, Stop, i).widget;

      if (stop == widget || gtk_widget_is_ancestor (stop, widget))
        return TRUE;
    }

  return FALSE;
}

/* Every control in @widget that the keyboard could be in is one of @stops, or holds one of them. */
static void
check_reached (GtkWidget *widget, GArray *stops)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_sensitive (widget) || !gtk_widget_get_can_focus (widget) ||
      GTK_IS_CALENDAR (widget))
    return;
  if (gtk_widget_get_focusable (widget) && !is_one_of_many (widget) && !is_reached (widget, stops))
    {
      g_autofree char *name = describe (widget);

      g_error ("the Tab key does not reach %s", name);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_reached (child, stops);
}

/* Tab reaches everything, in the order in which it is read, and comes round; Shift+Tab goes the same way back. */
static void
test_tab (UiFixture *fixture, gconstpointer data)
{
  const UiScene *scene = data;
  GtkWidget *root = scene->show (fixture);
  g_autoptr (GArray) stops = walk (root, GTK_DIR_TAB_FORWARD);
  g_autoptr (GArray) back = walk (root, GTK_DIR_TAB_BACKWARD);

  g_assert_cmpuint (stops->len, >, 0);
  check_order (stops);
  check_reached (root, stops);
  g_assert_cmpuint (back->len, ==, stops->len);
  for (guint i = 0; i < back->len; i++)
    g_assert_true (g_array_index (back, Stop, i).widget == g_array_index (stops, Stop, stops->len - 1 - i).widget);
  ui_leave (root);
}

static void
test_tab_rtl (UiFixture *fixture, gconstpointer data)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  test_tab (fixture, data);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc, char **argv)
{
  guint n;
  const UiScene *scenes = ui_scenes_get (&n);

  ui_init (&argc, &argv);
  for (guint i = 0; i < n; i++)
    {
      ui_scenes_add ("/ui/every-window/tab", &scenes[i], test_tab);
      ui_scenes_add ("/ui/every-window/tab-from-right-to-left", &scenes[i], test_tab_rtl);
    }

  return g_test_run ();
}
