/** The map for one day: places are painted, rubbed out and rated; what is done is kept at once. */
import { useEffect, useState } from 'react';
import { keyOf, type Journey } from '../app/journey.model';
import { PaintStage } from '../locate/PaintStage';
import { PlaceList } from '../locate/PlaceList';
import { PlaceSearch } from '../locate/PlaceSearch';
import { PlaceStrip } from '../locate/PlaceStrip';
import { useText } from '../texts/text';
import { Icon } from '../ui/Icon';
import { journeyOf, painted } from './checkIn.model';
import type { DayProps } from './CheckInPage';

export function CheckInPaint({ base, draft, write, atlas, map }: DayProps) {
  const t = useText('diary');
  const [journey, setJourney] = useState<Journey>(() => journeyOf(base, draft));
  const change = (next: (before: Journey) => Journey) => setJourney(next);
  const { places } = journey;
  useEffect(() => {
    const before = journeyOf(base, draft).places;
    if (JSON.stringify(before) !== JSON.stringify(places)) write(painted(base, draft, places));
  }, [places]);
  const chosen = places.filter((own) => journey.selected.includes(keyOf(own)));
  const back = `#/check_in/${base.date}`;
  return (
    <div className="flow paint">
      <header className="fh">
        <a className="ib" href={back} aria-label={t('check_in.paint_back')}>
          <Icon name="back" />
        </a>
        <h1>{t(base.date === base.today ? 'check_in.where' : 'check_in.where_day')}</h1>
      </header>
      <main id="main" tabIndex={-1}>
        <div className="pgrid">
          <PaintStage {...{ atlas, map, journey, change }} />
          <section className="paint-sheet" aria-label={t('check_in.paint_sheet')}>
            <PlaceStrip {...{ atlas, chosen, change }} />
            <PlaceList {...{ atlas, journey, change }} />
            <a className="btn big" href={back}>
              {t('check_in.paint_done')}
            </a>
            <p className="small q">{t('check_in.paint_note')}</p>
            <PlaceSearch {...{ atlas, change }} />
          </section>
        </div>
      </main>
    </div>
  );
}
