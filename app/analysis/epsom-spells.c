/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-spells.h"

#include <string.h>

/* The index of the first of the ascending @times, from @from on and before @to, that is later than @time. */
static guint
find_after (const gint64 *times, guint from, guint to, gint64 time)
{
  while (from < to)
    {
      const guint middle = from + (to - from) / 2;
      if (times[middle] <= time)
        from = middle + 1;
      else
        to = middle;
    }
  return from;
}

/* Appends the readings of @spell to @samples, several at one instant as the highest. */
static void
add_samples (EpsomSpell *spell, EpsomDiary *diary, GArray *samples)
{
  guint n;
  const EpsomRecord *const *readings = epsom_diary_get_readings (diary, &spell->episode->record.id, &n);

  spell->samples_from = samples->len;
  for (guint i = 0; i < n; i++)
    {
      const EpsomReading *reading = epsom_record_as_reading (readings[i]);
      EpsomSample *last =
        samples->len > spell->samples_from ? &g_array_index (samples, EpsomSample, samples->len - 1) : NULL;
      if (last != NULL && last->time == reading->at.utc)
        last->severity = MAX (last->severity, reading->severity);
      else
        g_array_append_vals (samples, &(EpsomSample){ .time = reading->at.utc, .severity = reading->severity }, 1);
    }
  spell->samples_to = samples->len;
}

static void
link_samples (const EpsomSpell *spell, EpsomSample *samples)
{
  guint mild = spell->samples_to, free = spell->samples_to, felt = spell->samples_to;

  for (guint i = spell->samples_to; i-- > spell->samples_from;)
    {
      EpsomSample *sample = &samples[i];
      if (sample->severity <= EPSOM_MILD_MAX)
        mild = i;
      if (sample->severity == 0)
        free = i;
      else
        felt = i;
      sample->next_mild = mild;
      sample->next_free = free;
      sample->next_felt = felt;
    }
}

static void
spell_init (EpsomSpell *spell, const EpsomEpisode *episode, EpsomDiary *diary, GArray *samples)
{
  *spell = (EpsomSpell){
    .episode = episode,
    .start = episode->start.utc,
    .end = episode->has_end ? episode->end.utc : EPSOM_NEVER,
  };
  add_samples (spell, diary, samples);

  if (episode->has_end)
    spell->reach = spell->end - 1;
  else if (spell->samples_to > spell->samples_from)
    spell->reach = MAX (spell->start, g_array_index (samples, EpsomSample, samples->len - 1).time) + EPSOM_OPEN_REACH;
  else
    spell->reach = spell->start + EPSOM_OPEN_REACH;
}

/* Adds those of @episodes (array length=n) that are of @symptom (nullable: any). */
static void
add_spells (EpsomSpells *spells, EpsomDiary *diary, const EpsomRecord *const *episodes, guint n, const char *symptom)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (EpsomSpell));
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (EpsomSample));

  for (guint i = 0; i < n; i++)
    {
      const EpsomEpisode *episode = epsom_record_as_episode (episodes[i]);
      if (symptom != NULL && !g_str_equal (episode->symptom, symptom))
        continue;
      g_array_set_size (found, found->len + 1);
      spell_init (&g_array_index (found, EpsomSpell, found->len - 1), episode, diary, samples);
    }

  spells->n_spells = found->len;
  spells->spells = (EpsomSpell *) (gpointer) g_array_steal (found, NULL);
  spells->samples = (EpsomSample *) (gpointer) g_array_steal (samples, NULL);
  for (guint i = 0; i < spells->n_spells; i++)
    {
      link_samples (&spells->spells[i], spells->samples);
      g_hash_table_insert (spells->by_id, (gpointer) &spells->spells[i].episode->record.id, &spells->spells[i]);
    }
}

/* An acute dose or medicine that names a spell. */
typedef struct {
  EpsomSpell *spell;
  gint64 time;
} NamedTake;

