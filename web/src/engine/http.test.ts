import { afterEach, describe, expect, it, vi } from 'vitest';
import { HttpEngine, takeToken } from './http';

const token = 'a'.repeat(64);

function answering(...answers: (Response | Error)[]) {
  const asked: [string, RequestInit][] = [];
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    asked.push([path, init]);
    const next = answers.shift();
    return next instanceof Response ? Promise.resolve(next) : Promise.reject(next);
  });
  return asked;
}

const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status });

afterEach(() => vi.unstubAllGlobals());

describe('the engine behind the server', () => {
  it('sends the token with every question', async () => {
    const asked = answering(json({ version: '1' }));
    await new HttpEngine(token).health();
    expect(asked[0]?.[0]).toBe('/api/health');
    expect(new Headers(asked[0]?.[1].headers).get('Authorization')).toBe(`Bearer ${token}`);
  });

  it('follows nobody elsewhere and carries no cookie of another port', async () => {
    const asked = answering(json({ version: '1' }));
    await new HttpEngine(token).health();
    expect(asked[0]?.[1]).toMatchObject({ redirect: 'error', credentials: 'omit' });
  });

  it('asks once for what never changes, and again after a failure', async () => {
    const asked = answering(new Error('gone'), json({ regions: [] }));
    const engine = new HttpEngine(token);
    await expect(engine.atlas()).rejects.toMatchObject({ code: 'stopped' });
    await engine.atlas();
    await engine.atlas();
    expect(asked).toHaveLength(2);
  });

  it('passes on what was wrong and where', async () => {
    answering(json({ error: { code: 'out_of_range', where: 'pains[0]', detail: '11' } }, 400));
    const located = new HttpEngine(token).locate({});
    await expect(located).rejects.toMatchObject({ code: 'out_of_range', where: 'pains[0]' });
  });

  it('does not believe an answer that it cannot read', async () => {
    answering(new Response('<html>', { status: 200 }));
    await expect(new HttpEngine(token).health()).rejects.toMatchObject({ code: 'internal' });
  });
});

describe('the token', () => {
  it('leaves the address and stays in the window', () => {
    const kept = new Map<string, string>();
    const replaced: string[] = [];
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
    const location = { hash: `#token=${token}`, pathname: '/' };
    const history = { replaceState: (_: null, __: string, to: string) => replaced.push(to) };
    vi.stubGlobal('window', { location, history });
    expect(takeToken()).toBe(token);
    expect(replaced).toEqual(['/']);
    location.hash = '#/paint';
    expect(takeToken()).toBe(token);
    location.hash = '#token=short';
    kept.clear();
    expect(takeToken()).toBe('');
  });
});
