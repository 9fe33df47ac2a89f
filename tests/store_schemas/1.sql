-- A store of schema 1, as it was released.
PRAGMA application_id = 1431194452;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
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
INSERT INTO look VALUES(1,1770053400000,'+01:00','2026-02-02','typed',NULL,'female',43,1,'one_knot',0.10529625380098935061,'0.1.0','7afbfb784db837f3');
INSERT INTO look VALUES(2,1773077400000,'+01:00','2026-03-09','typed',1,'female',43,1,'one_knot',0.16164129062722473739,'0.1.0','7afbfb784db837f3');
CREATE TABLE look_pain (
  look_id INTEGER NOT NULL REFERENCES look (look_id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  region TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('left', 'right', 'unknown', '')),
  nrs_0_10 INTEGER NOT NULL CHECK (nrs_0_10 BETWEEN 0 AND 10),
  words TEXT NOT NULL,
  PRIMARY KEY (look_id, place)
) STRICT, WITHOUT ROWID;
INSERT INTO look_pain VALUES(1,0,'neck_shoulder_angle','right',6,'');
INSERT INTO look_pain VALUES(1,1,'temple','right',3,'');
CREATE TABLE look_answer (
  look_id INTEGER NOT NULL REFERENCES look (look_id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('flag', 'test')),
  id TEXT NOT NULL,
  answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'unknown')),
  said TEXT CHECK (said IN ('sore_different')),
  PRIMARY KEY (look_id, kind, id)
) STRICT, WITHOUT ROWID;
INSERT INTO look_answer VALUES(1,'flag','acs','no',NULL);
INSERT INTO look_answer VALUES(1,'test','press_levator_scapulae_r','yes',NULL);
INSERT INTO look_answer VALUES(2,'test','press_levator_scapulae_r','no','sore_different');
CREATE TABLE look_muscle (
  look_id INTEGER NOT NULL REFERENCES look (look_id) ON DELETE CASCADE,
  muscle TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('left', 'right')),
  probability_uncapped REAL NOT NULL CHECK (probability_uncapped BETWEEN 0 AND 1),
  probability_drawing_uncapped REAL NOT NULL
    CHECK (probability_drawing_uncapped BETWEEN 0 AND 1),
  PRIMARY KEY (look_id, muscle, side)
) STRICT, WITHOUT ROWID;
INSERT INTO look_muscle VALUES(1,'infraspinatus','left',0.012394512456192087468,0.012362857315680410297);
INSERT INTO look_muscle VALUES(1,'infraspinatus','right',0.012394512456192087468,0.012362857315680406827);
INSERT INTO look_muscle VALUES(1,'lateral_pterygoid','right',0.012580684705488504385,0.0091187819185710103364);
INSERT INTO look_muscle VALUES(1,'levator_scapulae','left',0.032893225138927138784,0.029184235544233667891);
INSERT INTO look_muscle VALUES(1,'levator_scapulae','right',0.40001065773497124222,0.16000596839519332093);
INSERT INTO look_muscle VALUES(1,'masseter','left',0.01520877968282761776,0.012502317053251835871);
INSERT INTO look_muscle VALUES(1,'masseter','right',0.02168144505453112325,0.016383928288651816718);
INSERT INTO look_muscle VALUES(1,'medial_pterygoid','right',0.010703836615897429837,0.0077537556255178850805);
INSERT INTO look_muscle VALUES(1,'multifidus_cervicis','left',0.01298219369565900387,0.010705513432269036372);
INSERT INTO look_muscle VALUES(1,'multifidus_cervicis','right',0.028622437728337137702,0.023638075538787203799);
INSERT INTO look_muscle VALUES(1,'occipitofrontalis','left',0.011731286293652231494,0.0091110740043521404318);
INSERT INTO look_muscle VALUES(1,'occipitofrontalis','right',0.016582486356066686999,0.012036866229207798806);
INSERT INTO look_muscle VALUES(1,'semispinalis_capitis','left',0.021847004427672487431,0.016218954448617484143);
INSERT INTO look_muscle VALUES(1,'semispinalis_capitis','right',0.048782193916525010135,0.032363460249910443178);
INSERT INTO look_muscle VALUES(1,'splenius_capitis','left',0.014508397425596408075,0.010523015906501446969);
INSERT INTO look_muscle VALUES(1,'splenius_capitis','right',0.014508397425596404606,0.010523015906501446969);
INSERT INTO look_muscle VALUES(1,'splenius_cervicis','left',0.015988266477480670563,0.01269424286784912384);
INSERT INTO look_muscle VALUES(1,'splenius_cervicis','right',0.047468385903940438219,0.040504235084386566723);
INSERT INTO look_muscle VALUES(1,'sternocleidomastoid','left',0.015561525499688947868,0.011928607429622253496);
INSERT INTO look_muscle VALUES(1,'sternocleidomastoid','right',0.026640894145576722584,0.021125469285935109808);
INSERT INTO look_muscle VALUES(1,'suboccipitals','left',0.027621222656301677028,0.018563646586412303751);
INSERT INTO look_muscle VALUES(1,'suboccipitals','right',0.051974448476832448007,0.033140701855932305774);
INSERT INTO look_muscle VALUES(1,'supraspinatus','right',0.01023449517211038294,0.010519486114326216663);
INSERT INTO look_muscle VALUES(1,'temporalis','left',0.018686950958374460435,0.014307008233301717753);
INSERT INTO look_muscle VALUES(1,'temporalis','right',0.083011967161930141911,0.052940758803160223311);
INSERT INTO look_muscle VALUES(1,'upper_trapezius','left',0.036853420340631597162,0.03158459320144320348);
INSERT INTO look_muscle VALUES(1,'upper_trapezius','right',0.60937357327858898692,0.70798102375269167385);
INSERT INTO look_muscle VALUES(2,'infraspinatus','left',0.012352166611422967304,0.012362857315680410297);
INSERT INTO look_muscle VALUES(2,'infraspinatus','right',0.0123521666114229621,0.012362857315680406827);
INSERT INTO look_muscle VALUES(2,'levator_scapulae','left',0.027931620322505981007,0.029184235544233667891);
INSERT INTO look_muscle VALUES(2,'levator_scapulae','right',0.078950597524603954857,0.16000596839519332093);
INSERT INTO look_muscle VALUES(2,'masseter','left',0.011588279361775378692,0.012502317053251835871);
INSERT INTO look_muscle VALUES(2,'masseter','right',0.014594829136744771891,0.016383928288651816718);
INSERT INTO look_muscle VALUES(2,'multifidus_cervicis','right',0.021954736238464837155,0.023638075538787203799);
INSERT INTO look_muscle VALUES(2,'occipitofrontalis','right',0.010501700702930329492,0.012036866229207798806);
INSERT INTO look_muscle VALUES(2,'rhomboids','right',0.010478771612750729935,0.010339055553125716876);
INSERT INTO look_muscle VALUES(2,'semispinalis_capitis','left',0.014318226260408260797,0.016218954448617484143);
INSERT INTO look_muscle VALUES(2,'semispinalis_capitis','right',0.026818457982522227178,0.032363460249910443178);
INSERT INTO look_muscle VALUES(2,'splenius_cervicis','left',0.011581771665433709256,0.01269424286784912384);
INSERT INTO look_muscle VALUES(2,'splenius_cervicis','right',0.038152273424677043967,0.040504235084386566723);
INSERT INTO look_muscle VALUES(2,'sternocleidomastoid','left',0.010701683396088729552,0.011928607429622253496);
INSERT INTO look_muscle VALUES(2,'sternocleidomastoid','right',0.019262777316303568431,0.021125469285935109808);
INSERT INTO look_muscle VALUES(2,'suboccipitals','left',0.015504684740487323715,0.018563646586412303751);
INSERT INTO look_muscle VALUES(2,'suboccipitals','right',0.026780091480196780567,0.033140701855932305774);
INSERT INTO look_muscle VALUES(2,'supraspinatus','right',0.010615734427555473598,0.010519486114326216663);
INSERT INTO look_muscle VALUES(2,'temporalis','left',0.012827795960619382126,0.014307008233301717753);
INSERT INTO look_muscle VALUES(2,'temporalis','right',0.042784986627408476411,0.052940758803160223311);
INSERT INTO look_muscle VALUES(2,'upper_trapezius','left',0.029805183228268337242,0.03158459320144320348);
INSERT INTO look_muscle VALUES(2,'upper_trapezius','right',0.7412831375187545202,0.70798102375269167385);
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
INSERT INTO look_explained VALUES(1,'levator_scapulae','right','neck_shoulder_angle','right');
INSERT INTO look_explained VALUES(1,'masseter','right','temple','right');
INSERT INTO look_explained VALUES(1,'semispinalis_capitis','right','temple','right');
INSERT INTO look_explained VALUES(1,'splenius_cervicis','right','neck_shoulder_angle','right');
INSERT INTO look_explained VALUES(1,'splenius_cervicis','right','temple','right');
INSERT INTO look_explained VALUES(1,'sternocleidomastoid','right','temple','right');
INSERT INTO look_explained VALUES(1,'suboccipitals','left','temple','right');
INSERT INTO look_explained VALUES(1,'suboccipitals','right','temple','right');
INSERT INTO look_explained VALUES(1,'temporalis','right','temple','right');
INSERT INTO look_explained VALUES(1,'upper_trapezius','right','neck_shoulder_angle','right');
INSERT INTO look_explained VALUES(1,'upper_trapezius','right','temple','right');
INSERT INTO look_explained VALUES(2,'levator_scapulae','right','neck_shoulder_angle','right');
INSERT INTO look_explained VALUES(2,'masseter','right','temple','right');
INSERT INTO look_explained VALUES(2,'semispinalis_capitis','right','temple','right');
INSERT INTO look_explained VALUES(2,'splenius_cervicis','right','neck_shoulder_angle','right');
INSERT INTO look_explained VALUES(2,'splenius_cervicis','right','temple','right');
INSERT INTO look_explained VALUES(2,'sternocleidomastoid','right','temple','right');
INSERT INTO look_explained VALUES(2,'suboccipitals','left','temple','right');
INSERT INTO look_explained VALUES(2,'suboccipitals','right','temple','right');
INSERT INTO look_explained VALUES(2,'temporalis','right','temple','right');
INSERT INTO look_explained VALUES(2,'upper_trapezius','right','neck_shoulder_angle','right');
INSERT INTO look_explained VALUES(2,'upper_trapezius','right','temple','right');
CREATE TABLE look_alternative (
  look_id INTEGER NOT NULL REFERENCES look (look_id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  probability REAL NOT NULL CHECK (probability BETWEEN 0 AND 1),
  PRIMARY KEY (look_id, id)
) STRICT, WITHOUT ROWID;
INSERT INTO look_alternative VALUES(1,'inner_organ',0.016506121803610974974);
INSERT INTO look_alternative VALUES(1,'joint',0.084935319394642605494);
INSERT INTO look_alternative VALUES(1,'nerve_root',0.025421730992189237041);
INSERT INTO look_alternative VALUES(1,'not_a_knot',0.12169976200581757164);
INSERT INTO look_alternative VALUES(1,'widespread_pain',0.0014044240398847064685);
INSERT INTO look_alternative VALUES(2,'inner_organ',0.020958297425839517158);
INSERT INTO look_alternative VALUES(2,'joint',0.10279050462785918607);
INSERT INTO look_alternative VALUES(2,'nerve_root',0.022961736317819846781);
INSERT INTO look_alternative VALUES(2,'not_a_knot',0.13306748618631514258);
INSERT INTO look_alternative VALUES(2,'widespread_pain',0.0019781120723408934444);
CREATE TABLE knot (
  knot_id INTEGER PRIMARY KEY AUTOINCREMENT,
  muscle TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('left', 'right')),
  UNIQUE (muscle, side)
) STRICT;
INSERT INTO knot VALUES(1,'levator_scapulae','right');
INSERT INTO knot VALUES(2,'upper_trapezius','right');
CREATE TABLE knot_look (
  knot_id INTEGER NOT NULL REFERENCES knot (knot_id) ON DELETE CASCADE,
  look_id INTEGER NOT NULL REFERENCES look (look_id),
  PRIMARY KEY (knot_id, look_id)
) STRICT, WITHOUT ROWID;
INSERT INTO knot_look VALUES(1,1);
INSERT INTO knot_look VALUES(2,1);
INSERT INTO knot_look VALUES(1,2);
CREATE TABLE knot_event (
  event_id INTEGER PRIMARY KEY AUTOINCREMENT,
  knot_id INTEGER NOT NULL REFERENCES knot (knot_id) ON DELETE CASCADE,
  at_ms INTEGER NOT NULL,
  zone TEXT NOT NULL,
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  kind TEXT NOT NULL CHECK (kind IN ('closed_gone', 'closed_no_knot', 'reopened'))
) STRICT;
INSERT INTO knot_event VALUES(1,1,1773163800000,'+01:00','2026-03-10','closed_gone');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('look',2);
INSERT INTO sqlite_sequence VALUES('knot',2);
INSERT INTO sqlite_sequence VALUES('knot_event',1);
CREATE INDEX knot_look_of_look ON knot_look (look_id);
CREATE INDEX knot_event_of_knot ON knot_event (knot_id);
COMMIT;
