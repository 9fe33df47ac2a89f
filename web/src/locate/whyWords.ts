/** The words of one piece of evidence. */
import type { Answers, Atlas, Contribution } from '../engine/engine';
import { muscleOf, placeName } from '../texts/names';
import type { Text } from '../texts/text';
import { testOfAnswerId } from './result.model';
import { testName } from './ResultTest';
import { pieceKey } from './why.model';

/** The answer to a test as it was given: "that is my pain", "no". */
export function answerWords(t: Text, press: boolean, given: string): string {
  return t(`answered.${press && given !== 'unknown' ? 'press_' : ''}${given}`);
}

export function pieceWords(t: Text, atlas: Atlas, answers: Answers, piece: Contribution): string {
  const { key } = pieceKey(piece);
  if (piece.test !== null) {
    const examination = (id: string) => atlas.examinations.find((own) => own.id === id);
    const test = testOfAnswerId(piece.test, (own) => examination(own)?.has_side);
    const press = examination(test.test)?.kind === 'press';
    const answer = answerWords(t, press, answers[piece.test] ?? 'unknown');
    return t(key, { test: testName(atlas, t, test), answer });
  }
  const place = piece.region === null ? '' : placeName(atlas, piece.region, piece.side);
  return t(key, { place });
}

export const plainName = (atlas: Atlas, muscle: string): string =>
  muscleOf(atlas, muscle)?.name_plain ?? muscle;
