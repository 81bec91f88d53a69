/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-pdf-update.h"

#include <stdlib.h>
#include <string.h>

/* An entry of a cross-reference table: ten digits, five, and a letter, ended by two bytes. */
#define ENTRY_SIZE 20
#define TABLE_TITLE "xref\n0 "
/* Bytes at the end of a document, all of them text, that say where the table is. */
#define TAIL_SIZE 48

/* A document, and what is to be appended. */
typedef struct {
  const char *text;
  gsize length;
  gsize table;   /* where its cross-reference table begins */
  gsize entries; /* and the entries of that */
  guint n_objects;
  guint root, info; /* numbers of the catalog and of the title */
  GString *update;
  GArray *changed; /* (element-type Changed) */
} Document;

typedef struct {
  guint number;
  gsize offset;
} Changed;

/* The number after the last @name of the document. */
static gboolean
find_number (const Document *document, const char *name, guint64 *number)
{
  const char *at =
    g_strrstr_len (document->text + document->table, (gssize) (document->length - document->table), name);

  if (at == NULL)
    return FALSE;
  *number = g_ascii_strtoull (at + strlen (name), NULL, 10);
  return TRUE;
}

static gboolean
read_table (Document *document)
{
  const char *tail = document->text + document->length - MIN (document->length, TAIL_SIZE);
  const char *start = strstr (tail, "startxref\n");
  guint64 number, root, info;
  char *end;

  if (start == NULL)
    return FALSE;
  document->table = g_ascii_strtoull (start + strlen ("startxref\n"), NULL, 10);
  if (document->table >= document->length || !g_str_has_prefix (document->text + document->table, TABLE_TITLE))
    return FALSE;
  number = g_ascii_strtoull (document->text + document->table + strlen (TABLE_TITLE), &end, 10);
  document->entries = (gsize) (end + 1 - document->text);
  if (number > document->length / ENTRY_SIZE || document->entries + number * ENTRY_SIZE > document->length ||
      !find_number (document, "/Root ", &root) || !find_number (document, "/Info ", &info) || root >= number)
    return FALSE;
  document->n_objects = (guint) number;
  document->root = (guint) root;
  document->info = (guint) info;
  return TRUE;
}

/* The text of the dictionary of @type that object @number is, up to and without its end; NULL where it is none. */
static const char *
get_dictionary (const Document *document, guint number, const char *type, gsize *length)
{
  const char *entry = document->text + document->entries + (gsize) number * ENTRY_SIZE;
  gsize offset = g_ascii_strtoull (entry, NULL, 10);
  g_autofree char *start = g_strdup_printf ("%u 0 obj\n", number);
  const char *begin, *end;

  if (entry[17] != 'n' || offset >= document->table || !g_str_has_prefix (document->text + offset, start))
    return NULL;
  begin = document->text + offset + strlen (start);
  if (!g_str_has_prefix (begin, "<< /Type ") || !g_str_has_prefix (begin + strlen ("<< /Type "), type))
    return NULL;
  end = strstr (begin, ">>\nendobj");
  if (end == NULL)
    return NULL;
  *length = (gsize) (end - begin);
  return begin;
}

/* Writes object @number anew with @more in it. */
static gboolean
change_object (Document *document, guint number, const char *type, const char *more)
{
  gsize length;
  const char *dictionary = get_dictionary (document, number, type, &length);
  const Changed changed = { number, document->length + document->update->len };

  if (dictionary == NULL)
    return FALSE;
  g_array_append_val (document->changed, changed);
  g_string_append_printf (document->update, "%u 0 obj\n", number);
  g_string_append_len (document->update, dictionary, (gssize) length);
  g_string_append_printf (document->update, "   %s\n>>\nendobj\n", more);
  return TRUE;
}

static gboolean
is_figure (const Document *document, guint number)
{
  gsize length;
  const char *dictionary = get_dictionary (document, number, "/StructElem", &length);

  return dictionary != NULL && g_strstr_len (dictionary, (gssize) length, "/S /Figure") != NULL;
}

/* A text string in UTF-16, in hexadecimal digits. */
static char *
encode (const char *text)
{
  glong n = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &n, NULL);
  GString *string = g_string_new ("<FEFF");

  for (glong i = 0; units != NULL && i < n; i++)
    g_string_append_printf (string, "%04X", units[i]);
  g_string_append_c (string, '>');
  return g_string_free (string, FALSE);
}

/* cairo numbers the elements of the structure as they come. */
static gboolean
describe_figures (Document *document, const char *const *descriptions, guint n)
{
  guint found = 0;

  for (guint number = 1; number < document->n_objects && found < n; number++)
    if (is_figure (document, number))
      {
        g_autofree char *words = encode (descriptions[found++]);
        g_autofree char *more = g_strconcat ("/Alt ", words, NULL);

        if (!change_object (document, number, "/StructElem", more))
          return FALSE;
      }
  return found == n;
}

static void
write_table (Document *document)
{
  gsize table = document->length + document->update->len;

  g_string_append (document->update, "xref\n0 1\n0000000000 65535 f \n");
  for (guint i = 0; i < document->changed->len; i++)
    {
      const Changed *changed = &g_array_index (document->changed, Changed, i);

      g_string_append_printf (document->update, "%u 1\n%010" G_GSIZE_FORMAT " 00000 n \n", changed->number,
                              changed->offset);
    }
  g_string_append_printf (document->update,
                          "trailer\n<< /Size %u\n   /Root %u 0 R\n   /Info %u 0 R\n   /Prev %" G_GSIZE_FORMAT
                          "\n>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          document->n_objects, document->root, document->info, document->table, table);
}

gboolean
epsom_pdf_update (GByteArray *pdf, const char *language, const char *const *descriptions, guint n)
{
  g_autoptr (GString) update = g_string_new ("\n");
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (Changed));
  g_autofree char *root = g_strdup_printf ("/Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>", language);
  const guint8 end = '\0';
  Document document = { .length = pdf->len, .update = update, .changed = changed };
  gboolean done;

  /* Ended, so that searching stops. */
  g_byte_array_append (pdf, &end, 1);
  document.text = (const char *) pdf->data;
  done = read_table (&document) && describe_figures (&document, descriptions, n) &&
         change_object (&document, document.root, "/Catalog", root);
  g_byte_array_set_size (pdf, (guint) document.length);
  if (!done)
    return FALSE;
  write_table (&document);
  g_byte_array_append (pdf, (const guint8 *) update->str, (guint) update->len);
  return TRUE;
}
