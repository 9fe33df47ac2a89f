/** What the person has said so far. Plain data; every change makes a new value. */
import type { Answers, LocateRequest, Pain, PainWord, PaintSide } from '../engine/engine';

export type Place = {
  region: string;
  side: PaintSide;
  nrs_0_10: number | null;
  /** How it feels there; absent when not said. */
  words?: PainWord[];
};

export type Journey = {
  places: Place[];
  selected: string[];
  past: Place[][];
  sex: 'female' | 'male' | null;
  age_years: number | null;
  flags: Answers;
  safetyDone: boolean;
  /** Flags that were raised and that a doctor has since looked at, for the printed page. */
  lookedAt: string[];
  answers: Answers;
  contraindications: Answers;
  intakeDone: boolean;
  /** The recorded knot that is looked at again: after the safety questions the way leads there. */
  lookAgain: { knot_id: number; way: 'paint' | 'press' } | null;
  /** Days without an entry that are to stay unknown: they are not offered again. */
  leftUnknown: string[];
};

export const emptyJourney: Journey = {
  places: [],
  selected: [],
  past: [],
  sex: null,
  age_years: null,
  flags: {},
  safetyDone: false,
  lookedAt: [],
  answers: {},
  contraindications: {},
  intakeDone: false,
  lookAgain: null,
  leftUnknown: [],
};

export const keyOf = (place: { region: string; side: PaintSide }): string =>
  `${place.region}|${place.side ?? ''}`;

/** A changed drawing makes earlier safety and test answers stale: they are asked again. */
function redrawn(journey: Journey, places: Place[], selected: string[]): Journey {
  const same =
    places.length === journey.places.length &&
    places.every((p) => journey.places.some((q) => keyOf(p) === keyOf(q)));
  return {
    ...journey,
    places,
    selected,
    past: [...journey.past, journey.places].slice(-50),
    safetyDone: same && journey.safetyDone,
  };
}

type Spot = { region: string; side: PaintSide };

/** The key of the painted place here: a place whose side is not known lies on both sides. */
export function keyAt(journey: Journey, spot: Spot): string {
  const unsided = keyOf({ ...spot, side: 'unknown' });
  return journey.places.some((place) => keyOf(place) === unsided) ? unsided : keyOf(spot);
}

/** Paints places that are new; places already painted are only selected. */
export function paint(journey: Journey, touched: Spot[]): Journey {
  const known = new Set(journey.places.map(keyOf));
  const fresh = touched
    .filter((t) => !known.has(keyAt(journey, t)))
    .map((t) => ({ region: t.region, side: t.side, nrs_0_10: null }));
  const selected = [...new Set(touched.map((t) => keyAt(journey, t)))];
  if (fresh.length === 0) return { ...journey, selected };
  return redrawn(journey, [...journey.places, ...fresh], selected);
}

export function rubOut(journey: Journey, keys: string[]): Journey {
  const places = journey.places.filter((p) => !keys.includes(keyOf(p)));
  return redrawn(journey, places, places.length > 0 ? [keyOf(places[places.length - 1]!)] : []);
}

export function rate(journey: Journey, keys: string[], nrs_0_10: number): Journey {
  const places = journey.places.map((p) => (keys.includes(keyOf(p)) ? { ...p, nrs_0_10 } : p));
  return redrawn(journey, places, journey.selected);
}

const excluding: Partial<Record<PainWord, PainWord>> = { deep: 'near_skin', near_skin: 'deep' };

const withWords = ({ words: _, ...place }: Place, words: PainWord[]): Place =>
  words.length > 0 ? { ...place, words } : place;

/** Says or takes back how it feels there. Deep and near the skin take each other's place. */
export function toggleWord(journey: Journey, keys: string[], word: PainWord): Journey {
  const chosen = journey.places.filter((p) => keys.includes(keyOf(p)));
  const off = chosen.length > 0 && chosen.every((p) => p.words?.includes(word));
  const places = journey.places.map((place) => {
    if (!keys.includes(keyOf(place))) return place;
    const kept = (place.words ?? []).filter((own) => own !== word && own !== excluding[word]);
    return withWords(place, off ? kept : [...kept, word]);
  });
  return redrawn(journey, places, journey.selected);
}

/** Another side for a painted place. What is painted of that region there already gives way. */
export function changeSide(journey: Journey, key: string, side: PaintSide): Journey {
  const moved = journey.places.find((place) => keyOf(place) === key);
  if (!moved || moved.side === side) return journey;
  const next = { ...moved, side };
  const gone = (place: Place) =>
    place !== moved &&
    place.region === moved.region &&
    (side === 'unknown' || keyOf(place) === keyOf(next));
  const places = journey.places
    .filter((place) => !gone(place))
    .map((place) => (place === moved ? next : place));
  return redrawn(journey, places, [keyOf(next)]);
}

export function undo(journey: Journey): Journey {
  const before = journey.past[journey.past.length - 1];
  if (!before) return journey;
  const last = before[before.length - 1];
  return {
    ...journey,
    places: before,
    past: journey.past.slice(0, -1),
    selected: last ? [keyOf(last)] : [],
    safetyDone: false,
  };
}

/** Where the safety questions lead: to the result, or back to the knot that is looked at again. */
export const afterSafety = (journey: Journey): string =>
  journey.lookAgain ? `#/record/${journey.lookAgain.knot_id}` : '#/result';

export const unrated = (journey: Journey): Place[] =>
  journey.places.filter((place) => place.nrs_0_10 === null);

export const pains = (journey: Journey): Pain[] =>
  journey.places.map((p) => ({ ...p, nrs_0_10: p.nrs_0_10 ?? 0 }));

export const hasPain = (journey: Journey): boolean =>
  journey.places.some((place) => (place.nrs_0_10 ?? 0) > 0);

export function requestOf(journey: Journey): LocateRequest {
  const person: NonNullable<LocateRequest['person']> = {};
  if (journey.sex) person.sex = journey.sex;
  if (journey.age_years !== null) person.age_years = journey.age_years;
  return { pains: pains(journey), person, flags: journey.flags, answers: journey.answers };
}
