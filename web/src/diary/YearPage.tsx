/** The diary on one time axis: a strip with a frame, the framed days, the chosen day. */
import { useEffect, useMemo, useState } from 'react';
import { useAnswer, useApp, useAtlas } from '../app/context';
import { go } from '../app/go';
import type { DiaryDays } from '../engine/engine';
import { faultKey } from '../knots/knots.model';
import { textOf, useText } from '../texts/text';
import { EmptyState, LoadState } from '../ui/Flow';
import { Icon } from '../ui/Icon';
import { firstLanes, lanesOf, stripLanes, worstLane, type Lane, type Names } from './lanes.model';
import { LanesPicture } from './LanesPicture';
import { LanesTable } from './LanesTable';
import { dateOf, spanWords } from './year.dates';
import {
  addressOf,
  axisOf,
  clamped,
  daysNamed,
  daysOfLane,
  filtered,
  frameEnd,
  framed,
  lanesNamed,
  lengthOf,
  openGap,
  showing,
  startDay,
  startFrame,
  stepped,
  subOf,
  titleOf,
  wantedOf,
  yearOf,
  zoomOf,
  type Frame,
  type Year,
  type ZoomName,
} from './year.model';
import { YearChosen, YearGap, YearWays } from './YearChosen';
import { YearFind, type Finding } from './YearFind';
import { YearStrip } from './YearStrip';
import './lanes.css';
import './year.css';

const zooms: readonly ZoomName[] = ['week', 'weeks6', 'year', 'all'];
const lanesAtFirst = 12;
const stripLanesMax = 2;
const addressAfterMs = 300;

export default function YearPage() {
  const t = useText('diary');
  const k = textOf('knots');
  const days = useAnswer((engine) => engine.diaryDays({}), 'diary days');
  const questions = useAnswer((engine) => engine.diaryQuestions(), 'diary questions');
  const atlas = useAtlas();
  const asked = [days, questions, atlas];
  const broken = asked.find((own) => own.error);
  const year = useMemo(() => (days.value ? yearOf(days.value) : null), [days.value]);
  const names = useMemo(
    () =>
      atlas.value && questions.value ? { atlas: atlas.value, questions: questions.value } : null,
    [atlas.value, questions.value],
  );
  if (!days.value || !names) {
    return (
      <LoadState
        framed
        error={broken?.error ?? null}
        failed={k(faultKey(broken?.error?.code ?? ''))}
        loading={t('year.loading')}
        tryAgain={k('try_again')}
        again={() => broken?.again()}
      />
    );
  }
  if (!year) {
    const words = {
      title: t('year.empty.title'),
      text: t('year.empty.text'),
      button: t('year.empty.button'),
    };
    return <EmptyState framed {...words} to="#/check_in" />;
  }
  return <TheYear key={year.last} year={year} days={days.value} names={names} />;
}

/** Which days are looked at, and the address that leads back to them. */
function useLook(year: Year) {
  const wanted = useMemo(() => wantedOf(window.location.hash), []);
  const [chosen, setChosen] = useState(() =>
    wanted.day === null ? startDay(year) : Math.min(year.last, wanted.day),
  );
  const [table, setTable] = useState(wanted.zoom === 'table');
  const [frame, setFrame] = useState<Frame>(() => {
    const zoom = zooms.find((own) => own === wanted.zoom);
    if (zoom) return framed(year, lengthOf(year, zoom), chosen);
    return showing(year, startFrame(year), chosen);
  });
  useEffect(() => {
    const address = addressOf(chosen, table ? 'table' : zoomOf(year, frame));
    const timer = window.setTimeout(
      () => window.history.replaceState(null, '', address),
      addressAfterMs,
    );
    return () => window.clearTimeout(timer);
  }, [year, chosen, table, frame]);
  const choose = (wish: number) => {
    const day = Math.min(year.last, Math.max(axisOf(year).from, wish));
    setChosen(day);
    setFrame((before) => showing(year, before, day));
  };
  const zoom = (length: number) => {
    setTable(false);
    const end = frameEnd(frame) >= year.last && chosen > year.last - length;
    setFrame(end ? clamped(year, year.last - length + 1, length) : framed(year, length, chosen));
  };
  const step = (way: 1 | -1) => setFrame((before) => stepped(year, before, chosen, way));
  return { chosen, choose, frame, setFrame, table, setTable, zoom, step };
}

/** What is searched for or filtered: the days it points to and the lanes it leaves. */
function useFinding(year: Year, worst: Lane, lanes: readonly Lane[]) {
  const [finding, onFind] = useState<Finding>({ words: '', filter: null });
  const counts = useMemo(
    () => ({
      bad: filtered(year, worst, 'bad').length,
      gaps: year.gaps.length,
      corrected: filtered(year, worst, 'corrected').length,
    }),
    [year, worst],
  );
  const rows = useMemo(() => lanesNamed(lanes, finding.words), [lanes, finding.words]);
  const days = useMemo(() => {
    if (finding.filter) return filtered(year, worst, finding.filter).reverse();
    const named = daysNamed(year, finding.words);
    const found = rows.flatMap((lane) => daysOfLane(year, lane));
    return [...new Set([...named, ...found.sort((a, b) => b - a)])];
  }, [year, worst, rows, finding]);
  const active = finding.filter !== null || finding.words.trim() !== '';
  return { finding, onFind, counts, rows, days, active };
}

type Props = { year: Year; days: DiaryDays; names: Names };

