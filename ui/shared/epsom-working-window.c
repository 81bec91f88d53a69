/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-working-window.h"

#include "epsom-ui.h"

#define PROGRESS_MS 100

typedef struct {
  GtkWidget *view; /* (owned) */
  GtkLabel *label;
  GtkProgressBar *bar;

  EpsomWindow *window; /* (unowned) (nullable): NULL where it is gone */
  GCancellable *cancellable;
  EpsomThreadProgress progress;
  guint progress_id;
} EpsomWorkingWindowPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (EpsomWorkingWindow, epsom_working_window, ADW_TYPE_WINDOW)

static EpsomWorkingWindowPrivate *
get_private (EpsomWorkingWindow *self)
{
  return epsom_working_window_get_instance_private (self);
}

static gboolean
progress_cb (gpointer user_data)
{
  EpsomWorkingWindowPrivate *priv = get_private (user_data);
  double fraction = epsom_thread_progress_get (&priv->progress);

  if (fraction < 0)
    gtk_progress_bar_pulse (priv->bar);
  else
    gtk_progress_bar_set_fraction (priv->bar, fraction);

  return G_SOURCE_CONTINUE;
}

static void
window_gone_cb (EpsomWorkingWindow *self)
{
  g_clear_weak_pointer (&get_private (self)->window);
}

/* When it is closed: the thread that works for it keeps it from being disposed of. */
static void
epsom_working_window_unrealize (GtkWidget *widget)
{
  EpsomWorkingWindow *self = EPSOM_WORKING_WINDOW (widget);

  g_cancellable_cancel (get_private (self)->cancellable);
  epsom_working_window_end (self);

  GTK_WIDGET_CLASS (epsom_working_window_parent_class)->unrealize (widget);
  /* The toolkit would ask for the other window once the thread is done, when that may be no more. */
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
}

static void
epsom_working_window_finalize (GObject *object)
{
  EpsomWorkingWindowPrivate *priv = get_private (EPSOM_WORKING_WINDOW (object));

  g_clear_weak_pointer (&priv->window);
  g_clear_object (&priv->view);
  g_clear_object (&priv->cancellable);
  epsom_thread_progress_clear (&priv->progress);

  G_OBJECT_CLASS (epsom_working_window_parent_class)->finalize (object);
}

static void
epsom_working_window_class_init (EpsomWorkingWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = epsom_working_window_finalize;

  GTK_WIDGET_CLASS (klass)->unrealize = epsom_working_window_unrealize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
build_view (EpsomWorkingWindowPrivate *priv)
{
  GtkWidget *view = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *bar = gtk_progress_bar_new ();

  priv->label = GTK_LABEL (label);
  priv->bar = GTK_PROGRESS_BAR (bar);
  g_object_set (label, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "justify", GTK_JUSTIFY_CENTER, NULL);
  g_object_set (view, "valign", GTK_ALIGN_CENTER, "margin-start", 24, "margin-end", 24, NULL);
  gtk_box_append (GTK_BOX (view), label);
  gtk_box_append (GTK_BOX (view), bar);

  return view;
}

static void
epsom_working_window_init (EpsomWorkingWindow *self)
{
  EpsomWorkingWindowPrivate *priv = get_private (self);

  priv->cancellable = g_cancellable_new ();
  epsom_thread_progress_init (&priv->progress);
  priv->view = g_object_ref_sink (build_view (priv));
}

gpointer
epsom_working_window_new (GType type, EpsomWindow *window)
{
  EpsomWorkingWindow *self;

  g_return_val_if_fail (g_type_is_a (type, EPSOM_TYPE_WORKING_WINDOW), NULL);
  g_return_val_if_fail (EPSOM_IS_WINDOW (window), NULL);

  self = g_object_new (type, "transient-for", window, "destroy-with-parent", TRUE, NULL);
  g_set_weak_pointer (&get_private (self)->window, window);
  g_signal_connect_object (window, "destroy", G_CALLBACK (window_gone_cb), self, G_CONNECT_SWAPPED);

  return self;
}

EpsomWindow *
epsom_working_window_get_window (EpsomWorkingWindow *self)
{
  g_return_val_if_fail (EPSOM_IS_WORKING_WINDOW (self), NULL);

  return get_private (self)->window;
}

GtkWidget *
epsom_working_window_get_view (EpsomWorkingWindow *self)
{
  g_return_val_if_fail (EPSOM_IS_WORKING_WINDOW (self), NULL);

  return get_private (self)->view;
}

GCancellable *
epsom_working_window_get_cancellable (EpsomWorkingWindow *self)
{
  g_return_val_if_fail (EPSOM_IS_WORKING_WINDOW (self), NULL);

  return get_private (self)->cancellable;
}

gboolean
epsom_working_window_is_cancelled (EpsomWorkingWindow *self)
{
  g_return_val_if_fail (EPSOM_IS_WORKING_WINDOW (self), TRUE);

  return g_cancellable_is_cancelled (get_private (self)->cancellable);
}

EpsomThreadProgress *
epsom_working_window_get_progress (EpsomWorkingWindow *self)
{
  g_return_val_if_fail (EPSOM_IS_WORKING_WINDOW (self), NULL);

  return &get_private (self)->progress;
}

void
epsom_working_window_begin (EpsomWorkingWindow *self, const char *what)
{
  EpsomWorkingWindowPrivate *priv;

  g_return_if_fail (EPSOM_IS_WORKING_WINDOW (self));
  g_return_if_fail (what != NULL);

  priv = get_private (self);
  gtk_label_set_label (priv->label, what);
  /* Not what the title says already. */
  gtk_widget_set_visible (GTK_WIDGET (priv->label), g_strcmp0 (what, gtk_window_get_title (GTK_WINDOW (self))) != 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
  gtk_progress_bar_set_fraction (priv->bar, 0);
  if (priv->progress_id == 0)
    priv->progress_id = g_timeout_add (PROGRESS_MS, progress_cb, self);
}

void
epsom_working_window_end (EpsomWorkingWindow *self)
{
  g_return_if_fail (EPSOM_IS_WORKING_WINDOW (self));

  g_clear_handle_id (&get_private (self)->progress_id, g_source_remove);
}

void
epsom_working_window_fail (EpsomWorkingWindow *self, const char *what, const GError *error)
{
  EpsomWindow *window;

  g_return_if_fail (EPSOM_IS_WORKING_WINDOW (self));

  window = get_private (self)->window;
  gtk_window_destroy (GTK_WINDOW (self));
  epsom_ui_show_error (GTK_WIDGET (window), what, error);
}
