/**
 * Whether this app runs a gateway of its own or uses one elsewhere, and the change from one to the other.
 * What it did not start it never stops; and only a person, or the config, chooses another gateway.
 */
import type { ConfiguredRemote } from '../../adapters/index.ts';
import { OneAtATime, Secret, type Clock, type FrameChannel, type Logger } from '../../gateway/index.ts';
import type { AttachFault, AttachOffer, AttachOrder, AttachResult, AttachState } from '../ipc-contract.ts';
import type { Preferences } from '../preferences.ts';
import type { PageSession } from '../window/gateway-port.ts';
import { AttachedDesk } from './attached-desk.ts';
import { AttachedLink } from './attached-link.ts';
import { AttachedSession } from './attached-session.ts';
import { hostOf, isConfirmed, parseTarget, readTarget, type AttachSecret, type AttachTarget } from './target.ts';
import type { AttachVault } from './vault.ts';

export interface AttachmentParts {
  readonly preferences: Preferences;
  /** Opened only where it is needed. */
  readonly openVault: () => Promise<AttachVault>;
  readonly configured: () => Promise<ConfiguredRemote | undefined>;
  /** The gateway that keeps ours from its port, looked for anew. */
  readonly onOurPort: () => Promise<Candidate | undefined>;
  /** Whether the gateway of this process answers there. */
  readonly isOwn: (target: AttachTarget) => boolean;
  readonly version: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The gateway of this process goes, or comes back. */
  readonly stopOwn: () => Promise<void>;
  readonly startOwn: () => Promise<void>;
}

/** A gateway that could be attached to. */
export interface Candidate {
  readonly target: AttachTarget;
  readonly why: AttachOffer['why'];
  readonly secret?: AttachSecret;
}

type Refused = Extract<AttachResult, { readonly ok: false }>;

interface InUse {
  readonly target: AttachTarget;
  readonly chosenBy: AttachState['chosenBy'];
  readonly link: AttachedLink;
  readonly desk: AttachedDesk;
}

/** Longer than any token; the system's keyring takes it still. */
const LONGEST_SECRET = 4_096;
const SECRET_TOO_LONG: AttachFault = { field: 'secret', code: 'too-long', most: LONGEST_SECRET };

function isTooLong(secret: AttachOrder['secret']): boolean {
  return secret !== undefined && secret.text.length > LONGEST_SECRET;
}

function refused(fault: Refused['fault']): Refused {
  return { ok: false, fault };
}

export class Attachment {
  readonly #parts: AttachmentParts;
  readonly #changes = new Set<() => void>();
  readonly #switches = new Set<() => void>();
  readonly #turns = new OneAtATime();
  #vault: Promise<AttachVault> | undefined;
  #inUse: InUse | undefined;
  #candidate: Candidate | undefined;
  /** Its own gateway is being stopped for another one. */
  #isLeaving = false;
  #closed = false;

  constructor(parts: AttachmentParts) {
    this.#parts = parts;
  }

  /** Undefined while the app uses a gateway of its own. */
  state(): AttachState | undefined {
    const inUse = this.#inUse;
    if (inUse === undefined) return undefined;
    const { target, chosenBy, link } = inUse;
    return { host: hostOf(target), url: target.url, chosenBy, link: link.state() };
  }

  /** From the moment on at which its own gateway is stopped: until it is let go of, none starts here. */
  isElsewhere(): boolean {
    return this.#inUse !== undefined || this.#isLeaving;
  }

