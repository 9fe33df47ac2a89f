/** Names of places and chances in words; left and right are always written. */
import type { Atlas, Muscle, PaintSide, Region } from '../engine/engine';

export const regionOf = (atlas: Atlas, id: string): Region | undefined =>
  atlas.regions.find((region) => region.id === id);

export const muscleOf = (atlas: Atlas, id: string): Muscle | undefined =>
  atlas.muscles.find((muscle) => muscle.id === id);

export function placeName(atlas: Atlas, id: string, side: PaintSide): string {
  const name = regionOf(atlas, id)?.name ?? id;
  if (side === null) return name;
  return side === 'unknown' ? `${name}, side not known` : `${name}, ${side}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Never above 9, never 0. */
export const tenths = (probability: number): number =>
  Math.min(9, Math.max(0, Math.round(probability * 10)));

export function chanceWords(probability: number): string {
  const n = tenths(probability);
  return n < 1 ? 'under 1 in 10' : `${n} in 10`;
}

export function listWords(words: string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

/** "0.8 less", "0.2 more", "no change": never a bare sign. */
export function changeWords(change: number): string {
  const size = Math.abs(change).toFixed(1);
  if (size === '0.0') return 'no change';
  return `${size} ${change < 0 ? 'less' : 'more'}`;
}

/** Best guess, then the interval from the most to the least relief. */
export function rangeWords(change: { p05: number; p50: number; p95: number }): string {
  const low = change.p05 < 0 && change.p95 < 0;
  const ends = low
    ? `${Math.abs(change.p95).toFixed(1)} to ${Math.abs(change.p05).toFixed(1)}`
    : `${changeWords(change.p05)} to ${changeWords(change.p95)}`;
  return `${changeWords(change.p50)} (${ends})`;
}
