import { describe, expect, it } from 'vitest';
import {
  dialable,
  lookedAt,
  stopsEverything,
  toldOf,
  withoutFlags,
  withRaised,
} from './flag.model';

const texts = [
  {
    id: 'sah',
    short_question: 'Sudden headache?',
    you_said: 'You said: a sudden headache.',
    may_mean: 'This can be a bleed.',
    say_this: 'Sudden worst headache.',
  },
  {
    id: 'gp',
    short_question: 'A lump?',
    you_said: 'You said: a lump.',
    may_mean: 'A growth.',
    say_this: '',
  },
];

describe('raised flags', () => {
  it('stop everything from same day upwards', () => {
    expect(stopsEverything('emergency_now')).toBe(true);
    expect(stopsEverything('same_day')).toBe(true);
    expect(stopsEverything('see_doctor_soon')).toBe(false);
  });

  it('are kept as not sure when the intake raised them, and only then', () => {
    const raised = (answer: 'yes' | 'unknown') =>
      [{ id: 'dvt', level: 'emergency_now', answer }] as const;
    expect(withRaised({ dvt: 'no', sah: 'no' }, raised('unknown'))).toEqual({
      dvt: 'unknown',
      sah: 'no',
    });
    const said = { dvt: 'unknown' } as const;
    expect(withRaised(said, raised('unknown'))).toBe(said);
    const followUp = { 'dvt.chest_or_breath': 'yes' } as const;
    expect(withRaised(followUp, raised('yes'))).toBe(followUp);
  });

  it('are told with their own words, in the order of the engine', () => {
    const told = toldOf(
      [
        { id: 'sah', level: 'emergency_now', answer: 'unknown' },
        { id: 'gp', level: 'see_doctor_soon', answer: 'yes' },
      ],
      texts,
      () => true,
    );
    expect(told.map((own) => own.id)).toEqual(['sah', 'gp']);
    expect(told[0]?.sure).toBe(false);
    expect(told[1]?.sayThis).toBe('A lump.');
  });

  it('leave out levels that were not wanted and flags without words', () => {
    const details = [
      { id: 'gp', level: 'see_doctor_soon', answer: 'yes' },
      { id: 'none_such', level: 'same_day', answer: 'yes' },
    ] as const;
    expect(toldOf(details, texts, stopsEverything)).toEqual([]);
  });
});

describe('number to call', () => {
  it('takes digits with blanks and a plus', () => {
    expect(dialable('+49 (30) 112-5')).toBe('+49301125');
    expect(dialable('112')).toBe('112');
  });

  it('refuses what nobody can dial', () => {
    expect(dialable('1')).toBeNull();
    expect(dialable('call me')).toBeNull();
    expect(dialable('')).toBeNull();
  });
});

describe('answers to a flag', () => {
  const answers = { sah: 'yes', tear: 'yes', 'tear.sign': 'no', gp: 'no' } as const;

  it('are asked again with everything that hangs on them', () => {
    expect(withoutFlags(answers, ['tear'])).toEqual({ sah: 'yes', gp: 'no' });
  });

  it('become a no after a doctor found nothing of the kind', () => {
    expect(lookedAt(answers, ['sah', 'tear'])).toEqual({ sah: 'no', tear: 'no', gp: 'no' });
  });
});
