/** Pressing safely, exercises, what helps, and what is easily taken for this muscle. */
import type { Atlas, Care, Exercise, Muscle } from '../engine/engine';
import { capital, listWords } from '../texts/names';
import { useText, type Text } from '../texts/text';
import { Disclosure } from '../ui/blocks';
import { Thread } from '../ui/Thread';
import { changeOf, scaleOf } from '../plan/plan.model';
import { atlasHref } from './address';
import {
  alternativesFor,
  exercisesFor,
  helpsFor,
  lookAlikes,
  type Help,
  type LookAlike,
} from './care.model';
import { FoldRow } from './FoldRow';
import { pressTest } from './known.model';
import { Sources } from './KnownCard';

type Own = { atlas: Atlas; muscle: Muscle };
type WithCare = Own & { care: Care };

const throat = new Set(['neck_front', 'neck_side']);

export function PressCard({ atlas, muscle }: Own) {
  const t = useText('atlas');
  const test = pressTest(atlas, muscle);
  const self = muscle.points.some((own) => own.self_reach !== 'clinician');
  // The test often says what the muscle says; once is enough.
  const said = `${test?.caution ?? ''}`.toLowerCase();
  const caution = said.includes(muscle.caution.toLowerCase()) ? '' : muscle.caution;
  const atNeck = muscle.points.some((own) => own.location_regions.some((id) => throat.has(id)));
  return (
    <section className="card" aria-labelledby="atlas-press">
      <h2 id="atlas-press">{t('press.title')}</h2>
      <ul className="atlas-bullets small">
        {pressGroups(muscle).map(({ numbers, key }) => (
          <li key={key}>
            <b>{t('press.points', { count: numbers.length, numbers: listWords(numbers) })}</b>{' '}
            {t(key)}
          </li>
        ))}
        {self ? <li>{t('press.dose')}</li> : null}
        {caution ? <li>{capital(caution)}.</li> : null}
        {test?.caution ? <li>{test.caution}</li> : null}
        <li>
          <b>{t('press.never_b')}</b> {t(atNeck ? 'press.never_neck' : 'press.never')}
        </li>
      </ul>
      {test && self ? (
        <Disclosure title={t('press.steps')}>
          <div className="small q atlas-source">
            <p>{test.how_to}</p>
            <p>
              <b>{t('press.counts')}</b> {test.positive_when}
            </p>
          </div>
        </Disclosure>
      ) : null}
    </section>
  );
}

/** Points that are pressed the same way stand together: "Points 1 and 3: pinch ...". */
function pressGroups(muscle: Muscle): { key: string; numbers: string[] }[] {
  const groups = new Map<string, string[]>();
  muscle.points.forEach((own, k) => {
    const hands = own.self_reach === 'clinician' || own.self_reach === 'partner';
    const key = hands ? `press.${own.self_reach}` : `press.${own.palpation_mode}_${own.self_reach}`;
    groups.set(key, [...(groups.get(key) ?? []), String(k + 1)]);
  });
  return [...groups].map(([key, numbers]) => ({ key, numbers }));
}

export function ExercisesCard({ atlas, muscle, care }: WithCare) {
  const t = useText('atlas');
  const own = exercisesFor(care, muscle);
  return (
    <section className="card" aria-labelledby="atlas-exercises">
      <h2 id="atlas-exercises">{t('exercises.title')}</h2>
      {own.length === 0 ? (
        <p className="small q">{t('exercises.none')}</p>
      ) : (
        <ul className="atlas-exercises">
          {own.map((exercise) => (
            <ExerciseRow key={exercise.id} exercise={exercise} atlas={atlas} />
          ))}
        </ul>
      )}
      <p className="small q">{t('exercises.not_cleared')}</p>
    </section>
  );
}

/** "3 x 45 s, 3 times a day". */
export function doseWords(t: Text, exercise: Exercise): string {
  const hold = Math.round(exercise.hold_s);
  const times = { count: exercise.repetitions, hold };
  const one = hold > 0 ? t('dose.hold', times) : t('dose.times', times);
  return t('dose.a_day', { one, count: exercise.times_per_day });
}

