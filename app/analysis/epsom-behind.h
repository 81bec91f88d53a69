/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-response.h"

G_BEGIN_DECLS

/**
 * EpsomBehindKind: what the treatments, or the records, behind a figure have in common.
 *
 * A record belongs to a date by its own local date, an episode to each date on which it is active.
 */
typedef enum {
  EPSOM_BEHIND_NONE, /* nothing stands behind the figure */

  /* Treatments of the group. */
  EPSOM_BEHIND_ENDPOINT,   /* with a known outcome; @which: an #EpsomEndpoint */
  EPSOM_BEHIND_CHANGE,     /* with a known severity; @which: an index of #epsom_horizons */
  EPSOM_BEHIND_RELIEF,     /* that time to relief is estimated from */
  EPSOM_BEHIND_FREEDOM,    /* that time to freedom is estimated from */
  EPSOM_BEHIND_SINGLE,     /* one; @which: its index in the response */
  EPSOM_BEHIND_ALIKE,      /* as long and with the same change at 2 h as one; @which: its index */
  EPSOM_BEHIND_ALIKE_RATE, /* of the same rate and with the same change at 2 h as one; @which: its index */

  /* Records. */
  EPSOM_BEHIND_RECORD,    /* one: @first */
  EPSOM_BEHIND_ROW,       /* from @first to @last, of their kind; doses by the method */
  EPSOM_BEHIND_DATES,     /* all of the dates */
  EPSOM_BEHIND_ORAL,      /* doses by mouth on the dates */
  EPSOM_BEHIND_MONTH,     /* what makes symptom days of the dates, and infusions on them */
  EPSOM_BEHIND_CYCLE_DAY, /* what makes symptom days of one day of all cycles; @which: its index */
  EPSOM_BEHIND_WEAR_OFF,  /* what makes symptom days of those after an infusion of the group; @which: the bin */
} EpsomBehindKind;

/** EPSOM_BEHIND_ANY_METHOD: the method does not matter. */
#define EPSOM_BEHIND_ANY_METHOD (-1)
/** EPSOM_BEHIND_ANY_GROUP: the group does not matter. */
#define EPSOM_BEHIND_ANY_GROUP (-1)

/**
 * EpsomBehind: which treatments or records a figure was counted from, without naming them: it costs nothing until a
 * person asks.
 * @method: of doses: an #EpsomMethod or %EPSOM_BEHIND_ANY_METHOD
 * @group: of treatments and of infusions that days are counted from: its number, or %EPSOM_BEHIND_ANY_GROUP
 * @symptom: (nullable): of whose response the treatments are; %NULL: of this one
 * @first, @last: (nullable): owned by the diary of the response
 * @from, @to: the first date, and the one after the last
 */
typedef struct {
  EpsomBehindKind kind;
  int method;
  int group;
  guint which;
  const char *symptom;
  const EpsomRecord *first, *last;
  EpsomDate from, to;
} EpsomBehind;

/** epsom_behind_is_of_treatments: whether it is treatments that the figure was counted from. */
gboolean epsom_behind_is_of_treatments (const EpsomBehind *behind);

/** epsom_behind_find: Returns: (transfer full) (element-type EpsomTreatment): those of @response, by time, owned by
 * it; as many as the figure says. */
GPtrArray *epsom_behind_find (const EpsomBehind *behind, const EpsomResponse *response);

/** epsom_behind_find_records: Returns: (transfer full) (element-type EpsomRecord): those of the diary of @response, by
 * time, owned by it. The cost is near that of visiting the episodes, and the other records of the dates. */
GPtrArray *epsom_behind_find_records (const EpsomBehind *behind, const EpsomResponse *response);

G_END_DECLS
