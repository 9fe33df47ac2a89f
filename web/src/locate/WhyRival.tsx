/** Why not the neighbour: the two or three pieces that decide, both muscles side by side. */
import type { Answers, Atlas, Explained, MuscleAnswer } from '../engine/engine';
import { capital, chanceWords } from '../texts/names';
import { useText } from '../texts/text';
import { Bar } from './WhyBalance';
import { differencesOf, favourOf, type Difference } from './why.model';
import { pieceWords, plainName } from './whyWords';

type Props = {
  atlas: Atlas;
  located: readonly MuscleAnswer[];
  answers: Answers;
  explained: Explained;
  rival: Explained;
};

export function WhyRival({ atlas, located, answers, explained, rival }: Props) {
  const t = useText('result');
  const differences = differencesOf(explained, rival);
  const name = plainName(atlas, rival.muscle);
  const behind = rival.log_odds > explained.log_odds;
  const largest = Math.max(
    ...differences.flatMap((own) => [Math.abs(own.own), Math.abs(own.rival)]),
  );
  const side = t(`side.${rival.side}`);
  /** Which of the two a piece favours, and how. */
  const verdictWords = (own: Difference) => {
    const better = own.own > own.rival ? explained : rival;
    const felt = located.find((one) => one.muscle === better.muscle && one.side === better.side);
    const key = `explain.${favourOf(own, felt)}`;
    return t(key, { name: plainName(atlas, better.muscle) });
  };
  return (
    <section className="why-rival">
      <h3>{t(behind ? 'explain.rival_likelier' : 'explain.rival', { name, side })}</h3>
      <p className="small q">
        {t('explain.rival_now', {
          chance: chanceWords(rival.probability_uncapped),
          own: chanceWords(explained.probability_uncapped),
        })}
      </p>
      {differences.length === 0 ? <p className="small">{t('explain.alike')}</p> : null}
      <ol>
        {differences.map((own) => (
          <li key={`${own.piece?.kind}-${own.piece?.region ?? own.piece?.test}-${own.piece?.side}`}>
            <p className="small">
              {own.piece ? (
                <b>{pieceWords(t, atlas, answers, { ...own.piece, log_odds: 1 })}. </b>
              ) : null}
              {verdictWords(own)}
            </p>
            <Pair label={plainName(atlas, explained.muscle)} value={own.own} largest={largest} />
            <Pair label={name} value={own.rival} largest={largest} />
          </li>
        ))}
      </ol>
    </section>
  );
}

type PairProps = { label: string; value: number; largest: number };

function Pair({ label, value, largest }: PairProps) {
  return (
    <p className="why-pair tiny">
      <span>{capital(label)}</span>
      <Bar value={value} largest={largest} />
    </p>
  );
}
