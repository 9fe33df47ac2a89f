/** The one thing to do next while the day is open; written, it says what was said. */
import { placeName, capital } from '../texts/names';
import { useText } from '../texts/text';
import { Icon } from '../ui/Icon';
import { useDrafts } from './CheckInDrafts';
import { addDays, weekdayOf } from './checkIn.days';
import { answerCount, emptyDraft, shownPlaces } from './checkIn.model';
import { saidOf, type SaidToday } from './today.model';
import type { TodayProps } from './TodayPage';

export function TodayPanel(day: TodayProps) {
  const { today, base } = day;
  // Before four in the morning the evening before is asked for.
  const open = !base.checked_in;
  return (
    <>
      {open ? <Open {...day} /> : <Written {...day} />}
      {today.yesterday_open && base.date === today.date ? <Yesterday date={today.date} /> : null}
    </>
  );
}

function Open({ base, today }: TodayProps) {
  const t = useText('diary');
  const { drafts } = useDrafts();
  const begun = drafts[base.date] !== undefined;
  const count = answerCount(base, shownPlaces(base, emptyDraft()));
  return (
    <section className="panel today-panel">
      <div>
        <h2>
          {base.date === today.date
            ? t('today.panel')
            : t('today.panel_day', { day: weekdayOf(base.date) })}
        </h2>
        <p className="small q">{begun ? t('today.panel_begun') : t('today.panel', { count })}</p>
        {today.first_date === null ? <p className="small q">{t('today.first.text')}</p> : null}
      </div>
      <a className="btn" href="#/check_in">
        {t(begun ? 'today.go_on' : 'today.check_in')}
      </a>
    </section>
  );
}

function Written(day: TodayProps) {
  const t = useText('diary');
  const all = saidOf(day.base);
  return (
    <section className="card today-written">
      <span className="today-icon calm">
        <Icon name="check" />
      </span>
      <div>
        <h2>{t('today.written')}</h2>
        {all.length > 0 ? (
          <ul className="today-said">
            {all.map((own) => (
              <li key={saidKey(own)}>
                <SaidLine {...day} own={own} />
              </li>
            ))}
          </ul>
        ) : (
          <p className="small q">{t('today.said_nothing')}</p>
        )}
        <a className="check-link" href={`#/check_in/${day.base.date}`}>
          {t('today.correct')}
        </a>
      </div>
    </section>
  );
}

const saidKey = (own: SaidToday): string =>
  own.kind === 'pain' ? `${own.region}|${own.side}` : own.cause;

function SaidLine({ own, questions, atlas }: TodayProps & { own: SaidToday }) {
  const t = useText('diary');
  if (own.kind === 'pain') {
    return (
      <>
        <span>{capital(placeName(atlas, own.region, own.side))}</span>
        <b className="today-pain" data-level={own.pain}>
          {own.pain}
        </b>
      </>
    );
  }
  const question = questions.questions.find((each) => each.cause === own.cause);
  const option = question?.options.find(
    (each) => each.value === own.value && (each.choice ?? '') === own.choice,
  );
  const unit = question?.unit ?? 'count';
  const number =
    unit === 'yes_no'
      ? t(own.value > 0 ? 'check_in.yes' : 'check_in.no')
      : t(unit === 'scale' ? 'today.scale' : 'today.number', {
          value: own.value,
          unit: t(`check_in.unit.${unit}`),
        });
  return (
    <>
      <span>{question?.name ?? own.cause}</span>
      <b>{unit === 'scale' ? number : (option?.label ?? number)}</b>
    </>
  );
}

function Yesterday({ date }: { date: string }) {
  const t = useText('diary');
  return (
    <section className="card today-row">
      <span className="today-icon">
        <Icon name="diary" />
      </span>
      <div>
        <h2>{t('today.yesterday')}</h2>
        <p className="small q">{t('today.yesterday_more')}</p>
      </div>
      <a className="btn soft" href={`#/check_in/${addDays(date, -1)}`}>
        {t('today.yesterday_fill')}
      </a>
    </section>
  );
}
