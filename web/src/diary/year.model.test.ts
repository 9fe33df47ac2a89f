import { describe, expect, it } from 'vitest';
import { binsOf } from './lanes.bins';
import { drawLane, openBox } from './lanes.draw';
import { lanesOf, worstLane } from './lanes.model';
import { dateOf, dayNumber, longDay, spanWords, ticksOf, weekday } from './year.dates';
import {
  addressOf,
  axisOf,
  clamped,
  daysNamed,
  daysOfLane,
  filtered,
  framed,
  lanesNamed,
  lengthOf,
  openGap,
  sentenceOf,
  showing,
  startDay,
  stepped,
  subOf,
  titleOf,
  wantedOf,
  yearOf,
  zoomOf,
  type Year,
} from './year.model';
import { column, daysOf, names } from './year.testing';

/** Written, a gap, written and corrected, only something known, today open. */
const flags = [3, 0, 7, 2, 0];
const days = daysOf('2026-02-24', flags, [
  column('pain', 'temple', [5, null, 6, null, null], 'right'),
  column('pain', 'heel', [0, null, 2, null, null], 'left'),
  column('answer', 'stress', [2, null, 8, 9, null]),
  column('treatment', 'heat_pack', [15, null, 0, null, null]),
]);
const year = yearOf(days)!;
const worst = worstLane(days);
const lanes = lanesOf(days, names);
const day = (date: string) => dayNumber(date);

const long = (count: number): Year =>
  yearOf(daysOf(dateOf(day('2026-03-12') - count + 1), new Array<number>(count).fill(3), []))!;

describe('what is written', () => {
  it('a day with anything counts, a day without stays a gap, today is neither', () => {
    expect(year.written).toBe(3);
    expect(year.gaps.map(dateOf)).toEqual(['2026-02-25']);
    expect(year.todayOpen).toBe(true);
    expect(titleOf(year)).toBe('5 days, 3 of them written.');
    expect(subOf(year)).toBe('One gap stays a gap. Today is still open.');
  });
  it('nothing written is no year at all', () => {
    expect(yearOf({ from: null, to: null, sources: [], columns: [], days: [] })).toBeNull();
  });
  it('says all where nothing is missing, and thousands with a comma', () => {
    expect(titleOf(long(1))).toBe('One day, and it is written.');
    expect(titleOf(long(3650))).toBe('3,650 days, all of them written.');
    expect(subOf(long(3))).toBe('No gaps so far.');
  });
});

describe('the frame', () => {
  it('never leaves the axis, which is at least a year', () => {
    expect(axisOf(year).length).toBe(365);
    expect(axisOf(long(3650)).length).toBe(3650);
    expect(clamped(year, -1e9, 42).from).toBe(year.last - 364);
    expect(clamped(year, 1e9, 42)).toEqual({ from: year.last - 41, length: 42 });
    expect(clamped(year, year.last, 1).length).toBe(7);
    expect(clamped(long(3650), 0, 1e6).length).toBe(3650);
  });
  it('knows its zoom and the steps of plus and minus', () => {
    const own = long(3650);
    const six = framed(own, 42, own.last);
    expect(zoomOf(own, six)).toBe('weeks6');
    expect(stepped(own, six, own.last, -1).length).toBe(14);
    expect(stepped(own, six, own.last, 1).length).toBe(91);
    expect(stepped(own, framed(own, 1096, own.last), own.last, 1).length).toBe(3650);
    expect(stepped(own, framed(own, 7, own.last), own.last, -1).length).toBe(7);
    expect(lengthOf(own, 'all')).toBe(3650);
  });
  it('follows the chosen day, and only as far as needed', () => {
    const own = long(100);
    const frame = clamped(own, own.last - 50, 7);
    expect(showing(own, frame, frame.from + 3)).toBe(frame);
    expect(showing(own, frame, frame.from - 1).from).toBe(frame.from - 1);
    expect(showing(own, frame, frame.from + 7).from).toBe(frame.from + 1);
  });
  it('begins with the last written day', () => {
    expect(dateOf(startDay(year))).toBe('2026-02-27');
  });
});

describe('the address', () => {
  it('leads back to the day and the zoom', () => {
    expect(addressOf(day('2026-02-26'), 'week')).toBe('#/diary/2026-02-26/week');
    expect(wantedOf('#/diary/2026-02-26/week')).toEqual({ day: day('2026-02-26'), zoom: 'week' });
    expect(wantedOf('#/diary')).toEqual({ day: null, zoom: '' });
    expect(wantedOf('#/diary/2026-99-99').day).toBeNull();
  });
});

