/** The same as a table, from single days to months; a page at a time, newest first. */
import { useMemo, useState } from 'react';
import { useText, type Text } from '../texts/text';
import { Icon } from '../ui/Icon';
import { binsOf, pooled, type Bin, type Grain } from './lanes.bins';
import { numberWords, type Lane } from './lanes.model';
import { dateOf, dayWords } from './year.dates';
import { flag, flagsAt, isGap, isUnanswered, type Year } from './year.model';

const pageRows = 28;
const grains: readonly Grain[] = ['day', 'week', 'month'];

type Props = {
  year: Year;
  lanes: readonly Lane[];
  /** Only these days, when something is searched for. */
  only: readonly number[] | null;
};

function useRows({ year, only }: Props, grain: Grain) {
  return useMemo(() => {
    if (only !== null)
      return [...only].sort((a, b) => b - a).map((day) => ({ from: day, to: day }));
    const whole = { from: year.first, length: year.flags.length };
    return binsOf(whole, grain).reverse();
  }, [year, only, grain]);
}

export function LanesTable(props: Props) {
  const { year, lanes, only } = props;
  const t = useText('diary');
  const [grain, setGrain] = useState<Grain>('day');
  const [page, setPage] = useState(0);
  const rows = useRows(props, grain);
  const pages = Math.max(1, Math.ceil(rows.length / pageRows));
  const own = Math.min(page, pages - 1);
  const shown = rows.slice(own * pageRows, (own + 1) * pageRows);
  const choose = (next: Grain) => {
    setGrain(next);
    setPage(0);
  };
  return (
    <section className="card" aria-labelledby="lanes-table">
      <div className="row between wrap year-zoom">
        <h2 id="lanes-table">{t('year.table.title')}</h2>
        {only === null ? (
          <div className="seg noprint" role="group" aria-label={t('year.table.grain')}>
            {grains.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={grain === one}
                onClick={() => choose(one)}
              >
                {t(`year.table.${one}`)}
              </button>
            ))}
          </div>
        ) : null}
      </div>
      <p className="small q">
        {t(grain === 'day' || only ? 'year.table.note' : 'year.table.note_pooled')}
      </p>
      <div className="lanes-scroll" tabIndex={0} role="region" aria-label={t('year.table.rows')}>
        <table className="lanes-table small">
          <thead>
            <tr>
              <th scope="col">{t('year.table.when')}</th>
              {lanes.map((lane) => (
                <th key={lane.key} scope="col">
                  {lane.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((bin) => (
              <Row key={bin.from} {...{ year, lanes, bin, t }} />
            ))}
          </tbody>
        </table>
      </div>
      <Pager {...{ page: own, pages, setPage, t }} />
    </section>
  );
}

type PagerProps = { page: number; pages: number; setPage: (page: number) => void; t: Text };

function Pager({ page, pages, setPage, t }: PagerProps) {
  if (pages === 1) return null;
  return (
    <div className="row between noprint lanes-pager">
      <button
        type="button"
        className="ib"
        aria-label={t('year.table.earlier')}
        disabled={page === pages - 1}
        onClick={() => setPage(page + 1)}
      >
        <Icon name="back" />
      </button>
      <span className="small q" role="status">
        {t('year.table.page', { page: page + 1, pages })}
      </span>
      <button
        type="button"
        className="ib"
        aria-label={t('year.table.later')}
        disabled={page === 0}
        onClick={() => setPage(page - 1)}
      >
        <Icon name="next" />
      </button>
    </div>
  );
}

type RowProps = { year: Year; lanes: readonly Lane[]; bin: Bin; t: Text };

function Row({ year, lanes, bin, t }: RowProps) {
  const single = bin.from === bin.to;
  const gap = single && isGap(year, bin.from);
  return (
    <tr>
      <th scope="row">
        {single ? (
          <a href={`#/day/${dateOf(bin.from)}`}>{dayWords(bin.from, 'shortYear')}</a>
        ) : (
          t('year.table.span', {
            from: dayWords(bin.from, 'short'),
            to: dayWords(bin.to, 'shortYear'),
          })
        )}
        {single && (flagsAt(year, bin.from) & flag.corrected) !== 0 ? (
          <span className="lanes-corrected"> {t('year.corrected')}</span>
        ) : null}
      </th>
      {gap ? (
        <td colSpan={lanes.length}>
          {t(bin.from === year.last ? 'year.table.open' : 'year.table.gap')}
        </td>
      ) : (
        lanes.map((lane) => <td key={lane.key}>{cellWords(t, year, lane, bin)}</td>)
      )}
    </tr>
  );
}

export function cellWords(t: Text, year: Year, lane: Lane, bin: Bin): string {
  const { value, known, days } = pooled(year, lane, bin);
  const single = bin.from === bin.to;
  if (single && isUnanswered(year, lane, bin.from)) return t('year.table.unanswered');
  if (value === null) return t('year.table.unknown');
  if (single) return lane.say(lane.values[bin.from - year.first]!);
  if (lane.kind === 'event') return t('year.table.times', { count: value, days: known });
  const words = numberWords(value);
  return known === days ? words : t('year.table.some', { value: words, known, days });
}
