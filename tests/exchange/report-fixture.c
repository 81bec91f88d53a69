/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-fixture.h"

#include <string.h>

static EpsomDiary *
read_diary (Fixture *fixture, const char *path)
{
  g_autofree char *text = fixture_read (path);

  return exchange_diary (fixture, text);
}

EpsomDiary *
report_sample (Fixture *fixture)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "..", "data", "sample-diary.csv", NULL);

  return read_diary (fixture, path);
}

EpsomDiary *
report_large (Fixture *fixture, guint rows)
{
  g_autofree char *number = g_strdup_printf ("%u", rows);
  const char *arguments[] = { g_getenv ("EPSOM_MAKE_DIARY"), number, NULL };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return exchange_diary (fixture, text);
}

/* Attack @number: severity 8 at eight in the morning of @day, a dose a quarter of an hour later. */
static void
append_attack (GString *text, guint number, const char *day)
{
  static const char *const doses[] = { "oral,,400", "iv,5,1000", "iv,20,1000", "iv,45,1000", "iv,,1000" };
  static const char *const classes[] = { "triptan", "ergot", "nsaid", "paracetamol", "opioid", "combination", "other" };
  static const char *const triggers[] = { "stress", "sleep", "weather", "menstruation", "red wine" };
  /* The later methods are better, so that some differences are told from nothing. */
  guint method = number % G_N_ELEMENTS (doses), after = number % 7 <= method ? 0 : 6;

  g_autofree char *id = g_strdup_printf ("00000000-0000-4000-8000-%012u", number);

  g_string_append_printf (text, "episode,%s,,%sT08:00:00Z,%sT20:00:00Z,migraine,,,,,,,,,%s,,,,,,\n", id, day, day,
                          triggers[number % G_N_ELEMENTS (triggers)]);
  g_string_append_printf (text, "reading,,%s,%sT08:05:00Z,,,8,,,,,,,,,,,,,,\n", id, day);
  g_string_append_printf (text, "dose,,,%sT08:15:00Z,,,,%s,mg,acute,,,,,,,,,\n", day, doses[method]);
  g_string_append_printf (text, "reading,,%s,%sT10:15:00Z,,,%u,,,,,,,,,,,,,,\n", id, day, after);
  g_string_append_printf (text, "medicine,,,%sT14:00:00Z,,,,,,,,,tablet,%s,,,,,,,\n", day,
                          classes[number % G_N_ELEMENTS (classes)]);
}

EpsomDiary *
report_full (Fixture *fixture)
{
  g_autoptr (GString) text =
    g_string_new ("record,id,episode,at,end,symptom,severity,route,minutes,amount,unit,purpose,medicine,"
                  "class,triggers,bleeding,analyte,value,value_unit,range_low,range_high\n");

  for (guint number = 0; number < 90; number++)
    {
      int year, month, day;
      g_autofree char *date = NULL;

      epsom_date_to_ymd (epsom_date_from_ymd (2025, 3, 21) + 4 * (int) number, &year, &month, &day);
      date = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
      append_attack (text, number, date);
      if (number % 7 == 0)
        g_string_append_printf (text, "day,,,%s,,,,,,,,,,,,medium,,,,,\n", date);
      if (number % 20 == 0)
        g_string_append_printf (text, "lab,,,%sT09:00:00Z,,,,,,,,,,,,,serum-magnesium,0.66,mmol/L,0.7,1.05\n", date);
    }
  return exchange_diary (fixture, text->str);
}

/* What people write, and what nobody should. */
static char *
create_note (guint number)
{
  static const char *const texts[] = {
    "short",
    "after the walk, with a friend; it was better than the day before, and the light did not hurt",
    "عانيت من صداع نصفي شديد بعد ليلة بلا نوم، ثم تحسنت بعد ساعتين",
    "昨晚没睡好，早上头痛，吃了药以后好一些。下午又开始了。",
    "😀🧠💊 emoji, é̂ combining, \u202e backwards",
    "tab\tand\rreturn\nline\n\n\nfeeds",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
  };
  GString *note = g_string_new (NULL);

  g_string_printf (note, "note%u ", number);
  if (number == 5)
    for (int i = 0; i < 900; i++)
      g_string_append_printf (note, "and word %d ", i);
  else if (number == 6)
    for (int i = 0; i < 5000; i++)
      g_string_append_c (note, 'x');
  else
    g_string_append (note, texts[number % G_N_ELEMENTS (texts)]);
  return g_string_free (note, FALSE);
}

