/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-groups.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-number.h"
#include "epsom-words.h"

static const struct {
  const char *token;
  const char *label;
} groupings[EPSOM_N_GROUPINGS] = {
  [EPSOM_GROUPING_METHOD] = { "method", N_ ("By method") },
  [EPSOM_GROUPING_SALT] = { "salt", N_ ("By salt") },
  [EPSOM_GROUPING_MINUTES] = { "minutes", N_ ("By exact minutes of the infusion") },
  [EPSOM_GROUPING_PLACE] = { "place", N_ ("By place") },
};

/** Value: of a salt or a place its index, of an infusion its minutes. */
typedef struct {
  double value;
  guint n;
} Value;

const char *
epsom_grouping_get_token (EpsomGrouping grouping)
{
  g_return_val_if_fail (grouping < EPSOM_N_GROUPINGS, "");
  return groupings[grouping].token;
}

int
epsom_grouping_find (const char *token)
{
  for (int i = 0; i < EPSOM_N_GROUPINGS; i++)
    if (g_strcmp0 (token, groupings[i].token) == 0)
      return i;
  return -1;
}

const char *
epsom_grouping_get_label (EpsomGrouping grouping)
{
  g_return_val_if_fail (grouping < EPSOM_N_GROUPINGS, "");
  return _ (groupings[grouping].label);
}

/* NAN: not recorded, or none of its kind. */
static double
get_value (EpsomGrouping grouping, const EpsomDose *dose)
{
  gsize n;

  switch (grouping)
    {
    case EPSOM_GROUPING_SALT:
      return dose->salt != NULL ? dose->salt - epsom_salts (&n) : NAN;
    case EPSOM_GROUPING_MINUTES:
      return dose->route == EPSOM_ROUTE_IV && dose->minutes > 0 ? dose->minutes : NAN;
    case EPSOM_GROUPING_PLACE:
      return dose->place != EPSOM_PLACE_NONE ? dose->place : NAN;
    case EPSOM_GROUPING_METHOD:
    default:
      return NAN;
    }
}

/* Whether it is compared with others: as a treatment, or as an infusion that days are counted from. Daily tablets
 * would otherwise take the place of what is given in attacks. */
static gboolean
is_compared (const EpsomDose *dose)
{
  return dose->route == EPSOM_ROUTE_IV || dose->purpose != EPSOM_PURPOSE_PREVENTIVE ||
         !epsom_uuid_is_null (&dose->episode);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

/* From the most frequent on. */
static int
compare_values (gconstpointer a, gconstpointer b)
{
  const Value *x = a, *y = b;
  return x->n != y->n ? (x->n < y->n) - (x->n > y->n) : compare_doubles (&x->value, &y->value);
}

/* Returns: (transfer full) (element-type Value): from the most frequent on, in the order of values where they are
 * equally frequent. */
static GArray *
count_values (EpsomDiary *diary, EpsomGrouping grouping)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  GArray *values = g_array_new (FALSE, FALSE, sizeof (Value));
  guint n;
  const EpsomRecord *const *doses = epsom_diary_get (diary, EPSOM_RECORD_DOSE, &n);

  for (guint i = 0; i < n; i++)
    {
      const EpsomDose *dose = epsom_record_as_dose (doses[i]);
      const double value = get_value (grouping, dose);
      if (!isnan (value) && is_compared (dose))
        g_array_append_val (all, value);
    }
  g_array_sort (all, compare_doubles);
  for (guint i = 0; i < all->len; i++)
    {
      const Value value = { g_array_index (all, double, i), 1 };
      Value *last = values->len > 0 ? &g_array_index (values, Value, values->len - 1) : NULL;
      if (last != NULL && last->value == value.value)
        last->n++;
      else
        g_array_append_val (values, value);
    }
  g_array_sort (values, compare_values);
  return values;
}

static void
add_group (EpsomGroups *groups, int number, const char *token, const char *label, const char *brief)
{
  g_assert (groups->n < EPSOM_MAX_GROUPS);
  groups->groups[groups->n++] = (EpsomTreatmentGroup){ number, g_strdup (token), g_strdup (label), g_strdup (brief) };
}

static void
add_method (EpsomGroups *groups, EpsomMethod method)
{
  const char *label = epsom_words_method (method);
  add_group (groups, (int) method, epsom_token_to_text (EPSOM_TOKENS_METHOD, (int) method), label, label);
}

/* "Magnesium citrate": as it stands in a sentence, but with a capital. */
static char *
create_salt_label (const EpsomSalt *salt)
{
  const char *words = epsom_words_salt_brief (salt);
  g_autofree char *first = g_utf8_substring (words, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);
  return g_strconcat (capital, g_utf8_next_char (words), NULL);
}

/* Its whole name only where another named one differs in nothing but its water. */
static char *
name_salt (const EpsomGroups *groups, const EpsomSalt *salts, const EpsomSalt *salt)
{
  for (guint i = 0; i < groups->n_values; i++)
    {
      const EpsomSalt *other = &salts[(gsize) groups->values[i]];
      if (other != salt && g_str_equal (epsom_words_salt_brief (other), epsom_words_salt_brief (salt)))
        return g_strdup (epsom_words_salt (salt));
    }
  return create_salt_label (salt);
}

/* "5 min", "1 h 30 min", "7.5 min". */
static char *
describe_minutes (double minutes)
{
  if (minutes == floor (minutes))
    return epsom_words_duration ((gint64) minutes * 60);

  g_autofree char *number = epsom_words_number (minutes, 2);
  /* Translators: a duration that is not of whole minutes: "7.5 min". */
  return g_strdup_printf (C_ ("duration", "%s min"), number);
}

