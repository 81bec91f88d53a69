/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-diary-model.h"

/* So many changes, as of an import, are sooner listed from scratch. */
#define MANY_CHANGES 200
/* How long the filter works before what waits gets its turn. */
#define SLICE_MICROSECONDS 4000
/* For so many days after its date time alone may change what a row says. */
#define AGEING_DAYS 3
/* A list makes widgets for some two hundred rows around those in view, the first of which fill a window: they come a
 * few a frame. */
#define FIRST_ROWS 200
#define SLICE_ROWS 16
/* Fewer where the diary is so long that to look through it takes a part of the frame. */
#define MANY_DAYS 1000
#define EARLY_ROWS 6
#define FRAME_MILLISECONDS 16

typedef struct {
  EpsomDate date;
  guint n_records;  /* without regard to the filter */
  guint n_items;    /* rows, the heading included; 0: nothing was found on it */
  guint n_found;    /* by the filter: an episode with all beneath it is one */
  guint start;      /* the position of the first row */
  GPtrArray *items; /* (owned) (nullable) (element-type EpsomDiaryItem): once asked for */
} Day;

struct _EpsomDiaryModel {
  GObject parent_instance;

  EpsomNesting *nesting;    /* (owned) (nullable) */
  EpsomDiaryFilter *filter; /* (owned) (nullable) */
  GArray *days;             /* (element-type Day) the latest first */
  guint n_items;
  guint n_filtered; /* days that are listed, as far as the filter found something on them */
  guint idle_id;
};

static void epsom_diary_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EpsomDiaryModel,
                               epsom_diary_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, epsom_diary_model_list_model_init))

enum { PROP_0, PROP_BUSY, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void
day_clear (gpointer data)
{
  g_clear_pointer (&((Day *) data)->items, g_ptr_array_unref);
}

static Day *
get_day (EpsomDiaryModel *self, guint index)
{
  return &g_array_index (self->days, Day, index);
}

/* The first day of at most @date. */
static guint
find_day (EpsomDiaryModel *self, EpsomDate date)
{
  guint from = 0, to = self->days->len;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;

      if (get_day (self, middle)->date > date)
        from = middle + 1;
      else
        to = middle;
    }

  return from;
}

/* The day that holds the row at @position. */
static Day *
find_day_at (EpsomDiaryModel *self, guint position)
{
  guint from = 0, to = self->days->len;

  while (to - from > 1)
    {
      guint middle = from + (to - from) / 2;

      if (get_day (self, middle)->start > position)
        to = middle;
      else
        from = middle;
    }

  return get_day (self, from);
}

static void
place_days (EpsomDiaryModel *self, guint first)
{
  guint start = first == 0 ? 0 : get_day (self, first - 1)->start + get_day (self, first - 1)->n_items;

  for (guint i = first; i < self->days->len; i++)
    {
      get_day (self, i)->start = start;
      start += get_day (self, i)->n_items;
    }
  self->n_items = start;
}

static gboolean
find_nothing (EpsomDiaryModel *self, const EpsomGroup *group)
{
  return self->filter != NULL && !epsom_diary_filter_matches (self->filter, self->nesting, group);
}

/* Returns: (transfer full) (element-type EpsomGroup): what the filter lets through of @date. */
static GPtrArray *
find_groups (EpsomDiaryModel *self, EpsomDate date)
{
  GPtrArray *groups = epsom_nesting_list_day (self->nesting, date);

  for (guint i = groups->len; i > 0; i--)
    if (find_nothing (self, g_ptr_array_index (groups, i - 1)))
      g_ptr_array_remove_index (groups, i - 1);

  return groups;
}

static GPtrArray *
create_items (EpsomDiaryModel *self, EpsomDate date)
{
  g_autoptr (GPtrArray) groups = find_groups (self, date);

  return epsom_diary_items_new (self->nesting, date, groups);
}

