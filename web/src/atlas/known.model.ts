/**
 * What is known of a muscle and how surely. Every grade comes from the `verified` and `kind` of the
 * data by one rule, in docs/methods/atlas.md; none is written for a single muscle.
 */
import type { Atlas, Claims, Examination, Muscle } from '../engine/engine';
import { kappa } from '../knot/knot.model';

export type Grade = 'sure' | 'fair' | 'estimate' | 'unsure' | 'not_known';
/** From strong to weak: of several the weakest counts. */
export const grades: readonly Grade[] = ['sure', 'fair', 'estimate', 'unsure', 'not_known'];

type Verified = Muscle['verified'];
type Kind = Muscle['points'][number]['depth_mm']['kind'];

/** A statement: read at its source, partly read, or from memory. */
export const gradeOfStatement = (verified: Verified): Grade =>
  ({ yes: 'sure', partly: 'fair', memory: 'unsure' })[verified] as Grade;

/** A number: measured in some people is fair for another; anything else is an estimate. */
export const gradeOfNumber = (kind: Kind): Grade => (kind === 'measured' ? 'fair' : 'estimate');

export const weakest = (own: readonly Grade[]): Grade =>
  own.length === 0 ? 'not_known' : grades[Math.max(...own.map((grade) => grades.indexOf(grade)))]!;

/** Drawn or counted in others: never more than fair, however well the source was read. */
const inOthers = (own: Grade): Grade => weakest([own, 'fair']);

export type Line = { key: string; values?: Record<string, string | number> };
export type KnownId = 'lies' | 'depth' | 'press' | 'zones' | 'spot' | 'tests' | 'found';
export type KnownRow = {
  id: KnownId;
  grade: Grade;
  lines: Line[];
  /** How the knowledge says it was looked at, as keys of `basis`. */
  basis: Line[];
  sources: string[];
};

const unique = (list: readonly string[]): string[] => [...new Set(list)];
const round = (value: number): number => Math.round(value);

function testsOf(atlas: Atlas, muscle: Muscle, kinds: Examination['kind'][]): Examination[] {
  return atlas.examinations.filter(
    (own) => kinds.includes(own.kind) && own.muscles.includes(muscle.id),
  );
}

export const pressTest = (atlas: Atlas, muscle: Muscle): Examination | undefined =>
  testsOf(atlas, muscle, ['press'])[0];

function lies(muscle: Muscle): KnownRow {
  return {
    id: 'lies',
    grade: gradeOfStatement(muscle.verified),
    lines: [{ key: 'known.lies.text', values: { action: muscle.action } }],
    basis: [{ key: `basis.anatomy_${muscle.verified}` }],
    sources: [],
  };
}

function depth(muscle: Muscle): KnownRow {
  const all = muscle.points.map((point) => point.depth_mm);
  const say = (own: (typeof all)[number]) => `${own.value}|${own.low}|${own.high}`;
  const same = new Set(all.map(say)).size === 1;
  const lines = (same ? all.slice(0, 1) : all).map((own, k) => ({
    key: same ? 'known.depth.text' : 'known.depth.point',
    values: {
      number: k + 1,
      value: round(own.value),
      low: round(own.low),
      high: round(own.high),
    },
  }));
  const kinds = unique(all.map((own) => own.kind));
  const notes = unique(all.map((own) => own.note).filter(Boolean));
  return {
    id: 'depth',
    grade: weakest(all.map((own) => gradeOfNumber(own.kind))),
    lines,
    basis: [
      ...kinds.map((kind) => ({ key: `basis.kind_${kind}` })),
      ...notes.map((note) => ({ key: 'basis.note', values: { note } })),
    ],
    sources: unique(all.map((own) => own.source)),
  };
}

/** The claim of the knowledge about the sign that the press test of each muscle asks for. */
const pressClaim = 'agree_own_pain';

function press(atlas: Atlas, muscle: Muscle, claims: Claims): KnownRow {
  const test = pressTest(atlas, muscle);
  const claim = claims.claims.find((own) => own.id === pressClaim);
  const number = claim?.number;
  if (!test || !claim || !number) return nothing('press');
  return {
    id: 'press',
    grade: weakest([
      gradeOfStatement(test.verified),
      inOthers(gradeOfStatement(claim.verified)),
      gradeOfNumber(number.kind),
    ]),
    lines: [{ key: 'known.press.text', values: { kappa: kappa(number.value) } }],
    basis: [{ key: 'basis.note', values: { note: number.note } }, { key: 'basis.press' }],
    sources: unique([...claim.sources, ...test.sources]),
  };
}

