/** The one interface between the page and the engine: over HTTP today, WebAssembly later. */
import type { components } from './api';

type Schemas = components['schemas'];
export type Answer = 'yes' | 'no' | 'unknown';
export type Answers = Record<string, Answer>;
export type Side = 'left' | 'right';
export type PaintSide = Side | 'unknown' | null;
export type PainWord = NonNullable<Schemas['Pain']['words']>[number];
export type Pain = { region: string; side: PaintSide; nrs_0_10: number; words?: PainWord[] };
export type Atlas = Schemas['Atlas'];
export type Region = Schemas['Region'];
export type Muscle = Schemas['Muscle'];
export type Examination = Schemas['Examination'];
export type BodyMapData = Schemas['BodyMap'];
export type MapView = Schemas['MapView'];
export type MapRegion = Schemas['MapRegion'];
export type RedFlags = Schemas['RedFlags'];
export type RedFlag = Schemas['RedFlag'];
export type Intake = Schemas['Intake'];
export type Claims = Schemas['Claims'];
export type Claim = Schemas['Claim'];
export type Complaint = Schemas['Complaint'];
export type Care = Schemas['Care'];
export type Exercise = Schemas['Exercise'];
export type Treatment = Schemas['Treatment'];
export type Screening = Schemas['Screening'];
export type LocateRequest = Schemas['LocateRequest'];
export type LocateAnswer = Schemas['LocateAnswer'];
export type MuscleAnswer = Schemas['MuscleAnswer'];
export type NextTest = Schemas['NextTest'];
export type Change = Schemas['Change'];
export type WhyRequest = Schemas['WhyRequest'];
export type WhyAnswer = Schemas['WhyAnswer'];
export type Explained = Schemas['Explained'];
export type Contribution = Schemas['Contribution'];
export type WhatIf = Schemas['WhatIf'];
export type PlanRequest = Schemas['PlanRequest'];
export type PlanAnswer = Schemas['PlanAnswer'];
export type PlanItem = Schemas['PlanItem'];
export type KnotList = Schemas['KnotList'];
export type KnotRow = Schemas['KnotRow'];
export type Knot = Schemas['Knot'];
export type KnotLook = Schemas['KnotLook'];
export type KeepRequest = Schemas['KeepRequest'];
export type Kept = Schemas['Kept'];
export type AgainRequest = Schemas['AgainRequest'];
export type Looked = Schemas['Looked'];
export type PressOffer = Schemas['PressOffer'];

/** What was wrong, where: the page looks up the words by `code`. */
export class EngineError extends Error {
  constructor(
    readonly code: string,
    readonly where: string,
    readonly detail: string,
  ) {
    super(`${code} at ${where}`);
  }
}

export interface Engine {
  atlas(): Promise<Atlas>;
  bodyMap(): Promise<BodyMapData>;
  redFlags(): Promise<RedFlags>;
  intake(): Promise<Intake>;
  claims(): Promise<Claims>;
  care(): Promise<Care>;
  /** Rejects with code "stopped" when the program is not running. */
  health(): Promise<{ version: string }>;
  screen(request: LocateRequest): Promise<Screening>;
  locate(request: LocateRequest): Promise<LocateAnswer>;
  explain(request: WhyRequest): Promise<WhyAnswer>;
  plan(request: PlanRequest): Promise<PlanAnswer>;
  knots(): Promise<KnotList>;
  knot(id: number): Promise<Knot>;
  keepKnots(request: KeepRequest): Promise<Kept>;
  pressKnot(id: number, request: AgainRequest): Promise<PressOffer>;
  lookAtKnot(id: number, request: AgainRequest): Promise<Looked>;
  closeKnot(id: number, as: 'gone' | 'no_knot'): Promise<Knot>;
  reopenKnot(id: number): Promise<Knot>;
  /** For good; answers with what is left. */
  deleteKnot(id: number): Promise<KnotList>;
  /** The SVG text of a drawing. */
  figure(name: string): Promise<string>;
}
