/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-test-records.h"

#include <locale.h>
#include <math.h>

#include "epsom-number.h"

#define UUID_FORMAT "00000000-0000-4000-8000-%012u"

const char *
epsom_test_uuid (guint n)
{
  char text[EPSOM_UUID_STRING_SIZE];

  g_snprintf (text, sizeof text, UUID_FORMAT, n);
  return g_intern_string (text);
}

EpsomUuid
epsom_test_id (guint n)
{
  char text[EPSOM_UUID_STRING_SIZE];
  EpsomUuid id;

  g_snprintf (text, sizeof text, UUID_FORMAT, n);
  g_assert_true (epsom_uuid_parse (text, &id));
  return id;
}

static void
fill_cells (EpsomCells *cells, va_list arguments)
{
  const char *name;

  while ((name = va_arg (arguments, const char *)) != NULL)
    {
      int field = epsom_field_find (name);

      if (field < 0)
        g_error ("There is no column “%s”", name);
      cells->text[field] = va_arg (arguments, const char *);
    }
}

void
epsom_test_cells (EpsomCells *cells, ...)
{
  va_list arguments;

  *cells = (EpsomCells){ 0 };
  va_start (arguments, cells);
  fill_cells (cells, arguments);
  va_end (arguments);
}

EpsomRecord *
epsom_test_record (const char *kind, ...)
{
  EpsomCells cells = { .text[EPSOM_FIELD_RECORD] = kind };
  g_autoptr (GError) error = NULL;
  EpsomRecord *record;
  va_list arguments;

  va_start (arguments, kind);
  fill_cells (&cells, arguments);
  va_end (arguments);
  record = epsom_record_from_cells (&cells, &error);
  g_assert_no_error (error);
  return record;
}

/* The id of the episode @n, "" of 0. */
static const char *
name_episode (guint n)
{
  return n > 0 ? epsom_test_uuid (n) : "";
}

EpsomRecord *
epsom_test_episode (guint n, const char *start, const char *end, const char *symptom)
{
  return epsom_test_record ("episode", "id", epsom_test_uuid (n), "at", start, "end", end, "symptom", symptom, NULL);
}

EpsomRecord *
epsom_test_reading (guint n, guint episode, const char *at, int severity)
{
  g_autofree char *text = g_strdup_printf ("%d", severity);

  return epsom_test_record ("reading", "id", epsom_test_uuid (n), "episode", name_episode (episode), "at", at,
                            "severity", text, NULL);
}

EpsomRecord *
epsom_test_iv (guint n, guint episode, const char *at, double minutes)
{
  char text[EPSOM_NUMBER_STRING_SIZE] = "";

  if (minutes > 0)
    epsom_number_to_string (minutes, text);
  return epsom_test_record ("dose", "id", epsom_test_uuid (n), "episode", name_episode (episode), "at", at, "route",
                            "iv", "minutes", text, "salt", "sulfate-heptahydrate", "amount", "1", "unit", "g", NULL);
}

EpsomRecord *
epsom_test_oral (guint n, guint episode, const char *at)
{
  return epsom_test_record ("dose", "id", epsom_test_uuid (n), "episode", name_episode (episode), "at", at, "route",
                            "oral", "salt", "bisglycinate", "amount", "400", "unit", "mg", "basis", "elemental", NULL);
}

EpsomRecord *
epsom_test_medicine (guint n, guint episode, const char *at, const char *name, const char *medicine_class)
{
  return epsom_test_record ("medicine", "id", epsom_test_uuid (n), "episode", name_episode (episode), "at", at,
                            "medicine", name, "class", medicine_class, NULL);
}

EpsomRecord *
epsom_test_day (guint n, const char *date, const char *bleeding)
{
  return epsom_test_record ("day", "id", epsom_test_uuid (n), "at", date, "bleeding", bleeding, NULL);
}

EpsomRecord *
epsom_test_rating (guint n, const char *date, const char *symptom, int severity)
{
  g_autofree char *text = g_strdup_printf ("%d", severity);

  return epsom_test_record ("rating", "id", epsom_test_uuid (n), "at", date, "symptom", symptom, "severity", text,
                            NULL);
}

EpsomDiary *
epsom_test_diary (EpsomRecord *first, ...)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) epsom_record_unref);
  va_list arguments;

  va_start (arguments, first);
  for (EpsomRecord *record = first; record != NULL; record = va_arg (arguments, EpsomRecord *))
    g_ptr_array_add (records, record);
  va_end (arguments);
  return epsom_diary_new (records);
}

