-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 1: the diary, and the log of what was changed. A released migration is never edited: a change is a new file.
--
-- Every kind of record has a table, and a table "past_…" of what rows were before they were edited or deleted.
-- seq names a row inside this file for ever: a new row gets one above those of all rows and tombstones, and a record
-- that comes back gets its own again.
-- Instants are UTC seconds with the offset in minutes east that was in force; dates are days since 1970-01-01;
-- edited, at of a change and deleted are milliseconds since 1970-01-01T00:00:00Z.

CREATE TABLE episode (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length (id) = 16),
  edited INTEGER NOT NULL,
  at INTEGER NOT NULL CHECK (at BETWEEN -62135596800 - 50400 AND 253402300799 + 50400),
  at_offset INTEGER NOT NULL CHECK (at_offset BETWEEN -840 AND 840),
  ended INTEGER CHECK (ended BETWEEN -62135596800 - 50400 AND 253402300799 + 50400),
  ended_offset INTEGER CHECK (ended_offset BETWEEN -840 AND 840),
  symptom TEXT NOT NULL CHECK (symptom <> ''),
  features TEXT CHECK (features <> ''),
  triggers TEXT CHECK (triggers <> ''),
  note TEXT CHECK (note <> ''),
  CHECK ((ended IS NULL) = (ended_offset IS NULL)),
  CHECK (ended >= at)
) STRICT;
CREATE UNIQUE INDEX episode_id ON episode (id);

CREATE TABLE reading (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length (id) = 16),
  edited INTEGER NOT NULL,
  episode INTEGER NOT NULL REFERENCES episode (seq) DEFERRABLE INITIALLY DEFERRED,
  at INTEGER NOT NULL CHECK (at BETWEEN -62135596800 - 50400 AND 253402300799 + 50400),
  at_offset INTEGER NOT NULL CHECK (at_offset BETWEEN -840 AND 840),
  severity INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 10),
  note TEXT CHECK (note <> '')
) STRICT;
CREATE UNIQUE INDEX reading_id ON reading (id);
CREATE INDEX reading_episode ON reading (episode);

CREATE TABLE dose (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length (id) = 16),
  edited INTEGER NOT NULL,
  episode INTEGER REFERENCES episode (seq) DEFERRABLE INITIALLY DEFERRED,
  at INTEGER NOT NULL CHECK (at BETWEEN -62135596800 - 50400 AND 253402300799 + 50400),
  at_offset INTEGER NOT NULL CHECK (at_offset BETWEEN -840 AND 840),
  route TEXT NOT NULL CHECK (route IN ('oral', 'iv')),
  minutes REAL CHECK (minutes > 0 AND minutes <= 1440),
  salt TEXT CHECK (salt <> ''),
  amount REAL NOT NULL CHECK (amount > 0 AND amount < 9e999),
  unit TEXT NOT NULL CHECK (unit IN ('mg', 'g', 'mmol', 'mEq')),
  basis TEXT CHECK (basis IN ('elemental', 'salt')),
  purpose TEXT CHECK (purpose IN ('acute', 'preventive')),
  place TEXT CHECK (place IN ('home', 'clinic', 'emergency')),
  features TEXT CHECK (features <> ''),
  note TEXT CHECK (note <> ''),
  CHECK (route = 'iv' OR minutes IS NULL)
) STRICT;
CREATE UNIQUE INDEX dose_id ON dose (id);
CREATE INDEX dose_episode ON dose (episode) WHERE episode IS NOT NULL;

