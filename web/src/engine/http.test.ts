import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { HttpEngine } from './http';
import { Seal } from './sealed';

const token = 'a'.repeat(64);
let seal: Seal;
beforeAll(async () => {
  seal = await Seal.of(token);
});

type Asked = { path: string; init: RequestInit; bytes: Uint8Array<ArrayBuffer> };
type Answering = (asked: Asked) => Promise<Response> | Response;

function answering(...answers: Answering[]) {
  const all: Asked[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const asked = { path, init, bytes: init.body as Uint8Array<ArrayBuffer> };
    all.push(asked);
    return answers.shift()!(asked);
  });
  return all;
}

/** As the program answers: sealed with its token for the question it was asked. */
const sealedBy =
  (own: Seal, value: unknown, status = 200): Answering =>
  async ({ bytes }) => {
    const about = new Uint8Array([
      ...new TextEncoder().encode('unknot answer '),
      ...bytes.slice(0, 12),
    ]);
    return new Response(await own.seal(about, `${status}\n${JSON.stringify(value)}`));
  };
const gone: Answering = () => Promise.reject(new Error('gone'));
const plain =
  (text: string, status = 200): Answering =>
  () =>
    new Response(text, { status });

afterEach(() => vi.unstubAllGlobals());

describe('the engine behind the server', () => {
  it('sends what is asked sealed, and the token never', async () => {
    const all = answering(sealedBy(seal, {}));
    await new HttpEngine(seal).locate({ pains: ['temple'] });
    const [{ path, init, bytes }] = all as [Asked];
    expect(path).toBe('/api/sealed');
    const sent = Buffer.from(bytes).toString('latin1') + JSON.stringify(init.headers);
    expect(sent).not.toContain('temple');
    expect(sent).not.toContain('locate');
    expect(sent).not.toContain(token);
    expect(sent).not.toContain('Authorization');
    expect(await seal.unseal('unknot question', bytes)).toBe(
      'POST /api/locate\n{"pains":["temple"]}',
    );
  });

  it('follows nobody elsewhere and carries no cookie of another port', async () => {
    const all = answering(sealedBy(seal, { version: '1' }));
    await new HttpEngine(seal).health();
    expect(all[0]?.init).toMatchObject({ redirect: 'error', credentials: 'omit' });
  });

  it('asks once for what never changes, and again after a failure', async () => {
    const all = answering(gone, sealedBy(seal, { regions: [] }));
    const engine = new HttpEngine(seal);
    await expect(engine.atlas()).rejects.toMatchObject({ code: 'stopped' });
    await engine.atlas();
    await engine.atlas();
    expect(all).toHaveLength(2);
  });

  it('passes on what was wrong and where', async () => {
    const error = { error: { code: 'out_of_range', where: 'pains[0]', detail: '11' } };
    answering(sealedBy(seal, error, 400));
    const located = new HttpEngine(seal).locate({});
    await expect(located).rejects.toMatchObject({ code: 'out_of_range', where: 'pains[0]' });
  });

  it('without a token asks nobody anything', async () => {
    const all = answering();
    await expect(new HttpEngine(null).health()).rejects.toMatchObject({ code: 'forbidden' });
    expect(all).toHaveLength(0);
  });
});

describe('somebody else at the address', () => {
  it('is not believed, whatever the answer says', async () => {
    const stranger = await Seal.of('b'.repeat(64));
    const engine = new HttpEngine(seal);
    answering(
      sealedBy(seal, { version: '1' }),
      plain('{"version":"2"}'),
      sealedBy(stranger, { version: '2' }),
      plain('{"error":{"code":"forbidden","where":"","detail":""}}', 401),
    );
    await engine.health();
    for (let n = 0; n < 3; n++) {
      await expect(engine.health()).rejects.toMatchObject({ code: 'stopped' });
    }
  });

  it('cannot give an old answer to a new question', async () => {
    let first: Response | undefined;
    answering(
      async (asked) => {
        first = await sealedBy(seal, { version: '1' })(asked);
        return first.clone();
      },
      () => first!,
    );
    const engine = new HttpEngine(seal);
    await engine.health();
    await expect(engine.health()).rejects.toMatchObject({ code: 'stopped' });
  });

  it('is told apart from a token that the program does not know', async () => {
    answering(plain('{"error":{"code":"forbidden","where":"body","detail":""}}', 401));
    const asked = new HttpEngine(seal).health();
    await expect(asked).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('does not make a fault of the program look like its end', async () => {
    answering(sealedBy(seal, {}), plain('{"error":{"code":"internal"}}', 500));
    const engine = new HttpEngine(seal);
    await engine.health();
    await expect(engine.health()).rejects.toMatchObject({ code: 'internal' });
  });

  it('hands an export on to the letter: long numbers stay as they are', async () => {
    const text = '{"value": 1.0, "uid": 12345678901234567890}';
    answering(async ({ bytes }) => {
      const about = new TextEncoder().encode('unknot answer ');
      const sealed = await seal.seal(
        new Uint8Array([...about, ...bytes.slice(0, 12)]),
        `200\n${text}`,
      );
      return new Response(sealed);
    });
    expect(await new HttpEngine(seal).dataExport()).toBe(text);
  });
});
