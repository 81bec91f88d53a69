/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-form.h"

#include <glib/gi18n-lib.h>

#include "epsom-chart-card.h"
#include "epsom-chips.h"
#include "epsom-choice.h"
#include "epsom-dose-form.h"
#include "epsom-end-row.h"
#include "epsom-episode-form.h"
#include "epsom-medicine-form.h"
#include "epsom-reading-form.h"
#include "epsom-simple-forms.h"
#include "epsom-severity-row.h"
#include "epsom-time-row.h"
#include "epsom-wrap-layout.h"

#define RESOURCE_PREFIX "/io/github/epsomdiary/Epsom/editor/"

typedef struct {
  EpsomDraft *draft;
  EpsomDiary *diary;
  EpsomFormRow *rows[EPSOM_N_FIELDS]; /* (unowned) (nullable) */
  GtkWidget *first;                   /* (unowned) the row at the top */
  gboolean touched[EPSOM_N_FIELDS];
  gboolean all_touched; /* it was to be saved */
  int syncing;          /* above 0: the rows are being written to, not typed in */
  GtkBuilder *builder;  /* (unowned) (nullable): while it is prepared */
} EpsomFormPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (EpsomForm, epsom_form, GTK_TYPE_WIDGET)

static EpsomFormPrivate *
get_private (EpsomForm *self)
{
  return epsom_form_get_instance_private (self);
}

/* What is wrong with the draft: a field that is no cell, a rule of the record, or one between records. */
static EpsomChange *
build (EpsomForm *self, GError **error)
{
  EpsomFormPrivate *priv = get_private (self);
  g_autoptr (EpsomChange) change = NULL;

  for (int i = 0; i < EPSOM_N_FIELDS; i++)
    if (priv->rows[i] != NULL && gtk_widget_get_visible (GTK_WIDGET (priv->rows[i])) &&
        epsom_form_row_has_own_error (priv->rows[i]))
      {
        g_autofree char *message = NULL;

        g_object_get (epsom_form_row_get_child (priv->rows[i]), "error", &message, NULL);
        epsom_field_error_set (error, (EpsomField) i, "%s", message);
        return NULL;
      }

  change = epsom_draft_to_change (priv->draft, error);
  if (change == NULL || !epsom_diary_check_change (priv->diary, change, error))
    return NULL;

  return g_steal_pointer (&change);
}

/* What @error says beside its field, whose title need not be said again. */
static char *
describe_error (EpsomForm *self, const GError *error)
{
  g_autofree char *rule = NULL;

  if (*epsom_form_get (self, (EpsomField) error->code) == '\0')
    return g_strdup (_ ("This is needed."));

  rule = g_strdup (epsom_field_error_get_rule (error));
  if (g_ascii_islower (*rule))
    *rule = g_ascii_toupper (*rule);

  return g_steal_pointer (&rule);
}

/* Says @error under its field where it may be said, and nothing under the others. */
static void
show_error (EpsomForm *self, const GError *error)
{
  EpsomFormPrivate *priv = get_private (self);
  g_autofree char *message = error != NULL ? describe_error (self, error) : NULL;

  for (int i = 0; i < EPSOM_N_FIELDS; i++)
    {
      gboolean wrong = error != NULL && error->code == i && (priv->touched[i] || priv->all_touched);

      if (priv->rows[i] != NULL)
        epsom_form_row_set_error (priv->rows[i], wrong ? message : NULL, priv->all_touched);
    }
}

static void
validate (EpsomForm *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomChange) change = build (self, &error);

  show_error (self, error);
}

/* Shows what the draft holds; what is shown already is left alone, with the cursor in it. */
static void
sync_rows (EpsomForm *self)
{
  EpsomFormPrivate *priv = get_private (self);

  priv->syncing++;
  for (int i = 0; i < EPSOM_N_FIELDS; i++)
    if (priv->rows[i] != NULL)
      {
        const char *text = epsom_draft_get (priv->draft, (EpsomField) i);
        g_autofree char *shown = epsom_form_row_get_text (priv->rows[i]);

        if (!g_str_equal (shown, text) && !epsom_form_row_has_own_error (priv->rows[i]))
          epsom_form_row_set_text (priv->rows[i], text);
      }
  priv->syncing--;
}

