/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-import.h"

static void
free_problem (gpointer data)
{
  EpsomProblem *problem = data;

  g_free (problem->message);
  g_free (problem);
}

EpsomImport *
epsom_import_new (const char *const *files)
{
  EpsomImport *import = g_new0 (EpsomImport, 1);

  import->files = g_strdupv ((char **) files);
  import->changes = epsom_changes_new ();
  import->problems = g_ptr_array_new_with_free_func (free_problem);
  import->conflicts = g_ptr_array_new_with_free_func (free_problem);
  import->warnings = g_ptr_array_new_with_free_func (g_free);
  return import;
}

void
epsom_import_free (EpsomImport *import)
{
  if (import == NULL)
    return;
  g_ptr_array_unref (import->changes);
  g_ptr_array_unref (import->problems);
  g_ptr_array_unref (import->conflicts);
  g_ptr_array_unref (import->warnings);
  g_strfreev (import->files);
  g_free (import);
}

gboolean
epsom_import_may_apply (const EpsomImport *import, EpsomOnConflict on_conflict, gboolean keep_good)
{
  g_return_val_if_fail (import != NULL, FALSE);

  if (import->n_conflicts > 0 && on_conflict == EPSOM_ON_CONFLICT_FAIL)
    return FALSE;
  return keep_good || import->n_problems == 0;
}

char *
epsom_problem_to_string (const EpsomProblem *problem)
{
  g_return_val_if_fail (problem != NULL, NULL);

  if (problem->field < 0)
    return g_strdup_printf ("%s:%" G_GUINT64_FORMAT ": %s", problem->file, problem->line, problem->message);
  return g_strdup_printf ("%s:%" G_GUINT64_FORMAT ": %s: %s", problem->file, problem->line,
                          epsom_field_get_name (problem->field), problem->message);
}
