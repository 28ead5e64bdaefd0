/**
 * Where the keyboard goes on when what had the focus is gone: at what stands in its place now. What cannot have it for
 * a moment, because the gateway is asked, gets it back. An open dialog keeps it, whatever becomes of its parts: a key
 * must not act on the page behind it.
 */
export function keepFocus(document: Document): void {
  const { body } = document;
  /** The last within a page that had the focus. Dialogs and the bar below the page only borrow it. */
  let last: Element | undefined;
  /** What stands where it stood, once it is gone. */
  let instead: Element | undefined;

  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement) || target.closest('main') === null) return;
    last = target;
    instead = undefined;
  });
  // A click beside everything takes it away on purpose.
  document.addEventListener(
    'click',
    () => {
      if (document.activeElement === body) last = instead = undefined;
    },
    true,
  );

  new MutationObserver((records) => {
    for (const record of records) {
      const kept = instead ?? last;
      if (kept !== undefined && [...record.removedNodes].some((node) => node.contains(kept))) instead = placeOf(record);
    }
    if (document.activeElement === body) focus(openDialog(document) ?? instead ?? last);
  }).observe(body, { subtree: true, childList: true, attributeFilter: ['disabled'] });
}

function openDialog(document: Document): Element | undefined {
  return [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].at(-1);
}

/** What is there now: what came in its stead or after it, or before it, or all that it was in. */
function placeOf({ target, previousSibling }: MutationRecord): Element | undefined {
  const now = previousSibling === null ? target.firstChild : (previousSibling.nextSibling ?? previousSibling);
  return [now, target].find((node) => node instanceof Element);
}

/** An element on which a key does nothing: one that is typed ahead must not act on the neighbour. */
function focus(element: Element | undefined): void {
  if (!(element instanceof HTMLElement) || !element.isConnected) return;
  if (!element.matches('a, button, input, select, textarea, summary, [tabindex]')) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
