/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-csv.h"
#include "epsom-response.h"

G_BEGIN_DECLS

/** epsom_json_response: Returns: (transfer full): `epsom response --json` of `response.md`; full doubles, null where
 * nothing exists. */
char *epsom_json_response (const EpsomResponse *response);
/** epsom_json_records: Returns: (transfer full): an array of objects whose keys are the filled columns of the file
 * format. */
char *epsom_json_records (EpsomDiary *diary, EpsomDate from, EpsomDate to);
/** epsom_json_import: Returns: (transfer full): the summary of an import. @applied: whether it was stored. */
char *epsom_json_import (const EpsomImport *import, gboolean applied);

G_END_DECLS
