/** What a setup code may do, what became of it, and which address to choose. */
import type { SetupAddress, SetupCodeEnd, SetupProfile } from '../../src-main/gateway/protocol/setup-code.ts';

export const PROFILES: readonly { readonly id: SetupProfile; readonly title: string; readonly text: string }[] = [
  {
    id: 'limited',
    title: 'A phone or tablet',
    text: 'Sees chats, sends messages, and shares its camera and location when asked. It is let in at once.',
  },
  {
    id: 'node',
    title: 'A machine that runs commands',
    text: 'A helper such as a server: it runs commands when asked, and sees no chats. It is let in at once.',
  },
  {
    id: 'full',
    title: 'A device with full control',
    text: 'Can change everything, like this page. It always waits for your decision.',
  },
];

export const STILL_ASK = 'Still ask me before it is let in';

export const ADDRESS_KINDS: Readonly<Record<SetupAddress['kind'], string>> = {
  loopback: 'only on this computer',
  lan: 'in your network',
  tailnet: 'in your private network (Tailscale and its like)',
  public: 'from the internet',
};

/** Where one of them is no use to others, the computer is what one chooses for. */
export const NO_ADDRESS = 'No other device can reach this gateway yet';

export const SETUP_ENDS: Readonly<Record<SetupCodeEnd, string>> = {
  expired: 'Its ten minutes are over.',
  cancelled: 'It was called off.',
  closed: 'The connection to the gateway was lost, and the code with it.',
  'crowded-out': 'Newer codes took its place.',
  denied: 'The device that showed it was denied.',
};

export const PLAINTEXT_NOTE =
  'Others in the same network could read this connection. That is usual at home; elsewhere use https, for example with Tailscale.';
