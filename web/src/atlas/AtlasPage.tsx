/** The atlas: find a muscle, see where it hurts, and what is known of it and how surely. */
import { useEffect, useRef, useState } from 'react';
import { useAnswer, useAtlas, useBodyMap } from '../app/context';
import type { Atlas, BodyMapData, Care, Claims } from '../engine/engine';
import { muscleOf, regionOf } from '../texts/names';
import { useText } from '../texts/text';
import { LoadState } from '../ui/Flow';
import { Icon } from '../ui/Icon';
import { readAddress, type AtlasAddress } from './address';
import { AtlasFind, type Asked } from './AtlasFind';
import { MuscleDetail } from './MuscleDetail';
import { useOwnResult } from './ownResult';
import './atlas.css';

function useAddress(): AtlasAddress {
  const [address, setAddress] = useState(() => readAddress(window.location.hash));
  useEffect(() => {
    const read = () => setAddress(readAddress(window.location.hash));
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  return address;
}

export default function AtlasPage() {
  const t = useText('atlas');
  const loads = {
    atlas: useAtlas(),
    map: useBodyMap(),
    claims: useAnswer((engine) => engine.claims(), 'claims'),
    care: useAnswer((engine) => engine.care(), 'care'),
  };
  const { atlas, map, claims, care } = loads;
  if (!atlas.value || !map.value || !claims.value || !care.value) {
    const missing = Object.values(loads).filter((own) => !own.value);
    return (
      <LoadState
        framed
        error={missing.find((own) => own.error)?.error ?? null}
        failed={t('failed')}
        loading={t('loading')}
        tryAgain={t('try_again')}
        again={() => missing.forEach((own) => own.again())}
      />
    );
  }
  const known = {
    atlas: atlas.value,
    map: map.value,
    claims: claims.value,
    care: care.value,
  };
  return <Browse {...known} />;
}

type Known = { atlas: Atlas; map: BodyMapData; claims: Claims; care: Care };

/** What the address asks for; complaints first, because that is what people come with. */
function askedBy(atlas: Atlas, address: AtlasAddress): Asked {
  if (address.place) {
    return { mode: 'place', query: regionOf(atlas, address.place)?.name ?? '' };
  }
  const complaint = atlas.complaints.find((own) => own.id === address.complaint);
  return { mode: 'complaint', query: complaint?.name ?? '' };
}

function Browse(known: Known) {
  const { atlas } = known;
  const t = useText('atlas');
  const address = useAddress();
  const own = useOwnResult();
  const [asked, setAsked] = useState(() => askedBy(atlas, address));
  const { place, complaint } = address;
  useEffect(() => {
    if (place || complaint) setAsked(askedBy(atlas, { muscle: null, place, complaint }));
  }, [atlas, place, complaint]);
  const muscle = address.muscle ? muscleOf(atlas, address.muscle) : undefined;
  const title = useMuscleTitle(muscle?.id ?? null);
  const find = (
    <AtlasFind
      atlas={atlas}
      asked={asked}
      onAsk={setAsked}
      current={muscle?.id ?? null}
      chances={own.chances}
    />
  );
  if (!muscle) {
    return (
      <div className="atlas atlas-browse">
        <header className="head">
          <div>
            <h1>{t('browse.title')}</h1>
            <p className="q">{t('browse.lead', { count: atlas.muscles.length })}</p>
          </div>
        </header>
        {address.muscle ? <p role="status">{t('browse.unknown')}</p> : null}
        {find}
      </div>
    );
  }
  return (
    <div className="atlas atlas-open">
      <aside aria-label={t('find.title')}>{find}</aside>
      <div className="atlas-main">
        <a className="btn text atlas-back" href="#/atlas">
          <Icon name="back" /> {t('back')}
        </a>
        <MuscleDetail key={muscle.id} {...known} muscle={muscle} own={own} title={title} />
      </div>
    </div>
  );
}

/** A newly opened muscle begins at its top, with the focus on its name. */
function useMuscleTitle(muscle: string | null) {
  const title = useRef<HTMLHeadingElement>(null);
  const before = useRef(muscle);
  useEffect(() => {
    if (before.current === muscle) return;
    before.current = muscle;
    window.scrollTo({ top: 0 });
    title.current?.focus({ preventScroll: true });
  }, [muscle]);
  return title;
}
