/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** EpsomUuid: the identity of a record, 16 bytes in network order. All zero means "none". */
typedef struct {
  guint8 bytes[16];
} EpsomUuid;

/** EPSOM_UUID_STRING_SIZE: bytes that epsom_uuid_to_string() writes, the final NUL included. */
#define EPSOM_UUID_STRING_SIZE 37

/** epsom_uuid_random: a new random (version 4) UUID. */
EpsomUuid epsom_uuid_random (void);

/**
 * epsom_uuid_from_content:
 * @content: bytes that identify a record, such as the cells of a row
 * @length: their number
 *
 * Returns: the version 5 UUID of @content in the name space of Epsom: equal content, equal UUID.
 */
EpsomUuid epsom_uuid_from_content (const char *content, gsize length);

/**
 * epsom_uuid_parse:
 * @text: 8-4-4-4-12 hexadecimal digits, in either case
 * @uuid: (out): set on success only
 *
 * Returns: %FALSE when @text is not the text of a UUID or is that of the nil UUID.
 */
gboolean epsom_uuid_parse (const char *text, EpsomUuid *uuid);

/** epsom_uuid_to_string: writes @uuid in lower case into @text. Returns: @text. */
char *epsom_uuid_to_string (const EpsomUuid *uuid, char text[EPSOM_UUID_STRING_SIZE]);

gboolean epsom_uuid_is_null (const EpsomUuid *uuid);
int epsom_uuid_compare (const EpsomUuid *a, const EpsomUuid *b);
/** epsom_uuid_hash, epsom_uuid_equal: for a #GHashTable whose keys are #EpsomUuid pointers. */
guint epsom_uuid_hash (gconstpointer uuid);
gboolean epsom_uuid_equal (gconstpointer a, gconstpointer b);

G_END_DECLS
