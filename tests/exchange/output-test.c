/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "epsom-diary-file.h"
#include "epsom-output.h"
#include "exchange-fixture.h"

static void
assert_file (const char *path, const char *content, int mode)
{
  g_autofree char *found = fixture_read (path);
  GStatBuf status;

  g_assert_cmpstr (found, ==, content);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, mode);
}

static void
assert_names (Fixture *fixture, const char *names)
{
  g_autofree char *found = fixture_list (fixture);

  g_assert_cmpstr (found, ==, names);
}

static gboolean
write_text (const char *path, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return epsom_output_write (path, bytes, error);
}

/* The text of @error without the folder that it must begin with. */
static void
assert_refused (Fixture *fixture, const GError *error, int code, const char *message)
{
  g_assert_error (error, G_IO_ERROR, code);
  g_assert_true (g_str_has_prefix (error->message, fixture->folder));
  g_assert_cmpstr (error->message + strlen (fixture->folder), ==, message);
}

static void
test_new_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_path (fixture, "new.csv");
  EpsomOutput *output = epsom_output_new (path, &error);

  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (epsom_output_get_stream (output), "text\n", 5, NULL, NULL, &error));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (epsom_output_commit (output, &error));
  g_assert_no_error (error);
  assert_file (path, "text\n", 0600);
  assert_names (fixture, "new.csv");
}

static void
test_existing_file (Fixture *fixture, gconstpointer data)
{
  static const int modes[] = { 0600, 0644, 0660, 0755 };

  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = fixture_write (fixture, "file.csv", "the old and longer text\n", -1);

      g_assert_cmpint (g_chmod (path, modes[i]), ==, 0);
      g_assert_true (write_text (path, "new\n", &error));
      assert_file (path, "new\n", modes[i]);
      assert_names (fixture, "file.csv");
    }
}

static void
test_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_path (fixture, "large");
  g_autofree char *text = g_strnfill (3 * 1024 * 1024 + 7, 'x');

  g_assert_true (write_text (path, text, &error));
  assert_file (path, text, 0600);
}

static void
test_abandoned (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_write (fixture, "file.csv", "old\n", -1);
  g_autofree char *text = g_strnfill (1024 * 1024, 'x');
  EpsomOutput *output = epsom_output_new (path, NULL);

  g_assert_true (g_output_stream_write_all (epsom_output_get_stream (output), text, 1024 * 1024, NULL, NULL, NULL));
  epsom_output_abandon (output);
  assert_file (path, "old\n", 0644);
  assert_names (fixture, "file.csv");
  epsom_output_abandon (NULL);
}

/* What stands in the way at the very end is not harmed either. */
static void
test_folder_in_the_way (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_path (fixture, "file.csv");
  EpsomOutput *output = epsom_output_new (path, NULL);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_false (epsom_output_commit (output, &error));
  assert_refused (fixture, error, G_IO_ERROR_IS_DIRECTORY, "/file.csv: Is a directory");
  assert_names (fixture, "file.csv");
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_DIR));
}

typedef struct {
  const char *name;
  const char *link; /* what the link holds; %s is the folder */
  const char *target;
  gboolean exists;
} LinkCase;

static const LinkCase link_cases[] = {
  { "absolute", "%s/real", "real", TRUE },
  { "relative", "real", "real", TRUE },
  { "dangling-absolute", "%s/real", "real", FALSE },
  { "dangling-relative", "real", "real", FALSE },
  { "dangling-dotted", "../%s/./real", "real", FALSE },
};

static void
test_link (Fixture *fixture, gconstpointer data)
{
  const LinkCase *c = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_path (fixture, "link");
  g_autofree char *second = fixture_path (fixture, "second");
  g_autofree char *target = fixture_path (fixture, c->target);
  g_autofree char *base = g_path_get_basename (fixture->folder);
  g_autofree char *content = NULL;
  g_auto (GStrv) parts = g_strsplit (c->link, "%s", 2);

  content = parts[1] == NULL ? g_strdup (c->link)
                             : g_strconcat (parts[0], *parts[0] == '\0' ? fixture->folder : base, parts[1], NULL);
  if (c->exists)
    g_free (fixture_write (fixture, c->target, "old\n", -1));
  g_assert_cmpint (symlink (content, path), ==, 0);
  g_assert_cmpint (symlink ("link", second), ==, 0);

  g_assert_true (write_text (second, "new\n", &error));
  g_assert_no_error (error);
  assert_file (target, "new\n", c->exists ? 0644 : 0600);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (second, G_FILE_TEST_IS_SYMLINK));
  assert_names (fixture, "link real second");
}

