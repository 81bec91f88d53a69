/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-table-window.h"

#include <glib/gi18n-lib.h>

#include "epsom-lazy-menu.h"
#include "epsom-narrow.h"
#include "epsom-sheet-tsv.h"
#include "epsom-table-row.h"
#include "epsom-tab-stop.h"
#include "epsom-ui.h"

#define DEFAULT_WIDTH 960
#define DEFAULT_HEIGHT 600
/* Longer cells are wrapped. */
#define MAX_CHARS 28

struct _EpsomTableWindow {
  AdwWindow parent_instance;

  GtkWidget *sort_button;
  AdwToastOverlay *toasts;
  GtkLabel *question;
  GtkLabel *finding;
  GtkWidget *header;
  GtkButton *copy;
  GtkScrolledWindow *scrolled;
  GtkColumnView *view;

  EpsomChartTable *table; /* (nullable) */
  GListStore *rows;       /* (element-type EpsomTableRow) */
  GMenu *sort_menu;
  GtkSorter *sorter;   /* of the rows: by the heads of the view */
  int missing;         /* the order of the two rows that are compared, where the one lacks what the other has */
  int sorted;          /* the column that the menu sorted by, or -1 */
  gboolean descending; /* in which direction */
  double from_first;   /* px that the columns are scrolled, from right to left alone */
  guint place_id;
};

G_DEFINE_FINAL_TYPE (EpsomTableWindow, epsom_table_window, ADW_TYPE_WINDOW)

/* Cells */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer is_numeric)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), GPOINTER_TO_INT (is_numeric) ? 1 : 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

/* "Share, %: 63.6": a cell as it is said by itself. */
static char *
create_name (const char *title, const char *text)
{
  /* Translators: the head of a column and one of its cells: "Of treatments: 11". */
  return g_strdup_printf (C_ ("column and cell", "%s: %s"), title, text);
}

/* Of the cells that have something in them. */
static char *
create_row_name (const EpsomChartTable *table, guint row)
{
  guint n = epsom_chart_table_get_n_columns (table);
  g_autoptr (GPtrArray) names = g_ptr_array_new_full (n + 1, g_free);

  for (guint column = 0; column < n; column++)
    {
      g_autofree char *text = epsom_chart_table_create_text (table, row, column);

      if (*text != '\0')
        g_ptr_array_add (names, create_name (epsom_chart_table_get_title (table, column), text));
    }
  g_ptr_array_add (names, NULL);

  return g_strjoinv (". ", (char **) names->pdata);
}

static void
set_name (GtkWidget *widget, char *name)
{
  g_autofree char *owned = name;

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, owned, -1);
}

/* The cell is named with its head, and the row that has the focus with all of its cells. */
static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  EpsomTableRow *row = gtk_list_item_get_item (item);
  EpsomChartTable *table = epsom_table_row_get_table (row);
  guint column = GPOINTER_TO_UINT (data), index = epsom_table_row_get_index (row);
  g_autofree char *text = epsom_chart_table_create_text (table, index, column);
  GtkWidget *label = gtk_list_item_get_child (item), *cell = gtk_widget_get_parent (label);
  gboolean is_long = g_utf8_strlen (text, -1) > MAX_CHARS;

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_label_set_wrap (GTK_LABEL (label), is_long);
  gtk_label_set_width_chars (GTK_LABEL (label), is_long ? MAX_CHARS : -1);
  set_name (cell, create_name (epsom_chart_table_get_title (table, column), text));
  if (column == 0 && gtk_widget_get_parent (cell) != NULL)
    set_name (gtk_widget_get_parent (cell), create_row_name (table, index));
}

/** ColumnOrder: what the sorter of a column compares by. */
typedef struct {
  EpsomTableWindow *window;
  guint column;
} ColumnOrder;

static int
compare_by_column (gconstpointer a, gconstpointer b, gpointer data)
{
  const ColumnOrder *order = data;
  EpsomTableRow *x = (EpsomTableRow *) a, *y = (EpsomTableRow *) b;
  const EpsomChartTable *table = epsom_table_row_get_table (x);
  guint i = epsom_table_row_get_index (x), j = epsom_table_row_get_index (y);

  order->window->missing = epsom_chart_table_compare_missing (table, i, j, order->column);

  return epsom_chart_table_compare (table, i, j, order->column);
}

/* The view's sorter turns an order round as a whole, and asks the columns until one of them decides; what is missing
 * there stays last. */
static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  EpsomTableWindow *self = data;
  GtkOrdering order;

  self->missing = 0;
  order = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), (gpointer) a, (gpointer) b);

  return self->missing != 0 ? self->missing : (int) order;
}

static void
heads_changed_cb (EpsomTableWindow *self)
{
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

/* Columns */

static void
remove_columns (EpsomTableWindow *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  self->sorted = -1;
  for (guint i = g_list_model_get_n_items (columns); i-- > 0;)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_remove_column (self->view, column);
    }
  g_menu_remove_all (self->sort_menu);
}

