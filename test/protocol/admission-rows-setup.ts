/** The rows of the table of who is let in that are about a setup code, each with its twin. */
import type { SetupCodeView, SetupProfile } from '../../src-main/gateway/index.ts';
import { DeviceKey } from '../support/device-key.ts';
import { Owner } from '../support/party.ts';
import { aNodeHost, scanning } from '../support/setup-party.ts';
import { FROM_ELSEWHERE, lockOut, type Case, type Row, type Scene } from './admission-case.ts';

/** A fresh code, on this computer's own address, which every test machine has. */
async function code(scene: Scene, profile: SetupProfile, more: { readonly ask?: boolean } = {}) {
  const answer = await new Owner(scene).call('desk.setupCode', { profile, address: '127.0.0.1', ...more });
  if (answer['ok'] !== true) throw new Error(JSON.stringify(answer));
  return answer['payload'] as SetupCodeView;
}

const AT_ONCE: readonly Case[] = [
  {
    when: 'a phone with a limited code',
    knock: async (scene) => await scene.knock(scanning(await code(scene, 'limited')), FROM_ELSEWHERE),
    answer: 'in with a device token',
    waits: 0,
  },
  {
    when: 'a node host with a node code',
    knock: async (scene) => await scene.knock(aNodeHost(await code(scene, 'node')), FROM_ELSEWHERE),
    answer: 'in with a device token',
    waits: 0,
  },
  {
    when: 'a phone from a locked out address',
    knock: async (scene) => {
      await lockOut(scene, FROM_ELSEWHERE);
      return await scene.knock(scanning(await code(scene, 'limited')), FROM_ELSEWHERE);
    },
    answer: 'in with a device token',
    waits: 0,
  },
  {
    when: 'a phone, where “still ask me” is ticked',
    knock: async (scene) => await scene.knock(scanning(await code(scene, 'limited', { ask: true })), FROM_ELSEWHERE),
    answer: 'PAIRING_REQUIRED not-paired',
    waits: 2, // as a node, and as an operator
  },
  {
    when: 'a phone that a person removed before',
    knock: async (scene) => {
      const asker = scanning(await code(scene, 'limited'));
      await scene.knock(asker, FROM_ELSEWHERE);
      await scene.gateway.pairing.remove(asker.key!.id, 'window');
      return await scene.knock(scanning(await code(scene, 'limited'), { key: asker.key! }), FROM_ELSEWHERE);
    },
    answer: 'PAIRING_REQUIRED not-paired',
    waits: 2,
  },
];

const ASKING: readonly Case[] = [
  {
    when: 'a phone with a full code',
    knock: async (scene) => await scene.knock(scanning(await code(scene, 'full')), FROM_ELSEWHERE),
    answer: 'PAIRING_REQUIRED not-paired',
    waits: 2,
  },
  {
    when: 'a node host with a limited code',
    knock: async (scene) => await scene.knock(aNodeHost(await code(scene, 'limited')), FROM_ELSEWHERE),
    answer: 'PAIRING_REQUIRED not-paired',
    waits: 1,
  },
  {
    when: 'the same code, once a person said yes',
    knock: async (scene) => {
      const asker = aNodeHost(await code(scene, 'limited'));
      await scene.knock(asker, FROM_ELSEWHERE);
      await scene.approve();
      return await scene.knock(asker, FROM_ELSEWHERE);
    },
    answer: 'in with a device token',
    waits: 0,
  },
];

const WRONG: readonly Case[] = [
  {
    when: 'a code that never was',
    knock: async (scene) =>
      await scene.knock(
        scanning(await code(scene, 'limited'), { auth: { bootstrapToken: 'x'.repeat(43) } }),
        FROM_ELSEWHERE,
      ),
    answer: 'AUTH_BOOTSTRAP_TOKEN_INVALID',
    waits: 0,
  },
  {
    when: 'a code that another device has used',
    knock: async (scene) => {
      const shown = await code(scene, 'limited');
      await scene.knock(scanning(shown), FROM_ELSEWHERE);
      return await scene.knock(scanning(shown), FROM_ELSEWHERE);
    },
    answer: 'AUTH_BOOTSTRAP_TOKEN_INVALID',
    waits: 0,
  },
  {
    when: 'a code of ten minutes ago',
    knock: async (scene) => {
      const shown = await code(scene, 'limited');
      scene.clock.advance(600_000);
      return await scene.knock(scanning(shown), FROM_ELSEWHERE);
    },
    answer: 'AUTH_BOOTSTRAP_TOKEN_INVALID',
    waits: 0,
  },
  {
    when: 'a code of a second less',
    knock: async (scene) => {
      const shown = await code(scene, 'limited');
      scene.clock.advance(599_000);
      return await scene.knock(scanning(shown, { key: new DeviceKey() }), FROM_ELSEWHERE);
    },
    answer: 'in with a device token',
    waits: 0,
  },
];

export const SETUP_CODE_ROWS: readonly Row[] = [
  { situation: 'Setup code: valid, first use, Limited or Node, a client that the profile is for', cases: AT_ONCE },
  { situation: 'Setup code: valid, but Full, or another client', cases: ASKING },
  { situation: 'Setup code: wrong, used, expired', cases: WRONG },
];
