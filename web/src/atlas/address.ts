/** Addresses of the atlas: `#/atlas`, `#/atlas/levator_scapulae`, `#/atlas?complaint=ear_pain`. */
import type { Muscle } from '../engine/engine';

/** Where to read about a muscle; for links from other pages. */
export const atlasHref = (muscle: Pick<Muscle, 'id'> | string): string =>
  `#/atlas/${typeof muscle === 'string' ? muscle : muscle.id}`;

/** Every muscle that is felt at a place. */
export const atlasPlaceHref = (region: string): string => `#/atlas?place=${region}`;

export type AtlasAddress = {
  muscle: string | null;
  place: string | null;
  complaint: string | null;
};

export function readAddress(hash: string): AtlasAddress {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const asked = new URLSearchParams(query);
  return {
    muscle: path.split('/')[1] || null,
    place: asked.get('place'),
    complaint: asked.get('complaint'),
  };
}
