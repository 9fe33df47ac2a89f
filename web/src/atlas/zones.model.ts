/** Where a muscle is felt and where its points lie, as places of one side, and how that is said. */
import type { Atlas, BodyMapData, Muscle, Side } from '../engine/engine';
import { cropFor, shownIn, viewOfSpot, viewsFor } from '../locate/resultMap.model';
import {
  boundsOf,
  holds,
  signOf,
  viewOf,
  windowsOf,
  type Rect,
  type Spot,
  type ViewName,
} from './map.model';
import { isSpot, type SoftSpot } from './Figure';

export type Felt = SoftSpot['felt'];
export type PointMark = { number: number; id: string; spots: Spot[] };

type Paired = (region: string) => boolean;

export const pairedIn = (atlas: Atlas): Paired => {
  const paired = new Set(atlas.regions.filter((own) => own.paired).map((own) => own.id));
  return (region) => paired.has(region);
};

const opposite: Record<Side, Side> = { left: 'right', right: 'left' };

/** Zones of all points, or of one; where points differ the stronger word counts. */
export function zonesOf(
  muscle: Muscle,
  side: Side,
  paired: Paired,
  point: string | null = null,
): SoftSpot[] {
  const out = new Map<string, SoftSpot>();
  for (const own of muscle.points) {
    if (point !== null && own.id !== point) continue;
    for (const zone of own.refers_to) {
      const away = zone.other_side ? opposite[side] : side;
      const spot = { region: zone.region, side: paired(zone.region) ? away : null };
      const key = `${spot.region}|${spot.side}`;
      const felt: Felt = zone.pattern === 'essential' ? 'often' : 'sometimes';
      if (out.get(key)?.felt !== 'often') out.set(key, { ...spot, felt });
    }
  }
  return [...out.values()].sort((a, b) => Number(b.felt === 'often') - Number(a.felt === 'often'));
}

export const marksOf = (muscle: Muscle, side: Side, paired: Paired): PointMark[] =>
  muscle.points.map((point, k) => ({
    number: k + 1,
    id: point.id,
    spots: point.location_regions.map((region) => ({ region, side: paired(region) ? side : null })),
  }));

export type ZoneView = { view: ViewName; rect: Rect };

const viewsMax = 3;
const headWindow = 'head_neck';
/** Width by height of a picture, so that a head alone is no column. */
const narrowest = 0.85;

/** Views and crops that show every zone and point; the same whichever point is chosen. */
export function viewsOf(
  map: BodyMapData,
  zones: readonly SoftSpot[],
  marks: readonly PointMark[],
): ZoneView[] {
  const points = marks.flatMap((mark) => mark.spots);
  const spots: Spot[] = [...zones, ...points];
  const often = zones.filter((own) => own.felt === 'often');
  // The view that shows where the points lie and where it is felt often comes first.
  const views = viewsFor(map, [...points, ...often, ...spots], viewsMax);
  return views.map((view, k) => {
    const shown = spots.filter((spot) => shownIn(map, view, spot));
    const wide = cropFor(map, view, shown, k === 0 ? 0.95 : narrowest);
    return { view, rect: headOf(map, view, shown) ?? wide };
  });
}

/** The window of the map for the head and neck, where it holds all that the view shows. */
function headOf(map: BodyMapData, view: ViewName, shown: readonly Spot[]): Rect | null {
  const head = windowsOf(map, view).find((own) => own.name === headWindow)?.rect;
  if (!head || view === 'left' || view === 'right') return null;
  const boxes = viewOf(map, view)
    .regions.filter((region) => shown.some((spot) => isSpot(region, view, spot)))
    .map(boundsOf);
  if (!boxes.every((box) => holds(head, box))) return null;
  const width = Math.max(head[2], head[3] * narrowest);
  return [-width / 2, head[1], width, head[3]];
}

export type Placed = { mark: PointMark; x: number; y: number };

/** The anchor of a place on the screen, right where the person's side lies. */
function anchorOf(map: BodyMapData, view: ViewName, spot: Spot): [number, number] | null {
  const region = viewOf(map, view).regions.find((own) => isSpot(own, view, spot));
  if (!region) return null;
  const [x, y] = region.anchor as [number, number];
  return [x * signOf(map, view), y];
}

