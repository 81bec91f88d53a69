/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <langinfo.h>
#include <pango/pango.h>
#include <string.h>

#include "epsom-report-private.h"
#include "epsom-report-strips.h"

/* How often it is asked whether the layout is still wanted. */
#define BLOCKS_A_LOOK 256

static const struct {
  const char *token;
  double width, height;
} papers[] = {
  [EPSOM_PAPER_A4] = { "a4", 595.276, 841.89 },
  [EPSOM_PAPER_LETTER] = { "letter", 612, 792 },
};

int
epsom_paper_find (const char *token)
{
  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_ascii_strcasecmp (papers[i].token, token) == 0)
      return (int) i;
  return -1;
}

EpsomPaper
epsom_paper_get_default (void)
{
  /* A number of mm in place of a pointer. */
  int width = GPOINTER_TO_INT (nl_langinfo (_NL_PAPER_WIDTH));

  return width == 216 ? EPSOM_PAPER_LETTER : EPSOM_PAPER_A4;
}

void
epsom_paper_get_size (EpsomPaper paper, double *width, double *height)
{
  g_return_if_fail (paper < G_N_ELEMENTS (papers));

  *width = papers[paper].width;
  *height = papers[paper].height;
}

void
epsom_report_layout_init (EpsomReportLayout *layout)
{
  static const PangoScript rtl_scripts[] = { PANGO_SCRIPT_ARABIC, PANGO_SCRIPT_HEBREW, PANGO_SCRIPT_SYRIAC,
                                             PANGO_SCRIPT_THAANA };
  int n;
  const PangoScript *scripts = pango_language_get_scripts (pango_language_get_default (), &n);

  *layout = (EpsomReportLayout){ .paper = epsom_paper_get_default (), .style = EPSOM_STYLE_LIGHT };
  for (gsize i = 0; scripts != NULL && n > 0 && i < G_N_ELEMENTS (rtl_scripts); i++)
    layout->rtl |= scripts[0] == rtl_scripts[i];
}

/* Pages while they are filled from the top. */
typedef struct {
  EpsomReportPages *pages;
  EpsomStrips strips;
  double y, bottom;
  gboolean is_empty; /* the page */
  const char *leaf;  /* the open tag of text, and which */
  guint group;
  EpsomDate date; /* that stands on this page last */
  GArray *titles; /* (element-type EpsomItem): of the table that is being placed */
  double titles_height;
  guint max_pages; /* with more it is not gone on; 0: however many */
} Placer;

static void
add_item (Placer *placer, const EpsomItem *item)
{
  g_array_append_vals (placer->pages->items, item, 1);
}

static void
add_tag (Placer *placer, EpsomItemKind kind, const char *name)
{
  add_item (placer, &(EpsomItem){ .kind = kind, .string = name });
}

static void
close_leaf (Placer *placer)
{
  if (placer->leaf != NULL)
    add_tag (placer, EPSOM_ITEM_END, placer->leaf);
  placer->leaf = NULL;
}

static void
begin_page (Placer *placer)
{
  close_leaf (placer);
  g_array_append_val (placer->pages->pages, placer->pages->items->len);
  placer->y = placer->pages->pages->len == 1 ? EPSOM_PAGE_FIRST_TOP : EPSOM_PAGE_TOP;
  placer->is_empty = TRUE;
  placer->date = EPSOM_DATE_NONE;
}

static void
place_items (Placer *placer, const EpsomItem *items, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      EpsomItem item = items[i];

      item.x += EPSOM_PAGE_MARGIN;
      item.y += placer->y;
      add_item (placer, &item);
    }
}

/* In small print where the locale has long names. */
static void
place_date (Placer *placer, EpsomDate date)
{
  g_autofree char *words = epsom_report_format_day (date);
  EpsomItem item = {
    .kind = EPSOM_ITEM_TEXT,
    .font = EPSOM_FONT_STRONG,
    .role = EPSOM_ROLE_TEXT,
    .string = g_string_chunk_insert (placer->pages->strings, words),
  };

  for (item.print = EPSOM_PRINT_NORMAL; item.print <= EPSOM_PRINT_SMALL; item.print++)
    {
      EpsomText *text = epsom_strips_get_text (&placer->strips, item.print);

      item.width = epsom_text_measure (text, item.font, item.string);
      item.y = epsom_text_get_style (text, item.font).ascent;
      if (item.width <= EPSOM_DATE_WIDTH || item.print == EPSOM_PRINT_SMALL)
        break;
    }
  place_items (placer, &item, 1);
  placer->date = date;
}

static void
open_leaf (Placer *placer, const EpsomStrip *strip)
{
  if (placer->leaf != NULL && placer->leaf == strip->leaf && placer->group == strip->group)
    return;
  close_leaf (placer);
  if (strip->leaf != NULL)
    add_tag (placer, EPSOM_ITEM_BEGIN, strip->leaf);
  placer->leaf = strip->leaf;
  placer->group = strip->group;
}

