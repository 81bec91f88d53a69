/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-words.h"

typedef struct {
  char *text[EPSOM_N_FIELDS];
  char names[EPSOM_N_FIELDS][16];
} AddOptions;

/* The columns of the file format as options, `value_unit` as --value-unit. */
static GOptionEntry *
get_entries (gpointer data)
{
  AddOptions *options = data;
  GOptionEntry *entries = g_new0 (GOptionEntry, EPSOM_N_FIELDS);
  int n = 0;

  for (int field = EPSOM_FIELD_ID; field < EPSOM_N_FIELDS; field++)
    {
      g_strlcpy (options->names[field], epsom_field_get_name (field), sizeof options->names[field]);
      g_strdelimit (options->names[field], "_", '-');
      entries[n++] = (GOptionEntry){
        .long_name = options->names[field],
        .arg = G_OPTION_ARG_STRING,
        .arg_data = &options->text[field],
        .description = epsom_words_field (field),
        .arg_description = "TEXT",
      };
    }
  return entries;
}

static void
clear_options (gpointer data)
{
  AddOptions *options = data;

  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    g_free (options->text[field]);
}

/* What is not said is now: the moment, or today for what is said of a whole day. */
static void
default_at (EpsomRecordKind kind, char at[EPSOM_INSTANT_STRING_SIZE])
{
  EpsomInstant now = epsom_instant_now ();

  if (kind == EPSOM_RECORD_DAY || kind == EPSOM_RECORD_RATING)
    epsom_date_to_string (epsom_instant_get_date (now), at);
  else
    epsom_instant_to_string (now, at);
}

static EpsomRecord *
create_record (const AddOptions *options, const char *kind_token, EpsomRecordKind kind, GError **error)
{
  EpsomCells cells = { 0 };
  char id[EPSOM_UUID_STRING_SIZE];
  char at[EPSOM_INSTANT_STRING_SIZE];
  EpsomUuid uuid = epsom_uuid_random ();

  for (int field = EPSOM_FIELD_ID; field < EPSOM_N_FIELDS; field++)
    cells.text[field] = options->text[field];
  cells.text[EPSOM_FIELD_RECORD] = kind_token;
  if (cells.text[EPSOM_FIELD_ID] == NULL)
    cells.text[EPSOM_FIELD_ID] = epsom_uuid_to_string (&uuid, id);
  if (cells.text[EPSOM_FIELD_AT] == NULL)
    {
      default_at (kind, at);
      cells.text[EPSOM_FIELD_AT] = at;
    }
  return epsom_record_from_cells (&cells, error);
}

static EpsomStatus
fail_field (EpsomCli *cli, const AddOptions *options, const GError *error)
{
  if (!g_error_matches (error, EPSOM_FIELD_ERROR, error->code) || error->code < EPSOM_FIELD_ID)
    return epsom_cli_fail (cli, "%s", error->message);
  return epsom_cli_fail (cli, "--%s: %s", options->names[error->code], epsom_field_error_get_rule (error));
}

static EpsomStatus
run (EpsomCli *cli, char **arguments, gpointer data)
{
  const AddOptions *options = data;
  g_autoptr (EpsomRecord) record = NULL;
  g_autoptr (EpsomStore) store = NULL;
  g_autoptr (EpsomDiary) diary = NULL;
  g_autoptr (GPtrArray) changes = epsom_changes_new ();
  g_autoptr (GError) error = NULL;
  char id[EPSOM_UUID_STRING_SIZE];
  int kind;

  if (!epsom_token_parse (EPSOM_TOKENS_RECORD, arguments[0], &kind))
    {
      g_autofree char *known = epsom_token_list (EPSOM_TOKENS_RECORD);

      return epsom_cli_fail (cli, _ ("“%s” is no kind of record; give one of %s"), arguments[0], known);
    }
  record = create_record (options, arguments[0], (EpsomRecordKind) kind, &error);
  if (record == NULL)
    return fail_field (cli, options, error);
  if (!epsom_cli_open_if_there (cli, &store, &error))
    return epsom_cli_fail (cli, "%s", error->message);
  diary = epsom_cli_get_diary (store);
  g_ptr_array_add (changes, epsom_change_new (NULL, record));
  if (!epsom_diary_check_change (diary, g_ptr_array_index (changes, 0), &error))
    return fail_field (cli, options, error);
  if (!epsom_cli_store (cli, store, EPSOM_ORIGIN_EDIT, changes, &error))
    return epsom_cli_fail (cli, "%s", error->message);
  fprintf (cli->out, "%s\n", epsom_uuid_to_string (&record->id, id));
  return EPSOM_STATUS_DONE;
}

const EpsomVerb epsom_verb_add = {
  .name = "add",
  .arguments = "episode|reading|dose|medicine|day|rating|lab",
  .summary = N_ ("Add one record and print its id"),
  .description = N_ ("The options are the columns of Epsom CSV. Without --at it is now. A reading names its episode\n"
                     "by the id that “epsom add episode” printed and “epsom list” shows."),
  .min_arguments = 1,
  .max_arguments = 1,
  .options_size = sizeof (AddOptions),
  .get_entries = get_entries,
  .clear_options = clear_options,
  .run = run,
};
