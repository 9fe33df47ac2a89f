import { describe, expect, it } from 'vitest';
import {
  painsForReport,
  safetySummary,
  sheetPages,
  trueCodes,
  untold,
  worthChecking,
} from './report.model';

describe('the printed page', () => {
  it('lists painted places by strength and leaves out what was rubbed out', () => {
    const pains = [
      { region: 'temple', side: 'right' as const, nrs_0_10: 3 },
      { region: 'neck_side', side: 'right' as const, nrs_0_10: 6 },
      { region: 'jaw', side: 'right' as const, nrs_0_10: 0 },
      { region: 'occiput', side: 'left' as const, nrs_0_10: 3 },
    ];
    expect(painsForReport(pains).map((own) => own.region)).toEqual([
      'neck_side',
      'temple',
      'occiput',
    ]);
  });

  it('never turns an open safety question into a no', () => {
    expect(safetySummary({ asked: ['a', 'b'], open: ['b'], details: [] }).state).toBe('open');
    expect(safetySummary({ asked: ['a'], open: [], details: [] }).state).toBe('none_raised');
    expect(safetySummary({ asked: ['a'], open: ['a'], details: [] }).state).toBe('not_asked');
    expect(safetySummary(null).state).toBe('not_asked');
  });

  it('keeps yes and not sure apart', () => {
    const summary = safetySummary({
      asked: ['a', 'b'],
      open: [],
      details: [
        { id: 'a', answer: 'unknown' },
        { id: 'b', answer: 'yes' },
      ],
    });
    expect(summary).toMatchObject({ state: 'raised', yes: ['b'], notSure: ['a'] });
  });

  it('does not hide a flag that a doctor has looked at', () => {
    const summary = safetySummary({ asked: ['a'], open: [], details: [] }, ['a']);
    expect(summary).toMatchObject({ state: 'raised', lookedAt: ['a'] });
  });

  it('hands on what is true and what nobody was sure of', () => {
    const answers = { dvt: 'no', bruise: 'yes', sensory_loss: 'unknown' } as const;
    expect(trueCodes(answers)).toEqual(['bruise']);
    expect(untold(answers)).toEqual(['sensory_loss']);
  });

  it('knows when it needs a second sheet', () => {
    expect(sheetPages(1100)).toBe(1);
    expect(sheetPages(1300)).toBe(2);
  });
});

describe('worth checking', () => {
  it('are the muscles of the next tests from one in ten on, each once', () => {
    const side = 'right' as const;
    const tests = ['a', 'b', 'a', null].map((muscle) => ({ muscle, side }));
    const muscles = [
      { muscle: 'a', side, probability: 0.3 },
      { muscle: 'b', side, probability: 0.03 },
    ];
    expect(worthChecking({ next_tests: tests, muscles })).toEqual([{ muscle: 'a', side }]);
  });
});
