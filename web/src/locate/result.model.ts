/** How the result is said and drawn. Every number and the verdict come from the engine. */

export type Answer = 'yes' | 'no' | 'unknown';
export type BodySide = 'left' | 'right';
export type PaintSide = BodySide | 'unknown' | null;

/** A text key with its values; the page looks the words up. */
export interface Sentence {
  key: string;
  values?: Record<string, string | number>;
}

export interface Place {
  region: string;
  side: PaintSide;
}

export interface ExplainedPlace extends Place {
  typical: boolean;
}

export interface MuscleAnswer {
  muscle: string;
  side: BodySide;
  probability: number;
  probability_uncapped: number;
  explains_detail: ExplainedPlace[];
}

export interface Member {
  muscle: string;
  side: BodySide;
}

export const verdicts = [
  'several_knots',
  'one_knot',
  'leaning',
  'something_else',
  'too_few_places',
  'cannot_tell',
  'probably_no_knot',
  'widespread',
] as const;

export type Verdict = (typeof verdicts)[number];

export interface NextTest {
  test: string;
  muscle: string | null;
  alternative: string | null;
  side: BodySide | null;
  has_side: boolean;
  minutes: number;
  probability_if_yes: number;
  probability_if_no: number;
}

export interface Located {
  verdict: Verdict;
  leading: Member[];
  perhaps: Member[];
  muscles: MuscleAnswer[];
  no_knot_probability: number;
  alternatives: { id: string; probability: number }[];
  unexplained: { region: string; side: PaintSide; probability: number }[];
  next_tests: NextTest[];
}

export interface LetteredMuscle extends MuscleAnswer {
  letter: string;
}

/** A knot has a letter on the map, in the list and on the printed page. */
const letters = ['A', 'B', 'C', 'D', 'E'];
/** Where the title speaks of no muscle. */
const musclesShownUnnamed = 3;
/** Below this an "other possibility" would be noise in the list; the table holds them all. */
const otherShownMin = 0.05;
const othersShownMax = 3;

/** Filled beads of ten: never ten, because fingers and maps are not that precise. */
export function beadsOf(probability: number): number {
  return Math.min(9, Math.max(0, Math.round(probability * 10)));
}

/** "7 in 10"; small chances are "under 1 in 10", never none. */
export function chanceOf(probability: number): Sentence {
  if (probability < 0.1) return { key: 'chance.under' };
  return { key: 'chance.of_ten', values: { count: Math.max(1, beadsOf(probability)) } };
}

/** Answers to tests carry the side in their id: `press_upper_trapezius_r`. */
export function testAnswerId(test: Pick<NextTest, 'test' | 'side' | 'has_side'>): string {
  return test.has_side ? `${test.test}_${test.side === 'left' ? 'l' : 'r'}` : test.test;
}

/** The way back from an answer's id to the test and the side it was done on. */
export function testOfAnswerId(
  id: string,
  hasSide: (test: string) => boolean | undefined,
): { test: string; side: BodySide | null } {
  const suffix = /_([lr])$/.exec(id);
  const bare = suffix ? id.slice(0, -2) : id;
  if (suffix && hasSide(bare) === true) {
    return { test: bare, side: suffix[1] === 'l' ? 'left' : 'right' };
  }
  return { test: id, side: null };
}

/** Causes that are not a muscle and can be named in the title. */
const namedElse = ['nerve_root', 'joint', 'inner_organ'];

/** What fits better than a knot, where the engine says that something does. */
export function elseOf(located: Located): { id: string; probability: number } | null {
  if (located.verdict !== 'something_else') return null;
  return located.alternatives.find((own) => namedElse.includes(own.id)) ?? null;
}

function sameMember(a: Member, b: Member): boolean {
  return a.muscle === b.muscle && a.side === b.side;
}

/**
 * The muscles the title speaks of; where it speaks of none, the likeliest few. Where something else
 * fits better no knot stands there as if it were the answer.
 */
export function shownMuscles(located: Located): LetteredMuscle[] {
  if (elseOf(located)) return [];
  const led = located.leading.flatMap((member) =>
    located.muscles.filter((muscle) => sameMember(muscle, member)),
  );
  const chosen = led.length > 0 ? led : located.muscles.slice(0, musclesShownUnnamed);
  return chosen
    .slice(0, letters.length)
    .map((muscle, index) => ({ ...muscle, letter: letters[index] ?? '' }));
}

