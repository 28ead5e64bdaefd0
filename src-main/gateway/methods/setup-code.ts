/** "Pair a phone…": our own methods, and the official ones that the official Control UI calls. */
import { ErrorCodes } from '@openclaw/gateway-protocol/gateway-error-details';
import { z } from 'zod';
import type { PairingWindow } from '../pairing/pairing-window.ts';
import type { SetupCodeOrder, SetupDesk } from '../pairing/setup-desk.ts';
import { isReadable, placeFrom } from '../pairing/setup-link.ts';
import type { SetupPlaces } from '../pairing/setup-places.ts';
import type { GatewayPorts, GatewaySettings } from '../ports.ts';
import { fail, invalidRequest, succeed, type Reply } from '../protocol/frames.ts';
import type { CancelledSetupCode, SetupAddresses, SetupCodeView } from '../protocol/setup-code.ts';
import { deciderOf } from './device-pair.ts';
import { id } from './params.ts';
import { method, operator, owner, unlisted, type Method } from './table.ts';

const admin = operator('operator.admin');
const profile = z.enum(['limited', 'node', 'full']);
const order = z.strictObject({ profile, address: id.optional(), ask: z.boolean().default(false) });
const ofSetup = z.strictObject({ setupId: z.string().min(1).max(128) });
const officialOrder = z.lazy(() =>
  z.strictObject({
    publicUrl: id.optional(),
    preferRemoteUrl: z.boolean().optional(),
    includeQr: z.boolean().default(true),
    bootstrapProfile: z.enum(['limited', 'node']).optional(),
    joinUrl: z.literal(true).optional(),
  }),
);
/** The longest image that the published schema allows. */
const LONGEST_IMAGE = 16_384;
const TOO_MANY = 'Eight devices hold a setup code and wait. Decide about them first.';

export function setupCodeMethods(parts: {
  readonly setup: SetupDesk;
  readonly places: SetupPlaces;
  readonly window: PairingWindow;
  readonly qrImage: GatewayPorts['qrImage'];
  settings(): GatewaySettings | undefined;
}): Method[] {
  const { setup, places, window, qrImage } = parts;

  const make = (made: Omit<SetupCodeOrder, 'by'>): SetupCodeView | Reply => {
    const { maker } = made;
    // Whoever asked for it left while the addresses were tried.
    if (!maker.open) return fail(ErrorCodes.UNAVAILABLE, 'the connection is closed');
    return setup.make({ ...made, by: deciderOf(maker) }) ?? fail(ErrorCodes.UNAVAILABLE, TOO_MANY, { retryable: true });
  };

  return [
    method('desk.setupCode', admin, order, async ({ profile, address, ask }, maker) => {
      const picked = await places.pick(address);
      if (!picked.ok) return fail(ErrorCodes.INVALID_REQUEST, picked.message, { details: { reason: picked.reason } });
      const made = make({ profile, ask, places: picked.places, maker });
      return 'ok' in made ? made : succeed(made);
    }),

    method('desk.cancelSetupCode', admin, ofSetup, ({ setupId }) => {
      const cancelled = setup.cancel(setupId);
      if (cancelled === undefined) return invalidRequest('This setup code has ended already.');
      const { holder } = cancelled;
      const answer: CancelledSetupCode = { setupId, ...(holder !== undefined && { deviceId: holder }) };
      return succeed(answer);
    }),

    method('desk.setupAddresses', admin, z.strictObject({ address: id.optional() }), async ({ address }) => {
      const isNone = address !== undefined && placeFrom(address, 1) === undefined;
      const answer: SetupAddresses = {
        addresses: await places.list(isNone ? undefined : address),
        ...(isNone && { notAnAddress: true }),
      };
      return succeed(answer);
    }),

    method('desk.pairingOpen', owner, z.strictObject({ open: z.boolean() }), ({ open }, caller) =>
      succeed(open ? window.open(caller) : window.close(caller)),
    ),

    unlisted(
      method('device.pair.setupCode', admin, officialOrder, async (wanted, maker) => {
        const refusal = refusalOf(wanted, parts.settings());
        if (refusal !== undefined) return invalidRequest(refusal);
        const picked = await places.pick(wanted.publicUrl);
        if (!picked.ok) return invalidRequest(picked.message);
        const auth = parts.settings()?.auth.mode;
        const asked = wanted.bootstrapProfile ?? 'full';
        // Whoever can read along could be quicker than the phone: nothing there may end in full control (official).
        const accessDowngraded = asked === 'full' && picked.places.some(isReadable);
        const profile = accessDowngraded ? 'limited' : asked;
        const made = make({ profile, ask: false, places: picked.places, maker });
        if ('ok' in made) return made;
        const qrDataUrl = wanted.includeQr ? await qrImage(made.code) : undefined;
        return succeed({
          setupId: made.setupId,
          expiresAtMs: made.expiresAtMs,
          setupCode: made.code,
          ...(qrDataUrl !== undefined && qrDataUrl.length <= LONGEST_IMAGE && { qrDataUrl }),
          gatewayUrl: made.url,
          ...(made.urls.length > 1 && { gatewayUrls: made.urls }),
          auth,
          urlSource: picked.source,
          access: made.profile,
          ...(accessDowngraded && { accessDowngraded }),
        });
      }),
    ),

    unlisted(
      method('device.pair.setupStatus', admin, ofSetup, ({ setupId }) => {
        const outcome = setup.outcomeOf(setupId);
        if (outcome === undefined) return succeed({});
        const { state, deviceId, deviceName, profile: access, atMs: ts } = outcome;
        const told = { setupId, deviceId, ...(deviceName !== '' && { deviceName }), access, ts };
        return succeed(state === 'completed' ? { completion: told } : { deliveryUncertain: told });
      }),
    ),
  ];
}

/** What of the official method this gateway does not offer. */
function refusalOf(
  { joinUrl }: z.infer<typeof officialOrder>,
  settings: GatewaySettings | undefined,
): string | undefined {
  if (settings === undefined) return 'The gateway does not run.';
  if (settings.auth.mode === 'none') {
    return 'Pairing setup requires gateway.auth.mode "token" or "password"; current mode is "none".';
  }
  return joinUrl === undefined ? undefined : 'This gateway makes no join links. Use the setup code.';
}
