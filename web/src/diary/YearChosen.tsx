/** Beside the picture: the chosen day, the gap that may be filled, and where to go from here. */
import { useText } from '../texts/text';
import { Icon, type IconName } from '../ui/Icon';
import type { Lane, LaneGroup } from './lanes.model';
import { dateOf, longDay } from './year.dates';
import { flag, flagsAt, isGap, isUnanswered, valueAt, type Year } from './year.model';

const icons: Record<LaneGroup, IconName> = {
  pain: 'body',
  hindrance: 'body',
  stress_and_tension: 'pulse',
  sitting_all_day: 'chair',
  overuse_or_injury: 'work',
  dehydration: 'drop',
  poor_posture: 'posture',
  confounder: 'moon',
  treatment: 'check',
};
const rowsMax = 7;

type Props = { year: Year; lanes: readonly Lane[]; day: number; onChoose: (day: number) => void };

export function YearChosen({ year, lanes, day, onChoose }: Props) {
  const t = useText('diary');
  const worst = valueAt(year, lanes[0]!, day);
  const flags = flagsAt(year, day);
  return (
    <section className="card lead year-chosen" aria-labelledby="year-chosen">
      <div className="row between">
        <div>
          <p className="small q">{t('year.chosen')}</p>
          <h2 id="year-chosen">{longDay(day, year.last)}</h2>
        </div>
        {worst === null ? null : (
          <span
            className="year-worst"
            style={{
              ['--p' as string]: `var(--pain-${worst})`,
              ['--on' as string]: `var(--on-pain-${worst})`,
            }}
          >
            <span className="vh">{t('year.worst')} </span>
            {worst}
          </span>
        )}
      </div>
      <div className="row wrap year-tags">
        {(flags & flag.corrected) !== 0 ? (
          <span className="chip warn">{t('year.corrected')}</span>
        ) : null}
        {(flags & flag.late) !== 0 ? <span className="chip">{t('year.late')}</span> : null}
        {isUnanswered(year, lanes[0]!, day) ? (
          <span className="chip">{t('year.unanswered')}</span>
        ) : null}
      </div>
      <ChosenRows {...{ year, lanes, day }} />
      <div className="row between year-step noprint">
        <button
          type="button"
          className="ib"
          aria-label={t('year.day_before')}
          onClick={() => onChoose(day - 1)}
        >
          <Icon name="back" />
        </button>
        <ChosenLink year={year} day={day} />
        <button
          type="button"
          className="ib"
          aria-label={t('year.day_after')}
          disabled={day >= year.last}
          onClick={() => onChoose(day + 1)}
        >
          <Icon name="next" />
        </button>
      </div>
    </section>
  );
}

function ChosenLink({ year, day }: { year: Year; day: number }) {
  const t = useText('diary');
  const date = dateOf(day);
  if (day < year.first || isGap(year, day)) {
    return (
      <a className="btn" href={`#/check_in/${date}`}>
        {t(day === year.last ? 'year.write_today' : 'year.fill')}
      </a>
    );
  }
  return (
    <a className="btn" href={`#/day/${date}`}>
      {t('year.open')}
    </a>
  );
}

function ChosenRows({ year, lanes, day }: Omit<Props, 'onChoose'>) {
  const t = useText('diary');
  if (day < year.first) return <p className="small q">{t('year.before_text')}</p>;
  if (isGap(year, day)) {
    return <p className="small q">{t(day === year.last ? 'year.open_text' : 'year.gap_text')}</p>;
  }
  const known = lanes.slice(1).flatMap((lane) => {
    const value = valueAt(year, lane, day);
    return value === null || (lane.group === 'treatment' && value === 0) ? [] : [{ lane, value }];
  });
  const rest = known.length - rowsMax;
  return (
    <>
      <ul className="year-rows">
        {known.slice(0, rowsMax).map(({ lane, value }) => (
          <li key={lane.key}>
            <a href={`#/day/${dateOf(day)}/${lane.key}`}>
              <span className={`year-icon lane-${lane.group}`}>
                <Icon name={icons[lane.group]} />
              </span>
              <span>{lane.plain}</span>
              <b>{lane.say(value)}</b>
            </a>
          </li>
        ))}
      </ul>
      {rest > 0 ? <p className="small q">{t('year.more_rows', { count: rest })}</p> : null}
    </>
  );
}

type GapProps = { year: Year; day: number; onLeave: () => void };

export function YearGap({ year, day, onLeave }: GapProps) {
  const t = useText('diary');
  const ago = year.last - day;
  const text = ago === 1 ? t('year.gap.text_1') : t('year.gap.text', { count: ago });
  return (
    <section className="card sunk noprint">
      <h2>{t('year.gap.title', { day: longDay(day, year.last) })}</h2>
      <p className="small q">{text}</p>
      <div className="row wrap year-buttons">
        <a className="btn soft" href={`#/check_in/${dateOf(day)}`}>
          {t('year.gap.fill')}
        </a>
        <button type="button" className="btn text" onClick={onLeave}>
          {t('year.gap.leave')}
        </button>
      </div>
    </section>
  );
}

const ways: readonly { key: string; to: string; icon: IconName }[] = [
  { key: 'report', to: '#/report', icon: 'print' },
  { key: 'export', to: '#/data', icon: 'page' },
  { key: 'backup', to: '#/data', icon: 'lock' },
];

export function YearWays() {
  const t = useText('diary');
  return (
    <ul className="year-ways noprint">
      {ways.map(({ key, to, icon }) => (
        <li key={key}>
          <a href={to}>
            <Icon name={icon} />
            {t(`year.ways.${key}`)}
          </a>
        </li>
      ))}
    </ul>
  );
}
