/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-schema.h"

G_BEGIN_DECLS

/* The rules of a record and the words in which each is told. Private to this folder. */

/**
 * epsom_rules_check: the rules of every column of @draft but `id`, and between its columns, in column order.
 * Texts that are NULL or "" are absent.
 */
gboolean epsom_rules_check (const EpsomRecord *draft, GError **error);

/** epsom_rules_refuse: says that @text is no value of @column. Always returns %FALSE. */
gboolean epsom_rules_refuse (const EpsomColumn *column, const char *text, GError **error);
/** epsom_rules_refuse_missing: says that @field may not be empty. Always returns %FALSE. */
gboolean epsom_rules_refuse_missing (EpsomField field, GError **error);
/** epsom_rules_refuse_extra: says that a record of @kind has no @field. Always returns %FALSE. */
gboolean epsom_rules_refuse_extra (EpsomField field, EpsomRecordKind kind, const char *text, GError **error);
/** epsom_rules_refuse_token: says that @text is no token of @set. Always returns %FALSE. */
gboolean epsom_rules_refuse_token (EpsomField field, EpsomTokenSet set, const char *text, GError **error);
/** epsom_rules_refuse_uuid: says that @text is no id. Always returns %FALSE. */
gboolean epsom_rules_refuse_uuid (EpsomField field, const char *text, GError **error);

/** epsom_record_new_unnamed: epsom_record_new() of a draft whose id may be nil; the caller then sets it. */
EpsomRecord *epsom_record_new_unnamed (const EpsomRecord *draft, GError **error);

G_END_DECLS
