/** What do I do now? The check-in while the day is open, what the plan holds, what is due. */
import { useAnswer, useApp, useAtlas } from '../app/context';
import { hasPain, requestOf } from '../app/journey.model';
import type { Atlas, CheckIn, DiaryQuestions, DiaryToday, PlanAnswer } from '../engine/engine';
import { localDate } from '../plan/plan.model';
import { capital, numberWord } from '../texts/names';
import { useText } from '../texts/text';
import { LoadState } from '../ui/Flow';
import { Icon } from '../ui/Icon';
import { useCheckIn, useDrafts } from './CheckInDrafts';
import { dayTitle } from './checkIn.days';
import { overtakenValues } from './checkIn.model';
import { TodayDone } from './TodayDone';
import { TodayKnots } from './TodayKnots';
import { TodayPanel } from './TodayPanel';
import { TodayPlan } from './TodayPlan';
import { TodayWeek } from './TodayWeek';
import { planRows, titleOf } from './today.model';
import './today.css';

/** The plan of this window's drawing; nothing without one, or while something comes before it. */
function usePlan(): PlanAnswer | null {
  const { journey } = useApp();
  const painted = hasPain(journey) && journey.safetyDone;
  const request = {
    located: requestOf(journey),
    contraindications: journey.contraindications,
    date: localDate(new Date()),
  };
  const plan = useAnswer(
    (engine) => (painted ? engine.plan(request) : Promise.resolve(null)),
    painted ? JSON.stringify(request) : 'no plan',
  ).value;
  return plan && plan.red_flags.open.length === 0 ? plan : null;
}

/** Trying again would not help: the file itself is at fault. */
const lost = ['damaged', 'not_a_store', 'newer_store'];

export default function TodayPage() {
  const t = useText('diary');
  const { saved, waiting } = useDrafts();
  // A day that was sent meanwhile is asked for anew.
  const round = `${saved?.date ?? ''} ${Object.keys(waiting).length}`;
  const today = useAnswer((engine) => engine.diaryToday(), `today ${round}`);
  const base = useCheckIn(null);
  const questions = useAnswer((engine) => engine.diaryQuestions(), 'diary questions');
  const atlas = useAtlas();
  const plan = usePlan();
  if (!today.value || !questions.value || !atlas.value || !base.value) {
    const loads = [today, questions, atlas, base];
    const error = loads.find((load) => load.error)?.error ?? null;
    const failed = lost.includes(error?.code ?? '') ? (
      <>
        {t('today.damaged')} <a href="#/data">{t('today.damaged_link')}</a>
      </>
    ) : (
      t('today.failed')
    );
    return (
      <LoadState
        framed
        {...{ error, failed }}
        loading={t('today.loading')}
        tryAgain={t('today.try_again')}
        again={() => loads.forEach((load) => load.error && load.again())}
      />
    );
  }
  const shown = { today: today.value, base: base.value, questions: questions.value };
  return <Today {...shown} atlas={atlas.value} plan={plan} />;
}

export type TodayProps = {
  today: DiaryToday;
  base: CheckIn;
  questions: DiaryQuestions;
  atlas: Atlas;
};

function Today({ plan, ...day }: TodayProps & { plan: PlanAnswer | null }) {
  const t = useText('diary');
  const { today } = day;
  const rows = planRows(plan?.days[0]?.items ?? [], today.done);
  const title = titleOf(today, rows);
  const count = Number(title.values?.['count'] ?? 0);
  const words = { ...title.values, word: capital(numberWord(count)) };
  return (
    <div className="today">
      <header className="head">
        <div>
          <p className="small q">
            {t('today.now', { day: dayTitle(today.date, today.date), time: today.now })}
          </p>
          <h1>{t(`today.${title.key}`, words)}</h1>
          <Told />
        </div>
        <a className="ib onlyp" href="#/data" aria-label={t('today.settings')}>
          <Icon name="settings" />
        </a>
      </header>
      <div className="cols c32">
        <div className="stack">
          <TodayPanel {...day} />
          <TodayPlan rows={rows} plan={plan} atlas={day.atlas} />
          <TodayDone {...day} rows={rows} />
        </div>
        <div className="stack">
          <TodayKnots atlas={day.atlas} date={today.date} />
          <TodayWeek today={today} />
        </div>
      </div>
    </div>
  );
}

/** What became of the last save of this window. */
function Told() {
  const t = useText('diary');
  const { saved, waiting } = useDrafts();
  const left = Object.keys(waiting).length;
  const values = overtakenValues(saved?.overtaken ?? []);
  return (
    <div role="status" className="today-told small">
      {left > 0 ? <p>{t('today.waiting', { count: left })}</p> : null}
      {saved ? <p>{t('today.saved', { day: dayTitle(saved.date, saved.date) })}</p> : null}
      {values.length > 0 ? <p>{t('today.overtaken', { values: values.join(', ') })}</p> : null}
    </div>
  );
}
