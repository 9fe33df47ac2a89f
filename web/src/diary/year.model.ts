/** The diary on one axis of days: what is written, what is a gap, which part is looked at. */
import type { DiaryDays } from '../engine/engine';
import { numberWord, capital } from '../texts/names';
import { textOf } from '../texts/text';
import { numberWords, type Lane } from './lanes.model';
import { dateOf, dayNumber, dayWords, longDay } from './year.dates';

const t = textOf('diary');

export const flag = { checkedIn: 1, known: 2, corrected: 4, late: 8 } as const;

export type Year = {
  /** First day of the diary, and today. */
  first: number;
  last: number;
  /** One a day, sums of `flag`. */
  flags: readonly number[];
  gaps: readonly number[];
  written: number;
  todayOpen: boolean;
};

const isWritten = (flags: number): boolean => (flags & (flag.checkedIn | flag.known)) !== 0;

/** Nothing when nothing is written yet. */
export function yearOf(days: DiaryDays): Year | null {
  if (days.from === null || days.to === null || days.days.length === 0) return null;
  const first = dayNumber(days.from);
  const last = first + days.days.length - 1;
  const todayOpen = !isWritten(days.days[days.days.length - 1] ?? 0);
  const gaps = days.days.flatMap((own, k) =>
    isWritten(own) || first + k === last ? [] : [first + k],
  );
  const written = days.days.filter(isWritten).length;
  return { first, last, flags: days.days, gaps, written, todayOpen };
}

export const flagsAt = (year: Year, day: number): number => year.flags[day - year.first] ?? 0;
export const isGap = (year: Year, day: number): boolean =>
  day >= year.first && day <= year.last && !isWritten(flagsAt(year, day));
export const valueAt = (year: Year, lane: Lane, day: number): number | null =>
  lane.values[day - year.first] ?? null;
export const isUnanswered = (year: Year, lane: Lane, day: number): boolean =>
  lane.unanswered?.[day - year.first] ?? false;

export function titleOf(year: Year): string {
  const count = year.flags.length;
  const values = { count: numberWords(count), written: numberWords(year.written) };
  if (count === 1) return t(year.written === 1 ? 'year.title_one' : 'year.title_one_open');
  return t(count === year.written ? 'year.title_all' : 'year.title', values);
}

export function subOf(year: Year): string {
  const count = year.gaps.length;
  const word = capital(numberWord(count));
  const gaps = t(count === 0 ? 'year.gaps_0' : count === 1 ? 'year.gaps_1' : 'year.gaps', { word });
  return [gaps, year.todayOpen ? t('year.today_open') : ''].join(' ').trim();
}

/* ---- the frame: which days are looked at ---- */

export type Frame = { from: number; length: number };
export type ZoomName = 'week' | 'weeks6' | 'year' | 'all';

const lengths = { week: 7, weeks6: 42, year: 365 };
/** Steps of plus and minus. */
const steps = [7, 14, 42, 91, 182, 365, 1096];
export const frameEnd = (frame: Frame): number => frame.from + frame.length - 1;

/** What the axis reaches over: the diary, and never less than a year. */
export const axisOf = (year: Year): Frame => {
  const from = Math.min(year.first, year.last - lengths.year + 1);
  return { from, length: year.last - from + 1 };
};

export const lengthOf = (year: Year, zoom: ZoomName): number =>
  zoom === 'all' ? Math.max(lengths.week, year.flags.length) : lengths[zoom];

/** Inside of the axis, at least a week. */
export function clamped(year: Year, from: number, length: number): Frame {
  const axis = axisOf(year);
  const fit = Math.round(Math.min(axis.length, Math.max(lengths.week, length)));
  const start = Math.min(frameEnd(axis) - fit + 1, Math.max(axis.from, Math.round(from)));
  return { from: start, length: fit };
}

/** A frame of this length around a day; at the end of the diary it ends with today. */
export const framed = (year: Year, length: number, day: number): Frame =>
  clamped(year, day - Math.floor(length / 2), length);

export const zoomOf = (year: Year, frame: Frame): ZoomName | null =>
  (['week', 'weeks6', 'year', 'all'] as const).find((own) => {
    return lengthOf(year, own) === frame.length;
  }) ?? null;

/** The next larger or smaller frame around a day. */
export function stepped(year: Year, frame: Frame, day: number, way: 1 | -1): Frame {
  const all = [...steps.filter((own) => own < year.flags.length), lengthOf(year, 'all')];
  const ordered = [...new Set([...all, lengths.year])].sort((a, b) => a - b);
  const next =
    way === 1
      ? ordered.find((own) => own > frame.length)
      : ordered.reverse().find((own) => own < frame.length);
  return framed(year, next ?? frame.length, day);
}

/** Moved as little as needed so that the day is inside. */
export function showing(year: Year, frame: Frame, day: number): Frame {
  if (day < frame.from) return clamped(year, day, frame.length);
  if (day > frameEnd(frame)) return clamped(year, day - frame.length + 1, frame.length);
  return frame;
}

