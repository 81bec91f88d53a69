/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-chart-words.h"
#include "epsom-selection.h"
#include "epsom-words.h"

/* The list while it is written: entries in the order of their dates; an entry stands on its local date. */
typedef struct {
  EpsomReportWriter *writer;
  gboolean with_notes;
  EpsomDate from, to; /* both inclusive */
  EpsomDate date;     /* of the day that is being written */
  GString *whole_day; /* what is said of it as a whole, joined on one line */
  GString *day_notes; /* a line each */
  guint n_left_out;   /* notes that are recorded and not shown */
  gint32 offset;      /* from UTC, that was said last */
  EpsomDate month;    /* whose heading was written last */
} Listing;

static void
append_part (GString *text, const char *part)
{
  g_autofree char *isolated = NULL;

  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  isolated = epsom_words_isolate (part);
  g_string_append (text, isolated);
}

static void
add_entry (Listing *listing, const char *label, const char *text, gboolean nested)
{
  epsom_report_add (listing->writer, &(EpsomBlock){
                                       .kind = EPSOM_BLOCK_ENTRY,
                                       .label = label,
                                       .text = text,
                                       .date = listing->date,
                                       .nested = nested,
                                     });
}

static void
add_note (Listing *listing, const char *note)
{
  g_autofree char *isolated = NULL, *text = NULL;

  if (note == NULL)
    return;
  if (!listing->with_notes)
    {
      listing->n_left_out++;
      return;
    }
  isolated = epsom_words_isolate (note);
  text = g_strdup_printf (_ ("Note: %s"), isolated);
  add_entry (listing, "", text, TRUE);
}

static void
append_elemental (GString *text, const EpsomDose *dose)
{
  double elemental = epsom_dose_get_elemental_mg (dose);
  g_autofree char *number = NULL, *part = NULL;

  if (isnan (elemental) || (dose->basis == EPSOM_BASIS_ELEMENTAL && dose->unit == EPSOM_UNIT_MG))
    return;
  number = epsom_words_number (elemental, elemental < 100 ? 1 : 0);
  part = g_strdup_printf (_ ("%s mg elemental"), number);
  append_part (text, part);
}

static char *
describe_dose (const EpsomDose *dose)
{
  g_autofree char *line = epsom_words_dose (dose);
  GString *text = g_string_new (line);

  append_elemental (text, dose);
  append_part (text, epsom_words_token (EPSOM_TOKENS_PURPOSE, (int) dose->purpose));
  append_part (text, epsom_words_token (EPSOM_TOKENS_PLACE, (int) dose->place));
  if (dose->features != NULL)
    {
      g_autofree char *effects = epsom_words_labels (EPSOM_WORDS_DOSE_FEATURE, dose->features);

      append_part (text, effects);
    }
  return g_string_free (text, FALSE);
}

static char *
describe_medicine (const EpsomMedicine *medicine)
{
  g_autofree char *line = epsom_words_record (&medicine->record);
  GString *text = g_string_new (line);

  append_part (text, epsom_words_token (EPSOM_TOKENS_CLASS, (int) medicine->medicine_class));
  append_part (text, epsom_words_token (EPSOM_TOKENS_PURPOSE, (int) medicine->purpose));
  return g_string_free (text, FALSE);
}

static char *
format_offset (gint32 offset)
{
  return g_strdup_printf ("UTC%s%02d:%02d", offset < 0 ? "−" : "+", ABS (offset) / 60, ABS (offset) % 60);
}

/* "14:00", and the offset and the date where they are others than those that were said. @said: (inout) */
static char *
format_moment (Listing *listing, EpsomInstant instant, EpsomDate *said)
{
  g_autofree char *time = epsom_report_format_time (listing->writer, instant);
  g_autofree char *date = NULL;

  if (instant.offset != listing->offset)
    {
      g_autofree char *offset = format_offset (instant.offset);
      char *both = g_strdup_printf ("%s (%s)", time, offset);

      g_free (time);
      time = both;
    }
  if (epsom_instant_get_date (instant) == *said)
    return g_steal_pointer (&time);
  *said = epsom_instant_get_date (instant);
  date = epsom_report_format_date (*said);
  /* Translators: a time and its date: "14:00 on 4 March 2026". */
  return g_strdup_printf (_ ("%s on %s"), time, date);
}

