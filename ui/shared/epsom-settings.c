/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-settings.h"

#define SCHEMA "io.github.epsomdiary.Epsom"

struct _EpsomSettings {
  GObject parent_instance;

  GSettings *kept; /* (owned) (nullable) */
  gboolean low_light;
  gboolean low_light_follows;
  GStrv symptoms;        /* (owned) */
  GStrv hidden_symptoms; /* (owned) */
  char *default_salt;    /* (owned) */
  double default_amount;
  gboolean count_symptoms;
};

G_DEFINE_FINAL_TYPE (EpsomSettings, epsom_settings, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_LOW_LIGHT,
  PROP_LOW_LIGHT_FOLLOWS,
  PROP_SYMPTOMS,
  PROP_HIDDEN_SYMPTOMS,
  PROP_DEFAULT_SALT,
  PROP_DEFAULT_AMOUNT,
  PROP_COUNT_SYMPTOMS,
  N_PROPS
};

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
  g_strfreev (self->symptoms);
  g_strfreev (self->hidden_symptoms);
  g_free (self->default_salt);

  G_OBJECT_CLASS (epsom_settings_parent_class)->finalize (object);
}

static void
epsom_settings_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  EpsomSettings *self = EPSOM_SETTINGS (object);

  switch (id)
    {
    case PROP_LOW_LIGHT:
      g_value_set_boolean (value, self->low_light);
      break;
    case PROP_LOW_LIGHT_FOLLOWS:
      g_value_set_boolean (value, self->low_light_follows);
      break;
    case PROP_SYMPTOMS:
      g_value_set_boxed (value, self->symptoms);
      break;
    case PROP_HIDDEN_SYMPTOMS:
      g_value_set_boxed (value, self->hidden_symptoms);
      break;
    case PROP_DEFAULT_SALT:
      g_value_set_string (value, self->default_salt);
      break;
    case PROP_DEFAULT_AMOUNT:
      g_value_set_double (value, self->default_amount);
      break;
    case PROP_COUNT_SYMPTOMS:
      g_value_set_boolean (value, self->count_symptoms);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
take_words (GStrv *words, const GValue *value)
{
  const char *const none[] = { NULL };
  const char *const *given = g_value_get_boxed (value) != NULL ? g_value_get_boxed (value) : none;

  if (g_strv_equal ((const char *const *) *words, given))
    return FALSE;
  g_strfreev (*words);
  *words = g_strdupv ((char **) given);

  return TRUE;
}

static gboolean
take_flag (gboolean *flag, const GValue *value)
{
  gboolean changed = *flag != g_value_get_boolean (value);

  *flag = g_value_get_boolean (value);

  return changed;
}

static gboolean
take_text (char **text, const GValue *value)
{
  const char *given = g_value_get_string (value) != NULL ? g_value_get_string (value) : "";

  if (g_str_equal (*text, given))
    return FALSE;
  g_free (*text);
  *text = g_strdup (given);

  return TRUE;
}

static gboolean
take_number (double *number, const GValue *value)
{
  gboolean changed = *number != g_value_get_double (value);

  *number = g_value_get_double (value);

  return changed;
}

static void
epsom_settings_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  EpsomSettings *self = EPSOM_SETTINGS (object);
  gboolean changed = FALSE;

  switch (id)
    {
    case PROP_LOW_LIGHT:
      changed = take_flag (&self->low_light, value);
      break;
    case PROP_LOW_LIGHT_FOLLOWS:
      changed = take_flag (&self->low_light_follows, value);
      break;
    case PROP_SYMPTOMS:
      changed = take_words (&self->symptoms, value);
      break;
    case PROP_HIDDEN_SYMPTOMS:
      changed = take_words (&self->hidden_symptoms, value);
      break;
    case PROP_DEFAULT_SALT:
      changed = take_text (&self->default_salt, value);
      break;
    case PROP_DEFAULT_AMOUNT:
      changed = take_number (&self->default_amount, value);
      break;
    case PROP_COUNT_SYMPTOMS:
      changed = take_flag (&self->count_symptoms, value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  if (changed)
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
  properties[PROP_DEFAULT_AMOUNT] = g_param_spec_double ("default-amount", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  properties[PROP_COUNT_SYMPTOMS] = g_param_spec_boolean ("count-symptoms", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
epsom_settings_init (EpsomSettings *self)
{
  self->symptoms = g_new0 (char *, 1);
  self->hidden_symptoms = g_new0 (char *, 1);
  self->default_salt = g_strdup ("");
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

  return self->low_light;
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

  return self->low_light_follows;
}

const char *const *
epsom_settings_get_symptoms (EpsomSettings *self)
{
  g_return_val_if_fail (EPSOM_IS_SETTINGS (self), NULL);

  return (const char *const *) self->symptoms;
}

const char *const *
epsom_settings_get_hidden_symptoms (EpsomSettings *self)
{
  g_return_val_if_fail (EPSOM_IS_SETTINGS (self), NULL);

  return (const char *const *) self->hidden_symptoms;
}

const char *
epsom_settings_get_default_salt (EpsomSettings *self)
{
  g_return_val_if_fail (EPSOM_IS_SETTINGS (self), "");

  return self->default_salt;
}

double
epsom_settings_get_default_amount (EpsomSettings *self)
{
  g_return_val_if_fail (EPSOM_IS_SETTINGS (self), 0);

  return self->default_amount;
}

gboolean
epsom_settings_get_count_symptoms (EpsomSettings *self)
{
  g_return_val_if_fail (EPSOM_IS_SETTINGS (self), FALSE);

  return self->count_symptoms;
}
