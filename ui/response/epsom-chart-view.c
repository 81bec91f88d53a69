/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chart-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-chart-motion.h"
#include "epsom-chart-walk.h"
#include "epsom-chart-picture.h"
#include "epsom-narrow.h"
#include "epsom-ui.h"
#include "epsom-words.h"

#define MIN_WIDTH 280
#define NATURAL_WIDTH 520
#define NO_MARK EPSOM_CHART_VIEW_NO_MARK
/* Between a mark, or an edge, and its words. */
#define TIP_GAP 6
#define TIP_WIDTH 320
/* With more widths asked for, as while the window's size is changed, their heights are not compared. */
#define MAX_WIDTHS 4

typedef struct {
  int width, height;
} Size;

struct _EpsomChartView {
  GtkWidget parent_instance;

  EpsomChartKind kind;
  EpsomResponse *response;
  EpsomSpan span;          /* that is shown; without a length: all */
  EpsomScene *scene;       /* for the present size; NULL: to be made */
  GtkScrollable *port;     /* (nullable): what it scrolls in, while it is mapped */
  GtkAdjustment *position; /* (nullable): the port's */
  gboolean unpainted;      /* it was out of view when last asked to paint */
  GArray *sizes;           /* (element-type Size): that the layout has asked for */
  int mark;                /* that was gone to */
  GtkWidget *tip;          /* its words */
};

G_DEFINE_FINAL_TYPE (EpsomChartView, epsom_chart_view, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_SPOKEN, PROP_RANGE, N_PROPS };

static GParamSpec *properties[N_PROPS];

enum { OPENED, N_SIGNALS };

static guint signals[N_SIGNALS];

static EpsomScene *
get_scene (EpsomChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  EpsomChartLayout layout = {
    .width = gtk_widget_get_width (widget),
    .height = gtk_widget_get_height (widget),
    .text_scale = epsom_narrow_get_text_scale (widget),
    .rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
    .span = self->span,
  };

  if (self->scene == NULL && self->response != NULL)
    self->scene = epsom_chart_new_with_layout (self->kind, self->response, &layout);
  return self->scene;
}

