/** What else it may be, and painted places that stay unexplained: last, and never hidden. */
import { atlasHref } from '../atlas/address';
import type { Atlas, LocateAnswer } from '../engine/engine';
import { capital, chanceWords, muscleOf, placeName } from '../texts/names';
import { useText } from '../texts/text';
import { Beads } from '../ui/Beads';
import { elseOf, othersOf } from './result.model';

const unexplainedShownMin = 0.5;
const unexplainedShownMax = 3;

type Row = { name: string; probability: number; to?: string; unexplained?: boolean };

export function Others({ atlas, answer }: { atlas: Atlas; answer: LocateAnswer }) {
  const t = useText('result');
  const led = answer.leading.length > 0;
  const rows = othersOf(answer).map((own): Row => {
    if (own.kind === 'no_knot') return { name: t('others.no_knot'), probability: own.probability };
    if (own.kind === 'alternative') {
      const name = atlas.alternatives.find((one) => one.id === own.id)?.name ?? own.id;
      return { name: capital(name), probability: own.probability };
    }
    const name = capital(muscleOf(atlas, own.muscle)?.name_plain ?? own.muscle);
    const key = led ? 'others.as_well' : 'others.instead';
    return {
      name: t(key, { name, side: t(`side.${own.side}`) }),
      probability: own.probability,
      to: atlasHref(own.muscle),
    };
  });
  const foreign = answer.unexplained.filter((own) => own.probability >= unexplainedShownMin);
  const further = foreign.length - unexplainedShownMax;
  const unexplained = [...foreign]
    .sort((a, b) => b.probability - a.probability)
    .slice(0, unexplainedShownMax)
    .map((own): Row => ({
      name: t('others.unexplained', { place: placeName(atlas, own.region, own.side) }),
      probability: own.probability,
      unexplained: true,
    }));
  return (
    <section className="card">
      <h2>{t(elseOf(answer) ? 'others.title_else' : 'others.title')}</h2>
      <ul className="result-others small">
        {[...rows, ...unexplained].map((row) => (
          <li key={row.name} className={row.unexplained ? 'unexplained' : undefined}>
            <span>{row.to ? <a href={row.to}>{row.name}</a> : row.name}</span>
            <span className="result-other-chance">
              <Beads quiet probability={row.probability} />
              <span className="tiny q">{chanceWords(row.probability)}</span>
            </span>
          </li>
        ))}
      </ul>
      {further > 0 ? (
        <p className="small q">{t('others.unexplained_more', { count: further })}</p>
      ) : null}
    </section>
  );
}
