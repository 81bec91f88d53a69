/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-field.h"
#include "epsom-instant.h"
#include "epsom-method.h"
#include "epsom-salt.h"
#include "epsom-uuid.h"

G_BEGIN_DECLS

/* Text of a record is valid UTF-8 without NUL; an absent text is NULL, never "". */

/** EPSOM_TEXT_MAX: bytes of one text at most. */
#define EPSOM_TEXT_MAX (64 * 1024)
/** EPSOM_DOSE_MINUTES_MAX: the longest administration. */
#define EPSOM_DOSE_MINUTES_MAX 1440.0

/**
 * EpsomRecord:
 *
 * One immutable, reference-counted record: what all kinds share. Downcast with epsom_record_as_reading() and its
 * siblings, which check the kind. Made by epsom_record_new() alone.
 */
typedef struct {
  /*< private >*/
  gatomicrefcount ref_count;
  /*< public >*/
  EpsomRecordKind kind;
  EpsomUuid id;
  const char *note; /* nullable */
} EpsomRecord;

/** EpsomEpisode: one spell of one symptom. */
typedef struct {
  EpsomRecord record;
  EpsomInstant start;
  EpsomInstant end; /* meaningful where has_end */
  gboolean has_end; /* FALSE: ongoing */
  const char *symptom;
  const char *features; /* nullable: tokens joined by `;` */
  const char *triggers; /* nullable: suspected triggers, joined by `;` */
} EpsomEpisode;

/** EpsomReading: severity 0-10 of an episode at an instant. */
typedef struct {
  EpsomRecord record;
  EpsomUuid episode;
  EpsomInstant at;
  int severity;
  const char *features; /* nullable: how it was read, joined by `;` */
} EpsomReading;

/** EpsomDose: magnesium, from the start of its administration. */
typedef struct {
  EpsomRecord record;
  EpsomUuid episode; /* nil: names none */
  EpsomInstant at;
  EpsomRoute route;
  double minutes;        /* above 0 to 1440 for IV; 0: not known, or oral */
  const EpsomSalt *salt; /* nullable */
  double amount;         /* above 0 */
  EpsomUnit unit;
  EpsomBasis basis;
  EpsomPurpose purpose;
  EpsomPlace place;
  const char *features; /* nullable: side effects, joined by `;` */
} EpsomDose;

/** EpsomMedicine: any other drug. */
typedef struct {
  EpsomRecord record;
  EpsomUuid episode; /* nil: names none */
  EpsomInstant at;
  const char *name;
  EpsomClass medicine_class;
  const char *strength; /* nullable */
  EpsomPurpose purpose;
} EpsomMedicine;

/** EpsomDay: what is said of a whole local date. */
typedef struct {
  EpsomRecord record;
  EpsomDate date;
  EpsomBleeding bleeding;
} EpsomDay;

/** EpsomRating: severity 0-10 of a symptom over a whole local date; one a date and symptom. */
typedef struct {
  EpsomRecord record;
  EpsomDate date;
  const char *symptom;
  int severity;
} EpsomRating;

/** EpsomLab: a laboratory value with the laboratory's own range. */
typedef struct {
  EpsomRecord record;
  EpsomInstant at;
  EpsomAnalyte analyte;
  double value; /* above 0 */
  EpsomLabUnit unit;
  double range_low;  /* NAN: not given */
  double range_high; /* NAN: not given */
} EpsomLab;

/**
 * epsom_record_new:
 * @draft: a record on the stack, of the type that its kind says, with borrowed texts; "" counts as absent
 * @error: an #EPSOM_FIELD_ERROR that names field, value and rule
 *
 * Returns: (transfer full) (nullable): an immutable copy when every rule of the kind holds.
 */
EpsomRecord *epsom_record_new (const EpsomRecord *draft, GError **error);
EpsomRecord *epsom_record_ref (EpsomRecord *record);
void epsom_record_unref (EpsomRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomRecord, epsom_record_unref)

/** epsom_record_equal: the same kind, id and content. */
gboolean epsom_record_equal (const EpsomRecord *a, const EpsomRecord *b);
/** epsom_record_get_instant: Returns: (transfer none) (nullable): when it began; NULL of what holds for a whole date.
 */
