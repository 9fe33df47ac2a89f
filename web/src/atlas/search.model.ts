/** Finding muscles by name, by place and by complaint. Said in docs/methods/atlas.md. */
import type { Atlas, Muscle } from '../engine/engine';

export type Mode = 'muscle' | 'place' | 'complaint';
export const modes: readonly Mode[] = ['muscle', 'place', 'complaint'];

/** How a muscle meets a place: felt there often or sometimes, or it only lies there. */
export type Meets = 'often' | 'sometimes' | 'lies';

export type Hit = { muscle: Muscle; meets: Meets | null };
/** A place or a complaint that the typed words name. */
export type Subject = { id: string; name: string; regions: string[] };
export type Found = {
  hits: Hit[];
  /** What the words were taken to mean; empty in the mode of muscles. */
  subjects: Subject[];
  /** Too many meanings: the person chooses one of `subjects`, and no muscle is shown. */
  choose: boolean;
};

/** More meanings than these are a list to choose from, no answer. */
const meaningsMax = 3;

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** 0 the very name, 1 its beginning, 2 all words begin words of one name, 3 of all names. */
export function nameRank(names: readonly string[], query: string): number | null {
  const asked = wordsOf(query);
  if (asked.length === 0) return null;
  const line = asked.join(' ');
  const lines = names.map((name) => wordsOf(name).join(' '));
  const begins = (text: string) =>
    asked.every((word) => text.split(' ').some((own) => own.startsWith(word)));
  if (lines.includes(line)) return 0;
  if (lines.some((own) => own.startsWith(line))) return 1;
  if (lines.some(begins)) return 2;
  return begins(lines.join(' ')) ? 3 : null;
}

const order: Meets[] = ['often', 'sometimes', 'lies'];
const classes: Muscle['prior_class'][] = ['very_common', 'common', 'occasional', 'rare'];

/** The strongest way in which a muscle meets these regions, and in how many of them. */
export function meeting(muscle: Muscle, regions: ReadonlySet<string>) {
  const at = { often: new Set<string>(), sometimes: new Set<string>(), lies: new Set<string>() };
  for (const point of muscle.points) {
    for (const zone of point.refers_to) {
      if (!regions.has(zone.region)) continue;
      at[zone.pattern === 'essential' ? 'often' : 'sometimes'].add(zone.region);
    }
    for (const region of point.location_regions) if (regions.has(region)) at.lies.add(region);
  }
  const meets = order.find((own) => at[own].size > 0) ?? null;
  return { meets, count: meets ? at[meets].size : 0 };
}

const byName = (a: Muscle, b: Muscle): number => a.name_plain.localeCompare(b.name_plain);

/** Often felt there first, then sometimes; then how often it is the cause; then how many. */
export function rankFor(muscles: readonly Muscle[], regions: readonly string[]): Hit[] {
  const wanted = new Set(regions);
  const met = muscles.map((muscle) => ({ muscle, ...meeting(muscle, wanted) }));
  return met
    .filter((own) => own.meets !== null)
    .sort(
      (a, b) =>
        order.indexOf(a.meets!) - order.indexOf(b.meets!) ||
        classes.indexOf(a.muscle.prior_class) - classes.indexOf(b.muscle.prior_class) ||
        b.count - a.count ||
        byName(a.muscle, b.muscle),
    )
    .map(({ muscle, meets }) => ({ muscle, meets }));
}

function subjectsOf(atlas: Atlas, mode: Mode): (Subject & { names: string[] })[] {
  if (mode === 'complaint') {
    return atlas.complaints.map(({ id, name, also, regions }) => ({
      id,
      name,
      regions,
      names: [name, ...also],
    }));
  }
  return atlas.regions.map(({ id, name, label }) => ({
    id,
    name,
    regions: [id],
    names: [name, label],
  }));
}

/** All places or complaints by name, to choose from while nothing is typed. */
export function allSubjects(atlas: Atlas, mode: Mode): Subject[] {
  if (mode === 'muscle') return [];
  return subjectsOf(atlas, mode).sort((a, b) => a.name.localeCompare(b.name));
}

type Ranked<T> = { own: T; rank: number };

function ranked<T>(list: readonly T[], names: (own: T) => string[], query: string): Ranked<T>[] {
  return list.flatMap((own) => {
    const rank = nameRank(names(own), query);
    return rank === null ? [] : [{ own, rank }];
  });
}

function meant(atlas: Atlas, mode: Mode, query: string): { subjects: Subject[]; exact: boolean } {
  const all = ranked(subjectsOf(atlas, mode), (own) => own.names, query);
  const best = Math.min(...all.map((own) => own.rank));
  const subjects = all.filter((own) => own.rank === best).map(({ own }) => own);
  return { subjects, exact: best === 0 };
}

function byMuscle(atlas: Atlas, query: string): Found {
  const named = ranked(
    atlas.muscles,
    (muscle) => [muscle.name_plain, muscle.name, muscle.name_latin],
    query,
  ).sort((a, b) => a.rank - b.rank || byName(a.own, b.own));
  const hits: Hit[] = named.map(({ own }) => ({ muscle: own, meets: null }));
  const places = meant(atlas, 'place', query).subjects;
  const more = rankFor(
    atlas.muscles.filter((muscle) => !named.some(({ own }) => own === muscle)),
    places.flatMap((own) => own.regions),
  );
  return { hits: [...hits, ...more], subjects: [], choose: false };
}

export function search(atlas: Atlas, mode: Mode, query: string): Found {
  if (wordsOf(query).length === 0) {
    const hits = [...atlas.muscles].sort(byName).map((muscle) => ({ muscle, meets: null }));
    return mode === 'muscle'
      ? { hits, subjects: [], choose: false }
      : { hits: [], subjects: allSubjects(atlas, mode), choose: true };
  }
  if (mode === 'muscle') return byMuscle(atlas, query);
  const { subjects, exact } = meant(atlas, mode, query);
  const choose = !exact && subjects.length > meaningsMax;
  const regions = choose ? [] : subjects.flatMap((own) => own.regions);
  return { hits: rankFor(atlas.muscles, regions), subjects, choose };
}
