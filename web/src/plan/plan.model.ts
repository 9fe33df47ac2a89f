/** How the plan is said. Minutes, effects and reasons come from the engine. */
import type { Answer } from './intake.model';

export interface Sentence {
  key: string;
  values?: Record<string, string | number>;
}

export interface ExpectedChange {
  p05: number;
  p50: number;
  p95: number;
}

export interface Excluded {
  treatment: string;
  name: string;
  reason: string;
  codes: string[];
  waits_for_answer: boolean;
}

/** "0.8"; a change that rounds to nothing is "0". */
function size(value: number): string {
  const rounded = Math.abs(value).toFixed(1);
  return rounded === '0.0' ? '0' : rounded;
}

function direction(value: number): 'less' | 'more' | 'none' {
  if (size(value) === '0') return 'none';
  return value < 0 ? 'less' : 'more';
}

/**
 * "0.8 less (0 to 1.6 less)" or "0.3 less (0.8 less to 0.2 more)": best guess first, then the
 * range in words, never with a minus sign.
 */
export function changeOf(change: ExpectedChange): Sentence {
  const values = { best: size(change.p50), low: size(change.p05), high: size(change.p95) };
  const best = direction(change.p50);
  const low = direction(change.p05);
  const high = direction(change.p95);
  const oneSided = high === 'none' || high === low;
  return { key: `change.${best}.${oneSided ? `within_${low}` : `${low}_to_${high}`}`, values };
}

/** One scale for every thread of the plan, wide enough that no interval is cut off. */
export function scaleOf(changes: readonly ExpectedChange[]): { low: number; high: number } {
  const low = Math.min(-1, ...changes.map((own) => own.p05));
  const high = Math.max(0.5, ...changes.map((own) => own.p95));
  return { low: Math.floor(low * 2 - 0.2) / 2, high: Math.ceil(high * 2 + 0.2) / 2 };
}

export function titleOf(items: readonly { minutes: number }[]): Sentence {
  const minutes = Math.round(items.reduce((sum, item) => sum + item.minutes, 0));
  if (items.length === 0) return { key: 'title.none' };
  const values = { count: items.length, minutes };
  return { key: minutes > 0 ? 'title.some' : 'title.no_minutes', values };
}

export interface Waiting extends Excluded {
  /** The first code that is not answered with yes or no. */
  code: string;
}

/** Left-out treatments that one answer could bring back, and the question that is missing. */
export function waitingOf(
  excluded: readonly Excluded[],
  answers: Readonly<Record<string, Answer>>,
): Waiting[] {
  return excluded
    .filter((own) => own.waits_for_answer)
    .flatMap((own) => {
      const code = own.codes.find((id) => answers[id] !== 'yes' && answers[id] !== 'no');
      return code === undefined ? [] : [{ ...own, code }];
    });
}

export function leftOutOf(excluded: readonly Excluded[]): Excluded[] {
  return excluded.filter((own) => !own.waits_for_answer);
}

/** Waiting treatments by the question they wait for: one question, asked once. */
export function questionsOf(waiting: readonly Waiting[]): { code: string; names: string[] }[] {
  const byCode = new Map<string, string[]>();
  for (const own of waiting) byCode.set(own.code, [...(byCode.get(own.code) ?? []), own.name]);
  return [...byCode].map(([code, names]) => ({ code, names }));
}

/** The keys of `source`, in the order the engine joined them. */
export function sourceKeys(source: string): string[] {
  return source
    .split(';')
    .map((key) => key.trim())
    .filter((key) => key !== '');
}

/** YYYY-MM-DD of the person's own calendar. */
export function localDate(now: Date): string {
  const month = String(now.getMonth() + 1).padStart(2, '0');
  return `${now.getFullYear()}-${month}-${String(now.getDate()).padStart(2, '0')}`;
}
