/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** EpsomCsvWriter: rows of RFC 4180 to a stream, in pieces. Cells are written as they are: what a spreadsheet would run
 * is guarded by the caller. */
typedef struct {
  /*< private >*/
  GOutputStream *stream;
  GCancellable *cancellable;
  GByteArray *piece; /* not written yet */
  gboolean has_cells;
} EpsomCsvWriter;

/** epsom_csv_writer_init: @stream and @cancellable (nullable) must outlive @writer. */
void epsom_csv_writer_init (EpsomCsvWriter *writer, GOutputStream *stream, GCancellable *cancellable);
void epsom_csv_writer_clear (EpsomCsvWriter *writer);

void epsom_csv_writer_add (EpsomCsvWriter *writer, const char *cell);
gboolean epsom_csv_writer_end_row (EpsomCsvWriter *writer, GError **error);
/** epsom_csv_writer_flush: to the stream, which is not flushed. */
gboolean epsom_csv_writer_flush (EpsomCsvWriter *writer, GError **error);

G_END_DECLS