static char *
describe_episode (Listing *listing, const EpsomEpisode *episode)
{
  GString *text = g_string_new (epsom_words_symptom (episode->symptom));
  g_autofree char *part = NULL;

  if (episode->has_end)
    {
      EpsomDate said = listing->date;
      g_autofree char *end = format_moment (listing, episode->end, &said);
      g_autofree char *duration = epsom_words_duration (episode->end.utc - episode->start.utc);

      /* Translators: when an episode ended, and how long it was: "until 14:00, 6 h". */
      part = g_strdup_printf (C_ ("episode on paper", "until %s, %s"), end, duration);
    }
  else
    part = g_strdup (_ ("no end recorded"));
  append_part (text, part);
  if (episode->features != NULL)
    {
      g_autofree char *features = epsom_words_labels (EPSOM_WORDS_EPISODE_FEATURE, episode->features);

      append_part (text, features);
    }
  if (episode->triggers != NULL)
    {
      g_autofree char *triggers = epsom_words_labels (EPSOM_WORDS_TRIGGER, episode->triggers);
      g_autofree char *suspected = g_strdup_printf (_ ("suspected: %s"), triggers);

      append_part (text, suspected);
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_chosen (const Listing *listing, const EpsomRecord *record)
{
  return epsom_date_is_within (epsom_record_get_date (record), listing->from, listing->to);
}

/* All readings of an episode on one line: "Severity 8 at 08:00, 5 at 09:30". */
static void
add_readings (Listing *listing, const EpsomEpisode *episode)
{
  guint n;
  const EpsomRecord *const *readings = epsom_diary_get_readings (listing->writer->diary, &episode->record.id, &n);
  g_autoptr (GString) text = g_string_new (NULL);
  EpsomDate said = listing->date;

  for (guint i = 0; i < n; i++)
    {
      const EpsomReading *reading = epsom_record_as_reading (readings[i]);
      g_autofree char *moment = NULL;

      if (!is_chosen (listing, readings[i]))
        continue;
      moment = format_moment (listing, reading->at, &said);
      if (text->len > 0)
        g_string_append (text, C_ ("list", ", "));
      /* Translators: a severity and the time at which it was read: "8 at 08:00". */
      g_string_append_printf (text, _ ("%d at %s"), reading->severity, moment);
      if (epsom_reading_is_recalled (reading))
        g_string_append_printf (text, " (%s)", epsom_words_label (EPSOM_WORDS_READING_FEATURE, EPSOM_RECALLED));
    }
  if (text->len > 0)
    {
      g_autofree char *line = g_strdup_printf (_ ("Severity %s"), text->str);

      add_entry (listing, "", line, TRUE);
    }
  for (guint i = 0; i < n; i++)
    if (is_chosen (listing, readings[i]))
      add_note (listing, readings[i]->note);
}

static void
add_whole_day (Listing *listing, const EpsomRecord *record)
{
  g_autofree char *part = NULL;

  if (record->kind == EPSOM_RECORD_RATING)
    {
      const EpsomRating *rating = epsom_record_as_rating (record);

      /* Translators: a symptom and how bad it was over the day: "Brain fog 4". */
      part = g_strdup_printf (C_ ("rating on paper", "%s %d"), epsom_words_symptom (rating->symptom), rating->severity);
    }
  else
    part = epsom_words_record (record);
  append_part (listing->whole_day, part);
  if (record->note == NULL)
    return;
  if (listing->with_notes)
    g_string_append_printf (listing->day_notes, "%s%s", listing->day_notes->len > 0 ? "\n" : "", record->note);
  else
    listing->n_left_out++;
}

/* Said once where it changes: in most diaries twice a year. */
static void
say_offset (Listing *listing, EpsomInstant at)
{
  g_autofree char *offset = NULL, *text = NULL;

  if (at.offset == listing->offset)
    return;
  listing->offset = at.offset;
  offset = format_offset (at.offset);
  /* Translators: %s is an offset such as UTC+01:00. */
  text = g_strdup_printf (_ ("Times from here on: %s"), offset);
  add_entry (listing, "", text, TRUE);
}

static void
add_record (Listing *listing, const EpsomRecord *record)
{
  const EpsomInstant *at = epsom_record_get_instant (record);
  g_autofree char *time = epsom_report_format_time (listing->writer, *at);
  g_autofree char *text = NULL;

  say_offset (listing, *at);
  switch (record->kind)
    {
    case EPSOM_RECORD_EPISODE:
      text = describe_episode (listing, epsom_record_as_episode (record));
      break;
    case EPSOM_RECORD_DOSE:
      text = describe_dose (epsom_record_as_dose (record));
      break;
    case EPSOM_RECORD_MEDICINE:
      text = describe_medicine (epsom_record_as_medicine (record));
      break;
    case EPSOM_RECORD_LAB:
      text = epsom_words_record (record);
      break;
    case EPSOM_RECORD_READING:
    case EPSOM_RECORD_DAY:
    case EPSOM_RECORD_RATING:
    default:
      g_return_if_reached ();
    }
  add_entry (listing, time, text, FALSE);
  add_note (listing, record->note);
  if (record->kind == EPSOM_RECORD_EPISODE)
    add_readings (listing, epsom_record_as_episode (record));
}

static void
finish_whole_day (Listing *listing)
{
  if (listing->whole_day->len > 0)
    add_entry (listing, _ ("Day"), listing->whole_day->str, FALSE);
  if (listing->day_notes->len > 0)
    add_note (listing, listing->day_notes->str);
  g_string_truncate (listing->whole_day, 0);
  g_string_truncate (listing->day_notes, 0);
}

static void
begin_day (Listing *listing, EpsomDate date)
{
  EpsomDate month = epsom_date_first_of_month (date, 0);

  listing->date = date;
  if (month == listing->month)
    return;
  listing->month = month;
  g_autofree char *name = epsom_chart_words_month (month);
  epsom_report_add_heading (listing->writer, 2, name);
}

static int
compare_by_date (gconstpointer a, gconstpointer b)
{
  const EpsomRecord *first = *(const EpsomRecord *const *) a, *second = *(const EpsomRecord *const *) b;
  EpsomDate first_date = epsom_record_get_date (first), second_date = epsom_record_get_date (second);

  if (first_date != second_date)
    return first_date < second_date ? -1 : 1;
  return epsom_record_compare (first, second);
}

static gboolean
is_of_whole_day (const EpsomRecord *record)
{
  return epsom_record_get_instant (record) == NULL;
}

/* @records: of one local date from @from to before @to. */
static void
list_day (Listing *listing, const GPtrArray *records, guint from, guint to)
{
  begin_day (listing, epsom_record_get_date (g_ptr_array_index (records, from)));
  for (guint i = from; i < to; i++)
    if (is_of_whole_day (g_ptr_array_index (records, i)))
      add_whole_day (listing, g_ptr_array_index (records, i));
  finish_whole_day (listing);
  for (guint i = from; i < to; i++)
    if (!is_of_whole_day (g_ptr_array_index (records, i)))
      add_record (listing, g_ptr_array_index (records, i));
}

/* Readings are listed with their episodes, which come along. */
static GPtrArray *
choose_records (const Listing *listing)
{
  g_autoptr (GPtrArray) selection = epsom_selection_new (listing->writer->diary, listing->from, listing->to);
  GPtrArray *chosen = g_ptr_array_sized_new (selection->len);

  for (guint i = 0; i < selection->len; i++)
    {
      const EpsomRecord *record = g_ptr_array_index (selection, i);

      if (record->kind != EPSOM_RECORD_READING)
        g_ptr_array_add (chosen, (gpointer) record);
    }
  g_ptr_array_sort (chosen, compare_by_date);
  return chosen;
}

static void
write_opening (Listing *listing, guint n_records)
{
  epsom_report_add_heading (listing->writer, 1, _ ("All entries"))->new_page = n_records > 0;
  if (n_records == 0)
    epsom_report_add_paragraph (listing->writer, _ ("Nothing is recorded in this period."));
  else
    epsom_report_add_paragraph (listing->writer,
                                listing->with_notes
                                  ? _ ("Every record of the period, of all symptoms, with the notes. Times are those "
                                       "of the place where they were recorded.")
                                  : _ ("Every record of the period, of all symptoms, without the private notes. Times "
                                       "are those of the place where they were recorded."))
      ->keep = TRUE;
}

void
epsom_report_write_entries (EpsomReportWriter *writer)
{
  const EpsomQuery *query = &writer->options->query;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GString) whole_day = g_string_new (NULL), day_notes = g_string_new (NULL);
  Listing listing = {
    .writer = writer,
    .with_notes = (writer->options->parts & EPSOM_REPORT_NOTES) != 0,
    .from = query->from,
    .to = epsom_query_get_last (query),
    .whole_day = whole_day,
    .day_notes = day_notes,
    .month = EPSOM_DATE_NONE,
    .offset = G_MAXINT32,
  };
  guint to;

  records = choose_records (&listing);
  write_opening (&listing, records->len);
  for (guint from = 0; from < records->len; from = to)
    {
      EpsomDate date = epsom_record_get_date (g_ptr_array_index (records, from));

      for (to = from + 1; to < records->len; to++)
        if (epsom_record_get_date (g_ptr_array_index (records, to)) != date)
          break;
      list_day (&listing, records, from, to);
    }
  if (listing.n_left_out > 0)
    {
      g_autofree char *left_out = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u private note was left out.",
                                                                "%u private notes were left out.", listing.n_left_out),
                                                   listing.n_left_out);

      epsom_report_add_paragraph (writer, left_out)->small = TRUE;
    }
}
