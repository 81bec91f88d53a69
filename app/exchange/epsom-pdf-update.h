/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * epsom_pdf_update:
 * @pdf: (inout): a PDF as cairo writes it, of version 1.4: with a cross-reference table
 * @language: of the document, such as `de-DE`
 * @descriptions: (array length=n): of its figures, in the order of the document
 *
 * Says what cairo has no words for: the document's language, that its title is to be shown, and what its figures show.
 * Appended as an incremental update (PDF 1.4, 3.4.5), which leaves what was written as it is.
 *
 * Returns: %FALSE, @pdf untouched, where it is not as cairo writes it.
 */
gboolean epsom_pdf_update (GByteArray *pdf, const char *language, const char *const *descriptions, guint n);

G_END_DECLS
