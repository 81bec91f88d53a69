/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sandbox promises: no network and no file of the person's but those they choose. */
#include <json-glib/json-glib.h>

#include "test-files.h"

static const char *const permissions[] = { "--socket=wayland", "--socket=fallback-x11", "--share=ipc", "--device=dri" };

static JsonObject *
read_manifest (JsonParser *parser)
{
  g_autofree char *text = epsom_test_read_source ("flatpak/io.github.epsomdiary.Epsom.json");
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static void
test_permissions (void)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonArray *asked = json_object_get_array_member (read_manifest (parser), "finish-args");

  g_assert_cmpuint (json_array_get_length (asked), ==, G_N_ELEMENTS (permissions));
  for (guint i = 0; i < G_N_ELEMENTS (permissions); i++)
    g_assert_cmpstr (json_array_get_string_element (asked, i), ==, permissions[i]);
}

static void
test_runtime (void)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonObject *manifest = read_manifest (parser);

  g_assert_cmpstr (json_object_get_string_member (manifest, "id"), ==, "io.github.epsomdiary.Epsom");
  g_assert_cmpstr (json_object_get_string_member (manifest, "command"), ==, "epsom");
  g_assert_cmpstr (json_object_get_string_member (manifest, "runtime"), ==, "org.gnome.Platform");
  g_assert_cmpstr (json_object_get_string_member (manifest, "runtime-version"), ==, "48");
}

/* Whatever is fetched is the file that was looked at. */
static void
test_sources_are_pinned (void)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonArray *modules = json_object_get_array_member (read_manifest (parser), "modules");

  for (guint i = 0; i < json_array_get_length (modules); i++)
    {
      JsonObject *module = json_array_get_object_element (modules, i);
      JsonArray *sources = json_object_get_array_member (module, "sources");

      for (guint j = 0; j < json_array_get_length (sources); j++)
        {
          JsonObject *source = json_array_get_object_element (sources, j);

          if (g_str_equal (json_object_get_string_member (source, "type"), "dir"))
            continue;
          g_assert_true (g_str_has_prefix (json_object_get_string_member (source, "url"), "https://"));
          g_assert_cmpuint (strlen (json_object_get_string_member (source, "sha256")), ==, 64);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flatpak/manifest/asks-for-nothing-more", test_permissions);
  g_test_add_func ("/flatpak/manifest/runtime", test_runtime);
  g_test_add_func ("/flatpak/manifest/sources-are-pinned", test_sources_are_pinned);
  return g_test_run ();
}
