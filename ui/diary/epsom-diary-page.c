/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-diary-page.h"

#include <glib/gi18n-lib.h>

#include "epsom-adaptive.h"
#include "epsom-calendar.h"
#include "epsom-compat.h"
#include "epsom-diary-choices.h"
#include "epsom-diary-factory.h"
#include "epsom-diary-model.h"
#include "epsom-diary-row.h"
#include "epsom-month-view.h"
#include "epsom-recall.h"
#include "epsom-selection-bar.h"
#include "epsom-tab-stop.h"
#include "epsom-ui.h"
#include "epsom-words.h"

/* At most, in px. */
#define CALENDAR_WIDTH 340
#define LIST_WIDTH 760

struct _EpsomDiaryPage {
  EpsomPage parent_instance;

  GtkStack *stack;
  EpsomAdaptive *adaptive;
  GtkBox *columns;
  AdwClamp *calendar_clamp;
  EpsomMonthView *month_view;
  GtkStack *results;
  GtkWidget *search_entry;
  GtkToggleButton *choices_button;
  GtkRevealer *choices_revealer;
  EpsomDiaryChoices *choices;
  GtkLabel *found;
  GtkWidget *date_button;
  GtkPopover *date_popover;
  GtkCalendar *calendar;
  GtkListView *list_view;
  EpsomSelectionBar *selection_bar;
  GtkWidget *choose_button;
  GtkWidget *recall; /* (nullable) once asked for */

  EpsomDiaryModel *model; /* (owned) */
  GPtrArray *pending;     /* (owned) (element-type EpsomChange): those that came while nobody looked */
  gboolean loaded;        /* the model lists the store's diary, but for what is pending */
  EpsomUuid focused;      /* the record that had the focus before it was edited or deleted; nil: none */
  guint focused_position; /* where it was */
};

G_DEFINE_FINAL_TYPE (EpsomDiaryPage, epsom_diary_page, EPSOM_TYPE_PAGE)

/* Says beneath the search how much was found. */
static void
show_found (EpsomDiaryPage *self)
{
  guint n = epsom_diary_model_count_found (self->model);
  g_autofree char *found = NULL;

  if (n > 0)
    /* Translators: entries of the diary that were looked for. */
    found = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry found", "%u entries found", n), n);

  gtk_widget_set_visible (GTK_WIDGET (self->found), found != NULL);
  if (found == NULL || g_str_equal (gtk_label_get_label (self->found), found))
    return;
  gtk_label_set_label (self->found, found);
  epsom_compat_announce (GTK_WIDGET (self->found), found);
}

static void
update_visible (EpsomDiaryPage *self)
{
  EpsomDiary *diary = epsom_page_get_diary (EPSOM_PAGE (self));
  gboolean empty = diary == NULL || epsom_diary_get_n_records (diary) == 0;
  gboolean none =
    g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0 && !epsom_diary_model_get_busy (self->model);

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "entries");
  gtk_stack_set_visible_child_name (self->results, none ? "none" : "list");
  show_found (self);
}

static void
offer_symptoms (EpsomDiaryPage *self)
{
  g_auto (GStrv) symptoms = epsom_diary_list_symptoms (epsom_page_get_diary (EPSOM_PAGE (self)));

  epsom_diary_choices_offer_symptoms (self->choices, (const char *const *) symptoms);
}

static void
filter_changed_cb (EpsomDiaryPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_auto (GStrv) symptoms = epsom_diary_choices_list_symptoms (self->choices);

  epsom_month_view_set_symptoms (self->month_view, (const char *const *) symptoms);
  epsom_diary_model_set_filter (self->model, epsom_diary_choices_create_filter (self->choices, text));
}

static void
choices_toggled_cb (EpsomDiaryPage *self)
{
  gboolean active = gtk_toggle_button_get_active (self->choices_button);

  gtk_revealer_set_reveal_child (self->choices_revealer, active);
  /* What is out of sight must not narrow the list. */
  if (!active)
    epsom_diary_choices_clear (self->choices);
}

static EpsomDiaryRow *
find_focused_row (EpsomDiaryPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list_view)))
    return NULL;

  child = gtk_widget_get_first_child (focus);

  return EPSOM_IS_DIARY_ROW (child) ? EPSOM_DIARY_ROW (child) : NULL;
}

static const EpsomRecord *
find_focused_record (EpsomDiaryPage *self)
{
  EpsomDiaryRow *row = find_focused_row (self);
  EpsomDiaryItem *item = row != NULL ? epsom_diary_row_get_item (row) : NULL;

  return item != NULL ? epsom_diary_item_get_record (item) : NULL;
}

