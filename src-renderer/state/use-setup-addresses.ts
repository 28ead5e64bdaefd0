import { useCallback, useEffect, useRef, useState } from 'react';
import type {
  DeskSetupAddressesParams,
  SetupAddress,
  SetupAddresses,
} from '../../src-main/gateway/protocol/setup-code.ts';
import type { Sentence } from '../language/sentence.ts';
import type { GatewayLink } from '../link/gateway-link.ts';
import { sentenceOf } from './desk-actions.ts';

export interface TriedAddresses {
  /** Undefined until they were tried for the first time. */
  readonly addresses: readonly SetupAddress[] | undefined;
  readonly failure: Sentence | undefined;
  /** What a person typed, and is no address; undefined where it was one. */
  readonly notAnAddress: string | undefined;
  readonly trying: boolean;
  readonly tryAgain: (address: string | undefined) => void;
}

type Tried = Omit<TriedAddresses, 'tryAgain'> & {
  /** Where the gateway listened when they were tried. */
  readonly own?: string;
};

const UNTRIED: Tried = { addresses: undefined, failure: undefined, notAnAddress: undefined, trying: true };
const TRIED = { ...UNTRIED, trying: false };

/**
 * The gateway tries its own addresses, which takes a moment; `address` is one more that a person typed. They are tried
 * anew whenever `own`, where it listens, becomes another text.
 */
export function useSetupAddresses(link: GatewayLink, own: string): TriedAddresses {
  const [tried, setTried] = useState(UNTRIED);
  const typed = useRef<string>(undefined);
  const read = useCallback(
    (address: string | undefined, take: (result: Tried) => void): void => {
      const params: DeskSetupAddressesParams = address === undefined ? {} : { address };
      link.request('desk.setupAddresses', params).then(
        (answer) => {
          const { addresses, notAnAddress = false } = answer as SetupAddresses;
          take({ ...TRIED, own, addresses, notAnAddress: notAnAddress ? address : undefined });
        },
        (error: unknown) => {
          take({ ...TRIED, own, addresses: [], failure: sentenceOf(error) });
        },
      );
    },
    [link, own],
  );
  useEffect(() => {
    let left = false;
    read(typed.current, (result) => {
      if (!left) setTried(result);
    });
    return () => {
      left = true;
    };
  }, [read]);
  const tryAgain = (address: string | undefined): void => {
    typed.current = address;
    setTried({ ...UNTRIED, addresses: tried.addresses });
    read(address, setTried);
  };
  return { ...tried, trying: tried.trying || tried.own !== own, tryAgain };
}