static void
set_field (EpsomForm *self, EpsomField field, const char *text)
{
  EpsomFormPrivate *priv = get_private (self);
  g_autoptr (EpsomDraft) old = priv->draft;

  priv->draft = epsom_draft_set (old, field, text);
}

static void
run_update (EpsomForm *self, int field)
{
  if (EPSOM_FORM_GET_CLASS (self)->update != NULL)
    EPSOM_FORM_GET_CLASS (self)->update (self, field);
}

static void
row_changed_cb (EpsomForm *self, EpsomFormRow *row)
{
  EpsomFormPrivate *priv = get_private (self);
  EpsomField field = (EpsomField) epsom_form_row_get_field (row);
  g_autofree char *text = NULL;

  if (priv->syncing > 0)
    return;

  text = epsom_form_row_get_text (row);
  priv->touched[field] = TRUE;
  set_field (self, field, text);
  sync_rows (self);
  run_update (self, field);
  validate (self);
}

static void
collect_rows (EpsomForm *self, GtkWidget *widget)
{
  EpsomFormPrivate *priv = get_private (self);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      if (!EPSOM_IS_FORM_ROW (child))
        {
          collect_rows (self, child);
        }
      else if (epsom_form_row_get_field (EPSOM_FORM_ROW (child)) >= 0)
        {
          priv->rows[epsom_form_row_get_field (EPSOM_FORM_ROW (child))] = EPSOM_FORM_ROW (child);
          if (priv->first == NULL)
            priv->first = child;
          g_signal_connect_swapped (child, "changed", G_CALLBACK (row_changed_cb), self);
        }
    }
}

static void
start (EpsomForm *self, EpsomRecordKind kind, EpsomRecord *record, EpsomDiary *diary)
{
  EpsomFormPrivate *priv = get_private (self);

  priv->diary = epsom_diary_ref (diary);
  priv->draft = record != NULL ? epsom_draft_new_from (record) : epsom_draft_new (kind);
  collect_rows (self, GTK_WIDGET (self));

  priv->syncing++;
  if (EPSOM_FORM_GET_CLASS (self)->prepare != NULL)
    EPSOM_FORM_GET_CLASS (self)->prepare (self);
  sync_rows (self);
  run_update (self, -1);
  priv->syncing--;
}

static gboolean
epsom_form_grab_focus (GtkWidget *widget)
{
  /* Asked as well when the focus leaves backwards: then it is not to come back. */
  return gtk_widget_get_focus_child (widget) == NULL &&
         gtk_widget_grab_focus (get_private (EPSOM_FORM (widget))->first);
}

static void
epsom_form_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (epsom_form_parent_class)->dispose (object);
}

static void
epsom_form_finalize (GObject *object)
{
  EpsomFormPrivate *priv = get_private (EPSOM_FORM (object));

  g_clear_pointer (&priv->draft, epsom_draft_unref);
  g_clear_pointer (&priv->diary, epsom_diary_unref);

  G_OBJECT_CLASS (epsom_form_parent_class)->finalize (object);
}

static void
epsom_form_class_init (EpsomFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = epsom_form_dispose;
  object_class->finalize = epsom_form_finalize;
  widget_class->grab_focus = epsom_form_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "form");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_FORM);
}

static void
epsom_form_init (EpsomForm *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 18);
}

static void
ensure_types (void)
{
  g_type_ensure (EPSOM_TYPE_CHART_CARD);
  g_type_ensure (EPSOM_TYPE_CHIPS);
  g_type_ensure (EPSOM_TYPE_CHOICE);
  g_type_ensure (EPSOM_TYPE_END_ROW);
  g_type_ensure (EPSOM_TYPE_FORM_ROW);
  g_type_ensure (EPSOM_TYPE_SEVERITY_ROW);
  g_type_ensure (EPSOM_TYPE_TIME_ROW);
  g_type_ensure (EPSOM_TYPE_WRAP_LAYOUT);
  g_type_ensure (EPSOM_TYPE_EPISODE_FORM);
  g_type_ensure (EPSOM_TYPE_READING_FORM);
  g_type_ensure (EPSOM_TYPE_DOSE_FORM);
  g_type_ensure (EPSOM_TYPE_MEDICINE_FORM);
  g_type_ensure (EPSOM_TYPE_DAY_FORM);
  g_type_ensure (EPSOM_TYPE_RATING_FORM);
  g_type_ensure (EPSOM_TYPE_LAB_FORM);
}

