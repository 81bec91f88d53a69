/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-importer.h"
#include "epsom-json-reader.h"
#include "epsom-mapping.h"
#include "epsom-record.h"
#include "epsom-source-head.h"
#include "epsom-source-time.h"
#include "epsom-source-words.h"

G_BEGIN_DECLS

/** EPSOM_SOURCE_COLUMNS_MAX: columns that one source knows. */
#define EPSOM_SOURCE_COLUMNS_MAX 64

typedef struct _EpsomSourceReader EpsomSourceReader;

/**
 * EpsomSourceRun:
 * @reader: what reads
 * @zone: (nullable): of times without an offset
 * @order: of dates, where the source leaves that open; found out from the file
 * @severity: of a day's symptom that has none, or %EPSOM_SOURCE_SEVERITY_UNKNOWN
 * @mapping: (nullable): of a table: the columns that the person chose, in whose order the positions are
 * @data: (nullable): what the reader made for itself in @begin
 * @path: of the file
 * @pass: how often the file has been read before
 * @place: of the row, or the JSON entry
 * @entry: of JSON: what the entry is called in a message, `episodes[3]`; else NULL
 * @header: (array zero-terminated=1): of a table: all of its columns
 * @cells: (array length=n_cells): of a table: the cells of the row, one for each of @header, and those past it that the
 *   source asked for
 * @position: of a table: where the source's columns stand in @header; -1: nowhere
 *
 * A source's reader at work on a file: what it is given, and what it hands on.
 */
typedef struct {
  const EpsomSourceReader *reader;
  GTimeZone *zone;
  EpsomDateOrder order;
  int severity;
  const EpsomMapping *mapping;
  gpointer data;
  const char *path;
  guint pass;
  EpsomImportPlace place;
  char *entry;
  const char *const *header;
  char **cells;
  guint n_cells;
  int position[EPSOM_SOURCE_COLUMNS_MAX];
  /*< private >*/
  EpsomImporter *importer;
  GHashTable *seen;    /* ids of this file, with how often each was asked for */
  GHashTable *ratings; /* of days, until all are known */
  guint n_warnings;
} EpsomSourceRun;

/**
 * EpsomSourceReader: how the files of a source are read. Of a table: @columns and @read_row; of JSON: @read_entry.
 * @columns: (array zero-terminated=1): the names of its columns in the order of the reader's own enumeration; other
 *   names of one joined by `|`
 * @n_required: as many of them, from the first, make a row of names its header
 * @find_header: (nullable): instead, for a source that translates the names of its columns: whether @row is the header,
 *   with @next below it; sets the run's positions
 * @has_no_quotes: whether quotation marks are characters like others
 * @n_extra_cells: so many cells more than the header has are read, for a source that does not quote its delimiter
 * @members: (array zero-terminated=1): the members that a JSON document, or, where it is a list, the objects in it have
 * @parts: (nullable) (array zero-terminated=1): the members of a document that is made of several, each with @members
 * @is_list: whether the document is a list
 * @n_passes: how often a file is read; 0 counts as 1
 * @uses_mapping: whether its columns are those that the person chose
 * @takes_all_columns: whether the reader looks at columns besides @columns, so that none is left out
 * @begin, @end: (nullable): before and after a file; @end frees what @begin made
 * @read_row: one row of the table, of which any cell has content
 */
struct _EpsomSourceReader {
  EpsomSource source;
  const char *const *columns;
  guint n_required;
  gboolean (*find_header) (const EpsomHeadRow *row, const EpsomHeadRow *next, int position[EPSOM_SOURCE_COLUMNS_MAX]);
  gboolean uses_mapping;
  gboolean takes_all_columns;
  gboolean has_no_quotes;
  guint n_extra_cells;
  const char *const *members;
  const char *const *parts;
  gboolean is_list;
  guint n_passes;
  int date_column; /* from which the order of dates is found out, plus 1; 0: that is known */
  void (*begin) (EpsomSourceRun *run);
  void (*end) (EpsomSourceRun *run);
  void (*read_row) (EpsomSourceRun *run);
  void (*read_entry) (EpsomSourceRun *run, const EpsomJsonEntry *entry);
};

/** epsom_run_cell: Returns: (transfer none): the cell of @column, without blanks around; "" where there is none. */
const char *epsom_run_cell (EpsomSourceRun *run, int column);
/** epsom_run_join_cells: Returns: (transfer full): the cells from @first, @n and one of them, with the @delimiter that
 * parted them; remarks that. */
char *epsom_run_join_cells (EpsomSourceRun *run, guint first, guint n, char delimiter);
/** epsom_run_filled: Returns: whether the cell of @column has content, and is not the word `null`. */
gboolean epsom_run_filled (EpsomSourceRun *run, int column);
/** epsom_run_column: Returns: (transfer none) (nullable): what the file calls @column. */
const char *epsom_run_column (EpsomSourceRun *run, int column);

/** epsom_run_refuse: the entry cannot be read. @column: (nullable): where; @kind: an #EpsomRecordKind or -1 */
void epsom_run_refuse (EpsomSourceRun *run, int kind, const char *column, const char *format, ...) G_GNUC_PRINTF (4, 5);
/** epsom_run_refuse_text: says what is wrong with @text in @column: @what, such as `is no date`. */
void epsom_run_refuse_text (EpsomSourceRun *run, int kind, const char *column, const char *text, const char *what);
/** epsom_run_leave_out: the entry, or a part of it, has no place here, for @reason. */
void epsom_run_leave_out (EpsomSourceRun *run, const char *reason);
/** epsom_run_remark: the entry is taken in, but otherwise than it stands: @what. */
void epsom_run_remark (EpsomSourceRun *run, const char *what);

