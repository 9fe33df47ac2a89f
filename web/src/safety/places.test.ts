import { describe, expect, it } from 'vitest';
import { placesLead } from './places';

const regions = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: `the ${id}` }));

describe('the painted places in a few words', () => {
  it('names each place once and counts the rest', () => {
    const places = ['a', 'a', 'b', 'c', 'd'].map((region) => ({ region, nrs_0_10: 3 }));
    expect(placesLead(places, regions)).toEqual({
      names: ['the a', 'the b'],
      more: 2,
    });
  });

  it('leaves out places without pain', () => {
    expect(placesLead([{ region: 'a', nrs_0_10: 0 }], regions)).toEqual({ names: [], more: 0 });
  });
});