/* The next scene may have other marks. */
static void
drop_scene (EpsomChartView *self)
{
  epsom_chart_view_set_mark (self, NO_MARK);
  g_clear_pointer (&self->scene, epsom_scene_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drop_size (EpsomChartView *self)
{
  g_array_set_size (self->sizes, 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static int
get_height (EpsomChartView *self, int width)
{
  Size size = { width, 0 };

  for (guint i = 0; i < self->sizes->len; i++)
    if (g_array_index (self->sizes, Size, i).width == width)
      return g_array_index (self->sizes, Size, i).height;

  if (self->response != NULL)
    size.height = (int) ceil (
      epsom_chart_get_height (self->kind, self->response, width, epsom_narrow_get_text_scale (GTK_WIDGET (self))));
  if (self->sizes->len > MAX_WIDTHS)
    g_array_remove_index_fast (self->sizes, 0);
  g_array_append_val (self->sizes, size);

  return size.height;
}

/* Lets the page be laid out anew only where the height differs at a width that was asked for: of one more reading most
 * charts stay as high as they are. */
static void
update_size (EpsomChartView *self)
{
  g_autoptr (GArray) before = g_steal_pointer (&self->sizes);

  self->sizes = g_array_new (FALSE, FALSE, sizeof (Size));
  for (guint i = 0; i < before->len; i++)
    {
      Size size = g_array_index (before, Size, i);

      if (before->len > MAX_WIDTHS || get_height (self, size.width) != size.height)
        {
          gtk_widget_queue_resize (GTK_WIDGET (self));
          return;
        }
    }
}

/* Returns: (nullable): the words of @mark for eye and ear. */
static char *
create_spoken (EpsomChartView *self, int mark)
{
  EpsomScene *scene = mark == NO_MARK ? NULL : get_scene (self);

  return scene != NULL ? epsom_words_keep_units (epsom_scene_get_mark (scene, (guint) mark, NULL)) : NULL;
}

static gboolean
get_all (EpsomChartView *self, EpsomSpan *all)
{
  return self->response != NULL && epsom_chart_get_span (self->kind, self->response, all);
}

static char *
create_range (EpsomChartView *self)
{
  EpsomSpan span;

  return epsom_chart_view_get_span (self, &span) ? epsom_span_describe (span) : NULL;
}

/* The finding, after the dates that are shown, if those are not all. */
static char *
create_description (EpsomChartView *self)
{
  g_autofree char *words = self->response != NULL ? epsom_chart_describe (self->kind, self->response) : NULL;
  g_autofree char *finding = words != NULL ? epsom_words_keep_units (words) : NULL;
  g_autofree char *range = finding != NULL && !epsom_chart_view_is_whole (self) ? create_range (self) : NULL;

  if (range == NULL)
    return g_steal_pointer (&finding);

  /* Translators: dates; what a chart says: "Shown: 3 March 2026 to 9 March 2026. 27 infusions." */
  return g_strdup_printf (_ ("Shown: %s. %s"), range, finding);
}

static void
update_description (EpsomChartView *self)
{
  g_autofree char *finding = create_description (self);
  g_autofree char *spoken = create_spoken (self, self->mark);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  epsom_chart_get_title (self->kind), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  spoken != NULL    ? spoken
                                  : finding != NULL ? finding
                                                    : "",
                                  -1);
}

static gboolean
is_at_mark (EpsomChartView *self)
{
  return self->mark != NO_MARK;
}

int
epsom_chart_view_get_mark (EpsomChartView *self)
{
  g_return_val_if_fail (EPSOM_IS_CHART_VIEW (self), NO_MARK);
  return self->mark;
}

void
epsom_chart_view_set_mark (EpsomChartView *self, int mark)
{
  g_autofree char *spoken = NULL;

  g_return_if_fail (EPSOM_IS_CHART_VIEW (self));
  if (self->mark == mark)
    return;
  self->mark = mark;
  spoken = create_spoken (self, mark);
  epsom_ui_set_words (GTK_LABEL (self->tip), spoken);
  gtk_widget_set_visible (self->tip, is_at_mark (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "mark.open", epsom_chart_view_can_open_mark (self, mark));
  update_description (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPOKEN]);
}

gboolean
epsom_chart_view_get_span (EpsomChartView *self, EpsomSpan *span)
{
  g_return_val_if_fail (EPSOM_IS_CHART_VIEW (self), FALSE);
  if (!get_all (self, span))
    return FALSE;
  *span = epsom_span_clamp (self->span, *span);
  return TRUE;
}

void
epsom_chart_view_set_span (EpsomChartView *self, EpsomSpan span)
{
  EpsomSpan all;

  g_return_if_fail (EPSOM_IS_CHART_VIEW (self));
  if (!get_all (self, &all))
    return;
  span = epsom_span_clamp (span, all);
  if (epsom_span_equal (span, all))
    span = (EpsomSpan){ 0, 0 };
  if (epsom_span_equal (span, self->span))
    return;
  self->span = span;
  drop_scene (self);
  update_description (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RANGE]);
}

void
epsom_chart_view_zoom (EpsomChartView *self, double factor)
{
  EpsomSpan span;

  if (epsom_chart_view_get_span (self, &span))
    epsom_chart_view_set_span (self, epsom_span_zoom (span, factor, (span.from + span.to) / 2));
}

void
epsom_chart_view_show_all (EpsomChartView *self)
{
  epsom_chart_view_set_span (self, (EpsomSpan){ 0, 0 });
}

gboolean
epsom_chart_view_is_whole (EpsomChartView *self)
{
  g_return_val_if_fail (EPSOM_IS_CHART_VIEW (self), TRUE);
  return self->span.to <= self->span.from;
}

gboolean
epsom_chart_view_get_axis (EpsomChartView *self, double *start, double *end)
{
  EpsomScene *scene;

  g_return_val_if_fail (EPSOM_IS_CHART_VIEW (self), FALSE);
  scene = get_scene (self);
  return scene != NULL && epsom_scene_get_axis (scene, start, end);
}

double
epsom_chart_view_get_time (EpsomChartView *self, double x)
{
  EpsomSpan span = { 0, 0 };
  double start, end;

  if (!epsom_chart_view_get_span (self, &span) || !epsom_chart_view_get_axis (self, &start, &end))
    return (span.from + span.to) / 2;
  return span.from + (x - start) / (end - start) * (span.to - span.from);
}

/* What was shown stays shown, as far as the diary of the new response reaches. */
static void
keep_span (EpsomChartView *self)
{
  EpsomSpan all, span;

  if (!get_all (self, &all))
    return;
  span = epsom_span_clamp (self->span, all);
  self->span = epsom_span_equal (span, all) ? (EpsomSpan){ 0, 0 } : span;
}

void
epsom_chart_view_set (EpsomChartView *self, EpsomChartKind kind, EpsomResponse *response)
{
  g_return_if_fail (EPSOM_IS_CHART_VIEW (self));
  if (self->kind != kind)
    self->span = (EpsomSpan){ 0, 0 };
  if (response != NULL)
    epsom_response_ref (response);
  g_clear_pointer (&self->response, epsom_response_unref);
  self->response = response;
  self->kind = kind;
  keep_span (self);
  drop_scene (self);
  update_size (self);
  update_description (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RANGE]);
}

EpsomScene *
epsom_chart_view_get_scene (EpsomChartView *self)
{
  g_return_val_if_fail (EPSOM_IS_CHART_VIEW (self), NULL);
  return get_scene (self);
}

gboolean
epsom_chart_view_can_open_mark (EpsomChartView *self, int mark)
{
  g_return_val_if_fail (EPSOM_IS_CHART_VIEW (self), FALSE);
  return mark != NO_MARK && epsom_scene_get_behind (get_scene (self), (guint) mark).kind != EPSOM_BEHIND_NONE;
}

gboolean
epsom_chart_view_open_mark (EpsomChartView *self, int mark)
{
  if (!epsom_chart_view_can_open_mark (self, mark))
    return FALSE;
  g_signal_emit (self, signals[OPENED], 0, (guint) mark);
  return TRUE;
}

static gboolean
epsom_chart_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  EpsomChartView *self = EPSOM_CHART_VIEW (widget);
  EpsomScene *scene = get_scene (self);
  int mark = scene != NULL && !keyboard ? epsom_scene_find_mark (scene, x, y) : NO_MARK;
  g_autofree char *spoken = NULL;
  double box[4];

  /* What was gone to has its words beside it. */
  if (mark == NO_MARK || mark == self->mark)
    return FALSE;
  spoken = create_spoken (self, mark);
  epsom_scene_get_mark (scene, (guint) mark, box);
  gtk_tooltip_set_text (tooltip, spoken);
  gtk_tooltip_set_tip_area (
    tooltip, &(GdkRectangle){ (int) floor (box[0]), (int) floor (box[1]), (int) ceil (box[2]), (int) ceil (box[3]) });
  return TRUE;
}

