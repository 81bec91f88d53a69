/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-scene-private.h"

#include <math.h>

#include "epsom-words.h"

/* How far from a mark a pointer may be, in points. */
#define REACH 16.0

static const char *const style_tokens[] = {
  [EPSOM_STYLE_LIGHT] = "light",
  [EPSOM_STYLE_DARK] = "dark",
  [EPSOM_STYLE_PRINT] = "print",
  [EPSOM_STYLE_HIGH_CONTRAST] = "high-contrast",
  [EPSOM_STYLE_HIGH_CONTRAST_DARK] = "high-contrast-dark",
};

int
epsom_style_find (const char *token)
{
  for (gsize i = 0; i < G_N_ELEMENTS (style_tokens); i++)
    if (g_strcmp0 (token, style_tokens[i]) == 0)
      return (int) i;

  return -1;
}

EpsomScene *
epsom_scene_ref (EpsomScene *scene)
{
  g_return_val_if_fail (scene != NULL, NULL);

  g_atomic_ref_count_inc (&scene->ref_count);

  return scene;
}

void
epsom_scene_unref (EpsomScene *scene)
{
  g_return_if_fail (scene != NULL);

  if (!g_atomic_ref_count_dec (&scene->ref_count))
    return;

  g_free (scene->title);
  g_free (scene->description);
  g_array_unref (scene->primitives);
  g_array_unref (scene->points);
  g_array_unref (scene->marks);
  g_string_chunk_free (scene->strings);
  g_clear_pointer (&scene->response, epsom_response_unref);
  g_ptr_array_unref (scene->kept);
  g_free (scene);
}

void
epsom_scene_get_size (EpsomScene *scene, double *width, double *height)
{
  g_return_if_fail (scene != NULL);

  *width = scene->width;
  *height = scene->height;
}

gboolean
epsom_scene_get_axis (EpsomScene *scene, double *start, double *end)
{
  g_return_val_if_fail (scene != NULL, FALSE);

  *start = scene->axis_start;
  *end = scene->axis_end;

  return scene->axis_start != scene->axis_end;
}

const char *
epsom_scene_get_title (EpsomScene *scene)
{
  g_return_val_if_fail (scene != NULL, NULL);

  return scene->title;
}

const char *
epsom_scene_get_description (EpsomScene *scene)
{
  g_return_val_if_fail (scene != NULL, NULL);

  return scene->description;
}

guint
epsom_scene_get_n_marks (EpsomScene *scene)
{
  g_return_val_if_fail (scene != NULL, 0);

  return scene->marks->len;
}

const char *
epsom_scene_keep_words (EpsomScene *scene, const char *words)
{
  g_autofree char *directed = epsom_words_direct (words, scene->rtl_words);

  return g_string_chunk_insert (scene->strings, directed != NULL ? directed : words);
}

const char *
epsom_scene_get_spoken (EpsomScene *scene, EpsomMark *mark)
{
  static GMutex mutex;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (mark->spoken == NULL)
    {
      g_autofree char *spoken = mark->speak (scene->response, mark->datum);

      mark->spoken = epsom_scene_keep_words (scene, spoken);
    }

  return mark->spoken;
}

const char *
epsom_scene_get_mark (EpsomScene *scene, guint mark, double box[4])
{
  EpsomMark *found;

  g_return_val_if_fail (scene != NULL && mark < scene->marks->len, NULL);

  found = &g_array_index (scene->marks, EpsomMark, mark);
  if (box != NULL)
    {
      box[0] = found->box.x;
      box[1] = found->box.y;
      box[2] = found->box.width;
      box[3] = found->box.height;
    }

  return epsom_scene_get_spoken (scene, found);
}

EpsomBehind
epsom_scene_get_behind (EpsomScene *scene, guint mark)
{
  g_return_val_if_fail (scene != NULL && mark < scene->marks->len, (EpsomBehind){ 0 });

  return g_array_index (scene->marks, EpsomMark, mark).behind;
}

static double
get_distance_to_box (const EpsomBox *box, double x, double y)
{
  double dx = MAX (0, MAX (box->x - x, x - box->x - box->width));
  double dy = MAX (0, MAX (box->y - y, y - box->y - box->height));

  return hypot (dx, dy);
}

static double
get_distance_to_center (const EpsomBox *box, double x, double y)
{
  return hypot (x - box->x - box->width / 2, y - box->y - box->height / 2);
}

int
epsom_scene_find_mark (EpsomScene *scene, double x, double y)
{
  double best = REACH, best_center = INFINITY;
  int found = -1;

  g_return_val_if_fail (scene != NULL, -1);

  for (guint i = 0; i < scene->marks->len; i++)
    {
      const EpsomBox *box = &g_array_index (scene->marks, EpsomMark, i).box;
      double distance = get_distance_to_box (box, x, y), center = get_distance_to_center (box, x, y);

      if (distance < best || (distance == best && center < best_center))
        {
          best = distance;
          best_center = center;
          found = (int) i;
        }
    }

  return found;
}

EpsomBox
epsom_text_line_get_box (const EpsomTextLine *text)
{
  static const double shares[] = { [EPSOM_ANCHOR_LEFT] = 0, [EPSOM_ANCHOR_MIDDLE] = 0.5, [EPSOM_ANCHOR_RIGHT] = 1 };

  return (EpsomBox){
    text->at.x - shares[text->anchor] * text->width,
    text->at.y - text->style.ascent,
    text->width,
    text->style.ascent + text->style.descent,
  };
}
