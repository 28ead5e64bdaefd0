/** What each proxy needs around a site's configuration to run by itself: in one folder, without rights, in the foreground. */
import path from 'node:path';

export interface Site {
  readonly config: string;
  readonly port: number;
  /** A folder of its own, with `gw.crt`, `gw.key` and `gw.pem` (both) in it. */
  readonly dir: string;
}

export interface ProxyProgram {
  /** As in the headings of docs/proxies.md. */
  readonly title: string;
  readonly executable: 'nginx' | 'haproxy' | 'apache2' | 'caddy';
  /** The whole file, made from a documented site. */
  whole(site: Site): string;
  arguments(file: string, dir: string): readonly string[];
  /** Spoils a documented https site in the way that people do. */
  readonly mistakes: Readonly<Record<Mistake, (config: string) => string>>;
  /** Whether it passes its path on to the gateway. */
  readonly keepsPath: boolean;
}

export type Mistake = 'no upgrade' | 'lost host' | 'no client';

/** Those that the documentation listens on. */
const ANY_PORT = '(?:443|8080|80)';

function without(config: string, line: RegExp): string {
  const kept = config.split('\n').filter((text) => !line.test(text));
  if (kept.length === config.split('\n').length) throw new Error(`there is no line like ${String(line)}`);
  return kept.join('\n');
}

function swap(config: string, from: RegExp | string, to: string): string {
  const swapped = config.replace(from, to);
  if (swapped === config) throw new Error(`there is nothing like ${String(from)}`);
  return swapped;
}

const nginx: ProxyProgram = {
  title: 'nginx',
  executable: 'nginx',
  whole: ({ config, port, dir }) => `
    daemon off;
    pid ${dir}/nginx.pid;
    error_log stderr;
    events {}
    http {
      access_log off;
      ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((use) => `${use}_temp_path ${dir}/${use};`).join('\n')}
      ${swap(config, new RegExp(`listen ${ANY_PORT}`), `listen 127.0.0.1:${port}`).replaceAll('/etc/ssl/gw.example', `${dir}/gw`)}
    }`,
  arguments: (file, dir) => ['-p', dir, '-c', file],
  mistakes: {
    'no upgrade': (config) => without(config, /Upgrade|"upgrade"/),
    'lost host': (config) => without(config, /Host/),
    'no client': (config) => without(config, /X-Forwarded-For/),
  },
  keepsPath: false,
};

const haproxy: ProxyProgram = {
  title: 'HAProxy',
  executable: 'haproxy',
  whole: ({ config, port, dir }) =>
    swap(config, new RegExp(`bind :${ANY_PORT}`), `bind 127.0.0.1:${port}`).replace('/etc/ssl/gw.example', `${dir}/gw`),
  arguments: (file) => ['-db', '-f', file],
  mistakes: {
    'no upgrade': (config) => swap(config, 'http-request del-header Forwarded', 'http-request del-header Upgrade'),
    'lost host': (config) => swap(config, /set-header X-Forwarded-Host .*/, 'set-header Host 127.0.0.1'),
    'no client': (config) => without(config, /X-Forwarded-For/),
  },
  keepsPath: true,
};

const APACHE_MODULES = ['mpm_event', 'authz_core', 'alias', 'headers', 'proxy', 'proxy_http', 'socache_shmcb', 'ssl'];

const apache: ProxyProgram = {
  title: 'Apache',
  executable: 'apache2',
  whole: ({ config, port, dir }) => `
    ${APACHE_MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
    ServerRoot ${dir}
    ServerName gw.example
    PidFile ${dir}/apache2.pid
    DefaultRuntimeDir ${dir}
    Mutex file:${dir}
    ErrorLog "|/bin/cat"
    Listen 127.0.0.1:${port}
    ${swap(config, new RegExp(`\\*:${ANY_PORT}`), `*:${port}`).replaceAll('/etc/ssl/gw.example', `${dir}/gw`)}`,
  arguments: (file) => ['-DFOREGROUND', '-f', file],
  mistakes: {
    'no upgrade': (config) => swap(config, ' upgrade=websocket', ''),
    // Off, it still tells the Host in X-Forwarded-Host; only without its own headers is it lost.
    'lost host': (config) =>
      swap(
        config,
        'ProxyPreserveHost On',
        'ProxyAddHeaders Off\nRequestHeader set X-Forwarded-For expr=%{REMOTE_ADDR}',
      ).replace(/RequestHeader unset X-Forwarded-For early/, ''),
    'no client': (config) => swap(config, 'ProxyPreserveHost On', 'ProxyPreserveHost On\nProxyAddHeaders Off'),
  },
  keepsPath: false,
};

const caddy: ProxyProgram = {
  title: 'Caddy',
  executable: 'caddy',
  whole: ({ config, port, dir }) => {
    const onPort = config.replace(new RegExp(`:${ANY_PORT} \\{`), `:${port} {`);
    // By itself it would ask for a certificate; the tests have one.
    const site = onPort.replace(/^gw\.example \{/, `gw.example:${port} {\n    tls ${dir}/gw.crt ${dir}/gw.key`);
    if (site === config) throw new Error('there is no port to change');
    return `{\n    admin off\n    auto_https off\n    default_bind 127.0.0.1\n}\n${site}`;
  },
  arguments: (file) => ['run', '--config', file, '--adapter', 'caddyfile'],
  mistakes: {
    'no upgrade': (config) => swap(config, 'header_up -Forwarded', 'header_up -Upgrade'),
    'lost host': (config) =>
      swap(config, 'header_up -Forwarded', 'header_up Host {upstream_hostport}\nheader_up -X-Forwarded-Host'),
    'no client': (config) => swap(config, 'header_up -Forwarded', 'header_up -X-Forwarded-For'),
  },
  keepsPath: false,
};

export const PROXIES = { nginx, haproxy, apache, caddy } as const;

/** Where the configuration of a site is written. */
export function configFile(dir: string, { executable }: ProxyProgram): string {
  return path.join(dir, `${executable}.conf`);
}
