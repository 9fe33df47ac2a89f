/** The drawn body of one view: skin, rim shade, painted areas, lines. Drawn under everything. */
import { memo } from 'react';
import type { BodyMapData, MapRegion, MapView } from '../engine/engine';
import { signOf, sideOf, viewOf, type Spot, type ViewName } from './map.model';

export type Painted = Spot & { level: number | null };

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

export const Figure = memo(function Figure({
  id,
  map,
  name,
  painted,
}: {
  /** Unique on the page: names the clip paths. */
  id: string;
  map: BodyMapData;
  name: ViewName;
  painted: Painted[];
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
