/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-field.h"

#include <string.h>

G_DEFINE_QUARK (epsom_field_error, epsom_field_error)

static const char *const names[EPSOM_N_FIELDS] = {
  [EPSOM_FIELD_RECORD] = "record",
  [EPSOM_FIELD_ID] = "id",
  [EPSOM_FIELD_EPISODE] = "episode",
  [EPSOM_FIELD_AT] = "at",
  [EPSOM_FIELD_END] = "end",
  [EPSOM_FIELD_SYMPTOM] = "symptom",
  [EPSOM_FIELD_SEVERITY] = "severity",
  [EPSOM_FIELD_ROUTE] = "route",
  [EPSOM_FIELD_MINUTES] = "minutes",
  [EPSOM_FIELD_SALT] = "salt",
  [EPSOM_FIELD_AMOUNT] = "amount",
  [EPSOM_FIELD_UNIT] = "unit",
  [EPSOM_FIELD_BASIS] = "basis",
  [EPSOM_FIELD_PURPOSE] = "purpose",
  [EPSOM_FIELD_MEDICINE] = "medicine",
  [EPSOM_FIELD_CLASS] = "class",
  [EPSOM_FIELD_STRENGTH] = "strength",
  [EPSOM_FIELD_FEATURES] = "features",
  [EPSOM_FIELD_TRIGGERS] = "triggers",
  [EPSOM_FIELD_BLEEDING] = "bleeding",
  [EPSOM_FIELD_ANALYTE] = "analyte",
  [EPSOM_FIELD_VALUE] = "value",
  [EPSOM_FIELD_VALUE_UNIT] = "value_unit",
  [EPSOM_FIELD_RANGE_LOW] = "range_low",
  [EPSOM_FIELD_RANGE_HIGH] = "range_high",
  [EPSOM_FIELD_PLACE] = "place",
  [EPSOM_FIELD_NOTE] = "note",
};

const char *
epsom_field_get_name (EpsomField field)
{
  g_return_val_if_fail ((guint) field < EPSOM_N_FIELDS, "");

  return names[field];
}

int
epsom_field_find (const char *name)
{
  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    if (strcmp (names[field], name) == 0)
      return field;
  return -1;
}

void
epsom_field_error_set (GError **error, EpsomField field, const char *format, ...)
{
  va_list arguments;

  if (error == NULL)
    return;
  va_start (arguments, format);
  *error = g_error_new_valist (EPSOM_FIELD_ERROR, (int) field, format, arguments);
  va_end (arguments);
  g_prefix_error (error, "%s: ", epsom_field_get_name (field));
}

const char *
epsom_field_error_get_rule (const GError *error)
{
  g_return_val_if_fail (error != NULL, "");

  if (error->domain != EPSOM_FIELD_ERROR)
    return error->message;
  /* Beside "field: "; an error that has been given a prefix of its own is told whole. */
  const char *name = epsom_field_get_name ((EpsomField) error->code);
  gsize length = strlen (name);

  if (strncmp (error->message, name, length) != 0 || strncmp (error->message + length, ": ", 2) != 0)
    return error->message;
  return error->message + length + 2;
}
