/**
 * The safety questions as pages of rows. What an answer means is the engine's business; this file
 * only knows which question stands where and which of them still want an answer.
 */

export type Answer = 'yes' | 'no' | 'unknown';
export type Answers = Readonly<Record<string, Answer>>;

export interface FollowUp {
  id: string;
  question: string;
}

export interface Flag {
  id: string;
  group: string;
  question: string;
  short_question: string;
  level_on_yes: string;
  follow_ups: FollowUp[];
}

export interface Catalogue {
  groups: { id: string; question: string; order: number }[];
  flags: Flag[];
}

export interface QuestionScreen {
  screen: number;
  ids: string[];
  rows: { group: string; ids: string[] }[];
}

/** A question of one flag, with what is asked after a yes. */
export interface Member {
  id: string;
  question: string;
  followUps: FollowUp[];
}

/** One row of a page. A row with one member asks that member's question itself. */
export interface Row {
  group: string;
  question: string;
  folded: boolean;
  members: Member[];
}

export interface Page {
  rows: Row[];
}

/** What was tapped: one answer a row, and one answer a flag or `<flag>.<follow_up>`. */
export interface Given {
  rows: Answers;
  flags: Answers;
}

export const nothingGiven: Given = { rows: {}, flags: {} };

function memberOf(flag: Flag, folded: boolean): Member {
  return {
    id: flag.id,
    question: folded ? flag.short_question : flag.question,
    followUps: flag.follow_ups.map((own) => ({ ...own, id: `${flag.id}.${own.id}` })),
  };
}

const urgency = ['emergency_now', 'same_day', 'see_doctor_soon', 'caution', 'none'];

/** Most urgent first, so that an emergency is told before anything else. */
function byUrgency(flags: readonly Flag[]): Flag[] {
  const rank = (flag: Flag) => urgency.indexOf(flag.level_on_yes);
  return [...flags].sort((a, b) => rank(a) - rank(b));
}

/**
 * A folded question speaks for its whole group. Who says yes to it may mean a flag that the
 * drawing alone would not ask for, so unfolding asks for those as well.
 */
function rowOf(group: string, ids: readonly string[], catalogue: Catalogue): Row {
  const asked = new Set(ids.map((id) => id.split('.')[0] ?? id));
  const folded = asked.size > 1;
  const inGroup = byUrgency(catalogue.flags.filter((flag) => flag.group === group));
  const wanted = inGroup.filter((flag) => asked.has(flag.id));
  const others = folded ? inGroup.filter((flag) => !asked.has(flag.id)) : [];
  const members = [...wanted, ...others].map((flag) => memberOf(flag, folded));
  const own = catalogue.groups.find((candidate) => candidate.id === group);
  const single = members[0]?.question ?? '';
  return { group, question: folded ? (own?.question ?? single) : single, folded, members };
}

/** The pages as the engine planned them when nothing was answered: they keep their order. */
export function pagesOf(questions: readonly QuestionScreen[], catalogue: Catalogue): Page[] {
  return questions.map((screen) => ({
    rows: screen.rows.map((row) => rowOf(row.group, row.ids, catalogue)),
  }));
}

/** What a folded row says when its flags were answered earlier. */
function rowAnswerFrom(row: Row, flags: Answers): Answer | undefined {
  const answers = row.members.map((member) => flags[member.id]);
  if (answers.includes('yes')) return 'yes';
  if (answers.includes('unknown')) return 'unknown';
  return answers.every((answer) => answer === 'no') ? 'no' : undefined;
}

/** Answers of an earlier visit, put back into the rows. */
export function givenBefore(pages: readonly Page[], flags: Answers): Given {
  const rows: Record<string, Answer> = {};
  for (const row of pages.flatMap((page) => page.rows)) {
    const answer = rowAnswerFrom(row, flags);
    if (answer !== undefined) rows[row.group] = answer;
  }
  return { rows, flags: { ...flags } };
}

function without(answers: Answers, ids: readonly string[]): Record<string, Answer> {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.includes(id)));
}

function idsOf(row: Row): string[] {
  return row.members.flatMap((member) => [member.id, ...member.followUps.map((own) => own.id)]);
}

/** A "no" answers every member. A yes or "not sure" opens them, so their old answers go. */
export function answerRow(given: Given, row: Row, answer: Answer): Given {
  const rows = { ...given.rows, [row.group]: answer };
  const flags = without(given.flags, idsOf(row));
  if (answer === 'no' || !row.folded) {
    for (const member of row.members) flags[member.id] = answer;
  }
  return { rows, flags };
}

/** A "no" takes the answers to what is asked after a yes with it. */
export function answerFlag(given: Given, member: Member, answer: Answer): Given {
  const followUps = member.followUps.map((own) => own.id);
  const kept = answer === 'no' ? without(given.flags, followUps) : given.flags;
  return { ...given, flags: { ...kept, [member.id]: answer } };
}

export function answerFollowUp(given: Given, id: string, answer: Answer): Given {
  return { ...given, flags: { ...given.flags, [id]: answer } };
}

/** "No to the others" inside an unfolded row. */
export function denyOtherMembers(given: Given, row: Row): Given {
  const open = row.members.filter((member) => given.flags[member.id] === undefined);
  return open.reduce((sum, member) => answerFlag(sum, member, 'no'), given);
}

export function isUnfolded(row: Row, given: Given): boolean {
  const answer = given.rows[row.group];
  return row.folded && (answer === 'yes' || answer === 'unknown');
}

/** Follow-ups come after anything but a no: "not sure" is no reason to ask less. */
export function openFollowUps(member: Member, given: Given): FollowUp[] {
  const answer = given.flags[member.id];
  return answer === 'yes' || answer === 'unknown' ? member.followUps : [];
}

/** Rows nobody has touched: what "No to all" answers. */
export function untouchedRows(page: Page, given: Given): Row[] {
  return page.rows.filter((row) => given.rows[row.group] === undefined);
}

/** Ids, in reading order, that an opened row or a yes still waits for. */
export function missingIds(page: Page, given: Given): string[] {
  const missing: string[] = [];
  for (const row of page.rows) {
    if (given.rows[row.group] === undefined || given.rows[row.group] === 'no') continue;
    for (const member of row.members) {
      const asked = [member.id, ...openFollowUps(member, given).map((own) => own.id)];
      missing.push(...asked.filter((id) => given.flags[id] === undefined));
    }
  }
  return missing;
}

/** One tap says no to every row of the page that was left alone. */
export function denyRest(given: Given, page: Page): Given {
  return untouchedRows(page, given).reduce((sum, row) => answerRow(sum, row, 'no'), given);
}

/** A yes whose follow-ups are all answered: worth asking the engine at once. */
export function isComplete(member: Member, given: Given): boolean {
  if (given.flags[member.id] !== 'yes') return false;
  return member.followUps.every((own) => given.flags[own.id] !== undefined);
}

/** The first words of a question, up to a comma, are what a hurried reader needs. */
export function splitLead(question: string): { lead: string; rest: string } {
  const end = question.search(/[,:;?]/);
  const words = question.slice(0, end < 0 ? question.length : end).split(' ');
  // "A limb," in bold says nothing.
  const bare = words.length <= 2 && /^(an?|the)$/i.test(words[0] ?? '');
  if (end < 0 || bare || words.length > 7) return { lead: '', rest: question };
  return { lead: question.slice(0, end + 1), rest: question.slice(end + 1) };
}
