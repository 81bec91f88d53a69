/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-page.h"

#define STEPS_TIME 1500 /* µs of a frame after which no other step is begun */

typedef struct {
  EpsomStore *store; /* (owned) (nullable) */
  gboolean stale;    /* what is shown is not what the store holds */
  guint step;        /* of bringing it up to date that comes next */
  gboolean stepping; /* one is being taken */
  gboolean filled;   /* all have been taken once */
  guint tick_id;     /* 0: none is left */
} EpsomPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (EpsomPage, epsom_page, ADW_TYPE_BIN)

enum { PROP_0, PROP_STORE, N_PROPS };

static GParamSpec *properties[N_PROPS];

static EpsomPagePrivate *
get_private (EpsomPage *self)
{
  return epsom_page_get_instance_private (self);
}

/* Returns: whether there is another */
static gboolean
take_step (EpsomPage *self)
{
  EpsomPagePrivate *priv = get_private (self);
  gboolean more;

  priv->stepping = TRUE;
  more = EPSOM_PAGE_GET_CLASS (self)->refresh (self, priv->step++);
  priv->stepping = FALSE;
  more = more || priv->step == 0;
  priv->filled = priv->filled || !more;

  return more;
}

static void
set_tick (EpsomPage *self, guint tick_id)
{
  get_private (self)->tick_id = tick_id;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, tick_id != 0, -1);
}

static void
stop (EpsomPage *self)
{
  guint tick_id = get_private (self)->tick_id;

  if (tick_id == 0)
    return;
  gtk_widget_remove_tick_callback (GTK_WIDGET (self), tick_id);
  set_tick (self, 0);
}

/* The first time each step makes widgets, which have to be laid out and drawn in the same frame. Later it changes a
 * few, and a frame has time for several. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
  EpsomPage *self = EPSOM_PAGE (widget);
  gint64 until = g_get_monotonic_time () + (get_private (self)->filled ? STEPS_TIME : 0);

  while (take_step (self))
    if (g_get_monotonic_time () >= until)
      return G_SOURCE_CONTINUE;
  set_tick (self, 0);
  return G_SOURCE_REMOVE;
}

static void
refresh (EpsomPage *self)
{
  EpsomPagePrivate *priv = get_private (self);

  if (!priv->stale || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  priv->stale = FALSE;
  priv->step = 0;
  /* A step that makes the page stale is the last of its round. */
  if (priv->stepping)
    return;
  if (!take_step (self))
    stop (self);
  else if (priv->tick_id == 0)
    set_tick (self, gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL));
}

static void
store_changed_cb (EpsomPage *self, GPtrArray *changes)
{
  EpsomPageClass *klass = EPSOM_PAGE_GET_CLASS (self);

  if (klass->changed != NULL)
    klass->changed (self, changes);
  epsom_page_invalidate (self);
}

static void
epsom_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (epsom_page_parent_class)->map (widget);

  refresh (EPSOM_PAGE (widget));
}

/* What is left of it waits until somebody looks again. */
static void
epsom_page_unmap (GtkWidget *widget)
{
  EpsomPage *self = EPSOM_PAGE (widget);

  if (epsom_page_get_busy (self))
    get_private (self)->stale = TRUE;
  stop (self);

  GTK_WIDGET_CLASS (epsom_page_parent_class)->unmap (widget);
}

static void
epsom_page_dispose (GObject *object)
{
  EpsomPage *self = EPSOM_PAGE (object);
  EpsomPagePrivate *priv = get_private (self);

  if (priv->store != NULL)
    g_signal_handlers_disconnect_by_func (priv->store, store_changed_cb, self);
  g_clear_object (&priv->store);

  G_OBJECT_CLASS (epsom_page_parent_class)->dispose (object);
}

static void
epsom_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, epsom_page_get_store (EPSOM_PAGE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
epsom_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STORE:
      epsom_page_set_store (EPSOM_PAGE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
epsom_page_class_init (EpsomPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = epsom_page_dispose;
  object_class->get_property = epsom_page_get_property;
  object_class->set_property = epsom_page_set_property;
  GTK_WIDGET_CLASS (klass)->map = epsom_page_map;
  GTK_WIDGET_CLASS (klass)->unmap = epsom_page_unmap;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, EPSOM_TYPE_STORE,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
epsom_page_init (EpsomPage *self)
{
  get_private (self)->stale = TRUE;
}

void
epsom_page_set_store (EpsomPage *self, EpsomStore *store)
{
  EpsomPagePrivate *priv = get_private (self);

  g_return_if_fail (EPSOM_IS_PAGE (self));
  g_return_if_fail (store == NULL || EPSOM_IS_STORE (store));

  if (priv->store == store)
    return;

  if (priv->store != NULL)
    g_signal_handlers_disconnect_by_func (priv->store, store_changed_cb, self);
  g_set_object (&priv->store, store);
  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);

  store_changed_cb (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
}

EpsomStore *
epsom_page_get_store (EpsomPage *self)
{
  g_return_val_if_fail (EPSOM_IS_PAGE (self), NULL);

  return get_private (self)->store;
}

EpsomDiary *
epsom_page_get_diary (EpsomPage *self)
{
  EpsomStore *store = epsom_page_get_store (self);

  return store != NULL ? epsom_store_get_diary (store) : NULL;
}

void
epsom_page_invalidate (EpsomPage *self)
{
  g_return_if_fail (EPSOM_IS_PAGE (self));

  get_private (self)->stale = TRUE;
  refresh (self);
}

gboolean
epsom_page_get_busy (EpsomPage *self)
{
  g_return_val_if_fail (EPSOM_IS_PAGE (self), FALSE);

  return get_private (self)->tick_id != 0;
}
