/** A diary to look at: six weeks with gaps, written by the addresses of the program. */
import { catalogue, tell } from './program.mjs';

const dayMs = 86_400_000;
export const dayBefore = (date, days) =>
  new Date(Date.parse(`${date}T00:00:00Z`) - days * dayMs).toISOString().slice(0, 10);

const right = (about, value) => ({ kind: 'pain', about, side: 'right', value });
const answer = (about, value, more = {}) => ({ kind: 'answer', about, value, ...more });
const did = (about, value, at, more = {}) => ({ kind: 'treatment', about, value, at, ...more });

export const gaps = [5, 12, 21];
/** Days back from today. */
export const firstDay = 38;
/** A day with times on its clock, and one place that was left blank. */
export const fullDay = 9;

/** What a day says; the numbers go up and down so that bars can be told apart. */
export function entriesOf(back) {
  const temple = back === fullDay ? [] : [right('temple', back % 3)];
  const times = [
    { ...right('neck_back_lower', 6), at: '18:40' },
    { ...right('neck_back_lower', 4), at: '22:10' },
    did('stretch_static', 7, '12:35', {
      region: 'neck_shoulder_angle',
      side: 'right',
      dose: { before_0_10: 6, after_0_10: 5, press_0_10: 5 },
    }),
  ];
  return [
    { kind: 'check_in' },
    right('neck_shoulder_angle', 2 + (back % 5)),
    ...temple,
    answer('stress', (back * 3) % 11),
    answer('unbroken_sitting_bouts', back % 5),
    answer('sleep_short', 6 + (back % 4) / 2),
    answer('water_deficit', 1 + (back % 3) / 2),
    answer('sleep_position_bad', back % 6 === 0 ? 1 : 0, {
      choice: back % 6 === 0 ? 'front' : 'side',
    }),
    ...(back % 2 === 0 ? [did('heat_pack', 15, '20:10')] : []),
    { kind: 'hindrance', value: back % 4 },
    ...(back === fullDay ? times : []),
  ];
}

/** Writes what is not there yet; answers with the day of today in the program. */
export async function writeDiary(program) {
  const { date } = await catalogue(program, '/api/diary/today');
  for (let back = firstDay; back >= 1; back--) {
    if (gaps.includes(back)) continue;
    const day = dayBefore(date, back);
    const known = await tell(program, '/api/diary/day', { date: day });
    if (known.checked_in) continue;
    await tell(program, '/api/diary/log', { date: day, entries: entriesOf(back) });
  }
  return date;
}