/* The widget of the list that shows the row at @position; NULL where it is out of sight. */
static GtkWidget *
find_list_item (EpsomDiaryPage *self, guint position)
{
  g_autoptr (EpsomDiaryItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list_view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (EPSOM_IS_DIARY_ROW (row) && epsom_diary_row_get_item (EPSOM_DIARY_ROW (row)) == item)
        return child;
    }

  return NULL;
}

/* Scrolls to the row at @position and puts the focus in it. */
static void
go_to (EpsomDiaryPage *self, guint position)
{
  GtkWidget *item;

  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
  item = find_list_item (self, position);
  if (item != NULL)
    gtk_widget_grab_focus (item);
}

/* The row that was edited is another; the focus goes with the record, or, where it was deleted, to its place. */
static void
keep_focus (EpsomDiaryPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint position = MIN (self->focused_position, n > 0 ? n - 1 : 0);

  if (epsom_uuid_is_null (&self->focused) || n == 0 || find_focused_row (self) != NULL)
    return;

  epsom_diary_model_find_record (self->model, &self->focused, &position);
  go_to (self, position);
}

static void
note_focus (EpsomDiaryPage *self)
{
  const EpsomRecord *record = find_focused_record (self);

  if (record == NULL)
    return;

  self->focused = record->id;
  epsom_diary_model_find_record (self->model, &record->id, &self->focused_position);
}

static void
activate_on (EpsomDiaryPage *self, const char *action, const EpsomRecord *record)
{
  char id[EPSOM_UUID_STRING_SIZE];

  gtk_widget_activate_action (GTK_WIDGET (self), action, "s", epsom_uuid_to_string (&record->id, id));
}

static void
activate_cb (EpsomDiaryPage *self, guint position)
{
  g_autoptr (EpsomDiaryItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  const EpsomRecord *record = epsom_diary_item_get_record (item);

  if (record == NULL)
    return;

  note_focus (self);
  if (epsom_selection_bar_get_active (self->selection_bar))
    epsom_selection_bar_toggle (self->selection_bar, &record->id);
  else
    activate_on (self, "win.edit", record);
}

static void
search_activated_cb (EpsomDiaryPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
stop_search_cb (EpsomDiaryPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  search_activated_cb (self);
}

/* Scrolls to @date, or to the latest day before it, and puts it at the top. */
static void
go_to_date (EpsomDiaryPage *self, EpsomDate date)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list_view));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    return;

  /* The list scrolls no further than it has to: from below, so that the day is at the top. */
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  go_to (self, epsom_diary_model_find_date (self->model, date));
}

static void
day_pressed_cb (EpsomDiaryPage *self, int date)
{
  go_to_date (self, date);
}

/* The calendar beside the list, or a week of it above. */
static void
room_changed_cb (EpsomDiaryPage *self)
{
  gboolean wide = epsom_adaptive_get_room (self->adaptive) == EPSOM_WIDTH_WIDE;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->calendar_clamp), !wide);
  adw_clamp_set_maximum_size (self->calendar_clamp, wide ? CALENDAR_WIDTH : LIST_WIDTH);
  adw_clamp_set_tightening_threshold (self->calendar_clamp, wide ? CALENDAR_WIDTH : LIST_WIDTH);
  epsom_month_view_set_week (self->month_view, !wide);
}

/* Before it is mapped, so that the list stays where it is. */
static void
date_asked_cb (EpsomDiaryPage *self)
{
  epsom_calendar_set_date (self->calendar, epsom_month_view_get_date (self->month_view));
}

static void
day_selected_cb (EpsomDiaryPage *self)
{
  EpsomDate date = epsom_calendar_get_date (self->calendar);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->calendar)))
    return;

  epsom_month_view_set_date (self->month_view, date);
  go_to_date (self, date);
}

static void
show_chosen (EpsomDiaryPage *self, EpsomDiaryRow *row)
{
  EpsomDiaryItem *item = epsom_diary_row_get_item (row);
  const EpsomRecord *record = item != NULL ? epsom_diary_item_get_record (item) : NULL;

  epsom_diary_row_set_choosing (row, epsom_selection_bar_get_active (self->selection_bar),
                                record != NULL && epsom_selection_bar_contains (self->selection_bar, &record->id));
}

static void
selection_changed_cb (EpsomDiaryPage *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list_view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (EPSOM_IS_DIARY_ROW (gtk_widget_get_first_child (child)))
      show_chosen (self, EPSOM_DIARY_ROW (gtk_widget_get_first_child (child)));
}

/* All that is listed. */
static void
choose_all (EpsomDiaryPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) epsom_record_unref);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (EpsomDiaryItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), i);
      EpsomRecord *record = epsom_diary_item_get_record (item);

      if (record != NULL)
        g_ptr_array_add (records, epsom_record_ref (record));
    }
  epsom_selection_bar_choose (self->selection_bar, records);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EpsomUuid id;

  if (epsom_uuid_parse (g_variant_get_string (parameter, NULL), &id))
    epsom_selection_bar_toggle (EPSOM_DIARY_PAGE (widget)->selection_bar, &id);
}

