import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { BodyMapData } from '../engine/engine';
import { boundsOf, hit, holds, inside, sideOf, towards, viewOf, windowFor } from './map.model';

const read = (name: string) =>
  JSON.parse(readFileSync(`../knowledge/body_map/${name}.json`, 'utf8')) as never;
const map = {
  views: { front: read('front'), back: read('back'), side: read('side') },
  windows: (read('windows') as { windows: BodyMapData['windows'] }).windows,
  styles: {},
} as BodyMapData;

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
});
