/* SPDX-License-Identifier: GPL-3.0-or-later */
#error "SQLite belongs in app/store alone: see DESIGN.md"
