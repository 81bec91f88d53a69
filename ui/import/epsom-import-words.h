/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-import.h"

G_BEGIN_DECLS

/* What an import would do, in words. Each is (transfer full). */

/** epsom_import_words_count: "94 episodes", "1 dose". */
char *epsom_import_words_count (EpsomRecordKind kind, guint64 n);
/** epsom_import_words_rest: what becomes of the other rows of a kind: "3 are in the diary already, 1 differs from it";
 * "" where there are none. */
char *epsom_import_words_rest (const EpsomImportCounts *counts);
/** epsom_import_words_place: where @problem is: "Line 12, amount". */
char *epsom_import_words_place (const EpsomProblem *problem);
/** epsom_import_words_message: what is wrong, as a sentence. */
char *epsom_import_words_message (const EpsomProblem *problem);
/** epsom_import_words_sentence: Returns: (transfer full): @text, which stands inside of a sentence elsewhere, as one of
 * its own. */
char *epsom_import_words_sentence (const char *text);
/** epsom_import_words_remark: Returns: (transfer full): how often it is so, and where first: "2 times, first on line
 * 7". */
char *epsom_import_words_remark (const EpsomRemark *remark);
/** epsom_import_words_done: "Imported 94 entries", of what was stored. */
char *epsom_import_words_done (guint64 n);

G_END_DECLS
