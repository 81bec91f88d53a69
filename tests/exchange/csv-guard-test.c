/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "epsom-csv-guard.h"

typedef struct {
  EpsomField field;
  const char *content;
  const char *cell;
} Case;

static const Case cases[] = {
  { EPSOM_FIELD_NOTE, "slept badly", "slept badly" },
  { EPSOM_FIELD_NOTE, "", "" },
  { EPSOM_FIELD_NOTE, "=SUM(A1)", "'=SUM(A1)" },
  { EPSOM_FIELD_NOTE, "+1", "'+1" },
  { EPSOM_FIELD_NOTE, "-5 degrees", "'-5 degrees" },
  { EPSOM_FIELD_NOTE, "@home", "'@home" },
  { EPSOM_FIELD_NOTE, "\tindented", "'\tindented" },
  { EPSOM_FIELD_NOTE, "\r\nnext", "'\r\nnext" },
  { EPSOM_FIELD_NOTE, "'quoted'", "''quoted'" },
  { EPSOM_FIELD_NOTE, "''", "'''" },
  { EPSOM_FIELD_NOTE, "'", "''" },
  { EPSOM_FIELD_NOTE, "\nnext", "\nnext" },
  { EPSOM_FIELD_NOTE, " =1", " =1" },
  { EPSOM_FIELD_NOTE, "a;=1", "a;=1" },
  { EPSOM_FIELD_NOTE, "it's", "it's" },
  { EPSOM_FIELD_MEDICINE, "=evil()", "'=evil()" },
  { EPSOM_FIELD_STRENGTH, "+50 mg", "'+50 mg" },
  { EPSOM_FIELD_SYMPTOM, "@neck", "'@neck" },
  { EPSOM_FIELD_FEATURES, "aura", "aura" },
  { EPSOM_FIELD_FEATURES, "=1", "'=1" },
  { EPSOM_FIELD_FEATURES, "aura;=1;-x;nausea", "aura;'=1;'-x;nausea" },
  { EPSOM_FIELD_FEATURES, "'a;''b", "''a;'''b" },
  { EPSOM_FIELD_TRIGGERS, "red wine;+cheese", "red wine;'+cheese" },
  { EPSOM_FIELD_TRIGGERS, "a-b;c=d", "a-b;c=d" },
  { EPSOM_FIELD_ID, "-", "-" },
  { EPSOM_FIELD_AMOUNT, "-1", "-1" },
  { EPSOM_FIELD_AT, "+1", "+1" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GString) room = g_string_new ("left over");
  g_autofree char *cell = g_strdup (epsom_csv_guard_add (c->field, c->content, room));

  g_assert_cmpstr (cell, ==, c->cell);
  g_assert_cmpstr (epsom_csv_guard_strip (c->field, cell), ==, c->content);
}

/* One apostrophe is taken off whatever follows it, for people put it there as well. */
static void
test_strip (void)
{
  static const Case strips[] = {
    { EPSOM_FIELD_NOTE, "plain", "'plain" },          { EPSOM_FIELD_NOTE, "", "'" },
    { EPSOM_FIELD_FEATURES, "a;b", "'a;'b" },         { EPSOM_FIELD_TRIGGERS, ";x", "';x" },
    { EPSOM_FIELD_SYMPTOM, "migraine", "'migraine" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (strips); i++)
    {
      g_autofree char *cell = g_strdup (strips[i].cell);

      g_assert_cmpstr (epsom_csv_guard_strip (strips[i].field, cell), ==, strips[i].content);
    }
}

static void
test_lossless (void)
{
  static const char alphabet[] = "=+-@\t\r\n';a \"";
  static const EpsomField fields[] = { EPSOM_FIELD_NOTE, EPSOM_FIELD_TRIGGERS, EPSOM_FIELD_ROUTE };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GString) room = g_string_new (NULL);

  for (int run = 0; run < 20000; run++)
    {
      EpsomField field = fields[g_rand_int_range (rand, 0, G_N_ELEMENTS (fields))];
      char content[9] = "";
      g_autofree char *cell = NULL;

      for (int i = g_rand_int_range (rand, 0, 8); i > 0; i--)
        content[i - 1] = alphabet[g_rand_int_range (rand, 0, sizeof alphabet - 1)];
      cell = g_strdup (epsom_csv_guard_add (field, content, room));
      if (field == EPSOM_FIELD_NOTE)
        g_assert_true (cell[0] == '\0' || strchr ("=+-@\t\r", cell[0]) == NULL);
      g_assert_cmpstr (epsom_csv_guard_strip (field, cell), ==, content);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path =
        g_strdup_printf ("/exchange/csv-guard/%s/%" G_GSIZE_FORMAT, epsom_field_get_name (cases[i].field), i);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/exchange/csv-guard/strip", test_strip);
  g_test_add_func ("/exchange/csv-guard/lossless", test_lossless);
  return g_test_run ();
}
