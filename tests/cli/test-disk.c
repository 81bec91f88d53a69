/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that is written, onto a disk that is full and by a process that is interrupted: what was there before is there
 * afterwards, to the byte, and nothing else. */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "epsom-cli.h"
#include "test-folder.h"

#define NOW "2026-09-30T12:00:00+02:00"
#define PAGE 4096
#define MAX_WORDS 8
/* Of a child in which no disk can be mounted. */
#define STATUS_SKIPPED 77

/* What writes a file: `@` is the place of its name. */
typedef struct {
  const char *name;
  const char *file; /* that is written; a diary's: `diary.epsom` */
  const char *words[MAX_WORDS];
} Case;

static const Case cases[] = {
  { "export-csv", "out.csv", { "export", "@" } },
  { "export-fhir", "out.json", { "export", "@" } },
  { "export-ndjson", "out.ndjson", { "export", "@" } },
  { "export-spreadsheet", "out/", { "export", "@" } },
  { "report", "out.pdf", { "report", "@" } },
  { "chart-svg", "out.svg", { "chart", "course", "@" } },
  { "chart-png", "out.png", { "chart", "timeline", "@" } },
  { "chart-pdf", "out.pdf", { "chart", "symptoms", "@" } },
  { "backup", "out.epsom", { "backup", "@" } },
};

static char *folder;
static char *diary; /* with the sample, not on the disk that fills */
static char *copy;  /* of it */

static int
run (const char *path, const char *const *words, const char *target, char **err)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  FILE *out = fopen ("/dev/null", "w");
  size_t size;
  FILE *stream = open_memstream (err, &size);
  int status;

  g_ptr_array_add (argv, (gpointer) "epsom");
  g_ptr_array_add (argv, (gpointer) "--diary");
  g_ptr_array_add (argv, (gpointer) path);
  for (; *words != NULL; words++)
    g_ptr_array_add (argv, (gpointer) (strcmp (*words, "@") == 0 ? target : *words));
  g_ptr_array_add (argv, NULL);
  status = epsom_cli_run ((int) argv->len - 1, (char **) argv->pdata, out, stream);
  fclose (stream);
  fclose (out);
  return status;
}

static void
must_run (const char *path, const char *const *words, const char *target)
{
  char *err = NULL;

  if (run (path, words, target, &err) != 0)
    g_error ("%s: %s", words[0], err);
  free (err);
}

/* Runs @check in a process of its own. This one never runs a verb: threads would be missing from its children. */
static void
run_child (int (*check) (gconstpointer data), gconstpointer data, int *status)
{
  pid_t pid = fork ();

  if (pid == 0)
    _exit (check (data));
  g_assert_cmpint (waitpid (pid, status, 0), ==, pid);
}

/* What is in @path, by name and content. */
static void
add_digests (const char *path, GPtrArray *list)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autofree char *content = NULL;
  const char *name;
  gsize length;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      add_digests (child, list);
    }
  if (dir != NULL)
    {
      g_ptr_array_add (list, g_strdup (path));
      return;
    }
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_autofree char *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) content, length);
  g_ptr_array_add (list, g_strconcat (path, " ", digest, NULL));
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
describe (const char *path)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  add_digests (path, list);
  g_ptr_array_sort (list, compare_texts);
  g_ptr_array_add (list, NULL);
  return g_strjoinv ("\n", (char **) list->pdata);
}

static void
write_text (const char *path, const char *text)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC);

  if (fd >= 0)
    {
      g_assert_cmpint (write (fd, text, strlen (text)), ==, (gssize) strlen (text));
      close (fd);
    }
}

/* A disk of this process alone, as @path. Users may have one where the kernel lets them. */
static gboolean
mount_disk (const char *path)
{
  g_autofree char *users = g_strdup_printf ("%u %u 1", getuid (), getuid ());
  g_autofree char *groups = g_strdup_printf ("%u %u 1", getgid (), getgid ());

  if (getuid () != 0)
    {
      if (unshare (CLONE_NEWUSER) != 0)
        return FALSE;
      write_text ("/proc/self/setgroups", "deny");
      write_text ("/proc/self/uid_map", users);
      write_text ("/proc/self/gid_map", groups);
    }
  return unshare (CLONE_NEWNS) == 0 && mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
         mount ("tmpfs", path, "tmpfs", 0, "size=24m,mode=0700") == 0;
}

/* Leaves @room bytes of the disk. */
static void
fill (const char *disk, gint64 room)
{
  static const char zeros[64 * PAGE];
  g_autofree char *path = g_build_filename (disk, "filler", NULL);
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  struct stat status;

  g_assert_cmpint (fd, >=, 0);
  while (write (fd, zeros, sizeof zeros) > 0)
    ;
  g_assert_cmpint (fstat (fd, &status), ==, 0);
  g_assert_cmpint (ftruncate (fd, (status.st_size - room) / PAGE * PAGE), ==, 0);
  close (fd);
}

static gint64
get_size (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  gint64 size = 0;
  GStatBuf status;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      size += get_size (child);
    }
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return dir != NULL ? size : size + status.st_size;
}

/* With a good file there, and more and more room, but never enough of it. */
static void
check_full (const char *disk, const char *path, const char *const *words, const char *target)
{
  gint64 size = get_size (target);
  const gint64 rooms[] = { 0, PAGE, size / 2, size - 2 * PAGE };

  for (gsize i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      char *err = NULL;

      fill (disk, MAX (rooms[i], 0));
      before = describe (disk);
      g_assert_cmpint (run (path, words, target, &err), ==, 1);
      if (!g_str_has_prefix (err, "epsom: ") || strstr (err, disk) == NULL || strstr (err, "disk is full") == NULL ||
          strstr (err, "ake room and try again") == NULL)
        g_error ("%s", err);
      after = describe (disk);
      g_assert_cmpstr (before, ==, after);
      free (err);
    }
}

