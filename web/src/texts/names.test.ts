import { describe, expect, it } from 'vitest';
import { chanceWords, changeWords, listWords, rangeWords, tenths } from './names';

describe('words for numbers', () => {
  it('never says more than 9 in 10 and never none', () => {
    expect(chanceWords(0.999)).toBe('9 in 10');
    expect(chanceWords(0.02)).toBe('under 1 in 10');
    expect(chanceWords(0.66)).toBe('7 in 10');
    expect(tenths(1)).toBe(9);
  });
  it('writes less and more instead of signs', () => {
    expect(changeWords(-0.5)).toBe('0.5 less');
    expect(changeWords(0.2)).toBe('0.2 more');
    expect(changeWords(-0.04)).toBe('no change');
    expect(rangeWords({ p05: -1.5, p50: -1, p95: -0.4 })).toBe('1.0 less (0.4 to 1.5)');
    expect(rangeWords({ p05: -0.8, p50: -0.3, p95: 0.2 })).toBe('0.3 less (0.8 less to 0.2 more)');
  });
  it('joins a list as a person would', () => {
    expect(listWords(['a'])).toBe('a');
    expect(listWords(['a', 'b', 'c'])).toBe('a, b and c');
  });
});
