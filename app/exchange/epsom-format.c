/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-format.h"

#include <string.h>

#include "epsom-csv.h"
#include "epsom-fhir.h"
#include "epsom-output.h"
#include "epsom-spreadsheet.h"

static const struct {
  const char *name;
  const char *ending;
} formats[EPSOM_N_FORMATS] = {
  [EPSOM_FORMAT_CSV] = { "csv", ".csv" },
  [EPSOM_FORMAT_FHIR] = { "fhir", ".json" },
  [EPSOM_FORMAT_NDJSON] = { "ndjson", ".ndjson" },
  [EPSOM_FORMAT_SPREADSHEET] = { "spreadsheet", "/" },
};

const char *
epsom_format_get_name (EpsomFormat format)
{
  return formats[format].name;
}

gboolean
epsom_format_find (const char *name, EpsomFormat *format)
{
  for (int i = 0; i < EPSOM_N_FORMATS; i++)
    if (strcmp (formats[i].name, name) == 0)
      {
        *format = (EpsomFormat) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
epsom_format_guess (const char *path, EpsomFormat *format)
{
  for (int i = 0; i < EPSOM_N_FORMATS; i++)
    if (g_str_has_suffix (path, formats[i].ending))
      {
        *format = (EpsomFormat) i;
        return TRUE;
      }
  return FALSE;
}

char *
epsom_format_list (void)
{
  GString *list = g_string_new (NULL);

  for (int i = 0; i < EPSOM_N_FORMATS; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", formats[i].name);
  return g_string_free (list, FALSE);
}

gboolean
epsom_export_write (const EpsomExport *export,
                    EpsomDiary *diary,
                    GOutputStream *stream,
                    EpsomProgressFunc progress,
                    gpointer progress_data,
                    GCancellable *cancellable,
                    GError **error)
{
  const EpsomFhirOptions fhir = {
    .form = export->format == EPSOM_FORMAT_FHIR ? EPSOM_FHIR_BUNDLE : EPSOM_FHIR_NDJSON,
    .from = export->from,
    .to = export->to,
    .patient = export->patient,
    .patient_name = export->patient_name,
  };

  g_return_val_if_fail (export->format != EPSOM_FORMAT_SPREADSHEET, FALSE);

  if (export->format == EPSOM_FORMAT_CSV)
    return epsom_csv_export (diary, export->from, export->to, stream, cancellable, error);
  return epsom_fhir_export (diary, &fhir, stream, progress, progress_data, cancellable, error);
}

gboolean
epsom_export_save (const EpsomExport *export,
                   EpsomDiary *diary,
                   const char *path,
                   EpsomProgressFunc progress,
                   gpointer progress_data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (EpsomOutput) output = NULL;

  if (export->format == EPSOM_FORMAT_SPREADSHEET)
    return epsom_spreadsheet_export_folder (diary, export->from, export->to, path, progress, progress_data, cancellable,
                                            error);
  output = epsom_output_new (path, error);
  if (output == NULL)
    return FALSE;
  if (!epsom_export_write (export, diary, epsom_output_get_stream (output), progress, progress_data, cancellable,
                           error))
    {
      epsom_output_prefix_error (path, error);
      return FALSE;
    }
  return epsom_output_commit (g_steal_pointer (&output), error);
}