static void
run_on_disk (int (*check) (gconstpointer data), gconstpointer data)
{
  int status;

  run_child (check, data, &status);
  if (WIFEXITED (status) && WEXITSTATUS (status) == STATUS_SKIPPED)
    g_test_skip ("no disk can be mounted here");
  else
    g_assert_cmpint (status, ==, 0);
}

static char *
make_disk_path (void)
{
  return g_build_filename (folder, "disk", NULL);
}

static char *
make_target (const Case *one, const char *disk)
{
  return g_strconcat (disk, "/", one->file, NULL);
}

static int
check_output (gconstpointer data)
{
  const Case *one = data;
  g_autofree char *disk = make_disk_path ();
  g_autofree char *target = make_target (one, disk);

  if (!mount_disk (disk))
    return STATUS_SKIPPED;
  must_run (diary, one->words, target);
  check_full (disk, diary, one->words, target);
  return 0;
}

static void
test_output (gconstpointer data)
{
  run_on_disk (check_output, data);
}

/* The diary itself is on the disk, with backups beside it. */
static int
check_diary (gconstpointer data)
{
  static const char day[] = "record,at,note\nday,2026-09-%02d,a day\n";
  const char *const *words = data;
  const char *const import[] = { "import", "@", NULL };
  g_autofree char *disk = make_disk_path ();
  g_autofree char *file = g_build_filename (disk, "diary.epsom", NULL);
  g_autofree char *source = g_build_filename (folder, "day.csv", NULL);

  if (!mount_disk (disk))
    return STATUS_SKIPPED;
  must_run (file, (const char *[]){ "restore", copy, NULL }, NULL);
  for (int i = 1; i <= 2; i++)
    {
      g_autofree char *text = g_strdup_printf (day, i);

      g_assert_true (g_file_set_contents (source, text, -1, NULL));
      if (i == 1)
        must_run (file, import, source);
    }
  check_full (disk, file, words, strcmp (words[0], "import") == 0 ? source : file);
  return 0;
}

static void
test_import (void)
{
  static const char *const words[] = { "import", "@", NULL };

  run_on_disk (check_diary, words);
}

static void
test_restore (void)
{
  static const char *words[] = { "restore", NULL, NULL };

  words[1] = copy;
  run_on_disk (check_diary, words);
}

/* Interrupting */

static int interruption;

static void
interrupt_cb (int number)
{
  raise (interruption);
}

/* In the middle of writing, which the limit of a file's size finds, the signal comes. */
static int
check_interrupted (gconstpointer data)
{
  const Case *one = data;
  g_autofree char *disk = make_disk_path ();
  g_autofree char *target = make_target (one, disk);
  struct rlimit limit = { PAGE, PAGE };
  char *err = NULL;

  /* A program that is started in the background has some of them ignored. */
  signal (interruption, SIG_DFL);
  signal (SIGXFSZ, interrupt_cb);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  run (diary, one->words, target, &err);
  return 1;
}

static int
make_good (gconstpointer data)
{
  const Case *one = data;
  g_autofree char *disk = make_disk_path ();
  g_autofree char *target = make_target (one, disk);

  must_run (diary, one->words, target);
  return 0;
}

static void
check_signal (const Case *one, int number)
{
  g_autofree char *disk = make_disk_path ();
  g_autofree char *target = make_target (one, disk);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  int status;

  run_child (make_good, one, &status);
  g_assert_cmpint (status, ==, 0);
  before = describe (disk);
  interruption = number;
  run_child (check_interrupted, one, &status);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, number);
  after = describe (disk);
  g_assert_cmpstr (before, ==, after);
}

static void
test_interrupted (gconstpointer data)
{
  check_signal (data, SIGINT);
  check_signal (data, SIGTERM);
  check_signal (data, SIGHUP);
}

static int
make_diary (gconstpointer data)
{
  g_autofree char *sample = g_test_build_filename (G_TEST_DIST, "..", "..", "data", "sample-diary.csv", NULL);

  must_run (diary, (const char *[]){ "import", sample, NULL }, NULL);
  must_run (diary, (const char *[]){ "backup", copy, NULL }, NULL);
  return 0;
}

static void
set_up (void)
{
  g_autofree char *disk = NULL;
  int status;

  folder = g_dir_make_tmp ("epsom-disk-XXXXXX", NULL);
  diary = g_build_filename (folder, "diary.epsom", NULL);
  copy = g_build_filename (folder, "copy.epsom", NULL);
  disk = make_disk_path ();
  g_assert_cmpint (g_mkdir (disk, 0700), ==, 0);
  run_child (make_diary, NULL, &status);
  g_assert_cmpint (status, ==, 0);
}

int
main (int argc, char **argv)
{
  int status;

  setlocale (LC_ALL, "");
  g_setenv ("EPSOM_NOW", NOW, TRUE);
  g_test_init (&argc, &argv, NULL);
  set_up ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *full = g_strconcat ("/disk/full/", cases[i].name, NULL);
      g_autofree char *interrupted = g_strconcat ("/disk/interrupted/", cases[i].name, NULL);

      g_test_add_data_func (full, &cases[i], test_output);
      g_test_add_data_func (interrupted, &cases[i], test_interrupted);
    }
  g_test_add_func ("/disk/full/import", test_import);
  g_test_add_func ("/disk/full/restore", test_restore);
  status = g_test_run ();
  epsom_test_remove_folder (folder);
  g_free (folder);
  g_free (diary);
  g_free (copy);
  return status;
}
