/** How a window gets the token, and gets it back after a reload. */
import { fingerprintOf } from './sealed';

export const keptKey = 'unknot.window';

/**
 * The token comes in the fragment, which no server and no other page sees, and leaves the address
 * at once. The window keeps its fingerprint only: who takes the address over later finds nothing
 * there that opens anything.
 */
export async function takeToken(): Promise<string | null> {
  const token = /(?:^#|&)token=([0-9a-f]{64})$/.exec(window.location.hash)?.[1];
  if (!token) return tokenAgain();
  window.history.replaceState(null, '', window.location.pathname);
  sessionStorage.setItem(keptKey, await fingerprintOf(token));
  return token;
}

/** After a reload: the program gives the token for its fingerprint, and only it can. */
async function tokenAgain(): Promise<string | null> {
  const fingerprint = sessionStorage.getItem(keptKey);
  if (!fingerprint) return null;
  try {
    const response = await fetch('/api/key', {
      headers: { Authorization: `Bearer ${fingerprint}` },
      redirect: 'error',
      credentials: 'omit',
    });
    const { token } = (await response.json()) as { token?: unknown };
    return typeof token === 'string' && (await fingerprintOf(token)) === fingerprint ? token : null;
  } catch {
    return null;
  }
}

/** The address with the token put into a window that is open already: it begins anew with it. */
export function watchForToken(): void {
  window.addEventListener('hashchange', () => {
    if (window.location.hash.includes('token=')) window.location.reload();
  });
}
