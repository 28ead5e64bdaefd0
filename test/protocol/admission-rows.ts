/** Who is let in, row by row in the order of judging. Each row has a twin with the one thing different that decides. */
import { DeviceKey } from '../support/device-key.ts';
import { TOKEN } from '../support/gateway.ts';
import { commandLine, phone } from '../support/phone.ts';
import {
  connectSpoilt,
  FROM_ELSEWHERE,
  lockOut,
  ownOrigin,
  page,
  pairedToken,
  right,
  wrong,
  type Case,
  type Row,
} from './admission-case.ts';
import { SETUP_CODE_ROWS } from './admission-rows-setup.ts';

export const ROWS: readonly Row[] = [
  {
    situation: 'Host or Origin not allowed, wrong protocol, bad or stale signature',
    cases: [
      {
        when: 'the page of another site',
        knock: (scene) => scene.knock(page(scene.key), { headers: { Origin: 'https://evil.example' } }),
        answer: 'CONTROL_UI_ORIGIN_NOT_ALLOWED',
        waits: 0,
      },
      {
        when: 'our own page',
        knock: (scene) => scene.knock(page(scene.key), ownOrigin(scene)),
        answer: 'in',
        waits: 0,
      },
      {
        when: 'a protocol of the future',
        knock: ({ knock, key }) => knock(phone(key, { auth: right, minProtocol: 5, maxProtocol: 6 })),
        answer: 'PROTOCOL_MISMATCH',
        waits: 0,
      },
      {
        when: 'our protocol',
        knock: ({ knock, key }) => knock(phone(key, { auth: right })),
        answer: 'PAIRING_REQUIRED not-paired',
        waits: 1,
      },
      {
        when: 'a signature over something else',
        knock: (scene) => connectSpoilt(scene, (params) => (params.client['platform'] = 'windows')),
        answer: 'DEVICE_AUTH_SIGNATURE_INVALID device-signature',
        waits: 0,
      },
      {
        when: 'a signature of three minutes ago',
        knock: ({ knock, key, clock }) => knock(phone(key, { auth: right, signedAt: clock.now() - 180_000 })),
        answer: 'DEVICE_AUTH_SIGNATURE_EXPIRED device-signature-stale',
        waits: 0,
      },
      {
        when: 'a signature of a minute ago',
        knock: ({ knock, key, clock }) => knock(phone(key, { auth: right, signedAt: clock.now() - 60_000 })),
        answer: 'PAIRING_REQUIRED not-paired',
        waits: 1,
      },
    ],
  },
  ...SETUP_CODE_ROWS,
  {
    situation: 'Paired key with its valid device token, within what was approved',
    cases: [
      {
        when: 'its own token, even where its address is locked out',
        knock: async (scene) => {
          const deviceToken = await pairedToken(scene);
          await lockOut(scene, FROM_ELSEWHERE);
          return await scene.knock(phone(scene.key, { auth: { deviceToken } }), FROM_ELSEWHERE);
        },
        answer: 'in',
        waits: 0,
      },
      {
        when: 'the token of another device',
        knock: async (scene) =>
          await scene.knock(
            phone(new DeviceKey(), { auth: { deviceToken: await pairedToken(scene) } }),
            FROM_ELSEWHERE,
          ),
        answer: 'AUTH_DEVICE_TOKEN_MISMATCH',
        waits: 0,
      },
    ],
  },
  {
    situation: 'Paired key with its valid device token, asking for more',
    cases: [
      ...(
        [
          ['more scopes', { scopes: ['operator.admin'] }, 'scope-upgrade'],
          ['another role', { role: 'node', scopes: [] }, 'role-upgrade'],
          [
            'another platform',
            { client: { ...phone(new DeviceKey()).client, platform: 'ios 19' } },
            'metadata-upgrade',
          ],
        ] as const
      ).map(([when, more, reason]): Case => ({
        when,
        knock: async (scene) =>
          await scene.knock(
            phone(scene.key, { auth: { token: TOKEN, deviceToken: await pairedToken(scene) }, ...more }),
          ),
        answer: `PAIRING_REQUIRED ${reason}`,
        waits: 1,
      })),
      {
        when: 'less than was approved',
        knock: async (scene) =>
          await scene.knock(
            phone(scene.key, { auth: { deviceToken: await pairedToken(scene) }, scopes: ['operator.read'] }),
          ),
        answer: 'in',
        waits: 0,
      },
    ],
  },
  {
    situation: 'Paired key, no secret at all, approved while it asked without one',
    cases: [
      {
        when: 'for the first time',
        knock: async (scene) => {
          await scene.knock(phone(scene.key));
          await scene.approve();
          return await scene.knock(phone(scene.key));
        },
        answer: 'in',
        waits: 0,
      },
      {
        when: 'once its token is in use',
        knock: async (scene) => {
          await scene.knock(phone(scene.key));
          await scene.approve();
          const first = await scene.knock(phone(scene.key));
          const deviceToken = first.let === 'in' ? (first.hello.auth.deviceToken ?? '') : '';
          await scene.knock(phone(scene.key, { auth: { deviceToken } }));
          return await scene.knock(phone(scene.key));
        },
        answer: 'AUTH_TOKEN_MISSING',
        waits: 0,
      },
    ],
  },
  {
    situation: 'Address locked out',
    cases: [
      {
        when: 'the right token, while locked out',
        knock: async (scene) => {
          await lockOut(scene, FROM_ELSEWHERE);
          return await scene.knock(phone(scene.key, { auth: right }), FROM_ELSEWHERE);
        },
        answer: 'AUTH_RATE_LIMITED',
        waits: 0,
      },
      {
        when: 'the right token, when five minutes are over',
        knock: async (scene) => {
          await lockOut(scene, FROM_ELSEWHERE);
          scene.clock.advance(300_000);
          return await scene.knock(phone(scene.key, { auth: right }), FROM_ELSEWHERE);
        },
        answer: 'PAIRING_REQUIRED not-paired',
        waits: 1,
      },
    ],
  },
  {
    situation: 'Known key, wrong or old device token',
    cases: [
      {
        when: 'a token that it never had',
        knock: async (scene) => {
          await pairedToken(scene);
          return await scene.knock(phone(scene.key, { auth: { deviceToken: 'x'.repeat(43) } }), FROM_ELSEWHERE);
        },
        answer: 'AUTH_DEVICE_TOKEN_MISMATCH',
        waits: 0,
      },
      {
        when: 'its token',
        knock: async (scene) =>
          await scene.knock(phone(scene.key, { auth: { deviceToken: await pairedToken(scene) } })),
        answer: 'in',
        waits: 0,
      },
    ],
  },
  {
    situation: 'Wrong shared token or password',
    cases: [
      {
        when: 'a wrong token',
        knock: ({ knock, key }) => knock(phone(key, { auth: wrong }), FROM_ELSEWHERE),
        answer: 'AUTH_TOKEN_MISMATCH',
        waits: 0,
      },
      {
        when: 'the right token',
        knock: ({ knock, key }) => knock(phone(key, { auth: right })),
        answer: 'PAIRING_REQUIRED not-paired',
        waits: 1,
      },
    ],
  },
  {
    situation: 'Right secret, Control UI on this gateway’s own secure origin',
    cases: [
      {
        when: 'a loopback name, a published container port counts',
        knock: (scene) => scene.knock(page(scene.key), ownOrigin(scene)),
        answer: 'in',
        waits: 0,
      },
      {
        when: 'plain http on another name',
        knock: (scene) => scene.knock(page(scene.key), ownOrigin(scene, '192.168.1.5:18789')),
        answer: 'PAIRING_REQUIRED not-paired',
        waits: 1,
      },
    ],
  },
  {
    situation: 'Right secret, no device identity',
    cases: [
      {
        when: 'the owner’s command line, native on this computer',
        knock: ({ knock }) => knock(commandLine({ auth: right })),
        answer: 'in with operator.pairing',
        waits: 0,
      },
      {
        when: 'the same from elsewhere',
        knock: ({ knock }) => knock(commandLine({ auth: right }), FROM_ELSEWHERE),
        answer: 'in',
        waits: 0,
      },
      {
        when: 'a Control UI',
        knock: (scene) => scene.knock(page(undefined), ownOrigin(scene)),
        answer: 'CONTROL_UI_DEVICE_IDENTITY_REQUIRED',
        waits: 0,
      },
    ],
  },
  {
    situation: 'Right secret, paired key, asking within what was approved',
    cases: [
      {
        when: 'what was approved',
        knock: async (scene) => {
          await pairedToken(scene);
          return await scene.knock(phone(scene.key, { auth: right }));
        },
        answer: 'in with a device token',
        waits: 0,
      },
      {
        when: 'more than was approved',
        knock: async (scene) => {
          await pairedToken(scene);
          return await scene.knock(phone(scene.key, { auth: right, scopes: ['operator.admin'] }));
        },
        answer: 'PAIRING_REQUIRED scope-upgrade',
        waits: 1,
      },
    ],
  },
  {
    situation: 'No secret, unknown device',
    cases: [
      {
        when: 'native on this computer',
        knock: ({ knock, key }) => knock(phone(key)),
        answer: 'PAIRING_REQUIRED not-paired',
        waits: 1,
      },
      {
        when: 'from anywhere else',
        knock: ({ knock, key }) => knock(phone(key), FROM_ELSEWHERE),
        answer: 'AUTH_TOKEN_MISSING',
        waits: 0,
      },
    ],
  },
];
