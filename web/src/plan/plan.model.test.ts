import { describe, expect, it } from 'vitest';
import {
  changeOf,
  leftOutOf,
  localDate,
  questionsOf,
  scaleOf,
  sourceKeys,
  titleOf,
  waitingOf,
  type Excluded,
} from './plan.model';

function excluded(changes: Partial<Excluded>): Excluded {
  return {
    treatment: 't',
    name: 'Heat',
    reason: '',
    codes: [],
    waits_for_answer: false,
    ...changes,
  };
}

describe('the expected change in words', () => {
  it('names one direction when the range stays on one side of nothing', () => {
    expect(changeOf({ p05: -1.6, p50: -0.8, p95: 0 })).toEqual({
      key: 'change.less.within_less',
      values: { best: '0.8', low: '1.6', high: '0' },
    });
    expect(changeOf({ p05: -1.5, p50: -1, p95: -0.4 }).key).toBe('change.less.within_less');
  });

  it('names both directions when the range crosses nothing', () => {
    expect(changeOf({ p05: -0.8, p50: -0.3, p95: 0.2 })).toEqual({
      key: 'change.less.less_to_more',
      values: { best: '0.3', low: '0.8', high: '0.2' },
    });
  });

  it('never writes a minus zero', () => {
    expect(changeOf({ p05: -0.04, p50: -0.01, p95: 0.03 })).toEqual({
      key: 'change.none.within_none',
      values: { best: '0', low: '0', high: '0' },
    });
  });
});

describe('the scale of the threads', () => {
  it('holds every interval with room at both ends', () => {
    const { low, high } = scaleOf([
      { p05: -1.6, p50: -0.8, p95: 0 },
      { p05: -0.8, p50: -0.3, p95: 0.9 },
    ]);
    expect(low).toBeLessThan(-1.6);
    expect(high).toBeGreaterThan(0.9);
  });
});

describe('the title', () => {
  it('counts things and minutes', () => {
    expect(titleOf([{ minutes: 15 }, { minutes: 5 }])).toEqual({
      key: 'title.some',
      values: { count: 2, minutes: 20 },
    });
    expect(titleOf([])).toEqual({ key: 'title.none' });
  });

  it('does not promise minutes where a habit takes none', () => {
    expect(titleOf([{ minutes: 0 }]).key).toBe('title.no_minutes');
  });
});

describe('what was left out', () => {
  const waits = excluded({ name: 'Heat', codes: ['dvt', 'numb'], waits_for_answer: true });

  it('waits for the first code that is not settled', () => {
    expect(waitingOf([waits], { dvt: 'no' }).map((own) => own.code)).toEqual(['numb']);
    expect(waitingOf([waits], { dvt: 'unknown' }).map((own) => own.code)).toEqual(['dvt']);
  });

  it('asks one question once for all that wait for it', () => {
    const ice = excluded({ name: 'Ice', codes: ['dvt'], waits_for_answer: true });
    expect(questionsOf(waitingOf([waits, ice], {}))).toEqual([
      { code: 'dvt', names: ['Heat', 'Ice'] },
    ]);
  });

  it('is kept apart from what only waits', () => {
    expect(leftOutOf([waits, excluded({ name: 'Roller' })]).map((own) => own.name)).toEqual([
      'Roller',
    ]);
  });
});

describe('small things', () => {
  it('take the sources apart', () => {
    expect(sourceKeys('A2001; B2002')).toEqual(['A2001', 'B2002']);
    expect(sourceKeys('')).toEqual([]);
  });

  it("write the date of the person's own calendar", () => {
    expect(localDate(new Date(2026, 2, 5, 23, 59))).toBe('2026-03-05');
  });
});
