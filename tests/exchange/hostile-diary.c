/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hostile-diary.h"

#include "exchange-diary.h"

const char *const hostile_texts[N_HOSTILE_TEXTS] = {
  "<script>alert('x')</script> & \\\"quoted\\\" ]]> &amp;",
  "\302\240no break\342\200\257spaces\343\200\200",
  "one\r\ntwo\tthree\342\200\250four\342\200\251five",
  "\357\273\277mark \357\277\276 none \360\237\230\200 \364\217\277\277",
  "\001\002\037 controls \177 \302\205",
  "\302\240",
  "=cmd|' /C calc'!A0",
  "\342\200\217\342\200\256\327\242\327\221\327\250\327\231\327\252",
  "back\\slash \\u0000 {}",
  "  blanks  ",
};

static void append_record (GString *text, const char *record, ...) G_GNUC_NULL_TERMINATED;

static void
append_record (GString *text, const char *record, ...)
{
  g_autofree char *id = g_strdup_printf ("%08" G_GSIZE_MODIFIER "x-0000-4000-8000-000000000000", text->len);
  EpsomCells cells = { .text[EPSOM_FIELD_RECORD] = record, .text[EPSOM_FIELD_ID] = id };
  const char *name;
  va_list arguments;

  va_start (arguments, record);
  while ((name = va_arg (arguments, const char *)) != NULL)
    cells.text[epsom_field_find (name)] = va_arg (arguments, const char *);
  va_end (arguments);
  exchange_append_row (text, &cells, exchange_file_order);
}

char *
hostile_diary (void)
{
  static const char *const numbers[] = {
    "1e-8", "0.1", "1e300", "5e-324", "0.30000000000000004", "123456789012345678"
  };
  static const char *const minutes[] = { "", "0.001", "5", "10.5", "30", "1440" };
  GString *text = g_string_new (NULL);

  exchange_append_header (text, exchange_file_order);
  for (gsize i = 0; i < N_HOSTILE_TEXTS; i++)
    {
      const char *said = hostile_texts[i];
      g_autofree char *own = g_strconcat ("own ", said, NULL);
      g_autofree char *words = g_strconcat ("aura;nausea;", said, NULL);
      g_autofree char *date = g_strdup_printf ("2026-01-%02d", (int) i + 1);
      g_autofree char *at = g_strconcat (date, "T10:00:00+14:00", NULL);
      g_autofree char *end = g_strconcat (date, "T23:00:00-14:00", NULL);
      g_autofree char *episode = g_strdup_printf ("eeeeeeee-0000-4000-8000-%012d", (int) i);
      const char *number = numbers[i % G_N_ELEMENTS (numbers)];

      append_record (text, "episode", "id", episode, "at", at, "end", i % 2 ? end : "", "symptom", own, "features",
                     words, "triggers", words, "note", said, NULL);
      append_record (text, "reading", "episode", episode, "at", at, "severity", "10", "note", said, NULL);
      append_record (text, "dose", "episode", episode, "at", at, "route", "iv", "minutes",
                     minutes[i % G_N_ELEMENTS (minutes)], "amount", number, "unit", i % 2 ? "mEq" : "g", "features",
                     words, "place", "clinic", "note", said, NULL);
      append_record (text, "dose", "at", at, "route", "oral", "salt", "citrate", "amount", number, "unit", "mg",
                     "purpose", "preventive", "note", said, NULL);
      append_record (text, "medicine", "episode", episode, "at", at, "medicine", own, "class", "other", "strength",
                     said, "note", said, NULL);
      append_record (text, "day", "at", date, "bleeding", i % 2 ? "heavy" : "", "note", said, NULL);
      append_record (text, "rating", "at", date, "symptom", own, "severity", "0", "note", said, NULL);
      append_record (text, "lab", "at", at, "analyte", "ionized-magnesium", "value", number, "value_unit", "mEq/L",
                     "range_low", i % 2 ? "0" : "", "range_high", i % 3 ? "0.7" : "", "note", said, NULL);
    }
  append_record (text, "dose", "at", "9999-12-31T23:59:59+00:00", "route", "iv", "minutes", "5", "amount", "1", "unit",
                 "g", NULL);
  append_record (text, "episode", "at", "0001-01-01T00:00:00+00:00", "symptom", "migraine", NULL);
  return g_string_free (text, FALSE);
}
