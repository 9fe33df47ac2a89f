/** Everything in forms that other programs read. */
import { useState } from 'react';
import { useApp } from '../app/context';
import type { DataCsv } from '../engine/engine';
import { useText } from '../texts/text';
import { FlowError } from '../ui/Flow';
import { reasonKey, sizeWords } from './data.model';
import { save } from './download';
import { useCall } from './useCall';

export function TakeCard({ today }: { today: string }) {
  const t = useText('data');
  const { engine } = useApp();
  const json = useCall();
  const csv = useCall();
  const [done, setDone] = useState('');
  const [tables, setTables] = useState<DataCsv['files']>([]);
  const fault = json.fault ?? csv.fault;
  const exportAll = () =>
    void json.run(engine.dataExport, (text) => {
      const name = `unknot-${today}.json`;
      save(name, [text], 'application/json');
      setDone(t('take.done', { name }));
    });
  const makeTables = () =>
    void csv.run(engine.dataCsv, ({ files }) => {
      setTables(files);
      setDone(t('take.ready'));
    });
  return (
    <section className="card">
      <h2>{t('take.title')}</h2>
      <p className="small q">{t('take.how')}</p>
      <div className="row wrap data-buttons">
        <button type="button" className="btn soft" aria-disabled={json.busy} onClick={exportAll}>
          {t(json.busy ? 'take.busy' : 'take.json')}
        </button>
        <button type="button" className="btn soft" aria-disabled={csv.busy} onClick={makeTables}>
          {t(csv.busy ? 'take.busy' : 'take.tables')}
        </button>
        <a className="btn soft" href="#/report">
          {t('take.report')}
        </a>
      </div>
      <p className="small" role="status">
        {done}
      </p>
      {tables.length > 0 ? (
        <ul className="data-tables">
          {tables.map(({ name, text }) => (
            <li key={name}>
              <button
                type="button"
                className="btn text"
                onClick={() => save(name, [text], 'text/csv')}
              >
                {name}
              </button>
              <span className="small q">{sizeWords(text.length)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {fault ? <FlowError>{`${t('take.failed')} ${t(reasonKey(fault.code))}`}</FlowError> : null}
    </section>
  );
}
