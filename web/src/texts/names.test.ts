import { describe, expect, it } from 'vitest';
import type { Atlas } from '../engine/engine';
import { chanceWords, listWords, numberWord, placeName, tenths } from './names';

describe('words for numbers', () => {
  it('never says more than 9 in 10 and never none', () => {
    expect(chanceWords(0.999)).toBe('9 in 10');
    expect(chanceWords(0.02)).toBe('under 1 in 10');
    expect(chanceWords(0.66)).toBe('7 in 10');
    expect(tenths(1)).toBe(9);
  });
  it('counts in words to twelve and in digits beyond', () => {
    expect([1, 12, 13, 80].map(numberWord)).toEqual(['one', 'twelve', '13', '80']);
  });
  it('joins a list as a person would', () => {
    expect(listWords(['a'])).toBe('a');
    expect(listWords(['a', 'b', 'c'])).toBe('a, b and c');
  });
});

describe('names of places', () => {
  const atlas = { regions: [{ id: 'temple', name: 'temple' }] } as unknown as Atlas;
  it('always say the side', () => {
    expect(placeName(atlas, 'temple', 'left')).toBe('temple, left');
    expect(placeName(atlas, 'temple', 'unknown')).toBe('temple, side not known');
    expect(placeName(atlas, 'temple', null)).toBe('temple');
  });
});
