/** A real Chromium, as Debian packages it; each caller gets a profile of its own. */
import { chromium, type Page } from 'playwright';
import { onTestFinished } from 'vitest';

const EXECUTABLE = '/usr/bin/chromium';
/** Quiet towards the network: what it looks up at every start would only fill the log. */
const ARGUMENTS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

export interface Browser {
  readonly page: Page;
  /** Uncaught errors and what the page wrote as errors to its console. */
  readonly errors: readonly string[];
}

export interface BrowserOptions {
  /** As a person who was asked, and went on. */
  readonly trustsAnyCertificate?: boolean;
  /** A name that leads to this machine, as a name server of the network would tell. */
  readonly name?: string;
  /** Of the person's system, such as `fr-FR`. */
  readonly locale?: string;
}

export async function openBrowser(address: string, options: BrowserOptions = {}): Promise<Browser> {
  const browser = await newPage(options);
  await browser.page.goto(address);
  return browser;
}

/** An empty page, for what has to be in place before an address is opened. */
export async function newPage({ trustsAnyCertificate = false, name, locale }: BrowserOptions = {}): Promise<Browser> {
  const asRoot = process.getuid?.() === 0; // Chromium's sandbox does not work for root
  const args = name === undefined ? ARGUMENTS : [...ARGUMENTS, `--host-resolver-rules=MAP ${name} 127.0.0.1`];
  const browser = await chromium.launch({ executablePath: EXECUTABLE, args, chromiumSandbox: !asRoot });
  onTestFinished(() => browser.close());
  const page = await browser.newPage({ ignoreHTTPSErrors: trustsAnyCertificate, ...(locale && { locale }) });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return { page, errors };
}
