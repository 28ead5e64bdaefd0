/** What one click on a notification may grant, as a table. */
import { describe, expect, it } from 'vitest';
import { isOrdinary, ordinaryScopes } from '../../src-main/gateway/pairing/ordinary.ts';
import type { Ask } from '../../src-main/gateway/pairing/waiting-room.ts';
import { anAsk } from './asks.ts';

describe('a request', () => {
  it.each<[string, Partial<Ask>]>([
    ['of a phone that reads and writes', { scopes: ['operator.read', 'operator.write'] }],
    ['that also asks questions and talks', { scopes: ['operator.questions', 'operator.talk'] }],
    ['without scopes', { scopes: [] }],
    ['of a node without commands', { role: 'node', scopes: [] }],
    ['of a node with harmless commands', { role: 'node', scopes: [], commands: ['camera.list', 'system.notify'] }],
    ['from a browser on this computer', { locality: 'local-browser' }],
    ['from this computer', { locality: 'local-native' }],
  ])('%s is ordinary', (_what, change) => {
    expect(isOrdinary(anAsk(change), false)).toBe(true);
  });

  it.each<[string, Partial<Ask>]>([
    ['that proved no secret', { proof: 'none' }],
    ['that came through a proxy', { locality: 'proxied' }],
    ['of a device that is known and wants more', { reason: 'scope-upgrade' }],
    ['of a device that is known and wants another role', { reason: 'role-upgrade' }],
    ['of a device that changed', { reason: 'metadata-upgrade' }],
    ...['admin', 'approvals', 'pairing', 'talk.secrets'].map((scope): [string, Partial<Ask>] => [
      `that asks for ${scope} beside ordinary scopes`,
      { scopes: ['operator.read', `operator.${scope}`] },
    ]),
    ...[
      'system.run',
      'system.run.prepare',
      'system.which',
      'browser.proxy',
      'browser.proxy.upload.v1',
      'fs.listDir',
      'system.execApprovals.get',
      'system.execApprovals.set',
      'terminal.upload',
      'agent.cli.claude.run.v1',
      'mcp.tools.call.v1',
    ].map((command): [string, Partial<Ask>] => [
      `of a node that offers ${command}`,
      { role: 'node', scopes: [], commands: ['camera.list', command] },
    ]),
  ])('%s is not', (_what, change) => {
    expect(isOrdinary(anAsk(change), false)).toBe(false);
  });

  it('has an ordinary part, which is what one click grants', () => {
    expect(ordinaryScopes(['operator.admin', 'operator.pairing', 'operator.read', 'operator.write'])).toEqual([
      'operator.read',
      'operator.write',
    ]);
    expect(ordinaryScopes(['operator.admin'])).toEqual([]);
  });
});
