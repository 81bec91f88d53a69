/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-import-words.h"

#include <glib/gi18n-lib.h>

/* The plural form for a number that may be larger than a long. */
static gulong
to_plural (guint64 n)
{
  return (gulong) MIN (n, G_MAXULONG);
}

char *
epsom_import_words_count (EpsomRecordKind kind, guint64 n)
{
  gulong plural = to_plural (n);

  switch (kind)
    {
    case EPSOM_RECORD_EPISODE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu episode", "%lu episodes", plural), plural);
    case EPSOM_RECORD_READING:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu reading", "%lu readings", plural), plural);
    case EPSOM_RECORD_DOSE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu dose", "%lu doses", plural), plural);
    case EPSOM_RECORD_MEDICINE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu medicine", "%lu medicines", plural), plural);
    case EPSOM_RECORD_DAY:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu day", "%lu days", plural), plural);
    case EPSOM_RECORD_RATING:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu rating", "%lu ratings", plural), plural);
    case EPSOM_RECORD_LAB:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu lab value", "%lu lab values", plural), plural);
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
epsom_import_words_rest (const EpsomImportCounts *counts)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (counts->skipped > 0)
    g_ptr_array_add (parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu is in the diary already",
                                                          "%lu are in the diary already", to_plural (counts->skipped)),
                                             to_plural (counts->skipped)));
  if (counts->conflicting > 0)
    g_ptr_array_add (parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu differs from the diary",
                                                          "%lu differ from the diary", to_plural (counts->conflicting)),
                                             to_plural (counts->conflicting)));
  if (counts->refused > 0)
    g_ptr_array_add (parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu cannot be read", "%lu cannot be read",
                                                          to_plural (counts->refused)),
                                             to_plural (counts->refused)));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (", ", (char **) parts->pdata);
}

char *
epsom_import_words_place (const EpsomProblem *problem)
{
  gulong line = to_plural (problem->line);
  const char *column = epsom_problem_get_column (problem);

  if (column == NULL)
    /* Translators: the number of a line of a file. */
    return g_strdup_printf (_ ("Line %lu"), line);

  /* Translators: the number of a line of a file, and the name of a column of it. */
  return g_strdup_printf (_ ("Line %lu, column %s"), line, column);
}

char *
epsom_import_words_sentence (const char *text)
{
  const char *rest = g_utf8_next_char (text);
  g_autofree char *first = g_utf8_strup (text, rest - text);

  return g_strconcat (first, rest, NULL);
}

char *
epsom_import_words_message (const EpsomProblem *problem)
{
  return epsom_import_words_sentence (problem->message);
}

char *
epsom_import_words_remark (const EpsomRemark *remark)
{
  gulong n = to_plural (remark->n);

  /* Translators: how many entries it holds for, and the number of a line of a file. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu time, on line %lu", "%lu times, first on line %lu", n), n,
                          to_plural (remark->place.line));
}

char *
epsom_import_words_done (guint64 n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Imported %lu entry", "Imported %lu entries", to_plural (n)),
                          to_plural (n));
}
