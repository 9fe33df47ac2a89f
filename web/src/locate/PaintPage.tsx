/** Where does it hurt, and how much: the drawing, the 0-10 strip, the list of places. */
import { useState } from 'react';
import { useApp, useAtlas, useBodyMap } from '../app/context';
import {
  hasPain,
  keyOf,
  paint,
  rate,
  rubOut,
  undo,
  unrated,
  type Place,
} from '../app/journey.model';
import type { Atlas, BodyMapData } from '../engine/engine';
import { PaintMap } from '../atlas/PaintMap';
import {
  viewOf,
  wholeRect,
  windowFor,
  windowsOf,
  type Rect,
  type ViewName,
} from '../atlas/map.model';
import { capital, placeName } from '../texts/names';
import { FlowHeader, Waiting } from '../ui/blocks';
import { Icon } from '../ui/Icon';
import { PainStrip } from '../ui/PainStrip';
import { PersonFields } from './PersonFields';
import { PlaceSearch } from './PlaceSearch';
import './paint.css';

const views: { id: ViewName; word: string }[] = [
  { id: 'front', word: 'Front' },
  { id: 'back', word: 'Back' },
  { id: 'right', word: 'Right side' },
  { id: 'left', word: 'Left side' },
];

/** Every view opens where most pain is: head to upper back. */
function firstRect(map: BodyMapData, view: ViewName): Rect {
  const windows = windowsOf(map, view);
  const wanted = view === 'front' || view === 'back' ? 'upper_body' : 'head_neck';
  return windows.find((w) => w.name === wanted)?.rect ?? wholeRect(viewOf(map, view));
}

export default function PaintPage() {
  const atlas = useAtlas();
  const map = useBodyMap();
  if (!atlas.value || !map.value) {
    return (
      <div className="flow">
        <FlowHeader title="Where does it hurt?" step={1} steps={3} back="#/" />
        <main id="main">
          <h1 className="vh">Where does it hurt?</h1>
          <Waiting error={atlas.error ?? map.error} again={() => (atlas.again(), map.again())} />
        </main>
      </div>
    );
  }
  return <Paint atlas={atlas.value} map={map.value} />;
}

function Paint({ atlas, map }: { atlas: Atlas; map: BodyMapData }) {
  const { journey, change } = useApp();
  const [view, setView] = useState<ViewName>('back');
  const [rect, setRect] = useState<Rect | null>(() => firstRect(map, 'back'));
  const [missing, setMissing] = useState(false);
  const whole = rect === null;

  const painted = journey.places.map((p) => ({ ...p, level: p.nrs_0_10 }));
  const chosen = journey.places.filter((p) => journey.selected.includes(keyOf(p)));

  const show = (next: ViewName) => {
    setView(next);
    setRect(firstRect(map, next));
  };

  const goOn = () => {
    const first = unrated(journey)[0];
    if (first) {
      change((j) => ({ ...j, selected: [keyOf(first)] }));
      setMissing(true);
      return;
    }
    if (hasPain(journey)) window.location.hash = '#/safety';
  };

  return (
    <div className="flow paint">
      <FlowHeader title="Where does it hurt?" step={1} steps={3} back="#/" help="#/knot" />
      <main id="main">
        <h1 className="vh">Where does it hurt?</h1>
        <div className="pgrid">
          <div className="stage">
            <div className="views">
              <div className="seg" role="group" aria-label="View">
                {views.map((v) => (
                  <button
                    key={v.id}
                    type="button"
                    aria-pressed={view === v.id}
                    onClick={() => show(v.id)}
                  >
                    {v.word}
                  </button>
                ))}
              </div>
            </div>
            <div className="canvas">
              <PaintMap
                map={map}
                regions={atlas.regions}
                view={view}
                rect={rect ?? wholeRect(viewOf(map, view))}
                painted={painted}
                selected={journey.selected}
                onPaint={(spots) => {
                  setMissing(false);
                  change((j) => paint(j, spots));
                }}
                onRate={(spot, n) => change((j) => rate(paint(j, [spot]), [keyOf(spot)], n))}
                onErase={(spot) => change((j) => rubOut(j, [keyOf(spot)]))}
                onZoom={whole ? (region) => setRect(windowFor(map, view, region)) : undefined}
              />
              <SideWords view={view} />
            </div>
            <div className="tools">
              <button
                type="button"
                className="btn soft mini"
                onClick={() => setRect(whole ? firstRect(map, view) : null)}
              >
                <Icon name="zoomOut" /> {whole ? 'Closer' : 'Whole body'}
              </button>
              <button
                type="button"
                className="ib edge"
                aria-label="Undo the last step"
                disabled={journey.past.length === 0}
                onClick={() => change(undo)}
              >
                <Icon name="undo" />
              </button>
            </div>
          </div>
          <section className="sheet" aria-label="Pain at this place">
            <Sheet atlas={atlas} chosen={chosen} missing={missing} />
            <Places atlas={atlas} places={journey.places} selected={journey.selected} />
            <button
              type="button"
              className="btn big"
              disabled={!hasPain(journey) && unrated(journey).length === 0}
              onClick={goOn}
            >
              Next: a few safety questions
            </button>
            <PlaceSearch atlas={atlas} />
            <PersonFields />
          </section>
        </div>
      </main>
    </div>
  );
}

