/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-spark-view.h"

#include "epsom-chart-picture.h"
#include "epsom-spark.h"

#define HEIGHT 48
#define LEAST_WIDTH 80
#define USUAL_WIDTH 104 /* beside eight readings in the narrowest window */

struct _EpsomSparkView {
  GtkWidget parent_instance;

  EpsomDiary *diary;   /* (owned) (nullable) */
  EpsomRecord *record; /* (owned) (nullable): the episode */
  EpsomInstant now;
};

G_DEFINE_FINAL_TYPE (EpsomSparkView, epsom_spark_view, GTK_TYPE_WIDGET)

/* Returns: (transfer full): as large as the widget. */
static EpsomScene *
create_scene (EpsomSparkView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_auto (EpsomCourse) course = { 0 };

  epsom_course_init (&course, self->diary, epsom_record_as_episode (self->record));

  return epsom_spark_new (&course, self->now, gtk_widget_get_width (widget), gtk_widget_get_height (widget),
                          gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
}

static void
epsom_spark_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  EpsomSparkView *self = EPSOM_SPARK_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autoptr (EpsomScene) scene = NULL;
  cairo_t *cr;

  if (self->record == NULL)
    return;
  scene = create_scene (self);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  epsom_scene_paint (scene, cr, epsom_chart_picture_get_style (), FALSE);
  cairo_destroy (cr);
}

static void
epsom_spark_view_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? USUAL_WIDTH : HEIGHT;
}

static void
epsom_spark_view_finalize (GObject *object)
{
  EpsomSparkView *self = EPSOM_SPARK_VIEW (object);

  g_clear_pointer (&self->record, epsom_record_unref);
  g_clear_pointer (&self->diary, epsom_diary_unref);

  G_OBJECT_CLASS (epsom_spark_view_parent_class)->finalize (object);
}

static void
epsom_spark_view_class_init (EpsomSparkViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = epsom_spark_view_finalize;
  widget_class->snapshot = epsom_spark_view_snapshot;
  widget_class->measure = epsom_spark_view_measure;

  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
epsom_spark_view_init (EpsomSparkView *self)
{
}

void
epsom_spark_view_show (EpsomSparkView *self, EpsomDiary *diary, const EpsomEpisode *episode, EpsomInstant now)
{
  EpsomRecord *record = (EpsomRecord *) &episode->record;
  g_autoptr (EpsomScene) scene = NULL;
  guint n;

  g_return_if_fail (EPSOM_IS_SPARK_VIEW (self));
  g_return_if_fail (diary != NULL && episode != NULL);

  epsom_record_ref (record);
  g_clear_pointer (&self->record, epsom_record_unref);
  self->record = record;
  epsom_diary_ref (diary);
  g_clear_pointer (&self->diary, epsom_diary_unref);
  self->diary = diary;
  self->now = now;

  epsom_diary_get_readings (diary, &record->id, &n);
  scene = create_scene (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  epsom_scene_get_description (scene), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), n >= EPSOM_MIN_SPARK_READINGS);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
epsom_spark_view_tick (EpsomSparkView *self, EpsomInstant now)
{
  g_return_if_fail (EPSOM_IS_SPARK_VIEW (self));

  self->now = now;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
