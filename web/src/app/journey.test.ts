import { describe, expect, it } from 'vitest';
import {
  changeSide,
  emptyJourney,
  keyAt,
  keyOf,
  paint,
  rate,
  requestOf,
  rubOut,
  toggleWord,
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

describe('words of a pain', () => {
  const drawn = paint(emptyJourney, [slope, temple]);
  const key = keyOf(slope);

  it('belong to the chosen places and go with the request', () => {
    const said = toggleWord(toggleWord(drawn, [key], 'dull'), [key], 'pulling');
    expect(requestOf(said).pains.map((pain) => pain.words)).toEqual([
      ['dull', 'pulling'],
      undefined,
    ]);
    const taken = toggleWord(said, [key], 'dull');
    expect(taken.places[0]?.words).toEqual(['pulling']);
    expect(undo(taken).places[0]?.words).toEqual(['dull', 'pulling']);
  });

  it('leave no trace when all are taken back', () => {
    const none = toggleWord(toggleWord(drawn, [key], 'dull'), [key], 'dull');
    expect(none.places).toEqual(drawn.places);
  });

  it('never say deep and near the skin at once', () => {
    const said = toggleWord(toggleWord(drawn, [key], 'deep'), [key], 'near_skin');
    expect(said.places[0]?.words).toEqual(['near_skin']);
    expect(toggleWord(said, [key], 'deep').places[0]?.words).toEqual(['deep']);
  });

  it('are said of all chosen places before they are taken back', () => {
    const one = toggleWord(drawn, [key], 'dull');
    const both = toggleWord(one, drawn.selected, 'dull');
    expect(both.places.map((p) => p.words)).toEqual([['dull'], ['dull']]);
    const none = toggleWord(both, drawn.selected, 'dull');
    expect(none.places.map((p) => p.words)).toEqual([undefined, undefined]);
  });
});

describe('a side that is not known', () => {
  const rated = rate(paint(emptyJourney, [slope]), [keyOf(slope)], 6);
  const unsided = changeSide(rated, keyOf(slope), 'unknown');

  it('keeps number and words and asks the safety questions again', () => {
    const asked = { ...toggleWord(rated, [keyOf(slope)], 'deep'), safetyDone: true };
    const changed = changeSide(asked, keyOf(slope), 'unknown');
    expect(changed.places).toEqual([
      { region: slope.region, side: 'unknown', nrs_0_10: 6, words: ['deep'] },
    ]);
    expect(changed.selected).toEqual(['neck_shoulder_angle|unknown']);
    expect(changed.safetyDone).toBe(false);
    expect(changeSide(asked, keyOf(slope), 'right')).toBe(asked);
  });

  it('is what a tap on either side of the place chooses', () => {
    const left = { ...slope, side: 'left' as const };
    expect(keyAt(unsided, left)).toBe('neck_shoulder_angle|unknown');
    expect(paint(unsided, [slope, left]).places).toEqual(unsided.places);
    expect(paint(unsided, [slope, left]).selected).toEqual(['neck_shoulder_angle|unknown']);
    expect(keyAt(rated, left)).toBe(keyOf(left));
  });

  it('never stands beside the same place with a side', () => {
    const both = paint(rated, [{ ...slope, side: 'left' }]);
    expect(changeSide(both, keyOf(slope), 'unknown').places).toHaveLength(1);
    expect(changeSide(both, keyOf(slope), 'left').places).toEqual([
      { region: slope.region, side: 'left', nrs_0_10: 6 },
    ]);
  });
});
