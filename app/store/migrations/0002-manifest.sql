-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 2: a copy says of itself what is in it. Good, like the seal, until the next change.

CREATE TABLE manifest (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  made INTEGER NOT NULL,   -- milliseconds since 1970-01-01T00:00:00Z
  format INTEGER NOT NULL, -- the version of this file
  first INTEGER,           -- the local dates of what is recorded, as days since 1970-01-01
  last INTEGER,
  episodes INTEGER NOT NULL,
  readings INTEGER NOT NULL,
  doses INTEGER NOT NULL,
  medicines INTEGER NOT NULL,
  days INTEGER NOT NULL,
  ratings INTEGER NOT NULL,
  labs INTEGER NOT NULL
) STRICT;

-- A seal is of the format that it was made in.
DELETE FROM seal;
