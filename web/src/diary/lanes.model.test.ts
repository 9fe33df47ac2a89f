import { describe, expect, it } from 'vitest';
import { binsOf, grainOf, pooled } from './lanes.bins';
import { dayAt, drawLane, openBox, xOf } from './lanes.draw';
import {
  answerWords,
  firstLanes,
  hoursWords,
  lanesOf,
  stripLanes,
  worstLane,
  worstOf,
} from './lanes.model';
import { dayNumber } from './year.dates';
import { yearOf } from './year.model';
import { column, daysOf, names } from './year.testing';

const flags = [3, 3, 0, 3, 3, 3, 3, 3, 3, 0];
const days = daysOf('2026-02-02', flags, [
  column('pain', 'temple', [5, 0, null, 7, 4, 4, 4, 4, 10, null], 'right'),
  column('pain', 'heel', [6, 0, null, null, 1, 1, 1, 1, 1, null], 'left'),
  column('answer', 'stress', [1, 2, null, 4, null, null, null, null, null, null]),
  column('exposure', 'stress', [1, 2, null, 4, null, null, null, null, null, null]),
  column('answer', 'sleep_short', [6, null, null, 7, 7, 7, 7, 7, 7, null]),
  column('exposure', 'sleep_short', [2, 1, null, 1, 1, 1, 1, 1, 1, null]),
  column('answer', 'position', [0, 1, null, 0, 0, 0, 0, 0, 0, null]),
  column('treatment', 'heat_pack', [15, 0, null, 15, 0, 0, 0, 0, 15, null]),
  column('hindrance', '', [2, 2, null, 2, 2, 2, 2, 2, 2, null]),
  column('treatment', 'ice', [0, 0, null, 0, 0, 0, 0, 0, 0, null]),
]);
const year = yearOf(days)!;
const lanes = lanesOf(days, names);
const lane = (key: string) => lanes.find((own) => own.key === key)!;
const worst = worstLane(days);

describe('lanes', () => {
  it('the worst place of a day counts, and a day without any place stays unknown', () => {
    expect(worst.values).toEqual([6, 0, null, 7, 4, 4, 4, 4, 10, null]);
  });
  it('a place that was not answered hides the day, unless another is as bad as it was last', () => {
    const temple = column('pain', 'temple', [5, 3, null, 5, null, null], 'right');
    const asked = { ...temple, source: [1, 1, 1, 1, 1, 0] };
    const heel = column('pain', 'heel', [2, 2, 2, 2, 5, 1], 'left');
    expect(worstOf([asked, heel], 6)).toEqual({
      values: [5, 3, null, 5, 5, 1],
      unanswered: [false, false, true, false, false, false],
    });
    // Never known before: what is known counts. Alone: nothing is known.
    const fresh = { ...column('pain', 'temple', [null], 'right'), source: [1] };
    expect(worstOf([fresh, column('pain', 'heel', [2], 'left')], 1).values).toEqual([2]);
    expect(worstOf([fresh], 1)).toEqual({ values: [null], unanswered: [true] });
  });
  it('show the answer as asked; the exposure only where it knows more days', () => {
    const causes = lanes.filter((own) => /answer|exposure/.test(own.key)).map((own) => own.key);
    expect(causes.sort()).toEqual([
      'answer.position',
      'answer.sleep_short',
      'answer.stress',
      'exposure.sleep_short',
    ]);
    expect(lane('exposure.stress')).toBeUndefined();
  });
  it('begin with the places and end with what was done; what never was has no row', () => {
    expect(lanes[0]!.kind).toBe('pain');
    expect(lanes[lanes.length - 1]!.key).toBe('treatment.heat_pack');
  });
  it('are called with their unit, and treatments with minutes that never change', () => {
    expect(lane('answer.stress').name).toBe('Stress, 0 to 10');
    expect(lane('answer.sleep_short').name).toBe('Sleep, hours');
    expect(lane('treatment.heat_pack').name).toBe('Warm pad, 15 min');
    expect(lane('pain.temple.right').name).toBe('Temple, right');
  });
  it('say a value as it was answered', () => {
    expect(lane('answer.stress').say(8)).toBe('8 of 10');
    expect(lane('answer.sleep_short').say(6 + 1 / 6)).toBe('6 h 10');
    expect(lane('answer.position').say(1)).toBe('on the front');
    expect(lane('answer.position').say(0)).toBe('on the side or on the back');
    const sits = names.questions.questions.find((own) => own.cause === 'sits')!;
    expect([0, 2, 9].map((value) => answerWords(sits, value))).toEqual(['none', '2', '9']);
    expect([0.5, 8, -1.25].map(hoursWords)).toEqual(['30 min', '8 h', '-1 h 15']);
  });
  it('are few at first, in their own order, and those of the strip are causes', () => {
    expect(firstLanes(lanes, 3)).toHaveLength(3);
    expect(stripLanes(lanes, 2).every((own) => own.kind === 'amount')).toBe(true);
    expect(stripLanes(lanes, 9).some((own) => own.group === 'hindrance')).toBe(false);
  });
});

