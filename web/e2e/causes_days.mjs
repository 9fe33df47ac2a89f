/** A diary of 60 days in which the stress of the evening before goes with the pain; seeded. */
import { catalogue, tell } from './program.mjs';
import { dayBefore } from './diary_days.mjs';

export const daysOfCauses = 60;
/** Days back from today without an entry. */
export const gapsOfCauses = [3, 17, 18, 40, 52];
const answersMissing = (back) => back % 11 === 5;

/** The same numbers each time (Park and Miller). */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const clamped = (value, low, high) => Math.min(high, Math.max(low, Math.round(value)));

/** Oldest first: what each day says. */
export function diaryOfCauses() {
  const next = numbers(20261126);
  const bell = () => next() + next() + next() - 1.5;
  let before = 5;
  let swing = 0;
  return Array.from({ length: daysOfCauses }, (_, k) => {
    const back = daysOfCauses - k;
    const stress = clamped(5 + 6 * bell(), 0, 10);
    const sits = clamped(3 + 3 * bell(), 0, 7);
    swing = 0.5 * swing + 0.5 * bell();
    const pain = clamped(1 + 0.6 * before + swing + 0.6 * bell(), 0, 10);
    before = stress;
    const heat = next() < 0.4;
    return { back, stress, sits, pain, heat, water: 1 + Math.round(4 * next()) / 4 };
  });
}

function entriesOf({ back, stress, sits, pain, heat, water }) {
  const answer = (about, value) => ({ kind: 'answer', about, value });
  const answers = [
    answer('stress', stress),
    answer('unbroken_sitting_bouts', sits),
    answer('water_deficit', water),
  ];
  return [
    { kind: 'check_in' },
    { kind: 'pain', about: 'neck_shoulder_angle', side: 'right', value: pain },
    ...(answersMissing(back) ? [] : answers),
    ...(heat ? [{ kind: 'treatment', about: 'heat_pack', value: 15, at: '20:10' }] : []),
    ...(back === daysOfCauses ? [{ kind: 'guess', about: 'sitting_all_day' }] : []),
  ];
}

/** Writes the last `count` of the days; answers with the day of today in the program. */
export async function writeCauses(program, count = daysOfCauses) {
  const { date } = await catalogue(program, '/api/diary/today');
  for (const day of diaryOfCauses().slice(daysOfCauses - count)) {
    if (gapsOfCauses.includes(day.back)) continue;
    const entries = entriesOf(day);
    await tell(program, '/api/diary/log', { date: dayBefore(date, day.back), entries });
  }
  return date;
}

/** The second place of the diary: with the sits of the day; and one that hurt on two days only. */
export const secondPlace = { region: 'lumbar_lower', side: 'left' };
const rarePlace = { region: 'temple', side: 'left' };

/** Writes it beside what is there; answers with the days on which it hurt. */
export async function writeSecondPlace(program) {
  const { date } = await catalogue(program, '/api/diary/today');
  const pain = ({ region, side }, value) => ({ kind: 'pain', about: region, side, value });
  const next = numbers(7);
  let days = 0;
  for (const { back, sits } of diaryOfCauses()) {
    if (gapsOfCauses.includes(back)) continue;
    const value = clamped(0.9 * sits + next() - 0.5, 0, 10);
    days += value > 0 ? 1 : 0;
    const entries = [pain(secondPlace, value), ...(back < 3 ? [pain(rarePlace, 2)] : [])];
    await tell(program, '/api/diary/log', { date: dayBefore(date, back), entries });
  }
  return days;
}
