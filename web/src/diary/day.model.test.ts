import { describe, expect, it } from 'vitest';
import type { DiaryDay, Entry } from '../engine/engine';
import { clockOf, endOf, marksOf } from './day.clock';
import {
  again,
  changed,
  dateOfHash,
  leadOf,
  restored,
  rowFor,
  rowsOf,
  wantedRow,
  worstWith,
  zoneWords,
} from './day.model';
import { entry, names } from './year.testing';

const berlin = (text: string) => Date.parse(`${text}+01:00`);
const first = entry({ entry_id: 4, about: 'sits', value: 2 });
const list: { entry: Entry; earlier: Entry[] }[] = [
  { entry: entry({ entry_id: 1, kind: 'check_in' }), earlier: [] },
  { entry: entry({ entry_id: 2, about: 'stress', value: 8 }), earlier: [] },
  {
    entry: entry({
      entry_id: 5,
      about: 'sits',
      value: 3,
      replaces_entry_id: 4,
      note: 'Screen was on over lunch',
    }),
    earlier: [first],
  },
  {
    entry: entry({
      entry_id: 6,
      kind: 'pain',
      about: 'temple',
      side: 'right',
      value: 6,
      at: '18:40',
      from_ms: berlin('2026-02-26T18:40:00'),
      words: ['dull'],
    }),
    earlier: [],
  },
  {
    entry: entry({
      entry_id: 7,
      kind: 'treatment',
      about: 'heat_pack',
      side: 'right',
      region: 'temple',
      value: 15,
      at: '20:10',
      from_ms: berlin('2026-02-26T20:10:00'),
      dose: { before_0_10: 6, after_0_10: 4, press_0_10: 5 },
      source: 'session',
    }),
    earlier: [],
  },
  {
    entry: entry({
      entry_id: 8,
      about: 'sleep_short',
      value: 6.5,
      at: '23:20',
      from_ms: berlin('2026-02-25T23:20:00'),
      to_ms: berlin('2026-02-26T05:50:00'),
      days_late: 4,
    }),
    earlier: [],
  },
];
const day: DiaryDay = {
  date: '2026-02-26',
  zones: ['Europe/Berlin'],
  checked_in: true,
  days_late: 11,
  entries: list,
  pains: [
    { region: 'heel', side: 'left', value: 0, source: 'left_blank' },
    { region: 'temple', side: 'right', value: 6, source: 'mean_of_moments' },
  ],
  exposures: [
    { cause: 'stress', value: 8, source: 'typed' },
    { cause: 'sleep_short', value: 1.5, source: 'typed' },
    { cause: 'position', value: 1, source: 'days_csv' },
  ],
  day_before: null,
  day_after: null,
  newest_entry_id: 8,
};
const rows = rowsOf(day, names);
const row = (key: string) => rows.find((own) => own.key === key)!;

describe('what is known of a day', () => {
  it('has a row for each entry but the check-in, the worst place first', () => {
    expect(rows.map((own) => own.key)).toEqual([
      'pain.temple.right',
      'pain.temple.right.2',
      'pain.heel.left',
      'answer.stress',
      'answer.sits',
      'answer.sleep_short',
      'treatment.heat_pack.right',
      'exposure.position',
    ]);
  });
  it('says of a derived pain that nobody rated it', () => {
    expect(row('pain.heel.left').chip.words).toBe('left blank');
    expect(row('pain.heel.left').notes).toEqual(['Left blank in the check-in, counts as 0.']);
    expect(row('pain.temple.right').entry).toBeNull();
    expect(row('exposure.position').control).toBeNull();
  });
  it('says what was first said, why it was changed, and what came late', () => {
    expect(row('answer.sits').chip).toEqual({ words: 'corrected by you', tone: 'warn' });
    expect(row('answer.sits').notes).toEqual(['first said: 2', '"Screen was on over lunch"']);
    expect(row('answer.sleep_short').notes).toEqual([
      '23:20 to 05:50',
      'For the causes it counts as 1.5.',
      'from memory, 4 days later',
    ]);
    expect(row('treatment.heat_pack.right').notes).toEqual([
      '20:10, temple, right, before 6, after 4, press at 5 of 10',
    ]);
    expect(leadOf(day)).toBe('Worst place 6 of 10. Written from memory, 11 days later.');
  });
  it('is found by its lane in the year', () => {
    expect(wantedRow('#/day/2026-02-26/answer.sits')).toBe('answer.sits');
    expect(dateOfHash('#/day/2026-02-26/answer.sits')).toBe('2026-02-26');
    expect(dateOfHash('#/day/')).toBeNull();
    expect(rowFor(rows, 'exposure.sleep_short')?.key).toBe('answer.sleep_short');
    expect(rowFor(rows, 'treatment.heat_pack')?.key).toBe('treatment.heat_pack.right');
    expect(rowFor(rows, '')).toBeNull();
    expect(rowFor(rows, 'answer.alcohol')).toBeNull();
  });
});