/* Sorts @record under the spell that it names, or under those that name none. */
static void
add_take (EpsomSpells *spells,
          const EpsomUuid *episode,
          EpsomPurpose purpose,
          gint64 time,
          GArray *named,
          GArray *freely)
{
  if (purpose == EPSOM_PURPOSE_PREVENTIVE)
    return;
  if (epsom_uuid_is_null (episode))
    {
      g_array_append_val (freely, time);
      return;
    }
  NamedTake take = { (EpsomSpell *) epsom_spells_find (spells, episode, time), time };
  if (take.spell != NULL)
    g_array_append_val (named, take);
}

/* Lays @named, which is by time, out spell by spell. */
static void
place_named_takes (EpsomSpells *spells, const GArray *named)
{
  const NamedTake *takes = (const NamedTake *) (gconstpointer) named->data;
  guint place = 0;

  spells->named_takes = g_new (gint64, named->len);
  for (guint i = 0; i < named->len; i++)
    takes[i].spell->takes_to++;
  for (guint i = 0; i < spells->n_spells; i++)
    {
      EpsomSpell *spell = &spells->spells[i];
      spell->takes_from = place;
      place += spell->takes_to;
      spell->takes_to = spell->takes_from;
    }
  for (guint i = 0; i < named->len; i++)
    spells->named_takes[takes[i].spell->takes_to++] = takes[i].time;
}

static void
place_takes (EpsomSpells *spells, const GArray *named, GArray *freely)
{
  place_named_takes (spells, named);
  spells->n_free_takes = freely->len;
  spells->free_takes = (gint64 *) (gpointer) g_array_steal (freely, NULL);
}

/* Visits doses and medicines together in the order of time. */
static void
add_takes (EpsomSpells *spells, EpsomDiary *diary)
{
  guint n_doses, n_medicines;
  const EpsomRecord *const *doses = epsom_diary_get (diary, EPSOM_RECORD_DOSE, &n_doses);
  const EpsomRecord *const *medicines = epsom_diary_get (diary, EPSOM_RECORD_MEDICINE, &n_medicines);
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (NamedTake));
  g_autoptr (GArray) freely = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint d = 0, m = 0; d < n_doses || m < n_medicines;)
    {
      const EpsomDose *dose = d < n_doses ? epsom_record_as_dose (doses[d]) : NULL;
      const EpsomMedicine *medicine = m < n_medicines ? epsom_record_as_medicine (medicines[m]) : NULL;
      if (medicine == NULL || (dose != NULL && dose->at.utc <= medicine->at.utc))
        {
          add_take (spells, &dose->episode, dose->purpose, dose->at.utc, named, freely);
          d++;
        }
      else
        {
          add_take (spells, &medicine->episode, medicine->purpose, medicine->at.utc, named, freely);
          m++;
        }
    }
  place_takes (spells, named, freely);
}

static EpsomPurpose
get_purpose (const EpsomRecord *taken)
{
  return taken->kind == EPSOM_RECORD_DOSE ? epsom_record_as_dose (taken)->purpose
                                          : epsom_record_as_medicine (taken)->purpose;
}

EpsomSpells *
epsom_spells_new (EpsomDiary *diary, const char *symptom)
{
  EpsomSpells *spells = g_new0 (EpsomSpells, 1);
  const EpsomRecord *const *episodes;
  guint n;

  spells->by_id = g_hash_table_new (epsom_uuid_hash, epsom_uuid_equal);
  episodes = epsom_diary_get (diary, EPSOM_RECORD_EPISODE, &n);
  add_spells (spells, diary, episodes, n, symptom);
  add_takes (spells, diary);
  return spells;
}

EpsomSpells *
epsom_spells_new_of_course (EpsomDiary *diary, const EpsomCourse *course)
{
  EpsomSpells *spells = g_new0 (EpsomSpells, 1);
  const EpsomRecord *episode = &course->episode->record;
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (NamedTake));
  g_autoptr (GArray) freely = g_array_new (FALSE, FALSE, sizeof (gint64));

  spells->by_id = g_hash_table_new (epsom_uuid_hash, epsom_uuid_equal);
  add_spells (spells, diary, &episode, 1, NULL);
  for (guint i = 0; i < course->n_taken; i++)
    {
      const EpsomUuid names = epsom_record_get_episode (course->taken[i]);

      add_take (spells, &names, get_purpose (course->taken[i]), epsom_record_get_time (course->taken[i]), named,
                freely);
    }
  place_takes (spells, named, freely);
  return spells;
}

