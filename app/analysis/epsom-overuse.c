/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-days.h"

/* Calendar months in a row at a threshold before anything is said of it. */
#define MONTHS_BEFORE_SAYING 3

/* The classes by token, which is the order of the result. */
static const EpsomClass classes[] = {
  EPSOM_CLASS_ANTIEMETIC, EPSOM_CLASS_ASPIRIN, EPSOM_CLASS_COMBINATION, EPSOM_CLASS_ERGOT,       EPSOM_CLASS_GEPANT,
  EPSOM_CLASS_NSAID,      EPSOM_CLASS_OPIOID,  EPSOM_CLASS_OTHER,       EPSOM_CLASS_PARACETAMOL, EPSOM_CLASS_TRIPTAN,
};

guint
epsom_overuse_get_threshold (EpsomClass medicine_class)
{
  switch (medicine_class)
    {
    case EPSOM_CLASS_ERGOT:
    case EPSOM_CLASS_TRIPTAN:
    case EPSOM_CLASS_OPIOID:
    case EPSOM_CLASS_COMBINATION:
      return 10;
    case EPSOM_CLASS_PARACETAMOL:
    case EPSOM_CLASS_ASPIRIN:
    case EPSOM_CLASS_NSAID:
      return 15;
    case EPSOM_CLASS_NONE:
    case EPSOM_CLASS_GEPANT:
    case EPSOM_CLASS_ANTIEMETIC:
    case EPSOM_CLASS_OTHER:
    default:
      return 0;
    }
}

static void
count_days (const EpsomDays *days, EpsomDate month, guint counts[EPSOM_N_CLASSES])
{
  const EpsomDate last = MIN (days->to, epsom_days_last_of_month (month));

  for (EpsomDate date = MAX (days->from, month); date <= last; date++)
    {
      const guint taken = epsom_days_get (days, date)->classes;
      for (guint i = 0; taken != 0 && i < G_N_ELEMENTS (classes); i++)
        counts[classes[i]] += taken >> classes[i] & 1;
    }
}

EpsomOveruse *
epsom_overuses_new (const EpsomDays *days, guint *n)
{
  g_autoptr (GArray) overuses = g_array_new (FALSE, FALSE, sizeof (EpsomOveruse));
  guint in_a_row[EPSOM_N_CLASSES] = { 0 };

  for (EpsomDate date = days->from; date <= days->to;)
    {
      const EpsomDate month = epsom_date_first_of_month (date, 0);
      guint counts[EPSOM_N_CLASSES] = { 0 };

      count_days (days, month, counts);
      for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
        {
          const EpsomClass class = classes[i];
          const guint threshold = epsom_overuse_get_threshold (class);
          const gboolean at_threshold = threshold > 0 && counts[class] >= threshold;

          in_a_row[class] = at_threshold ? in_a_row[class] + 1 : 0;
          if (counts[class] > 0)
            g_array_append_vals (
              overuses,
              &(EpsomOveruse){ month, class, counts[class], at_threshold, in_a_row[class] >= MONTHS_BEFORE_SAYING }, 1);
        }
      date = epsom_days_last_of_month (month) + 1;
    }
  *n = overuses->len;
  return (EpsomOveruse *) (gpointer) g_array_steal (overuses, NULL);
}
