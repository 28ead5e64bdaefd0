/** Which commands a node may ever have, by its platform (official). Data, and the questions asked of it. */
import type { DeviceFacts } from '../pairing/pinned-facts.ts';
import { runsPrograms } from '../words/abilities.ts';

/** The official config's `gateway.nodes.commands`. A denial wins over everything. */
export interface NodeCommandPolicy {
  readonly allow: readonly string[];
  readonly deny: readonly string[];
}

export type NodePlatform = 'ios' | 'watchos' | 'android' | 'macos' | 'windows' | 'linux' | 'unknown';

const DEVICE = ['device.info', 'device.status'];
const PERSONAL = [
  ...['contacts.search', 'calendar.events', 'reminders.list', 'photos.latest', 'motion.activity', 'motion.pedometer'],
];
const HANDHELD = ['camera.list', 'location.get', ...DEVICE, ...PERSONAL, 'system.notify'];
/** Of computers, once a person has approved them. */
const DESKTOP = [
  ...['system.run', 'system.run.prepare', 'system.which', 'system.execApprovals.get', 'system.execApprovals.set'],
  ...['fs.listDir', 'terminal.upload', 'browser.proxy', 'browser.proxy.upload.v1', 'mcp.tools.call.v1'],
  ...['agent.cli.claude.run.v1', 'screen.snapshot', 'desktop.stream', 'system.notify', 'computer.act'],
];
const TALK = ['talk.ptt.start', 'talk.ptt.stop', 'talk.ptt.cancel', 'talk.ptt.once'];
const WATCH_RELAY = ['watch.status', 'watch.notify'];

const ALLOWED: Readonly<Record<NodePlatform, ReadonlySet<string>>> = {
  ios: new Set(HANDHELD),
  watchos: new Set([...DEVICE, 'system.notify']),
  android: new Set([
    ...HANDHELD,
    ...['notifications.list', 'notifications.actions', 'device.permissions', 'device.health', 'device.apps'],
    ...['callLog.search', 'mobile.ui.observe', 'mobile.ui.act'],
  ]),
  macos: new Set([
    ...[...HANDHELD, ...DESKTOP, 'camera.ptz.status', 'device.apps'],
    ...['canvas.present', 'canvas.hide', 'canvas.navigate'],
  ]),
  windows: new Set([...DESKTOP, ...DEVICE, 'camera.list', 'location.get']),
  linux: new Set(DESKTOP),
  unknown: new Set(['camera.list', 'location.get', 'system.notify']),
};

/** What each platform calls itself, and the families that may stand beside it; an empty family says nothing. */
const PLATFORMS: readonly { readonly id: NodePlatform; readonly name: RegExp; readonly family: RegExp }[] = [
  { id: 'ios', name: /^(ios|ipados)( \d[\d.]*)?$/, family: /^(iphone|ipad|ios|)$/ },
  { id: 'watchos', name: /^watchos( \d[\d.]*)?$/, family: /^(apple watch|watchos)$/ },
  { id: 'android', name: /^android( \d[\d.]*)?( \(sdk \d+\))?$/, family: /^(android|)$/ },
  { id: 'macos', name: /^(macos|darwin)( \d[\d.]*)?$/, family: /^mac$/ },
  { id: 'windows', name: /^(windows|win32)$/, family: /^windows$/ },
  { id: 'linux', name: /^linux$/, family: /^linux$/ },
];

/** Where platform and family contradict each other, the node gets only what an unknown one may have. */
export function nodePlatform({ platform, deviceFamily }: DeviceFacts): NodePlatform {
  const [name, family] = [platform.trim().toLowerCase(), deviceFamily.trim().toLowerCase()];
  return PLATFORMS.find((known) => known.name.test(name) && known.family.test(family))?.id ?? 'unknown';
}

export interface Declarer extends DeviceFacts {
  readonly caps: readonly string[];
  readonly commands: readonly string[];
}

export function mayEverHave(declarer: Declarer, command: string, policy: NodeCommandPolicy): boolean {
  if (policy.deny.includes(command)) return false;
  if (policy.allow.includes(command) || ALLOWED[nodePlatform(declarer)].has(command)) return true;
  if (WATCH_RELAY.includes(command)) return declarer.deviceFamily.trim().toLowerCase() === 'iphone';
  if (!TALK.includes(command)) return false;
  return declarer.caps.includes('talk') || declarer.commands.some((declared) => declared.startsWith('talk.'));
}

/** Commands that only an administrator may let a node run (official). */
const RESERVED: ReadonlySet<string> = new Set([
  ...['system.run', 'system.run.prepare', 'system.which', 'browser.proxy', 'browser.proxy.upload.v1', 'fs.listDir'],
  ...['system.execApprovals.get', 'system.execApprovals.set'],
]);

export function isReserved(command: string): boolean {
  return RESERVED.has(command);
}

/** Never one click on a notification: reserved for administrators, or one that ends in a program being run. */
export function needsReview(command: string): boolean {
  return isReserved(command) || runsPrograms(command);
}

/** What its caller needs beyond `operator.write`, or that no caller may have it: those go through the node's own methods. */
export function invokeAccess(command: string): 'write' | 'admin' | 'refused' {
  if (command.startsWith('system.execApprovals.') || command.startsWith('worker.')) return 'refused';
  const isPowerful = command.startsWith('browser.proxy') || command === 'fs.listDir' || command === 'terminal.upload';
  return isPowerful ? 'admin' : 'write';
}
