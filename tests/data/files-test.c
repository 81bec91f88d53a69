/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The icons can be drawn, and the desktop knows a diary when it sees one. */
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>

#include "epsom-store.h"
#include "test-files.h"
#include "test-folder.h"

#define ICONS EPSOM_SOURCE_ROOT "/data/icons/hicolor/"
#define MIME_TYPE "application/x-epsom-diary"

static const struct {
  const char *name;
  const char *path;
} icons[] = {
  { "scalable", ICONS "scalable/apps/io.github.epsomdiary.Epsom.svg" },
  { "symbolic", ICONS "symbolic/apps/io.github.epsomdiary.Epsom-symbolic.svg" },
};

/* The share of pixels that are not clear. */
static double
measure_ink (GdkPixbuf *pixbuf)
{
  const guint8 *pixels = gdk_pixbuf_read_pixels (pixbuf);
  int side = gdk_pixbuf_get_width (pixbuf), stride = gdk_pixbuf_get_rowstride (pixbuf), ink = 0;

  for (int y = 0; y < side; y++)
    for (int x = 0; x < side; x++)
      ink += pixels[y * stride + x * 4 + 3] > 128;
  return (double) ink / (side * side);
}

static void
test_icon (gconstpointer data)
{
  static const int sizes[] = { 16, 24, 32, 48, 64, 128, 256 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_file_at_size (data, sizes[i], sizes[i], &error);

      g_assert_no_error (error);
      g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, sizes[i]);
      g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, sizes[i]);
      g_assert_true (gdk_pixbuf_get_has_alpha (pixbuf));
      g_assert_cmpfloat_with_epsilon (measure_ink (pixbuf), 0.5, 0.3);
    }
}

/* Makes the data folder one with the type in it, as an installation has. Returns: it. */
static char *
install_mime_type (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("epsom-mime-XXXXXX", &error);
  g_autofree char *mime = g_build_filename (folder, "mime", NULL);
  g_autofree char *packages = g_build_filename (mime, "packages", NULL);
  g_autofree char *path = g_build_filename (packages, "epsom.xml", NULL);
  g_autofree char *text = epsom_test_read_source ("data/io.github.epsomdiary.Epsom.mime.xml");
  g_autoptr (GSubprocess) process = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir_with_parents (packages, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "update-mime-database", mime, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&folder);
}

static void
test_mime_type (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "diary", NULL);
  g_autofree char *path = g_build_filename (folder, "diary.epsom", NULL);
  g_autofree char *content = NULL;
  g_autofree char *by_name = NULL;
  g_autofree char *by_content = NULL;
  g_autofree char *of_other = NULL;
  g_autoptr (EpsomStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gboolean uncertain;
  gsize length;

  store = epsom_store_open (path, EPSOM_STORE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));

  by_name = g_content_type_guess ("any.epsom", NULL, 0, &uncertain);
  g_assert_cmpstr (by_name, ==, MIME_TYPE);
  by_content = g_content_type_guess ("nameless", (const guchar *) content, length, &uncertain);
  g_assert_cmpstr (by_content, ==, MIME_TYPE);

  /* Another program's database is not taken for one. */
  content[68]++;
  of_other = g_content_type_guess ("nameless", (const guchar *) content, length, &uncertain);
  g_assert_cmpstr (of_other, !=, MIME_TYPE);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = install_mime_type ();
  int status;

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (icons); i++)
    {
      g_autofree char *path = g_strconcat ("/data/icons/", icons[i].name, NULL);
      g_test_add_data_func (path, icons[i].path, test_icon);
    }
  g_test_add_func ("/data/mime-type", test_mime_type);
  status = g_test_run ();
  epsom_test_remove_folder (folder);
  return status;
}
