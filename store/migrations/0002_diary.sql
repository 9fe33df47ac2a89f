-- The diary: entries that are only ever added. A correction names what it replaces, and no entry
-- can be replaced twice. Columns are the names of engine/diary/record.h, the checksum that of
-- store/checksum.h.

CREATE TABLE entry (
  entry_id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  replaces_entry_id INTEGER UNIQUE REFERENCES entry (entry_id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  zone TEXT NOT NULL,
  about TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('left', 'right', 'unknown', '')),
  region TEXT NOT NULL,
  from_ms INTEGER,
  to_ms INTEGER CHECK (to_ms >= from_ms),
  value REAL,
  choice TEXT NOT NULL,
  words TEXT NOT NULL,
  exercise TEXT NOT NULL,
  pressure_kPa REAL CHECK (pressure_kPa >= 0),
  press_0_10 INTEGER CHECK (press_0_10 BETWEEN 0 AND 10),
  radiant_exposure_J_per_cm2 REAL CHECK (radiant_exposure_J_per_cm2 >= 0),
  temperature_degC REAL,
  before_0_10 INTEGER CHECK (before_0_10 BETWEEN 0 AND 10),
  after_0_10 INTEGER CHECK (after_0_10 BETWEEN 0 AND 10),
  note TEXT NOT NULL,
  source TEXT NOT NULL,
  written_at_ms INTEGER NOT NULL,
  written_zone TEXT NOT NULL,
  written_date TEXT NOT NULL,
  checksum INTEGER NOT NULL,
  CHECK (kind NOT IN ('pain', 'hindrance') OR value BETWEEN 0 AND 10),
  CHECK (kind <> 'treatment' OR value >= 0)
) STRICT;
CREATE INDEX entry_of_day ON entry (date);

-- A look is the same look in every copy of the diary; what it says is checked when it is read.
-- Looks of before have neither until the program that brings them up to date gives them both.
ALTER TABLE look ADD COLUMN uid BLOB CHECK (length(uid) = 16);
ALTER TABLE look ADD COLUMN checksum INTEGER;
CREATE UNIQUE INDEX look_uid ON look (uid);

-- The same for the rows around them: whose knot, what became of it, which look is of which knot.
ALTER TABLE knot ADD COLUMN checksum INTEGER;
ALTER TABLE knot_event ADD COLUMN checksum INTEGER;
ALTER TABLE knot_look ADD COLUMN checksum INTEGER;
