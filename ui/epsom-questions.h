/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "epsom-diary.h"

G_BEGIN_DECLS

/* What a diary has to ask by notification. */

/**
 * EpsomQuestion:
 * @id: (owned): the same whenever the question is found
 * @ask: when it is asked, UTC seconds; never where it is past @until
 * @until: up to when an answer is of use
 * @notification: (owned): the question with its buttons, as the actions of epsom-answers.h
 * @milder: (owned) (nullable): what is asked next where the desktop has too few buttons for all answers, and the one
 *   that stands for the milder of them was pressed
 */
typedef struct {
  char *id;
  gint64 ask;
  gint64 until;
  GNotification *notification;
  GNotification *milder;
} EpsomQuestion;

/** epsom_questions_find: what @diary, whose file is @path, asks at @now or later, after what the person prefers.
 * Returns: (transfer full) (element-type EpsomQuestion) */
GPtrArray *epsom_questions_find (EpsomDiary *diary, const char *path, EpsomInstant now);
/** epsom_questions_find_id: Returns: (nullable): the one of @questions that is @id and is asked by @now. */
const EpsomQuestion *epsom_questions_find_id (const GPtrArray *questions, const char *id, EpsomInstant now);

G_END_DECLS
