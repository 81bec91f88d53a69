/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "epsom-json-writer.h"

G_BEGIN_DECLS

/**
 * epsom_json_node: writes @node with all that is in it on one line. Members stand in the order in which they were set.
 *
 * What json-glib builds is written here and not by its generator for the sake of numbers: see #EpsomJsonWriter.
 */
void epsom_json_node (EpsomJsonWriter *writer, JsonNode *node);

G_END_DECLS
