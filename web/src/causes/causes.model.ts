/** What the page says of the causes. Numbers and verdicts are those of the engine. */
import type { Causes, CausesAnswer, CausesProgress } from '../engine/engine';
import { capital } from '../texts/names';
import type { Text } from '../texts/text';

export type Group = Causes['groups'][number];
export type Exposure = Group['exposures'][number];
export type Quantiles = Group['prior_share'];
export type Sentence = { key: string; values?: Record<string, string | number> };

export const groupIds = [
  'overuse_or_injury',
  'dehydration',
  'poor_posture',
  'sitting_all_day',
  'stress_and_tension',
] as const;
export type GroupId = (typeof groupIds)[number];

/** Found first, what is not known last: it stays in the fixed order, as it has none of its own. */
const ranks = ['found', 'leaning', 'cannot_tell', 'nothing_found', 'not_enough_days'] as const;

const sizeOf = (own: Group): number =>
  own.verdict === 'found' || own.verdict === 'leaning' ? (own.points?.p50 ?? 0) : 0;

export const ordered = (groups: readonly Group[]): GroupId[] =>
  [...groups]
    .sort((a, b) => {
      const rank = ranks.indexOf(a.verdict) - ranks.indexOf(b.verdict);
      return rank !== 0 ? rank : sizeOf(b) - sizeOf(a);
    })
    .map((own) => own.group);

/** Which of the three shapes the page has. */
export type Shape = 'empty' | 'waiting' | 'early' | 'main';

export function shapeOf({ causes, progress }: CausesAnswer): Shape {
  if (causes.first_date === null) return 'empty';
  const enough = causes.days_scored >= causes.days_needed;
  if (causes.depth === 'prior' && progress.state === 'update' && enough) return 'waiting';
  return causes.headline === 'not_enough_days' ? 'early' : 'main';
}

export const isRunning = ({ state }: CausesProgress): boolean =>
  state === 'update' || state === 'checking';

/** Two groups that cannot be told apart; two exposures of one group are no news. */
export const pairOf = (causes: Causes) =>
  causes.pairs.find((own) => own.group !== own.other_group) ?? null;

/** Keys of `short` names of causes in the values `cause` and `other`. */
export function titleOf(causes: Causes): Sentence {
  const { headline, headline_group, days_to_go } = causes;
  if (headline === 'not_enough_days') {
    if (days_to_go === 0) return { key: 'early.title_causes' };
    return {
      key: days_to_go === 1 ? 'early.title_one' : 'early.title',
      values: { count: days_to_go },
    };
  }
  const pair = pairOf(causes);
  if (headline === 'cannot_tell' && pair) {
    return {
      key: 'title.cannot_tell_pair',
      values: { cause: pair.group, other: pair.other_group },
    };
  }
  return {
    key: `title.${headline}`,
    ...(headline_group ? { values: { cause: headline_group } } : {}),
  };
}

/** Of a hundred, never all and never none. */
export const hundredths = (probability: number): number =>
  Math.min(99, Math.max(1, Math.round(probability * 100)));

export function otherOf(causes: Causes, group: string): string | null {
  const pair = causes.pairs.find(
    (own) => own.group !== own.other_group && (own.group === group || own.other_group === group),
  );
  if (!pair) return null;
  return pair.group === group ? pair.other_group : pair.group;
}

/** Points over the own range, with 95 in 100. */
const protectsBelow = -0.2;

export function verdictOf(causes: Causes, own: Group): Sentence {
  const { verdict, days_more, days_logged } = own;
  if (verdict === 'found') {
    return { key: 'verdict.found', values: { chance: hundredths(own.probability_matters) } };
  }
  if (verdict === 'leaning' && days_more !== null) {
    return {
      key: days_more === 1 ? 'verdict.leaning_days_1' : 'verdict.leaning_days',
      values: { count: days_more },
    };
  }
  if (verdict === 'cannot_tell') {
    const other = otherOf(causes, own.group);
    return other
      ? { key: 'verdict.cannot_tell', values: { other } }
      : { key: 'verdict.cannot_tell_bare' };
  }
  const { effect_over_range } = own;
  if (verdict === 'nothing_found' && effect_over_range && effect_over_range.p95 < protectsBelow) {
    return { key: 'verdict.less_pain' };
  }
  if (verdict !== 'not_enough_days') return { key: `verdict.${verdict}` };
  if (days_logged === 0) return { key: 'verdict.not_logged' };
  return { key: 'verdict.not_enough_days', values: { count: days_logged, days: causes.days } };
}

