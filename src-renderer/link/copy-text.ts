/**
 * Puts a text on the clipboard, after a click. The window has no permission for the newer way, and a page that is not
 * secure has no such way at all; there the browser's own Copy is asked for, and given our text. Rejects where neither works.
 */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    if (!copyByCommand(text)) throw new Error('nothing was copied');
  }
}

function copyByCommand(text: string): boolean {
  let copied = false;
  const give = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    copied = true;
  };
  document.addEventListener('copy', give, { once: true });
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way that is left there
  document.execCommand('copy');
  document.removeEventListener('copy', give);
  return copied;
}
