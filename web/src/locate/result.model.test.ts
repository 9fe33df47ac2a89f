import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasText } from '../texts/text';
import {
  beadsOf,
  chanceOf,
  coverageOf,
  durationOf,
  elseOf,
  explainedBy,
  figureOf,
  furtherChanges,
  leadOf,
  leftOver,
  othersOf,
  perhapsMuscles,
  pressAnswers,
  shownMuscles,
  stepsOf,
  testAnswerId,
  testOfAnswerId,
  titleOf,
  verdicts,
  whyNoTest,
  type Located,
  type MuscleAnswer,
  type Verdict,
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
    perhaps: [],
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

const slope = { region: 'neck_shoulder_angle', side: 'right' as const };
const four = [slope, slope, slope, slope];

describe('the title', () => {
  it('counts the knots and names the side when they share it', () => {
    expect(titleOf(located(), four)).toEqual({ key: 'title.several_right', values: { count: 2 } });
  });

  it('says both sides when the knots lie on both', () => {
    const both = located({
      leading: [
        { muscle: 'upper_trapezius', side: 'right' },
        { muscle: 'upper_trapezius', side: 'left' },
      ],
    });
    expect(titleOf(both, four).key).toBe('title.several_both');
  });

  it('follows the verdict of the engine where nothing leads', () => {
    const key = (verdict: Verdict) => titleOf(located({ verdict, leading: [] }), four).key;
    expect(key('widespread')).toBe('title.widespread');
    expect(key('cannot_tell')).toBe('title.cannot_tell');
    expect(key('one_knot')).toBe('title.cannot_tell');
  });

  it('speaks of one knot in the singular', () => {
    const one = located({
      verdict: 'one_knot',
      leading: [{ muscle: 'upper_trapezius', side: 'left' }],
    });
    expect(titleOf(one, four).key).toBe('title.one_left');
  });

  it('leans without naming more than two', () => {
    const leading = located().leading;
    const key = (count: number) =>
      titleOf(
        located({ verdict: 'leaning', leading: [...leading, ...leading].slice(0, count) }),
        four,
      ).key;
    expect([1, 2, 3].map(key)).toEqual([
      'title.leaning_one_right',
      'title.leaning_several_right',
      'title.leaning_many',
    ]);
  });

  it('counts the places when they are too few, whatever leads', () => {
    const few = located({ verdict: 'too_few_places' });
    expect(titleOf(few, [slope]).key).toBe('title.too_few_one');
    expect(titleOf(few, [slope, slope]).key).toBe('title.too_few_two');
    expect(titleOf(few, four).key).toBe('title.too_few_several');
    for (const own of ['one', 'two']) expect(hasText('result', `title.too_few_${own}`)).toBe(true);
  });

  it('has words for every verdict, and so has the line below', () => {
    const all = verdicts.flatMap((verdict) =>
      [0, 1, 2].map((count) => located({ verdict, leading: located().leading.slice(0, count) })),
    );
    for (const answer of all) {
      const { key, values } = titleOf(answer, four);
      const word = values?.['count'] === 2 ? `${key}_two` : key;
      expect(hasText('result', word), word).toBe(true);
      const lead = leadOf(answer, four)?.key ?? 'lead.cannot_tell';
      expect(hasText('result', lead), lead).toBe(true);
    }
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

  it('are as many as the title counts', () => {
    const leading = located().muscles.map(({ muscle: id, side }) => ({ muscle: id, side }));
    expect(shownMuscles(located({ leading })).map((own) => own.letter)).toEqual(
      ['A', 'B', 'C', 'D'], // as many as lead
    );
  });

  it('are apart from those that only perhaps belong', () => {
    const splenius = { muscle: 'splenius', side: 'right' as const };
    const answer = located({ perhaps: [splenius] });
    expect(perhapsMuscles(answer).map((own) => own.muscle)).toEqual(['splenius']);
    expect(othersOf(answer).some((own) => own.kind === 'muscle')).toBe(false);
    const unnamed = located({ leading: [], perhaps: [splenius] });
    expect(perhapsMuscles(unnamed)).toEqual([]);
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

describe('what is left over', () => {
  const temple = { region: 'temple', side: 'right' as const };
  const jaw = { region: 'jaw', side: 'right' as const };
  const felt = (id: string, places: (typeof temple)[]): MuscleAnswer => ({
    ...muscle(id, 'right', 0.05),
    explains_detail: places.map((place) => ({ ...place, typical: true })),
  });

  it('names the likeliest two other muscles that are felt there', () => {
    const others = [felt('splenius', []), felt('m1', [temple]), felt('m2', [temple, jaw])];
    const more = felt('m3', [temple]);
    const answer = located({ muscles: [...located().muscles.slice(0, 2), ...others, more] });
    const painted = [{ region: 'neck_back_lower', side: 'right' as const }, temple];
    const left = leftOver(answer, painted);
    expect(left?.places).toEqual([temple]);
    expect(left?.makers.map((own) => own.muscle)).toEqual(['m1', 'm2']);
    expect(left?.all).toBe(true);
    expect(leftOver(answer, [...painted, jaw])?.all).toBe(false);
  });

  it('names none where no other muscle is felt there, and nothing where all is explained', () => {
    expect(leftOver(located(), [temple])?.makers).toEqual([]);
    expect(leftOver(located(), [{ region: 'scapula_inner', side: 'unknown' }])).toBeNull();
    expect(leftOver(located({ leading: [] }), [temple])).toBeNull();
  });
});

describe('where something else fits better', () => {
  const answer = located({
    verdict: 'something_else',
    leading: [],
    perhaps: [{ muscle: 'levator_scapulae', side: 'right' }],
    alternatives: [
      { id: 'not_a_knot', probability: 0.9 },
      { id: 'nerve_root', probability: 0.6 },
      { id: 'joint', probability: 0.3 },
    ],
  });

  it('names the likeliest nerve, joint or organ in title and lead', () => {
    expect(elseOf(answer)?.id).toBe('nerve_root');
    expect(elseOf(located())).toBeNull();
    expect(titleOf(answer, [slope]).key).toBe('title.something_else_nerve_root');
    expect(leadOf(answer, [slope])?.key).toBe('lead.something_else_nerve_root');
    for (const id of ['nerve_root', 'joint', 'inner_organ']) {
      expect(hasText('result', `title.something_else_${id}`), id).toBe(true);
      expect(hasText('result', `lead.something_else_${id}`), id).toBe(true);
    }
  });

  it('shows muscles among the other possibilities only, and the answer not again', () => {
    expect(shownMuscles(answer)).toEqual([]);
    expect(perhapsMuscles(answer)).toEqual([]);
    const others = othersOf(answer);
    expect(others.filter((own) => own.kind === 'muscle').length).toBeGreaterThan(0);
    expect(others.some((own) => own.kind === 'alternative' && own.id === 'nerve_root')).toBe(false);
    expect(whyNoTest(answer, false, 2)).toBe('something_else');
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

  it('show what else an answer tells, where the words change', () => {
    const one = { muscle: 'm', side: 'left' as const, alternative: null };
    const changes = [
      { ...one, now: 0.5, if_yes: 0.8, if_no: 0.3 },
      { ...one, now: 0.34, if_yes: 0.2, if_no: 0.4 },
      { ...one, muscle: null, alternative: 'nerve', now: 0.02, if_yes: 0.01, if_no: 0.03 },
    ];
    expect(furtherChanges(changes)).toEqual([changes[1]]);
    expect(furtherChanges(changes.slice(0, 1))).toEqual([]);
  });

  it('say why there are no more, each in words of its own', () => {
    expect(whyNoTest(located(), true, 0)).toBe('blocked');
    expect(whyNoTest(located(), false, 3)).toBe('known');
    const open = located({ verdict: 'cannot_tell' });
    expect(whyNoTest(open, false, 3)).toBe('asked');
    expect(whyNoTest(open, false, 0)).toBe('untellable');
    expect(whyNoTest(located({ verdict: 'too_few_places' }), false, 0)).toBe('too_few');
    for (const reason of ['blocked', 'known', 'asked', 'untellable', 'too_few', 'something_else']) {
      expect(hasText('result', `done.${reason}.title`), reason).toBe(true);
      expect(hasText('result', `done.${reason}.text`), reason).toBe(true);
    }
  });

  it('name only figures that exist', () => {
    const drawn = readdirSync(new URL('../../public/figures/', import.meta.url));
    expect(drawn).toContain(figureOf('stretch_levator_scapulae'));
    const known = readdirSync(new URL('../../../knowledge/examinations/', import.meta.url))
      .map((file) => figureOf(file.replace('.json', '')))
      .filter((figure) => figure !== null);
    expect(known).toHaveLength(6);
    for (const figure of known) expect(drawn).toContain(figure);
  });

  it('say one step a line', () => {
    expect(stepsOf('Lie down. Press for 0.5 cm, gently. "Ouch" counts.')).toEqual([
      'Lie down.',
      'Press for 0.5 cm, gently.',
      '"Ouch" counts.',
    ]);
    expect(stepsOf('')).toEqual([]);
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
