import { describe, expect, it } from 'vitest';
import {
  answerFlag,
  answerFollowUp,
  answerRow,
  denyOtherMembers,
  denyRest,
  givenBefore,
  isComplete,
  isUnfolded,
  missingIds,
  nothingGiven,
  openFollowUps,
  pagesOf,
  splitLead,
  untouchedRows,
  type Catalogue,
  type Page,
} from './safety.model';

const catalogue: Catalogue = {
  groups: [
    { id: 'head', question: 'Anything sudden in the head?', order: 1 },
    { id: 'clot', question: 'A swollen limb?', order: 2 },
  ],
  flags: [
    {
      id: 'sah',
      group: 'head',
      question: 'Sudden headache, long?',
      short_question: 'Sudden headache?',
      level_on_yes: 'emergency_now',
      follow_ups: [],
    },
    {
      id: 'tear',
      group: 'head',
      question: 'Neck pain and a drooping lid, long?',
      short_question: 'Drooping lid?',
      level_on_yes: 'same_day',
      follow_ups: [{ id: 'sign', question: 'One sign at least?' }],
    },
    {
      id: 'dvt',
      group: 'clot',
      question: 'One calf swollen?',
      short_question: 'Calf?',
      level_on_yes: 'same_day',
      follow_ups: [],
    },
  ],
};

function page(): Page {
  const [first] = pagesOf(
    [
      {
        screen: 1,
        ids: ['sah', 'tear', 'dvt'],
        rows: [
          { group: 'head', ids: ['sah', 'tear'] },
          { group: 'clot', ids: ['dvt'] },
        ],
      },
    ],
    catalogue,
  );
  if (!first) throw new Error('no page');
  return first;
}

function row(index: number) {
  const own = page().rows[index];
  if (!own) throw new Error('no row');
  return own;
}

function member(rowIndex: number, index: number) {
  const own = row(rowIndex).members[index];
  if (!own) throw new Error('no member');
  return own;
}

describe('pages of questions', () => {
  it('asks a row of several flags by its group and a single flag by its own question', () => {
    expect(row(0).question).toBe('Anything sudden in the head?');
    expect(row(0).folded).toBe(true);
    expect(row(1).question).toBe('One calf swollen?');
    expect(row(1).folded).toBe(false);
  });

  it('asks for the whole group after a yes, the most urgent first', () => {
    const more: Catalogue = {
      groups: catalogue.groups,
      flags: [
        ...catalogue.flags,
        {
          id: 'eye',
          group: 'head',
          question: 'A red painful eye, long?',
          short_question: 'Red eye?',
          level_on_yes: 'emergency_now',
          follow_ups: [],
        },
      ],
    };
    const rows = [{ group: 'head', ids: ['tear', 'sah'] }];
    const pages = pagesOf([{ screen: 1, ids: [], rows }], more);
    expect(pages[0]?.rows[0]?.members.map((own) => own.id)).toEqual(['sah', 'tear', 'eye']);
  });

  it('makes one member of a flag and its follow-up when both are open', () => {
    const pages = pagesOf(
      [{ screen: 1, ids: [], rows: [{ group: 'head', ids: ['tear', 'tear.sign'] }] }],
      catalogue,
    );
    expect(pages[0]?.rows[0]?.members.map((own) => own.id)).toEqual(['tear']);
  });

  it('unfolds a row after yes and after not sure, never after no', () => {
    expect(isUnfolded(row(0), answerRow(nothingGiven, row(0), 'yes'))).toBe(true);
    expect(isUnfolded(row(0), answerRow(nothingGiven, row(0), 'unknown'))).toBe(true);
    expect(isUnfolded(row(0), answerRow(nothingGiven, row(0), 'no'))).toBe(false);
    expect(isUnfolded(row(1), answerRow(nothingGiven, row(1), 'yes'))).toBe(false);
  });

  it('answers all flags of a row with its no', () => {
    expect(answerRow(nothingGiven, row(0), 'no').flags).toEqual({ sah: 'no', tear: 'no' });
  });

  it('takes the flags back when a denied row becomes a yes', () => {
    const denied = answerRow(nothingGiven, row(0), 'no');
    expect(answerRow(denied, row(0), 'yes').flags).toEqual({});
  });

  it('never says no for a row that was answered yes or not sure', () => {
    const given = denyRest(answerRow(nothingGiven, row(0), 'unknown'), page());
    expect(given.flags).toEqual({ dvt: 'no' });
    expect(given.rows).toEqual({ head: 'unknown', clot: 'no' });
    expect(missingIds(page(), given)).toEqual(['sah', 'tear']);
  });

  it('asks what follows a yes or a not sure, and waits for it', () => {
    let given = answerRow(nothingGiven, row(0), 'yes');
    given = answerFlag(given, member(0, 1), 'unknown');
    expect(openFollowUps(member(0, 1), given).map((own) => own.id)).toEqual(['tear.sign']);
    expect(missingIds(page(), given)).toEqual(['sah', 'tear.sign']);
    given = answerFollowUp(given, 'tear.sign', 'no');
    given = denyOtherMembers(given, row(0));
    expect(missingIds(page(), given)).toEqual([]);
  });

  it('forgets follow-ups when a yes becomes a no', () => {
    let given = answerRow(nothingGiven, row(0), 'yes');
    given = answerFlag(given, member(0, 1), 'yes');
    given = answerFollowUp(given, 'tear.sign', 'yes');
    expect(answerFlag(given, member(0, 1), 'no').flags).toEqual({ tear: 'no' });
  });

  it('calls a yes complete only with its follow-ups answered', () => {
    let given = answerFlag(nothingGiven, member(0, 1), 'yes');
    expect(isComplete(member(0, 1), given)).toBe(false);
    given = answerFollowUp(given, 'tear.sign', 'no');
    expect(isComplete(member(0, 1), given)).toBe(true);
    expect(isComplete(member(0, 0), answerFlag(nothingGiven, member(0, 0), 'unknown'))).toBe(false);
  });

  it('counts the rows that nobody has touched', () => {
    expect(untouchedRows(page(), nothingGiven)).toHaveLength(2);
    expect(untouchedRows(page(), answerRow(nothingGiven, row(1), 'no'))).toHaveLength(1);
  });

  it('puts earlier answers back into their rows', () => {
    const given = givenBefore([page()], {
      sah: 'no',
      tear: 'yes',
      'tear.sign': 'no',
      dvt: 'unknown',
    });
    expect(given.rows).toEqual({ head: 'yes', clot: 'unknown' });
    expect(missingIds(page(), given)).toEqual([]);
    expect(givenBefore([page()], { sah: 'no' }).rows).toEqual({});
  });
});

describe('first words', () => {
  it('are the words before the first pause when they are few', () => {
    expect(splitLead('Fever, shivering or sweats?')).toEqual({
      lead: 'Fever,',
      rest: ' shivering or sweats?',
    });
  });

  it('are left alone when they say nothing', () => {
    expect(splitLead('A limb, joint or skin area that is hot?').lead).toBe('');
  });

  it('are left alone when the first pause comes late', () => {
    expect(splitLead('One calf or leg or arm that is swollen, warm or blue?').lead).toBe('');
  });
});
