/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <stdio.h>

#include "epsom-progress.h"
#include "epsom-response.h"
#include "epsom-store.h"

G_BEGIN_DECLS

/** EpsomStatus: the exit status of a verb. */
typedef enum { EPSOM_STATUS_DONE = 0, EPSOM_STATUS_FAILED = 1, EPSOM_STATUS_USAGE = 2 } EpsomStatus;

/** EpsomCli: what a verb works with. */
typedef struct {
  FILE *out;
  FILE *err;
  char *diary; /* path of the diary */
  int percent; /* that stands on the terminal, plus 1; 0: none */
} EpsomCli;

/**
 * EpsomVerb: one word of the command line; one file each.
 * @arguments: what follows the options in the usage line
 * @summary: (translatable) a line for the list of verbs
 * @description: (translatable) (nullable): what `--help` says besides the options
 * @min_arguments, @max_arguments: how many words may follow
 * @get_entries: (nullable): the options, NULL-terminated, bound to @options; strings are UTF-8 when @run gets them
 * @run: does it; @arguments are the words that are not options
 */
typedef struct {
  const char *name;
  const char *arguments;
  const char *summary;
  const char *description;
  int min_arguments;
  int max_arguments;
  gsize options_size;
  GOptionEntry *(*get_entries) (gpointer options);
  void (*clear_options) (gpointer options);
  EpsomStatus (*run) (EpsomCli *cli, char **arguments, gpointer options);
} EpsomVerb;

extern const EpsomVerb epsom_verb_import;
extern const EpsomVerb epsom_verb_export;
extern const EpsomVerb epsom_verb_response;
extern const EpsomVerb epsom_verb_chart;
extern const EpsomVerb epsom_verb_report;
extern const EpsomVerb epsom_verb_add;
extern const EpsomVerb epsom_verb_list;
extern const EpsomVerb epsom_verb_check;
extern const EpsomVerb epsom_verb_backup;
extern const EpsomVerb epsom_verb_restore;
extern const EpsomVerb epsom_verb_merge;

/** epsom_cli_to_line: Returns: (transfer full): @text as one line of UTF-8 that a terminal does nothing but print: what
 * would move the cursor or set a colour is a blank. */
char *epsom_cli_to_line (const char *text);
/** epsom_cli_print_line: prints @text as epsom_cli_to_line() makes it, and ends the line. */
void epsom_cli_print_line (FILE *out, const char *text);
/** epsom_cli_fail: prints `epsom: message` and returns %EPSOM_STATUS_FAILED. */
EpsomStatus epsom_cli_fail (EpsomCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
/** epsom_cli_open: opens the diary; on failure it has told why. Returns: (transfer full) (nullable) */
EpsomStore *epsom_cli_open (EpsomCli *cli, EpsomStoreFlags flags);
/** epsom_cli_open_if_there: @store: (out) (transfer full) (nullable): NULL, without an error, where there is no diary
 * yet. */
gboolean epsom_cli_open_if_there (EpsomCli *cli, EpsomStore **store, GError **error);
/** epsom_cli_get_diary: Returns: (transfer full): that of @store (nullable), or one without records. */
EpsomDiary *epsom_cli_get_diary (EpsomStore *store);
/** epsom_cli_store: applies @changes with progress. All or nothing: the diary is made where @store is NULL, and isn't
 * left behind empty where that fails. */
gboolean epsom_cli_store (EpsomCli *cli, EpsomStore *store, EpsomOrigin origin, GPtrArray *changes, GError **error);
/** epsom_cli_progress: an #EpsomProgressFunc for an #EpsomCli: a percentage on a terminal, nothing elsewhere. */
void epsom_cli_progress (guint64 done, guint64 total, gpointer cli);
/** epsom_cli_progress_end: takes the percentage off the terminal. */
void epsom_cli_progress_end (EpsomCli *cli);
/** epsom_cli_run_verb: parses the words after the verb and runs it. */
EpsomStatus epsom_cli_run_verb (EpsomCli *cli, const EpsomVerb *verb, int argc, char **argv);

/** EpsomPeriodOptions: the options that choose what an analysis looks at. */
typedef struct {
  char *symptom;
  char *from;
  char *to;
  char *as_of;
  gboolean exclude_co_treated;
  char *group_by;
} EpsomPeriodOptions;

void epsom_period_options_clear (EpsomPeriodOptions *options);
/** epsom_cli_parse_period: reads `--from` and `--to`; on failure it has told why. */
gboolean epsom_cli_parse_period (EpsomCli *cli, const char *from, const char *to, EpsomDate *first, EpsomDate *last);
/** epsom_cli_parse_query: reads all of @options; the query's symptom is borrowed from them. */
gboolean epsom_cli_parse_query (EpsomCli *cli, const EpsomPeriodOptions *options, EpsomQuery *query);

/** EPSOM_PERIOD_ENTRIES: the entries of `--from` and `--to`. */
#define EPSOM_PERIOD_ENTRIES(options)                                                                                  \
  { "from", 0, 0, G_OPTION_ARG_STRING, &(options)->from, N_ ("First local date"), N_ ("DATE") },                       \
  {                                                                                                                    \
    "to", 0, 0, G_OPTION_ARG_STRING, &(options)->to, N_ ("Last local date, inclusive"), N_ ("DATE")                    \
  }
/** EPSOM_QUERY_ENTRIES: the entries of all of #EpsomPeriodOptions. */
#define EPSOM_QUERY_ENTRIES(options)                                                                                   \
  { "symptom", 0, 0, G_OPTION_ARG_STRING, &(options)->symptom, N_ ("The symptom (migraine)"), N_ ("SYMPTOM") },        \
    EPSOM_PERIOD_ENTRIES (options),                                                                                    \
    { "as-of",       0, 0, G_OPTION_ARG_STRING, &(options)->as_of, N_ ("Moment up to which the diary is known (now)"), \
      N_ ("INSTANT") },                                                                                                \
  {                                                                                                                    \
    "exclude-co-treated", 0, 0, G_OPTION_ARG_NONE, &(options)->exclude_co_treated,                                     \
      N_ ("Leave out doses taken within 2 h after another treatment"), NULL                                            \
  }
/** EPSOM_GROUPING_ENTRY: the entry of `--group-by`, for a verb that has a choice. */
#define EPSOM_GROUPING_ENTRY(options)                                                                                  \
  {                                                                                                                    \
    "group-by", 0, 0, G_OPTION_ARG_STRING, &(options)->group_by, N_ ("What treatments are compared by (method)"),      \
      "method|salt|minutes|place"                                                                                      \
  }

G_END_DECLS
