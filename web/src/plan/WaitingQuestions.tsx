/** Treatments that one answer could bring back ask their question in place. */
import type { Answer, Intake } from '../engine/engine';
import { useApp } from '../app/context';
import { listWords } from '../texts/names';
import { useText } from '../texts/text';
import { YesUnsureNo } from '../ui/YesUnsureNo';

type Props = {
  questions: { code: string; names: string[] }[];
  intake: Intake;
  onAnswer: (code: string, answer: Answer) => void;
  /** The one thing to do next on the page. */
  panel?: boolean;
};

const questionsMax = 3;

export function WaitingQuestions({ questions, intake, onAnswer, panel = false }: Props) {
  const t = useText('plan');
  const { journey } = useApp();
  if (questions.length === 0) return null;
  const names = new Set(questions.flatMap((own) => own.names));
  return (
    <section className={panel ? 'panel plan-waiting' : 'card plan-waiting'}>
      <h2>{t('waiting_title', { count: names.size })}</h2>
      {questions.slice(0, questionsMax).map(({ code, names: own }) => {
        const known = intake.codes.find((candidate) => candidate.id === code);
        const row = intake.rows.find((candidate) => candidate.id === known?.row);
        return (
          <div key={code} className="plan-question">
            <p className="tiny q">{t('waits', { names: listWords(own) })}</p>
            <YesUnsureNo
              id={`wait-${code}`}
              question={
                <>
                  {row ? <b>{row.heading}. </b> : null}
                  {known?.question ?? code}
                </>
              }
              value={journey.contraindications[code]}
              words={{ yes: t('yes'), unknown: t('still_not_sure'), no: t('no') }}
              onAnswer={(answer) => onAnswer(code, answer)}
            />
          </div>
        );
      })}
      <p className="small q plan-unsure">
        {t('wait_unsure')} <a href="#/report">{t('to_report')}</a>
      </p>
    </section>
  );
}
