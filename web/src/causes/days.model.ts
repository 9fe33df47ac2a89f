/** Day by day: where the stack, the line, the rings and the fan lie, in pixels. */
import type { Causes } from '../engine/engine';

export type DayPart = Causes['day_by_day'][number];
export type ForecastDay = Causes['forecast'][number];
export type Box = { x: number; y: number; width: number; height: number };

/** What lies on the ground, and above it the groups by their place in the answer. */
export const layers = [1, 2, 0, 3, 4] as const;

const dayWidthMin = 8;
const daysMin = 14;

/** As many of the last days as can be told apart. */
export function lastDays(days: readonly DayPart[], ahead: number, width: number): DayPart[] {
  const most = Math.max(daysMin, Math.floor(width / dayWidthMin) - ahead);
  return days.slice(Math.max(0, days.length - most));
}

/** The whole scale is 10; the picture ends at the next even number above all that it shows. */
export function topOf(days: readonly DayPart[], ahead: readonly ForecastDay[]): number {
  const high = Math.max(
    ...days.flatMap((own) => [own.score ?? 0, own.latent_p90, own.expected]),
    ...ahead.map((own) => own.p95),
  );
  return Math.min(10, Math.max(4, Math.ceil(high / 2) * 2));
}

/**
 * Heights from the ground up: what no cause explains, then each layer. They are fitted to end at
 * the line; a part below zero has no height, the table has its number.
 */
export function stackOf(day: DayPart): number[] {
  const parts = layers.map((group) => Math.max(0, day.points[group] ?? 0));
  const sum = parts.reduce((all, own) => all + own, 0);
  const ground = sum > 0 ? Math.min(day.expected, Math.max(0, day.unexplained)) : day.expected;
  const fit = sum > 0 ? (day.expected - ground) / sum : 0;
  const heights = [ground];
  for (const own of parts) heights.push(heights[heights.length - 1]! + own * fit);
  return heights;
}

const n = (value: number): string => String(Math.round(value * 10) / 10);

type Point = { x: number; y: number };
const line = (points: readonly Point[]): string =>
  points.map(({ x, y }, k) => `${k === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('');
const area = (upper: readonly Point[], lower: readonly Point[]): string =>
  `${line(upper)}${line([...lower].reverse()).replace('M', 'L')}Z`;

export type Picture = {
  /** From the ground up, the unexplained first. */
  stack: string[];
  band: string;
  line: string;
  rings: (Point & { score: number })[];
  crosses: number[];
  fan: { outer: string; inner: string; middle: string } | null;
  today: number;
  steps: { y: number; pain: number }[];
  xOf: (index: number) => number;
};

/** A day that still goes on is no gap. */
export const isGap = (day: DayPart, today: string): boolean =>
  day.score === null && day.date < today;

export function pictureOf(
  days: readonly DayPart[],
  ahead: readonly ForecastDay[],
  box: Box,
  today: string,
): Picture {
  const top = topOf(days, ahead);
  const slots = Math.max(1, days.length + ahead.length - 1);
  const xOf = (index: number) => box.x + (index / slots) * box.width;
  const yOf = (pain: number) => box.y + (1 - Math.min(top, Math.max(0, pain)) / top) * box.height;
  const row = (of: (day: DayPart) => number) =>
    days.map((own, k) => ({ x: xOf(k), y: yOf(of(own)) }));
  const heights = days.map(stackOf);
  const level = (layer: number) =>
    heights.map((own, k) => ({ x: xOf(k), y: yOf(layer < 0 ? 0 : own[layer]!) }));
  const last = days.length - 1;
  const from = { x: xOf(last), y: yOf(days[last]!.expected) };
  const fan = (of: (day: ForecastDay) => number) => [
    from,
    ...ahead.map((own, k) => ({ x: xOf(last + 1 + k), y: yOf(of(own)) })),
  ];
  return {
    stack: [0, 1, 2, 3, 4, 5].map((layer) => area(level(layer), level(layer - 1))),
    band: area(
      row((own) => own.latent_p90),
      row((own) => own.latent_p10),
    ),
    line: line(row((own) => own.expected)),
    rings: days.flatMap((own, k) =>
      own.score === null ? [] : [{ x: xOf(k), y: yOf(own.score), score: own.score }],
    ),
    crosses: days.flatMap((own, k) => (isGap(own, today) ? [xOf(k)] : [])),
    fan:
      ahead.length === 0
        ? null
        : {
            outer: area(
              fan((own) => own.p95),
              fan((own) => own.p05),
            ),
            inner: area(
              fan((own) => own.p75),
              fan((own) => own.p25),
            ),
            middle: line(fan((own) => own.p50)),
          },
    today: xOf(last),
    steps: Array.from({ length: top / 2 + 1 }, (_, k) => ({ pain: 2 * k, y: yOf(2 * k) })),
    xOf,
  };
}

/** The curve of delay and decay: band and line over the days after, on a scale with zero. */
export function curveOf(
  response: readonly { days_after: number; p05: number; p50: number; p95: number }[],
  box: Box,
) {
  const low = Math.min(0, ...response.map((own) => own.p05));
  const high = Math.max(0.01, ...response.map((own) => own.p95));
  const last = Math.max(1, response[response.length - 1]?.days_after ?? 1);
  const xOf = (day: number) => box.x + (day / last) * box.width;
  const yOf = (points: number) => box.y + ((high - points) / (high - low)) * box.height;
  const row = (of: (own: (typeof response)[number]) => number) =>
    response.map((own) => ({ x: xOf(own.days_after), y: yOf(of(own)) }));
  return {
    band: area(
      row((own) => own.p95),
      row((own) => own.p05),
    ),
    line: line(row((own) => own.p50)),
    dots: row((own) => own.p50),
    zero: yOf(0),
    high,
    xOf,
  };
}
