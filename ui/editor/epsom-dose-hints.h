/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-diary.h"

G_BEGIN_DECLS

/*
 * What a form says of a dose while it is typed. @dose is one on the stack, of which route, minutes, salt, amount, unit
 * and basis count; zero where they are not given. It says what is, and asks; it advises nothing and forbids nothing.
 */

/** epsom_dose_hints_delivery: Returns: (transfer none) (nullable): "IV push" by its minutes; NULL of an oral dose. */
const char *epsom_dose_hints_delivery (const EpsomDose *dose);

/**
 * epsom_dose_hints_content: Returns: (transfer full) (nullable): "98.6 mg of elemental magnesium, 4.06 mmol, 8.11 mEq",
 * or what is needed to know; NULL without an amount.
 */
char *epsom_dose_hints_content (const EpsomDose *dose);

/**
 * epsom_dose_hints_doubt: Returns: (transfer full) (nullable): a question where the amount is unlikely.
 *
 * An elemental amount is unlikely where the salt that holds it would weigh more than 5 g by mouth or 8 g by vein (an
 * amount of the salt was perhaps meant); any amount that holds above 1000 mg or below 5 mg of elemental magnesium.
 * (Conventions of this program: wider than every dose in the trials that it was made from.)
 */
char *epsom_dose_hints_doubt (const EpsomDose *dose);

/**
 * epsom_dose_hints_day: Returns: (transfer full) (nullable): the elemental magnesium by mouth of the local date of
 * @dose, with what @diary holds of it, beside the upper limits for supplements (epsom-intake.h); NULL of an IV dose and
 * where what @dose holds is not known. Of @dose its time counts as well, and its id, which is not counted twice.
 */
char *epsom_dose_hints_day (const EpsomDose *dose, EpsomDiary *diary);

G_END_DECLS
