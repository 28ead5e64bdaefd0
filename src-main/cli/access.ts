/** `openclaw devices access` and `extend`: what a trusted device may do from now on, and for how long. */
import {
  abilitiesOf,
  abilityDoes,
  LASTING,
  offerOf,
  ofLevel,
  scopesToGrant,
  type DeskSetAccessParams,
  type Lasts,
  type PairedDeviceView,
} from '../gateway/index.ts';
import { lastsWords, type AccessChoice } from './access-choice.ts';
import { atDevice, roleOf } from './at-device.ts';
import type { ControlClient } from './control-client.ts';
import type { RoleOption } from './device-changes.ts';
import { describe } from './device-lines.ts';
import { failed, said, type CommandOutput } from './output.ts';

const DID = 'Nothing changed';

/** Within what the device asked for: what it was granted, and what was withheld then. */
export async function access(client: ControlClient, which: string, choice: AccessChoice): Promise<CommandOutput> {
  return await atDevice(client, which, DID, async ({ device }) => {
    const { deviceId } = device;
    if (!device.roles.includes('operator')) {
      return failed(`${DID}: what this device runs is allowed command by command. See: openclaw devices revoke`);
    }
    const scopes = chosen(device, choice);
    if (scopes.length === 0) {
      return failed(`${DID}: that would leave it nothing. To end its access: openclaw devices revoke`);
    }
    const params: DeskSetAccessParams = { deviceId, role: 'operator', scopes };
    const result = await client.call('desk.setAccess', params);
    if (!result.ok) return failed(`${DID}: ${result.message}`);
    const able = abilitiesOf([{ role: 'operator', scopes, commands: [] }]).map(abilityDoes);
    return said(`From now on ${describe(device)} ${able.join('; ')}.`, { deviceId, scopes });
  });
}

/** Counted from now, so that it can shorten as well. */
export async function extend(
  client: ControlClient,
  which: string,
  { for: lasts, role: saidRole }: RoleOption & { readonly for: Lasts },
): Promise<CommandOutput> {
  return await atDevice(client, which, DID, async ({ device, nowMs }) => {
    const found = roleOf(device, saidRole);
    if (!found.ok) return failed(`${DID}: ${found.problem}`);
    const { deviceId } = device;
    const { role } = found;
    const lastsMs = LASTING[lasts];
    const params: DeskSetAccessParams = {
      deviceId,
      role,
      expiresAtMs: lastsMs === undefined ? null : nowMs + lastsMs,
    };
    const result = await client.call('desk.setAccess', params);
    if (!result.ok) return failed(`${DID}: ${result.message}`);
    const until = lasts === 'always' ? 'without an end' : `from now${lastsWords(lasts)}`;
    return said(`${describe(device)} is let in ${until}.`, { deviceId, role, expiresAtMs: params.expiresAtMs });
  });
}

function chosen({ scopes, withheld = [] }: PairedDeviceView, choice: AccessChoice): readonly string[] {
  if (choice.kind === 'exactly') return choice.scopes;
  const offer = offerOf([...scopes, ...withheld]);
  return scopesToGrant(ofLevel(choice.level, offer), offer);
}
