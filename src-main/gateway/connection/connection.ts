/** Leads one peer from the challenge to a session or a refusal (phase.ts). */
import { randomUUID } from 'node:crypto';
import type { Arrival } from '../origin/classify.ts';
import type { Home } from '../words/home.ts';
import { displayText } from '../pairing/display-text.ts';
import type { Clock, Logger } from '../ports.ts';
import { CLOSE, type Close } from '../protocol/close.ts';
import { parseConnect, type ConnectRequest } from '../protocol/connect.ts';
import { eventText, fail, parseFrame, responseText, succeed } from '../protocol/frames.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { FrameChannel } from '../routing/channel.ts';
import { Session } from '../routing/session.ts';
import type { Phase } from './phase.ts';
import { answerTo, type Refusal } from './refusal.ts';
import type { Refused } from './refused.ts';
import type { Admission, Verdict } from './verdict.ts';

/** What a connection asks of the gateway around it. */
export interface ConnectionHost {
  /** What the gateway runs in. */
  readonly home: Home;
  readonly clock: Clock;
  readonly logger: Logger;
  judge(connect: ConnectRequest, arrival: Arrival, nonce: string): Promise<Verdict>;
  /** Takes the session in, and returns the payload of its `hello-ok`. */
  open(session: Session, admission: Admission): unknown;
  /** Somebody was not let in, and has been told so. */
  refused(refused: Refused): void;
  handle(session: Session, text: string): void;
  closed(session: Session): void;
}

export class Connection {
  readonly #host: ConnectionHost;
  readonly #channel: FrameChannel & { admitted(): void };
  readonly #arrival: Arrival;
  #phase: Phase;

  /** `acceptedAt` is the monotonic time of the TCP accept: the deadline counts from there. */
  constructor(
    host: ConnectionHost,
    channel: FrameChannel & { admitted(): void },
    arrival: Arrival,
    acceptedAt: number,
  ) {
    this.#host = host;
    this.#channel = channel;
    this.#arrival = arrival;
    const { clock } = host;
    const nonce = randomUUID();
    const left = Math.max(0, acceptedAt + LIMITS.handshakeMs - clock.monotonic());
    this.#phase = {
      kind: 'awaiting-connect',
      nonce,
      cancelDeadline: clock.after(left, () => {
        this.#end(CLOSE.quiet);
      }),
    };
    channel.send(eventText('connect.challenge', { nonce, ts: clock.now() }));
  }

  /** One whole message from the peer. */
  receive(text: string): void {
    const phase = this.#phase;
    switch (phase.kind) {
      case 'awaiting-connect':
        this.#receiveFirst(text, phase);
        break;
      case 'judging':
        if (phase.queued.length >= LIMITS.queuedHandshakeFrames) this.#end(CLOSE.tooManyHandshakeFrames);
        else phase.queued.push(text);
        break;
      case 'connected':
        this.#host.handle(phase.session, text);
        break;
      case 'closed':
        break;
    }
  }

  /** The gateway stops. A session is told so by the one who holds the sessions. */
  stop(): void {
    if (this.#phase.kind !== 'connected') this.#end(CLOSE.serviceRestart);
  }

  /** The socket is gone. */
  ended(): void {
    const phase = this.#leave();
    if (phase.kind !== 'connected') return;
    phase.session.ended();
    this.#host.closed(phase.session);
  }

  #receiveFirst(text: string, phase: Phase & { kind: 'awaiting-connect' }): void {
    const frame = parseFrame(text);
    if (frame.kind === 'not-json') {
      this.#end(CLOSE.quiet);
      return;
    }
    if (frame.kind === 'invalid') {
      this.#end(CLOSE.invalidRequestFrame);
      return;
    }
    const { id, method, params } = frame.request;
    if (method !== 'connect') {
      this.#refuse(id, { kind: 'not-connect' });
      return;
    }
    const parsed = parseConnect(params);
    if (!parsed.ok) {
      this.#refuse(id, { kind: 'invalid-params', problems: parsed.problems });
      return;
    }
    const { connect } = parsed;
    if (connect.role === 'worker' || connect.client.id === 'openclaw-worker' || connect.client.mode === 'worker') {
      this.#end(CLOSE.invalidHandshake);
      return;
    }
    this.#phase = { kind: 'judging', queued: [], cancelDeadline: phase.cancelDeadline };
    this.#host.judge(connect, this.#arrival, phase.nonce).then(
      (verdict) => {
        this.#settle(id, connect, verdict);
      },
      (error: unknown) => {
        this.#host.logger.error('judging a connect failed', { error });
        this.#end(CLOSE.internalError);
      },
    );
  }

  #settle(id: string, connect: ConnectRequest, verdict: Verdict): void {
    if (this.#phase.kind !== 'judging') return; // gone while it was judged
    if (!verdict.ok) {
      const { refusal, delayMs, deviceId } = verdict;
      const refuse = (): void => {
        this.#refuse(id, refusal, { connect, deviceId });
      };
      if (delayMs === 0) refuse();
      else this.#host.clock.after(delayMs, refuse);
      return;
    }
    const { queued } = this.#phase;
    this.#phase.cancelDeadline();
    const session = new Session(this.#facts(connect, verdict.admission), this.#channel);
    this.#phase = { kind: 'connected', session };
    this.#channel.admitted();
    session.send(responseText(id, succeed(this.#host.open(session, verdict.admission))));
    for (const text of queued) this.#host.handle(session, text);
  }

  #facts(connect: ConnectRequest, { role, scopes, method, deviceId, declared }: Admission): Session['facts'] {
    const { client } = connect;
    const bySecret = method === 'token' || method === 'password';
    return {
      connId: randomUUID(),
      role,
      scopes,
      bySecret,
      ...(deviceId !== undefined && { deviceId }),
      ...(declared && { declared }),
      client: {
        id: client.id,
        mode: client.mode,
        version: displayText(client.version),
        name: displayText(client.displayName),
        platform: displayText(client.platform),
        deviceFamily: displayText(client.deviceFamily),
        model: displayText(client.modelIdentifier),
        ...(client.instanceId !== undefined && { instanceId: displayText(client.instanceId) }),
      },
      address: this.#arrival.address,
      ...(this.#arrival.origin !== undefined && { origin: this.#arrival.origin.toLowerCase() }),
      locality: this.#arrival.locality,
      connectedAtMs: this.#host.clock.now(),
    };
  }

  #refuse(id: string, refusal: Refusal, who: Pick<Refused, 'connect' | 'deviceId'> = {}): void {
    if (this.#phase.kind === 'closed') return;
    const { error, close } = answerTo(refusal, this.#host.home);
    const { code, message, ...more } = error;
    this.#channel.send(responseText(id, fail(code, message, more)));
    this.#end(close);
    this.#host.refused({ ...who, refusal, arrival: this.#arrival });
  }

  #end(close: Close): void {
    const phase = this.#leave();
    if (phase.kind !== 'closed') this.#channel.close(close);
  }

  #leave(): Phase {
    const phase = this.#phase;
    if (phase.kind === 'awaiting-connect' || phase.kind === 'judging') phase.cancelDeadline();
    this.#phase = { kind: 'closed' };
    return phase;
  }
}
