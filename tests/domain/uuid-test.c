/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "epsom-uuid.h"

static void
test_round_trip (void)
{
  static const char *const texts[] = {
    "123e4567-e89b-42d3-a456-426614174000",
    "00000000-0000-0000-0000-000000000001",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      EpsomUuid uuid;
      char text[EPSOM_UUID_STRING_SIZE];

      g_assert_true (epsom_uuid_parse (texts[i], &uuid));
      g_assert_cmpstr (epsom_uuid_to_string (&uuid, text), ==, texts[i]);
    }
}

static void
test_upper_case (void)
{
  EpsomUuid upper, lower;

  g_assert_true (epsom_uuid_parse ("ABCDEF01-2345-4678-9ABC-DEF012345678", &upper));
  g_assert_true (epsom_uuid_parse ("abcdef01-2345-4678-9abc-def012345678", &lower));
  g_assert_true (epsom_uuid_equal (&upper, &lower));
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "",
    "1",
    "-",
    "123e4567",
    "123e4567-",
    "00000000-0000-0000-0000-000000000000",
    "123e4567-e89b-42d3-a456-42661417400",
    "123e4567-e89b-42d3-a456-4266141740000",
    "123e4567e89b42d3a456426614174000",
    "123e4567-e89b-42d3-a456426614174000",
    "123e4567-e89b-42d3-a456-42661417400g",
    "123e4567-e89b-42d3-a456-42661417400 ",
    " 123e4567-e89b-42d3-a456-426614174000",
    "{123e4567-e89b-42d3-a456-426614174000}",
    "123e4567-e89b-42d3-a456-42661417400\xc3\xa4",
    "123e45-67e89b-42d3-a456-426614174000",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      EpsomUuid uuid = { .bytes = { 42 } };

      if (epsom_uuid_parse (texts[i], &uuid))
        g_error ("“%s” was read as a UUID", texts[i]);
      g_assert_cmpint (uuid.bytes[0], ==, 42);
    }
}

static void
test_random (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (epsom_uuid_hash, epsom_uuid_equal);
  EpsomUuid uuids[1000];

  for (gsize i = 0; i < G_N_ELEMENTS (uuids); i++)
    {
      char text[EPSOM_UUID_STRING_SIZE];

      uuids[i] = epsom_uuid_random ();
      epsom_uuid_to_string (&uuids[i], text);
      g_assert_cmpint (text[14], ==, '4');
      g_assert_nonnull (strchr ("89ab", text[19]));
      g_assert_true (g_hash_table_add (seen, &uuids[i]));
    }
}

/* The figures come from Python: uuid.uuid5(UUID('6d1f0f2a-8c53-4e0b-9b7d-24305ec1a792'), content). */
static void
test_content (void)
{
  static const struct {
    const char *content;
    gsize length;
    const char *uuid;
  } cases[] = {
    { "", 0, "f3d8bef9-a35a-56d6-815c-8ca24beb43d8" },
    { "migraine", 8, "f275cea3-4274-5753-ad1b-05565541fb00" },
    { "a\0b", 3, "07c343f5-041b-5fd1-8b37-aac69d0a59f1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EpsomUuid uuid = epsom_uuid_from_content (cases[i].content, cases[i].length);
      char text[EPSOM_UUID_STRING_SIZE];

      g_assert_cmpstr (epsom_uuid_to_string (&uuid, text), ==, cases[i].uuid);
    }
}

static void
test_order (void)
{
  EpsomUuid low = { .bytes = { 0, 1 } };
  EpsomUuid high = { .bytes = { 1, 0 } };
  EpsomUuid null = { 0 };

  g_assert_cmpint (epsom_uuid_compare (&low, &high), <, 0);
  g_assert_cmpint (epsom_uuid_compare (&high, &low), >, 0);
  g_assert_cmpint (epsom_uuid_compare (&low, &low), ==, 0);
  g_assert_true (epsom_uuid_is_null (&null));
  g_assert_false (epsom_uuid_is_null (&low));
}

/* Ids that another program counted up in any of their bytes must not fall into a few places of a table. */
static void
test_hash_spreads (void)
{
  for (int byte = 0; byte < 16; byte++)
    {
      gboolean taken[256] = { FALSE };
      int n = 0;

      for (int value = 0; value < 256; value++)
        {
          EpsomUuid uuid = { 0 };
          guint slot;

          uuid.bytes[byte] = (guint8) value;
          slot = epsom_uuid_hash (&uuid) & 255;
          n += !taken[slot];
          taken[slot] = TRUE;
        }
      /* 256 balls in 256 boxes fill 162 of them on average. */
      g_assert_cmpint (n, >, 128);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/uuid/round-trip", test_round_trip);
  g_test_add_func ("/domain/uuid/upper-case-is-read", test_upper_case);
  g_test_add_func ("/domain/uuid/refused", test_refused);
  g_test_add_func ("/domain/uuid/random-is-version-4-and-new", test_random);
  g_test_add_func ("/domain/uuid/content-is-version-5", test_content);
  g_test_add_func ("/domain/uuid/order-and-null", test_order);
  g_test_add_func ("/domain/uuid/hash-spreads-counted-ids", test_hash_spreads);
  return g_test_run ();
}
