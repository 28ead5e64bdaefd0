/** What the doctor may find wrong with files, and with what stands in the config. */
import type { DoctorCase } from './doctor-cases.ts';
import { DOCKER, FILE } from './doctor-example.ts';

export const WRONG_ON_DISK: readonly DoctorCase[] = [
  [
    'a file that others can open',
    'files',
    { place: { files: [{ ...FILE, mode: 0o644 }] } },
    'problem',
    'Other users of this computer can open /s/identity.pem',
    'mode 0644',
    'chmod 600 /s/identity.pem',
  ],
  [
    'a folder that others can open',
    'files',
    { place: { files: [{ ...FILE, path: "/my s/it's", isFolder: true, mode: 0o755 }] } },
    'problem',
    'can open',
    'mode 0755',
    `chmod 700 '/my s/it'\\''s'`,
  ],
  [
    'a file without a secret that others can change',
    'files',
    { place: { files: [{ ...FILE, isSecret: false, mode: 0o664 }] }, home: DOCKER },
    'problem',
    'Other users of this computer can change /s/identity.pem',
    'mode 0664',
    'docker exec openclaw-gateway chmod 600 /s/identity.pem',
  ],
  [
    'a file of another user',
    'files',
    { place: { files: [{ ...FILE, owner: 'another' }] } },
    'problem',
    'belongs to another user',
    'can change whom',
    'chown',
  ],
  [
    'a secret of the system’s that everyone can open',
    'files',
    { place: { files: [{ ...FILE, owner: 'system', mode: 0o644 }] } },
    'problem',
    'Other users of this computer can open /s/identity.pem',
    'mode 0644',
    'sudo chmod g-w,o= /s/identity.pem',
  ],
  [
    'a flag that weakens it',
    'flags',
    { place: { flags: [{ key: 'a.b', where: 'CONFIG:3:4', allows: 'All may.', hasEffect: true }] } },
    'problem',
    'All may.',
    'a.b is set at CONFIG:3:4.',
    'Turn off: take a.b out of the file at CONFIG:3:4.',
  ],
  [
    'the command that turns a flag off, in a container',
    'flags',
    {
      place: {
        flags: [
          { key: 'a.b', where: 'CONFIG:3', allows: 'All may.', hasEffect: true, turnOff: 'openclaw config unset a.b' },
        ],
      },
      home: DOCKER,
    },
    'problem',
    'All may.',
    'a.b is set at CONFIG:3.',
    'docker exec openclaw-gateway openclaw config unset a.b',
  ],
  [
    'a flag of the official gateway',
    'flags',
    { place: { flags: [{ key: 'a.b', where: 'CONFIG:3:4', allows: 'All may.', hasEffect: false }] } },
    'note',
    'no effect here',
    'a.b is set at',
    'Turn off',
  ],
];
