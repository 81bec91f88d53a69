/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-medicine-form.h"

#include <string.h>

#include "epsom-chips.h"
#include "epsom-choice.h"
#include "epsom-narrow.h"
#include "epsom-presets.h"
#include "epsom-words.h"

#define MAX_SUGGESTIONS 5
/* How far back is looked for what was taken before. */
#define MAX_RECENT 2000

struct _EpsomMedicineForm {
  EpsomForm parent_instance;

  GtkWidget *suggestions; /* (unowned): a box of buttons */
  GPtrArray *known;       /* (element-type EpsomRecord) (unowned) the latest record of each name, the latest first */
};

G_DEFINE_FINAL_TYPE (EpsomMedicineForm, epsom_medicine_form, EPSOM_TYPE_FORM)

/* What a suggestion fills in. */
static const EpsomField copied[] = {
  EPSOM_FIELD_MEDICINE,
  EPSOM_FIELD_CLASS,
  EPSOM_FIELD_STRENGTH,
  EPSOM_FIELD_PURPOSE,
};

static void
collect_known (EpsomMedicineForm *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;
  const EpsomRecord *const *medicines =
    epsom_diary_get (epsom_form_get_diary (EPSOM_FORM (self)), EPSOM_RECORD_MEDICINE, &n);

  for (guint i = n; i > 0 && n - i < MAX_RECENT; i--)
    {
      const char *name = epsom_record_as_medicine (medicines[i - 1])->name;

      if (g_hash_table_add (seen, (gpointer) name))
        g_ptr_array_add (self->known, (gpointer) medicines[i - 1]);
    }
}

static char *
describe (const EpsomMedicine *medicine)
{
  return medicine->strength != NULL ? g_strdup_printf ("%s %s", medicine->name, medicine->strength)
                                    : g_strdup (medicine->name);
}

static void
suggestion_clicked_cb (GtkWidget *button, EpsomForm *form)
{
  const EpsomRecord *record = g_object_get_data (G_OBJECT (button), "record");
  EpsomRow row;

  epsom_record_to_cells (record, &row);
  for (gsize i = 0; i < G_N_ELEMENTS (copied); i++)
    epsom_form_row_set_text (epsom_form_get_row (form, copied[i]), row.cells.text[copied[i]]);

  /* The button is gone by now, and the focus with it. */
  gtk_widget_grab_focus (GTK_WIDGET (epsom_form_get_row (form, EPSOM_FIELD_MEDICINE)));
}

static void
add_suggestion (EpsomMedicineForm *self, const EpsomRecord *record)
{
  g_autofree char *text = describe (epsom_record_as_medicine (record));
  GtkWidget *button = gtk_button_new_with_label (text);

  epsom_narrow_wrap (button, EPSOM_NARROWEST_PART);
  gtk_widget_add_css_class (button, "chip");
  g_object_set_data (G_OBJECT (button), "record", (gpointer) record);
  g_signal_connect (button, "clicked", G_CALLBACK (suggestion_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->suggestions), button);
}

/* Those whose name holds what is typed; none any more once it is typed out. */
static void
suggest (EpsomMedicineForm *self)
{
  g_autofree char *typed = g_utf8_casefold (epsom_form_get (EPSOM_FORM (self), EPSOM_FIELD_MEDICINE), -1);
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (self->suggestions)) != NULL)
    gtk_box_remove (GTK_BOX (self->suggestions), child);

  for (guint i = 0; i < self->known->len && n < MAX_SUGGESTIONS; i++)
    {
      const EpsomRecord *record = g_ptr_array_index (self->known, i);
      g_autofree char *name = g_utf8_casefold (epsom_record_as_medicine (record)->name, -1);

      if (strstr (name, typed) == NULL || g_str_equal (name, typed))
        continue;

      add_suggestion (self, record);
      n++;
    }

  gtk_widget_set_visible (gtk_widget_get_ancestor (self->suggestions, EPSOM_TYPE_FORM_ROW), n > 0);
}

static void
offer_classes (EpsomForm *form)
{
  const char *values[EPSOM_N_CLASSES], *labels[EPSOM_N_CLASSES];
  guint n = 0;

  for (int i = EPSOM_CLASS_NONE + 1; i < (int) EPSOM_N_CLASSES; i++, n++)
    {
      values[n] = epsom_token_to_text (EPSOM_TOKENS_CLASS, i);
      labels[n] = epsom_words_token (EPSOM_TOKENS_CLASS, i);
    }

  epsom_choice_set_options (EPSOM_CHOICE (epsom_form_get_child (form, EPSOM_FIELD_CLASS)), values, labels, n);
}

static void
epsom_medicine_form_prepare (EpsomForm *form)
{
  EpsomMedicineForm *self = EPSOM_MEDICINE_FORM (form);

  self->suggestions = GTK_WIDGET (epsom_form_get_object (form, "suggestions"));
  collect_known (self);

  offer_classes (form);
  epsom_chips_add_tokens (EPSOM_CHIPS (epsom_form_get_child (form, EPSOM_FIELD_PURPOSE)), EPSOM_TOKENS_PURPOSE);
  epsom_presets_offer_episodes (form);
  if (epsom_form_is_new (form))
    epsom_presets_set_now (form, EPSOM_FIELD_AT, FALSE);
}

static void
epsom_medicine_form_update (EpsomForm *form, int field)
{
  if (field == EPSOM_FIELD_AT)
    epsom_presets_offer_episodes (form);
  if (field == EPSOM_FIELD_MEDICINE || field < 0)
    suggest (EPSOM_MEDICINE_FORM (form));
}

static void
epsom_medicine_form_finalize (GObject *object)
{
  g_ptr_array_unref (EPSOM_MEDICINE_FORM (object)->known);

  G_OBJECT_CLASS (epsom_medicine_form_parent_class)->finalize (object);
}

static void
epsom_medicine_form_class_init (EpsomMedicineFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = epsom_medicine_form_finalize;
  EPSOM_FORM_CLASS (klass)->prepare = epsom_medicine_form_prepare;
  EPSOM_FORM_CLASS (klass)->update = epsom_medicine_form_update;
}

static void
epsom_medicine_form_init (EpsomMedicineForm *self)
{
  self->known = g_ptr_array_new ();
}
