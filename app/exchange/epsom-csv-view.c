/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "epsom-csv.h"
#include "epsom-diary-file.h"

static gboolean
check_size (const char *path, GError **error)
{
  g_autofree char *message = NULL;
  GStatBuf status;

  if (g_stat (path, &status) != 0 || status.st_size <= EPSOM_CSV_VIEW_MOST)
    return TRUE;

  message = epsom_file_describe_excess (path, (guint64) status.st_size, EPSOM_CSV_VIEW_MOST);
  g_set_error_literal (error, EPSOM_CSV_ERROR, EPSOM_CSV_ERROR_LIMIT, message);
  return FALSE;
}

/* A diary that lacks rows would be taken for the whole one. */
static gboolean
check_rows (const EpsomImport *import, GError **error)
{
  g_autofree char *first = NULL;

  if (import->n_problems == 0)
    return TRUE;

  first = epsom_problem_to_string (g_ptr_array_index (import->problems, 0));
  if (import->n_problems == 1)
    g_set_error_literal (error, EPSOM_CSV_ERROR, EPSOM_CSV_ERROR_FAILED, first);
  else
    g_set_error (error, EPSOM_CSV_ERROR, EPSOM_CSV_ERROR_FAILED,
                 /* Translators: what is wrong with the first row, and how many more rows are wrong. */
                 g_dngettext (GETTEXT_PACKAGE, "%s (and %u more row)", "%s (and %u more rows)", import->n_problems - 1),
                 first, import->n_problems - 1);
  return FALSE;
}

EpsomDiary *
epsom_csv_read_diary (const char *path, GError **error)
{
  const char *const paths[] = { path, NULL };
  g_autoptr (EpsomDiary) empty = epsom_diary_new (g_ptr_array_new_with_free_func ((GDestroyNotify) epsom_record_unref));
  g_autoptr (EpsomImport) import = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (!check_size (path, error))
    return NULL;
  import = epsom_csv_import (paths, empty, EPSOM_ON_CONFLICT_FAIL, NULL, NULL, NULL, error);
  if (import == NULL || !check_rows (import, error))
    return NULL;

  return epsom_diary_apply (empty, import->changes);
}
