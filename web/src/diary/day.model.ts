/** One day as rows: what is known, from where, and how each row can be corrected. */
import type { DiaryDay, DiaryQuestion, DiaryQuestions, Entry, EntryIn } from '../engine/engine';
import { capital, placeName } from '../texts/names';
import { textOf } from '../texts/text';
import { endOf } from './day.clock';
import { answerWords, numberWords, unitWords, type Names } from './lanes.model';

const t = textOf('diary');

export type Control =
  | { kind: 'pain' }
  | { kind: 'scale' }
  | { kind: 'options'; options: { value: number; choice: string; label: string }[]; step: number }
  | { kind: 'groups'; options: string[] }
  | { kind: 'number'; low: number; high: number; step: number; unit: DiaryQuestion['unit'] };

export type Row = {
  /** As the lanes of the year are called: kind, id, side; a further one of the same is numbered. */
  key: string;
  name: string;
  value: string;
  notes: string[];
  chip: { words: string; tone: '' | 'warn' };
  /** What counts; nothing for a value that was derived. */
  entry: Entry | null;
  earlier: Entry[];
  control: Control | null;
  /** What a correction starts from. */
  draft: EntryIn;
};

export const dateOfHash = (hash: string): string | null =>
  /^#\/day\/(\d{4}-\d{2}-\d{2})(?:$|[/?])/.exec(hash)?.[1] ?? null;

/** The row in `#/day/2026-02-26/answer.stress`. */
export const wantedRow = (hash: string): string =>
  /^#\/day\/[\d-]+\/([\w.]+)/.exec(hash)?.[1] ?? '';

const questionOf = ({ questions }: DiaryQuestions, cause: string): DiaryQuestion | undefined =>
  questions.find((own) => own.cause === cause);

export function nameOf(entry: Entry, names: Names): string {
  const { kind, about, side } = entry;
  if (kind === 'pain') return t('day.pain', { place: placeName(names.atlas, about, side) });
  if (kind === 'hindrance') return t('day.hindrance');
  if (kind === 'guess') return t('day.guess');
  if (kind === 'check_in') return t('day.check_in');
  if (kind === 'treatment') {
    const known = names.questions.treatments.find((own) => own.treatment === about);
    return known?.name ?? about;
  }
  return questionOf(names.questions, about)?.name ?? about;
}

export function valueWords(entry: Entry, names: Names): string {
  const { kind, value, about, choice } = entry;
  if (kind === 'guess') return t(`day.group.${about}`);
  if (value === null) return t('day.unknown');
  if (kind === 'pain' || kind === 'hindrance') return unitWords('scale', value);
  if (kind === 'treatment') return unitWords('minutes', value);
  const question = questionOf(names.questions, about);
  if (kind === 'answer' && question) return answerWords(question, value, choice);
  return numberWords(value);
}

function controlOfQuestion(question: DiaryQuestion): Control {
  const { answer, low, high, step, unit } = question;
  if (answer === 'scale') return { kind: 'scale' };
  if (answer === 'yes_no') {
    const options = [1, 0].map((value) => ({
      value,
      choice: '',
      label: t(value === 1 ? 'year.unit.yes' : 'year.unit.no'),
    }));
    return { kind: 'options', options, step: 0 };
  }
  if (answer === 'number') return { kind: 'number', low, high, step, unit };
  const options = question.options.map((own) => ({ ...own, choice: own.choice ?? '' }));
  return { kind: 'options', options, step: options.some((own) => own.choice !== '') ? 0 : step };
}

function controlOf(entry: Entry, names: Names): Control | null {
  if (entry.kind === 'pain') return { kind: 'pain' };
  if (entry.kind === 'hindrance') return { kind: 'scale' };
  if (entry.kind === 'guess') return { kind: 'groups', options: names.questions.guesses };
  if (entry.kind === 'treatment') {
    return { kind: 'number', low: 0, high: 600, step: 1, unit: 'minutes' };
  }
  const question = questionOf(names.questions, entry.about);
  if (entry.kind === 'answer') return question ? controlOfQuestion(question) : null;
  if (entry.kind !== 'exposure') return null;
  return { kind: 'number', low: -1e6, high: 1e6, step: 0.1, unit: 'count' };
}

