/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "epsom-application.h"
#include "epsom-cli.h"
#include "epsom-words.h"

int
main (int argc, char **argv)
{
  g_autofree char *diary = NULL;
  g_auto (GStrv) files = NULL;

  setlocale (LC_ALL, "");
  epsom_words_init (EPSOM_LOCALE_DIR);

  /* As the service file has it. */
  if (argc == 2 && strcmp (argv[1], "--gapplication-service") == 0)
    return epsom_application_serve ();
  if (epsom_cli_wants (argc, argv, &diary, &files))
    return epsom_cli_run (argc, argv, stdout, stderr);

  return epsom_application_run_with (diary, (const char *const *) files);
}
