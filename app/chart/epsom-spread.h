/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * epsom_spread: moves labels apart.
 * @centers: (inout) (array length=n): where the labels want to be, in any order
 * @n: how many
 * @size: of each label
 * @from, @to: the room
 *
 * The centers keep their order (equal ones the order of the array), end at least @size apart and inside the room, and
 * move as little as that allows.
 *
 * Returns: %FALSE, @centers untouched, where @n labels don't fit or a center is not finite.
 */
gboolean epsom_spread (double *centers, guint n, double size, double from, double to);

G_END_DECLS
