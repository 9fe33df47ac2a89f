import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fingerprintOf } from './sealed';
import { takeToken } from './token';

const token = 'a'.repeat(64);
let kept: Map<string, string>;
let replaced: string[];
const location = { hash: '', pathname: '/' };

beforeEach(() => {
  kept = new Map();
  replaced = [];
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  const history = { replaceState: (_: null, __: string, to: string) => replaced.push(to) };
  vi.stubGlobal('window', { location, history });
});
afterEach(() => vi.unstubAllGlobals());

const answering = (answer: () => Response) => {
  const headers: string[] = [];
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    headers.push(JSON.stringify(init.headers));
    return answer();
  });
  return headers;
};

describe('the token', () => {
  it('leaves the address, and the window keeps nothing that opens anything', async () => {
    location.hash = `#token=${token}`;
    expect(await takeToken()).toBe(token);
    expect(replaced).toEqual(['/']);
    expect([...kept.values()]).toEqual([await fingerprintOf(token)]);
  });

  it('comes back after a reload from the program, which alone has it', async () => {
    location.hash = `#token=${token}`;
    await takeToken();
    location.hash = '#/paint';
    const headers = answering(() => Response.json({ token }));
    expect(await takeToken()).toBe(token);
    expect(headers[0]).toContain(await fingerprintOf(token));
    expect(headers[0]).not.toContain(token);
  });

  it('of somebody else is not taken after a reload', async () => {
    location.hash = `#token=${token}`;
    await takeToken();
    location.hash = '#/paint';
    for (const value of [{ token: 'b'.repeat(64) }, { token: 1 }, {}, null]) {
      answering(() => Response.json(value));
      expect(await takeToken()).toBeNull();
    }
    answering(() => {
      throw new Error('gone');
    });
    expect(await takeToken()).toBeNull();
  });

  it('is missing in a window that was never given one', async () => {
    for (const hash of ['', '#/paint', '#token=short']) {
      location.hash = hash;
      expect(await takeToken()).toBeNull();
    }
  });
});