function zones(muscle: Muscle): KnownRow {
  const count = (verified: Verified) =>
    muscle.points.filter((point) => point.verified === verified).length;
  const parts = (['yes', 'partly', 'memory'] as const)
    .filter((verified) => count(verified) > 0)
    .map((verified) => ({
      key: `known.zones.${verified}`,
      values: { count: count(verified), total: muscle.points.length },
    }));
  return {
    id: 'zones',
    grade: inOthers(weakest(muscle.points.map((point) => gradeOfStatement(point.verified)))),
    lines: [{ key: 'known.zones.text' }, ...parts],
    basis: [{ key: 'basis.zones' }],
    sources: unique(muscle.points.flatMap((point) => point.sources)),
  };
}

/** The one test that says how far apart two people mark the same point. */
const spotTest = 'loc_error';

function spot(atlas: Atlas, muscle: Muscle): KnownRow {
  const test = atlas.examinations.find((own) => own.id === spotTest);
  if (!test) return nothing('spot');
  const own = test.muscles.includes(muscle.id);
  return {
    id: 'spot',
    // That two experts differ is well measured; what follows for the spot is that it is unsure.
    grade: 'unsure',
    lines: [
      { key: 'known.spot.text', values: { finding: test.positive_when } },
      { key: own ? 'known.spot.here' : 'known.spot.elsewhere' },
      { key: 'known.spot.so', values: { caution: test.caution } },
    ],
    basis: [{ key: `basis.read_${test.verified}` }],
    sources: test.sources,
  };
}

const hasFigures = (test: Examination): boolean => test.accuracy_class === 'published';

function tests(atlas: Atlas, muscle: Muscle): KnownRow {
  const all = testsOf(atlas, muscle, ['stretch', 'load', 'movement', 'other']);
  const published = all.filter(hasFigures);
  const own = all.filter((test) => test.kind === 'stretch' || test.kind === 'load');
  const none = !own.some(hasFigures);
  return {
    id: 'tests',
    grade: none
      ? 'not_known'
      : inOthers(weakest(own.map((test) => gradeOfStatement(test.verified)))),
    lines: [
      { key: none ? 'known.tests.none' : 'known.tests.some' },
      ...(published.length > 0
        ? [
            {
              key: 'known.tests.others',
              values: { names: published.map((t) => t.name).join(', ') },
            },
          ]
        : []),
    ],
    basis: own.length > 0 ? [{ key: `basis.read_${own[0]!.verified}` }] : [],
    sources: unique([...own, ...published].flatMap((test) => test.sources)),
  };
}

type Row = Muscle['prevalence'][number];

export const populationKey = (row: Row): string =>
  `population.${row.population.replace('patients', 'people')}`;

function foundLine(row: Row): Line {
  const range = row.percent === null && row.low !== null && row.high !== null;
  const share = row.percent !== null ? 'percent' : range ? 'range' : 'no_figure';
  return {
    key: `found.${share}`,
    values: {
      status: `status.${row.status}`,
      population: populationKey(row),
      percent: round(row.percent ?? 0),
      low: round(row.low ?? 0),
      high: round(row.high ?? 0),
      n: row.n ?? 0,
      note: row.note,
    },
  };
}

function found(muscle: Muscle): KnownRow {
  const rows = muscle.prevalence.filter((row) => row.percent !== null || row.low !== null);
  if (rows.length === 0) return nothing('found');
  return {
    id: 'found',
    grade: inOthers(weakest(rows.map((row) => gradeOfStatement(row.verified)))),
    lines: rows.map(foundLine),
    basis: [
      { key: 'basis.found' },
      ...unique(rows.map((row) => row.note).filter(Boolean)).map((note) => ({
        key: 'basis.note',
        values: { note },
      })),
    ],
    sources: unique(rows.map((row) => row.source)),
  };
}

function nothing(id: KnownId): KnownRow {
  return {
    id,
    grade: 'not_known',
    lines: [{ key: `known.${id}.none` }],
    basis: [{ key: 'basis.nothing' }],
    sources: [],
  };
}

export const knownRows = (atlas: Atlas, claims: Claims, muscle: Muscle): KnownRow[] => [
  lies(muscle),
  depth(muscle),
  press(atlas, muscle, claims),
  zones(muscle),
  spot(atlas, muscle),
  tests(atlas, muscle),
  found(muscle),
];
