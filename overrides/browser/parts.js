/** Finds what a script needs in its page. A page without it has another template than the script expects. */

/**
 * The first element in `box` that `selector` names.
 *
 * @overload
 * @param {ParentNode} box
 * @param {string} selector
 * @returns {HTMLElement}
 */
/**
 * @template {Element} T
 * @overload
 * @param {ParentNode} box
 * @param {string} selector
 * @param {new () => T} kind  its class
 * @returns {T}
 */
/** @param {ParentNode} box @param {string} selector @param {new () => Element} kind @returns {Element} */
export function one(box, selector, kind = HTMLElement) {
  const found = box.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`the page has no ${kind.name} ${selector}`);
}

/**
 * The element in `box` that is called `name` by its `data-part`.
 *
 * @overload
 * @param {ParentNode} box
 * @param {string} name
 * @returns {HTMLElement}
 */
/**
 * @template {Element} T
 * @overload
 * @param {ParentNode} box
 * @param {string} name
 * @param {new () => T} kind
 * @returns {T}
 */
/** @param {ParentNode} box @param {string} name @param {new () => Element} [kind] @returns {Element} */
export function part(box, name, kind = HTMLElement) {
  return one(box, `[data-part="${name}"]`, kind);
}

/**
 * The same where the page may have none.
 *
 * @param {ParentNode} box
 * @param {string} name
 * @returns {HTMLElement | null}
 */
export function maybe(box, name) {
  return box.querySelector(`[data-part="${name}"]`);
}

/**
 * The template in `box` with the attribute `data-KIND="name"`.
 *
 * @param {ParentNode} box
 * @param {string} kind
 * @param {string} name
 */
export function template(box, kind, name) {
  return one(box, `template[data-${kind}="${name}"]`, HTMLTemplateElement);
}

/**
 * The nearest element around a press that says in its `data-do` what to do.
 *
 * @param {Event} event
 * @returns {HTMLElement | null}
 */
export function pressed({ target }) {
  return target instanceof Element ? target.closest("[data-do]") : null;
}
