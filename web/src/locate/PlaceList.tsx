/** What was painted, with its number and words; a tap chooses a place. */
import { useEffect, useRef } from 'react';
import { keyOf } from '../app/journey.model';
import type { Atlas } from '../engine/engine';
import { capital, placeName } from '../texts/names';
import { useText } from '../texts/text';
import type { Drawing } from './PaintStage';

export function PlaceList({ atlas, journey, change }: Drawing & { atlas: Atlas }) {
  const t = useText('paint');
  const { places, selected } = journey;
  const row = useRef<HTMLDivElement>(null);
  const last = selected[selected.length - 1];
  useEffect(() => {
    const chip = row.current?.querySelector<HTMLElement>('[aria-pressed=true]');
    if (!row.current || !chip || row.current.scrollWidth <= row.current.clientWidth) return;
    row.current.scrollTo({ left: chip.offsetLeft - row.current.offsetLeft - 16 });
  }, [last, places.length]);
  if (places.length === 0) return null;
  return (
    <div ref={row} className="places" role="group" aria-label={t('painted')}>
      {places.map((place) => {
        const n = place.nrs_0_10;
        const tint =
          n === null ? undefined : { background: `var(--pain-${n})`, color: `var(--on-pain-${n})` };
        const words = (place.words ?? []).map((word) => t(`word_short.${word}`));
        return (
          <button
            key={keyOf(place)}
            type="button"
            aria-pressed={selected.includes(keyOf(place))}
            onClick={() => change((j) => ({ ...j, selected: [keyOf(place)] }))}
          >
            <span className="pv" style={tint}>
              {n ?? t('not_rated')}
            </span>
            <span>
              {capital(placeName(atlas, place.region, place.side))}
              {words.length > 0 ? (
                <span className="place-words">
                  <span className="vh">, </span>
                  {words.join(', ')}
                </span>
              ) : null}
            </span>
          </button>
        );
      })}
    </div>
  );
}
