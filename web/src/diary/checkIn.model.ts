/** What was said on the check-in page and is not saved yet, beside what the engine knows. */
import { emptyJourney, keyOf, type Journey, type Place } from '../app/journey.model';
import type { CheckIn, Entry, EntryIn, LogRequest, PaintSide } from '../engine/engine';
import { addDays, dateWords } from './checkIn.days';

type Sentence = { key: string; values?: Record<string, string | number> };

type Spot = { region: string; side: PaintSide };

/** Every value has a uid of its own: a request that is repeated writes nothing twice. */
export type Said = { uid: string; value: number | null; choice?: string };

export type Treated = {
  uid: string;
  treatment: string;
  minutes: number;
  at: string | null;
  /** Where it was done, when that was said. */
  spot: Spot | null;
  before: number | null;
  after: number | null;
  /** The entry that it corrects. */
  entry_id: number | null;
  removed: boolean;
};

export type Draft = {
  /** Of the entry that says: this day was gone through. */
  uid: string;
  /** The places as painted for this day; null: those that the engine names. */
  spots: Spot[] | null;
  pains: Record<string, Said>;
  answers: Record<string, Said>;
  hindrance: Said | null;
  guess: { uid: string; about: string } | null;
  treated: Treated[];
};

/** From here on the page shrinks to pain, safety, and what went with less pain before. */
export const severeFrom = 8;

export function newUid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const emptyDraft = (): Draft => ({
  uid: newUid(),
  spots: null,
  pains: {},
  answers: {},
  hindrance: null,
  guess: null,
  treated: [],
});

export type ShownPlace = Spot & {
  key: string;
  /** Said now, or known for this day. */
  level: number | null;
  /** The last that is known of it, and of which day that is. */
  before_0_10: number | null;
  before_date: string | null;
};

export function shownPlaces(base: CheckIn, draft: Draft): ShownPlace[] {
  const known = new Map(base.places.map((own) => [keyOf(own), own]));
  return (draft.spots ?? base.places).map(({ region, side }) => {
    const key = keyOf({ region, side });
    const own = known.get(key);
    const said = draft.pains[key];
    return {
      region,
      side,
      key,
      level: said ? said.value : (own?.nrs_0_10 ?? null),
      before_0_10: own?.before_0_10 ?? null,
      before_date: own?.before_date ?? null,
    };
  });
}

export const said = (value: number | null, choice?: string): Said => ({
  uid: newUid(),
  value,
  ...(choice ? { choice } : {}),
});

export const ratePlaces = (draft: Draft, values: Record<string, number>): Draft => ({
  ...draft,
  pains: {
    ...draft.pains,
    ...Object.fromEntries(Object.entries(values).map(([key, value]) => [key, said(value)])),
  },
});

/** What was known last is of the very day before. */
export const isOfDayBefore = (base: CheckIn, own: ShownPlace): boolean =>
  own.before_0_10 !== null && own.before_date === addDays(base.date, -1);

/** What the low end of a strip says: also the last known number, and of which day it is. */
export function lowEnd(base: CheckIn, own: ShownPlace): Sentence {
  const { before_0_10: before, before_date: date } = own;
  if (before === null || date === null) return { key: 'none' };
  const isToday = base.date === base.today;
  if (date === base.date) return { key: isToday ? 'none_today' : 'none_same', values: { before } };
  if (isOfDayBefore(base, own)) {
    return { key: isToday ? 'none_yesterday' : 'none_before', values: { before } };
  }
  return { key: 'none_on', values: { before, date: dateWords(date, base.date) } };
}

/** The given places as on the day before, where that is known. */
export function asBefore(draft: Draft, places: readonly ShownPlace[]): Draft {
  const values: Record<string, number> = {};
  for (const { key, before_0_10 } of places) {
    if (before_0_10 !== null) values[key] = before_0_10;
  }
  return ratePlaces(draft, values);
}

