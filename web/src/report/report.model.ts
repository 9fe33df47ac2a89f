/** What goes on the one printed page, and in which words. Chances come from the engine. */
import type { Answer, Answers } from '../plan/intake.model';
import { tenths } from '../texts/names';

export type PaintSide = 'left' | 'right' | 'unknown' | null;

export interface Pain {
  region: string;
  side: PaintSide;
  nrs_0_10: number;
}

/** The parts a person can leave out. */
export interface Parts {
  map: boolean;
  tests: boolean;
  safety: boolean;
  plan: boolean;
  person: boolean;
}

export const allParts: Parts = { map: true, tests: true, safety: true, plan: true, person: true };

/** Worst first; of equal pain, the order of painting. */
export function painsForReport(pains: readonly Pain[]): Pain[] {
  return pains
    .filter((pain) => pain.nrs_0_10 > 0)
    .map((pain, index) => ({ pain, index }))
    .sort((a, b) => b.pain.nrs_0_10 - a.pain.nrs_0_10 || a.index - b.index)
    .map(({ pain }) => pain);
}

export interface RaisedFlag {
  id: string;
  answer: Answer;
}

export interface SafetySummary {
  state: 'not_asked' | 'open' | 'none_raised' | 'raised';
  asked: number;
  open: number;
  yes: string[];
  notSure: string[];
  /** Raised earlier, a doctor has looked since. */
  lookedAt: string[];
}

/** All asked and none yes, or which; questions still open are said as open, never as no. */
export function safetySummary(
  screening: { asked: string[]; open: string[]; details: RaisedFlag[] } | null,
  lookedAt: readonly string[] = [],
): SafetySummary {
  const asked = screening?.asked.length ?? 0;
  const open = screening?.open.length ?? 0;
  const raised = screening?.details ?? [];
  const yes = raised.filter((own) => own.answer === 'yes').map((own) => own.id);
  const notSure = raised.filter((own) => own.answer === 'unknown').map((own) => own.id);
  const untouched = open >= asked && raised.length === 0;
  const state =
    asked === 0 || untouched
      ? 'not_asked'
      : raised.length + lookedAt.length > 0
        ? 'raised'
        : open > 0
          ? 'open'
          : 'none_raised';
  return { state, asked, open, yes, notSure, lookedAt: [...lookedAt] };
}

/** Answered with "not sure" or "cannot tell": what a professional can settle. */
export function untold(answers: Answers): string[] {
  return Object.keys(answers).filter((id) => answers[id] === 'unknown');
}

/** Codes answered with yes: what a professional should know before touching. */
export function trueCodes(answers: Answers): string[] {
  return Object.keys(answers).filter((id) => answers[id] === 'yes');
}

type Named = { muscle: string | null; side: 'left' | 'right' | null };
type Chance = { muscle: string; side: string; probability: number };

/** The muscles of the next tests that reach one in ten, each once: less is not worth a hand. */
export function worthChecking(answer: {
  next_tests: readonly Named[];
  muscles: readonly Chance[];
}): { muscle: string; side: 'left' | 'right' | null }[] {
  const found = answer.next_tests.flatMap(({ muscle, side }) => {
    const chance = answer.muscles.find((own) => own.muscle === muscle && own.side === side);
    return muscle !== null && tenths(chance?.probability ?? 0) >= 1 ? [{ muscle, side }] : [];
  });
  return [...new Map(found.map((own) => [`${own.muscle}/${own.side}`, own])).values()];
}

/** Pages of A4 paper a sheet of this height needs, at 96 dots an inch with its own margins. */
export function sheetPages(heightPx: number): number {
  const pagePx = (297 / 25.4) * 96;
  return Math.max(1, Math.ceil((heightPx - 1) / pagePx));
}
