/** Backups: made by themselves and on demand, and put back after one more question. */
import { useRef, useState } from 'react';
import { useApp } from '../app/context';
import type { DataState } from '../engine/engine';
import { useText } from '../texts/text';
import { Note } from '../ui/blocks';
import { FlowError } from '../ui/Flow';
import { conditionOf, momentOf, newestOf, reasonKey } from './data.model';
import { RestoreList } from './RestoreList';
import { useCall } from './useCall';

type Props = { state: DataState; again: () => void };

export function BackupCard({ state, again }: Props) {
  const t = useText('data');
  const { engine } = useApp();
  const { busy, fault, run } = useCall();
  const [done, setDone] = useState('');
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const condition = conditionOf(state);
  const lost = condition === 'damaged' || condition === 'missing';
  const moment = (at_ms: number) => {
    const own = momentOf(at_ms, state.today);
    return t(own.key, own.values);
  };
  const backUp = () =>
    void run(engine.dataBackup, (now) => {
      const made = newestOf(now);
      setDone(made ? t('backup.done', { moment: moment(made.at_ms) }) : '');
      again();
    });
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <section className="card lead">
      <Head count={state.backups.length} />
      {lost ? <Lost state={state} /> : null}
      {state.backup_fault !== null && !lost ? <Failed code={state.backup_fault} /> : null}
      <div className="row wrap data-buttons">
        {condition === 'empty' ? (
          <a className="btn" href="#/check_in">
            {t('backup.write')}
          </a>
        ) : null}
        {lost || condition === 'empty' ? null : (
          <button type="button" className="btn" aria-disabled={busy} onClick={backUp}>
            {t(busy ? 'backup.busy' : 'backup.now')}
          </button>
        )}
        {state.backups.length > 0 ? (
          <button
            type="button"
            className={lost ? 'btn' : 'btn soft'}
            ref={opener}
            aria-expanded={open}
            aria-controls="data-restore"
            onClick={() => setOpen(!open)}
          >
            {t(lost ? 'damaged.button' : 'restore.open')}
          </button>
        ) : null}
      </div>
      <p className="small" role="status">
        {done}
      </p>
      {fault ? <FlowError>{`${t('backup.failed')} ${t(reasonKey(fault.code))}`}</FlowError> : null}
      <div id="data-restore" hidden={!open}>
        <RestoreList
          {...{ state, moment, close, again }}
          chosenFirst={lost ? newestOf(state) : null}
          told={setDone}
        />
      </div>
    </section>
  );
}

function Head({ count }: { count: number }) {
  const t = useText('data');
  return (
    <>
      <div className="row between wrap">
        <h2>{t('backup.title')}</h2>
        <span className={`chip ${count > 0 ? 'calm' : ''}`}>
          {count > 0 ? t('backup.chip', { count }) : t('backup.chip_none')}
        </span>
      </div>
      <p className="small q">{t('backup.how')}</p>
    </>
  );
}

function Failed({ code }: { code: string }) {
  const t = useText('data');
  return (
    <div className="data-note">
      <Note tone="warn">
        {t('backup.failed_last')} {t(reasonKey(code))}
      </Note>
    </div>
  );
}

/** Damaged, or gone from its place: the newest backup is offered before all else. */
function Lost({ state }: { state: DataState }) {
  const t = useText('data');
  const newest = newestOf(state);
  const own = newest ? momentOf(newest.at_ms, state.today) : null;
  const moment = own ? t(own.key, own.values) : '';
  return (
    <div className="data-note">
      <Note tone="warn">
        {state.damaged ? `${t('damaged.safe')} ` : ''}
        {!newest ? t('damaged.none') : null}
        {newest ? t(state.damaged ? 'damaged.offer' : 'damaged.missing', { moment }) : null}
      </Note>
    </div>
  );
}
