/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-uuid.h"

#include <string.h>
#include <unistd.h>

/* The name space of ids that are derived from content. It must never change: it is in every such id. */
static const guint8 content_namespace[16] = {
  0x6d, 0x1f, 0x0f, 0x2a, 0x8c, 0x53, 0x4e, 0x0b, 0x9b, 0x7d, 0x24, 0x30, 0x5e, 0xc1, 0xa7, 0x92,
};

/* The value of a hexadecimal digit plus one; 0 for any other byte. */
static const guint8 hex_values[256] = {
  ['0'] = 1,  ['1'] = 2,  ['2'] = 3,  ['3'] = 4,  ['4'] = 5,  ['5'] = 6,  ['6'] = 7,  ['7'] = 8,
  ['8'] = 9,  ['9'] = 10, ['a'] = 11, ['b'] = 12, ['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16,
  ['A'] = 11, ['B'] = 12, ['C'] = 13, ['D'] = 14, ['E'] = 15, ['F'] = 16,
};

static void
set_version (EpsomUuid *uuid, guint8 version)
{
  uuid->bytes[6] = (uuid->bytes[6] & 0x0f) | (guint8) (version << 4);
  uuid->bytes[8] = (uuid->bytes[8] & 0x3f) | 0x80;
}

EpsomUuid
epsom_uuid_random (void)
{
  EpsomUuid uuid;

  if (getentropy (uuid.bytes, sizeof uuid.bytes) != 0)
    g_error ("The system gives no random bytes");
  set_version (&uuid, 4);
  return uuid;
}

EpsomUuid
epsom_uuid_from_content (const char *content, gsize length)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 digest[20];
  gsize digest_length = sizeof digest;
  EpsomUuid uuid;

  g_checksum_update (checksum, content_namespace, sizeof content_namespace);
  g_checksum_update (checksum, (const guint8 *) content, (gssize) length);
  g_checksum_get_digest (checksum, digest, &digest_length);
  memcpy (uuid.bytes, digest, sizeof uuid.bytes);
  set_version (&uuid, 5);
  return uuid;
}

/* Whether a dash stands before the byte at @index. */
static inline gboolean
has_dash_before (int index)
{
  return index == 4 || index == 6 || index == 8 || index == 10;
}

gboolean
epsom_uuid_parse (const char *text, EpsomUuid *uuid)
{
  EpsomUuid parsed;

  for (int i = 0; i < 16; i++)
    {
      if (has_dash_before (i) && *text++ != '-')
        return FALSE;

      guint8 high = hex_values[(guint8) text[0]];
      guint8 low = high == 0 ? 0 : hex_values[(guint8) text[1]];

      if (low == 0)
        return FALSE;
      parsed.bytes[i] = (guint8) ((high - 1) << 4 | (low - 1));
      text += 2;
    }
  if (*text != '\0' || epsom_uuid_is_null (&parsed))
    return FALSE;
  *uuid = parsed;
  return TRUE;
}

char *
epsom_uuid_to_string (const EpsomUuid *uuid, char text[EPSOM_UUID_STRING_SIZE])
{
  static const char digits[] = "0123456789abcdef";
  char *end = text;

  for (int i = 0; i < 16; i++)
    {
      if (has_dash_before (i))
        *end++ = '-';
      *end++ = digits[uuid->bytes[i] >> 4];
      *end++ = digits[uuid->bytes[i] & 0x0f];
    }
  *end = '\0';
  return text;
}

gboolean
epsom_uuid_is_null (const EpsomUuid *uuid)
{
  static const EpsomUuid null;

  return memcmp (uuid, &null, sizeof null) == 0;
}

int
epsom_uuid_compare (const EpsomUuid *a, const EpsomUuid *b)
{
  return memcmp (a->bytes, b->bytes, sizeof a->bytes);
}

guint
epsom_uuid_hash (gconstpointer uuid)
{
  guint64 halves[2];

  /* Ids need not be random (another program may count them up), so every bit is mixed into every other. */
  const guint64 multiplier = G_GUINT64_CONSTANT (0xd6e8feb86659fd93);

  memcpy (halves, uuid, sizeof halves);
  guint64 hash = halves[0] ^ (halves[1] * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));
  hash = (hash ^ (hash >> 32)) * multiplier;
  hash = (hash ^ (hash >> 32)) * multiplier;
  return (guint) (hash ^ (hash >> 32));
}

gboolean
epsom_uuid_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (EpsomUuid)) == 0;
}
