/** The Control UI's start: the link that fits where the page runs, the stores that it feeds, then the page. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { LanguageChoice } from './language/language-choice.ts';
import { findDesktopBridge } from './link/desktop-bridge.ts';
import { openBrowserLink } from './link/open-browser-link.ts';
import { PortLink } from './link/port-link.ts';
import { browserStorage } from './state/browser-storage.ts';
import { DesktopStore } from './state/desktop-store.ts';
import { keepFocus } from './state/keep-focus.ts';
import { Notices } from './state/notices.ts';
import type { Place } from './state/place.ts';
import { ReviewSelection } from './state/review-selection.ts';
import { startStores } from './state/stores.ts';
import { ThemeChoice } from './state/theme.ts';
import { Undo } from './state/undo.ts';
import './styles/index.css';

const { documentElement } = document;
const storage = browserStorage(window);
// Before anything is drawn.
const theme = new ThemeChoice(documentElement, storage);
const bridge = findDesktopBridge();
const language = new LanguageChoice({ page: documentElement, storage, preferred: await preferredLanguages() });
await language.start();
const review = new ReviewSelection();

async function preferredLanguages(): Promise<readonly string[]> {
  // An answer that does not come is one of an app that is just closing.
  return (await bridge?.systemLanguages().catch(() => undefined)) ?? navigator.languages;
}

async function findPlace(): Promise<Place> {
  if (bridge === undefined) return { kind: 'browser', link: await openBrowserLink(window) };
  const link = new PortLink(bridge);
  // The main process takes a page that asks for its port to be listening, and then tells which card to open.
  bridge.onReview(review.open);
  link.start(window);
  // What the system draws around the page follows it.
  const tellColours = (): void => void bridge.setColours(theme.theme());
  theme.subscribe(tellColours);
  tellColours();
  const desktop = new DesktopStore(bridge);
  desktop.start();
  return { kind: 'window', link, bridge, desktop };
}

const place = await findPlace();
const stores = startStores(place.link);
const notices = new Notices();
const undo = new Undo(notices.tell);

keepFocus(document);
const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');
createRoot(root).render(
  <StrictMode>
    <App
      place={place}
      stores={stores}
      review={review}
      notices={notices}
      undo={undo}
      theme={theme}
      language={language}
    />
  </StrictMode>,
);
