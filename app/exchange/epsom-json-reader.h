/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "epsom-source.h"

G_BEGIN_DECLS

/** EPSOM_JSON_DEPTH_MAX: brackets within brackets at most. EPSOM_JSON_ENTRY_MAX: bytes of one entry at most. */
#define EPSOM_JSON_DEPTH_MAX 32
#define EPSOM_JSON_ENTRY_MAX (4 * 1024 * 1024)
/** EPSOM_JSON_FILE_MAX: bytes of a file at most. */
#define EPSOM_JSON_FILE_MAX (1024 * 1024 * 1024)

/**
 * EpsomJsonEntry: an object in a list of a JSON document.
 * @section: the name of the list in the document; "" where the document is the list
 * @index: in it, from 0; -1: the document has the object itself under that name
 * @line: on which it begins, from 1
 * @object: (nullable): NULL: it is something else
 */
typedef struct {
  const char *section;
  gint64 index;
  guint64 line;
  JsonObject *object;
} EpsomJsonEntry;

typedef void (*EpsomJsonEntryFunc) (const EpsomJsonEntry *entry, gpointer user_data);

/**
 * epsom_json_read: gives the objects of the document @text to @func, one after the other: memory holds one of them.
 * @path: for messages
 * @parts: (nullable) (array zero-terminated=1): members of the document that are objects whose own members are read:
 *   a section of them is called `part.member`
 * @progress: (nullable): told of the bytes that were read
 * @error: an #EPSOM_SOURCE_ERROR with file and line, or %G_IO_ERROR_CANCELLED. What was read before it has been given
 */
gboolean epsom_json_read (const char *path,
                          const char *text,
                          gsize length,
                          const char *const *parts,
                          EpsomJsonEntryFunc func,
                          gpointer user_data,
                          EpsomProgressFunc progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GError **error);

/**
 * epsom_json_list_members: Returns: (transfer full) (array zero-terminated=1): the names of the members of the document
 * @text, those of an object in it as `object.member`, or, where it is a list, those of the first object in it; as far
 * as it can be read.
 * @is_list: (out)
 */
char **epsom_json_list_members (const char *text, gsize length, gboolean *is_list);

/** epsom_json_get_text: Returns: (transfer none): the text of the member @name; "" where it has none. */
const char *epsom_json_get_text (JsonObject *object, const char *name);
/** epsom_json_get_number: Returns: %FALSE, @number untouched, where the member @name is no number. */
gboolean epsom_json_get_number (JsonObject *object, const char *name, double *number);
/** epsom_json_get_array: Returns: (transfer none) (nullable): the member @name, where it is a list. */
JsonArray *epsom_json_get_array (JsonObject *object, const char *name);
/** epsom_json_get_object: Returns: (transfer none) (nullable): the member @name, where it is an object. */
JsonObject *epsom_json_get_object (JsonObject *object, const char *name);
/** epsom_json_join: Returns: (transfer full): the texts in the list @name, joined by @separator; "" where there are
 * none. */
char *epsom_json_join (JsonObject *object, const char *name, const char *separator);

G_END_DECLS