/* There is no other half to this: the list binds each row anew whenever the row's place changes, which costs nothing
 * where the row still has its item. */
static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, EpsomDiaryPage *self)
{
  EpsomDiaryItem *item = gtk_list_item_get_item (list_item);

  gtk_list_item_set_activatable (list_item, epsom_diary_item_get_record (item) != NULL);
  epsom_diary_row_set_item (EPSOM_DIARY_ROW (gtk_list_item_get_child (list_item)), item);
  show_chosen (self, EPSOM_DIARY_ROW (gtk_list_item_get_child (list_item)));
}

/* Brings the list up to date; only while somebody looks. */
static void
update (EpsomDiaryPage *self)
{
  EpsomDiary *diary = epsom_page_get_diary (EPSOM_PAGE (self));

  if (!self->loaded)
    epsom_diary_model_set_diary (self->model, diary);
  else
    epsom_diary_model_update (self->model, diary, self->pending);

  self->loaded = TRUE;
  g_ptr_array_set_size (self->pending, 0);
  update_visible (self);
  keep_focus (self);
}

/* What has changed at once; another diary once the page itself is drawn, first its calendar. */
static gboolean
epsom_diary_page_refresh (EpsomPage *page, guint step)
{
  EpsomDiaryPage *self = EPSOM_DIARY_PAGE (page);
  gboolean loaded = self->loaded;

  if (loaded && self->pending->len == 0)
    return FALSE;
  if (loaded || step == 2)
    epsom_month_view_set_diary (self->month_view, epsom_page_get_diary (page));
  if (loaded || step == 3)
    update (self);
  return !self->loaded;
}

static void
epsom_diary_page_changed (EpsomPage *page, GPtrArray *changes)
{
  EpsomDiaryPage *self = EPSOM_DIARY_PAGE (page);

  if (changes == NULL)
    {
      self->loaded = FALSE;
      g_ptr_array_set_size (self->pending, 0);
      return;
    }

  for (guint i = 0; i < changes->len; i++)
    {
      const EpsomChange *change = g_ptr_array_index (changes, i);

      g_ptr_array_add (self->pending, epsom_change_new (change->before, change->after));
    }

  note_focus (self);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (EPSOM_DIARY_PAGE (widget)->search_entry);
}

static void
clear_search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EpsomDiaryPage *self = EPSOM_DIARY_PAGE (widget);

  gtk_toggle_button_set_active (self->choices_button, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  filter_changed_cb (self);
  gtk_widget_grab_focus (self->search_entry);
}

static void
go_to_date_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (EPSOM_DIARY_PAGE (widget)->date_button));
}

/* Asks, at the row of a dose, for the reading that it lacks. */
static void
recall_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EpsomDiaryPage *self = EPSOM_DIARY_PAGE (widget);
  EpsomUuid id;
  guint position;
  EpsomGap gap = { .kind = EPSOM_GAP_NONE };
  const EpsomRecord *record = NULL;
  GtkWidget *item = NULL;

  if (epsom_uuid_parse (g_variant_get_string (parameter, NULL), &id) &&
      epsom_diary_model_find_record (self->model, &id, &position))
    {
      record = epsom_diary_lookup (epsom_page_get_diary (EPSOM_PAGE (self)), &id);
      item = find_list_item (self, position);
    }
  if (record != NULL && record->kind == EPSOM_RECORD_DOSE)
    gap = epsom_diary_model_find_gap (self->model, epsom_record_as_dose (record));
  if (gap.kind == EPSOM_GAP_NONE || item == NULL)
    return;

  note_focus (self);
  if (self->recall == NULL)
    {
      self->recall = epsom_recall_new ();
      gtk_widget_set_parent (self->recall, GTK_WIDGET (self));
    }
  epsom_recall_ask (EPSOM_RECALL (self->recall), &gap,
                    epsom_diary_row_get_gap (EPSOM_DIARY_ROW (gtk_widget_get_first_child (item))));
}

