-- A store of schema 2, as it was released.
PRAGMA application_id = 1431194452;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
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
INSERT INTO "entry" VALUES(1,X'5F1C2A9E8B7D4C60912E3F4A5B6C7D81',NULL,'check_in','2026-03-10','Europe/Berlin','','','',NULL,NULL,NULL,'','','',NULL,NULL,NULL,NULL,NULL,NULL,'','typed',1773171000000,'Europe/Berlin','2026-03-10',3118454531341280766);
INSERT INTO "entry" VALUES(2,X'5F1C2A9E8B7D4C60912E3F4A5B6C7D82',NULL,'pain','2026-03-10','Europe/Berlin','temple','right','',NULL,NULL,4.0,'','deep dull','',NULL,NULL,NULL,NULL,NULL,NULL,'','typed',1773171000000,'Europe/Berlin','2026-03-10',2517539688483650875);
INSERT INTO "entry" VALUES(3,X'5F1C2A9E8B7D4C60912E3F4A5B6C7D83',NULL,'treatment','2026-03-10','Europe/Berlin','press','right','temple',1773165600000,1773165900000,5.0,'','','press_upper_trapezius',90.5,6,4.0,38.5,5,3,'after work','session',1773171000000,'Europe/Berlin','2026-03-10',3020418673017933296);
INSERT INTO "entry" VALUES(4,X'5F1C2A9E8B7D4C60912E3F4A5B6C7D84',2,'pain','2026-03-10','Europe/Berlin','temple','right','',NULL,NULL,2.0,'','','',NULL,NULL,NULL,NULL,NULL,NULL,'','typed',1773171060000,'Europe/Berlin','2026-03-10',-4077869323556506639);
CREATE TABLE knot (
  knot_id INTEGER PRIMARY KEY AUTOINCREMENT,
  muscle TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('left', 'right')), checksum INTEGER,
  UNIQUE (muscle, side)
) STRICT;
INSERT INTO "knot" VALUES(1,'levator_scapulae','right',-9161524130734196717);
INSERT INTO "knot" VALUES(2,'upper_trapezius','right',-2271060836562945576);
CREATE TABLE knot_event (
  event_id INTEGER PRIMARY KEY AUTOINCREMENT,
  knot_id INTEGER NOT NULL REFERENCES knot (knot_id) ON DELETE CASCADE,
  at_ms INTEGER NOT NULL,
  zone TEXT NOT NULL,
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  kind TEXT NOT NULL CHECK (kind IN ('closed_gone', 'closed_no_knot', 'reopened'))
, checksum INTEGER) STRICT;
INSERT INTO "knot_event" VALUES(1,1,1773163800000,'+01:00','2026-03-10','closed_gone',125876376237153842);
CREATE TABLE knot_look (
  knot_id INTEGER NOT NULL REFERENCES knot (knot_id) ON DELETE CASCADE,
  look_id INTEGER NOT NULL REFERENCES look (look_id), checksum INTEGER,
  PRIMARY KEY (knot_id, look_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "knot_look" VALUES(1,1,2688756500815977938);
INSERT INTO "knot_look" VALUES(1,2,6141134512620871122);
INSERT INTO "knot_look" VALUES(2,1,-6444993034239005705);
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
, uid BLOB CHECK (length(uid) = 16), checksum INTEGER) STRICT;
INSERT INTO "look" VALUES(1,1770053400000,'+01:00','2026-02-02','typed',NULL,'female',43,1,'one_knot',1.05296253800989350613e-01,'0.1.0','7afbfb784db837f3',X'8FF2B116354B9AB2E1EAA1A5228443A3',-5613180628696842725);
INSERT INTO "look" VALUES(2,1773077400000,'+01:00','2026-03-09','typed',1,'female',43,1,'one_knot',1.61641290627224737397e-01,'0.1.0','7afbfb784db837f3',X'587556553339CDB5F3B1A072F1BA6AA6',5391775826090616874);
CREATE TABLE look_alternative (
  look_id INTEGER NOT NULL REFERENCES look (look_id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  probability REAL NOT NULL CHECK (probability BETWEEN 0 AND 1),
  PRIMARY KEY (look_id, id)
) STRICT, WITHOUT ROWID;
INSERT INTO "look_alternative" VALUES(1,'inner_organ',1.6506121803610974974e-02);
INSERT INTO "look_alternative" VALUES(1,'joint',0.0849353193946426);
INSERT INTO "look_alternative" VALUES(1,'nerve_root',2.54217309921892370416e-02);
INSERT INTO "look_alternative" VALUES(1,'not_a_knot',1.21699762005817571641e-01);
INSERT INTO "look_alternative" VALUES(1,'widespread_pain',1.40442403988470646859e-03);
INSERT INTO "look_alternative" VALUES(2,'inner_organ',2.09582974258395171585e-02);
INSERT INTO "look_alternative" VALUES(2,'joint',1.0279050462785918607e-01);
INSERT INTO "look_alternative" VALUES(2,'nerve_root',2.2961736317819846781e-02);
INSERT INTO "look_alternative" VALUES(2,'not_a_knot',1.33067486186315142582e-01);
INSERT INTO "look_alternative" VALUES(2,'widespread_pain',1.97811207234089344447e-03);
CREATE TABLE look_answer (
  look_id INTEGER NOT NULL REFERENCES look (look_id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('flag', 'test')),
  id TEXT NOT NULL,
  answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'unknown')),
  said TEXT CHECK (said IN ('sore_different')),
  PRIMARY KEY (look_id, kind, id)
) STRICT, WITHOUT ROWID;
INSERT INTO "look_answer" VALUES(1,'flag','acs','no',NULL);
INSERT INTO "look_answer" VALUES(1,'test','press_levator_scapulae_r','yes',NULL);
INSERT INTO "look_answer" VALUES(2,'test','press_levator_scapulae_r','no','sore_different');
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
INSERT INTO "look_explained" VALUES(1,'levator_scapulae','right','neck_shoulder_angle','right');
INSERT INTO "look_explained" VALUES(1,'masseter','right','temple','right');
INSERT INTO "look_explained" VALUES(1,'semispinalis_capitis','right','temple','right');
INSERT INTO "look_explained" VALUES(1,'splenius_cervicis','right','neck_shoulder_angle','right');
INSERT INTO "look_explained" VALUES(1,'splenius_cervicis','right','temple','right');
INSERT INTO "look_explained" VALUES(1,'sternocleidomastoid','right','temple','right');
INSERT INTO "look_explained" VALUES(1,'suboccipitals','left','temple','right');
INSERT INTO "look_explained" VALUES(1,'suboccipitals','right','temple','right');
INSERT INTO "look_explained" VALUES(1,'temporalis','right','temple','right');
INSERT INTO "look_explained" VALUES(1,'upper_trapezius','right','neck_shoulder_angle','right');
INSERT INTO "look_explained" VALUES(1,'upper_trapezius','right','temple','right');
INSERT INTO "look_explained" VALUES(2,'levator_scapulae','right','neck_shoulder_angle','right');
INSERT INTO "look_explained" VALUES(2,'masseter','right','temple','right');
INSERT INTO "look_explained" VALUES(2,'semispinalis_capitis','right','temple','right');
INSERT INTO "look_explained" VALUES(2,'splenius_cervicis','right','neck_shoulder_angle','right');
INSERT INTO "look_explained" VALUES(2,'splenius_cervicis','right','temple','right');
INSERT INTO "look_explained" VALUES(2,'sternocleidomastoid','right','temple','right');
INSERT INTO "look_explained" VALUES(2,'suboccipitals','left','temple','right');
INSERT INTO "look_explained" VALUES(2,'suboccipitals','right','temple','right');
INSERT INTO "look_explained" VALUES(2,'temporalis','right','temple','right');
INSERT INTO "look_explained" VALUES(2,'upper_trapezius','right','neck_shoulder_angle','right');
INSERT INTO "look_explained" VALUES(2,'upper_trapezius','right','temple','right');
CREATE TABLE look_muscle (
  look_id INTEGER NOT NULL REFERENCES look (look_id) ON DELETE CASCADE,
  muscle TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('left', 'right')),
  probability_uncapped REAL NOT NULL CHECK (probability_uncapped BETWEEN 0 AND 1),
  probability_drawing_uncapped REAL NOT NULL
    CHECK (probability_drawing_uncapped BETWEEN 0 AND 1),
  PRIMARY KEY (look_id, muscle, side)
) STRICT, WITHOUT ROWID;
INSERT INTO "look_muscle" VALUES(1,'infraspinatus','left',1.23945124561920874683e-02,1.23628573156804102972e-02);
INSERT INTO "look_muscle" VALUES(1,'infraspinatus','right',1.23945124561920874683e-02,1.23628573156804068278e-02);
INSERT INTO "look_muscle" VALUES(1,'lateral_pterygoid','right',1.25806847054885043851e-02,0.00911878191857101);
INSERT INTO "look_muscle" VALUES(1,'levator_scapulae','left',3.28932251389271387842e-02,2.91842355442336678916e-02);
INSERT INTO "look_muscle" VALUES(1,'levator_scapulae','right',4.00010657734971242227e-01,1.6000596839519332093e-01);
INSERT INTO "look_muscle" VALUES(1,'masseter','left',1.52087796828276177601e-02,1.2502317053251835871e-02);
INSERT INTO "look_muscle" VALUES(1,'masseter','right',2.16814450545311232509e-02,1.63839282886518167181e-02);
INSERT INTO "look_muscle" VALUES(1,'medial_pterygoid','right',1.07038366158974298375e-02,7.75375562551788508058e-03);
INSERT INTO "look_muscle" VALUES(1,'multifidus_cervicis','left',1.29821936956590038708e-02,1.07055134322690363724e-02);
INSERT INTO "look_muscle" VALUES(1,'multifidus_cervicis','right',2.86224377283371377023e-02,2.36380755387872037998e-02);
INSERT INTO "look_muscle" VALUES(1,'occipitofrontalis','left',1.17312862936522314949e-02,0.00911107400435214);
INSERT INTO "look_muscle" VALUES(1,'occipitofrontalis','right',1.65824863560666869999e-02,1.20368662292077988062e-02);
INSERT INTO "look_muscle" VALUES(1,'semispinalis_capitis','left',2.1847004427672487431e-02,1.62189544486174841431e-02);
INSERT INTO "look_muscle" VALUES(1,'semispinalis_capitis','right',4.87821939165250101355e-02,3.23634602499104431783e-02);
INSERT INTO "look_muscle" VALUES(1,'splenius_capitis','left',1.45083974255964080757e-02,1.05230159065014469699e-02);
INSERT INTO "look_muscle" VALUES(1,'splenius_capitis','right',1.45083974255964046062e-02,1.05230159065014469699e-02);
INSERT INTO "look_muscle" VALUES(1,'splenius_cervicis','left',1.59882664774806705632e-02,1.26942428678491238402e-02);
INSERT INTO "look_muscle" VALUES(1,'splenius_cervicis','right',4.74683859039404382196e-02,4.05042350843865667231e-02);
INSERT INTO "look_muscle" VALUES(1,'sternocleidomastoid','left',1.55615254996889478683e-02,1.19286074296222534968e-02);
INSERT INTO "look_muscle" VALUES(1,'sternocleidomastoid','right',2.66408941455767225847e-02,2.11254692859351098088e-02);
INSERT INTO "look_muscle" VALUES(1,'suboccipitals','left',2.76212226563016770286e-02,1.85636465864123037516e-02);
INSERT INTO "look_muscle" VALUES(1,'suboccipitals','right',5.19744484768324480072e-02,3.31407018559323057749e-02);
INSERT INTO "look_muscle" VALUES(1,'supraspinatus','right',1.02344951721103829406e-02,1.05194861143262166636e-02);
INSERT INTO "look_muscle" VALUES(1,'temporalis','left',1.86869509583744604352e-02,1.43070082333017177533e-02);
INSERT INTO "look_muscle" VALUES(1,'temporalis','right',8.30119671619301419118e-02,5.29407588031602233114e-02);
INSERT INTO "look_muscle" VALUES(1,'upper_trapezius','left',0.0368534203406316,3.15845932014432034806e-02);
INSERT INTO "look_muscle" VALUES(1,'upper_trapezius','right',0.609373573278589,7.07981023752691673855e-01);
INSERT INTO "look_muscle" VALUES(2,'infraspinatus','left',1.23521666114229673044e-02,1.23628573156804102972e-02);
INSERT INTO "look_muscle" VALUES(2,'infraspinatus','right',1.23521666114229621002e-02,1.23628573156804068278e-02);
INSERT INTO "look_muscle" VALUES(2,'levator_scapulae','left',2.79316203225059810077e-02,2.91842355442336678916e-02);
INSERT INTO "look_muscle" VALUES(2,'levator_scapulae','right',7.89505975246039548576e-02,1.6000596839519332093e-01);
INSERT INTO "look_muscle" VALUES(2,'masseter','left',1.15882793617753786924e-02,1.2502317053251835871e-02);
INSERT INTO "look_muscle" VALUES(2,'masseter','right',1.45948291367447718913e-02,1.63839282886518167181e-02);
INSERT INTO "look_muscle" VALUES(2,'multifidus_cervicis','right',2.19547362384648371558e-02,2.36380755387872037998e-02);
INSERT INTO "look_muscle" VALUES(2,'occipitofrontalis','right',1.05017007029303294923e-02,1.20368662292077988062e-02);
INSERT INTO "look_muscle" VALUES(2,'rhomboids','right',1.04787716127507299357e-02,1.03390555531257168769e-02);
INSERT INTO "look_muscle" VALUES(2,'semispinalis_capitis','left',1.4318226260408260797e-02,1.62189544486174841431e-02);
INSERT INTO "look_muscle" VALUES(2,'semispinalis_capitis','right',2.68184579825222271787e-02,3.23634602499104431783e-02);
INSERT INTO "look_muscle" VALUES(2,'splenius_cervicis','left',1.15817716654337092563e-02,1.26942428678491238402e-02);
INSERT INTO "look_muscle" VALUES(2,'splenius_cervicis','right',3.8152273424677043967e-02,4.05042350843865667231e-02);
INSERT INTO "look_muscle" VALUES(2,'sternocleidomastoid','left',1.07016833960887295523e-02,1.19286074296222534968e-02);
INSERT INTO "look_muscle" VALUES(2,'sternocleidomastoid','right',1.92627773163035684311e-02,2.11254692859351098088e-02);
INSERT INTO "look_muscle" VALUES(2,'suboccipitals','left',1.55046847404873237158e-02,1.85636465864123037516e-02);
INSERT INTO "look_muscle" VALUES(2,'suboccipitals','right',2.67800914801967805678e-02,3.31407018559323057749e-02);
INSERT INTO "look_muscle" VALUES(2,'supraspinatus','right',1.06157344275554735985e-02,1.05194861143262166636e-02);
INSERT INTO "look_muscle" VALUES(2,'temporalis','left',1.28277959606193821262e-02,1.43070082333017177533e-02);
INSERT INTO "look_muscle" VALUES(2,'temporalis','right',4.27849866274084764117e-02,5.29407588031602233114e-02);
INSERT INTO "look_muscle" VALUES(2,'upper_trapezius','left',2.98051832282683372421e-02,3.15845932014432034806e-02);
INSERT INTO "look_muscle" VALUES(2,'upper_trapezius','right',7.41283137518754520201e-01,7.07981023752691673855e-01);
CREATE TABLE look_pain (
  look_id INTEGER NOT NULL REFERENCES look (look_id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  region TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('left', 'right', 'unknown', '')),
  nrs_0_10 INTEGER NOT NULL CHECK (nrs_0_10 BETWEEN 0 AND 10),
  words TEXT NOT NULL,
  PRIMARY KEY (look_id, place)
) STRICT, WITHOUT ROWID;
INSERT INTO "look_pain" VALUES(1,0,'neck_shoulder_angle','right',6,'');
INSERT INTO "look_pain" VALUES(1,1,'temple','right',3,'');
CREATE INDEX knot_look_of_look ON knot_look (look_id);
CREATE INDEX knot_event_of_knot ON knot_event (knot_id);
CREATE INDEX entry_of_day ON entry (date);
CREATE UNIQUE INDEX look_uid ON look (uid);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('look',2);
INSERT INTO "sqlite_sequence" VALUES('knot',2);
INSERT INTO "sqlite_sequence" VALUES('knot_event',1);
INSERT INTO "sqlite_sequence" VALUES('entry',4);
COMMIT;