static gboolean
chance (GRand *rand)
{
  return g_rand_boolean (rand);
}

static int
choose_token (GRand *rand, EpsomTokenSet set, gboolean required)
{
  return g_rand_int_range (rand, required ? 1 : 0, epsom_token_set_get_size (set));
}

/* Any text but an empty or blank one: letters, what CSV and lists quote, and characters of every length in UTF-8. */
static char *
random_text (GRand *rand, gboolean with_semicolon)
{
  static const gunichar odd[] = { ' ',  '"',  ',',  '\'',  '=',    '+',    '-',    '@',    '\t',    '\r',
                                  '\n', 0x7f, 0xe4, 0x3a9, 0x202e, 0x20ac, 0xfeff, 0xfffd, 0x1f915, 0x10fffd };
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (rand, 0, 24);

  for (int i = 0; i < n; i++)
    if (chance (rand))
      g_string_append_unichar (text, odd[g_rand_int_range (rand, 0, G_N_ELEMENTS (odd))]);
    else
      g_string_append_c (text, (char) g_rand_int_range (rand, with_semicolon ? ';' : 'a', 'z' + 1));
  g_string_append_c (text, 'x');
  return g_string_free (text, FALSE);
}

/* (nullable) */
static char *
random_list (GRand *rand)
{
  int n = g_rand_int_range (rand, 0, 4);
  GString *list;

  if (n == 0)
    return NULL;
  list = g_string_new (NULL);
  for (int i = 0; i < n; i++)
    {
      g_autofree char *token = random_text (rand, FALSE);

      g_string_append_printf (list, "%s%s", i > 0 ? ";" : "", token);
    }
  return g_string_free (list, FALSE);
}

/* Anything above 0, of any size, with few digits or all of them. */
static double
random_positive (GRand *rand, double maximum)
{
  if (chance (rand))
    return g_rand_int_range (rand, 1, 1440);
  if (maximum > 0)
    return g_rand_double_range (rand, 1e-9, maximum);
  return ldexp (1 + g_rand_double (rand), g_rand_int_range (rand, -1022, 1023));
}

static EpsomInstant
random_instant (GRand *rand)
{
  EpsomDate date = chance (rand) ? g_rand_int_range (rand, 19000, 21000)
                                 : g_rand_int_range (rand, EPSOM_DATE_FIRST, EPSOM_DATE_LAST + 1);

  return epsom_instant_from_local (date, g_rand_int_range (rand, 0, 86400),
                                   g_rand_int_range (rand, -EPSOM_OFFSET_MAX, EPSOM_OFFSET_MAX + 1));
}

static EpsomUuid
random_episode (GRand *rand, guint episode)
{
  return chance (rand) ? epsom_test_id (episode) : (EpsomUuid){ 0 };
}

static EpsomRecord *
random_episode_record (GRand *rand, EpsomRecord record)
{
  g_autofree char *symptom = random_text (rand, TRUE);
  g_autofree char *features = random_list (rand);
  g_autofree char *triggers = random_list (rand);
  EpsomEpisode episode = {
    .record = record,
    .start = random_instant (rand),
    .has_end = chance (rand),
    .symptom = symptom,
    .features = features,
    .triggers = triggers,
  };

  episode.end = random_instant (rand);
  if (epsom_instant_compare (episode.end, episode.start) < 0)
    episode.end = (EpsomInstant){ episode.start.utc, episode.start.offset };
  return epsom_record_new (&episode.record, NULL);
}

static EpsomRecord *
random_dose (GRand *rand, EpsomRecord record, guint episode)
{
  g_autofree char *features = random_list (rand);
  gsize n_salts;
  const EpsomSalt *salts = epsom_salts (&n_salts);
  EpsomDose dose = {
    .record = record,
    .episode = random_episode (rand, episode),
    .at = random_instant (rand),
    .route = (EpsomRoute) choose_token (rand, EPSOM_TOKENS_ROUTE, TRUE),
    .salt = chance (rand) ? &salts[g_rand_int_range (rand, 0, (gint32) n_salts)] : NULL,
    .amount = random_positive (rand, 0),
    .unit = (EpsomUnit) choose_token (rand, EPSOM_TOKENS_UNIT, TRUE),
    .basis = (EpsomBasis) choose_token (rand, EPSOM_TOKENS_BASIS, FALSE),
    .purpose = (EpsomPurpose) choose_token (rand, EPSOM_TOKENS_PURPOSE, FALSE),
    .place = (EpsomPlace) choose_token (rand, EPSOM_TOKENS_PLACE, FALSE),
    .features = features,
  };

  if (dose.route == EPSOM_ROUTE_IV && chance (rand))
    dose.minutes = random_positive (rand, EPSOM_DOSE_MINUTES_MAX);
  return epsom_record_new (&dose.record, NULL);
}

