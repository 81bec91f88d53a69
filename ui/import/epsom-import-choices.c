/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-import-choices.h"

#include <glib/gi18n-lib.h>

#include "epsom-narrow.h"

struct _EpsomImportChoices {
  AdwPreferencesGroup parent_instance;

  GtkEditable *zone_row;
  AdwComboRow *order_row;
  AdwComboRow *severity_row;
  GtkSwitch *bring_back_switch;

  GTimeZone *zone; /* (owned) (nullable): NULL: the system's */
};

G_DEFINE_FINAL_TYPE (EpsomImportChoices, epsom_import_choices, ADW_TYPE_PREFERENCES_GROUP)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
changed_cb (EpsomImportChoices *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A zone that there isn't is marked, and the one before stays. */
static void
zone_applied_cb (EpsomImportChoices *self)
{
  const char *name = gtk_editable_get_text (self->zone_row);
  GTimeZone *zone = *name != '\0' ? g_time_zone_new_identifier (name) : NULL;

  if (*name != '\0' && zone == NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->zone_row), "error");
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (self->zone_row), "error");
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = zone;
  changed_cb (self);
}

static void
fill_severities (EpsomImportChoices *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  /* Translators: what becomes of symptoms without a severity; a row of numbers follows, each a severity. */
  gtk_string_list_append (list, C_ ("severity", "As notes"));
  for (int severity = 0; severity <= 10; severity++)
    {
      g_autofree char *text = g_strdup_printf ("%d", severity);

      gtk_string_list_append (list, text);
    }
  adw_combo_row_set_model (self->severity_row, G_LIST_MODEL (list));
}

static void
epsom_import_choices_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EPSOM_TYPE_IMPORT_CHOICES);

  G_OBJECT_CLASS (epsom_import_choices_parent_class)->dispose (object);
}

static void
epsom_import_choices_finalize (GObject *object)
{
  EpsomImportChoices *self = EPSOM_IMPORT_CHOICES (object);

  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (epsom_import_choices_parent_class)->finalize (object);
}

static void
epsom_import_choices_class_init (EpsomImportChoicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = epsom_import_choices_dispose;
  G_OBJECT_CLASS (klass)->finalize = epsom_import_choices_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", EPSOM_TYPE_IMPORT_CHOICES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/epsomdiary/Epsom/import/epsom-import-choices.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomImportChoices, zone_row);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportChoices, order_row);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportChoices, severity_row);
  gtk_widget_class_bind_template_child (widget_class, EpsomImportChoices, bring_back_switch);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, zone_applied_cb);
}

static void
epsom_import_choices_init (EpsomImportChoices *self)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_editable_set_text (self->zone_row, g_time_zone_get_identifier (zone));
  fill_severities (self);
  epsom_narrow_fit_choice (self->order_row);
  epsom_narrow_fit_choice (self->severity_row);
  g_signal_connect_object (self->severity_row, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bring_back_switch, "notify::active", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->order_row, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

EpsomSourceOptions
epsom_import_choices_get (EpsomImportChoices *self)
{
  EpsomSourceOptions options = epsom_source_options_default ();

  g_return_val_if_fail (EPSOM_IS_IMPORT_CHOICES (self), options);

  options.zone = self->zone;
  options.order = (EpsomDateOrder) adw_combo_row_get_selected (self->order_row);
  options.bring_back = gtk_switch_get_active (self->bring_back_switch);
  options.severity = (int) adw_combo_row_get_selected (self->severity_row) - 1;

  return options;
}
