/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-mapping.h"
#include "exchange-fixture.h"
#include "test-folder.h"

static const struct {
  const char *text;
  const char *normal;  /* how it is written again; NULL: it is refused */
  const char *message; /* of which the error has a part */
} cases[] = {
  { "time=Date,severity=Pain,symptom:migraine", "time=Date,symptom:migraine,severity=Pain", NULL },
  { " note=What \n\n# a comment\ntime=When,", "time=When,note=What", NULL },
  { "time=a\\,b,note=c\\\\d", "time=a\\,b,note=c\\\\d", NULL },
  { "time=a=b,note=x:y", "time=a=b,note=x:y", NULL },
  { "time=T,medicine:Ibuprofen,amount=N", "time=T,medicine:Ibuprofen,amount=N", NULL },
  { "", NULL, "choose the column of the time" },
  { "note=What", NULL, "choose the column of the time" },
  { "time:2026-03-01,note=What", NULL, "choose the column of the time" },
  { "time=Date", NULL, "choose a column besides the time" },
  { "time=Date,severity=Pain", NULL, "of which symptom" },
  { "time=Date,amount=N,note=x", NULL, "of what the amount is" },
  { "time=Date,time=Day,note=x", NULL, "“time” is there twice" },
  { "time=Date,pain=x", NULL, "“pain=x” does not begin with one of time, clock," },
  { "time=Date,note", NULL, "“note” is no pair" },
  { "time=Date,note=", NULL, "“note=” is no pair" },
  { "\\", NULL, "“\\” is no pair" },
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (EpsomMapping) mapping = epsom_mapping_parse (cases[i].text, &error);
      g_autofree char *text = NULL;

      g_test_message ("%s", cases[i].text);
      if (cases[i].normal == NULL)
        {
          g_assert_null (mapping);
          g_assert_nonnull (error);
          g_assert_nonnull (g_strstr_len (error->message, -1, cases[i].message));
          continue;
        }
      g_assert_no_error (error);
      text = epsom_mapping_to_text (mapping);
      g_assert_cmpstr (text, ==, cases[i].normal);
    }
}

static void
test_guess (void)
{
  const char *const header[] = { "Datum", "uhrzeit", "Stärke", "Start_Clock", "Medikament", "Bemerkungen", "x", NULL };
  g_autoptr (EpsomMapping) mapping = epsom_mapping_guess (header);
  g_autofree char *text = epsom_mapping_to_text (mapping);

  g_assert_cmpstr (text, ==, "time=Datum,clock=uhrzeit,severity=Stärke,medicine=Medikament,note=Bemerkungen");
  g_assert_true (epsom_mapping_fits (mapping, header));
  g_assert_false (epsom_mapping_fits (mapping, header + 1));
}

static void
test_remembered (void)
{
  const char *const header[] = { "When", "Pain", NULL };
  const char *const other[] = { "When", "Pain ", "Note", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomMapping) mapping = epsom_mapping_parse ("time=When,severity=Pain,symptom:my\\, own", &error);
  g_autoptr (EpsomMapping) recalled = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_null (epsom_mapping_recall (header));
  g_assert_true (epsom_mapping_remember (mapping, header, &error));
  g_assert_no_error (error);
  g_assert_null (epsom_mapping_recall (other));
  recalled = epsom_mapping_recall (header);
  g_assert_nonnull (recalled);
  text = epsom_mapping_to_text (recalled);
  g_assert_cmpstr (text, ==, "time=When,symptom:my\\, own,severity=Pain");
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("epsom-mapping-XXXXXX", NULL);
  int status;

  /* What is remembered is remembered there. */
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mapping/parse", test_parse);
  g_test_add_func ("/mapping/guess", test_guess);
  g_test_add_func ("/mapping/remembered", test_remembered);
  status = g_test_run ();
  epsom_test_remove_folder (folder);

  return status;
}
