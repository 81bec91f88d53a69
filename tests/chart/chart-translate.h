/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/** chart_translate: what the program that is tested says for @text: a test that is built with chart-translate.c has it. */
const char *chart_translate (const char *text);
