/** What the first screen says of today. Numbers come from the engine; nothing is judged here. */
import type { CheckIn, DiaryToday, Entry, PlanItem } from '../engine/engine';

export type Sentence = { key: string; values?: Record<string, string | number> };

/** Things of the plan, those first that are not done yet. */
export type PlanRow = { item: PlanItem; done: Entry | null };

/** Each entry of today stands for one thing of the plan that is the same treatment there. */
export function planRows(items: readonly PlanItem[], done: readonly Entry[]): PlanRow[] {
  const left = [...done];
  const rows = items.map((item) => {
    const fits = (own: Entry) =>
      own.about === item.treatment && (!own.exercise || own.exercise === item.exercise);
    const index = left.findIndex(fits);
    return { item, done: index < 0 ? null : left.splice(index, 1)[0]! };
  });
  return [...rows.filter((own) => !own.done), ...rows.filter((own) => own.done)];
}

/** Done today, and no part of the plan. */
export const doneBeside = (rows: readonly PlanRow[], done: readonly Entry[]): Entry[] =>
  done.filter((own) => !rows.some((row) => row.done?.entry_id === own.entry_id));

/** The answer to "what do I do now?": what is left of the plan, else how it stands with the day. */
export function titleOf(today: DiaryToday, rows: readonly PlanRow[]): Sentence {
  const left = rows.filter((own) => !own.done);
  if (left.length > 0) {
    const minutes = Math.round(left.reduce((sum, own) => sum + own.item.minutes, 0));
    return {
      key: minutes > 0 ? 'title.left' : 'title.habits',
      values: { count: left.length, minutes },
    };
  }
  if (today.checked_in) return { key: 'title.written' };
  return { key: today.first_date === null ? 'title.first' : 'title.open' };
}

export const oneDecimal = (value: number): string => value.toFixed(1);

/** The week in words: never a mean of too few days, never more than the numbers. */
export function weekWords(today: DiaryToday): Sentence[] {
  const { week, week_before } = today;
  if (week.mean === null) return [{ key: 'week.few_why', values: { count: week.days } }];
  const before =
    week_before.mean === null
      ? { key: 'week.before_few' }
      : { key: 'week.before', values: { mean: oneDecimal(week_before.mean) } };
  const both = week_before.mean === null ? [] : [{ key: 'week.chance' }];
  return [{ key: 'week.mean', values: { count: week.days } }, before, ...both];
}

export type Box = { x: number; y: number; width: number; height: number };
type Point = { x: number; y: number };

/** Days that are known as lines that end at a gap; days that are not known as crosses. */
export function lineOf(recent: readonly (number | null)[], box: Box) {
  const step = box.width / Math.max(1, recent.length - 1);
  const runs: Point[][] = [];
  const gaps: number[] = [];
  recent.forEach((pain, k) => {
    const x = box.x + k * step;
    if (pain === null) {
      gaps.push(x);
      return;
    }
    const point = { x, y: box.y + (1 - pain / 10) * box.height };
    if (k > 0 && recent[k - 1] !== null) runs[runs.length - 1]!.push(point);
    else runs.push([point]);
  });
  return { runs, gaps };
}

/** From the first day on: what was before is no gap. */
export function sinceFirst(today: DiaryToday): (number | null)[] {
  const days = today.first_date === null ? 0 : Math.min(today.recent.length, today.days);
  return today.recent.slice(today.recent.length - days);
}

export type SaidToday =
  | { kind: 'pain'; region: string; side: CheckIn['places'][number]['side']; pain: number }
  | { kind: 'answer'; cause: string; value: number; choice: string };

/** What was said of the day, places first. */
export function saidOf(base: CheckIn): SaidToday[] {
  const places = base.places.flatMap(({ region, side, nrs_0_10 }) =>
    nrs_0_10 === null ? [] : [{ kind: 'pain' as const, region, side, pain: nrs_0_10 }],
  );
  const answers = [...base.asked, ...base.more].flatMap(({ cause, entry }) =>
    entry === null || entry.value === null
      ? []
      : [{ kind: 'answer' as const, cause, value: entry.value, choice: entry.choice }],
  );
  return [...places, ...answers];
}
