/** A few safe things for today: what, how long, how much it may change, and what was left out. */
import { useEffect, type ReactNode } from 'react';
import { useAnswer, useApp, useAtlas } from '../app/context';
import { go } from '../app/go';
import { hasPain, requestOf } from '../app/journey.model';
import type { Answer, Atlas, Intake, PlanAnswer } from '../engine/engine';
import { stopsEverything, withRaised } from '../safety/flag.model';
import { SoonNote } from '../safety/SoonNote';
import { capital, numberWord } from '../texts/names';
import { useText } from '../texts/text';
import { Chip, Disclosure } from '../ui/blocks';
import { EmptyState, LoadState } from '../ui/Flow';
import { PlanItemCard } from './PlanItemCard';
import { WaitingQuestions } from './WaitingQuestions';
import {
  leftOutOf,
  localDate,
  questionsOf,
  scaleOf,
  titleOf,
  waitingOf,
  type Sentence,
} from './plan.model';
import './plan.css';

type Text = ReturnType<typeof useText>;

export default function PlanPage() {
  const t = useText('plan');
  const { journey, change } = useApp();
  const atlas = useAtlas();
  const intake = useAnswer((engine) => engine.intake(), 'intake');
  const painted = hasPain(journey);
  const request = {
    located: requestOf(journey),
    contraindications: journey.contraindications,
    date: localDate(new Date()),
  };
  const plan = useAnswer(
    (engine) => (painted ? engine.plan(request) : Promise.resolve(null)),
    JSON.stringify(request),
  );
  const stop = plan.value !== null && stopsEverything(plan.value.red_flags.level);
  const raised = plan.value?.red_flags;
  useEffect(() => {
    if (!stop || !raised) return;
    // A yes of the intake may have raised a flag: the flag page and its way back need it as said.
    const flags = withRaised(journey.flags, raised.details);
    if (flags !== journey.flags) change((before) => ({ ...before, flags, safetyDone: false }));
    go(flags !== journey.flags && raised.open.length > 0 ? '#/safety' : '#/flag');
  }, [stop]);

  if (!painted) {
    const words = { title: t('empty_title'), text: t('empty_text'), button: t('empty_button') };
    return <EmptyState framed {...words} to="#/paint" />;
  }
  if (!plan.value || !atlas.value || !intake.value || stop) {
    const error = plan.error ?? atlas.error ?? intake.error;
    return (
      <LoadState
        framed
        error={error}
        failed={t('failed', { detail: error?.detail ?? '' })}
        loading={t('loading')}
        tryAgain={t('try_again')}
        again={() => (plan.error ? plan.again() : atlas.error ? atlas.again() : intake.again())}
      />
    );
  }
  if (plan.value.red_flags.open.length > 0) {
    return (
      <EmptyState
        framed
        title={t('open_flags_title')}
        text={t('open_flags_text')}
        button={t('open_flags_button')}
        to="#/safety"
      />
    );
  }
  return <Plan plan={plan.value} atlas={atlas.value} intake={intake.value} />;
}

export function planTitle(t: Text, sentence: Sentence): string {
  const count = Number(sentence.values?.['count'] ?? 0);
  if (count === 0) return t(sentence.key);
  const minutes = sentence.values?.['minutes'] ?? 0;
  return t(sentence.key, { count, minutes, word: capital(numberWord(Number(count))) });
}

type Props = { plan: PlanAnswer; atlas: Atlas; intake: Intake };

