/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-recall.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "epsom-severity-row.h"
#include "epsom-ui.h"
#include "epsom-words.h"

/* What a popover has around its content. */
#define MARGIN 48

struct _EpsomRecall {
  GtkPopover parent_instance;

  GtkWidget *clamp;
  GtkWidget *question;
  GtkWidget *severity;
  GtkWidget *details;

  /* What of a gap outlives the diary it was found in. */
  EpsomUuid episode;
  EpsomInstant at;
};

G_DEFINE_FINAL_TYPE (EpsomRecall, epsom_recall, GTK_TYPE_POPOVER)

static void
chosen_cb (EpsomRecall *self, int severity)
{
  const EpsomReading draft = {
    .record = { .kind = EPSOM_RECORD_READING, .id = epsom_uuid_random () },
    .episode = self->episode,
    .at = self->at,
    .severity = severity,
    .features = EPSOM_RECALLED,
  };
  g_autoptr (EpsomRecord) record = epsom_record_new (&draft.record, NULL);
  g_autofree char *words = epsom_words_record (record);
  /* Translators: %s is an entry of the diary. */
  g_autofree char *done = g_strdup_printf (_ ("Added: %s"), words);
  GPtrArray *changes = epsom_changes_new ();

  g_ptr_array_add (changes, epsom_change_new (NULL, record));
  gtk_popover_popdown (GTK_POPOVER (self));
  epsom_ui_apply (gtk_widget_get_parent (GTK_WIDGET (self)), changes, done);
}

static void
epsom_recall_class_init (EpsomRecallClass *klass)
{
}

static GtkWidget *
append_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "max-width-chars", 32, "xalign", 0.0f, NULL);

  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static void
epsom_recall_init (EpsomRecall *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->question = append_label (box, "heading");
  self->severity = epsom_severity_row_new ();
  g_signal_connect_swapped (self->severity, "chosen", G_CALLBACK (chosen_cb), self);
  gtk_box_append (GTK_BOX (box), self->severity);
  self->details = append_label (box, "caption");
  self->clamp = g_object_new (ADW_TYPE_CLAMP, "child", box, NULL);
  gtk_popover_set_child (GTK_POPOVER (self), self->clamp);
}

GtkWidget *
epsom_recall_new (void)
{
  return g_object_new (EPSOM_TYPE_RECALL, NULL);
}

static char *
describe_gap (const EpsomGap *gap)
{
  const char *symptom = epsom_words_symptom (gap->episode->symptom);

  if (gap->kind == EPSOM_GAP_BASELINE)
    /* Translators: %s is a symptom, such as "Migraine". */
    return g_strdup_printf (_ ("%s, before the dose. It is marked as from memory."), symptom);

  /* Translators: %s is a symptom, such as "Migraine". */
  return g_strdup_printf (_ ("%s, 2 h after the dose. It is marked as from memory."), symptom);
}

/* No wider than the page, whose window may be as wide as the screen. */
static void
fit (EpsomRecall *self)
{
  int room = gtk_widget_get_width (gtk_widget_get_parent (GTK_WIDGET (self))) - MARGIN;

  g_object_set (self->clamp, "maximum-size", MAX (room, 0), "tightening-threshold", MAX (room, 0), NULL);
}

void
epsom_recall_ask (EpsomRecall *self, const EpsomGap *gap, GtkWidget *widget)
{
  g_autofree char *time = epsom_ui_format_time (gap->at);
  /* Translators: %s is a time of day. */
  g_autofree char *question = g_strdup_printf (_ ("How bad was it at %s?"), time);
  g_autofree char *details = describe_gap (gap);
  graphene_rect_t bounds;

  g_return_if_fail (EPSOM_IS_RECALL (self));

  self->episode = gap->episode->record.id;
  self->at = gap->at;
  gtk_label_set_label (GTK_LABEL (self->question), question);
  gtk_label_set_label (GTK_LABEL (self->details), details);
  epsom_severity_row_set_severity (EPSOM_SEVERITY_ROW (self->severity), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, question, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->severity), GTK_ACCESSIBLE_PROPERTY_LABEL, question, -1);

  if (gtk_widget_compute_bounds (widget, gtk_widget_get_parent (GTK_WIDGET (self)), &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (self),
                                 &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                                                  (int) bounds.size.height });
  fit (self);
  gtk_popover_popup (GTK_POPOVER (self));
}
