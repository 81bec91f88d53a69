/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-csv-reader.h"

#include <csv.h>
#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "epsom-diary-file.h"
#include "epsom-quote.h"

#define PIECE_SIZE (256 * 1024)
/* libcsv's own step of 128 bytes makes a large field slow. */
#define PARSER_BLOCK_SIZE (64 * 1024)
/* In place of the quotation mark where there is none: a byte that is in no UTF-8. */
#define NO_QUOTE 0xff

struct _EpsomCsvReader {
  char *path;
  int fd;
  GInputStream *stream; /* (owned) (nullable): the text of the file, where that is not UTF-8 */
  guint64 position;
  guint64 header_line;
  struct csv_parser parser;

  guint8 *piece; /* of the file; @data to @end is not parsed yet */
  const guint8 *data;
  const guint8 *end;
  const guint8 *next_lf; /* at or after @data, or @end; behind @data: not looked for yet */
  const guint8 *next_cr;
  gboolean at_end_of_file;

  guint64 line; /* from 1; that of @data */
  gboolean after_cr;
  gboolean in_row;
  guint64 row_line;   /* on which the row began */
  guint64 field_line; /* on which the field began */

  char **header;       /* NULL until it is read */
  guint n_columns;     /* of the header */
  guint n_extra_cells; /* past them, that are kept */
  guint n_cells;
  gboolean is_plain; /* of the row so far: ASCII without NUL */
  gsize *offsets;    /* of the cells in @text; 0 is the empty one */
  char **cells;
  char *text;
  gsize used;
  gsize allocated;

  EpsomCsvRowFunc func;
  gpointer user_data;
  GError *error; /* a callback cannot stop libcsv, so it waits here */
};

G_DEFINE_QUARK (epsom_csv_error, epsom_csv_error)

/* `file:line: message`, or `file:line: column: message` of the field that is being read. */
static void G_GNUC_PRINTF (5, 6)
  set_error (EpsomCsvReader *self, EpsomCsvError code, gboolean in_field, guint64 line, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  if (in_field && self->header != NULL && self->n_cells < self->n_columns)
    {
      g_autofree char *column = epsom_quote (self->header[self->n_cells]);

      g_set_error (&self->error, EPSOM_CSV_ERROR, code, "%s:%" G_GUINT64_FORMAT ": %s: %s", self->path, line, column,
                   message);
    }
  else
    g_set_error (&self->error, EPSOM_CSV_ERROR, code, "%s:%" G_GUINT64_FORMAT ": %s", self->path, line, message);
}

/* To libcsv a blank beside a comma is no part of the field; to us every byte is. */
static int
is_never_space (unsigned char c)
{
  return 0;
}

static gboolean
is_plain (const guint8 *data, gsize length)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  guint64 found = 0;
  gsize i = 0;

  for (; i + sizeof (guint64) <= length; i += sizeof (guint64))
    {
      guint64 word;

      memcpy (&word, data + i, sizeof word);
      found |= word | (word - ones); /* the high bit of a byte is set by one above 127 and by a NUL's borrow */
    }
  for (; i < length; i++)
    found |= data[i] | (guint8) (data[i] - 1);
  return (found & (ones << 7)) == 0;
}

static void
check_text (EpsomCsvReader *self, const char *text, gsize length)
{
  if (g_utf8_validate_len (text, length, NULL))
    return;
  if (memchr (text, '\0', length) != NULL)
    set_error (self, EPSOM_CSV_ERROR_ENCODING, TRUE, self->field_line,
               _ ("holds a NUL byte: the file is no text, or is UTF-16; save it as CSV in UTF-8"));
  else
    set_error (self, EPSOM_CSV_ERROR_ENCODING, TRUE, self->field_line,
               _ ("is not valid UTF-8; save the file as CSV in UTF-8"));
}

static void
set_too_big (EpsomCsvReader *self)
{
  set_error (self, EPSOM_CSV_ERROR_LIMIT, TRUE, self->field_line,
             _ ("has more than %d bytes; is a quotation mark not closed?"), EPSOM_CSV_FIELD_MAX);
}

static void
keep_cell (EpsomCsvReader *self, const char *text, gsize length)
{
  if (length == 0)
    {
      self->offsets[self->n_cells] = 0;
      return;
    }
  if (self->used + length + 1 > self->allocated)
    {
      self->allocated = (self->used + length + 1) * 2;
      self->text = g_realloc (self->text, self->allocated);
    }
  memcpy (self->text + self->used, text, length);
  self->text[self->used + length] = '\0';
  self->offsets[self->n_cells] = self->used;
  self->used += length + 1;
}

