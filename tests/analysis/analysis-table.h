/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** AnalysisTable: a CSV fixture in memory: RFC 4180, LF or CRLF, quoted cells with anything in them. */
typedef struct {
  GPtrArray *header; /* (element-type utf8) */
  GPtrArray *rows;   /* (element-type GPtrArray) of cells */
} AnalysisTable;

/** analysis_table_load: the table in the file @name below the folder of the test; a test failure when it isn't there.
 */
AnalysisTable *analysis_table_load (const char *name);
void analysis_table_free (AnalysisTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalysisTable, analysis_table_free)

/** analysis_table_get: the cell of @column in @row; "" where the row is shorter. */
const char *analysis_table_get (const AnalysisTable *table, guint row, const char *column);
/** analysis_table_number: the same as a number; NAN of `NA`. */
double analysis_table_number (const AnalysisTable *table, guint row, const char *column);

/** assert_near: equal within 1e-9, relative or absolute; NAN equals NAN alone. */
#define assert_near(actual, expected) analysis_assert_near (G_STRLOC, #actual, (actual), (expected))
void analysis_assert_near (const char *where, const char *what, double actual, double expected);

G_END_DECLS
