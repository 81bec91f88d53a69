/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-course.h"

G_BEGIN_DECLS

/* Inside of the analysis: the episodes of one symptom with what was read and taken during each. */

/** EPSOM_OPEN_REACH: seconds after the last reading of an ongoing episode in which what names no episode is linked to
 * it: one that was never closed does not swallow the doses of later years. (Convention.) */
#define EPSOM_OPEN_REACH (24 * 60 * 60)
/** EPSOM_NEVER: the end of an episode that is ongoing. */
#define EPSOM_NEVER G_MAXINT64

/**
 * EpsomSample: the highest severity read of an episode at one instant.
 * @next_mild, @next_free, @next_felt: the index of this sample or the first later one of the episode with a severity of
 *   at most 3, of 0, and above 0; the end of the episode's samples where there is none
 */
typedef struct {
  gint64 time;
  int severity;
  guint next_mild;
  guint next_free;
  guint next_felt;
} EpsomSample;

/**
 * EpsomSpell: one episode of the symptom, ready to be searched.
 * @end: %EPSOM_NEVER where ongoing
 * @reach: the last instant at which a dose or medicine that names no episode is linked to it
 * @samples_from, @samples_to: its samples, by time: the first, and one after the last
 * @takes_from, @takes_to: the acute doses and medicines that name it, by time
 */
typedef struct {
  const EpsomEpisode *episode;
  gint64 start;
  gint64 end;
  gint64 reach;
  guint samples_from, samples_to;
  guint takes_from, takes_to;
} EpsomSpell;

/**
 * EpsomSpells:
 * @spells: (array length=n_spells): by start
 * @samples: of all spells, spell by spell
 * @named_takes: instants of the acute doses and medicines that name a spell and were taken during it, spell by spell
 * @free_takes: (array length=n_free_takes): instants of the acute doses and medicines that name no episode, by time.
 *   Those within a spell are the ones linked to it: they are found, not listed
 */
typedef struct {
  guint n_spells;
  EpsomSpell *spells;
  EpsomSample *samples;
  gint64 *named_takes;
  guint n_free_takes;
  gint64 *free_takes;
  /*< private >*/
  GHashTable *by_id;
} EpsomSpells;

/** epsom_spells_new: the episodes of @symptom in @diary, which must outlive them. */
EpsomSpells *epsom_spells_new (EpsomDiary *diary, const char *symptom);
/** epsom_spells_new_of_course: the one episode of @course, whose diary must outlive it; of what was taken only that which
 * @course has. */
EpsomSpells *epsom_spells_new_of_course (EpsomDiary *diary, const EpsomCourse *course);
void epsom_spells_free (EpsomSpells *spells);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomSpells, epsom_spells_free)

/** epsom_spells_find: Returns: (transfer none) (nullable): the spell with @id during which @time lies, its end
 * included. */
const EpsomSpell *epsom_spells_find (const EpsomSpells *spells, const EpsomUuid *id, gint64 time);
/** epsom_spells_start_after: Returns: the start of the first spell that begins after @time, or %EPSOM_NEVER. */
gint64 epsom_spells_start_after (const EpsomSpells *spells, gint64 time);

/** epsom_spell_sample_after: the index of the first sample of @spell later than @time; its samples_to where none is. */
guint epsom_spell_sample_after (const EpsomSpells *spells, const EpsomSpell *spell, gint64 time);
/** epsom_spell_take_after: the first instant after @time, which lies within @spell, at which an acute dose or medicine
 * linked to @spell was taken, or %EPSOM_NEVER. */
gint64 epsom_spell_take_after (const EpsomSpells *spells, const EpsomSpell *spell, gint64 time);
/** epsom_spell_count_takes: how many were taken from @from to @to, both included. */
guint epsom_spell_count_takes (const EpsomSpells *spells, const EpsomSpell *spell, gint64 from, gint64 to);

/**
 * EpsomSweep: which spells a dose that names none is linked to, asked in the order of time. The cost is that of the
 * answers and of sorting, however many spells overlap.
 */
typedef struct {
  const EpsomSpells *spells;
  guint next;   /* the first spell that has not begun yet */
  GArray *open; /* indices of the spells that have begun and were not seen to be over */
} EpsomSweep;

void epsom_sweep_init (EpsomSweep *sweep, const EpsomSpells *spells);
/** epsom_sweep_at: Returns: (transfer none) (element-type guint): the spells linked at @time, by start. @time never
 * goes back from call to call. */
const GArray *epsom_sweep_at (EpsomSweep *sweep, gint64 time);
void epsom_sweep_clear (EpsomSweep *sweep);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EpsomSweep, epsom_sweep_clear)

G_END_DECLS
