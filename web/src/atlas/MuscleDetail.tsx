/** One muscle: where it hurts, what is known and how surely, and what to do with that. */
import { useState, type Ref } from 'react';
import { useApp } from '../app/context';
import { hasPain } from '../app/journey.model';
import type { Atlas, BodyMapData, Care, Claims, Muscle, Side } from '../engine/engine';
import { capital, chanceWords, listWords } from '../texts/names';
import { useText } from '../texts/text';
import { Beads } from '../ui/Beads';
import { Note } from '../ui/blocks';
import { AlikeCard, ExercisesCard, HelpsCard, PressCard } from './CareCards';
import { KnownCard } from './KnownCard';
import type { OwnResult } from './ownResult';
import { WhereCard } from './WhereCard';
import { titleNames } from './zones.model';

type Props = {
  atlas: Atlas;
  map: BodyMapData;
  claims: Claims;
  care: Care;
  muscle: Muscle;
  own: OwnResult;
  title: Ref<HTMLHeadingElement>;
};

/** The side of the likelier knot, else of the first painted place, else the right. */
function useSide(muscle: Muscle, own: OwnResult): [Side, (side: Side) => void] {
  const { journey } = useApp();
  const [chosen, choose] = useState<Side | null>(null);
  const painted = journey.places.map((place) => place.side);
  const first = painted.find((side): side is Side => side === 'left' || side === 'right');
  return [chosen ?? own.chances.get(muscle.id)?.side ?? first ?? 'right', choose];
}

export function MuscleDetail({ atlas, map, claims, care, muscle, own, title }: Props) {
  const t = useText('atlas');
  const [side, setSide] = useSide(muscle, own);
  const { journey } = useApp();
  const names = titleNames(atlas, muscle);
  const plain = capital(muscle.name_plain);
  const stopped = own.state === 'stopped';
  return (
    <div className="stack atlas-muscle">
      <header>
        <h1 ref={title} tabIndex={-1}>
          {t('title', { name: plain, felt: listWords(names) })}
        </h1>
        <p className="q">
          {muscle.name_latin}. {t('action', { action: muscle.action })}
        </p>
      </header>
      <div className="cols c2">
        <WhereCard atlas={atlas} map={map} muscle={muscle} side={side} onSide={setSide} />
        <div className="stack">
          <OwnPanel muscle={muscle} own={own} />
          {stopped ? <Stopped /> : <PressCard atlas={atlas} muscle={muscle} />}
        </div>
        <KnownCard atlas={atlas} claims={claims} muscle={muscle} />
        {stopped ? null : <HelpsCard atlas={atlas} muscle={muscle} care={care} />}
      </div>
      {stopped ? null : <ExercisesCard atlas={atlas} muscle={muscle} care={care} />}
      <AlikeCard atlas={atlas} muscle={muscle} safety={hasPain(journey) ? '#/safety' : '#/help'} />
    </div>
  );
}

/** A raised red flag takes the place of everything that could be done to the muscle. */
function Stopped() {
  const t = useText('atlas');
  return (
    <Note tone="warn">
      <b>{t('stopped_b')}</b> {t('stopped')} <a href="#/flag">{t('stopped_link')}</a>
    </Note>
  );
}

const ways = { none: '#/paint', open: '#/safety', known: '#/result', stopped: '#/flag' } as const;

/** The one thing to do next: the person's own chance, or the way to it. */
function OwnPanel({ muscle, own }: { muscle: Muscle; own: OwnResult }) {
  const t = useText('atlas');
  const chance = own.chances.get(muscle.id);
  if (own.state === 'waiting') return null;
  if (!chance) {
    return (
      <section className="panel">
        <h2>{t(`own.${own.state}.title`)}</h2>
        <p className="q small atlas-own">{t(`own.${own.state}.text`)}</p>
        <a className="btn" href={ways[own.state]}>
          {t(`own.${own.state}.button`)}
        </a>
      </section>
    );
  }
  return (
    <section className="panel">
      <p className="tiny q">{t(`own.side_${chance.side}`)}</p>
      <h2 className="atlas-own-title">{capital(chanceWords(chance.probability))}</h2>
      <Beads probability={chance.probability} />
      <p className="q small atlas-own">{t('own.from')}</p>
      <a className="btn" href={ways.known}>
        {t('own.known.button')}
      </a>
    </section>
  );
}
