/** Which muscles fit, how sure that is, and the one test that would tell most. */
import { useEffect, useRef, useState } from 'react';
import { useAnswer, useApp, useAtlas, useBodyMap } from '../app/context';
import { go } from '../app/go';
import { hasPain, requestOf } from '../app/journey.model';
import type { Answer, Atlas, BodyMapData, LocateAnswer, NextTest } from '../engine/engine';
import { stopsEverything } from '../safety/flag.model';
import { SoonNote } from '../safety/SoonNote';
import { capital, chanceWords, muscleOf, placeName } from '../texts/names';
import { useText } from '../texts/text';
import { Beads } from '../ui/Beads';
import { Disclosure } from '../ui/blocks';
import { EmptyState, LoadState } from '../ui/Flow';
import {
  beadsOf,
  coverageOf,
  explainedBy,
  othersOf,
  shownMuscles,
  testAnswerId,
  testOfAnswerId,
  titleOf,
  type LetteredMuscle,
  type Sentence,
} from './result.model';
import { knotColours, ResultMap } from './ResultMap';
import { ResultTest, testName } from './ResultTest';
import { ResultWhy } from './ResultWhy';
import './result.css';

type Text = ReturnType<typeof useText>;

export default function ResultPage() {
  const t = useText('result');
  const { journey } = useApp();
  const atlas = useAtlas();
  const map = useBodyMap();
  const painted = hasPain(journey);
  const request = requestOf(journey);
  const answer = useAnswer(
    (engine) => (painted ? engine.locate(request) : Promise.resolve(null)),
    JSON.stringify(request),
  );
  const stop = answer.value !== null && stopsEverything(answer.value.red_flags.level);
  useEffect(() => {
    if (stop) go('#/flag');
  }, [stop]);

  if (!painted) {
    const words = { title: t('empty.title'), text: t('empty.text'), button: t('empty.button') };
    return <EmptyState framed {...words} to="#/paint" />;
  }
  const error = answer.error ?? atlas.error ?? map.error;
  if (!answer.value || !atlas.value || !map.value || stop) {
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
  if (answer.value.red_flags.open.length > 0) {
    const words = { title: t('open.title'), text: t('open.text'), button: t('open.button') };
    return <EmptyState framed {...words} to="#/safety" />;
  }
  return <Result atlas={atlas.value} map={map.value} answer={answer.value} />;
}

export function titleWords(t: Text, sentence: Sentence): string {
  const count = sentence.values?.['count'];
  if (count === undefined) return t(sentence.key);
  if (count === 2) return t(`${sentence.key}_two`);
  return t(sentence.key, { count: t(`number_title.${count}`) });
}

function coverageWords(t: Text, sentence: Sentence): string {
  const word = (value: string | number | undefined) => t(`number.${value}`);
  const count = sentence.values?.['count'];
  if (sentence.key.endsWith('_all') && (count === 1 || count === 2)) {
    return t(`${sentence.key}_${count}`);
  }
  return t(sentence.key, { count: word(count), total: word(sentence.values?.['total']) });
}

type Props = { atlas: Atlas; map: BodyMapData; answer: LocateAnswer };

function Result({ atlas, map, answer }: Props) {
  const t = useText('result');
  const { journey, change } = useApp();
  const muscles = shownMuscles(answer);
  const title = titleWords(t, titleOf(answer));
  const painted = journey.places.filter((place) => (place.nrs_0_10 ?? 0) > 0);
  const coverage = coverageOf(answer, painted);
  const led = answer.leading.length > 0;
  const lead = coverage
    ? coverageWords(t, coverage)
    : led
      ? null
      : t(`lead.${answer.verdict === 'one_knot' ? 'cannot_tell' : answer.verdict}`);
  const test = answer.next_tests[0];
  const said = useAnnouncement(atlas, answer, title);

  const reply = (own: NextTest, given: Answer) =>
    change((j) => ({ ...j, answers: { ...j.answers, [testAnswerId(own)]: given } }));

  return (
    <div className="result">
      <header className="head">
        <div>
          <h1>{title}</h1>
          {lead ? <p className="q">{lead}</p> : null}
        </div>
      </header>
      <p className="vh" role="status">
        {said}
      </p>
      <SoonNote screening={answer.red_flags} />
      <div className="cols result-cols">
        <div className="stack">
          <ResultMap atlas={atlas} map={map} places={journey.places} muscles={muscles} />
          <MuscleList atlas={atlas} muscles={muscles} led={led} />
          <div className="result-late">
            <Others atlas={atlas} answer={answer} />
          </div>
          <div className="result-last">
            <HowToRead muscles={muscles} />
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
          <section className="card result-disc">
            <Disclosure title={t('why.summary')}>
              <ResultWhy atlas={atlas} answer={answer} />
            </Disclosure>
          </section>
          <WaysOn hideToday={!test} />
        </div>
      </div>
    </div>
  );
}

/** No test is left, or none is safe here. */
function NoTest({ answer }: { answer: LocateAnswer }) {
  const t = useText('result');
  const blocked = answer.red_flags.details.some((own) => own.blocks === 'regions');
  return (
    <section className="panel">
      <h2 className="result-test-title">{t(`done.${blocked ? 'blocked_' : ''}title`)}</h2>
      <p className="q">{t(`done.${blocked ? 'blocked_' : ''}text`)}</p>
      <a className="btn flow-end" href="#/intake">
        {t('on.today')}
      </a>
    </section>
  );
}

function MuscleList({
  atlas,
  muscles,
  led,
}: {
  atlas: Atlas;
  muscles: LetteredMuscle[];
  led: boolean;
}) {
  const t = useText('result');
  return (
    <section className="card lead" aria-label={t(led ? 'muscles' : 'muscles_if')}>
      {led ? null : <h2 className="result-if">{t('muscles_if')}</h2>}
      {muscles.map((muscle, index) => (
        <MuscleCard key={`${muscle.muscle}-${muscle.side}`} {...{ atlas, muscle, index }} />
      ))}
    </section>
  );
}

function MuscleCard({
  atlas,
  muscle,
  index,
}: {
  atlas: Atlas;
  muscle: LetteredMuscle;
  index: number;
}) {
  const t = useText('result');
  const known = muscleOf(atlas, muscle.muscle);
  const { typical, perhaps } = explainedBy(muscle);
  const sides = new Set(muscle.explains_detail.map((place) => place.side));
  const oneSide = sides.size === 1 ? [...sides][0] : null;
  const said = oneSide === 'left' || oneSide === 'right' ? t(`side.your_${oneSide}`) : null;
  const names = (places: typeof typical) =>
    places.map((place) => placeName(atlas, place.region, said ? null : place.side)).join(', ');
  const explained = [
    ...(typical.length > 0 ? [names(typical)] : []),
    ...(perhaps.length > 0 ? [t('perhaps', { places: names(perhaps) })] : []),
  ].join('; ');
  return (
    <article className="result-knot">
      <span className="result-letter" style={{ borderColor: knotColours[index] }}>
        {muscle.letter}
      </span>
      <div>
        <h2>{capital(known?.name_plain ?? muscle.muscle)}</h2>
        <p className="q small">
          {known?.name ?? muscle.muscle}, {t(`side.${muscle.side}`)}
        </p>
        <div className="result-chance">
          <Beads probability={muscle.probability} />
          <strong>{chanceWords(muscle.probability)}</strong>
        </div>
        <p className="small">
          <b>{t('explains')}</b>
          {said ? t('explains_side', { side: said }) : ''} {explained || t('explains_none')}
        </p>
        {known?.action ? (
          <p className="small q onlyd result-action">{t('action', { action: known.action })}</p>
        ) : null}
      </div>
    </article>
  );
}

function Answered({ atlas }: { atlas: Atlas }) {
  const t = useText('result');
  const { journey, change } = useApp();
  const ids = Object.keys(journey.answers);
  if (ids.length === 0) return null;
  const examination = (id: string) => atlas.examinations.find((own) => own.id === id);
  const undo = (id: string) =>
    change((before) => ({
      ...before,
      answers: Object.fromEntries(Object.entries(before.answers).filter(([own]) => own !== id)),
    }));
  return (
    <section className="card">
      <h2>{t('answered.title')}</h2>
      <ul className="result-answered">
        {ids.map((id) => {
          const test = testOfAnswerId(id, (own) => examination(own)?.has_side);
          const name = testName(atlas, t, test);
          const given = journey.answers[id] ?? 'unknown';
          const press = examination(test.test)?.kind === 'press' && given !== 'unknown';
          return (
            <li key={id}>
              <span>
                {name}: <b>{t(`answered.${press ? 'press_' : ''}${given}`)}</b>
              </span>
              <button
                type="button"
                className="btn text"
                aria-label={t('answered.undo_name', { name })}
                onClick={() => undo(id)}
              >
                {t('answered.undo')}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const unexplainedShownMin = 0.5;
const unexplainedShownMax = 3;

function Others({ atlas, answer }: { atlas: Atlas; answer: LocateAnswer }) {
  const t = useText('result');
  const led = answer.leading.length > 0;
  const rows = othersOf(answer).map((own) => {
    if (own.kind === 'no_knot') return { name: t('others.no_knot'), probability: own.probability };
    if (own.kind === 'alternative') {
      const name = atlas.alternatives.find((one) => one.id === own.id)?.name ?? own.id;
      return { name: capital(name), probability: own.probability };
    }
    const name = capital(muscleOf(atlas, own.muscle)?.name_plain ?? own.muscle);
    const key = led ? 'others.as_well' : 'others.instead';
    return { name: t(key, { name, side: t(`side.${own.side}`) }), probability: own.probability };
  });
  const foreign = answer.unexplained.filter((own) => own.probability >= unexplainedShownMin);
  const further = foreign.length - unexplainedShownMax;
  const unexplained = [...foreign]
    .sort((a, b) => b.probability - a.probability)
    .slice(0, unexplainedShownMax)
    .map((own) => ({
      name: t('others.unexplained', { place: placeName(atlas, own.region, own.side) }),
      probability: own.probability,
    }));
  return (
    <section className="card">
      <h2>{t('others.title')}</h2>
      <ul className="result-others small">
        {[...rows, ...unexplained].map((row) => (
          <li key={row.name}>
            <span>{row.name}</span>
            <span className="result-other-chance">
              <Beads quiet probability={row.probability} />
              <span className="tiny q">{chanceWords(row.probability)}</span>
            </span>
          </li>
        ))}
      </ul>
      {further > 0 ? (
        <p className="small q">{t('others.unexplained_more', { count: further })}</p>
      ) : null}
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

function HowToRead({ muscles }: { muscles: LetteredMuscle[] }) {
  const t = useText('result');
  const count = Math.max(1, beadsOf(muscles[0]?.probability ?? 0.7));
  return (
    <p className="small q result-read">
      <b>{t('how_to_read_b', { chance: t('chance.of_ten', { count }) })}</b>{' '}
      {t(count === 1 ? 'how_to_read_once' : 'how_to_read', { word: t(`number.${count}`) })}
    </p>
  );
}

/** What changed after an answer, read out once and politely. */
function useAnnouncement(atlas: Atlas, answer: LocateAnswer, title: string): string {
  const t = useText('result');
  const last = useRef(answer);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (last.current === answer) return;
    last.current = answer;
    const changes = shownMuscles(answer).map((own) =>
      t('updated_change', {
        name: capital(muscleOf(atlas, own.muscle)?.name_plain ?? own.muscle),
        chance: chanceWords(own.probability),
      }),
    );
    setSaid(t('updated', { title, changes: changes.join(' ') }));
  }, [atlas, answer, title, t]);
  return said;
}
