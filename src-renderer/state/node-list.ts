/** The nodes as the gateway lists them, and what of each this page shows. */
import { deviceTitle, kindWords } from '../words/device-words.ts';

export interface NodeView {
  readonly nodeId: string;
  readonly displayName?: string;
  readonly platform?: string;
  readonly deviceFamily?: string;
  readonly modelIdentifier?: string;
  readonly clientId?: string;
  readonly version?: string;
  readonly caps: readonly string[];
  /** That it may run now; of one that is not connected, those that were approved. */
  readonly commands: readonly string[];
  readonly permissions?: Readonly<Record<string, boolean>>;
  readonly pendingDeclaredCommands?: readonly string[];
  readonly connected: boolean;
  /** Wall clock, milliseconds. */
  readonly lastSeenAtMs?: number;
}

/** Answer of `node.list`. */
export interface NodeList {
  readonly nodes: readonly NodeView[];
}

export interface NodeCommand {
  readonly name: string;
  readonly state: 'allowed' | 'waiting';
}

/** What it may run, then what it asks to run; each once, by name. */
export function commandsOf({ commands, pendingDeclaredCommands = [] }: NodeView): readonly NodeCommand[] {
  const allowed = new Set(commands);
  const waiting = new Set(pendingDeclaredCommands.filter((name) => !allowed.has(name)));
  const listed = (names: ReadonlySet<string>, state: NodeCommand['state']): readonly NodeCommand[] =>
    [...names].toSorted().map((name) => ({ name, state }));
  return [...listed(allowed, 'allowed'), ...listed(waiting, 'waiting')];
}

/** As the words for devices want them. */
export function named({ displayName = '', platform = '', deviceFamily = '', modelIdentifier, clientId }: NodeView) {
  return {
    name: displayName,
    platform,
    deviceFamily,
    ...(modelIdentifier !== undefined && { model: modelIdentifier }),
    ...(clientId !== undefined && { clientId }),
  };
}

/** Letters are looked for in what a person reads of the node, and in what it may run. */
export function foundNodes(nodes: readonly NodeView[], letters: string): readonly NodeView[] {
  const wanted = letters.trim().toLowerCase();
  if (wanted === '') return nodes;
  return nodes.filter((node) =>
    [deviceTitle(named(node)), kindWords(named(node)), ...node.commands].join(' ').toLowerCase().includes(wanted),
  );
}

/** Those that are here first, then by name. */
export function sortedNodes(nodes: readonly NodeView[]): readonly NodeView[] {
  return nodes.toSorted(
    (one, other) =>
      Number(other.connected) - Number(one.connected) ||
      (one.displayName ?? '').localeCompare(other.displayName ?? '') ||
      (one.nodeId < other.nodeId ? -1 : 1),
  );
}
