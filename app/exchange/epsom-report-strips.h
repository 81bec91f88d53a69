/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-report-pages-private.h"

G_BEGIN_DECLS

/** EPSOM_DATE_WIDTH: the room beside entries in which their date stands. */
#define EPSOM_DATE_WIDTH 80.0

/* From a block to strips: what cannot be parted between two pages. */

/**
 * EpsomStrip:
 * @gap: above it, left out at the top of a page
 * @first, @n: its items, in points from the strip's own top
 * @leaf: (nullable): the tag around it and the strips after it with the same @group
 * @date: %EPSOM_DATE_NONE, or the date that stands beside the first of a day and of a page
 * @keep: stays on the page of the strip after it
 * @is_titles: the titles of a table, repeated where it goes on
 * @begins, @ends: (nullable): the tag of a group that it begins or ends
 */
typedef struct {
  double gap, height;
  guint first, n;
  const char *leaf;
  guint group;
  EpsomDate date;
  gboolean keep;
  gboolean is_titles;
  const char *begins, *ends;
} EpsomStrip;

/** EpsomStrips: some, with what makes them. */
typedef struct {
  EpsomReportPages *pages; /* that they are for */
  EpsomPageTexts texts;
  guint fit;      /* of what is added */
  double room;    /* left on the page for a chart */
  double width;   /* of the contents */
  double height;  /* of the contents of a whole page */
  guint group;    /* of the last leaf */
  EpsomDate date; /* of the last entry */
  GArray *strips;
  GArray *items; /* (element-type EpsomItem) */
} EpsomStrips;

void epsom_strips_init (EpsomStrips *strips, EpsomReportPages *pages);
void epsom_strips_clear (EpsomStrips *strips);

/** epsom_strips_add_block: adds the strips of @block. @end: after the last of the blocks that come with it */
void epsom_strips_add_block (EpsomStrips *strips, const EpsomBlock *block, const EpsomBlock *end);
/** epsom_strips_add_table: those of a table; in a file of its own. */
void epsom_strips_add_table (EpsomStrips *strips, const EpsomTable *table);

/** epsom_strips_begin: a strip; items follow. Returns: (transfer none): good until the next. */
EpsomStrip *epsom_strips_begin (EpsomStrips *strips, double gap, double height);
/** epsom_strips_write: a line of text in the strip that was begun last, its top at @y. */
void epsom_strips_write (EpsomStrips *strips,
                         EpsomPrint print,
                         EpsomFont font,
                         EpsomRole role,
                         double x,
                         double y,
                         const char *string);
void epsom_strips_add_item (EpsomStrips *strips, const EpsomItem *item);
/** epsom_strips_wrap: Returns: (transfer container) (element-type utf8): the lines of @string at @width; strings are
 * owned by the pages or the report. At least one line. */
GPtrArray *epsom_strips_wrap (EpsomStrips *strips, EpsomPrint print, EpsomFont font, const char *string, double width);
EpsomText *epsom_strips_get_text (EpsomStrips *strips, EpsomPrint print);
double epsom_strips_get_line (EpsomStrips *strips, EpsomPrint print, EpsomFont font);

G_END_DECLS
