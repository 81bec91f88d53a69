/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "epsom-salt.h"

/* The rows of fixtures/salts.csv without its header; its one quoted cell has a comma. */
static GPtrArray *
read_table (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "salts.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (char **line = lines + 1; *line != NULL && **line != '\0'; line++)
    {
      char **cells = g_regex_split_simple (",(?! )", *line, 0, 0);

      g_assert_cmpuint (g_strv_length (cells), ==, 7);
      g_ptr_array_add (rows, cells);
    }
  return rows;
}

static void
test_table (void)
{
  g_autoptr (GPtrArray) rows = read_table ();
  gsize n;
  const EpsomSalt *salts = epsom_salts (&n);

  g_assert_cmpuint (n, ==, 27);
  g_assert_cmpuint (rows->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      char **cells = g_ptr_array_index (rows, i);

      g_assert_cmpstr (salts[i].token, ==, cells[0]);
      g_assert_cmpstr (salts[i].formula, ==, cells[2]);
      g_assert_cmpint (salts[i].magnesium_atoms, ==, (int) g_ascii_strtoll (cells[3], NULL, 10));
      g_assert_cmpfloat_with_epsilon (epsom_salt_get_molar_mass (&salts[i]), g_ascii_strtod (cells[4], NULL), 0.001);
      g_assert_cmpstr (salts[i].iv ? "yes" : "no", ==, cells[5]);
      g_assert_cmpstr (salts[i].oral ? "yes" : "no", ==, cells[6]);
      g_assert_true (epsom_salt_find (cells[0]) == &salts[i]);
    }
}

static void
test_fractions (void)
{
  static const struct {
    const char *token;
    double percent;
  } cases[] = {
    { "oxide", 60.30 },
    { "hydroxide", 41.68 },
    { "carbonate", 28.83 },
    { "citrate", 16.16 },
    { "bisglycinate", 14.10 },
    { "sulfate-heptahydrate", 9.86 },
    { "chloride-hexahydrate", 11.96 },
    { "threonate", 8.25 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (100 * epsom_salt_get_fraction (epsom_salt_find (cases[i].token)), cases[i].percent,
                                    0.005);
}

static void
test_unknown (void)
{
  g_assert_null (epsom_salt_find (""));
  g_assert_null (epsom_salt_find ("sulfate"));
  g_assert_null (epsom_salt_find ("Oxide"));
}

static void
test_elemental (void)
{
  static const struct {
    double amount;
    EpsomUnit unit;
    EpsomBasis basis;
    const char *salt; /* NULL: unknown */
    double mg;
  } cases[] = {
    { 1, EPSOM_UNIT_G, EPSOM_BASIS_SALT, "sulfate-heptahydrate", 98.614 },
    { 1000, EPSOM_UNIT_MG, EPSOM_BASIS_SALT, "sulfate-heptahydrate", 98.614 },
    { 400, EPSOM_UNIT_MG, EPSOM_BASIS_ELEMENTAL, "bisglycinate", 400 },
    { 400, EPSOM_UNIT_MG, EPSOM_BASIS_ELEMENTAL, NULL, 400 },
    { 0.4, EPSOM_UNIT_G, EPSOM_BASIS_ELEMENTAL, NULL, 400 },
    { 1, EPSOM_UNIT_MMOL, EPSOM_BASIS_UNKNOWN, NULL, 24.305 },
    { 1, EPSOM_UNIT_MMOL, EPSOM_BASIS_SALT, "oxide", 24.305 },
    { 1, EPSOM_UNIT_MEQ, EPSOM_BASIS_ELEMENTAL, NULL, 12.1525 },
    { 24, EPSOM_UNIT_MMOL, EPSOM_BASIS_UNKNOWN, NULL, 583.32 },
    /* unknown, and never guessed */
    { 400, EPSOM_UNIT_MG, EPSOM_BASIS_UNKNOWN, "bisglycinate", NAN },
    { 400, EPSOM_UNIT_MG, EPSOM_BASIS_SALT, NULL, NAN },
    { 400, EPSOM_UNIT_NONE, EPSOM_BASIS_ELEMENTAL, NULL, NAN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const EpsomSalt *salt = cases[i].salt != NULL ? epsom_salt_find (cases[i].salt) : NULL;
      double mg = epsom_elemental_mg (cases[i].amount, cases[i].unit, cases[i].basis, salt);

      if (isnan (cases[i].mg))
        g_assert_true (isnan (mg));
      else
        g_assert_cmpfloat_with_epsilon (mg, cases[i].mg, 0.001);
    }
}

/* 1 g of the heptahydrate: 4.057 mmol, 8.115 mEq. */
static void
test_conversions (void)
{
  double mg = epsom_elemental_mg (1, EPSOM_UNIT_G, EPSOM_BASIS_SALT, epsom_salt_find ("sulfate-heptahydrate"));

  g_assert_cmpfloat_with_epsilon (epsom_mg_to_mmol (mg), 4.057, 0.0005);
  g_assert_cmpfloat_with_epsilon (epsom_mg_to_meq (mg), 8.115, 0.0005);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/salt/table", test_table);
  g_test_add_func ("/domain/salt/fractions", test_fractions);
  g_test_add_func ("/domain/salt/unknown", test_unknown);
  g_test_add_func ("/domain/salt/elemental", test_elemental);
  g_test_add_func ("/domain/salt/conversions", test_conversions);
  return g_test_run ();
}
