/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-import.h"

static void
free_problem (gpointer data)
{
  EpsomProblem *problem = data;

  g_free (problem->column);
  g_free (problem->message);
  g_free (problem);
}

static void
free_remark (gpointer data)
{
  EpsomRemark *remark = data;

  g_free (remark->message);
  g_free (remark);
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
  import->places = g_array_new (FALSE, FALSE, sizeof (EpsomImportPlace));
  import->remarks = g_ptr_array_new_with_free_func (free_remark);
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
  g_array_unref (import->places);
  g_ptr_array_unref (import->remarks);
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

guint64
epsom_import_count_left_out (const EpsomImport *import)
{
  guint64 n = 0;

  g_return_val_if_fail (import != NULL, 0);

  for (guint i = 0; i < import->remarks->len; i++)
    {
      const EpsomRemark *remark = import->remarks->pdata[i];

      if (remark->is_left_out)
        n += remark->n;
    }
  return n;
}

const char *
epsom_problem_get_column (const EpsomProblem *problem)
{
  g_return_val_if_fail (problem != NULL, NULL);

  if (problem->column != NULL)
    return problem->column;
  return problem->field >= 0 ? epsom_field_get_name ((EpsomField) problem->field) : NULL;
}

char *
epsom_problem_to_string (const EpsomProblem *problem)
{
  const char *column;

  g_return_val_if_fail (problem != NULL, NULL);

  column = epsom_problem_get_column (problem);
  if (column == NULL)
    return g_strdup_printf ("%s:%" G_GUINT64_FORMAT ": %s", problem->file, problem->line, problem->message);
  return g_strdup_printf ("%s:%" G_GUINT64_FORMAT ": %s: %s", problem->file, problem->line, column, problem->message);
}