static void
test_endless_link (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_path (fixture, "link");

  g_assert_cmpint (symlink ("link", path), ==, 0);
  g_assert_false (write_text (path, "new\n", &error));
  assert_refused (fixture, error, G_IO_ERROR_TOO_MANY_LINKS, "/link: Too many levels of symbolic links");
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (write_text (fixture->folder, "new\n", &error));
  assert_refused (fixture, error, G_IO_ERROR_IS_DIRECTORY, ": is a folder; give the name of a file in it");
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) file_error = NULL;
  g_autofree char *path = fixture_path (fixture, "missing/file.csv");
  g_autofree char *file = fixture_write (fixture, "file", "", -1);
  g_autofree char *in_file = fixture_path (fixture, "file/file.csv");

  g_assert_false (write_text (path, "new\n", &error));
  assert_refused (fixture, error, G_IO_ERROR_NOT_FOUND, "/missing/file.csv: there is no such file or folder");
  g_assert_false (write_text (in_file, "new\n", &file_error));
  assert_refused (fixture, file_error, G_IO_ERROR_NOT_DIRECTORY, "/file/file.csv: a part of this path is a file, not a folder");
  assert_names (fixture, "file");
}

static void
test_pipe (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_path (fixture, "pipe");
  GStatBuf status;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  g_assert_false (write_text (path, "new\n", &error));
  assert_refused (
    fixture, error, G_IO_ERROR_NOT_REGULAR_FILE,
    "/pipe: is not a regular file, so it cannot be replaced as a whole; give the name of a file, or - for "
    "the standard output");
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_true (S_ISFIFO (status.st_mode));
}

static void
test_device (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (write_text ("/dev/null", "new\n", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_assert_true (g_str_has_prefix (error->message, "/dev/null: is not a regular file"));
}

static void
test_read_only_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) new_error = NULL;
  g_autofree char *path = fixture_write (fixture, "file.csv", "old\n", -1);
  g_autofree char *new_path = fixture_path (fixture, "new.csv");

  g_assert_cmpint (g_chmod (path, 0666), ==, 0);
  fixture_become_nobody (fixture);
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  g_assert_false (write_text (path, "new\n", &error));
  g_assert_false (write_text (new_path, "new\n", &new_error));
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  fixture_become_self ();
  assert_refused (fixture, error, G_IO_ERROR_PERMISSION_DENIED,
                  "/file.csv: you have no permission; see who owns it and its folder");
  assert_refused (fixture, new_error, G_IO_ERROR_PERMISSION_DENIED,
                  "/new.csv: you have no permission; see who owns it and its folder");
  assert_file (path, "old\n", 0666);
}

/* The folder would let it be replaced; the file says that it is not to be. */
static void
test_read_only_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_write (fixture, "file.csv", "old\n", -1);

  g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  fixture_become_nobody (fixture);
  g_assert_false (write_text (path, "new\n", &error));
  fixture_become_self ();
  assert_refused (fixture, error, G_IO_ERROR_PERMISSION_DENIED,
                  "/file.csv: you have no permission; see who owns it and its folder");
  assert_file (path, "old\n", 0444);
  assert_names (fixture, "file.csv");
}

/* A disk that is full after @data bytes: the failure comes while the text is written, or at the end where all of it
 * still lay in the buffer. */
static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  const gsize room = GPOINTER_TO_SIZE (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_write (fixture, "file.csv", "old\n", -1);
  g_autofree char *text = g_strnfill (room * 2, 'x');
  gboolean written;

  fixture_fill_disk (room);
  written = write_text (path, text, &error);
  fixture_free_disk ();
  g_assert_false (written);
  g_assert_true (error->domain == G_IO_ERROR);
  g_assert_true (g_str_has_prefix (error->message, path));
  g_assert_nonnull (strstr (error->message, "File too large"));
  assert_file (path, "old\n", 0644);
  assert_names (fixture, "file.csv");
}

/* A header as SQLite writes it, of the program @id. */
static char *
write_database (Fixture *fixture, const char *name, guint32 id)
{
  char bytes[EPSOM_FILE_HEADER_SIZE] = "SQLite format 3";
  guint32 field = GUINT32_TO_BE (id);

  memcpy (bytes + 68, &field, sizeof field);
  return fixture_write (fixture, name, bytes, sizeof bytes);
}

