/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-source-head.h"

#include <csv.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "epsom-diary-file.h"

const char epsom_head_delimiters[4] = { ',', ';', '\t', '|' };

G_DEFINE_QUARK (epsom_source_error, epsom_source_error)

static gboolean
set_errno (const char *path, GError **error)
{
  g_set_error (error, EPSOM_SOURCE_ERROR, EPSOM_SOURCE_ERROR_FAILED, "%s: %s", path, epsom_file_describe_errno (errno));
  return FALSE;
}

static gboolean
read_bytes (int fd, const char *path, GByteArray *bytes, GError **error)
{
  struct stat status;
  gsize length = 0;

  if (fstat (fd, &status) != 0)
    return set_errno (path, error);
  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, EPSOM_SOURCE_ERROR, EPSOM_SOURCE_ERROR_FAILED,
                   S_ISDIR (status.st_mode) ? _ ("%s: is a folder; give the files in it")
                                            : _ ("%s: is not a regular file; save what it gives in a file first"),
                   path);
      return FALSE;
    }
  g_byte_array_set_size (bytes, EPSOM_SOURCE_HEAD_SIZE);
  while (length < EPSOM_SOURCE_HEAD_SIZE)
    {
      gssize n = read (fd, bytes->data + length, EPSOM_SOURCE_HEAD_SIZE - length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return set_errno (path, error);
      if (n == 0)
        break;
      length += n;
    }
  g_byte_array_set_size (bytes, length);
  return TRUE;
}

/* Text in UTF-16 without a byte order mark has a NUL beside every letter of a heading. */
static const char *
guess_utf16 (const guint8 *data, gsize length)
{
  gsize even = 0, odd = 0;

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      even += data[i] == 0;
      odd += data[i + 1] == 0;
    }
  if (odd > length / 4 && even < odd / 8)
    return "UTF-16LE";
  if (even > length / 4 && odd < even / 8)
    return "UTF-16BE";
  return NULL;
}

/* Whether all of it is UTF-8 but for a last character that the head cuts off. */
static gboolean
is_utf8 (const guint8 *data, gsize length)
{
  const char *end;

  return g_utf8_validate_len ((const char *) data, length, &end) ||
         (length == EPSOM_SOURCE_HEAD_SIZE && (const char *) data + length - end < 4);
}

static const char *
guess_encoding (const guint8 *data, gsize length)
{
  const char *utf16;

  if (length >= 2 && data[0] == 0xff && data[1] == 0xfe)
    return "UTF-16LE";
  if (length >= 2 && data[0] == 0xfe && data[1] == 0xff)
    return "UTF-16BE";
  utf16 = guess_utf16 (data, length);
  if (utf16 != NULL)
    return utf16;
  return is_utf8 (data, length) ? NULL : "WINDOWS-1252";
}

/* As much of it as can be converted, without a byte order mark. */
static char *
to_text (const guint8 *data, gsize length, const char *encoding)
{
  g_autofree char *converted = NULL;
  gsize n_read, n_written = 0;
  const char *text;

  if (encoding == NULL)
    {
      converted = g_strndup ((const char *) data, length); /* ends at a NUL */
      n_written = strlen (converted);
    }
  else
    {
      if (g_str_has_prefix (encoding, "UTF-16"))
        length &= ~(gsize) 1;
      converted = g_convert_with_fallback ((const char *) data, (gssize) length, "UTF-8", encoding, "?", &n_read,
                                           &n_written, NULL);
    }
  text = converted != NULL ? converted : "";
  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    text += 3;
  return g_utf8_make_valid (text, -1);
}

static gboolean
begins_like_json (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  if (*text != '{' && *text != '[')
    return FALSE;
  for (text++; g_ascii_isspace (*text);)
    text++;
  return *text != '\0' && strchr ("\"{}[]", *text) != NULL;
}

