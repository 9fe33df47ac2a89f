/** The tests that were tried, each taken back with one tap. */
import { useApp } from '../app/context';
import type { Atlas } from '../engine/engine';
import { useText } from '../texts/text';
import { testOfAnswerId } from './result.model';
import { testName } from './ResultTest';

export function Answered({ atlas }: { atlas: Atlas }) {
  const t = useText('result');
  const { journey, change } = useApp();
  const ids = Object.keys(journey.answers);
  if (ids.length === 0) return null;
  const examination = (id: string) => atlas.examinations.find((own) => own.id === id);
  const undo = (id: string) =>
    change((before) => ({
      ...before,
      answers: Object.fromEntries(Object.entries(before.answers).filter(([own]) => own !== id)),
    }));
  return (
    <section className="card">
      <h2>{t('answered.title')}</h2>
      <ul className="result-answered">
        {ids.map((id) => {
          const test = testOfAnswerId(id, (own) => examination(own)?.has_side);
          const name = testName(atlas, t, test);
          const given = journey.answers[id] ?? 'unknown';
          const press = examination(test.test)?.kind === 'press' && given !== 'unknown';
          return (
            <li key={id}>
              <span>
                {name}: <b>{t(`answered.${press ? 'press_' : ''}${given}`)}</b>
              </span>
              <button
                type="button"
                className="btn text"
                aria-label={t('answered.undo_name', { name })}
                onClick={() => undo(id)}
              >
                {t('answered.undo')}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
