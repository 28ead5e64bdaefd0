/** The official Control UI, served from our gateway's own origin and opened in a real browser. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { chromium, type Locator, type Page } from 'playwright';
import sirv from 'sirv';
import { inject, onTestFinished } from 'vitest';
import type { StaticFiles } from '../../../src-main/gateway/index.ts';
import { startGateway, TOKEN, type TestGateway, type TestGatewayOptions } from '../gateway.ts';
import './official.setup.ts';

/** Without a network, Chromium's own services would only fail, many at a time. */
const CHROMIUM_FLAGS = [
  '--no-sandbox', // it refuses to sandbox itself as root
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Our gateway, except that it serves the official pages where its own would be. */
export async function startGatewayWithOfficialPages(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const staticFiles = officialPages(inject('official').controlUi);
  return await startGateway({ ...options, ports: (made) => ({ ...(options.ports?.(made) ?? made), staticFiles }) });
}

/**
 * The official pages carry inline code, which our own policy forbids; here alone they get one that allows just that.
 * It takes the place of ours because it is set later.
 */
function officialPages(folder: string): StaticFiles {
  const index = fs.readFileSync(path.join(folder, 'index.html'), 'utf8');
  const inline = [...index.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  );
  const policy = [
    "default-src 'self'",
    `script-src 'self' ${inline.join(' ')} 'wasm-unsafe-eval'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self' ws: wss: data:",
    "worker-src 'self' blob:",
  ].join('; ');
  const topLevel = new Set(fs.readdirSync(folder));
  const serve = sirv(folder, { single: true });
  return (request, response) => {
    response.setHeader('Content-Security-Policy', policy);
    // The pages name their files by relative addresses, below whatever page was opened.
    const parts = (request.url ?? '/').split('/');
    const from = parts.findIndex((part) => topLevel.has(part));
    if (from > 0) request.url = `/${parts.slice(from).join('/')}`;
    serve(request, response, () => {
      response.writeHead(404).end();
    });
  };
}

/** The page asks for it before it has a secret to show; the official gateway refuses that as well, and the browser notes it. */
const ASKED_TOO_EARLY = '/control-ui-config.json';

export interface BrowserOptions {
  /**
   * The page's scripts come from the disk, whether the gateway runs or not. The page loads many of them only when it needs
   * them, and reloads itself if one can't be had: a test that stops the gateway would stop it before some of them.
   */
  readonly hasAllFiles?: boolean;
}

export class OfficialPage {
  readonly page: Page;
  /** All that the page complained of, in the console or by throwing. */
  readonly complaints: string[] = [];
  readonly #origin: string;

  private constructor(page: Page, origin: string) {
    this.page = page;
    this.#origin = origin;
    page.on('console', (message) => {
      const { url } = message.location();
      const isExpected = url.endsWith(ASKED_TOO_EARLY) && message.text().includes('401');
      if (message.type() === 'error' && !isExpected) this.complaints.push(`${message.text()} (${url})`);
    });
    page.on('pageerror', (error) => this.complaints.push(error.stack ?? error.message));
  }

  static async open(
    { port }: TestGateway,
    address: string,
    { hasAllFiles = false }: BrowserOptions = {},
  ): Promise<OfficialPage> {
    const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: CHROMIUM_FLAGS });
    onTestFinished(() => browser.close());
    const page = await browser.newPage({
      viewport: { width: 1280, height: 900 },
      serviceWorkers: hasAllFiles ? 'block' : 'allow', // what a worker asks for is not seen by `route`
    });
    if (hasAllFiles) {
      const assets = path.join(inject('official').controlUi, 'assets');
      await page.route('**/assets/*', (route) =>
        route.fulfill({ path: path.join(assets, path.posix.basename(new URL(route.request().url()).pathname)) }),
      );
    }
    const opened = new OfficialPage(page, `http://127.0.0.1:${String(port)}`);
    onTestFinished(async ({ task }) => {
      if (task.result?.state === 'fail') {
        console.error(
          `--- page\n${await page.locator('body').innerText()}\n--- complaints\n${opened.complaints.join('\n')}`,
        );
      }
    });
    await opened.goto(address);
    return opened;
  }

  async goto(address: string): Promise<void> {
    await this.page.goto(`${this.#origin}${address}`);
  }

  /** Waits for this text to be shown. */
  async shows(text: string): Promise<void> {
    await this.#visible(text).waitFor();
  }

  /** Waits for this text to be gone. */
  async hides(text: string): Promise<void> {
    await this.#visible(text).waitFor({ state: 'hidden' });
  }

  #visible(text: string): Locator {
    return this.page.getByText(text).filter({ visible: true }).first();
  }
}

/** A browser that must be approved, as it must from any other machine, and waits for that. */
export async function waitingBrowser(
  options: TestGatewayOptions = {},
  browser?: BrowserOptions,
): Promise<{ readonly gateway: TestGateway; readonly ui: OfficialPage }> {
  const gateway = await startGatewayWithOfficialPages({ ...options, ownSettings: "{ tokenSufficient: 'never' }" });
  const ui = await OfficialPage.open(gateway, `/#token=${TOKEN}`, browser);
  await ui.shows('Approve this browser');
  return { gateway, ui };
}

/** Until the page shows it: it keeps its own token only then, and a page that is left earlier has none. */
export async function letIn(gateway: TestGateway, ui: OfficialPage): Promise<void> {
  await gateway.approve();
  await ui.shows('Main Session');
}