const sources = ['typed', 'session', 'look', 'days_csv', 'left_blank', 'mean_of_moments'];

export const sourceWords = (source: string): string =>
  sources.includes(source) ? t(`day.source.${source}`) : source;

function doseNotes({ dose, at, region, side }: Entry, names: Names): string {
  const parts = [
    at ?? '',
    region === '' ? '' : placeName(names.atlas, region, side),
    dose.before_0_10 === undefined ? '' : t('day.dose.before', { value: dose.before_0_10 }),
    dose.after_0_10 === undefined ? '' : t('day.dose.after', { value: dose.after_0_10 }),
    dose.press_0_10 === undefined ? '' : t('day.dose.press', { value: dose.press_0_10 }),
    dose.pressure_kPa === undefined ? '' : t('day.dose.pressure', { value: dose.pressure_kPa }),
    dose.radiant_exposure_J_per_cm2 === undefined
      ? ''
      : t('day.dose.light', { value: dose.radiant_exposure_J_per_cm2 }),
    dose.temperature_degC === undefined
      ? ''
      : t('day.dose.temperature', { value: dose.temperature_degC }),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function notesOf(entry: Entry, earlier: readonly Entry[], day: DiaryDay, names: Names): string[] {
  const end = endOf(entry);
  const time = entry.at && end ? t('day.time', { from: entry.at, to: end }) : (entry.at ?? '');
  const counted = day.exposures.find((own) => own.cause === entry.about);
  const other = entry.kind === 'answer' && counted && counted.value !== entry.value;
  const late = entry.days_late >= 2 && entry.days_late !== day.days_late;
  const first = earlier[earlier.length - 1];
  return [
    entry.kind === 'treatment' ? doseNotes(entry, names) : time,
    first ? t('day.first_said', { value: valueWords(first, names) }) : '',
    other ? t('day.counted', { value: numberWords(counted.value) }) : '',
    late ? t('day.late', { count: entry.days_late }) : '',
    entry.note === '' ? '' : t('day.quote', { note: entry.note }),
  ].filter((note) => note !== '');
}

function chipOf(entry: Entry, earlier: readonly Entry[]): Row['chip'] {
  if (earlier.length === 0) return { words: sourceWords(entry.source), tone: '' };
  if (entry.value === null) return { words: t('day.taken_back'), tone: 'warn' };
  return { words: t('day.corrected'), tone: 'warn' };
}

const keyOf = ({ kind, about, side }: Pick<Entry, 'kind' | 'about' | 'side'>): string =>
  [kind, about, side ?? ''].filter((part) => part !== '').join('.');

/** The entry as it would be written again, with another value. */
export function again(entry: Entry): EntryIn {
  const { kind, about, side, region, value, choice, words, at, exercise, dose } = entry;
  const to = endOf(entry);
  const draft: EntryIn = { kind, value, choice, words, exercise, dose };
  if (region !== '') Object.assign(draft, { region });
  if (about !== '') Object.assign(draft, { about });
  if (side !== null) Object.assign(draft, { side });
  if (at !== null) Object.assign(draft, { at });
  if (to !== null && kind === 'answer') Object.assign(draft, { to });
  return draft;
}

/** A corrected draft: another value of an answer with begin and end is a value of the whole day. */
export function changed(draft: EntryIn, next: Partial<EntryIn>): EntryIn {
  const { at, to, ...rest } = draft;
  const interval = draft.kind === 'answer' && to !== undefined;
  const clock = interval ? {} : { ...(at === undefined ? {} : { at }) };
  return { ...rest, ...clock, ...next };
}

/** Painted with a kept knot: it is corrected by a rating beside it. */
export const isPainted = ({ source }: Entry): boolean => source === 'look';

export const restored = (entry: Entry, current: Entry): EntryIn => ({
  ...again(entry),
  replaces_entry_id: current.entry_id,
});

function entryRow(
  { entry, earlier }: DiaryDay['entries'][number],
  day: DiaryDay,
  names: Names,
): Row {
  return {
    key: keyOf(entry),
    name: nameOf(entry, names),
    value: valueWords(entry, names),
    notes: notesOf(entry, earlier, day, names),
    chip: chipOf(entry, earlier),
    entry,
    earlier,
    control: controlOf(entry, names),
    draft: isPainted(entry) ? again(entry) : restored(entry, entry),
  };
}

/** A pain that nobody rated for the whole day. */
function derivedPain(pain: DiaryDay['pains'][number], names: Names): Row {
  const { region, side, value, source } = pain;
  return {
    key: keyOf({ kind: 'pain', about: region, side }),
    name: t('day.pain', { place: placeName(names.atlas, region, side) }),
    value: unitWords('scale', value),
    notes: [t(`day.derived.${source}_note`)],
    chip: { words: t(`day.derived.${source}`), tone: '' },
    entry: null,
    earlier: [],
    control: { kind: 'pain' },
    draft: { kind: 'pain', about: region, side, value },
  };
}

/** A value that comes from an entry of another day, or from several. */
function derivedExposure(exposure: DiaryDay['exposures'][number], names: Names): Row {
  const { cause, value, source } = exposure;
  return {
    key: keyOf({ kind: 'exposure', about: cause, side: null }),
    name: questionOf(names.questions, cause)?.name ?? cause,
    value: numberWords(value),
    notes: [t('day.derived.exposure_note')],
    chip: { words: sourceWords(source), tone: '' },
    entry: null,
    earlier: [],
    control: null,
    draft: { kind: 'exposure', about: cause, value },
  };
}

const order = ['hindrance', 'answer', 'exposure', 'treatment', 'guess'];

/** The worst place first; what was said of one place stays together. */
function rankOf(day: DiaryDay, row: Row): number {
  const worst = [...day.pains].sort((a, b) => b.value - a.value);
  const { about, side } = row.draft;
  const rank = worst.findIndex((own) => own.region === about && own.side === (side ?? null));
  return rank < 0 ? worst.length : rank;
}

/** Pains first, the derived ones among them; then answers and what was done. */
export function rowsOf(day: DiaryDay, names: Names): Row[] {
  const entries = day.entries.filter(({ entry }) => entry.kind !== 'check_in');
  const pains = entries.filter(({ entry }) => entry.kind === 'pain');
  const others = entries
    .filter(({ entry }) => entry.kind !== 'pain')
    .sort((a, b) => order.indexOf(a.entry.kind) - order.indexOf(b.entry.kind));
  const derived = day.pains.filter((own) => own.source !== 'rated');
  const places = [
    ...derived.map((pain) => derivedPain(pain, names)),
    ...pains.map((own) => entryRow(own, day, names)),
  ];
  const rows = [
    ...places.sort((a, b) => rankOf(day, a) - rankOf(day, b)),
    ...others.map((own) => entryRow(own, day, names)),
    ...day.exposures
      .filter((own) => !others.some(({ entry }) => entry.about === own.cause))
      .map((own) => derivedExposure(own, names)),
  ];
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const count = (seen.get(row.key) ?? 0) + 1;
    seen.set(row.key, count);
    return count === 1 ? row : { ...row, key: `${row.key}.${count}` };
  });
}

