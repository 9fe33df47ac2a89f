/** The body map to paint on: tap, drag, keyboard. The group of checkboxes of PAGE section 9. */
import { useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, RefObject } from 'react';
import { keyOf } from '../app/journey.model';
import type { BodyMapData, MapRegion, Region } from '../engine/engine';
import { useText } from '../texts/text';
import { Figure, pathOf, type Painted } from './Figure';
import {
  anchored,
  hit,
  readingOrder,
  signOf,
  spotOf,
  towards,
  viewOf,
  type Direction,
  type Rect,
  type Spot,
  type ViewName,
} from './map.model';

/** Screen pixels: how far a tap may miss. */
const slopPx = 22;

const arrows: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

const digits: Record<string, number> = { x: 10, X: 10 };
for (let n = 0; n < 10; n++) digits[String(n)] = n;

type Props = {
  map: BodyMapData;
  regions: Region[];
  view: ViewName;
  rect: Rect;
  painted: Painted[];
  selected: string[];
  /** A tap or a stroke over these places. */
  onPaint: (spots: Spot[]) => void;
  onRate: (spot: Spot, nrs_0_10: number) => void;
  onErase: (spot: Spot) => void;
  /** Given when a tap should open a window instead of painting. */
  onZoom?: (region: MapRegion) => void;
};

/** The place that a drawn region stands for in this view. */
function useSpot(regions: Region[], view: ViewName) {
  const paired = useMemo(
    () => new Map(regions.map((region) => [region.id, region.paired])),
    [regions],
  );
  return (region: MapRegion): Spot =>
    spotOf(region, view, paired.get(region.region) ?? region.side !== null);
}

type SpotOf = ReturnType<typeof useSpot>;

/** Painted here; a place whose side is not known is painted on both. */
const isHere = (place: Spot, own: Spot): boolean =>
  place.region === own.region && (place.side === own.side || place.side === 'unknown');

const isSelected = (selected: string[], own: Spot): boolean =>
  selected.includes(keyOf(own)) || selected.includes(keyOf({ ...own, side: 'unknown' }));

/** What a screen reader says of a region: name, side, and what was painted there. */
function useNames({ regions, painted }: Props, spot: SpotOf) {
  const t = useText('paint');
  const names = useMemo(
    () => new Map(regions.map((region) => [region.id, region.name])),
    [regions],
  );
  return (region: MapRegion): string => {
    const own = spot(region);
    const here = painted.find((p) => isHere(p, own));
    const level = here ? here.level : undefined;
    const rated = level === null ? 'not_rated' : level === undefined ? 'not_painted' : 'rated';
    const state = t(`spot_state.${rated}`, { pain: level ?? '' });
    const name = names.get(region.region) ?? region.region;
    if (own.side === null) return t('spot', { name, state });
    return t('spot_side', { name, state, side: t(`side.${own.side}`) });
  };
}

type Pointed = {
  svg: RefObject<SVGSVGElement | null>;
  spot: SpotOf;
  onFirst: (spot: Spot) => void;
};

/** A tap paints one place, a drag all places that it crosses. */
function useStroke({ map, view, onPaint, onZoom }: Props, { svg, spot, onFirst }: Pointed) {
  const stroke = useRef<Map<string, Spot> | null>(null);
  const regionAt = (event: PointerEvent): MapRegion | null => {
    const matrix = svg.current?.getScreenCTM();
    if (!matrix) return null;
    const p = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    return hit(
      viewOf(map, view),
      (p.x / 1000) * signOf(map, view),
      p.y / 1000,
      slopPx / matrix.a / 1000,
    );
  };

  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const region = regionAt(event);
    if (!region) return;
    if (onZoom) {
      onZoom(region);
      return;
    }
    const first = spot(region);
    stroke.current = new Map([[keyOf(first), first]]);
    onFirst(first);
    onPaint([first]);
  };

  const move = (event: PointerEvent) => {
    if (!stroke.current || event.buttons !== 1) return;
    const region = regionAt(event);
    if (!region) return;
    const next = spot(region);
    if (stroke.current.has(keyOf(next))) return;
    stroke.current.set(keyOf(next), next);
    onPaint([...stroke.current.values()]);
  };
  const end = () => (stroke.current = null);
  return { onPointerDown: down, onPointerMove: move, onPointerUp: end, onPointerLeave: end };
}

