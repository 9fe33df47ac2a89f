/** Advice to see a doctor soon stays in sight on top of everything that follows. */
import { useAnswer } from '../app/context';
import type { Screening } from '../engine/engine';
import { useText } from '../texts/text';
import { Note } from '../ui/blocks';
import { toldOf } from './flag.model';

type Props = {
  screening: Screening;
  /** A way back to the questions, where they are not on the screen. */
  review?: boolean;
};

export function SoonNote({ screening, review = true }: Props) {
  const t = useText('safety');
  const catalogue = useAnswer((engine) => engine.redFlags(), 'red_flags').value;
  if (!catalogue) return null;
  const told = toldOf(screening.details, catalogue.flags, (level) => level === 'see_doctor_soon');
  if (told.length === 0) return null;
  const blocked = screening.details.some(
    (own) => own.level === 'see_doctor_soon' && own.blocks === 'regions',
  );
  return (
    <section className="soon-note" aria-label={t('soon_title')}>
      <Note tone="warn">
        <h2>{t('soon_title')}</h2>
        {told.map((own) => (
          <p key={own.id}>
            {own.sure ? own.youSaid : t('flag.not_sure_said', { question: own.shortQuestion })}{' '}
            {own.mayMean}
          </p>
        ))}
        {blocked ? <p>{t('soon_blocked')}</p> : null}
        {review ? (
          <p>
            <a href="#/safety">{t('soon_review')}</a>
          </p>
        ) : null}
      </Note>
    </section>
  );
}
