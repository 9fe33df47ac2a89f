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
export type DiaryQuestions = Schemas['DiaryQuestions'];
export type DiaryQuestion = Schemas['DiaryQuestion'];
export type DiaryToday = Schemas['DiaryToday'];
export type DayRequest = Schemas['DayRequest'];
export type DaysRequest = Schemas['DaysRequest'];
export type CheckIn = Schemas['CheckIn'];
export type CheckInPlace = Schemas['CheckInPlace'];
export type CheckInQuestion = Schemas['CheckInQuestion'];
export type LogRequest = Schemas['LogRequest'];
export type EntryIn = Schemas['EntryIn'];
export type Entry = Schemas['Entry'];
export type Logged = Schemas['Logged'];
export type DiaryDay = Schemas['DiaryDay'];
export type DiaryDays = Schemas['DiaryDays'];
export type DayColumn = Schemas['DayColumn'];
export type DeleteRequest = Schemas['DeleteRequest'];
export type DiaryDeleted = Schemas['DiaryDeleted'];
export type DataState = Schemas['DataState'];
export type Backup = Schemas['Backup'];
export type DataCopy = Schemas['DataCopy'];
export type DataCsv = Schemas['DataCsv'];
export type CausesAnswer = Schemas['CausesAnswer'];
export type Causes = Schemas['Causes'];
export type CausesProgress = Schemas['CausesProgress'];
export type ScoredPlace = Schemas['ScoredPlace'];
export type CausesPlace = Pick<ScoredPlace, 'region' | 'side'>;
export type WhatIfRequest = Schemas['WhatIfRequest'];
export type WhatIfAnswer = Schemas['WhatIfAnswer'];

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
  /** Never changes while the program runs. */
  diaryQuestions(): Promise<DiaryQuestions>;
  diaryToday(): Promise<DiaryToday>;
  /** What to ask for a day; without a date today. */
  checkIn(request: DayRequest): Promise<CheckIn>;
  /** Writes entries, and corrects by writing. */
  log(request: LogRequest): Promise<Logged>;
  diaryDay(request: DayRequest): Promise<DiaryDay>;
  diaryDays(request: DaysRequest): Promise<DiaryDays>;
  /** For good; with `only_count` it says what would go. */
  diaryDelete(request: DeleteRequest): Promise<DiaryDeleted>;
  dataState(): Promise<DataState>;
  dataBackup(): Promise<DataState>;
  /** Puts the backup of this name in place of the store. */
  dataRestore(name: string): Promise<DataState>;
  /** A backup sealed with this passphrase. */
  dataCopy(passphrase: string): Promise<DataCopy>;
  /** Everything: the text of a file in the form unknot_export, to be kept as it is. */
  dataExport(): Promise<string>;
  dataCsv(): Promise<DataCsv>;
  /**
   * What goes with the pain, as far as it is known; a longer run may be under way. Of one place, or
   * of the worst place of each day.
   */
  causes(place: CausesPlace | null): Promise<CausesAnswer>;
  causesProgress(place: CausesPlace | null): Promise<CausesProgress>;
  /** Stops the run; the answer that is there stays. */
  cancelCauses(place: CausesPlace | null): Promise<CausesProgress>;
  causesWhatIf(request: WhatIfRequest, place: CausesPlace | null): Promise<WhatIfAnswer>;
  /** The SVG text of a drawing. */
  figure(name: string): Promise<string>;
}
