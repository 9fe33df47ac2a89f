import { useAnswer } from '../app/context';
import { useText } from '../texts/text';

const links = [
  { key: 'about.knot', href: '#/knot' },
  { key: 'about.muscles', href: '#/atlas' },
  { key: 'about.licence', href: './LICENSE' },
  { key: 'about.notice', href: './NOTICE.md' },
];

export function AboutCard() {
  const t = useText('data');
  const version = useAnswer((engine) => engine.health(), 'version').value?.version;
  return (
    <section className="card sunk">
      <h2>{t('about.title')}</h2>
      <p className="small q">{version ? t('about.text', { version }) : t('about.text_plain')}</p>
      <ul className="data-links">
        {links.map(({ key, href }) => (
          <li key={key}>
            <a className="btn text" href={href}>
              {t(key)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
