/** The day by its clock; only what has a time stands here. */
import type { DiaryDay } from '../engine/engine';
import { useText, type Text } from '../texts/text';
import { endOf, marksOf, minutesWords, type Mark } from './day.clock';
import { nameOf, valueWords } from './day.model';
import type { LaneGroup, Names } from './lanes.model';

const dayMinutes = 1440;
const hours = [0, 6, 12, 18, 24];
const shortest = 20;

export function DayClock({ day, names }: { day: DiaryDay; names: Names }) {
  const t = useText('diary');
  const marks = marksOf(day);
  if (marks.length === 0) return null;
  const pains = marks.filter((mark) => mark.row === 'pain');
  const others = marks.filter((mark) => mark.row !== 'pain');
  const lines = [...new Set(others.map((mark) => mark.entry.about))];
  const words = marks.map((mark) => markWords(t, mark, names));
  return (
    <section className="card" aria-labelledby="day-clock">
      <h2 id="day-clock">{t('day.clock.title')}</h2>
      <div className="day-clock" role="img" aria-label={words.join('; ')}>
        <div className="day-hours" />
        {pains.length > 0 ? (
          <div className="day-line day-pains">
            {pains.map(({ entry, from }) => (
              <span key={entry.entry_id} style={{ left: at(from), ...painColours({ entry }) }}>
                {entry.value}
              </span>
            ))}
          </div>
        ) : null}
        {lines.map((about) => {
          const own = others.filter((mark) => mark.entry.about === about);
          return (
            <div key={about} className={`day-line lane-${groupOf(own[0]!, names)}`}>
              {own.map((mark) => (
                <i
                  key={mark.entry.entry_id}
                  className={mark.to - mark.from < shortest ? 'day-dot' : ''}
                  style={{ left: at(mark.from), width: wide(mark) }}
                />
              ))}
            </div>
          );
        })}
        <div className="day-times">
          {hours.map((hour) => (
            <span key={hour} style={{ left: at(hour * 60) }}>
              {t('day.clock.hour', { hour })}
            </span>
          ))}
        </div>
      </div>
      <ul className="day-legend small">
        {marks.map((mark, k) => (
          <li key={mark.entry.entry_id}>
            <i
              className={`swatch lane-${mark.row === 'pain' ? 'pain' : groupOf(mark, names)}`}
              style={mark.row === 'pain' ? painColours(mark) : undefined}
            />
            {words[k]}
          </li>
        ))}
      </ul>
    </section>
  );
}

const painColours = ({ entry }: Pick<Mark, 'entry'>) => ({
  ['--p' as string]: `var(--pain-${entry.value})`,
  ['--on' as string]: `var(--on-pain-${entry.value})`,
  ['--lane' as string]: `var(--pain-${entry.value})`,
});

const at = (minutes: number): string => `${(minutes / dayMinutes) * 100}%`;

const wide = ({ from, to }: Mark): string | undefined =>
  to - from < shortest ? undefined : at(to - from);

function groupOf({ entry }: Mark, { questions }: Names): LaneGroup {
  if (entry.kind === 'treatment') return 'treatment';
  return questions.questions.find((own) => own.cause === entry.about)?.group ?? 'hindrance';
}

function markWords(t: Text, { entry, from, to }: Mark, names: Names): string {
  const [start, end] = [entry.at ?? minutesWords(from), endOf(entry)];
  const time = end && to > from ? t('day.time', { from: start, to: end }) : start;
  const values = { name: nameOf(entry, names), value: valueWords(entry, names), time };
  return t('day.clock.mark', values);
}
