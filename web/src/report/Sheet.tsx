/** The printed page itself. It says where each number comes from and what is still open. */
import type { Journey } from '../app/journey.model';
import type {
  Atlas,
  BodyMapData,
  Intake,
  LocateAnswer,
  PlanAnswer,
  RedFlags,
} from '../engine/engine';
import { shownMuscles, testOfAnswerId, type LetteredMuscle } from '../locate/result.model';
import { ResultMap } from '../locate/ResultMap';
import { testName } from '../locate/ResultTest';
import { changeOf } from '../plan/plan.model';
import { capital, chanceWords, listWords, muscleOf, placeName } from '../texts/names';
import { textOf, useText } from '../texts/text';
import { Logo } from '../ui/Icon';
import {
  painsForReport,
  safetySummary,
  trueCodes,
  untold,
  worthChecking,
  type Parts,
} from './report.model';

type Props = {
  parts: Parts;
  journey: Journey;
  atlas: Atlas;
  map: BodyMapData;
  flags: RedFlags;
  intake: Intake;
  answer: LocateAnswer;
  plan: PlanAnswer;
};

const musclesMax = 5;
const checksMax = 3;
const likelyMin = 0.05;

export function Sheet(props: Props) {
  const { parts, journey, plan } = props;
  const t = useText('report');
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date());
  const person = [
    journey.sex ? t(`sex.${journey.sex}`) : '',
    journey.age_years !== null ? t('age', { count: journey.age_years }) : '',
  ].filter((word) => word !== '');
  return (
    <article className="sheet-in" aria-label={t('sheet')}>
      <header className="sheet-head">
        <div>
          <h2>{t('name')}</h2>
          <p>
            {parts.person && person.length > 0 ? `${person.join(', ')}. ` : ''}
            {t('written', { date })}
          </p>
        </div>
        <span className="brand">
          <Logo />
          <span>Unknot</span>
        </span>
      </header>
      {parts.map ? <WhereAndWhat {...props} /> : null}
      {parts.tests ? <Tests {...props} /> : null}
      {parts.plan && plan.days.length > 0 ? <Planned {...props} /> : null}
      <div className="sheet-three">
        {parts.safety ? <Safety {...props} /> : null}
        {parts.safety ? <Body {...props} /> : null}
        <Open {...props} />
      </div>
      <footer>{t('footer', { date })}</footer>
    </article>
  );
}

function latin(atlas: Atlas, muscle: string): string {
  return capital(muscleOf(atlas, muscle)?.name ?? muscle);
}

