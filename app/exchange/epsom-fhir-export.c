/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-fhir.h"

#include <string.h>

#include "epsom-fhir-resources.h"
#include "epsom-json-node.h"
#include "epsom-selection.h"

#define PIECE_SIZE (64 * 1024)
/* How many records are written between two reports. */
#define PROGRESS_STEP 1024

typedef struct {
  EpsomFhirContext context;
  EpsomJsonWriter json;
  GOutputStream *stream;
  EpsomProgressFunc progress;
  gpointer progress_data;
  GCancellable *cancellable;
} Writer;

static gboolean
flush (Writer *writer, GError **error)
{
  return epsom_json_writer_flush (&writer->json, writer->stream, writer->cancellable, error);
}

static void
add_line (Writer *writer, JsonNode *resource)
{
  epsom_json_node (&writer->json, resource);
  epsom_json_writer_end_line (&writer->json);
}

static void
add_entry (Writer *writer, const EpsomUuid *id, JsonNode *resource)
{
  g_autofree char *uri = epsom_fhir_context_get_uri (&writer->context, "", id);

  epsom_json_begin_flat (&writer->json, '{');
  epsom_json_add_string (&writer->json, "fullUrl", uri);
  epsom_json_name (&writer->json, "resource");
  epsom_json_node (&writer->json, resource);
  epsom_json_end (&writer->json, '}');
}

/* Takes over @resource. */
static gboolean
add_resource (Writer *writer, const EpsomUuid *id, JsonNode *resource, GError **error)
{
  if (writer->context.form == EPSOM_FHIR_NDJSON)
    add_line (writer, resource);
  else
    add_entry (writer, id, resource);
  json_node_unref (resource);
  return writer->json.text->len < PIECE_SIZE || flush (writer, error);
}

static gboolean
add_records (Writer *writer, const GPtrArray *records, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      const EpsomRecord *record = records->pdata[i];

      if (!add_resource (writer, &record->id, epsom_fhir_resource (&writer->context, record), error))
        return FALSE;
      if (writer->progress != NULL && i % PROGRESS_STEP == 0)
        writer->progress (i, records->len, writer->progress_data);
    }
  return TRUE;
}

static void
begin_bundle (Writer *writer)
{
  char now[EPSOM_INSTANT_STRING_SIZE];

  epsom_json_begin (&writer->json, '{');
  epsom_json_add_string (&writer->json, "resourceType", "Bundle");
  epsom_json_add_string (&writer->json, "type", "collection");
  epsom_json_add_string (&writer->json, "timestamp", epsom_instant_to_string (epsom_instant_now (), now));
  epsom_json_add_list (&writer->json, "entry");
}

static void
end_bundle (Writer *writer)
{
  epsom_json_end (&writer->json, ']');
  epsom_json_end (&writer->json, '}');
  epsom_json_writer_end_line (&writer->json);
}

static gboolean
write_all (Writer *writer, const EpsomFhirOptions *options, const EpsomUuid *patient, GError **error)
{
  g_autoptr (GPtrArray) records = epsom_selection_new (writer->context.diary, options->from, options->to);
  gboolean is_bundle = options->form == EPSOM_FHIR_BUNDLE;

  if (is_bundle)
    begin_bundle (writer);
  if (!add_resource (writer, patient, epsom_fhir_patient (patient, options->patient_name), error) ||
      !add_records (writer, records, error))
    return FALSE;
  if (is_bundle)
    end_bundle (writer);
  return flush (writer, error);
}

/* The first record tells whose diary it is, where nobody else does. */
static EpsomUuid
find_patient (EpsomDiary *diary, const EpsomUuid *given)
{
  const EpsomRecord *first = NULL;
  g_autofree char *content = NULL;
  char text[EPSOM_UUID_STRING_SIZE];

  if (!epsom_uuid_is_null (given))
    return *given;
  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    {
      guint n;
      const EpsomRecord *const *records = epsom_diary_get (diary, (EpsomRecordKind) kind, &n);

      if (n > 0 && (first == NULL || epsom_record_compare (records[0], first) < 0))
        first = records[0];
    }
  content = g_strconcat ("patient,", first != NULL ? epsom_uuid_to_string (&first->id, text) : "", NULL);
  return epsom_uuid_from_content (content, strlen (content));
}

gboolean
epsom_fhir_export (EpsomDiary *diary,
                   const EpsomFhirOptions *options,
                   GOutputStream *stream,
                   EpsomProgressFunc progress,
                   gpointer progress_data,
                   GCancellable *cancellable,
                   GError **error)
{
  Writer writer = {
    .stream = stream, .progress = progress, .progress_data = progress_data, .cancellable = cancellable
  };
  EpsomUuid patient;
  gboolean written;

  g_return_val_if_fail (diary != NULL && options != NULL && G_IS_OUTPUT_STREAM (stream), FALSE);

  patient = find_patient (diary, &options->patient);
  epsom_fhir_context_init (&writer.context, diary, options->form, &patient);
  epsom_json_writer_init (&writer.json);
  written = write_all (&writer, options, &patient, error);
  epsom_json_writer_clear (&writer.json);
  epsom_fhir_context_clear (&writer.context);
  return written;
}
