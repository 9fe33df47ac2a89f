import { describe, expect, it } from 'vitest';
import {
  emptyJourney,
  keyOf,
  paint,
  rate,
  requestOf,
  rubOut,
  undo,
  unrated,
} from './journey.model';

const slope = { region: 'neck_shoulder_angle', side: 'right' as const };
const temple = { region: 'temple', side: 'right' as const };

describe('the journey', () => {
  it('paints a place once and selects it', () => {
    const twice = paint(paint(emptyJourney, [slope]), [slope]);
    expect(twice.places).toHaveLength(1);
    expect(twice.selected).toEqual([keyOf(slope)]);
    expect(unrated(twice)).toHaveLength(1);
  });

  it('gives one number to all places of a stroke', () => {
    const drawn = paint(emptyJourney, [slope, temple]);
    const rated = rate(drawn, drawn.selected, 6);
    expect(rated.places.map((p) => p.nrs_0_10)).toEqual([6, 6]);
  });

  it('undoes step by step', () => {
    const rated = rate(paint(emptyJourney, [slope]), [keyOf(slope)], 4);
    expect(undo(rated).places[0]?.nrs_0_10).toBeNull();
    expect(undo(undo(rated)).places).toEqual([]);
    expect(undo(emptyJourney)).toBe(emptyJourney);
  });

  it('asks the safety questions again when a place was added or taken away', () => {
    const asked = { ...paint(emptyJourney, [slope]), safetyDone: true };
    expect(rate(asked, [keyOf(slope)], 5).safetyDone).toBe(true);
    expect(paint(asked, [temple]).safetyDone).toBe(false);
    expect(rubOut(asked, [keyOf(slope)]).safetyDone).toBe(false);
  });

  it('sends only what was said about the person', () => {
    expect(requestOf(emptyJourney).person).toEqual({});
    expect(requestOf({ ...emptyJourney, age_years: 43, sex: 'female' }).person).toEqual({
      age_years: 43,
      sex: 'female',
    });
  });
});
