/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/** LLVMFuzzerTestOneInput: what libFuzzer and AFL++ call, and fuzz-main.c for each seed. Aborts at a finding. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
