/* SPDX-License-Identifier: GPL-3.0-or-later */
#error "libcsv belongs in app/exchange alone: see DESIGN.md"
