/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-icons.h"

const char *
epsom_icons_get_symptom (const char *symptom)
{
  static const struct {
    const char *symptom;
    const char *icon;
  } icons[] = {
    { "migraine", "epsom-migraine-symbolic" },
    { "cramp", "epsom-cramp-symbolic" },
    { "pms", "epsom-pms-symbolic" },
    { "brain-fog", "epsom-brain-fog-symbolic" },
    { "palpitations", "epsom-palpitations-symbolic" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_strcmp0 (icons[i].symptom, symptom) == 0)
      return icons[i].icon;

  return "epsom-symptom-symbolic";
}

const char *
epsom_icons_get_method (EpsomMethod method)
{
  static const char *const icons[EPSOM_N_METHODS] = {
    [EPSOM_METHOD_ORAL] = "epsom-method-oral-symbolic",
    [EPSOM_METHOD_IV_PUSH] = "epsom-method-iv-push-symbolic",
    [EPSOM_METHOD_IV_INTERMEDIATE] = "epsom-method-iv-intermediate-symbolic",
    [EPSOM_METHOD_IV_DRIP] = "epsom-method-iv-drip-symbolic",
    [EPSOM_METHOD_IV_UNKNOWN] = "epsom-method-iv-unknown-symbolic",
  };

  g_return_val_if_fail (method < EPSOM_N_METHODS, icons[EPSOM_METHOD_IV_UNKNOWN]);

  return icons[method];
}
