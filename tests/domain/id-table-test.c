/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-id-table.h"

#define N_IDS 50000

static const EpsomUuid *
get_id (gpointer items, guint32 index)
{
  return &((const EpsomUuid *) items)[index];
}

typedef struct {
  const char *name;
  gboolean is_random; /* or counted up, as the ids of another program may be */
  gsize expected;
} Case;

static const Case cases[] = {
  { "counted", FALSE, 0 },
  { "random", TRUE, 0 },
  { "expected", TRUE, N_IDS },
  { "more-than-expected", TRUE, 3 },
};

static void
fill_id (EpsomUuid *id, guint32 i, gboolean is_random)
{
  if (is_random)
    *id = epsom_uuid_from_content ((const char *) &i, sizeof i);
  else
    for (int byte = 0; byte < 4; byte++)
      id->bytes[15 - byte] = (guint8) (i >> (8 * byte));
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autofree EpsomUuid *ids = g_new0 (EpsomUuid, N_IDS);
  EpsomIdTable table;

  epsom_id_table_init (&table, get_id, ids, c->expected);
  for (guint32 i = 0; i < N_IDS; i++)
    {
      fill_id (&ids[i], i + 1, c->is_random);
      g_assert_cmpint (epsom_id_table_find (&table, &ids[i]), ==, -1);
      epsom_id_table_add (&table, &ids[i], i);
      g_assert_cmpint (epsom_id_table_find (&table, &ids[i / 2]), ==, i / 2);
    }
  for (guint32 i = 0; i < N_IDS; i++)
    {
      EpsomUuid other = ids[i];

      other.bytes[0] ^= 0x80;
      g_assert_cmpint (epsom_id_table_find (&table, &ids[i]), ==, i);
      g_assert_cmpint (epsom_id_table_find (&table, &other), ==, -1);
    }
  epsom_id_table_clear (&table);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/domain/id-table/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
