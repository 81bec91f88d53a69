/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-record.h"

G_BEGIN_DECLS

/*
 * How the fields of the file format lie in the structs: the one table from which records are read, checked, copied,
 * compared, written and freed. Private to this folder.
 */

typedef enum {
  EPSOM_COLUMN_UUID,     /* EpsomUuid; nil: absent */
  EPSOM_COLUMN_INSTANT,  /* EpsomInstant */
  EPSOM_COLUMN_END,      /* the end of an EpsomEpisode, with has_end */
  EPSOM_COLUMN_DATE,     /* EpsomDate */
  EPSOM_COLUMN_WORD,     /* interned text: names that come again and again */
  EPSOM_COLUMN_LIST,     /* interned text: tokens joined by `;` */
  EPSOM_COLUMN_TEXT,     /* text of its own */
  EPSOM_COLUMN_SEVERITY, /* int, 0 to 10 */
  EPSOM_COLUMN_TOKEN,    /* an enumeration; 0: absent */
  EPSOM_COLUMN_POSITIVE, /* double above 0; 0: absent */
  EPSOM_COLUMN_BOUND,    /* double of 0 or more; NAN: absent */
  EPSOM_COLUMN_SALT,     /* const EpsomSalt * */
} EpsomColumnType;

typedef struct {
  EpsomField field;
  EpsomColumnType type;
  gsize offset;
  gboolean required;
  EpsomTokenSet set; /* of a token */
  double maximum;    /* of a positive number; 0: none */
} EpsomColumn;

/** EpsomSchema: the struct of a kind and its columns after `record` and `id`, in the order of the file format. */
typedef struct {
  gsize size;
  guint n_columns;
  const EpsomColumn *columns;
} EpsomSchema;

const EpsomSchema *epsom_schema_get (EpsomRecordKind kind);

/* The member of @record that @column describes, as an lvalue of @Type. */
#define EPSOM_COLUMN_MEMBER(record, column, Type) (*(Type *) ((char *) (record) + (column)->offset))
#define EPSOM_COLUMN_VALUE(record, column, Type) (*(const Type *) ((const char *) (record) + (column)->offset))

/** epsom_column_is_text: whether @column holds text that the record owns. */
static inline gboolean
epsom_column_is_text (const EpsomColumn *column)
{
  return column->type == EPSOM_COLUMN_WORD || column->type == EPSOM_COLUMN_LIST || column->type == EPSOM_COLUMN_TEXT;
}

G_END_DECLS
