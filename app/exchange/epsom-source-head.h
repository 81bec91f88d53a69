/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-source.h"

G_BEGIN_DECLS

/** EPSOM_SOURCE_HEAD_SIZE: bytes of a file that are looked at to tell what it is. */
#define EPSOM_SOURCE_HEAD_SIZE (64 * 1024)
/** EPSOM_SOURCE_HEAD_ROWS: rows of a table that are looked at. */
#define EPSOM_SOURCE_HEAD_ROWS 64

/** EpsomHeadRow: @cells: (array zero-terminated=1), without blanks around */
typedef struct {
  guint64 line; /* from 1 */
  char **cells;
  guint n_cells;
} EpsomHeadRow;

/**
 * EpsomSourceHead:
 *
 * How a file begins: its encoding, and its rows by each delimiter that tables have.
 * @encoding: (nullable): as g_convert() names it; NULL: UTF-8
 * @text: valid UTF-8 without a byte order mark
 * @is_json: whether it begins like JSON
 */
typedef struct {
  const char *encoding;
  char *text;
  gboolean is_json;
  /*< private >*/
  GPtrArray *rows[4];
} EpsomSourceHead;

/** epsom_head_delimiters: those that are tried, in this order. */
extern const char epsom_head_delimiters[4];

/** epsom_source_head_new: reads the head of the file @path. @error: an #EPSOM_SOURCE_ERROR */
EpsomSourceHead *epsom_source_head_new (const char *path, GError **error);
void epsom_source_head_free (EpsomSourceHead *head);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomSourceHead, epsom_source_head_free)

/** epsom_source_head_get_rows: Returns: (transfer none) (element-type EpsomHeadRow): the rows of the head where
 * @delimiter is the one of epsom_head_delimiters. The last may be cut off. */
const GPtrArray *epsom_source_head_get_rows (EpsomSourceHead *head, guint delimiter);

G_END_DECLS
