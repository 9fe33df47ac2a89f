/** The engine behind the loopback server. */
import {
  EngineError,
  type Atlas,
  type BodyMapData,
  type Claims,
  type Engine,
  type Intake,
  type LocateAnswer,
  type PlanAnswer,
  type RedFlags,
  type Screening,
  type WhyAnswer,
} from './engine';

const tokenKey = 'unknot.token';

/**
 * The token comes in the fragment, which no server and no other page sees. It leaves the address
 * at once and stays in this tab, so that a reload works; it dies with the program.
 */
export function takeToken(): string {
  const match = /(?:^#|&)token=([0-9a-f]{64})/.exec(window.location.hash);
  if (match?.[1]) {
    sessionStorage.setItem(tokenKey, match[1]);
    window.history.replaceState(null, '', window.location.pathname);
  }
  return sessionStorage.getItem(tokenKey) ?? '';
}

export class HttpEngine implements Engine {
  private readonly kept = new Map<string, Promise<unknown>>();

  constructor(private readonly token: string) {}

  health = () => this.ask<{ version: string }>('GET', '/api/health');
  atlas = () => this.once<Atlas>('/api/atlas');
  bodyMap = () => this.once<BodyMapData>('/api/body_map');
  redFlags = () => this.once<RedFlags>('/api/safety/red_flags');
  intake = () => this.once<Intake>('/api/safety/intake');
  claims = () => this.once<Claims>('/api/atlas/claims');
  screen = async (request: unknown) =>
    (await this.ask<{ red_flags: Screening }>('POST', '/api/safety', request)).red_flags;
  locate = (request: unknown) => this.ask<LocateAnswer>('POST', '/api/locate', request);
  explain = (request: unknown) => this.ask<WhyAnswer>('POST', '/api/locate/explain', request);
  plan = (request: unknown) => this.ask<PlanAnswer>('POST', '/api/plan', request);

  /** What never changes while the program runs is fetched once; a failure is tried again. */
  private once<T>(path: string): Promise<T> {
    const known = this.kept.get(path);
    if (known) return known as Promise<T>;
    const fresh = this.ask<T>('GET', path);
    this.kept.set(path, fresh);
    fresh.catch(() => this.kept.delete(path));
    return fresh;
  }

  private async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const headers: Record<string, string> = { Authorization: `Bearer ${this.token}` };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    let response: Response;
    try {
      response = await fetch(path, {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        // The program sends nobody elsewhere and reads no cookies; other ports may have set some.
        redirect: 'error',
        credentials: 'omit',
      });
    } catch {
      throw new EngineError('stopped', path, 'the program does not answer');
    }
    const value: unknown = await response.json().catch(() => null);
    if (!response.ok || value === null) throw errorOf(value, path);
    return value as T;
  }
}

function errorOf(value: unknown, path: string): EngineError {
  if (typeof value === 'object' && value !== null && 'error' in value) {
    const { code, where, detail } = value.error as Record<string, string>;
    return new EngineError(code ?? 'internal', where ?? path, detail ?? '');
  }
  return new EngineError('internal', path, 'an answer that cannot be read');
}
