import { describe, expect, it } from 'vitest';
import { agreementsOf, claimsOf, kappa, sourcesOf, type Claim } from './knot.model';

function claim(changes: Partial<Claim>): Claim {
  return {
    id: 'x',
    kind: 'claim',
    order: 1,
    title: '',
    text: '',
    evidence_for: '',
    evidence_against: '',
    grade: '',
    number: null,
    sources: [],
    ...changes,
  };
}

describe('claims', () => {
  it('are sorted by kind and by their own order', () => {
    const claims = [
      claim({ id: 'b', order: 2 }),
      claim({ id: 'm', kind: 'mechanism' }),
      claim({ id: 'a', order: 1 }),
    ];
    expect(claimsOf(claims, 'claim').map((own) => own.id)).toEqual(['a', 'b']);
  });

  it('draw no dot where the middle has no meaning', () => {
    const number = { value: 0.415, low: 0.08, high: 0.75, note: 'The value means nothing.' };
    expect(agreementsOf([claim({ kind: 'agreement', number })])[0]?.value).toBeNull();
    const pooled = { ...number, note: 'Pooled kappa.' };
    expect(agreementsOf([claim({ kind: 'agreement', number: pooled })])[0]?.value).toBe(0.415);
  });

  it('write agreement with two decimals at most', () => {
    expect(kappa(0.676)).toBe('0.68');
    expect(kappa(1)).toBe('1');
    expect(kappa(0.575)).toBe('0.58');
  });

  it('name each source once', () => {
    expect(sourcesOf([claim({ sources: ['A', 'B'] }), claim({ sources: ['B'] })])).toEqual([
      'A',
      'B',
    ]);
  });
});
