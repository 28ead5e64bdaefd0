/** For the tests, which are TypeScript. */
export function makeCodeCache(electron: string, project: string): Promise<void>;
