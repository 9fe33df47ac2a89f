/** Names of places and chances in words; left and right are always written. */
import type { Atlas, Muscle, PaintSide, Region } from '../engine/engine';
import { textOf } from './text';

const t = textOf('common');

export const regionOf = (atlas: Atlas, id: string): Region | undefined =>
  atlas.regions.find((region) => region.id === id);

export const muscleOf = (atlas: Atlas, id: string): Muscle | undefined =>
  atlas.muscles.find((muscle) => muscle.id === id);

export function placeName(atlas: Atlas, id: string, side: PaintSide): string {
  const name = regionOf(atlas, id)?.name ?? id;
  return side === null ? name : t('place_side', { place: name, side: t(`side.${side}`) });
}

const countsInWords = 12;

/** A count in running text: words to twelve, digits beyond. */
export const numberWord = (count: number): string =>
  count >= 1 && count <= countsInWords ? t(`number.${count}`) : String(count);

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Never above 9, never 0. */
export const tenths = (probability: number): number =>
  Math.min(9, Math.max(0, Math.round(probability * 10)));

export function chanceWords(probability: number): string {
  const count = tenths(probability);
  return count < 1 ? t('chance.under') : t('chance.of_ten', { count });
}

export function listWords(words: string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')}${t('and')}${words[words.length - 1]}`;
}
