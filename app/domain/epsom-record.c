/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-record.h"

#include <math.h>
#include <string.h>

#include "epsom-rules.h"
#include "epsom-schema.h"

/* @list without empty tokens, where it has any. Returns: (transfer full) (nullable): NULL where @list is good as it is.
 */
static char *
squeeze_list (const char *list)
{
  gsize length = strlen (list);

  if (list[0] != ';' && list[length - 1] != ';' && strstr (list, ";;") == NULL)
    return NULL;

  char *squeezed = g_malloc (length + 1);
  char *end = squeezed;

  for (const char *p = list; *p != '\0'; p++)
    if (*p != ';' || (end > squeezed && end[-1] != ';'))
      *end++ = *p;
  if (end > squeezed && end[-1] == ';')
    end--;
  *end = '\0';
  return squeezed;
}

/* Gives the text of @column, still borrowed from the draft, to @record as its own. */
static void
own_text (EpsomRecord *record, const EpsomColumn *column)
{
  const char **text = &EPSOM_COLUMN_MEMBER (record, column, const char *);
  g_autofree char *squeezed = NULL;

  if (*text != NULL && **text != '\0' && column->type == EPSOM_COLUMN_LIST && (squeezed = squeeze_list (*text)) != NULL)
    *text = squeezed;
  if (*text == NULL || **text == '\0')
    *text = NULL;
  else if (column->type == EPSOM_COLUMN_TEXT)
    *text = g_ref_string_new (*text);
  else
    *text = g_ref_string_new_intern (*text);
}

/* Gives each value that has several forms its one form, so that equal records are equal to the bit. */
static void
normalise (EpsomRecord *record, const EpsomColumn *column)
{
  if (column->type == EPSOM_COLUMN_BOUND && EPSOM_COLUMN_VALUE (record, column, double) == 0)
    EPSOM_COLUMN_MEMBER (record, column, double) = 0; /* not -0 */
  if (column->type == EPSOM_COLUMN_END)
    {
      EpsomEpisode *episode = (EpsomEpisode *) record;

      episode->has_end = episode->has_end != FALSE;
      if (!episode->has_end)
        episode->end = (EpsomInstant){ 0 };
    }
}

EpsomRecord *
epsom_record_new_unnamed (const EpsomRecord *draft, GError **error)
{
  if (!epsom_rules_check (draft, error))
    return NULL;

  const EpsomSchema *schema = epsom_schema_get (draft->kind);
  EpsomRecord *record = g_malloc (schema->size);

  memcpy (record, draft, schema->size);
  g_atomic_ref_count_init (&record->ref_count);
  for (guint i = 0; i < schema->n_columns; i++)
    if (epsom_column_is_text (&schema->columns[i]))
      own_text (record, &schema->columns[i]);
    else
      normalise (record, &schema->columns[i]);
  return record;
}

EpsomRecord *
epsom_record_new (const EpsomRecord *draft, GError **error)
{
  g_return_val_if_fail ((guint) draft->kind < EPSOM_N_RECORD_KINDS, NULL);

  if (epsom_uuid_is_null (&draft->id))
    {
      epsom_rules_refuse_missing (EPSOM_FIELD_ID, error);
      return NULL;
    }
  return epsom_record_new_unnamed (draft, error);
}

EpsomRecord *
epsom_record_ref (EpsomRecord *record)
{
  g_atomic_ref_count_inc (&record->ref_count);
  return record;
}

void
epsom_record_unref (EpsomRecord *record)
{
  if (!g_atomic_ref_count_dec (&record->ref_count))
    return;

  const EpsomSchema *schema = epsom_schema_get (record->kind);

  for (guint i = 0; i < schema->n_columns; i++)
    {
      const EpsomColumn *column = &schema->columns[i];

      if (epsom_column_is_text (column) && EPSOM_COLUMN_MEMBER (record, column, char *) != NULL)
        g_ref_string_release (EPSOM_COLUMN_MEMBER (record, column, char *));
    }
  g_free (record);
}

