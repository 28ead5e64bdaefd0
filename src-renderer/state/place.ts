/** Where the page runs. A browser has to sign in; the window is let in already and knows the desktop around it. */
import type { DesktopBridge } from '../../src-main/desktop/ipc-contract.ts';
import type { GatewayLink, SignInLink } from '../link/gateway-link.ts';
import type { DesktopStore } from './desktop-store.ts';

export type Place =
  | { readonly kind: 'browser'; readonly link: SignInLink }
  | {
      readonly kind: 'window';
      readonly link: GatewayLink;
      readonly bridge: DesktopBridge;
      readonly desktop: DesktopStore;
    };
