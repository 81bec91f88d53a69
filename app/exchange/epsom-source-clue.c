/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clue: a list of what was tracked on days, one entry a kind. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-source-readers.h"

/* Kinds that go into the note of their day. */
static const char *const noted[] = { "pain", "pms",     "feelings", "energy",     "digestion",
                                     "mind", "stress",  "ailments", "medication", "sleep",
                                     "tags", "craving", "skin",     "motivation", NULL };

/* Pains that are recorded as symptoms. */
static const struct {
  const char *option;
  const char *symptom;
} symptoms[] = {
  { "migraine", "migraine" },           { "migraine_with_aura", "migraine" }, { "headache", "headache" },
  { "period_cramps", "period cramps" }, { "cramps", "period cramps" },        { "leg_cramps", "cramp" },
};

/* Returns: (transfer full) (element-type utf8): the options of an entry, which has one or a list of them. */
static GPtrArray *
get_options (JsonObject *object)
{
  GPtrArray *options = g_ptr_array_new_with_free_func (g_free);
  JsonObject *value = epsom_json_get_object (object, "value");
  JsonArray *values = epsom_json_get_array (object, "value");
  guint length = values != NULL ? json_array_get_length (values) : 0;

  if (value != NULL && *epsom_json_get_text (value, "option") != '\0')
    g_ptr_array_add (options, g_strdup (epsom_json_get_text (value, "option")));
  for (guint i = 0; i < length; i++)
    {
      JsonNode *node = json_array_get_element (values, i);
      const char *option =
        JSON_NODE_HOLDS_OBJECT (node) ? epsom_json_get_text (json_node_get_object (node), "option") : "";

      if (*option != '\0')
        g_ptr_array_add (options, g_strdup (option));
    }
  return options;
}

static GPtrArray *
find_symptoms (const char *type, const GPtrArray *options)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < options->len && strcmp (type, "pain") == 0; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (symptoms); j++)
      if (strcmp (options->pdata[i], symptoms[j].option) == 0 &&
          !g_ptr_array_find (found, (gpointer) symptoms[j].symptom, NULL))
        g_ptr_array_add (found, (gpointer) symptoms[j].symptom);
  return found;
}

static void
read_bleeding (EpsomSourceRun *run, EpsomDate date, const char *key, const char *type, const GPtrArray *options)
{
  const char *option = options->len > 0 ? options->pdata[0] : "";
  EpsomBleeding bleeding = EPSOM_BLEEDING_SPOTTING;

  if (strcmp (type, "period") == 0 && !epsom_source_get_bleeding (option, &bleeding))
    {
      epsom_run_refuse_text (run, EPSOM_RECORD_DAY, "value.option", option,
                             _ ("is no bleeding that Epsom knows: none, spotting, light, medium, heavy, very_heavy"));
      return;
    }
  epsom_run_add_day (run, date, key, bleeding, strcmp (option, "very_heavy") == 0 ? "period: very_heavy" : NULL);
}

static void
read_noted (EpsomSourceRun *run, EpsomDate date, const char *key, const char *type, const GPtrArray *options)
{
  g_autoptr (GPtrArray) found = find_symptoms (type, options);
  g_autoptr (GString) note = g_string_new (NULL);

  for (guint i = 0; i < options->len; i++)
    g_string_append_printf (note, "%s%s", i > 0 ? ", " : "", (const char *) options->pdata[i]);
  g_string_prepend (note, ": ");
  g_string_prepend (note, type);
  epsom_run_add_symptoms (run, date, key, EPSOM_BLEEDING_UNKNOWN, found, note->str);
}

static void
read_entry (EpsomSourceRun *run, const EpsomJsonEntry *entry)
{
  const char *type = epsom_json_get_text (entry->object, "type");
  const char *text = epsom_json_get_text (entry->object, "date");
  const char *id = epsom_json_get_text (entry->object, "id");
  const char *key = *id != '\0' ? id : type;
  g_autofree char *day = g_strndup (text, strcspn (text, "T"));
  g_autoptr (GPtrArray) options = get_options (entry->object);
  EpsomDate date;

  if (!epsom_date_parse (day, &date))
    epsom_run_refuse_text (run, EPSOM_RECORD_DAY, "date", text, _ ("is no date"));
  else if (strcmp (type, "period") == 0 || strcmp (type, "spotting") == 0)
    read_bleeding (run, date, key, type, options);
  else if (g_strv_contains (noted, type) && options->len > 0)
    read_noted (run, date, key, type, options);
  else
    epsom_run_leave_out (run, _ ("a day of which nothing is said that Epsom has a place for"));
}

static const char *const members[] = { "type", "date", "value", NULL };

const EpsomSourceReader epsom_source_clue = {
  .source = { "clue", "Clue", N_ ("measurements.json of the data export") },
  .members = members,
  .is_list = TRUE,
  .read_entry = read_entry,
};
