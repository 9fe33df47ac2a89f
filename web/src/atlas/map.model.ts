/** Geometry of the body map: what was hit, what lies next to it, which window shows it. */
import type { BodyMapData, MapRegion, MapView, PaintSide } from '../engine/engine';

export type ViewName = 'front' | 'back' | 'right' | 'left';
export type Rect = [x: number, y: number, width: number, height: number];
export type Spot = { region: string; side: PaintSide };

/** The left side is the drawing of the right side, mirrored. */
export const drawingOf = (view: ViewName): 'front' | 'back' | 'side' =>
  view === 'front' || view === 'back' ? view : 'side';

export const viewOf = (map: BodyMapData, view: ViewName): MapView => map.views[drawingOf(view)];

export function signOf(map: BodyMapData, view: ViewName): number {
  const drawing = viewOf(map, view);
  return view === 'left' ? (drawing.screen_x_sign_left ?? -1) : drawing.screen_x_sign;
}

/** The person's own side of a drawn region; the side view is drawn once and read as either. */
export function sideOf(region: MapRegion, view: ViewName): PaintSide {
  if (region.side === 'near') return view === 'left' ? 'left' : 'right';
  return region.side;
}

/** In the side view midline regions have no side, whichever side is shown. */
export function spotOf(region: MapRegion, view: ViewName, paired: boolean): Spot {
  return { region: region.region, side: paired ? sideOf(region, view) : null };
}

export function inside(polygon: number[][], x: number, y: number): boolean {
  let odd = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [xi, yi] = polygon[i] as [number, number];
    const [xj, yj] = polygon[j] as [number, number];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) odd = !odd;
  }
  return odd;
}

function distanceToSegment(x: number, y: number, a: number[], b: number[]): number {
  const [ax, ay] = a as [number, number];
  const [bx, by] = b as [number, number];
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const t = length === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length;
  const k = Math.min(1, Math.max(0, t));
  return Math.hypot(x - ax - k * (bx - ax), y - ay - k * (by - ay));
}

export function distance(polygon: number[][], x: number, y: number): number {
  let best = Infinity;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    best = Math.min(best, distanceToSegment(x, y, polygon[i]!, polygon[j]!));
  }
  return best;
}

/** The region under a point of the drawing; failing that the nearest one within `slop`. */
export function hit(view: MapView, x: number, y: number, slop: number): MapRegion | null {
  // Later regions lie on top (the arm of the side view).
  for (let k = view.regions.length - 1; k >= 0; k--) {
    const region = view.regions[k]!;
    if (inside(region.polygon, x, y)) return region;
  }
  let nearest: MapRegion | null = null;
  let best = slop;
  for (const region of view.regions) {
    const d = distance(region.polygon, x, y);
    if (d < best) {
      best = d;
      nearest = region;
    }
  }
  return nearest;
}

export function boundsOf(region: MapRegion): Rect {
  const xs = region.polygon.map((p) => p[0]!);
  const ys = region.polygon.map((p) => p[1]!);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return [x, y, Math.max(...xs) - x, Math.max(...ys) - y];
}

export const holds = (rect: Rect, box: Rect): boolean =>
  box[0] >= rect[0] - 1e-6 &&
  box[1] >= rect[1] - 1e-6 &&
  box[0] + box[2] <= rect[0] + rect[2] + 1e-6 &&
  box[1] + box[3] <= rect[1] + rect[3] + 1e-6;

/** Windows are given in drawing coordinates; all of one drawing. */
export function windowsOf(map: BodyMapData, view: ViewName): { name: string; rect: Rect }[] {
  const drawing = drawingOf(view);
  return map.windows
    .filter((w) => w.view === drawing)
    .map((w) => ({ name: w.name, rect: w.rect as Rect }));
}

export function wholeRect(view: MapView): Rect {
  const [x, y, w, h] = view.bounds as Rect;
  return [x - 0.02, y - 0.01, w + 0.04, h + 0.02];
}

/** The widest window in which the region is still easy to tap; else the smallest that holds it. */
export function windowFor(map: BodyMapData, view: ViewName, region: MapRegion): Rect {
  const box = boundsOf(region);
  const fitting = windowsOf(map, view)
    .map((w) => w.rect)
    .filter((rect) => holds(rect, box))
    .sort((a, b) => b[2] * b[3] - a[2] * a[3]);
  const easy = fitting.find((rect) => Math.min(box[2], box[3]) / rect[2] > 0.1);
  if (easy) return easy;
  const smallest = fitting[fitting.length - 1];
  if (smallest) return smallest;
  const pad = Math.max(box[2], box[3]) * 0.3;
  return [box[0] - pad, box[1] - pad, box[2] + 2 * pad, box[3] + 2 * pad];
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/**
 * The nearest region that way on the screen. What lies within 60 degrees of the arrow comes first,
 * and the straighter the way the nearer it counts; failing that, anything on that side.
 */
export function towards(
  regions: MapRegion[],
  from: MapRegion,
  direction: Direction,
  sign: number,
): MapRegion | null {
  const [fx, fy] = from.anchor as [number, number];
  let best: MapRegion | null = null;
  let least = Infinity;
  for (const region of regions) {
    if (region === from) continue;
    const dx = ((region.anchor[0] ?? 0) - fx) * sign;
    const dy = (region.anchor[1] ?? 0) - fy;
    const along = { up: -dy, down: dy, left: -dx, right: dx }[direction];
    const across = direction === 'up' || direction === 'down' ? Math.abs(dx) : Math.abs(dy);
    if (along <= 1e-4) continue;
    const straight = across <= along * Math.tan(Math.PI / 3);
    const cost = (along ** 2 + across ** 2) / along + (straight ? 0 : 10);
    if (cost < least) {
      least = cost;
      best = region;
    }
  }
  return best;
}

/** Regions whose anchor lies in the window: those that a person there can tap and name. */
export const anchored = (regions: MapRegion[], [x, y, w, h]: Rect): MapRegion[] =>
  regions.filter(({ anchor }) => {
    const [ax, ay] = anchor as [number, number];
    return ax >= x && ax <= x + w && ay >= y && ay <= y + h;
  });

/** Head to foot, right before left: the order of the keyboard and of the list. */
export function readingOrder(regions: MapRegion[], view: ViewName): MapRegion[] {
  const rank = { right: 0, left: 2, unknown: 1 };
  return [...regions].sort((a, b) => {
    const dy = (a.anchor[1] ?? 0) - (b.anchor[1] ?? 0);
    if (Math.abs(dy) > 0.012) return dy;
    const side = (r: MapRegion) => rank[sideOf(r, view) ?? 'unknown'];
    return side(a) - side(b);
  });
}
