/** Every place by its plain name: the full equal of painting. */
import { useMemo, useState } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { paint } from '../app/journey.model';
import type { Atlas } from '../engine/engine';
import { atlasPlaceHref } from '../atlas/address';
import type { Spot } from '../atlas/map.model';
import { capital, placeName } from '../texts/names';
import { useText } from '../texts/text';
import { Disclosure } from '../ui/blocks';
import type { Drawing } from './PaintStage';

function spotsOf(atlas: Atlas): { spot: Spot; name: string }[] {
  const spots = atlas.regions.flatMap((region) => {
    const sides = region.paired ? (['right', 'left'] as const) : ([null] as const);
    return sides.map((side) => ({
      spot: { region: region.id, side },
      name: capital(placeName(atlas, region.id, side)),
    }));
  });
  return spots.sort((a, b) => a.name.localeCompare(b.name));
}

type Props = { atlas: Atlas; change: Drawing['change'] };

export function PlaceSearch({ atlas, change }: Props) {
  const t = useText('paint');
  const [text, setText] = useState('');
  const all = useMemo(() => spotsOf(atlas), [atlas]);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter(({ spot, name }) => {
    const label = atlas.regions.find((r) => r.id === spot.region)?.label ?? '';
    const hay = `${name} ${label}`.toLowerCase();
    return words.every((word) => hay.includes(word));
  });
  return (
    <Disclosure title={t('search.title')}>
      <SearchField className="find" aria-label={t('search.label')} value={text} onChange={setText}>
        <Input placeholder={t('search.example')} />
      </SearchField>
      <ul className="found" aria-label={t('search.places')}>
        {found.slice(0, words.length === 0 ? all.length : 20).map(({ spot, name }) => (
          <li key={name}>
            <button type="button" onClick={() => change((j) => paint(j, [spot]))}>
              {name}
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="small q">{t('search.none')}</p>}
      {words.length > 0 && found[0] && (
        <p className="small">
          <a href={atlasPlaceHref(found[0].spot.region)}>
            {t('search.atlas', { place: placeName(atlas, found[0].spot.region, null) })}
          </a>
        </p>
      )}
    </Disclosure>
  );
}
