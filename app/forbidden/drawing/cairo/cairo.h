/* SPDX-License-Identifier: GPL-3.0-or-later */
#error "cairo belongs in app/chart and above alone: see DESIGN.md"