export const isAsBefore = (places: readonly ShownPlace[]): boolean =>
  places.every((own) => own.level !== null && own.level === own.before_0_10);

export const isSevere = (places: readonly ShownPlace[]): boolean =>
  places.some((own) => (own.level ?? 0) >= severeFrom);

/** The drawing of this day, to be painted on. */
export const journeyOf = (base: CheckIn, draft: Draft): Journey => ({
  ...emptyJourney,
  places: shownPlaces(base, draft).map(({ region, side, level }) => ({
    region,
    side,
    nrs_0_10: level,
  })),
});

export function painted(base: CheckIn, draft: Draft, places: readonly Place[]): Draft {
  const levels = new Map(shownPlaces(base, draft).map((own) => [own.key, own.level]));
  const keys = new Set(places.map(keyOf));
  const kept = Object.entries(draft.pains).filter(([key]) => keys.has(key));
  const changed = places
    .filter((own) => own.nrs_0_10 !== (levels.get(keyOf(own)) ?? null))
    .map((own) => [keyOf(own), said(own.nrs_0_10)]);
  return {
    ...draft,
    spots: places.map(({ region, side }) => ({ region, side })),
    pains: { ...Object.fromEntries(kept), ...Object.fromEntries(changed) },
  };
}

/** The last thing said of a question, or what is known of it; undefined: never answered. */
export function answerOf(draft: Draft, cause: string, entry: Entry | null): Said | undefined {
  const own = draft.answers[cause];
  if (own) return own.value === null ? undefined : own;
  return saidBefore(entry);
}

export function hindranceOf(base: CheckIn, draft: Draft): number | null {
  return (draft.hindrance ?? saidBefore(base.hindrance))?.value ?? null;
}

function saidBefore(entry: Entry | null): Said | undefined {
  if (!entry || entry.value === null) return undefined;
  return { uid: '', value: entry.value, ...(entry.choice ? { choice: entry.choice } : {}) };
}

/** Treatments of the day as they will stand: those known, corrected, added; without removed. */
export function treatedOf(base: CheckIn, draft: Draft): Treated[] {
  const corrected = new Map(
    draft.treated.flatMap((own) => (own.entry_id === null ? [] : [[own.entry_id, own] as const])),
  );
  const known = base.done.map((own) => corrected.get(own.entry_id) ?? treatedBefore(own));
  const fresh = draft.treated.filter((own) => own.entry_id === null);
  return [...known, ...fresh].filter((own) => !own.removed);
}

const treatedBefore = (entry: Entry): Treated => ({
  uid: entry.uid,
  treatment: entry.about,
  minutes: entry.value ?? 0,
  at: entry.at,
  spot: entry.region ? { region: entry.region, side: entry.side ?? null } : null,
  before: entry.dose.before_0_10 ?? null,
  after: entry.dose.after_0_10 ?? null,
  entry_id: entry.entry_id,
  removed: false,
});

/** Adds or changes a treatment. A fresh one that is removed was never there. */
export function treat(draft: Draft, next: Treated): Draft {
  const others = draft.treated.filter((own) =>
    next.entry_id === null ? own.uid !== next.uid : own.entry_id !== next.entry_id,
  );
  if (next.removed && next.entry_id === null) return { ...draft, treated: others };
  return { ...draft, treated: [...others, { ...next, uid: newUid() }] };
}

/**
 * A place that is shown and not answered is not known; one that was rubbed out after it had been
 * rated for this day does not hurt. Said before the request is made, so that it keeps its uids.
 */
export function settled(base: CheckIn, draft: Draft): Draft {
  const shown = shownPlaces(base, draft);
  const keys = new Set(shown.map((own) => own.key));
  const known = new Set(base.checked_in ? base.places.map(keyOf) : []);
  const pains = { ...draft.pains };
  for (const { key, level } of shown) {
    if (level === null && !known.has(key) && !pains[key]) pains[key] = said(null);
  }
  for (const own of base.places) {
    const there = own.nrs_0_10 !== null || base.checked_in;
    if (!keys.has(keyOf(own)) && there && !pains[keyOf(own)]) pains[keyOf(own)] = said(0);
  }
  return { ...draft, pains };
}

