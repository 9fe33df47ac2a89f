import { describe, expect, it } from 'vitest';
import { hasText, textOf } from '../texts/text';
import {
  changeOf,
  changeWords,
  clipped,
  eveningsOf,
  groupIds,
  guessOf,
  hundredths,
  measureOf,
  numberOf,
  ordered,
  scaleOf,
  shapeOf,
  shownOf,
  titleOf,
  unknownOf,
  verdictOf,
} from './causes.model';
import { answerOf, around, causesOf, day, exposure, group } from './causes.testing';

const t = textOf('causes');
const pair = {
  cause: 'stress',
  other: 'sits',
  group: 'stress_and_tension',
  other_group: 'sitting_all_day',
  correlation: -0.8,
};

describe('the shape of the page', () => {
  it('is empty without a day, early without a verdict, else whole', () => {
    expect(shapeOf(answerOf({ first_date: null }))).toBe('empty');
    expect(shapeOf(answerOf({ headline: 'not_enough_days' }))).toBe('early');
    expect(shapeOf(answerOf({ headline: 'nothing_found' }))).toBe('main');
  });

  it('waits for the first numbers instead of saying that nothing is known', () => {
    const answer = answerOf({ depth: 'prior', headline: 'not_enough_days', days_scored: 40 });
    expect(shapeOf(answer)).toBe('early');
    answer.progress.state = 'update';
    expect(shapeOf(answer)).toBe('waiting');
    expect(shapeOf({ ...answer, causes: { ...answer.causes, days_scored: 3 } })).toBe('early');
  });
});

describe('the title', () => {
  it('names the cause that the engine names, and no other', () => {
    const own = { headline: 'found', headline_group: 'stress_and_tension' } as const;
    expect(titleOf(causesOf(own))).toEqual({
      key: 'title.found',
      values: { cause: 'stress_and_tension' },
    });
    expect(titleOf(causesOf())).toEqual({ key: 'title.nothing_found' });
  });

  it('counts the days that miss, and says when it is not days of pain', () => {
    const own = { headline: 'not_enough_days' } as const;
    expect(t(titleOf(causesOf({ ...own, days_to_go: 9 })).key, { count: 9 })).toBe(
      'We do not know yet. About 9 more days.',
    );
    expect(titleOf(causesOf({ ...own, days_to_go: 1 })).key).toBe('early.title_one');
    expect(titleOf(causesOf({ ...own, days_to_go: 0 })).key).toBe('early.title_causes');
  });

  it('names both of a pair', () => {
    const own = causesOf({ headline: 'cannot_tell', pairs: [pair] });
    expect(titleOf(own).values).toEqual({ cause: 'stress_and_tension', other: 'sitting_all_day' });
    expect(titleOf(causesOf({ headline: 'cannot_tell' })).key).toBe('title.cannot_tell');
    const within = { ...pair, other_group: pair.group };
    expect(titleOf(causesOf({ headline: 'cannot_tell', pairs: [within] })).key).toBe(
      'title.cannot_tell',
    );
  });
});

