/** The diary is the person's own: where it lies, its backups, taking it along, deleting it. */
import { useAnswer, type Load } from '../app/context';
import type { DataState } from '../engine/engine';
import { dayWords } from '../knots/knots.model';
import { listWords } from '../texts/names';
import { useText } from '../texts/text';
import { LoadState } from '../ui/Flow';
import { AboutCard } from './AboutCard';
import { BackupCard } from './BackupCard';
import { CopyCard } from './CopyCard';
import { DeleteCard } from './DeleteCard';
import { LookCard } from './LookCard';
import { TakeCard } from './TakeCard';
import {
  conditionOf,
  holdsSomething,
  momentOf,
  newestOf,
  partsOf,
  reasonKey,
  sizeWords,
} from './data.model';
import './data.css';

export default function DataPage() {
  const t = useText('data');
  const load = useAnswer((engine) => engine.dataState(), 'data');
  if (!load.value && !load.error) {
    const words = { failed: '', loading: t('loading'), tryAgain: t('try_again') };
    return <LoadState framed error={null} {...words} again={load.again} />;
  }
  return (
    <div className="data">
      <header className="head">
        <div>
          <h1>{load.value ? <Title state={load.value} /> : t('title.unknown')}</h1>
          <p className="q">{t('local')}</p>
        </div>
      </header>
      <div className="cols c2">
        <div className="stack">
          {load.value ? <Keep state={load.value} again={load.again} /> : <Fault load={load} />}
        </div>
        <div className="stack">
          {load.value ? <Own state={load.value} again={load.again} /> : null}
          <LookCard />
          <AboutCard />
        </div>
      </div>
    </div>
  );
}

function Title({ state }: { state: DataState }) {
  const t = useText('data');
  const newest = newestOf(state);
  const moment = newest ? momentOf(newest.at_ms, state.today) : null;
  return t(`title.${conditionOf(state)}`, { moment: moment ? t(moment.key, moment.values) : '' });
}

function Fault({ load }: { load: Load<DataState> }) {
  const t = useText('data');
  return (
    <section className="card" role="alert">
      <p>{t(reasonKey(load.error?.code ?? ''))}</p>
      <button type="button" className="btn data-first" onClick={load.again}>
        {t('try_again')}
      </button>
    </section>
  );
}

type OwnProps = { state: DataState; again: () => void };

function Keep({ state, again }: OwnProps) {
  const readable = !state.damaged && holdsSomething(state);
  return (
    <>
      <BackupCard state={state} again={again} />
      {readable ? <CopyCard /> : null}
      {readable ? <TakeCard today={state.today} /> : null}
    </>
  );
}

function Own({ state, again }: OwnProps) {
  const left = holdsSomething(state) || state.backups.length > 0;
  return (
    <>
      <StoreCard state={state} />
      {left && !state.damaged ? <DeleteCard state={state} again={again} /> : null}
    </>
  );
}

function StoreCard({ state }: { state: DataState }) {
  const t = useText('data');
  const parts = partsOf({ ...state, looks: 0 }).map((part) => t(part.key, part.values));
  const date = dayWords(state.first_date ?? state.today, state.today);
  const gone = conditionOf(state) === 'missing' ? 'store.file_gone' : 'store.file_none';
  return (
    <section className="card">
      <h2>{t('store.title')}</h2>
      {state.damaged ? null : (
        <p className="small">
          {parts.length > 0
            ? `${t('store.since', { parts: listWords(parts), date })} ${t('store.looks')}`
            : t('store.nothing')}
        </p>
      )}
      <dl className="data-file">
        <dt className="small q">
          {state.exists ? t('store.file', { size: sizeWords(state.bytes) }) : t(gone)}
        </dt>
        <dd>{state.store}</dd>
      </dl>
    </section>
  );
}