function spotOf(key: string): Spot {
  const [region = '', side = ''] = key.split('|');
  return { region, side: side === '' ? null : (side as PaintSide) };
}

const valueIn = ({ uid, value, choice }: Said) => ({ uid, value, ...(choice ? { choice } : {}) });

function treatmentIn(own: Treated): EntryIn {
  const dose = {
    ...(own.before === null ? {} : { before_0_10: own.before }),
    ...(own.after === null ? {} : { after_0_10: own.after }),
  };
  return {
    kind: 'treatment',
    about: own.treatment,
    ...(own.spot ? { region: own.spot.region } : {}),
    ...(own.spot?.side ? { side: own.spot.side } : {}),
    value: own.removed ? null : own.minutes,
    ...(own.at ? { at: own.at } : {}),
    ...(own.removed || Object.keys(dose).length === 0 ? {} : { dose }),
    uid: own.uid,
    ...(own.entry_id === null ? {} : { replaces_entry_id: own.entry_id }),
  };
}

/** Only what was said on this page; what the engine knows already is not written again. */
export function requestOf(base: CheckIn, draft: Draft): LogRequest {
  const entries: EntryIn[] = [];
  if (!base.checked_in) entries.push({ kind: 'check_in', uid: draft.uid });
  for (const [key, own] of Object.entries(draft.pains)) {
    const { region, side } = spotOf(key);
    const place = { about: region, ...(side === null ? {} : { side }) };
    entries.push({ kind: 'pain', ...place, ...valueIn(own) });
  }
  for (const [about, own] of Object.entries(draft.answers)) {
    entries.push({ kind: 'answer', about, ...valueIn(own) });
  }
  if (draft.hindrance) entries.push({ kind: 'hindrance', ...valueIn(draft.hindrance) });
  if (draft.guess) entries.push({ kind: 'guess', about: draft.guess.about, uid: draft.guess.uid });
  entries.push(...draft.treated.map(treatmentIn));
  return { date: base.date, seen_entry_id: base.newest_entry_id, entries };
}

/** How many taps the shown questions ask for, the button apart. */
export function answerCount(base: CheckIn, places: readonly ShownPlace[]): number {
  const others = places.slice(1);
  const atOnce = others.length > 0 && others.every((own) => isOfDayBefore(base, own));
  const pain = 1 + (atOnce ? 1 : others.length);
  return pain + base.asked.length + (base.guess_due ? 1 : 0);
}

/** Asked every day beside the others, and not needed: it hides how bad a day would have been. */
export const painkiller = 'pain_medicine';

/** What another window had written meanwhile: its numbers, in the order they were replaced. */
export const overtakenValues = (overtaken: readonly Entry[]): number[] =>
  overtaken.flatMap((own) => (own.kind === 'check_in' || own.value === null ? [] : [own.value]));

/** The day in `#/check_in/2026-03-01/paint`, and whether its map is open. */
export function addressOf(hash: string): { date: string | null; paint: boolean } {
  const match = /^#\/check_in(?:\/(\d{4}-\d{2}-\d{2}))?(\/paint)?$/.exec(hash);
  return { date: match?.[1] ?? null, paint: match?.[2] !== undefined };
}

/** Three sensible lengths between the ends of what the treatment takes; 5 to 20 minutes else. */
export function minuteChoices(low: number | null, high: number | null): number[] {
  const least = low ?? 5;
  const most = Math.max(least, high ?? 20);
  const middle = (least + most) / 2;
  const round = (minutes: number) =>
    minutes < 5 ? Math.max(1, Math.round(minutes)) : Math.round(minutes / 5) * 5;
  return [...new Set([Math.round(least), round(middle), Math.round(most)])]
    .filter((minutes) => minutes > 0)
    .sort((a, b) => a - b);
}
