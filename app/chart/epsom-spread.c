/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-spread.h"

#include <math.h>

/* Labels that touch and move as one. */
typedef struct {
  double first; /* the center of the first label */
  double sum;   /* of where each wants the first to be */
  guint n;
} Cluster;

static int
compare_centers (gconstpointer a, gconstpointer b, gpointer centers)
{
  guint i = *(const guint *) a, j = *(const guint *) b;
  double x = ((const double *) centers)[i], y = ((const double *) centers)[j];

  return x != y ? (x > y) - (x < y) : (i > j) - (i < j);
}

static void
settle (Cluster *cluster, double size, double from, double to)
{
  double last_first = to - size / 2 - (cluster->n - 1) * size;

  cluster->first = MAX (from + size / 2, MIN (cluster->sum / cluster->n, last_first));
}

/* Least squares under the order and the distance: clusters that would overlap become one. */
static guint
merge (Cluster *clusters, guint n, double size, double from, double to)
{
  while (n > 1 && clusters[n - 2].first + clusters[n - 2].n * size > clusters[n - 1].first)
    {
      Cluster *into = &clusters[n - 2], *last = &clusters[n - 1];

      into->sum += last->sum - (double) last->n * into->n * size;
      into->n += last->n;
      settle (into, size, from, to);
      n--;
    }

  return n;
}

gboolean
epsom_spread (double *centers, guint n, double size, double from, double to)
{
  g_autofree guint *order = g_new (guint, n);
  g_autofree Cluster *clusters = g_new (Cluster, n);
  guint n_clusters = 0, at = 0;

  if (n * size > to - from + 1e-9)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (!isfinite (centers[i]))
        return FALSE;
      order[i] = i;
    }

  g_qsort_with_data (order, n, sizeof *order, compare_centers, centers);
  for (guint i = 0; i < n; i++)
    {
      clusters[n_clusters] = (Cluster){ .sum = centers[order[i]], .n = 1 };
      settle (&clusters[n_clusters++], size, from, to);
      n_clusters = merge (clusters, n_clusters, size, from, to);
    }

  for (guint c = 0; c < n_clusters; c++)
    for (guint i = 0; i < clusters[c].n; i++)
      centers[order[at++]] = clusters[c].first + i * size;

  return TRUE;
}