function WhereAndWhat({ atlas, map, journey, answer }: Props) {
  const t = useText('report');
  const lettered = shownMuscles(answer);
  const letterOf = (own: { muscle: string; side: string }) =>
    lettered.find((one) => one.muscle === own.muscle && one.side === own.side)?.letter;
  const listed = answer.muscles.filter((own) => own.probability >= likelyMin).slice(0, musclesMax);
  const verdict = !['several_knots', 'one_knot'].includes(answer.verdict);
  return (
    <div className="sheet-two">
      <section>
        <h3>{t('where')}</h3>
        <ResultMap atlas={atlas} map={map} places={journey.places} muscles={lettered} numbers />
        <p>
          <b>{t('painted')}:</b>{' '}
          {painsForReport(
            journey.places.map((place) => ({ ...place, nrs_0_10: place.nrs_0_10 ?? 0 })),
          )
            .map((pain) => `${placeName(atlas, pain.region, pain.side)} ${pain.nrs_0_10}`)
            .join('; ')}
          .
        </p>
      </section>
      <section>
        <h3>{t('likely')}</h3>
        {verdict ? <p>{t(`verdict.${answer.verdict}`)}</p> : null}
        <table className="sheet-likely">
          <tbody>
            {listed.map((own) => (
              <tr key={`${own.muscle}-${own.side}`}>
                <th scope="row">
                  {letterOf(own) ? <b>{letterOf(own)} </b> : null}
                  {latin(atlas, own.muscle)}, {t(`side.${own.side}`)}
                </th>
                <td>{chanceWords(own.probability)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t('no_knot')}</th>
              <td>{chanceWords(answer.no_knot_probability)}</td>
            </tr>
            {answer.alternatives
              .filter((own) => own.probability >= likelyMin)
              .map((own) => (
                <tr key={own.id}>
                  <th scope="row">
                    {capital(atlas.alternatives.find((one) => one.id === own.id)?.name ?? own.id)}
                  </th>
                  <td>{chanceWords(own.probability)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Tests({ atlas, journey }: Props) {
  const t = useText('report');
  const words = textOf('result');
  const ids = Object.keys(journey.answers);
  const examination = (id: string) => atlas.examinations.find((own) => own.id === id);
  return (
    <section>
      <h3>{t('tests')}</h3>
      {ids.length === 0 ? <p>{t('tests_none')}</p> : null}
      <ul className="sheet-tests">
        {ids.map((id) => {
          const test = testOfAnswerId(id, (own) => examination(own)?.has_side);
          const given = journey.answers[id] ?? 'unknown';
          const target = examination(test.test)?.muscles[0];
          const press = examination(test.test)?.kind === 'press' && given !== 'unknown';
          return (
            <li key={id}>
              {press && target ? (
                <>
                  {latin(atlas, target)}, {t(`side.${test.side ?? 'unknown'}`)}, {t('pressed')}
                </>
              ) : (
                testName(atlas, words, test)
              )}
              : <b>{t(`${press ? 'press' : 'test'}_${given}`)}</b>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Planned({ plan }: Props) {
  const t = useText('report');
  const words = textOf('plan');
  const items = plan.days[0]?.items ?? [];
  return (
    <section>
      <h3>
        {t('plan')} <span>{t('plan_note')}</span>
      </h3>
      <table className="sheet-plan">
        <tbody>
          {items.map((item) => {
            const change = changeOf(item.expected_change);
            return (
              <tr key={`${item.treatment}-${item.exercise ?? ''}`}>
                <th scope="row">{item.name}</th>
                <td>{item.dose}</td>
                <td>
                  {words(change.key, change.values)}, {item.expected_when}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Safety({ answer, flags, journey }: Props) {
  const t = useText('report');
  const summary = safetySummary(answer.red_flags, journey.lookedAt);
  const question = (id: string) =>
    (flags.flags.find((flag) => flag.id === id)?.short_question ?? id).replace(/\?$/, '');
  const count = summary.asked;
  return (
    <section>
      <h3>{t('safety')}</h3>
      {summary.state === 'not_asked' ? <p>{t('safety_not_asked')}</p> : null}
      {summary.state === 'none_raised' ? <p>{t('safety_none', { count })}</p> : null}
      {summary.state === 'open' ? <p>{t('safety_open', { count, open: summary.open })}</p> : null}
      {summary.state === 'raised' ? (
        <>
          <List head={t('safety_yes')} words={summary.yes.map(question)} />
          <List head={t('safety_looked')} words={summary.lookedAt.map(question)} />
          <List head={t('safety_not_sure')} words={summary.notSure.map(question)} />
          <p>
            {summary.open > 0
              ? t('safety_rest_open', { count, open: summary.open })
              : t('safety_rest', { count })}
          </p>
        </>
      ) : null}
    </section>
  );
}

function List({ head, words }: { head: string; words: string[] }) {
  if (words.length === 0) return null;
  return (
    <>
      <p>{head}</p>
      <ul>
        {words.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ul>
    </>
  );
}

function Body({ journey, intake }: Props) {
  const t = useText('report');
  const question = (id: string) =>
    (intake.codes.find((code) => code.id === id)?.question ?? id).replace(/\?$/, '');
  const told = trueCodes(journey.contraindications);
  const unsure = untold(journey.contraindications);
  const asked = Object.keys(journey.contraindications).length;
  return (
    <section>
      <h3>{t('body')}</h3>
      <List head={t('body_yes')} words={told.map(question)} />
      <List head={t('body_not_sure')} words={unsure.map(question)} />
      {asked === 0 ? <p>{t('safety_not_asked')}</p> : null}
      {asked > 0 && told.length + unsure.length === 0 ? (
        <p>{t('body_none', { count: asked })}</p>
      ) : null}
    </section>
  );
}

const unexplainedMin = 0.5;

function Open({ answer, atlas, journey }: Props) {
  const t = useText('report');
  const lettered: LetteredMuscle[] = shownMuscles(answer);
  const named = ({ muscle, side }: { muscle: string; side: string | null }) =>
    t('check_muscle', { name: latin(atlas, muscle), side: t(`side.${side ?? 'unknown'}`) });
  const checks = worthChecking(answer).slice(0, checksMax).map(named);
  const examination = (id: string) => atlas.examinations.find((own) => own.id === id);
  const unpressed = untold(journey.answers).flatMap((id) => {
    const test = testOfAnswerId(id, (own) => examination(own)?.has_side);
    const known = examination(test.test);
    const muscle = known?.kind === 'press' ? known.muscles[0] : undefined;
    return muscle === undefined ? [] : [named({ muscle, side: test.side })];
  });
  const places = answer.unexplained
    .filter((own) => own.probability >= unexplainedMin)
    .map((own) => placeName(atlas, own.region, own.side));
  return (
    <section>
      <h3>{t('open')}</h3>
      <ul>
        {lettered.length > 0 ? (
          <li>{t('open_hand', { letters: listWords(lettered.map((own) => own.letter)) })}</li>
        ) : null}
        {checks.length > 0 ? (
          <li>
            {t('check')}: {[...new Set(checks)].join('; ')}.
          </li>
        ) : null}
        {unpressed.length > 0 ? (
          <li>
            {t('not_pressed')}: {unpressed.join('; ')}.
          </li>
        ) : null}
        {places.map((place) => (
          <li key={place}>{t('open_place', { place })}</li>
        ))}
      </ul>
    </section>
  );
}
