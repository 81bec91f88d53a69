/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-report-pages.h"
#include "epsom-text.h"

G_BEGIN_DECLS

/* What a page is made of. For the layout, the painter and the tests. In points from the page's top left corner; where
 * the reading direction is right to left the painter mirrors. */

/** EpsomPrint: how large the text is set. */
typedef enum {
  EPSOM_PRINT_NORMAL,
  EPSOM_PRINT_TABLE,
  EPSOM_PRINT_SMALL,
  EPSOM_PRINT_LARGE,
} EpsomPrint;
#define EPSOM_N_PRINTS (EPSOM_PRINT_LARGE + 1)

/** EPSOM_N_FITS: steps by which what is to be known in a minute is set smaller, so that it stands on one page. */
#define EPSOM_N_FITS 4

/** epsom_print_get_scale: of the sizes of #EpsomFont. @fit: from 0, which is full size */
double epsom_print_get_scale (EpsomPrint print, guint fit);

/** EpsomPageTexts: made when they are needed; one thread. */
typedef struct {
  EpsomText *texts[EPSOM_N_FITS][EPSOM_N_PRINTS];
} EpsomPageTexts;

void epsom_page_texts_clear (EpsomPageTexts *texts);
EpsomText *epsom_page_texts_get (EpsomPageTexts *texts, const EpsomReportLayout *layout, EpsomPrint print, guint fit);

typedef enum {
  EPSOM_ITEM_TEXT,
  EPSOM_ITEM_RULE,    /* a thin line to the right */
  EPSOM_ITEM_SCENE,   /* a chart */
  EPSOM_ITEM_BEGIN,   /* of a tag; groups may end on a later page */
  EPSOM_ITEM_END,     /* of a tag */
  EPSOM_ITEM_OUTLINE, /* an entry of the outline */
} EpsomItemKind;

/**
 * EpsomItem:
 * @x, @y: the left end of the base line; the top left corner of a scene
 * @width: as measured
 * @height: of a scene
 * @string: the text, the name of the tag, the words of an entry of the outline or of a scene
 * @level: of an entry of the outline, 1 or 2
 */
typedef struct {
  EpsomItemKind kind;
  EpsomPrint print;
  guint fit;
  EpsomFont font;
  EpsomRole role;
  guint level;
  double x, y, width, height;
  const char *string;
  EpsomScene *scene;
} EpsomItem;

struct _EpsomReportPages {
  gatomicrefcount ref_count;
  EpsomReport *report;
  EpsomReportLayout layout;
  double width, height;
  GStringChunk *strings; /* of lines that are parts of a text */
  GArray *items;         /* (element-type EpsomItem): page by page */
  GArray *pages;         /* (element-type guint): the first item of each */
};

/** EPSOM_PAGE_MARGIN: on the left, on the right, and around the lines at the head and the foot of a page. */
#define EPSOM_PAGE_MARGIN 46.0
/** EPSOM_PAGE_TOP, EPSOM_PAGE_BOTTOM: what the contents keep clear of; EPSOM_PAGE_FIRST_TOP: of the first page, above
 * which nothing stands. */
#define EPSOM_PAGE_FIRST_TOP 36.0
#define EPSOM_PAGE_TOP 50.0
#define EPSOM_PAGE_BOTTOM 50.0

/** epsom_report_pages_get_items: Returns: (transfer none) (array length=n) */
const EpsomItem *epsom_report_pages_get_items (EpsomReportPages *pages, guint page, guint *n);

/** epsom_report_pages_paint: draws @page. @tagged: (nullable): the surface of a PDF, for tags and its outline */
void epsom_report_pages_paint (EpsomReportPages *pages,
                               cairo_t *cr,
                               guint page,
                               cairo_surface_t *tagged,
                               EpsomPageTexts *texts);

G_END_DECLS
