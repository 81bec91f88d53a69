/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart-translate.h"

#include <glib.h>

/* In place of those of GLib, for the program alone. */
const gchar *
g_dgettext (const gchar *domain, const gchar *msgid)
{
  return g_strcmp0 (domain, GETTEXT_PACKAGE) == 0 ? chart_translate (msgid) : msgid;
}

const gchar *
g_dngettext (const gchar *domain, const gchar *msgid, const gchar *msgid_plural, gulong n)
{
  return g_dgettext (domain, n == 1 ? msgid : msgid_plural);
}

const gchar *
g_dpgettext (const gchar *domain, const gchar *msgctxtid, gsize msgidoffset)
{
  return g_dgettext (domain, msgctxtid + msgidoffset);
}

const gchar *
g_dpgettext2 (const gchar *domain, const gchar *context, const gchar *msgid)
{
  return g_dgettext (domain, msgid);
}