describe('a day in words', () => {
  it('says pain, causes and what was corrected', () => {
    expect(
      sentenceOf(year, [worst, ...lanes.filter((own) => own.kind !== 'pain')], day('2026-02-26')),
    ).toBe('Thursday 26 February, Pain 6 of 10, Stress 8 of 10, corrected');
  });
  it('says of a place that was not answered just that, and draws a gap', () => {
    const pain = column('pain', 'temple', [5, null, null], 'right');
    const three = daysOf('2026-02-24', [3, 3, 3], [{ ...pain, source: [1, 1, 1] }]);
    const own = yearOf(three)!;
    const lane = worstLane(three);
    const said = 'Wednesday 25 February, Pain not answered';
    expect(sentenceOf(own, [lane], day('2026-02-25'))).toBe(said);
    const frame = { from: own.first, length: 3 };
    const box = { width: 60, height: 104 };
    const drawn = drawLane(own, lane, binsOf(frame, 'day'), frame, box);
    expect(drawn.steps.join('').split('z').length - 1).toBe(1);
    // Today too: it was gone through, so its place is not open any more.
    expect(drawn.hatch).toBe('M20 8H60V104H20z');
    expect(openBox(own, lane, frame, box)).toBe('');
  });
  it('never says zero of a gap, of today or of the time before', () => {
    expect(sentenceOf(year, [worst], day('2026-02-25'))).toBe('Wednesday 25 February, no entry');
    expect(sentenceOf(year, [worst], day('2026-02-28'))).toBe('Saturday 28 February, still open');
    expect(sentenceOf(year, [worst], day('2026-02-01'))).toMatch(/before your diary$/);
  });
});

describe('finding', () => {
  it('counts bad days, gaps and corrections', () => {
    expect(filtered(year, worst, 'bad').map(dateOf)).toEqual(['2026-02-26']);
    expect(filtered(year, worst, 'gaps').map(dateOf)).toEqual(['2026-02-25']);
    expect(filtered(year, worst, 'corrected').map(dateOf)).toEqual(['2026-02-26']);
  });
  it('finds lanes by all words of their name, question or id', () => {
    expect(lanesNamed(lanes, 'warm PAD').map((own) => own.key)).toEqual(['treatment.heat_pack']);
    expect(lanesNamed(lanes, 'heat').map((own) => own.key)).toEqual(['treatment.heat_pack']);
    expect(lanesNamed(lanes, 'warm stress')).toEqual([]);
    expect(lanesNamed(lanes, '  ')).toEqual([]);
  });
  it('finds days as people write them', () => {
    const found = (words: string) => daysNamed(year, words).map(dateOf);
    for (const words of ['26 feb', '26 February 2026', 'Thursday 26 February', '2026-02-26']) {
      expect(found(words)).toEqual(['2026-02-26']);
    }
    expect(found('yesterday')).toEqual(['2026-02-27']);
    expect(found('26 feb 2025')).toEqual([]);
    expect(found('stress')).toEqual([]);
  });
  it('points to the days on which a lane is worth a look', () => {
    const heat = lanes.find((own) => own.key === 'treatment.heat_pack')!;
    const stress = lanes.find((own) => own.key === 'answer.stress')!;
    expect(daysOfLane(year, heat).map(dateOf)).toEqual(['2026-02-24']);
    expect(daysOfLane(year, stress).map(dateOf)).toEqual(['2026-02-26', '2026-02-27']);
  });
  it('offers the newest gap that one may remember, unless it is to stay unknown', () => {
    expect(openGap(year, [])).toBe(day('2026-02-25'));
    expect(openGap(year, ['2026-02-25'])).toBeNull();
    const old = yearOf(daysOf('2026-01-01', [0, ...new Array<number>(30).fill(3)], []))!;
    expect(openGap(old, [])).toBeNull();
  });
});

describe('days in words', () => {
  it('are counted and named without a time zone', () => {
    expect(day('2026-03-01') - day('2026-02-28')).toBe(1);
    expect(weekday(day('2026-02-26'))).toBe(3);
    expect(longDay(day('2025-02-26'), day('2026-01-01'))).toBe('Wednesday 26 February 2025');
    expect(spanWords(day('2026-02-02'), day('2026-03-12'), day('2026-03-12'))).toEqual([
      '2 February',
      '12 March',
    ]);
    expect(spanWords(day('2025-12-30'), day('2026-01-05'), day('2026-01-05'))).toEqual([
      '30 December 2025',
      '5 January 2026',
    ]);
  });
  it('stand under the axis in as many marks as fit', () => {
    const from = day('2026-02-02');
    expect(ticksOf(from, from + 38, 6).map((own) => own.words)).toEqual([
      '2 Feb',
      '9 Feb',
      '16 Feb',
      '23 Feb',
      '2 Mar',
      '9 Mar',
    ]);
    for (const length of [7, 42, 365, 3650, 20000]) {
      for (const most of [2, 5, 9]) {
        expect(ticksOf(from, from + length, most).length).toBeLessThanOrEqual(most);
      }
    }
  });
});