function SideWords({ view }: { view: ViewName }) {
  if (view === 'left' || view === 'right') {
    return (
      <p className="sides" aria-hidden="true">
        <span>Your {view} side</span>
      </p>
    );
  }
  const first = view === 'front' ? 'right' : 'left';
  return (
    <p className="sides" aria-hidden="true">
      <span>Your {first}</span>
      <span>Your {first === 'left' ? 'right' : 'left'}</span>
    </p>
  );
}

/** The strip for the chosen place, or how to begin. */
function Sheet({ atlas, chosen, missing }: { atlas: Atlas; chosen: Place[]; missing: boolean }) {
  const { change } = useApp();
  const first = chosen[0];
  if (!first) {
    return <p className="q">Tap the place that hurts. Drag to paint several at once.</p>;
  }
  const name =
    chosen.length === 1
      ? capital(placeName(atlas, first.region, first.side))
      : `${chosen.length} places`;
  const keys = chosen.map(keyOf);
  const same = chosen.every((p) => p.nrs_0_10 === first.nrs_0_10);
  return (
    <div>
      <div className="row between">
        <h2 aria-live="polite">{name}</h2>
        <button type="button" className="btn text" onClick={() => change((j) => rubOut(j, keys))}>
          Rub out
        </button>
      </div>
      <p className="small q">How bad on an average day?</p>
      <PainStrip
        label={`How bad is it at ${name} on an average day?`}
        value={same ? first.nrs_0_10 : null}
        onChange={(n) => change((j) => rate(j, keys, n))}
      />
      {missing && first.nrs_0_10 === null && (
        <p className="er" role="alert">
          <Icon name="warn" /> Please choose a number for this place, or rub it out.
        </p>
      )}
    </div>
  );
}

function Places({
  atlas,
  places,
  selected,
}: {
  atlas: Atlas;
  places: Place[];
  selected: string[];
}) {
  const { change } = useApp();
  if (places.length === 0) return null;
  return (
    <div className="places" role="group" aria-label="What you painted">
      {places.map((place) => {
        const n = place.nrs_0_10;
        const tint =
          n === null ? undefined : { background: `var(--pain-${n})`, color: `var(--on-pain-${n})` };
        return (
          <button
            key={keyOf(place)}
            type="button"
            aria-pressed={selected.includes(keyOf(place))}
            onClick={() => change((j) => ({ ...j, selected: [keyOf(place)] }))}
          >
            <span className="pv" style={tint}>
              {n ?? '?'}
            </span>
            {capital(placeName(atlas, place.region, place.side))}
          </button>
        );
      })}
    </div>
  );
}
