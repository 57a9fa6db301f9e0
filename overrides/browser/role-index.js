/**
 * `<role-index>`: filters and sorts the list of roles that the page already holds.
 * Everything it needs stands in the cards' data attributes; there is no second copy.
 */
class RoleIndex extends HTMLElement {
  connectedCallback() {
    const list = this.querySelector("[data-part=list]");
    const controls = this.querySelector("template").content.cloneNode(true);
    this.form = controls.querySelector("form");
    this.count = controls.querySelector("[data-part=count]");
    this.none = controls.querySelector("[data-part=none]");
    controls.querySelector("[data-part=clear]").addEventListener("click", () => {
      this.form.reset();
      this.#show();
      this.form.elements.text.focus();
    });
    this.insertBefore(controls, list);

    this.list = list;
    this.sections = [...list.querySelectorAll("section")];
    this.cards = [...list.querySelectorAll(".role-card")].map(read);
    this.flat = document.createElement("ul");
    this.flat.className = "role-cards";
    this.flat.hidden = true;
    list.append(this.flat);
    this.form.addEventListener("input", () => this.#show());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.#show();
  }

  #show() {
    const asked = Object.fromEntries(new FormData(this.form));
    const words = asked.text.toLowerCase().split(/\s+/).filter(Boolean);
    const least = Number(asked.weight);
    for (const card of this.cards) {
      const weights = asked.family ? [card.weights[asked.family] ?? 0] : Object.values(card.weights);
      card.element.hidden = !(
        words.every((word) => card.words.includes(word)) &&
        (!asked.group || card.group === asked.group) &&
        card.pay >= Number(asked.pay) &&
        (least > 0 || asked.family ? weights.some((weight) => weight > 0 && weight >= least) : true)
      );
    }
    this.#arrange(asked.sort, asked.family);
    const shown = this.cards.filter((card) => !card.element.hidden).length;
    this.count.textContent = `${shown} of ${this.cards.length} ${this.cards.length === 1 ? "role" : "roles"}`;
    this.none.hidden = shown > 0;
  }

  /** By group under headings, or in one list in another order. */
  #arrange(sort, family) {
    const grouped = sort === "group";
    const order = ORDERS[sort](family);
    const sorted = [...this.cards].sort(order);
    this.flat.hidden = grouped;
    if (!grouped) this.flat.append(...sorted.map((card) => card.element));
    for (const section of this.sections) {
      const own = sorted.filter((card) => card.group === section.dataset.group);
      if (grouped) section.querySelector("ul").append(...own.map((card) => card.element));
      section.hidden = !grouped || own.every((card) => card.element.hidden);
    }
  }
}

const byTitle = (a, b) => a.title.localeCompare(b.title);
const heaviest = (card, family) => (family ? card.weights[family] ?? 0 : Math.max(...Object.values(card.weights)));
const ORDERS = {
  group: () => byTitle,
  title: () => byTitle,
  pay: () => (a, b) => b.pay - a.pay || byTitle(a, b),
  weight: (family) => (a, b) => heaviest(b, family) - heaviest(a, family) || byTitle(a, b),
};

function read(element) {
  const { title, group, words, pay, weights } = element.dataset;
  const pairs = weights.trim().split(" ").map((pair) => pair.split("="));
  return {
    element,
    title,
    group,
    words,
    pay: Number(pay),
    weights: Object.fromEntries(pairs.map(([family, weight]) => [family, Number(weight)])),
  };
}

customElements.define("role-index", RoleIndex);
