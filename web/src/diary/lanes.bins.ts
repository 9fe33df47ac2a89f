/** Days pooled for the picture and the table: over known days only, and saying how many. */
import type { Lane } from './lanes.model';
import { frameEnd, type Frame, type Year } from './year.model';
import { monthStart, nextMonth, weekday } from './year.dates';

export type Grain = 'day' | 'week' | 'month';
/** First and last day, both included. */
export type Bin = { from: number; to: number };

/** From `known` of `days` days; `days` counts the days of the diary alone. */
export type Pooled = { value: number | null; known: number; days: number };

const dayWidthMin = 4;
const weekWidthMin = 5;

/** The finest grain whose bars can be told apart. */
export function grainOf(frame: Frame, width: number): Grain {
  const pitch = width / frame.length;
  if (pitch >= dayWidthMin) return 'day';
  return pitch * 7 >= weekWidthMin ? 'week' : 'month';
}

const begin = {
  day: (day: number) => day,
  week: (day: number) => day - weekday(day),
  month: monthStart,
};
const after = {
  day: (day: number) => day + 1,
  week: (day: number) => day - weekday(day) + 7,
  month: nextMonth,
};

/** Weeks from Monday, months by the calendar; the ends of the frame cut them. */
export function binsOf(frame: Frame, grain: Grain): Bin[] {
  const out: Bin[] = [];
  const end = frameEnd(frame);
  for (let day = begin[grain](frame.from); day <= end; day = after[grain](day)) {
    out.push({ from: Math.max(day, frame.from), to: Math.min(after[grain](day) - 1, end) });
  }
  return out;
}

/** The mean of the known days; of an event the days on which it was. Nothing known: no value. */
export function pooled(year: Year, lane: Lane, bin: Bin): Pooled {
  const from = Math.max(bin.from, year.first) - year.first;
  const to = Math.min(bin.to, year.last) - year.first;
  let sum = 0;
  let known = 0;
  for (let k = from; k <= to; k++) {
    const value = lane.values[k] ?? null;
    if (value === null) continue;
    known += 1;
    sum += lane.kind === 'event' ? (value > 0 ? 1 : 0) : value;
  }
  const days = Math.max(0, to - from + 1);
  if (known === 0) return { value: null, known, days };
  return { value: lane.kind === 'event' ? sum : sum / known, known, days };
}
