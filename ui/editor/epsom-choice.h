/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EpsomChoice:
 *
 * One of a list that is too long for chips, in a menu that wraps its labels and, where it is long, can be searched.
 *
 * Properties:
 *   `text` (string): the value of the chosen option. A value that is no option is added as one.
 *   `none` (string): the label of the option whose value is "", at the top; "" where there is none
 */
#define EPSOM_TYPE_CHOICE (epsom_choice_get_type ())
G_DECLARE_FINAL_TYPE (EpsomChoice, epsom_choice, EPSOM, CHOICE, GtkWidget)

/**
 * epsom_choice_set_options:
 * @values: (array length=n): what `text` is when the option is chosen
 * @labels: (array length=n): their words
 *
 * Offers these in their order. What is chosen stays chosen where it is one of them.
 */
void epsom_choice_set_options (EpsomChoice *self, const char *const *values, const char *const *labels, guint n);

/** epsom_choice_set_title: @title says to a screen reader what is chosen, also where the focus is. */
void epsom_choice_set_title (EpsomChoice *self, GtkWidget *title);

G_END_DECLS
