import { describe, expect, it } from 'vitest';
import { hasText } from '../texts/text';
import {
  balanceOf,
  chanceFromLogOdds,
  differencesOf,
  favourOf,
  logOdds,
  pieceKey,
  runningSums,
  strengthOf,
  tellingWhatIfs,
  type Explained,
  type Piece,
} from './why.model';

function piece(kind: Piece['kind'], region: string | null, log_odds: number): Piece {
  return { kind, region, side: region ? 'right' : null, test: null, log_odds };
}

function explained(pieces: Piece[], log_odds_prior = -4): Explained {
  const log_odds = pieces.reduce((sum, own) => sum + own.log_odds, log_odds_prior);
  return {
    muscle: 'levator_scapulae',
    side: 'right',
    probability_uncapped: chanceFromLogOdds(log_odds),
    log_odds_prior,
    log_odds,
    contributions: pieces,
  };
}

const slope = piece('painted', 'neck_shoulder_angle', 2.5);
const neck = piece('painted', 'neck_back_lower', 3);
const temple = piece('painted', 'temple', -0.4);
const blank = piece('blank', 'scapula_medial', -0.9);
const rest = piece('other_blanks', null, 0.04);
const levator = explained([slope, neck, temple, blank, rest]);

describe('the balance', () => {
  it('has what speaks for and against, each with the largest first', () => {
    const { speaksFor, speaksAgainst, smaller, largest } = balanceOf(levator);
    expect(speaksFor).toEqual([neck, slope]);
    expect(speaksAgainst).toEqual([blank, temple]);
    expect(smaller).toBe(1);
    expect(largest).toBe(3);
  });

  it('has a scale also where nothing moves the odds', () => {
    expect(balanceOf(explained([])).largest).toBeGreaterThan(0);
  });

  it('tells a threefold change from a small one, either way', () => {
    expect([1.2, -1.2, 0.5, -0.2].map(strengthOf)).toEqual(['strong', 'strong', 'some', 'little']);
  });
});

describe('the table', () => {
  it('adds up: from the start over all pieces to the end', () => {
    const rows = runningSums(levator);
    expect(rows).toHaveLength(5);
    expect(rows[0]?.sum).toBeCloseTo(-1.5, 12);
    expect(rows[4]?.sum).toBeCloseTo(levator.log_odds, 12);
    expect(chanceFromLogOdds(0)).toBe(0.5);
  });

  it('writes a sign before every number', () => {
    expect(logOdds(1.2345)).toBe('+1.234');
    expect(logOdds(-0.5)).toBe('\u22120.500');
  });
});

describe('the rival', () => {
  const rival = explained(
    [
      { ...slope, log_odds: 2.4 },
      { ...neck, log_odds: -1 },
      { ...temple, log_odds: 3 },
      blank,
      rest,
    ],
    -2,
  );

  it('differs by the pieces that decide, at most three, largest first', () => {
    const found = differencesOf(levator, rival);
    expect(found.map((own) => own.piece?.region ?? 'start')).toEqual([
      'neck_back_lower',
      'temple',
      'start',
    ]);
    expect(found[0]).toMatchObject({ own: 3, rival: -1 });
  });

  it('shows no difference where there is none', () => {
    expect(differencesOf(levator, levator)).toEqual([]);
  });

  it('compares only what stands at the same place', () => {
    const turned = { ...rival, contributions: [...rival.contributions].reverse() };
    const found = differencesOf(levator, turned).filter((own) => own.piece !== null);
    expect(found.map((own) => own.piece?.region)).toEqual(['temple']);
  });
});

describe('how a piece favours a muscle', () => {
  const felt = { explains_detail: [{ region: 'temple', side: 'right' as const, typical: false }] };
  const own = { piece: temple, own: 2, rival: 0.5 };

  it('fits where it is felt, else by way of a second knot', () => {
    expect(favourOf(own, felt)).toBe('fits');
    expect(favourOf(own, { explains_detail: [] })).toBe('indirectly');
    expect(favourOf(own, undefined)).toBe('indirectly');
    expect(favourOf({ piece: blank, own: 0.3, rival: -1 }, undefined)).toBe('fits');
  });

  it('speaks less against where it speaks against both; the start says which is commoner', () => {
    expect(favourOf({ ...own, own: -0.2, rival: -2 }, felt)).toBe('fits_less');
    expect(favourOf({ piece: null, own: -3, rival: -4 }, felt)).toBe('commoner');
    for (const key of ['fits', 'indirectly', 'fits_less', 'commoner']) {
      expect(hasText('result', `explain.${key}`), key).toBe(true);
    }
  });
});

describe('what-ifs', () => {
  const whatIf = (probability_uncapped: number) => ({
    kind: 'also_painted' as const,
    region: 'temple',
    side: 'right' as const,
    probability_uncapped,
    rival_probability_uncapped: null,
  });

  it('are those that would change the words', () => {
    const found = tellingWhatIfs(0.7, [whatIf(0.9), whatIf(0.72), whatIf(0.4)]);
    expect(found.map((own) => own.probability_uncapped)).toEqual([0.9, 0.4]);
    expect(tellingWhatIfs(0.95, [whatIf(0.999)])).toEqual([]);
  });
});

describe('the words of a piece', () => {
  it('exist for every kind, for and against', () => {
    for (const kind of ['painted', 'blank', 'other_blanks', 'answer', 'person'] as const) {
      for (const sign of [1, -1]) {
        const { key } = pieceKey(piece(kind, null, sign));
        expect(hasText('result', key), key).toBe(true);
      }
    }
    expect(pieceKey(blank).key).not.toBe(pieceKey({ ...blank, log_odds: 1 }).key);
  });
});
