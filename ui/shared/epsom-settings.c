/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-settings.h"

#include "epsom-words.h"

#define SCHEMA "io.github.epsomdiary.Epsom"
/* Of a day. */
#define LAST_MINUTE (24 * 60 - 1)

enum {
  PROP_0,
  PROP_LOW_LIGHT,
  PROP_LOW_LIGHT_FOLLOWS,
  PROP_SYMPTOMS,
  PROP_HIDDEN_SYMPTOMS,
  PROP_DEFAULT_SALT,
  PROP_DEFAULT_LAB_UNIT,
  PROP_DEFAULT_AMOUNT,
  PROP_COUNT_SYMPTOMS,
  PROP_ASK_30_MINUTES,
  PROP_ASK_1_HOUR,
  PROP_ASK_2_HOURS,
  PROP_ASK_24_HOURS,
  PROP_ASK_WHEN_CLOSED,
  PROP_QUIET_HOURS,
  PROP_QUIET_FROM,
  PROP_QUIET_TO,
  PROP_TIMED_DOSES,
  PROP_RESPONSE_SYMPTOM,
  PROP_RESPONSE_PERIOD,
  PROP_RESPONSE_FROM,
  PROP_RESPONSE_TO,
  PROP_RESPONSE_EXCLUDE_CO_TREATED,
  PROP_RESPONSE_GROUP_BY,
  PROP_PLANS,
  PROP_FIRST_WEEKDAY,
  PROP_ATTACK_HOURS,
  N_PROPS
};

struct _EpsomSettings {
  GObject parent_instance;

  GSettings *kept;        /* (owned) (nullable) */
  GValue values[N_PROPS]; /* of the properties; those of words are never NULL */
};

G_DEFINE_FINAL_TYPE (EpsomSettings, epsom_settings, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static GSettings *
open_kept (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA, TRUE);

  return schema != NULL ? g_settings_new (SCHEMA) : NULL;
}

static void
epsom_settings_constructed (GObject *object)
{
  EpsomSettings *self = EPSOM_SETTINGS (object);

  G_OBJECT_CLASS (epsom_settings_parent_class)->constructed (object);

  self->kept = open_kept ();
  for (guint i = 1; i < N_PROPS && self->kept != NULL; i++)
    g_settings_bind (self->kept, properties[i]->name, self, properties[i]->name, G_SETTINGS_BIND_DEFAULT);
}

static void
epsom_settings_finalize (GObject *object)
{
  EpsomSettings *self = EPSOM_SETTINGS (object);

  g_clear_object (&self->kept);
  for (guint i = 1; i < N_PROPS; i++)
    g_value_unset (&self->values[i]);

  G_OBJECT_CLASS (epsom_settings_parent_class)->finalize (object);
}

static gboolean
is_property (guint id)
{
  return id > 0 && id < N_PROPS;
}

static void
epsom_settings_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (is_property (id))
    g_value_copy (&EPSOM_SETTINGS (object)->values[id], value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
is_same (GParamSpec *pspec, const GValue *a, const GValue *b)
{
  if (G_VALUE_HOLDS (a, G_TYPE_STRV))
    return g_strv_equal (g_value_get_boxed (a), g_value_get_boxed (b));

  return g_param_values_cmp (pspec, a, b) == 0;
}

/* No words are an empty list of them, no text an empty one. */
static void
take (GValue *kept, const GValue *value)
{
  g_value_copy (value, kept);
  if (G_VALUE_HOLDS (kept, G_TYPE_STRV) && g_value_get_boxed (kept) == NULL)
    g_value_take_boxed (kept, g_new0 (char *, 1));
  if (G_VALUE_HOLDS_STRING (kept) && g_value_get_string (kept) == NULL)
    g_value_set_static_string (kept, "");
}

static void
epsom_settings_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  EpsomSettings *self = EPSOM_SETTINGS (object);
  g_auto (GValue) given = G_VALUE_INIT;

  if (!is_property (id))
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }

  g_value_init (&given, pspec->value_type);
  take (&given, value);
  if (is_same (pspec, &self->values[id], &given))
    return;
  g_value_copy (&given, &self->values[id]);
  if (id == PROP_FIRST_WEEKDAY)
    epsom_words_set_first_weekday (g_value_get_int (&given));
  g_object_notify_by_pspec (object, pspec);
}

