/** How bad it is at the chosen places, or how to begin. */
import { keyOf, rate, rubOut, type Place } from '../app/journey.model';
import type { Atlas } from '../engine/engine';
import { capital, placeName } from '../texts/names';
import { useText } from '../texts/text';
import { Icon } from '../ui/Icon';
import { PainStrip } from '../ui/PainStrip';
import type { Drawing } from './PaintStage';

type Props = {
  atlas: Atlas;
  chosen: Place[];
  change: Drawing['change'];
  /** The number is asked for before the way goes on. */
  missing?: boolean;
};

export function PlaceStrip({ atlas, chosen, change, missing = false }: Props) {
  const t = useText('paint');
  const first = chosen[0];
  if (!first) {
    return (
      <div>
        <h2>{t('begin')}</h2>
        <p className="q small">{t('begin_more')}</p>
      </div>
    );
  }
  const name =
    chosen.length === 1
      ? capital(placeName(atlas, first.region, first.side))
      : t('places_chosen', { count: chosen.length });
  const keys = chosen.map(keyOf);
  const same = chosen.every((p) => p.nrs_0_10 === first.nrs_0_10);
  return (
    <div>
      <div className="row between">
        <h2 aria-live="polite">{name}</h2>
        <button type="button" className="btn text" onClick={() => change((j) => rubOut(j, keys))}>
          {t('rub_out')}
        </button>
      </div>
      <p className="small q">{t('how_bad')}</p>
      <PainStrip
        label={t('how_bad_at', { place: name })}
        value={same ? first.nrs_0_10 : null}
        onChange={(n) => change((j) => rate(j, keys, n))}
      />
      {missing && first.nrs_0_10 === null && (
        <p className="er" role="alert">
          <Icon name="warn" /> {t('missing')}
        </p>
      )}
    </div>
  );
}
