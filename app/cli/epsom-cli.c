/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "epsom-cli-private.h"
#include "epsom-diary-file.h"

static const EpsomVerb *const verbs[] = {
  &epsom_verb_add,    &epsom_verb_list,    &epsom_verb_response, &epsom_verb_chart,
  &epsom_verb_report, &epsom_verb_import,  &epsom_verb_export,   &epsom_verb_check,
  &epsom_verb_backup, &epsom_verb_restore, &epsom_verb_merge,
};

static const EpsomVerb *
find_verb (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (verbs[i]->name, name) == 0)
      return verbs[i];
  return NULL;
}

/* Reads `--diary FILE` or `--diary=FILE` at argv[*at]. Returns FALSE when it stands there without a file. */
static gboolean
take_diary (int argc, char **argv, int *at, char **diary)
{
  const char *word = argv[*at];

  if (g_str_has_prefix (word, "--diary="))
    {
      g_free (*diary);
      *diary = g_strdup (word + strlen ("--diary="));
      *at += 1;
      return **diary != '\0';
    }
  if (*at + 1 >= argc)
    return FALSE;
  g_free (*diary);
  *diary = g_strdup (argv[*at + 1]);
  *at += 2;
  return **diary != '\0';
}

static gboolean
is_diary_option (const char *word)
{
  return strcmp (word, "--diary") == 0 || g_str_has_prefix (word, "--diary=");
}

/* Told from a verb by its folder, as the desktop names files, or its ending. */
static gboolean
is_file (const char *word)
{
  g_autofree char *lower = g_ascii_strdown (word, -1);

  return word[0] != '-' && (strchr (word, G_DIR_SEPARATOR) != NULL || g_str_has_suffix (lower, ".epsom") ||
                            g_str_has_suffix (lower, ".csv"));
}

static gboolean
are_files (int argc, char **argv)
{
  for (int at = 1; at < argc; at++)
    if (!is_file (argv[at]))
      return FALSE;
  return argc > 1;
}

gboolean
epsom_cli_wants (int argc, char **argv, char **diary, char ***files)
{
  g_autofree char *path = NULL;
  int at = 1;

  *diary = NULL;
  *files = NULL;
  if (are_files (argc, argv))
    {
      *files = g_strdupv (argv + 1);
      return FALSE;
    }
  while (at < argc && is_diary_option (argv[at]))
    if (!take_diary (argc, argv, &at, &path))
      return TRUE;
  if (at < argc)
    return TRUE;
  *diary = g_steal_pointer (&path);
  return FALSE;
}

static void
print_help (FILE *out)
{
  gsize width = 0;

  fputs (_ ("Usage: epsom [--diary FILE] [VERB …]\n"
            "       epsom FILE.epsom|FILE.csv …\n\n"
            "A diary of episodes and magnesium. Without a verb the window opens; files, such as those of\n"
            "patients, open to be looked at and are never changed.\n\n"),
         out);
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    width = MAX (width, strlen (verbs[i]->name));
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    fprintf (out, "  %-*s  %s\n", (int) width, verbs[i]->name, _ (verbs[i]->summary));
  fputs (_ ("\n“epsom VERB --help” tells more of each. The default diary is epsom/diary.epsom under the\n"
            "user’s data folder. Exit status: 0 done, 1 refused or failed, 2 wrong usage.\n"),
         out);
}

static int
wrong_usage (EpsomCli *cli, const char *what)
{
  epsom_cli_fail (cli, "%s", what);
  return EPSOM_STATUS_USAGE;
}

static int
refuse_word (EpsomCli *cli, const char *word)
{
  g_autofree char *what = g_strdup_printf (_ ("“%s” is no verb or option of epsom; “epsom --help” lists them"), word);

  return wrong_usage (cli, what);
}

/* What was printed counts only once it is written: a full disk behind a pipe or a redirection must not pass. */
static int
close_output (EpsomCli *cli, int status)
{
  if (fflush (cli->out) == 0 && !ferror (cli->out))
    return status;
  return epsom_cli_fail (cli, _ ("the output could not be written: %s"), epsom_file_describe_errno (errno));
}

static int
run_words (EpsomCli *cli, int argc, char **argv, int at)
{
  const EpsomVerb *verb;
  const char *word;

  if (at >= argc)
    return wrong_usage (cli, _ ("a verb is missing; “epsom --help” lists them"));
  word = argv[at];
  if (strcmp (word, "--help") == 0 || strcmp (word, "-h") == 0)
    {
      print_help (cli->out);
      return close_output (cli, EPSOM_STATUS_DONE);
    }
  if (strcmp (word, "--version") == 0)
    {
      fprintf (cli->out, "epsom %s\n", EPSOM_VERSION);
      return close_output (cli, EPSOM_STATUS_DONE);
    }
  verb = find_verb (word);
  if (verb == NULL)
    return refuse_word (cli, word);
  return close_output (cli, epsom_cli_run_verb (cli, verb, argc - at, argv + at));
}

/* The handler was in force once: the signal comes again, and ends the process as if there had been none. */
static void
end_cb (int number)
{
  epsom_store_remove_temporaries ();
  raise (number);
}

/* Ctrl+C leaves nothing half done, and nothing lying about. */
static void
tidy_up_on_signals (void)
{
  static const int numbers[] = { SIGINT, SIGTERM, SIGHUP };
  const struct sigaction tidy_up = { .sa_handler = end_cb, .sa_flags = SA_RESETHAND };
  struct sigaction before;

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (sigaction (numbers[i], NULL, &before) == 0 && before.sa_handler == SIG_DFL)
      sigaction (numbers[i], &tidy_up, NULL);
}

int
epsom_cli_run (int argc, char **argv, FILE *out, FILE *err)
{
  EpsomCli cli = { .out = out, .err = err };
  int at = 1;
  int status;

  tidy_up_on_signals ();
  while (at < argc && is_diary_option (argv[at]))
    if (!take_diary (argc, argv, &at, &cli.diary))
      {
        g_free (cli.diary);
        return wrong_usage (&cli, _ ("--diary needs the path of a diary"));
      }
  if (cli.diary == NULL)
    cli.diary = epsom_store_get_default_path ();
  status = run_words (&cli, argc, argv, at);
  g_free (cli.diary);
  return status;
}
