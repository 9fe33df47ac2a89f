/** Columns of days as lanes of one picture: what each shows, what it is called, what is known. */
import type { Atlas, DayColumn, DiaryDays, DiaryQuestions } from '../engine/engine';
import type { DiaryQuestion } from '../engine/engine';
import { capital, placeName } from '../texts/names';
import { textOf } from '../texts/text';

const t = textOf('diary');

export type LaneKind = 'pain' | 'amount' | 'event';
export type LaneGroup = DiaryQuestion['group'] | 'pain' | 'hindrance' | 'treatment';

export type Lane = {
  /** Kind, id and side of its column; that of the worst place is `pain`. */
  key: string;
  kind: LaneKind;
  group: LaneGroup;
  /** As its row is called, and without its unit. */
  name: string;
  plain: string;
  /** Words that find it, in small letters. */
  found: string;
  values: readonly (number | null)[];
  /** Days without a value because what was asked was not answered; of places alone. */
  unanswered?: readonly boolean[];
  /** Ends of the scale that the bars are drawn on. */
  low: number;
  high: number;
  /** Days with a value; of an event the days on which it was. */
  days: number;
  say: (value: number) => string;
};

export type Names = { atlas: Atlas; questions: DiaryQuestions };

const groupOrder: readonly LaneGroup[] = [
  'pain',
  'hindrance',
  'stress_and_tension',
  'sitting_all_day',
  'overuse_or_injury',
  'dehydration',
  'poor_posture',
  'confounder',
  'treatment',
];

export const keyOfColumn = ({ kind, id, side }: Pick<DayColumn, 'kind' | 'id' | 'side'>): string =>
  [kind, id, side ?? ''].filter((part) => part !== '').join('.');

/** Days on which a place was asked about and not answered: no value, and yet a source. */
const unansweredOf = ({ values, source }: DayColumn): boolean[] =>
  values.map((value, k) => value === null && (source?.[k] ?? 0) > 0);

export type Worst = { values: (number | null)[]; unanswered: boolean[] };

/**
 * The worst place of each day; nothing where no place is known, and where a place that was not
 * answered was worse, when it was last known, than all that are known.
 */
export function worstOf(columns: readonly DayColumn[], count: number): Worst {
  const worst: Worst = {
    values: new Array<number | null>(count).fill(null),
    unanswered: new Array<boolean>(count).fill(false),
  };
  const hidden = new Array<number>(count).fill(-1);
  for (const column of columns.filter((own) => own.kind === 'pain')) {
    const unanswered = unansweredOf(column);
    let last = -1;
    for (let k = 0; k < count; k++) {
      const value = column.values[k] ?? null;
      if (value !== null) {
        last = value;
        worst.values[k] = Math.max(value, worst.values[k] ?? 0);
      } else if (unanswered[k]) {
        worst.unanswered[k] = true;
        hidden[k] = Math.max(hidden[k]!, last);
      }
    }
  }
  worst.values = worst.values.map((own, k) => (own !== null && hidden[k]! > own ? null : own));
  worst.unanswered = worst.unanswered.map((own, k) => own && worst.values[k] === null);
  return worst;
}

type Range = { low: number; high: number; known: number; some: number };

function rangeOf(values: readonly (number | null)[]): Range {
  const range = { low: 0, high: 0, known: 0, some: 0 };
  for (const value of values) {
    if (value === null) continue;
    range.known += 1;
    if (value !== 0) range.some += 1;
    if (value < range.low) range.low = value;
    if (value > range.high) range.high = value;
  }
  return range;
}

const oneDigit = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
export const numberWords = (value: number): string => oneDigit.format(value);

/** "6 h 10"; "40 min" below an hour. */
export function hoursWords(hours: number): string {
  const minutes = Math.round(Math.abs(hours) * 60);
  const sign = hours < 0 ? '-' : '';
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (whole === 0) return t('year.unit.minutes', { value: `${sign}${rest}` });
  const values = { hours: `${sign}${whole}`, minutes: String(rest).padStart(2, '0') };
  return t(rest === 0 ? 'year.unit.hours_whole' : 'year.unit.hours', values);
}

/** A value in its unit, as it is said on a row. */
export function unitWords(unit: DiaryQuestion['unit'], value: number): string {
  if (unit === 'hours') return hoursWords(value);
  if (unit === 'yes_no') return t(value > 0 ? 'year.unit.yes' : 'year.unit.no');
  return t(`year.unit.${unit}`, { value: numberWords(value) });
}

/** What was answered: the word of the option where there is one. */
export function answerWords(question: DiaryQuestion, value: number, choice = ''): string {
  const options = question.options.filter((own) => own.value === value);
  const exact = options.find((own) => (own.choice ?? '') === choice);
  const labels = (exact ? [exact] : options).map((own) => own.label);
  const worded = question.answer === 'options' && labels.length > 0 && !/^\d/.test(labels[0]!);
  return worded ? labels.join(t('year.or')) : unitWords(question.unit, value);
}

const painWords = (value: number): string => t('year.unit.scale', { value: numberWords(value) });

