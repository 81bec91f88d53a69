/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-conflict-copy.h"

#include <string.h>

#define SUFFIX ".epsom"

/* @name without the ending of a diary. */
static char *
get_stem (const char *name)
{
  return g_str_has_suffix (name, SUFFIX) ? g_strndup (name, strlen (name) - strlen (SUFFIX)) : NULL;
}

gboolean
epsom_conflict_copy_is (const char *name, const char *diary)
{
  g_autofree char *stem = get_stem (name);
  g_autofree char *own = get_stem (diary);
  g_autofree char *rest = NULL;

  if (stem == NULL || own == NULL || !g_str_has_prefix (stem, own))
    return FALSE;
  rest = g_ascii_strdown (stem + strlen (own), -1);
  return g_str_has_prefix (rest, ".sync-conflict-") || g_str_has_prefix (rest, "_conflict-") ||
         (g_str_has_prefix (rest, " (") && g_str_has_suffix (rest, ")") && strstr (rest, "conflict") != NULL);
}
