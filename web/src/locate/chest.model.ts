/** Places where pain of the heart is felt too, so that the result says so. */
import type { Place } from './result.model';

const anySide = ['chest_mid', 'chest_upper', 'sternum'];
/** Down the inner side of the left arm; a side that is not known may be the left one. */
const notRight = ['arm_inner'];

export function mayBeHeart(places: readonly Place[]): boolean {
  return places.some(
    (place) =>
      anySide.includes(place.region) || (notRight.includes(place.region) && place.side !== 'right'),
  );
}