static void
place_strip (Placer *placer, const EpsomStrip *strip)
{
  const EpsomItem *items = &g_array_index (placer->strips.items, EpsomItem, strip->first);

  if (!placer->is_empty)
    placer->y += strip->gap;
  if (strip->begins != NULL)
    {
      close_leaf (placer);
      add_tag (placer, EPSOM_ITEM_BEGIN, strip->begins);
    }
  if (strip->is_titles)
    {
      g_array_set_size (placer->titles, 0);
      g_array_append_vals (placer->titles, items, strip->n);
      placer->titles_height = strip->height;
    }
  open_leaf (placer, strip);
  if (strip->date != EPSOM_DATE_NONE && strip->date != placer->date)
    place_date (placer, strip->date);
  place_items (placer, items, strip->n);
  placer->y += strip->height;
  placer->is_empty = FALSE;
  if (strip->ends != NULL)
    {
      close_leaf (placer);
      add_tag (placer, EPSOM_ITEM_END, strip->ends);
      g_array_set_size (placer->titles, 0);
    }
}

static void
repeat_titles (Placer *placer)
{
  if (placer->titles->len == 0)
    return;
  place_items (placer, (const EpsomItem *) (gconstpointer) placer->titles->data, placer->titles->len);
  placer->y += placer->titles_height;
  placer->is_empty = FALSE;
}

/* The strips from @from on that stay together: their number and height. */
static guint
measure_chain (const Placer *placer, guint from, double *height)
{
  guint n = 0;
  const EpsomStrip *strip;

  *height = 0;
  do
    {
      strip = &g_array_index (placer->strips.strips, EpsomStrip, from + n++);
      *height += strip->height + (n > 1 || !placer->is_empty ? strip->gap : 0);
  } while (strip->keep && from + n < placer->strips.strips->len);
  return n;
}

/* A chain that no page has room for is parted where the page ends. */
static void
place_strips (Placer *placer)
{
  GArray *strips = placer->strips.strips;
  guint n;

  for (guint at = 0; at < strips->len; at += n)
    {
      double height;

      n = measure_chain (placer, at, &height);
      if (placer->y + height > placer->bottom && !placer->is_empty)
        {
          begin_page (placer);
          repeat_titles (placer);
        }
      if (height > placer->strips.height)
        n = 1;
      for (guint i = at; i < at + n; i++)
        place_strip (placer, &g_array_index (strips, EpsomStrip, i));
    }
  g_array_set_size (strips, 0);
  g_array_set_size (placer->strips.items, 0);
}

static double
measure_pending (const Placer *placer)
{
  double height = 0;

  for (guint i = 0; i < placer->strips.strips->len; i++)
    {
      const EpsomStrip *strip = &g_array_index (placer->strips.strips, EpsomStrip, i);

      height += strip->height + (i > 0 || !placer->is_empty ? strip->gap : 0);
    }
  return height;
}