static void
draw_ring (GtkWidget *widget, cairo_t *cr, EpsomScene *scene, int mark)
{
  double box[4];

  epsom_scene_get_mark (scene, (guint) mark, box);
  gdk_cairo_set_source_rgba (cr, adw_style_manager_get_dark (adw_style_manager_get_default ())
                                   ? &(GdkRGBA){ 1, 1, 1, 0.9 }
                                   : &(GdkRGBA){ 0, 0, 0, 0.8 });
  cairo_set_line_width (cr, 2);
  cairo_rectangle (cr, CLAMP (box[0] - 2, 1, gtk_widget_get_width (widget) - 1),
                   CLAMP (box[1] - 2, 1, gtk_widget_get_height (widget) - 1), box[2] + 4, box[3] + 4);
  cairo_stroke (cr);
}

/* Whether any of it is within what it scrolls in. */
static gboolean
is_in_view (EpsomChartView *self)
{
  GtkWidget *port = GTK_WIDGET (self->port);
  graphene_rect_t bounds;

  if (port == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (self), port, &bounds))
    return TRUE;

  return bounds.origin.y < (float) gtk_widget_get_height (port) && bounds.origin.y + bounds.size.height > 0;
}

static void
scrolled_cb (EpsomChartView *self)
{
  if (self->unpainted)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
epsom_chart_view_map (GtkWidget *widget)
{
  EpsomChartView *self = EPSOM_CHART_VIEW (widget);
  GtkWidget *port = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLABLE);

  if (port != NULL)
    {
      self->port = GTK_SCROLLABLE (port);
      self->position = g_object_ref (gtk_scrollable_get_vadjustment (self->port));
      g_signal_connect_swapped (self->position, "value-changed", G_CALLBACK (scrolled_cb), self);
      g_signal_connect_swapped (self->position, "changed", G_CALLBACK (scrolled_cb), self);
    }
  GTK_WIDGET_CLASS (epsom_chart_view_parent_class)->map (widget);
}

