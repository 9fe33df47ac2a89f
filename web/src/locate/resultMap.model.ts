/** Which views of the body show the painted and explained places, and how they are cropped. */
import type { BodyMapData, MapRegion, PaintSide } from '../engine/engine';
import { isSpot } from '../atlas/Figure';
import {
  boundsOf,
  viewOf,
  wholeRect,
  type Rect,
  type Spot,
  type ViewName,
} from '../atlas/map.model';

const viewNames: readonly ViewName[] = ['back', 'front', 'right', 'left'];
const viewsMax = 2;
/** Body heights around the places, so that one sees where on the body they are. */
const padding = 0.035;
const widthMin = 0.2;
/** Front and back need both shoulders to tell left from right at a glance. */
const uprightWidthMin = 0.3;
/** Places this near to the top of the head are shown with all of it: half a head helps nobody. */
const headNear = 0.22;

function regionsOf(map: BodyMapData, view: ViewName, spot: Spot): MapRegion[] {
  return viewOf(map, view).regions.filter((region) => isSpot(region, view, spot));
}

function fitsSide(view: ViewName, side: PaintSide): boolean {
  if (view === 'right' || view === 'left') return side === null || side === view;
  return true;
}

function area(region: MapRegion): number {
  const [, , width, height] = boundsOf(region);
  return width * height;
}

/** How well a view shows a place: its size there; nothing where the map does not ask for it. */
function worth(map: BodyMapData, view: ViewName, spot: Spot): number {
  if (!fitsSide(view, spot.side)) return 0;
  const shown = regionsOf(map, view, spot).filter((region) => region.required !== false);
  return shown.length === 0 ? 0 : Math.max(...shown.map(area));
}

export const shownIn = (map: BodyMapData, view: ViewName, spot: Spot): boolean =>
  worth(map, view, spot) > 0;

const isDrawn = (map: BodyMapData, view: ViewName, spot: Spot): boolean =>
  fitsSide(view, spot.side) && regionsOf(map, view, spot).length > 0;

/** Painted places that this view does not draw; each counts for the view that shows it best. */
export const hiddenCount = (
  map: BodyMapData,
  view: ViewName,
  present: ViewName,
  painted: readonly Spot[],
): number =>
  painted.filter((spot) => viewOfSpot(map, spot) === view && !isDrawn(map, present, spot)).length;

/** The view that shows one place best. */
export function viewOfSpot(map: BodyMapData, spot: Spot): ViewName {
  const sorted = [...viewNames].sort((a, b) => worth(map, b, spot) - worth(map, a, spot));
  return sorted[0] ?? 'front';
}

/** Few views that together show as many places as possible, the fullest first. */
export function viewsFor(map: BodyMapData, spots: readonly Spot[], count = viewsMax): ViewName[] {
  const chosen: ViewName[] = [];
  let left = [...spots];
  while (left.length > 0 && chosen.length < count) {
    const score = (view: ViewName) => left.filter((spot) => worth(map, view, spot) > 0).length;
    const size = (view: ViewName) => left.reduce((sum, spot) => sum + worth(map, view, spot), 0);
    const best = [...viewNames].sort((a, b) => score(b) - score(a) || size(b) - size(a))[0];
    if (best === undefined || score(best) === 0) break;
    chosen.push(best);
    left = left.filter((spot) => worth(map, best, spot) === 0);
  }
  return chosen.length > 0 ? chosen : ['front'];
}

function union(boxes: readonly Rect[]): Rect {
  const x = Math.min(...boxes.map((box) => box[0]));
  const y = Math.min(...boxes.map((box) => box[1]));
  const right = Math.max(...boxes.map((box) => box[0] + box[2]));
  const bottom = Math.max(...boxes.map((box) => box[1] + box[3]));
  return [x, y, right - x, bottom - y];
}

/** Widened to the wanted shape around its middle; both halves of the body where they fit. */
function shaped(box: Rect, aspect: number, least: number): Rect {
  const width = Math.max(box[2] + 2 * padding, least, (box[3] + 2 * padding) * aspect);
  const height = width / aspect;
  return [box[0] + (box[2] - width) / 2, box[1] + (box[3] - height) / 2, width, height];
}

const withTop = (box: Rect, top: number): Rect => [
  box[0],
  top + padding,
  box[2],
  box[1] + box[3] - top - padding,
];

/** A crop that holds all given places of this view, `aspect` = width / height. */
export function cropFor(
  map: BodyMapData,
  view: ViewName,
  spots: readonly Spot[],
  aspect: number,
): Rect {
  const boxes = spots
    .filter((spot) => fitsSide(view, spot.side))
    .flatMap((spot) => regionsOf(map, view, spot).map(boundsOf));
  const whole = wholeRect(viewOf(map, view));
  if (boxes.length === 0) return whole;
  const box = union(boxes);
  const upright = view === 'front' || view === 'back';
  const reach = upright ? Math.max(Math.abs(box[0]), Math.abs(box[0] + box[2])) : 0;
  const wide: Rect = upright ? [-reach, box[1], 2 * reach, box[3]] : box;
  const least = upright && reach < 0.2 ? uprightWidthMin : widthMin;
  const seen = reach < 0.2 ? wide : box;
  const headed = upright && box[1] - whole[1] < headNear ? withTop(seen, whole[1]) : seen;
  const crop = shaped(headed, aspect, least);
  const top = Math.max(whole[1], crop[1]);
  return [crop[0], top, crop[2], crop[3]];
}

/** A square close-up of one place. */
export function closeUp(map: BodyMapData, view: ViewName, spots: readonly Spot[]): Rect {
  const boxes = spots.flatMap((spot) => regionsOf(map, view, spot).map(boundsOf));
  if (boxes.length === 0) return wholeRect(viewOf(map, view));
  const box = union(boxes);
  const size = Math.max(box[2], box[3], 0.08) * 1.5;
  return [box[0] + (box[2] - size) / 2, box[1] + (box[3] - size) / 2, size, size];
}

/** Places of one muscle's points, on the side of the knot. */
export function pointSpots(
  points: readonly { location_regions: string[] }[],
  side: 'left' | 'right',
  paired: (region: string) => boolean,
): Spot[] {
  const ids = [...new Set(points.flatMap((point) => point.location_regions))];
  return ids.map((region) => ({ region, side: paired(region) ? side : null }));
}
