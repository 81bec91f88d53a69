/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-conflict-card.h"

#include <glib/gi18n-lib.h>

#include "epsom-narrow.h"
#include "epsom-version-words.h"
#include "epsom-words.h"

struct _EpsomConflictCard {
  GtkBox parent_instance;

  GtkGrid *grid;
  GtkSizeGroup *columns;           /* (owned): both sides are as wide */
  const EpsomUnsettled *unsettled; /* (unowned) */
  int row;                         /* the next one of the grid */
};

G_DEFINE_FINAL_TYPE (EpsomConflictCard, epsom_conflict_card, GTK_TYPE_BOX)

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

enum { COLUMN_FIELD, COLUMN_OURS, COLUMN_THEIRS };

static GtkWidget *
add_label (EpsomConflictCard *self, int column, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, column != COLUMN_FIELD);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  if (column != COLUMN_FIELD)
    gtk_size_group_add_widget (self->columns, label);
  gtk_grid_attach (self->grid, label, column, self->row, 1, 1);

  return label;
}

static void
add_field (EpsomConflictCard *self, EpsomField field)
{
  const EpsomConflict *conflict = self->unsettled->conflict;
  const EpsomRecord *ours = conflict->ours.record;
  const EpsomRecord *theirs = conflict->theirs.record;
  g_autofree char *here = ours != NULL ? epsom_version_words_field (ours, field) : NULL;
  g_autofree char *there = theirs != NULL ? epsom_version_words_field (theirs, field) : NULL;
  gboolean differs = ours != NULL && theirs != NULL && g_strcmp0 (here, there) != 0;
  g_autofree char *name = NULL;

  if (here == NULL && there == NULL)
    return;

  /* Translators: the name of a field whose contents differ; the sign marks it. */
  name = differs ? g_strdup_printf (_ ("≠ %s"), epsom_words_field (field)) : g_strdup (epsom_words_field (field));
  add_label (self, COLUMN_FIELD, name, differs ? "heading" : "dim-label");
  add_label (self, COLUMN_OURS, here != NULL ? here : "–", differs ? "heading" : NULL);
  add_label (self, COLUMN_THEIRS, there != NULL ? there : "–", differs ? "heading" : NULL);
  self->row++;
}

static void
add_heads (EpsomConflictCard *self)
{
  const EpsomConflict *conflict = self->unsettled->conflict;
  g_autofree char *here = epsom_version_words_edited (&conflict->ours);
  g_autofree char *there = epsom_version_words_edited (&conflict->theirs);

  add_label (self, COLUMN_OURS, _ ("This copy"), "heading");
  add_label (self, COLUMN_THEIRS, _ ("The other copy"), "heading");
  self->row++;
  add_label (self, COLUMN_OURS, here, "dim-label");
  add_label (self, COLUMN_THEIRS, there, "dim-label");
  self->row++;
}

static void
ours_cb (EpsomConflictCard *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, EPSOM_SIDE_OURS);
}

static void
theirs_cb (EpsomConflictCard *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, EPSOM_SIDE_THEIRS);
}

static void
add_button (EpsomConflictCard *self, int column, gboolean stands, const EpsomVersion *version, GCallback callback)
{
  const char *word = version->record == NULL ? _ ("Delete") : stands ? _ ("Keep") : _ ("Take this");
  GtkWidget *button = gtk_button_new_with_label (stands && version->record == NULL ? _ ("Leave deleted") : word);

  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 6);
  gtk_widget_set_tooltip_text (button, stands ? _ ("This is what the diary has now") : NULL);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_grid_attach (self->grid, button, column, self->row, 1, 1);
}

static void
add_buttons (EpsomConflictCard *self)
{
  const EpsomUnsettled *unsettled = self->unsettled;

  if (unsettled->ours_stands || unsettled->theirs_stands)
    {
      add_label (self, unsettled->ours_stands ? COLUMN_OURS : COLUMN_THEIRS, _ ("In the diary now"), "accent");
      self->row++;
    }
  add_button (self, COLUMN_OURS, unsettled->ours_stands, &unsettled->conflict->ours, G_CALLBACK (ours_cb));
  add_button (self, COLUMN_THEIRS, unsettled->theirs_stands, &unsettled->conflict->theirs, G_CALLBACK (theirs_cb));
  self->row++;
}

static void
epsom_conflict_card_finalize (GObject *object)
{
  g_clear_object (&EPSOM_CONFLICT_CARD (object)->columns);

  G_OBJECT_CLASS (epsom_conflict_card_parent_class)->finalize (object);
}

static void
epsom_conflict_card_class_init (EpsomConflictCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = epsom_conflict_card_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", EPSOM_TYPE_CONFLICT_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
epsom_conflict_card_init (EpsomConflictCard *self)
{
  self->columns = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_widget_set_hexpand (GTK_WIDGET (self->grid), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "conflict-card");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->grid));
}

GtkWidget *
epsom_conflict_card_new (const EpsomUnsettled *unsettled)
{
  EpsomConflictCard *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (unsettled != NULL, NULL);

  self = g_object_new (EPSOM_TYPE_CONFLICT_CARD, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  self->unsettled = unsettled;
  title = epsom_version_words_title (unsettled->conflict);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  add_heads (self);
  for (int field = 0; field < EPSOM_N_FIELDS; field++)
    add_field (self, (EpsomField) field);
  add_buttons (self);
  epsom_narrow_wrap (GTK_WIDGET (self), EPSOM_NARROWEST_PART);

  return GTK_WIDGET (self);
}

const EpsomUnsettled *
epsom_conflict_card_get_unsettled (EpsomConflictCard *self)
{
  g_return_val_if_fail (EPSOM_IS_CONFLICT_CARD (self), NULL);

  return self->unsettled;
}
