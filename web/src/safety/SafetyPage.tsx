/** Safety questions: at most three pages of rows; the engine says what the answers mean. */
import { useEffect, useMemo, useState } from 'react';
import { useAnswer, useApp, useAtlas } from '../app/context';
import { afterSafety, hasPain, requestOf, type Journey } from '../app/journey.model';
import { go } from '../app/go';
import type { RedFlags, Screening } from '../engine/engine';
import { listWords, numberWord } from '../texts/names';
import { useText } from '../texts/text';
import { focusQuestion } from '../ui/YesUnsureNo';
import { EmptyState, FlowError, FlowHead, LoadState, usePageTitle, WhyNote } from '../ui/Flow';
import { useEmergencyNumber } from './emergencyNumber';
import { stopsEverything } from './flag.model';
import { QuestionRow } from './QuestionRow';
import { SoonNote } from './SoonNote';
import { placesLead } from './places';
import {
  denyRest,
  givenBefore,
  missingIds,
  pagesOf,
  untouchedRows,
  type Given,
  type Member,
  type Page,
} from './safety.model';

const withFlags = (journey: Journey, flags: Given['flags']) => ({
  ...requestOf(journey),
  flags: { ...flags },
});

export default function SafetyPage() {
  const t = useText('safety');
  const { journey } = useApp();
  const catalogue = useAnswer((engine) => engine.redFlags(), 'red_flags');
  // The pages are those of a person who has not answered yet, so that they keep their order.
  const request = withFlags(journey, {});
  const plan = useAnswer((engine) => engine.screen(request), JSON.stringify(request));

  if (!hasPain(journey) && !journey.lookAgain) {
    return (
      <EmptyState
        title={t('empty_title')}
        text={t('empty_text')}
        button={t('empty_button')}
        to="#/paint"
      />
    );
  }
  if (!catalogue.value || !plan.value) {
    const again = () => (catalogue.error ? catalogue.again() : plan.again());
    return (
      <LoadState
        error={catalogue.error ?? plan.error}
        failed={t('load_failed')}
        loading={t('asking')}
        tryAgain={t('try_again')}
        again={again}
      />
    );
  }
  return <Questions catalogue={catalogue.value} plan={plan.value} />;
}

type Asked = { catalogue: RedFlags; plan: Screening };

/** What was answered, which page is open, and what the engine says at the end of a page. */
function useQuestions({ catalogue, plan }: Asked) {
  const { journey, change, engine, ask } = useApp();
  const planned = useMemo(() => pagesOf(plan.questions, catalogue), [plan, catalogue]);
  const [extra, setExtra] = useState<Page[]>([]);
  const pages = [...planned, ...extra];
  const [index, setIndex] = useState(0);
  const [given, setGiven] = useState<Given>(() => givenBefore(planned, journey.flags));
  const [screening, setScreening] = useState<Screening | null>(null);
  const [missing, setMissing] = useState<string[]>([]);
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const page = pages[index];

  const keep = (next: Given) => {
    setGiven(next);
    setFailed(false);
    setMissing((before) => before.filter((id) => next.flags[id] === undefined));
    change((before) => ({ ...before, flags: { ...next.flags }, safetyDone: false }));
  };

  /** An emergency does not wait for the end of the page. */
  const askAtOnce = async (next: Given) => {
    const answer = await ask(() => engine.screen(withFlags(journey, next.flags))).catch(() => null);
    if (answer?.level === 'emergency_now') go('#/flag');
  };

  const finishPage = async () => {
    if (!page || busy) return;
    const next = denyRest(given, page);
    const open = missingIds(page, next);
    setMissing(open);
    if (open[0] !== undefined) {
      focusQuestion(open[0]);
      return;
    }
    keep(next);
    setBusy(true);
    try {
      const answer = await ask(() => engine.screen(withFlags(journey, next.flags)));
      setScreening(answer);
      moveOn(answer);
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };

  const moveOn = (answer: Screening) => {
    if (stopsEverything(answer.level)) return go('#/flag');
    if (index + 1 < pages.length) return setIndex(index + 1);
    if (answer.open.length > 0) {
      setExtra((before) => [...before, ...pagesOf(answer.questions, catalogue)]);
      return setIndex(index + 1);
    }
    change((before) => ({ ...before, safetyDone: true }));
    return go(afterSafety(journey));
  };

  const back = () => (index > 0 ? setIndex(index - 1) : go('#/paint'));
  const asked = { page, index, pages: pages.length, given, screening, missing, failed, busy };
  return { ...asked, keep, askAtOnce, finishPage, back };
}

function Questions(asked: Asked) {
  const t = useText('safety');
  const [why, setWhy] = useState(false);
  const { number } = useEmergencyNumber();
  const questions = useQuestions(asked);
  const { page, index, pages, given, screening, missing, failed, busy } = questions;
  const title = usePageTitle(index);
  if (!page) return <FinishedAlready />;
  return (
    <div className="flow">
      <FlowHead
        title={t('head')}
        back={t('back')}
        onBack={questions.back}
        progress={t('progress', { page: index + 1, total: pages })}
        page={index + 1}
        pages={pages}
        why={t('why_button')}
        whyOpen={why}
        onWhy={() => setWhy(!why)}
      />
      <main id="main" className="flow-main">
        {why ? (
          <WhyNote title={t('why_title')} text={t('why_text')} local={t('why_local')} />
        ) : null}
        <h1 ref={title} tabIndex={-1} className="flow-title">
          {t('title')}
        </h1>
        <Lead page={index + 1} pages={pages} />
        {screening ? <SoonNote screening={screening} review={false} /> : null}
        {page.rows.map((row) => (
          <QuestionRow
            key={row.group}
            row={row}
            given={given}
            missing={missing}
            onGiven={questions.keep}
            onComplete={(_: Member, next: Given) => void questions.askAtOnce(next)}
          />
        ))}
        {missing.length > 0 ? (
          <FlowError>{t('missing', { count: missing.length })}</FlowError>
        ) : null}
        {failed ? <FlowError>{t('failed')}</FlowError> : null}
        <button
          type="button"
          className="btn big flow-end"
          onClick={() => void questions.finishPage()}
        >
          {busy ? t('asking') : endWords(t, page, given, index + 1 === pages)}
        </button>
        <p className="q small flow-foot">
          {t('guarantee', { number })} <a href="#/help">{t('help_link')}</a>
        </p>
      </main>
    </div>
  );
}

function endWords(t: ReturnType<typeof useText>, page: Page, given: Given, last: boolean): string {
  const count = untouchedRows(page, given).length;
  if (count === 0) return last ? t('finish') : t('next');
  const which = count === page.rows.length ? 'no_to_all' : 'no_to_rest';
  return t(which, { count, word: numberWord(count) });
}

function Lead({ page, pages }: { page: number; pages: number }) {
  const t = useText('safety');
  const { journey } = useApp();
  const atlas = useAtlas().value;
  const places = atlas ? placesLead(journey.places, atlas.regions) : null;
  const more = places && places.more > 0 ? [t('and_more', { count: places.more })] : [];
  const list = listWords([...(places?.names ?? []), ...more]);
  return (
    <p className="q">
      {list !== '' && page === 1 ? `${t('lead_places', { places: list })} ` : ''}
      {t('lead_page', { page, total: pages })}
    </p>
  );
}

/** No question applies: nothing to ask, so go on. */
function FinishedAlready() {
  const { journey, change } = useApp();
  const next = afterSafety(journey);
  useEffect(() => {
    change((before) => ({ ...before, safetyDone: true }));
    go(next);
  }, [change, next]);
  return null;
}
