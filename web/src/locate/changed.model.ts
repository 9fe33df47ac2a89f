/** What an answer to a test changed, in the words that are shown. */
import { elseOf, shownMuscles, type BodySide, type Located } from './result.model';

export interface Shift {
  muscle: string | null;
  side: BodySide | null;
  alternative: string | null;
  before: number;
  after: number;
}

const shiftsMax = 3;

/** What is shown before or after and now stands in other words, the largest change first. */
export function shiftsOf(
  before: Located,
  after: Located,
  words: (probability: number) => string,
): Shift[] {
  const chance = (located: Located, muscle: string, side: BodySide) =>
    located.muscles.find((own) => own.muscle === muscle && own.side === side)?.probability ?? 0;
  const shown = [...shownMuscles(after), ...shownMuscles(before)];
  const muscles = [...new Map(shown.map((own) => [`${own.muscle}/${own.side}`, own])).values()];
  const alternatives = [...new Set([elseOf(after)?.id, elseOf(before)?.id])];
  const other = (located: Located, id: string) =>
    located.alternatives.find((own) => own.id === id)?.probability ?? 0;
  return [
    ...alternatives.flatMap((id): Shift[] =>
      id === undefined
        ? []
        : [
            {
              muscle: null,
              side: null,
              alternative: id,
              before: other(before, id),
              after: other(after, id),
            },
          ],
    ),
    ...muscles.map(({ muscle, side }) => ({
      muscle,
      side,
      alternative: null,
      before: chance(before, muscle, side),
      after: chance(after, muscle, side),
    })),
  ]
    .filter((own) => words(own.before) !== words(own.after))
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
    .slice(0, shiftsMax);
}