describe('rows', () => {
  it('begin with what is found; what is not known is not ranked', () => {
    const verdicts = {
      overuse_or_injury: 'not_enough_days',
      dehydration: 'nothing_found',
      poor_posture: 'leaning',
      sitting_all_day: 'leaning',
      stress_and_tension: 'found',
    } as const;
    const groups = groupIds.map((id) =>
      group(id, {
        verdict: verdicts[id],
        points: around(id === 'sitting_all_day' ? 1 : 0.3, 0.1),
      }),
    );
    expect(ordered(groups)).toEqual([
      'stress_and_tension',
      'sitting_all_day',
      'poor_posture',
      'dehydration',
      'overuse_or_injury',
    ]);
    const unknown = groupIds.map((id, k) =>
      group(id, { verdict: 'not_enough_days', points: around(k, 0.1) }),
    );
    expect(ordered(unknown)).toEqual(groupIds);
  });

  it('say every verdict in words that exist', () => {
    const own = (more: object) =>
      verdictOf(causesOf({ pairs: [pair] }), group('sitting_all_day', more));
    const all = [
      own({ verdict: 'found', probability_matters: 0.999 }),
      own({ verdict: 'leaning', days_more: 9 }),
      own({ verdict: 'leaning', days_more: 1 }),
      own({ verdict: 'leaning' }),
      own({ verdict: 'cannot_tell' }),
      verdictOf(causesOf(), group('dehydration', { verdict: 'cannot_tell' })),
      own({ verdict: 'not_enough_days', days_logged: 6 }),
      own({ verdict: 'not_enough_days', days_logged: 0 }),
      own({ verdict: 'nothing_found' }),
      own({ verdict: 'nothing_found', effect_over_range: around(-1, 0.3) }),
    ];
    for (const { key, values } of all) {
      expect(hasText('causes', key), key).toBe(true);
      expect(t(key, values)).not.toMatch(/\{\{|\bno cause\b/);
    }
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    expect(all[0]!.values).toEqual({ chance: 99 });
    expect(all[4]!.values).toEqual({ other: 'stress_and_tension' });
  });

  it('show what others report, not a number, while the days say nothing', () => {
    const own = group('dehydration', {
      verdict: 'not_enough_days',
      prior_share: around(0.1, 0.05),
    });
    expect(shownOf(own, 'percent').known).toBe(false);
    expect(shownOf(own, 'percent').of.p95).toBeCloseTo(20);
    const found = group('dehydration', { verdict: 'found', share: around(0.26, 0.05) });
    expect(shownOf(found, 'percent')).toMatchObject({ known: true, of: { p50: 26 } });
  });

  it('are in points where the pain is too low for parts', () => {
    expect(measureOf(causesOf())).toBe('percent');
    expect(measureOf(causesOf({ in_points: true }))).toBe('points');
    expect(measureOf(causesOf({ unexplained_share: null }))).toBe('points');
  });
});

describe('a thread of what others report', () => {
  it('does not stretch the scale of what is known', () => {
    const scale = { from: -10, to: 40 };
    expect(clipped(around(30, 25), scale)).toMatchObject({ p05: -10, p50: 30, p95: 40 });
    expect(clipped(around(5, 2), scale)).toEqual(around(5, 2));
  });
});

describe('numbers', () => {
  it('fit on one scale that cuts nothing off, with zero on it', () => {
    const all = [around(26, 9), around(-3, 4)];
    const { from, to } = scaleOf(all, 10);
    for (const own of all) {
      expect(own.p05).toBeGreaterThanOrEqual(from);
      expect(own.p95).toBeLessThanOrEqual(to);
    }
    expect([from, to]).toEqual([-20, 50]);
    expect(scaleOf([around(5, 1)], 10)).toEqual({ from: 0, to: 10 });
  });

  it('are whole per cent and points to one decimal, never a minus of nothing', () => {
    expect(numberOf(26.4, 'percent')).toBe('26');
    expect(numberOf(-0.4, 'percent')).toBe('0');
    expect(numberOf(-0.04, 'points')).toBe('0.0');
    expect(numberOf(1.25, 'points')).toBe('1.3');
    expect([0, 0.004, 0.97, 1].map(hundredths)).toEqual([1, 1, 97, 99]);
  });

  it('say a change with its doubt and without a minus sign', () => {
    const said = (low: number, mid: number, high: number) => {
      return changeWords(t, changeOf({ p05: low, p50: mid, p95: high }));
    };
    expect(said(0.4, 1, 1.5)).toBe('1.0 more pain (0.4 to 1.5)');
    expect(said(-1.5, -1, -0.4)).toBe('1.0 less pain (0.4 to 1.5)');
    expect(said(-0.2, 0.3, 0.8)).toBe('0.3 more pain (0.2 less to 0.8 more)');
    expect(said(-0.8, -0.3, 0.2)).toBe('0.3 less pain (0.8 less to 0.2 more)');
    expect(said(-0.02, 0, 0.03)).toBe('no difference');
    const fine = changeOf({ p05: 0.02, p50: 0.04, p95: 0.06 }, 2);
    expect(changeWords(t, fine)).toBe('0.04 more pain (0.02 to 0.06)');
  });
});

describe('the first evenings', () => {
  const days = [day('2026-02-02', 4), day('2026-02-03', null), day('2026-02-04', 5)];
  const early = { days: 4, days_scored: 2, days_to_go: 12, date: '2026-02-05' };

  it('are written, missed or still to come; today is not missed yet', () => {
    const all = [...days, day('2026-02-05', null)];
    const { cells, missed } = eveningsOf(causesOf({ ...early, day_by_day: all }), '2026-02-05');
    expect(missed).toBe(1);
    expect(cells.slice(0, 4)).toEqual(['written', 'missed', 'written', 'open']);
    expect(cells.length).toBe(3 + 12);
    expect(eveningsOf(causesOf({ ...early, day_by_day: all }), '2026-02-06').missed).toBe(2);
  });

  it('stay few when many were missed', () => {
    const gaps = Array.from({ length: 40 }, (_, k) => day(`2026-01-${10 + (k % 20)}`, null));
    const { cells, missed } = eveningsOf(
      causesOf({ ...early, day_by_day: [...gaps, ...days] }),
      '2026-02-05',
    );
    expect(missed).toBe(41);
    expect(cells.length).toBe(14);
  });

  it('are counted where the days themselves are not told', () => {
    const { cells, missed } = eveningsOf(causesOf(early), '2026-02-05');
    expect(cells.filter((own) => own === 'written').length).toBe(2);
    expect(missed).toBe(1);
  });
});

describe('what to write down', () => {
  const groups = groupIds.map((id) =>
    group(id, { exposures: id === 'poor_posture' ? [exposure('bed', 'Sleep position')] : [] }),
  );
  const teach = {
    cause: 'bed',
    group: 'poor_posture',
    variance_reduction: 0.2,
    days_logged: 6,
  } as const;

  it('is one thing, with the days that miss', () => {
    const own = unknownOf(causesOf({ groups, would_teach: [{ ...teach, days_more: 9 }] }))!;
    expect(own).toMatchObject({ cause: 'bed', done: 6, all: 15, title: 'title' });
    expect(t(`unknown.${own.text.key}`, own.text.values)).toContain('9 more days');
  });

  it('may be one that is known already, and nothing when nothing would teach', () => {
    const own = unknownOf(causesOf({ groups, would_teach: [{ ...teach, days_more: null }] }))!;
    expect(own.title).toBe('title_most');
    expect(own.done).toBe(own.all);
    expect(unknownOf(causesOf())).toBeNull();
  });
});

describe('the guess of day 1', () => {
  const guess = (more: object) =>
    guessOf(
      causesOf({
        guess: {
          group: 'sitting_all_day',
          date: '2026-02-02',
          verdict: 'leaning',
          first: 'sitting_all_day',
          ...more,
        },
      }),
    )!;

  it('stands beside what the days say', () => {
    expect(guess({}).text.key).toBe('leaning');
    expect(guess({ first: 'stress_and_tension' }).text).toEqual({
      key: 'other',
      values: { cause: 'stress_and_tension' },
    });
    expect(guess({ first: null, verdict: 'nothing_found' }).text.key).toBe('nothing_found');
    expect(guess({ group: 'not_sure', first: null }).text.key).toBe('unsure_none');
    expect(guess({ date: '2026-02-05' }).title.key).toBe('title_date');
    expect(guessOf(causesOf())).toBeNull();
  });

  it('has words for every verdict', () => {
    for (const verdict of ['found', 'leaning', 'cannot_tell', 'not_enough_days', 'nothing_found']) {
      const { key } = guess({ verdict, first: null }).text;
      expect(hasText('causes', `guess.${key}`), key).toBe(true);
    }
  });
});
