/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-write.h"

G_BEGIN_DECLS

/* What is done to a row. */
typedef enum {
  EPSOM_WRITER_LAST,
  EPSOM_WRITER_COUNT,
  EPSOM_WRITER_ALL,
  EPSOM_WRITER_FIND,
  EPSOM_WRITER_KEEP,
  EPSOM_WRITER_DELETE,
  EPSOM_WRITER_BURY,
  EPSOM_WRITER_FIND_TOMBSTONE,
  EPSOM_WRITER_RAISE,
  EPSOM_WRITER_INSERT,
} EpsomWriterSql;
#define EPSOM_N_WRITER_SQL (EPSOM_WRITER_INSERT + 1)
/* Of EPSOM_WRITER_INSERT. */
enum { EPSOM_WRITER_INSERT_SEQ = 1, EPSOM_WRITER_INSERT_ID, EPSOM_WRITER_INSERT_EDITED, EPSOM_WRITER_INSERT_COLUMNS };

/* A record that is to be removed, and be buried or replaced. */
typedef struct {
  const EpsomRecord *record;
  gint64 seq;
  gint64 edited;
  guint insertion; /* of what replaces it: 1 for the first; 0: nothing does */
} EpsomRemoval;

/* A record that is to be inserted. */
typedef struct {
  const EpsomRecord *record;
  gint64 time;
  gint64 seq;    /* of the row that it edits or had before it was deleted, or 0 */
  gint64 before; /* when that was edited, or deleted */
  gboolean is_edit;
} EpsomInsertion;

/* The changes of one act, as they are written. */
typedef struct {
  EpsomDatabase *database;
  gint64 change;
  gint64 now;
  EpsomMoments *moments; /* (nullable) */
  EpsomWriteProgress *progress;
  guint64 n_buried;
  guint64 n_new;
  gboolean has_tombstones;
  gint64 last[EPSOM_N_RECORD_KINDS];        /* the highest seq that was ever given */
  GArray *removals[EPSOM_N_RECORD_KINDS];   /* of EpsomRemoval */
  GArray *insertions[EPSOM_N_RECORD_KINDS]; /* of EpsomInsertion */
  gboolean removes_bulk[EPSOM_N_RECORD_KINDS];
  gboolean inserts_bulk[EPSOM_N_RECORD_KINDS];
  EpsomStatement *statements[EPSOM_N_RECORD_KINDS][EPSOM_N_WRITER_SQL];
  GHashTable *episodes; /* ids to seqs, of the episodes that were met */
  EpsomUuid recent;     /* the last of them that was asked for */
  gint64 recent_seq;
} EpsomWriter;

EpsomStatement *epsom_writer_prepare (EpsomWriter *self, EpsomRecordKind kind, EpsomWriterSql sql, GError **error);
/* The two integers that @statement gives for @id, the first 0 where it gives no row. */
gboolean epsom_writer_find (EpsomWriter *self,
                            EpsomStatement *statement,
                            const EpsomUuid *id,
                            gint64 *seq,
                            gint64 *moment,
                            GError **error);
/* When what happens to @id happens. @before: when what was there had happened: what is done now is later than that,
 * even where another device's clock was ahead. */
gint64 epsom_writer_get_moment (EpsomWriter *self, const EpsomUuid *id, gint64 before);
/* Runs @function for a kind: where it pays without the indexes of the table, which are made anew. */
gboolean epsom_writer_run (EpsomWriter *self,
                           EpsomRecordKind kind,
                           gboolean is_bulk,
                           gboolean (*function) (EpsomWriter *self, EpsomRecordKind kind, GError **error),
                           GError **error);

/* Removes all that is to be removed. */
gboolean epsom_writer_remove_all (EpsomWriter *self, GError **error);
/* Makes the tombstones of what nothing replaces. */
gboolean epsom_writer_bury_all (EpsomWriter *self, GError **error);
/* Takes away the tombstones of all that is to be inserted: a record that comes back gets the seq that it had. */
gboolean epsom_writer_unbury_all (EpsomWriter *self, GError **error);

G_END_DECLS
