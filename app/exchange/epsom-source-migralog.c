/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MigraLog: one JSON document with a list for each kind of entry. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "epsom-number.h"
#include "epsom-source-readers.h"

/* What a dose names and what an episode needs of other lists, gathered in the first pass. */
typedef struct {
  char *name;
  char *unit;
  double amount; /* of one */
  EpsomPurpose purpose;
  EpsomClass medicine_class;
} Medication;

typedef struct {
  GHashTable *medications; /* (element-type utf8 Medication): by id */
  GHashTable *notes;       /* (element-type utf8 GString): lines of an episode, by its id */
  GHashTable *features;    /* (element-type utf8 GString): words of an episode, by its id */
} Gathered;

static void
free_medication (gpointer data)
{
  Medication *medication = data;

  g_free (medication->name);
  g_free (medication->unit);
  g_free (medication);
}

static void
free_string (gpointer data)
{
  g_string_free (data, TRUE);
}

static void
begin (EpsomSourceRun *run)
{
  Gathered *gathered = g_new (Gathered, 1);

  gathered->medications = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_medication);
  gathered->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_string);
  gathered->features = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_string);
  run->data = gathered;
}

static void
end (EpsomSourceRun *run)
{
  Gathered *gathered = run->data;

  g_hash_table_unref (gathered->medications);
  g_hash_table_unref (gathered->notes);
  g_hash_table_unref (gathered->features);
  g_clear_pointer (&run->data, g_free);
}

/* The text gathered in @table for the episode @id. */
static GString *
get_text (GHashTable *table, const char *id)
{
  GString *text = g_hash_table_lookup (table, id);

  if (text == NULL)
    {
      text = g_string_new (NULL);
      g_hash_table_insert (table, g_strdup (id), text);
    }
  return text;
}

/* Milliseconds since 1970, in the zone where the person was. */
static gboolean
parse_time (EpsomSourceRun *run, int kind, JsonObject *object, const char *name, EpsomInstant *instant)
{
  double milliseconds;

  if (!epsom_json_get_number (object, name, &milliseconds) || !(milliseconds > 0 && milliseconds < 1e15))
    {
      epsom_run_refuse (run, kind, name, "%s", _ ("is no time in milliseconds"));
      return FALSE;
    }
  *instant = epsom_instant_in_zone ((gint64) (milliseconds / 1000), run->zone);
  return TRUE;
}

/* The id of the entry, which it must have. Returns: (transfer none) (nullable) */
static const char *
get_id (EpsomSourceRun *run, int kind, JsonObject *object, const char *name)
{
  const char *id = epsom_json_get_text (object, name);

  if (*id != '\0')
    return id;
  epsom_run_refuse (run, kind, name, "%s", _ ("is missing"));
  return NULL;
}

static char *
describe_clock (EpsomInstant instant)
{
  char text[EPSOM_INSTANT_STRING_SIZE];

  epsom_instant_to_string (instant, text);
  text[strlen ("2026-03-01T08:30")] = '\0';
  text[strlen ("2026-03-01")] = ' ';
  return g_strdup (text);
}

static EpsomClass
parse_class (const char *category, const char *name)
{
  if (strcmp (category, "triptan") == 0)
    return EPSOM_CLASS_TRIPTAN;
  if (strcmp (category, "nsaid") == 0)
    return EPSOM_CLASS_NSAID;
  return epsom_source_get_class (name);
}

static EpsomPurpose
parse_purpose (const char *type)
{
  if (strcmp (type, "preventative") == 0)
    return EPSOM_PURPOSE_PREVENTIVE;
  return strcmp (type, "rescue") == 0 ? EPSOM_PURPOSE_ACUTE : EPSOM_PURPOSE_NONE;
}

static void
gather_medication (EpsomSourceRun *run, JsonObject *object)
{
  Gathered *gathered = run->data;
  const char *id = epsom_json_get_text (object, "id");
  Medication *medication = g_new0 (Medication, 1);

  medication->name = g_strdup (epsom_json_get_text (object, "name"));
  medication->unit = g_strdup (epsom_json_get_text (object, "dosageUnit"));
  medication->purpose = parse_purpose (epsom_json_get_text (object, "type"));
  medication->medicine_class = parse_class (epsom_json_get_text (object, "category"), medication->name);
  epsom_json_get_number (object, "dosageAmount", &medication->amount);
  g_hash_table_replace (gathered->medications, g_strdup (id), medication);
}

static void
gather_note (EpsomSourceRun *run, JsonObject *object, const char *time_name, const char *text)
{
  Gathered *gathered = run->data;
  double milliseconds;
  g_autofree char *clock = NULL;

  if (epsom_json_get_number (object, time_name, &milliseconds) && milliseconds > 0 && milliseconds < 1e15)
    clock = describe_clock (epsom_instant_in_zone ((gint64) (milliseconds / 1000), run->zone));
  epsom_note_add (get_text (gathered->notes, epsom_json_get_text (object, "episodeId")), clock, text);
}

