/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chart-infusions.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-chart-words.h"
#include "epsom-words.h"

/* In units. */
#define PIN_SIZE 7.0
#define PIN_WIDTH 1.25
#define MARK_SIZE 12.0
/* Infusions by one method nearer than this are one pin. */
#define LEAST_DISTANCE 5.0

static char *
format_mg (double mg)
{
  return epsom_words_number (mg, 0);
}

/** Pin: infusions by one method too near to each other to be told apart, as high as the highest. */
typedef struct {
  const EpsomInfusion *highest; /* NULL: none */
  const EpsomInfusion *first, *last;
  guint n;
} Pin;

/** Pins: their panel. */
typedef struct {
  const EpsomScale *x;
  EpsomScale y; /* of mg elemental */
  gboolean stems;
  GArray *drawn; /* (element-type Pin): never moved */
} Pins;

static char *
describe_infusion (const EpsomInfusion *infusion)
{
  g_autofree char *date = epsom_chart_words_date (infusion->date);
  g_autofree char *words = epsom_chart_words_record (&infusion->dose->record);
  g_autofree char *amount = format_mg (infusion->mg);

  if (isnan (infusion->mg))
    return g_strdup_printf (_ ("%s: %s; elemental magnesium not known"), date, words);

  /* Translators: a date, a dose, its elemental magnesium: "3 March 2026: IV push, magnesium sulfate 1 g, 5 min; 99 mg
   * elemental". */
  return g_strdup_printf (_ ("%s: %s; %s mg elemental"), date, words, amount);
}

static char *
describe_pin (const EpsomResponse *response, gconstpointer datum)
{
  const Pin *pin = datum;
  g_autofree char *first = epsom_chart_words_date (pin->first->date);
  g_autofree char *last = epsom_chart_words_date (pin->last->date);
  g_autofree char *infusions = epsom_chart_words_infusions (pin->n);
  g_autofree char *amount = format_mg (pin->highest->mg);
  const char *method = epsom_words_method (pin->highest->method);

  if (pin->n == 1)
    return describe_infusion (pin->highest);
  if (isnan (pin->highest->mg))
    /* Translators: a date, a date, a method: "3 March 2026 to 9 March 2026: IV push, 3 infusions; elemental magnesium
     * not known". */
    return g_strdup_printf (_ ("%s to %s: %s, %s; elemental magnesium not known"), first, last, method, infusions);

  /* Translators: a date, a date, a method: "3 March 2026 to 9 March 2026: IV push, 3 infusions; at most 99 mg
   * elemental". */
  return g_strdup_printf (_ ("%s to %s: %s, %s; at most %s mg elemental"), first, last, method, infusions, amount);
}

static double
get_pin_x (const Pins *pins, EpsomDate date)
{
  return epsom_scale_map (pins->x, date + 0.5);
}

static void
draw_pin (EpsomChart *chart, const Pins *pins, Pin *pin)
{
  if (pin->highest == NULL)
    return;

  const EpsomInfusion *infusion = pin->highest;
  double x = get_pin_x (pins, infusion->date), mg = isnan (infusion->mg) ? 0 : infusion->mg;
  double y = pins->stems ? epsom_scale_map (&pins->y, mg) : pins->y.end;
  const Pin *drawn;

  g_array_append_val (pins->drawn, *pin);
  drawn = &g_array_index (pins->drawn, Pin, pins->drawn->len - 1);

  if (pins->stems && mg > 0)
    epsom_scene_builder_add_segment (chart->scene, epsom_palette_get_code ((int) infusion->method)->role,
                                     PIN_WIDTH * chart->unit, x, pins->y.start, x, y);
  epsom_chart_draw_marker (chart, (int) infusion->method, x, y, PIN_SIZE, isnan (infusion->mg));
  epsom_chart_add_mark_of (chart, x, y, MARK_SIZE * chart->unit, describe_pin, drawn);
  epsom_scene_builder_set_behind (chart->scene, (EpsomBehind){ .kind = EPSOM_BEHIND_ROW,
                                                               .method = (int) infusion->method,
                                                               .first = &pin->first->dose->record,
                                                               .last = &pin->last->dose->record });
  *pin = (Pin){ 0 };
}

static void
add_to_pin (Pin *pin, const EpsomInfusion *infusion)
{
  if (pin->n == 0)
    pin->first = infusion;
  pin->last = infusion;
  pin->n++;
  if (pin->highest == NULL || isnan (pin->highest->mg) || infusion->mg > pin->highest->mg)
    pin->highest = infusion;
}

static void
draw_pins (EpsomChart *chart, const Pins *pins, const EpsomIntake *intake)
{
  Pin open[EPSOM_N_METHODS] = { { 0 } };

  for (guint i = 0; i < intake->n_infusions; i++)
    {
      const EpsomInfusion *infusion = &intake->infusions[i];
      Pin *pin = &open[infusion->method];

      if (pin->n > 0 &&
          get_pin_x (pins, infusion->date) - get_pin_x (pins, pin->first->date) >= LEAST_DISTANCE * chart->unit)
        draw_pin (chart, pins, pin);
      add_to_pin (pin, infusion);
    }
  for (EpsomMethod method = 0; method < EPSOM_N_METHODS; method++)
    draw_pin (chart, pins, &open[method]);
}

/* Of one infusion; 0 where none is known. */
static double
find_most (const EpsomIntake *intake)
{
  double most = 0;

  for (guint i = 0; i < intake->n_infusions; i++)
    most = fmax (most, intake->infusions[i].mg);

  return most;
}

char *
epsom_chart_describe_infusions (const EpsomIntake *intake)
{
  double most = find_most (intake);
  g_autofree char *words = format_mg (most);

  if (most == 0)
    return g_strdup (_ ("Infusions: elemental magnesium not known"));

  /* Translators: the most elemental magnesium of one infusion. */
  return g_strdup_printf (_ ("Infusions: elemental magnesium, pins up to %s mg"), words);
}

void
epsom_chart_draw_infusions (EpsomChart *chart,
                            const EpsomIntake *intake,
                            const EpsomScale *x,
                            const EpsomBox *box,
                            gboolean stems)
{
  double bottom = box->y + box->height;
  g_autoptr (GArray) drawn = g_array_sized_new (FALSE, FALSE, sizeof (Pin), intake->n_infusions);
  Pins pins = {
    .x = x,
    .y = { EPSOM_SCALE_LINEAR, 0, MAX (find_most (intake), 1), bottom, box->y + PIN_SIZE / 2 * chart->unit },
    .stems = stems,
    .drawn = drawn,
  };

  if (stems)
    epsom_scene_builder_add_segment (chart->scene, EPSOM_ROLE_AXIS, chart->unit, box->x, bottom, box->x + box->width,
                                     bottom);
  else
    pins.y.end = box->y + box->height / 2;
  epsom_scene_builder_keep (chart->scene, drawn);
  draw_pins (chart, &pins, intake);
}
