/** What the program found when it looked at its own answer, in words. */
import type { Causes } from '../engine/engine';
import { textOf } from '../texts/text';
import { isGroup, nameOf, oneDecimal, type Sentence } from './causes.model';

const words = textOf('causes');
const t = (key: string, values: Record<string, string>) => words(`checks.${key}`, values);

type Check = Causes['checks'][number];

/** Shares of days are said in hundred, all else in points. */
const inHundred = ['extremes', 'equal_runs'];
const inPoints = ['weekends', 'trend'];
const ways: Record<string, [string, string]> = {
  neighbours: ['more', 'less'],
  extremes: ['oftener', 'rarer'],
  equal_runs: ['often', 'seldom'],
};

/** `way` and a group in `about` are keys; an exposure is said by its name. */
export function checkOf(causes: Causes, { kind, about, observed, expected }: Check): Sentence {
  const number = (value: number | null) => {
    if (value === null) return '?';
    if (inHundred.includes(kind)) return String(Math.round(value * 100));
    const size = oneDecimal(Math.abs(value));
    return inPoints.includes(kind) ? t(value < 0 ? 'than_less' : 'than_more', { size }) : size;
  };
  const way = ways[kind]?.[(observed ?? 0) >= (expected ?? 0) ? 0 : 1];
  return {
    key: kind,
    values: {
      observed: number(observed),
      expected: number(expected),
      ...(way ? { way } : {}),
      ...(about ? { about: isGroup(about) ? about : nameOf(causes, about) } : {}),
    },
  };
}

/** A found cause that an unlogged better day would not change says so. */
export const isSteady = (causes: Causes): boolean =>
  causes.depth === 'full' &&
  causes.headline === 'found' &&
  causes.days_scored < causes.days &&
  !causes.checks.some((own) => own.kind === 'unlogged_days');
