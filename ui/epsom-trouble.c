/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-trouble.h"

#include <glib/gi18n-lib.h>

#include "epsom-backups.h"
#include "epsom-ui.h"

struct _EpsomTrouble {
  AdwBin parent_instance;

  GtkWidget *restore_button;
  GtkWidget *choose_button;
  GtkWidget *again_button;
  GtkLabel *cause_label;
  GtkSpinner *spinner;

  char *path;   /* (owned) (nullable) */
  char *backup; /* (owned) (nullable): the newest */
};

G_DEFINE_FINAL_TYPE (EpsomTrouble, epsom_trouble, ADW_TYPE_BIN)

static const char *
get_title (const GError *error)
{
  if (error->domain != EPSOM_STORE_ERROR)
    return _ ("The diary could not be opened");

  switch ((EpsomStoreError) error->code)
    {
    case EPSOM_STORE_ERROR_FOREIGN:
      return _ ("This is not a diary of Epsom");
    case EPSOM_STORE_ERROR_TOO_NEW:
      return _ ("This diary was made by a newer Epsom");
    case EPSOM_STORE_ERROR_CORRUPT:
      return _ ("The diary is damaged");
    case EPSOM_STORE_ERROR_BUSY:
      return _ ("The diary is in use");
    case EPSOM_STORE_ERROR_NOT_FOUND:
      return _ ("There is no such diary");
    case EPSOM_STORE_ERROR_FULL:
      return _ ("The disk is full");
    case EPSOM_STORE_ERROR_PERMISSION:
    case EPSOM_STORE_ERROR_READ_ONLY:
      return _ ("The diary may not be opened");
    case EPSOM_STORE_ERROR_CONFLICT:
    case EPSOM_STORE_ERROR_CONSTRAINT:
    case EPSOM_STORE_ERROR_FAILED:
    default:
      return _ ("The diary could not be opened");
    }
}

static void
set_working (EpsomTrouble *self, gboolean working)
{
  gtk_spinner_set_spinning (self->spinner, working);
  gtk_widget_set_sensitive (self->restore_button, !working);
  gtk_widget_set_sensitive (self->choose_button, !working);
  gtk_widget_set_sensitive (self->again_button, !working);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  EpsomTrouble *self = EPSOM_TROUBLE (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  set_working (self, FALSE);
  if (!epsom_backups_restore_finish (result, &kept, &error))
    {
      epsom_ui_show_error (GTK_WIDGET (self), _ ("The backup could not be restored"), error);
      return;
    }

  if (kept != NULL)
    {
      g_autofree char *name = g_path_get_basename (kept);
      /* Translators: %s is the name of a file. */
      g_autofree char *said = g_strdup_printf (_ ("The damaged diary was kept as %s"), name);

      epsom_ui_toast (GTK_WIDGET (self), said);
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.reopen", NULL);
}

static void
restore (EpsomTrouble *self, const char *backup)
{
  set_working (self, TRUE);
  epsom_backups_restore_async (self->path, backup, restored_cb, self, NULL);
}

static void
restore_cb (EpsomTrouble *self)
{
  restore (self, self->backup);
}

static void
chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (EpsomTrouble) self = user_data;

  if (file != NULL && g_file_peek_path (file) != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    restore (self, g_file_peek_path (file));
}

static void
choose_cb (EpsomTrouble *self)
{
  const char *const patterns[] = { "*.epsom", NULL };

  epsom_ui_choose_open (GTK_WIDGET (self), _ ("Choose a backup"), patterns, chosen_cb, g_object_ref (self));
}

static void
epsom_trouble_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EPSOM_TYPE_TROUBLE);

  G_OBJECT_CLASS (epsom_trouble_parent_class)->dispose (object);
}

static void
epsom_trouble_finalize (GObject *object)
{
  EpsomTrouble *self = EPSOM_TROUBLE (object);

  g_free (self->path);
  g_free (self->backup);

  G_OBJECT_CLASS (epsom_trouble_parent_class)->finalize (object);
}

static void
epsom_trouble_class_init (EpsomTroubleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = epsom_trouble_dispose;
  G_OBJECT_CLASS (klass)->finalize = epsom_trouble_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/epsomdiary/Epsom/epsom-trouble.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomTrouble, restore_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomTrouble, choose_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomTrouble, again_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomTrouble, cause_label);
  gtk_widget_class_bind_template_child (widget_class, EpsomTrouble, spinner);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
}

static void
epsom_trouble_init (EpsomTrouble *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  EpsomTrouble *self = EPSOM_TROUBLE (source);
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;
  g_autofree char *label = NULL;
  EpsomInstant made;

  self->backup = epsom_backups_find_finish (result);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  set_working (self, FALSE);
  if (self->backup == NULL)
    return;

  made = epsom_backups_get_time (self->backup);
  date = epsom_ui_format_date (epsom_instant_get_date (made));
  time = epsom_ui_format_time (made);
  /* Translators: the date and the time of a backup. */
  label = g_strdup_printf (_ ("Restore the backup of %s, %s"), date, time);
  gtk_button_set_label (GTK_BUTTON (self->restore_button), label);
  gtk_widget_set_visible (self->restore_button, TRUE);
}

GtkWidget *
epsom_trouble_new (const char *path, const GError *error)
{
  EpsomTrouble *self;
  AdwStatusPage *page;
  gboolean damaged;

  g_return_val_if_fail (error != NULL, NULL);

  self = g_object_new (EPSOM_TYPE_TROUBLE, NULL);
  self->path = g_strdup (path);
  page = ADW_STATUS_PAGE (adw_bin_get_child (ADW_BIN (self)));
  adw_status_page_set_title (page, get_title (error));
  adw_status_page_set_description (page, epsom_ui_advise (error));
  gtk_label_set_label (self->cause_label, error->message);

  /* Only a damaged diary is one that a backup mends. */
  damaged = path != NULL && g_error_matches (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_CORRUPT);
  gtk_widget_set_visible (self->restore_button, FALSE);
  gtk_widget_set_visible (self->choose_button, damaged);
  gtk_widget_set_visible (self->again_button, path != NULL);
  if (damaged)
    {
      set_working (self, TRUE);
      epsom_backups_find_async (path, found_cb, self);
    }

  return GTK_WIDGET (self);
}
