/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "epsom-diary.h"

G_BEGIN_DECLS

/**
 * EpsomSparkView:
 *
 * The course of an episode that goes on, as a chart as high as two lines of words.
 */
#define EPSOM_TYPE_SPARK_VIEW (epsom_spark_view_get_type ())
G_DECLARE_FINAL_TYPE (EpsomSparkView, epsom_spark_view, EPSOM, SPARK_VIEW, GtkWidget)

/** epsom_spark_view_show: draws @episode of @diary up to @now; hides itself where there are too few readings. */
void epsom_spark_view_show (EpsomSparkView *self, EpsomDiary *diary, const EpsomEpisode *episode, EpsomInstant now);
/** epsom_spark_view_tick: draws it up to @now. */
void epsom_spark_view_tick (EpsomSparkView *self, EpsomInstant now);

G_END_DECLS
