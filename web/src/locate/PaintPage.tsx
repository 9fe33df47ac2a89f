/** Where does it hurt, and how much: the drawing, the 0-10 strip, the list of places. */
import { useState } from 'react';
import { useApp, useAtlas, useBodyMap } from '../app/context';
import { hasPain, keyOf, unrated } from '../app/journey.model';
import type { Atlas, BodyMapData } from '../engine/engine';
import { useText } from '../texts/text';
import { Disclosure, PaintHead, Waiting } from '../ui/blocks';
import { PaintStage } from './PaintStage';
import { PersonFields } from './PersonFields';
import { PlaceList } from './PlaceList';
import { PlaceMore } from './PlaceMore';
import { PlaceSearch } from './PlaceSearch';
import { PlaceStrip } from './PlaceStrip';

export default function PaintPage() {
  const atlas = useAtlas();
  const map = useBodyMap();
  if (!atlas.value || !map.value) {
    return (
      <div className="flow">
        <PaintHead />
        <main id="main">
          <Waiting error={atlas.error ?? map.error} again={() => (atlas.again(), map.again())} />
        </main>
      </div>
    );
  }
  return <Paint atlas={atlas.value} map={map.value} />;
}

function Paint({ atlas, map }: { atlas: Atlas; map: BodyMapData }) {
  const { journey, change } = useApp();
  const [missing, setMissing] = useState(false);
  return (
    <div className="flow paint">
      <PaintHead />
      <main id="main">
        <div className="pgrid">
          <PaintStage {...{ atlas, map, journey, change }} onPainted={() => setMissing(false)} />
          <Beside atlas={atlas} missing={missing} onMissing={() => setMissing(true)} />
        </div>
      </main>
    </div>
  );
}

type BesideProps = { atlas: Atlas; missing: boolean; onMissing: () => void };

/** How bad it is, the list of places, and on. A place without a number is asked for first. */
function Beside({ atlas, missing, onMissing }: BesideProps) {
  const t = useText('paint');
  const { journey, change } = useApp();
  const chosen = journey.places.filter((p) => journey.selected.includes(keyOf(p)));
  // Who looks at a kept knot again may say that nothing hurts any more.
  const ready = hasPain(journey) || (journey.lookAgain !== null && journey.places.length > 0);
  const goOn = () => {
    const first = unrated(journey)[0];
    if (first) {
      change((j) => ({ ...j, selected: [keyOf(first)] }));
      onMissing();
      return;
    }
    if (ready) window.location.hash = '#/safety';
  };
  return (
    <section className="paint-sheet" aria-label={t('sheet')}>
      <PlaceStrip {...{ atlas, chosen, change, missing }} />
      {chosen.length > 0 ? (
        <div className="onlyd">
          <PlaceMore atlas={atlas} chosen={chosen} />
        </div>
      ) : null}
      <PlaceList atlas={atlas} journey={journey} change={change} />
      <button
        type="button"
        className="btn big"
        disabled={!ready && unrated(journey).length === 0}
        onClick={goOn}
      >
        {t('next')}
      </button>
      {chosen.length > 0 ? (
        <div className="onlyp">
          <Disclosure title={t('more')}>
            <PlaceMore atlas={atlas} chosen={chosen} />
          </Disclosure>
        </div>
      ) : null}
      <PlaceSearch atlas={atlas} change={change} />
      <PersonFields />
    </section>
  );
}