function sideKey(members: readonly Member[]): 'left' | 'right' | 'both' {
  const sides = new Set(members.map((member) => member.side));
  if (sides.size > 1) return 'both';
  return sides.has('left') ? 'left' : 'right';
}

/** Muscles that reach one in four and stand in their own group, not in the title. */
export function perhapsMuscles(located: Located): MuscleAnswer[] {
  if (elseOf(located)) return [];
  const shown = shownMuscles(located);
  return located.perhaps
    .filter((member) => !shown.some((own) => sameMember(own, member)))
    .flatMap((member) => located.muscles.filter((own) => sameMember(own, member)));
}

const namedInTitleMax = 2;

/** The title is the answer, as a sentence a friend could say. */
export function titleOf(located: Located, painted: readonly Place[]): Sentence {
  const { verdict, leading } = located;
  const other = elseOf(located);
  if (other) return { key: `title.something_else_${other.id}` };
  const said = ['several_knots', 'one_knot', 'leaning'].includes(verdict);
  if (verdict === 'too_few_places') {
    const count = { 1: 'one', 2: 'two' }[painted.length] ?? 'several';
    return { key: `title.too_few_${count}` };
  }
  if (leading.length === 0 || !said) {
    return { key: `title.${said ? 'cannot_tell' : verdict}` };
  }
  if (verdict === 'leaning') {
    const several = leading.length > 1 ? 'several' : 'one';
    if (leading.length > namedInTitleMax) return { key: 'title.leaning_many' };
    return { key: `title.leaning_${several}_${sideKey(leading)}` };
  }
  if (leading.length === 1) return { key: `title.one_${sideKey(leading)}` };
  return { key: `title.several_${sideKey(leading)}`, values: { count: leading.length } };
}

/** What stands below the title: what the answer covers, or what it means and what to do. */
export function leadOf(located: Located, painted: readonly Place[]): Sentence | null {
  const { verdict } = located;
  const other = elseOf(located);
  if (other) return { key: `lead.something_else_${other.id}` };
  if (['too_few_places', 'probably_no_knot', 'widespread'].includes(verdict)) {
    return { key: `lead.${verdict}` };
  }
  if (located.leading.length === 0) return { key: 'lead.cannot_tell' };
  return coverageOf(located, painted);
}

function placeKey(place: Place): string {
  return `${place.region}/${place.side ?? ''}`;
}

/** Whether a muscle is felt at a painted place; a place of no known side is met on either. */
export function reaches(muscle: Pick<MuscleAnswer, 'explains_detail'>, place: Place): boolean {
  return muscle.explains_detail.some((own) =>
    place.side === 'unknown' ? own.region === place.region : placeKey(own) === placeKey(place),
  );
}

/** How many of the painted places the muscles named in the title are felt at. */
export function coverageOf(located: Located, painted: readonly Place[]): Sentence | null {
  if (located.leading.length === 0 || painted.length === 0) return null;
  const shown = shownMuscles(located);
  const count = painted.filter((place) => shown.some((own) => reaches(own, place))).length;
  const one = located.leading.length === 1 ? 'one' : 'several';
  if (count === painted.length) {
    return { key: `coverage.${one}_all`, values: { count: painted.length } };
  }
  if (count === 0) return null;
  return { key: `coverage.${one}_some`, values: { count, total: painted.length } };
}

export interface LeftOver {
  places: Place[];
  /** The likeliest of the other muscles that are felt there. */
  makers: MuscleAnswer[];
  /** Whether each of them is felt at all of these places. */
  all: boolean;
}

const makersMax = 2;

/** Painted places that the muscles of the title are not felt at, and which others are. */
export function leftOver<P extends Place>(
  located: Located,
  painted: readonly P[],
): (LeftOver & { places: P[] }) | null {
  const shown = shownMuscles(located);
  if (located.leading.length === 0 || shown.length === 0) return null;
  const places = painted.filter((place) => !shown.some((own) => reaches(own, place)));
  if (places.length === 0) return null;
  const makers = located.muscles
    .filter((own) => !shown.some((one) => sameMember(one, own)))
    .filter((own) => places.some((place) => reaches(own, place)))
    .slice(0, makersMax);
  const all = makers.every((own) => places.every((place) => reaches(own, place)));
  return { places, makers, all };
}

