/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define LINE_SEPARATOR 0x2028
#define PARAGRAPH_SEPARATOR 0x2029

char *
epsom_cli_to_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *line = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean moves = g_unichar_iscntrl (c) || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;

      g_string_append_unichar (line, moves ? ' ' : c);
    }
  return g_string_free (line, FALSE);
}

void
epsom_cli_print_line (FILE *out, const char *text)
{
  g_autofree char *line = epsom_cli_to_line (text);

  fprintf (out, "%s\n", line);
}

EpsomStatus
epsom_cli_fail (EpsomCli *cli, const char *format, ...)
{
  g_autofree char *message = NULL;
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  line = epsom_cli_to_line (message);
  fprintf (cli->err, "epsom: %s\n", line);
  return EPSOM_STATUS_FAILED;
}

EpsomStore *
epsom_cli_open (EpsomCli *cli, EpsomStoreFlags flags)
{
  g_autoptr (GError) error = NULL;
  EpsomStore *store = epsom_store_open (cli->diary, flags, &error);

  if (store == NULL)
    epsom_cli_fail (cli, "%s", error->message);
  return store;
}

static gboolean
is_terminal (FILE *file)
{
  int descriptor = fileno (file);

  return descriptor >= 0 && isatty (descriptor);
}

void
epsom_cli_progress (guint64 done, guint64 total, gpointer data)
{
  EpsomCli *cli = data;
  int percent;

  if (total == 0)
    return;
  percent = (int) (MIN (done, total) * 100 / total);
  if (percent + 1 == cli->percent || !is_terminal (cli->err))
    return;
  cli->percent = percent + 1;
  fprintf (cli->err, "\r%3d %%", percent);
  fflush (cli->err);
}

void
epsom_cli_progress_end (EpsomCli *cli)
{
  if (cli->percent > 0)
    fputs ("\r     \r", cli->err);
  cli->percent = 0;
}

