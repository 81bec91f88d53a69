/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-response.h"

G_BEGIN_DECLS

/** analysis_diary_load: the diary in the CSV fixture @name, read without the program's own importer. */
EpsomDiary *analysis_diary_load (const char *name);

/** analysis_diary_parse: the diary of @rows, one record a line: `kind id at [key=value ...]`, in the words of the file
 * format. A short id, such as `e1`, stands for the UUID made of it. */
EpsomDiary *analysis_diary_parse (const char *rows);

/** analysis_instant: the instant that @text says. */
EpsomInstant analysis_instant (const char *text);

/** analysis_respond: the response of @diary for @symptom as of @as_of, with all else left open. */
EpsomResponse *analysis_respond (EpsomDiary *diary, const char *symptom, const char *as_of);

G_END_DECLS
