/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-ui.h"

#include <glib/gi18n-lib.h>

/* What a person can do about @error; NULL where there is no more to say than the error itself. */
static const char *
advise_store (int code)
{
  switch ((EpsomStoreError) code)
    {
    case EPSOM_STORE_ERROR_NOT_FOUND:
      return _ ("Look whether the file was moved or its disk is not connected.");
    case EPSOM_STORE_ERROR_FOREIGN:
      return _ ("The file was left as it is. Choose a diary of Epsom, whose name usually ends in .epsom.");
    case EPSOM_STORE_ERROR_TOO_NEW:
      return _ ("The file was left as it is. Update Epsom to open it.");
    case EPSOM_STORE_ERROR_CORRUPT:
      return _ ("The file was left as it is. A backup can be put in its place; the damaged file is kept beside it.");
    case EPSOM_STORE_ERROR_BUSY:
      return _ ("Another program is working on the diary. Nothing was changed; try again in a moment.");
    case EPSOM_STORE_ERROR_FULL:
      return _ ("The disk is full. Nothing was changed; make room and try again.");
    case EPSOM_STORE_ERROR_READ_ONLY:
      return _ ("The diary or its folder may not be written. Nothing was changed.");
    case EPSOM_STORE_ERROR_PERMISSION:
      return _ ("The file or its folder may not be read. Look at its permissions.");
    case EPSOM_STORE_ERROR_CONFLICT:
      return _ ("The entry was changed elsewhere meanwhile, such as on the command line. Look at it again.");
    case EPSOM_STORE_ERROR_CONSTRAINT:
    case EPSOM_STORE_ERROR_FAILED:
      return _ ("Nothing was changed.");
    default:
      return NULL;
    }
}

const char *
epsom_ui_advise (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return error->domain == EPSOM_STORE_ERROR ? advise_store (error->code) : NULL;
}

char *
epsom_ui_explain_error (const GError *error)
{
  const char *advice;

  if (error == NULL)
    return g_strdup ("");

  advice = epsom_ui_advise (error);
  if (advice == NULL)
    return g_strdup (error->message);

  /* Translators: what went wrong, then on a line of its own what can be done. */
  return g_strdup_printf (C_ ("reason and advice", "%s\n\n%s"), error->message, advice);
}
