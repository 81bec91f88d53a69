/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-importer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-id-table.h"
#include "epsom-quote.h"
#include "epsom-rating-rule.h"

/* One a record, so 16 bytes. */
typedef struct {
  EpsomRecord *record;
  guint64 line : 40;
  guint64 file : 22;
  guint64 is_refused : 1;
  guint64 is_left_out : 1;
} Entry;

struct _EpsomImporter {
  EpsomImport *import;
  EpsomDiary *diary;
  EpsomOnConflict on_conflict;
  GArray *entries; /* (element-type Entry) */
  EpsomIdTable ids;
  GHashTable *deleted;          /* (unowned) (nullable) (element-type EpsomUuid): what is left out */
  EpsomUuid last_episode;       /* that was found; readings of one episode mostly stand together */
  GHashTable *remarks;          /* (element-type utf8 EpsomRemark): by what they say */
  GHashTable *refused_episodes; /* (element-type EpsomUuid EpsomImportPlace): rows that became no record */
};

static Entry *
get_entry (EpsomImporter *self, guint32 index)
{
  return &g_array_index (self->entries, Entry, index);
}

static const EpsomUuid *
get_entry_id (gpointer items, guint32 index)
{
  return &get_entry (items, index)->record->id;
}

/* The entry of the record with @id, if there is one. */
static Entry *
find_entry (EpsomImporter *self, const EpsomUuid *id)
{
  gint64 index = epsom_id_table_find (&self->ids, id);

  return index >= 0 ? get_entry (self, index) : NULL;
}

static EpsomImportPlace
get_place (const Entry *entry)
{
  return (EpsomImportPlace){ entry->file, entry->line };
}

EpsomImporter *
epsom_importer_new (const char *const *files, EpsomDiary *diary, EpsomOnConflict on_conflict)
{
  EpsomImporter *self = g_new0 (EpsomImporter, 1);

  self->import = epsom_import_new (files);
  self->diary = diary;
  self->on_conflict = self->import->on_conflict = on_conflict;
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->remarks = g_hash_table_new (g_str_hash, g_str_equal);
  self->refused_episodes = g_hash_table_new_full (epsom_uuid_hash, epsom_uuid_equal, g_free, g_free);
  return self;
}

void
epsom_importer_free (EpsomImporter *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->entries->len; i++)
    epsom_record_unref (get_entry (self, i)->record);
  g_array_unref (self->entries);
  epsom_id_table_clear (&self->ids);
  g_hash_table_unref (self->remarks);
  g_hash_table_unref (self->refused_episodes);
  epsom_import_free (self->import);
  g_free (self);
}

/* @problems: one of the import's lists, @n: the number that goes with it; @message: (transfer full).
 * Returns: (nullable): NULL where the list is full */
static EpsomProblem *
add_to (EpsomImporter *self, GPtrArray *problems, guint *n, EpsomImportPlace place, int field, char *message)
{
  EpsomProblem *problem;

  *n += 1;
  if (problems->len == EPSOM_IMPORT_MAX_LISTED)
    {
      g_free (message);
      return NULL;
    }
  problem = g_new (EpsomProblem, 1);
  *problem = (EpsomProblem){
    .file_index = place.file,
    .file = self->import->files[place.file],
    .line = place.line,
    .field = field,
    .message = message,
  };
  g_ptr_array_add (problems, problem);
  return problem;
}

static void
add_problem (EpsomImporter *self, EpsomImportPlace place, int field, char *message)
{
  add_to (self, self->import->problems, &self->import->n_problems, place, field, message);
}

static EpsomImportCounts *
get_counts (EpsomImporter *self, const EpsomRecord *record)
{
  return &self->import->counts[record->kind];
}

static void
refuse_entry (EpsomImporter *self, Entry *entry, EpsomField field, char *message)
{
  entry->is_refused = TRUE;
  get_counts (self, entry->record)->refused++;
  add_problem (self, get_place (entry), field, message);
}

static char *
describe_place (EpsomImporter *self, EpsomImportPlace place)
{
  return g_strdup_printf ("%s:%" G_GUINT64_FORMAT, self->import->files[place.file], place.line);
}

/* A second row with the id of @first. */
static void
take_repeated (EpsomImporter *self, EpsomImportPlace place, EpsomRecord *record, const Entry *first)
{
  g_autofree char *first_place = NULL;

  if (epsom_record_equal (record, first->record))
    {
      get_counts (self, record)->skipped++;
      return;
    }
  first_place = describe_place (self, get_place (first));
  get_counts (self, record)->refused++;
  add_problem (self, place, EPSOM_FIELD_ID,
               g_strdup_printf (_ ("the row in %s has the same id and other content"), first_place));
}

