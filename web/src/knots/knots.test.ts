import { describe, expect, it } from 'vitest';
import type { Knot, KnotLook, KnotRow } from '../engine/engine';
import {
  askedToday,
  chartPoints,
  dayWords,
  faultKey,
  keptAlready,
  knotIdOf,
  lastDrawing,
  leadOf,
  placesWords,
  shownLooks,
  sortedRows,
  titleOf,
  today,
} from './knots.model';

const look = (date: string, worst: number | null, more: Partial<KnotLook> = {}): KnotLook => ({
  look_id: Number(date.replaceAll('-', '')),
  at_ms: Date.parse(`${date}T12:00:00Z`),
  zone: 'UTC',
  date,
  drawing_look_id: worst === null ? 1 : null,
  pains: [],
  places: worst === null ? null : worst === 0 ? 0 : 2,
  worst,
  places_here: worst === null ? null : 1,
  worst_here: worst,
  pressed: 'not_pressed',
  probability: 0.5,
  probability_uncapped: 0.5,
  probability_drawing: 0.5,
  person: { sex: null, age_years: null },
  flags: {},
  flags_none: true,
  answers: {},
  sore_different: [],
  found: { verdict: 'one_knot', no_knot_probability: 0.2, muscles: [], alternatives: [] },
  program_version: '0',
  knowledge_version: '0',
  ...more,
});

const knot = (looks: KnotLook[], more: Partial<Knot> = {}): Knot => ({
  knot_id: 1,
  muscle: 'levator_scapulae',
  side: 'right',
  state: 'open',
  change: 'cannot_tell',
  places: [],
  looks,
  events: [],
  first: 0,
  last: looks.length - 1,
  gone: {
    presses_free: 0,
    presses_needed: 2,
    presses_days_apart_min: 5,
    quiet_days: 0,
    quiet_days_needed: 7,
    met: false,
  },
  press_due_date: null,
  ...more,
});

const now = '2026-03-20';
const before = look('2026-02-02', 6);
const after = look('2026-03-09', 4);

describe('the address', () => {
  it('names a knot by its number, and nothing else does', () => {
    expect(knotIdOf('#/record/12')).toBe(12);
    expect(knotIdOf('#/record/12?x')).toBe(12);
    for (const hash of ['#/record', '#/record/', '#/record/0', '#/record/1a', '#/result/1']) {
      expect(knotIdOf(hash)).toBeNull();
    }
  });
});

describe('days', () => {
  it('are said without the year when it is this one', () => {
    expect(dayWords('2026-02-02', now)).toBe('2 Feb');
    expect(dayWords('2025-12-31', now)).toBe('31 Dec 2025');
    expect(dayWords('nonsense', now)).toBe('nonsense');
  });
  it('begin at midnight of this computer', () => {
    expect(today(new Date(2026, 2, 5, 0, 1))).toBe('2026-03-05');
  });
});

describe('the title', () => {
  it('says the word of the engine with the first day', () => {
    expect(titleOf(knot([before, after], { change: 'quieter' }), now)).toEqual({
      key: 'title.quieter',
      values: { date: '2 Feb' },
    });
    const quiet = knot([before, look('2026-03-09', 0)], { change: 'quieter' });
    expect(titleOf(quiet, now).key).toBe('title.quieter_zero');
    expect(titleOf(knot([before]), now).key).toBe('title.cannot_tell');
  });
  it('says a closed knot is closed, whatever the looks say', () => {
    const events: Knot['events'] = [
      { kind: 'closed_gone', at_ms: 0, zone: 'UTC', date: '2026-03-10' },
    ];
    const closed = knot([before, after], { change: 'worse', state: 'closed_gone', events });
    expect(titleOf(closed, now)).toEqual({
      key: 'title.closed_gone',
      values: { date: '10 Mar' },
    });
  });
});