static gboolean
writes (EpsomDiaryPage *self)
{
  EpsomStore *store = epsom_page_get_store (EPSOM_PAGE (self));

  return store != NULL && !epsom_store_get_read_only (store);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                EpsomDiaryPage *self)
{
  EpsomDiaryRow *row = find_focused_row (self);
  const EpsomRecord *record = find_focused_record (self);
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean choosing = epsom_selection_bar_get_active (self->selection_bar);
  gboolean deletes = keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete;
  gboolean shift_f10 = keyval == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK;

  if (keyval == GDK_KEY_a && modifiers == GDK_CONTROL_MASK && writes (self))
    {
      choose_all (self);
      return GDK_EVENT_STOP;
    }
  if (choosing && (keyval == GDK_KEY_Escape || deletes))
    {
      if (deletes)
        epsom_selection_bar_delete (self->selection_bar);
      epsom_selection_bar_set_active (self->selection_bar, FALSE);
      return GDK_EVENT_STOP;
    }
  if (record == NULL)
    return GDK_EVENT_PROPAGATE;

  note_focus (self);
  if (deletes)
    activate_on (self, "win.delete", record);
  else if (keyval == GDK_KEY_space && (choosing || modifiers == GDK_CONTROL_MASK))
    activate_on (self, "diary.choose", record);
  else if (keyval == GDK_KEY_d && modifiers == GDK_CONTROL_MASK)
    activate_on (self, "win.duplicate", record);
  else if (keyval == GDK_KEY_Menu || shift_f10)
    epsom_diary_row_popup_menu (row, -1, -1);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
epsom_diary_page_map (GtkWidget *widget)
{
  EpsomDiaryPage *self = EPSOM_DIARY_PAGE (widget);

  GTK_WIDGET_CLASS (epsom_diary_page_parent_class)->map (widget);

  epsom_diary_model_catch_up (self->model);
  gtk_widget_action_set_enabled (widget, "diary.recall", writes (self));
  gtk_widget_action_set_enabled (widget, "diary.choose", writes (self));
  gtk_widget_set_visible (self->choose_button, writes (self));
  offer_symptoms (self);
  update_visible (self);
}

static void
epsom_diary_page_dispose (GObject *object)
{
  EpsomDiaryPage *self = EPSOM_DIARY_PAGE (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_pointer (&self->recall, gtk_widget_unparent);
  /* The bin would let go of a child of the template that is gone already. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), EPSOM_TYPE_DIARY_PAGE);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (epsom_diary_page_parent_class)->dispose (object);
}

static void
epsom_diary_page_finalize (GObject *object)
{
  g_ptr_array_unref (EPSOM_DIARY_PAGE (object)->pending);

  G_OBJECT_CLASS (epsom_diary_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/epsomdiary/Epsom/diary/epsom-diary-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryPage, adaptive);
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryPage, columns);
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryPage, calendar_clamp);
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryPage, month_view);
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryPage, results);
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryPage, choices_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryPage, choices_revealer);
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryPage, choices);
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryPage, found);
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryPage, date_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryPage, date_popover);
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryPage, calendar);
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryPage, list_view);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, choices_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryPage, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, EpsomDiaryPage, choose_button);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, room_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
epsom_diary_page_class_init (EpsomDiaryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = epsom_diary_page_dispose;
  object_class->finalize = epsom_diary_page_finalize;
  widget_class->map = epsom_diary_page_map;
  EPSOM_PAGE_CLASS (klass)->changed = epsom_diary_page_changed;
  EPSOM_PAGE_CLASS (klass)->refresh = epsom_diary_page_refresh;

  g_type_ensure (EPSOM_TYPE_ADAPTIVE);
  g_type_ensure (EPSOM_TYPE_DIARY_CHOICES);
  g_type_ensure (EPSOM_TYPE_MONTH_VIEW);
  g_type_ensure (EPSOM_TYPE_SELECTION_BAR);
  g_type_ensure (EPSOM_TYPE_TAB_STOP);
  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "diary.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "diary.clear-search", NULL, clear_search_action);
  gtk_widget_class_install_action (widget_class, "diary.go-to-date", NULL, go_to_date_action);
  gtk_widget_class_install_action (widget_class, "diary.recall", "s", recall_action);
  gtk_widget_class_install_action (widget_class, "diary.choose", "s", choose_action);
}

static void
add_shortcut (GtkEventController *controller, const char *keys, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys), gtk_named_action_new (action)));
}

static void
epsom_diary_page_init (EpsomDiaryPage *self)
{
  g_autoptr (GtkListItemFactory) factory = epsom_diary_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) epsom_change_free);
  self->model = epsom_diary_model_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  room_changed_cb (self);

  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->model))));
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, selection);
  g_signal_connect_swapped (self->model, "items-changed", G_CALLBACK (update_visible), self);
  g_signal_connect_swapped (self->model, "notify::busy", G_CALLBACK (update_visible), self);

  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), key);

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (shortcuts), GTK_SHORTCUT_SCOPE_MANAGED);
  add_shortcut (shortcuts, "<Control>f", "diary.search");
  add_shortcut (shortcuts, "<Control>g", "diary.go-to-date");
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}
