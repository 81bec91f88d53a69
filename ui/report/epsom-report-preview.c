/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-report-preview.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "epsom-thread-task.h"

/* In px: around the pages, and how wide they are at least and at most, and unless asked. */
#define GAP 18
#define MIN_WIDTH 200
#define MAX_WIDTH 760
#define NATURAL_WIDTH 560

/* Pixels that a page is drawn with for each of the screen's: letters then stand where they belong. */
#define SHARPNESS 2

/* Of the line around a page. */
#define EDGE { 0, 0, 0, 0.25 }

/* Pages around those in view that are kept once drawn. */
#define KEPT 3

/* Lines of a page that a screen reader is told at most. */
#define MAX_TOLD 6000

struct _EpsomReportPreview {
  GtkWidget parent_instance;

  EpsomReportPages *pages;   /* (nullable) */
  guint n;                   /* of pages, also of those that are not there */
  gboolean is_wanting;       /* `wanted` was emitted for these pages */
  GtkAdjustment *adjustment; /* (nullable): of the scrolled window around it */
  GHashTable *textures;      /* page: GdkTexture */
  int drawn_width;           /* of the textures, in the screen's pixels */
  GCancellable *drawing;     /* (nullable): of the page that a thread draws now */
  guint told;                /* the page that a screen reader was told last, from 1 */
};

G_DEFINE_FINAL_TYPE (EpsomReportPreview, epsom_report_preview, GTK_TYPE_WIDGET)

enum { SIGNAL_WANTED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* Those that are there. */
static guint
get_n_made (EpsomReportPreview *self)
{
  return self->pages != NULL ? epsom_report_pages_get_n (self->pages) : 0;
}

static int
get_page_width (int width)
{
  return CLAMP (width - 2 * GAP, MIN_WIDTH - 2 * GAP, MAX_WIDTH);
}

static int
get_page_height (EpsomReportPreview *self, int page_width)
{
  double width, height;

  if (self->pages == NULL)
    epsom_paper_get_size (EPSOM_PAPER_A4, &width, &height);
  else
    epsom_report_pages_get_size (self->pages, &width, &height);

  return (int) ceil (page_width * height / width);
}

/* The pages in view: from @first to before @end. */
static void
get_view (EpsomReportPreview *self, guint *first, guint *end)
{
  int step = GAP + get_page_height (self, get_page_width (gtk_widget_get_width (GTK_WIDGET (self))));
  double from = self->adjustment != NULL ? gtk_adjustment_get_value (self->adjustment) : 0;
  double size = self->adjustment != NULL ? gtk_adjustment_get_page_size (self->adjustment) : step;

  *first = MIN ((guint) MAX (0, floor ((from - GAP) / step)), self->n);
  *end = MIN ((guint) ceil ((from + MAX (size, 1)) / step), self->n);
}

/* A page to be drawn by a thread. */
typedef struct {
  EpsomReportPages *pages;
  guint page;
  int width, height; /* in device pixels */
} Drawing;

static void
drawing_free (gpointer data)
{
  Drawing *drawing = data;

  epsom_report_pages_unref (drawing->pages);
  g_free (drawing);
}

static void
free_surface (gpointer surface)
{
  cairo_surface_destroy (surface);
}

static cairo_surface_t *
create_sharp (const Drawing *drawing)
{
  cairo_surface_t *sharp = cairo_image_surface_create (CAIRO_FORMAT_RGB24, drawing->width * SHARPNESS,
                                                       drawing->height * SHARPNESS);
  cairo_t *cr = cairo_create (sharp);
  double width, height;

  epsom_report_pages_get_size (drawing->pages, &width, &height);
  cairo_scale (cr, drawing->width * SHARPNESS / width, drawing->height * SHARPNESS / height);
  epsom_report_pages_draw (drawing->pages, cr, drawing->page);
  cairo_destroy (cr);

  return sharp;
}

static void
draw_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Drawing *drawing = task_data;
  cairo_surface_t *sharp = create_sharp (drawing);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, drawing->width, drawing->height);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, 1.0 / SHARPNESS, 1.0 / SHARPNESS);
  cairo_set_source_surface (cr, sharp, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (sharp);
  cairo_surface_flush (surface);
  g_task_return_pointer (task, surface, free_surface);
}

