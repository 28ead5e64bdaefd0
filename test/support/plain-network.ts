/** A machine of one's own without any network card. */
import { HOST, type Network } from '../../src-main/gateway/index.ts';

export const plainNetwork: Network = {
  names: [],
  insideContainer: false,
  home: HOST,
  notices: [],
  interfaces: () => [],
  routers: () => [],
};
