/** "What your body allows": only what the plan needs, page by page, each answer with its effect. */
import { useEffect, useMemo, useState } from 'react';
import { useAnswer, useApp, useAtlas } from '../app/context';
import { go } from '../app/go';
import { hasPain, requestOf, type Journey } from '../app/journey.model';
import type { Answer, Intake, PlanAnswer } from '../engine/engine';
import { stopsEverything } from '../safety/flag.model';
import { numberWord, placeName } from '../texts/names';
import { useText } from '../texts/text';
import { Note } from '../ui/blocks';
import { EmptyState, FlowError, FlowHead, LoadState, usePageTitle, WhyNote } from '../ui/Flow';
import { focusQuestion, YesUnsureNo } from '../ui/YesUnsureNo';
import {
  answerCode,
  answerRow,
  denyOtherCodes,
  denyRest,
  givenBefore,
  intakePages,
  isUnfolded,
  missingCodes,
  unknownTexts,
  untouchedRows,
  type Given,
  type IntakePage as Page,
  type IntakeRow,
} from './intake.model';

type Text = ReturnType<typeof useText>;

export default function IntakePage() {
  const t = useText('plan');
  const { journey } = useApp();
  const painted = hasPain(journey);
  const intake = useAnswer((engine) => engine.intake(), 'intake');
  // What a person who has answered nothing must be asked: so the pages keep their order.
  const request = { located: requestOf(journey) };
  const bare = useAnswer(
    (engine) => (painted ? engine.plan(request) : Promise.resolve(null)),
    JSON.stringify(request),
  );
  const stop = bare.value !== null && stopsEverything(bare.value.red_flags.level);
  useEffect(() => {
    if (stop) go('#/flag');
  }, [stop]);
  if (!painted) {
    const words = { title: t('empty_title'), text: t('empty_text'), button: t('empty_button') };
    return <EmptyState {...words} to="#/paint" />;
  }
  if (!intake.value || !bare.value || stop) {
    return (
      <LoadState
        error={intake.error ?? bare.error}
        failed={t('intake.failed')}
        loading={t('loading')}
        tryAgain={t('try_again')}
        again={() => (intake.error ? intake.again() : bare.again())}
      />
    );
  }
  if (bare.value.red_flags.open.length > 0) {
    return (
      <EmptyState
        title={t('open_flags_title')}
        text={t('open_flags_text')}
        button={t('open_flags_button')}
        to="#/safety"
      />
    );
  }
  return <Questions intake={intake.value} bare={bare.value} />;
}

function endWords(t: Text, page: Page, given: Given, last: boolean): string {
  const count = untouchedRows(page, given).length;
  if (count === 0) return t(last ? 'intake.finish' : 'intake.next');
  const which = count === page.rows.length ? 'intake.no_to_all' : 'intake.no_to_rest';
  return t(which, { count, word: numberWord(count) });
}

