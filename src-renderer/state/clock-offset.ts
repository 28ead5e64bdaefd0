/** The gateway's clock minus this page's, for everything below that shows one of the gateway's times. */
import { createContext, useContext } from 'react';

export const ClockOffset = createContext(0);

export function useClockOffset(): number {
  return useContext(ClockOffset);
}
