/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * epsom-make-diary ROWS [SEED]: writes an invented diary of exactly ROWS records as Epsom CSV, for measurements.
 *
 * Eleven records a day, up to the spring of 2026: the diary of someone who records much for ten years has 40,000. Of a
 * hundred, about 57 are readings, 12 doses, 11 ratings, 9 days, 7 episodes and 3 medicines; labs are rare. Equal
 * arguments, equal bytes.
 */
#include <stdio.h>

#include "epsom-record.h"

#define ROWS_A_HUNDRED_DAYS 1108

typedef struct {
  GRand *rand;
  guint64 left; /* rows to write yet */
} Maker;

static int
pick (Maker *maker, int n)
{
  return g_rand_int_range (maker->rand, 0, n);
}

/* Whether something that happens @percent times in a hundred happens. */
static gboolean
happens (Maker *maker, int percent)
{
  return pick (maker, 100) < percent;
}

#define PICK(maker, list) ((list)[pick (maker, G_N_ELEMENTS (list))])

/* As it stands in the file, its quotation marks included. */
static const char *
pick_note (Maker *maker)
{
  static const char *const notes[] = { "slept badly", "\"stressful day, long meeting\"", "after the walk",
                                       "'-5 degrees outside", "\"said \"\"better\"\"\"" };

  return happens (maker, 4) ? PICK (maker, notes) : "";
}

/* Completes @cells by an id, which stays in @id, and writes them. */
static void
write_row (Maker *maker, EpsomCells cells, char id[EPSOM_UUID_STRING_SIZE])
{
  EpsomUuid uuid;

  if (maker->left == 0)
    return;
  maker->left--;
  for (gsize i = 0; i < sizeof uuid.bytes; i++)
    uuid.bytes[i] = (guint8) g_rand_int (maker->rand);
  cells.text[EPSOM_FIELD_ID] = epsom_uuid_to_string (&uuid, id);
  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    {
      if (field > 0)
        putchar_unlocked (',');
      if (cells.text[field] != NULL)
        fputs (cells.text[field], stdout);
    }
  fputs ("\r\n", stdout);
}

static void
write_dated (Maker *maker, EpsomDate date, EpsomCells cells)
{
  char at[EPSOM_DATE_STRING_SIZE], id[EPSOM_UUID_STRING_SIZE];

  cells.text[EPSOM_FIELD_AT] = epsom_date_to_string (date, at);
  write_row (maker, cells, id);
}

/* @episode: an id, or NULL. */
static void
write_timed (Maker *maker, EpsomInstant instant, const char *episode, EpsomCells cells)
{
  char at[EPSOM_INSTANT_STRING_SIZE], id[EPSOM_UUID_STRING_SIZE];

  cells.text[EPSOM_FIELD_AT] = epsom_instant_to_string (instant, at);
  cells.text[EPSOM_FIELD_EPISODE] = episode;
  cells.text[EPSOM_FIELD_NOTE] = pick_note (maker);
  write_row (maker, cells, id);
}

static void
write_day (Maker *maker, EpsomDate date, int cycle_day)
{
  static const char *const bleedings[] = { "light", "heavy", "medium", "light", "spotting" };
  EpsomCells cells = { .text = {
                         [EPSOM_FIELD_RECORD] = "day",
                         [EPSOM_FIELD_BLEEDING] =
                           cycle_day < (int) G_N_ELEMENTS (bleedings) ? bleedings[cycle_day] : "none",
                         [EPSOM_FIELD_NOTE] = pick_note (maker),
                       } };

  write_dated (maker, date, cells);
}

