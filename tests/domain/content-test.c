/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-content.h"

#include <string.h>

#include "epsom-test-records.h"

/* Every kind of record, with every field at random, comes back from its bytes. */
static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < 4000; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (EpsomRecord) record =
        epsom_test_random_record (rand, (EpsomRecordKind) (i % EPSOM_N_RECORD_KINDS), i + 1, 7);
      g_autoptr (GBytes) content = epsom_content_new (record);
      g_autoptr (EpsomRecord) back = epsom_content_parse (content, &error);
      g_autoptr (GBytes) again = NULL;

      g_assert_no_error (error);
      epsom_test_assert_same (back, record);
      again = epsom_content_new (back);
      g_assert_true (g_bytes_equal (content, again));
    }
}

/* Bytes that nobody wrote are refused, whatever they are. */
static void
test_refused (void)
{
  static const char *const bad[] = { "", "record", "record=dose", "nothing=1", "record=day\1record=day", "=" };
  static const char day[] = "record=day\0at=2026-03-01";

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) content = g_bytes_new (bad[i], strlen (bad[i]) + (i % 2));

      g_assert_null (epsom_content_parse (content, &error));
      g_assert_nonnull (error);
    }
  for (gsize size = 0; size <= sizeof day; size++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) content = g_bytes_new (day, size);

      /* Without an id it is nobody's. */
      g_assert_null (epsom_content_parse (content, &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/content/every-record-comes-back-from-its-bytes", test_round_trip);
  g_test_add_func ("/content/other-bytes-are-refused", test_refused);
  return g_test_run ();
}