void
epsom_importer_add (EpsomImporter *self, EpsomImportPlace place, EpsomRecord *record)
{
  Entry entry = { .record = record, .line = place.line, .file = place.file };

  g_array_append_val (self->entries, entry);
}

/* What will be looked at, and before that the records that say what. */
static void
fetch_ahead (EpsomImporter *self, guint i)
{
  if (i + 2 * EPSOM_ID_TABLE_AHEAD < self->entries->len)
    __builtin_prefetch (get_entry (self, i + 2 * EPSOM_ID_TABLE_AHEAD)->record);
  if (i + EPSOM_ID_TABLE_AHEAD < self->entries->len)
    epsom_id_table_prefetch (&self->ids, get_entry_id (self, i + EPSOM_ID_TABLE_AHEAD));
}

/* Takes all but the first of the rows with one id out. */
static void
settle_repeated (EpsomImporter *self)
{
  guint n = 0;

  epsom_id_table_init (&self->ids, get_entry_id, self, self->entries->len);
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry entry = *get_entry (self, i);
      const Entry *first;

      fetch_ahead (self, i);
      first = find_entry (self, &entry.record->id);
      if (first == NULL)
        {
          *get_entry (self, n) = entry;
          epsom_id_table_add (&self->ids, &entry.record->id, n++);
          continue;
        }
      take_repeated (self, get_place (&entry), entry.record, first);
      epsom_record_unref (entry.record);
    }
  g_array_set_size (self->entries, n);
}

static void
remember_refused_episode (EpsomImporter *self, EpsomImportPlace place, const char *text)
{
  EpsomUuid id;

  if (text != NULL && epsom_uuid_parse (text, &id) && !g_hash_table_contains (self->refused_episodes, &id))
    g_hash_table_insert (self->refused_episodes, g_memdup2 (&id, sizeof id), g_memdup2 (&place, sizeof place));
}

void
epsom_importer_refuse (EpsomImporter *self,
                       EpsomImportPlace place,
                       const EpsomCells *cells,
                       int field,
                       const char *message)
{
  const char *token = cells->text[EPSOM_FIELD_RECORD];
  int kind;

  add_problem (self, place, field, g_strdup (message));
  if (token == NULL || !epsom_token_parse (EPSOM_TOKENS_RECORD, token, &kind))
    {
      self->import->unknown.refused++;
      return;
    }
  self->import->counts[kind].refused++;
  if (kind == EPSOM_RECORD_EPISODE)
    remember_refused_episode (self, place, cells->text[EPSOM_FIELD_ID]);
}

void
epsom_importer_refuse_entry (EpsomImporter *self,
                             EpsomImportPlace place,
                             int kind,
                             const char *column,
                             const char *message)
{
  EpsomProblem *problem =
    add_to (self, self->import->problems, &self->import->n_problems, place, -1, g_strdup (message));

  if (problem != NULL)
    problem->column = g_strdup (column);
  if (kind >= 0)
    self->import->counts[kind].refused++;
  else
    self->import->unknown.refused++;
}

void
epsom_importer_remark (EpsomImporter *self, EpsomImportPlace place, gboolean is_left_out, const char *message)
{
  EpsomRemark *remark = g_hash_table_lookup (self->remarks, message);

  if (remark == NULL)
    {
      remark = g_new0 (EpsomRemark, 1);
      remark->message = g_strdup (message);
      remark->place = place;
      remark->is_left_out = is_left_out;
      g_ptr_array_add (self->import->remarks, remark);
      g_hash_table_insert (self->remarks, remark->message, remark);
    }
  remark->n++;
}

void
epsom_importer_set_foreign (EpsomImporter *self, const char *source)
{
  self->import->is_foreign = TRUE;
  self->import->source = source;
}

void
epsom_importer_set_deleted (EpsomImporter *self, GHashTable *deleted)
{
  self->deleted = deleted;
}

void
epsom_importer_warn (EpsomImporter *self, char *message)
{
  g_ptr_array_add (self->import->warnings, message);
}

/* Where the episode with @id stood in the files, if its row was refused. */
static gboolean
find_refused_episode (EpsomImporter *self, const EpsomUuid *id, EpsomImportPlace *place)
{
  const EpsomImportPlace *found = g_hash_table_lookup (self->refused_episodes, id);
  const Entry *entry = find_entry (self, id);

  if (entry != NULL && entry->is_refused)
    *place = get_place (entry);
  else if (found != NULL)
    *place = *found;
  else
    return FALSE;
  return TRUE;
}

static void
leave_out (EpsomImporter *self, Entry *entry, const char *reason)
{
  entry->is_left_out = TRUE;
  epsom_importer_remark (self, get_place (entry), TRUE, reason);
}

