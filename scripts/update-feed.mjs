// Where a released app looks for newer versions. There is none until someone who releases has a place and a key:
//   UPDATE_FEED_URL      the https folder that will hold what `npm run dist -- --release` makes
//   UPDATE_PUBLIC_KEY    raw Ed25519 key, base64, 44 characters; its private half signs releases (sign-updates.mjs)

/** What it adds to electron-builder's configuration. Throws where only half of it is there, or it is not safe. */
export function updateConfiguration(env) {
  const { UPDATE_FEED_URL: url, UPDATE_PUBLIC_KEY: publicKey } = env;
  if (!url && !publicKey) return {};
  if (!url || !publicKey)
    throw new Error('UPDATE_FEED_URL and UPDATE_PUBLIC_KEY belong together: set both or neither.');
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:')
    throw new Error('UPDATE_FEED_URL is not an https address.');
  if (!/^[A-Za-z0-9+/]{43}=$/.test(publicKey)) {
    throw new Error('UPDATE_PUBLIC_KEY is not a raw Ed25519 key: 32 bytes, as 44 characters of base64.');
  }
  return {
    publish: { provider: 'generic', url }, // so that electron-builder describes what it made in latest*.yml
    extraMetadata: { updates: { url, publicKey } },
  };
}
