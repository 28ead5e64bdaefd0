/** Whether this build updates itself, and from where. Pure. */
import { z } from 'zod';
import type { UpdateState } from './update-state.ts';

export interface UpdateFeed {
  /** The folder of the feed's files, by https. */
  readonly url: string;
  /** Raw Ed25519 key, base64: whoever has the feed's host still can't make a release. */
  readonly publicKey: string;
}

/** In the manifest of a released app (scripts/dist.mjs). */
const manifestSchema = z.object({
  updates: z.object({ url: z.string().startsWith('https://'), publicKey: z.base64().length(44) }).optional(),
});

export interface BuildFacts {
  readonly packaged: boolean;
  readonly platform: NodeJS.Platform;
  /** The app's own package.json, parsed. */
  readonly manifest: unknown;
  /** It runs from an AppImage, which can be replaced by a person without rights. */
  readonly appImage: boolean;
  /** It lies where the deb and the rpm put it. */
  readonly fromPackage: boolean;
}

export type FeedAnswer =
  { readonly ok: true; readonly feed: UpdateFeed } | { readonly ok: false; readonly state: UpdateState };

export function updateFeed({ packaged, platform, manifest, appImage, fromPackage }: BuildFacts): FeedAnswer {
  const read = manifestSchema.safeParse(manifest);
  const feed = read.success ? read.data.updates : undefined;
  if (!packaged || feed === undefined) {
    return {
      ok: false,
      state: { kind: 'unavailable', why: 'This build is not a release, so it looks for no updates.' },
    };
  }
  if (platform !== 'linux' || appImage) return { ok: true, feed };
  if (fromPackage) {
    return { ok: false, state: { kind: 'by-system', why: 'Updates come with those of your system.' } };
  }
  const why = 'This copy was unpacked by hand, and is updated by unpacking a newer one.';
  return { ok: false, state: { kind: 'unavailable', why } };
}
