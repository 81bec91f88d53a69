/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-diary.h"

G_BEGIN_DECLS

/** EpsomSheetType: what a column holds; text alone can be taken for a formula. */
typedef enum { EPSOM_SHEET_TEXT, EPSOM_SHEET_NUMBER, EPSOM_SHEET_DATE, EPSOM_SHEET_TIME } EpsomSheetType;

/** EpsomSheetSource: from where the content of a column comes: a field of the file format, or one of these. */
typedef enum {
  EPSOM_SHEET_DATE_OF = EPSOM_N_FIELDS,
  EPSOM_SHEET_TIME_OF,
  EPSOM_SHEET_OFFSET,
  EPSOM_SHEET_END_DATE,
  EPSOM_SHEET_END_TIME,
  EPSOM_SHEET_END_OFFSET,
  EPSOM_SHEET_DURATION,
  EPSOM_SHEET_READINGS,
  EPSOM_SHEET_WORST,
  EPSOM_SHEET_SYMPTOM_OF,
  EPSOM_SHEET_SINCE_START,
  EPSOM_SHEET_METHOD,
  EPSOM_SHEET_ELEMENTAL,
} EpsomSheetSource;

/** EpsomSheetColumn: @meaning is what the dictionary says of it; @unit is "" where it has none. */
typedef struct {
  const char *name;
  int source;
  EpsomSheetType type;
  const char *unit;
  const char *meaning;
} EpsomSheetColumn;

/** EpsomSheet: one file. */
typedef struct {
  const char *file;
  EpsomRecordKind kind;
  const EpsomSheetColumn *columns;
  guint n_columns;
} EpsomSheet;

/** epsom_sheet_get: Returns: (transfer none): the file of the records of @kind. */
const EpsomSheet *epsom_sheet_get (EpsomRecordKind kind);

/**
 * epsom_sheet_add_cell: appends what @column says of @record to @cell, "" where there is nothing.
 * @row: the cells of @record
 */
void epsom_sheet_add_cell (const EpsomSheetColumn *column,
                           EpsomDiary *diary,
                           const EpsomRecord *record,
                           const EpsomRow *row,
                           GString *cell);

G_END_DECLS