static void
add_minutes (EpsomGroups *groups, int number, double minutes)
{
  char token[EPSOM_NUMBER_STRING_SIZE];
  g_autofree char *brief = describe_minutes (minutes);
  /* Translators: infusions that took so long: "IV over 5 min". */
  g_autofree char *label = g_strdup_printf (_ ("IV over %s"), brief);

  add_group (groups, number, epsom_number_to_string (minutes, token), label, brief);
}

static void
add_named (EpsomGroups *groups, guint i)
{
  const double value = groups->values[i];
  const int number = EPSOM_GROUP_NAMED + (int) i;

  if (groups->grouping == EPSOM_GROUPING_MINUTES)
    {
      add_minutes (groups, number, value);
    }
  else if (groups->grouping == EPSOM_GROUPING_SALT)
    {
      gsize n;
      const EpsomSalt *salts = epsom_salts (&n);
      const EpsomSalt *salt = &salts[(gsize) value];
      g_autofree char *label = name_salt (groups, salts, salt);
      add_group (groups, number, salt->token, label, label);
    }
  else
    {
      const char *label = epsom_words_token (EPSOM_TOKENS_PLACE, (int) value);
      add_group (groups, number, epsom_token_to_text (EPSOM_TOKENS_PLACE, (int) value), label, label);
    }
}

/* Values that no group is named after, and doses without a value. */
static void
add_rest (EpsomGroups *groups)
{
  switch (groups->grouping)
    {
    case EPSOM_GROUPING_SALT:
      add_group (groups, EPSOM_GROUP_OTHER, "other", _ ("Other salts"), C_ ("short group", "Others"));
      add_group (groups, EPSOM_GROUP_NOT_RECORDED, "not-recorded", _ ("Salt not recorded"),
                 C_ ("short group", "Not recorded"));
      break;
    case EPSOM_GROUPING_MINUTES:
      add_group (groups, EPSOM_GROUP_OTHER, "other", _ ("IV, other durations"), C_ ("short group", "Others"));
      add_method (groups, EPSOM_METHOD_IV_UNKNOWN);
      break;
    case EPSOM_GROUPING_PLACE:
      add_group (groups, EPSOM_GROUP_NOT_RECORDED, "not-recorded", _ ("Place not recorded"),
                 C_ ("short group", "Not recorded"));
      break;
    case EPSOM_GROUPING_METHOD:
    default:
      break;
    }
}

static void
name_values (EpsomGroups *groups, EpsomDiary *diary)
{
  g_autoptr (GArray) values = count_values (diary, groups->grouping);

  groups->n_values = MIN (values->len, EPSOM_MAX_NAMED_GROUPS);
  groups->n_other = values->len - groups->n_values;
  for (guint i = 0; i < groups->n_values; i++)
    groups->values[i] = g_array_index (values, Value, i).value;
  if (groups->grouping == EPSOM_GROUPING_MINUTES)
    qsort (groups->values, groups->n_values, sizeof (double), compare_doubles);
  for (guint i = 0; i < groups->n_values; i++)
    add_named (groups, i);
}

EpsomGroups *
epsom_groups_new (EpsomDiary *diary, EpsomGrouping grouping)
{
  EpsomGroups *groups = g_new0 (EpsomGroups, 1);

  groups->grouping = grouping;
  if (grouping == EPSOM_GROUPING_METHOD)
    {
      for (EpsomMethod method = 0; method < EPSOM_N_METHODS; method++)
        add_method (groups, method);
      return groups;
    }
  if (grouping == EPSOM_GROUPING_MINUTES)
    add_method (groups, EPSOM_METHOD_ORAL);
  name_values (groups, diary);
  add_rest (groups);
  return groups;
}

void
epsom_groups_free (EpsomGroups *groups)
{
  for (guint i = 0; i < groups->n; i++)
    {
      g_free (groups->groups[i].token);
      g_free (groups->groups[i].label);
      g_free (groups->groups[i].brief);
    }
  g_free (groups);
}

int
epsom_groups_find (const EpsomGroups *groups, const EpsomDose *dose)
{
  const double value = get_value (groups->grouping, dose);

  if (isnan (value))
    return groups->grouping == EPSOM_GROUPING_METHOD || groups->grouping == EPSOM_GROUPING_MINUTES
             ? (int) epsom_dose_get_method (dose)
             : EPSOM_GROUP_NOT_RECORDED;
  for (guint i = 0; i < groups->n_values; i++)
    if (groups->values[i] == value)
      return EPSOM_GROUP_NAMED + (int) i;
  return EPSOM_GROUP_OTHER;
}

const EpsomTreatmentGroup *
epsom_groups_get (const EpsomGroups *groups, int number)
{
  for (guint i = 0; i < groups->n; i++)
    if (groups->groups[i].number == number)
      return &groups->groups[i];
  g_return_val_if_reached (&groups->groups[0]);
}

char *
epsom_groups_describe (const EpsomGroups *groups)
{
  if (groups->grouping == EPSOM_GROUPING_METHOD)
    return NULL;
  if (groups->n_other == 0)
    /* Translators: a grouping: "By salt". */
    return g_strdup_printf (_ ("%s."), epsom_grouping_get_label (groups->grouping));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       /* Translators: a grouping: "By salt"; how many have a group, how many not. */
                                       "%s: the %u most frequent by name, %u other as “%s”.",
                                       "%s: the %u most frequent by name, %u others together as “%s”.", groups->n_other),
                          epsom_grouping_get_label (groups->grouping), groups->n_values, groups->n_other,
                          epsom_groups_get (groups, EPSOM_GROUP_OTHER)->label);
}