static const char *const severities[] = { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10" };

static void
write_rating (Maker *maker, EpsomDate date, const char *symptom)
{
  EpsomCells cells = { .text = {
                         [EPSOM_FIELD_RECORD] = "rating",
                         [EPSOM_FIELD_SYMPTOM] = symptom,
                         [EPSOM_FIELD_SEVERITY] = PICK (maker, severities),
                       } };

  write_dated (maker, date, cells);
}

static EpsomInstant
later (EpsomInstant instant, int minutes)
{
  instant.utc += (gint64) minutes * 60;
  return instant;
}

static void
write_oral_dose (Maker *maker, EpsomInstant instant, const char *episode, const char *purpose)
{
  static const struct {
    const char *salt, *amount, *basis;
  } products[] = { { "citrate", "133.5", "elemental" },
                   { "bisglycinate", "300", "elemental" },
                   { "oxide", "600", "salt" } };
  int product = pick (maker, G_N_ELEMENTS (products));
  EpsomCells cells = { .text = {
                         [EPSOM_FIELD_RECORD] = "dose",
                         [EPSOM_FIELD_ROUTE] = "oral",
                         [EPSOM_FIELD_SALT] = products[product].salt,
                         [EPSOM_FIELD_AMOUNT] = products[product].amount,
                         [EPSOM_FIELD_UNIT] = "mg",
                         [EPSOM_FIELD_BASIS] = products[product].basis,
                         [EPSOM_FIELD_PURPOSE] = purpose,
                         [EPSOM_FIELD_PLACE] = "home",
                       } };

  write_timed (maker, instant, episode, cells);
}

static void
write_iv_dose (Maker *maker, EpsomInstant instant, const char *episode)
{
  static const char *const minutes[] = { "5", "10", "12.5", "30", "45", "60", "" };
  static const char *const features[] = { "", "flushing", "flushing;warmth", "low-blood-pressure" };
  static const char *const places[] = { "clinic", "emergency", "home" };
  EpsomCells cells = { .text = {
                         [EPSOM_FIELD_RECORD] = "dose",
                         [EPSOM_FIELD_ROUTE] = "iv",
                         [EPSOM_FIELD_MINUTES] = PICK (maker, minutes),
                         [EPSOM_FIELD_SALT] = "sulfate-heptahydrate",
                         [EPSOM_FIELD_AMOUNT] = happens (maker, 50) ? "1" : "2",
                         [EPSOM_FIELD_UNIT] = "g",
                         [EPSOM_FIELD_BASIS] = "salt",
                         [EPSOM_FIELD_PURPOSE] = "acute",
                         [EPSOM_FIELD_FEATURES] = PICK (maker, features),
                         [EPSOM_FIELD_PLACE] = PICK (maker, places),
                       } };

  write_timed (maker, instant, episode, cells);
}

static void
write_medicine (Maker *maker, EpsomInstant instant, const char *episode)
{
  static const struct {
    const char *name, *class, *strength;
  } products[] = { { "sumatriptan", "triptan", "50 mg" },
                   { "ibuprofen", "nsaid", "400 mg" },
                   { "paracetamol", "paracetamol", "1 g" },
                   { "metoclopramide", "antiemetic", "10 mg" } };
  int product = pick (maker, G_N_ELEMENTS (products));
  EpsomCells cells = { .text = {
                         [EPSOM_FIELD_RECORD] = "medicine",
                         [EPSOM_FIELD_PURPOSE] = "acute",
                         [EPSOM_FIELD_MEDICINE] = products[product].name,
                         [EPSOM_FIELD_CLASS] = products[product].class,
                         [EPSOM_FIELD_STRENGTH] = products[product].strength,
                       } };

  write_timed (maker, instant, episode, cells);
}

static void
write_lab (Maker *maker, EpsomInstant instant)
{
  static const char *const values[] = { "0.68", "0.74", "0.8", "0.85", "0.93" };
  EpsomCells cells = { .text = {
                         [EPSOM_FIELD_RECORD] = "lab",
                         [EPSOM_FIELD_ANALYTE] = "serum-magnesium",
                         [EPSOM_FIELD_VALUE] = PICK (maker, values),
                         [EPSOM_FIELD_VALUE_UNIT] = "mmol/L",
                         [EPSOM_FIELD_RANGE_LOW] = "0.7",
                         [EPSOM_FIELD_RANGE_HIGH] = "1.05",
                       } };

  write_timed (maker, instant, NULL, cells);
}

static void
write_reading (Maker *maker, EpsomInstant instant, const char *episode, int severity)
{
  EpsomCells cells = { .text = {
                         [EPSOM_FIELD_RECORD] = "reading",
                         [EPSOM_FIELD_SEVERITY] = severities[severity],
                       } };

  write_timed (maker, instant, episode, cells);
}

/* Until @duration minutes (0: no end) after @start. Its id stays in @id. */
static void
write_episode (Maker *maker, EpsomInstant start, int duration, char id[EPSOM_UUID_STRING_SIZE])
{
  static const char *const symptoms[] = { "migraine", "migraine",     "migraine", "brain-fog",
                                          "cramp",    "palpitations", "neck pain" };
  static const char *const features[] = { "", "aura;unilateral;nausea", "pulsating;photophobia", "nausea" };
  static const char *const triggers[] = { "", "", "stress", "sleep;weather", "red wine" };
  char at[EPSOM_INSTANT_STRING_SIZE], end[EPSOM_INSTANT_STRING_SIZE];
  EpsomCells cells = { .text = {
                         [EPSOM_FIELD_RECORD] = "episode",
                         [EPSOM_FIELD_AT] = epsom_instant_to_string (start, at),
                         [EPSOM_FIELD_END] = duration > 0 ? epsom_instant_to_string (later (start, duration), end) : "",
                         [EPSOM_FIELD_SYMPTOM] = PICK (maker, symptoms),
                         [EPSOM_FIELD_FEATURES] = PICK (maker, features),
                         [EPSOM_FIELD_TRIGGERS] = PICK (maker, triggers),
                         [EPSOM_FIELD_NOTE] = pick_note (maker),
                       } };

  write_row (maker, cells, id);
}

/* An episode, what was taken, and the readings, most of them at the times after a dose that the response asks for. */
static void
write_attack (Maker *maker, EpsomInstant start)
{
  static const int minutes[] = { 15, 30, 60, 120, 180, 240, 480, 960 };
  int duration = happens (maker, 2) ? 0 : 60 + pick (maker, 1500);
  int severity = 3 + pick (maker, 8);
  gboolean has_iv = happens (maker, 20);
  char id[EPSOM_UUID_STRING_SIZE];

  if (maker->left == 0)
    return;
  write_episode (maker, start, duration, id);
  write_reading (maker, start, id, severity);
  if (has_iv)
    write_iv_dose (maker, later (start, 20), id);
  else if (happens (maker, 30))
    write_oral_dose (maker, later (start, 20), id, "acute");
  if (happens (maker, 45))
    write_medicine (maker, later (start, 10 + pick (maker, 300)), happens (maker, 50) ? id : NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (minutes) && (duration == 0 || minutes[i] + 20 < duration); i++)
    {
      int relief = pick (maker, has_iv ? 4 : 2);

      severity -= MIN (severity, relief);
      write_reading (maker, later (start, 20 + minutes[i] + pick (maker, 5)), id, severity);
    }
}

static void
write_date (Maker *maker, EpsomDate date)
{
  int cycle_day = date % 28;
  int offset = date % 365 > 90 && date % 365 < 300 ? 120 : 60;

  cycle_day += cycle_day < 0 ? 28 : 0;
  write_day (maker, date, cycle_day);
  write_rating (maker, date, "brain-fog");
  if (cycle_day > 20)
    write_rating (maker, date, "pms");
  write_oral_dose (maker, epsom_instant_from_local (date, 8 * 3600, offset), NULL, "preventive");
  if (happens (maker, 3))
    write_iv_dose (maker, epsom_instant_from_local (date, 11 * 3600, offset), NULL);
  if (happens (maker, 1))
    write_lab (maker, epsom_instant_from_local (date, 9 * 3600 + 1800, offset));
  if (happens (maker, 80))
    write_attack (maker, epsom_instant_from_local (date, 60 * pick (maker, 1440), offset));
}

static void
write_header (void)
{
  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    printf ("%s%s", field > 0 ? "," : "", epsom_field_get_name (field));
  fputs ("\r\n", stdout);
}

int
main (int argc, char **argv)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (argc == 3 ? (guint32) g_ascii_strtoull (argv[2], NULL, 10) : 1);
  Maker maker = { .rand = rand, .left = argc > 1 ? g_ascii_strtoull (argv[1], NULL, 10) : 0 };
  EpsomDate date = epsom_date_from_ymd (2026, 3, 31) - (EpsomDate) (maker.left * 100 / ROWS_A_HUNDRED_DAYS);

  if (maker.left == 0 || argc > 3)
    {
      fputs ("Usage: epsom-make-diary ROWS [SEED]\n", stderr);
      return 2;
    }
  write_header ();
  for (; maker.left > 0; date++)
    write_date (&maker, date);
  return fflush (stdout) == 0 && !ferror (stdout) ? 0 : 1;
}