static void
epsom_chart_view_unmap (GtkWidget *widget)
{
  EpsomChartView *self = EPSOM_CHART_VIEW (widget);

  GTK_WIDGET_CLASS (epsom_chart_view_parent_class)->unmap (widget);
  if (self->position != NULL)
    g_signal_handlers_disconnect_by_func (self->position, scrolled_cb, self);
  g_clear_object (&self->position);
  self->port = NULL;
}

/* Pixels of its own: a snapshot writes down each of the thousands of marks before it draws it, which takes longer than
 * to draw them. Returns: (transfer full) */
static cairo_surface_t *
create_picture (GtkWidget *widget, EpsomScene *scene, int width, int height)
{
  int scale = gtk_widget_get_scale_factor (widget);
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (picture, scale, scale);
  cr = cairo_create (picture);
  epsom_scene_paint (scene, cr, epsom_chart_picture_get_style (), FALSE);
  cairo_destroy (cr);

  return picture;
}

static const cairo_user_data_key_t picture_key;

static void
epsom_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  EpsomChartView *self = EPSOM_CHART_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_surface_t *picture;
  EpsomScene *scene;
  cairo_t *cr;

  self->unpainted = !is_in_view (self);
  scene = self->unpainted ? NULL : get_scene (self);
  if (scene == NULL || width <= 0 || height <= 0)
    return;
  picture = create_picture (widget, scene, width, height);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
  /* Let go of sooner it would be copied for what has been recorded here. */
  cairo_surface_set_user_data (cairo_get_target (cr), &picture_key, picture,
                               (cairo_destroy_func_t) cairo_surface_destroy);
  if (is_at_mark (self))
    draw_ring (widget, cr, scene, self->mark);
  cairo_destroy (cr);
  gtk_widget_snapshot_child (widget, self->tip, snapshot);
}

static GtkSizeRequestMode
epsom_chart_view_get_request_mode (GtkWidget *widget G_GNUC_UNUSED)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
epsom_chart_view_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else
    *minimum = *natural = get_height (EPSOM_CHART_VIEW (widget), for_size > 0 ? for_size : NATURAL_WIDTH);
}

/* Above the mark, or below where that has no room, and within the chart. */
static void
allocate_tip (EpsomChartView *self, int width, int height)
{
  int natural, tip_width, tip_height;
  double box[4], x, y;

  epsom_scene_get_mark (get_scene (self), (guint) self->mark, box);
  gtk_widget_measure (self->tip, GTK_ORIENTATION_HORIZONTAL, -1, &tip_width, &natural, NULL, NULL);
  tip_width = MAX (tip_width, MIN (natural, MIN (TIP_WIDTH, width - 2 * TIP_GAP)));
  gtk_widget_measure (self->tip, GTK_ORIENTATION_VERTICAL, tip_width, NULL, &tip_height, NULL, NULL);
  x = CLAMP (box[0] + (box[2] - tip_width) / 2, TIP_GAP, MAX (TIP_GAP, width - TIP_GAP - tip_width));
  y = box[1] - TIP_GAP - tip_height;
  if (y < 0)
    y = MAX (0, MIN (box[1] + box[3] + TIP_GAP, height - tip_height));
  gtk_widget_size_allocate (self->tip, &(GtkAllocation){ (int) x, (int) y, tip_width, tip_height }, -1);
}

