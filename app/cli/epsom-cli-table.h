/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

/** EpsomTable: rows of cells that are printed in columns as wide as their widest cell. */
typedef struct _EpsomTable EpsomTable;

/** epsom_table_new: @columns: a letter a column, `l` aligned to the start or `r` to the end. */
EpsomTable *epsom_table_new (const char *columns);
/** epsom_table_add: adds the next cell, row after row. */
void epsom_table_add (EpsomTable *table, const char *text);
/** epsom_table_add_printf: the same of a format. */
void epsom_table_add_printf (EpsomTable *table, const char *format, ...) G_GNUC_PRINTF (2, 3);
void epsom_table_print (const EpsomTable *table, FILE *out);
void epsom_table_free (EpsomTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EpsomTable, epsom_table_free)

G_END_DECLS