/* An entry of an episode that is left out: a reading goes with it, and what was taken was taken nevertheless. */
static void
leave_episode (EpsomImporter *self, Entry *entry)
{
  EpsomRecord *record = entry->record;

  if (record->kind == EPSOM_RECORD_READING)
    {
      leave_out (self, entry, _ ("a reading of an episode that was deleted in the diary"));
      return;
    }
  entry->record = epsom_record_with_episode (record, NULL);
  epsom_record_unref (record);
}

/* What the person deleted stays deleted. */
static void
leave_deleted_out (EpsomImporter *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = get_entry (self, i);

      if (g_hash_table_contains (self->deleted, &entry->record->id) &&
          epsom_diary_lookup (self->diary, &entry->record->id) == NULL)
        leave_out (self, entry, _ ("was deleted in the diary"));
    }
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = get_entry (self, i);
      EpsomUuid id = epsom_record_get_episode (entry->record);
      const Entry *episode = epsom_uuid_is_null (&id) ? NULL : find_entry (self, &id);

      if (!entry->is_left_out && episode != NULL && episode->is_left_out)
        leave_episode (self, entry);
    }
}

static gboolean
is_episode (const EpsomRecord *record)
{
  return record != NULL && record->kind == EPSOM_RECORD_EPISODE;
}

static gboolean
has_episode (EpsomImporter *self, const EpsomUuid *id)
{
  const Entry *entry;

  if (epsom_uuid_equal (id, &self->last_episode))
    return TRUE;
  entry = find_entry (self, id);
  if (!(entry != NULL && !entry->is_refused && is_episode (entry->record)) &&
      !is_episode (epsom_diary_lookup (self->diary, id)))
    return FALSE;
  self->last_episode = *id;
  return TRUE;
}

/* Whether the episode that @entry names is there. */
static gboolean
check_episode (EpsomImporter *self, Entry *entry)
{
  EpsomUuid id = epsom_record_get_episode (entry->record);
  char text[EPSOM_UUID_STRING_SIZE];
  g_autofree char *where = NULL;
  EpsomImportPlace place;

  if (epsom_uuid_is_null (&id) || has_episode (self, &id))
    return TRUE;
  epsom_uuid_to_string (&id, text);
  if (find_refused_episode (self, &id, &place))
    {
      where = describe_place (self, place);
      refuse_entry (self, entry, EPSOM_FIELD_EPISODE,
                    g_strdup_printf (_ ("the row of the episode %s, in %s, is refused"), text, where));
    }
  else
    refuse_entry (self, entry, EPSOM_FIELD_EPISODE,
                  g_strdup_printf (_ ("there is no episode %s, neither in the files nor in the diary"), text));
  return FALSE;
}

/* The names of the columns in which two records differ. */
static char *
describe_difference (const EpsomRecord *a, const EpsomRecord *b)
{
  GString *names = g_string_new (NULL);
  EpsomRow first, second;

  epsom_record_to_cells (a, &first);
  epsom_record_to_cells (b, &second);
  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    if (strcmp (first.cells.text[field], second.cells.text[field]) != 0)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", epsom_field_get_name (field));
  return g_string_free (names, FALSE);
}

static void
add_change (EpsomImporter *self, const EpsomRecord *before, const Entry *after)
{
  EpsomImportPlace place = get_place (after);

  g_ptr_array_add (self->import->changes, epsom_change_new ((EpsomRecord *) before, after->record));
  g_array_append_val (self->import->places, place);
}

static void
add_conflict (EpsomImporter *self, const Entry *entry, const EpsomRecord *known)
{
  g_autofree char *columns = describe_difference (known, entry->record);

  get_counts (self, entry->record)->conflicting++;
  add_to (self, self->import->conflicts, &self->import->n_conflicts, get_place (entry), EPSOM_FIELD_ID,
          g_strdup_printf (_ ("the diary holds this id with other content; they differ in: %s"), columns));
}

/* An entry that keeps the rules becomes a change, or is counted. */
static void
settle (EpsomImporter *self, const Entry *entry, const EpsomRecord *known)
{
  if (known == NULL)
    {
      get_counts (self, entry->record)->added++;
      add_change (self, NULL, entry);
      return;
    }
  add_conflict (self, entry, known);
  if (self->on_conflict == EPSOM_ON_CONFLICT_REPLACE)
    add_change (self, known, entry);
}

/* Whether @entry is to be settled: it keeps the rules so far and the diary does not hold the same. */
static gboolean
examine (EpsomImporter *self, Entry *entry, const EpsomRecord **known)
{
  if (!check_episode (self, entry))
    return FALSE;
  *known = epsom_diary_lookup (self->diary, &entry->record->id);
  if (*known == NULL)
    return TRUE;
  if ((*known)->kind != entry->record->kind)
    {
      refuse_entry (self, entry, EPSOM_FIELD_ID,
                    g_strdup_printf (_ ("the diary holds this id for a record of the kind %s"),
                                     epsom_token_to_text (EPSOM_TOKENS_RECORD, (*known)->kind)));
      return FALSE;
    }
  if (epsom_record_equal (*known, entry->record))
    {
      get_counts (self, entry->record)->skipped++;
      return FALSE;
    }
  return TRUE;
}

