/** Whose pain the causes are of: one place, or the worst place of each day. */
import { keyOf } from '../app/journey.model';
import type { Causes, CausesPlace, PaintSide, ScoredPlace } from '../engine/engine';

const sides: readonly PaintSide[] = ['left', 'right', 'unknown'];

/** `#/causes?place=temple&side=left`; without a place, or with an unreadable one: null. */
export function readPlace(hash: string): CausesPlace | null {
  const asked = new URLSearchParams(hash.split('?')[1] ?? '');
  const region = asked.get('place');
  if (!region) return null;
  return { region, side: sides.find((own) => own === asked.get('side')) ?? null };
}

export function causesHref(place: CausesPlace | null): string {
  if (!place) return '#/causes';
  const { region, side } = place;
  return `#/causes?${new URLSearchParams({ place: region, ...(side ? { side } : {}) })}`;
}

/** Empty for the worst place of each day. */
export const placeKey = (place: CausesPlace | null): string => (place ? keyOf(place) : '');

export const placeOf = ({ place_region, place_side }: Causes): CausesPlace | null =>
  place_region === null ? null : { region: place_region, side: place_side };

/** A place that hurt on fewer days is not offered. */
export const daysMin = 5;

/**
 * The places to choose from, most days first. With one alone there is no choice: it is the worst
 * place of each day. What is chosen always stands there, so that one can leave it again.
 */
export function choicesOf(
  places: readonly ScoredPlace[],
  chosen: CausesPlace | null,
): readonly ScoredPlace[] {
  const key = placeKey(chosen);
  const out = places.filter((own) => own.days_pain >= daysMin || placeKey(own) === key);
  return out.length > 1 || chosen ? out : [];
}
