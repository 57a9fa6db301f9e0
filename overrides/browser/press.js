/** Nothing moves under a finger: what would move a button waits until the press on it is over. */

/** Milliseconds; a press may end where the page does not hear of it. */
const LONGEST = 1000;
let over = Promise.resolve();

addEventListener(
  "pointerdown",
  ({ target }) => {
    if (!(target instanceof Element) || !target.closest("button, a, summary")) return;
    over = new Promise((resolve) => {
      // The click comes right after the finger is lifted, and counts before anything is drawn.
      const end = () => void setTimeout(resolve);
      for (const sign of ["pointerup", "pointercancel"]) addEventListener(sign, end, { once: true, capture: true });
      setTimeout(resolve, LONGEST);
    });
  },
  { capture: true, passive: true },
);

/** When no button is pressed. */
export const pressOver = () => over;
