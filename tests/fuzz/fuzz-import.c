/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of any origin, read by each source that recognises it, by Epsom's own reader, and by chosen columns: whatever
 * it holds, what comes of it keeps the rules of a diary, and reading it again adds nothing. */
#include <glib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "epsom-source.h"
#include "fuzz.h"

#define NOW "2026-04-01T12:00:00+02:00"

typedef struct {
  char path[64];
  int fd;
} File;

/* The bytes as a file that is on no disk. */
static File
make_file (const uint8_t *data, size_t size)
{
  File file = { .fd = memfd_create ("epsom-fuzz", MFD_CLOEXEC) };

  g_assert_cmpint (file.fd, >=, 0);
  g_assert_cmpint (write (file.fd, data, size), ==, (gssize) size);
  g_snprintf (file.path, sizeof file.path, "/proc/self/fd/%d", file.fd);
  return file;
}

static EpsomDiary *
make_empty (void)
{
  return epsom_diary_new (g_ptr_array_new_with_free_func ((GDestroyNotify) epsom_record_unref));
}

/* The first column is a time, the second a severity, the third a note. */
static EpsomMapping *
choose_columns (const char *path)
{
  g_autoptr (EpsomTableHead) table = epsom_table_head_new (path, NULL);
  EpsomMapping *mapping;

  if (table == NULL)
    return NULL;
  mapping = epsom_mapping_guess ((const char *const *) table->header);
  epsom_mapping_set (mapping, EPSOM_TARGET_TIME, table->header[0], NULL);
  epsom_mapping_set (mapping, EPSOM_TARGET_SEVERITY, table->header[1], NULL);
  epsom_mapping_set (mapping, EPSOM_TARGET_SYMPTOM, NULL, "migraine");
  return mapping;
}

static void
check (const char *path, const EpsomSourceOptions *options, gboolean own)
{
  const char *const paths[] = { path, NULL };
  g_autoptr (EpsomDiary) empty = make_empty ();
  g_autoptr (EpsomDiary) diary = NULL;
  g_autoptr (EpsomImport) first = NULL;
  g_autoptr (EpsomImport) second = NULL;
  g_autoptr (GError) error = NULL;

  first = epsom_import_read (paths, options, own, empty, -1, NULL, NULL, NULL, &error);
  if (first == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (first->changes->len, ==, first->places->len);
  diary = epsom_diary_apply (empty, first->changes);
  g_assert_true (epsom_diary_check_changes (diary, first->changes, NULL));
  second = epsom_import_read (paths, options, own, diary, -1, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second->changes->len, ==, 0);
  g_assert_cmpuint (second->n_conflicts, ==, 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  EpsomSourceOptions options = epsom_source_options_default ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (EpsomMapping) mapping = NULL;
  const EpsomSource *source = NULL;
  File file = make_file (data, size);

  g_setenv ("EPSOM_NOW", NOW, TRUE);
  options.zone = zone;
  options.severity = size % 11;
  epsom_source_recognise (file.path, &source, NULL);
  if (source != NULL)
    {
      options.source = source;
      check (file.path, &options, FALSE);
      options.source = NULL;
    }
  check (file.path, &options, TRUE);
  mapping = choose_columns (file.path);
  if (mapping != NULL)
    {
      options.mapping = mapping;
      check (file.path, &options, FALSE);
    }
  close (file.fd);
  return 0;
}