static guint
count_records (const GPtrArray *groups)
{
  guint n = 0;

  for (guint i = 0; i < groups->len; i++)
    n += 1 + ((const EpsomGroup *) g_ptr_array_index (groups, i))->nested->len;

  return n;
}

/* Counts what is found on @day, and how many rows create_items() makes of it. */
static void
count_found (EpsomDiaryModel *self, Day *day)
{
  g_autoptr (GPtrArray) groups = find_groups (self, day->date);

  day->n_found = groups->len;
  day->n_items = groups->len > 0 ? 1 + count_records (groups) : 0;
}

static GPtrArray *
get_items (EpsomDiaryModel *self, Day *day)
{
  if (day->items == NULL)
    day->items = create_items (self, day->date);

  return day->items;
}

/* Lists one more day. Its rows are made when they are asked for. */
static guint
list_day (EpsomDiaryModel *self)
{
  Day *day = get_day (self, self->n_filtered++);

  if (self->filter == NULL)
    day->n_items = 1 + day->n_records;
  else
    count_found (self, day);

  return day->n_items;
}

/* Works through days until the time is up or there are @max more rows. Returns: how many were found. */
static guint
list_slice (EpsomDiaryModel *self, guint max)
{
  gint64 until = g_get_monotonic_time () + SLICE_MICROSECONDS;
  guint first = self->n_filtered, n = 0;

  while (self->n_filtered < self->days->len && n < max && g_get_monotonic_time () < until)
    n += list_day (self);
  place_days (self, first);

  return n;
}

static gboolean list_more (gpointer user_data);

/* The first rows come frame by frame, all others as soon as there is nothing else to do. */
static void
schedule (EpsomDiaryModel *self)
{
  if (self->n_filtered == self->days->len)
    self->idle_id = 0;
  else if (self->n_items < FIRST_ROWS)
    self->idle_id = g_timeout_add (FRAME_MILLISECONDS, list_more, self);
  else
    self->idle_id = g_idle_add (list_more, self);
}

static void
append_rows (EpsomDiaryModel *self, guint max)
{
  guint position = self->n_items;
  guint added = list_slice (self, max);

  if (added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, 0, added);
}

static gboolean
list_more (gpointer user_data)
{
  EpsomDiaryModel *self = user_data;

  append_rows (self, self->n_items < FIRST_ROWS ? SLICE_ROWS : G_MAXUINT);
  schedule (self);
  if (self->idle_id == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);

  return G_SOURCE_REMOVE;
}

