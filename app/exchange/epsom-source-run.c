/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-source-run.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-quote.h"

/* More than anybody follows up by hand. */
#define MAX_WARNINGS 100
/* What is entered ahead of its time by this is a clock that is a little fast, or a zone that was not right. */
#define FUTURE_SECONDS 86400

/* A day's rating until all of the day are known. */
typedef struct {
  EpsomDate date;
  char *symptom;
  int severity;
  char *note;
  EpsomImportPlace place;
} Rating;

static void
free_rating (gpointer data)
{
  Rating *rating = data;

  g_free (rating->symptom);
  g_free (rating->note);
  g_free (rating);
}

void
epsom_run_init (EpsomSourceRun *run,
                const EpsomSourceReader *reader,
                EpsomImporter *importer,
                const EpsomSourceOptions *options)
{
  *run = (EpsomSourceRun){
    .reader = reader,
    .zone = options->zone,
    .order = options->order,
    .severity = options->severity,
    .mapping = options->mapping,
    .importer = importer,
    .seen = g_hash_table_new_full (epsom_uuid_hash, epsom_uuid_equal, g_free, NULL),
    .ratings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_rating),
  };
}

void
epsom_run_begin_file (EpsomSourceRun *run)
{
  g_hash_table_remove_all (run->seen);
}

void
epsom_run_clear (EpsomSourceRun *run)
{
  g_hash_table_unref (run->seen);
  g_hash_table_unref (run->ratings);
  g_free (run->entry);
}

const char *
epsom_run_cell (EpsomSourceRun *run, int column)
{
  int position = run->position[column];

  return position >= 0 ? run->cells[position] : "";
}

char *
epsom_run_join_cells (EpsomSourceRun *run, guint first, guint n, char delimiter)
{
  GString *text = g_string_new (run->cells[first]);

  for (guint i = first + 1; i <= first + n; i++)
    g_string_append_printf (text, "%c%s", delimiter, run->cells[i]);
  epsom_run_remark (run, _ ("commas or semicolons in a text, which this file does not mark, are taken for part of it"));
  return g_string_free (text, FALSE);
}

gboolean
epsom_run_filled (EpsomSourceRun *run, int column)
{
  const char *cell = epsom_run_cell (run, column);

  return *cell != '\0' && strcmp (cell, "null") != 0;
}

const char *
epsom_run_column (EpsomSourceRun *run, int column)
{
  int position = run->position[column];

  return position >= 0 ? run->header[position] : NULL;
}

/* Returns: (transfer full) (nullable): the column as a message names it: in JSON, with the entry. */
static char *
name_column (const EpsomSourceRun *run, const char *column)
{
  if (run->entry == NULL)
    return column != NULL ? epsom_quote (column) : NULL;
  return column != NULL ? g_strconcat (run->entry, ".", column, NULL) : g_strdup (run->entry);
}

void
epsom_run_refuse (EpsomSourceRun *run, int kind, const char *column, const char *format, ...)
{
  g_autofree char *name = name_column (run, column);
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  epsom_importer_refuse_entry (run->importer, run->place, kind, name, message);
}

void
epsom_run_refuse_text (EpsomSourceRun *run, int kind, const char *column, const char *text, const char *what)
{
  g_autofree char *quoted = epsom_quote (text);

  if (*text == '\0')
    epsom_run_refuse (run, kind, column, _ ("is missing"));
  else
    /* Translators: a text of a file, and what is wrong with it, such as “is no date”. */
    epsom_run_refuse (run, kind, column, _ ("“%s” %s"), quoted, what);
}

void
epsom_run_leave_out (EpsomSourceRun *run, const char *reason)
{
  epsom_importer_remark (run->importer, run->place, TRUE, reason);
}

void
epsom_run_remark (EpsomSourceRun *run, const char *what)
{
  epsom_importer_remark (run->importer, run->place, FALSE, what);
}

/* A version 5 UUID from the source, the kind and what identifies the entry. */
static EpsomUuid
derive_id (const EpsomSourceRun *run, EpsomRecordKind kind, const char *key, guint n)
{
  g_autoptr (GString) content = g_string_new (run->reader->source.name);

  g_string_append_printf (content, "\n%s\n%s", epsom_token_to_text (EPSOM_TOKENS_RECORD, kind), key);
  if (n > 0)
    g_string_append_printf (content, "\n%u", n);
  return epsom_uuid_from_content (content->str, content->len);
}

EpsomUuid
epsom_run_get_id (EpsomSourceRun *run, EpsomRecordKind kind, const char *key)
{
  return derive_id (run, kind, key, 0);
}

void
epsom_run_set_id (EpsomSourceRun *run, EpsomRecord *draft, const char *key)
{
  EpsomUuid id = derive_id (run, draft->kind, key, 0);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (run->seen, &id));

  g_hash_table_insert (run->seen, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (n + 1));
  draft->id = n == 0 ? id : derive_id (run, draft->kind, key, n);
}