CREATE TABLE medicine (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length (id) = 16),
  edited INTEGER NOT NULL,
  episode INTEGER REFERENCES episode (seq) DEFERRABLE INITIALLY DEFERRED,
  at INTEGER NOT NULL CHECK (at BETWEEN -62135596800 - 50400 AND 253402300799 + 50400),
  at_offset INTEGER NOT NULL CHECK (at_offset BETWEEN -840 AND 840),
  name TEXT NOT NULL CHECK (name <> ''),
  class TEXT NOT NULL CHECK (class IN ('triptan', 'ergot', 'nsaid', 'aspirin', 'paracetamol', 'opioid', 'combination',
                                       'gepant', 'antiemetic', 'other')),
  strength TEXT CHECK (strength <> ''),
  purpose TEXT CHECK (purpose IN ('acute', 'preventive')),
  note TEXT CHECK (note <> '')
) STRICT;
CREATE UNIQUE INDEX medicine_id ON medicine (id);
CREATE INDEX medicine_episode ON medicine (episode) WHERE episode IS NOT NULL;

CREATE TABLE day (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length (id) = 16),
  edited INTEGER NOT NULL,
  date INTEGER NOT NULL CHECK (date BETWEEN -719162 AND 2932896),
  bleeding TEXT CHECK (bleeding IN ('none', 'spotting', 'light', 'medium', 'heavy')),
  note TEXT CHECK (note <> '')
) STRICT;
CREATE UNIQUE INDEX day_id ON day (id);

CREATE TABLE rating (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length (id) = 16),
  edited INTEGER NOT NULL,
  date INTEGER NOT NULL CHECK (date BETWEEN -719162 AND 2932896),
  symptom TEXT NOT NULL CHECK (symptom <> ''),
  severity INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 10),
  note TEXT CHECK (note <> '')
) STRICT;
CREATE UNIQUE INDEX rating_id ON rating (id);
CREATE UNIQUE INDEX rating_date_symptom ON rating (date, symptom);

CREATE TABLE lab (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length (id) = 16),
  edited INTEGER NOT NULL,
  at INTEGER NOT NULL CHECK (at BETWEEN -62135596800 - 50400 AND 253402300799 + 50400),
  at_offset INTEGER NOT NULL CHECK (at_offset BETWEEN -840 AND 840),
  analyte TEXT NOT NULL CHECK (analyte IN ('serum-magnesium', 'ionized-magnesium', 'rbc-magnesium')),
  value REAL NOT NULL CHECK (value > 0 AND value < 9e999),
  unit TEXT NOT NULL CHECK (unit IN ('mmol/L', 'mg/dL', 'mEq/L')),
  range_low REAL CHECK (range_low >= 0 AND range_low < 9e999),
  range_high REAL CHECK (range_high >= 0 AND range_high < 9e999),
  note TEXT CHECK (note <> ''),
  CHECK (range_low <= range_high)
) STRICT;
CREATE UNIQUE INDEX lab_id ON lab (id);

-- A deleted record, so that another device's diary can be merged without bringing it back.
CREATE TABLE tombstone (
  id BLOB PRIMARY KEY CHECK (length (id) = 16),
  kind TEXT NOT NULL CHECK (kind IN ('episode', 'reading', 'dose', 'medicine', 'day', 'rating', 'lab')),
  seq INTEGER NOT NULL,
  deleted INTEGER NOT NULL,
  UNIQUE (kind, seq)
) STRICT, WITHOUT ROWID;

-- One transaction a row, for ever. Edits and imports are acts; an undo or a redo names the act that it takes back or
-- repeats. An act that is undone can be redone until a new act drops it.
CREATE TABLE change (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('edit', 'import', 'undo', 'redo')),
  state TEXT CHECK (state IN ('done', 'undone', 'dropped')),
  act INTEGER REFERENCES change (seq),
  CHECK ((origin IN ('edit', 'import')) = (state IS NOT NULL)),
  CHECK ((origin IN ('undo', 'redo')) = (act IS NOT NULL)),
  CHECK (act < seq)
) STRICT;
CREATE INDEX change_state ON change (state) WHERE state IN ('done', 'undone');
CREATE INDEX change_act ON change (act) WHERE act IS NOT NULL;

