/** The one thing worth writing down, and the own idea of the first day beside what the days say. */
import type { Causes } from '../engine/engine';
import { dayNumber, dayWords } from '../diary/year.dates';
import { useText, type Text } from '../texts/text';
import { guessOf, unknownOf, type Sentence } from './causes.model';

const around = 2 * Math.PI * 16;

export function CausesUnknown({ causes }: { causes: Causes }) {
  const t = useText('causes');
  const more = useText('diary')('check_in.more');
  const own = unknownOf(causes);
  if (!own) return null;
  const share = Math.min(1, own.done / Math.max(1, own.all));
  return (
    <section className="card causes-need" data-cause={own.group}>
      <svg
        className="causes-ring"
        viewBox="0 0 40 40"
        role="img"
        aria-label={t('unknown.ring', { count: own.done, all: own.all })}
      >
        <circle cx="20" cy="20" r="16" stroke="var(--line)" />
        {share > 0 ? (
          <circle
            cx="20"
            cy="20"
            r="16"
            stroke="currentColor"
            strokeLinecap="round"
            strokeDasharray={`${share * around} ${around}`}
            transform="rotate(-90 20 20)"
          />
        ) : null}
      </svg>
      <div>
        <h2>{t(`unknown.${own.title}`, { name: t(`teach.${own.cause}`) })}</h2>
        <p className="small q">
          {t(`unknown.${own.text.key}`, own.text.values)} {t('unknown.where', { more })}
        </p>
        <a className="btn soft" href="#/check_in">
          {t('unknown.button')}
        </a>
      </div>
    </section>
  );
}

export function CausesGuess({ causes }: { causes: Causes }) {
  const t = useText('causes');
  const own = guessOf(causes);
  if (!own || !causes.guess) return null;
  const date = dayWords(dayNumber(causes.guess.date), 'plain');
  return (
    <section className="card sunk causes-guess">
      <h2>{said(t, own.title, date)}</h2>
      <p className="small q">{said(t, own.text, date)}</p>
    </section>
  );
}

function said(t: Text, { key, values }: Sentence, date: string): string {
  const cause = values?.['cause'];
  return t(`guess.${key}`, { date, ...(cause ? { cause: t(`short.${cause}`) } : {}) });
}
