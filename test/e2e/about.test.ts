/** About, from the tray: Electron's own message and what opens files are looked at in place of a person. */
import fs from 'node:fs/promises';
import { expect, it } from 'vitest';
import { until } from '../support/desktop/deadline.ts';
import { startSession, untilRunning } from '../support/desktop/session.ts';

interface Seen {
  readonly asked: string[];
  readonly opened: string[];
}

it('opens the licences of what the app is made of, and nothing when it is closed', async () => {
  const { app, tray } = await startSession({ driven: true });
  await untilRunning(app);
  await app.driver.evaluate(({ dialog, shell }) => {
    const seen: Seen = { asked: [], opened: [] };
    const answers = ['Close', 'Show licences'];
    const messages = dialog as { showMessageBox: unknown };
    messages.showMessageBox = ({ title, buttons }: { readonly title: string; readonly buttons: string[] }) => {
      seen.asked.push(title);
      return Promise.resolve({ response: buttons.indexOf(answers.shift() ?? ''), checkboxChecked: false });
    };
    shell.openPath = (file) => {
      seen.opened.push(file);
      return Promise.resolve('');
    };
    Object.assign(globalThis, { seen });
  });
  const seen = () => app.driver.evaluate(() => (globalThis as unknown as { readonly seen: Seen }).seen);
  const untilAsked = (times: number) =>
    until('About', async () => ((await seen()).asked.length === times ? true : undefined));

  await tray.choose('About');
  await untilAsked(1);
  await tray.choose('About');
  await untilAsked(2);
  const [file = ''] = await until('a text to be opened', async () => {
    const { opened } = await seen();
    return opened.length > 0 ? opened : undefined;
  });
  expect((await seen()).opened).toHaveLength(1);
  expect(await fs.readFile(file, 'utf8')).toMatch(/^react-dom /m);
});
