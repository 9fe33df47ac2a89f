import { describe, expect, it } from 'vitest';
import { shownIn } from '../locate/resultMap.model';
import { hasText } from '../texts/text';
import { boundsOf, holds, viewOf } from './map.model';
import { isSpot, type SoftSpot } from './Figure';
import { realAtlas, realMap } from './realKnowledge.testing';
import {
  feltRegions,
  marksOf,
  pairedIn,
  placeMarks,
  pushedApart,
  titleNames,
  viewsOf,
  zonesOf,
  type ZoneView,
} from './zones.model';

const atlas = realAtlas();
const map = realMap();
const paired = pairedIn(atlas);
const sides = ['left', 'right'] as const;

describe('zones', () => {
  it('are mirrored by the side and keep midline places', () => {
    for (const muscle of atlas.muscles) {
      const other = { left: 'right', right: 'left' } as const;
      const right = zonesOf(muscle, 'right', paired);
      const left = zonesOf(muscle, 'left', paired).map((zone) => ({
        ...zone,
        side: zone.side === 'left' || zone.side === 'right' ? other[zone.side] : zone.side,
      }));
      expect(left, muscle.id).toEqual(right);
    }
  });

  it('of one point are a part of all, never stronger', () => {
    for (const muscle of atlas.muscles) {
      const all = zonesOf(muscle, 'right', paired);
      for (const point of muscle.points) {
        for (const zone of zonesOf(muscle, 'right', paired, point.id)) {
          const same = all.find((own) => own.region === zone.region && own.side === zone.side)!;
          expect(same.felt === 'often' || zone.felt === 'sometimes').toBe(true);
        }
      }
    }
  });

  it('of the other side are told apart', () => {
    const crossing = atlas.muscles.find((own) =>
      own.points.some((point) => point.refers_to.some((zone) => zone.other_side)),
    )!;
    const felt = feltRegions(zonesOf(crossing, 'left', paired), 'left');
    expect(felt.other.length).toBeGreaterThan(0);
  });
});

/** Regions of these zones that the view shows well and its window cuts. */
function cropped({ view, rect }: ZoneView, zones: readonly SoftSpot[]): string[] {
  const shown = zones.filter((own) => shownIn(map, view, own));
  return viewOf(map, view)
    .regions.filter((region) => shown.some((own) => isSpot(region, view, own)))
    .filter((region) => !holds(rect, boundsOf(region)))
    .map((region) => `${view} ${region.region}`);
}

describe('the picture', () => {
  it('shows every zone and every number of every muscle, on both sides', () => {
    for (const muscle of atlas.muscles) {
      for (const side of sides) {
        const zones = zonesOf(muscle, side, paired);
        const marks = marksOf(muscle, side, paired);
        const views = viewsOf(map, zones, marks);
        const names = views.map((own) => own.view);
        const hidden = zones.filter((zone) => !names.some((view) => shownIn(map, view, zone)));
        expect(hidden, `${muscle.id} ${side}`).toEqual([]);
        const placed = views.flatMap((own) => placeMarks(map, names, own.view, marks, 0.02));
        expect(placed.map((own) => own.mark.number).sort(), `${muscle.id} ${side}`).toEqual(
          marks.map((mark) => mark.number),
        );
      }
    }
  });

  it('crops no zone that a view is chosen for', () => {
    for (const muscle of atlas.muscles) {
      const zones = zonesOf(muscle, 'right', paired);
      const views = viewsOf(map, zones, marksOf(muscle, 'right', paired));
      expect(
        views.flatMap((own) => cropped(own, zones)),
        muscle.id,
      ).toEqual([]);
    }
  });

  it('pushes numbers apart until none hides another, also five on one spot', () => {
    const five = pushedApart(
      Array.from({ length: 5 }, () => ({ x: 0.5, y: 0.5 })),
      0.1,
    );
    for (const [k, a] of five.entries()) {
      for (const b of five.slice(k + 1))
        expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(0.095);
    }
  });
});

describe('titles', () => {
  it('name one or two things a person says, for every muscle', () => {
    for (const muscle of atlas.muscles) {
      const names = titleNames(atlas, muscle);
      expect(names.length, muscle.id).toBeGreaterThan(0);
      expect(names.length, muscle.id).toBeLessThanOrEqual(2);
    }
    const levator = atlas.muscles.find((own) => own.id === 'levator_scapulae')!;
    expect(titleNames(atlas, levator)[0]).toBe('stiff neck');
  });

  it('have words for every way of pressing a point', () => {
    for (const { points } of atlas.muscles) {
      for (const { self_reach: reach, palpation_mode: mode } of points) {
        const hands = reach === 'clinician' || reach === 'partner';
        expect(hasText('atlas', `press.${hands ? reach : `${mode}_${reach}`}`)).toBe(true);
      }
    }
  });
});
