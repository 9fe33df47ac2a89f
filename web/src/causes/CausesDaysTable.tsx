/** The picture of the days as a table, newest first. */
import { useState } from 'react';
import { dayNumber, dayWords } from '../diary/year.dates';
import type { Causes } from '../engine/engine';
import { localDate } from '../plan/plan.model';
import { useText, type Text } from '../texts/text';
import { Icon } from '../ui/Icon';
import { groupIds, groupName, oneDecimal } from './causes.model';
import { isGap, layers, type DayPart, type ForecastDay } from './days.model';

const pageRows = 28;
/** In the order of the legend. */
const columns = [...layers].reverse();

type Row = { date: string; day: DayPart | null; ahead: ForecastDay | null };

export function DaysTable({ causes }: { causes: Causes }) {
  const t = useText('causes');
  const [page, setPage] = useState(0);
  const rows: Row[] = [
    ...causes.day_by_day.map((day) => ({ date: day.date, day, ahead: null })),
    ...causes.forecast.map((ahead) => ({ date: ahead.date, day: null, ahead })),
  ].reverse();
  const pages = Math.max(1, Math.ceil(rows.length / pageRows));
  const own = Math.min(page, pages - 1);
  const shown = rows.slice(own * pageRows, (own + 1) * pageRows);
  const heads = [t('days.when'), t('days.wrote'), t('days.thought')];
  const causesHeads = columns.map((k) => groupName(t, groupIds[k]!));
  return (
    <>
      <p className="small q">{t('days.note')}</p>
      <div className="lanes-scroll" tabIndex={0} role="region" aria-label={t('days.rows')}>
        <table className="small causes-table">
          <thead>
            <tr>
              {[...heads, ...causesHeads, groupName(t, 'unexplained')].map((words) => (
                <th key={words} scope="col">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <TableRow key={row.date} {...row} />
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 ? <Pager {...{ page: own, pages, setPage }} /> : null}
    </>
  );
}

function TableRow({ date, day, ahead }: Row) {
  const t = useText('causes');
  const name = dayWords(dayNumber(date), 'shortYear');
  if (!day) {
    const { mean, p10, p90 } = ahead!;
    const values = { best: oneDecimal(mean), low: oneDecimal(p10), high: oneDecimal(p90) };
    return (
      <tr>
        <th scope="row">{name}</th>
        <td>{t('days.to_come')}</td>
        <td>{t('days.range', values)}</td>
        <td colSpan={1 + groupIds.length} />
      </tr>
    );
  }
  const thought = {
    best: oneDecimal(day.expected),
    low: oneDecimal(day.latent_p10),
    high: oneDecimal(day.latent_p90),
  };
  return (
    <tr>
      <th scope="row">
        <a href={`#/day/${date}`}>{name}</a>
      </th>
      <td>{wroteWords(t, day)}</td>
      <td>{t('days.range', thought)}</td>
      {columns.map((k) => (
        <td key={k}>{oneDecimal(day.points[k]!)}</td>
      ))}
      <td>{oneDecimal(day.unexplained)}</td>
    </tr>
  );
}

function wroteWords(t: Text, day: DayPart): string {
  const { score } = day;
  if (score === null) return t(isGap(day, localDate(new Date())) ? 'days.no_entry' : 'days.open');
  return day.score_from_moments ? t('days.moments', { score }) : String(score);
}

type PagerProps = { page: number; pages: number; setPage: (page: number) => void };

function Pager({ page, pages, setPage }: PagerProps) {
  const t = useText('causes');
  return (
    <div className="row between noprint lanes-pager">
      <button
        type="button"
        className="ib"
        aria-label={t('days.earlier')}
        disabled={page === pages - 1}
        onClick={() => setPage(page + 1)}
      >
        <Icon name="back" />
      </button>
      <span className="small q" role="status">
        {t('days.page', { page: page + 1, pages })}
      </span>
      <button
        type="button"
        className="ib"
        aria-label={t('days.later')}
        disabled={page === 0}
        onClick={() => setPage(page - 1)}
      >
        <Icon name="next" />
      </button>
    </div>
  );
}