function Questions({ intake, bare }: { intake: Intake; bare: PlanAnswer }) {
  const t = useText('plan');
  const { journey, change } = useApp();
  const pages = useMemo(() => intakePages(bare.open_codes, intake), [bare, intake]);
  const [index, setIndex] = useState(0);
  const [given, setGiven] = useState<Given>(() => givenBefore(pages, journey.contraindications));
  const [missing, setMissing] = useState<string[]>([]);
  const [why, setWhy] = useState(false);
  const title = usePageTitle(index);
  const page = pages[index];

  const done = !page;
  useEffect(() => {
    if (!done) return;
    change((before) => ({ ...before, intakeDone: true }));
    go('#/plan');
  }, [done, change]);
  if (!page) return null;

  const keep = (next: Given) => {
    setGiven(next);
    setMissing((before) => before.filter((id) => next.codes[id] === undefined));
    change((before) => ({ ...before, contraindications: { ...next.codes } }));
  };
  const finishPage = () => {
    const next = denyRest(given, page);
    const open = missingCodes(page, next);
    setMissing(open);
    if (open[0] !== undefined) return focusQuestion(open[0]);
    keep(next);
    return setIndex(index + 1);
  };
  const back = () => (index > 0 ? setIndex(index - 1) : go('#/result'));

  return (
    <div className="flow">
      <FlowHead
        title={t('intake.head')}
        back={t('back')}
        onBack={back}
        progress={t('intake.progress', { page: index + 1, total: pages.length })}
        page={index + 1}
        pages={pages.length}
        why={t('intake.why_button')}
        whyOpen={why}
        onWhy={() => setWhy(!why)}
      />
      <main id="main" tabIndex={-1} className="flow-main">
        {why ? <Why /> : null}
        <h1 ref={title} tabIndex={-1} className="flow-title">
          <Title journey={journey} />
        </h1>
        <p className="q">{t('intake.lead')}</p>
        {page.rows.map((row) => (
          <Row key={row.id} row={row} given={given} missing={missing} onGiven={keep} />
        ))}
        {missing.length > 0 ? (
          <FlowError>{t('intake.missing', { count: missing.length })}</FlowError>
        ) : null}
        <button type="button" className="btn big flow-end" onClick={finishPage}>
          {endWords(t, page, given, index + 1 === pages.length)}
        </button>
        <p className="q small flow-foot">
          {t('intake.progress', { page: index + 1, total: pages.length })}. {t('intake.foot')}
        </p>
      </main>
    </div>
  );
}

function Why() {
  const t = useText('plan');
  const words = { title: t('intake.why_title'), text: t('intake.why_text') };
  return <WhyNote {...words} local={t('intake.why_local')} />;
}

/** Names the place when one was painted: "there" in the questions means it. */
function Title({ journey }: { journey: Journey }) {
  const t = useText('plan');
  const atlas = useAtlas().value;
  const painted = journey.places.filter((place) => (place.nrs_0_10 ?? 0) > 0);
  const first = painted[0];
  if (!atlas || !first) return <>{t('intake.title_general')}</>;
  if (painted.length > 1) return <>{t('intake.title_places')}</>;
  return <>{t('intake.title_place', { place: placeName(atlas, first.region, first.side) })}</>;
}

type RowProps = {
  row: IntakeRow;
  given: Given;
  missing: readonly string[];
  onGiven: (given: Given) => void;
};

function Row({ row, given, missing, onGiven }: RowProps) {
  const t = useText('plan');
  const words: Record<Answer, string> = { yes: t('yes'), unknown: t('not_sure'), no: t('no') };
  const single = row.folded ? undefined : row.codes[0];
  const unfolded = isUnfolded(row, given);
  const open = row.codes.filter((code) => given.codes[code.id] === undefined);
  const consequences = unknownTexts(row, given);
  return (
    <div className="flow-row">
      <YesUnsureNo
        id={single ? single.id : `row-${row.id}`}
        question={
          <>
            <b>{row.heading}.</b> {row.question}
          </>
        }
        value={given.rows[row.id]}
        words={words}
        error={single && missing.includes(single.id) ? t('intake.missing_here') : null}
        onAnswer={(answer) => onGiven(answerRow(given, row, answer))}
      />
      {unfolded ? (
        <div className="flow-members">
          <p className="small">
            <b>{t(given.rows[row.id] === 'yes' ? 'intake.which' : 'intake.which_not_sure')}</b>
          </p>
          {row.codes.map((code) => (
            <YesUnsureNo
              key={code.id}
              inner
              id={code.id}
              question={code.question}
              value={given.codes[code.id]}
              words={words}
              error={missing.includes(code.id) ? t('intake.missing_here') : null}
              onAnswer={(answer) => onGiven(answerCode(given, code.id, answer))}
            />
          ))}
          {open.length > 0 && open.length < row.codes.length ? (
            <button
              type="button"
              className="btn line flow-others"
              onClick={() => onGiven(denyOtherCodes(given, row))}
            >
              {t('intake.no_to_others')}
            </button>
          ) : null}
        </div>
      ) : null}
      {consequences.length > 0 ? (
        <div className="flow-consequence" role="status">
          <Note tone="warn">
            {consequences.map((text) => (
              <p key={text}>{text}</p>
            ))}
          </Note>
        </div>
      ) : null}
    </div>
  );
}