describe('pooled days', () => {
  const all = { from: year.first, length: 10 };
  it('a mean is of the known days alone and says how many they are', () => {
    const week = binsOf(all, 'week')[0]!;
    const heel = lane('pain.heel.left');
    expect(pooled(year, heel, week)).toEqual({ value: 9 / 5, known: 5, days: 7 });
  });
  it('a gap alone has no value, never zero', () => {
    const bin = { from: year.first + 2, to: year.first + 2 };
    expect(pooled(year, worst, bin)).toEqual({ value: null, known: 0, days: 1 });
  });
  it('before the diary there is nothing, not even days', () => {
    const bin = { from: year.first - 30, to: year.first - 24 };
    expect(pooled(year, worst, bin)).toEqual({ value: null, known: 0, days: 0 });
  });
  it('an event counts its days', () => {
    const bin = { from: year.first, to: year.last };
    expect(pooled(year, lane('treatment.heat_pack'), bin).value).toBe(3);
  });
  it('weeks begin on Monday, months by the calendar, cut by the frame', () => {
    const frame = { from: dayNumber('2026-01-28'), length: 40 };
    const ends = binsOf(frame, 'month').map((bin) => [bin.from - frame.from, bin.to - frame.from]);
    expect(ends).toEqual([
      [0, 3],
      [4, 31],
      [32, 39],
    ]);
    expect(binsOf(frame, 'week')[0]).toEqual({ from: frame.from, to: frame.from + 4 });
    expect(binsOf(frame, 'day')).toHaveLength(40);
  });
  it('the grain follows the room', () => {
    expect(grainOf({ from: 0, length: 42 }, 340)).toBe('day');
    expect(grainOf({ from: 0, length: 365 }, 400)).toBe('week');
    expect(grainOf({ from: 0, length: 3650 }, 700)).toBe('month');
  });
});

describe('the drawing', () => {
  const frame = { from: year.first - 2, length: 12 };
  const box = { width: 240, height: 104 };
  const drawn = drawLane(year, worst, binsOf(frame, 'day'), frame, box);
  it('hatches what is unknown, crosses a gap, and leaves today open', () => {
    // Two days before the diary are one piece, the gap is another; today is neither.
    expect(drawn.hatch.split('M')).toHaveLength(3);
    expect(drawn.crosses.split('M')).toHaveLength(3);
    expect(openBox(year, worst, frame, box)).not.toBe('');
  });
  it('has a bar for every known day, zero included, and none for a gap', () => {
    const bars = drawn.steps.join('').split('z').length - 1;
    expect(bars).toBe(8);
    expect(drawn.steps[0]).not.toBe('');
    expect(drawn.base.split('M')).toHaveLength(9);
  });
  it('a week that knows few of its days is thinner', () => {
    const weeks = binsOf(frame, 'week');
    const widths = (key: string) => {
      const { plain, faint } = drawLane(year, lane(key), weeks, frame, { width: 240, height: 26 });
      return [plain, faint].map((path) => path.split('z').length - 1);
    };
    expect(widths('answer.stress')).toEqual([0, 1]);
    expect(widths('exposure.sleep_short')).toEqual([2, 0]);
  });
  it('a place on the axis and its day are each the other back', () => {
    for (let day = frame.from; day < frame.from + 12; day++) {
      expect(dayAt(frame, 240, xOf(frame, 240, day) + 1)).toBe(day);
    }
    expect(dayAt(frame, 240, -50)).toBe(frame.from);
    expect(dayAt(frame, 240, 999)).toBe(frame.from + 11);
  });
  it('ten years are few paths', () => {
    const count = 3650;
    const values = Array.from({ length: count }, (_, k) => (k % 9 === 0 ? null : k % 11));
    const many = daysOf(
      '2016-01-01',
      values.map((own) => (own === null ? 0 : 3)),
      [column('pain', 'temple', values, 'left')],
    );
    const own = yearOf(many)!;
    const whole = { from: own.first, length: count };
    const bins = binsOf(whole, grainOf(whole, 400));
    expect(bins.length).toBeLessThan(130);
    const path = drawLane(own, worstLane(many), bins, whole, { width: 400, height: 104 });
    expect(path.steps.join('').length).toBeLessThan(20_000);
  });
});
