/** HTTP to the gateway's port, with any header, and upgrades that are refused. */
import http from 'node:http';
import https from 'node:https';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** Without TLS, unless `options` name `https:` as the protocol. */
export async function ask(port: number, path: string, options: https.RequestOptions = {}): Promise<HttpAnswer> {
  const module = options.protocol === 'https:' ? https : http;
  return await new Promise((resolve, reject) => {
    const request = module.request({ host: '127.0.0.1', port, path, agent: false, ...options }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        });
      });
    });
    // An upgrade that is granted has no body to wait for.
    request.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: '' });
    });
    request.on('error', reject);
    request.end();
  });
}

/** By which a browser or a client asks for a WebSocket. */
export const UPGRADE = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

/** Asks for a WebSocket. 101 where it is granted. */
export async function askUpgrade(port: number, headers: http.OutgoingHttpHeaders = {}): Promise<HttpAnswer> {
  return await ask(port, '/', { headers: { ...UPGRADE, ...headers } });
}
