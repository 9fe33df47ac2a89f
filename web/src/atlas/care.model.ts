/** Exercises, treatments and look-alikes of a muscle, taken from the knowledge. */
import type { Atlas, Care, Examination, Exercise, LocateAnswer } from '../engine/engine';
import type { Muscle, Side, Treatment } from '../engine/engine';
import { oftenRegions } from './zones.model';

export function exercisesFor(care: Care, muscle: Muscle): Exercise[] {
  const targets = new Set(muscle.exercise_targets);
  const kinds = ['stretch', 'self_massage', 'mobility', 'strength', 'breathing', 'aerobic'];
  return care.exercises
    .filter((own) => own.target_muscles.some((target) => targets.has(target)))
    .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.name.localeCompare(b.name));
}

export type Effect = { value: number; low: number; high: number; when: 'session' | 'weeks' };
export type Help = { treatment: Treatment; effect: Effect };

/** The larger of what one session and what some weeks do; the knowledge keeps both apart. */
function effectOf(treatment: Treatment): Effect | null {
  const { session_effect_nrs: session, course_effect_nrs: course } = treatment;
  const own: Effect[] = [
    ...(course ? [{ ...course, when: 'weeks' as const }] : []),
    ...(session ? [{ ...session, when: 'session' as const }] : []),
  ];
  return own.sort((a, b) => a.value - b.value)[0] ?? null;
}

/**
 * Treatments meant for where the muscle lies or is felt: those that can be done at home, the
 * larger change first. Habits are left out: their figures are about preventing.
 */
export function helpsFor(care: Care, muscle: Muscle): Help[] {
  const regions = new Set([
    ...oftenRegions(muscle),
    ...muscle.points.flatMap((point) => point.location_regions),
  ]);
  return care.treatments
    .filter((own) => own.at_home && !own.habit)
    .filter((own) => own.regions.length === 0 || own.regions.some((id) => regions.has(id)))
    .flatMap((treatment) => {
      const effect = effectOf(treatment);
      return effect ? [{ treatment, effect }] : [];
    })
    .sort((a, b) => a.effect.value - b.effect.value);
}

export type LookAlike = { muscle: Muscle; shared: string[]; tests: Examination[] };

/** Tests that a person can do and that speak about exactly one of the two. */
function separating(atlas: Atlas, a: string, b: string): Examination[] {
  return atlas.examinations.filter((own) =>
    own.kind === 'movement' || own.kind === 'other'
      ? own.who !== 'clinician' && own.muscles.includes(a) !== own.muscles.includes(b)
      : false,
  );
}

const alikeMax = 4;
/** Below this share two muscles have a place in common and are not alike. */
const alikeMin = 0.15;
const testsMax = 2;

/** Muscles that share most of the places that are felt often, the largest share of both first. */
export function lookAlikes(atlas: Atlas, muscle: Muscle): LookAlike[] {
  const own = new Set(oftenRegions(muscle));
  return atlas.muscles
    .filter((other) => other.id !== muscle.id)
    .map((other) => {
      const theirs = oftenRegions(other);
      const shared = theirs.filter((region) => own.has(region));
      return { other, shared, share: shared.length / (own.size + theirs.length - shared.length) };
    })
    .filter(({ share }) => share >= alikeMin)
    .sort((a, b) => b.share - a.share || a.other.name_plain.localeCompare(b.other.name_plain))
    .slice(0, alikeMax)
    .map(({ other, shared }) => ({
      muscle: other,
      shared,
      tests: separating(atlas, muscle.id, other.id)
        .filter((test) => test.accuracy_class !== '' || test.who === 'self')
        .slice(0, testsMax),
    }));
}

/** Other causes that are mostly felt where the muscle is felt often. */
export function alternativesFor(atlas: Atlas, muscle: Muscle): string[] {
  const often = new Set(oftenRegions(muscle));
  return atlas.alternatives
    .filter((own) => own.core_regions.some((region) => often.has(region)))
    .map((own) => own.name);
}

export type Chance = { probability: number; side: Side };

/** The person's own chance of each muscle, the likelier side. */
export function chancesOf(answer: LocateAnswer): Map<string, Chance> {
  const out = new Map<string, Chance>();
  for (const { muscle, side, probability } of answer.muscles) {
    const known = out.get(muscle);
    if (!known || probability > known.probability) out.set(muscle, { side, probability });
  }
  return out;
}
