/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart-fixture.h"

#include "analysis-diary.h"

#define DOSE_HOUR 8

static const char *const doses[EPSOM_N_METHODS] = {
  "route=oral amount=400 unit=mg",       "route=iv minutes=5 amount=1 unit=g", "route=iv minutes=20 amount=1 unit=g",
  "route=iv minutes=60 amount=2 unit=g", "route=iv amount=1 unit=g",
};

/* How much lower the severity is at each horizon; more or less of it by treatment. */
static const int drops[EPSOM_N_METHODS][EPSOM_N_HORIZONS] = {
  { 0, 0, 1, 2, 3, 4 }, { 1, 3, 4, 6, 7, 8 }, { 1, 2, 3, 4, 5, 6 }, { 0, 1, 3, 4, 5, 7 }, { 0, 1, 1, 3, 4, 5 },
};

static void
add_time (GString *rows, EpsomDate date, int minutes)
{
  EpsomInstant instant = epsom_instant_from_local (date, (DOSE_HOUR * 60 + minutes) * 60, 0);
  char text[EPSOM_INSTANT_STRING_SIZE];

  g_string_append (rows, epsom_instant_to_string (instant, text));
}

static void
add_reading (GString *rows, guint episode, guint reading, EpsomDate date, int minutes, int severity)
{
  g_string_append_printf (rows, "reading r%u.%u ", episode, reading);
  add_time (rows, date, minutes);
  g_string_append_printf (rows, " episode=e%u severity=%d\n", episode, severity);
}

static void
add_treatment (GString *rows, EpsomMethod method, guint i, guint id)
{
  EpsomDate date = epsom_date_from_ymd (2025, 1, 1) + 3 * (int) id;
  int baseline = 5 + (int) (i * 3 % 6);
  guint n_horizons = i % 5 == 4 ? EPSOM_N_HORIZONS - 1 : EPSOM_N_HORIZONS;

  g_string_append_printf (rows, "episode e%u ", id);
  add_time (rows, date, -60);
  g_string_append (rows, " symptom=migraine\n");
  add_reading (rows, id, EPSOM_N_HORIZONS, date, -5, baseline);
  g_string_append_printf (rows, "dose d%u ", id);
  add_time (rows, date, 0);
  g_string_append_printf (rows, " %s\n", doses[method]);

  for (guint horizon = i % 4 == 3 ? 1 : 0; horizon < n_horizons; horizon++)
    add_reading (rows, id, horizon, date, epsom_horizons[horizon] + (int) (i % 3),
                 CLAMP (baseline - drops[method][horizon] + (int) (i * 7 % 5) - 2, 0, 10));
}

EpsomResponse *
chart_fixture_new (const guint counts[EPSOM_N_METHODS])
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (EpsomDiary) diary = NULL;
  guint id = 0;

  for (int method = 0; method < EPSOM_N_METHODS; method++)
    for (guint i = 0; i < counts[method]; i++)
      add_treatment (rows, (EpsomMethod) method, i, id++);

  diary = analysis_diary_parse (rows->str);

  return analysis_respond (diary, "migraine", "2026-04-01T00:00:00+02:00");
}
