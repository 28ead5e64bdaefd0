/** Reads a Dockerfile as far as ours goes; an instruction that it does not know is an error, not something to skip. */

export interface Instruction {
  readonly name: string;
  readonly text: string;
}

export interface Stage {
  readonly from: string;
  readonly as: string | undefined;
  readonly steps: readonly Instruction[];
}

const KNOWN = new Set(['WORKDIR', 'COPY', 'RUN', 'ENV', 'USER', 'VOLUME', 'EXPOSE', 'HEALTHCHECK', 'CMD']);

export function parseDockerfile(text: string): readonly Stage[] {
  const stages: { from: string; as: string | undefined; steps: Instruction[] }[] = [];
  const lines = text.replace(/\\\n/g, ' ').split('\n');
  for (const line of lines) {
    if (/^\s*(#|$)/.test(line)) continue;
    const [, name = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
    if (name === 'FROM') {
      const [from = '', , as] = rest.split(/\s+/);
      stages.push({ from, as, steps: [] });
    } else if (KNOWN.has(name)) stages.at(-1)?.steps.push({ name, text: rest });
    else throw new Error(`an instruction that this reader does not know: ${line}`);
  }
  return stages;
}

/** Of an instruction in JSON form, such as `CMD ["a", "b"]`, after its options. */
export function jsonForm(text: string): readonly string[] {
  return JSON.parse(text.slice(text.indexOf('['))) as string[];
}

/** `A=b C=d`, without quoting. */
export function environmentOf(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text.split(/\s+/).map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
}

/** Whether a path of the project goes to the engine, by a `.dockerignore` as ours: lines of names, later ones win. */
export function goesToEngine(ignore: string, file: string): boolean {
  let goes = true;
  for (const line of ignore.split('\n')) {
    if (/^\s*(#|$)/.test(line)) continue;
    const allows = line.startsWith('!');
    const name = allows ? line.slice(1) : line;
    if (/[*?[]/.test(name) && name !== '*') throw new Error(`a pattern that this reader does not know: ${line}`);
    if (name === '*' || file === name || file.startsWith(`${name}/`)) goes = allows;
  }
  return goes;
}
