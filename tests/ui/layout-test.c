/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-adaptive.h"
#include "epsom-wrap-layout.h"
#include "ui-fixture.h"

#define N_CHILDREN 5
#define CHILD_WIDTH 100
#define CHILD_HEIGHT 40
#define SPACING 6

/* Five children of one size, of which @hidden (-1: none) is not shown. */
static GtkWidget *
create_box (int column_width, gboolean stretch, int hidden)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkLayoutManager *layout = epsom_wrap_layout_new ();

  g_object_set (layout, "column-width", column_width, "stretch", stretch, NULL);
  gtk_widget_set_layout_manager (box, layout);
  for (int i = 0; i < N_CHILDREN; i++)
    {
      GtkWidget *child = g_object_new (ADW_TYPE_BIN, "width-request", CHILD_WIDTH, "height-request", CHILD_HEIGHT,
                                       "visible", i != hidden, NULL);

      gtk_box_append (GTK_BOX (box), child);
    }

  return g_object_ref_sink (box);
}

/* Where the child at @index lies when @box is @width px wide. */
static graphene_rect_t
lay_out (GtkWidget *box, int width, int index)
{
  GtkWidget *child = gtk_widget_get_first_child (box);
  graphene_rect_t bounds;
  int minimum, height;

  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_size_allocate (box, &(GtkAllocation){ 0, 0, width, height }, -1);
  for (int i = 0; i < index; i++)
    child = gtk_widget_get_next_sibling (child);
  g_assert_true (gtk_widget_compute_bounds (child, box, &bounds));

  return bounds;
}

static void
test_wrap (void)
{
  const struct {
    int column_width;
    gboolean stretch;
    int width, index, x, y, child_width;
  } cases[] = {
    /* As wide as they are: three in a line of 312. */
    { 0, FALSE, 312, 0, 0, 0, 100 },
    { 0, FALSE, 312, 2, 212, 0, 100 },
    { 0, FALSE, 312, 3, 0, 46, 100 },
    { 0, FALSE, 311, 2, 0, 46, 100 },
    /* Columns fill the line. */
    { 150, FALSE, 312, 1, 159, 0, 153 },
    { 150, FALSE, 312, 4, 0, 92, 153 },
    /* A single one is as narrow as it has to be. */
    { 150, FALSE, 120, 1, 0, 46, 120 },
    /* No narrower than a child needs. */
    { 50, FALSE, 312, 2, 212, 0, 100 },
    /* Room for ten, shared by five. */
    { 100, FALSE, 1054, 4, 424, 0, 100 },
    { 100, TRUE, 1054, 4, 848, 0, 206 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GtkWidget) box = create_box (cases[i].column_width, cases[i].stretch, -1);
      graphene_rect_t bounds = lay_out (box, cases[i].width, cases[i].index);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpfloat (bounds.origin.x, ==, (float) cases[i].x);
      g_assert_cmpfloat (bounds.origin.y, ==, (float) cases[i].y);
      g_assert_cmpfloat (bounds.size.width, ==, (float) cases[i].child_width);
      g_assert_cmpfloat (bounds.size.height, ==, CHILD_HEIGHT);
    }
}

static void
test_wrap_size (void)
{
  g_autoptr (GtkWidget) box = create_box (0, FALSE, -1);
  int minimum, natural;

  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, CHILD_WIDTH);
  g_assert_cmpint (natural, ==, N_CHILDREN * CHILD_WIDTH + (N_CHILDREN - 1) * SPACING);

  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, CHILD_WIDTH, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, N_CHILDREN * CHILD_HEIGHT + (N_CHILDREN - 1) * SPACING);
}

static void
test_wrap_hidden (void)
{
  g_autoptr (GtkWidget) box = create_box (0, FALSE, 1);

  g_assert_cmpfloat (lay_out (box, 1000, 2).origin.x, ==, CHILD_WIDTH + SPACING);
}

static void
test_wrap_right_to_left (void)
{
  g_autoptr (GtkWidget) box = create_box (0, FALSE, -1);

  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  g_assert_cmpfloat (lay_out (box, 312, 0).origin.x, ==, 212);
  g_assert_cmpfloat (lay_out (box, 312, 2).origin.x, ==, 0);
}

