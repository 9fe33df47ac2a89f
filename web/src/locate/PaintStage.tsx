/** The drawing to paint on, from all sides, with a way out to the whole body and one step back. */
import { useState } from 'react';
import { keyAt, paint, rate, rubOut, undo, type Journey } from '../app/journey.model';
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
import { useText } from '../texts/text';
import { Icon } from '../ui/Icon';
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

/** A drawing, and how it is changed: that of the journey, or that of one day. */
export type Drawing = {
  journey: Journey;
  change: (next: (journey: Journey) => Journey) => void;
};

type Props = Drawing & { atlas: Atlas; map: BodyMapData; onPainted?: () => void };

export function PaintStage({ atlas, map, journey, change, onPainted }: Props) {
  const [view, setView] = useState<ViewName>('back');
  const [rect, setRect] = useState<Rect | null>(() => firstRect(map, 'back'));
  const whole = rect === null;

  const painted = journey.places.map((p) => ({ ...p, level: p.nrs_0_10 }));

  const show = (next: ViewName) => {
    setView(next);
    setRect(firstRect(map, next));
  };

  return (
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
            onPainted?.();
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
        <Undo journey={journey} change={change} />
      </div>
    </div>
  );
}

function Undo({ journey, change }: Drawing) {
  const t = useText('paint');
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
