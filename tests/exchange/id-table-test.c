/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-id-table.h"

static const EpsomUuid *
get_id (gpointer items, guint32 index)
{
  return &((const EpsomUuid *) items)[index];
}

/* @data: the ids' last bytes count up, as those of other programs may; or they are random. */
static void
test_many (gconstpointer data)
{
  const gboolean is_random = data != NULL;
  const guint32 n = 50000;
  g_autofree EpsomUuid *ids = g_new0 (EpsomUuid, n);
  EpsomIdTable table;
  guint32 index;

  epsom_id_table_init (&table, get_id, ids);
  for (guint32 i = 0; i < n; i++)
    {
      if (is_random)
        ids[i] = epsom_uuid_from_content ((const char *) &i, sizeof i);
      else
        for (int byte = 0; byte < 4; byte++)
          ids[i].bytes[15 - byte] = (guint8) (i >> (8 * byte));
      g_assert_false (epsom_id_table_find (&table, &ids[i], &index));
      epsom_id_table_add (&table, &ids[i], i);
      g_assert_true (epsom_id_table_find (&table, &ids[i / 2], &index));
      g_assert_cmpuint (index, ==, i / 2);
    }
  for (guint32 i = 0; i < n; i++)
    {
      EpsomUuid other = ids[i];

      g_assert_true (epsom_id_table_find (&table, &ids[i], &index));
      g_assert_cmpuint (index, ==, i);
      other.bytes[0] ^= 0x80;
      g_assert_false (epsom_id_table_find (&table, &other, &index));
    }
  epsom_id_table_clear (&table);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/exchange/id-table/counted", NULL, test_many);
  g_test_add_data_func ("/exchange/id-table/random", GINT_TO_POINTER (1), test_many);
  return g_test_run ();
}