/* Lists all days anew under the filter, beginning with a few; the rest comes by and by. */
static void
list_days (EpsomDiaryModel *self)
{
  gboolean busy = self->idle_id != 0;
  guint old = self->n_items;

  g_clear_handle_id (&self->idle_id, g_source_remove);
  for (guint i = 0; i < self->days->len; i++)
    {
      Day *day = get_day (self, i);

      g_clear_pointer (&day->items, g_ptr_array_unref);
      day->n_items = 0;
      day->n_found = 0;
    }
  self->n_filtered = 0;
  list_slice (self, self->days->len > MANY_DAYS ? EARLY_ROWS : SLICE_ROWS);

  if (old > 0 || self->n_items > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, old, self->n_items);
  schedule (self);
  if (busy != (self->idle_id != 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* Where nothing has to be looked for, what is still to come can be had at once. */
static void
list_rest (EpsomDiaryModel *self)
{
  if (self->filter != NULL || self->idle_id == 0)
    return;

  while (self->n_filtered < self->days->len)
    append_rows (self, G_MAXUINT);
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
count_days (EpsomDiaryModel *self)
{
  g_autoptr (GArray) dates = self->nesting != NULL ? epsom_nesting_list_dates (self->nesting) : NULL;

  g_array_set_size (self->days, 0);
  for (guint i = 0; dates != NULL && i < dates->len; i++)
    {
      const EpsomDateCount *count = &g_array_index (dates, EpsomDateCount, i);

      g_array_append_vals (self->days, &(Day){ .date = count->date, .n_records = count->n_records }, 1);
    }
}

/* Makes the rows of @date where there are any, as long as they can be. */
static void
hold_items (EpsomDiaryModel *self, EpsomDate date)
{
  guint index = find_day (self, date);

  if (index < self->n_filtered && get_day (self, index)->date == date)
    get_items (self, get_day (self, index));
}

static guint
count_heads (const GPtrArray *items)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    if (epsom_diary_item_get_record (g_ptr_array_index (items, i)) != NULL &&
        !epsom_diary_item_get_place (g_ptr_array_index (items, i))->nested)
      n++;

  return n;
}

static gboolean
is_same (const GPtrArray *a, guint at_a, const GPtrArray *b, guint at_b)
{
  return at_a < a->len && at_b < b->len &&
         epsom_diary_item_equal (g_ptr_array_index (a, at_a), g_ptr_array_index (b, at_b));
}

/* How many rows of @rows from @from on come before the one that looks as that of @other at @at; 0: there is none. */
static guint
count_before (const GPtrArray *rows, guint from, const GPtrArray *other, guint at)
{
  for (guint i = from; i < rows->len; i++)
    if (is_same (rows, i, other, at))
      return i - from;

  return 0;
}

/* Exchanges @removed rows of a day at @at for @added of @items, and tells of it. */
static void
splice_rows (EpsomDiaryModel *self, guint index, guint at, guint removed, const GPtrArray *items, guint added)
{
  Day *day = get_day (self, index);

  if (removed > 0)
    g_ptr_array_remove_range (day->items, at, removed);
  for (guint i = at; i < at + added; i++)
    g_ptr_array_insert (day->items, (int) i, g_object_ref (g_ptr_array_index (items, i)));
  day->n_items = day->items->len;
  place_days (self, index);
  g_list_model_items_changed (G_LIST_MODEL (self), day->start + at, removed, added);
}

/* How many of @rows, from @at on, make room for how many of @items. */
static void
compare_from (const GPtrArray *rows, const GPtrArray *items, guint at, guint *removed, guint *added)
{
  if (at == rows->len || at == items->len)
    {
      *removed = rows->len - at;
      *added = items->len - at;
      return;
    }

  *removed = count_before (rows, at, items, at);
  *added = *removed > 0 ? 0 : count_before (items, at, rows, at);
  /* What is on neither side again was exchanged. */
  if (*removed + *added == 0)
    *removed = *added = 1;
}

/* Changes the rows of a day to @items piece by piece, and tells of each: what looks the same stays the same object, and
 * so does its widget in a list. */
static void
merge_items (EpsomDiaryModel *self, guint index, const GPtrArray *items)
{
  const GPtrArray *rows = get_day (self, index)->items;
  guint at = 0;

  while (at < rows->len || at < items->len)
    {
      guint removed, added;

      if (is_same (rows, at, items, at))
        {
          at++;
          continue;
        }
      compare_from (rows, items, at, &removed, &added);
      splice_rows (self, index, at, removed, items, added);
      at += added;
    }
}

/* Changes the rows of a day to @items (transfer full), and tells of those that look otherwise. */
static void
replace_items (EpsomDiaryModel *self, guint index, GPtrArray *items)
{
  Day *day = get_day (self, index);
  guint n_old = day->n_items;

  day->n_found = self->filter != NULL ? count_heads (items) : 0;
  if (day->items != NULL)
    {
      merge_items (self, index, items);
      g_ptr_array_unref (items);
      return;
    }

  day->items = items;
  day->n_items = items->len;
  place_days (self, index);
  if (n_old > 0 || day->n_items > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), day->start, n_old, day->n_items);
}

/* Brings @date up to date with the nesting. */
static void
update_date (EpsomDiaryModel *self, EpsomDate date)
{
  guint index = find_day (self, date);
  gboolean listed = index < self->days->len && get_day (self, index)->date == date;
  g_autoptr (GPtrArray) groups = epsom_nesting_list_day (self->nesting, date);
  guint n_records = count_records (groups);

  if (!listed && n_records == 0)
    return;

  if (!listed)
    {
      g_array_insert_vals (self->days, index, &(Day){ .date = date }, 1);
      if (index < self->n_filtered || self->idle_id == 0)
        self->n_filtered++;
      place_days (self, index);
    }

  get_day (self, index)->n_records = n_records;
  /* One that the filter hasn't come to yet is listed when it does. */
  if (index < self->n_filtered)
    replace_items (self, index, create_items (self, date));

  if (n_records == 0)
    {
      g_array_remove_index (self->days, index);
      if (index < self->n_filtered)
        self->n_filtered--;
    }
}

static void
add_touched (EpsomNesting *nesting, const GPtrArray *changes, GHashTable *dates)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const EpsomChange *change = g_ptr_array_index (changes, i);

      if (change->before != NULL)
        epsom_nesting_add_touched (nesting, change->before, dates);
      if (change->after != NULL)
        epsom_nesting_add_touched (nesting, change->after, dates);
    }
}

