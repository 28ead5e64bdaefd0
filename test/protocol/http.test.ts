/** Plain HTTP on the gateway's port. */
import { describe, expect, it } from 'vitest';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { ask } from '../support/http.ts';
import { commandLine } from '../support/phone.ts';

describe('health', () => {
  it.each(['/health', '/healthz', '/health?x=1'])('is told at %s without any secret', async (path) => {
    const { port } = await startGateway();
    const { status, body, headers } = await ask(port, path);
    expect([status, JSON.parse(body), headers['cache-control']]).toEqual([
      200,
      { ok: true, status: 'live' },
      'no-store',
    ]);
    expect(await ask(port, path, { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
  });

  it.each(['/ready', '/readyz'])('and readiness at %s', async (path) => {
    const { port } = await startGateway();
    const { status, body } = await ask(port, path);
    expect([status, JSON.parse(body)]).toEqual([200, { ready: true, failing: [], uptimeMs: expect.any(Number) }]);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('is not told to %s', async (method) => {
    const { port } = await startGateway();
    for (const path of ['/health', '/ready', '/']) {
      expect(await ask(port, path, { method })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
    }
  });
});

describe('a request', () => {
  it.each(['/health', '/ready', '/', '/index.html', '/any/page', '/api/x'])(
    'for %s by a strange name is refused',
    async (path) => {
      const { port } = await startGateway();
      const strange = await ask(port, path, { headers: { Host: 'evil.example' } });
      expect([strange.status, JSON.parse(strange.body)]).toMatchObject([403, { error: { type: 'host_not_allowed' } }]);
      expect((await ask(port, path, { headers: { Host: 'localhost' } })).status).not.toBe(403);
    },
  );

  it('through a proxy that nobody trusts is refused', async () => {
    const { port } = await startGateway();
    const { status, body } = await ask(port, '/', { headers: { 'X-Forwarded-For': '127.0.0.1' } });
    expect([status, JSON.parse(body)]).toMatchObject([403, { error: { type: 'proxy_attribution_required' } }]);
  });

  it.each(['/api/sessions', '/v1/models', '/__openclaw__/other.json'])(
    'for %s finds nothing, and no page instead',
    async (path) => {
      const { port } = await startGateway();
      expect(await ask(port, path)).toMatchObject({ status: 404, body: 'Not Found' });
    },
  );

  it('for any other path is answered with the one page', async () => {
    const { port } = await startGateway();
    const pages = [await ask(port, '/'), await ask(port, '/devices'), await ask(port, '/index.html')];
    for (const page of pages) expect(page).toMatchObject({ status: 200, body: pages[0]!.body });
    expect(pages[0]!.headers['content-type']).toContain('text/html');
  });

  it.each(['/../package.json', '/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/package.json', '/....//x'])(
    'for %s does not leave the folder of the pages',
    async (path) => {
      const { port } = await startGateway();
      expect((await ask(port, path)).body).not.toContain('dependencies');
    },
  );
});

describe('every answer', () => {
  it.each(['/', '/health', '/ready', '/api/x', '/nowhere'])(
    'for %s forbids sniffing, framing and referrers',
    async (path) => {
      const { port } = await startGateway();
      const { headers } = await ask(port, path);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
        'permissions-policy': expect.stringContaining('camera=()'),
        'cross-origin-opener-policy': 'same-origin',
      });
      const spoken = Object.keys(headers);
      expect(spoken.filter((name) => name === 'set-cookie' || name.startsWith('access-control-'))).toEqual([]);
      expect(spoken).not.toContain('x-powered-by');
    },
  );

  it('that is a page names the one socket that its scripts may reach, and allows nothing inline', async () => {
    const { port } = await startGateway();
    const { headers } = await ask(port, '/', { headers: { Host: `localhost:${port}` } });
    const policy = new Map(
      String(headers['content-security-policy'])
        .split('; ')
        .map((rule): [string, string] => {
          const [name = '', ...values] = rule.split(' ');
          return [name, values.join(' ')];
        }),
    );
    expect(policy.get('connect-src')).toBe(`'self' ws://localhost:${port} wss://localhost:${port}`);
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('frame-ancestors')).toBe("'none'");
    expect([...policy.values()].join(' ')).not.toMatch(/unsafe|\*|https?:/);
    expect(headers['cache-control']).toBe('no-store');
  });
});

describe('the page', () => {
  it('is not served where the config says so, and devices connect all the same', async () => {
    const { port, knock } = await startGateway({ config: '{ gateway: { controlUi: { enabled: false } } }' });
    for (const path of ['/', '/index.html', '/devices']) {
      const { status, body } = await ask(port, path);
      expect([status, body]).toEqual([404, expect.stringContaining('gateway.controlUi.enabled is false')]);
    }
    expect((await ask(port, '/healthz')).status).toBe(200);
    expect(await knock(commandLine({ auth: { token: TOKEN } }))).toMatchObject({ let: 'in' });
    const served = await startGateway({ config: '{ gateway: { controlUi: { enabled: true } } }' });
    expect((await ask(served.port, '/')).status).toBe(200);
  });
});
