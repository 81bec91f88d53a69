-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 3: a reading says how it was read, such as from memory.

ALTER TABLE reading ADD COLUMN features TEXT CHECK (features <> '');
ALTER TABLE past_reading ADD COLUMN features TEXT;

-- A seal is of the format that it was made in.
DELETE FROM seal;
