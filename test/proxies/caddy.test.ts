import { PROXIES } from '../support/proxies/proxy-programs.ts';
import { proxySuite } from './proxy-suite.ts';

proxySuite(PROXIES.caddy);
