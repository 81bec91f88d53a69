/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What makes room in the narrowest window where text is large or words are long. */

/** EPSOM_NARROWEST: px that a window of the narrowest screen has. */
#define EPSOM_NARROWEST 360
/** EPSOM_NARROWEST_PAGE: px of it within its frame. */
#define EPSOM_NARROWEST_PAGE 350
/** EPSOM_NARROWEST_PART: px of it within the margins of a page or a form. */
#define EPSOM_NARROWEST_PART 300

/** EPSOM_USUAL_DPI: of the setting `gtk-xft-dpi`: 96 dots an inch, which it has where text is not enlarged. */
#define EPSOM_USUAL_DPI (96 * 1024)

/** epsom_narrow_get_text_scale: Returns: the size of the desktop's text beside the usual 96 dots an inch. */
double epsom_narrow_get_text_scale (GtkWidget *widget);
/** epsom_narrow_is_large: whether it is so large that not much can stand side by side in the narrowest window. */
gboolean epsom_narrow_is_large (GtkWidget *widget);
/** epsom_narrow_fit_button: shows @icon in place of the word of @button, which stays its name, where its @header would
 * otherwise cut its title short, or as an action bar be too wide: in the window before which its own stands or, where
 * there is none yet, in the narrowest. */
void epsom_narrow_fit_button (GtkButton *button, GtkWidget *header, const char *icon);
/** epsom_narrow_wrap_titles: lets the titles of the groups of rows in @root go on in the next line, where libadwaita would
 * cut them short. */
void epsom_narrow_wrap_titles (GtkWidget *root);
/** epsom_narrow_fit_choice: leaves what is chosen in @row the room that it needs, beneath the title where text is large:
 * libadwaita gives the title all that it would like first. */
void epsom_narrow_fit_choice (AdwComboRow *row);
/** epsom_narrow_scale_words: sets the labels in @root at @scale of the size that the style gives them. */
void epsom_narrow_scale_words (GtkWidget *root, double scale);
/** epsom_narrow_fit_title: sets the title in @header so much smaller that it has room: in the window before which its
 * own stands or, where there is none, in the narrowest. */
void epsom_narrow_fit_title (GtkWidget *header);
/** epsom_narrow_fit_switcher: likewise the names of the pages in @bar, in the narrowest window. */
void epsom_narrow_fit_switcher (AdwViewSwitcherBar *bar);
/** epsom_narrow_fit_field: likewise the title of @row, which cannot wrap. */
void epsom_narrow_fit_field (AdwEntryRow *row);
/** epsom_narrow_wrap: lets the words of every button in @root, and of every label that has a line to itself, go on in
 * the next line; of a label also in the midst of a word that is longer than a line, and of the buttons and rows where
 * the desktop's text is enlarged and @root would otherwise need more than @room px. What is cut short with dots on
 * purpose stays as it is, and so do drop-downs and action bars. */
void epsom_narrow_wrap (GtkWidget *root, int room);

G_END_DECLS
