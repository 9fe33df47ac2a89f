import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Seal } from '../engine/sealed';
import { emptyJourney, paint } from './journey.model';
import { journeyKeeper, keptJourney } from './kept';

const drawn = paint(emptyJourney, [{ region: 'temple', side: 'right' }]);
let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});

describe('the journey of this window', () => {
  it('comes back with the token, and says nothing without it', async () => {
    const seal = await Seal.of('a'.repeat(64));
    await journeyKeeper(seal)(drawn);
    expect(await keptJourney(seal)).toEqual(drawn);
    expect(atob([...kept.values()][0]!)).not.toContain('temple');
    expect(await keptJourney(null)).toEqual(emptyJourney);
    expect(await keptJourney(await Seal.of('b'.repeat(64)))).toEqual(emptyJourney);
  });

  it('is the last one, in whatever order the sealing ends', async () => {
    const seal = await Seal.of('a'.repeat(64));
    const keep = journeyKeeper(seal);
    await Promise.all([keep(drawn), keep(emptyJourney), keep({ ...drawn, age_years: 43 })]);
    expect((await keptJourney(seal)).age_years).toBe(43);
  });

  it('stays as it is in a window without a token', async () => {
    await journeyKeeper(await Seal.of('a'.repeat(64)))(drawn);
    const before = [...kept.values()];
    await journeyKeeper(null)(emptyJourney);
    expect([...kept.values()]).toEqual(before);
  });

  it('begins anew when what was kept cannot be read', async () => {
    kept.set('unknot.journey', '***');
    expect(await keptJourney(await Seal.of('a'.repeat(64)))).toEqual(emptyJourney);
  });
});
