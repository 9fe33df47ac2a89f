/** The muscles that fit: those of the title with letters, and those that only perhaps belong. */
import { atlasHref } from '../atlas/address';
import type { Atlas, LocateAnswer } from '../engine/engine';
import { capital, chanceWords, muscleOf, placeName } from '../texts/names';
import { useText } from '../texts/text';
import { Beads } from '../ui/Beads';
import { explainedBy, type LetteredMuscle, type MuscleAnswer } from './result.model';
import { knotColourOf } from './ResultMap';
import { WhyMuscle } from './WhyMuscle';

type Text = ReturnType<typeof useText>;
type Given = { atlas: Atlas; answer: LocateAnswer };
type ListProps = Given & { muscles: LetteredMuscle[]; heading: string | null };

export function KnotList({ atlas, answer, muscles, heading }: ListProps) {
  const t = useText('result');
  return (
    <section className="card lead" aria-label={heading ?? t('muscles')}>
      {heading ? <h2 className="result-if">{heading}</h2> : null}
      {muscles.map((muscle, index) => (
        <article key={`${muscle.muscle}-${muscle.side}`} className="result-knot">
          <span className="result-letter" style={{ borderColor: knotColourOf(index) }}>
            {muscle.letter}
          </span>
          <div>
            <MuscleHead atlas={atlas} muscle={muscle} />
            <div className="result-chance">
              <Beads probability={muscle.probability} />
              <strong>{chanceWords(muscle.probability)}</strong>
            </div>
            <MuscleMore atlas={atlas} answer={answer} muscle={muscle} />
          </div>
        </article>
      ))}
    </section>
  );
}

/** Reach one in four and are not in the title. */
export function PerhapsList({ atlas, answer, muscles }: Given & { muscles: MuscleAnswer[] }) {
  const t = useText('result');
  if (muscles.length === 0) return null;
  return (
    <section className="card result-perhaps">
      <h2>{t('perhaps_group.title')}</h2>
      {muscles.map((muscle) => (
        <article key={`${muscle.muscle}-${muscle.side}`} className="result-may">
          <MuscleHead atlas={atlas} muscle={muscle} small />
          <div className="result-chance">
            <Beads quiet probability={muscle.probability} />
            <span className="small">{chanceWords(muscle.probability)}</span>
          </div>
          <MuscleMore atlas={atlas} answer={answer} muscle={muscle} />
        </article>
      ))}
    </section>
  );
}

type OneProps = { atlas: Atlas; muscle: MuscleAnswer };

function MuscleHead({ atlas, muscle, small = false }: OneProps & { small?: boolean }) {
  const t = useText('result');
  const known = muscleOf(atlas, muscle.muscle);
  const link = <a href={atlasHref(muscle.muscle)}>{capital(known?.name_plain ?? muscle.muscle)}</a>;
  return (
    <>
      {small ? <h3>{link}</h3> : <h2>{link}</h2>}
      <p className="q small">
        {known?.name ?? muscle.muscle}, {t(`side.${muscle.side}`)}
      </p>
    </>
  );
}

/** "temple, slope; perhaps jaw", with the side said once where all places share it. */
function explainedWords(t: Text, atlas: Atlas, muscle: MuscleAnswer): [string, string] {
  const { typical, perhaps } = explainedBy(muscle);
  const sides = new Set(muscle.explains_detail.map((place) => place.side));
  const oneSide = sides.size === 1 ? [...sides][0] : null;
  const said = oneSide === 'left' || oneSide === 'right' ? t(`side.your_${oneSide}`) : null;
  const names = (places: typeof typical) =>
    places.map((place) => placeName(atlas, place.region, said ? null : place.side)).join(', ');
  const words = [
    ...(typical.length > 0 ? [names(typical)] : []),
    ...(perhaps.length > 0 ? [t('perhaps', { places: names(perhaps) })] : []),
  ].join('; ');
  return [said ? t('explains_side', { side: said }) : '', words || t('explains_none')];
}

function MuscleMore({ atlas, answer, muscle }: OneProps & Given) {
  const t = useText('result');
  const known = muscleOf(atlas, muscle.muscle);
  const [side, places] = explainedWords(t, atlas, muscle);
  return (
    <>
      <p className="small">
        <b>{t('explains')}</b>
        {side} {places}
      </p>
      {known?.action ? (
        <p className="small q onlyd result-action">{t('action', { action: known.action })}</p>
      ) : null}
      <WhyMuscle atlas={atlas} located={answer.muscles} muscle={muscle.muscle} side={muscle.side} />
    </>
  );
}
