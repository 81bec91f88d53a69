/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "epsom-date.h"

G_BEGIN_DECLS

/**
 * EpsomJsonWriter: JSON (RFC 8259) as it is written, without a tree of it in memory.
 *
 * JsonGenerator of json-glib is not used for it: it prints the double 1e-8 as `1e-08.0`, which no reader takes, 0.1 as
 * `0.10000000000000001`, and needs the nodes of the whole text at once. Numbers are the shortest text that reads back
 * as the same double, in the C locale whatever that of the program is. Nodes of json-glib are written with
 * epsom_json_node().
 *
 * A member of an object is its name and then its value; what does not exist is null.
 */
typedef struct {
  /*< private >*/
  GString *text;
  guint depth;
  guint flat_depth; /* containers from here on are written on one line; 0: none */
  gboolean has_items;
  gboolean after_name;
} EpsomJsonWriter;

void epsom_json_writer_init (EpsomJsonWriter *writer);
/** epsom_json_writer_finish: Returns: (transfer full): the text, with a line feed at its end. */
char *epsom_json_writer_finish (EpsomJsonWriter *writer);
/** epsom_json_writer_end_line: what has been written is a whole text, whose line ends here; the next one is another. */
void epsom_json_writer_end_line (EpsomJsonWriter *writer);
/** epsom_json_writer_flush: writes to @stream what there is so far, anywhere in a text, and keeps it no longer. */
gboolean
epsom_json_writer_flush (EpsomJsonWriter *writer, GOutputStream *stream, GCancellable *cancellable, GError **error);
/** epsom_json_writer_clear: gives up what is not finished. */
void epsom_json_writer_clear (EpsomJsonWriter *writer);

/** epsom_json_begin: @bracket: `{` or `[`, closed by epsom_json_end() with `}` or `]`. */
void epsom_json_begin (EpsomJsonWriter *writer, char bracket);
/** epsom_json_begin_flat: as epsom_json_begin(), all on one line. */
void epsom_json_begin_flat (EpsomJsonWriter *writer, char bracket);
void epsom_json_end (EpsomJsonWriter *writer, char bracket);

/** epsom_json_name: of the member whose value comes next. ASCII without quotation marks. */
void epsom_json_name (EpsomJsonWriter *writer, const char *name);

/** epsom_json_string: @text: (nullable): valid UTF-8; NULL is null. */
void epsom_json_string (EpsomJsonWriter *writer, const char *text);
void epsom_json_integer (EpsomJsonWriter *writer, gint64 value);
/** epsom_json_number: NAN and the infinities are null. */
void epsom_json_number (EpsomJsonWriter *writer, double value);
void epsom_json_boolean (EpsomJsonWriter *writer, gboolean value);
void epsom_json_null (EpsomJsonWriter *writer);
/** epsom_json_date: %EPSOM_DATE_NONE is null. */
void epsom_json_date (EpsomJsonWriter *writer, EpsomDate date);

/* A member of an object at once: its name and its value, or the beginning of a list. */
void epsom_json_add_string (EpsomJsonWriter *writer, const char *name, const char *text);
void epsom_json_add_integer (EpsomJsonWriter *writer, const char *name, gint64 value);
void epsom_json_add_number (EpsomJsonWriter *writer, const char *name, double value);
void epsom_json_add_boolean (EpsomJsonWriter *writer, const char *name, gboolean value);
void epsom_json_add_date (EpsomJsonWriter *writer, const char *name, EpsomDate date);
void epsom_json_add_list (EpsomJsonWriter *writer, const char *name);

G_END_DECLS
