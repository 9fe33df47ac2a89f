/** "What your body allows": only the rows whose answers the plan still needs. */

export type Answer = 'yes' | 'no' | 'unknown';
export type Answers = Readonly<Record<string, Answer>>;

export interface IntakeCatalogue {
  rows: { id: string; page: number; order: number; heading: string; question: string }[];
  codes: { id: string; row: string; question: string; unknown_text: string }[];
}

export interface Code {
  id: string;
  question: string;
  unknownText: string;
}

export interface IntakeRow {
  id: string;
  heading: string;
  question: string;
  folded: boolean;
  codes: Code[];
}

export interface IntakePage {
  page: number;
  rows: IntakeRow[];
}

export interface Given {
  rows: Answers;
  codes: Answers;
}

export const nothingGiven: Given = { rows: {}, codes: {} };

/** Rows of the needed codes, page by page; a row that needs one code asks that code itself. */
export function intakePages(needed: readonly string[], catalogue: IntakeCatalogue): IntakePage[] {
  const sorted = [...catalogue.rows].sort((a, b) => a.page - b.page || a.order - b.order);
  const pages = new Map<number, IntakeRow[]>();
  for (const row of sorted) {
    const codes = catalogue.codes
      .filter((code) => code.row === row.id && needed.includes(code.id))
      .map((code) => ({ id: code.id, question: code.question, unknownText: code.unknown_text }));
    const first = codes[0];
    if (!first) continue;
    const folded = codes.length > 1;
    const question = folded ? row.question : first.question;
    const own = { id: row.id, heading: row.heading, question, folded, codes };
    pages.set(row.page, [...(pages.get(row.page) ?? []), own]);
  }
  return [...pages].map(([page, rows]) => ({ page, rows }));
}

/** A "no" or an unfolded row answers its codes; a yes on a folded row asks which. */
export function answerRow(given: Given, row: IntakeRow, answer: Answer): Given {
  const codes = { ...given.codes };
  for (const code of row.codes) {
    if (answer === 'yes' && row.folded) delete codes[code.id];
    else codes[code.id] = answer;
  }
  return { rows: { ...given.rows, [row.id]: answer }, codes };
}

export function answerCode(given: Given, code: string, answer: Answer): Given {
  return { ...given, codes: { ...given.codes, [code]: answer } };
}

/** "Not sure" opens the row too: perhaps one of them can be told for certain. */
export function isUnfolded(row: IntakeRow, given: Given): boolean {
  const answer = given.rows[row.id];
  return row.folded && (answer === 'yes' || answer === 'unknown');
}

export function untouchedRows(page: IntakePage, given: Given): IntakeRow[] {
  return page.rows.filter((row) => given.rows[row.id] === undefined);
}

/** Codes, in reading order, that a yes still leaves open. */
export function missingCodes(page: IntakePage, given: Given): string[] {
  return page.rows
    .filter((row) => given.rows[row.id] !== undefined)
    .flatMap((row) => row.codes)
    .filter((code) => given.codes[code.id] === undefined)
    .map((code) => code.id);
}

export function denyRest(given: Given, page: IntakePage): Given {
  return untouchedRows(page, given).reduce((sum, row) => answerRow(sum, row, 'no'), given);
}

export function denyOtherCodes(given: Given, row: IntakeRow): Given {
  const open = row.codes.filter((code) => given.codes[code.id] === undefined);
  return open.reduce((sum, code) => answerCode(sum, code.id, 'no'), given);
}

/** Answers of an earlier visit, put back into the rows. */
export function givenBefore(pages: readonly IntakePage[], codes: Answers): Given {
  const rows: Record<string, Answer> = {};
  for (const row of pages.flatMap((page) => page.rows)) {
    const answers = row.codes.map((code) => codes[code.id]);
    if (answers.includes('yes')) rows[row.id] = 'yes';
    else if (answers.includes('unknown')) rows[row.id] = 'unknown';
    else if (answers.every((answer) => answer === 'no')) rows[row.id] = 'no';
  }
  return { rows, codes: { ...codes } };
}

/** What follows from 'not sure", said once even when several codes share the words. */
export function unknownTexts(row: IntakeRow, given: Given): string[] {
  const texts = row.codes
    .filter((code) => given.codes[code.id] === 'unknown')
    .map((code) => code.unknownText);
  return [...new Set(texts)];
}
