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

/* An episode with a dose by one of three methods, and a medicine before its end. */
static void
add_attack (GString *rows, guint day, guint i)
{
  static const char *const symptoms[] = { "migraine", "cramp", "pms", "brain-fog", "palpitations", "Tinnitus" };
  static const EpsomMethod methods[] = { EPSOM_METHOD_ORAL, EPSOM_METHOD_IV_PUSH, EPSOM_METHOD_IV_DRIP };
  EpsomDate date = epsom_date_from_ymd (2025, 1, 1) + (int) day;

  g_string_append_printf (rows, "episode e%u ", i);
  add_time (rows, date, -60);
  g_string_append (rows, " end=");
  add_time (rows, date, 500);
  g_string_append_printf (rows, " symptom=%s\n", symptoms[i % 6]);
  add_reading (rows, i, 0, date, -50, 5);
  add_reading (rows, i, 1, date, -2, 7);
  for (guint j = 2; j <= 4; j++)
    add_reading (rows, i, j, date, 15 << j, 8 - (int) (j * (1 + i % 3)) < 0 ? 0 : 8 - (int) (j * (1 + i % 3)));
  g_string_append_printf (rows, "dose d%u ", i);
  add_time (rows, date, 0);
  g_string_append_printf (rows, " %s\nmedicine m%u ", doses[methods[i / 6 % 3]], i);
  add_time (rows, date, 270);
  g_string_append (rows, " medicine=Ibuprofen class=nsaid strength=400mg\n");
}

static void
add_day (GString *rows, guint day)
{
  EpsomDate date = epsom_date_from_ymd (2025, 1, 1) + (int) day;
  char text[EPSOM_DATE_STRING_SIZE];

  epsom_date_to_string (date, text);
  g_string_append_printf (rows, "day day%u %s bleeding=%s\n", day, text, day % 28 < 4 ? "medium" : "none");
  g_string_append_printf (rows, "rating rating%u %s symptom=%s severity=%u\n", day, text,
                          day % 2 == 0 ? "pms" : "migraine", day % 28 >= 22 ? 6 : day % 4);
  if (day % 7 == 6)
    return;
  g_string_append_printf (rows, "dose oral%u ", day);
  add_time (rows, date, 720);
  g_string_append_printf (rows, " route=oral purpose=preventive unit=mg amount=%u%s\n", 100 * (1 + day % 4),
                          day % 13 == 5 ? "" : " basis=elemental");
}

static void
add_lab (GString *rows, guint i)
{
  g_string_append_printf (rows, "lab lab%u ", i);
  add_time (rows, epsom_date_from_ymd (2025, 1, 10) + 45 * (int) i, 0);
  if (i % 3 == 2)
    g_string_append_printf (rows, " analyte=rbc-magnesium value=%u.2 value_unit=mg/dL range_low=4.2 range_high=6.8\n",
                            3 + i % 5);
  else
    g_string_append_printf (rows, " analyte=serum-magnesium value=0.%u value_unit=mmol/L range_low=0.75%s\n",
                            72 + 4 * i, i == 4 ? "" : " range_high=0.95");
}

EpsomResponse *
chart_fixture_new_life (guint n_days, const char *symptom)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (EpsomDiary) diary = NULL;

  for (guint day = 0; day < n_days; day++)
    {
      if (day % 11 != 10)
        add_day (rows, day);
      if (day % 5 == 2)
        add_attack (rows, day, day / 5);
      if (day % 45 == 9)
        add_lab (rows, day / 45);
    }
  diary = analysis_diary_parse (rows->str);

  return analysis_respond (diary, symptom, "2026-04-01T00:00:00+02:00");
}

/* What is given in the attack @i: the commoner the lower its place in the list. */
static void
add_varied_dose (GString *rows, EpsomDate date, guint i)
{
  static const char *const oral[] = { "citrate", "oxide", "bisglycinate", "malate", "taurate", "lactate" };
  static const double minutes[] = { 5, 30, 10, 60, 7.5, 15, 90 };
  static const char *const places[] = { "clinic", "home", "", "emergency" };
  guint rare = i % 3 == 0 ? 0 : i * i % 13 % 6;

  g_string_append_printf (rows, "dose d%u ", i);
  add_time (rows, date, 0);
  if (i % 4 == 3)
    g_string_append_printf (rows, " route=oral amount=%u unit=mg salt=%s basis=elemental", 100 * (1 + i % 4),
                            oral[rare]);
  else
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (rows, " route=iv minutes=%s amount=%u unit=g",
                              g_ascii_dtostr (number, sizeof number, minutes[i % 2 == 0 ? i / 2 % 7 : rare]),
                              1 + i % 3);
      if (i % 11 != 5)
        g_string_append_printf (rows, " salt=%s", i % 7 == 2 ? "chloride-hexahydrate" : "sulfate-heptahydrate");
    }
  if (*places[rare % 4] != '\0')
    g_string_append_printf (rows, " place=%s", places[rare % 4]);
  g_string_append_c (rows, '\n');
}