GtkWidget *
epsom_form_new (EpsomRecordKind kind, EpsomRecord *record, EpsomDiary *diary)
{
  g_autofree char *path = NULL;
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWidget *self;

  g_return_val_if_fail (diary != NULL, NULL);
  g_return_val_if_fail (record == NULL || record->kind == kind, NULL);

  ensure_types ();
  path = g_strconcat (RESOURCE_PREFIX, epsom_token_to_text (EPSOM_TOKENS_RECORD, kind), ".ui", NULL);
  builder = gtk_builder_new_from_resource (path);
  self = GTK_WIDGET (gtk_builder_get_object (builder, "form"));
  get_private (EPSOM_FORM (self))->builder = builder;
  start (EPSOM_FORM (self), kind, record, diary);
  get_private (EPSOM_FORM (self))->builder = NULL;

  return g_object_ref_sink (self);
}

GObject *
epsom_form_get_object (EpsomForm *self, const char *id)
{
  g_return_val_if_fail (EPSOM_IS_FORM (self), NULL);
  g_return_val_if_fail (get_private (self)->builder != NULL, NULL);

  return gtk_builder_get_object (get_private (self)->builder, id);
}

EpsomDiary *
epsom_form_get_diary (EpsomForm *self)
{
  g_return_val_if_fail (EPSOM_IS_FORM (self), NULL);

  return get_private (self)->diary;
}

EpsomRecord *
epsom_form_get_record (EpsomForm *self)
{
  g_return_val_if_fail (EPSOM_IS_FORM (self), NULL);

  return epsom_draft_get_original (get_private (self)->draft);
}

gboolean
epsom_form_is_new (EpsomForm *self)
{
  return epsom_form_get_record (self) == NULL;
}

gboolean
epsom_form_is_changed (EpsomForm *self)
{
  g_return_val_if_fail (EPSOM_IS_FORM (self), FALSE);

  return epsom_draft_is_changed (get_private (self)->draft);
}

EpsomFormRow *
epsom_form_get_row (EpsomForm *self, EpsomField field)
{
  g_return_val_if_fail (EPSOM_IS_FORM (self), NULL);
  g_return_val_if_fail (get_private (self)->rows[field] != NULL, NULL);

  return get_private (self)->rows[field];
}

GtkWidget *
epsom_form_get_child (EpsomForm *self, EpsomField field)
{
  return epsom_form_row_get_child (epsom_form_get_row (self, field));
}

const char *
epsom_form_get (EpsomForm *self, EpsomField field)
{
  g_return_val_if_fail (EPSOM_IS_FORM (self), NULL);

  return epsom_draft_get (get_private (self)->draft, field);
}

gboolean
epsom_form_get_instant (EpsomForm *self, EpsomField field, EpsomInstant *instant)
{
  return epsom_instant_parse (epsom_form_get (self, field), instant);
}

void
epsom_form_set (EpsomForm *self, EpsomField field, const char *text)
{
  g_return_if_fail (EPSOM_IS_FORM (self));

  set_field (self, field, text);
  sync_rows (self);
}

gboolean
epsom_form_is_touched (EpsomForm *self, EpsomField field)
{
  g_return_val_if_fail (EPSOM_IS_FORM (self), FALSE);

  return get_private (self)->touched[field];
}

EpsomChange *
epsom_form_to_change (EpsomForm *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomChange) change = NULL;
  EpsomFormPrivate *priv;

  g_return_val_if_fail (EPSOM_IS_FORM (self), NULL);

  priv = get_private (self);
  priv->all_touched = TRUE;
  change = build (self, &error);
  show_error (self, error);
  if (error != NULL && priv->rows[error->code] != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (priv->rows[error->code]));

  return g_steal_pointer (&change);
}
