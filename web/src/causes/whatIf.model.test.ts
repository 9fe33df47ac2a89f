import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasText, textOf } from '../texts/text';
import { around } from './causes.testing';
import { levelOf, reachOf, restOf, resultOf, shiftsOf, valueOf, type Slider } from './whatIf.model';

const t = textOf('causes');
const stress: Slider = {
  cause: 'stress',
  group: 'stress_and_tension',
  name: 'Stress',
  unit: 'points',
  low: 1.8,
  high: 9.2,
  step: 0.5,
  current: 6.02,
};

type Cause = { id: string; group: string; exposure: { unit: string } };
const folder = new URL('../../../knowledge/causes/', import.meta.url);
const known = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Cause);

const causes = known.filter((own) => own.group !== 'confounder');

describe('a slider', () => {
  it('stands on whole steps inside of its reach', () => {
    expect(reachOf(stress)).toEqual({ low: 2, high: 9 });
    expect(restOf(stress)).toBe(6);
    expect(restOf({ ...stress, current: 20 })).toBe(9);
    const fine = { ...stress, low: 0.13, high: 0.9, step: 0.1, current: 0.31 };
    expect(restOf(fine)).toBe(0.3);
  });

  it('asks for nothing until it is moved, and for the way from how it was', () => {
    expect(shiftsOf([stress], {})).toEqual([]);
    expect(shiftsOf([stress], { stress: 6 })).toEqual([]);
    expect(shiftsOf([stress], { stress: 4 })).toEqual([{ cause: 'stress', shift: -2.02 }]);
    expect(valueOf(stress, { stress: 4 })).toBe(4);
    expect(valueOf(stress, {})).toBe(6);
  });

  it('has words for every unit that a cause may have', () => {
    const units = new Set(causes.map((own) => own.exposure.unit));
    expect(units.size).toBeGreaterThan(4);
    for (const { id } of causes) expect(hasText('causes', `teach.${id}`), id).toBe(true);
    for (const unit of units) {
      expect(hasText('causes', levelOf(unit, 1).key), unit).toBe(true);
      expect(hasText('causes', `one.${unit}`), unit).toBe(true);
    }
    const said = (unit: string, value: number) =>
      t(levelOf(unit, value).key, levelOf(unit, value).values);
    expect(said('points', 4)).toBe('4 of 10');
    expect(said('sits', 4.4)).toBe('4.4 a day');
    expect(said('nights', 0.25)).toBe('25 % of nights');
    expect(said('events', 0.2)).toBe('1.4 a week');
  });
});

describe('the answer of the sliders', () => {
  it('says less, more or no difference, with the doubt of what would be', () => {
    const now = around(4.2, 0.1);
    const less = resultOf({ now, then: around(3.1, 0.3), change: around(-1.1, 0.3) });
    expect(less).toEqual({
      way: 'less',
      size: '1.1',
      values: { now: '4.2', then: '3.1', low: '2.5', high: '3.7' },
    });
    expect(resultOf({ now, then: now, change: around(0.02, 0.3) }).way).toBe('same');
    expect(resultOf({ now, then: around(4.6, 0.3), change: around(0.4, 0.3) }).way).toBe('more');
  });
});
