/** Who talks with the gateway at this moment. Plain data, as all that the Control UI reads. */

/** Parameters of `desk.watchTraffic`: from now on, or no longer, this connection is sent `desk.traffic`. */
export interface DeskWatchTrafficParams {
  readonly on: boolean;
}

/** Messages since the last time, of all connections of the device together. */
export interface DeviceTraffic {
  readonly deviceId: string;
  /** That it sent. */
  readonly from: number;
  /** That were meant for it alone. */
  readonly to: number;
}

/** Payload of `desk.traffic`: gathered, at most twice a second, and not at all where nobody talked. */
export interface DeskTraffic {
  readonly devices: readonly DeviceTraffic[];
  /** How many connections of further devices there were, of which nothing else is told. */
  readonly others: number;
}
