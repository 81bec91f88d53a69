/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-source.h"

G_BEGIN_DECLS

/**
 * EpsomImportChoices:
 *
 * What a file of another app doesn't say and a person does: the time zone, the order of dates, how bad a symptom was
 * that has no severity, and whether what was deleted comes again. Signal `changed`: the file is to be read again.
 */
#define EPSOM_TYPE_IMPORT_CHOICES (epsom_import_choices_get_type ())
G_DECLARE_FINAL_TYPE (EpsomImportChoices, epsom_import_choices, EPSOM, IMPORT_CHOICES, AdwPreferencesGroup)

/** epsom_import_choices_get: Returns: what was chosen; the zone is (transfer none) and good until the next change. */
EpsomSourceOptions epsom_import_choices_get (EpsomImportChoices *self);

G_END_DECLS
