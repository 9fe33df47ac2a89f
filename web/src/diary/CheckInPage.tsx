/** One day in twenty seconds: where it hurts, what teaches most today, what was done about it. */
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useAnswer, useApp, useAtlas, useBodyMap } from '../app/context';
import { go } from '../app/go';
import type { Atlas, BodyMapData, CheckIn, DiaryQuestions } from '../engine/engine';
import { useText } from '../texts/text';
import { FlowError, LoadState } from '../ui/Flow';
import { Disclosure } from '../ui/blocks';
import { CheckInDone } from './CheckInDone';
import { useCheckIn, useDrafts } from './CheckInDrafts';
import { CheckInGuess } from './CheckInGuess';
import { CheckInHead } from './CheckInHead';
import { CheckInMore } from './CheckInMore';
import { CheckInPaint } from './CheckInPaint';
import { CheckInPlaces } from './CheckInPlaces';
import { Asked } from './CheckInQuestion';
import { CheckInSevere } from './CheckInSevere';
import {
  addressOf,
  emptyDraft,
  isSevere,
  painkiller,
  requestOf,
  settled,
  shownPlaces,
  treat,
  type Draft,
  type Treated,
} from './checkIn.model';
import './checkIn.css';

function useAddress() {
  const [address, setAddress] = useState(() => addressOf(window.location.hash));
  useEffect(() => {
    // Another place is none of the check-in: the day on the way out stays what it was.
    const read = () => {
      const { hash } = window.location;
      if (hash.startsWith('#/check_in')) setAddress(addressOf(hash));
    };
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  return address;
}

export default function CheckInPage() {
  const t = useText('diary');
  const { date, paint } = useAddress();
  const base = useCheckIn(date);
  const questions = useAnswer((engine) => engine.diaryQuestions(), 'diary questions');
  const atlas = useAtlas();
  const map = useBodyMap();
  const { forgetSaved } = useDrafts();
  useEffect(forgetSaved, [date, forgetSaved]);
  if (!base.value || !questions.value || !atlas.value || !map.value) {
    const loads = [base, questions, atlas, map];
    const failed = loads.find((load) => load.error);
    return (
      <LoadState
        error={failed?.error ?? null}
        failed={t(faultKey(failed?.error?.code ?? ''))}
        loading={t('check_in.loading')}
        tryAgain={t('check_in.try_again')}
        again={() => loads.forEach((load) => load.error && load.again())}
      />
    );
  }
  const day = {
    base: base.value,
    questions: questions.value,
    atlas: atlas.value,
    map: map.value,
  };
  return <Day key={base.value.date} {...day} paint={paint} />;
}

const faults = ['disk_full', 'read_only', 'damaged', 'newer_store', 'not_a_store', 'stopped'];
export const faultKey = (code: string): string =>
  `check_in.fault.${faults.includes(code) ? code : 'other'}`;

export type DayProps = {
  base: CheckIn;
  questions: DiaryQuestions;
  atlas: Atlas;
  map: BodyMapData;
  draft: Draft;
  /** The place of the draft in the window: what is said is kept at once. */
  write: (draft: Draft) => void;
  /** A treatment that is filled in and not added yet: saving takes it along. */
  pending: RefObject<Treated | null>;
};

type Given = Omit<DayProps, 'draft' | 'write' | 'pending'> & { paint: boolean };

function Day({ paint, ...given }: Given) {
  const { base } = given;
  const { drafts, waiting, saved, fault, write, save } = useDrafts();
  // Made once: what is said first must not get another uid with every drawing of the page.
  const [blank] = useState(emptyDraft);
  const draft = drafts[base.date] ?? blank;
  const pending = useRef<Treated | null>(null);
  const day: DayProps = { ...given, draft, write: (next) => write(base.date, next), pending };
  const done = saved?.date === base.date;
  useEffect(() => {
    if (done) go('#/today');
  }, [done]);
  const onSave = () => {
    const filled = pending.current ? treat(draft, pending.current) : draft;
    const whole = settled(base, filled);
    const request = requestOf(base, whole);
    if (request.entries.length === 0) go('#/today');
    else save(base.date, whole, request);
  };
  if (paint) return <CheckInPaint {...day} />;
  return (
    <div className="flow check">
      <CheckInHead base={base} places={shownPlaces(base, draft)} />
      <main id="main" tabIndex={-1}>
        <Questions {...day} />
        <SaveFoot
          waiting={waiting[base.date] !== undefined}
          fault={fault?.date === base.date ? fault.code : null}
          again={base.checked_in}
          quiet={isSevere(shownPlaces(base, draft))}
          onSave={onSave}
        />
      </main>
    </div>
  );
}

function Questions(day: DayProps) {
  const t = useText('diary');
  const { base, draft } = day;
  const severe = isSevere(shownPlaces(base, draft));
  const [first, ...others] = base.asked;
  const medicine = base.more.find((own) => own.cause === painkiller);
  const medicineKey = `check_in.painkiller${base.date === base.today ? '' : '_day'}`;
  const rest = (
    <>
      {others.map((own) => (
        <Asked key={own.cause} {...day} asked={own} />
      ))}
      {medicine ? <Asked {...day} asked={medicine} title={t(medicineKey)} /> : null}
      <CheckInDone {...day} />
      <CheckInMore {...day} />
    </>
  );
  return (
    <div className="check-cols">
      <div className="check-stack">
        {base.guess_due ? <CheckInGuess {...day} /> : null}
        <CheckInPlaces {...day} />
        {severe ? <CheckInSevere {...day} /> : null}
        {first && !severe ? <Asked {...day} asked={first} most={teachesMost(base)} /> : null}
      </div>
      <div className="check-stack">
        {severe ? (
          <section className="card check-card check-fold">
            <Disclosure title={t('check_in.severe.rest')}>
              <div className="check-stack">
                {first ? <Asked {...day} asked={first} /> : null}
                {rest}
              </div>
            </Disclosure>
          </section>
        ) : (
          rest
        )}
      </div>
    </div>
  );
}

/** Only when one answer really is expected to teach more than the next. */
function teachesMost(base: CheckIn): boolean {
  const [first, second] = base.asked;
  return first !== undefined && first.gain_bits > Math.max(0, second?.gain_bits ?? 0);
}

type FootProps = {
  waiting: boolean;
  fault: string | null;
  again: boolean;
  /** Something else comes first. */
  quiet: boolean;
  onSave: () => void;
};

function SaveFoot({ waiting, fault, again, quiet, onSave }: FootProps) {
  const t = useText('diary');
  const { stopped } = useApp();
  const word = waiting ? (stopped ? 'kept' : 'saving') : again ? 'save_again' : 'save';
  return (
    <div className="foot check-foot">
      {fault ? <FlowError>{t(faultKey(fault))}</FlowError> : null}
      <button
        type="button"
        className={quiet ? 'btn big soft' : 'btn big'}
        disabled={waiting && !stopped}
        onClick={onSave}
      >
        {t(`check_in.${word}`)}
      </button>
      <p className="vh" role="status">
        {waiting && stopped ? t('check_in.kept_more') : ''}
      </p>
    </div>
  );
}