static void
gather_symptom (EpsomSourceRun *run, JsonObject *object)
{
  Gathered *gathered = run->data;
  const char *symptom = epsom_json_get_text (object, "symptom");
  GString *features = get_text (gathered->features, epsom_json_get_text (object, "episodeId"));

  g_string_append_printf (features, "%s;", symptom);
  gather_note (run, object, "onsetTime", symptom);
}

static void
gather (EpsomSourceRun *run, const EpsomJsonEntry *entry)
{
  g_autofree char *locations = NULL;

  if (strcmp (entry->section, "medications") == 0)
    gather_medication (run, entry->object);
  else if (strcmp (entry->section, "episodeNotes") == 0)
    gather_note (run, entry->object, "timestamp", epsom_json_get_text (entry->object, "note"));
  else if (strcmp (entry->section, "symptomLogs") == 0)
    gather_symptom (run, entry->object);
  else if (strcmp (entry->section, "painLocationLogs") == 0)
    {
      locations = epsom_json_join (entry->object, "painLocations", ", ");
      gather_note (run, entry->object, "timestamp", locations);
    }
}

/* Whether all of the locations are on one side of the head. */
static gboolean
is_unilateral (const char *locations)
{
  g_auto (GStrv) names = g_strsplit (locations, ", ", -1);
  guint left = 0, right = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      left += g_str_has_prefix (names[i], "left_");
      right += g_str_has_prefix (names[i], "right_");
    }
  return (left > 0) != (right > 0);
}

static char *
collect_features (const Gathered *gathered, JsonObject *object, const char *id, const char *locations)
{
  g_autofree char *symptoms = epsom_json_join (object, "symptoms", ";");
  g_autofree char *qualities = epsom_json_join (object, "qualities", ";");
  const GString *logged = g_hash_table_lookup (gathered->features, id);
  g_autofree char *all = g_strjoin (";", symptoms, qualities, is_unilateral (locations) ? "unilateral" : "",
                                    logged != NULL ? logged->str : "", NULL);

  return epsom_source_map_words (EPSOM_WORDS_EPISODE_FEATURE, all, ";");
}

static void
read_episode (EpsomSourceRun *run, JsonObject *object)
{
  Gathered *gathered = run->data;
  EpsomEpisode draft = { .record = { .kind = EPSOM_RECORD_EPISODE }, .symptom = "migraine" };
  g_autofree char *locations = epsom_json_join (object, "locations", ", ");
  g_autofree char *joined = epsom_json_join (object, "triggers", ";");
  g_autofree char *triggers = epsom_source_map_words (EPSOM_WORDS_TRIGGER, joined, ";");
  g_autofree char *features = NULL;
  g_autoptr (GString) note = g_string_new (NULL);
  const char *id = get_id (run, EPSOM_RECORD_EPISODE, object, "id");
  const GString *lines;

  if (id == NULL || !parse_time (run, EPSOM_RECORD_EPISODE, object, "startTime", &draft.start))
    return;
  draft.has_end = json_object_has_member (object, "endTime") && !json_object_get_null_member (object, "endTime");
  if (draft.has_end && !parse_time (run, EPSOM_RECORD_EPISODE, object, "endTime", &draft.end))
    return;
  if (epsom_json_get_object (object, "location") != NULL)
    epsom_run_leave_out (run, _ ("where on earth an attack was: Epsom keeps no positions"));
  features = collect_features (gathered, object, id, locations);
  epsom_note_add (note, NULL, epsom_json_get_text (object, "notes"));
  epsom_note_add (note, "Locations", locations);
  lines = g_hash_table_lookup (gathered->notes, id);
  epsom_note_add (note, NULL, lines != NULL ? lines->str : "");
  draft.features = features;
  draft.triggers = triggers;
  draft.record.note = note->str;
  epsom_run_set_id (run, &draft.record, id);
  epsom_run_add (run, &draft.record);
}

static void
read_reading (EpsomSourceRun *run, JsonObject *object)
{
  EpsomReading draft = { .record = { .kind = EPSOM_RECORD_READING } };
  const char *id = get_id (run, EPSOM_RECORD_READING, object, "id");
  const char *episode = id != NULL ? get_id (run, EPSOM_RECORD_READING, object, "episodeId") : NULL;
  double intensity;

  if (episode == NULL || !parse_time (run, EPSOM_RECORD_READING, object, "timestamp", &draft.at))
    return;
  if (!epsom_json_get_number (object, "intensity", &intensity) || !(intensity >= 0 && intensity <= 10))
    {
      epsom_run_refuse (run, EPSOM_RECORD_READING, "intensity", "%s", _ ("is no severity of 0 to 10"));
      return;
    }
  draft.severity = (int) lround (intensity);
  if (draft.severity != intensity)
    epsom_run_remark (run, _ ("a severity that is no whole number is rounded"));
  draft.episode = epsom_run_get_id (run, EPSOM_RECORD_EPISODE, episode);
  epsom_run_set_id (run, &draft.record, id);
  epsom_run_add (run, &draft.record);
}

