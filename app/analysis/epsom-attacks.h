/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-diary.h"

G_BEGIN_DECLS

/*
 * Counting attacks. An attack that sleep or a remission interrupts is two episodes of the diary, each with its own end
 * and readings; guidelines count it once if it recurs within 48 h (IHS guidelines for controlled trials; the Leiden
 * diary takes 24 h). The episodes stay as they were recorded: only the count follows the rule, which is printed with it.
 */

/** EPSOM_ATTACK_HOURS: of the IHS guidelines: what is counted by unless asked otherwise. */
#define EPSOM_ATTACK_HOURS 48
/** EPSOM_MAX_ATTACK_HOURS: a week. */
#define EPSOM_MAX_ATTACK_HOURS 168

/**
 * epsom_attacks_count: the attacks of @symptom to which the episodes belong that began on the local dates @first to
 * @last, both included.
 * @hours: an episode that begins at most so many hours after all earlier ones of the symptom were over belongs to their
 *   attack; 0: each is one by itself. One that goes on is over at its last reading, or at its start
 *
 * What began before @first decides whether the first episode there begins an attack, but every attack with an episode
 * in the period counts once. The cost is that of the episodes up to @last.
 */
guint epsom_attacks_count (EpsomDiary *diary, const char *symptom, EpsomDate first, EpsomDate last, guint hours);

G_END_DECLS
