/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-mapping.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "epsom-diary-file.h"
#include "epsom-quote.h"

#define GROUP "columns"

static const char *const names[EPSOM_N_TARGETS] = {
  "time", "clock", "end", "symptom", "severity", "medicine", "amount", "bleeding", "triggers", "features", "note",
};

/* Names of columns that say what they are, in lower case. */
static const char *const known[EPSOM_N_TARGETS] = {
  "time|date|datetime|date time|start|started|start time|start date|begin|timestamp|datum|zeit|beginn|fecha|data",
  "clock|time of day|start clock|uhrzeit|hora|heure",
  "end|ended|end time|end date|stop|ende|fin",
  "symptom|pain type|type|art|beschwerde|síntoma|symptôme",
  "severity|intensity|pain|pain level|strength|level|score|stärke|schmerz|schmerzstärke|intensität|intensité",
  "medicine|medication|drug|medikament|médicament|medicamento|medicina",
  "amount|dose|dosage|quantity|menge|dosis|dosierung",
  "bleeding|period|flow|blutung|periode",
  "triggers|trigger|auslöser",
  "features|symptoms|symptome|merkmale",
  "note|notes|comment|comments|remarks|notiz|notizen|bemerkung|bemerkungen|kommentar",
};

G_DEFINE_QUARK (epsom_mapping_error, epsom_mapping_error)

EpsomMapping *
epsom_mapping_new (void)
{
  return g_new0 (EpsomMapping, 1);
}

EpsomMapping *
epsom_mapping_copy (const EpsomMapping *mapping)
{
  EpsomMapping *copy = epsom_mapping_new ();

  for (int target = 0; target < EPSOM_N_TARGETS; target++)
    epsom_mapping_set (copy, (EpsomTarget) target, mapping->column[target], mapping->fixed[target]);
  return copy;
}

void
epsom_mapping_free (EpsomMapping *mapping)
{
  if (mapping == NULL)
    return;
  for (int target = 0; target < EPSOM_N_TARGETS; target++)
    {
      g_free (mapping->column[target]);
      g_free (mapping->fixed[target]);
    }
  g_free (mapping);
}

const char *
epsom_target_get_name (EpsomTarget target)
{
  return names[target];
}

void
epsom_mapping_set (EpsomMapping *mapping, EpsomTarget target, const char *column, const char *fixed)
{
  char *copied_column = g_strdup (column);
  char *copied_fixed = g_strdup (fixed);

  g_free (mapping->column[target]);
  g_free (mapping->fixed[target]);
  mapping->column[target] = copied_column;
  mapping->fixed[target] = copied_fixed;
}

static int
find_target (const char *name, gsize length)
{
  for (int target = 0; target < EPSOM_N_TARGETS; target++)
    if (strlen (names[target]) == length && strncmp (names[target], name, length) == 0)
      return target;
  return -1;
}

/* Reads `severity=Pain` or `symptom:migraine`. */
static gboolean
parse_pair (const char *pair, EpsomMapping *mapping, GError **error)
{
  gsize length = strcspn (pair, "=:");
  int target = find_target (pair, length);
  g_autofree char *quoted = epsom_quote (pair);
  g_autofree char *list = NULL;

  if (pair[length] == '\0' || pair[length + 1] == '\0')
    {
      g_set_error (error, EPSOM_MAPPING_ERROR, 0, _ ("“%s” is no pair such as severity=Pain or symptom:migraine"),
                   quoted);
      return FALSE;
    }
  if (target < 0)
    {
      list = g_strjoin (", ", names[0], names[1], names[2], names[3], names[4], names[5], names[6], names[7], names[8],
                        names[9], names[10], NULL);
      g_set_error (error, EPSOM_MAPPING_ERROR, 0, _ ("“%s” does not begin with one of %s"), quoted, list);
      return FALSE;
    }
  if (mapping->column[target] != NULL || mapping->fixed[target] != NULL)
    {
      g_set_error (error, EPSOM_MAPPING_ERROR, 0, _ ("“%s” is there twice"), names[target]);
      return FALSE;
    }
  epsom_mapping_set (mapping, (EpsomTarget) target, pair[length] == '=' ? pair + length + 1 : NULL,
                     pair[length] == ':' ? pair + length + 1 : NULL);
  return TRUE;
}

/* Returns: (transfer full): the next pair, without backslashes; @text: (inout) */
static char *
take_pair (const char **text)
{
  GString *pair = g_string_new (NULL);

  for (; **text != '\0' && **text != ',' && **text != '\n'; (*text)++)
    {
      if (**text == '\\' && (*text)[1] != '\0')
        (*text)++;
      g_string_append_c (pair, **text);
    }
  if (**text != '\0')
    (*text)++;
  return g_strstrip (g_string_free (pair, FALSE));
}

