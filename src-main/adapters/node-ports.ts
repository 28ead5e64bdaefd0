/** All ports of the core on plain Node, for every host: the desktop app, the headless program, and tests. */
import type { Clock, GatewayPorts, HostControl, Logger } from '../gateway/index.ts';
import { BlockFile } from './state/block-file.ts';
import { AuditFile } from './state/audit-file.ts';
import { configFileAt } from './config/config-file.ts';
import { configWriter } from './config/config-writer.ts';
import { DeviceFiles } from './state/device-files.ts';
import { homeFacts, homeOf, type HomeFacts } from './home.ts';
import { machineNetwork } from './machine-network.ts';
import { ownReach } from './own-reach.ts';
import type { Places } from './places.ts';
import { placeFacts } from './place-facts.ts';
import { portOwner } from './port-owner.ts';
import { qrImage } from './qr-image.ts';
import { configCheck, runOptionsIn, type RunOptions } from './config/judged-config.ts';
import { settingsFrom } from './config/settings.ts';
import { settingsWatch } from './config/settings-watch.ts';
import { SourceFiles } from './config/source-files.ts';
import { staticPages } from './static-pages.ts';
import { variables } from './config/variables.ts';

export interface NodePortsOptions {
  readonly places: Places;
  readonly env: NodeJS.ProcessEnv;
  readonly host: HostControl;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The folder of the built Control UI. */
  readonly pagesDir: string;
  readonly run?: RunOptions;
  /** What the machine says of itself; by default this one. */
  readonly machine?: HomeFacts;
}

export function nodePorts({
  places,
  env,
  host,
  clock,
  logger,
  pagesDir,
  run,
  machine = homeFacts(env),
}: NodePortsOptions): GatewayPorts {
  const home = homeOf(machine, host.mode === 'desktop');
  const given = runOptionsIn(home, run);
  const sources = new SourceFiles([places.configFile, places.settingsFile, ...places.envFiles]);
  const lookUp = () => variables(places, env);
  return {
    clock,
    logger,
    host,
    portOwner,
    store: new DeviceFiles(places, clock, logger),
    blocks: new BlockFile(places, clock, logger),
    audit: new AuditFile(places, logger),
    configFile: configFileAt(places.configFile, lookUp),
    configWriter: configWriter(places.configFile, lookUp, configCheck(places, env, given)),
    settings: settingsFrom(places, env, given, sources),
    settingsWatch: settingsWatch(sources, clock),
    placeFacts: placeFacts(places, env, 'of the gateway’s own process', given),
    network: machineNetwork({ facts: machine, home, stateDir: places.stateDir }),
    reach: ownReach(),
    qrImage,
    staticFiles: staticPages(pagesDir),
  };
}