/* With underlines that stand for themselves: a column may be named after a symptom of one's own. */
static GMenuItem *
create_sort_item (const char *title, guint index)
{
  g_autoptr (GString) label = g_string_new (title);
  GMenuItem *item;

  g_string_replace (label, "_", "__", 0);
  item = g_menu_item_new (label->str, NULL);
  g_menu_item_set_action_and_target (item, "table.sort", "i", (int) index);

  return item;
}

/* Which takes the room that is left: the last, where it is of words; numbers stay together. */
static guint
find_wide_column (const EpsomChartTable *table)
{
  guint last = epsom_chart_table_get_n_columns (table) - 1;

  return epsom_chart_table_is_numeric (table, last) ? 0 : last;
}

static void
append_column (EpsomTableWindow *self, guint index)
{
  const char *title = epsom_chart_table_get_title (self->table, index);
  gboolean is_numeric = epsom_chart_table_is_numeric (self->table, index);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);
  const ColumnOrder order = { self, index };
  g_autoptr (GtkSorter) sorter =
    GTK_SORTER (gtk_custom_sorter_new (compare_by_column, g_memdup2 (&order, sizeof order), g_free));
  g_autoptr (GMenuItem) item = create_sort_item (title, index);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (is_numeric));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (index));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, index == find_wide_column (self->table));
  gtk_column_view_append_column (self->view, column);
  g_menu_append_item (self->sort_menu, item);
}

static gboolean
has_same_columns (const EpsomChartTable *a, const EpsomChartTable *b)
{
  guint n = epsom_chart_table_get_n_columns (a);

  if (n != epsom_chart_table_get_n_columns (b))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (epsom_chart_table_get_title (a, i), epsom_chart_table_get_title (b, i)) ||
        epsom_chart_table_get_kind (a, i) != epsom_chart_table_get_kind (b, i))
      return FALSE;

  return TRUE;
}

void
epsom_table_window_set (EpsomTableWindow *self, EpsomChartKind kind, EpsomResponse *response, EpsomSpan span)
{
  g_autoptr (EpsomChartTable) old = NULL;
  g_autofree char *question = NULL, *finding = NULL;

  g_return_if_fail (EPSOM_IS_TABLE_WINDOW (self) && response != NULL);

  old = g_steal_pointer (&self->table);
  self->table = epsom_chart_create_table (kind, response, span);
  question = epsom_chart_create_question (kind, response);
  finding = epsom_chart_describe (kind, response);
  gtk_label_set_label (self->question, question);
  epsom_ui_set_words (self->finding, finding);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.copy", epsom_chart_table_get_n_rows (self->table) > 0);

  if (old == NULL || !has_same_columns (old, self->table))
    {
      g_list_store_remove_all (self->rows);
      remove_columns (self);
      for (guint i = 0; i < epsom_chart_table_get_n_columns (self->table); i++)
        append_column (self, i);
    }
  epsom_table_row_fill (self->rows, self->table);
}

/* Actions */

/* Once more by the same column: the other way round. */
static void
sort_cb (GtkWidget *widget, const char *action G_GNUC_UNUSED, GVariant *parameter)
{
  EpsomTableWindow *self = EPSOM_TABLE_WINDOW (widget);
  int index = g_variant_get_int32 (parameter);
  g_autoptr (GtkColumnViewColumn) column =
    g_list_model_get_item (gtk_column_view_get_columns (self->view), (guint) index);

  g_return_if_fail (column != NULL);

  self->descending = self->sorted == index && !self->descending;
  self->sorted = index;
  gtk_column_view_sort_by_column (self->view, column, self->descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

static void
copy_cb (GtkWidget *widget, const char *action G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  EpsomTableWindow *self = EPSOM_TABLE_WINDOW (widget);
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (self->view));
  guint n = g_list_model_get_n_items (model);
  g_autofree guint *rows = g_new (guint, n);
  g_autofree char *tsv = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (EpsomTableRow) row = g_list_model_get_item (model, i);

      rows[i] = epsom_table_row_get_index (row);
    }
  tsv = epsom_sheet_tsv_new (self->table, rows, n);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), tsv);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("Table copied")));
}

/* How far the columns are scrolled from the first one, which is at the right where they run from there. */
static void
scrolled_cb (GtkAdjustment *adjustment, EpsomTableWindow *self)
{
  if (self->place_id == 0)
    self->from_first = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) -
                       gtk_adjustment_get_value (adjustment);
}

static gboolean
place_columns (gpointer user_data)
{
  EpsomTableWindow *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scrolled);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) -
                                          gtk_adjustment_get_page_size (adjustment) - self->from_first);
  self->place_id = 0;

  return G_SOURCE_REMOVE;
}