static void
epsom_settings_class_init (EpsomSettingsClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = epsom_settings_constructed;
  object_class->finalize = epsom_settings_finalize;
  object_class->get_property = epsom_settings_get_property;
  object_class->set_property = epsom_settings_set_property;

  properties[PROP_LOW_LIGHT] = g_param_spec_boolean ("low-light", NULL, NULL, FALSE, flags);
  properties[PROP_LOW_LIGHT_FOLLOWS] = g_param_spec_boolean ("low-light-follows", NULL, NULL, FALSE, flags);
  properties[PROP_SYMPTOMS] = g_param_spec_boxed ("symptoms", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_HIDDEN_SYMPTOMS] = g_param_spec_boxed ("hidden-symptoms", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_DEFAULT_SALT] = g_param_spec_string ("default-salt", NULL, NULL, "", flags);
  properties[PROP_DEFAULT_LAB_UNIT] = g_param_spec_string ("default-lab-unit", NULL, NULL, "", flags);
  properties[PROP_DEFAULT_AMOUNT] = g_param_spec_double ("default-amount", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  properties[PROP_COUNT_SYMPTOMS] = g_param_spec_boolean ("count-symptoms", NULL, NULL, FALSE, flags);
  properties[PROP_ASK_30_MINUTES] = g_param_spec_boolean ("ask-30-minutes", NULL, NULL, TRUE, flags);
  properties[PROP_ASK_1_HOUR] = g_param_spec_boolean ("ask-1-hour", NULL, NULL, TRUE, flags);
  properties[PROP_ASK_2_HOURS] = g_param_spec_boolean ("ask-2-hours", NULL, NULL, TRUE, flags);
  properties[PROP_ASK_24_HOURS] = g_param_spec_boolean ("ask-24-hours", NULL, NULL, TRUE, flags);
  properties[PROP_ASK_WHEN_CLOSED] = g_param_spec_boolean ("ask-when-closed", NULL, NULL, TRUE, flags);
  properties[PROP_QUIET_HOURS] = g_param_spec_boolean ("quiet-hours", NULL, NULL, TRUE, flags);
  properties[PROP_QUIET_FROM] = g_param_spec_int ("quiet-from", NULL, NULL, 0, LAST_MINUTE, 22 * 60, flags);
  properties[PROP_QUIET_TO] = g_param_spec_int ("quiet-to", NULL, NULL, 0, LAST_MINUTE, 7 * 60, flags);
  properties[PROP_TIMED_DOSES] = g_param_spec_boxed ("timed-doses", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_RESPONSE_SYMPTOM] = g_param_spec_string ("response-symptom", NULL, NULL, "migraine", flags);
  properties[PROP_RESPONSE_PERIOD] = g_param_spec_string ("response-period", NULL, NULL, "all", flags);
  properties[PROP_RESPONSE_FROM] = g_param_spec_string ("response-from", NULL, NULL, "", flags);
  properties[PROP_RESPONSE_TO] = g_param_spec_string ("response-to", NULL, NULL, "", flags);
  properties[PROP_RESPONSE_EXCLUDE_CO_TREATED] =
    g_param_spec_boolean ("response-exclude-co-treated", NULL, NULL, FALSE, flags);
  properties[PROP_RESPONSE_GROUP_BY] = g_param_spec_string ("response-group-by", NULL, NULL, "method", flags);
  properties[PROP_PLANS] = g_param_spec_boxed ("plans", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_FIRST_WEEKDAY] = g_param_spec_int ("first-weekday", NULL, NULL, -1, 6, -1, flags);
  properties[PROP_ATTACK_HOURS] =
    g_param_spec_int ("attack-hours", NULL, NULL, 0, EPSOM_MAX_ATTACK_HOURS, EPSOM_ATTACK_HOURS, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
epsom_settings_init (EpsomSettings *self)
{
  for (guint i = 1; i < N_PROPS; i++)
    {
      g_value_init (&self->values[i], properties[i]->value_type);
      take (&self->values[i], g_param_spec_get_default_value (properties[i]));
    }
}

EpsomSettings *
epsom_settings_get_default (void)
{
  static EpsomSettings *settings = NULL;

  if (settings == NULL)
    settings = g_object_new (EPSOM_TYPE_SETTINGS, NULL);

  return settings;
}

GSettings *
epsom_settings_get_kept (void)
{
  return epsom_settings_get_default ()->kept;
}

gboolean
epsom_settings_get_low_light (EpsomSettings *self)
{
  g_return_val_if_fail (EPSOM_IS_SETTINGS (self), FALSE);

  return g_value_get_boolean (&self->values[PROP_LOW_LIGHT]);
}

void
epsom_settings_set_low_light (EpsomSettings *self, gboolean low_light)
{
  g_return_if_fail (EPSOM_IS_SETTINGS (self));

  g_object_set (self, "low-light", low_light, NULL);
}

gboolean
epsom_settings_get_low_light_follows (EpsomSettings *self)
{
  g_return_val_if_fail (EPSOM_IS_SETTINGS (self), FALSE);

  return g_value_get_boolean (&self->values[PROP_LOW_LIGHT_FOLLOWS]);
}

const char *const *
epsom_settings_get_symptoms (EpsomSettings *self)
{
  g_return_val_if_fail (EPSOM_IS_SETTINGS (self), NULL);

  return g_value_get_boxed (&self->values[PROP_SYMPTOMS]);
}

const char *const *
epsom_settings_get_hidden_symptoms (EpsomSettings *self)
{
  g_return_val_if_fail (EPSOM_IS_SETTINGS (self), NULL);

  return g_value_get_boxed (&self->values[PROP_HIDDEN_SYMPTOMS]);
}

const char *
epsom_settings_get_default_salt (EpsomSettings *self)
{
  g_return_val_if_fail (EPSOM_IS_SETTINGS (self), "");

  return g_value_get_string (&self->values[PROP_DEFAULT_SALT]);
}

const char *
epsom_settings_get_default_lab_unit (EpsomSettings *self)
{
  g_return_val_if_fail (EPSOM_IS_SETTINGS (self), "");

  return g_value_get_string (&self->values[PROP_DEFAULT_LAB_UNIT]);
}

double
epsom_settings_get_default_amount (EpsomSettings *self)
{
  g_return_val_if_fail (EPSOM_IS_SETTINGS (self), 0);

  return g_value_get_double (&self->values[PROP_DEFAULT_AMOUNT]);
}

gboolean
epsom_settings_get_count_symptoms (EpsomSettings *self)
{
  g_return_val_if_fail (EPSOM_IS_SETTINGS (self), FALSE);

  return g_value_get_boolean (&self->values[PROP_COUNT_SYMPTOMS]);
}

gboolean
epsom_settings_get_ask_when_closed (EpsomSettings *self)
{
  g_return_val_if_fail (EPSOM_IS_SETTINGS (self), FALSE);

  return g_value_get_boolean (&self->values[PROP_ASK_WHEN_CLOSED]);
}

EpsomQuiet
epsom_settings_get_quiet (EpsomSettings *self)
{
  EpsomQuiet quiet = { 0 };

  g_return_val_if_fail (EPSOM_IS_SETTINGS (self), quiet);

  if (g_value_get_boolean (&self->values[PROP_QUIET_HOURS]))
    {
      quiet.from = g_value_get_int (&self->values[PROP_QUIET_FROM]);
      quiet.to = g_value_get_int (&self->values[PROP_QUIET_TO]);
    }

  return quiet;
}

EpsomFollowUpRules
epsom_settings_get_follow_ups (EpsomSettings *self)
{
  EpsomFollowUpRules rules = { 0 };

  g_return_val_if_fail (EPSOM_IS_SETTINGS (self), rules);

  for (guint i = 0; i < EPSOM_N_FOLLOW_UPS; i++)
    rules.asks[i] = g_value_get_boolean (&self->values[PROP_ASK_30_MINUTES + i]);
  rules.quiet = epsom_settings_get_quiet (self);

  return rules;
}

/* The dates that were chosen. FALSE where they are none, or the wrong way round. */
static gboolean
get_response_dates (EpsomSettings *self, EpsomDate *from, EpsomDate *to)
{
  return epsom_date_parse (g_value_get_string (&self->values[PROP_RESPONSE_FROM]), from) &&
         epsom_date_parse (g_value_get_string (&self->values[PROP_RESPONSE_TO]), to) && *from <= *to;
}

EpsomPeriod
epsom_settings_get_response_period (EpsomSettings *self)
{
  EpsomDate from, to;
  int period;

  g_return_val_if_fail (EPSOM_IS_SETTINGS (self), EPSOM_PERIOD_ALL);

  period = epsom_period_find (g_value_get_string (&self->values[PROP_RESPONSE_PERIOD]));
  if (period < 0 || (period == EPSOM_PERIOD_DATES && !get_response_dates (self, &from, &to)))
    return EPSOM_PERIOD_ALL;

  return (EpsomPeriod) period;
}

EpsomQuery
epsom_settings_get_response_query (EpsomSettings *self, EpsomInstant now)
{
  EpsomQuery query = { .from = EPSOM_DATE_NONE, .to = EPSOM_DATE_NONE, .as_of = now };
  EpsomPeriod period;
  const char *symptom;

  g_return_val_if_fail (EPSOM_IS_SETTINGS (self), query);

  symptom = g_value_get_string (&self->values[PROP_RESPONSE_SYMPTOM]);
  query.symptom = *symptom != '\0' ? symptom : "migraine";
  period = epsom_settings_get_response_period (self);
  if (period == EPSOM_PERIOD_DATES)
    get_response_dates (self, &query.from, &query.to);
  else
    query.from = epsom_period_get_start (period, epsom_instant_get_date (now));
  query.exclude_co_treated = g_value_get_boolean (&self->values[PROP_RESPONSE_EXCLUDE_CO_TREATED]);
  query.grouping =
    (EpsomGrouping) MAX (0, epsom_grouping_find (g_value_get_string (&self->values[PROP_RESPONSE_GROUP_BY])));
  query.count_symptoms = epsom_settings_get_count_symptoms (self);

  return query;
}

const char *const *
epsom_settings_get_timed_doses (EpsomSettings *self)
{
  g_return_val_if_fail (EPSOM_IS_SETTINGS (self), NULL);

  return g_value_get_boxed (&self->values[PROP_TIMED_DOSES]);
}

const char *const *
epsom_settings_get_plans (EpsomSettings *self)
{
  g_return_val_if_fail (EPSOM_IS_SETTINGS (self), NULL);

  return g_value_get_boxed (&self->values[PROP_PLANS]);
}

guint
epsom_settings_get_attack_hours (EpsomSettings *self)
{
  g_return_val_if_fail (EPSOM_IS_SETTINGS (self), EPSOM_ATTACK_HOURS);

  return (guint) g_value_get_int (&self->values[PROP_ATTACK_HOURS]);
}
