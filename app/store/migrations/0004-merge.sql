-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 4: what it takes to merge another copy of the diary, and to undo that.
-- A record is in the version of its row (edited), of its tombstone (deleted) or of its row in aside, whichever is the
-- latest; of one moment the row in aside counts.

-- From now on a tombstone whose deleted is -9223372036854775808 says nothing of the record: it keeps the number of a
-- row that an undone merge brought.

-- A record as the copies of the diary have it, where the diary can't show it so: a reading whose episode was deleted
-- (hidden), a dose or medicine whose episode was deleted (shown without it), a second rating of a date and symptom
-- (hidden). The content is the cells of its row, each "name=text" and a NUL.
CREATE TABLE aside (
  id BLOB PRIMARY KEY CHECK (length (id) = 16),
  edited INTEGER NOT NULL,
  content BLOB NOT NULL CHECK (length (content) > 0)
) STRICT, WITHOUT ROWID;

-- Which acts, imports by origin, are merges: they keep the moments of the edits, and their undo brings them back.
CREATE TABLE merge (
  act INTEGER PRIMARY KEY REFERENCES change (seq)
) STRICT;

-- The tombstones that a merge, or its undo or redo, made, moved or took away, as they were; NULL: there was none.
CREATE TABLE past_tombstone (
  change INTEGER NOT NULL REFERENCES change (seq),
  id BLOB NOT NULL CHECK (length (id) = 16),
  deleted INTEGER,
  PRIMARY KEY (change, id)
) STRICT, WITHOUT ROWID;

-- The same of the rows of aside.
CREATE TABLE past_aside (
  change INTEGER NOT NULL REFERENCES change (seq),
  id BLOB NOT NULL CHECK (length (id) = 16),
  edited INTEGER,
  content BLOB,
  PRIMARY KEY (change, id),
  CHECK ((edited IS NULL) = (content IS NULL))
) STRICT, WITHOUT ROWID;

-- Versions that the diary had or met besides those in the tables of the past: deletions that were taken back, and the
-- past of copies that were merged, which counts while the merge, act, is done (0: always).
CREATE TABLE seen (
  id BLOB NOT NULL CHECK (length (id) = 16),
  edited INTEGER NOT NULL,
  act INTEGER NOT NULL,
  PRIMARY KEY (id, edited, act)
) STRICT, WITHOUT ROWID;

-- Two versions neither of which was made in knowledge of the other, as a merge, act, found them. No content: deleted.
CREATE TABLE conflict (
  act INTEGER NOT NULL REFERENCES change (seq),
  kind TEXT NOT NULL CHECK (kind <> ''),
  our_id BLOB NOT NULL CHECK (length (our_id) = 16),
  our_time INTEGER NOT NULL,
  ours BLOB,
  their_id BLOB NOT NULL CHECK (length (their_id) = 16),
  their_time INTEGER NOT NULL,
  theirs BLOB,
  settled INTEGER REFERENCES change (seq), -- by this act, while it is done
  PRIMARY KEY (act, our_id, their_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX conflict_settled ON conflict (settled) WHERE settled IS NOT NULL;

-- The deletions that were taken back before this was kept.
INSERT INTO seen
  SELECT DISTINCT past.id, change.at, 0 FROM past_episode AS past JOIN change ON change.seq = past.change
  WHERE past.deleted AND past.id IN (SELECT id FROM episode) UNION
  SELECT past.id, change.at, 0 FROM past_reading AS past JOIN change ON change.seq = past.change
  WHERE past.deleted AND past.id IN (SELECT id FROM reading) UNION
  SELECT past.id, change.at, 0 FROM past_dose AS past JOIN change ON change.seq = past.change
  WHERE past.deleted AND past.id IN (SELECT id FROM dose) UNION
  SELECT past.id, change.at, 0 FROM past_medicine AS past JOIN change ON change.seq = past.change
  WHERE past.deleted AND past.id IN (SELECT id FROM medicine) UNION
  SELECT past.id, change.at, 0 FROM past_day AS past JOIN change ON change.seq = past.change
  WHERE past.deleted AND past.id IN (SELECT id FROM day) UNION
  SELECT past.id, change.at, 0 FROM past_rating AS past JOIN change ON change.seq = past.change
  WHERE past.deleted AND past.id IN (SELECT id FROM rating) UNION
  SELECT past.id, change.at, 0 FROM past_lab AS past JOIN change ON change.seq = past.change
  WHERE past.deleted AND past.id IN (SELECT id FROM lab);

-- A seal is of the format that it was made in, and a manifest is of no use without it.
DELETE FROM seal;
DELETE FROM manifest;