function painLane(column: DayColumn, names: Names): Lane {
  const name = capital(placeName(names.atlas, column.id, column.side));
  const { known } = rangeOf(column.values);
  return {
    key: keyOfColumn(column),
    kind: 'pain',
    group: 'pain',
    name,
    plain: name,
    found: name.toLowerCase(),
    values: column.values,
    unanswered: unansweredOf(column),
    low: 0,
    high: 10,
    days: known,
    say: painWords,
  };
}

function causeLane(column: DayColumn, { questions }: Names): Lane {
  const question = questions.questions.find((own) => own.cause === column.id);
  const asked = column.kind === 'answer' && question !== undefined;
  const { low, high, known, some } = rangeOf(column.values);
  const name = question?.name ?? column.id;
  const event = asked ? question.unit === 'yes_no' : low === 0 && high <= 1 && isWhole(column);
  const scale = asked && question.answer === 'scale';
  const said = asked && !name.includes(',') ? t(`year.lane.${question.unit}`, { name }) : name;
  return {
    key: keyOfColumn(column),
    kind: event ? 'event' : 'amount',
    group: question?.group ?? 'confounder',
    name: event ? name : said,
    plain: name.split(',')[0]!,
    found: [name, question?.question, question?.short, column.id].join(' ').toLowerCase(),
    values: column.values,
    low: scale ? 0 : low,
    high: scale ? 10 : high,
    days: event ? some : known,
    say: (value) => {
      if (asked) return answerWords(question, value);
      return event ? unitWords('yes_no', value) : numberWords(value);
    },
  };
}

const isWhole = ({ values }: DayColumn): boolean =>
  values.every((value) => value === null || value === 0 || value === 1);

function treatmentLane(column: DayColumn, { questions }: Names): Lane {
  const known = questions.treatments.find((own) => own.treatment === column.id);
  const name = known?.name ?? column.id;
  const done = [...new Set(column.values.filter((value) => (value ?? 0) > 0))];
  const same = done.length === 1 && done[0]! > 1 ? done[0]! : null;
  return {
    key: keyOfColumn(column),
    kind: 'event',
    group: 'treatment',
    plain: name,
    name: same === null ? name : t('year.lane.minutes', { name, minutes: numberWords(same) }),
    found: [name, column.id, known?.group].join(' ').toLowerCase(),
    values: column.values,
    low: 0,
    high: 1,
    days: rangeOf(column.values).some,
    say: (value) => unitWords('minutes', value),
  };
}

function hindranceLane(column: DayColumn): Lane {
  const name = t('year.lane.hindrance');
  const { known } = rangeOf(column.values);
  const found = name.toLowerCase();
  const ends = { low: 0, high: 10 };
  const say = painWords;
  const { values } = column;
  const [kind, group] = ['amount', 'hindrance'] as const;
  return {
    key: 'hindrance',
    kind,
    group,
    name,
    plain: name,
    found,
    values,
    ...ends,
    days: known,
    say,
  };
}

/** The answer as it was given; the exposure only where it knows days that the answer does not. */
function shown(column: DayColumn, columns: readonly DayColumn[]): boolean {
  if (column.kind !== 'exposure') return true;
  const answer = columns.find((own) => own.kind === 'answer' && own.id === column.id);
  if (!answer) return true;
  return column.values.some((value, k) => value !== null && (answer.values[k] ?? null) === null);
}

function laneOf(column: DayColumn, names: Names): Lane {
  if (column.kind === 'pain') return painLane(column, names);
  if (column.kind === 'treatment') return treatmentLane(column, names);
  if (column.kind === 'hindrance') return hindranceLane(column);
  return causeLane(column, names);
}

/** All lanes with a value: places, then causes by group, then treatments; most days first. */
export function lanesOf(days: DiaryDays, names: Names): Lane[] {
  return days.columns
    .filter((column) => shown(column, days.columns))
    .map((column) => laneOf(column, names))
    .filter((lane) => lane.days > 0)
    .sort((a, b) => {
      const groups = groupOrder.indexOf(a.group) - groupOrder.indexOf(b.group);
      return groups || b.days - a.days || a.name.localeCompare(b.name);
    });
}

/** The first lane: the worst place of each day. */
export function worstLane(days: DiaryDays): Lane {
  const { values, unanswered } = worstOf(days.columns, days.days.length);
  const name = t('year.lane.pain');
  const { known } = rangeOf(values);
  return {
    key: 'pain',
    kind: 'pain',
    group: 'pain',
    name,
    plain: name,
    found: name.toLowerCase(),
    values,
    unanswered,
    low: 0,
    high: 10,
    days: known,
    say: painWords,
  };
}

/** At most `most` lanes without being asked for more: what is known best, in their own order. */
export function firstLanes(lanes: readonly Lane[], most: number): Lane[] {
  const best = [...lanes].sort((a, b) => b.days - a.days).slice(0, most);
  return lanes.filter((lane) => best.includes(lane));
}

/** For the strip: amounts of causes with most days. */
export const stripLanes = (lanes: readonly Lane[], most: number): Lane[] =>
  firstLanes(
    lanes.filter((lane) => lane.kind === 'amount' && lane.group !== 'hindrance'),
    most,
  );
