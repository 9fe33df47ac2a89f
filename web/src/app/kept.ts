/** What this window keeps for a reload: sealed, so that it says nothing to others. */
import type { Seal } from '../engine/sealed';
import { emptyJourney, type Journey } from './journey.model';

/** One thing that is kept; sealed for `about`, it does not open as another. */
type Shelf = { key: string; about: string };

const journeyShelf: Shelf = { key: 'unknot.journey', about: 'unknot journey' };
export const diaryShelf: Shelf = { key: 'unknot.diary', about: 'unknot diary' };

/** Nothing when nothing was kept, or when it is of another start of the program. */
export async function kept<T>(seal: Seal | null, { key, about }: Shelf): Promise<Partial<T>> {
  const text = sessionStorage.getItem(key);
  if (!seal || !text) return {};
  try {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return JSON.parse(await seal.unseal(about, bytes)) as Partial<T>;
  } catch {
    return {};
  }
}

/** Keeps the last value it was given; sealing one may end after sealing the next. */
export function keeper<T>(seal: Seal | null, { key, about }: Shelf): (value: T) => Promise<void> {
  let newest = 0;
  return async (value) => {
    if (!seal) return;
    const own = ++newest;
    const bytes = await seal.seal(about, JSON.stringify(value));
    if (own !== newest) return;
    let letters = '';
    for (const byte of bytes) letters += String.fromCharCode(byte);
    sessionStorage.setItem(key, btoa(letters));
  };
}

export const keptJourney = async (seal: Seal | null): Promise<Journey> => ({
  ...emptyJourney,
  ...(await kept<Journey>(seal, journeyShelf)),
});

export const journeyKeeper = (seal: Seal | null) => keeper<Journey>(seal, journeyShelf);