static void draw_next (EpsomReportPreview *self);

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  EpsomReportPreview *self = EPSOM_REPORT_PREVIEW (source);
  const Drawing *drawing = g_task_get_task_data (G_TASK (result));
  cairo_surface_t *surface = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (g_task_get_cancellable (G_TASK (result)) == self->drawing)
    g_clear_object (&self->drawing);
  if (surface != NULL && drawing->pages == self->pages && drawing->width == self->drawn_width &&
      cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    {
      int stride = cairo_image_surface_get_stride (surface);

      bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize) stride * drawing->height,
                                          free_surface, cairo_surface_reference (surface));
      g_hash_table_insert (
        self->textures, GUINT_TO_POINTER (drawing->page),
        gdk_memory_texture_new (drawing->width, drawing->height, GDK_MEMORY_DEFAULT, bytes, (gsize) stride));
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  g_clear_pointer (&surface, cairo_surface_destroy);
  draw_next (self);
}

static void
draw_page (EpsomReportPreview *self, guint page)
{
  Drawing *drawing = g_new0 (Drawing, 1);
  g_autoptr (GTask) task = NULL;

  *drawing = (Drawing){ epsom_report_pages_ref (self->pages), page, self->drawn_width,
                        get_page_height (self, self->drawn_width) };
  self->drawing = g_cancellable_new ();
  task = epsom_thread_task_new (self, self->drawing, drawn_cb, NULL);
  g_task_set_task_data (task, drawing, drawing_free);
  g_task_run_in_thread (task, draw_in_thread);
}

static gboolean
is_far (gpointer page, gpointer texture, gpointer data)
{
  const guint *view = data;
  guint at = GPOINTER_TO_UINT (page);

  return at + KEPT < view[0] || at >= view[1] + KEPT;
}

/* Says the page at the top of the view. */
static void
tell (EpsomReportPreview *self, guint page)
{
  g_autofree char *label = NULL, *text = NULL;

  if (self->told == page + 1 || page >= get_n_made (self))
    return;
  self->told = page + 1;
  label = g_strdup_printf (_ ("Preview of the report, page %u of %u"), page + 1, self->n);
  text = epsom_report_pages_get_text (self->pages, page);
  if (strlen (text) > MAX_TOLD)
    *g_utf8_find_prev_char (text, text + MAX_TOLD) = '\0';
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/* One page at a time, the first that is missing. */
static void
draw_next (EpsomReportPreview *self)
{
  int width = get_page_width (gtk_widget_get_width (GTK_WIDGET (self))) *
              gtk_widget_get_scale_factor (GTK_WIDGET (self));
  guint view[2];

  if (self->pages == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      gtk_widget_get_width (GTK_WIDGET (self)) == 0)
    return;

  /* Pages of the former width stand in until they are drawn anew. */
  self->drawn_width = width;
  get_view (self, &view[0], &view[1]);
  g_hash_table_foreach_remove (self->textures, is_far, view);
  if (view[0] < view[1])
    tell (self, view[0]);
  if (view[1] > get_n_made (self) && !self->is_wanting)
    {
      self->is_wanting = TRUE;
      g_signal_emit (self, signals[SIGNAL_WANTED], 0);
    }
  for (guint page = view[0]; page < MIN (view[1], get_n_made (self)) && self->drawing == NULL; page++)
    {
      GdkTexture *texture = g_hash_table_lookup (self->textures, GUINT_TO_POINTER (page));

      if (texture == NULL || gdk_texture_get_width (texture) != width)
        draw_page (self, page);
    }
}

gboolean
epsom_report_preview_is_drawn (EpsomReportPreview *self)
{
  guint first, end;

  g_return_val_if_fail (EPSOM_IS_REPORT_PREVIEW (self), FALSE);

  get_view (self, &first, &end);
  for (guint page = first; page < end; page++)
    if (!g_hash_table_contains (self->textures, GUINT_TO_POINTER (page)))
      return FALSE;

  return end <= get_n_made (self) && self->pages != NULL && self->drawing == NULL;
}

static void
scrolled_cb (EpsomReportPreview *self)
{
  draw_next (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
forget (EpsomReportPreview *self)
{
  if (self->drawing != NULL)
    g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  g_hash_table_remove_all (self->textures);
  self->told = 0;
}

void
epsom_report_preview_set_pages (EpsomReportPreview *self, EpsomReportPages *pages)
{
  g_return_if_fail (EPSOM_IS_REPORT_PREVIEW (self));

  if (self->pages == pages)
    return;
  forget (self);
  g_clear_pointer (&self->pages, epsom_report_pages_unref);
  self->pages = pages != NULL ? epsom_report_pages_ref (pages) : NULL;
  self->n = get_n_made (self);
  self->is_wanting = FALSE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  draw_next (self);
}

void
epsom_report_preview_set_first (EpsomReportPreview *self, EpsomReportPages *pages)
{
  EpsomReportPages *former;

  g_return_if_fail (EPSOM_IS_REPORT_PREVIEW (self));
  g_return_if_fail (self->pages != NULL && pages != NULL);

  if (self->drawing != NULL)
    g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  former = self->pages;
  self->pages = epsom_report_pages_ref (pages);
  self->n = MAX (self->n, get_n_made (self));
  self->is_wanting = FALSE;
  self->told = 0;
  for (guint page = 0; page < get_n_made (self); page++)
    if (!epsom_report_pages_is_same_page (former, pages, page))
      g_hash_table_remove (self->textures, GUINT_TO_POINTER (page));
  epsom_report_pages_unref (former);
  draw_next (self);
}

EpsomReportPages *
epsom_report_preview_get_pages (EpsomReportPreview *self)
{
  g_return_val_if_fail (EPSOM_IS_REPORT_PREVIEW (self), NULL);

  return self->pages;
}

static GtkSizeRequestMode
epsom_report_preview_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
epsom_report_preview_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  EpsomReportPreview *self = EPSOM_REPORT_PREVIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }
  *minimum = *natural =
    GAP + (int) self->n * (GAP + get_page_height (self, get_page_width (MAX (for_size, MIN_WIDTH))));
}

static void
epsom_report_preview_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  draw_next (EPSOM_REPORT_PREVIEW (widget));
}