/**
 * Where the numbers stand in one view: at the middle of their region, pushed apart until none hides
 * another. `apart` is the least distance, in the units of the map.
 */
export function placeMarks(
  map: BodyMapData,
  views: readonly ViewName[],
  view: ViewName,
  marks: readonly PointMark[],
  apart: number,
): Placed[] {
  const placed = marks.flatMap((mark) => {
    const [spot] = mark.spots;
    if (!spot || homeOf(map, views, spot) !== view) return [];
    const at = anchorOf(map, view, spot);
    return at ? [{ mark, x: at[0], y: at[1] }] : [];
  });
  return pushedApart(placed, apart);
}

/** A mark stands once: where its place shows best, else in the first view that shows it. */
function homeOf(map: BodyMapData, views: readonly ViewName[], spot: Spot): ViewName | undefined {
  const shown = views.filter((view) => shownIn(map, view, spot));
  const best = viewOfSpot(map, spot);
  return shown.includes(best) ? best : shown[0];
}

const rounds = 40;

export function pushedApart<T extends { x: number; y: number }>(given: T[], apart: number): T[] {
  // A small turn for each, so that marks on one spot know which way to go.
  const out = given.map((own, k) => ({
    ...own,
    x: own.x + apart * 0.01 * Math.cos(k * 2.4 + 0.4),
    y: own.y + apart * 0.01 * Math.sin(k * 2.4 + 0.4),
  }));
  for (let round = 0; round < rounds; round++) {
    for (let a = 0; a < out.length; a++) {
      for (let b = a + 1; b < out.length; b++) push(out[a]!, out[b]!, apart);
    }
  }
  return out;
}

function push(a: { x: number; y: number }, b: { x: number; y: number }, apart: number): void {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const distance = Math.hypot(dx, dy);
  if (distance >= apart || distance === 0) return;
  const half = (apart - distance) / 2 / distance;
  a.x -= dx * half;
  a.y -= dy * half;
  b.x += dx * half;
  b.y += dy * half;
}

export type FeltWords = { often: string[]; sometimes: string[]; other: string[] };

/** Region ids by how they are felt; what is felt on the other side stands apart. */
export function feltRegions(zones: readonly SoftSpot[], side: Side): FeltWords {
  const own = zones.filter((zone) => zone.side === null || zone.side === side);
  const ids = (felt: Felt) => own.filter((zone) => zone.felt === felt).map((zone) => zone.region);
  const other = zones.filter((zone) => zone.side === opposite[side]).map((zone) => zone.region);
  return { often: ids('often'), sometimes: ids('sometimes'), other };
}

/** Regions that are felt often, most points first. */
export function oftenRegions(muscle: Muscle): string[] {
  const count = new Map<string, number>();
  for (const point of muscle.points) {
    for (const zone of point.refers_to) {
      if (zone.pattern !== 'essential') continue;
      count.set(zone.region, (count.get(zone.region) ?? 0) + 1);
    }
  }
  return [...count].sort((a, b) => b[1] - a[1]).map(([region]) => region);
}

/** Share of both together, so that a complaint of half the body fits no small muscle. */
function fit(often: ReadonlySet<string>, regions: readonly string[]): number {
  const both = regions.filter((region) => often.has(region)).length;
  return both / (often.size + regions.length - both);
}

const fitMin = 0.15;

/** What the title says after the name: up to two complaints that fit, else up to two places. */
export function titleNames(atlas: Atlas, muscle: Muscle): string[] {
  const often = oftenRegions(muscle);
  const felt = new Set(often);
  const fitting = atlas.complaints
    .map((complaint) => ({ complaint, fit: fit(felt, complaint.regions) }))
    .filter((own) => own.fit >= fitMin)
    .sort((a, b) => b.fit - a.fit || a.complaint.id.localeCompare(b.complaint.id));
  const chosen: typeof fitting = [];
  const told = new Set<string>();
  for (const own of fitting) {
    const fresh = own.complaint.regions.some((region) => felt.has(region) && !told.has(region));
    if (chosen.length < 2 && fresh) {
      chosen.push(own);
      own.complaint.regions.forEach((region) => told.add(region));
    }
  }
  if (chosen.length > 0) return chosen.map((own) => own.complaint.name);
  const name = (id: string) => atlas.regions.find((own) => own.id === id)?.name ?? id;
  return often.slice(0, 2).map(name);
}