const EpsomInstant *epsom_record_get_instant (const EpsomRecord *record);
/** epsom_record_get_date: the local date under which it is listed. */
EpsomDate epsom_record_get_date (const EpsomRecord *record);
/** epsom_record_get_time: the UTC second it is ordered by; a day or a rating counts from 00:00 UTC of its date. */
gint64 epsom_record_get_time (const EpsomRecord *record);
/** epsom_record_compare: by time, then kind, then id: the order of every list. */
int epsom_record_compare (const EpsomRecord *a, const EpsomRecord *b);
/** epsom_record_get_episode: the id of the episode that a reading, dose or medicine names, or nil. */
EpsomUuid epsom_record_get_episode (const EpsomRecord *record);
/** epsom_record_with_episode: Returns: (transfer full): the reading, dose or medicine @record, of the episode @episode;
 * of none where it is NULL, which a reading can't be. */
EpsomRecord *epsom_record_with_episode (const EpsomRecord *record, const EpsomUuid *episode);
/** epsom_rating_same_day: whether both are of one date and symptom, so that a diary can show one of them. */
gboolean epsom_rating_same_day (const EpsomRating *a, const EpsomRating *b);

#define EPSOM_DEFINE_AS(name, Type, KIND)                                                                              \
  static inline const Type *epsom_record_as_##name (const EpsomRecord *record)                                         \
  {                                                                                                                    \
    g_assert (record->kind == KIND);                                                                                   \
    return (const Type *) record;                                                                                      \
  }
EPSOM_DEFINE_AS (episode, EpsomEpisode, EPSOM_RECORD_EPISODE)
EPSOM_DEFINE_AS (reading, EpsomReading, EPSOM_RECORD_READING)
EPSOM_DEFINE_AS (dose, EpsomDose, EPSOM_RECORD_DOSE)
EPSOM_DEFINE_AS (medicine, EpsomMedicine, EPSOM_RECORD_MEDICINE)
EPSOM_DEFINE_AS (day, EpsomDay, EPSOM_RECORD_DAY)
EPSOM_DEFINE_AS (rating, EpsomRating, EPSOM_RECORD_RATING)
EPSOM_DEFINE_AS (lab, EpsomLab, EPSOM_RECORD_LAB)
#undef EPSOM_DEFINE_AS

/** epsom_record_kind_has_field: whether records of @kind have @field, so that its cell may be filled in. */
gboolean epsom_record_kind_has_field (EpsomRecordKind kind, EpsomField field);

/** epsom_reading_is_recalled: it was not read at its time but filled in later, from memory. It counts as any other. */
gboolean epsom_reading_is_recalled (const EpsomReading *reading);

/** epsom_dose_get_method: how it was delivered. */
EpsomMethod epsom_dose_get_method (const EpsomDose *dose);
/** epsom_dose_get_basis: what its amount is of. An amount in mmol or mEq is elemental, an IV amount without basis is of
 * the salt; of an oral one without basis it is not known. */
EpsomBasis epsom_dose_get_basis (const EpsomDose *dose);
/** epsom_dose_get_elemental_mg: mg of elemental magnesium, NAN where unknown. */
double epsom_dose_get_elemental_mg (const EpsomDose *dose);
/** epsom_dose_get_rate: mg of elemental magnesium a minute of an infusion, to a nanogram, so that equal rates compare
 * equal; NAN where its minutes or its elemental amount are not known, and of an oral dose. */
double epsom_dose_get_rate (const EpsomDose *dose);

/** EpsomCells: the cells of a record's row, one a field; "" where empty. */
typedef struct {
  const char *text[EPSOM_N_FIELDS];
} EpsomCells;

/**
 * epsom_record_from_cells:
 * @cells: a row; the texts are borrowed, NULL counts as ""
 * @error: an #EPSOM_FIELD_ERROR of the first field, in column order, that breaks a rule. A cell filled in
 *   that the kind of record doesn't have breaks one too
 *
 * The one reader of rows for files, options and forms. Numbers and severities are plain (no `+7`, ` 7`, or `7.0` for a
 * severity); ids may be in upper case; empty tokens of a list are dropped. An empty id is derived from what the other
 * cells mean, so that rows that differ in spelling alone (`Z` and `+00:00`) get the same id.
 *
 * Returns: (transfer full) (nullable)
 */
EpsomRecord *epsom_record_from_cells (const EpsomCells *cells, GError **error);

/**
 * EpsomRow: the cells of a record and the room for their texts.
 */
typedef struct {
  EpsomCells cells;
  /*< private >*/
  char buffer[512];
} EpsomRow;

/** epsom_record_to_cells: the inverse of epsom_record_from_cells(). @row->cells is good while @record and @row live. */
void epsom_record_to_cells (const EpsomRecord *record, EpsomRow *row);

G_END_DECLS
