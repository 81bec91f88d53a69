/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-diary.h"

G_BEGIN_DECLS

/*
 * The timer of an infusion. An infusion that begins is a dose in the diary from its first second, without minutes; at
 * its end it gets them. What is kept beside the diary is only which doses are timed, so that the worst that can be lost
 * is the question how long it took.
 */

/** EPSOM_INFUSION_LONGEST: seconds after which nothing is timed any more: the most that a dose can take. */
#define EPSOM_INFUSION_LONGEST ((gint64) EPSOM_DOSE_MINUTES_MAX * 60)

/** epsom_infusion_find_startable: Returns: (transfer full) (element-type EpsomRecord): of the infusions of @diary that
 * differ in more than minutes the latest, @max at most, as doses without minutes. */
GPtrArray *epsom_infusion_find_startable (EpsomDiary *diary, guint max);

/** epsom_infusion_is_startable: whether @record is an IV dose without minutes. */
gboolean epsom_infusion_is_startable (const EpsomRecord *record);

/** epsom_infusion_begins: whether @change records, at @now, an infusion that has only just begun and lacks its minutes.
 */
gboolean epsom_infusion_begins (const EpsomChange *change, EpsomInstant now);

/** epsom_infusion_find_running: Returns: (transfer container) (element-type EpsomRecord): those doses of @diary among
 * @timed (ids) that run at @now, by start. */
GPtrArray *epsom_infusion_find_running (EpsomDiary *diary, const char *const *timed, EpsomInstant now);

/** epsom_infusion_stop: Returns: (transfer full) (nullable): @dose with the whole minutes since its start, at least
 * one.
 */
EpsomRecord *epsom_infusion_stop (const EpsomDose *dose, EpsomInstant now, GError **error);

/** epsom_infusion_time: notes that the dose @id is timed. */
void epsom_infusion_time (const EpsomUuid *id);
/** epsom_infusion_forget: that it no longer is. */
void epsom_infusion_forget (const EpsomUuid *id);

G_END_DECLS
