import { describe, expect, it } from 'vitest';
import type { BodyMapData } from '../engine/engine';
import {
  closeUp,
  cropFor,
  hiddenCount,
  pointSpots,
  shownIn,
  viewOfSpot,
  viewsFor,
} from './resultMap.model';

type Side = 'left' | 'right' | 'near' | null;

function square(region: string, side: Side, x: number, y: number, size: number) {
  return {
    region,
    side,
    required: true,
    anchor: [x + size / 2, y + size / 2],
    polygon: [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
    ],
  };
}

function view(regions: ReturnType<typeof square>[], sign = 1) {
  return {
    screen_x_sign: sign,
    screen_x_sign_left: -1,
    bounds: [-0.3, 0, 0.6, 1],
    outline: [],
    lines: [],
    regions,
  };
}

/** The slope shows in back and front, the temple best from the side. */
const map: BodyMapData = {
  views: {
    front: view([
      square('slope', 'right', -0.1, 0.15, 0.02),
      square('temple', 'right', -0.03, 0.05, 0.01),
    ]),
    back: view(
      [square('slope', 'right', -0.1, 0.15, 0.05), square('slope', 'left', 0.05, 0.15, 0.05)],
      -1,
    ),
    side: view([square('temple', 'near', -0.02, 0.04, 0.04)]),
  },
  windows: [],
  styles: {},
};

const slope = { region: 'slope', side: 'right' as const };
const temple = { region: 'temple', side: 'right' as const };

describe('views of the result', () => {
  it('show a place where it is largest', () => {
    expect(viewOfSpot(map, slope)).toBe('back');
    expect(viewOfSpot(map, temple)).toBe('right');
    expect(viewOfSpot(map, { region: 'temple', side: 'left' })).toBe('left');
  });

  it('are as few as show everything', () => {
    expect(viewsFor(map, [slope])).toEqual(['back']);
    expect(viewsFor(map, [slope, temple])).toEqual(['front']);
    expect(viewsFor(map, [])).toEqual(['front']);
  });

  it('never show the left from the right', () => {
    expect(shownIn(map, 'left', temple)).toBe(false);
    expect(shownIn(map, 'right', temple)).toBe(true);
  });

  it('are cropped to both shoulders in the wanted shape', () => {
    const [x, , width, height] = cropFor(map, 'back', [slope], 1.2);
    expect(width / height).toBeCloseTo(1.2);
    expect(x).toBeCloseTo(-width / 2);
    expect(width).toBeGreaterThanOrEqual(0.3);
  });

  it('hold the whole head when a place is near it', () => {
    expect(cropFor(map, 'back', [slope], 1.2)[1]).toBeCloseTo(-0.01);
  });

  it('count what only another view shows', () => {
    expect(hiddenCount(map, 'right', 'back', [slope, temple])).toBe(1);
    expect(hiddenCount(map, 'left', 'back', [slope, temple])).toBe(0);
    expect(hiddenCount(map, 'front', 'back', [slope])).toBe(0);
    const others = ['front', 'right', 'left'] as const;
    const counts = others.map((own) => hiddenCount(map, own, 'back', [slope, temple]));
    expect(counts, 'each place once, where it is seen best').toEqual([0, 1, 0]);
  });

  it('come close around the spot to press', () => {
    const [x, y, width, height] = closeUp(map, 'back', [slope]);
    expect(width).toBeCloseTo(height);
    expect(x).toBeLessThan(-0.1);
    expect(y).toBeLessThan(0.15);
  });
});

describe('points of a muscle', () => {
  it('lie on the side of the knot, midline places on none', () => {
    const points = [{ location_regions: ['slope', 'spine'] }, { location_regions: ['slope'] }];
    expect(pointSpots(points, 'left', (id) => id === 'slope')).toEqual([
      { region: 'slope', side: 'left' },
      { region: 'spine', side: null },
    ]);
  });
});