static GType
epsom_diary_model_get_item_type (GListModel *model)
{
  return EPSOM_TYPE_DIARY_ITEM;
}

static guint
epsom_diary_model_get_n_items (GListModel *model)
{
  return EPSOM_DIARY_MODEL (model)->n_items;
}

static gpointer
epsom_diary_model_get_item (GListModel *model, guint position)
{
  EpsomDiaryModel *self = EPSOM_DIARY_MODEL (model);
  Day *day;

  if (position >= self->n_items)
    return NULL;

  day = find_day_at (self, position);

  return g_object_ref (g_ptr_array_index (get_items (self, day), position - day->start));
}

static void
epsom_diary_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = epsom_diary_model_get_item_type;
  iface->get_n_items = epsom_diary_model_get_n_items;
  iface->get_item = epsom_diary_model_get_item;
}

static void
epsom_diary_model_finalize (GObject *object)
{
  EpsomDiaryModel *self = EPSOM_DIARY_MODEL (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_pointer (&self->nesting, epsom_nesting_free);
  g_clear_pointer (&self->filter, epsom_diary_filter_free);
  g_array_unref (self->days);

  G_OBJECT_CLASS (epsom_diary_model_parent_class)->finalize (object);
}

static void
epsom_diary_model_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, epsom_diary_model_get_busy (EPSOM_DIARY_MODEL (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
epsom_diary_model_class_init (EpsomDiaryModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = epsom_diary_model_finalize;
  object_class->get_property = epsom_diary_model_get_property;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
epsom_diary_model_init (EpsomDiaryModel *self)
{
  self->days = g_array_new (FALSE, FALSE, sizeof (Day));
  g_array_set_clear_func (self->days, day_clear);
}

EpsomDiaryModel *
epsom_diary_model_new (void)
{
  return g_object_new (EPSOM_TYPE_DIARY_MODEL, NULL);
}

void
epsom_diary_model_set_diary (EpsomDiaryModel *self, EpsomDiary *diary)
{
  g_return_if_fail (EPSOM_IS_DIARY_MODEL (self));

  g_clear_pointer (&self->nesting, epsom_nesting_free);
  self->nesting = diary != NULL ? epsom_nesting_new (diary) : NULL;
  count_days (self);
  list_days (self);
}

void
epsom_diary_model_update (EpsomDiaryModel *self, EpsomDiary *diary, const GPtrArray *changes)
{
  g_autoptr (GHashTable) dates = NULL;
  g_autoptr (EpsomNesting) nesting = NULL;
  GHashTableIter iter;
  gpointer date;

  g_return_if_fail (EPSOM_IS_DIARY_MODEL (self));
  g_return_if_fail (diary != NULL && changes != NULL);

  if (self->nesting == NULL || changes->len > MANY_CHANGES)
    {
      epsom_diary_model_set_diary (self, diary);
      return;
    }

  dates = g_hash_table_new (NULL, NULL);
  nesting = epsom_nesting_new (diary);
  add_touched (self->nesting, changes, dates);
  add_touched (nesting, changes, dates);

  /* Until its turn comes, a day shows what it showed. */
  g_hash_table_iter_init (&iter, dates);
  while (g_hash_table_iter_next (&iter, &date, NULL))
    hold_items (self, GPOINTER_TO_INT (date));
  epsom_nesting_free (self->nesting);
  self->nesting = g_steal_pointer (&nesting);

  g_hash_table_iter_init (&iter, dates);
  while (g_hash_table_iter_next (&iter, &date, NULL))
    update_date (self, GPOINTER_TO_INT (date));
}

void
epsom_diary_model_set_filter (EpsomDiaryModel *self, EpsomDiaryFilter *filter)
{
  g_autoptr (EpsomDiaryFilter) old = NULL;

  g_return_if_fail (EPSOM_IS_DIARY_MODEL (self));

  old = self->filter;
  self->filter = filter;
  if (old != NULL || filter != NULL)
    list_days (self);
}

void
epsom_diary_model_catch_up (EpsomDiaryModel *self)
{
  EpsomDate since = epsom_instant_get_date (epsom_instant_now ()) - AGEING_DAYS;

  g_return_if_fail (EPSOM_IS_DIARY_MODEL (self));

  for (guint i = 0; i < self->n_filtered && get_day (self, i)->date >= since; i++)
    if (get_day (self, i)->items != NULL)
      replace_items (self, i, create_items (self, get_day (self, i)->date));
}

EpsomGap
epsom_diary_model_find_gap (EpsomDiaryModel *self, const EpsomDose *dose)
{
  g_return_val_if_fail (EPSOM_IS_DIARY_MODEL (self), (EpsomGap){ .kind = EPSOM_GAP_NONE });

  if (self->nesting == NULL)
    return (EpsomGap){ .kind = EPSOM_GAP_NONE };

  return epsom_nesting_find_gap (self->nesting, dose, epsom_instant_now ().utc);
}

gboolean
epsom_diary_model_get_busy (EpsomDiaryModel *self)
{
  g_return_val_if_fail (EPSOM_IS_DIARY_MODEL (self), FALSE);

  return self->idle_id != 0;
}

guint
epsom_diary_model_count_found (EpsomDiaryModel *self)
{
  guint n = 0;

  g_return_val_if_fail (EPSOM_IS_DIARY_MODEL (self), 0);

  for (guint i = 0; i < self->days->len; i++)
    n += get_day (self, i)->n_found;

  return n;
}

guint
epsom_diary_model_find_date (EpsomDiaryModel *self, EpsomDate date)
{
  guint index;

  g_return_val_if_fail (EPSOM_IS_DIARY_MODEL (self), 0);

  list_rest (self);
  index = find_day (self, date);
  while (index < self->days->len && get_day (self, index)->n_items == 0)
    index++;
  while (index > 0 && (index == self->days->len || get_day (self, index)->n_items == 0))
    index--;

  return index < self->days->len ? get_day (self, index)->start : 0;
}

gboolean
epsom_diary_model_find_record (EpsomDiaryModel *self, const EpsomUuid *id, guint *position)
{
  const EpsomRecord *record;
  GPtrArray *items;
  Day *day;
  guint index;

  g_return_val_if_fail (EPSOM_IS_DIARY_MODEL (self), FALSE);

  list_rest (self);
  record = self->nesting != NULL ? epsom_diary_lookup (epsom_nesting_get_diary (self->nesting), id) : NULL;
  index = record != NULL ? find_day (self, epsom_nesting_get_date (self->nesting, record)) : self->days->len;
  if (index == self->days->len || get_day (self, index)->n_items == 0)
    return FALSE;

  day = get_day (self, index);
  items = get_items (self, day);
  for (guint i = 0; i < items->len; i++)
    if (epsom_diary_item_get_record (g_ptr_array_index (items, i)) == record)
      {
        *position = day->start + i;
        return TRUE;
      }

  return FALSE;
}
