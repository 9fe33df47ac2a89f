/** Optional: how the chosen places feel, and a side that is not known. Nobody has to answer. */
import { useId } from 'react';
import { useApp } from '../app/context';
import { changeSide, keyOf, toggleWord, type Place } from '../app/journey.model';
import type { Atlas, PainWord } from '../engine/engine';
import { placeName, regionOf } from '../texts/names';
import { useText } from '../texts/text';

const words: readonly PainWord[] = [
  'deep',
  'near_skin',
  'dull',
  'pulling',
  'burning',
  'stabbing',
  'throbbing',
];
const sides = ['right', 'left', 'unknown'] as const;

type Props = { atlas: Atlas; chosen: Place[] };

export function PlaceMore({ atlas, chosen }: Props) {
  const { journey } = useApp();
  const only = chosen.length === 1 ? chosen[0] : undefined;
  // Whoever painted both sides knows the sides.
  const twin = journey.places.some((p) => p.region === only?.region && p.side !== only?.side);
  return (
    <div className="place-more">
      <WordChips atlas={atlas} chosen={chosen} />
      {only && !twin && regionOf(atlas, only.region)?.paired ? (
        <SideChips atlas={atlas} place={only} />
      ) : null}
    </div>
  );
}

function WordChips({ atlas, chosen }: Props) {
  const t = useText('paint');
  const { change } = useApp();
  const first = chosen[0];
  if (!first) return null;
  const place =
    chosen.length === 1
      ? placeName(atlas, first.region, first.side)
      : t('places_chosen', { count: chosen.length });
  return (
    <div>
      <h3>
        {t('word.title')} <span className="q">{t('word.if_known')}</span>
      </h3>
      <div className="toggles" role="group" aria-label={t('word.at', { place })}>
        {words.map((word) => (
          <button
            key={word}
            type="button"
            aria-pressed={chosen.every((own) => own.words?.includes(word))}
            onClick={() => change((j) => toggleWord(j, chosen.map(keyOf), word))}
          >
            {t(`word.${word}`)}
          </button>
        ))}
      </div>
    </div>
  );
}

function SideChips({ atlas, place }: { atlas: Atlas; place: Place }) {
  const t = useText('paint');
  const { change } = useApp();
  const name = useId();
  const region = regionOf(atlas, place.region)?.name ?? place.region;
  return (
    <div>
      <h3>{t('which_side.title')}</h3>
      <div className="toggles" role="radiogroup" aria-label={t('which_side.at', { place: region })}>
        {sides.map((side) => (
          <label key={side}>
            <input
              type="radio"
              name={name}
              checked={place.side === side}
              onChange={() => change((j) => changeSide(j, keyOf(place), side))}
            />
            <span>{t(`which_side.${side}`)}</span>
          </label>
        ))}
      </div>
    </div>
  );
}
