/** Every place by its plain name: the full equal of painting. */
import { useMemo, useState } from 'react';
import { useApp } from '../app/context';
import { paint } from '../app/journey.model';
import type { Atlas } from '../engine/engine';
import type { Spot } from '../atlas/map.model';
import { capital, placeName } from '../texts/names';
import { Disclosure } from '../ui/blocks';

function spotsOf(atlas: Atlas): { spot: Spot; name: string }[] {
  return atlas.regions.flatMap((region) => {
    const sides = region.paired ? (['right', 'left'] as const) : ([null] as const);
    return sides.map((side) => ({
      spot: { region: region.id, side },
      name: capital(placeName(atlas, region.id, side)),
    }));
  });
}

export function PlaceSearch({ atlas }: { atlas: Atlas }) {
  const { change } = useApp();
  const [text, setText] = useState('');
  const all = useMemo(() => spotsOf(atlas), [atlas]);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter(({ spot, name }) => {
    const label = atlas.regions.find((r) => r.id === spot.region)?.label ?? '';
    const hay = `${name} ${label}`.toLowerCase();
    return words.every((word) => hay.includes(word));
  });
  return (
    <Disclosure title="Find a place by name">
      <label className="find">
        <span className="vh">Name of the place</span>
        <input
          type="search"
          placeholder="for example: right temple, heel"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <ul className="found" aria-label="Places">
        {found.slice(0, words.length === 0 ? 141 : 20).map(({ spot, name }) => (
          <li key={name}>
            <button type="button" onClick={() => change((j) => paint(j, [spot]))}>
              {name}
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="small q">No place has that name.</p>}
    </Disclosure>
  );
}