describe('a correction', () => {
  it('names what it replaces and keeps all that it does not change', () => {
    expect(changed(row('pain.temple.right.2').draft, { value: 4 })).toEqual({
      kind: 'pain',
      about: 'temple',
      side: 'right',
      value: 4,
      at: '18:40',
      choice: '',
      words: ['dull'],
      exercise: '',
      dose: {},
      replaces_entry_id: 6,
    });
    expect(changed(row('treatment.heat_pack.right').draft, { value: 20 }).region).toBe('temple');
  });
  it('of hours with begin and end is a plain number of hours', () => {
    const next = changed(row('answer.sleep_short').draft, { value: 7 });
    expect([next.at, next.to, next.value]).toEqual([undefined, undefined, 7]);
    expect(again(list[5]!.entry).to).toBe('05:50');
  });
  it('of a derived pain is a rating of the whole day', () => {
    const next = changed(row('pain.heel.left').draft, { value: 2 });
    expect(next).toEqual({ kind: 'pain', about: 'heel', side: 'left', value: 2 });
  });
  it('back to an earlier value replaces the present one', () => {
    const back = restored(first, list[2]!.entry);
    expect([back.value, back.replaces_entry_id]).toEqual([2, 5]);
  });
  it('of a painted look stands beside it', () => {
    const painted = {
      ...day,
      entries: [
        {
          entry: entry({ kind: 'pain', about: 'heel', side: 'left', value: 3, source: 'look' }),
          earlier: [],
        },
      ],
    };
    const own = rowsOf(painted, names).find((one) => one.entry !== null)!;
    expect(own.draft.replaces_entry_id).toBeUndefined();
  });
  it('says what becomes of the worst place', () => {
    expect(worstWith(day, row('pain.temple.right'), 2)).toBe(2);
    expect(worstWith(day, row('pain.heel.left'), 9)).toBe(9);
    expect(worstWith({ ...day, pains: [] }, null, null)).toBeNull();
  });
});

describe('the clock of a day', () => {
  it('follows the zone in which an entry was written', () => {
    const ms = Date.parse('2026-02-26T23:30:00Z');
    expect(clockOf(ms, 'Europe/Berlin')).toEqual({
      day: Date.UTC(2026, 1, 27) / 864e5,
      minutes: 30,
    });
    expect(clockOf(ms, '-05:30')).toEqual({ day: Date.UTC(2026, 1, 26) / 864e5, minutes: 1080 });
    expect(clockOf(ms, 'Nowhere/Atall')).toBeNull();
  });
  it('in a night of 23 hours the hands jump', () => {
    const before = Date.parse('2026-03-29T00:59:00Z');
    expect(clockOf(before, 'Europe/Berlin')?.minutes).toBe(119);
    expect(clockOf(before + 60_000, 'Europe/Berlin')?.minutes).toBe(180);
  });
  it('holds only what has a time, cut to the day', () => {
    expect(marksOf(day).map((own) => [own.entry.entry_id, own.row, own.from, own.to])).toEqual([
      [8, 'rest', 0, 350],
      [6, 'pain', 1120, 1120],
      [7, 'done', 1210, 1225],
    ]);
    expect(endOf(list[5]!.entry)).toBe('05:50');
    expect(zoneWords('America/New_York')).toBe('New York');
  });
});