static void
assert_unharmed (const char *path)
{
  g_autofree char *found = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &found, &length, NULL));
  g_assert_cmpuint (length, ==, EPSOM_FILE_HEADER_SIZE);
  g_assert_cmpstr (found, ==, "SQLite format 3");
}

/* No export takes the place of a diary, by whatever name, nor that of its journal. */
static void
test_diary (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "diary.epsom", "link.csv", "hard.csv" };
  static const char *const beside[] = { "diary.epsom-journal", "diary.epsom-wal", "diary.epsom-shm" };
  g_autofree char *diary = write_database (fixture, "diary.epsom", EPSOM_APPLICATION_ID);
  g_autofree char *symbolic = fixture_path (fixture, "link.csv");
  g_autofree char *hard = fixture_path (fixture, "hard.csv");

  g_assert_cmpint (symlink (diary, symbolic), ==, 0);
  g_assert_cmpint (link (diary, hard), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = fixture_path (fixture, names[i]);
      g_autofree char *message =
        g_strconcat ("/", names[i], ": is a diary, which is not overwritten; choose another name", NULL);

      g_assert_false (write_text (path, "text\n", &error));
      assert_refused (fixture, error, G_IO_ERROR_EXISTS, message);
      assert_unharmed (diary);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (beside); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = fixture_path (fixture, beside[i]);

      g_assert_false (write_text (path, "text\n", &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
    }
  assert_names (fixture, "diary.epsom hard.csv link.csv");
}

/* What isn't a diary is a file like others. */
static void
test_no_diary (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *database = write_database (fixture, "other.db", 1);
  g_autofree char *empty = fixture_write (fixture, "empty.epsom", "", 0);
  g_autofree char *journal = fixture_path (fixture, "my-journal");

  g_assert_true (write_text (database, "text\n", &error));
  g_assert_true (write_text (empty, "text\n", &error));
  g_assert_true (write_text (journal, "text\n", &error));
  assert_names (fixture, "empty.epsom my-journal other.db");
}

/* GIO says "No space left on device", which is nothing that one can do. */
static void
test_no_space (void)
{
  g_autoptr (GError) full = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "Error writing");
  g_autoptr (GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "Error writing");

  epsom_output_prefix_error ("a.csv", &full);
  g_assert_error (full, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_cmpstr (full->message, ==, "a.csv: the disk is full; make room and try again");
  epsom_output_prefix_error ("a.csv", &other);
  g_assert_cmpstr (other->message, ==, "a.csv: Error writing");
  epsom_output_prefix_error ("a.csv", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  umask (022);

  FIXTURE_TEST ("/exchange/output/new-file", NULL, test_new_file);
  FIXTURE_TEST ("/exchange/output/existing-file-keeps-its-mode", NULL, test_existing_file);
  FIXTURE_TEST ("/exchange/output/large", NULL, test_large);
  FIXTURE_TEST ("/exchange/output/abandoned", NULL, test_abandoned);
  for (gsize i = 0; i < G_N_ELEMENTS (link_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/output/link/", link_cases[i].name, NULL);

      FIXTURE_TEST (path, &link_cases[i], test_link);
    }
  FIXTURE_TEST ("/exchange/output/link/endless", NULL, test_endless_link);
  FIXTURE_TEST ("/exchange/output/folder", NULL, test_folder);
  FIXTURE_TEST ("/exchange/output/folder-in-the-way", NULL, test_folder_in_the_way);
  FIXTURE_TEST ("/exchange/output/no-folder", NULL, test_no_folder);
  FIXTURE_TEST ("/exchange/output/pipe", NULL, test_pipe);
  g_test_add_func ("/exchange/output/device", test_device);
  FIXTURE_TEST ("/exchange/output/read-only-folder", NULL, test_read_only_folder);
  FIXTURE_TEST ("/exchange/output/read-only-file", NULL, test_read_only_file);
  FIXTURE_TEST ("/exchange/output/diary", NULL, test_diary);
  FIXTURE_TEST ("/exchange/output/no-diary", NULL, test_no_diary);
  g_test_add_func ("/exchange/output/no-space", test_no_space);
  FIXTURE_TEST ("/exchange/output/full-disk/while-writing", GSIZE_TO_POINTER (1024 * 1024), test_full_disk);
  FIXTURE_TEST ("/exchange/output/full-disk/at-the-end", GSIZE_TO_POINTER (1024), test_full_disk);
  return g_test_run ();
}
