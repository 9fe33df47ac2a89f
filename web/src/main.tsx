import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/atkinson-hyperlegible-next';
import './ui/tokens.css';
import './ui/base.css';
import './ui/frame.css';
import './ui/controls.css';
import './ui/drawings.css';
import './ui/pages.css';
import { App } from './app/App';
import { AppProvider } from './app/context';
import { diaryShelf, journeyKeeper, keeper, kept, keptJourney } from './app/kept';
import { CheckInDrafts, noDrafts, type KeptDrafts } from './diary/CheckInDrafts';
import { showTheme } from './data/theme';
import { EngineError } from './engine/engine';
import { HttpEngine } from './engine/http';
import { Seal } from './engine/sealed';
import { takeToken, watchForToken } from './engine/token';

showTheme();
watchForToken();
const begins = window.location.hash.includes('token=');
const token = await takeToken();
const seal = token === null ? null : await Seal.of(token);
const engine = new HttpEngine(seal);
// Who has a diary comes to write it, or is told that it is damaged; the first visit begins with the
// first page.
const firstPage = () =>
  engine.diaryToday().then(
    ({ first_date }) => (first_date ? '#/today' : null),
    (fault) => (fault instanceof EngineError && fault.code === 'damaged' ? '#/data' : null),
  );
const first = begins ? await firstPage() : null;
if (first) window.history.replaceState(null, '', first);
const drafts = { ...noDrafts, ...(await kept<KeptDrafts>(seal, diaryShelf)) };
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <AppProvider engine={engine} start={await keptJourney(seal)} keep={journeyKeeper(seal)}>
      <CheckInDrafts start={drafts} keep={keeper<KeptDrafts>(seal, diaryShelf)}>
        <App />
      </CheckInDrafts>
    </AppProvider>
  </StrictMode>,
);
