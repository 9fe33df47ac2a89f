/** What speaks for a muscle and what against it: bars on one scale, around a line of no effect. */
import type { Answers, Atlas, Contribution, Explained } from '../engine/engine';
import { chanceWords } from '../texts/names';
import { useText } from '../texts/text';
import { balanceOf, chanceFromLogOdds, strengthOf } from './why.model';
import { pieceWords } from './whyWords';

/** A bar to the right speaks for it, to the left against it. */
export function Bar({ value, largest }: { value: number; largest: number }) {
  const share = `${Math.min(1, Math.abs(value) / largest) * 50}%`;
  return (
    <span className="why-bar" aria-hidden="true">
      <i
        className={value < 0 ? 'against' : 'for'}
        style={value < 0 ? { right: '50%', width: share } : { left: '50%', width: share }}
      />
    </span>
  );
}

type Props = { atlas: Atlas; answers: Answers; explained: Explained };

export function WhyBalance({ atlas, answers, explained }: Props) {
  const t = useText('result');
  const { speaksFor, speaksAgainst, smaller, largest } = balanceOf(explained);
  const start = chanceWords(chanceFromLogOdds(explained.log_odds_prior));
  const list = (pieces: Contribution[], none: string) =>
    pieces.length === 0 ? (
      <p className="small q">{none}</p>
    ) : (
      <ul>
        {pieces.map((piece) => (
          <li key={`${piece.kind}-${piece.region ?? piece.test}-${piece.side ?? ''}`}>
            <span className="small">{pieceWords(t, atlas, answers, piece)}</span>
            <Bar value={piece.log_odds} largest={largest} />
            <span className="tiny q">{t(`explain.strength.${strengthOf(piece.log_odds)}`)}</span>
          </li>
        ))}
      </ul>
    );
  return (
    <section className="why-balance">
      <p className="small">{t('explain.start', { chance: start })}</p>
      <h3>{t('explain.for')}</h3>
      {list(speaksFor, t('explain.none_for'))}
      <h3>{t('explain.against')}</h3>
      {list(speaksAgainst, t('explain.none_against'))}
      {smaller > 0 ? <p className="tiny q">{t('explain.smaller', { count: smaller })}</p> : null}
      <p className="small">
        <b>{t('explain.end', { chance: chanceWords(explained.probability_uncapped) })}</b>
      </p>
    </section>
  );
}