type Led = { visible: MapRegion[]; spot: SpotOf; focusOn: (region: MapRegion) => void };

/** The keys of one region: arrows, digits, Space, and l or r for the other side. */
function keysOf({ map, view, painted, ...on }: Props, { visible, spot, focusOn }: Led) {
  return (event: KeyboardEvent, region: MapRegion) => {
    const own = spot(region);
    const direction = arrows[event.key];
    const digit = digits[event.key];
    if (direction) {
      const next = towards(visible, region, direction, signOf(map, view));
      if (next) focusOn(next);
    } else if (digit !== undefined) {
      on.onRate(own, digit);
    } else if (event.key === ' ' || event.key === 'Enter') {
      if (painted.some((p) => isHere(p, own))) on.onErase(own);
      else on.onPaint([own]);
    } else if (event.key === 'l' || event.key === 'r') {
      const side = event.key === 'l' ? 'left' : 'right';
      const twin = visible.find((r) => r.region === region.region && spot(r).side === side);
      if (twin) focusOn(twin);
    } else {
      return;
    }
    event.preventDefault();
  };
}

export function PaintMap(props: Props) {
  const t = useText('paint');
  const { map, view, rect, painted, selected } = props;
  const id = useId().replaceAll(':', '');
  const svg = useRef<SVGSVGElement>(null);
  const [focus, setFocus] = useState<string | null>(null);

  const drawing = viewOf(map, view);
  const sign = signOf(map, view);
  const [x, y, w, h] = rect;
  const left = sign === 1 ? x : -x - w;
  const spot = useSpot(props.regions, view);
  const nameOf = useNames(props, spot);
  const pointed = useStroke(props, { svg, spot, onFirst: (own) => setFocus(keyOf(own)) });

  const visible = useMemo(() => {
    return readingOrder(anchored(drawing.regions, [x, y, w, h]), view);
  }, [drawing, view, x, y, w, h]);

  const focusOn = (region: MapRegion) => {
    const key = keyOf(spot(region));
    setFocus(key);
    svg.current?.querySelector<SVGPathElement>(`[data-key="${key}"]`)?.focus();
  };
  const key = keysOf(props, { visible, spot, focusOn });

  // Another view or window may not show what had the focus: Tab must still lead into the map.
  const keys = visible.map((region) => keyOf(spot(region)));
  const tabStop = focus !== null && keys.includes(focus) ? focus : keys[0];
  return (
    <svg
      ref={svg}
      className="bodymap paintable"
      viewBox={`${left * 1000} ${y * 1000} ${w * 1000} ${h * 1000}`}
      role="group"
      aria-label={t(`map.${view}`)}
      {...pointed}
    >
      <Figure id={id} map={map} name={view} painted={painted} />
      <g transform={`scale(${1000 * sign} 1000)`}>
        {visible.map((region) => {
          const own = spot(region);
          const ownKey = keyOf(own);
          return (
            <path
              key={`${region.region}${region.side}`}
              className={`reg${isSelected(selected, own) ? ' sel' : ''}`}
              d={pathOf(region)}
              data-key={ownKey}
              data-region={region.region}
              data-side={own.side ?? ''}
              tabIndex={ownKey === tabStop ? 0 : -1}
              role="checkbox"
              aria-checked={painted.some((p) => isHere(p, own))}
              aria-label={nameOf(region)}
              onKeyDown={(event) => key(event, region)}
              onFocus={() => setFocus(ownKey)}
            />
          );
        })}
      </g>
    </svg>
  );
}
