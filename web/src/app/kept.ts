/** The journey as this window keeps it for a reload: sealed, so that it says nothing to others. */
import type { Seal } from '../engine/sealed';
import { emptyJourney, type Journey } from './journey.model';

const keptKey = 'unknot.journey';
const about = 'unknot journey';

export async function keptJourney(seal: Seal | null): Promise<Journey> {
  const text = sessionStorage.getItem(keptKey);
  if (!seal || !text) return emptyJourney;
  try {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const found = JSON.parse(await seal.unseal(about, bytes)) as Partial<Journey>;
    return { ...emptyJourney, ...found };
  } catch {
    return emptyJourney;
  }
}

/** Keeps the last journey it was given; sealing one may end after sealing the next. */
export function journeyKeeper(seal: Seal | null): (journey: Journey) => Promise<void> {
  let newest = 0;
  return async (journey) => {
    if (!seal) return;
    const own = ++newest;
    const bytes = await seal.seal(about, JSON.stringify(journey));
    if (own !== newest) return;
    let letters = '';
    for (const byte of bytes) letters += String.fromCharCode(byte);
    sessionStorage.setItem(keptKey, btoa(letters));
  };
}