/* The room that @adaptive has when it is @width px wide. */
static EpsomWidth
get_room (GtkWidget *adaptive, int width)
{
  int minimum, height;

  gtk_widget_measure (adaptive, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (adaptive, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_size_allocate (adaptive, &(GtkAllocation){ 0, 0, width, height }, -1);
  ui_wait ();

  return epsom_adaptive_get_room (EPSOM_ADAPTIVE (adaptive));
}

static GtkWidget *
create_adaptive (GtkWidget *child)
{
  GtkWidget *adaptive = g_object_new (EPSOM_TYPE_ADAPTIVE, "medium-from", 700, "wide-from", 820, NULL);

  epsom_adaptive_set_child (EPSOM_ADAPTIVE (adaptive), child);

  return g_object_ref_sink (adaptive);
}

static void
test_room (void)
{
  const struct {
    int width;
    EpsomWidth room;
  } cases[] = {
    { 699, EPSOM_WIDTH_NARROW }, { 700, EPSOM_WIDTH_MEDIUM }, { 819, EPSOM_WIDTH_MEDIUM },
    { 820, EPSOM_WIDTH_WIDE },   { 360, EPSOM_WIDTH_NARROW },
  };
  g_autoptr (GtkWidget) adaptive = create_adaptive (adw_bin_new ());

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%d px", cases[i].width);
      g_assert_cmpint (get_room (adaptive, cases[i].width), ==, cases[i].room);
    }
}

/* What is left of a line goes to the child that expands. */
static void
test_wrap_expand (void)
{
  g_autoptr (GtkWidget) box = create_box (0, FALSE, -1);

  gtk_widget_set_hexpand (gtk_widget_get_next_sibling (gtk_widget_get_first_child (box)), TRUE);
  g_assert_cmpfloat (lay_out (box, 400, 0).size.width, ==, 100);
  g_assert_cmpfloat (lay_out (box, 400, 1).size.width, ==, 188);
  g_assert_cmpfloat (lay_out (box, 400, 2).origin.x, ==, 300);
  g_assert_cmpfloat (lay_out (box, 400, 3).origin.x, ==, 0);
  g_assert_cmpfloat (lay_out (box, 400, 3).size.width, ==, 100);
}

/* A layout that needs more than it is meant for comes later, and keeps nothing from becoming narrow. */
static void
test_needs (void)
{
  GtkWidget *child = adw_bin_new ();
  g_autoptr (GtkWidget) adaptive = create_adaptive (child);
  int minimum;

  gtk_widget_set_size_request (child, 900, -1);
  gtk_widget_measure (adaptive, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 0);

  g_assert_cmpint (get_room (adaptive, 850), ==, EPSOM_WIDTH_MEDIUM);
  gtk_widget_set_size_request (child, 300, -1);
  g_assert_cmpint (get_room (adaptive, 860), ==, EPSOM_WIDTH_MEDIUM);
  g_assert_cmpint (get_room (adaptive, 900), ==, EPSOM_WIDTH_WIDE);
}

/* The first frame is right where the width is known. */
static void
test_expect (void)
{
  g_autoptr (GtkWidget) adaptive = create_adaptive (adw_bin_new ());

  g_assert_cmpint (epsom_adaptive_get_room (EPSOM_ADAPTIVE (adaptive)), ==, EPSOM_WIDTH_WIDE);
  epsom_adaptive_expect (EPSOM_ADAPTIVE (adaptive), 360);
  g_assert_cmpint (epsom_adaptive_get_room (EPSOM_ADAPTIVE (adaptive)), ==, EPSOM_WIDTH_NARROW);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/ui/wrap-layout/positions", test_wrap);
  g_test_add_func ("/ui/wrap-layout/size", test_wrap_size);
  g_test_add_func ("/ui/wrap-layout/hidden-child", test_wrap_hidden);
  g_test_add_func ("/ui/wrap-layout/what-is-left", test_wrap_expand);
  g_test_add_func ("/ui/wrap-layout/right-to-left", test_wrap_right_to_left);
  g_test_add_func ("/ui/adaptive/room", test_room);
  g_test_add_func ("/ui/adaptive/what-a-layout-needs", test_needs);
  g_test_add_func ("/ui/adaptive/expected", test_expect);
  return g_test_run ();
}