export const startFrame = (year: Year): Frame => framed(year, lengths.weeks6, year.last);

/** The day that is shown first: today when it is written, else the last day before it. */
export function startDay(year: Year): number {
  for (let day = year.last; day >= year.first; day--) if (!isGap(year, day)) return day;
  return year.last;
}

/* ---- the address: which day and which zoom, for the way back ---- */

export const addressOf = (day: number, zoom: ZoomName | 'table' | null): string =>
  `#/diary/${dateOf(day)}${zoom === null ? '' : `/${zoom}`}`;

export function wantedOf(hash: string): { day: number | null; zoom: string } {
  const match = /^#\/diary\/(\d{4}-\d{2}-\d{2})(?:\/(\w+))?$/.exec(hash);
  const day = match ? dayNumber(match[1]!) : NaN;
  return { day: Number.isNaN(day) ? null : day, zoom: match?.[2] ?? '' };
}

/* ---- what a day says ---- */

const saidOfDay = 4;

/** "Thursday 26 February, pain 6, stress 8 of 10, corrected". */
export function sentenceOf(year: Year, lanes: readonly Lane[], day: number): string {
  const name = longDay(day, year.last);
  if (day < year.first) return t('year.say.before', { day: name });
  if (isGap(year, day))
    return t(day === year.last ? 'year.say.open' : 'year.say.gap', { day: name });
  const parts = lanes
    .flatMap((lane) => {
      const value = valueAt(year, lane, day);
      if (isUnanswered(year, lane, day)) return [t('year.say.unanswered', { name: lane.plain })];
      if (value === null || (lane.kind === 'event' && value === 0)) return [];
      return [t('year.say.value', { name: lane.plain, value: lane.say(value) })];
    })
    .slice(0, saidOfDay);
  const flags = flagsAt(year, day);
  if ((flags & flag.corrected) !== 0) parts.push(t('year.say.corrected'));
  if ((flags & flag.late) !== 0) parts.push(t('year.say.late'));
  return [name, ...parts].join(', ');
}

/* ---- finding ---- */

export type FilterName = 'bad' | 'gaps' | 'corrected';
export const badFrom = 6;

export function filtered(year: Year, worst: Lane, filter: FilterName): number[] {
  if (filter === 'gaps') return [...year.gaps];
  const days = year.flags.map((_, k) => year.first + k);
  if (filter === 'corrected') {
    return days.filter((day) => (flagsAt(year, day) & flag.corrected) !== 0);
  }
  return days.filter((day) => (valueAt(year, worst, day) ?? -1) >= badFrom);
}

/** Days on which a lane is worth a look: it was done, or its value was in the upper half. */
export function daysOfLane(year: Year, lane: Lane): number[] {
  const bar = lane.kind === 'event' ? 0 : (lane.low + lane.high) / 2;
  return year.flags.flatMap((_, k) => {
    const value = lane.values[k] ?? null;
    return value !== null && value > bar ? [year.first + k] : [];
  });
}

const months = Array.from(
  { length: 12 },
  (_, k) =>
    dayWords(dayNumber(`2001-${String(k + 1).padStart(2, '0')}-01`), 'plain').split(' ')[1]!,
);

/** Days that words name: "26 February", "26 feb 2026", "2026-02-26", "yesterday". */
export function daysNamed(year: Year, words: string): number[] {
  const text = words.trim().toLowerCase();
  const inside = (day: number) => day >= year.first && day <= year.last;
  if (text === t('year.find.today')) return [year.last];
  if (text === t('year.find.yesterday')) return [year.last - 1].filter(inside);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return [dayNumber(text)].filter(inside);
  const match = /^(?:\w+day,? )?(\d{1,2})\.? ([a-z]{3,})\.?(?: (\d{4}))?$/.exec(text);
  if (!match) return [];
  const month = months.findIndex((name) => name.toLowerCase().startsWith(match[2]!));
  if (month < 0) return [];
  const years = match[3] ? [Number(match[3])] : yearsBack(year);
  return years
    .map((own) => Date.UTC(own, month, Number(match[1])))
    .map((ms) => Math.round(ms / 86_400_000))
    .filter(inside);
}

function yearsBack(year: Year): number[] {
  const [from, to] = [dateOf(year.first), dateOf(year.last)].map((own) => Number(own.slice(0, 4)));
  return Array.from({ length: to! - from! + 1 }, (_, k) => to! - k);
}

/** Lanes whose name, question or id holds all words. */
export function lanesNamed(lanes: readonly Lane[], words: string): Lane[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((own) => own !== '');
  if (wanted.length === 0) return [];
  return lanes.filter((lane) => wanted.every((own) => lane.found.includes(own)));
}

/** The newest gap that one may still remember. */
const memoryDays = 14;

export const openGap = (year: Year, left: readonly string[]): number | null =>
  [...year.gaps]
    .reverse()
    .find((day) => year.last - day <= memoryDays && !left.includes(dateOf(day))) ?? null;
