/** The one thing to do next: a test with what each answer would change. */
import type { Answer, Atlas, BodyMapData, Change, Examination, NextTest } from '../engine/engine';
import { useFigure } from '../plan/ItemFigure';
import { capital, chanceWords, muscleOf } from '../texts/names';
import { useText } from '../texts/text';
import { Disclosure } from '../ui/blocks';
import { PressPicture } from './PressPicture';
import {
  durationOf,
  figureOf,
  furtherChanges,
  otherTestAnswers,
  pressAnswers,
  stepsOf,
  type LetteredMuscle,
} from './result.model';

type Text = ReturnType<typeof useText>;

type Props = {
  atlas: Atlas;
  map: BodyMapData;
  test: NextTest;
  muscles: readonly LetteredMuscle[];
  onAnswer: (answer: Answer) => void;
};

type Named = { test: string; side: 'left' | 'right' | null; muscle?: string | null };

export function testName(atlas: Atlas, t: Text, test: Named): string {
  const examination = atlas.examinations.find((own) => own.id === test.test);
  const target = test.muscle ?? examination?.muscles[0];
  const muscle = target === undefined ? undefined : muscleOf(atlas, target);
  if (examination?.kind === 'press' && muscle && test.side) {
    return t('test.press', { side: t(`side.${test.side}`), muscle: muscle.name_plain });
  }
  const name = examination?.name ?? test.test;
  return test.side ? t('test.other_side', { name, side: t(`side.your_${test.side}`) }) : name;
}

export const alternativeName = (atlas: Atlas, id: string): string =>
  atlas.alternatives.find((own) => own.id === id)?.name ?? id;

export function ResultTest({ atlas, map, test, muscles, onAnswer }: Props) {
  const t = useText('result');
  const examination = atlas.examinations.find((own) => own.id === test.test);
  const duration = durationOf(test.minutes);
  const press = examination?.kind === 'press';
  const title = testName(atlas, t, {
    test: test.test,
    side: test.has_side ? test.side : null,
    muscle: test.muscle,
  });
  return (
    <section className="panel result-test" aria-labelledby="next-test">
      <p className="tiny q">{t('test.eyebrow', { duration: t(duration.key, duration.values) })}</p>
      <h2 id="next-test" className="result-test-title">
        {title}
      </h2>
      <div className="result-how">
        <TestPicture atlas={atlas} map={map} test={test} press={press} />
        <div>
          <HowTo text={examination?.how_to ?? ''} />
          {examination && examination.who !== 'self' ? (
            <p className="small q">{t(`test.${examination.who}`)}</p>
          ) : null}
          <p className="result-question">
            <b>{t(press ? 'test.question_press' : 'test.question_other')}</b>
          </p>
          {!press && examination?.positive_when ? (
            <p>{t('test.counts_yes', { text: examination.positive_when })}</p>
          ) : null}
        </div>
      </div>
      {examination?.caution || test.caution_codes.length > 0 ? (
        <p className="small result-careful">
          <b>{t('test.careful')}</b> {examination?.caution}
          {test.caution_codes.length > 0 ? ` ${t('test.caution_code')}` : null}
        </p>
      ) : null}
      <Outcomes atlas={atlas} test={test} muscles={muscles} />
      <AlsoTells atlas={atlas} test={test} />
      <AnswerButtons press={press} onAnswer={onAnswer} />
      {press ? <CountsAsYes examination={examination} /> : null}
    </section>
  );
}