function Plan({ plan, atlas, intake }: Props) {
  const t = useText('plan');
  const { journey, change } = useApp();
  const items = plan.days[0]?.items ?? [];
  const scale = scaleOf(items.map((item) => item.expected_change));
  const waiting = waitingOf(plan.excluded, journey.contraindications);
  const questions = questionsOf(waiting);
  const leftOut = leftOutOf(plan.excluded);
  const open = plan.open_codes.filter((code) => journey.contraindications[code] === undefined);
  const answer = (code: string, given: Answer) =>
    change((before) => ({
      ...before,
      contraindications: { ...before.contraindications, [code]: given },
    }));

  if (items.length === 0) {
    return (
      <Refused
        plan={plan}
        intake={intake}
        asked={questions.length}
        questions={
          <WaitingQuestions panel questions={questions} intake={intake} onAnswer={answer} />
        }
      />
    );
  }
  return (
    <div className="plan">
      <header className="head">
        <div>
          <h1>{planTitle(t, titleOf(items))}</h1>
          <p className="q plan-lead">
            <Chip>{t('from_others')}</Chip> {t('lead')}
          </p>
        </div>
      </header>
      <SoonNote screening={plan.red_flags} />
      <div className="cols c32">
        <div className="stack">
          {items.map((item, index) => (
            <PlanItemCard
              key={`${item.treatment}-${item.exercise ?? ''}`}
              item={item}
              atlas={atlas}
              scale={scale}
              first={index === 0}
            />
          ))}
        </div>
        <div className="stack">
          {open.length > 0 ? (
            <section className="card">
              <h2>{t('open_more', { count: open.length })}</h2>
              <p className="small q">{t('intake.lead')}</p>
              <a className="btn soft flow-end" href="#/intake">
                {t('open_more_button')}
              </a>
            </section>
          ) : (
            <WaitingQuestions questions={questions} intake={intake} onAnswer={answer} />
          )}
          <StopRules rules={plan.stop_rules} />
          <LeftOut leftOut={leftOut} />
          <Ways />
        </div>
      </div>
    </div>
  );
}

function StopRules({ rules }: { rules: string[] }) {
  const t = useText('plan');
  return (
    <section className="card">
      <h2>{t('rules_title')}</h2>
      <ul className="plan-rules small">
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </section>
  );
}

function Ways() {
  const t = useText('plan');
  return (
    <nav className="card plan-ways" aria-label={t('more_title')}>
      <a className="btn line" href="#/report">
        {t('to_report')}
      </a>
      <a className="btn text" href="#/result">
        {t('to_result')}
      </a>
      <a className="btn text" href="#/intake">
        {t('to_intake')}
      </a>
    </nav>
  );
}

function LeftOut({ leftOut }: { leftOut: PlanAnswer['excluded'] }) {
  const t = useText('plan');
  if (leftOut.length === 0) return null;
  return (
    <section className="card plan-disc">
      <Disclosure title={t('left_out')}>
        <ul className="plan-left small">
          {leftOut.map((own) => (
            <li key={own.treatment}>
              <b>{own.name}</b>
              <span className="q">{own.reason}</span>
            </li>
          ))}
        </ul>
      </Disclosure>
    </section>
  );
}

/** Says no usefully: no minutes, the missing question itself, and what can be done instead. */
function Refused({
  plan,
  asked,
  questions,
}: {
  plan: PlanAnswer;
  intake: Intake;
  asked: number;
  questions: ReactNode;
}) {
  const t = useText('plan');
  const title = asked === 0 ? 'title_none' : asked === 1 ? 'title' : 'title_many';
  return (
    <div className="plan">
      <header className="head">
        <div>
          <h1>{t(`refused.${title}`)}</h1>
          <p className="q">{t(asked === 0 ? 'refused.text_none' : 'refused.text')}</p>
        </div>
      </header>
      <SoonNote screening={plan.red_flags} />
      <div className="cols c32">
        <div className="stack">
          {questions}
          <section className="card">
            <h2>{t('refused.now')}</h2>
            <ul className="plan-rules">
              <li>{t('refused.now_move')}</li>
              <li>
                <a href="#/report">{t('refused.now_show')}</a>
              </li>
              <li>
                <a href="#/intake">{t('refused.now_again')}</a>
              </li>
            </ul>
          </section>
        </div>
        <div className="stack">
          <LeftOut leftOut={leftOutOf(plan.excluded)} />
        </div>
      </div>
    </div>
  );
}
