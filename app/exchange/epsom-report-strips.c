/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-report-strips.h"

#include <math.h>
#include <string.h>

#include "epsom-report-private.h"

/* Where texts begin beside the names of facts, and beside dates and times of entries. */
#define FACT_INDENT 104.0
#define TIME_INDENT (EPSOM_DATE_WIDTH + 6)
#define ENTRY_INDENT 130.0
#define NESTED_INDENT 10.0
#define BULLET "•"
#define BULLET_INDENT 9.0

/* In the number of a group that is a day's. */
#define DAY_GROUP (1u << 31)

/* Above blocks, in points. */
#define SECTION_GAP 11.0
#define BLOCK_GAP 4.0
#define FACT_GAP 1.5
#define DAY_GAP 2.5

/* How charts are set, from all their detail down to what can still be read: the size of their text, and the share of
 * the height that they would have at it; and the most that one may take of a page. */
static const struct {
  double scale, share;
} chart_sizes[] = {
  { 0.675, 1 }, { 0.675, 0.92 }, { 0.63, 0.92 }, { 0.63, 0.85 }, { 0.59, 0.85 },
};
#define CHART_MAX_SHARE 0.86

static const double scales[EPSOM_N_PRINTS] = {
  [EPSOM_PRINT_NORMAL] = 0.75,
  [EPSOM_PRINT_TABLE] = 0.675,
  [EPSOM_PRINT_SMALL] = 0.625,
  [EPSOM_PRINT_LARGE] = 1.1,
};

static const double fits[EPSOM_N_FITS] = { 1, 0.94, 0.88, 0.83 };

double
epsom_print_get_scale (EpsomPrint print, guint fit)
{
  return scales[print] * fits[fit];
}

void
epsom_page_texts_clear (EpsomPageTexts *texts)
{
  for (guint fit = 0; fit < EPSOM_N_FITS; fit++)
    for (int print = 0; print < EPSOM_N_PRINTS; print++)
      g_clear_pointer (&texts->texts[fit][print], epsom_text_free);
}

EpsomText *
epsom_page_texts_get (EpsomPageTexts *texts, const EpsomReportLayout *layout, EpsomPrint print, guint fit)
{
  EpsomText **text = &texts->texts[fit][print];

  if (*text == NULL)
    *text = epsom_text_new (epsom_print_get_scale (print, fit), layout->rtl, layout->fixed_metrics);
  return *text;
}

void
epsom_strips_init (EpsomStrips *strips, EpsomReportPages *pages)
{
  *strips = (EpsomStrips){
    .pages = pages,
    .width = pages->width - 2 * EPSOM_PAGE_MARGIN,
    .height = pages->height - EPSOM_PAGE_TOP - EPSOM_PAGE_BOTTOM,
    .date = EPSOM_DATE_NONE,
    .strips = g_array_new (FALSE, FALSE, sizeof (EpsomStrip)),
    .items = g_array_new (FALSE, FALSE, sizeof (EpsomItem)),
  };
}

void
epsom_strips_clear (EpsomStrips *strips)
{
  epsom_page_texts_clear (&strips->texts);
  /* Of what was not placed. */
  for (guint i = 0; i < strips->items->len; i++)
    g_clear_pointer (&g_array_index (strips->items, EpsomItem, i).scene, epsom_scene_unref);
  g_array_unref (strips->strips);
  g_array_unref (strips->items);
}

EpsomText *
epsom_strips_get_text (EpsomStrips *strips, EpsomPrint print)
{
  return epsom_page_texts_get (&strips->texts, &strips->pages->layout, print, strips->fit);
}

double
epsom_strips_get_line (EpsomStrips *strips, EpsomPrint print, EpsomFont font)
{
  return epsom_text_get_line_height (epsom_strips_get_text (strips, print), font);
}

EpsomStrip *
epsom_strips_begin (EpsomStrips *strips, double gap, double height)
{
  const EpsomStrip strip = {
    .gap = gap * fits[strips->fit],
    .height = height,
    .first = strips->items->len,
    .date = EPSOM_DATE_NONE,
  };

  g_array_append_val (strips->strips, strip);
  return &g_array_index (strips->strips, EpsomStrip, strips->strips->len - 1);
}

void
epsom_strips_add_item (EpsomStrips *strips, const EpsomItem *item)
{
  g_array_append_vals (strips->items, item, 1);
  g_array_index (strips->strips, EpsomStrip, strips->strips->len - 1).n++;
}