EpsomResponse *
chart_fixture_new_varied (EpsomQuery query)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (EpsomDiary) diary = NULL;

  for (guint i = 0; i < 96; i++)
    {
      EpsomDate date = epsom_date_from_ymd (2025, 1, 1) + 3 * (int) i;
      int baseline = 5 + (int) (i * 3 % 6);

      g_string_append_printf (rows, "episode e%u ", i);
      add_time (rows, date, -60);
      g_string_append (rows, " symptom=migraine\n");
      add_reading (rows, i, EPSOM_N_HORIZONS, date, -5, baseline);
      add_varied_dose (rows, date, i);
      for (guint horizon = 0; horizon < EPSOM_N_HORIZONS; horizon++)
        add_reading (rows, i, horizon, date, epsom_horizons[horizon],
                     CLAMP (baseline - drops[i % EPSOM_N_METHODS][horizon] + (int) (i * 7 % 5) - 2, 0, 10));
    }
  diary = analysis_diary_parse (rows->str);
  query.symptom = "migraine";
  query.from = query.to = EPSOM_DATE_NONE;
  query.as_of = analysis_instant ("2026-04-01T00:00:00+02:00");

  return epsom_response_new (diary, &query);
}

#define EPISODE "episode e1 2025-03-01T08:00:00+01:00 end=2025-03-01T14:00:00+01:00 symptom=migraine\n"
#define READING "reading r1 2025-03-01T08:30:00+01:00 episode=e1 severity=7\n"
#define DOSE "dose d1 2025-03-01T09:00:00+01:00 route=iv minutes=5 amount=1 unit=g\n"

static const char *const edges[CHART_N_EDGES - 1] = {
  "",
  EPISODE,
  "episode e1 2025-03-01T08:00:00+01:00 symptom=migraine\n",
  EPISODE READING,
  DOSE,
  "dose d1 2025-03-01T09:00:00+01:00 route=oral amount=0.001 unit=mg basis=elemental\n",
  "medicine m1 2025-03-01T09:00:00+01:00 medicine=Ibuprofen class=nsaid\n",
  "day y1 2025-03-01 bleeding=heavy\n",
  "rating t1 2025-03-01 symptom=migraine severity=10\n",
  "lab l1 2025-03-01T09:00:00+01:00 analyte=serum-magnesium value=9 value_unit=mg/dL range_low=1.8\n",
  EPISODE READING DOSE "reading r2 2025-03-01T11:00:00+01:00 episode=e1 severity=0\n"
                       "dose d2 2025-03-01T09:00:00-12:00 route=iv minutes=1440 amount=500 unit=mmol\n",
};

/* An attack, an oral dose, a day and a laboratory value in each of a hundred years. */
static char *
create_century (void)
{
  GString *rows = g_string_new (NULL);

  for (guint year = 0; year < 100; year++)
    {
      EpsomDate date = epsom_date_from_ymd (1926 + (int) year, 1 + (int) (year % 12), 15);
      char text[EPSOM_DATE_STRING_SIZE];

      epsom_date_to_string (date, text);
      g_string_append_printf (rows, "episode e%u %sT08:00:00Z symptom=migraine end=%sT20:00:00Z\n", year, text, text);
      add_reading (rows, year, 0, date, 5, 8);
      add_reading (rows, year, 1, date, 130, (int) (year % 9));
      g_string_append_printf (rows, "dose d%u ", year);
      add_time (rows, date, 10);
      g_string_append_printf (rows, " %s\n", doses[year % EPSOM_N_METHODS]);
      g_string_append_printf (rows, "day y%u %s bleeding=light\n", year, text);
      g_string_append_printf (rows, "lab l%u %sT10:00:00Z analyte=serum-magnesium value=0.8 value_unit=mmol/L\n", year,
                              text);
    }

  return g_string_free (rows, FALSE);
}

EpsomResponse *
chart_fixture_new_edge (guint edge)
{
  g_autofree char *century = create_century ();
  g_autoptr (EpsomDiary) diary = analysis_diary_parse (edge < G_N_ELEMENTS (edges) ? edges[edge] : century);

  return analysis_respond (diary, "migraine", "2026-04-01T00:00:00+02:00");
}
