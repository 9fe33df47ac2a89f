/** Optional: how the chosen places feel, and a side that is not known. Nobody has to answer. */
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

/** A side is known from the painting; not knowing it is one tap, and so is taking that back. */
function SideChips({ atlas, place }: { atlas: Atlas; place: Place }) {
  const t = useText('paint');
  const { change } = useApp();
  const unsided = place.side === 'unknown';
  const sides = unsided ? (['right', 'left'] as const) : (['unknown'] as const);
  const region = regionOf(atlas, place.region)?.name ?? place.region;
  return (
    <div role="group" aria-label={t('which_side.at', { place: region })}>
      {unsided ? <p className="small q">{t('which_side.both')}</p> : null}
      <div className="toggles">
        {sides.map((side, index) => (
          // By its number: the button that was pressed keeps the focus when its words change.
          <button
            key={index}
            type="button"
            onClick={() => change((j) => changeSide(j, keyOf(place), side))}
          >
            {t(`which_side.${side}`)}
          </button>
        ))}
      </div>
    </div>
  );
}
