/**
 * Changes a part of the page into what it is now. What was sent the same stays as it is, so that the browser
 * has little to lay out and elements with scripts go on.
 */

/**
 * Make `live`, which was sent as `was`, what `now` is; without `was`, all that is inside.
 *
 * @param {Element} live
 * @param {Element | null | undefined} was
 * @param {Element} now
 */
export function change(live, was, now) {
  if (was && live.childNodes.length === was.childNodes.length) changeInside(live, was, now);
  else live.replaceChildren(...document.importNode(now, true).childNodes);
}

/** @param {Node} live @param {Node} was @param {Node} now */
function changeInside(live, was, now) {
  const [has, had, gets] = [live, was, now].map((node) => [...node.childNodes]);
  if (had.length === gets.length) return has.forEach((each, place) => changeOne(each, had[place], gets[place]));
  const fewer = Math.min(had.length, gets.length);
  let first = 0;
  while (first < fewer && isSame(had[first], gets[first])) first += 1;
  let last = 0;
  while (last < fewer - first && isSame(had[had.length - 1 - last], gets[gets.length - 1 - last])) last += 1;
  const after = has[has.length - last] ?? null;
  for (const old of has.slice(first, has.length - last)) old.remove();
  for (const made of gets.slice(first, gets.length - last)) live.insertBefore(document.importNode(made, true), after);
}

/** @param {ChildNode} live @param {ChildNode} was @param {ChildNode} now */
function changeOne(live, was, now) {
  if (isSame(was, now)) return;
  // Where scripts have put something in, the places inside are no longer those that were sent.
  const isAsSent = live instanceof Element && live.childNodes.length === was.childNodes.length;
  if (isAsSent && !live.localName.includes("-") && was.cloneNode().isEqualNode(now.cloneNode())) changeInside(live, was, now);
  else live.replaceWith(document.importNode(now, true));
}

/** Whether two nodes are the same, what templates hold included. @param {Node} one @param {Node} other */
function isSame(one, other) {
  return one.isEqualNode(other) && (!(one instanceof Element) || held(one) === held(/** @type {Element} */ (other)));
}

/** @param {Element} element */
function held(element) {
  const inside = element.getElementsByTagName("template");
  const found = element instanceof HTMLTemplateElement ? [element, ...inside] : [...inside];
  return found.map((template) => /** @type {HTMLTemplateElement} */ (template).innerHTML).join("");
}
