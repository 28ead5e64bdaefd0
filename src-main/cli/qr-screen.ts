/** What `openclaw qr` shows as things happen: for a person, or as one JSON object a line. */
import {
  setupEndWords,
  type Clock,
  type SetupCodeEnd,
  type SetupCodeView,
  type WaitingRequest,
} from '../gateway/index.ts';
import { codeLines, countdown, waitingLine } from './qr-lines.ts';

export interface QrTerminal {
  write(text: string): void;
  writeProblem(text: string): void;
  /** A person looks at it, so that a line may be drawn over. */
  readonly isTTY: boolean;
  readonly colours: boolean;
  readonly columns: number;
  readonly clock: Pick<Clock, 'now' | 'monotonic'>;
}

export type QrEnd =
  | { readonly state: 'used'; readonly deviceId: string; readonly deviceName: string }
  | { readonly state: 'ended'; readonly why: SetupCodeEnd }
  /** By the person; `holder` is a device that has the code by then, and waits. */
  | { readonly state: 'interrupted'; readonly holder: string | undefined }
  /** The gateway is gone, and the code with it. */
  | { readonly state: 'lost' };

export interface QrScreen {
  show(view: SetupCodeView): Promise<void>;
  /** A device showed the code, and a person must decide. */
  waiting(request: WaitingRequest): void;
  end(end: QrEnd): void;
  failed(problem: string): void;
}

const CLEAR_LINE = '\r\u001b[2K';

export class TextScreen implements QrScreen {
  readonly #terminal: QrTerminal;
  #timer: NodeJS.Timeout | undefined;
  /** Monotonic milliseconds. */
  #until = 0;

  constructor(terminal: QrTerminal) {
    this.#terminal = terminal;
  }

  async show(view: SetupCodeView): Promise<void> {
    const { default: qrcode } = await import('qrcode'); // hardly any command needs it
    const picture = await qrcode.toString(view.code, { type: 'utf8', errorCorrectionLevel: 'L', margin: 4 });
    const { colours, columns } = this.#terminal;
    const lines = codeLines(view, { lines: picture.split('\n'), colours, columns });
    this.#terminal.write(`${lines.join('\n')}\n`);
    const { clock } = this.#terminal;
    this.#until = clock.monotonic() + view.expiresAtMs - clock.now();
    this.#count();
    if (!this.#terminal.isTTY) return;
    this.#timer = setInterval(() => {
      this.#count();
    }, 1_000);
  }

  waiting(request: WaitingRequest): void {
    this.#line(waitingLine(request));
    if (this.#terminal.isTTY) this.#count();
  }

  end(end: QrEnd): void {
    clearInterval(this.#timer);
    this.#line(endLine(end));
  }

  failed(problem: string): void {
    this.#terminal.writeProblem(`${problem}\n`);
  }

  #count(): void {
    const line = countdown(this.#until - this.#terminal.clock.monotonic());
    this.#terminal.write(this.#terminal.isTTY ? `${CLEAR_LINE}${line}` : `${line}\n`);
  }

  #line(text: string): void {
    this.#terminal.write(`${this.#terminal.isTTY ? CLEAR_LINE : ''}${text}\n`);
  }
}

export class JsonScreen implements QrScreen {
  readonly #terminal: QrTerminal;

  constructor(terminal: QrTerminal) {
    this.#terminal = terminal;
  }

  async show(view: SetupCodeView): Promise<void> {
    this.#say({ type: 'code', ...view });
    await Promise.resolve();
  }

  waiting({ requestId, code, deviceId, name, role }: WaitingRequest): void {
    this.#say({ type: 'waiting', requestId, code, deviceId, name, role });
  }

  end({ state, ...more }: QrEnd): void {
    this.#say({ type: state, ...more });
  }

  failed(problem: string): void {
    this.#say({ type: 'failed', error: problem });
  }

  #say(what: object): void {
    this.#terminal.write(`${JSON.stringify(what)}\n`);
  }
}

function endLine(end: QrEnd): string {
  switch (end.state) {
    case 'used':
      return `${end.deviceName === '' ? 'The device' : end.deviceName} is paired.`;
    case 'ended':
      return setupEndWords(end.why);
    case 'interrupted':
      return end.holder === undefined
        ? 'Ended. Nobody can use the code any more.'
        : 'Ended. The device that showed the code still waits: openclaw devices list';
    case 'lost':
      return 'The gateway closed the connection, so the code is of no use any more.';
  }
}
