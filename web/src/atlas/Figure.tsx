/** The drawn body of one view: skin, rim shade, painted areas, lines. Drawn under everything. */
import { memo } from 'react';
import type { BodyMapData, MapRegion, MapView } from '../engine/engine';
import { signOf, sideOf, viewOf, type Rect, type Spot, type ViewName } from './map.model';

export type Painted = Spot & { level: number | null };
/** A zone of the atlas: no place of a person, so it has no edge and no number. */
export type SoftSpot = Spot & { felt: 'often' | 'sometimes' };
/** How far the edge of a zone fades, in the units of the map. */
export type Softly = { spots: readonly SoftSpot[]; fade: number };

const ring = (polygon: number[][]): string => `M${polygon.map((p) => p.join(' ')).join('L')}Z`;
export const pathOf = (region: MapRegion): string => ring(region.polygon);

export function isSpot(region: MapRegion, view: ViewName, spot: Spot): boolean {
  if (region.region !== spot.region) return false;
  return spot.side === null || spot.side === 'unknown' || sideOf(region, view) === spot.side;
}

function Lines({ lines }: { lines: MapView['lines'] }) {
  return (
    <g className="ln">
      {lines.map((line, k) => (
        <path key={k} className={line.kind} d={line.d} />
      ))}
    </g>
  );
}

function Paint({ view, name, painted }: { view: MapView; name: ViewName; painted: Painted[] }) {
  return (
    <g>
      {view.regions.flatMap((region, k) => {
        const spot = painted.find((p) => isSpot(region, name, p));
        if (!spot) return [];
        const colour = spot.level === null ? 'var(--pain-3)' : `var(--pain-${spot.level})`;
        return [<path key={k} d={pathOf(region)} fill={colour} className="heat" />];
      })}
    </g>
  );
}

/** All zones of one word in one blurred group, so that neighbours run into each other. */
function Zones({
  id,
  view,
  name,
  soft,
}: {
  id: string;
  view: MapView;
  name: ViewName;
  soft: Softly;
}) {
  return (
    <>
      {(['sometimes', 'often'] as const).map((felt) => (
        <g key={felt} className={`felt-${felt}`} filter={`url(#${id}s)`}>
          {view.regions
            .filter((region) =>
              soft.spots.some((own) => own.felt === felt && isSpot(region, name, own)),
            )
            .map((region) => (
              <path key={`${region.region}${region.side}`} d={pathOf(region)} />
            ))}
        </g>
      ))}
    </>
  );
}

/** Reaches as far as the drawing, because a small zone fades far beyond its own box. */
function Fade({ id, bounds, by }: { id: string; bounds: Rect; by: number }) {
  const [x, y, width, height] = bounds;
  return (
    <filter id={`${id}s`} filterUnits="userSpaceOnUse" x={x} y={y} width={width} height={height}>
      <feGaussianBlur stdDeviation={by} />
    </filter>
  );
}

export const Figure = memo(function Figure({
  id,
  map,
  name,
  painted,
  soft,
}: {
  /** Unique on the page: names the clip paths. */
  id: string;
  map: BodyMapData;
  name: ViewName;
  painted: Painted[];
  soft?: Softly;
}) {
  const view = viewOf(map, name);
  const sign = signOf(map, name);
  const body = view.outline.find((o) => o.part === 'body')?.d ?? '';
  const arm = view.outline.find((o) => o.part === 'arm')?.d;
  return (
    <g transform={`scale(${1000 * sign} 1000)`}>
      <defs>
        <clipPath id={`${id}c`}>
          <path d={body} />
        </clipPath>
        <filter id={`${id}b`} x="-20%" y="-20%" width="140%" height="140%">
          <feGaussianBlur stdDeviation=".0046" />
        </filter>
        {soft && <Fade id={id} bounds={view.bounds as Rect} by={soft.fade} />}
        {arm && (
          <clipPath id={`${id}a`}>
            <path d={arm} />
          </clipPath>
        )}
      </defs>
      <path className="sil" d={body} />
      <g clipPath={`url(#${id}c)`}>
        <path className="rim" d={body} filter={`url(#${id}b)`} />
        <Paint view={view} name={name} painted={painted} />
        {soft && <Zones id={id} view={view} name={name} soft={soft} />}
      </g>
      <Lines lines={view.lines} />
      <g className="ln">
        <path className="out" d={body} />
      </g>
      {arm && view.over && (
        <>
          <path className="sil" d={arm} />
          <g clipPath={`url(#${id}a)`}>
            <path className="rim" d={view.over.contour} filter={`url(#${id}b)`} />
            <Paint view={view} name={name} painted={painted} />
            {soft && <Zones id={id} view={view} name={name} soft={soft} />}
          </g>
          <Lines lines={view.over.lines} />
          <g className="ln">
            <path className="out" d={view.over.contour} />
          </g>
        </>
      )}
    </g>
  );
});