static EpsomRecord *
random_medicine (GRand *rand, EpsomRecord record, guint episode)
{
  g_autofree char *name = random_text (rand, TRUE);
  g_autofree char *strength = chance (rand) ? random_text (rand, TRUE) : NULL;
  EpsomMedicine medicine = {
    .record = record,
    .episode = random_episode (rand, episode),
    .at = random_instant (rand),
    .name = name,
    .medicine_class = (EpsomClass) choose_token (rand, EPSOM_TOKENS_CLASS, TRUE),
    .strength = strength,
    .purpose = (EpsomPurpose) choose_token (rand, EPSOM_TOKENS_PURPOSE, FALSE),
  };

  return epsom_record_new (&medicine.record, NULL);
}

static EpsomRecord *
random_rating (GRand *rand, EpsomRecord record)
{
  g_autofree char *symptom = random_text (rand, TRUE);
  EpsomRating rating = {
    .record = record,
    .date = g_rand_int_range (rand, EPSOM_DATE_FIRST, EPSOM_DATE_LAST + 1),
    .symptom = symptom,
    .severity = g_rand_int_range (rand, 0, 11),
  };

  return epsom_record_new (&rating.record, NULL);
}

static EpsomRecord *
random_lab (GRand *rand, EpsomRecord record)
{
  EpsomLab lab = {
    .record = record,
    .at = random_instant (rand),
    .analyte = (EpsomAnalyte) choose_token (rand, EPSOM_TOKENS_ANALYTE, TRUE),
    .value = random_positive (rand, 0),
    .unit = (EpsomLabUnit) choose_token (rand, EPSOM_TOKENS_LAB_UNIT, TRUE),
    .range_low = chance (rand) ? g_rand_double (rand) : NAN,
    .range_high = chance (rand) ? 1 + g_rand_double (rand) : NAN,
  };

  return epsom_record_new (&lab.record, NULL);
}

EpsomRecord *
epsom_test_random_record (GRand *rand, EpsomRecordKind kind, guint n, guint episode)
{
  g_autofree char *note = chance (rand) ? random_text (rand, TRUE) : NULL;
  EpsomRecord record = { .kind = kind, .id = epsom_test_id (n), .note = note };

  switch (kind)
    {
    case EPSOM_RECORD_EPISODE:
      return random_episode_record (rand, record);
      case EPSOM_RECORD_READING: {
        EpsomReading reading = { record, epsom_test_id (episode), random_instant (rand), g_rand_int_range (rand, 0, 11),
                                 chance (rand) ? EPSOM_RECALLED : NULL };

        return epsom_record_new (&reading.record, NULL);
      }
    case EPSOM_RECORD_DOSE:
      return random_dose (rand, record, episode);
    case EPSOM_RECORD_MEDICINE:
      return random_medicine (rand, record, episode);
      case EPSOM_RECORD_DAY: {
        EpsomDay day = { record, g_rand_int_range (rand, EPSOM_DATE_FIRST, EPSOM_DATE_LAST + 1),
                         (EpsomBleeding) choose_token (rand, EPSOM_TOKENS_BLEEDING, FALSE) };

        return epsom_record_new (&day.record, NULL);
      }
    case EPSOM_RECORD_RATING:
      return random_rating (rand, record);
    case EPSOM_RECORD_LAB:
      return random_lab (rand, record);
    default:
      g_assert_not_reached ();
    }
}

void
epsom_test_assert_same (const EpsomRecord *actual, const EpsomRecord *expected)
{
  EpsomRow actual_row, expected_row;

  epsom_record_to_cells (actual, &actual_row);
  epsom_record_to_cells (expected, &expected_row);
  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    {
      g_test_message ("%s", epsom_field_get_name ((EpsomField) field));
      g_assert_cmpstr (actual_row.cells.text[field], ==, expected_row.cells.text[field]);
    }
  g_assert_true (epsom_record_equal (actual, expected));
}

gboolean
epsom_test_use_comma_locale (void)
{
  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("No locale that writes numbers with a comma");
      return FALSE;
    }
  g_assert_cmpstr (localeconv ()->decimal_point, ==, ",");
  return TRUE;
}
