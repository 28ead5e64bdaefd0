/** One of our gateways as an official one looks: what only ours has is neither announced nor served. */
import { WebSocket } from 'ws';
import { textOf } from '../../src-main/gateway/index.ts';
import { loopbackServer } from '../support/loopback-server.ts';

interface Frame {
  readonly type?: string;
  readonly id?: string;
  readonly method?: string;
  readonly event?: string;
  readonly payload?: { readonly features?: { readonly methods?: readonly string[] } };
}

/** The address of one in front of the gateway at `url`. */
export async function officialFaceOf(url: string): Promise<string> {
  return await loopbackServer((near) => {
    const far = new WebSocket(url);
    const early: string[] = [];
    near.on('message', (data) => {
      const text = textOf(data);
      const { id, method } = JSON.parse(text) as Frame;
      if (method?.startsWith('desk.') === true) {
        const error = { code: 'INVALID_REQUEST', message: `unknown method: ${method}` };
        near.send(JSON.stringify({ type: 'res', id, ok: false, error }));
      } else if (far.readyState === WebSocket.OPEN) far.send(text);
      else early.push(text);
    });
    far.on('open', () => {
      for (const text of early) far.send(text);
    });
    far.on('message', (data) => {
      const frame = JSON.parse(textOf(data)) as Frame;
      if (frame.event?.startsWith('desk.') === true) return;
      const { features } = frame.payload ?? {};
      if (features?.methods === undefined) {
        near.send(textOf(data));
        return;
      }
      const methods = features.methods.filter((name) => !name.startsWith('desk.'));
      near.send(JSON.stringify({ ...frame, payload: { ...frame.payload, features: { ...features, methods } } }));
    });
    far.on('close', (code, reason) => {
      near.close(code === 1005 || code === 1006 ? 1000 : code, reason);
    });
    far.on('error', () => {
      near.terminate();
    });
    near.on('close', () => {
      far.close();
    });
  });
}