export function verdictWords(t: Text, causes: Causes, own: Group): string {
  const { key, values } = verdictOf(causes, own);
  const other = values?.['other'];
  const verdict = t(key, { ...values, ...(other ? { other: t(`short.${other}`) } : {}) });
  const assumed = own.mostly_assumption && own.verdict !== 'not_enough_days';
  return assumed ? t('verdict.assumption', { verdict }) : verdict;
}

/** Parts of the pain in hundredths, or points where the pain is too low for parts. */
export type Measure = 'percent' | 'points';

export const measureOf = (causes: Causes): Measure =>
  causes.in_points || causes.unexplained_share === null ? 'points' : 'percent';

const scaled = (own: Quantiles, by: number): Quantiles => ({
  p05: own.p05 * by,
  p25: own.p25 * by,
  p50: own.p50 * by,
  p75: own.p75 * by,
  p95: own.p95 * by,
});

/** What the thread of a group shows; `known` false: only what others report. */
export type Shown = { known: boolean; of: Quantiles };

/** What others report, before any day. */
export const priorOf = (own: Group, measure: Measure): Quantiles =>
  measure === 'percent' ? scaled(own.prior_share, 100) : own.prior_points;

export function shownOf(own: Group, measure: Measure): Shown {
  const percent = measure === 'percent';
  const posterior = percent ? own.share : own.points;
  const known = own.verdict !== 'not_enough_days' && posterior !== null;
  if (!known) return { known, of: priorOf(own, measure) };
  return { known, of: scaled(posterior, percent ? 100 : 1) };
}

export function restOf(causes: Causes, measure: Measure): Quantiles | null {
  const own = measure === 'percent' ? causes.unexplained_share : causes.unexplained_points;
  return own && scaled(own, measure === 'percent' ? 100 : 1);
}

/** What is only reported by others does not stretch the scale of what is known. */
export function clipped(of: Quantiles, { from, to }: Scale): Quantiles {
  const cut = (value: number) => Math.min(to, Math.max(from, value));
  return {
    p05: cut(of.p05),
    p25: cut(of.p25),
    p50: cut(of.p50),
    p75: cut(of.p75),
    p95: cut(of.p95),
  };
}

export type Scale = { from: number; to: number };

/** Ends of one scale for all threads, so that no interval is cut off. */
export function scaleOf(all: readonly Quantiles[], step: number): Scale {
  const low = Math.min(0, ...all.map((own) => own.p05));
  const high = Math.max(step, ...all.map((own) => own.p95));
  return { from: Math.floor(low / step) * step, to: Math.ceil(high / step) * step };
}

/** Whole per cent, points to one decimal; never "-0". */
export function numberOf(value: number, measure: Measure): string {
  const words = measure === 'percent' ? value.toFixed(0) : value.toFixed(1);
  return /^-0(\.0)?$/.test(words) ? words.slice(1) : words;
}

export const oneDecimal = (value: number): string => numberOf(value, 'points');
export const intervalOf = (own: Quantiles) => ({
  low: own.p05,
  q1: own.p25,
  mid: own.p50,
  q3: own.p75,
  high: own.p95,
});

