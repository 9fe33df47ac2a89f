/** What is known, and how surely: one row a question, its grade, and its source in one tap. */
import type { Atlas, Claims, Muscle } from '../engine/engine';
import { capital } from '../texts/names';
import { useText, type Text } from '../texts/text';
import { FoldRow } from './FoldRow';
import { knownRows, type KnownRow, type Line } from './known.model';

type Props = { atlas: Atlas; claims: Claims; muscle: Muscle };

export function KnownCard({ atlas, claims, muscle }: Props) {
  const t = useText('atlas');
  return (
    <section className="card" aria-labelledby="atlas-known">
      <h2 id="atlas-known">{t('known.title')}</h2>
      <ul className="atlas-rows">
        {knownRows(atlas, claims, muscle).map((row) => (
          <Row key={row.id} row={row} atlas={atlas} />
        ))}
      </ul>
    </section>
  );
}

/** Values that are themselves words of this page. */
function say(t: Text, line: Line): string {
  const values = Object.entries(line.values ?? {}).map(([key, value]) => {
    const word = typeof value === 'string' && /^(status|population)\./.test(value);
    return [key, word ? t(value) : value];
  });
  return t(line.key, Object.fromEntries(values) as Line['values']);
}

function Row({ row, atlas }: { row: KnownRow; atlas: Atlas }) {
  const t = useText('atlas');
  const title = t(`known.${row.id}.title`);
  const grade = t(`grade.${row.grade}`);
  const words = row.lines.map((line) => capital(say(t, line))).join(' ');
  return (
    <li>
      <FoldRow
        title={title}
        chip={grade}
        name={t('known.source_of', { title, grade })}
        line={<p className="small q">{words}</p>}
      >
        {row.basis.map((line) => (
          <p key={say(t, line)}>{say(t, line)}</p>
        ))}
        <Sources keys={row.sources} atlas={atlas} />
      </FoldRow>
    </li>
  );
}

/** Titles of the sources, each with how far it was read. */
export function Sources({ keys, atlas }: { keys: readonly string[]; atlas: Atlas }) {
  const t = useText('atlas');
  if (keys.length === 0) return null;
  return (
    <ul className="atlas-sources">
      {keys.map((key) => {
        const source = atlas.sources[key];
        return (
          <li key={key}>
            {source?.title ?? key}
            {source && key !== 'memory' ? ` (${t(`opened.${source.opened}`)})` : null}
          </li>
        );
      })}
    </ul>
  );
}
