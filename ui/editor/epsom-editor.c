/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-editor.h"

#include <glib/gi18n-lib.h>

#include "epsom-narrow.h"
#include "epsom-ui.h"
#include "epsom-words.h"

#define DEFAULT_WIDTH 480
#define DEFAULT_HEIGHT 720
/* What is left of the parent around the sheet. */
#define PARENT_MARGIN 32

struct _EpsomEditor {
  AdwWindow parent_instance;

  GtkWidget *header;
  GtkButton *cancel_button;
  GtkButton *save_button;
  AdwWindowTitle *window_title;
  GtkBox *content;
  GtkWidget *delete_button;
  GtkWidget *form; /* (unowned) child of content */

  EpsomRecord *record; /* (owned) (nullable): what is edited */
};

G_DEFINE_FINAL_TYPE (EpsomEditor, epsom_editor, ADW_TYPE_WINDOW)

static const char *
get_title (EpsomRecordKind kind, gboolean is_new)
{
  switch (kind)
    {
    case EPSOM_RECORD_EPISODE:
      return is_new ? _ ("New episode") : _ ("Episode");
    case EPSOM_RECORD_READING:
      return is_new ? _ ("New reading") : _ ("Reading");
    case EPSOM_RECORD_DOSE:
      return is_new ? _ ("New dose") : _ ("Dose");
    case EPSOM_RECORD_MEDICINE:
      return is_new ? _ ("New medicine") : _ ("Medicine");
    case EPSOM_RECORD_DAY:
      return is_new ? _ ("New day") : _ ("Day");
    case EPSOM_RECORD_RATING:
      return is_new ? _ ("New day rating") : _ ("Day rating");
    case EPSOM_RECORD_LAB:
      return is_new ? _ ("New lab value") : _ ("Lab value");
    default:
      g_return_val_if_reached ("");
    }
}

/* The window that the sheet, or the sheet it stands before, stands before: it has the store, and the toast. */
static GtkWidget *
get_parent (EpsomEditor *self)
{
  GtkWindow *window = GTK_WINDOW (self), *parent;

  while ((parent = gtk_window_get_transient_for (window)) != NULL)
    window = parent;

  return GTK_WIDGET (window);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  epsom_editor_save (EPSOM_EDITOR (widget));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EpsomEditor *self = EPSOM_EDITOR (widget);
  EpsomUuid id = self->record->id;
  char text[EPSOM_UUID_STRING_SIZE];

  if (gtk_widget_activate_action (get_parent (self), "win.delete", "s", epsom_uuid_to_string (&id, text)))
    gtk_window_close (GTK_WINDOW (self));
}

static void
epsom_editor_dispose (GObject *object)
{
  EpsomEditor *self = EPSOM_EDITOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), EPSOM_TYPE_EDITOR);

  G_OBJECT_CLASS (epsom_editor_parent_class)->dispose (object);
}

static void
epsom_editor_finalize (GObject *object)
{
  g_clear_pointer (&EPSOM_EDITOR (object)->record, epsom_record_unref);

  G_OBJECT_CLASS (epsom_editor_parent_class)->finalize (object);
}

static void
epsom_editor_class_init (EpsomEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = epsom_editor_dispose;
  object_class->finalize = epsom_editor_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/epsomdiary/Epsom/editor/epsom-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomEditor, header);
  gtk_widget_class_bind_template_child (widget_class, EpsomEditor, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomEditor, save_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomEditor, window_title);
  gtk_widget_class_bind_template_child (widget_class, EpsomEditor, content);
  gtk_widget_class_bind_template_child (widget_class, EpsomEditor, delete_button);

  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "editor.delete", NULL, delete_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "editor.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "editor.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "editor.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
