/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** EPSOM_NUMBER_STRING_SIZE: bytes that epsom_number_to_string() writes at most. */
#define EPSOM_NUMBER_STRING_SIZE G_ASCII_DTOSTR_BUF_SIZE

/**
 * epsom_number_parse: reads a decimal number in the C locale (`1`, `0.5`, `1e-3`).
 * Returns: %FALSE, @number untouched, for anything else: nan, inf, hexadecimal, blanks, a decimal comma.
 */
gboolean epsom_number_parse (const char *text, double *number);

/** epsom_number_to_string: the shortest decimal text that epsom_number_parse() reads back as @number. */
char *epsom_number_to_string (double number, char text[EPSOM_NUMBER_STRING_SIZE]);

G_END_DECLS
