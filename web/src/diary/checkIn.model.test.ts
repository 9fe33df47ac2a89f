import { describe, expect, it } from 'vitest';
import { paint, rate, rubOut } from '../app/journey.model';
import type { CheckIn, Entry } from '../engine/engine';
import {
  addressOf,
  answerCount,
  answerOf,
  asBefore,
  emptyDraft,
  hindranceOf,
  isAsBefore,
  isOfDayBefore,
  isSevere,
  journeyOf,
  lowEnd,
  minuteChoices,
  newUid,
  overtakenValues,
  painted,
  ratePlaces,
  requestOf,
  said,
  settled,
  shownPlaces,
  treat,
  treatedOf,
  type Treated,
} from './checkIn.model';

const place = (region: string, before: number | null, now: number | null = null) => ({
  region,
  side: 'right' as const,
  nrs_0_10: now,
  before_0_10: before,
  before_date: before === null ? null : '2026-03-11',
});

const entry = (own: Partial<Entry>): Entry => ({
  entry_id: 1,
  uid: '0'.repeat(32),
  kind: 'answer',
  date: '2026-03-12',
  zone: 'Europe/Berlin',
  about: '',
  side: null,
  region: '',
  from_ms: null,
  to_ms: null,
  at: null,
  value: null,
  choice: '',
  words: [],
  exercise: '',
  dose: {},
  note: '',
  source: 'typed',
  written_at_ms: 0,
  written_zone: 'Europe/Berlin',
  written_date: '2026-03-12',
  days_late: 0,
  replaces_entry_id: null,
  ...own,
});

const asked = (cause: string, known: Entry | null = null) => ({
  cause,
  gain_bits: 0.1,
  answered_days: 3,
  entry: known,
});

const base = (own: Partial<CheckIn> = {}): CheckIn => ({
  date: '2026-03-12',
  today: '2026-03-12',
  now: '20:10',
  checked_in: false,
  places: [place('slope', 4), place('neck', 4), place('blade', 3)],
  asked: [asked('stress'), asked('sleep'), asked('sitting')],
  more: [],
  done: [],
  hindrance: null,
  guess_due: false,
  helped_before: [],
  newest_entry_id: 71,
  ...own,
});

const kinds = (request: ReturnType<typeof requestOf>) =>
  request.entries.map((own) => `${own.kind} ${own.about ?? ''} ${own.value ?? '-'}`.trim());

