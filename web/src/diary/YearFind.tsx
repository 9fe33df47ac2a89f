/** Finds days and lanes by words; chips that count days and show which they are. */
import { useText } from '../texts/text';
import { Icon } from '../ui/Icon';
import { numberWords, type Lane } from './lanes.model';
import { shortDay } from './year.dates';
import { daysNamed, lanesNamed, type FilterName, type Year } from './year.model';

export type Finding = { words: string; filter: FilterName | null };

type Props = {
  year: Year;
  lanes: readonly Lane[];
  counts: Record<FilterName, number>;
  finding: Finding;
  onFind: (finding: Finding) => void;
  /** Days that the chip or the found lanes point to, newest first. */
  days: readonly number[];
  chosen: number;
  onChoose: (day: number) => void;
};

const filters: readonly FilterName[] = ['bad', 'gaps', 'corrected'];
const daysShown = 6;

export function YearFind(props: Props) {
  const { counts, finding, onFind } = props;
  const t = useText('diary');
  const pick = (filter: FilterName) =>
    onFind({ words: '', filter: finding.filter === filter ? null : filter });
  return (
    <div className="year-find noprint">
      <div className="year-search">
        <Icon name="search" />
        <input
          type="search"
          value={finding.words}
          placeholder={t('year.find.example')}
          aria-label={t('year.find.name')}
          onChange={(event) => onFind({ words: event.target.value, filter: null })}
        />
      </div>
      <div className="year-chips" role="group" aria-label={t('year.find.chips')}>
        {filters
          .filter((own) => counts[own] > 0)
          .map((own) => (
            <button
              key={own}
              type="button"
              aria-pressed={finding.filter === own}
              onClick={() => pick(own)}
            >
              <b>{numberWords(counts[own])}</b> {t(`year.filter.${own}`)}
            </button>
          ))}
      </div>
      <Found {...props} />
    </div>
  );
}

function Found({ year, lanes, finding, days, chosen, onChoose }: Props) {
  const t = useText('diary');
  const { words, filter } = finding;
  if (words.trim() === '' && !filter) return <div role="status" />;
  const named = daysNamed(year, words);
  const found = lanesNamed(lanes, words);
  const list = [...named, ...days.filter((day) => !named.includes(day))];
  const rest = list.length - daysShown;
  return (
    <div className="year-found" role="status">
      {found.length > 0 ? (
        <p className="small">
          {t(found.length === 1 ? 'year.find.rows_1' : 'year.find.rows', {
            names: found.map((lane) => lane.name).join('; '),
          })}
        </p>
      ) : null}
      {list.length === 0 && found.length === 0 ? (
        <p className="small">{t('year.find.nothing')}</p>
      ) : null}
      {list.length > 0 ? (
        <ul>
          {list.slice(0, daysShown).map((day) => (
            <li key={day}>
              <button type="button" aria-pressed={day === chosen} onClick={() => onChoose(day)}>
                {shortDay(day, year.last)}
              </button>
            </li>
          ))}
          {rest > 0 ? <li className="small q">{t('year.find.more', { count: rest })}</li> : null}
        </ul>
      ) : null}
    </div>
  );
}