void
epsom_strips_write (EpsomStrips *strips,
                    EpsomPrint print,
                    EpsomFont font,
                    EpsomRole role,
                    double x,
                    double y,
                    const char *string)
{
  EpsomText *text = epsom_strips_get_text (strips, print);

  if (*string != '\0')
    epsom_strips_add_item (strips, &(EpsomItem){
                                     .kind = EPSOM_ITEM_TEXT,
                                     .print = print,
                                     .fit = strips->fit,
                                     .font = font,
                                     .role = role,
                                     .x = x,
                                     .y = y + epsom_text_get_style (text, font).ascent,
                                     .width = epsom_text_measure (text, font, string),
                                     .string = string,
                                   });
}

static void
add_lines (EpsomStrips *strips, GPtrArray *lines, EpsomPrint print, EpsomFont font, const char *string, double width)
{
  EpsomText *text = epsom_strips_get_text (strips, print);
  g_auto (GStrv) wrapped = NULL;

  if (epsom_text_measure (text, font, string) <= width)
    {
      g_ptr_array_add (lines, (gpointer) string);
      return;
    }
  wrapped = epsom_text_wrap (text, font, string, width, G_MAXUINT, NULL);
  for (char **line = wrapped; *line != NULL; line++)
    g_ptr_array_add (lines, g_string_chunk_insert (strips->pages->strings, *line));
}

GPtrArray *
epsom_strips_wrap (EpsomStrips *strips, EpsomPrint print, EpsomFont font, const char *string, double width)
{
  GPtrArray *lines = g_ptr_array_new ();

  if (strpbrk (string, "\n\r\t") == NULL)
    add_lines (strips, lines, print, font, string, width);
  else
    {
      g_auto (GStrv) paragraphs = g_strsplit_set (string, "\n\r", -1);

      for (char **paragraph = paragraphs; *paragraph != NULL; paragraph++)
        {
          /* CR LF is one end of a line; empty lines part nothing here. */
          g_strdelimit (*paragraph, "\t", ' ');
          if (*g_strstrip (*paragraph) != '\0')
            add_lines (strips, lines, print, font, g_string_chunk_insert (strips->pages->strings, *paragraph), width);
        }
    }
  if (lines->len == 0)
    g_ptr_array_add (lines, (gpointer) "");
  return lines;
}

/* How a text of several lines is set. */
typedef struct {
  EpsomPrint print;
  EpsomFont font;
  EpsomRole role;
  double indent;
  double gap;
  const char *leaf;
} Setting;

static EpsomStrip *
get_strip (EpsomStrips *strips, guint at)
{
  return &g_array_index (strips->strips, EpsomStrip, at);
}

/* A strip a line. The first two and the last two stay together, so that no line is left alone. Returns the index of the
 * first. */
static guint
add_text (EpsomStrips *strips, const Setting *setting, const char *string)
{
  g_autoptr (GPtrArray) lines =
    epsom_strips_wrap (strips, setting->print, setting->font, string, strips->width - setting->indent);
  double height = epsom_strips_get_line (strips, setting->print, setting->font);
  guint first = strips->strips->len;

  strips->group++;
  for (guint i = 0; i < lines->len; i++)
    {
      EpsomStrip *strip = epsom_strips_begin (strips, i == 0 ? setting->gap : 0, height);

      strip->leaf = setting->leaf;
      strip->group = strips->group;
      strip->keep = i + 1 < lines->len && (i == 0 || i + 2 == lines->len);
      epsom_strips_write (strips, setting->print, setting->font, setting->role, setting->indent, 0, lines->pdata[i]);
    }
  return first;
}

/* A label beside the first line of a text: before it in the reading order. */
static void
add_label (EpsomStrips *strips, guint at, const Setting *setting, double x, const char *label)
{
  EpsomText *text = epsom_strips_get_text (strips, setting->print);
  EpsomStrip *strip = get_strip (strips, at);
  const EpsomItem item = {
    .kind = EPSOM_ITEM_TEXT,
    .print = setting->print,
    .fit = strips->fit,
    .font = setting->font,
    .role = setting->role,
    .x = x,
    .y = epsom_text_get_style (text, setting->font).ascent,
    .width = epsom_text_measure (text, setting->font, label),
    .string = label,
  };

  if (*label == '\0')
    return;
  g_array_insert_vals (strips->items, strip->first, &item, 1);
  strip->n++;
  for (guint i = at + 1; i < strips->strips->len; i++)
    get_strip (strips, i)->first++;
}