static void
epsom_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline G_GNUC_UNUSED)
{
  EpsomChartView *self = EPSOM_CHART_VIEW (widget);
  double scene_width = width, scene_height = height;

  if (self->scene != NULL)
    epsom_scene_get_size (self->scene, &scene_width, &scene_height);
  if (scene_width != width || scene_height != height)
    {
      g_clear_pointer (&self->scene, epsom_scene_unref);
      epsom_chart_view_set_mark (self, NO_MARK);
    }
  if (is_at_mark (self))
    allocate_tip (self, width, height);
}

static void
epsom_chart_view_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (epsom_chart_view_parent_class)->direction_changed (widget, previous);
  drop_scene (EPSOM_CHART_VIEW (widget));
}

static void
epsom_chart_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (epsom_chart_view_parent_class)->system_setting_changed (widget, setting);
  drop_scene (EPSOM_CHART_VIEW (widget));
  drop_size (EPSOM_CHART_VIEW (widget));
}

static void
epsom_chart_view_dispose (GObject *object)
{
  EpsomChartView *self = EPSOM_CHART_VIEW (object);

  g_clear_pointer (&self->tip, gtk_widget_unparent);
  g_clear_pointer (&self->scene, epsom_scene_unref);
  g_clear_pointer (&self->response, epsom_response_unref);
  G_OBJECT_CLASS (epsom_chart_view_parent_class)->dispose (object);
}

static void
epsom_chart_view_finalize (GObject *object)
{
  g_array_unref (EPSOM_CHART_VIEW (object)->sizes);
  G_OBJECT_CLASS (epsom_chart_view_parent_class)->finalize (object);
}

static void
epsom_chart_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SPOKEN)
    g_value_take_string (value, create_spoken (EPSOM_CHART_VIEW (object), EPSOM_CHART_VIEW (object)->mark));
  else if (id == PROP_RANGE)
    g_value_take_string (value, create_range (EPSOM_CHART_VIEW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
epsom_chart_view_class_init (EpsomChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = epsom_chart_view_dispose;
  object_class->finalize = epsom_chart_view_finalize;
  object_class->get_property = epsom_chart_view_get_property;
  widget_class->map = epsom_chart_view_map;
  widget_class->unmap = epsom_chart_view_unmap;
  widget_class->snapshot = epsom_chart_view_snapshot;
  widget_class->get_request_mode = epsom_chart_view_get_request_mode;
  widget_class->measure = epsom_chart_view_measure;
  widget_class->size_allocate = epsom_chart_view_size_allocate;
  widget_class->direction_changed = epsom_chart_view_direction_changed;
  widget_class->system_setting_changed = epsom_chart_view_system_setting_changed;
  widget_class->query_tooltip = epsom_chart_view_query_tooltip;

  properties[PROP_SPOKEN] = g_param_spec_string ("spoken", NULL, NULL, NULL,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_RANGE] = g_param_spec_string ("range", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  epsom_chart_walk_install (widget_class);
}

static GtkWidget *
create_tip (void)
{
  GtkWidget *tip = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (tip), TRUE);
  gtk_label_set_xalign (GTK_LABEL (tip), 0);
  gtk_widget_set_can_target (tip, FALSE);
  gtk_widget_set_visible (tip, FALSE);
  gtk_widget_add_css_class (tip, "chart-tip");
  return tip;
}

static void
epsom_chart_view_init (EpsomChartView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->mark = NO_MARK;
  self->sizes = g_array_new (FALSE, FALSE, sizeof (Size));
  self->tip = create_tip ();
  gtk_widget_set_parent (self->tip, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "mark.open", FALSE);
  epsom_chart_walk_attach (self);
  epsom_chart_motion_attach (self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}
