/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-first-run.h"

#include <glib/gi18n-lib.h>

#include "epsom-help.h"

struct _EpsomFirstRun {
  AdwBin parent_instance;

  GtkLabel *place_label;
  GtkLabel *safety_label;
};

G_DEFINE_FINAL_TYPE (EpsomFirstRun, epsom_first_run, ADW_TYPE_BIN)

static void
epsom_first_run_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EPSOM_TYPE_FIRST_RUN);

  G_OBJECT_CLASS (epsom_first_run_parent_class)->dispose (object);
}

static void
epsom_first_run_class_init (EpsomFirstRunClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = epsom_first_run_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/epsomdiary/Epsom/epsom-first-run.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomFirstRun, place_label);
  gtk_widget_class_bind_template_child (widget_class, EpsomFirstRun, safety_label);
}

static void
epsom_first_run_init (EpsomFirstRun *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* `~/…` is easier to read than the whole path. */
static char *
shorten_path (const char *path)
{
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);

  if (length > 1 && g_str_has_prefix (path, home) && path[length] == G_DIR_SEPARATOR)
    return g_strconcat ("~", path + length, NULL);

  return g_strdup (path);
}

GtkWidget *
epsom_first_run_new (const char *path)
{
  EpsomFirstRun *self = g_object_new (EPSOM_TYPE_FIRST_RUN, NULL);
  g_autofree char *shown = NULL;
  g_autofree char *name = NULL;
  g_autofree char *place = NULL;
  g_autofree char *safety = NULL;

  g_return_val_if_fail (path != NULL, GTK_WIDGET (self));

  shown = shorten_path (path);
  name = g_filename_display_name (shown);
  /* Translators: %s is the path of the diary. */
  place = g_strdup_printf (_ ("Your diary stays on this computer, in %s. Nothing is sent anywhere."), name);
  gtk_label_set_label (self->place_label, place);
  safety = epsom_help_get_safety ();
  gtk_label_set_label (self->safety_label, safety);

  return GTK_WIDGET (self);
}
