/**
 * A gateway with very many devices, or nodes, as one page sees it: what the gateway answers on `desk.list` and on
 * `node.list` passes through here and gets the rest of them. Everything else is the real gateway's.
 */
import { createHash } from 'node:crypto';
import type { Page } from 'playwright';
import type { DeskList, PairedDeviceView } from '../../src-main/gateway/index.ts';

interface Frame {
  readonly payload?: Partial<DeskList> & { readonly nodes?: readonly unknown[] };
}

/** To be called before the page is opened. */
export async function crowdOn(page: Page, count: number): Promise<void> {
  const crowd = Array.from({ length: count }, (_, index) => member(index));
  await page.routeWebSocket(/.*/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      const text = String(message);
      const { payload } = JSON.parse(text) as Frame;
      const grown =
        payload?.devices !== undefined && payload.status !== undefined
          ? { ...payload, devices: crowd }
          : payload?.nodes !== undefined
            ? { ...payload, nodes: crowd.map(asNode) }
            : undefined;
      socket.send(grown === undefined ? message : JSON.stringify({ ...JSON.parse(text), payload: grown }));
    });
  });
}

function member(index: number): PairedDeviceView {
  const deviceId = createHash('sha256').update(String(index)).digest('hex');
  return {
    deviceId,
    name: `Sensor ${String(index + 1)}`,
    platform: 'android 15',
    deviceFamily: 'Android',
    model: '',
    clientId: 'openclaw-android',
    roles: ['operator'],
    scopes: ['operator.read'],
    connected: true,
    connectedRoles: ['operator'],
    approvedAtMs: 0,
    approvedBy: 'window',
    test: false,
    fingerprint: ['abandon', 'ability', 'able', 'about'],
    sessions: [],
    tokens: [],
  };
}

function asNode({ deviceId, name }: PairedDeviceView, index: number) {
  return {
    nodeId: deviceId,
    displayName: name,
    platform: 'android 15',
    deviceFamily: 'Android',
    clientId: 'openclaw-android',
    caps: ['location'],
    commands: ['location.get'],
    connected: index % 2 === 0,
    lastSeenAtMs: 0,
  };
}