/* Of what has happened and will not yet have. */
static gboolean
is_in_future (const EpsomRecord *record)
{
  return epsom_record_get_time (record) > epsom_instant_now ().utc + FUTURE_SECONDS;
}

gboolean
epsom_run_add (EpsomSourceRun *run, const EpsomRecord *draft)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomRecord) record = epsom_record_new (draft, &error);

  if (record == NULL)
    {
      epsom_run_refuse (run, draft->kind, epsom_field_get_name ((EpsomField) error->code), "%s",
                        epsom_field_error_get_rule (error));
      return FALSE;
    }
  if (is_in_future (record))
    {
      epsom_run_refuse (run, draft->kind, NULL, _ ("lies in the future"));
      return FALSE;
    }
  epsom_importer_add (run->importer, run->place, g_steal_pointer (&record));
  return TRUE;
}

void
epsom_run_add_rating (EpsomSourceRun *run, EpsomDate date, const char *symptom, int severity, const char *note)
{
  g_autofree char *key = g_strdup_printf ("%d\n%s", date, symptom);
  Rating *rating = g_hash_table_lookup (run->ratings, key);

  if (rating != NULL)
    epsom_run_leave_out (run, _ ("a rating as high or higher of the same symptom on the same day is kept"));
  if (rating != NULL && severity <= rating->severity)
    return;
  rating = g_new (Rating, 1);
  *rating = (Rating){ date, g_strdup (symptom), severity, g_strdup (note), run->place };
  g_hash_table_replace (run->ratings, g_steal_pointer (&key), rating);
}

static int
compare_ratings (gconstpointer a, gconstpointer b)
{
  const Rating *first = *(const Rating *const *) a;
  const Rating *second = *(const Rating *const *) b;

  if (first->place.file != second->place.file)
    return first->place.file < second->place.file ? -1 : 1;
  if (first->place.line != second->place.line)
    return first->place.line < second->place.line ? -1 : 1;
  return strcmp (first->symptom, second->symptom);
}

static void
hand_on_rating (EpsomSourceRun *run, const Rating *rating)
{
  g_autofree char *key = g_strdup_printf ("%d\n%s", rating->date, rating->symptom);
  EpsomRating draft = { .record = { .kind = EPSOM_RECORD_RATING, .note = rating->note },
                        .date = rating->date,
                        .symptom = rating->symptom,
                        .severity = rating->severity };

  run->place = rating->place;
  draft.record.id = epsom_run_get_id (run, EPSOM_RECORD_RATING, key);
  epsom_run_add (run, &draft.record);
}

void
epsom_run_finish (EpsomSourceRun *run)
{
  g_autoptr (GPtrArray) ratings = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer rating;

  g_clear_pointer (&run->entry, g_free);
  g_hash_table_iter_init (&iter, run->ratings);
  while (g_hash_table_iter_next (&iter, NULL, &rating))
    g_ptr_array_add (ratings, rating);
  g_ptr_array_sort (ratings, compare_ratings);
  for (guint i = 0; i < ratings->len; i++)
    hand_on_rating (run, ratings->pdata[i]);
}

void
epsom_run_add_day (EpsomSourceRun *run, EpsomDate date, const char *key, EpsomBleeding bleeding, const char *note)
{
  g_autofree char *full_key = g_strdup_printf ("%d\n%s", date, key);
  EpsomDay draft = { .record = { .kind = EPSOM_RECORD_DAY, .note = note }, .date = date, .bleeding = bleeding };

  epsom_run_set_id (run, &draft.record, full_key);
  epsom_run_add (run, &draft.record);
}

void
epsom_run_add_symptoms (EpsomSourceRun *run,
                        EpsomDate date,
                        const char *key,
                        EpsomBleeding bleeding,
                        const GPtrArray *symptoms,
                        const char *note)
{
  epsom_run_add_day (run, date, key, bleeding, note);
  if (symptoms->len == 0)
    return;
  if (run->severity == EPSOM_SOURCE_SEVERITY_UNKNOWN)
    {
      epsom_run_remark (run, _ ("a symptom without a severity is kept as a note of its day, which then is no symptom "
                                "day; say how severe they are to have ratings"));
      return;
    }
  epsom_run_remark (run, _ ("a symptom without a severity gets the one that you said"));
  for (guint i = 0; i < symptoms->len; i++)
    epsom_run_add_rating (run, date, symptoms->pdata[i], run->severity, NULL);
}

