/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-draft.h"

#include <string.h>

struct _EpsomDraft {
  gatomicrefcount ref_count;
  EpsomRecordKind kind;
  EpsomRecord *original;       /* (nullable) */
  EpsomDraft *base;            /* (nullable): the form as it was opened; NULL: this is it */
  char *texts[EPSOM_N_FIELDS]; /* reference-counted strings, shared between drafts */
};

static EpsomDraft *
draft_from_cells (EpsomRecordKind kind, const EpsomCells *cells)
{
  EpsomDraft *draft = g_new0 (EpsomDraft, 1);

  g_atomic_ref_count_init (&draft->ref_count);
  draft->kind = kind;
  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    draft->texts[field] = g_ref_string_new (cells->text[field] != NULL ? cells->text[field] : "");
  return draft;
}

EpsomDraft *
epsom_draft_new (EpsomRecordKind kind)
{
  EpsomUuid uuid = epsom_uuid_random ();
  char id[EPSOM_UUID_STRING_SIZE];
  EpsomCells cells = { 0 };

  g_return_val_if_fail ((guint) kind < EPSOM_N_RECORD_KINDS, NULL);

  cells.text[EPSOM_FIELD_RECORD] = epsom_token_to_text (EPSOM_TOKENS_RECORD, (int) kind);
  cells.text[EPSOM_FIELD_ID] = epsom_uuid_to_string (&uuid, id);
  return draft_from_cells (kind, &cells);
}

EpsomDraft *
epsom_draft_new_from (EpsomRecord *record)
{
  EpsomRow row;
  EpsomDraft *draft;

  epsom_record_to_cells (record, &row);
  draft = draft_from_cells (record->kind, &row.cells);
  draft->original = epsom_record_ref (record);
  return draft;
}

EpsomDraft *
epsom_draft_ref (EpsomDraft *draft)
{
  g_atomic_ref_count_inc (&draft->ref_count);
  return draft;
}

void
epsom_draft_unref (EpsomDraft *draft)
{
  if (!g_atomic_ref_count_dec (&draft->ref_count))
    return;
  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    g_ref_string_release (draft->texts[field]);
  g_clear_pointer (&draft->original, epsom_record_unref);
  g_clear_pointer (&draft->base, epsom_draft_unref);
  g_free (draft);
}

static EpsomDraft *
copy_draft (EpsomDraft *draft)
{
  EpsomDraft *copy = g_new0 (EpsomDraft, 1);

  g_atomic_ref_count_init (&copy->ref_count);
  copy->kind = draft->kind;
  copy->original = draft->original != NULL ? epsom_record_ref (draft->original) : NULL;
  copy->base = epsom_draft_ref (draft->base != NULL ? draft->base : draft);
  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    copy->texts[field] = g_ref_string_acquire (draft->texts[field]);
  return copy;
}

static void
replace_text (EpsomDraft *draft, EpsomField field, const char *text)
{
  g_ref_string_release (draft->texts[field]);
  draft->texts[field] = g_ref_string_new (text);
}

EpsomDraft *
epsom_draft_set (EpsomDraft *draft, EpsomField field, const char *text)
{
  EpsomDraft *result;

  g_return_val_if_fail (field > EPSOM_FIELD_ID && epsom_record_kind_has_field (draft->kind, field), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (strcmp (draft->texts[field], text) == 0)
    return epsom_draft_ref (draft);
  result = copy_draft (draft);
  replace_text (result, field, text);
  if (field == EPSOM_FIELD_ROUTE && strcmp (text, epsom_token_to_text (EPSOM_TOKENS_ROUTE, EPSOM_ROUTE_IV)) != 0)
    replace_text (result, EPSOM_FIELD_MINUTES, "");
  return result;
}

const char *
epsom_draft_get (EpsomDraft *draft, EpsomField field)
{
  g_return_val_if_fail ((guint) field < EPSOM_N_FIELDS, "");

  return draft->texts[field];
}

EpsomRecordKind
epsom_draft_get_kind (EpsomDraft *draft)
{
  return draft->kind;
}

EpsomRecord *
epsom_draft_get_original (EpsomDraft *draft)
{
  return draft->original;
}

gboolean
epsom_draft_is_changed (EpsomDraft *draft)
{
  if (draft->base == NULL)
    return FALSE;
  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    if (strcmp (draft->texts[field], draft->base->texts[field]) != 0)
      return TRUE;
  return FALSE;
}

/*
 * Blanks around what was typed are slips of the keyboard; in a note they may be meant, unless there is nothing else.
 * A text that is as the form was opened with it stays as it is.
 */
static char *
tidy_text (EpsomDraft *draft, EpsomField field)
{
  const char *text = draft->texts[field];
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  gboolean typed = draft->base != NULL && strcmp (text, draft->base->texts[field]) != 0;

  if (!typed || (field == EPSOM_FIELD_NOTE && *stripped != '\0'))
    return g_strdup (text);
  return g_steal_pointer (&stripped);
}

EpsomRecord *
epsom_draft_build (EpsomDraft *draft, GError **error)
{
  char *texts[EPSOM_N_FIELDS];
  EpsomCells cells;
  EpsomRecord *record;

  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    cells.text[field] = texts[field] = tidy_text (draft, (EpsomField) field);
  record = epsom_record_from_cells (&cells, error);
  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    g_free (texts[field]);
  return record;
}

EpsomChange *
epsom_draft_to_change (EpsomDraft *draft, GError **error)
{
  g_autoptr (EpsomRecord) record = epsom_draft_build (draft, error);

  return record != NULL ? epsom_change_new (draft->original, record) : NULL;
}
