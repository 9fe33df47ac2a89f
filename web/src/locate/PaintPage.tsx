/** Where does it hurt, and how much: the drawing, the 0-10 strip, the list of places. */
import { useState } from 'react';
import { useApp, useAtlas, useBodyMap } from '../app/context';
import {
  hasPain,
  keyAt,
  keyOf,
  paint,
  rate,
  rubOut,
  undo,
  unrated,
  type Place,
} from '../app/journey.model';
import type { Atlas, BodyMapData } from '../engine/engine';
import { Locator } from '../atlas/Locator';
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
import { useText } from '../texts/text';
import { Disclosure, PaintHead, Waiting } from '../ui/blocks';
import { Icon } from '../ui/Icon';
import { PainStrip } from '../ui/PainStrip';
import { PersonFields } from './PersonFields';
import { PlaceList } from './PlaceList';
import { PlaceMore } from './PlaceMore';
import { PlaceSearch } from './PlaceSearch';
import { ViewSwitch } from './ViewSwitch';
import './paint.css';

/** Every view opens where most pain is: head to upper back. */
function firstRect(map: BodyMapData, view: ViewName): Rect {
  const windows = windowsOf(map, view);
  const wanted = view === 'front' || view === 'back' ? 'upper_body' : 'head_neck';
  return windows.find((w) => w.name === wanted)?.rect ?? wholeRect(viewOf(map, view));
}

/** The body goes on below the window, so that the buttons there cover none of its places. */
const aboveTools = ([x, y, w, h]: Rect): Rect => [x, y, w, h * 1.17];

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
  const [view, setView] = useState<ViewName>('back');
  const [rect, setRect] = useState<Rect | null>(() => firstRect(map, 'back'));
  const [missing, setMissing] = useState(false);
  const whole = rect === null;

  const painted = journey.places.map((p) => ({ ...p, level: p.nrs_0_10 }));

  const show = (next: ViewName) => {
    setView(next);
    setRect(firstRect(map, next));
  };

  return (
    <div className="flow paint">
      <PaintHead />
      <main id="main">
        <div className="pgrid">
          <div className="stage">
            <ViewSwitch map={map} view={view} painted={painted} onShow={show} />
            <div className={whole ? 'canvas' : 'canvas cut'}>
              <PaintMap
                map={map}
                regions={atlas.regions}
                view={view}
                rect={rect ? aboveTools(rect) : wholeRect(viewOf(map, view))}
                painted={painted}
                selected={journey.selected}
                onPaint={(spots) => {
                  setMissing(false);
                  change((j) => paint(j, spots));
                }}
                onRate={(spot, n) => change((j) => rate(paint(j, [spot]), [keyAt(j, spot)], n))}
                onErase={(spot) => change((j) => rubOut(j, [keyAt(j, spot)]))}
                onZoom={whole ? (region) => setRect(windowFor(map, view, region)) : undefined}
              />
              <SideWords view={view} />
            </div>
            <div className="tools">
              <Locator
                map={map}
                view={view}
                rect={rect}
                painted={painted}
                onPress={() => setRect(whole ? firstRect(map, view) : null)}
              />
              <Undo />
            </div>
          </div>
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
      <Sheet atlas={atlas} chosen={chosen} missing={missing} />
      {chosen.length > 0 ? (
        <div className="onlyd">
          <PlaceMore atlas={atlas} chosen={chosen} />
        </div>
      ) : null}
      <PlaceList atlas={atlas} places={journey.places} selected={journey.selected} />
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
      <PlaceSearch atlas={atlas} />
      <PersonFields />
    </section>
  );
}

function Undo() {
  const t = useText('paint');
  const { journey, change } = useApp();
  return (
    <button
      type="button"
      className="ib edge"
      aria-label={t('undo')}
      disabled={journey.past.length === 0}
      onClick={() => change(undo)}
    >
      <Icon name="undo" />
    </button>
  );
}

function SideWords({ view }: { view: ViewName }) {
  const t = useText('paint');
  const words =
    view === 'front' ? ['right', 'left'] : view === 'back' ? ['left', 'right'] : [`${view}_side`];
  return (
    <p className="sides" aria-hidden="true">
      {words.map((word) => (
        <span key={word}>{t(`your.${word}`)}</span>
      ))}
    </p>
  );
}

/** The strip for the chosen place, or how to begin. */
function Sheet({ atlas, chosen, missing }: { atlas: Atlas; chosen: Place[]; missing: boolean }) {
  const t = useText('paint');
  const { change } = useApp();
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
