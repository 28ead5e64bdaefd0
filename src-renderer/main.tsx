/** The Control UI's start: the link that fits where the page runs, the stores that it feeds, then the page. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { findDesktopBridge } from './link/desktop-bridge.ts';
import { openBrowserLink } from './link/open-browser-link.ts';
import { PortLink } from './link/port-link.ts';
import { DeskStore } from './state/desk-store.ts';
import { DesktopStore } from './state/desktop-store.ts';
import { ReviewSelection } from './state/review-selection.ts';
import type { Place } from './state/place.ts';
import './styles/index.css';

const review = new ReviewSelection();

async function findPlace(): Promise<Place> {
  const bridge = findDesktopBridge();
  if (bridge === undefined) return { kind: 'browser', link: await openBrowserLink(window) };
  const link = new PortLink(bridge);
  // The main process takes a page that asks for its port to be listening, and then tells which card to open.
  bridge.onReview(review.open);
  link.start(window);
  const desktop = new DesktopStore(bridge);
  desktop.start();
  return { kind: 'window', link, bridge, desktop };
}

const place = await findPlace();
const desk = new DeskStore(place.link);
desk.start();

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');
createRoot(root).render(
  <StrictMode>
    <App place={place} desk={desk} review={review} />
  </StrictMode>,
);
