/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-ui.h"

G_BEGIN_DECLS

/* What the toolkit does differently from version to version: the only place that looks at its version. */

/** epsom_compat_choose_open, epsom_compat_choose_save, epsom_compat_choose_folder: see epsom_ui_choose_open(). @parent:
 * (nullable) */
void epsom_compat_choose_open (GtkWindow *parent,
                               const char *title,
                               const char *const *patterns,
                               EpsomUiFileFunc done,
                               gpointer user_data);
void epsom_compat_choose_save (GtkWindow *parent,
                               const char *title,
                               const char *name,
                               EpsomUiFileFunc done,
                               gpointer user_data);
void epsom_compat_choose_folder (GtkWindow *parent, const char *title, EpsomUiFileFunc done, gpointer user_data);

/** epsom_compat_announce: has a screen reader say @words about @widget, wherever its user is; a toolkit before 4.14
 * cannot. */
void epsom_compat_announce (GtkWidget *widget, const char *words);

/** epsom_compat_alert: says @heading and @body, to be closed. Returns: (transfer none): the dialog. */
GtkWidget *epsom_compat_alert (GtkWindow *parent, const char *heading, const char *body);

/** EpsomCredits: what the about dialog says. */
typedef struct {
  const char *name;
  const char *icon;
  const char *version;
  const char *developer;
  const char *comments;
  const char *website;
  const char *copyright;
} EpsomCredits;

/** epsom_compat_show_about: Returns: (transfer none): the dialog. */
GtkWidget *epsom_compat_show_about (GtkWindow *parent, const EpsomCredits *credits);

G_END_DECLS
