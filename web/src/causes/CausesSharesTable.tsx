/** The parts of the causes as a table, in the order and with the words of the picture. */
import type { Causes } from '../engine/engine';
import { useText, type Text } from '../texts/text';
import { Disclosure } from '../ui/blocks';
import {
  groupName,
  numberOf,
  priorOf,
  restOf,
  shownOf,
  verdictWords,
  type Group,
  type GroupId,
  type Measure,
  type Quantiles,
} from './causes.model';

type Row = { id: GroupId | 'unexplained'; best: Quantiles | null; of: Quantiles; verdict: string };

type Props = { causes: Causes; measure: Measure; groups: readonly Group[]; onlyOthers?: boolean };

export function SharesTable({ causes, measure, groups, onlyOthers = false }: Props) {
  const t = useText('causes');
  const rest = onlyOthers ? null : restOf(causes, measure);
  const rows = groups.map((own): Row => {
    const { known, of } = shownOf(own, measure);
    if (onlyOthers) return { id: own.group, best: null, of: priorOf(own, measure), verdict: '' };
    return { id: own.group, best: known ? of : null, of, verdict: verdictWords(t, causes, own) };
  });
  if (rest) rows.push({ id: 'unexplained', best: rest, of: rest, verdict: t('shares.rest') });
  const heads = onlyOthers ? ['cause', 'others'] : ['cause', 'best', 'range', 'verdict'];
  return (
    <Disclosure title={t('shares.show_table')} name={t('shares.show_table_name')}>
      <div className="lanes-scroll" tabIndex={0} role="region" aria-label={t('shares.rows')}>
        <table className="small causes-table">
          <thead>
            <tr>
              {heads.map((key) => (
                <th key={key} scope="col">
                  {t(`shares.table.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, best, of, verdict }) => (
              <tr key={id}>
                <th scope="row">{groupName(t, id)}</th>
                {onlyOthers ? null : <td>{best ? amount(t, best.p50, measure) : '?'}</td>}
                <td>{rangeWords(t, of, measure)}</td>
                {onlyOthers ? null : <td>{verdict}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Disclosure>
  );
}

const amount = (t: Text, value: number, measure: Measure): string =>
  t(`shares.${measure}`, { value: numberOf(value, measure) });

const rangeWords = (t: Text, of: Quantiles, measure: Measure): string =>
  t('meaning.range', { low: numberOf(of.p05, measure), high: amount(t, of.p95, measure) });
