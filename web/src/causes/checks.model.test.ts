import { describe, expect, it } from 'vitest';
import { hasText, textOf } from '../texts/text';
import { causesOf } from './causes.testing';
import { checkOf, isSteady } from './checks.model';

const t = textOf('causes');
const kinds = [
  'weekends',
  'neighbours',
  'extremes',
  'equal_runs',
  'trend',
  'prior_conflict',
  'little_variation',
  'prior_sensitive',
  'unlogged_days',
  'chains_disagree',
  'all_equal',
] as const;

describe('what does not fit', () => {
  it('has words for every kind, with its numbers', () => {
    for (const kind of kinds) {
      const own = { kind, about: 'stress_and_tension', observed: 0.3, expected: 0.1, tail: 0.01 };
      const { key, values } = checkOf(causesOf(), own);
      expect(hasText('causes', `checks.${key}`), key).toBe(true);
      const way = values?.['way'];
      if (way) expect(hasText('causes', `checks.${way}`), String(way)).toBe(true);
      expect(t(`checks.${key}`, values)).not.toContain('{{');
    }
  });

  it('says days in a hundred, points with one decimal, an exposure by its name', () => {
    const own = { about: null, observed: 0.31, expected: 0.1, tail: 0.01 };
    expect(checkOf(causesOf(), { kind: 'extremes', ...own }).values).toMatchObject({
      observed: '31',
      expected: '10',
      way: 'oftener',
    });
    expect(checkOf(causesOf(), { kind: 'weekends', ...own }).values?.['observed']).toBe(
      '0.3 points more pain',
    );
    const about = 'one of dehydration';
    const named = checkOf(causesOf(), { kind: 'little_variation', ...own, about });
    expect(named.values?.['about']).toBe('One of dehydration');
  });
});

describe('days that were not written', () => {
  it('are said not to change a name only after a full run that found one', () => {
    const found = { headline: 'found', days_scored: 18, days: 20 } as const;
    expect(isSteady(causesOf(found))).toBe(true);
    expect(isSteady(causesOf({ ...found, days_scored: 20 }))).toBe(false);
    expect(isSteady(causesOf({ ...found, depth: 'update' }))).toBe(false);
    expect(isSteady(causesOf({ ...found, headline: 'leaning' }))).toBe(false);
    const check = {
      kind: 'unlogged_days',
      about: null,
      observed: null,
      expected: null,
      tail: null,
    } as const;
    expect(isSteady(causesOf({ ...found, checks: [check] }))).toBe(false);
  });
});
