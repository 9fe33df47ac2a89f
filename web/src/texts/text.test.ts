import { describe, expect, it } from 'vitest';
import { hasText, textOf } from './text';

const t = textOf('common');
const diary = textOf('diary');

describe('words by key', () => {
  it('take their values, and nothing for one that is not given', () => {
    expect(t('of_ten', { pain: 4 })).toBe('4 of 10');
    expect(t('of_ten')).toBe(' of 10');
    expect(t('place_side', { place: '{{side}}', side: 'left' })).toBe('{{side}}, left');
  });

  it('choose the form of a number, else the one that there is', () => {
    expect(diary('today.panel', { count: 1 })).toBe('One quick answer, about 20 seconds');
    expect(diary('today.panel', { count: 0 })).toBe('0 quick answers, about 20 seconds');
    expect(diary('today.panel', { count: '1' })).toBe('How was today?');
    expect(t('chance.of_ten', { count: 1 })).toBe('1 in 10');
  });

  it('are seen to be missing', () => {
    expect(t('chance.never')).toBe('chance.never');
    expect(t('chance')).toBe('chance');
    expect(hasText('common', 'chance')).toBe(false);
    expect(hasText('common', 'chance.under')).toBe(true);
    expect(hasText('common', 'constructor.name')).toBe(false);
    expect(hasText('nowhere', 'name')).toBe(false);
  });
});
