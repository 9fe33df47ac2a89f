/** All kept knots: as a page of their own, and as the others beside one. */
import { useAnswer, useAtlas } from '../app/context';
import type { Atlas, KnotRow } from '../engine/engine';
import { capital, chanceWords, muscleOf } from '../texts/names';
import { useText } from '../texts/text';
import { EmptyState, LoadState } from '../ui/Flow';
import { dayWords, faultKey, isOpen, sortedRows, today } from './knots.model';

const nameOf = (atlas: Atlas, row: KnotRow): string =>
  capital(muscleOf(atlas, row.muscle)?.name_plain ?? row.muscle);

/** Where it stands: "right: 6 in 10, not pressed yet". */
function standing(t: ReturnType<typeof useText>, row: KnotRow): string {
  const side = t(`side.${row.side}`);
  if (!isOpen(row)) return t('other.row_closed', { side });
  const chance = row.probability === null ? t('other.no_chance') : chanceWords(row.probability);
  return t('other.row', { side, chance, pressed: t(`other.${row.pressed}`) });
}

export function KnotsList() {
  const t = useText('knots');
  const list = useAnswer((engine) => engine.knots(), 'knots');
  const atlas = useAtlas();
  const error = list.error ?? atlas.error;
  if (!list.value || !atlas.value) {
    return (
      <LoadState
        framed
        error={error}
        failed={t(faultKey(error?.code ?? ''))}
        loading={t('loading')}
        tryAgain={t('try_again')}
        again={() => (list.error ? list.again() : atlas.again())}
      />
    );
  }
  const rows = sortedRows(list.value.knots);
  if (rows.length === 0) {
    const words = { title: t('empty.title'), text: t('empty.text'), button: t('empty.button') };
    return <EmptyState framed {...words} to="#/paint" />;
  }
  return (
    <div className="record">
      <header className="head">
        <div>
          <h1>{t('list.title')}</h1>
          <p className="q">{t('list.lead')}</p>
        </div>
      </header>
      <div className="stack record-list">
        <Group atlas={atlas.value} title={t('list.open')} rows={rows.filter(isOpen)} />
        <Group
          atlas={atlas.value}
          title={t('list.closed')}
          rows={rows.filter((row) => !isOpen(row))}
        />
      </div>
    </div>
  );
}

function Group({ atlas, title, rows }: { atlas: Atlas; title: string; rows: KnotRow[] }) {
  const t = useText('knots');
  const now = today(new Date());
  if (rows.length === 0) return null;
  return (
    <section className="card">
      <h2>{title}</h2>
      <ul className="record-rows">
        {rows.map((row) => (
          <li key={row.knot_id}>
            <a href={`#/record/${row.knot_id}`}>
              <b>{nameOf(atlas, row)}</b>
              <span className="small q">{capital(standing(t, row))}</span>
              <span className="small q">
                {t('list.since', {
                  date: dayWords(row.since_date, now),
                  looks: t(row.looks === 1 ? 'list.looks_1' : 'list.looks', { count: row.looks }),
                  change: t(`list.change.${row.change}`),
                })}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function AlsoRecorded({ atlas, except }: { atlas: Atlas; except: number }) {
  const t = useText('knots');
  const list = useAnswer((engine) => engine.knots(), `knots beside ${except}`);
  const rows = sortedRows(list.value?.knots ?? []).filter((row) => row.knot_id !== except);
  return (
    <section className="card sunk">
      {rows.length > 0 ? (
        <>
          <h2>{t('other.title')}</h2>
          <ul className="record-rows">
            {rows.map((row) => (
              <li key={row.knot_id}>
                <a href={`#/record/${row.knot_id}`}>
                  <b>{nameOf(atlas, row)}</b>
                  <span className="small q">{capital(standing(t, row))}</span>
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <a className="btn text record-to-list" href="#/record">
        {t('to_list')}
      </a>
    </section>
  );
}
