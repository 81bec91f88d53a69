/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-application.h"

G_BEGIN_DECLS

/*
 * What a press on a notification does: actions of the application, so that the desktop can call them whether or not it
 * is running. They name the diary, since there may be several.
 */

/** EPSOM_ANSWER_RATE (ssi): stores a reading of now: the diary's path, the episode's id, the severity. Without a
 * window, none is opened. Where the episode is over or gone nothing is stored, and the window shows why. */
#define EPSOM_ANSWER_RATE "app.rate"
/** EPSOM_ANSWER_MILDER (sss): asks which of the milder answers it is: the diary's path, the episode's id, the
 * question's id. Where the question is no longer one, the window shows why. */
#define EPSOM_ANSWER_MILDER "app.ask-milder"
/** EPSOM_ANSWER_TAKE (ss): stores the dose of a plan as taken now: the diary's path, the plan's id. Where there is no
 * such plan any more nothing is stored, and the window is shown. */
#define EPSOM_ANSWER_TAKE "app.take"
/** EPSOM_ANSWER_OPEN (ss): shows the episode of that diary on Today, or Today where it is no episode's id. */
#define EPSOM_ANSWER_OPEN "app.show-episode"

/** epsom_answers_install: adds the actions to @application. */
void epsom_answers_install (EpsomApplication *application);

G_END_DECLS
