import { describe, expect, it } from 'vitest';
import { chanceWords } from '../texts/names';
import { shiftsOf } from './changed.model';
import type { Located } from './result.model';

const side = 'right' as const;

function located(chances: Record<string, number>, changes: Partial<Located> = {}): Located {
  const muscles = Object.entries(chances).map(([muscle, probability]) => ({
    muscle,
    side,
    probability,
    probability_uncapped: probability,
    explains_detail: [],
  }));
  return {
    verdict: 'one_knot',
    leading: [{ muscle: 'levator', side }],
    perhaps: [],
    muscles,
    no_knot_probability: 0.1,
    alternatives: [{ id: 'nerve_root', probability: 0.6 }],
    unexplained: [],
    next_tests: [],
    ...changes,
  };
}

describe('what an answer changed', () => {
  it('is what was or is shown and now stands in other words, the largest first', () => {
    const trapezius = [{ muscle: 'trapezius', side }];
    const before = located({ levator: 0.6, trapezius: 0.3, splenius: 0.2 });
    const after = located({ trapezius: 0.7, levator: 0.5, splenius: 0 }, { leading: trapezius });
    expect(shiftsOf(before, after, chanceWords)).toEqual([
      { muscle: 'trapezius', side, alternative: null, before: 0.3, after: 0.7 },
      { muscle: 'levator', side, alternative: null, before: 0.6, after: 0.5 },
    ]);
  });

  it('is nothing where all words stay', () => {
    expect(shiftsOf(located({ levator: 0.61 }), located({ levator: 0.64 }), chanceWords)).toEqual(
      [],
    );
  });

  it('names what fits better than a knot, before or after', () => {
    const other = located({ levator: 0.3 }, { verdict: 'something_else', leading: [] });
    const after = located({ levator: 0.6 }, { alternatives: [] });
    expect(shiftsOf(other, after, chanceWords).map((own) => own.alternative ?? own.muscle)).toEqual(
      ['nerve_root', 'levator'],
    );
  });
});
