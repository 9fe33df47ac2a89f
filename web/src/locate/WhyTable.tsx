/** The numbers one tap deeper: every piece in log odds with the sum so far, ready to be added. */
import type { Answers, Atlas, Explained } from '../engine/engine';
import { capital } from '../texts/names';
import { useText } from '../texts/text';
import { Disclosure } from '../ui/blocks';
import { logOdds, runningSums } from './why.model';
import { pieceWords, plainName } from './whyWords';

type Props = { atlas: Atlas; answers: Answers; all: Explained[] };

export function WhyTable({ atlas, answers, all }: Props) {
  const t = useText('result');
  const first = all[0];
  if (!first) return null;
  const name = t('explain.table_name', { name: plainName(atlas, first.muscle) });
  return (
    <Disclosure title={t('explain.table')} name={name}>
      <p className="small q">{t('explain.table_note')}</p>
      {all.map((own) => (
        <Sums key={own.muscle + own.side} atlas={atlas} answers={answers} explained={own} />
      ))}
    </Disclosure>
  );
}

type SumsProps = { atlas: Atlas; answers: Answers; explained: Explained };

function Sums({ atlas, answers, explained }: SumsProps) {
  const t = useText('result');
  const percent = `${(explained.probability_uncapped * 100).toFixed(1)} %`;
  const muscle = capital(plainName(atlas, explained.muscle));
  return (
    <table className="why-table">
      <caption className="small">
        <b>{t('muscle_side', { name: muscle, side: t(`side.${explained.side}`) })}</b>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('explain.column.piece')}</th>
          <th scope="col">{t('explain.column.adds')}</th>
          <th scope="col">{t('explain.column.sum')}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('explain.prior')}</th>
          <td />
          <td>{logOdds(explained.log_odds_prior)}</td>
        </tr>
        {runningSums(explained).map(({ piece, sum }) => (
          <tr key={`${piece.kind}-${piece.region ?? piece.test}-${piece.side ?? ''}`}>
            <th scope="row">{pieceWords(t, atlas, answers, piece)}</th>
            <td>{logOdds(piece.log_odds)}</td>
            <td>{logOdds(sum)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t('explain.result', { percent })}</th>
          <td />
          <td>{logOdds(explained.log_odds)}</td>
        </tr>
      </tbody>
    </table>
  );
}