function TheYear({ year, days, names }: Props) {
  const worst = useMemo(() => worstLane(days), [days]);
  const lanes = useMemo(() => lanesOf(days, names), [days, names]);
  const { journey, change } = useApp();
  const look = useLook(year);
  const find = useFinding(year, worst, lanes);
  const { chosen, choose, frame, setFrame, table } = look;
  const causes = useMemo(() => lanes.filter((lane) => lane.kind !== 'pain'), [lanes]);
  const strip = useMemo(() => [worst, ...stripLanes(causes, stripLanesMax)], [worst, causes]);
  const said = useMemo(() => [worst, ...causes], [worst, causes]);
  const gap = openGap(year, journey.leftUnknown);
  const leave = (day: number) =>
    change((before) => ({ ...before, leftUnknown: [...before.leftUnknown, dateOf(day)] }));
  return (
    <div className="year">
      <header className="head">
        <div>
          <h1>{titleOf(year)}</h1>
          <p className="q">{subOf(year)}</p>
        </div>
      </header>
      <YearFind
        {...{ year, lanes, chosen, onChoose: choose }}
        {...{ finding: find.finding, onFind: find.onFind, counts: find.counts, days: find.days }}
      />
      <div className="stack">
        <section className="card" aria-labelledby="year-axis">
          <AxisHead look={look} year={year} />
          <YearStrip
            year={year}
            lanes={strip}
            frame={frame}
            onFrame={setFrame}
            onZoom={look.step}
          />
          <StripNote />
        </section>
        {table ? (
          <LanesTable year={year} lanes={[worst, ...lanes]} only={find.active ? find.days : null} />
        ) : null}
        <div className={table ? 'cols' : 'cols c32'}>
          {table ? null : (
            <Framed {...{ year, worst, lanes, said, look }} found={find.rows} days={find.days} />
          )}
          <div className={table ? 'cols c2' : 'stack'}>
            <YearChosen year={year} lanes={said} day={chosen} onChoose={choose} />
            {gap === null ? null : <YearGap year={year} day={gap} onLeave={() => leave(gap)} />}
          </div>
        </div>
        <YearWays />
      </div>
    </div>
  );
}

type Look = ReturnType<typeof useLook>;

function StripNote() {
  const t = useText('diary');
  return <p className="small q">{t('year.strip.note')}</p>;
}

function AxisHead({ look, year }: { look: Look; year: Year }) {
  const t = useText('diary');
  const zoom = look.table ? null : zoomOf(year, look.frame);
  return (
    <div className="row between wrap year-zoom">
      <h2 id="year-axis">{t(year.flags.length > 400 ? 'year.strip.years' : 'year.strip.title')}</h2>
      <div className="seg noprint" role="group" aria-label={t('year.zoom.name')}>
        {zooms.map((own) => (
          <button
            key={own}
            type="button"
            aria-pressed={zoom === own}
            onClick={() => look.zoom(lengthOf(year, own))}
          >
            {t(`year.zoom.${own}`)}
          </button>
        ))}
        <button type="button" aria-pressed={look.table} onClick={() => look.setTable(!look.table)}>
          {t('year.zoom.table')}
        </button>
      </div>
    </div>
  );
}

type FramedProps = {
  year: Year;
  worst: Lane;
  lanes: readonly Lane[];
  said: readonly Lane[];
  look: Look;
  found: readonly Lane[];
  days: readonly number[];
};

function Framed({ year, worst, lanes, said, look, found, days }: FramedProps) {
  const t = useText('diary');
  const { frame, chosen } = look;
  const [each, setEach] = useState(false);
  const [all, setAll] = useState(false);
  const places = lanes.filter((lane) => lane.kind === 'pain');
  const others = lanes.filter((lane) => lane.kind !== 'pain');
  const shown = all ? others : firstLanes(others, lanesAtFirst);
  const rows = found.length > 0 ? found : [...(each ? places : []), ...shown];
  const marked = useMemo(() => new Set(days), [days]);
  const [from, to] = spanWords(frame.from, frameEnd(frame), year.last);
  const shift = (by: number) => look.setFrame(clamped(year, frame.from + by, frame.length));
  return (
    <section className="card year-framed" aria-labelledby="year-framed">
      <div className="row between">
        <h2 id="year-framed">{t('year.span', { from, to })}</h2>
        <div className="year-arrows noprint">
          <button
            type="button"
            className="ib"
            aria-label={t('year.earlier')}
            onClick={() => shift(-frame.length)}
          >
            <Icon name="back" />
          </button>
          <button
            type="button"
            className="ib"
            aria-label={t('year.later')}
            onClick={() => shift(frame.length)}
          >
            <Icon name="next" />
          </button>
        </div>
      </div>
      <LanesPicture
        {...{ year, frame, chosen, marked, said }}
        lanes={[worst, ...rows]}
        onChoose={look.choose}
        onZoom={look.step}
        onOpen={() => go(`#/day/${dateOf(chosen)}`)}
        onFrame={(length, day) => look.setFrame(framed(year, length, day))}
      />
      <div className="row wrap year-buttons noprint">
        {places.length > 1 ? (
          <button type="button" className="btn text" onClick={() => setEach(!each)}>
            {t(each ? 'year.worst_only' : 'year.each_place', { count: places.length })}
          </button>
        ) : null}
        {others.length > shown.length || all ? (
          <button type="button" className="btn text" onClick={() => setAll(!all)}>
            {t(all ? 'year.fewer_rows' : 'year.all_rows', { count: others.length })}
          </button>
        ) : null}
      </div>
    </section>
  );
}
