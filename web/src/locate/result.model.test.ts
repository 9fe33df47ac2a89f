import { describe, expect, it } from 'vitest';
import {
  beadsOf,
  chanceOf,
  coverageOf,
  durationOf,
  explainedBy,
  othersOf,
  pressAnswers,
  shownMuscles,
  testAnswerId,
  testOfAnswerId,
  titleOf,
  type Located,
  type MuscleAnswer,
} from './result.model';

function muscle(id: string, side: 'left' | 'right', probability: number): MuscleAnswer {
  return {
    muscle: id,
    side,
    probability,
    probability_uncapped: probability,
    explains_detail: [
      { region: 'neck_back_lower', side, typical: true },
      { region: 'scapula_inner', side, typical: false },
    ],
  };
}

function located(changes: Partial<Located> = {}): Located {
  return {
    verdict: 'several_knots',
    leading: [
      { muscle: 'levator_scapulae', side: 'right' },
      { muscle: 'upper_trapezius', side: 'right' },
    ],
    muscles: [
      muscle('levator_scapulae', 'right', 0.69),
      muscle('upper_trapezius', 'right', 0.56),
      muscle('splenius', 'right', 0.07),
      muscle('rhomboids', 'right', 0.02),
    ],
    no_knot_probability: 0.17,
    alternatives: [
      { id: 'none', probability: 0.7 },
      { id: 'joint', probability: 0.12 },
      { id: 'inner_organ', probability: 0.01 },
    ],
    unexplained: [],
    next_tests: [],
    ...changes,
  };
}

describe('chances', () => {
  it('are never above nine in ten and never nothing', () => {
    expect(chanceOf(0.999)).toEqual({ key: 'chance.of_ten', values: { count: 9 } });
    expect(chanceOf(0)).toEqual({ key: 'chance.under' });
    expect(chanceOf(0.0999)).toEqual({ key: 'chance.under' });
    expect(chanceOf(0.1)).toEqual({ key: 'chance.of_ten', values: { count: 1 } });
    expect(beadsOf(1)).toBe(9);
    expect(beadsOf(0.04)).toBe(0);
  });
});

describe('the title', () => {
  it('counts the knots and names the side when they share it', () => {
    expect(titleOf(located())).toEqual({ key: 'title.several_right', values: { count: 2 } });
  });

  it('says both sides when the knots lie on both', () => {
    const both = located({
      leading: [
        { muscle: 'upper_trapezius', side: 'right' },
        { muscle: 'upper_trapezius', side: 'left' },
      ],
    });
    expect(titleOf(both).key).toBe('title.several_both');
  });

  it('follows the verdict of the engine where nothing leads', () => {
    expect(titleOf(located({ verdict: 'widespread', leading: [] })).key).toBe('title.widespread');
    expect(titleOf(located({ verdict: 'cannot_tell', leading: [] })).key).toBe('title.cannot_tell');
    expect(titleOf(located({ verdict: 'one_knot', leading: [] })).key).toBe('title.cannot_tell');
  });

  it('speaks of one knot in the singular', () => {
    const one = located({
      verdict: 'one_knot',
      leading: [{ muscle: 'upper_trapezius', side: 'left' }],
    });
    expect(titleOf(one).key).toBe('title.one_left');
  });
});

describe('the muscles shown', () => {
  it('are the leading ones with letters in their order', () => {
    expect(shownMuscles(located()).map((own) => [own.letter, own.muscle])).toEqual([
      ['A', 'levator_scapulae'],
      ['B', 'upper_trapezius'],
    ]);
  });

  it('are the three likeliest when nothing leads', () => {
    expect(shownMuscles(located({ leading: [] }))).toHaveLength(3);
  });

  it('explain typical places before the others', () => {
    const { typical, perhaps } = explainedBy(muscle('m', 'left', 0.5));
    expect(typical.map((own) => own.region)).toEqual(['neck_back_lower']);
    expect(perhaps.map((own) => own.region)).toEqual(['scapula_inner']);
  });
});

describe('coverage', () => {
  it('says so when every painted place is explained', () => {
    const painted = [{ region: 'neck_back_lower', side: 'right' as const }];
    expect(coverageOf(located(), painted)).toEqual({
      key: 'coverage.several_all',
      values: { count: 1 },
    });
  });

  it('counts the explained ones otherwise and minds the side', () => {
    const painted = [
      { region: 'neck_back_lower', side: 'right' as const },
      { region: 'neck_back_lower', side: 'left' as const },
    ];
    expect(coverageOf(located(), painted)).toEqual({
      key: 'coverage.several_some',
      values: { count: 1, total: 2 },
    });
  });

  it('is silent when nothing leads', () => {
    expect(coverageOf(located({ leading: [] }), [{ region: 'temple', side: 'left' }])).toBeNull();
  });
});

describe('other possibilities', () => {
  it('always name no knot, then alternatives, then further muscles', () => {
    expect(othersOf(located()).map((own) => own.kind)).toEqual([
      'no_knot',
      'alternative',
      'muscle',
    ]);
    expect(othersOf(located({ no_knot_probability: 0 }))[0]?.kind).toBe('no_knot');
  });
});

describe('tests', () => {
  it('carry the side in the id of their answer only when they have one', () => {
    const test = { test: 'press_x', side: 'left' as const, has_side: true };
    expect(testAnswerId(test)).toBe('press_x_l');
    expect(testAnswerId({ ...test, has_side: false })).toBe('press_x');
  });

  it('are found again from the id of an answer', () => {
    const known = (id: string) => ({ press_x: true, jaw_r: false })[id];
    expect(testOfAnswerId('press_x_r', known)).toEqual({ test: 'press_x', side: 'right' });
    expect(testOfAnswerId('jaw_r', known)).toEqual({ test: 'jaw_r', side: null });
  });

  it('treat soreness of another kind as a no', () => {
    const sore = pressAnswers.find((own) => own.key === 'answer.sore_different');
    expect(sore?.answer).toBe('no');
  });

  it('last seconds or whole minutes', () => {
    expect(durationOf(0.5)).toEqual({ key: 'duration.seconds', values: { count: 30 } });
    expect(durationOf(3)).toEqual({ key: 'duration.minutes', values: { count: 3 } });
  });
});
