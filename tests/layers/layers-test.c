/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who may include what, tried with the compiler itself: for each folder one file a header is compiled with that
 * folder's own flags. DESIGN.md draws the arrows; this is the same map as a table.
 */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

/* The headers, each for what it belongs to. */
static const char *const headers[] = {
  "epsom-diary.h", "epsom-store.h",      "epsom-response.h", "epsom-chart.h", "epsom-csv.h",
  "epsom-cli.h",   "epsom-ui.h",         "sqlite3.h",        "csv.h",         "json-glib/json-glib.h",
  "cairo.h",       "pango/pangocairo.h", "gtk/gtk.h",        "adwaita.h",
};

#define DRAWING "cairo.h", "pango/pangocairo.h"
#define TOOLKIT "gtk/gtk.h", "adwaita.h"

static const struct {
  const char *folder;
  const char *may[G_N_ELEMENTS (headers) + 1];
} folders[] = {
  { "app/domain", { "epsom-diary.h" } },
  { "app/store", { "epsom-diary.h", "epsom-store.h", "sqlite3.h" } },
  { "app/analysis", { "epsom-diary.h", "epsom-response.h" } },
  { "app/chart", { "epsom-diary.h", "epsom-response.h", "epsom-chart.h", DRAWING } },
  { "app/exchange",
    { "epsom-diary.h", "epsom-response.h", "epsom-chart.h", "epsom-csv.h", "csv.h", "json-glib/json-glib.h",
      DRAWING } },
  { "app/cli",
    { "epsom-diary.h", "epsom-store.h", "epsom-response.h", "epsom-chart.h", "epsom-csv.h", "epsom-cli.h", DRAWING } },
  { "ui",
    { "epsom-diary.h", "epsom-store.h", "epsom-response.h", "epsom-chart.h", "epsom-csv.h", "epsom-ui.h", DRAWING,
      TOOLKIT } },
};

typedef struct {
  const char *folder;
  const char *header;
  gboolean allowed;
} Case;

/* The build's own record of how each file is compiled. */
static JsonArray *commands;

/* The arguments with which the first source in @folder is compiled, made to read @source and write nothing. */
static GStrv
compiler_for (const char *folder, const char *source, const char **directory)
{
  g_autofree char *below = g_strdup_printf (EPSOM_SOURCE_ROOT "/%s/", folder);

  for (guint i = 0; i < json_array_get_length (commands); i++)
    {
      JsonObject *entry = json_array_get_object_element (commands, i);
      const char *file = json_object_get_string_member (entry, "file");
      g_autofree char *path = g_canonicalize_filename (file, json_object_get_string_member (entry, "directory"));
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) words = NULL;
      g_autoptr (GError) error = NULL;

      if (!g_str_has_prefix (path, below) || !g_str_has_suffix (path, ".c"))
        continue;

      g_shell_parse_argv (json_object_get_string_member (entry, "command"), NULL, &words, &error);
      g_assert_no_error (error);
      for (char **word = words; *word; word++)
        {
          if (g_str_equal (*word, "-o") || g_str_equal (*word, "-MF") || g_str_equal (*word, "-MQ"))
            word++;
          else if (g_str_equal (*word, file))
            g_strv_builder_add (builder, source);
          else if (!g_str_equal (*word, "-MD") && !g_str_equal (*word, "-c") && !g_str_equal (*word, "ccache"))
            g_strv_builder_add (builder, *word);
        }
      g_strv_builder_add_many (builder, "-fsyntax-only", "-fdiagnostics-color=never", NULL);
      *directory = json_object_get_string_member (entry, "directory");
      return g_strv_builder_end (builder);
    }
  g_error ("no source of %s is compiled", folder);
}

static gboolean
compile (const char *folder, const char *header, char **output)
{
  const char *directory = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = g_strdup_printf ("#include <%s>\n", header);
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  close (g_file_open_tmp ("epsom-layers-XXXXXX.c", &path, &error));
  g_assert_no_error (error);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  arguments = compiler_for (folder, path, &directory);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_subprocess_launcher_set_cwd (launcher, directory);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, output, NULL, &error);
  g_assert_no_error (error);

  g_remove (path);
  return g_subprocess_get_if_exited (process) && g_subprocess_get_exit_status (process) == 0;
}

static void
test_include (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *output = NULL;
  gboolean compiled = compile (c->folder, c->header, &output);

  if (c->allowed)
    {
      if (!compiled)
        g_test_message ("%s", output);
      g_assert_true (compiled);
      return;
    }

  /* Refused for being there, not for some other fault: it is not found, or the build says where it belongs. */
  g_assert_false (compiled);
  if (!strstr (output, "No such file or directory"))
    g_assert_nonnull (strstr (output, "belongs in"));
}

/* A path in quotes could reach past the include path. */
static void
test_no_way_around (void)
{
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (
    G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "grep", "-rnE", "--include=*.[ch]",
    "#[[:space:]]*include[[:space:]]*[<\"]([^>\"]*\\.\\./|/)", EPSOM_SOURCE_ROOT "/app", EPSOM_SOURCE_ROOT "/ui", NULL);

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (output, ==, "");
}

int
main (int argc, char **argv)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (Case));
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  json_parser_load_from_file (parser, EPSOM_BUILD_ROOT "/compile_commands.json", &error);
  g_assert_no_error (error);
  commands = json_node_get_array (json_parser_get_root (parser));

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (headers); j++)
      {
        Case c = { folders[i].folder, headers[j], g_strv_contains (folders[i].may, headers[j]) };
        g_array_append_val (cases, c);
      }
  for (guint i = 0; i < cases->len; i++)
    {
      const Case *c = &g_array_index (cases, Case, i);
      g_autofree char *folder = g_strdelimit (g_strdup (c->folder), "/", '-');
      g_autofree char *header = g_path_get_basename (c->header);
      g_autofree char *path = g_strdup_printf ("/layers/%s/%s/%s", folder, c->allowed ? "may" : "may-not", header);
      g_test_add_data_func (path, c, test_include);
    }
  g_test_add_func ("/layers/no-way-around", test_no_way_around);

  return g_test_run ();
}