static void
field_cb (void *text, size_t length, void *user_data)
{
  EpsomCsvReader *self = user_data;

  if (self->error != NULL)
    return;
  if (self->n_cells < (self->header != NULL ? self->n_columns + self->n_extra_cells : EPSOM_CSV_COLUMNS_MAX))
    {
      if (!self->is_plain)
        check_text (self, text, length);
      if (self->error == NULL && length > EPSOM_CSV_FIELD_MAX)
        set_too_big (self);
      else if (self->error == NULL && self->used + length > EPSOM_CSV_ROW_MAX)
        set_error (self, EPSOM_CSV_ERROR_LIMIT, FALSE, self->row_line, _ ("the row has more than %d bytes"),
                   EPSOM_CSV_ROW_MAX);
      else
        keep_cell (self, text, length);
    }
  self->n_cells++;
  self->field_line = self->line;
}

static void
take_header (EpsomCsvReader *self)
{
  if (self->n_cells > EPSOM_CSV_COLUMNS_MAX)
    {
      set_error (self, EPSOM_CSV_ERROR_LIMIT, FALSE, self->row_line, _ ("has more than %d columns"),
                 EPSOM_CSV_COLUMNS_MAX);
      return;
    }
  self->n_columns = self->n_cells;
  self->n_extra_cells = MIN (self->n_extra_cells, EPSOM_CSV_COLUMNS_MAX - self->n_columns);
  self->header = g_new0 (char *, self->n_columns + 1);
  for (guint i = 0; i < self->n_columns; i++)
    self->header[i] = g_strdup (self->text + self->offsets[i]);
}

static void
give_row (EpsomCsvReader *self)
{
  EpsomCsvRow row = { .line = self->row_line, .n_cells = self->n_cells, .cells = self->cells };

  for (guint i = 0; i < self->n_columns + self->n_extra_cells; i++)
    self->cells[i] = self->text + (i < self->n_cells ? self->offsets[i] : 0);
  self->func (&row, self->user_data);
}

static void
row_cb (int terminator, void *user_data)
{
  EpsomCsvReader *self = user_data;

  if (self->error == NULL && self->header != NULL)
    give_row (self);
  else if (self->error == NULL && self->row_line >= self->header_line)
    take_header (self);
  self->in_row = FALSE;
  self->is_plain = TRUE;
  self->n_cells = 0;
  self->used = 1;
}

/* The rest of the file, converted. */
static GInputStream *
open_stream (int fd, const char *encoding, GError **error)
{
  g_autoptr (GCharsetConverter) converter = g_charset_converter_new ("UTF-8", encoding, error);
  g_autoptr (GInputStream) bytes = NULL;

  if (converter == NULL)
    return NULL;
  bytes = g_unix_input_stream_new (fd, FALSE);
  return g_converter_input_stream_new (bytes, G_CONVERTER (converter));
}

EpsomCsvReader *
epsom_csv_reader_new (const char *path, GError **error)
{
  const EpsomCsvDialect dialect = { .delimiter = ',' };

  return epsom_csv_reader_new_dialect (path, &dialect, error);
}

EpsomCsvReader *
epsom_csv_reader_new_dialect (const char *path, const EpsomCsvDialect *dialect, GError **error)
{
  const int strict = dialect->is_lenient ? 0 : CSV_STRICT;
  g_autoptr (EpsomCsvReader) self = g_new0 (EpsomCsvReader, 1);
  struct stat status;

  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_strdup (path);
  self->fd = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC); /* a pipe nobody writes to must not hold us */
  if (self->fd < 0 || fstat (self->fd, &status) != 0)
    {
      g_set_error (error, EPSOM_CSV_ERROR, EPSOM_CSV_ERROR_FAILED, "%s: %s", path, epsom_file_describe_errno (errno));
      return NULL;
    }
  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, EPSOM_CSV_ERROR, EPSOM_CSV_ERROR_FAILED,
                   S_ISDIR (status.st_mode) ? _ ("%s: is a folder; give the files in it")
                                            : _ ("%s: is not a regular file; save what it gives in a file first"),
                   path);
      return NULL;
    }
  if (dialect->encoding != NULL && (self->stream = open_stream (self->fd, dialect->encoding, error)) == NULL)
    return NULL;
  if (csv_init (&self->parser, strict | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0)
    g_assert_not_reached (); /* only of a NULL parser */
  csv_set_delim (&self->parser, (unsigned char) dialect->delimiter);
  if (dialect->has_no_quotes)
    csv_set_quote (&self->parser, NO_QUOTE);
  csv_set_space_func (&self->parser, is_never_space);
  csv_set_blk_size (&self->parser, PARSER_BLOCK_SIZE);

  self->piece = g_malloc (PIECE_SIZE);
  self->data = self->end = self->piece;
  self->line = 1;
  self->header_line = dialect->header_line;
  self->n_extra_cells = dialect->n_extra_cells;
  self->is_plain = TRUE;
  self->offsets = g_new (gsize, EPSOM_CSV_COLUMNS_MAX);
  self->cells = g_new (char *, EPSOM_CSV_COLUMNS_MAX);
  self->allocated = 4096;
  self->text = g_malloc0 (self->allocated);
  self->used = 1;
  return g_steal_pointer (&self);
}