function ExerciseRow({ exercise, atlas }: { exercise: Exercise; atlas: Atlas }) {
  const t = useText('atlas');
  return (
    <li>
      <FoldRow
        title={exercise.name}
        name={t('exercises.how_of', { name: exercise.name })}
        line={
          <p className="small q">
            {t(`kind.${exercise.kind}`)}. {doseWords(t, exercise)}
          </p>
        }
      >
        <p>{exercise.start_pose}</p>
        <p>{exercise.movement}</p>
        <p>
          <b>{t('exercises.stop')}</b>{' '}
          {exercise.stop_rules.map((own) => own.toLowerCase()).join(', ')}.
        </p>
        <Sources keys={[exercise.source]} atlas={atlas} />
      </FoldRow>
    </li>
  );
}

const helpsShown = 4;
const changeWords = (own: Help) => ({
  p05: own.effect.low,
  p50: own.effect.value,
  p95: own.effect.high,
});

export function HelpsCard({ atlas, muscle, care }: WithCare) {
  const t = useText('atlas');
  const all = helpsFor(care, muscle);
  const scale = scaleOf(all.map(changeWords));
  const rows = (list: Help[]) => (
    <ul className="atlas-helps">
      {list.map((own) => (
        <HelpRow key={own.treatment.id} own={own} atlas={atlas} scale={scale} />
      ))}
    </ul>
  );
  return (
    <section className="card" aria-labelledby="atlas-helps">
      <h2 id="atlas-helps">{t('helps.title')}</h2>
      <p className="small q">{t('helps.lead')}</p>
      {rows(all.slice(0, helpsShown))}
      {all.length > helpsShown ? (
        <Disclosure title={t('helps.more', { count: all.length - helpsShown })}>
          {rows(all.slice(helpsShown))}
        </Disclosure>
      ) : null}
      <p className="tiny q">{t('helps.tick')}</p>
    </section>
  );
}

type HelpProps = { own: Help; atlas: Atlas; scale: { low: number; high: number } };

function HelpRow({ own, atlas, scale }: HelpProps) {
  const t = useText('atlas');
  const plan = useText('plan');
  const { treatment, effect } = own;
  const change = changeOf(changeWords(own));
  const words = plan(change.key, change.values);
  const when = t(`helps.${effect.when}`);
  return (
    <li>
      <FoldRow
        title={treatment.name}
        chip={t('helps.grade', { grade: treatment.grade })}
        name={t('helps.why_of', { name: treatment.name })}
        line={
          <>
            <p className="small q">
              {capital(words)}, {when}
            </p>
            <Thread
              value={{ low: effect.low, mid: effect.value, high: effect.high }}
              from={scale.low}
              to={scale.high}
              zero={0}
              name={t('helps.name', { name: treatment.name, change: words, when })}
            />
          </>
        }
      >
        <p>
          <b>{t('helps.for')}</b> {treatment.evidence_for}
        </p>
        <p>
          <b>{t('helps.against')}</b> {treatment.evidence_against}
        </p>
        <Sources keys={treatment.sources} atlas={atlas} />
      </FoldRow>
    </li>
  );
}

export function AlikeCard({ atlas, muscle, safety }: Own & { safety: string }) {
  const t = useText('atlas');
  const alternatives = alternativesFor(atlas, muscle);
  const alike = lookAlikes(atlas, muscle);
  return (
    <section className="card sunk" aria-labelledby="atlas-alike">
      <h2 id="atlas-alike">{t('alike.title')}</h2>
      {alike.length === 0 ? <p className="small q">{t('alike.none')}</p> : null}
      <ul className="atlas-alikes">
        {alike.map((own) => (
          <AlikeRow key={own.muscle.id} own={own} atlas={atlas} />
        ))}
      </ul>
      {alternatives.length > 0 ? (
        <p className="small q">{t('alike.alternatives', { names: listWords(alternatives) })}</p>
      ) : null}
      <p className="small q">
        {t('alike.nerve')} <a href={safety}>{t('alike.safety')}</a>
      </p>
    </section>
  );
}

function AlikeRow({ own, atlas }: { own: LookAlike; atlas: Atlas }) {
  const t = useText('atlas');
  const name = (id: string) => atlas.regions.find((region) => region.id === id)?.name ?? id;
  return (
    <li>
      <a href={atlasHref(own.muscle)}>{capital(own.muscle.name_plain)}</a>
      <p className="small q">
        {t('alike.shares', { places: listWords(own.shared.map(name)) })}{' '}
        {own.tests.length > 0
          ? t('alike.tests', { names: listWords(own.tests.map((test) => `"${test.name}"`)) })
          : t('alike.press')}
      </p>
    </li>
  );
}
