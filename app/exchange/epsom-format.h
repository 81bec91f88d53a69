/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "epsom-diary.h"
#include "epsom-progress.h"

G_BEGIN_DECLS

/**
 * EpsomFormat: what the records of a diary may be written as.
 * @EPSOM_FORMAT_CSV: Epsom CSV, see epsom_csv_export()
 * @EPSOM_FORMAT_FHIR, @EPSOM_FORMAT_NDJSON: a Bundle or a resource a line, see epsom_fhir_export()
 * @EPSOM_FORMAT_SPREADSHEET: a folder of CSV files, see epsom_spreadsheet_export_folder()
 */
typedef enum { EPSOM_FORMAT_CSV, EPSOM_FORMAT_FHIR, EPSOM_FORMAT_NDJSON, EPSOM_FORMAT_SPREADSHEET } EpsomFormat;
#define EPSOM_N_FORMATS (EPSOM_FORMAT_SPREADSHEET + 1)

/** epsom_format_get_name: Returns: (transfer none): `csv`, `fhir`, `ndjson`, `spreadsheet`. */
const char *epsom_format_get_name (EpsomFormat format);
/** epsom_format_find: Returns: %FALSE, @format untouched, where @name is none. */
gboolean epsom_format_find (const char *name, EpsomFormat *format);
/** epsom_format_guess: from the ending of @path, `/` of a folder. Returns: %FALSE, @format untouched, where it tells
 * none. */
gboolean epsom_format_guess (const char *path, EpsomFormat *format);
/** epsom_format_list: Returns: (transfer full): the names, joined by ", ", for a message. */
char *epsom_format_list (void);

/**
 * EpsomExport: what is to be written, and how.
 * @from, @to: local dates, inclusive; %EPSOM_DATE_NONE: open
 * @patient, @patient_name: see #EpsomFhirOptions; other formats do without
 */
typedef struct {
  EpsomFormat format;
  EpsomDate from, to;
  EpsomUuid patient;
  const char *patient_name;
} EpsomExport;

/** epsom_export_write: writes to @stream, which is neither flushed nor closed; not of a spreadsheet's folder. */
gboolean epsom_export_write (const EpsomExport *export,
                             EpsomDiary *diary,
                             GOutputStream *stream,
                             EpsomProgressFunc progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GError **error);

/** epsom_export_save: the same as @path, which appears whole or not at all (see #EpsomOutput,
 * #EpsomOutputFolder). */
gboolean epsom_export_save (const EpsomExport *export,
                            EpsomDiary *diary,
                            const char *path,
                            EpsomProgressFunc progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
