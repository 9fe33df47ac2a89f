/** What the page says when a flag was raised. The level is the engine's. */
import type { Answer } from './safety.model';

export type Level = 'none' | 'caution' | 'see_doctor_soon' | 'same_day' | 'emergency_now';

export interface RaisedFlag {
  id: string;
  level: Level;
  answer: Answer;
}

export interface FlagText {
  id: string;
  short_question: string;
  you_said: string;
  may_mean: string;
  say_this: string;
}

export interface Told {
  id: string;
  level: Level;
  sure: boolean;
  youSaid: string;
  shortQuestion: string;
  mayMean: string;
  sayThis: string;
}

export const emergencyNumberDefault = '112';

/** Levels at which everything but getting help goes away. */
export function stopsEverything(level: Level): boolean {
  return level === 'emergency_now' || level === 'same_day';
}

/** Raised flags of the wanted levels with their words, most urgent first as the engine sorts. */
export function toldOf(
  details: readonly RaisedFlag[],
  flags: readonly FlagText[],
  wanted: (level: Level) => boolean,
): Told[] {
  return details
    .filter((raised) => wanted(raised.level))
    .flatMap((raised) => {
      const text = flags.find((flag) => flag.id === raised.id);
      if (!text) return [];
      return [
        {
          id: raised.id,
          level: raised.level,
          sure: raised.answer === 'yes',
          youSaid: text.you_said,
          shortQuestion: text.short_question,
          mayMean: text.may_mean,
          sayThis: text.say_this || text.short_question.replace(/\?$/, '.'),
        },
      ];
    });
}

/** Digits with an optional plus; null when nobody could dial it. */
export function dialable(typed: string): string | null {
  const digits = typed.replace(/[\s()./-]/g, '');
  return /^\+?\d{2,15}$/.test(digits) ? digits : null;
}

/** Without the questions of these flags, the rest stays as it was answered. */
export function withoutFlags(
  answers: Readonly<Record<string, Answer>>,
  ids: readonly string[],
): Record<string, Answer> {
  return Object.fromEntries(
    Object.entries(answers).filter(([id]) => !ids.includes(id.split('.')[0] ?? id)),
  );
}

/** After a doctor has looked and found nothing of the kind, the flag is a no. */
export function lookedAt(
  answers: Readonly<Record<string, Answer>>,
  ids: readonly string[],
): Record<string, Answer> {
  const kept = withoutFlags(answers, ids);
  for (const id of ids) kept[id] = 'no';
  return kept;
}

/** A flag that the engine took for "not sure" because of the intake is kept as such an answer. */
export function withRaised(
  answers: Readonly<Record<string, Answer>>,
  details: readonly RaisedFlag[],
): Readonly<Record<string, Answer>> {
  const added = details.filter((own) => own.answer === 'unknown' && answers[own.id] !== 'unknown');
  if (added.length === 0) return answers;
  return { ...answers, ...Object.fromEntries(added.map((own) => [own.id, own.answer])) };
}
