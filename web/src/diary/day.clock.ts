/** Where the entries of a day lie on its clock, in the zone in which each was written. */
import type { DiaryDay, Entry } from '../engine/engine';
import { dayNumber } from './year.dates';

const dayMinutes = 1440;

type Clock = { day: number; minutes: number };

const offsetOf = (zone: string): number | null => {
  const match = /^([+-])(\d{2}):(\d{2})$/.exec(zone);
  if (!match) return null;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
};

const formats = (zone: string) =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });

/** The clock on the wall at this moment; nothing when the zone is not known here. */
export function clockOf(ms: number, zone: string): Clock | null {
  const offset = offsetOf(zone);
  if (offset !== null) {
    const minutes = Math.floor(ms / 60_000) + offset;
    return { day: Math.floor(minutes / dayMinutes), minutes: mod(minutes, dayMinutes) };
  }
  try {
    const parts = formats(zone).formatToParts(new Date(ms));
    const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
    const day = dayNumber(`${of('year')}-${of('month')}-${of('day')}`);
    return { day, minutes: Number(of('hour')) * 60 + Number(of('minute')) };
  } catch {
    return null;
  }
}

const mod = (a: number, b: number): number => ((a % b) + b) % b;

export const minutesWords = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Clock time of the end of an entry, as it is sent. */
export function endOf(entry: Entry): string | null {
  if (entry.to_ms === null) return null;
  const clock = clockOf(entry.to_ms, entry.zone);
  return clock ? minutesWords(clock.minutes) : null;
}

export type Mark = {
  entry: Entry;
  row: 'pain' | 'rest' | 'done';
  /** Minutes from the begin of the day, cut to it. */
  from: number;
  to: number;
};

/** Of an answer in hours without an end the length is known all the same. */
function lastsMinutes(entry: Entry): number {
  if (entry.from_ms === null) return 0;
  if (entry.to_ms !== null) return Math.max(0, Math.round((entry.to_ms - entry.from_ms) / 60_000));
  return entry.kind === 'treatment' ? Math.max(0, entry.value ?? 0) : 0;
}

function markOf(entry: Entry, day: number): Mark | null {
  if (entry.from_ms === null || entry.value === null) return null;
  const start = clockOf(entry.from_ms, entry.zone);
  if (!start || entry.kind === 'check_in' || entry.kind === 'guess') return null;
  const from = (start.day - day) * dayMinutes + start.minutes;
  const to = from + lastsMinutes(entry);
  if (to < 0 || from > dayMinutes) return null;
  const row = entry.kind === 'pain' ? 'pain' : entry.kind === 'treatment' ? 'done' : 'rest';
  return { entry, row, from: Math.max(0, from), to: Math.min(dayMinutes, to) };
}

/** What has a time of its own, earliest first. */
export const marksOf = ({ date, entries }: DiaryDay): Mark[] =>
  entries
    .map(({ entry }) => markOf(entry, dayNumber(date)))
    .filter((mark) => mark !== null)
    .sort((a, b) => a.from - b.from);
