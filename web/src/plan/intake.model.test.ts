import { describe, expect, it } from 'vitest';
import {
  answerCode,
  answerRow,
  denyOtherCodes,
  denyRest,
  givenBefore,
  intakePages,
  isUnfolded,
  missingCodes,
  nothingGiven,
  unknownTexts,
  untouchedRows,
  type IntakeCatalogue,
  type IntakePage,
  type IntakeRow,
} from './intake.model';

const catalogue: IntakeCatalogue = {
  rows: [
    { id: 'feeling', page: 2, order: 20, heading: 'Feeling', question: 'Is the skin numb?' },
    { id: 'skin', page: 2, order: 10, heading: 'Skin', question: 'A wound, rash or bruise there?' },
    { id: 'blood', page: 1, order: 10, heading: 'Blood', question: 'Blood thinners or a clot?' },
  ],
  codes: [
    { id: 'open_wound', row: 'skin', question: 'A wound?', unknown_text: 'Counts as yes.' },
    { id: 'bruise', row: 'skin', question: 'A bruise?', unknown_text: 'Counts as yes.' },
    { id: 'sensory_loss', row: 'feeling', question: 'Numb there?', unknown_text: 'No heat.' },
    { id: 'dvt', row: 'blood', question: 'A clot?', unknown_text: 'No rolling.' },
  ],
};

function pages(needed = ['open_wound', 'bruise', 'sensory_loss']): IntakePage[] {
  return intakePages(needed, catalogue);
}

function page(): IntakePage {
  const [own] = pages();
  if (!own) throw new Error('no page');
  return own;
}

function row(id: string): IntakeRow {
  const own = page().rows.find((candidate) => candidate.id === id);
  if (!own) throw new Error('no row');
  return own;
}

describe('intake pages', () => {
  it('hold only rows that the plan needs, in their order', () => {
    expect(pages().map((own) => own.page)).toEqual([2]);
    expect(page().rows.map((own) => own.id)).toEqual(['skin', 'feeling']);
    expect(pages([])).toEqual([]);
  });

  it('ask a single code by its own words', () => {
    expect(row('feeling').question).toBe('Numb there?');
    expect(row('skin').question).toBe('A wound, rash or bruise there?');
  });
});

describe('answers about the body', () => {
  it('open a row of several codes after yes and wait for them', () => {
    let given = answerRow(nothingGiven, row('skin'), 'yes');
    expect(isUnfolded(row('skin'), given)).toBe(true);
    expect(missingCodes(page(), given)).toEqual(['open_wound', 'bruise']);
    given = answerCode(given, 'bruise', 'yes');
    given = denyOtherCodes(given, row('skin'));
    expect(given.codes).toEqual({ bruise: 'yes', open_wound: 'no' });
    expect(missingCodes(page(), given)).toEqual([]);
  });

  it('count not sure for every code of the row until one is told', () => {
    const given = answerRow(nothingGiven, row('skin'), 'unknown');
    expect(given.codes).toEqual({ open_wound: 'unknown', bruise: 'unknown' });
    expect(isUnfolded(row('skin'), given)).toBe(true);
    expect(unknownTexts(row('skin'), given)).toEqual(['Counts as yes.']);
    expect(missingCodes(page(), given)).toEqual([]);
  });

  it('say no only to rows that were left alone', () => {
    const given = denyRest(answerRow(nothingGiven, row('feeling'), 'unknown'), page());
    expect(given.codes).toEqual({ open_wound: 'no', bruise: 'no', sensory_loss: 'unknown' });
    expect(untouchedRows(page(), given)).toEqual([]);
  });

  it('come back into their rows on a later visit', () => {
    const given = givenBefore(pages(), { open_wound: 'no', bruise: 'yes', sensory_loss: 'no' });
    expect(given.rows).toEqual({ skin: 'yes', feeling: 'no' });
  });
});
