/** The one thing to do next: a test with what each answer would change. */
import type { Answer, Atlas, BodyMapData, NextTest } from '../engine/engine';
import { chanceWords, muscleOf } from '../texts/names';
import { useText } from '../texts/text';
import { Disclosure } from '../ui/blocks';
import { durationOf, otherTestAnswers, pressAnswers, type LetteredMuscle } from './result.model';
import { PressPicture } from './PressPicture';

type Props = {
  atlas: Atlas;
  map: BodyMapData;
  test: NextTest;
  muscles: readonly LetteredMuscle[];
  onAnswer: (answer: Answer) => void;
};

export function testName(
  atlas: Atlas,
  t: ReturnType<typeof useText>,
  test: { test: string; side: 'left' | 'right' | null; muscle?: string },
): string {
  const examination = atlas.examinations.find((own) => own.id === test.test);
  const target = test.muscle ?? examination?.muscles[0];
  const muscle = target === undefined ? undefined : muscleOf(atlas, target);
  if (examination?.kind === 'press' && muscle && test.side) {
    return t('test.press', { side: t(`side.${test.side}`), muscle: muscle.name_plain });
  }
  const name = examination?.name ?? test.test;
  return test.side ? t('test.other_side', { name, side: t(`side.your_${test.side}`) }) : name;
}

export function ResultTest({ atlas, map, test, muscles, onAnswer }: Props) {
  const t = useText('result');
  const examination = atlas.examinations.find((own) => own.id === test.test);
  const duration = durationOf(test.minutes);
  const press = examination?.kind === 'press';
  const answers = press ? pressAnswers : otherTestAnswers;
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
        <PressPicture atlas={atlas} map={map} muscle={test.muscle} side={test.side} press={press} />
        <div>
          <p>{examination?.how_to}</p>
          {examination && examination.who !== 'self' ? (
            <p className="small q">{t(`test.${examination.who}`)}</p>
          ) : null}
          <p className="result-question">
            <b>{t(press ? 'test.question_press' : 'test.question_other')}</b>
          </p>
        </div>
      </div>
      {examination?.caution || test.caution_codes.length > 0 ? (
        <p className="small result-careful">
          <b>{t('test.careful')}</b> {examination?.caution}
          {test.caution_codes.length > 0 ? ` ${t('test.caution_code')}` : null}
        </p>
      ) : null}
      <Outcomes atlas={atlas} test={test} muscles={muscles} />
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
      {examination?.positive_when ? (
        <Disclosure title={t('test.more')}>
          <p className="small q">{t('test.positive', { text: examination.positive_when })}</p>
        </Disclosure>
      ) : null}
    </section>
  );
}

/** What each answer would make of the chance. */
function Outcomes({ atlas, test, muscles }: Pick<Props, 'atlas' | 'test' | 'muscles'>) {
  const t = useText('result');
  const shown = muscles.find((own) => own.muscle === test.muscle && own.side === test.side);
  const plain = muscleOf(atlas, test.muscle)?.name_plain ?? test.muscle;
  const becomes = (key: 'if_yes' | 'if_no') =>
    shown
      ? t(`test.${key}`, { letter: shown.letter })
      : t(`test.${key}_name`, { name: `${plain}, ${t(`side.${test.side}`)},` });
  return (
    <div className="result-out">
      <div>
        <small>{becomes('if_yes')}</small>
        <b>{chanceWords(test.probability_if_yes)}</b>
      </div>
      <div>
        <small>{becomes('if_no')}</small>
        <b>{chanceWords(test.probability_if_no)}</b>
      </div>
    </div>
  );
}
