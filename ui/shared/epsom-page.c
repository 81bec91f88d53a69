/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-page.h"

typedef struct {
  EpsomStore *store; /* (owned) (nullable) */
  gboolean stale;    /* what is shown is not what the store holds */
} EpsomPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (EpsomPage, epsom_page, ADW_TYPE_BIN)

enum { PROP_0, PROP_STORE, N_PROPS };

static GParamSpec *properties[N_PROPS];

static EpsomPagePrivate *
get_private (EpsomPage *self)
{
  return epsom_page_get_instance_private (self);
}

static void
refresh (EpsomPage *self)
{
  EpsomPagePrivate *priv = get_private (self);

  if (!priv->stale || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  priv->stale = FALSE;
  EPSOM_PAGE_GET_CLASS (self)->refresh (self);
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
