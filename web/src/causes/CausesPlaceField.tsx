/** Of which place the pain is; the choice stands in the address. */
import { useEffect, useState } from 'react';
import { go } from '../app/go';
import type { Atlas, CausesPlace, ScoredPlace } from '../engine/engine';
import { capital, placeName } from '../texts/names';
import { useText } from '../texts/text';
import { causesHref, choicesOf, placeKey, readPlace } from './place.model';

/** The place in the address of this page; another page leaves it as it was. */
export function usePlace(): CausesPlace | null {
  const [hash, setHash] = useState(() => window.location.hash);
  useEffect(() => {
    const read = () => {
      if (window.location.hash.startsWith('#/causes')) setHash(window.location.hash);
    };
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  return readPlace(hash);
}

type Props = { atlas: Atlas; places: readonly ScoredPlace[]; chosen: CausesPlace | null };

export function CausesPlaceField({ atlas, places, chosen }: Props) {
  const t = useText('causes');
  const choices = choicesOf(places, chosen);
  if (choices.length === 0) return null;
  const choose = (key: string) =>
    go(causesHref(choices.find((own) => placeKey(own) === key) ?? null));
  return (
    <label className="causes-place">
      <span className="small q">{t('place.label')}</span>
      <select value={placeKey(chosen)} onChange={(event) => choose(event.target.value)}>
        <option value="">{t('place.worst')}</option>
        {choices.map((own) => (
          <option key={placeKey(own)} value={placeKey(own)}>
            {t(own.days_pain === 1 ? 'place.option_1' : 'place.option', {
              place: capital(placeName(atlas, own.region, own.side)),
              count: own.days_pain,
            })}
          </option>
        ))}
      </select>
    </label>
  );
}
