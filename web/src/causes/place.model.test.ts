import { describe, expect, it } from 'vitest';
import { causesOf } from './causes.testing';
import { causesHref, choicesOf, placeKey, placeOf, readPlace } from './place.model';

const temple = { region: 'temple', side: 'left' } as const;
const sternum = { region: 'sternum', side: null } as const;

describe('the place in the address', () => {
  it('is read as it is written', () => {
    for (const own of [null, temple, sternum, { region: 'temple', side: 'unknown' } as const]) {
      expect(readPlace(causesHref(own))).toEqual(own);
    }
  });

  it('is none where the address names none', () => {
    expect(readPlace('')).toBeNull();
    expect(readPlace('#/causes')).toBeNull();
    expect(readPlace('#/causes?place=')).toBeNull();
    expect(readPlace('#/causes?side=left')).toBeNull();
  });

  it('has no side that nobody knows', () => {
    expect(readPlace('#/causes?place=temple&side=top')).toEqual({ region: 'temple', side: null });
  });

  it('cannot carry another question along', () => {
    const odd = { region: 'a&side=left', side: null };
    expect(readPlace(causesHref(odd))).toEqual(odd);
  });
});

describe('the place of an answer', () => {
  it('is that which the program says', () => {
    expect(placeOf(causesOf())).toBeNull();
    expect(placeOf(causesOf({ place_region: 'temple', place_side: 'left' }))).toEqual(temple);
    expect(placeKey(placeOf(causesOf()))).toBe('');
  });
});

describe('the places to choose from', () => {
  const days = (own: { region: string; side: 'left' | null }, days_pain: number) => ({
    ...own,
    days_scored: 60,
    days_pain,
  });

  it('are those that hurt on a few days, in the order of the program', () => {
    const places = [days(temple, 40), days(sternum, 5), days({ region: 'sole', side: 'left' }, 4)];
    expect(choicesOf(places, null).map((own) => own.region)).toEqual(['temple', 'sternum']);
  });

  it('are none with one place alone: it is the worst of each day', () => {
    expect(choicesOf([days(temple, 40)], null)).toEqual([]);
    expect(choicesOf([days(temple, 40), days(sternum, 4)], null)).toEqual([]);
    expect(choicesOf([], null)).toEqual([]);
  });

  it('hold what is chosen, however few its days', () => {
    const places = [days(temple, 40), days(sternum, 1)];
    expect(choicesOf(places, sternum).map((own) => own.region)).toEqual(['temple', 'sternum']);
    expect(choicesOf([days(temple, 2)], temple)).toHaveLength(1);
  });
});
