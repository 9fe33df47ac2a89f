/** The engine behind the loopback server. */
import {
  EngineError,
  type Atlas,
  type BodyMapData,
  type Care,
  type CausesAnswer,
  type CausesPlace,
  type CausesProgress,
  type CheckIn,
  type Claims,
  type DataCopy,
  type DataCsv,
  type DataState,
  type DiaryDay,
  type DiaryDays,
  type DiaryDeleted,
  type DiaryQuestions,
  type DiaryToday,
  type Engine,
  type Intake,
  type Kept,
  type Knot,
  type KnotList,
  type LocateAnswer,
  type Logged,
  type Looked,
  type PlanAnswer,
  type PressOffer,
  type RedFlags,
  type Screening,
  type WhatIfAnswer,
  type WhyAnswer,
} from './engine';
import type { Seal } from './sealed';

export class HttpEngine implements Engine {
  private readonly kept = new Map<string, Promise<unknown>>();
  /** Whether the program has once answered in its own seal: then nobody else may speak for it. */
  private known = false;

  /** @param seal of the token; null in a window that has none */
  constructor(private readonly seal: Seal | null) {}

  health = () => this.ask<{ version: string }>('GET', '/api/health');
  atlas = () => this.once<Atlas>('/api/atlas');
  bodyMap = () => this.once<BodyMapData>('/api/body_map');
  redFlags = () => this.once<RedFlags>('/api/safety/red_flags');
  intake = () => this.once<Intake>('/api/safety/intake');
  claims = () => this.once<Claims>('/api/atlas/claims');
  care = () => this.once<Care>('/api/atlas/care');
  screen = async (request: unknown) =>
    (await this.ask<{ red_flags: Screening }>('POST', '/api/safety', request)).red_flags;
  locate = (request: unknown) => this.ask<LocateAnswer>('POST', '/api/locate', request);
  explain = (request: unknown) => this.ask<WhyAnswer>('POST', '/api/locate/explain', request);
  plan = (request: unknown) => this.ask<PlanAnswer>('POST', '/api/plan', request);

  knots = () => this.ask<KnotList>('GET', '/api/knots');
  knot = (id: number) => this.ask<Knot>('GET', `/api/knots/${id}`);
  keepKnots = (request: unknown) => this.ask<Kept>('POST', '/api/knots/keep', request);
  pressKnot = (id: number, request: unknown) =>
    this.ask<PressOffer>('POST', `/api/knots/${id}/press`, request);
  lookAtKnot = (id: number, request: unknown) =>
    this.ask<Looked>('POST', `/api/knots/${id}/look`, request);
  closeKnot = (id: number, as: string) => this.ask<Knot>('POST', `/api/knots/${id}/close`, { as });
  reopenKnot = (id: number) => this.ask<Knot>('POST', `/api/knots/${id}/reopen`, {});
  deleteKnot = (id: number) => this.ask<KnotList>('DELETE', `/api/knots/${id}`);

  diaryQuestions = () => this.once<DiaryQuestions>('/api/diary/questions');
  diaryToday = () => this.ask<DiaryToday>('GET', '/api/diary/today');
  checkIn = (request: unknown) => this.ask<CheckIn>('POST', '/api/diary/check_in', request);
  log = (request: unknown) => this.ask<Logged>('POST', '/api/diary/log', request);
  diaryDay = (request: unknown) => this.ask<DiaryDay>('POST', '/api/diary/day', request);
  diaryDays = (request: unknown) => this.ask<DiaryDays>('POST', '/api/diary/days', request);
  diaryDelete = (request: unknown) => this.ask<DiaryDeleted>('POST', '/api/diary/delete', request);

  dataState = () => this.ask<DataState>('GET', '/api/data');
  dataBackup = () => this.ask<DataState>('POST', '/api/data/backup', {});
  dataRestore = (name: string) => this.ask<DataState>('POST', '/api/data/restore', { name });
  dataCopy = (passphrase: string) => this.ask<DataCopy>('POST', '/api/data/copy', { passphrase });
  dataExport = () => this.text('/api/data/export');
  dataCsv = () => this.ask<DataCsv>('GET', '/api/data/csv');

  causes = (place: CausesPlace | null) =>
    this.ask<CausesAnswer>('GET', ofPlace('/api/causes', place));
  causesProgress = (place: CausesPlace | null) =>
    this.ask<CausesProgress>('GET', ofPlace('/api/causes/progress', place));
  cancelCauses = (place: CausesPlace | null) =>
    this.ask<CausesProgress>('POST', ofPlace('/api/causes/cancel', place), {});
  causesWhatIf = (request: unknown, place: CausesPlace | null) =>
    this.ask<WhatIfAnswer>('POST', ofPlace('/api/causes/what_if', place), request);

  /** A drawing of the page, asked for like everything else: its name says what is planned. */
  figure = (name: string) => this.text(`/figures/${name}`);

  private async text(path: string): Promise<string> {
    const answer = await this.sealed('GET', path, '');
    if (answer.status !== 200) throw errorOf(parsed(answer.body), path);
    return answer.body;
  }

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
    const text = body === undefined ? '' : JSON.stringify(body);
    const answer = await this.sealed(method, path, text);
    const value = parsed(answer.body);
    if (answer.status >= 300 || value === null) throw errorOf(value, path);
    return value as T;
  }

  /**
   * Question and answer are sealed with the token, which itself is never sent. Whoever listens at
   * this address after the program has ended can read nothing and is not believed.
   */
  private async sealed(method: string, path: string, body: string) {
    if (!this.seal) throw new EngineError('forbidden', 'Authorization', 'no token');
    const question = await this.seal.question(method, path, body);
    const response = await send(question, path);
    const bytes = new Uint8Array(await response.arrayBuffer().catch(() => new ArrayBuffer(0)));
    const answer = await this.seal.answer(question, bytes).catch(() => null);
    if (answer) {
      this.known = true;
      return answer;
    }
    if (this.known && response.status !== 500) {
      throw new EngineError('stopped', path, 'somebody else answers');
    }
    throw errorOf(parsed(new TextDecoder().decode(bytes)), path);
  }
}

function ofPlace(path: string, place: CausesPlace | null): string {
  if (!place) return path;
  const { region, side } = place;
  return `${path}?${new URLSearchParams({ region, ...(side ? { side } : {}) })}`;
}

async function send(question: BodyInit, path: string): Promise<Response> {
  try {
    return await fetch('/api/sealed', {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: question,
      // The program sends nobody elsewhere and reads no cookies; other ports may have set some.
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
    });
  } catch {
    throw new EngineError('stopped', path, 'the program does not answer');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function errorOf(value: unknown, path: string): EngineError {
  if (typeof value === 'object' && value !== null && 'error' in value) {
    const { code, where, detail } = value.error as Record<string, string>;
    return new EngineError(code ?? 'internal', where ?? path, detail ?? '');
  }
  return new EngineError('internal', path, 'an answer that cannot be read');
}
