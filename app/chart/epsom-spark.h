/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-course.h"
#include "epsom-scene.h"

G_BEGIN_DECLS

/** EPSOM_MIN_SPARK_READINGS: fewer make no course. */
#define EPSOM_MIN_SPARK_READINGS 2

/**
 * epsom_spark_new: the course of an episode that goes on, so small that it stands in a line of words: its readings from
 * its beginning to @now, severity 0 to 10 from the lower to the upper line, and beneath them what was taken. It has no
 * words of its own; its description says how many readings there are, the highest and the latest.
 * @width, @height: in pixels
 *
 * Returns: (transfer full)
 */
EpsomScene *epsom_spark_new (const EpsomCourse *course, EpsomInstant now, double width, double height, gboolean rtl);

G_END_DECLS