static void
refuse_rating (EpsomImporter *self, Entry *entry, const Entry *rival)
{
  const EpsomRating *rating = epsom_record_as_rating (entry->record);
  g_autofree char *symptom = epsom_quote (rating->symptom);
  g_autofree char *where = NULL;
  char date[EPSOM_DATE_STRING_SIZE];

  epsom_date_to_string (rating->date, date);
  if (rival == NULL && self->import->is_foreign)
    {
      epsom_importer_remark (self, get_place (entry), TRUE,
                             _ ("the diary has a rating of this symptom on this day, which stays"));
      return;
    }
  if (rival == NULL)
    {
      refuse_entry (self, entry, EPSOM_FIELD_AT,
                    g_strdup_printf (_ ("“%s” has a rating of “%s” in the diary, with another id"), date, symptom));
      return;
    }
  where = describe_place (self, get_place (rival));
  refuse_entry (self, entry, EPSOM_FIELD_AT,
                g_strdup_printf (_ ("“%s” has a rating of “%s” already, in %s"), date, symptom, where));
}

/* Ratings are looked at together: one that moves to another date makes room for one that comes. A row that the diary's
 * record wins over (on_conflict) does not take part. */
static void
settle_ratings (EpsomImporter *self, const GArray *indexes)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (EpsomRatingCandidate));

  for (guint i = 0; i < indexes->len; i++)
    {
      const EpsomRecord *record = get_entry (self, g_array_index (indexes, guint, i))->record;
      const EpsomRecord *known = epsom_diary_lookup (self->diary, &record->id);
      EpsomRatingCandidate candidate = { .before = known != NULL ? epsom_record_as_rating (known) : NULL,
                                         .after = epsom_record_as_rating (record) };

      g_array_append_val (candidates, candidate);
    }
  epsom_rating_rule_apply (self->diary, candidates);
  for (guint i = 0; i < indexes->len; i++)
    {
      const EpsomRatingCandidate *candidate = &g_array_index (candidates, EpsomRatingCandidate, i);
      Entry *entry = get_entry (self, g_array_index (indexes, guint, i));

      if (candidate->rival == EPSOM_RATING_RIVAL_NONE)
        settle (self, entry, (const EpsomRecord *) candidate->before);
      else if (candidate->rival == EPSOM_RATING_RIVAL_DIARY)
        refuse_rating (self, entry, NULL);
      else
        refuse_rating (self, entry, get_entry (self, g_array_index (indexes, guint, candidate->rival)));
    }
}

static void
settle_episodes (EpsomImporter *self)
{
  const EpsomRecord *known;

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = get_entry (self, i);

      if (entry->record->kind == EPSOM_RECORD_EPISODE && !entry->is_left_out && examine (self, entry, &known))
        settle (self, entry, known);
    }
}

/* After the episodes, which they may name. */
static void
settle_others (EpsomImporter *self)
{
  g_autoptr (GArray) ratings = g_array_new (FALSE, FALSE, sizeof (guint));
  const EpsomRecord *known;

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = get_entry (self, i);

      if (entry->record->kind == EPSOM_RECORD_EPISODE || entry->is_left_out || !examine (self, entry, &known))
        continue;
      if (entry->record->kind == EPSOM_RECORD_RATING &&
          (known == NULL || self->on_conflict == EPSOM_ON_CONFLICT_REPLACE))
        g_array_append_val (ratings, i);
      else
        settle (self, entry, known);
    }
  settle_ratings (self, ratings);
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const EpsomProblem *first = *(const EpsomProblem *const *) a;
  const EpsomProblem *second = *(const EpsomProblem *const *) b;

  if (first->file_index != second->file_index)
    return first->file_index < second->file_index ? -1 : 1;
  return (first->line > second->line) - (first->line < second->line);
}

EpsomImport *
epsom_importer_finish (EpsomImporter *self)
{
  EpsomImport *import;

  g_return_val_if_fail (self != NULL, NULL);

  settle_repeated (self);
  if (self->deleted != NULL && g_hash_table_size (self->deleted) > 0)
    leave_deleted_out (self);
  settle_episodes (self);
  settle_others (self);
  g_ptr_array_sort (self->import->problems, compare_problems);
  g_ptr_array_sort (self->import->conflicts, compare_problems);
  import = g_steal_pointer (&self->import);
  epsom_importer_free (self);
  return import;
}
