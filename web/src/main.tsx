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
import { HttpEngine, takeToken } from './engine/http';

const engine = new HttpEngine(takeToken());
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <AppProvider engine={engine}>
      <App />
    </AppProvider>
  </StrictMode>,
);