EpsomMapping *
epsom_mapping_parse (const char *text, GError **error)
{
  g_autoptr (EpsomMapping) mapping = epsom_mapping_new ();

  g_return_val_if_fail (text != NULL, NULL);

  while (*text != '\0')
    {
      g_autofree char *pair = take_pair (&text);

      if (*pair != '\0' && *pair != '#' && !parse_pair (pair, mapping, error))
        return NULL;
    }
  return epsom_mapping_check (mapping, error) ? g_steal_pointer (&mapping) : NULL;
}

static void
append_escaped (GString *text, const char *name)
{
  for (; *name != '\0'; name++)
    {
      if (*name == ',' || *name == '\\' || *name == '\n')
        g_string_append_c (text, '\\');
      g_string_append_c (text, *name);
    }
}

char *
epsom_mapping_to_text (const EpsomMapping *mapping)
{
  GString *text = g_string_new (NULL);

  for (int target = 0; target < EPSOM_N_TARGETS; target++)
    {
      const char *column = mapping->column[target];

      if (column == NULL && mapping->fixed[target] == NULL)
        continue;
      g_string_append_printf (text, "%s%s%c", text->len > 0 ? "," : "", names[target], column != NULL ? '=' : ':');
      append_escaped (text, column != NULL ? column : mapping->fixed[target]);
    }
  return g_string_free (text, FALSE);
}

static gboolean
has (const EpsomMapping *mapping, EpsomTarget target)
{
  return mapping->column[target] != NULL || mapping->fixed[target] != NULL;
}

gboolean
epsom_mapping_check (const EpsomMapping *mapping, GError **error)
{
  const char *problem = NULL;

  if (mapping->column[EPSOM_TARGET_TIME] == NULL)
    problem = _ ("choose the column of the time or date");
  else if (has (mapping, EPSOM_TARGET_SEVERITY) && !has (mapping, EPSOM_TARGET_SYMPTOM))
    problem = _ ("say of which symptom the severity is: its column, or its name for all rows");
  else if (has (mapping, EPSOM_TARGET_AMOUNT) && !has (mapping, EPSOM_TARGET_MEDICINE))
    problem = _ ("say of what the amount is: its column, or its name for all rows");
  else if (!has (mapping, EPSOM_TARGET_SYMPTOM) && !has (mapping, EPSOM_TARGET_MEDICINE) &&
           !has (mapping, EPSOM_TARGET_BLEEDING) && !has (mapping, EPSOM_TARGET_NOTE))
    problem = _ ("choose a column besides the time: a symptom, a medicine, bleeding or a note");
  if (problem != NULL)
    g_set_error_literal (error, EPSOM_MAPPING_ERROR, 0, problem);
  return problem == NULL;
}

static gboolean
is_same (const char *a, const char *b)
{
  g_autofree char *first = g_utf8_casefold (a, -1);
  g_autofree char *second = g_utf8_casefold (b, -1);

  return strcmp (g_strstrip (first), g_strstrip (second)) == 0;
}

static const char *
find_known (const char *const *header, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  for (guint i = 0; header[i] != NULL; i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (header[i]), "_-", ' ');

      for (guint j = 0; list[j] != NULL; j++)
        if (is_same (name, list[j]))
          return header[i];
    }
  return NULL;
}

EpsomMapping *
epsom_mapping_guess (const char *const *header)
{
  EpsomMapping *mapping = epsom_mapping_new ();

  for (int target = 0; target < EPSOM_N_TARGETS; target++)
    {
      const char *column = find_known (header, known[target]);

      if (column != NULL)
        epsom_mapping_set (mapping, (EpsomTarget) target, column, NULL);
    }
  return mapping;
}

gboolean
epsom_mapping_fits (const EpsomMapping *mapping, const char *const *header)
{
  for (int target = 0; target < EPSOM_N_TARGETS; target++)
    {
      gboolean is_there = mapping->column[target] == NULL;

      for (guint i = 0; !is_there && header[i] != NULL; i++)
        is_there = is_same (header[i], mapping->column[target]);
      if (!is_there)
        return FALSE;
    }
  return TRUE;
}

static char *
get_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "epsom", "import-columns.ini", NULL);
}

/* The key of tables with these columns. */
static char *
get_key (const char *const *header)
{
  g_autofree char *joined = g_strjoinv ("\n", (char **) header);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, joined, -1);
}

gboolean
epsom_mapping_remember (const EpsomMapping *mapping, const char *const *header, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = get_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *key = get_key (header);
  g_autofree char *text = epsom_mapping_to_text (mapping);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, EPSOM_MAPPING_ERROR, 0, "%s: %s", folder, epsom_file_describe_errno (errno));
      return FALSE;
    }
  g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_COMMENTS, NULL);
  g_key_file_set_string (file, GROUP, key, text);
  return g_key_file_save_to_file (file, path, error);
}

EpsomMapping *
epsom_mapping_recall (const char *const *header)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = get_path ();
  g_autofree char *key = get_key (header);
  g_autofree char *text = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return NULL;
  text = g_key_file_get_string (file, GROUP, key, NULL);
  return text != NULL ? epsom_mapping_parse (text, NULL) : NULL;
}