static gboolean
numbers_equal (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
columns_equal (const EpsomRecord *a, const EpsomRecord *b, const EpsomColumn *column)
{
#define SAME(Type) (EPSOM_COLUMN_VALUE (a, column, Type) == EPSOM_COLUMN_VALUE (b, column, Type))
  switch (column->type)
    {
    case EPSOM_COLUMN_UUID:
      return epsom_uuid_equal (&EPSOM_COLUMN_VALUE (a, column, EpsomUuid), &EPSOM_COLUMN_VALUE (b, column, EpsomUuid));
    case EPSOM_COLUMN_END:
      if (epsom_record_as_episode (a)->has_end != epsom_record_as_episode (b)->has_end)
        return FALSE;
      G_GNUC_FALLTHROUGH;
    case EPSOM_COLUMN_INSTANT:
      return epsom_instant_equal (EPSOM_COLUMN_VALUE (a, column, EpsomInstant),
                                  EPSOM_COLUMN_VALUE (b, column, EpsomInstant));
    case EPSOM_COLUMN_DATE:
      return SAME (EpsomDate);
    case EPSOM_COLUMN_WORD:
    case EPSOM_COLUMN_LIST:
    case EPSOM_COLUMN_TEXT:
      return SAME (char *) ||
             g_strcmp0 (EPSOM_COLUMN_VALUE (a, column, char *), EPSOM_COLUMN_VALUE (b, column, char *)) == 0;
    case EPSOM_COLUMN_SEVERITY:
    case EPSOM_COLUMN_TOKEN:
      return SAME (int);
    case EPSOM_COLUMN_POSITIVE:
    case EPSOM_COLUMN_BOUND:
      return numbers_equal (EPSOM_COLUMN_VALUE (a, column, double), EPSOM_COLUMN_VALUE (b, column, double));
    case EPSOM_COLUMN_SALT:
    default:
      return SAME (EpsomSalt *);
    }
#undef SAME
}

gboolean
epsom_record_equal (const EpsomRecord *a, const EpsomRecord *b)
{
  if (a == b)
    return TRUE;
  if (a->kind != b->kind || !epsom_uuid_equal (&a->id, &b->id))
    return FALSE;

  const EpsomSchema *schema = epsom_schema_get (a->kind);

  for (guint i = 0; i < schema->n_columns; i++)
    if (!columns_equal (a, b, &schema->columns[i]))
      return FALSE;
  return TRUE;
}

const EpsomInstant *
epsom_record_get_instant (const EpsomRecord *record)
{
  switch (record->kind)
    {
    case EPSOM_RECORD_EPISODE:
      return &epsom_record_as_episode (record)->start;
    case EPSOM_RECORD_READING:
      return &epsom_record_as_reading (record)->at;
    case EPSOM_RECORD_DOSE:
      return &epsom_record_as_dose (record)->at;
    case EPSOM_RECORD_MEDICINE:
      return &epsom_record_as_medicine (record)->at;
    case EPSOM_RECORD_LAB:
      return &epsom_record_as_lab (record)->at;
    case EPSOM_RECORD_DAY:
    case EPSOM_RECORD_RATING:
    default:
      return NULL;
    }
}

EpsomDate
epsom_record_get_date (const EpsomRecord *record)
{
  if (record->kind == EPSOM_RECORD_DAY)
    return epsom_record_as_day (record)->date;
  if (record->kind == EPSOM_RECORD_RATING)
    return epsom_record_as_rating (record)->date;
  return epsom_instant_get_date (*epsom_record_get_instant (record));
}

gint64
epsom_record_get_time (const EpsomRecord *record)
{
  const EpsomInstant *instant = epsom_record_get_instant (record);

  return instant != NULL ? instant->utc : epsom_instant_from_local (epsom_record_get_date (record), 0, 0).utc;
}

int
epsom_record_compare (const EpsomRecord *a, const EpsomRecord *b)
{
  gint64 time_a = epsom_record_get_time (a);
  gint64 time_b = epsom_record_get_time (b);

  if (time_a != time_b)
    return time_a < time_b ? -1 : 1;
  if (a->kind != b->kind)
    return a->kind < b->kind ? -1 : 1;
  return epsom_uuid_compare (&a->id, &b->id);
}

EpsomUuid
epsom_record_get_episode (const EpsomRecord *record)
{
  switch (record->kind)
    {
    case EPSOM_RECORD_READING:
      return epsom_record_as_reading (record)->episode;
    case EPSOM_RECORD_DOSE:
      return epsom_record_as_dose (record)->episode;
    case EPSOM_RECORD_MEDICINE:
      return epsom_record_as_medicine (record)->episode;
    case EPSOM_RECORD_EPISODE:
    case EPSOM_RECORD_DAY:
    case EPSOM_RECORD_RATING:
    case EPSOM_RECORD_LAB:
    default:
      return (EpsomUuid){ 0 };
    }
}

EpsomRecord *
epsom_record_with_episode (const EpsomRecord *record, const EpsomUuid *episode)
{
  EpsomUuid id = episode != NULL ? *episode : (EpsomUuid){ { 0 } };

  if (record->kind == EPSOM_RECORD_READING)
    {
      EpsomReading reading = *epsom_record_as_reading (record);

      reading.episode = id;
      return epsom_record_new (&reading.record, NULL);
    }
  if (record->kind == EPSOM_RECORD_DOSE)
    {
      EpsomDose dose = *epsom_record_as_dose (record);

      dose.episode = id;
      return epsom_record_new (&dose.record, NULL);
    }

  EpsomMedicine medicine = *epsom_record_as_medicine (record);

  medicine.episode = id;
  return epsom_record_new (&medicine.record, NULL);
}

gboolean
epsom_rating_same_day (const EpsomRating *a, const EpsomRating *b)
{
  return a->date == b->date && strcmp (a->symptom, b->symptom) == 0;
}

gboolean
epsom_record_kind_has_field (EpsomRecordKind kind, EpsomField field)
{
  const EpsomSchema *schema = epsom_schema_get (kind);

  if (field == EPSOM_FIELD_RECORD || field == EPSOM_FIELD_ID)
    return TRUE;
  for (guint i = 0; i < schema->n_columns; i++)
    if (schema->columns[i].field == field)
      return TRUE;
  return FALSE;
}

gboolean
epsom_reading_is_recalled (const EpsomReading *reading)
{
  g_auto (GStrv) features = NULL;

  if (reading->features == NULL)
    return FALSE;
  features = g_strsplit (reading->features, ";", -1);
  return g_strv_contains ((const char *const *) features, EPSOM_RECALLED);
}

EpsomMethod
epsom_dose_get_method (const EpsomDose *dose)
{
  return epsom_method_of (dose->route, dose->minutes);
}

EpsomBasis
epsom_dose_get_basis (const EpsomDose *dose)
{
  if (dose->unit == EPSOM_UNIT_MMOL || dose->unit == EPSOM_UNIT_MEQ)
    return EPSOM_BASIS_ELEMENTAL;
  if (dose->basis == EPSOM_BASIS_UNKNOWN && dose->route == EPSOM_ROUTE_IV)
    return EPSOM_BASIS_SALT;
  return dose->basis;
}

double
epsom_dose_get_elemental_mg (const EpsomDose *dose)
{
  return epsom_elemental_mg (dose->amount, dose->unit, epsom_dose_get_basis (dose), dose->salt);
}

double
epsom_dose_get_rate (const EpsomDose *dose)
{
  if (dose->route != EPSOM_ROUTE_IV || !(dose->minutes > 0))
    return NAN;
  return round (epsom_dose_get_elemental_mg (dose) / dose->minutes * 1e6) / 1e6;
}