static void
add_heading (EpsomStrips *strips, const EpsomBlock *block)
{
  static const char *const tags[] = { "H1", "H1", "H2", "H3" };
  gboolean is_title = block->kind == EPSOM_BLOCK_TITLE, is_section = is_title || block->level == 1;
  const Setting setting = {
    .print = is_section ? EPSOM_PRINT_LARGE : EPSOM_PRINT_NORMAL,
    .font = EPSOM_FONT_TITLE,
    .role = EPSOM_ROLE_TEXT,
    .gap = SECTION_GAP,
    .leaf = tags[MIN (block->level, 3)],
  };
  guint first = add_text (strips, &setting, block->text);

  epsom_strips_add_item (strips, &(EpsomItem){
                                   .kind = EPSOM_ITEM_OUTLINE,
                                   .string = block->text,
                                   .level = is_section ? 1 : 2,
                                 });
  for (guint i = first; i < strips->strips->len; i++)
    get_strip (strips, i)->keep = TRUE;
  get_strip (strips, strips->strips->len - 1)->height += is_section ? 4 : 2;
}

static void
add_paragraph (EpsomStrips *strips, const EpsomBlock *block)
{
  const Setting setting = {
    .print = block->small ? EPSOM_PRINT_SMALL : EPSOM_PRINT_NORMAL,
    .font = EPSOM_FONT_BODY,
    .role = block->small ? EPSOM_ROLE_DIM_TEXT : EPSOM_ROLE_TEXT,
    .gap = block->small ? 3 : BLOCK_GAP,
    .leaf = "P",
  };

  add_text (strips, &setting, block->text);
}

static void
add_list (EpsomStrips *strips, const EpsomBlock *block)
{
  g_auto (GStrv) lines = g_strsplit (block->text, "\n", -1);
  const Setting setting = {
    .print = block->small ? EPSOM_PRINT_SMALL : EPSOM_PRINT_NORMAL,
    .font = EPSOM_FONT_BODY,
    .role = block->small ? EPSOM_ROLE_DIM_TEXT : EPSOM_ROLE_TEXT,
    .indent = BULLET_INDENT,
    .gap = block->small ? 1 : FACT_GAP,
    .leaf = "LI",
  };
  guint first = strips->strips->len;

  for (char **line = lines; *line != NULL; line++)
    {
      guint at = add_text (strips, &setting, g_string_chunk_insert (strips->pages->strings, *line));

      add_label (strips, at, &setting, 0, BULLET);
    }
  get_strip (strips, first)->gap = BLOCK_GAP * fits[strips->fit];
  get_strip (strips, first)->begins = "L";
  get_strip (strips, strips->strips->len - 1)->ends = "L";
}

static void
add_fact (EpsomStrips *strips, const EpsomBlock *block)
{
  const Setting text = { EPSOM_PRINT_NORMAL, EPSOM_FONT_BODY, EPSOM_ROLE_TEXT, FACT_INDENT, FACT_GAP, "P" };
  Setting label = { EPSOM_PRINT_NORMAL, EPSOM_FONT_STRONG, EPSOM_ROLE_TEXT, 0, FACT_GAP, "P" };
  guint first;

  if (epsom_text_measure (epsom_strips_get_text (strips, label.print), label.font, block->label) <= FACT_INDENT - 4)
    {
      first = add_text (strips, &text, block->text);
      add_label (strips, first, &label, 0, block->label);
      return;
    }
  /* A longer name has lines of its own. */
  first = add_text (strips, &label, block->label);
  for (guint i = first; i < strips->strips->len; i++)
    get_strip (strips, i)->keep = TRUE;
  add_text (strips, &text, block->text);
}

/* Entries of a day are one paragraph: thousands of days make a document large enough. */
static void
add_entry (EpsomStrips *strips, const EpsomBlock *block, const EpsomBlock *end)
{
  const Setting text = {
    .print = EPSOM_PRINT_NORMAL,
    .font = EPSOM_FONT_BODY,
    .role = block->nested ? EPSOM_ROLE_DIM_TEXT : EPSOM_ROLE_TEXT,
    .gap = block->date != strips->date ? DAY_GAP : 0,
    .indent = ENTRY_INDENT + (block->nested ? NESTED_INDENT : 0),
    .leaf = "P",
  };
  const Setting label = { EPSOM_PRINT_NORMAL, EPSOM_FONT_BODY, EPSOM_ROLE_TEXT };
  guint first;
  double time_width = epsom_text_measure (epsom_strips_get_text (strips, label.print), label.font, block->label);

  /* A time with its offset is wider than the column: it has a line of its own. */
  if (TIME_INDENT + time_width > ENTRY_INDENT - 4)
    {
      EpsomStrip *strip =
        epsom_strips_begin (strips, text.gap, epsom_strips_get_line (strips, label.print, label.font));

      strip->leaf = "P";
      strip->keep = TRUE;
      first = strips->strips->len - 1;
      epsom_strips_write (strips, label.print, label.font, label.role, TIME_INDENT, 0, block->label);
      add_text (strips, &text, block->text);
    }
  else
    {
      first = add_text (strips, &text, block->text);
      add_label (strips, first, &label, TIME_INDENT, block->label);
    }
  for (guint i = first; i < strips->strips->len; i++)
    {
      get_strip (strips, i)->date = block->date;
      get_strip (strips, i)->group = (guint) block->date | DAY_GROUP;
    }
  strips->date = block->date;
  if (block + 1 < end && block[1].kind == EPSOM_BLOCK_ENTRY && block[1].nested)
    get_strip (strips, strips->strips->len - 1)->keep = TRUE;
}