void
epsom_csv_reader_free (EpsomCsvReader *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->stream);
  if (self->fd >= 0)
    close (self->fd);
  csv_free (&self->parser);
  g_clear_error (&self->error);
  g_strfreev (self->header);
  g_free (self->text);
  g_free (self->cells);
  g_free (self->offsets);
  g_free (self->piece);
  g_free (self->path);
  g_free (self);
}

guint64
epsom_csv_reader_get_position (EpsomCsvReader *self)
{
  return self->position;
}

static void
skip_byte_order_mark (EpsomCsvReader *self)
{
  gsize length = self->end - self->data;

  if (length >= 3 && memcmp (self->data, "\xef\xbb\xbf", 3) == 0)
    self->data += 3;
  else if (length >= 2 && (memcmp (self->data, "\xff\xfe", 2) == 0 || memcmp (self->data, "\xfe\xff", 2) == 0))
    set_error (self, EPSOM_CSV_ERROR_ENCODING, FALSE, 1, _ ("the file is UTF-16; save it as CSV in UTF-8"));
}

/* Returns: the number of bytes read; 0 at the end, -1 with an error. */
static gssize
read_bytes (EpsomCsvReader *self, guint8 *bytes, gsize size)
{
  g_autoptr (GError) failure = NULL;
  gssize n;

  if (self->stream == NULL)
    {
      do
        n = read (self->fd, bytes, size);
      while (n < 0 && errno == EINTR);
      if (n < 0)
        g_set_error (&self->error, EPSOM_CSV_ERROR, EPSOM_CSV_ERROR_FAILED, "%s: %s", self->path,
                     epsom_file_describe_errno (errno));
      return n;
    }
  n = g_input_stream_read (self->stream, bytes, size, NULL, &failure);
  if (n < 0)
    g_set_error (&self->error, EPSOM_CSV_ERROR, EPSOM_CSV_ERROR_ENCODING, _ ("%s: cannot be read as text: %s"),
                 self->path, failure->message);
  return n;
}

/* A whole piece, unless the file ends. */
static void
read_piece (EpsomCsvReader *self)
{
  gsize length = 0;

  while (length < PIECE_SIZE)
    {
      gssize n = read_bytes (self, self->piece + length, PIECE_SIZE - length);

      if (n < 0)
        return;
      if (n == 0)
        {
          self->at_end_of_file = TRUE;
          break;
        }
      length += n;
    }
  self->data = self->piece;
  self->end = self->piece + length;
  self->next_lf = self->next_cr = NULL;
  if (self->position == 0)
    skip_byte_order_mark (self);
  self->position = self->stream != NULL ? (guint64) lseek (self->fd, 0, SEEK_CUR) : self->position + length;
}

static const guint8 *
find_next (EpsomCsvReader *self, const guint8 **found, char c)
{
  if (*found < self->data)
    {
      *found = memchr (self->data, c, self->end - self->data);
      if (*found == NULL)
        *found = self->end;
    }
  return *found;
}

/* Where the line at @data ends, its LF, CRLF or CR included, or the piece. */
static const guint8 *
find_line_end (EpsomCsvReader *self)
{
  const guint8 *lf = find_next (self, &self->next_lf, '\n');
  const guint8 *cr = find_next (self, &self->next_cr, '\r');

  if (cr < lf && cr + 1 != lf)
    return cr + 1;
  return lf < self->end ? lf + 1 : self->end;
}