gboolean
epsom_cli_open_if_there (EpsomCli *cli, EpsomStore **store, GError **error)
{
  g_autoptr (GError) failure = NULL;

  *store = epsom_store_open (cli->diary, EPSOM_STORE_NONE, &failure);
  if (*store != NULL || g_error_matches (failure, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

EpsomDiary *
epsom_cli_get_diary (EpsomStore *store)
{
  if (store != NULL)
    return epsom_diary_ref (epsom_store_get_diary (store));
  return epsom_diary_new (g_ptr_array_new_with_free_func ((GDestroyNotify) epsom_record_unref));
}

gboolean
epsom_cli_store (EpsomCli *cli, EpsomStore *store, EpsomOrigin origin, GPtrArray *changes, GError **error)
{
  g_autoptr (EpsomStore) made = NULL;
  gboolean stored;

  if (store == NULL)
    store = made = epsom_store_open (cli->diary, EPSOM_STORE_CREATE, error);
  if (store == NULL)
    return FALSE;
  stored = epsom_store_apply (store, origin, changes, epsom_cli_progress, cli, NULL, error);
  epsom_cli_progress_end (cli);
  if (!stored && made != NULL)
    epsom_store_discard (made);
  return stored;
}

static GOptionContext *
create_context (const EpsomVerb *verb, const GOptionEntry *entries, const GOptionEntry *common)
{
  g_autofree char *usage = g_strdup_printf ("%s%s%s", verb->name, *verb->arguments ? " " : "", verb->arguments);
  GOptionContext *context = g_option_context_new (usage);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ (verb->summary));
  if (verb->description != NULL)
    g_option_context_set_description (context, _ (verb->description));
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  return context;
}

/* An option is taken as the bytes that it is: GLib would refuse UTF-8 in the C locale, and not say which option it was.
 */
static void
take_bytes (GOptionEntry *entries)
{
  for (GOptionEntry *entry = entries; entry != NULL && entry->long_name != NULL; entry++)
    if (entry->arg == G_OPTION_ARG_STRING)
      entry->arg = G_OPTION_ARG_FILENAME;
}

/* Options are UTF-8, or what the locale writes text in. No option of a verb is the name of a file. */
static gboolean
take_texts (EpsomCli *cli, const GOptionEntry *entries)
{
  for (const GOptionEntry *entry = entries; entry != NULL && entry->long_name != NULL; entry++)
    {
      char **text = entry->arg_data;
      char *converted;

      if (entry->arg != G_OPTION_ARG_FILENAME || *text == NULL || g_utf8_validate (*text, -1, NULL))
        continue;
      converted = g_locale_to_utf8 (*text, -1, NULL, NULL, NULL);
      if (converted == NULL)
        {
          epsom_cli_fail (cli, _ ("--%s: “%s” is not valid UTF-8 text"), entry->long_name, *text);
          return FALSE;
        }
      g_free (*text);
      *text = converted;
    }
  return TRUE;
}

static EpsomStatus
wrong_usage (EpsomCli *cli, const EpsomVerb *verb, const char *what)
{
  epsom_cli_fail (cli, _ ("%s; “epsom %s --help” tells how"), what, verb->name);
  return EPSOM_STATUS_USAGE;
}

/* The option that is on or off, and was given a value all the same: GLib would take `--json=no` for `--json`. */
static const char *
find_flag_with_value (const GOptionEntry *entries, char **words)
{
  for (char **word = words; *word != NULL && strcmp (*word, "--") != 0; word++)
    for (const GOptionEntry *entry = entries; entry != NULL && entry->long_name != NULL; entry++)
      {
        gsize length = strlen (entry->long_name);

        if (entry->arg == G_OPTION_ARG_NONE && g_str_has_prefix (*word, "--") &&
            strncmp (*word + 2, entry->long_name, length) == 0 && (*word)[2 + length] == '=')
          return entry->long_name;
      }
  return NULL;
}

static EpsomStatus
refuse_value (EpsomCli *cli, const EpsomVerb *verb, const char *flag)
{
  g_autofree char *what = g_strdup_printf (_ ("--%s takes no value"), flag);

  return wrong_usage (cli, verb, what);
}

static EpsomStatus
run_parsed (EpsomCli *cli, const EpsomVerb *verb, char **arguments, gpointer options)
{
  int n = (int) g_strv_length (arguments);

  if (n < verb->min_arguments)
    return wrong_usage (cli, verb, _ ("an argument is missing"));
  if (n > verb->max_arguments)
    {
      g_autofree char *what = g_strdup_printf (_ ("“%s” is one argument too many"), arguments[verb->max_arguments]);

      return wrong_usage (cli, verb, what);
    }
  if (g_strv_contains ((const char *const *) arguments, ""))
    return wrong_usage (cli, verb, _ ("an argument is empty"));
  if (*cli->diary == '\0')
    return wrong_usage (cli, verb, _ ("--diary needs the path of a diary"));
  return verb->run (cli, arguments, options);
}

EpsomStatus
epsom_cli_run_verb (EpsomCli *cli, const EpsomVerb *verb, int argc, char **argv)
{
  g_autofree gpointer options = g_malloc0 (MAX (verb->options_size, 1));
  g_autofree GOptionEntry *entries = verb->get_entries != NULL ? verb->get_entries (options) : NULL;
  g_autofree char *diary = NULL;
  g_auto (GStrv) rest = NULL;
  gboolean help = FALSE;
  const GOptionEntry common[] = {
    { "diary", 0, 0, G_OPTION_ARG_FILENAME, &diary, N_ ("The diary, instead of one’s own"), N_ ("FILE") },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this help"), NULL },
    { G_OPTION_REMAINING, 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = g_new0 (char *, argc + 1);
  g_auto (GStrv) parsed = NULL;
  char *const no_arguments[] = { NULL };
  const char *flag;
  EpsomStatus status;

  for (int i = 0; i < argc; i++)
    words[i] = g_strdup (argv[i]);
  parsed = g_strdupv (words);
  take_bytes (entries);
  context = create_context (verb, entries, common);
  if ((flag = find_flag_with_value (entries, words)) != NULL)
    status = refuse_value (cli, verb, flag);
  else if (!g_option_context_parse_strv (context, &parsed, &error))
    status = wrong_usage (cli, verb, error->message);
  else if (help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

      fputs (text, cli->out);
      status = EPSOM_STATUS_DONE;
    }
  else if (!take_texts (cli, entries))
    status = EPSOM_STATUS_FAILED;
  else
    {
      if (diary != NULL)
        {
          g_free (cli->diary);
          cli->diary = g_steal_pointer (&diary);
        }
      status = run_parsed (cli, verb, rest != NULL ? rest : (char **) no_arguments, options);
    }
  if (verb->clear_options != NULL)
    verb->clear_options (options);
  return status;
}
