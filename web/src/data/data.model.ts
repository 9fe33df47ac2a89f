/** What the page says of the file, its backups, and of what may be deleted. */
import type { Backup, DataState, DiaryDeleted } from '../engine/engine';
import { dayWords, today, type Sentence } from '../knots/knots.model';

export type Condition = 'damaged' | 'missing' | 'empty' | 'backup_failed' | 'no_backup' | 'saved';

export const holdsSomething = ({ entries, days }: { entries: number; days: number }): boolean =>
  entries > 0 || days > 0;

/** The worst that is true comes first: it is what the person has to know. */
export function conditionOf(state: DataState): Condition {
  if (state.damaged) return 'damaged';
  if (!state.exists && state.backups.length > 0) return 'missing';
  if (!holdsSomething(state)) return 'empty';
  if (state.backup_fault !== null) return 'backup_failed';
  return state.backups.length > 0 ? 'saved' : 'no_backup';
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

const dayBefore = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** "today, 19:00", "yesterday, 19:00", "on 3 Mar, 19:00": a key with its values. */
export function momentOf(at_ms: number, now: string): Sentence {
  const at = new Date(at_ms);
  const values = { time: clock.format(at), date: dayWords(today(at), now) };
  if (today(at) === now) return { key: 'moment.today', values };
  return { key: today(at) === dayBefore(now) ? 'moment.yesterday' : 'moment.day', values };
}

/** "340 kB", "1.2 MB"; a thousand bytes are a kB, as file managers count. */
export function sizeWords(bytes: number): string {
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}

export const newestOf = (state: DataState): Backup | null => state.backups[0] ?? null;

const reasons = [
  'locked',
  'disk_full',
  'read_only',
  'damaged',
  'newer_store',
  'not_a_store',
  'not_found',
  'stopped',
  'forbidden',
  'too_large',
];

export const reasonKey = (code: string): string =>
  `reason.${reasons.includes(code) ? code : 'other'}`;

export const passphrase = { letters_min: 8, bytes_max: 1000 } as const;

/** What is wrong with a passphrase that was typed twice, and in which of the two fields. */
export function passphraseFault(first: string, again: string): 'short' | 'long' | 'other' | null {
  if ([...first].length < passphrase.letters_min) return 'short';
  if (new TextEncoder().encode(first).length > passphrase.bytes_max) return 'long';
  return first === again ? null : 'other';
}

/** A whole number as it was typed; nothing when it is none. */
export function daysTyped(text: string): number | null {
  const digits = text.trim();
  return /^\d{1,6}$/.test(digits) ? Number(digits) : null;
}

/** Nothing while a date is missing. */
export function periodOf(from: string, to: string): { from: string; to: string } | null {
  return from !== '' && to !== '' && from <= to ? { from, to } : null;
}

export const isTurned = (from: string, to: string): boolean =>
  from !== '' && to !== '' && from > to;

export const isNothing = (count: DiaryDeleted): boolean =>
  count.entries === 0 && count.looks === 0 && count.days === 0;

/** How many of what, only what there is: text keys with a count each. */
export const partsOf = (count: { days: number; entries: number; looks: number }): Sentence[] =>
  (['days', 'entries', 'looks'] as const)
    .filter((part) => count[part] > 0)
    .map((part) => ({ key: `count.${part}`, values: { count: count[part] } }));

const ours = 'unknot.';

/** Forgets all that this browser keeps of ours, but what is named. */
export function forget(storage: Storage, except: readonly string[]): void {
  const names = Array.from({ length: storage.length }, (_, k) => storage.key(k) ?? '');
  for (const name of names) {
    if (name.startsWith(ours) && !except.includes(name)) storage.removeItem(name);
  }
}
