import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { BodyMapData } from '../engine/engine';
import {
  anchored,
  boundsOf,
  hit,
  holds,
  inside,
  readingOrder,
  sideOf,
  signOf,
  spotOf,
  towards,
  viewOf,
  wholeRect,
  windowFor,
  windowsOf,
} from './map.model';

const read = (name: string) =>
  JSON.parse(readFileSync(`../knowledge/body_map/${name}.json`, 'utf8')) as never;
const map = {
  views: { front: read('front'), back: read('back'), side: read('side') },
  windows: (read('windows') as { windows: BodyMapData['windows'] }).windows,
  styles: {},
} as BodyMapData;

/** All regions that arrow keys lead to from the first one. */
function reachedByArrows(regions: ReturnType<typeof anchored>, sign: number) {
  const reached = new Set(regions.slice(0, 1));
  for (const from of reached) {
    for (const direction of ['up', 'down', 'left', 'right'] as const) {
      const next = towards(regions, from, direction, sign);
      if (next) reached.add(next);
    }
  }
  return reached;
}

describe('the body map', () => {
  it('finds every region at its own anchor', () => {
    for (const view of ['front', 'back', 'right'] as const) {
      const drawing = viewOf(map, view);
      for (const region of drawing.regions) {
        const [x, y] = region.anchor as [number, number];
        expect(inside(region.polygon, x, y), `${view} ${region.region}`).toBe(true);
        expect(hit(drawing, x, y, 0)?.region).toBe(region.region);
      }
    }
  });

  it('never steals from a region that was hit and helps a near miss', () => {
    const drawing = viewOf(map, 'back');
    expect(hit(drawing, 0.5, 0.5, 0.01)).toBeNull();
    const ear = drawing.regions.find((r) => r.region === 'ear' && r.side === 'left')!;
    const [x, y, w] = boundsOf(ear);
    expect(hit(drawing, x + w + 0.003, y + 0.01, 0.02)?.region).toBe('ear');
  });

  it('reads the one side drawing as left or right', () => {
    const near = viewOf(map, 'right').regions.find((r) => r.side === 'near')!;
    expect(sideOf(near, 'right')).toBe('right');
    expect(sideOf(near, 'left')).toBe('left');
  });

  it('opens a window that holds the whole region', () => {
    for (const view of ['front', 'back', 'right'] as const) {
      for (const region of viewOf(map, view).regions) {
        expect(holds(windowFor(map, view, region), boundsOf(region))).toBe(true);
      }
    }
  });

  it('moves to the neighbour in the direction of the arrow', () => {
    const drawing = viewOf(map, 'back');
    const slope = drawing.regions.find(
      (r) => r.region === 'neck_shoulder_angle' && r.side === 'right',
    )!;
    // From behind the person's right is on the viewer's right.
    const next = towards(drawing.regions, slope, 'right', -1)!;
    expect(next.side).toBe('right');
    expect(towards(drawing.regions, slope, 'left', -1)).not.toBe(next);
  });

  it.each(['front', 'back', 'right', 'left'] as const)(
    'leads by arrows from any region of a window to every other, view %s',
    (view) => {
      const drawing = viewOf(map, view);
      for (const rect of [wholeRect(drawing), ...windowsOf(map, view).map((w) => w.rect)]) {
        const inWindow = anchored(drawing.regions, rect);
        const reached = reachedByArrows(inWindow, signOf(map, view));
        const lost = inWindow.filter((region) => !reached.has(region)).map((r) => r.region);
        expect(lost, `${view} ${rect.join(' ')}`).toEqual([]);
      }
    },
  );

  it('reads from head to foot, the right side before the left', () => {
    const order = readingOrder(viewOf(map, 'back').regions, 'back');
    const at = (region: string, side: string | null) =>
      order.findIndex((r) => r.region === region && r.side === side);
    expect(at('head_vertex', null)).toBe(0);
    expect(at('occiput', 'right')).toBeLessThan(at('occiput', 'left'));
    expect(at('neck_back_lower', 'left')).toBeLessThan(at('lumbar_lower', 'right'));
    expect(at('lumbar_lower', 'right')).toBeLessThan(at('foot_sole', 'right'));
  });

  it('keeps the person side on both side views and no side on the midline', () => {
    const near = viewOf(map, 'left').regions.find((r) => r.region === 'temple')!;
    expect(spotOf(near, 'left', true)).toEqual({ region: 'temple', side: 'left' });
    expect(spotOf(near, 'right', true)).toEqual({ region: 'temple', side: 'right' });
    expect(spotOf({ ...near, region: 'sternum' }, 'right', false).side).toBeNull();
    expect(signOf(map, 'left')).toBe(-signOf(map, 'right'));
  });

  it('offers each view a window that opens on head and shoulders', () => {
    for (const view of ['front', 'back', 'right', 'left'] as const) {
      const name = view === 'front' || view === 'back' ? 'upper_body' : 'head_neck';
      expect(windowsOf(map, view).some((w) => w.name === name)).toBe(true);
    }
  });
});