static double
get_chart_height (const EpsomStrips *strips, EpsomChartKind kind, gsize size)
{
  const EpsomResponse *response = strips->pages->report->response;

  return chart_sizes[size].share * epsom_chart_get_height (kind, response, strips->width, chart_sizes[size].scale) +
         BLOCK_GAP;
}

/* The chart that stands after @block where nothing else than its words comes before it, with their height; or NULL.
 * They are added and taken off again. */
static const EpsomBlock *
find_next_chart (EpsomStrips *strips, const EpsomBlock *block, const EpsomBlock *end, double *words)
{
  const guint n_strips = strips->strips->len, n_items = strips->items->len;
  const EpsomBlock *next = block + 1;

  for (; next < end && next->keep && !next->new_page; next++)
    epsom_strips_add_block (strips, next, end);
  *words = 0;
  for (guint i = n_strips; i < strips->strips->len; i++)
    *words += get_strip (strips, i)->gap + get_strip (strips, i)->height;
  g_array_set_size (strips->strips, n_strips);
  g_array_set_size (strips->items, n_items);
  return next < end && next->kind == EPSOM_BLOCK_CHART ? next : NULL;
}

/* The largest size at which the chart and the next one fit into what is left of the page, or else it alone. What fits
 * at none has the next page, and its full size. */
static gsize
choose_chart_size (EpsomStrips *strips, const EpsomBlock *block, const EpsomBlock *end)
{
  double words;
  const EpsomBlock *next = find_next_chart (strips, block, end, &words);

  for (gsize i = 0; next != NULL && i < G_N_ELEMENTS (chart_sizes); i++)
    if (get_chart_height (strips, block->chart, i) + words + get_chart_height (strips, next->chart, i) <= strips->room)
      return i;
  for (gsize i = 0; i < G_N_ELEMENTS (chart_sizes); i++)
    if (get_chart_height (strips, block->chart, i) <= strips->room)
      return i;
  return 0;
}

static void
add_chart (EpsomStrips *strips, const EpsomBlock *block, const EpsomBlock *end)
{
  const EpsomReportLayout *layout = &strips->pages->layout;
  const gsize size = choose_chart_size (strips, block, end);
  const double height =
    MIN (get_chart_height (strips, block->chart, size) - BLOCK_GAP, CHART_MAX_SHARE * strips->height);
  const EpsomChartLayout chart = {
    .width = strips->width,
    .height = height,
    .text_scale = chart_sizes[size].scale,
    .rtl = layout->rtl,
    .fixed_metrics = layout->fixed_metrics,
  };
  EpsomStrip *strip = epsom_strips_begin (strips, BLOCK_GAP, height + BLOCK_GAP);

  strip->leaf = "Figure";
  strip->group = ++strips->group;
  epsom_strips_add_item (strips,
                         &(EpsomItem){
                           .kind = EPSOM_ITEM_SCENE,
                           .width = strips->width,
                           .height = height,
                           .string = block->text,
                           .scene = epsom_chart_new_with_layout (block->chart, strips->pages->report->response, &chart),
                         });
}

void
epsom_strips_add_block (EpsomStrips *strips, const EpsomBlock *block, const EpsomBlock *end)
{
  guint first = strips->strips->len;

  switch (block->kind)
    {
    case EPSOM_BLOCK_TITLE:
    case EPSOM_BLOCK_HEADING:
      add_heading (strips, block);
      break;
    case EPSOM_BLOCK_PARAGRAPH:
      add_paragraph (strips, block);
      break;
    case EPSOM_BLOCK_LIST:
      add_list (strips, block);
      break;
    case EPSOM_BLOCK_FACT:
      add_fact (strips, block);
      break;
    case EPSOM_BLOCK_TABLE:
      epsom_strips_add_table (strips, block->table);
      break;
    case EPSOM_BLOCK_CHART:
      add_chart (strips, block, end);
      break;
    case EPSOM_BLOCK_ENTRY:
      add_entry (strips, block, end);
      break;
    default:
      g_return_if_reached ();
    }
  if (block->keep && strips->strips->len > first)
    get_strip (strips, strips->strips->len - 1)->keep = TRUE;
}
