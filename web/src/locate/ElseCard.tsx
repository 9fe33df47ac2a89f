/** Where something else fits better than a knot: what, and how sure that is. */
import type { Atlas } from '../engine/engine';
import { capital, chanceWords } from '../texts/names';
import { Beads } from '../ui/Beads';
import { alternativeName } from './ResultTest';

type Props = { atlas: Atlas; other: { id: string; probability: number } };

export function ElseCard({ atlas, other }: Props) {
  return (
    <section className="card lead">
      <h2>{capital(alternativeName(atlas, other.id))}</h2>
      <div className="result-chance">
        <Beads probability={other.probability} />
        <strong>{chanceWords(other.probability)}</strong>
      </div>
    </section>
  );
}