/** Typical places first; the others are "perhaps". */
export function explainedBy(muscle: MuscleAnswer): { typical: Place[]; perhaps: Place[] } {
  return {
    typical: muscle.explains_detail.filter((place) => place.typical),
    perhaps: muscle.explains_detail.filter((place) => !place.typical),
  };
}

export type Other =
  | { kind: 'no_knot'; probability: number }
  | { kind: 'alternative'; id: string; probability: number }
  | { kind: 'muscle'; muscle: string; side: BodySide; probability: number };

/** What else it may be. "No knot" always stands there, however small. */
export function othersOf(located: Located): Other[] {
  const shown: Member[] = [...shownMuscles(located), ...perhapsMuscles(located)];
  const alternatives = located.alternatives
    .filter((own) => own.id !== 'none' && own.id !== elseOf(located)?.id)
    .filter((own) => own.probability >= otherShownMin)
    .slice(0, othersShownMax)
    .map((own): Other => ({ kind: 'alternative', ...own }));
  const muscles = located.muscles
    .filter((own) => !shown.some((other) => sameMember(other, own)))
    .filter((own) => own.probability >= otherShownMin)
    .slice(0, othersShownMax)
    .map((own): Other => ({
      kind: 'muscle',
      muscle: own.muscle,
      side: own.side,
      probability: own.probability,
    }));
  return [
    { kind: 'no_knot', probability: located.no_knot_probability },
    ...alternatives,
    ...muscles,
  ];
}

/** Why no further test is offered. */
export function whyNoTest(located: Located, blocked: boolean, answered: number): string {
  if (blocked) return 'blocked';
  if (elseOf(located)) return 'something_else';
  if (['one_knot', 'several_knots'].includes(located.verdict)) return 'known';
  if (located.verdict === 'too_few_places') return 'too_few';
  return answered > 0 ? 'asked' : 'untellable';
}

export type Changed = {
  muscle: string | null;
  side: BodySide | null;
  alternative: string | null;
  now: number;
  if_yes: number;
  if_no: number;
};

/** What else an answer speaks about, besides the first: each only where the words change. */
export function furtherChanges<C extends Changed>(changes: readonly C[]): C[] {
  const words = (own: number) => JSON.stringify(chanceOf(own));
  return changes
    .slice(1)
    .filter((own) => new Set([own.now, own.if_yes, own.if_no].map(words)).size > 1);
}

/** One step a line: a text of several sentences, sentence by sentence. */
export const stepsOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?])\s+(?=[A-Z"])/)
    .map((own) => own.trim())
    .filter((own) => own !== '');

/** Figures of exercises that show the very posture a test asks for. */
const testFigures: Record<string, string> = {
  stretch_levator_scapulae: 'st_levator.svg',
  stretch_upper_trapezius: 'st_upper_trap.svg',
  stretch_pectoralis_major: 'st_pec_door.svg',
  stretch_gastrocnemius: 'st_calf_straight.svg',
  stretch_latissimus_dorsi: 'st_lat_sidebend.svg',
  stretch_piriformis: 'st_chair_fig4.svg',
};

export const figureOf = (test: string): string | null => testFigures[test] ?? null;

/** Seconds up to two minutes, then minutes: nobody plans half minutes. */
export function durationOf(minutes: number): Sentence {
  if (minutes <= 0) return { key: 'duration.seconds', values: { count: 10 } };
  if (minutes < 2) return { key: 'duration.seconds', values: { count: Math.round(minutes * 60) } };
  return { key: 'duration.minutes', values: { count: Math.round(minutes) } };
}

/**
 * The answers of a pressing test. The question is whether the own pain comes back, so soreness of
 * another kind is a "no", as the tests' accuracy was measured.
 */
export const pressAnswers: readonly { key: string; answer: Answer }[] = [
  { key: 'answer.my_pain', answer: 'yes' },
  { key: 'answer.sore_different', answer: 'no' },
  { key: 'answer.no', answer: 'no' },
  { key: 'answer.cannot_tell', answer: 'unknown' },
];

export const otherTestAnswers: readonly { key: string; answer: Answer }[] = [
  { key: 'answer.yes', answer: 'yes' },
  { key: 'answer.no', answer: 'no' },
  { key: 'answer.cannot_tell', answer: 'unknown' },
];
