/** Keep what was located, to see later whether it goes. Placed on the result. */
import { useAnswer, useApp } from '../app/context';
import { go } from '../app/go';
import { requestOf } from '../app/journey.model';
import type { Atlas, Engine, Knot, Side } from '../engine/engine';
import { stopsEverything } from '../safety/flag.model';
import { capital, muscleOf } from '../texts/names';
import { useText } from '../texts/text';
import { FlowError } from '../ui/Flow';
import { dayWords, keptAlready, sameKnot, today } from './knots.model';
import { useChange } from './useChange';
import './knots.css';

type Props = {
  atlas: Atlas;
  /** The knots that the result names, likeliest first; nothing is shown without any. */
  members: readonly { muscle: string; side: Side }[];
};

/** Those of the members that are in the record. */
async function keptOf(engine: Engine, members: Props['members']): Promise<Knot[]> {
  const { knots } = await engine.knots();
  const rows = knots.filter((row) => members.some((member) => sameKnot(member, row)));
  return Promise.all(rows.map((row) => engine.knot(row.knot_id)));
}

export function KeepKnot({ atlas, members }: Props) {
  const t = useText('knots');
  const { engine, journey } = useApp();
  const list = useAnswer((own) => keptOf(own, members), `knots to keep ${JSON.stringify(members)}`);
  const { fault, run } = useChange(list.again);
  const rows = list.value ?? [];
  const all = rows.length === members.length;
  const located = requestOf(journey);
  const unchanged = all && rows.every((row) => keptAlready(row, located));
  const now = today(new Date());
  const keep = () =>
    void run(async () => {
      const kept = await engine.keepKnots({ located, members: members.map(memberOf) });
      if (stopsEverything(kept.red_flags.level)) go('#/flag');
      else if (kept.red_flags.open.length > 0) go('#/safety');
    });
  if (members.length === 0) return null;
  const title = t(members.length === 1 ? 'keep.one' : 'keep.several');
  return (
    <section className="card record-keep" aria-labelledby="keep-title">
      <h2 id="keep-title">{t('keep.title')}</h2>
      <p className="small q">{t('keep.text')}</p>
      <ul className="record-rows" aria-live="polite">
        {rows.map((row) => (
          <li key={row.knot_id}>
            <a href={`#/record/${row.knot_id}`}>
              <b>
                {t('keep.open', {
                  name: capital(muscleOf(atlas, row.muscle)?.name_plain ?? row.muscle),
                })}
              </b>
              <span className="small q">
                {row.looks[row.looks.length - 1]!.date === now
                  ? t('keep.kept')
                  : t('keep.known', { date: dayWords(row.looks[0]!.date, now) })}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {unchanged ? null : (
        <div className="row wrap record-buttons">
          <button type="button" className="btn soft" onClick={keep}>
            {all ? t('keep.look') : title}
          </button>
        </div>
      )}
      {fault ? <FlowError>{t(fault)}</FlowError> : null}
    </section>
  );
}

const memberOf = ({ muscle, side }: { muscle: string; side: Side }) => ({ muscle, side });
