/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** EpsomField: the columns of the file format, in its order. A form's field and an option bear the same names. */
typedef enum {
  EPSOM_FIELD_RECORD,
  EPSOM_FIELD_ID,
  EPSOM_FIELD_EPISODE,
  EPSOM_FIELD_AT,
  EPSOM_FIELD_END,
  EPSOM_FIELD_SYMPTOM,
  EPSOM_FIELD_SEVERITY,
  EPSOM_FIELD_ROUTE,
  EPSOM_FIELD_MINUTES,
  EPSOM_FIELD_SALT,
  EPSOM_FIELD_AMOUNT,
  EPSOM_FIELD_UNIT,
  EPSOM_FIELD_BASIS,
  EPSOM_FIELD_PURPOSE,
  EPSOM_FIELD_MEDICINE,
  EPSOM_FIELD_CLASS,
  EPSOM_FIELD_STRENGTH,
  EPSOM_FIELD_FEATURES,
  EPSOM_FIELD_TRIGGERS,
  EPSOM_FIELD_BLEEDING,
  EPSOM_FIELD_ANALYTE,
  EPSOM_FIELD_VALUE,
  EPSOM_FIELD_VALUE_UNIT,
  EPSOM_FIELD_RANGE_LOW,
  EPSOM_FIELD_RANGE_HIGH,
  EPSOM_FIELD_PLACE,
  EPSOM_FIELD_NOTE,
} EpsomField;
#define EPSOM_N_FIELDS (EPSOM_FIELD_NOTE + 1)

/** epsom_field_get_name: Returns: (transfer none): the column's name, such as `value_unit`. */
const char *epsom_field_get_name (EpsomField field);
/** epsom_field_find: Returns: the field with @name, or -1. */
int epsom_field_find (const char *name);

/** EPSOM_FIELD_ERROR: a value breaks a rule; its code is the #EpsomField. The message is `field: rule`, naming the
 * value. */
#define EPSOM_FIELD_ERROR (epsom_field_error_quark ())
GQuark epsom_field_error_quark (void);

/** epsom_field_error_set: @format says the value and the rule, without the field's name. */
void epsom_field_error_set (GError **error, EpsomField field, const char *format, ...) G_GNUC_PRINTF (3, 4);
/** epsom_field_error_get_rule: Returns: (transfer none): the message without the field's name, for beside a field. */
const char *epsom_field_error_get_rule (const GError *error);

G_END_DECLS
