/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "epsom-diary.h"
#include "epsom-progress.h"

G_BEGIN_DECLS

/** EPSOM_SPREADSHEET_NAME: what the folder is called where only the folder around it is chosen. */
#define EPSOM_SPREADSHEET_NAME "epsom-spreadsheet"

/**
 * epsom_spreadsheet_export_folder: writes the records of the local dates @from to @to, as epsom_csv_export() chooses
 * them, for a spreadsheet: the folder @path with one CSV file a kind of record (`episodes.csv`, `readings.csv`,
 * `doses.csv`, `medicines.csv`, `days.csv`, `ratings.csv`, `labs.csv`) and `dictionary.csv`, which says what each
 * column holds. See #EpsomOutputFolder for what may stand there; it appears whole or not at all.
 *
 * Dates and times are local, as the clock showed them, in columns of their own; what is computed (elemental
 * milligrams, hours, the method) stands beside what was recorded. Names and tokens are English, numbers have a point.
 * The files begin with a byte order mark, without which some programs do not read UTF-8. They do not come back: that is
 * what Epsom CSV is for.
 *
 * A text that a spreadsheet would take for a formula has an apostrophe before it; a number never has.
 * @progress: (nullable): told of records
 */
gboolean epsom_spreadsheet_export_folder (EpsomDiary *diary,
                                          EpsomDate from,
                                          EpsomDate to,
                                          const char *path,
                                          EpsomProgressFunc progress,
                                          gpointer progress_data,
                                          GCancellable *cancellable,
                                          GError **error);

G_END_DECLS
