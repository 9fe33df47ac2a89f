/** First page: what it does, one button, three facts, the line for emergencies. */
import { useApp } from '../app/context';
import { Icon, Logo } from '../ui/Icon';
import './welcome.css';

const facts = [
  { icon: 'lock', bold: 'Stays on this computer.', rest: 'No account. Nothing is sent anywhere.' },
  { icon: 'doubt', bold: 'Says how sure it is,', rest: 'and says so when it does not know.' },
  {
    icon: 'page',
    bold: 'Your data is yours.',
    rest: 'It lives in this window until you close it.',
  },
] as const;

/** The thread: tangled on the left, running free to the right. Crossings leave a gap. */
function ThreadArt() {
  return (
    <svg
      className="art"
      viewBox="0 0 1280 260"
      preserveAspectRatio="xMinYMid slice"
      aria-hidden="true"
    >
      <g fill="none" stroke="var(--knot)" strokeWidth="8" strokeLinecap="round">
        <path d="M-20 92C60 40 170 20 214 96c38 66-20 140-104 128C40 214 20 150 70 106c70-62 190-70 262 6 52 54 20 116-30 110-48-6-52-62-6-96" />
        <path
          className="gap"
          d="M296 126c60-44 150-24 170 40 14 46 50 54 92 30 60-34 120-60 190-28 90 40 150 10 230-6 120-24 210 6 322-4"
        />
        <path d="M296 126c60-44 150-24 170 40 14 46 50 54 92 30 60-34 120-60 190-28 90 40 150 10 230-6 120-24 210 6 322-4" />
      </g>
    </svg>
  );
}

export default function WelcomePage() {
  const { journey } = useApp();
  const begun = journey.places.length > 0;
  return (
    <div className="welcome">
      <header className="top">
        <span className="brand">
          <Logo />
          <span>Unknot</span>
        </span>
        <a className="btn text" href="#/knot">
          What is a knot?
        </a>
      </header>
      <main id="main">
        <ThreadArt />
        <div className="hero">
          <h1>Find the knot. Undo what ties it.</h1>
          <p>
            Show where it hurts. In about 90 seconds you see which muscle is most likely behind it,
            how sure that is, and one small test to be surer.
          </p>
        </div>
        <div className="go">
          <a className="btn big" href="#/paint">
            {begun ? 'Go on with your drawing' : 'Show where it hurts'} <Icon name="next" />
          </a>
        </div>
        <ul className="facts">
          {facts.map((fact) => (
            <li key={fact.icon}>
              <Icon name={fact.icon} />
              <span>
                <b>{fact.bold}</b> {fact.rest}
              </span>
            </li>
          ))}
        </ul>
      </main>
      <aside className="urgent" aria-label="Emergency">
        <div className="note warn">
          <Icon name="warn" />
          <span>
            <b>Not for emergencies.</b> Chest pain, sudden weakness, trouble speaking, the worst
            headache of your life? <a href="#/help">Get help now</a>
          </span>
        </div>
      </aside>
    </div>
  );
}
