/** The app's program, by way of entry.mjs: from here on V8's code cache counts, so everything else is loaded after it. */
import { useCodeCache } from './code-cache.ts';

const codeCache = useCodeCache();
export const started: Promise<void> = import('./app.ts').then(({ runApp }) => runApp(codeCache));