static void
explain_parser_error (EpsomCsvReader *self, guint8 offender)
{
  if (csv_error (&self->parser) != CSV_EPARSE)
    set_error (self, EPSOM_CSV_ERROR_FAILED, TRUE, self->line, "%s", csv_strerror (csv_error (&self->parser)));
  else if (offender == '"')
    set_error (self, EPSOM_CSV_ERROR_SYNTAX, TRUE, self->line,
               _ ("a quotation mark inside a field that does not begin with one; put the field in quotation marks and "
                  "double those inside"));
  else
    set_error (self, EPSOM_CSV_ERROR_SYNTAX, TRUE, self->line,
               _ ("text after the closing quotation mark; a quotation mark inside a field is written twice"));
}

/* One line at a time, so that the parser's callbacks know which line they are on. */
static void
parse_line (EpsomCsvReader *self)
{
  const guint8 *end = find_line_end (self);
  gsize length = end - self->data;
  gsize parsed;
  guint8 first = self->data[0];
  guint8 last = end[-1];
  gboolean is_rest_of_crlf = self->after_cr && first == '\n';

  if (!self->in_row)
    self->row_line = self->field_line = self->line;
  /* Of a line that only ends something, no row comes: it is empty, or the row was open before. */
  self->in_row = self->in_row || (first != '\n' && first != '\r');
  self->is_plain = self->is_plain && is_plain (self->data, length);
  parsed = csv_parse (&self->parser, self->data, length, field_cb, row_cb, self);
  if (self->error == NULL && parsed != length)
    explain_parser_error (self, self->data[parsed]);
  else if (self->error == NULL && csv_get_buffer_size (&self->parser) > EPSOM_CSV_FIELD_MAX + PARSER_BLOCK_SIZE)
    set_too_big (self);

  self->data = end;
  self->after_cr = last == '\r';
  if ((last == '\n' && !is_rest_of_crlf) || last == '\r')
    self->line++;
}

static void
finish_file (EpsomCsvReader *self)
{
  if (csv_fini (&self->parser, field_cb, row_cb, self) == 0 || self->error != NULL)
    return;
  set_error (self, EPSOM_CSV_ERROR_SYNTAX, TRUE, self->field_line,
             _ ("the quotation mark that opens the field is not closed before the file ends"));
}

/* Parses the piece to its end, or to the end of the header. */
static void
parse_piece (EpsomCsvReader *self, gboolean header_only)
{
  while (self->data < self->end && self->error == NULL && !(header_only && self->header != NULL))
    parse_line (self);
  if (self->data == self->end && self->at_end_of_file && self->error == NULL)
    finish_file (self);
}

static gboolean
propagate_error (EpsomCsvReader *self, GError **error)
{
  if (self->error == NULL)
    return FALSE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return TRUE;
}

const char *const *
epsom_csv_reader_read_header (EpsomCsvReader *self, guint64 *line, GError **error)
{
  g_return_val_if_fail (self != NULL && self->header == NULL, NULL);

  while (self->header == NULL && !self->at_end_of_file && self->error == NULL)
    {
      read_piece (self);
      if (self->error == NULL)
        parse_piece (self, TRUE);
    }
  if (propagate_error (self, error))
    return NULL;
  if (self->header == NULL)
    g_set_error (error, EPSOM_CSV_ERROR, EPSOM_CSV_ERROR_HEADER,
                 _ ("%s: is empty; a diary's file begins with the names of its columns"), self->path);
  *line = self->row_line;
  return (const char *const *) self->header;
}

gboolean
epsom_csv_reader_read_rows (EpsomCsvReader *self,
                            EpsomCsvRowFunc func,
                            gpointer user_data,
                            gboolean *more,
                            GError **error)
{
  g_return_val_if_fail (self != NULL && self->header != NULL && func != NULL, FALSE);

  self->func = func;
  self->user_data = user_data;
  if (self->data == self->end && !self->at_end_of_file)
    read_piece (self);
  if (self->error == NULL)
    parse_piece (self, FALSE);
  *more = !self->at_end_of_file;
  return !propagate_error (self, error);
}

gboolean
epsom_csv_reader_read_all (EpsomCsvReader *self,
                           EpsomCsvRowFunc func,
                           gpointer user_data,
                           const EpsomReadProgress *progress,
                           GError **error)
{
  gboolean more = TRUE;

  while (more)
    {
      if (g_cancellable_set_error_if_cancelled (progress->cancellable, error) ||
          !epsom_csv_reader_read_rows (self, func, user_data, &more, error))
        return FALSE;
      epsom_read_progress_report (progress, epsom_csv_reader_get_position (self));
    }
  return TRUE;
}