/* Blocks @from to before @to. Those that stay together are laid out together. */
static gboolean
place_blocks (Placer *placer, guint from, guint to, GCancellable *cancellable)
{
  const EpsomBlock *blocks = (const EpsomBlock *) (gconstpointer) placer->pages->report->blocks->data;
  const GArray *strips = placer->strips.strips;

  for (guint i = from; i < to; i++)
    {
      if (i % BLOCKS_A_LOOK == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      if (placer->max_pages > 0 && placer->pages->pages->len > placer->max_pages)
        break;
      if (blocks[i].new_page && !placer->is_empty)
        begin_page (placer);
      placer->strips.room = placer->bottom - placer->y - measure_pending (placer);
      epsom_strips_add_block (&placer->strips, &blocks[i], &blocks[to]);
      if (i + 1 == to || !g_array_index (strips, EpsomStrip, strips->len - 1).keep)
        place_strips (placer);
    }
  return TRUE;
}

/* The blocks of the first page: those before the first that begins a page of its own. */
static guint
count_first (const EpsomReport *report)
{
  guint n = 0;

  while (n < report->blocks->len && !g_array_index (report->blocks, EpsomBlock, n).new_page)
    n++;
  return n;
}

/* Set smaller, as far as it can be read, where that makes it one page. */
static gboolean
place_first (Placer *placer, guint n, GCancellable *cancellable)
{
  for (guint fit = 0; fit <= EPSOM_N_FITS; fit++)
    {
      g_array_set_size (placer->pages->items, 0);
      g_array_set_size (placer->pages->pages, 0);
      /* What was not placed when it was clear that it is too much; there is no chart among it. */
      g_array_set_size (placer->strips.strips, 0);
      g_array_set_size (placer->strips.items, 0);
      placer->leaf = NULL;
      begin_page (placer);
      placer->strips.fit = fit % EPSOM_N_FITS;
      placer->max_pages = fit < EPSOM_N_FITS ? 1 : 0;
      if (!place_blocks (placer, 0, n, cancellable))
        return FALSE;
      if (placer->pages->pages->len == 1)
        break;
    }
  placer->strips.fit = 0;
  placer->max_pages = 0;
  return TRUE;
}

static gboolean
place (Placer *placer, GCancellable *cancellable)
{
  guint first = count_first (placer->pages->report);

  return place_first (placer, first, cancellable) &&
         place_blocks (placer, first, placer->pages->report->blocks->len, cancellable);
}

static void
clear_item (gpointer item)
{
  g_clear_pointer (&((EpsomItem *) item)->scene, epsom_scene_unref);
}

EpsomReportPages *
epsom_report_pages_new (EpsomReport *report, const EpsomReportLayout *layout, GCancellable *cancellable)
{
  g_autoptr (EpsomReportPages) pages = g_new0 (EpsomReportPages, 1);
  Placer placer = { .pages = pages, .date = EPSOM_DATE_NONE };
  gboolean done;

  g_return_val_if_fail (report != NULL && layout != NULL, NULL);

  g_atomic_ref_count_init (&pages->ref_count);
  pages->report = epsom_report_ref (report);
  pages->layout = *layout;
  epsom_paper_get_size (layout->paper, &pages->width, &pages->height);
  pages->strings = g_string_chunk_new (16 * 1024);
  pages->items = g_array_new (FALSE, FALSE, sizeof (EpsomItem));
  g_array_set_clear_func (pages->items, clear_item);
  pages->pages = g_array_new (FALSE, FALSE, sizeof (guint));

  epsom_strips_init (&placer.strips, pages);
  placer.bottom = pages->height - EPSOM_PAGE_BOTTOM;
  placer.titles = g_array_new (FALSE, FALSE, sizeof (EpsomItem));
  done = place (&placer, cancellable);
  close_leaf (&placer);
  epsom_strips_clear (&placer.strips);
  g_array_unref (placer.titles);
  return done ? g_steal_pointer (&pages) : NULL;
}

EpsomReportPages *
epsom_report_pages_ref (EpsomReportPages *pages)
{
  g_atomic_ref_count_inc (&pages->ref_count);
  return pages;
}

void
epsom_report_pages_unref (EpsomReportPages *pages)
{
  if (!g_atomic_ref_count_dec (&pages->ref_count))
    return;
  g_array_unref (pages->items);
  g_array_unref (pages->pages);
  g_string_chunk_free (pages->strings);
  epsom_report_unref (pages->report);
  g_free (pages);
}

guint
epsom_report_pages_get_n (EpsomReportPages *pages)
{
  return pages->pages->len;
}

EpsomReport *
epsom_report_pages_get_report (EpsomReportPages *pages)
{
  return pages->report;
}

EpsomPaper
epsom_report_pages_get_paper (EpsomReportPages *pages)
{
  return pages->layout.paper;
}

void
epsom_report_pages_get_size (EpsomReportPages *pages, double *width, double *height)
{
  *width = pages->width;
  *height = pages->height;
}

const EpsomItem *
epsom_report_pages_get_items (EpsomReportPages *pages, guint page, guint *n)
{
  guint first, end;

  g_return_val_if_fail (page < pages->pages->len, NULL);

  first = g_array_index (pages->pages, guint, page);
  end = page + 1 < pages->pages->len ? g_array_index (pages->pages, guint, page + 1) : pages->items->len;
  *n = end - first;
  return &g_array_index (pages->items, EpsomItem, first);
}

static gboolean
is_same_item (const EpsomItem *a, const EpsomItem *b)
{
  /* A chart may look otherwise in the same place. */
  return a->scene == NULL && b->scene == NULL && a->kind == b->kind && a->print == b->print && a->fit == b->fit &&
         a->font == b->font && a->role == b->role && a->x == b->x && a->y == b->y && a->width == b->width &&
         g_strcmp0 (a->string, b->string) == 0;
}

gboolean
epsom_report_pages_is_same_page (EpsomReportPages *a, EpsomReportPages *b, guint page)
{
  guint n_first, n_second;
  const EpsomItem *first, *second;

  if (page >= a->pages->len || page >= b->pages->len || a->width != b->width || a->layout.style != b->layout.style ||
      a->layout.rtl != b->layout.rtl)
    return FALSE;

  first = epsom_report_pages_get_items (a, page, &n_first);
  second = epsom_report_pages_get_items (b, page, &n_second);
  if (n_first != n_second)
    return FALSE;
  for (guint i = 0; i < n_first; i++)
    if (!is_same_item (&first[i], &second[i]))
      return FALSE;
  return TRUE;
}

char *
epsom_report_pages_get_text (EpsomReportPages *pages, guint page)
{
  GString *text = g_string_new (NULL);
  guint n;
  const EpsomItem *items = epsom_report_pages_get_items (pages, page, &n);

  for (guint i = 0; i < n; i++)
    if (items[i].kind == EPSOM_ITEM_TEXT || items[i].kind == EPSOM_ITEM_SCENE)
      g_string_append_printf (text, "%s\n", items[i].string);
  return g_string_free (text, FALSE);
}
