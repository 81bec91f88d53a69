/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-diary-item.h"

#include <string.h>

#include "epsom-dates.h"

struct _EpsomDiaryItem {
  GObject parent_instance;

  EpsomRecord *record; /* (owned) (nullable) */
  EpsomDiaryDay day;
  EpsomDiaryPlace place;
  int worst;
};

G_DEFINE_FINAL_TYPE (EpsomDiaryItem, epsom_diary_item, G_TYPE_OBJECT)

static void
epsom_diary_item_finalize (GObject *object)
{
  g_clear_pointer (&EPSOM_DIARY_ITEM (object)->record, epsom_record_unref);

  G_OBJECT_CLASS (epsom_diary_item_parent_class)->finalize (object);
}

static void
epsom_diary_item_class_init (EpsomDiaryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = epsom_diary_item_finalize;
}

static void
epsom_diary_item_init (EpsomDiaryItem *self)
{
  self->worst = -1;
}

EpsomDiaryItem *
epsom_diary_item_new_heading (const EpsomDiaryDay *day)
{
  EpsomDiaryItem *self = g_object_new (EPSOM_TYPE_DIARY_ITEM, NULL);

  self->day = *day;

  return self;
}

EpsomDiaryItem *
epsom_diary_item_new_record (const EpsomRecord *record, int worst, const EpsomDiaryPlace *place)
{
  EpsomDiaryItem *self = g_object_new (EPSOM_TYPE_DIARY_ITEM, NULL);

  self->record = epsom_record_ref ((EpsomRecord *) record);
  self->worst = worst;
  self->place = *place;

  return self;
}

EpsomRecord *
epsom_diary_item_get_record (EpsomDiaryItem *self)
{
  g_return_val_if_fail (EPSOM_IS_DIARY_ITEM (self), NULL);

  return self->record;
}

const EpsomDiaryDay *
epsom_diary_item_get_day (EpsomDiaryItem *self)
{
  g_return_val_if_fail (EPSOM_IS_DIARY_ITEM (self), NULL);
  g_return_val_if_fail (self->record == NULL, NULL);

  return &self->day;
}

const EpsomDiaryPlace *
epsom_diary_item_get_place (EpsomDiaryItem *self)
{
  g_return_val_if_fail (EPSOM_IS_DIARY_ITEM (self), NULL);

  return &self->place;
}

int
epsom_diary_item_get_worst (EpsomDiaryItem *self)
{
  g_return_val_if_fail (EPSOM_IS_DIARY_ITEM (self), -1);

  return self->worst;
}

static gboolean
is_same_record (const EpsomRecord *a, const EpsomRecord *b)
{
  return a == b || (a != NULL && b != NULL && epsom_record_equal (a, b));
}

gboolean
epsom_diary_item_equal (EpsomDiaryItem *a, EpsomDiaryItem *b)
{
  return is_same_record (a->record, b->record) && a->worst == b->worst &&
         memcmp (&a->day, &b->day, sizeof a->day) == 0 && memcmp (&a->place, &b->place, sizeof a->place) == 0;
}

static int
get_severity (const EpsomRecord *record)
{
  if (record->kind == EPSOM_RECORD_READING)
    return epsom_record_as_reading (record)->severity;
  if (record->kind == EPSOM_RECORD_RATING)
    return epsom_record_as_rating (record)->severity;

  return -1;
}

static int
get_worst (const EpsomGroup *group)
{
  int worst = get_severity (group->head);

  for (guint i = 0; i < group->nested->len; i++)
    worst = MAX (worst, get_severity (g_ptr_array_index (group->nested, i)));

  return worst;
}

static void
add_dose (EpsomDiaryDay *day, const EpsomRecord *record)
{
  if (record->kind == EPSOM_RECORD_DOSE)
    day->n_doses[epsom_dose_get_method (epsom_record_as_dose (record))]++;
}

static EpsomDiaryItem *
create_heading (EpsomNesting *nesting, EpsomDate date, const GPtrArray *groups)
{
  EpsomDiaryDay day = {
    .date = date,
    .cycle_day = epsom_dates_get_cycle_day (epsom_nesting_get_diary (nesting), date),
    .worst = -1,
  };

  for (guint i = 0; i < groups->len; i++)
    {
      const EpsomGroup *group = g_ptr_array_index (groups, i);

      day.worst = MAX (day.worst, get_worst (group));
      add_dose (&day, group->head);
      for (guint j = 0; j < group->nested->len; j++)
        add_dose (&day, g_ptr_array_index (group->nested, j));
    }

  return epsom_diary_item_new_heading (&day);
}

/* Said once of an episode, not again of all that lies beneath it. */
static gboolean
is_elsewhere (const EpsomRecord *record, const EpsomRecord *head)
{
  const EpsomInstant *at = epsom_record_get_instant (record);

  if (at == NULL || (record != head && at->offset == epsom_record_get_instant (head)->offset))
    return FALSE;

  return epsom_instant_in_zone (at->utc, NULL).offset != at->offset;
}

static void
append_group (EpsomNesting *nesting, const EpsomGroup *group, GPtrArray *items)
{
  EpsomDiaryPlace place = { 0 };
  EpsomDate date = epsom_record_get_date (group->head);
  int worst = group->head->kind == EPSOM_RECORD_EPISODE ? get_worst (group) : -1;

  place.followed = group->nested->len > 0;
  place.elsewhere = is_elsewhere (group->head, group->head);
  g_ptr_array_add (items, epsom_diary_item_new_record (group->head, worst, &place));
  place.nested = TRUE;
  for (guint i = 0; i < group->nested->len; i++)
    {
      const EpsomRecord *record = g_ptr_array_index (group->nested, i);

      place.followed = i + 1 < group->nested->len;
      place.elsewhere = is_elsewhere (record, group->head);
      place.next_day = epsom_record_get_date (record) != date;
      date = epsom_record_get_date (record);
      place.gap = epsom_nesting_get_gap (nesting, record);
      g_ptr_array_add (items, epsom_diary_item_new_record (record, -1, &place));
    }
}

GPtrArray *
epsom_diary_items_new (EpsomNesting *nesting, EpsomDate date, const GPtrArray *groups)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  if (groups->len == 0)
    return items;

  g_ptr_array_add (items, create_heading (nesting, date, groups));
  for (guint i = 0; i < groups->len; i++)
    append_group (nesting, g_ptr_array_index (groups, i), items);

  EPSOM_DIARY_ITEM (g_ptr_array_index (items, 1))->place.first = TRUE;
  EPSOM_DIARY_ITEM (g_ptr_array_index (items, items->len - 1))->place.last = TRUE;

  return items;
}