static void
epsom_report_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const GdkRGBA paper = { 1, 1, 1, 1 };
  static const GdkRGBA edges[4] = { EDGE, EDGE, EDGE, EDGE };
  static const float widths[4] = { 1, 1, 1, 1 };
  EpsomReportPreview *self = EPSOM_REPORT_PREVIEW (widget);
  int all = gtk_widget_get_width (widget), width = get_page_width (all), height = get_page_height (self, width);
  guint first, end;

  get_view (self, &first, &end);
  for (guint page = first; page < end; page++)
    {
      graphene_rect_t box = GRAPHENE_RECT_INIT (
        (float) ((all - width) / 2), (float) (GAP + (int) page * (height + GAP)), (float) width, (float) height);
      GdkTexture *texture = g_hash_table_lookup (self->textures, GUINT_TO_POINTER (page));
      GskRoundedRect outline;

      if (texture != NULL)
        gtk_snapshot_append_texture (snapshot, texture, &box);
      else
        gtk_snapshot_append_color (snapshot, &paper, &box);
      /* A blurred shadow takes longer to draw in software than all else of the page. */
      gsk_rounded_rect_init_from_rect (&outline, &box, 0);
      graphene_rect_inset (&outline.bounds, -1, -1);
      gtk_snapshot_append_border (snapshot, &outline, widths, edges);
    }
}

static void
epsom_report_preview_map (GtkWidget *widget)
{
  EpsomReportPreview *self = EPSOM_REPORT_PREVIEW (widget);
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  GTK_WIDGET_CLASS (epsom_report_preview_parent_class)->map (widget);
  if (scrolled != NULL && self->adjustment == NULL)
    {
      self->adjustment = g_object_ref (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)));
      g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->adjustment, "changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
    }
  draw_next (self);
}

static void
epsom_report_preview_dispose (GObject *object)
{
  EpsomReportPreview *self = EPSOM_REPORT_PREVIEW (object);

  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_object (&self->adjustment);
  forget (self);
  g_clear_pointer (&self->pages, epsom_report_pages_unref);
  G_OBJECT_CLASS (epsom_report_preview_parent_class)->dispose (object);
}

static void
epsom_report_preview_finalize (GObject *object)
{
  g_hash_table_unref (EPSOM_REPORT_PREVIEW (object)->textures);
  G_OBJECT_CLASS (epsom_report_preview_parent_class)->finalize (object);
}

static void
epsom_report_preview_class_init (EpsomReportPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = epsom_report_preview_dispose;
  object_class->finalize = epsom_report_preview_finalize;
  signals[SIGNAL_WANTED] =
    g_signal_new ("wanted", EPSOM_TYPE_REPORT_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  widget_class->get_request_mode = epsom_report_preview_get_request_mode;
  widget_class->measure = epsom_report_preview_measure;
  widget_class->size_allocate = epsom_report_preview_size_allocate;
  widget_class->snapshot = epsom_report_preview_snapshot;
  widget_class->map = epsom_report_preview_map;
  gtk_widget_class_set_css_name (widget_class, "reportpreview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
epsom_report_preview_init (EpsomReportPreview *self)
{
  self->textures = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Preview of the report"),
                                  -1);
}
