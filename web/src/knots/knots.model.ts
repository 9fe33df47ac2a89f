/** How a recorded knot is said and drawn. The verdict and every number come from the engine. */
import type { Answer, Knot, KnotLook, KnotRow, LocateRequest, PaintSide } from '../engine/engine';

/** A text key with its values; the page looks the words up. */
export type Sentence = { key: string; values?: Record<string, string | number> };

/** The number in `#/record/5`; nothing for the list. */
export function knotIdOf(hash: string): number | null {
  const match = /^#\/record\/([1-9]\d{0,14})(?:$|[/?])/.exec(hash);
  return match ? Number(match[1]) : null;
}

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const dayYearFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** "2 Feb"; with the year when it is another one than that of `near`. */
export function dayWords(date: string, near: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return date;
  return (date.slice(0, 4) === near.slice(0, 4) ? dayFormat : dayYearFormat).format(day);
}

/** Today in the calendar of this computer, as the program counts days. */
export function today(now: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export const isOpen = (knot: { state: string }): boolean => knot.state === 'open';

const lookAt = (knot: Knot, index: number | null): KnotLook | undefined =>
  index === null ? undefined : knot.looks[index];

export function titleOf(knot: Knot, now: string): Sentence {
  const first = lookAt(knot, knot.first) ?? knot.looks[0]!;
  const values = { date: dayWords(first.date, now) };
  if (knot.state === 'closed_no_knot') return { key: 'title.closed_no_knot' };
  if (knot.state === 'closed_gone') {
    const closed = knot.events[knot.events.length - 1];
    return { key: 'title.closed_gone', values: { date: dayWords(closed?.date ?? '', now) } };
  }
  const still = (lookAt(knot, knot.last)?.worst_here ?? 1) > 0;
  const key = knot.change === 'quieter' && !still ? 'quieter_zero' : knot.change;
  return { key: `title.${key}`, values };
}

/** The newest answer to pressing. */
export function lastPressed(knot: Knot): KnotLook['pressed'] {
  const pressed = knot.looks.filter((look) => look.pressed !== 'not_pressed');
  return pressed[pressed.length - 1]?.pressed ?? 'not_pressed';
}

/** What the last drawing said, with its day; of an open knot also what pressing brings back. */
export function leadOf(knot: Knot, now: string): Sentence[] {
  const first = lookAt(knot, knot.first);
  const last = lookAt(knot, knot.last);
  const out: Sentence[] = [];
  if (first && last && first !== last) {
    const date = dayWords(last.date, now);
    const pain = { before: first.worst_here ?? 0, now: last.worst_here ?? 0, date };
    out.push({ key: 'lead.pain', values: pain });
    const places = { before: first.places ?? 0, now: last.places ?? 0 };
    if (places.before !== places.now) out.push({ key: 'lead.places', values: places });
    const severe = Math.max(pain.before, pain.now) >= 8;
    if (knot.change === 'about_the_same' && pain.before !== pain.now) {
      out.push({ key: 'lead.small', values: { count: severe ? 3 : 2 } });
    }
  } else if (last) {
    const date = dayWords(last.date, now);
    out.push({ key: 'lead.pain_one', values: { now: last.worst_here ?? 0, date } });
  }
  if (isOpen(knot)) out.push({ key: `lead.${lastPressed(knot)}` });
  return out;
}

/** First look and the two newest. */
export function shownLooks(looks: readonly KnotLook[]): KnotLook[] {
  if (looks.length <= 3) return [...looks];
  return [looks[0]!, ...looks.slice(-2)];
}

export function placesWords(look: KnotLook): Sentence {
  if (look.places === null) return { key: 'looks.not_painted' };
  const values = { count: look.places, worst: look.worst ?? 0 };
  if (look.places === 0) return { key: 'looks.places_0' };
  return { key: look.places === 1 ? 'looks.places_1' : 'looks.places', values };
}

/** The last drawing, whose places are taken up when it is painted again. */
export function lastDrawing(knot: Knot): KnotLook {
  const drawn = knot.looks.filter((look) => look.drawing_look_id === null);
  return drawn[drawn.length - 1] ?? knot.looks[0]!;
}

const sorted = (lines: string[]): string => lines.sort().join(';');

type Painted = { region: string; side?: PaintSide; nrs_0_10: number; words?: readonly string[] };

const painLine = ({ region, side, nrs_0_10, words }: Painted): string =>
  [region, side ?? 'middle', nrs_0_10, ...[...(words ?? [])].sort()].join(' ');

const painLines = (pains: readonly Painted[]): string => sorted(pains.map(painLine));

const answerLines = (answers: Readonly<Record<string, Answer>>): string =>
  sorted(Object.entries(answers).map(([test, answer]) => `${test} ${answer}`));

/** Is this drawing with these answers the newest look at this knot already? */
export function keptAlready(knot: Knot, { pains, answers }: LocateRequest): boolean {
  const look = knot.looks[knot.looks.length - 1]!;
  return (
    painLines(look.pains) === painLines(pains) &&
    answerLines(look.answers) === answerLines(answers ?? {})
  );
}

/** Were the safety questions answered today, with a look at this knot? */
export const askedToday = (knot: Knot, now: string): boolean =>
  knot.looks.some((look) => look.date === now);

export type ChartPoint = { x: number; y: number; date: string; worst: number };

/** Points of the days that were painted, inside of a box; time is drawn to scale. */
export function chartPoints(
  looks: readonly KnotLook[],
  box: { x: number; y: number; width: number; height: number },
): ChartPoint[] {
  const drawn = looks.filter((look) => look.worst_here !== null);
  const times = drawn.map((look) => look.at_ms);
  const from = Math.min(...times);
  const span = Math.max(...times) - from;
  return drawn.map((look) => ({
    x: box.x + (span === 0 ? 0.5 : (look.at_ms - from) / span) * box.width,
    y: box.y + (1 - (look.worst_here ?? 0) / 10) * box.height,
    date: look.date,
    worst: look.worst_here ?? 0,
  }));
}

/** The answers of a press test; soreness of another kind is a "no" that is remembered. */
export const pressAnswers: readonly { key: string; answer: Answer; sore: boolean }[] = [
  { key: 'my_pain', answer: 'yes', sore: false },
  { key: 'sore_different', answer: 'no', sore: true },
  { key: 'no', answer: 'no', sore: false },
  { key: 'cannot_tell', answer: 'unknown', sore: false },
];

export const sameKnot = (
  a: { muscle: string; side: PaintSide },
  b: { muscle: string; side: PaintSide },
): boolean => a.muscle === b.muscle && a.side === b.side;

/** Open ones first, each newest first. */
export function sortedRows(rows: readonly KnotRow[]): KnotRow[] {
  const rank = (row: KnotRow) => (isOpen(row) ? 0 : 1);
  return [...rows].sort((a, b) => rank(a) - rank(b) || b.last_date.localeCompare(a.last_date));
}

const known = [
  'locked',
  'disk_full',
  'read_only',
  'damaged',
  'newer_store',
  'not_a_store',
  'not_found',
  'stopped',
];

export const faultKey = (code: string): string => `fault.${known.includes(code) ? code : 'other'}`;