  offer(): AttachOffer | undefined {
    if (this.#candidate === undefined || this.#inUse !== undefined) return undefined;
    const { target, why } = this.#candidate;
    return { host: hostOf(target), url: target.url, why };
  }

  desk(): AttachedDesk | undefined {
    return this.#inUse?.desk;
  }

  openSession(channel: FrameChannel): PageSession | undefined {
    const inUse = this.#inUse;
    return inUse && new AttachedSession(inUse.link, inUse.desk, channel);
  }

  /** As when the app was last used: the person's choice, then the config's. False: it runs a gateway of its own. */
  async resume(): Promise<boolean> {
    return await this.#turns.run(() => this.#resume());
  }

  /** By hand. */
  async attach({ address, confirmedHost, secret, tlsFingerprint }: AttachOrder): Promise<AttachResult> {
    const parsed = parseTarget(address, tlsFingerprint);
    if (!parsed.ok) return parsed;
    const { target } = parsed;
    if (this.#parts.isOwn(target)) return refused({ field: 'address', code: 'own-gateway', url: target.url });
    if (isTooLong(secret)) return refused(SECRET_TOO_LONG);
    if (!isConfirmed(target, confirmedHost)) {
      return refused({ field: 'confirmedHost', code: 'other-host', host: hostOf(target) });
    }
    const kept = secret && { mode: secret.mode, secret: new Secret(secret.text) };
    await this.#turns.run(() => this.#choose(target, kept));
    return { ok: true };
  }

  async attachOffered(): Promise<AttachResult> {
    // What is found on a port gets a secret: not whoever has come there since it was offered.
    if (this.#candidate?.why === 'port-taken') this.propose(await this.#parts.onOurPort());
    const candidate = this.#candidate;
    if (candidate === undefined) return refused({ code: 'offer-gone' });
    const { target, why, secret } = candidate;
    await this.#turns.run(() =>
      why === 'config' ? this.#use(target, 'config', secret) : this.#choose(target, secret),
    );
    return { ok: true };
  }

  async again(given: AttachOrder['secret']): Promise<AttachResult> {
    if (isTooLong(given)) return refused(SECRET_TOO_LONG);
    const secret = given && { mode: given.mode, secret: new Secret(given.text) };
    return await this.#turns.run(() => this.#again(secret));
  }

  /** Back to a gateway of this app's own, where one can run. */
  async detach(): Promise<void> {
    await this.#turns.run(() => this.#detach());
  }

  /** Undefined: there is none any more. */
  propose(candidate: Candidate | undefined): void {
    this.#candidate = candidate;
    this.#tell(this.#changes);
  }

  /** The computer has slept: what was lost meanwhile is tried at once. */
  woke(): void {
    const inUse = this.#inUse;
    if (inUse?.link.state().kind === 'lost') inUse.link.tryAgain();
  }

  /** For good. Resolves once what the gateway gave this app is on the disk. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#letGo();
    await (await this.#vault)?.settled();
  }

  /** Whatever `state` and `offer` tell has changed. */
  onChange(listener: () => void): void {
    this.#changes.add(listener);
  }

  /** Another desk is in use than before. */
  onSwitch(listener: () => void): void {
    this.#switches.add(listener);
  }

  async #resume(): Promise<boolean> {
    const chosen = this.#parts.preferences.get('attach');
    const parsed = chosen === undefined ? undefined : readTarget(chosen);
    if (parsed?.ok === false) {
      this.#parts.logger.error('the kept attach target can not be used', { why: parsed.fault.code });
    }
    if (parsed?.ok === true) {
      const vault = await this.#openVault();
      await this.#use(parsed.target, 'person', vault.secretFor(parsed.target.url));
      return true;
    }
    const configured = await this.#parts.configured();
    if (configured === undefined) return false;
    const named = parseTarget(configured.url, configured.tlsFingerprint);
    if (!named.ok) {
      this.#parts.logger.error('gateway.remote can not be used', { why: named.fault.code });
      return false;
    }
    this.#candidate = { target: named.target, why: 'config', ...(configured.secret && { secret: configured.secret }) };
    await this.#use(named.target, 'config', configured.secret);
    return true;
  }

  async #again(secret: AttachSecret | undefined): Promise<AttachResult> {
    const inUse = this.#inUse;
    if (inUse === undefined) return refused({ code: 'not-attached' });
    const vault = await this.#openVault();
    // The config's own secret is the config's to change.
    if (secret !== undefined && inUse.chosenBy === 'person') await vault.keepSecret(inUse.target.url, secret);
    inUse.link.tryAgain(secret);
    return { ok: true };
  }

  async #detach(): Promise<void> {
    const inUse = this.#inUse;
    if (inUse === undefined) return;
    this.#parts.preferences.forget('attach');
    await (await this.#openVault()).keepSecret(inUse.target.url, undefined);
    if (this.#closed) return; // the app quits
    this.#letGo();
    this.#tell(this.#switches);
    this.#tell(this.#changes);
    await this.#parts.startOwn();
  }

  async #choose(target: AttachTarget, secret: AttachSecret | undefined): Promise<void> {
    this.#parts.preferences.set('attach', { ...target });
    await (await this.#openVault()).keepSecret(target.url, secret);
    await this.#use(target, 'person', secret);
  }

  async #use(target: AttachTarget, chosenBy: AttachState['chosenBy'], secret: AttachSecret | undefined): Promise<void> {
    const { version, clock, logger } = this.#parts;
    const vault = await this.#openVault();
    this.#letGo();
    this.#isLeaving = true;
    try {
      await this.#parts.stopOwn();
    } finally {
      this.#isLeaving = false;
    }
    if (this.#closed) return;
    const ownToken = vault.tokenPlace(target.url);
    const link = new AttachedLink({ target, secret, ownToken, identity: vault.identity(), version, clock, logger });
    this.#inUse = { target, chosenBy, link, desk: new AttachedDesk({ link, target, clock }) };
    link.onState(() => {
      this.#tell(this.#changes);
    });
    this.#tell(this.#switches);
    this.#tell(this.#changes);
    link.start();
  }

  #letGo(): void {
    this.#inUse?.desk.close();
    this.#inUse?.link.close();
    this.#inUse = undefined;
  }

  #openVault(): Promise<AttachVault> {
    return (this.#vault ??= this.#parts.openVault());
  }

  #tell(listeners: ReadonlySet<() => void>): void {
    for (const listener of listeners) listener();
  }
}