-- What a change inserted: all rows from first to last.
CREATE TABLE inserted (
  change INTEGER NOT NULL REFERENCES change (seq),
  kind TEXT NOT NULL CHECK (kind IN ('episode', 'reading', 'dose', 'medicine', 'day', 'rating', 'lab')),
  first INTEGER NOT NULL,
  last INTEGER NOT NULL CHECK (last >= first),
  PRIMARY KEY (change, kind, first)
) STRICT, WITHOUT ROWID;

-- What a change edited or deleted, as it was before.
CREATE TABLE past_episode (
  change INTEGER NOT NULL REFERENCES change (seq),
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  seq INTEGER NOT NULL,
  id BLOB NOT NULL,
  edited INTEGER NOT NULL,
  at INTEGER NOT NULL,
  at_offset INTEGER NOT NULL,
  ended INTEGER,
  ended_offset INTEGER,
  symptom TEXT NOT NULL,
  features TEXT,
  triggers TEXT,
  note TEXT,
  PRIMARY KEY (change, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE past_reading (
  change INTEGER NOT NULL REFERENCES change (seq),
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  seq INTEGER NOT NULL,
  id BLOB NOT NULL,
  edited INTEGER NOT NULL,
  episode INTEGER NOT NULL,
  at INTEGER NOT NULL,
  at_offset INTEGER NOT NULL,
  severity INTEGER NOT NULL,
  note TEXT,
  PRIMARY KEY (change, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE past_dose (
  change INTEGER NOT NULL REFERENCES change (seq),
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  seq INTEGER NOT NULL,
  id BLOB NOT NULL,
  edited INTEGER NOT NULL,
  episode INTEGER,
  at INTEGER NOT NULL,
  at_offset INTEGER NOT NULL,
  route TEXT NOT NULL,
  minutes REAL,
  salt TEXT,
  amount REAL NOT NULL,
  unit TEXT NOT NULL,
  basis TEXT,
  purpose TEXT,
  place TEXT,
  features TEXT,
  note TEXT,
  PRIMARY KEY (change, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE past_medicine (
  change INTEGER NOT NULL REFERENCES change (seq),
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  seq INTEGER NOT NULL,
  id BLOB NOT NULL,
  edited INTEGER NOT NULL,
  episode INTEGER,
  at INTEGER NOT NULL,
  at_offset INTEGER NOT NULL,
  name TEXT NOT NULL,
  class TEXT NOT NULL,
  strength TEXT,
  purpose TEXT,
  note TEXT,
  PRIMARY KEY (change, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE past_day (
  change INTEGER NOT NULL REFERENCES change (seq),
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  seq INTEGER NOT NULL,
  id BLOB NOT NULL,
  edited INTEGER NOT NULL,
  date INTEGER NOT NULL,
  bleeding TEXT,
  note TEXT,
  PRIMARY KEY (change, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE past_rating (
  change INTEGER NOT NULL REFERENCES change (seq),
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  seq INTEGER NOT NULL,
  id BLOB NOT NULL,
  edited INTEGER NOT NULL,
  date INTEGER NOT NULL,
  symptom TEXT NOT NULL,
  severity INTEGER NOT NULL,
  note TEXT,
  PRIMARY KEY (change, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE past_lab (
  change INTEGER NOT NULL REFERENCES change (seq),
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  seq INTEGER NOT NULL,
  id BLOB NOT NULL,
  edited INTEGER NOT NULL,
  at INTEGER NOT NULL,
  at_offset INTEGER NOT NULL,
  analyte TEXT NOT NULL,
  value REAL NOT NULL,
  unit TEXT NOT NULL,
  range_low REAL,
  range_high REAL,
  note TEXT,
  PRIMARY KEY (change, seq)
) STRICT, WITHOUT ROWID;

-- The digest of a backup's content, good for the change that it names: bit rot shows.
CREATE TABLE seal (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  change INTEGER NOT NULL,
  digest BLOB NOT NULL CHECK (length (digest) = 32)
) STRICT;