/* Backups of several apps, and Loop's export, are archives; what is in those of most is not published. */
static gboolean
check_no_archive (const GByteArray *bytes, const char *path, GError **error)
{
  static const guint8 zip[] = { 'P', 'K', 3, 4 };
  static const guint8 gzip[] = { 0x1f, 0x8b };

  if ((bytes->len < sizeof zip || memcmp (bytes->data, zip, sizeof zip) != 0) &&
      (bytes->len < sizeof gzip || memcmp (bytes->data, gzip, sizeof gzip) != 0))
    return TRUE;
  g_set_error (error, EPSOM_SOURCE_ERROR, EPSOM_SOURCE_ERROR_UNKNOWN,
               _ ("%s: is an archive; unpack it and import the CSV or JSON files that were in it"), path);
  return FALSE;
}

EpsomSourceHead *
epsom_source_head_new (const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  EpsomSourceHead *self;
  gboolean is_read;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  fd = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0)
    {
      set_errno (path, error);
      return NULL;
    }
  is_read = read_bytes (fd, path, bytes, error);
  close (fd);
  if (!is_read || !check_no_archive (bytes, path, error))
    return NULL;
  self = g_new0 (EpsomSourceHead, 1);
  self->encoding = guess_encoding (bytes->data, bytes->len);
  self->text = to_text (bytes->data, bytes->len, self->encoding);
  self->is_json = begins_like_json (self->text);
  return self;
}

void
epsom_source_head_free (EpsomSourceHead *self)
{
  if (self == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (self->rows); i++)
    g_clear_pointer (&self->rows[i], g_ptr_array_unref);
  g_free (self->text);
  g_free (self);
}

/* Rows as they come out of the parser. */
typedef struct {
  GPtrArray *rows;
  GPtrArray *cells;
  guint64 line;     /* that is being parsed */
  guint64 row_line; /* on which the row began; 0: none has */
} Splitting;

static void
field_cb (void *text, size_t length, void *user_data)
{
  Splitting *splitting = user_data;

  g_ptr_array_add (splitting->cells, g_strstrip (g_strndup (text, length)));
}

static void
row_cb (int terminator, void *user_data)
{
  Splitting *splitting = user_data;
  EpsomHeadRow *row = g_new (EpsomHeadRow, 1);

  row->line = splitting->row_line;
  row->n_cells = splitting->cells->len;
  g_ptr_array_add (splitting->cells, NULL);
  row->cells = (char **) g_ptr_array_steal (splitting->cells, NULL);
  g_ptr_array_add (splitting->rows, row);
  splitting->row_line = 0;
}

static void
free_row (gpointer data)
{
  EpsomHeadRow *row = data;

  g_strfreev (row->cells);
  g_free (row);
}

static void
parse_lines (Splitting *splitting, struct csv_parser *parser, const char *text)
{
  while (*text != '\0' && splitting->rows->len < EPSOM_SOURCE_HEAD_ROWS)
    {
      gsize length = strcspn (text, "\r\n");

      if (splitting->row_line == 0 && length > 0)
        splitting->row_line = splitting->line;
      if (text[length] == '\r' && text[length + 1] == '\n')
        length++;
      if (text[length] != '\0')
        length++;
      csv_parse (parser, text, length, field_cb, row_cb, splitting);
      text += length;
      splitting->line++;
    }
}

static GPtrArray *
split (const char *text, char delimiter)
{
  Splitting splitting = { .rows = g_ptr_array_new_with_free_func (free_row),
                          .cells = g_ptr_array_new_with_free_func (g_free),
                          .line = 1 };
  struct csv_parser parser;

  if (csv_init (&parser, 0) != 0)
    g_assert_not_reached (); /* only of a NULL parser */
  csv_set_delim (&parser, (unsigned char) delimiter);
  parse_lines (&splitting, &parser, text);
  csv_fini (&parser, field_cb, row_cb, &splitting);
  csv_free (&parser);
  g_ptr_array_unref (splitting.cells);
  return splitting.rows;
}

const GPtrArray *
epsom_source_head_get_rows (EpsomSourceHead *self, guint delimiter)
{
  g_return_val_if_fail (delimiter < G_N_ELEMENTS (self->rows), NULL);

  if (self->rows[delimiter] == NULL)
    self->rows[delimiter] = split (self->text, epsom_head_delimiters[delimiter]);
  return self->rows[delimiter];
}
