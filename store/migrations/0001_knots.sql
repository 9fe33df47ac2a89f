-- Looks at the body, and the knots that were kept from them. Columns are the names of
-- engine/knots/record.h. Nothing here is ever updated: what changes is a new look or a new event.

CREATE TABLE look (
  look_id INTEGER PRIMARY KEY AUTOINCREMENT,
  at_ms INTEGER NOT NULL,
  zone TEXT NOT NULL,
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  source TEXT NOT NULL CHECK (source IN ('typed')),
  drawing_look_id INTEGER REFERENCES look (look_id),
  sex TEXT CHECK (sex IN ('female', 'male')),
  age_years INTEGER CHECK (age_years BETWEEN 0 AND 120),
  flags_none INTEGER NOT NULL CHECK (flags_none IN (0, 1)),
  verdict TEXT NOT NULL,
  no_knot_probability REAL NOT NULL CHECK (no_knot_probability BETWEEN 0 AND 1),
  program_version TEXT NOT NULL,
  knowledge_version TEXT NOT NULL
) STRICT;

CREATE TABLE look_pain (
  look_id INTEGER NOT NULL REFERENCES look (look_id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  region TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('left', 'right', 'unknown', '')),
  nrs_0_10 INTEGER NOT NULL CHECK (nrs_0_10 BETWEEN 0 AND 10),
  words TEXT NOT NULL,
  PRIMARY KEY (look_id, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE look_answer (
  look_id INTEGER NOT NULL REFERENCES look (look_id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('flag', 'test')),
  id TEXT NOT NULL,
  answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'unknown')),
  said TEXT CHECK (said IN ('sore_different')),
  PRIMARY KEY (look_id, kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE look_muscle (
  look_id INTEGER NOT NULL REFERENCES look (look_id) ON DELETE CASCADE,
  muscle TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('left', 'right')),
  probability_uncapped REAL NOT NULL CHECK (probability_uncapped BETWEEN 0 AND 1),
  probability_drawing_uncapped REAL NOT NULL
    CHECK (probability_drawing_uncapped BETWEEN 0 AND 1),
  PRIMARY KEY (look_id, muscle, side)
) STRICT, WITHOUT ROWID;

CREATE TABLE look_explained (
  look_id INTEGER NOT NULL,
  muscle TEXT NOT NULL,
  side TEXT NOT NULL,
  region TEXT NOT NULL,
  region_side TEXT NOT NULL CHECK (region_side IN ('left', 'right', 'unknown', '')),
  PRIMARY KEY (look_id, muscle, side, region, region_side),
  FOREIGN KEY (look_id, muscle, side) REFERENCES look_muscle (look_id, muscle, side)
    ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE look_alternative (
  look_id INTEGER NOT NULL REFERENCES look (look_id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  probability REAL NOT NULL CHECK (probability BETWEEN 0 AND 1),
  PRIMARY KEY (look_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE knot (
  knot_id INTEGER PRIMARY KEY AUTOINCREMENT,
  muscle TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('left', 'right')),
  UNIQUE (muscle, side)
) STRICT;

CREATE TABLE knot_look (
  knot_id INTEGER NOT NULL REFERENCES knot (knot_id) ON DELETE CASCADE,
  look_id INTEGER NOT NULL REFERENCES look (look_id),
  PRIMARY KEY (knot_id, look_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX knot_look_of_look ON knot_look (look_id);

CREATE TABLE knot_event (
  event_id INTEGER PRIMARY KEY AUTOINCREMENT,
  knot_id INTEGER NOT NULL REFERENCES knot (knot_id) ON DELETE CASCADE,
  at_ms INTEGER NOT NULL,
  zone TEXT NOT NULL,
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  kind TEXT NOT NULL CHECK (kind IN ('closed_gone', 'closed_no_knot', 'reopened'))
) STRICT;
CREATE INDEX knot_event_of_knot ON knot_event (knot_id);