/* `2 x 50 mg` as it was at the time, which the medicine's own entry need not be any more. Returns: (transfer full) */
static char *
describe_amount (JsonObject *object, const Medication *medication, double quantity)
{
  const char *unit = epsom_json_get_text (object, "dosageUnit");
  double amount = medication->amount;
  char number[EPSOM_NUMBER_STRING_SIZE], times[EPSOM_NUMBER_STRING_SIZE];

  epsom_json_get_number (object, "dosageAmount", &amount);
  epsom_number_to_string (amount, number);
  epsom_number_to_string (quantity, times);
  if (*unit == '\0')
    unit = medication->unit;
  return quantity == 1 ? g_strdup_printf ("%s %s", number, unit) : g_strdup_printf ("%s x %s %s", times, number, unit);
}

static char *
describe_dose (JsonObject *object)
{
  GString *note = g_string_new (NULL);
  g_autofree char *effects = epsom_json_join (object, "sideEffects", ", ");
  char text[EPSOM_NUMBER_STRING_SIZE];
  double number;

  epsom_note_add (note, NULL, epsom_json_get_text (object, "notes"));
  if (epsom_json_get_number (object, "effectivenessRating", &number))
    epsom_note_add (note, "Effectiveness", epsom_number_to_string (number, text));
  if (epsom_json_get_number (object, "timeToRelief", &number))
    epsom_note_add (note, "Minutes to relief", epsom_number_to_string (number, text));
  epsom_note_add (note, "Side effects", effects);
  return g_string_free (note, FALSE);
}

static void
read_dose (EpsomSourceRun *run, JsonObject *object)
{
  Gathered *gathered = run->data;
  const char *id = get_id (run, EPSOM_RECORD_MEDICINE, object, "id");
  const Medication *medication =
    g_hash_table_lookup (gathered->medications, epsom_json_get_text (object, "medicationId"));
  const char *episode = epsom_json_get_text (object, "episodeId");
  EpsomTaken taken = { 0 };
  double quantity = 1;
  g_autofree char *amount = NULL;
  g_autofree char *note = NULL;

  if (id == NULL)
    return;
  epsom_json_get_number (object, "quantity", &quantity);
  if (strcmp (epsom_json_get_text (object, "status"), "skipped") == 0 || quantity == 0)
    {
      epsom_run_leave_out (run, _ ("a dose that was not taken"));
      return;
    }
  if (medication == NULL)
    {
      epsom_run_refuse (run, EPSOM_RECORD_MEDICINE, "medicationId", "%s", _ ("names no medicine of the file"));
      return;
    }
  if (!parse_time (run, EPSOM_RECORD_MEDICINE, object, "timestamp", &taken.at))
    return;
  amount = describe_amount (object, medication, quantity);
  note = describe_dose (object);
  if (*episode != '\0')
    taken.episode = epsom_run_get_id (run, EPSOM_RECORD_EPISODE, episode);
  taken.name = medication->name;
  taken.amount = amount;
  taken.purpose = medication->purpose;
  taken.medicine_class = medication->medicine_class;
  taken.note = note;
  epsom_run_add_taken (run, id, &taken);
}

static void
read_day (EpsomSourceRun *run, JsonObject *object)
{
  const char *id = get_id (run, EPSOM_RECORD_DAY, object, "id");
  const char *status = epsom_json_get_text (object, "status");
  const char *text = epsom_json_get_text (object, "date");
  g_autoptr (GString) note = g_string_new (NULL);
  EpsomDate date;

  if (id == NULL)
    return;
  if (!epsom_date_parse (text, &date))
    {
      epsom_run_refuse_text (run, EPSOM_RECORD_DAY, "date", text, _ ("is no date"));
      return;
    }
  if (strcmp (status, "green") != 0)
    epsom_note_add (note, "MigraLog", status);
  epsom_note_add (note, "MigraLog", epsom_json_get_text (object, "statusType"));
  epsom_note_add (note, NULL, epsom_json_get_text (object, "notes"));
  epsom_run_add_day (run, date, id, EPSOM_BLEEDING_UNKNOWN, note->str);
}

static void
read_entry (EpsomSourceRun *run, const EpsomJsonEntry *entry)
{
  if (run->pass == 0)
    gather (run, entry);
  else if (strcmp (entry->section, "episodes") == 0)
    read_episode (run, entry->object);
  else if (strcmp (entry->section, "intensityReadings") == 0)
    read_reading (run, entry->object);
  else if (strcmp (entry->section, "medicationDoses") == 0)
    read_dose (run, entry->object);
  else if (strcmp (entry->section, "dailyStatusLogs") == 0)
    read_day (run, entry->object);
  else if (strcmp (entry->section, "calendarOverlays") == 0)
    epsom_run_leave_out (run, _ ("a named span of days: Epsom has none"));
  else if (strcmp (entry->section, "medicationSchedules") == 0)
    epsom_run_leave_out (run, _ ("a plan of when to take a medicine"));
}

static const char *const members[] = { "metadata", "episodes", "medications", "medicationDoses", NULL };

const EpsomSourceReader epsom_source_migralog = {
  .source = { "migralog", "MigraLog", N_ ("the data export as JSON") },
  .members = members,
  .n_passes = 2,
  .begin = begin,
  .end = end,
  .read_entry = read_entry,
};
