/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-csv-guard.h"

#include <string.h>

typedef enum { CONTENT_CLOSED, CONTENT_TEXT, CONTENT_WORDS } Content;

static Content
get_content (EpsomField field)
{
  switch (field)
    {
    case EPSOM_FIELD_NOTE:
    case EPSOM_FIELD_MEDICINE:
    case EPSOM_FIELD_STRENGTH:
    case EPSOM_FIELD_SYMPTOM:
      return CONTENT_TEXT;
    case EPSOM_FIELD_FEATURES:
    case EPSOM_FIELD_TRIGGERS:
      return CONTENT_WORDS;
    default:
      return CONTENT_CLOSED; /* tokens, numbers, times and ids begin with a letter or a digit */
    }
}

static gboolean
is_risky (char c)
{
  return c != '\0' && strchr ("=+-@\t\r'", c) != NULL;
}

static gboolean
has_risky_word (const char *words)
{
  for (const char *word = words; word != NULL; word = strchr (word, ';'))
    {
      if (*word == ';')
        word++;
      if (is_risky (*word))
        return TRUE;
    }
  return FALSE;
}

const char *
epsom_csv_guard_add (EpsomField field, const char *text, GString *room)
{
  Content content = get_content (field);

  if (content == CONTENT_CLOSED || !(content == CONTENT_TEXT ? is_risky (*text) : has_risky_word (text)))
    return text;

  g_string_truncate (room, 0);
  for (const char *c = text; *c != '\0'; c++)
    {
      gboolean begins = c == text || (content == CONTENT_WORDS && c[-1] == ';');

      if (begins && is_risky (*c))
        g_string_append_c (room, '\'');
      g_string_append_c (room, *c);
    }
  return room->str;
}

static void
strip_words (char *words)
{
  char *to = words;
  gboolean begins = TRUE;

  for (const char *from = words; *from != '\0'; from++)
    {
      if (!(begins && *from == '\''))
        *to++ = *from;
      begins = *from == ';';
    }
  *to = '\0';
}

char *
epsom_csv_guard_strip (EpsomField field, char *text)
{
  switch (get_content (field))
    {
    case CONTENT_TEXT:
      return *text == '\'' ? text + 1 : text;
    case CONTENT_WORDS:
      if (strchr (text, '\'') != NULL)
        strip_words (text);
      return text;
    case CONTENT_CLOSED:
    default:
      return text;
    }
}