/* A column view keeps its left edge, whichever column is there. It is just laying out its columns. */
static void
columns_changed_cb (GtkAdjustment *adjustment, EpsomTableWindow *self)
{
  if (self->place_id == 0 && gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    self->place_id = g_idle_add (place_columns, self);
}

static gboolean
scroll_cb (GtkWidget *widget, GVariant *steps, gpointer data G_GNUC_UNUSED)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (widget));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                          g_variant_get_int32 (steps) * gtk_adjustment_get_step_increment (adjustment));

  return GDK_EVENT_STOP;
}

/* Before the rows take the keys: they have nothing to go to at their sides. */
static void
scroll_with_arrows (EpsomTableWindow *self)
{
  static const struct {
    guint key;
    int steps;
  } arrows[] = { { GDK_KEY_Left, -1 }, { GDK_KEY_KP_Left, -1 }, { GDK_KEY_Right, 1 }, { GDK_KEY_KP_Right, 1 } };
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (arrows); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (arrows[i].key, 0),
                                       gtk_callback_action_new (scroll_cb, NULL, NULL), "i", arrows[i].steps));
  gtk_widget_add_controller (GTK_WIDGET (self->scrolled), keys);
}

static void
epsom_table_window_dispose (GObject *object)
{
  EpsomTableWindow *self = EPSOM_TABLE_WINDOW (object);

  g_clear_handle_id (&self->place_id, g_source_remove);

  if (self->view != NULL)
    {
      g_signal_handlers_disconnect_by_func (gtk_column_view_get_sorter (self->view), heads_changed_cb, self);
      gtk_column_view_set_model (self->view, NULL);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), EPSOM_TYPE_TABLE_WINDOW);
  g_clear_object (&self->sorter);
  g_clear_object (&self->rows);
  g_clear_object (&self->sort_menu);
  g_clear_pointer (&self->table, epsom_chart_table_unref);
  G_OBJECT_CLASS (epsom_table_window_parent_class)->dispose (object);
}

static void
epsom_table_window_class_init (EpsomTableWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = epsom_table_window_dispose;

  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "table.sort", "i", sort_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy", NULL);

  g_type_ensure (EPSOM_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/epsomdiary/Epsom/response/epsom-table-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomTableWindow, header);
  gtk_widget_class_bind_template_child (widget_class, EpsomTableWindow, copy);
  gtk_widget_class_bind_template_child (widget_class, EpsomTableWindow, sort_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomTableWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, EpsomTableWindow, question);
  gtk_widget_class_bind_template_child (widget_class, EpsomTableWindow, finding);
  gtk_widget_class_bind_template_child (widget_class, EpsomTableWindow, scrolled);
  gtk_widget_class_bind_template_child (widget_class, EpsomTableWindow, view);
}

static void
epsom_table_window_init (EpsomTableWindow *self)
{
  GtkSortListModel *sorted;
  GtkAdjustment *columns;
  g_autoptr (GtkNoSelection) model = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  epsom_narrow_fit_button (self->copy, self->header, "edit-copy-symbolic");
  epsom_ui_close_with_escape (GTK_WIDGET (self));
  scroll_with_arrows (self);
  columns = gtk_scrolled_window_get_hadjustment (self->scrolled);
  g_signal_connect_object (columns, "changed", G_CALLBACK (columns_changed_cb), self, 0);
  g_signal_connect_object (columns, "value-changed", G_CALLBACK (scrolled_cb), self, 0);
  self->sorted = -1;
  self->sort_menu = g_menu_new ();
  epsom_lazy_menu_attach (self->sort_button, G_MENU_MODEL (self->sort_menu));
  self->rows = g_list_store_new (EPSOM_TYPE_TABLE_ROW);
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_rows, self, NULL));
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (heads_changed_cb), self,
                           G_CONNECT_SWAPPED);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->rows)), g_object_ref (self->sorter));
  model = gtk_no_selection_new (G_LIST_MODEL (sorted));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (model));
}

/* No larger than the window it stands before. */
static void
set_size (EpsomTableWindow *self, GtkWidget *window)
{
  int width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);

  gtk_window_set_default_size (GTK_WINDOW (self), width > 0 ? MIN (DEFAULT_WIDTH, width) : DEFAULT_WIDTH,
                               height > 0 ? MIN (DEFAULT_HEIGHT, height) : DEFAULT_HEIGHT);
}

EpsomTableWindow *
epsom_table_window_present (GtkWidget *parent, EpsomChartKind kind, EpsomResponse *response, EpsomSpan span)
{
  EpsomTableWindow *self;
  GtkWidget *window;

  g_return_val_if_fail (GTK_IS_WIDGET (parent) && response != NULL, NULL);

  window = GTK_WIDGET (gtk_widget_get_root (parent));
  self = g_object_new (EPSOM_TYPE_TABLE_WINDOW, "transient-for", window, NULL);
  epsom_table_window_set (self, kind, response, span);
  set_size (self, window);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));

  return self;
}
