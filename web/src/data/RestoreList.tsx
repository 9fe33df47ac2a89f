/** The list of backups; one is put in place of the diary after one question. */
import { useState, type ReactNode } from 'react';
import { useApp } from '../app/context';
import type { Backup, DataState } from '../engine/engine';
import { capital } from '../texts/names';
import { useText } from '../texts/text';
import { FlowError } from '../ui/Flow';
import { reasonKey, sizeWords } from './data.model';
import { useCall } from './useCall';

type Props = {
  state: DataState;
  chosenFirst: Backup | null;
  /** "today, 19:00" */
  moment: (at_ms: number) => string;
  close: () => void;
  told: (done: string) => void;
  again: () => void;
};

export function RestoreList({ state, chosenFirst, moment, close, told, again }: Props) {
  const t = useText('data');
  const { engine } = useApp();
  const { busy, fault, run } = useCall();
  const [name, setName] = useState(chosenFirst?.name ?? null);
  const restore = (backup: Backup) =>
    void run(
      () => engine.dataRestore(backup.name),
      () => {
        setName(null);
        told(t('restore.done', { moment: moment(backup.at_ms) }));
        close();
        again();
      },
    );
  const escape = (key: string) => {
    if (key !== 'Escape') return;
    if (name !== null) setName(null);
    else close();
  };
  return (
    <div onKeyDown={(event) => escape(event.key)}>
      <fieldset className="data-list">
        <legend className="small q">{t('restore.list')}</legend>
        {state.backups.map((own) => (
          <div key={own.name}>
            <label>
              <input
                type="radio"
                name="backup"
                checked={own.name === name}
                onChange={() => setName(own.name)}
              />
              <span>
                <b>{capital(moment(own.at_ms))}</b>
                <span className="small q">
                  {t(`restore.kind.${own.kind}`, { size: sizeWords(own.bytes) })}
                </span>
              </span>
            </label>
            {own.name === name ? (
              <Ask backup={own} moment={moment(own.at_ms)} damaged={state.damaged}>
                <button
                  type="button"
                  className="btn soft"
                  aria-disabled={busy}
                  onClick={() => restore(own)}
                >
                  {t(busy ? 'restore.busy' : 'restore.yes')}
                </button>
                <button type="button" className="btn text" onClick={() => setName(null)}>
                  {t('restore.no')}
                </button>
              </Ask>
            ) : null}
          </div>
        ))}
      </fieldset>
      {fault ? <FlowError>{`${t('restore.failed')} ${t(reasonKey(fault.code))}`}</FlowError> : null}
    </div>
  );
}

type AskProps = { backup: Backup; moment: string; damaged: boolean; children: ReactNode };

function Ask({ backup, moment, damaged, children }: AskProps) {
  const t = useText('data');
  return (
    <div className="data-ask" role="group" aria-labelledby="data-ask">
      <h3 id="data-ask" aria-live="polite">
        {t('restore.ask', { moment })}
      </h3>
      <p className="small q">{t('restore.what', { size: sizeWords(backup.bytes) })}</p>
      <p className="small q">{t(damaged ? 'restore.safe_damaged' : 'restore.safe')}</p>
      <div className="row wrap data-buttons">{children}</div>
    </div>
  );
}
