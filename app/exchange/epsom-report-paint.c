/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "epsom-report-pages-private.h"
#include "epsom-words.h"

#define RULE_WIDTH 0.5

/* Base lines of what stands above and below every page. */
#define HEAD_Y 34.0
#define FOOT_Y 30.0

/* A page while it is drawn. */
typedef struct {
  EpsomReportPages *pages;
  cairo_t *cr;
  guint page;
  cairo_surface_t *tagged;
  EpsomPageTexts *texts;
} Painter;

static EpsomText *
get_text (Painter *painter, EpsomPrint print, guint fit)
{
  return epsom_page_texts_get (painter->texts, &painter->pages->layout, print, fit);
}

static void
set_color (Painter *painter, EpsomRole role)
{
  EpsomColor color = epsom_palette_get_color (painter->pages->layout.style, role);

  cairo_set_source_rgb (painter->cr, color.red, color.green, color.blue);
}

/* The left end of what is @width wide and lies at @x where one reads from left to right. */
static double
mirror (const Painter *painter, double x, double width)
{
  return painter->pages->layout.rtl ? painter->pages->width - x - width : x;
}

static void
show (Painter *painter, EpsomText *text, EpsomFont font, double x, double y, const char *string)
{
  g_autofree char *directed = epsom_words_direct (string, epsom_words_are_right_to_left ());

  epsom_text_show (text, painter->cr, font, x, y, directed != NULL ? directed : string);
}

static void
paint_text (Painter *painter, const EpsomItem *item)
{
  set_color (painter, item->role);
  show (painter, get_text (painter, item->print, item->fit), item->font, mirror (painter, item->x, item->width),
        item->y, item->string);
}

static void
paint_rule (Painter *painter, const EpsomItem *item)
{
  set_color (painter, item->role);
  cairo_rectangle (painter->cr, mirror (painter, item->x, item->width), item->y - RULE_WIDTH / 2, item->width,
                   RULE_WIDTH);
  cairo_fill (painter->cr);
}

static void
paint_scene (Painter *painter, const EpsomItem *item)
{
  cairo_save (painter->cr);
  cairo_translate (painter->cr, mirror (painter, item->x, item->width), item->y);
  epsom_scene_paint (item->scene, painter->cr, painter->pages->layout.style, FALSE);
  cairo_restore (painter->cr);
}

/* cairo numbers the entries of the outline from 1 on; sections come before what lies under them. */
static void
add_outline (Painter *painter, const EpsomItem *item)
{
  static const cairo_user_data_key_t key;
  int section = GPOINTER_TO_INT (cairo_surface_get_user_data (painter->tagged, &key));
  g_autofree char *place = g_strdup_printf ("page=%u pos=[%d %d]", painter->page + 1, (int) item->x, (int) item->y);
  int id = cairo_pdf_surface_add_outline (painter->tagged, item->level == 1 ? CAIRO_PDF_OUTLINE_ROOT : section,
                                          item->string, place, item->level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);

  if (item->level == 1)
    cairo_surface_set_user_data (painter->tagged, &key, GINT_TO_POINTER (id), NULL);
}

static void
paint_item (Painter *painter, const EpsomItem *item)
{
  switch (item->kind)
    {
    case EPSOM_ITEM_TEXT:
      paint_text (painter, item);
      break;
    case EPSOM_ITEM_RULE:
      paint_rule (painter, item);
      break;
    case EPSOM_ITEM_SCENE:
      paint_scene (painter, item);
      break;
    case EPSOM_ITEM_BEGIN:
      if (painter->tagged != NULL)
        cairo_tag_begin (painter->cr, item->string, NULL);
      break;
    case EPSOM_ITEM_END:
      if (painter->tagged != NULL)
        cairo_tag_end (painter->cr, item->string);
      break;
    case EPSOM_ITEM_OUTLINE:
      if (painter->tagged != NULL)
        add_outline (painter, item);
      break;
    default:
      g_return_if_reached ();
    }
}

/* @share: of the room between the margins that is left free before it: 0 at the beginning of the line, 1 at its end. */
static void
paint_margin_text (Painter *painter, const char *string, double share, double y, double room)
{
  EpsomText *text = get_text (painter, EPSOM_PRINT_SMALL, 0);
  g_auto (GStrv) lines = epsom_text_wrap (text, EPSOM_FONT_BODY, string, room, 1, NULL);
  double width, free;

  if (lines[0] == NULL)
    return;
  width = epsom_text_measure (text, EPSOM_FONT_BODY, lines[0]);
  free = painter->pages->width - 2 * EPSOM_PAGE_MARGIN - width;
  set_color (painter, EPSOM_ROLE_DIM_TEXT);
  show (painter, text, EPSOM_FONT_BODY, mirror (painter, EPSOM_PAGE_MARGIN + share * free, width), y, lines[0]);
}

/* What is above and below every page is no part of what is read in turn: it has no tag. */
static void
paint_margins (Painter *painter)
{
  EpsomReportPages *pages = painter->pages;
  double room = pages->width - 2 * EPSOM_PAGE_MARGIN;
  g_autofree char *number = NULL;

  if (pages->layout.is_part)
    /* Translators: the number of a page. */
    number = g_strdup_printf (_ ("Page %u"), painter->page + 1);
  else
    /* Translators: the number of a page and of all pages. */
    number = g_strdup_printf (_ ("Page %u of %u"), painter->page + 1, pages->pages->len);

  if (painter->page > 0)
    paint_margin_text (painter, pages->report->subtitle, 0, HEAD_Y, room);
  paint_margin_text (painter, _ ("Epsom, a diary kept by the patient. Associations in one diary, not effects."), 0,
                     pages->height - FOOT_Y, room * 0.75);
  paint_margin_text (painter, number, 1, pages->height - FOOT_Y, room * 0.25);
}

void
epsom_report_pages_paint (EpsomReportPages *pages,
                          cairo_t *cr,
                          guint page,
                          cairo_surface_t *tagged,
                          EpsomPageTexts *texts)
{
  Painter painter = { pages, cr, page, tagged, texts };
  guint n;
  const EpsomItem *items = epsom_report_pages_get_items (pages, page, &n);

  for (guint i = 0; i < n; i++)
    paint_item (&painter, &items[i]);
  paint_margins (&painter);
}

void
epsom_report_pages_draw (EpsomReportPages *pages, cairo_t *cr, guint page)
{
  EpsomPageTexts texts = { 0 };
  EpsomColor paper = epsom_palette_get_color (pages->layout.style, EPSOM_ROLE_BACKGROUND);

  g_return_if_fail (pages != NULL && cr != NULL && page < pages->pages->len);

  cairo_save (cr);
  cairo_set_source_rgb (cr, paper.red, paper.green, paper.blue);
  cairo_rectangle (cr, 0, 0, pages->width, pages->height);
  cairo_fill (cr);
  epsom_report_pages_paint (pages, cr, page, NULL, &texts);
  cairo_restore (cr);
  epsom_page_texts_clear (&texts);
}
