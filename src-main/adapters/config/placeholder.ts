/** Secrets that are none: what examples and templates put where a person is to write their own. */

/** Compared without case, spaces and punctuation. */
const WORDS = new Set([
  ...['changeme', 'pleasechange', 'pleasechangeme', 'changethis', 'changethistoken', 'changethispassword', 'change'],
  ...['changemenow', 'changemeplease', 'replaceme', 'replacethis', 'replacewithtoken', 'replacewithyourtoken'],
  ...['replacewithyourowntoken', 'setme', 'fillme', 'fillmein', 'insertme', 'inserttokenhere', 'insertyourtokenhere'],
  ...['puttokenhere', 'putyourtokenhere', 'pastetokenhere', 'pasteyourtokenhere', 'tokenhere', 'secrethere'],
  ...['yourtoken', 'yourtokenhere', 'yoursecret', 'yoursecrethere', 'yoursecrettoken', 'yourpassword'],
  ...['yourpasswordhere', 'yourgatewaytoken', 'yourgatewaypassword', 'youropenclawtoken', 'yourauthtoken'],
  ...['mytoken', 'mysecret', 'mysecrettoken', 'mypassword', 'mygatewaytoken', 'sometoken', 'somesecret'],
  ...['token', 'gatewaytoken', 'authtoken', 'accesstoken', 'secret', 'secrettoken', 'supersecret', 'supersecrettoken'],
  ...['password', 'passwd', 'pass', 'placeholder', 'example', 'exampletoken', 'examplepassword', 'dummy', 'sample'],
  ...['default', 'todo', 'tbd', 'fixme', 'redacted', 'none', 'test', 'testtoken', 'foo', 'foobar', 'abc123'],
]);
/** `<token>`, `{{ token }}`, `${TOKEN}`, `[your token]`, `%TOKEN%`, `$TOKEN`: what was to be filled in. */
const TEMPLATE =
  /^(<[a-z_ .-]{1,60}>|\{\{?[a-z_ .-]{1,60}\}\}?|\$\{[a-z_ .-]{1,60}\}|\[[a-z_ .-]{1,60}\]|%[a-z_]{1,60}%|\$[a-z_]{1,60})$/i;
/** Without one of these, what stands between the brackets may be somebody's password. */
const TEMPLATE_WORD = /token|passw|secret|key|your|change|here|value|random|generate|openclaw/i;
/** `xxxx`, `****`, `0000`, `....`. */
const ONE_CHARACTER = /^(.)\1*$/u;

export function isPlaceholder(secret: string): boolean {
  const bare = secret.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return WORDS.has(bare) || isTemplate(secret) || (secret.length > 2 && ONE_CHARACTER.test(secret));
}

function isTemplate(secret: string): boolean {
  return TEMPLATE.test(secret) && TEMPLATE_WORD.test(secret);
}
