/** Days as numbers since 1970, and how a day is said. A day has no clock here and no time zone. */

const dayMs = 86_400_000;

export const dayNumber = (date: string): number =>
  Math.round(Date.parse(`${date}T00:00:00Z`) / dayMs);

export const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

const form = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });

const forms = {
  long: form({ weekday: 'long', day: 'numeric', month: 'long' }),
  longYear: form({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
  plain: form({ day: 'numeric', month: 'long' }),
  plainYear: form({ day: 'numeric', month: 'long', year: 'numeric' }),
  short: form({ day: 'numeric', month: 'short' }),
  shortYear: form({ day: 'numeric', month: 'short', year: 'numeric' }),
  month: form({ month: 'short' }),
  monthYear: form({ month: 'short', year: 'numeric' }),
  year: form({ year: 'numeric' }),
};

export type DateForm = keyof typeof forms;

export const dayWords = (day: number, as: DateForm): string =>
  forms[as].format(new Date(day * dayMs)).replace(',', '');

const yearOfDay = (day: number): number => new Date(day * dayMs).getUTCFullYear();
const monthOfDay = (day: number): number => new Date(day * dayMs).getUTCMonth();

/** "Thursday 26 February"; with the year when it is another one than that of `near`. */
export const longDay = (day: number, near: number): string =>
  dayWords(day, yearOfDay(day) === yearOfDay(near) ? 'long' : 'longYear');

export const shortDay = (day: number, near: number): string =>
  dayWords(day, yearOfDay(day) === yearOfDay(near) ? 'short' : 'shortYear');

/** "2 February to 12 March"; years are said where they differ from that of `near`. */
export function spanWords(from: number, to: number, near: number): [string, string] {
  const same = yearOfDay(from) === yearOfDay(to);
  const now = yearOfDay(to) === yearOfDay(near);
  return [
    dayWords(from, same ? 'plain' : 'plainYear'),
    dayWords(to, same && now ? 'plain' : 'plainYear'),
  ];
}

/** 0 is Monday. */
export const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7;

export const monthStart = (day: number): number =>
  Math.round(Date.UTC(yearOfDay(day), monthOfDay(day), 1) / dayMs);

export const nextMonth = (day: number): number =>
  Math.round(Date.UTC(yearOfDay(day), monthOfDay(day) + 1, 1) / dayMs);

export type Tick = { day: number; words: string };

/** Days from `from` to `to` that begin a step of time. */
function starts(from: number, to: number, first: number, next: (day: number) => number) {
  const out: number[] = [];
  for (let day = first; day <= to; day = next(day)) if (day >= from) out.push(day);
  return out;
}

/** Marks below an axis, at most `most` of them. */
export function ticksOf(from: number, to: number, most: number): Tick[] {
  const years = yearOfDay(from) !== yearOfDay(to);
  const monthly = (months: number, as: DateForm) =>
    starts(from, to, monthStart(from), nextMonth)
      .filter((day) => monthOfDay(day) % months === 0)
      .map((day, k) => {
        const yearToo = as === 'month' && (monthOfDay(day) === 0 || (k === 0 && years));
        return { day, words: dayWords(day, yearToo ? 'monthYear' : as) };
      });
  const daily = (days: number) =>
    starts(from, to, from - weekday(from), (day) => day + days).map((day) => ({
      day,
      words: dayWords(day, 'short'),
    }));
  const yearly = (years: number) =>
    monthly(12, 'year').filter((tick) => yearOfDay(tick.day) % years === 0);
  const ways = [
    ...[1, 7, 14].map((days) => () => daily(days)),
    ...[1, 3, 6].map((months) => () => monthly(months, 'month')),
    ...[1, 2, 5, 10].map((years) => () => yearly(years)),
  ];
  for (const way of ways) {
    const ticks = way();
    if (ticks.length <= most) return ticks;
  }
  return [];
}
