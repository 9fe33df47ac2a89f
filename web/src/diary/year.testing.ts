/** Small diaries for the tests. */
import type { Atlas, DayColumn, DiaryDays, DiaryQuestion, Entry } from '../engine/engine';
import type { Names } from './lanes.model';
import { dateOf, dayNumber } from './year.dates';

export const column = (
  kind: DayColumn['kind'],
  id: string,
  values: (number | null)[],
  side: DayColumn['side'] = null,
): DayColumn => ({ kind, id, side, values, source: values.map((own) => (own === null ? 0 : 1)) });

export function daysOf(from: string, days: number[], columns: DayColumn[]): DiaryDays {
  const to = dateOf(dayNumber(from) + days.length - 1);
  return { from, to, sources: ['', 'typed'], columns, days };
}

const question = (cause: string, name: string, more: Partial<DiaryQuestion>): DiaryQuestion => ({
  cause,
  group: 'confounder',
  name,
  question: `${name}?`,
  short: name,
  answer: 'number',
  unit: 'count',
  low: 0,
  high: 24,
  step: 1,
  rhythm: 'daily',
  options: [],
  ...more,
});

export const names: Names = {
  atlas: {
    regions: [
      { id: 'temple', name: 'temple' },
      { id: 'heel', name: 'heel' },
    ],
  } as unknown as Atlas,
  questions: {
    questions: [
      question('stress', 'Stress', {
        group: 'stress_and_tension',
        answer: 'scale',
        unit: 'scale',
        high: 10,
      }),
      question('sleep_short', 'Sleep, hours', { unit: 'hours' }),
      question('sits', 'Sits over an hour', {
        group: 'sitting_all_day',
        answer: 'options',
        options: [0, 1, 2, 3].map((value) => ({ value, label: value ? String(value) : 'none' })),
      }),
      question('position', 'Sleep position', {
        group: 'poor_posture',
        answer: 'options',
        unit: 'yes_no',
        options: [
          { value: 0, choice: 'side', label: 'on the side' },
          { value: 0, choice: 'back', label: 'on the back' },
          { value: 1, choice: 'front', label: 'on the front' },
        ],
      }),
    ],
    treatments: [
      {
        treatment: 'heat_pack',
        name: 'Warm pad',
        group: 'heat',
        minutes_low: 10,
        minutes_high: 20,
      },
    ],
    guesses: ['stress_and_tension', 'not_sure'],
  },
};

export const entry = (more: Partial<Entry>): Entry => ({
  entry_id: 1,
  uid: '0'.repeat(32),
  kind: 'answer',
  date: '2026-02-26',
  zone: 'Europe/Berlin',
  about: '',
  side: null,
  region: '',
  from_ms: null,
  to_ms: null,
  at: null,
  value: null,
  choice: '',
  words: [],
  exercise: '',
  dose: {},
  note: '',
  source: 'typed',
  written_at_ms: Date.parse('2026-02-26T19:40:00Z'),
  written_zone: 'Europe/Berlin',
  written_date: '2026-02-26',
  days_late: 0,
  replaces_entry_id: null,
  ...more,
});
