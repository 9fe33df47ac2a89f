/** One view of the body with the zones of a muscle as soft shapes and its points as numbers. */
import { useId, useMemo } from 'react';
import type { BodyMapData } from '../engine/engine';
import { Sides } from './BodyMap';
import { Figure, type SoftSpot } from './Figure';
import { signOf, viewOf, wholeRect } from './map.model';
import { placeMarks, type Placed, type PointMark, type ZoneView } from './zones.model';

type Props = {
  map: BodyMapData;
  shown: ZoneView;
  /** All views of the picture: a number stands in one of them. */
  views: readonly ZoneView[];
  zones: readonly SoftSpot[];
  marks: readonly PointMark[];
  /** Id of the point whose zones are shown; null for all. */
  point: string | null;
  onPoint: (id: string) => void;
};

/** Part of the shown width over which a zone fades, and radius of a number. */
const fadeShare = 0.022;
/** In body heights: a zone has no edge in a close-up of the head either. */
const fadeMin = 0.0045;
const radiusShare = 0.034;
/** Views beside another are drawn smaller; their numbers are not. */
const radiusShareSmall = 0.062;

/** Hidden from screen readers: its words are the name of the whole picture. */
export function ZoneMap({ map, shown, views, zones, marks, point, onPoint }: Props) {
  const id = useId().replaceAll(':', '');
  const { view, rect } = shown;
  const [x, y, w, h] = rect;
  const sign = signOf(map, view);
  const left = sign === 1 ? x : -x - w;
  const soft = useMemo(
    () => ({ spots: zones, fade: Math.max(fadeMin, w * fadeShare) }),
    [zones, w],
  );
  const alone = views.length !== 2 && shown === views[0];
  const r = w * (alone ? radiusShare : radiusShareSmall);
  const names = views.map((own) => own.view);
  const placed = placeMarks(map, names, view, marks, r * 2.3);
  return (
    <div className={`mapfig${cutOf(map, shown)}`}>
      <svg
        className="bodymap"
        viewBox={`${left * 1000} ${y * 1000} ${w * 1000} ${h * 1000}`}
        aria-hidden="true"
      >
        <Figure id={id} map={map} name={view} painted={unpainted} soft={soft} />
        {placed.map((own) => (
          <PointNumber
            key={own.mark.id}
            own={own}
            r={r * 1000}
            away={point !== null && point !== own.mark.id}
            onPress={() => onPoint(own.mark.id)}
          />
        ))}
      </svg>
      <Sides view={view} rightFirst={sign === 1} />
    </div>
  );
}

const unpainted: [] = [];

/** Where the window cuts the body, its edge is soft; where the body ends, nothing is taken off. */
function cutOf(map: BodyMapData, { view, rect }: ZoneView): string {
  const whole = wholeRect(viewOf(map, view));
  const top = rect[1] > whole[1] + 0.01 ? ' cut-top' : '';
  const bottom = rect[1] + rect[3] < whole[1] + whole[3] - 0.01 ? ' cut-bottom' : '';
  return `${top}${bottom}`;
}

type NumberProps = { own: Placed; r: number; away: boolean; onPress: () => void };

/** A finger may also tap it; the keyboard has the list of points. */
function PointNumber({ own, r, away, onPress }: NumberProps) {
  const [x, y] = [own.x * 1000, own.y * 1000];
  return (
    <g className={`atlas-point${away ? ' away' : ''}`} onClick={onPress}>
      <circle cx={x} cy={y} r={r} strokeWidth={r * 0.2} />
      <text x={x} y={y + r * 0.37} textAnchor="middle" fontSize={r * 1.15} fontWeight="750">
        {own.mark.number}
      </text>
    </g>
  );
}
