/** Sliders: where they stand, what they ask, and how a level of a cause is said. */
import type { Causes, WhatIfAnswer } from '../engine/engine';
import { numberOf, oneDecimal, type Sentence } from './causes.model';

export type Slider = Causes['sliders'][number];
/** Cause -> where its slider was put. */
export type Moved = Readonly<Record<string, number>>;

/** Ends on whole steps, inside of what the engine allows. */
export function reachOf({ low, high, step }: Slider): { low: number; high: number } {
  return { low: Math.ceil(low / step - 1e-6) * step, high: Math.floor(high / step + 1e-6) * step };
}

export const clean = (value: number): number => Math.round(value * 1000) / 1000;

/** The step nearest to how it was. */
export function restOf(slider: Slider): number {
  const { low, high } = reachOf(slider);
  const near = Math.round(slider.current / slider.step) * slider.step;
  return clean(Math.min(high, Math.max(low, near)));
}

export const valueOf = (slider: Slider, moved: Moved): number =>
  moved[slider.cause] ?? restOf(slider);

export function shiftsOf(sliders: readonly Slider[], moved: Moved) {
  return sliders.flatMap((own) => {
    const value = moved[own.cause];
    if (value === undefined || value === restOf(own)) return [];
    return [{ cause: own.cause, shift: clean(value - own.current) }];
  });
}

/** Keys below `unit`; the one place that knows how a unit of an exposure is said. */
export function levelOf(unit: string, value: number): Sentence {
  const words = oneDecimal(value).replace(/\.0$/, '');
  const values = {
    value: words,
    percent: numberOf(value * 100, 'percent'),
    weekly: oneDecimal(value * 7).replace(/\.0$/, ''),
  };
  return { key: `unit.${unit}`, values };
}

/** "1.1 less", and the range it comes from. */
export function resultOf({ now, then, change }: WhatIfAnswer) {
  const size = oneDecimal(Math.abs(change.p50));
  const way = size === '0.0' ? 'same' : change.p50 < 0 ? 'less' : 'more';
  const values = {
    now: oneDecimal(now.p50),
    then: oneDecimal(then.p50),
    low: oneDecimal(then.p05),
    high: oneDecimal(then.p95),
  };
  return { way, size, values };
}
