/** What is written the same in every language. Pure, without any import: the page uses it as well. */

/** `A3F9CK` as people compare it: `A3F-9CK`. */
export function codeWords(code: string): string {
  return code.length === 6 ? `${code.slice(0, 3)}-${code.slice(3)}` : code;
}

/** Names that begin small stay as their makers write them: iPad, iPhone. */
export function capital(text: string): string {
  return /^i[A-Z]/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

/** A sentence behind a colon, where the one before goes on. What is written in capitals stays, such as TLS. */
export function behindColon(sentence: string): string {
  return /^\p{Lu}(\p{Lu}|\d)/u.test(sentence) ? sentence : sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** Where a value of a sentence was empty: without the second space that it leaves behind. */
export function withoutGaps(sentence: string): string {
  return sentence.replace(/ {2,}/g, ' ').trim();
}
