/**
 * Fills a page's own templates: all words stand in the page, all numbers come from the scoring. What
 * is worked out here is where a point stands in a figure.
 *
 *     <b data-slot="points.score_shown"></b>          the value at that path, as text
 *     <time data-slot="date" data-as="day"></time>    2026-11-24 as 24 November 2026
 *     <td data-slot="tau" data-none="no limit"></td>  what stands there when the value is null
 *     <p data-if="headline"> <p data-unless="…">      goes away where the value is (not) empty
 *     <circle data-cx="score">                        a place on the scale from 300 to 850; cy: upward
 *     <rect data-width="k_percent">                   a share of the whole width
 */
const SCALE = { low: 300, high: 850 };
/** How the site writes days and numbers: `locale` in site.yml. Without one, as here and there. */
const { lang } = document.documentElement;
const [DAYS, NUMBERS] = lang === "en" ? ["en-GB", "en-US"] : [lang, lang];
const fromTop = (/** @type {number} */ points) => `${100 - parseFloat(onScale(points))}%`;
/** @type {Record<string, (value: number) => string>} */
const PLACES = {
  x1: onScale,
  x2: onScale,
  cx: onScale,
  y1: fromTop,
  y2: fromTop,
  cy: fromTop,
  width: (percent) => `${percent}%`,
};
/** @type {Record<string, (value: unknown) => string>} */
const FORMATS = {
  count: (number) => Number(number).toLocaleString(NUMBERS),
  day: (day) => dayText(String(day)),
  list: (values) => /** @type {string[]} */ (values).join(", "),
  ordinal: (number) => ordinal(Number(number)),
};
const PLACED = Object.keys(PLACES).map((name) => `[data-${name}]`).join();

/**
 * Put `values` where `part` has room for them; returns `part`.
 *
 * @template {ParentNode} T
 * @param {T} part
 * @param {object} values
 * @returns {T}
 */
export function fill(part, values) {
  /** @param {string} selector @returns {Iterable<HTMLElement | SVGElement>} */
  const all = (selector) => part.querySelectorAll(selector);
  for (const piece of all("[data-if], [data-unless]")) {
    const { if: wanted, unless } = piece.dataset;
    if ((wanted && !given(at(values, wanted))) || (unless && given(at(values, unless)))) piece.remove();
  }
  for (const slot of all("[data-slot]")) {
    const { slot: path = "", as = "", none = "" } = slot.dataset;
    const value = at(values, path);
    slot.textContent = value === null || value === undefined ? none : (FORMATS[as]?.(value) ?? String(value));
  }
  for (const shape of all(PLACED)) {
    for (const [name, path = ""] of Object.entries(shape.dataset)) {
      if (name in PLACES) shape.setAttribute(name, PLACES[name](Number(at(values, path))));
    }
  }
  return part;
}

/**
 * A copy of what is inside `template`, filled.
 *
 * @param {HTMLTemplateElement} template
 * @param {object} values
 */
export function copy(template, values = {}) {
  return fill(document.importNode(template.content, true), values);
}

/**
 * `at(trait, "band90_shown.0")`: the value at a path of keys and indexes.
 *
 * @param {unknown} value
 * @param {string} path
 */
function at(value, path) {
  return path.split(".").reduce((inner, key) => /** @type {Record<string, unknown> | undefined} */ (inner)?.[key], value);
}

/** @param {unknown} value */
function given(value) {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** @param {number} points */
export function onScale(points) {
  return `${(100 * (points - SCALE.low)) / (SCALE.high - SCALE.low)}%`;
}

/** @param {string} day */
export function dayText(day) {
  return new Date(`${day}T00:00Z`).toLocaleDateString(DAYS, { dateStyle: "long", timeZone: "UTC" });
}

/** An amount as the engine writes it, such as $120,000. @param {number} amount @param {string} currency */
export function money(amount, currency) {
  return amount.toLocaleString(NUMBERS, { style: "currency", currency, maximumFractionDigits: 0 });
}

/** @type {Partial<Record<Intl.LDMLPluralRule, string>>} */
const ENDINGS = { one: "st", two: "nd", few: "rd" };

/** @param {number} number */
function ordinal(number) {
  const rule = new Intl.PluralRules("en", { type: "ordinal" }).select(number);
  return `${number}${ENDINGS[rule] ?? "th"}`;
}
