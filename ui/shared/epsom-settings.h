/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "epsom-attacks.h"
#include "epsom-follow-up.h"
#include "epsom-period.h"
#include "epsom-response.h"

G_BEGIN_DECLS

/**
 * EpsomSettings:
 *
 * What a person prefers, one object for the program. Kept in GSettings; a program that is run without being installed
 * has no schema, and forgets it at its end.
 *
 * Properties, all writable and notified:
 *   `low-light` (gboolean): dark, dim, large and still
 *   `low-light-follows` (gboolean): low light goes on and off with an episode
 *   `symptoms` (GStrv, nullable): the symptoms that Today offers, in their order; those it doesn't name come after
 *   `hidden-symptoms` (GStrv, nullable): those of them that Today doesn't offer
 *   `default-salt` (string): the token of the salt that a new dose by mouth begins with; "" is that of the last one
 *   `default-amount` (double): its amount in mg, above 0; 0 is that of the last one
 *   `count-symptoms` (gboolean): the calendar shows how many symptoms each day had, rather than the worst severity
 *   `ask-30-minutes`, `ask-1-hour`, `ask-2-hours`, `ask-24-hours` (gboolean): a reading is asked for so long after a
 * dose `ask-when-closed` (gboolean): also while no window is open `quiet-hours` (gboolean), `quiet-from`, `quiet-to`
 * (int): nothing is asked from the one to the other, in minutes after midnight
 *   `response-symptom` (string), `response-period` (string: a token of #EpsomPeriod), `response-from`, `response-to`
 * (string: local dates such as 2026-03-01), `response-exclude-co-treated` (gboolean), `response-group-by` (string: a
 * token of #EpsomGrouping): what the Response page asks
 *   `timed-doses` (GStrv, nullable): the ids of the infusions whose minutes are measured, the latest first
 *   `plans` (GStrv, nullable): what is taken every day, a line of epsom-plan.h each
 *   `first-weekday` (int): what weeks begin with, 0 (Monday) to 6; -1: as in the locale. epsom-words.h is told
 *   `attack-hours` (int): what is counted as one attack, 0 to 168 (epsom-attacks.h)
 */
#define EPSOM_TYPE_SETTINGS (epsom_settings_get_type ())
G_DECLARE_FINAL_TYPE (EpsomSettings, epsom_settings, EPSOM, SETTINGS, GObject)

/** epsom_settings_get_default: Returns: (transfer none) */
EpsomSettings *epsom_settings_get_default (void);
/** epsom_settings_get_kept: Returns: (transfer none) (nullable): where they are kept, NULL without a schema. */
GSettings *epsom_settings_get_kept (void);

gboolean epsom_settings_get_low_light (EpsomSettings *self);
void epsom_settings_set_low_light (EpsomSettings *self, gboolean low_light);
gboolean epsom_settings_get_low_light_follows (EpsomSettings *self);
/** epsom_settings_get_symptoms, epsom_settings_get_hidden_symptoms: Returns: (transfer none): never NULL. */
const char *const *epsom_settings_get_symptoms (EpsomSettings *self);
const char *const *epsom_settings_get_hidden_symptoms (EpsomSettings *self);
const char *epsom_settings_get_default_salt (EpsomSettings *self);
/** epsom_settings_get_default_lab_unit: as Epsom CSV names it; "": that of the last value. */
const char *epsom_settings_get_default_lab_unit (EpsomSettings *self);
double epsom_settings_get_default_amount (EpsomSettings *self);
gboolean epsom_settings_get_count_symptoms (EpsomSettings *self);
gboolean epsom_settings_get_ask_when_closed (EpsomSettings *self);
/** epsom_settings_get_quiet: in the system's time zone. */
EpsomQuiet epsom_settings_get_quiet (EpsomSettings *self);
EpsomFollowUpRules epsom_settings_get_follow_ups (EpsomSettings *self);
/** epsom_settings_get_response_period: all time where what is kept is no period, or its dates are none. */
EpsomPeriod epsom_settings_get_response_period (EpsomSettings *self);
/** epsom_settings_get_response_query: what the Response page asks at @now. The symptom is owned by @self, until it is
 * changed. */
EpsomQuery epsom_settings_get_response_query (EpsomSettings *self, EpsomInstant now);
/** epsom_settings_get_timed_doses: Returns: (transfer none): never NULL. */
const char *const *epsom_settings_get_timed_doses (EpsomSettings *self);
/** epsom_settings_get_plans: Returns: (transfer none): never NULL. */
const char *const *epsom_settings_get_plans (EpsomSettings *self);
guint epsom_settings_get_attack_hours (EpsomSettings *self);

G_END_DECLS
