import { describe, expect, it } from 'vitest';
import { mayBeHeart } from './chest.model';

describe('the line about the heart', () => {
  it('stands wherever the chest is painted, on either side', () => {
    expect(mayBeHeart([{ region: 'chest_mid', side: 'right' }])).toBe(true);
    expect(mayBeHeart([{ region: 'chest_upper', side: 'left' }])).toBe(true);
    expect(mayBeHeart([{ region: 'sternum', side: null }])).toBe(true);
  });

  it('stands for the inner arm when it is the left one or may be', () => {
    expect(mayBeHeart([{ region: 'arm_inner', side: 'left' }])).toBe(true);
    expect(mayBeHeart([{ region: 'arm_inner', side: 'unknown' }])).toBe(true);
    expect(mayBeHeart([{ region: 'arm_inner', side: 'right' }])).toBe(false);
  });

  it('is silent for the front of the shoulder alone', () => {
    expect(mayBeHeart([{ region: 'shoulder_front', side: 'left' }])).toBe(false);
    expect(mayBeHeart([])).toBe(false);
  });
});