static void
add_row (GString *text, guint *n_notes, const char *const *fields)
{
  EpsomCells cells = { { NULL } };
  g_autofree char *note = create_note (++*n_notes);

  for (; *fields != NULL; fields += 2)
    cells.text[epsom_field_find (fields[0])] = fields[1];
  cells.text[EPSOM_FIELD_NOTE] = note;
  exchange_append_row (text, &cells, exchange_file_order);
}

#define ADD_ROW(...) add_row (text, n_notes, (const char *const[]){ __VA_ARGS__, NULL })

EpsomDiary *
report_hostile (Fixture *fixture, guint *n_notes)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *endless = g_strnfill (3000, 'w');

  *n_notes = 0;
  exchange_append_header (text, exchange_file_order);
  ADD_ROW ("record", "episode", "id", ID_A, "at", "2026-03-01T23:30:00+01:00", "end", "2026-03-03T08:00:00+05:30",
           "symptom", "migraine", "triggers", "stress;<b>&amp;;صداع", "features", "aura;=1+1");
  ADD_ROW ("record", "reading", "episode", ID_A, "at", "2026-03-01T23:35:00+01:00", "severity", "8");
  ADD_ROW ("record", "reading", "episode", ID_A, "at", "2026-03-02T01:40:00+01:00", "severity", "3");
  ADD_ROW ("record", "dose", "at", "2026-03-01T23:40:00+01:00", "route", "iv", "minutes", "5", "amount", "1", "unit",
           "g");
  ADD_ROW ("record", "episode", "id", ID_B, "at", "2026-02-11T08:00:00Z", "symptom", endless);
  ADD_ROW ("record", "medicine", "at", "2026-02-11T09:00:00Z", "medicine", endless, "class", "triptan");
  ADD_ROW ("record", "medicine", "at", "2026-02-11T09:00:00Z", "medicine", "صداع دواء 50 مجم", "class", "nsaid");
  ADD_ROW ("record", "day", "at", "2026-02-11", "bleeding", "medium");
  ADD_ROW ("record", "rating", "at", "2026-02-11", "symptom", "脑雾", "severity", "7");
  ADD_ROW ("record", "lab", "at", "2026-02-12T09:00:00Z", "analyte", "serum-magnesium", "value", "0.61", "value_unit",
           "mmol/L", "range_low", "0.7", "range_high", "1.1");
  ADD_ROW ("record", "dose", "at", "0001-02-03T10:00:00Z", "route", "oral", "amount", "1e-9", "unit", "mg");
  ADD_ROW ("record", "dose", "at", "2026-02-12T10:00:00Z", "route", "oral", "amount", "400", "unit", "mg", "basis",
           "elemental");
  return exchange_diary (fixture, text->str);
}

EpsomReportOptions
report_options (void)
{
  EpsomReportOptions options = {
    .query = { .symptom = "migraine", .from = EPSOM_DATE_NONE, .to = EPSOM_DATE_NONE },
    .parts = EPSOM_REPORT_DEFAULT_PARTS,
  };

  g_assert_true (epsom_instant_parse (REPORT_AS_OF, &options.query.as_of));
  return options;
}

EpsomReportLayout
report_layout (void)
{
  return (EpsomReportLayout){ .paper = EPSOM_PAPER_A4, .style = EPSOM_STYLE_LIGHT, .fixed_metrics = TRUE };
}

char *
report_get_text (EpsomReportPages *pages)
{
  GString *text = g_string_new (NULL);

  for (guint page = 0; page < epsom_report_pages_get_n (pages); page++)
    {
      g_autofree char *part = epsom_report_pages_get_text (pages, page);

      g_string_append (text, part);
    }
  return g_string_free (text, FALSE);
}

guint
report_count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + strlen (part), part))
    n++;
  return n;
}
