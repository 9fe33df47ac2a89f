/** Days in words. A date is the person's own calendar day, so it is read and said in UTC. */

const utc = (date: string): Date => new Date(`${date}T00:00:00Z`);
const dayMs = 86_400_000;

export const addDays = (date: string, days: number): string =>
  new Date(utc(date).getTime() + days * dayMs).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number =>
  Math.round((utc(to).getTime() - utc(from).getTime()) / dayMs);

const weekdayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });

export const weekdayOf = (date: string): string => weekdayFormat.format(utc(date));

/** "12 March"; with the year when it is another one than that of `near`. */
export function dateWords(date: string, near: string): string {
  const day = `${utc(date).getUTCDate()} ${monthFormat.format(utc(date))}`;
  return date.slice(0, 4) === near.slice(0, 4) ? day : `${day} ${date.slice(0, 4)}`;
}

/** "Thursday 12 March". */
export const dayTitle = (date: string, near: string): string =>
  `${weekdayOf(date)} ${dateWords(date, near)}`;

/** The part of the day at a clock time, as "20:10". */
export function partOfDay(now: string): 'night' | 'morning' | 'afternoon' | 'evening' {
  const hour = Number(now.slice(0, 2));
  if (hour < 4) return 'night';
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
}

/** Whether a day can be filled in: a real one, and not the future. */
export function isPast(date: string, today: string): boolean {
  const day = utc(date);
  // 31 February is read as a day of March.
  const real = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
  return real && date <= today;
}
