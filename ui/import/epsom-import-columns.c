/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-import-columns.h"

#include <glib/gi18n-lib.h>

#include "epsom-import-words.h"
#include "epsom-narrow.h"
#include "epsom-ui.h"

/* Enough to tell what a column holds. */
#define MAX_ROWS 3

struct _EpsomImportColumns {
  AdwBin parent_instance;

  AdwPreferencesGroup *columns_group;
  GtkEditable *symptom_row;
  GtkEditable *medicine_row;
  AdwPreferencesGroup *rows_group;

  AdwComboRow *rows[EPSOM_N_TARGETS];
  char *description;     /* (owned): of the group, where nothing is wrong */
  EpsomTableHead *table; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (EpsomImportColumns, epsom_import_columns, ADW_TYPE_BIN)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char *
get_words (EpsomTarget target)
{
  switch (target)
    {
    case EPSOM_TARGET_TIME:
      return _ ("Time or date");
    case EPSOM_TARGET_CLOCK:
      return _ ("Time of day, where it has a column");
    case EPSOM_TARGET_END:
      return _ ("End of an episode");
    case EPSOM_TARGET_SYMPTOM:
      return _ ("Symptom");
    case EPSOM_TARGET_SEVERITY:
      return _ ("Severity");
    case EPSOM_TARGET_MEDICINE:
      return _ ("Medicine");
    case EPSOM_TARGET_AMOUNT:
      return _ ("Amount");
    case EPSOM_TARGET_BLEEDING:
      return _ ("Bleeding");
    case EPSOM_TARGET_TRIGGERS:
      return _ ("Suspected triggers");
    case EPSOM_TARGET_FEATURES:
      return _ ("Features");
    case EPSOM_TARGET_NOTE:
      return _ ("Note");
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
changed_cb (EpsomImportColumns *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_rows (EpsomImportColumns *self)
{
  for (int target = 0; target < EPSOM_N_TARGETS; target++)
    {
      self->rows[target] = ADW_COMBO_ROW (adw_combo_row_new ());
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[target]), get_words ((EpsomTarget) target));
      epsom_narrow_fit_choice (self->rows[target]);
      adw_preferences_group_add (self->columns_group, GTK_WIDGET (self->rows[target]));
      g_signal_connect_object (self->rows[target], "notify::selected", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
epsom_import_columns_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EPSOM_TYPE_IMPORT_COLUMNS);

  G_OBJECT_CLASS (epsom_import_columns_parent_class)->dispose (object);
}

static void
epsom_import_columns_finalize (GObject *object)
{
  EpsomImportColumns *self = EPSOM_IMPORT_COLUMNS (object);

  g_clear_pointer (&self->table, epsom_table_head_free);
  g_free (self->description);

  G_OBJECT_CLASS (epsom_import_columns_parent_class)->finalize (object);
}

static void
epsom_import_columns_class_init (EpsomImportColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = epsom_import_columns_dispose;
  G_OBJECT_CLASS (klass)->finalize = epsom_import_columns_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", EPSOM_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/epsomdiary/Epsom/import/epsom-import-columns.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomImportColumns, columns_group);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportColumns, symptom_row);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportColumns, medicine_row);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportColumns, rows_group);
}

static void
epsom_import_columns_init (EpsomImportColumns *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->description = g_strdup (adw_preferences_group_get_description (self->columns_group));
  add_rows (self);
  g_signal_connect_object (self->symptom_row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->medicine_row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/* The choices of every row: none, then the columns. */
static void
fill_rows (EpsomImportColumns *self, const EpsomMapping *guessed)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, "–");
  for (guint i = 0; self->table->header[i] != NULL; i++)
    gtk_string_list_append (list, self->table->header[i]);
  for (int target = 0; target < EPSOM_N_TARGETS; target++)
    {
      adw_combo_row_set_model (self->rows[target], G_LIST_MODEL (list));
      for (guint i = 0; guessed->column[target] != NULL && self->table->header[i] != NULL; i++)
        if (g_str_equal (self->table->header[i], guessed->column[target]))
          {
            adw_combo_row_set_selected (self->rows[target], i + 1);
            break;
          }
    }
}

/* A row of the table: its cells with the names of their columns. */
static void
show_row (EpsomImportColumns *self, char **cells)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; cells[i] != NULL && self->table->header[i] != NULL; i++)
    if (*cells[i] != '\0')
      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", self->table->header[i], cells[i]);
  epsom_ui_add_row (self->rows_group, text->str, NULL);
}

void
epsom_import_columns_set_table (EpsomImportColumns *self, EpsomTableHead *table)
{
  g_autoptr (EpsomMapping) guessed = NULL;

  g_return_if_fail (EPSOM_IS_IMPORT_COLUMNS (self));
  g_return_if_fail (table != NULL && self->table == NULL);

  self->table = table;
  guessed = epsom_mapping_guess ((const char *const *) table->header);
  fill_rows (self, guessed);
  for (guint i = 0; i < MIN (table->rows->len, MAX_ROWS); i++)
    show_row (self, table->rows->pdata[i]);
  changed_cb (self);
}

const char *const *
epsom_import_columns_get_header (EpsomImportColumns *self)
{
  g_return_val_if_fail (EPSOM_IS_IMPORT_COLUMNS (self), NULL);

  return self->table != NULL ? (const char *const *) self->table->header : NULL;
}

static void
set_fixed (EpsomMapping *mapping, EpsomTarget target, GtkEditable *row)
{
  const char *text = gtk_editable_get_text (row);

  if (*text != '\0' && mapping->column[target] == NULL)
    epsom_mapping_set (mapping, target, NULL, text);
}

EpsomMapping *
epsom_import_columns_get_mapping (EpsomImportColumns *self)
{
  g_autoptr (EpsomMapping) mapping = epsom_mapping_new ();
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (EPSOM_IS_IMPORT_COLUMNS (self), NULL);

  for (int target = 0; target < EPSOM_N_TARGETS; target++)
    {
      guint selected = adw_combo_row_get_selected (self->rows[target]);

      if (selected > 0 && selected != GTK_INVALID_LIST_POSITION)
        epsom_mapping_set (mapping, (EpsomTarget) target, self->table->header[selected - 1], NULL);
    }
  set_fixed (mapping, EPSOM_TARGET_SYMPTOM, self->symptom_row);
  set_fixed (mapping, EPSOM_TARGET_MEDICINE, self->medicine_row);
  if (!epsom_mapping_check (mapping, &error))
    {
      g_autofree char *text = epsom_import_words_sentence (error->message);

      adw_preferences_group_set_description (self->columns_group, text);
      return NULL;
    }
  adw_preferences_group_set_description (self->columns_group, self->description);

  return g_steal_pointer (&mapping);
}