/** Keys below `meaning`: "1.0 less pain (0.4 to 1.5)", the wide ones in both directions. */
export function changeOf(own: Pick<Quantiles, 'p05' | 'p50' | 'p95'>, decimals = 1): Sentence {
  const size = (value: number) => Math.abs(value).toFixed(decimals);
  const nothing = 0.5 * 10 ** -decimals;
  const isNothing = (value: number) => Math.abs(value) < nothing;
  if (isNothing(own.p05) && isNothing(own.p95)) return { key: 'close_to_zero' };
  if (own.p05 > -nothing) {
    const values = { best: size(own.p50), low: size(own.p05), high: size(own.p95) };
    return { key: 'more', values };
  }
  if (own.p95 < nothing) {
    const values = { best: size(own.p50), low: size(own.p95), high: size(own.p05) };
    return { key: 'less', values };
  }
  const way = own.p50 < 0 ? 'way_less' : 'way_more';
  return {
    key: 'mixed',
    values: { best: size(own.p50), less: size(own.p05), more: size(own.p95), way },
  };
}

export function changeWords(t: Text, { key, values }: Sentence): string {
  const way = values?.['way'];
  return t(`meaning.${key}`, { ...values, ...(way ? { way: t(`meaning.${way}`) } : {}) });
}

export const exposureNamed = (causes: Causes, id: string): Exposure | undefined =>
  causes.groups.flatMap((own) => own.exposures).find((own) => own.cause === id);

export const nameOf = (causes: Causes, id: string): string => exposureNamed(causes, id)?.name ?? id;

/** "Sleep" of "Sleep, hours", for running text. */
export const plainName = (name: string): string => name.split(',')[0]!;
export const inText = (name: string): string => {
  const plain = plainName(name);
  return plain.charAt(0).toLowerCase() + plain.slice(1);
};

/** "Stress, the evening before" where the rating of that evening counts. */
export const whenNamed = (t: Text, own: Exposure | undefined, name: string): string =>
  own?.day_before ? t('meaning.evening_before', { name }) : name;

export const groupName = (t: Text, id: GroupId | 'unexplained'): string =>
  capital(t(`short.${id}`));

export const isGroup = (id: string): id is GroupId => groupIds.some((own) => own === id);

export type Evening = 'written' | 'missed' | 'open';

const eveningsMax = 21;

/** A cell for each evening; a day that still goes on is not missed. */
export function eveningsOf(causes: Causes, today: string): { cells: Evening[]; missed: number } {
  const over = causes.day_by_day.filter((own) => own.score !== null || own.date < today);
  const told = over.length > 0 || causes.days_scored === 0;
  const before = causes.days - (causes.date === today ? 1 : 0);
  const missed =
    told && over.length > 0
      ? over.filter((own) => own.score === null).length
      : Math.max(0, before - causes.days_scored);
  const open = Array.from({ length: causes.days_to_go }, (): Evening => 'open');
  const days = over.map((own): Evening => (own.score === null ? 'missed' : 'written'));
  const plain = Array.from({ length: causes.days_scored }, (): Evening => 'written');
  const wide = days.length + open.length > eveningsMax || days.length === 0;
  return { cells: [...(wide ? plain : days), ...open], missed };
}

/** The one thing that would teach most, and the ring of days that are there. */
export function unknownOf(causes: Causes) {
  const most = causes.would_teach[0];
  if (!most) return null;
  const more = most.days_more;
  const key = more === null ? 'text_most' : more === 1 ? 'text_1' : 'text';
  return {
    group: most.group,
    cause: most.cause,
    title: more === null ? 'title_most' : 'title',
    text: { key, values: { count: more ?? most.days_logged } },
    done: most.days_logged,
    all: most.days_logged + (more ?? 0),
  };
}

/** What became of the idea of the first day. */
export function guessOf(causes: Causes): { title: Sentence; text: Sentence } | null {
  const { guess, first_date } = causes;
  if (!guess) return null;
  const first = guess.date === first_date ? '' : '_date';
  const other = guess.first !== null && guess.first !== guess.group;
  if (guess.group === 'not_sure') {
    const text = guess.first
      ? { key: 'unsure_first', values: { cause: guess.first } }
      : { key: 'unsure_none' };
    return { title: { key: `title_unsure${first}` }, text };
  }
  const text = other
    ? { key: 'other', values: { cause: guess.first! } }
    : { key: guess.verdict as string };
  return { title: { key: `title${first}`, values: { cause: guess.group } }, text };
}