/** epsom_run_warn: of what stands on @line, told each time; the first hundred are kept. */
void epsom_run_warn (EpsomSourceRun *run, guint64 line, const char *format, ...) G_GNUC_PRINTF (3, 4);

/**
 * epsom_run_set_id: gives @draft the id of the entry that @key identifies in the source. The second one of a file with
 * the same key gets another id, always the same.
 */
void epsom_run_set_id (EpsomSourceRun *run, EpsomRecord *draft, const char *key);
/** epsom_run_get_id: Returns: the id that the first one with @key gets, so that others can name it. */
EpsomUuid epsom_run_get_id (EpsomSourceRun *run, EpsomRecordKind kind, const char *key);
/** epsom_run_add: @draft, with its id: hands it on; FALSE: refuses the entry. */
gboolean epsom_run_add (EpsomSourceRun *run, const EpsomRecord *draft);
/**
 * epsom_run_add_rating: a day's severity of @symptom. Of several of one day the highest stays.
 * @note: (nullable)
 */
void epsom_run_add_rating (EpsomSourceRun *run, EpsomDate date, const char *symptom, int severity, const char *note);
/**
 * epsom_run_add_day: what is said of @date.
 * @key: identifies it in the source, besides its date
 * @note: (nullable)
 */
void epsom_run_add_day (EpsomSourceRun *run, EpsomDate date, const char *key, EpsomBleeding bleeding, const char *note);
/**
 * epsom_run_add_symptoms: what is said of @date, with symptoms of which the source doesn't know how bad they were: they
 * are in @note, and a rating each where the person has said of what severity; else there is a remark.
 * @symptoms: (element-type utf8)
 */
void epsom_run_add_symptoms (EpsomSourceRun *run,
                             EpsomDate date,
                             const char *key,
                             EpsomBleeding bleeding,
                             const GPtrArray *symptoms,
                             const char *note);
/**
 * epsom_run_add_attack: an episode, with the one severity that the source has for it.
 * @episode: its id is set here
 * @key: identifies it in the source
 * @severity: read at the start, as from memory; %EPSOM_SOURCE_SEVERITY_UNKNOWN: there is none
 */
void epsom_run_add_attack (EpsomSourceRun *run, EpsomEpisode *episode, const char *key, int severity);

/** EpsomTaken: what was taken. */
typedef struct {
  EpsomUuid episode; /* nil: names none */
  EpsomInstant at;
  const char *name;
  const char *amount; /* such as `400 mg`, `2 tablets` */
  EpsomPurpose purpose;
  EpsomClass medicine_class; /* %EPSOM_CLASS_NONE: by its name */
  const char *note;          /* (nullable) */
} EpsomTaken;

/**
 * epsom_run_add_taken: a medicine; a dose, where it is magnesium and its amount in a unit of mass and its route are
 * known: by the words of name and amount, or because its salt is only taken by mouth.
 * @key: identifies it in the source
 */
void epsom_run_add_taken (EpsomSourceRun *run, const char *key, const EpsomTaken *taken);

/** epsom_run_parse_stamp: the time in @text; refuses the entry where it is none. @kind: as epsom_run_refuse() */
gboolean epsom_run_parse_stamp (EpsomSourceRun *run,
                                int kind,
                                const char *column,
                                const char *text,
                                EpsomDateOrder order,
                                EpsomStamp *stamp);
/** epsom_run_parse_instant: the time in the cell of @column, which must have a clock time; refuses the entry otherwise.
 */
gboolean epsom_run_parse_instant (EpsomSourceRun *run, int kind, int column, EpsomInstant *instant);
/** epsom_run_parse_date: the date in the cell of @column; refuses the entry where there is none. */
gboolean epsom_run_parse_date (EpsomSourceRun *run, int kind, int column, EpsomDate *date);
/** epsom_run_to_instant: in the run's zone; warns of a time that the clock skips or shows twice. */
EpsomInstant epsom_run_to_instant (EpsomSourceRun *run, const char *column, const EpsomStamp *stamp);
/** epsom_run_parse_severity: refuses the entry where @text is none; remarks where it is rounded or was a word. */
gboolean epsom_run_parse_severity (EpsomSourceRun *run, int kind, const char *column, const char *text, int *severity);

/** epsom_note_add: adds a line `label: text` to @note; only @text where @label is NULL; nothing where @text is "". */
void epsom_note_add (GString *note, const char *label, const char *text);

/** epsom_run_init: for files of @reader; epsom_run_begin_file(): before each time one is read; epsom_run_finish():
 * after the last: hands the ratings on. epsom_run_clear() frees what it holds. */
void epsom_run_init (EpsomSourceRun *run,
                     const EpsomSourceReader *reader,
                     EpsomImporter *importer,
                     const EpsomSourceOptions *options);
void epsom_run_begin_file (EpsomSourceRun *run);
void epsom_run_finish (EpsomSourceRun *run);
void epsom_run_clear (EpsomSourceRun *run);

G_END_DECLS
