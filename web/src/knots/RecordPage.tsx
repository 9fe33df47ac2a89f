/** The record: all kept knots, or one with its looks side by side. */
import { useEffect, useState } from 'react';
import { useAnswer, useApp, useAtlas, useBodyMap } from '../app/context';
import { go } from '../app/go';
import type { Atlas, BodyMapData, Knot } from '../engine/engine';
import { capital, muscleOf } from '../texts/names';
import { useText } from '../texts/text';
import { Disclosure } from '../ui/blocks';
import { FlowError, LoadState } from '../ui/Flow';
import { Icon } from '../ui/Icon';
import { LookAgain } from './LookAgain';
import { AlsoRecorded, KnotsList } from './KnotsList';
import { Looks } from './Looks';
import { PainChart } from './PainChart';
import { useChange } from './useChange';
import { dayWords, faultKey, isOpen, knotIdOf, leadOf, titleOf, today } from './knots.model';
import './knots.css';

function useKnotId(): number | null {
  const [id, setId] = useState(() => knotIdOf(window.location.hash));
  useEffect(() => {
    const read = () => setId(knotIdOf(window.location.hash));
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  return id;
}

export default function RecordPage() {
  const id = useKnotId();
  return id === null ? <KnotsList /> : <OneKnot key={id} id={id} />;
}

function OneKnot({ id }: { id: number }) {
  const t = useText('knots');
  const knot = useAnswer((engine) => engine.knot(id), `knot ${id}`);
  const atlas = useAtlas();
  const map = useBodyMap();
  const error = knot.error ?? atlas.error ?? map.error;
  if (!knot.value || !atlas.value || !map.value) {
    return (
      <LoadState
        framed
        error={error}
        failed={t(faultKey(error?.code ?? ''))}
        loading={t('loading')}
        tryAgain={t('try_again')}
        again={() => (knot.error ? knot.again() : atlas.error ? atlas.again() : map.again())}
      />
    );
  }
  return <Record atlas={atlas.value} map={map.value} knot={knot.value} again={knot.again} />;
}

type Props = { atlas: Atlas; map: BodyMapData; knot: Knot; again: () => void };

function Record({ atlas, map, knot, again }: Props) {
  const t = useText('knots');
  const now = today(new Date());
  const title = titleOf(knot, now);
  const name = muscleOf(atlas, knot.muscle)?.name_plain ?? knot.muscle;
  const since = dayWords(knot.looks[0]!.date, now);
  const head = t('head', { side: capital(t(`side.${knot.side}`)), name, date: since });
  return (
    <div className="record">
      <header className="head">
        <div>
          <p className="small q">{head}</p>
          <h1>{t(title.key, title.values)}</h1>
          <p className="q" role="status">
            {leadOf(knot, now)
              .map((own) => t(own.key, own.values))
              .join(' ')}
          </p>
        </div>
      </header>
      <div className="cols c32 record-cols">
        <div className="stack">
          <Looks atlas={atlas} map={map} looks={knot.looks} now={now} />
          <PainChart looks={knot.looks} now={now} />
        </div>
        <div className="stack">
          {isOpen(knot) ? <LookAgain {...{ atlas, map, knot, now, again }} /> : null}
          {isOpen(knot) ? <CloseIt knot={knot} again={again} /> : null}
          {isOpen(knot) ? null : <Reopen knot={knot} again={again} />}
          <AlsoRecorded atlas={atlas} except={knot.knot_id} />
          <section className="card record-disc">
            <Disclosure title={t('delete.title')}>
              <Delete knot={knot} />
            </Disclosure>
          </section>
        </div>
      </div>
    </div>
  );
}

function Rule({ met, children }: { met: boolean; children: string }) {
  return (
    <li className={met ? 'met' : ''}>
      <Icon name={met ? 'check' : 'dash'} />
      {children}
    </li>
  );
}

function CloseIt({ knot, again }: { knot: Knot; again: () => void }) {
  const t = useText('knots');
  const { engine } = useApp();
  const { fault, run } = useChange(again);
  const { gone } = knot;
  const close = (as: 'gone' | 'no_knot') => void run(() => engine.closeKnot(knot.knot_id, as));
  return (
    <section className="card">
      <h2>{t('gone.title')}</h2>
      <p className="small q">{t('gone.lead')}</p>
      <ul className="record-rule">
        <Rule met={gone.presses_free >= gone.presses_needed}>
          {t('gone.presses', {
            days: gone.presses_days_apart_min,
            count: gone.presses_free,
            needed: gone.presses_needed,
          })}
        </Rule>
        <Rule met={gone.quiet_days >= gone.quiet_days_needed}>
          {t('gone.quiet', { count: gone.quiet_days, needed: gone.quiet_days_needed })}
        </Rule>
      </ul>
      <p className="small q">{t('gone.from_looks')}</p>
      <div className="row wrap record-buttons">
        <button type="button" className="btn soft" onClick={() => close('gone')}>
          {t(gone.met ? 'gone.close_met' : 'gone.close')}
        </button>
        <button type="button" className="btn text" onClick={() => close('no_knot')}>
          {t('gone.no_knot')}
        </button>
      </div>
      {fault ? <FlowError>{t(fault)}</FlowError> : null}
      <p className="small q">{t('gone.stays')}</p>
    </section>
  );
}

function Reopen({ knot, again }: { knot: Knot; again: () => void }) {
  const t = useText('knots');
  const { engine } = useApp();
  const { fault, run } = useChange(again);
  return (
    <section className="card">
      <h2>{t('gone.closed_title')}</h2>
      <p className="small q">{t('gone.stays')}</p>
      <div className="row wrap record-buttons">
        <button
          type="button"
          className="btn soft"
          onClick={() => void run(() => engine.reopenKnot(knot.knot_id))}
        >
          {t('gone.reopen')}
        </button>
      </div>
      {fault ? <FlowError>{t(fault)}</FlowError> : null}
    </section>
  );
}

function Delete({ knot }: { knot: Knot }) {
  const t = useText('knots');
  const { engine } = useApp();
  const { fault, run } = useChange(() => go('#/record'));
  return (
    <>
      <p className="small q">{t('delete.text')}</p>
      <div className="row wrap record-buttons">
        <button
          type="button"
          className="btn line"
          onClick={() => void run(() => engine.deleteKnot(knot.knot_id))}
        >
          {t('delete.really')}
        </button>
      </div>
      {fault ? <FlowError>{t(fault)}</FlowError> : null}
    </>
  );
}