epsom_editor_init (EpsomEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

EpsomEditor *
epsom_editor_new (EpsomRecordKind kind, EpsomRecord *record, EpsomDiary *diary)
{
  EpsomEditor *self = g_object_new (EPSOM_TYPE_EDITOR, NULL);
  const char *title = get_title (kind, record == NULL);
  g_autoptr (GtkWidget) form = epsom_form_new (kind, record, diary);

  self->record = record != NULL ? epsom_record_ref (record) : NULL;
  self->form = form;
  gtk_box_prepend (self->content, form);
  gtk_widget_set_visible (self->delete_button, record != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.delete", record != NULL);
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->window_title, title);

  return self;
}

EpsomForm *
epsom_editor_get_form (EpsomEditor *self)
{
  g_return_val_if_fail (EPSOM_IS_EDITOR (self), NULL);

  return EPSOM_FORM (self->form);
}

gboolean
epsom_editor_save (EpsomEditor *self)
{
  g_autoptr (EpsomChange) change = NULL;
  g_autofree char *words = NULL;
  g_autofree char *done = NULL;
  GPtrArray *changes;

  g_return_val_if_fail (EPSOM_IS_EDITOR (self), FALSE);

  change = epsom_form_to_change (EPSOM_FORM (self->form));
  if (change == NULL)
    return FALSE;

  if (self->record == NULL || !epsom_record_equal (self->record, change->after))
    {
      words = epsom_words_record (change->after);
      /* Translators: %s is an entry of the diary, such as "Migraine began". */
      done = g_strdup_printf (_ ("Saved: %s"), words);
      changes = epsom_changes_new ();
      g_ptr_array_add (changes, g_steal_pointer (&change));
      if (!epsom_ui_apply (get_parent (self), changes, done))
        return FALSE;
    }

  gtk_window_close (GTK_WINDOW (self));

  return TRUE;
}

/* No larger than the window it stands before. */
static void
set_size (EpsomEditor *self, GtkWidget *parent)
{
  int width = gtk_widget_get_width (parent);
  int height = gtk_widget_get_height (parent);

  gtk_window_set_default_size (GTK_WINDOW (self), width > 0 ? MIN (DEFAULT_WIDTH, width) : DEFAULT_WIDTH,
                               height > 0 ? MIN (DEFAULT_HEIGHT, MAX (height - PARENT_MARGIN, 1)) : DEFAULT_HEIGHT);
}

static void
present (GtkWidget *parent, EpsomEditor *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (parent));

  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  set_size (self, root);
  epsom_narrow_fit_button (self->cancel_button, self->header, "window-close-symbolic");
  epsom_narrow_fit_button (self->save_button, self->header, "object-select-symbolic");
  epsom_narrow_fit_title (self->header);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->form);
}

void
epsom_editor_present (GtkWidget *parent, EpsomRecordKind kind, EpsomRecord *record)
{
  EpsomStore *store;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  store = epsom_ui_get_store (parent);
  if (store != NULL)
    present (parent, epsom_editor_new (kind, record, epsom_store_get_diary (store)));
}

/* What belongs to its own time and place in the diary. */
static gboolean
is_of_its_own (EpsomField field)
{
  return field == EPSOM_FIELD_RECORD || field == EPSOM_FIELD_ID || field == EPSOM_FIELD_AT || field == EPSOM_FIELD_END;
}

void
epsom_editor_present_copy (GtkWidget *parent, const EpsomRecord *record, EpsomField field)
{
  EpsomStore *store;
  EpsomEditor *self;
  EpsomRow row;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  store = epsom_ui_get_store (parent);
  if (store == NULL)
    return;

  self = epsom_editor_new (record->kind, NULL, epsom_store_get_diary (store));
  epsom_record_to_cells (record, &row);
  for (int i = 0; i < EPSOM_N_FIELDS; i++)
    if (epsom_record_kind_has_field (record->kind, (EpsomField) i) && !is_of_its_own ((EpsomField) i))
      epsom_form_set (EPSOM_FORM (self->form), (EpsomField) i, row.cells.text[i]);
  present (parent, self);
  gtk_widget_grab_focus (GTK_WIDGET (epsom_form_get_row (EPSOM_FORM (self->form), field)));
}
