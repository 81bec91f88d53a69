/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "epsom-import.h"
#include "epsom-mapping.h"
#include "epsom-progress.h"

G_BEGIN_DECLS

/**
 * EpsomSource:
 * @name: what the command line calls it, such as `migralog`
 * @title: the name that its makers gave it; not translated
 * @files: (translatable): which of its files
 *
 * Another app whose files can be read. Static; never freed.
 */
typedef struct {
  const char *name;
  const char *title;
  const char *files;
} EpsomSource;

/** EPSOM_SOURCE_SEVERITY_UNKNOWN: an entry without a severity gets none. */
#define EPSOM_SOURCE_SEVERITY_UNKNOWN (-1)

/**
 * EpsomDateOrder: of a date in digits whose parts could be read in more than one way.
 * @EPSOM_DATE_ORDER_UNKNOWN: is found out from the file
 */
typedef enum {
  EPSOM_DATE_ORDER_UNKNOWN,
  EPSOM_DATE_ORDER_YMD,
  EPSOM_DATE_ORDER_DMY,
  EPSOM_DATE_ORDER_MDY,
} EpsomDateOrder;

/**
 * EpsomSourceOptions: what a file doesn't say and a person does.
 * @source: (nullable): whose files they are; NULL: each is recognised by its content
 * @zone: (nullable): of times without an offset; NULL: the system's
 * @order: of dates that can be read in more than one way
 * @mapping: (nullable): the columns of a table of another program: the source then is that of such tables
 * @severity: 0 to 10, the severity of a day's symptom that has none, or %EPSOM_SOURCE_SEVERITY_UNKNOWN
 * @deleted: (nullable) (element-type EpsomUuid): what the person deleted, see epsom_store_list_deleted(): it is left
 * out
 * @bring_back: whether it comes again nevertheless
 */
typedef struct {
  const EpsomSource *source;
  GTimeZone *zone;
  EpsomDateOrder order;
  const EpsomMapping *mapping;
  int severity;
  GHashTable *deleted;
  gboolean bring_back;
} EpsomSourceOptions;

/** epsom_source_options_default: Returns: all unknown. */
EpsomSourceOptions epsom_source_options_default (void);

/**
 * EpsomSourceError: why a file cannot be read at all. The message names the file and says what to do.
 * @EPSOM_SOURCE_ERROR_FAILED: it cannot be opened or read
 * @EPSOM_SOURCE_ERROR_UNKNOWN: it is of no source that is known, or not of the one that was named
 * @EPSOM_SOURCE_ERROR_CONTENT: its structure is broken
 * @EPSOM_SOURCE_ERROR_LIMIT: it is larger than any diary
 */
typedef enum {
  EPSOM_SOURCE_ERROR_FAILED,
  EPSOM_SOURCE_ERROR_UNKNOWN,
  EPSOM_SOURCE_ERROR_CONTENT,
  EPSOM_SOURCE_ERROR_LIMIT,
} EpsomSourceError;
#define EPSOM_SOURCE_ERROR (epsom_source_error_quark ())
GQuark epsom_source_error_quark (void);

/** epsom_sources: Returns: (transfer none) (array zero-terminated=1): all, by name. */
const EpsomSource *const *epsom_sources (void);
/** epsom_source_find: Returns: (transfer none) (nullable): the source with @name. */
const EpsomSource *epsom_source_find (const char *name);
/**
 * epsom_source_recognise: looks at the beginning of the file @path, not at its name.
 * @source: (out) (nullable): whose it is; NULL: of none of them, so it is Epsom's own, or a table of another program
 *
 * Returns: %FALSE, with an #EPSOM_SOURCE_ERROR, where it cannot be read, or is JSON of none of them.
 */
gboolean epsom_source_recognise (const char *path, const EpsomSource **source, GError **error);

/**
 * EpsomTableHead: how a table begins.
 * @header: (array zero-terminated=1): the names of its columns
 * @rows: (element-type GStrv): the first rows below them
 */
typedef struct {
  char **header;
  GPtrArray *rows;
} EpsomTableHead;

/** epsom_table_head_new: of the file @path, as the delimiter that it uses most evenly parts it. Returns: (nullable):
 * NULL, with an #EPSOM_SOURCE_ERROR, where it is none. */
EpsomTableHead *epsom_table_head_new (const char *path, GError **error);
void epsom_table_head_free (EpsomTableHead *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomTableHead, epsom_table_head_free)

/**
 * epsom_import_read: epsom_csv_import() of Epsom's own files, epsom_source_import() of those of other apps,
 * and of tables whose columns were chosen before, or are in @options.
 * @own: whether they are Epsom CSV, whatever they look like
 * @on_conflict: an #EpsomOnConflict, or -1: %EPSOM_ON_CONFLICT_FAIL of Epsom's own files and %EPSOM_ON_CONFLICT_KEEP of
 *   others; what was chosen is in the import
 * @error: those of both; %EPSOM_SOURCE_ERROR_UNKNOWN where there are files of both kinds
 */
EpsomImport *epsom_import_read (const char *const *paths,
                                const EpsomSourceOptions *options,
                                gboolean own,
                                EpsomDiary *diary,
                                int on_conflict,
                                EpsomProgressFunc progress,
                                gpointer progress_data,
                                GCancellable *cancellable,
                                GError **error);

/**
 * epsom_source_import: what @paths, files of other apps, become.
 * @diary: against which the records are checked; nothing is stored
 * @on_conflict: %EPSOM_ON_CONFLICT_KEEP is what a person means who imports again what they edited since
 * @progress: (nullable): told of the bytes that were read
 * @error: only when a file cannot be read at all: an #EPSOM_SOURCE_ERROR, an #EPSOM_CSV_ERROR, or
 *   %G_IO_ERROR_CANCELLED
 *
 * The id of a record follows from its source and from what identifies the entry there, so that a file that overlaps
 * an earlier one adds what is new. What the source doesn't know is left unknown; what Epsom has no place for is left
 * out and told.
 *
 * Returns: (transfer full) (nullable)
 */
EpsomImport *epsom_source_import (const char *const *paths,
                                  const EpsomSourceOptions *options,
                                  EpsomDiary *diary,
                                  EpsomOnConflict on_conflict,
                                  EpsomProgressFunc progress,
                                  gpointer progress_data,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
