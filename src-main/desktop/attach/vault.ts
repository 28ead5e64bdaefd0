/**
 * What the app must keep to be known at a gateway elsewhere: its own key, the secret of the gateway that it uses, and the
 * token that each gateway gave it. One file that only its owner reads, sealed by the system's keyring where there is one.
 */
import path from 'node:path';
import { z } from 'zod';
import { makePrivateDir, readPrivateFile, writePrivateFile } from '../../adapters/index.ts';
import { OneAtATime, Secret, type Logger } from '../../gateway/index.ts';
import { clientIdentityOf, newClientIdentity, type ClientIdentity } from '../client-identity.ts';
import type { OwnToken, OwnTokenPlace } from './attached-link.ts';
import type { AttachSecret } from './target.ts';

/** The system's keyring. */
export interface Sealer {
  /** Undefined where there is none. */
  seal(text: string): string | undefined;
  /** Throws where it was sealed by another one. */
  open(sealed: string): string;
}

/** Gateways that this app was ever attached to; the one that was used longest ago is forgotten. */
const MOST_GATEWAYS = 16;

const secretSchema = z.strictObject({ url: z.string(), mode: z.enum(['token', 'password']), text: z.string() });
const tokenSchema = z.strictObject({ url: z.string(), token: z.string(), scopes: z.array(z.string()) });
const contentSchema = z.strictObject({
  privateKeyPem: z.string(),
  /** Of the gateway that a person chose. */
  secret: secretSchema.optional(),
  tokens: z.array(tokenSchema),
});
const fileSchema = z.union([z.strictObject({ sealed: z.string() }), z.strictObject({ open: contentSchema })]);

type Content = z.output<typeof contentSchema>;

export class AttachVault {
  readonly #file: string;
  readonly #sealer: Sealer;
  readonly #logger: Logger;
  readonly #turns = new OneAtATime();
  #content: Content;

  private constructor(file: string, sealer: Sealer, logger: Logger, content: Content) {
    this.#file = file;
    this.#sealer = sealer;
    this.#logger = logger;
    this.#content = content;
  }

  /** Never rejects: what can't be read is made anew, and the app then has to be approved once more. */
  static async open(file: string, sealer: Sealer, logger: Logger): Promise<AttachVault> {
    const made = (): Content => ({ privateKeyPem: newClientIdentity().privateKeyPem, tokens: [] });
    try {
      const text = await readPrivateFile(file, () => undefined);
      if (text !== undefined) return new AttachVault(file, sealer, logger, contentIn(text, sealer));
    } catch (error) {
      logger.warn('the key for gateways elsewhere can not be read; the app makes a new one', { error, file });
      // Not written over the old one yet: a keyring that is locked now may be open the next time.
      return new AttachVault(file, sealer, logger, made());
    }
    const content = made();
    const vault = new AttachVault(file, sealer, logger, content);
    await vault.#become(content); // whoever is asked to let this key in may say yes while the app is closed
    return vault;
  }

  identity(): ClientIdentity {
    return clientIdentityOf(this.#content.privateKeyPem);
  }

  secretFor(url: string): AttachSecret | undefined {
    const { secret } = this.#content;
    return secret?.url === url ? { mode: secret.mode, secret: new Secret(secret.text) } : undefined;
  }

  /** Resolves once it is on the disk, or could not be put there. Undefined: none is kept. */
  async keepSecret(url: string, secret: AttachSecret | undefined): Promise<void> {
    const { secret: _before, ...others } = this.#content;
    const kept = secret && { url, mode: secret.mode, text: secret.secret.reveal() };
    await this.#become({ ...others, ...(kept && { secret: kept }) });
  }

  tokenPlace(url: string): OwnTokenPlace {
    const others = (): Content['tokens'] => this.#content.tokens.filter((known) => known.url !== url);
    return {
      load: () => this.#content.tokens.find((known) => known.url === url),
      store: ({ token, scopes }: OwnToken) => {
        const tokens = [...others(), { url, token, scopes: [...scopes] }].slice(-MOST_GATEWAYS);
        void this.#become({ ...this.#content, tokens });
      },
      clear: () => {
        void this.#become({ ...this.#content, tokens: others() });
      },
    };
  }

  /** Resolves once all that is to be kept is on the disk, or could not be put there. */
  async settled(): Promise<void> {
    await this.#turns.run(() => Promise.resolve());
  }

  async #become(content: Content): Promise<void> {
    this.#content = content;
    await this.#turns.run(async () => {
      try {
        await makePrivateDir(path.dirname(this.#file));
        const text = JSON.stringify(this.#content);
        const sealed = this.#sealer.seal(text);
        await writePrivateFile(
          this.#file,
          sealed === undefined ? `{"open":${text}}\n` : `${JSON.stringify({ sealed })}\n`,
        );
      } catch (error) {
        this.#logger.warn('what is needed for the gateway elsewhere could not be kept', { error, file: this.#file });
      }
    });
  }
}

/** What a parser says of a text quotes it, and this one holds secrets: the log is told nothing of it. */
function parsed<T>(schema: z.ZodType<T>, text: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new Error('it is not what this app has written');
  }
}

function contentIn(text: string, sealer: Sealer): Content {
  const file = parsed(fileSchema, text);
  const content = 'open' in file ? file.open : parsed(contentSchema, sealer.open(file.sealed));
  clientIdentityOf(content.privateKeyPem); // it throws where it is no key
  return content;
}