describe('an unchanged day', () => {
  it('opens with places and nothing chosen', () => {
    const shown = shownPlaces(base(), emptyDraft());
    expect(shown.map((own) => own.level)).toEqual([null, null, null]);
    expect(shown.map((own) => own.before_0_10)).toEqual([4, 4, 3]);
    expect(isAsBefore(shown)).toBe(false);
  });

  it('takes five answers: the worst place, the others at once, three questions', () => {
    expect(answerCount(base(), shownPlaces(base(), emptyDraft()))).toBe(5);
    expect(answerCount(base({ guess_due: true }), [])).toBe(5);
  });

  it('writes what was said, the day it knew of, and that the day was gone through', () => {
    const draft = ratePlaces(emptyDraft(), { 'slope|right': 3 });
    const [, ...others] = shownPlaces(base(), draft);
    const same = asBefore(draft, others);
    const answered = { ...same, answers: { stress: said(5), sleep: said(0, 'side') } };
    const request = requestOf(base(), settled(base(), answered));
    expect(request).toMatchObject({ date: '2026-03-12', seen_entry_id: 71 });
    expect(kinds(request)).toEqual([
      'check_in  -'.trim(),
      'pain slope 3',
      'pain neck 4',
      'pain blade 3',
      'answer stress 5',
      'answer sleep 0',
    ]);
    expect(request.entries[5]).toMatchObject({ choice: 'side' });
    expect(request.entries[1]).toMatchObject({ side: 'right' });
  });

  it('says "not known" for a place that is shown and not answered', () => {
    const request = requestOf(base(), settled(base(), emptyDraft()));
    expect(request.entries.filter((own) => own.kind === 'pain').map((own) => own.value)).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('leaves a place out that was rubbed out', () => {
    const journey = rubOut(journeyOf(base(), emptyDraft()), ['neck|right']);
    const draft = settled(base(), painted(base(), emptyDraft(), journey.places));
    expect(requestOf(base(), draft).entries.map((own) => own.about)).toEqual([
      undefined,
      'slope',
      'blade',
    ]);
  });
});

describe('what is known of a place', () => {
  const known = (before_date: string) => ({ ...place('slope', 6), before_date });
  const end = (date: string, own: ReturnType<typeof place>) => {
    const day = base({ date, places: [own] });
    return lowEnd(day, shownPlaces(day, emptyDraft())[0]!);
  };

  it('is said with its day: the day before, the same one, else the date', () => {
    expect(end('2026-03-12', place('slope', null))).toEqual({ key: 'none' });
    expect(end('2026-03-12', known('2026-03-11')).key).toBe('none_yesterday');
    expect(end('2026-03-12', known('2026-03-12')).key).toBe('none_today');
    expect(end('2026-03-12', known('2026-03-01'))).toEqual({
      key: 'none_on',
      values: { before: 6, date: '1 March' },
    });
    expect(end('2026-03-12', known('2025-12-31')).values?.date).toBe('31 December 2025');
    expect(end('2026-03-02', known('2026-03-01')).key).toBe('none_before');
    expect(end('2026-03-02', known('2026-03-02')).key).toBe('none_same');
    expect(end('2026-03-02', known('2026-03-11')).key).toBe('none_on');
  });

  it('counts for all others at once only when all are of the day before', () => {
    const old = { ...place('blade', 3), before_date: '2026-03-01' };
    const day = base({ places: [place('slope', 4), place('neck', 4), old] });
    const shown = shownPlaces(day, emptyDraft());
    expect(shown.map((own) => isOfDayBefore(day, own))).toEqual([true, true, false]);
    expect(answerCount(day, shown)).toBe(6);
  });
});

describe('a repeat', () => {
  it('carries the same uids, and another value another one', () => {
    const draft = settled(base(), ratePlaces(emptyDraft(), { 'slope|right': 3 }));
    expect(requestOf(base(), settled(base(), draft))).toEqual(requestOf(base(), draft));
    const uids = requestOf(base(), draft).entries.map((own) => own.uid);
    expect(new Set(uids).size).toBe(uids.length);
    expect(newUid()).toMatch(/^[0-9a-f]{32}$/);
    const other = ratePlaces(draft, { 'slope|right': 5 });
    expect(other.pains['slope|right']!.uid).not.toBe(draft.pains['slope|right']!.uid);
  });
});

describe('a correction', () => {
  const written = base({
    checked_in: true,
    places: [place('slope', 4, 3), place('neck', 4, 4)],
    asked: [asked('stress', entry({ about: 'stress', value: 5 }))],
    hindrance: entry({ kind: 'hindrance', value: 2 }),
  });

  it('shows what was said and writes only what changed', () => {
    expect(shownPlaces(written, emptyDraft()).map((own) => own.level)).toEqual([3, 4]);
    expect(answerOf(emptyDraft(), 'stress', written.asked[0]!.entry)?.value).toBe(5);
    expect(hindranceOf(written, emptyDraft())).toBe(2);
    expect(requestOf(written, settled(written, emptyDraft())).entries).toEqual([]);
    const draft = ratePlaces(emptyDraft(), { 'slope|right': 6 });
    expect(kinds(requestOf(written, settled(written, draft)))).toEqual(['pain slope 6']);
  });

  it('takes an answer back as not known', () => {
    const draft = { ...emptyDraft(), answers: { stress: said(null) } };
    expect(answerOf(draft, 'stress', written.asked[0]!.entry)).toBeUndefined();
    expect(kinds(requestOf(written, draft))).toEqual(['answer stress -']);
  });

  it('says 0 for a place that was rated on this day and is rubbed out now', () => {
    const journey = rubOut(journeyOf(written, emptyDraft()), ['neck|right']);
    const draft = settled(written, painted(written, emptyDraft(), journey.places));
    expect(kinds(requestOf(written, draft))).toEqual(['pain neck 0']);
  });

  it('keeps a place that is painted anew, with its number', () => {
    const temple = { region: 'temple', side: null };
    const drawn = paint(journeyOf(written, emptyDraft()), [temple]);
    const journey = rate(drawn, ['temple|'], 7);
    const draft = settled(written, painted(written, emptyDraft(), journey.places));
    const request = requestOf(written, draft);
    expect(kinds(request)).toEqual(['pain temple 7']);
    expect(request.entries[0]).not.toHaveProperty('side');
    expect(shownPlaces(written, draft)).toHaveLength(3);
  });
});

describe('treatments', () => {
  const heat: Treated = {
    uid: newUid(),
    treatment: 'heat_pack',
    minutes: 15,
    at: '18:40',
    spot: { region: 'slope', side: 'right' },
    before: 5,
    after: 3,
    entry_id: null,
    removed: false,
  };
  const known = entry({ entry_id: 9, kind: 'treatment', about: 'trp_self_compression', value: 7 });

  it('are added with where, when, before and after', () => {
    const draft = treat(emptyDraft(), heat);
    expect(requestOf(base(), draft).entries.at(-1)).toMatchObject({
      kind: 'treatment',
      about: 'heat_pack',
      region: 'slope',
      side: 'right',
      value: 15,
      at: '18:40',
      dose: { before_0_10: 5, after_0_10: 3 },
    });
  });

  it('that were written are corrected and taken out by writing', () => {
    const day = base({ done: [known] });
    const [own] = treatedOf(day, emptyDraft());
    const longer = treat(emptyDraft(), { ...own!, minutes: 10 });
    expect(requestOf(day, longer).entries.at(-1)).toMatchObject({
      value: 10,
      replaces_entry_id: 9,
    });
    const gone = treat(longer, { ...own!, removed: true });
    expect(treatedOf(day, gone)).toEqual([]);
    expect(requestOf(day, gone).entries.at(-1)).toMatchObject({
      value: null,
      replaces_entry_id: 9,
    });
  });

  it('that were only here are gone without a trace', () => {
    const draft = treat(emptyDraft(), heat);
    const [own] = treatedOf(base(), draft);
    expect(treat(draft, { ...own!, removed: true }).treated).toEqual([]);
  });

  it('offer lengths between the ends of what they take', () => {
    expect(minuteChoices(10, 20)).toEqual([10, 15, 20]);
    expect(minuteChoices(1, 3)).toEqual([1, 2, 3]);
    expect(minuteChoices(null, null)).toEqual([5, 15, 20]);
    expect(minuteChoices(0, 0)).toEqual([1]);
  });
});

describe('what shrinks and what is told', () => {
  it('8 of 10 at any place is a lot', () => {
    const at = (pain: number) =>
      isSevere(shownPlaces(base(), ratePlaces(emptyDraft(), { 'blade|right': pain })));
    expect(at(7)).toBe(false);
    expect(at(8)).toBe(true);
  });

  it('numbers of another window are told, not that it checked in', () => {
    const overtaken = [
      entry({ kind: 'check_in' }),
      entry({ kind: 'pain', value: 5 }),
      entry({ kind: 'answer', value: null }),
    ];
    expect(overtakenValues(overtaken)).toEqual([5]);
  });
});

describe('the address', () => {
  it('names the day and the map', () => {
    expect(addressOf('#/check_in')).toEqual({ date: null, paint: false });
    expect(addressOf('#/check_in/2026-03-01')).toEqual({ date: '2026-03-01', paint: false });
    expect(addressOf('#/check_in/2026-03-01/paint')).toEqual({ date: '2026-03-01', paint: true });
    expect(addressOf('#/check_in/soon')).toEqual({ date: null, paint: false });
  });
});
