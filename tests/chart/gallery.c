/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "analysis-diary.h"
#include "epsom-chart.h"
#include "epsom-words.h"

/* Pictures of every kind of chart to look at: chart-gallery FOLDER DIARY.csv SYMPTOM [SIZE [STYLE [SCALE
 * [alone|rtl|salt|minutes|place [FROM DAYS]]]]] */

/* Says which lines of @scene were cut. */
static void
print_cuts (EpsomScene *scene)
{
  g_autofree char *dump = epsom_scene_dump (scene);
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "text ") && g_str_has_suffix (lines[i], "…"))
      g_print ("cut: %s\n", lines[i]);
}

static void
write_picture (EpsomChartKind kind,
               const EpsomResponse *response,
               const char *folder,
               const char *size,
               const char *style,
               const EpsomChartLayout *layout)
{
  g_autofree char *path = g_strdup_printf ("%s/%s%s-%s-%s%s%s.png", folder, epsom_chart_get_token (kind),
                                           kind == EPSOM_CHART_DURATION_BY_RATE ? "-by-rate" : "", size, style,
                                           layout->rtl ? "-rtl" : "", layout->standalone ? "-alone" : "");
  g_autoptr (EpsomScene) scene = epsom_chart_new_with_layout (kind, response, layout);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = epsom_scene_write (scene, "png", (EpsomStyle) epsom_style_find (style), 2, &error);
  gsize length;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &length);
  g_assert_true (g_file_set_contents (path, data, (gssize) length, NULL));
  g_print ("%s\n", path);
  print_cuts (scene);
}

/* What is told of it among @words; by method unless there is a grouping. */
static EpsomResponse *
respond (EpsomDiary *diary, const char *symptom, const char *words)
{
  EpsomQuery query = { .symptom = symptom,
                       .from = EPSOM_DATE_NONE,
                       .to = EPSOM_DATE_NONE,
                       .as_of = analysis_instant ("2026-04-01T00:00:00+02:00") };

  for (EpsomGrouping grouping = 0; grouping < EPSOM_N_GROUPINGS; grouping++)
    if (strstr (words, epsom_grouping_get_token (grouping)) != NULL)
      query.grouping = grouping;

  return epsom_response_new (diary, &query);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  epsom_words_init (LOCALE_DIR);
  g_test_init (&argc, &argv, NULL);
  if (argc < 4)
    return EXIT_FAILURE;

  g_autoptr (EpsomDiary) diary = analysis_diary_load (argv[2]);
  g_autoptr (EpsomResponse) response = respond (diary, argv[3], argc > 7 ? argv[7] : "");
  const char *size = argc > 4 ? argv[4] : "640x400";
  const char *style = argc > 5 ? argv[5] : "light";
  g_auto (GStrv) sides = g_strsplit (size, "x", 2);
  EpsomChartLayout layout = {
    .width = g_ascii_strtod (sides[0], NULL),
    .height = g_ascii_strtod (sides[1], NULL),
    .text_scale = argc > 6 ? g_ascii_strtod (argv[6], NULL) : 1,
    .rtl = argc > 7 && strstr (argv[7], "rtl") != NULL,
    .standalone = argc > 7 && strstr (argv[7], "alone") != NULL,
  };
  EpsomDate from;

  if (argc > 9 && epsom_date_parse (argv[8], &from))
    layout.span = (EpsomSpan){ from * 86400.0, (from + g_ascii_strtod (argv[9], NULL)) * 86400.0 };

  g_mkdir_with_parents (argv[1], 0700);
  for (EpsomChartKind kind = 0; kind < EPSOM_N_CHART_VIEWS; kind++)
    {
      g_autofree char *words = epsom_chart_describe (kind, response);

      g_print ("%s\n", words);
      write_picture (kind, response, argv[1], size, style, &layout);
    }

  return EXIT_SUCCESS;
}