/** The row that an address names; an exposure is corrected at its answer. */
export function rowFor(rows: readonly Row[], key: string): Row | null {
  const exact = rows.find((row) => row.key === key);
  if (exact || key === '') return exact ?? null;
  const about = key.split('.')[1] ?? '';
  return rows.find((row) => about !== '' && row.draft.about === about) ?? null;
}

/** The worst place of the day, and with another value of one of them. */
export function worstWith(day: DiaryDay, row: Row | null, value: number | null): number | null {
  const worst = day.pains.map((pain) =>
    row?.draft.kind === 'pain' &&
    row.draft.about === pain.region &&
    (row.draft.side ?? null) === pain.side
      ? value
      : pain.value,
  );
  const known = worst.filter((own) => own !== null);
  return known.length === 0 ? null : Math.max(...known);
}

export function leadOf(day: DiaryDay): string {
  const worst = worstWith(day, null, null);
  const parts = [
    worst === null ? t('day.lead.no_pain') : t('day.lead.worst', { value: worst }),
    day.checked_in ? '' : t('day.lead.no_check_in'),
    day.days_late >= 2 ? t('day.lead.late', { count: day.days_late }) : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** "Europe/Berlin" as people say it. */
export const zoneWords = (zone: string): string =>
  capital(zone.split('/').pop() ?? zone).replaceAll('_', ' ');
