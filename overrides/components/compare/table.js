/** The table of `<role-compare>`: a row for each thing that is compared, a column for each role. */
import { dayText, money } from "../fill.js";
import { mine } from "../wages/metro.js";
import { one } from "../parts.js";

/**
 * A role's data file, index.json beside its guide, as far as it is shown here.
 *
 * @typedef {object} RoleData
 * @property {string} title
 * @property {string} address
 * @property {string} summary
 * @property {string} updated
 * @property {{ line: string, basis: string, currency: string }} pay
 * @property {{ currency: string, national: Quartiles, metros: { area: string, median: number | null }[] }} [wages]
 * @property {{ entry?: { education: string, experience: string }, outlook?: { growth_percent: number | null } }} [facts]
 * @property {{ soc: string, title: string }} occupation
 * @property {{ family: string, weight: number }[]} relevance
 * @property {Need[]} [skill_levels]
 *
 * @typedef {Record<"median" | "p25" | "p75", number | null>} Quartiles  a year's pay
 * @typedef {{ skill: string, name: string, url: string, level: string, level_number: number }} Need
 * @typedef {(name: string) => string} Words  the page's own words
 * @typedef {string | Node | (string | Node)[]} Content
 */

const STEP = 50_000;
const percent = (/** @type {number} */ part) => `${(100 * part).toFixed(2)}%`;

/**
 * @param {HTMLElement} box
 * @param {RoleData[]} roles
 * @param {Words} words
 */
export function draw(box, roles, words) {
  const cells = contents(roles, words);
  for (const row of box.querySelectorAll("tr")) {
    const key = row.dataset.row;
    if (!key) continue;
    const made = roles.map((role) => (cells[key] ? cells[key](role) : weightOf(role, key)));
    row.hidden = key === "metro" ? !mine() : made.length > 0 && made.every((content) => content === "");
    row.replaceChildren(row.cells[0], ...made.map((content, place) => cell(content, roles[place], key === "title")));
  }
  for (const heading of box.querySelectorAll("th")) if (heading.scope === "rowgroup") heading.colSpan = roles.length + 1;
  const skills = one(box, "[data-part=skills]");
  skills.replaceChildren(one(skills, "tr"), ...skillRows(roles));
  skills.hidden = skills.children.length === 1;
}

/**
 * What stands in a row, by the row's name; "" where the role has nothing to say.
 *
 * @param {RoleData[]} roles
 * @param {Words} words
 * @returns {Record<string, (role: RoleData) => Content>}
 */
function contents(roles, words) {
  const end = STEP * Math.ceil(Math.max(0, ...roles.map(({ wages }) => wages?.national.p75 ?? 0)) / STEP);
  /** @type {(role: RoleData, value: number | null | undefined) => string} */
  const amount = ({ wages }, value) => (wages && typeof value === "number" ? money(value, wages.currency) : words("none"));
  return {
    title: (role) => Object.assign(document.createElement("a"), { href: role.address, textContent: role.title }),
    summary: (role) => role.summary,
    pay: (role) => [role.pay.line.replace(/^[^:]*: /, ""), small(words(role.pay.basis))],
    wages: (role) => {
      if (!role.wages) return words("none");
      const { p25, median, p75 } = role.wages.national;
      const text = [strong(amount(role, median)), small(`${amount(role, p25)}–${amount(role, p75)}`)];
      return p25 && median && p75 ? [bar(p25 / end, median / end, p75 / end), ...text] : text;
    },
    metro: (role) => amount(role, role.wages?.metros.find(({ area }) => area === mine())?.median),
    education: (role) => role.facts?.entry?.education ?? "",
    experience: (role) => role.facts?.entry?.experience ?? "",
    growth: (role) => {
      const growth = role.facts?.outlook?.growth_percent ?? null;
      return growth === null ? "" : `${growth}%`.replace("-", "−");
    },
    occupation: (role) => `${role.occupation.soc} ${role.occupation.title}`,
    updated: (role) => dayText(role.updated),
  };
}

/** @param {RoleData} role @param {string} family @returns {Content} */
function weightOf(role, family) {
  const weight = role.relevance.find((item) => item.family === family)?.weight;
  if (weight === undefined) return "–";
  const svg = drawing(4);
  svg.setAttribute("class", "compare__weight");
  svg.append(shape("rect", { class: "bar-track", width: "100%", height: "4", rx: "2" }));
  svg.append(shape("rect", { class: "bar-fill", width: percent(weight), height: "4", rx: "2" }));
  return [svg, weight.toFixed(2).replace(/^0/, "")];
}

/** A row for each skill that a role needs, those that most of them need first. @param {RoleData[]} roles */
function skillRows(roles) {
  /** @type {Map<string, (Need | undefined)[]>} */
  const needs = new Map();
  roles.forEach((role, place) => {
    for (const need of role.skill_levels ?? []) {
      const row = needs.get(need.skill) ?? roles.map(() => undefined);
      row[place] = need;
      needs.set(need.skill, row);
    }
  });
  const shared = (/** @type {(Need | undefined)[]} */ row) => row.filter(Boolean).length;
  const sorted = [...needs.values()].sort((a, b) => shared(b) - shared(a));
  return sorted.map((row) => {
    const tr = document.createElement("tr");
    const head = document.createElement("th");
    head.scope = "row";
    const place = row.findIndex(Boolean);
    const need = row[place];
    const href = new URL(need?.url ?? "", roles[place].address).href;
    head.append(Object.assign(document.createElement("a"), { href, textContent: need?.name }));
    tr.append(head, ...row.map((own, column) => cell(own ? level(own) : "–", roles[column])));
    for (const [column, own] of row.entries()) if (!own) tr.cells[column + 1].dataset.none = "";
    return tr;
  });
}

/** @param {Need} need */
function level({ level: name, level_number: number }) {
  const span = Object.assign(document.createElement("span"), { className: "level", textContent: name });
  span.dataset.level = String(number);
  return span;
}

/** The middle half as a bar, the median as a dot, on an axis from 0 to 1. @param {number} low @param {number} middle @param {number} high */
function bar(low, middle, high) {
  const svg = drawing(24);
  svg.append(shape("line", { class: "fig-axis", x1: "0", x2: "100%", y1: "12", y2: "12" }));
  svg.append(shape("rect", { class: "fig-box", x: percent(low), width: percent(high - low), y: "8", height: "8", rx: "4" }));
  svg.append(shape("circle", { class: "fig-point", cx: percent(middle), cy: "12", r: "7" }));
  return svg;
}

/** @param {number} height */
function drawing(height) {
  return shape("svg", { height: String(height), "aria-hidden": "true" });
}

/** @param {string} name @param {Record<string, string>} attributes */
function shape(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** @param {string} text */
const strong = (text) => Object.assign(document.createElement("b"), { textContent: text });
/** @param {string} text */
const small = (text) => Object.assign(document.createElement("small"), { textContent: text });

/** @param {Content} content @param {RoleData} role @param {boolean} [heads] */
function cell(content, role, heads = false) {
  const made = document.createElement(heads ? "th" : "td");
  if (heads) made.scope = "col";
  else made.dataset.role = role.title; // on a phone the columns stand below each other
  made.append(...[content].flat());
  return made;
}