describe('the lead', () => {
  it('tells pain, places and the newest press', () => {
    const pressed = look('2026-03-01', null, { pressed: 'my_pain' });
    const own = knot([before, pressed, look('2026-03-09', 4, { places: 1 })], {
      change: 'quieter',
      last: 2,
    });
    expect(leadOf(own, now)).toEqual([
      { key: 'lead.pain', values: { before: 6, now: 4, date: '9 Mar' } },
      { key: 'lead.places', values: { before: 2, now: 1 } },
      { key: 'lead.my_pain' },
    ]);
  });
  it('of a closed knot says the day of its pain, and nothing about pressing now', () => {
    const closed = knot([look('2025-12-31', 6, { pressed: 'my_pain' })], { state: 'closed_gone' });
    expect(leadOf(closed, now)).toEqual([
      { key: 'lead.pain_one', values: { now: 6, date: '31 Dec 2025' } },
    ]);
  });
  it('says why a small difference is no change', () => {
    const small = knot([before, look('2026-03-09', 5)], { change: 'about_the_same' });
    expect(leadOf(small, now)).toContainEqual({ key: 'lead.small', values: { count: 2 } });
    const severe = knot([look('2026-02-02', 9), look('2026-03-09', 7)], {
      change: 'about_the_same',
    });
    expect(leadOf(severe, now)).toContainEqual({ key: 'lead.small', values: { count: 3 } });
  });
});

describe('looks', () => {
  it('are the first and the two newest', () => {
    const all = ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'].map((d) => look(d, 3));
    expect(shownLooks(all).map((own) => own.date)).toEqual([
      '2026-01-01',
      '2026-01-03',
      '2026-01-04',
    ]);
    expect(shownLooks(all.slice(0, 2))).toHaveLength(2);
  });
  it('say when nothing was painted anew, and when nothing hurt', () => {
    expect(placesWords(look('2026-01-01', null)).key).toBe('looks.not_painted');
    expect(placesWords(look('2026-01-01', 0)).key).toBe('looks.places_0');
    expect(placesWords(before).values).toEqual({ count: 2, worst: 6 });
  });
  it('know the last drawing and whether the questions were asked today', () => {
    const own = knot([before, look('2026-03-09', null)]);
    expect(lastDrawing(own)).toBe(own.looks[0]);
    expect(askedToday(own, '2026-03-09')).toBe(true);
    expect(askedToday(own, now)).toBe(false);
  });
});

describe('a look that is kept', () => {
  const pain = { region: 'temple', side: 'right' as const, nrs_0_10: 6 };
  const answers = { press_a_r: 'yes' as const, press_b_r: 'no' as const };
  const own = knot([look('2026-03-09', 6, { pains: [{ ...pain, words: [] }], answers })]);
  it('is the same whatever the order of its answers', () => {
    const turned = { press_b_r: 'no' as const, press_a_r: 'yes' as const };
    expect(keptAlready(own, { pains: [pain], answers: turned })).toBe(true);
  });
  it('is another one when a number, a place or an answer has changed', () => {
    expect(keptAlready(own, { pains: [{ ...pain, nrs_0_10: 5 }], answers })).toBe(false);
    expect(keptAlready(own, { pains: [pain, { ...pain, side: 'left' }], answers })).toBe(false);
    expect(keptAlready(own, { pains: [pain] })).toBe(false);
  });
});

describe('the chart', () => {
  it('has points only for drawn days, to scale in time', () => {
    const box = { x: 0, y: 0, width: 100, height: 10 };
    const looks = [look('2026-01-01', 10), look('2026-01-02', null), look('2026-01-05', 0)];
    const points = chartPoints([...looks, look('2026-01-09', 5)], box);
    expect(points.map((own) => [own.x, own.y])).toEqual([
      [0, 0],
      [50, 10],
      [100, 5],
    ]);
    expect(chartPoints([before], box)[0]?.x).toBe(50);
  });
});

describe('rows and faults', () => {
  it('put open knots first, the newest look first', () => {
    const row = (state: KnotRow['state'], last_date: string) => ({ state, last_date }) as KnotRow;
    const rows = [row('closed_gone', '2026-03-01'), row('open', '2026-01-01')];
    expect(sortedRows(rows).map((own) => own.state)).toEqual(['open', 'closed_gone']);
  });
  it('have words for what a store can say', () => {
    expect(faultKey('disk_full')).toBe('fault.disk_full');
    expect(faultKey('strange')).toBe('fault.other');
  });
});
