/** The numbers one tap deeper: every chance, every set, what stays unexplained, the sources. */
import type { Atlas, LocateAnswer } from '../engine/engine';
import { capital, muscleOf, placeName } from '../texts/names';
import { useText } from '../texts/text';

type Props = { atlas: Atlas; answer: LocateAnswer };

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const musclesListed = 12;
const setsListed = 8;

export function ResultWhy({ atlas, answer }: Props) {
  const t = useText('result');
  const name = (muscle: string, side: 'left' | 'right') =>
    t('muscle_side', {
      name: capital(muscleOf(atlas, muscle)?.name_plain ?? muscle),
      side: t(`side.${side}`),
    });
  const sets = answer.sets.slice(0, setsListed);
  const rest = 1 - sets.reduce((sum, set) => sum + set.probability_uncapped, 0);
  return (
    <div className="result-why">
      <h3>{t('why.muscles')}</h3>
      <Rows
        head={[t('why.muscle'), t('why.share')]}
        rows={answer.muscles
          .slice(0, musclesListed)
          .map((own) => [name(own.muscle, own.side), percent(own.probability_uncapped)])}
      />
      <p className="small q">{t('why.cap')}</p>
      <h3>{t('why.sets')}</h3>
      <Rows
        head={[t('why.set'), t('why.share')]}
        rows={[
          ...sets.map((set): [string, string] => [
            set.members.length === 0
              ? t('why.none')
              : set.members.map((own) => name(own.muscle, own.side)).join(' + '),
            percent(set.probability_uncapped),
          ]),
          [t('why.others'), percent(Math.max(0, rest))],
        ]}
      />
      <h3>{t('why.unexplained')}</h3>
      <Rows
        head={[t('why.place'), t('why.share')]}
        rows={answer.unexplained.map((own) => [
          capital(placeName(atlas, own.region, own.side)),
          percent(own.probability),
        ])}
      />
      <h3>{t('why.alternatives')}</h3>
      <Rows
        head={[t('why.place'), t('why.share')]}
        rows={answer.alternatives.map((own) => [
          capital(atlas.alternatives.find((one) => one.id === own.id)?.name ?? own.id),
          percent(own.probability),
        ])}
      />
      <p className="small q">
        {answer.neglected_mass_max > 0
          ? t('why.neglected', { percent: (answer.neglected_mass_max * 100).toFixed(2) })
          : t('why.exact')}{' '}
        {t('why.sore')}
      </p>
      <Sources atlas={atlas} answer={answer} />
    </div>
  );
}

function Rows({ head, rows }: { head: [string, string]; rows: [string, string][] }) {
  return (
    <table className="result-table">
      <thead className="vh">
        <tr>
          <th scope="col">{head[0]}</th>
          <th scope="col">{head[1]}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, value], index) => (
          <tr key={`${label}-${index}`}>
            <th scope="row">{label}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sources({ atlas, answer }: Props) {
  const t = useText('result');
  const points = answer.muscles
    .slice(0, 3)
    .flatMap((own) => muscleOf(atlas, own.muscle)?.points.flatMap((point) => point.sources) ?? []);
  const tests = answer.next_tests
    .slice(0, 1)
    .flatMap((own) => atlas.examinations.find((one) => one.id === own.test)?.sources ?? []);
  const keys = [...new Set([...points, ...tests])];
  return (
    <>
      <h3>{t('why.sources')}</h3>
      <ul className="small q result-sources">
        {keys.map((key) => {
          const source = atlas.sources[key];
          return (
            <li key={key}>
              {source?.title ?? key}
              {source ? ` (${t(`why.opened.${source.opened}`)})` : null}
            </li>
          );
        })}
      </ul>
    </>
  );
}
