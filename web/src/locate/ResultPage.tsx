/** Which muscles fit, how sure that is, and the one test that would tell most. */
import { useEffect } from 'react';
import { useAnswer, useApp, useAtlas, useBodyMap } from '../app/context';
import { go } from '../app/go';
import { hasPain, requestOf } from '../app/journey.model';
import type { Answer, Atlas, BodyMapData, LocateAnswer, NextTest } from '../engine/engine';
import { KeepKnot } from '../knots/KeepKnot';
import { stopsEverything } from '../safety/flag.model';
import { SoonNote } from '../safety/SoonNote';
import { numberWord } from '../texts/names';
import { useText } from '../texts/text';
import { Disclosure } from '../ui/blocks';
import { EmptyState, LoadState } from '../ui/Flow';
import { Answered } from './Answered';
import { ChestNote } from './ChestNote';
import { ElseCard } from './ElseCard';
import { KnotList, PerhapsList } from './KnotList';
import { Others } from './Others';
import {
  beadsOf,
  elseOf,
  perhapsMuscles,
  shownMuscles,
  testAnswerId,
  whyNoTest,
} from './result.model';
import { ResultHead } from './ResultHead';
import { ResultMap } from './ResultMap';
import { ResultTest } from './ResultTest';
import { ResultWhy } from './ResultWhy';
import './result.css';

export default function ResultPage() {
  const t = useText('result');
  const { journey } = useApp();
  const atlas = useAtlas();
  const map = useBodyMap();
  const painted = hasPain(journey);
  const request = requestOf(journey);
  const key = JSON.stringify(request);
  const answer = useAnswer(
    async (engine) => (painted ? { key, located: await engine.locate(request) } : null),
    key,
  );
  const located = answer.value?.located;
  const stop = located !== undefined && stopsEverything(located.red_flags.level);
  useEffect(() => {
    if (stop) go('#/flag');
  }, [stop]);

  if (!painted) {
    const words = { title: t('empty.title'), text: t('empty.text'), button: t('empty.button') };
    return <EmptyState framed {...words} to="#/paint" />;
  }
  const error = answer.error ?? atlas.error ?? map.error;
  if (!located || !atlas.value || !map.value || stop) {
    const again = () => (answer.error ? answer.again() : atlas.error ? atlas.again() : map.again());
    return (
      <LoadState
        framed
        error={error}
        failed={t('failed', { detail: error?.detail ?? '' })}
        loading={t('loading')}
        tryAgain={t('try_again')}
        again={again}
      />
    );
  }
  if (located.red_flags.open.length > 0) {
    const words = { title: t('open.title'), text: t('open.text'), button: t('open.button') };
    return <EmptyState framed {...words} to="#/safety" />;
  }
  const busy = answer.value?.key !== key;
  return <Result atlas={atlas.value} map={map.value} answer={located} busy={busy} />;
}

type Props = { atlas: Atlas; map: BodyMapData; answer: LocateAnswer; busy: boolean };

function Result({ atlas, map, answer, busy }: Props) {
  const t = useText('result');
  const { journey, change } = useApp();
  const muscles = shownMuscles(answer);
  const painted = journey.places.filter((place) => (place.nrs_0_10 ?? 0) > 0);
  const other = elseOf(answer);
  const test = answer.next_tests[0];
  const tooFew = answer.verdict === 'too_few_places';
  const heading = tooFew ? 'muscles_so_far' : answer.leading.length > 0 ? null : 'muscles_if';

  const reply = (own: NextTest, given: Answer) =>
    change((j) => ({ ...j, answers: { ...j.answers, [testAnswerId(own)]: given } }));

  return (
    <div className={busy ? 'result busy' : 'result'} aria-busy={busy}>
      <ResultHead atlas={atlas} answer={answer} painted={painted}>
        {tooFew && test ? (
          <a className="btn line result-more" href="#/paint">
            {t('paint_more')}
          </a>
        ) : null}
      </ResultHead>
      <SoonNote screening={answer.red_flags} />
      <ChestNote places={painted} />
      <div className="cols result-cols">
        <div className="stack">
          <ResultMap atlas={atlas} map={map} places={journey.places} muscles={muscles} />
          {other ? (
            <ElseCard atlas={atlas} other={other} />
          ) : (
            <KnotList
              atlas={atlas}
              answer={answer}
              muscles={muscles}
              heading={heading ? t(heading) : null}
            />
          )}
          <div className="result-late">
            <PerhapsList atlas={atlas} answer={answer} muscles={perhapsMuscles(answer)} />
            <Others atlas={atlas} answer={answer} />
          </div>
          <div className="result-last">
            <HowToRead probability={muscles[0]?.probability ?? other?.probability} />
          </div>
        </div>
        <div className="stack">
          {test ? (
            <ResultTest
              atlas={atlas}
              map={map}
              test={test}
              muscles={muscles}
              onAnswer={(given) => reply(test, given)}
            />
          ) : (
            <NoTest answer={answer} />
          )}
          <Answered atlas={atlas} />
          <KeepKnot atlas={atlas} members={answer.leading} />
          <section className="card result-disc">
            <Disclosure title={t('why.summary')}>
              <ResultWhy atlas={atlas} answer={answer} />
            </Disclosure>
          </section>
          <WaysOn hideToday={!test && !tooFew} />
        </div>
      </div>
    </div>
  );
}

/** Nothing more is worth asking, or nothing is safe here: which of the two, and why. */
function NoTest({ answer }: { answer: LocateAnswer }) {
  const t = useText('result');
  const { journey } = useApp();
  const blocked = answer.red_flags.details.some((own) => own.blocks === 'regions');
  const reason = whyNoTest(answer, blocked, Object.keys(journey.answers).length);
  return (
    <section className="panel">
      <h2 className="result-test-title">{t(`done.${reason}.title`)}</h2>
      <p className="q">{t(`done.${reason}.text`)}</p>
      <a className="btn flow-end" href={reason === 'too_few' ? '#/paint' : '#/intake'}>
        {t(reason === 'too_few' ? 'paint_more' : 'on.today')}
      </a>
    </section>
  );
}

function WaysOn({ hideToday }: { hideToday: boolean }) {
  const t = useText('result');
  const { journey } = useApp();
  const today = journey.intakeDone ? '#/plan' : '#/intake';
  const ways: [string, string, string][] = [
    ...(hideToday ? [] : ([[today, 'today', 'today_text']] as [string, string, string][])),
    ['#/report', 'report', 'report_text'],
    ['#/knot', 'knot', 'knot_text'],
  ];
  return (
    <nav className="card result-on" aria-label={t('on.title')}>
      <ul>
        {ways.map(([to, name, text]) => (
          <li key={to}>
            <a href={to}>
              <b>{t(`on.${name}`)}</b>
              <span className="small q">{t(`on.${text}`)}</span>
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a className="btn text" href="#/paint">
          {t('on.paint')}
        </a>
      </p>
    </nav>
  );
}

function HowToRead({ probability = 0.7 }: { probability?: number | undefined }) {
  const t = useText('result');
  const count = Math.max(1, beadsOf(probability));
  return (
    <p className="small q result-read">
      <b>{t('how_to_read_b', { chance: t('chance.of_ten', { count }) })}</b>{' '}
      {t(count === 1 ? 'how_to_read_once' : 'how_to_read', { word: numberWord(count) })}
    </p>
  );
}
