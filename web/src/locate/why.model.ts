/** Why a muscle: pieces of evidence that add up, the rival over the same pieces, what-ifs. */
import {
  chanceOf,
  reaches,
  type BodySide,
  type MuscleAnswer,
  type PaintSide,
  type Sentence,
} from './result.model';

export interface Piece {
  kind: 'painted' | 'blank' | 'other_blanks' | 'answer' | 'person';
  region: string | null;
  side: PaintSide;
  test: string | null;
  log_odds: number;
}

export interface Explained {
  muscle: string;
  side: BodySide;
  probability_uncapped: number;
  log_odds_prior: number;
  log_odds: number;
  contributions: Piece[];
}

export interface WhatIf {
  kind: 'also_painted' | 'not_painted';
  region: string;
  side: PaintSide;
  probability_uncapped: number;
  rival_probability_uncapped: number | null;
}

const piecesShownMax = 5;
/** Natural log odds; below this a piece moves the odds by less than a tenth. */
const noticeable = 0.1;

export const chanceFromLogOdds = (log_odds: number): number => 1 / (1 + Math.exp(-log_odds));

const bySize = (a: Piece, b: Piece): number => Math.abs(b.log_odds) - Math.abs(a.log_odds);

export interface Balance {
  speaksFor: Piece[];
  speaksAgainst: Piece[];
  /** Pieces that only the table shows. */
  smaller: number;
  /** The longest bar: one scale for both sides. */
  largest: number;
}

/** The largest pieces of each side, largest first. */
export function balanceOf(explained: Explained): Balance {
  const noticed = explained.contributions.filter((own) => Math.abs(own.log_odds) >= noticeable);
  const side = (sign: number) =>
    noticed
      .filter((own) => own.log_odds * sign > 0)
      .sort(bySize)
      .slice(0, piecesShownMax);
  const [speaksFor, speaksAgainst] = [side(1), side(-1)];
  const shown = [...speaksFor, ...speaksAgainst];
  return {
    speaksFor,
    speaksAgainst,
    smaller: explained.contributions.length - shown.length,
    largest: Math.max(noticeable, ...shown.map((own) => Math.abs(own.log_odds))),
  };
}

/** How much a piece moves the odds: threefold or more, by half or more, less. */
export function strengthOf(log_odds: number): 'strong' | 'some' | 'little' {
  const size = Math.abs(log_odds);
  if (size >= Math.log(3)) return 'strong';
  return size >= Math.log(1.5) ? 'some' : 'little';
}

export interface Row {
  piece: Piece;
  sum: number;
}

/** The pieces in the order of the engine, with the sum so far; the last sum is the end. */
export function runningSums(explained: Explained): Row[] {
  let sum = explained.log_odds_prior;
  return explained.contributions.map((piece) => {
    sum += piece.log_odds;
    return { piece, sum };
  });
}

export interface Difference {
  /** null: what held before the drawing. */
  piece: Piece | null;
  own: number;
  rival: number;
}

const differencesMax = 3;

const samePiece = (a: Piece, b: Piece): boolean =>
  a.kind === b.kind && a.region === b.region && a.side === b.side && a.test === b.test;

/** The two or three pieces that set a muscle apart from its rival, largest first. */
export function differencesOf(explained: Explained, rival: Explained): Difference[] {
  const pieces = explained.contributions.flatMap((piece, index): Difference[] => {
    const twin = rival.contributions[index];
    if (!twin || !samePiece(piece, twin)) return [];
    return [{ piece, own: piece.log_odds, rival: twin.log_odds }];
  });
  const before = { piece: null, own: explained.log_odds_prior, rival: rival.log_odds_prior };
  const size = (own: Difference) => Math.abs(own.own - own.rival);
  return [before, ...pieces]
    .filter((own) => size(own) >= noticeable)
    .sort((a, b) => size(b) - size(a))
    .slice(0, differencesMax);
}

type Felt = Pick<MuscleAnswer, 'explains_detail'> | undefined;

/**
 * How a piece favours the better of the two. A muscle that is not felt at a painted place fits it
 * only by way of a second knot.
 */
export function favourOf(
  { piece, own, rival }: Difference,
  better: Felt,
): 'commoner' | 'indirectly' | 'fits_less' | 'fits' {
  if (piece === null) return 'commoner';
  if (Math.max(own, rival) < 0) return 'fits_less';
  if (piece.kind !== 'painted' || piece.region === null) return 'fits';
  const place = { region: piece.region, side: piece.side };
  return better && reaches(better, place) ? 'fits' : 'indirectly';
}

const whatIfsMax = 4;

/** What-ifs that would change the words, as the engine sorts them. */
export function tellingWhatIfs<W extends WhatIf>(now: number, whatIfs: readonly W[]): W[] {
  const words = (chance: number) => JSON.stringify(chanceOf(chance));
  return whatIfs
    .filter((own) => words(own.probability_uncapped) !== words(now))
    .slice(0, whatIfsMax);
}

/** "adds 1.20", with a true minus: only for tables. */
export const logOdds = (value: number): string =>
  `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;

/** The key of the words of a piece. */
export function pieceKey(piece: Piece): Sentence {
  const against = piece.kind === 'blank' && piece.log_odds < 0;
  return { key: `explain.piece.${piece.kind}${against ? '_against' : ''}` };
}