void
epsom_spells_free (EpsomSpells *spells)
{
  g_hash_table_unref (spells->by_id);
  g_free (spells->spells);
  g_free (spells->samples);
  g_free (spells->named_takes);
  g_free (spells->free_takes);
  g_free (spells);
}

const EpsomSpell *
epsom_spells_find (const EpsomSpells *spells, const EpsomUuid *id, gint64 time)
{
  const EpsomSpell *spell = g_hash_table_lookup (spells->by_id, id);
  return spell != NULL && spell->start <= time && time <= spell->end ? spell : NULL;
}

gint64
epsom_spells_start_after (const EpsomSpells *spells, gint64 time)
{
  guint from = 0;
  guint to = spells->n_spells;

  while (from < to)
    {
      const guint middle = from + (to - from) / 2;
      if (spells->spells[middle].start <= time)
        from = middle + 1;
      else
        to = middle;
    }
  return from < spells->n_spells ? spells->spells[from].start : EPSOM_NEVER;
}

guint
epsom_spell_sample_after (const EpsomSpells *spells, const EpsomSpell *spell, gint64 time)
{
  guint from = spell->samples_from;
  guint to = spell->samples_to;

  while (from < to)
    {
      const guint middle = from + (to - from) / 2;
      if (spells->samples[middle].time <= time)
        from = middle + 1;
      else
        to = middle;
    }
  return from;
}

gint64
epsom_spell_take_after (const EpsomSpells *spells, const EpsomSpell *spell, gint64 time)
{
  const guint named = find_after (spells->named_takes, spell->takes_from, spell->takes_to, time);
  const guint freely = find_after (spells->free_takes, 0, spells->n_free_takes, time);
  gint64 first = named < spell->takes_to ? spells->named_takes[named] : EPSOM_NEVER;

  if (freely < spells->n_free_takes && spells->free_takes[freely] <= spell->reach)
    first = MIN (first, spells->free_takes[freely]);
  return first;
}

guint
epsom_spell_count_takes (const EpsomSpells *spells, const EpsomSpell *spell, gint64 from, gint64 to)
{
  const gint64 freely_from = MAX (from, spell->start);
  const gint64 freely_to = MIN (to, spell->reach);
  guint count = find_after (spells->named_takes, spell->takes_from, spell->takes_to, to) -
                find_after (spells->named_takes, spell->takes_from, spell->takes_to, from - 1);

  if (freely_from <= freely_to)
    count += find_after (spells->free_takes, 0, spells->n_free_takes, freely_to) -
             find_after (spells->free_takes, 0, spells->n_free_takes, freely_from - 1);
  return count;
}

void
epsom_sweep_init (EpsomSweep *sweep, const EpsomSpells *spells)
{
  *sweep = (EpsomSweep){ .spells = spells, .open = g_array_new (FALSE, FALSE, sizeof (guint)) };
}

const GArray *
epsom_sweep_at (EpsomSweep *sweep, gint64 time)
{
  const EpsomSpells *spells = sweep->spells;
  guint kept = 0;

  for (; sweep->next < spells->n_spells && spells->spells[sweep->next].start <= time; sweep->next++)
    g_array_append_val (sweep->open, sweep->next);
  for (guint i = 0; i < sweep->open->len; i++)
    {
      const guint index = g_array_index (sweep->open, guint, i);
      if (time <= spells->spells[index].reach)
        g_array_index (sweep->open, guint, kept++) = index;
    }
  g_array_set_size (sweep->open, kept);
  return sweep->open;
}

void
epsom_sweep_clear (EpsomSweep *sweep)
{
  g_clear_pointer (&sweep->open, g_array_unref);
}