/** One step a line, so that it can be read while doing it. */
function HowTo({ text }: { text: string }) {
  const steps = stepsOf(text);
  if (steps.length < 2) return <p>{text}</p>;
  return (
    <ol className="result-steps">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}

type PictureProps = Pick<Props, 'atlas' | 'map' | 'test'> & { press: boolean };

/** Where to press, how to move, or at least which muscle it is about. */
function TestPicture({ atlas, map, test, press }: PictureProps) {
  const figure = figureOf(test.test);
  const { muscle, side } = test;
  if (figure) {
    const name = atlas.examinations.find((own) => own.id === test.test)?.name ?? '';
    return <MovePicture file={figure} name={name} side={test.has_side ? side : null} />;
  }
  if (muscle === null || side === null) return null;
  return <PressPicture atlas={atlas} map={map} muscle={muscle} side={side} press={press} />;
}

type MoveProps = { file: string; name: string; side: 'left' | 'right' | null };

function MovePicture({ file, name, side }: MoveProps) {
  const t = useText('result');
  const url = useFigure(file);
  return (
    <div className="result-pic">
      {url ? <img src={url} alt={t('test.figure', { name })} /> : null}
      {side ? (
        <p className="tiny result-pic-side">
          {t('test.figure_side', { side: t(`side.your_${side}`) })}
        </p>
      ) : null}
    </div>
  );
}

type ButtonsProps = { press: boolean; onAnswer: (answer: Answer) => void };

function AnswerButtons({ press, onAnswer }: ButtonsProps) {
  const t = useText('result');
  const answers = press ? pressAnswers : otherTestAnswers;
  return (
    <div className="result-answers" role="group" aria-label={t('test.group')}>
      {answers.map((own) => (
        <button
          key={own.key}
          type="button"
          className={own.answer === 'unknown' ? 'btn ghost' : 'btn'}
          onClick={() => onAnswer(own.answer)}
        >
          {t(own.key)}
        </button>
      ))}
    </div>
  );
}

function CountsAsYes({ examination }: { examination: Examination | undefined }) {
  const t = useText('result');
  if (!examination?.positive_when) return null;
  return (
    <Disclosure title={t('test.more')}>
      <p className="small q">{t('test.positive', { text: examination.positive_when })}</p>
    </Disclosure>
  );
}

/** What each answer would make of the chance that the test tells most about. */
function Outcomes({ atlas, test, muscles }: Pick<Props, 'atlas' | 'test' | 'muscles'>) {
  const t = useText('result');
  const shown = muscles.find((own) => own.muscle === test.muscle && own.side === test.side);
  const now = test.changes[0]?.now;
  const outcome = (key: 'if_yes' | 'if_no', after: number) => {
    const same = now !== undefined && chanceWords(now) === chanceWords(after);
    const verb = same ? `${key}_same` : key;
    return (
      <div>
        <small>
          {shown
            ? t(`test.${verb}`, { letter: shown.letter })
            : t(`test.${verb}_name`, { name: subjectName(atlas, t, test) })}
        </small>
        {same ? (
          <span className="result-same">{t('test.hardly')}</span>
        ) : (
          <b>{chanceWords(after)}</b>
        )}
      </div>
    );
  };
  return (
    <div className="result-out">
      {outcome('if_yes', test.probability_if_yes)}
      {outcome('if_no', test.probability_if_no)}
    </div>
  );
}

type Subject = Pick<Change, 'muscle' | 'side' | 'alternative'>;

export function subjectName(atlas: Atlas, t: Text, { muscle, side, alternative }: Subject): string {
  if (muscle === null) return alternative === null ? '' : alternativeName(atlas, alternative);
  const name = muscleOf(atlas, muscle)?.name_plain ?? muscle;
  return side === null ? name : t('muscle_side', { name, side: t(`side.${side}`) });
}

/** Everything else the answer speaks about: one line each, now and after either answer. */
function AlsoTells({ atlas, test }: Pick<Props, 'atlas' | 'test'>) {
  const t = useText('result');
  const rows = furtherChanges(test.changes);
  if (rows.length === 0) return null;
  return (
    <table className="result-also">
      <caption className="tiny">{t('test.also')}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="vh">{t('test.also_who')}</span>
          </th>
          <th scope="col">{t('test.now')}</th>
          <th scope="col">{t('test.yes')}</th>
          <th scope="col">{t('test.no')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((own) => (
          <tr key={`${own.muscle ?? own.alternative}-${own.side ?? ''}`}>
            <th scope="row">{capital(subjectName(atlas, t, own))}</th>
            <td>{chanceWords(own.now)}</td>
            <td>{chanceWords(own.if_yes)}</td>
            <td>{chanceWords(own.if_no)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
