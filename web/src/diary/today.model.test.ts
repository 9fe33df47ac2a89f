import { describe, expect, it } from 'vitest';
import type { DiaryToday, Entry, PlanItem } from '../engine/engine';
import { doneBeside, lineOf, planRows, sinceFirst, titleOf, weekWords } from './today.model';

const item = (treatment: string, minutes: number): PlanItem =>
  ({ treatment, minutes, exercise: null, place: 'temple' }) as PlanItem;
const done = (about: string, entry_id: number): Entry =>
  ({ about, entry_id, exercise: '' }) as Entry;

const today = (own: Partial<DiaryToday> = {}): DiaryToday => ({
  date: '2026-03-12',
  now: '20:10',
  first_date: '2026-02-02',
  days: 39,
  days_written: 34,
  checked_in: false,
  yesterday_open: false,
  guess: null,
  week: { mean: 3.857, days: 7 },
  week_before: { mean: 4.667, days: 6 },
  recent: Array.from({ length: 28 }, () => 4),
  done: [],
  ...own,
});

describe('the title of today', () => {
  const plan = [item('heat_pack', 15), item('relax_breathing', 5)];

  it('says what is left of the plan', () => {
    expect(titleOf(today(), planRows(plan, []))).toEqual({
      key: 'title.left',
      values: { count: 2, minutes: 20 },
    });
    expect(titleOf(today(), planRows(plan, [done('heat_pack', 1)])).values).toEqual({
      count: 1,
      minutes: 5,
    });
    expect(titleOf(today(), planRows([item('hydrate', 0)], [])).key).toBe('title.habits');
  });

  it('says else how it stands with the day', () => {
    expect(titleOf(today(), []).key).toBe('title.open');
    expect(titleOf(today({ checked_in: true }), []).key).toBe('title.written');
    expect(titleOf(today({ first_date: null }), []).key).toBe('title.first');
  });

  it('counts one thing done for one thing of the plan', () => {
    const twice = planRows([item('stretch', 3), item('stretch', 4)], [done('stretch', 1)]);
    expect(twice.map((own) => own.done?.entry_id ?? null)).toEqual([null, 1]);
    const all = [done('heat_pack', 1), done('ice', 2)];
    expect(doneBeside(planRows(plan, all), all).map((own) => own.about)).toEqual(['ice']);
  });
});

describe('the week', () => {
  it('gives both means and claims nothing', () => {
    expect(weekWords(today()).map((own) => own.key)).toEqual([
      'week.mean',
      'week.before',
      'week.chance',
    ]);
    expect(weekWords(today())[1]).toEqual({ key: 'week.before', values: { mean: '4.7' } });
  });

  it('says that there are not enough days', () => {
    const few = today({ week: { mean: null, days: 3 } });
    expect(weekWords(few)).toEqual([{ key: 'week.few_why', values: { count: 3 } }]);
    const first = today({ week_before: { mean: null, days: 0 } });
    expect(weekWords(first).map((own) => own.key)).toEqual(['week.mean', 'week.before_few']);
  });
});

describe('the line of days', () => {
  it('ends at a gap and goes on behind it', () => {
    const { runs, gaps } = lineOf([0, 10, null, 5], { x: 0, y: 0, width: 30, height: 100 });
    expect(runs).toEqual([
      [
        { x: 0, y: 100 },
        { x: 10, y: 0 },
      ],
      [{ x: 30, y: 50 }],
    ]);
    expect(gaps).toEqual([20]);
  });

  it('begins with the first day of the diary', () => {
    expect(sinceFirst(today({ days: 3 }))).toHaveLength(3);
    expect(sinceFirst(today())).toHaveLength(28);
    expect(sinceFirst(today({ first_date: null, days: 0 }))).toEqual([]);
  });
});