static void
add_attack_reading (EpsomSourceRun *run, const EpsomEpisode *episode, const char *key, int severity)
{
  EpsomReading draft = { .record = { .kind = EPSOM_RECORD_READING },
                         .episode = episode->record.id,
                         .at = episode->start,
                         .severity = severity,
                         .features = EPSOM_RECALLED };

  epsom_run_remark (run, _ ("the severity of an attack, which has no time of its own, is read at its start, as from "
                            "memory"));
  epsom_run_set_id (run, &draft.record, key);
  epsom_run_add (run, &draft.record);
}

void
epsom_run_add_attack (EpsomSourceRun *run, EpsomEpisode *episode, const char *key, int severity)
{
  episode->record.kind = EPSOM_RECORD_EPISODE;
  epsom_run_set_id (run, &episode->record, key);
  if (epsom_run_add (run, &episode->record) && severity != EPSOM_SOURCE_SEVERITY_UNKNOWN)
    add_attack_reading (run, episode, key, severity);
}

/* Why @text is no date. */
static const char *
explain_date (const char *text, EpsomDateOrder order, const char *what)
{
  EpsomStamp stamp;

  if (order == EPSOM_DATE_ORDER_UNKNOWN && (epsom_stamp_parse (text, EPSOM_DATE_ORDER_DMY, &stamp) ||
                                            epsom_stamp_parse (text, EPSOM_DATE_ORDER_MDY, &stamp)))
    return _ ("could be two dates, and the file does not tell days from months; say in which order they stand");
  return what;
}

gboolean
epsom_run_parse_stamp (EpsomSourceRun *run,
                       int kind,
                       const char *column,
                       const char *text,
                       EpsomDateOrder order,
                       EpsomStamp *stamp)
{
  if (epsom_stamp_parse (text, order, stamp))
    return TRUE;
  epsom_run_refuse_text (run, kind, column, text, explain_date (text, order, _ ("is no date with a time")));
  return FALSE;
}

gboolean
epsom_run_parse_instant (EpsomSourceRun *run, int kind, int column, EpsomInstant *instant)
{
  const char *text = epsom_run_cell (run, column);
  const char *name = epsom_run_column (run, column);
  EpsomStamp stamp;

  if (!epsom_run_parse_stamp (run, kind, name, text, run->order, &stamp))
    return FALSE;
  if (!stamp.has_clock)
    {
      epsom_run_refuse_text (run, kind, name, text, _ ("is no date with a time"));
      return FALSE;
    }
  *instant = epsom_run_to_instant (run, name, &stamp);
  return TRUE;
}

gboolean
epsom_run_parse_date (EpsomSourceRun *run, int kind, int column, EpsomDate *date)
{
  const char *text = epsom_run_cell (run, column);

  if (epsom_stamp_parse_date (text, run->order, date))
    return TRUE;
  epsom_run_refuse_text (run, kind, epsom_run_column (run, column), text,
                         explain_date (text, run->order, _ ("is no date")));
  return FALSE;
}

void
epsom_run_warn (EpsomSourceRun *run, guint64 line, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  if (run->n_warnings++ >= MAX_WARNINGS)
    return;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  epsom_importer_warn (run->importer, g_strdup_printf ("%s:%" G_GUINT64_FORMAT ": %s", run->path, line, message));
}

EpsomInstant
epsom_run_to_instant (EpsomSourceRun *run, const char *column, const EpsomStamp *stamp)
{
  EpsomLocalKind kind;
  EpsomInstant instant = epsom_stamp_to_instant (stamp, run->zone, &kind);
  g_autofree char *name = NULL;
  char text[EPSOM_INSTANT_STRING_SIZE];

  if (kind == EPSOM_LOCAL_ONCE)
    return instant;
  name = name_column (run, column);
  epsom_instant_to_string (instant, text);
  if (kind == EPSOM_LOCAL_SKIPPED)
    /* Translators: the first is a column, the second a time. */
    epsom_run_warn (run, run->place.line, _ ("%s: the clocks skipped this time; it is taken for %s"), name, text);
  else
    epsom_run_warn (run, run->place.line, _ ("%s: the clocks showed this time twice; it is taken for the first, %s"),
                    name, text);
  return instant;
}

gboolean
epsom_run_parse_severity (EpsomSourceRun *run, int kind, const char *column, const char *text, int *severity)
{
  gboolean is_exact;

  if (!epsom_source_parse_severity (text, severity, &is_exact))
    {
      epsom_run_refuse_text (run, kind, column, text, _ ("is no severity of 0 to 10"));
      return FALSE;
    }
  if (!is_exact)
    epsom_run_remark (run, _ ("a severity that is no whole number is rounded, or put in figures: mild 2, moderate 5, "
                              "severe 8, unbearable 10"));
  return TRUE;
}

void
epsom_note_add (GString *note, const char *label, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (note->len > 0)
    g_string_append_c (note, '\n');
  if (label != NULL)
    g_string_append_printf (note, "%s: ", label);
  g_string_append (note, text);
}
