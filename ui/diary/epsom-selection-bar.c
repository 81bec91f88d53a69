/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-selection-bar.h"

#include <glib/gi18n-lib.h>

#include "epsom-narrow.h"
#include "epsom-ui.h"

/* Of the count beside the buttons, where text is large. */
#define LARGE_SCALE 0.75

struct _EpsomSelectionBar {
  AdwBin parent_instance;

  GtkWidget *revealer;
  GtkWidget *count;
  GtkWidget *duplicate;
  GtkWidget *delete;

  GHashTable *chosen; /* (owned) a set of EpsomUuid, owned */
  gboolean active;
};

G_DEFINE_FINAL_TYPE (EpsomSelectionBar, epsom_selection_bar, ADW_TYPE_BIN)

enum { PROP_0, PROP_ACTIVE, N_PROPS };
enum { CHANGED, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* Those of the chosen that the diary still has. */
static GPtrArray *
list_chosen (EpsomSelectionBar *self)
{
  EpsomStore *store = epsom_ui_get_store (GTK_WIDGET (self));
  GPtrArray *records = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->chosen);
  while (store != NULL && g_hash_table_iter_next (&iter, &id, NULL))
    {
      const EpsomRecord *record = epsom_diary_lookup (epsom_store_get_diary (store), id);

      if (record != NULL)
        g_ptr_array_add (records, (gpointer) record);
    }

  return records;
}

static void
changed (EpsomSelectionBar *self)
{
  guint n = g_hash_table_size (self->chosen);
  g_autofree char *count = NULL;

  /* Translators: entries of the diary that are chosen. */
  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u chosen", "%u chosen", n), n);
  gtk_label_set_label (GTK_LABEL (self->count), n > 0 ? count : _ ("Choose entries"));
  gtk_widget_set_sensitive (self->duplicate, n == 1);
  gtk_widget_set_sensitive (self->delete, n > 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
duplicate_cb (EpsomSelectionBar *self)
{
  g_autoptr (GPtrArray) records = list_chosen (self);
  char id[EPSOM_UUID_STRING_SIZE];

  if (records->len != 1)
    return;

  epsom_uuid_to_string (&((const EpsomRecord *) g_ptr_array_index (records, 0))->id, id);
  epsom_selection_bar_set_active (self, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.duplicate", "s", id);
}

static void
epsom_selection_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, EPSOM_SELECTION_BAR (object)->active);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
epsom_selection_bar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ACTIVE:
      epsom_selection_bar_set_active (EPSOM_SELECTION_BAR (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
epsom_selection_bar_finalize (GObject *object)
{
  g_hash_table_unref (EPSOM_SELECTION_BAR (object)->chosen);

  G_OBJECT_CLASS (epsom_selection_bar_parent_class)->finalize (object);
}

static void
epsom_selection_bar_class_init (EpsomSelectionBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = epsom_selection_bar_get_property;
  object_class->set_property = epsom_selection_bar_set_property;
  object_class->finalize = epsom_selection_bar_finalize;

  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] =
    g_signal_new ("changed", EPSOM_TYPE_SELECTION_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
epsom_selection_bar_init (EpsomSelectionBar *self)
{
  GtkWidget *bar = gtk_action_bar_new ();

  self->chosen = g_hash_table_new_full (epsom_uuid_hash, epsom_uuid_equal, g_free, NULL);
  self->count = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, NULL);
  self->duplicate = gtk_button_new_with_mnemonic (_ ("D_uplicate…"));
  self->delete = gtk_button_new_with_mnemonic (_ ("_Delete"));
  g_signal_connect_swapped (self->duplicate, "clicked", G_CALLBACK (duplicate_cb), self);
  g_signal_connect_swapped (self->delete, "clicked", G_CALLBACK (epsom_selection_bar_delete), self);

  gtk_action_bar_pack_start (GTK_ACTION_BAR (bar), self->count);
  gtk_action_bar_pack_end (GTK_ACTION_BAR (bar), self->delete);
  gtk_action_bar_pack_end (GTK_ACTION_BAR (bar), self->duplicate);
  self->revealer =
    g_object_new (GTK_TYPE_REVEALER, "child", bar, "transition-type", GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP, NULL);
  adw_bin_set_child (ADW_BIN (self), self->revealer);
  changed (self);
  if (epsom_narrow_is_large (bar))
    epsom_narrow_scale_words (self->count, LARGE_SCALE);
  epsom_narrow_fit_button (GTK_BUTTON (self->duplicate), bar, "edit-copy-symbolic");
  epsom_narrow_fit_button (GTK_BUTTON (self->delete), bar, "user-trash-symbolic");
}

gboolean
epsom_selection_bar_get_active (EpsomSelectionBar *self)
{
  g_return_val_if_fail (EPSOM_IS_SELECTION_BAR (self), FALSE);

  return self->active;
}

void
epsom_selection_bar_set_active (EpsomSelectionBar *self, gboolean active)
{
  g_return_if_fail (EPSOM_IS_SELECTION_BAR (self));

  if (self->active == active)
    return;

  self->active = active;
  g_hash_table_remove_all (self->chosen);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), active);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
  changed (self);
}

void
epsom_selection_bar_toggle (EpsomSelectionBar *self, const EpsomUuid *id)
{
  g_return_if_fail (EPSOM_IS_SELECTION_BAR (self));

  epsom_selection_bar_set_active (self, TRUE);
  if (!g_hash_table_remove (self->chosen, id))
    g_hash_table_add (self->chosen, g_memdup2 (id, sizeof *id));
  changed (self);
}

void
epsom_selection_bar_choose (EpsomSelectionBar *self, const GPtrArray *records)
{
  g_return_if_fail (EPSOM_IS_SELECTION_BAR (self));

  epsom_selection_bar_set_active (self, TRUE);
  for (guint i = 0; i < records->len; i++)
    {
      const EpsomRecord *record = g_ptr_array_index (records, i);

      g_hash_table_add (self->chosen, g_memdup2 (&record->id, sizeof record->id));
    }
  changed (self);
}

gboolean
epsom_selection_bar_contains (EpsomSelectionBar *self, const EpsomUuid *id)
{
  g_return_val_if_fail (EPSOM_IS_SELECTION_BAR (self), FALSE);

  return g_hash_table_contains (self->chosen, id);
}

void
epsom_selection_bar_delete (EpsomSelectionBar *self)
{
  g_autoptr (GPtrArray) records = list_chosen (self);
  GPtrArray *changes;
  g_autofree char *done = NULL;

  if (records->len == 0)
    return;

  done = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Deleted: %u entry", "Deleted: %u entries", records->len),
                          records->len);
  changes = epsom_diary_delete_all (epsom_store_get_diary (epsom_ui_get_store (GTK_WIDGET (self))), records);
  epsom_selection_bar_set_active (self, FALSE);
  epsom_ui_apply (GTK_WIDGET (self), changes, done);
}
