/**
 * The entry module of every page: finds what a page holds and loads only that.
 * A custom element's module is fetched when the element is on the page, never before.
 */
/** @type {Record<string, string>} selector -> module */
const MODULES = {
  "big-five-quiz": "./quiz/quiz.js",
  "from-job": "./jobs/from-job.js",
  "hiring-kit": "./hiring/kit.js",
  "selection-check": "./hiring/selection.js",
  "career-readiness": "./readiness/readiness.js",
  ":root[data-metro] my-metro, my-metro:not([data-twin])": "./wages/my-metro.js", // guides have nothing to show before a choice
  "offline-copy": "./offline/copy.js",
  "offline-sample": "./offline/sample.js",
  "practice-set": "./practice/practice.js",
  "role-bundle": "./bundle/bundle.js",
  "role-compare": "./compare/compare.js",
  "role-index": "./roles/index.js",
  "role-search": "./roles/search-box.js",
  "skills-passport": "./passport/passport.js",
  "skill-gap": "./skills/gap.js",
  "skill-rating": "./skills/rating.js",
  "sortable-table": "./sortable-table/sortable-table.js",
};

/** Path of the site. */
const ROOT = new URL("../../", import.meta.url).pathname;

/** Elements whose module waits until they are about to be seen. */
const LATER = new Set(["big-five-quiz", "practice-set", "role-search", "selection-check", "skill-gap", "skill-rating", "sortable-table"]);

begin();
if (document.querySelector('meta[name="careerguide:offline"]')) import("./offline/on-every-page.js");

watchMenu();
chooseColors();
startSearch();
openShared();
keepEarlySubmits();

/** Start what the page's own part needs. The preview does so again with each new article on the same page. */
export async function begin() {
  for (const [name, path] of Object.entries(MODULES)) {
    const elements = document.querySelectorAll(name);
    if (!elements.length) continue;
    if (LATER.has(name)) whenNear(elements, () => import(path));
    else import(path);
  }
  rememberGuide();
  sayOverdue();
  const has = (/** @type {string} */ selector) => document.querySelector(selector);
  await Promise.all([
    has(".toc, .long-part, [data-open-wide]") && import("./reading.js").then((reading) => reading.begin()),
    has("[data-guide], [data-metros]") && import("./chain/places.js").then((places) => places.begin()),
  ]);
}

/**
 * Run `load` once, when one of `elements` comes within a screen's height of the reader.
 *
 * @param {Iterable<Element>} elements
 * @param {() => void} load
 */
function whenNear(elements, load) {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      load();
    },
    { rootMargin: "100% 0px" },
  );
  for (const element of elements) observer.observe(element);
}

/** The two buttons of the narrow header: all of the menu, or the search alone with the field ready. */
function watchMenu() {
  const menu = document.getElementById("site-menu");
  if (!menu) return;
  /** @type {NodeListOf<HTMLElement>} */
  const found = document.querySelectorAll("[data-menu]");
  const buttons = [...found];
  const set = (/** @type {string | undefined} */ part) => {
    if (part) menu.dataset.open = part;
    else delete menu.dataset.open;
    for (const button of buttons) button.setAttribute("aria-expanded", String(button.dataset.menu === part));
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const part = button.dataset.menu;
      set(menu.dataset.open === part ? undefined : part);
      /** @type {HTMLElement | null} */
      const field = menu.querySelector("[name=query]");
      if (menu.dataset.open === "search") field?.focus();
    });
  }
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.dataset.open) return;
    buttons.find((button) => button.dataset.menu === menu.dataset.open)?.focus();
    set(undefined);
  });
}

/** As the device, light, or dark: for this page at once, and for the next ones if the browser lets us keep it. */
function chooseColors() {
  const { dataset } = document.documentElement;
  /** @type {NodeListOf<HTMLInputElement>} */
  const radios = document.querySelectorAll("[name=colors]");
  for (const radio of radios) {
    const choose = () => {
      dataset.colors = radio.value; // nothing: as the device
      try {
        localStorage.setItem(`${ROOT}#colors`, radio.value);
      } catch {
        // Storage is denied: the next page follows the device again.
      }
    };
    radio.addEventListener("change", choose);
    if (radio.checked && !radio.defaultChecked) choose(); // before this script came
  }
  for (const radio of radios) radio.checked = radio.value === (dataset.colors ?? "");
}

/** The search is fetched when somebody goes into its field, and again while it has not come (see later.js). */
function startSearch() {
  const search = document.querySelector("site-search");
  if (!search) return;
  let [tries, isComing, isWanted] = [0, false, false];
  const start = async () => {
    isWanted = true; // also what is typed while a try goes wrong asks for another one
    if (isComing) return;
    isComing = true;
    while (isWanted && !customElements.get("site-search")) {
      isWanted = false;
      try {
        await import(tries ? `./search/box.js?again=${tries}` : "./search/box.js");
      } catch {
        search.querySelector("[data-part=results]")?.removeAttribute("hidden");
        /** @type {HTMLTemplateElement | null} */
        const words = search.querySelector("[data-say=failed]");
        search.querySelector("[data-part=status]")?.replaceChildren(words?.content.cloneNode(true) ?? "");
      }
      tries += 1;
    }
    isComing = false;
  };
  for (const sign of ["focusin", "input"]) search.addEventListener(sign, start);
  document.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    if (key !== "/" || ctrlKey || metaKey || altKey || event.defaultPrevented || !slash()) return;
    if (target instanceof Element && target.closest("input:not([type=checkbox], [type=radio]), textarea, select")) return;
    event.preventDefault();
    if (search.checkVisibility()) search.querySelector("input")?.focus();
    else document.querySelector("[data-menu=search]")?.dispatchEvent(new Event("click"));
  });
  /** @type {NodeListOf<HTMLInputElement>} */
  const choices = document.querySelectorAll("[name=slash]");
  for (const choice of choices) {
    choice.checked = slash();
    choice.closest("[hidden]")?.removeAttribute("hidden");
    choice.addEventListener("change", () => slash(choice.checked));
  }
}

/**
 * Whether the key / goes to the search; `chosen` is kept if the browser lets us.
 *
 * @param {boolean} [chosen]
 */
function slash(chosen) {
  const name = `${ROOT}#slash`;
  try {
    if (chosen === true) localStorage.removeItem(name);
    if (chosen === false) localStorage.setItem(name, "off");
    return localStorage.getItem(name) !== "off";
  } catch {
    return true; // storage is denied
  }
}

/**
 * The guide a reader last had open, so that the sample can lead back to it; forgotten with the tab.
 * Written as `note` in tab.js writes it: that file would be one more request of every guide.
 */
function rememberGuide() {
  /** @type {HTMLElement | null} */
  const guide = document.querySelector("[data-guide]");
  if (!guide) return;
  const name = (/** @type {string} */ what) => `${new URL("../../", import.meta.url).pathname}#${what}`;
  const value = { id: guide.dataset.guide, title: guide.dataset.guideTitle };
  try {
    const mark = (localStorage[name("tabs")] ??= Math.random().toString(36).slice(2));
    sessionStorage.setItem(name("guide"), JSON.stringify({ mark, value }));
  } catch {
    // Storage is denied: the sample then offers no way back to the guide.
  }
}

/**
 * Links to a passport or a bundle lose their path on the way, or have the # encoded into it: what they
 * mean is opened from any page, the one for missing pages too. The two pages look for themselves.
 */
function openShared() {
  if (document.querySelector("skills-passport, role-bundle")) return;
  const look = async () => {
    if (/(#|%23).*(passport|bundle)/i.test(location.href)) (await import("./passport/address.js")).forwardAny();
  };
  addEventListener("hashchange", look);
  look();
}

/** A guide past its review date says so on the reader's own day; pages hold no clock. */
async function sayOverdue() {
  /** @type {NodeListOf<HTMLElement>} */
  const banners = document.querySelectorAll(".overdue[data-review-by]");
  if (!banners.length) return;
  const { today } = await import("./clock.js");
  for (const banner of banners) banner.hidden = today() <= (banner.dataset.reviewBy ?? "");
}

/** A press that comes before the quiz's module: it counts as soon as the module is there. */
function keepEarlySubmits() {
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.closest("big-five-quiz") || customElements.get("big-five-quiz")) return;
    event.preventDefault();
    await import(MODULES["big-five-quiz"]);
    form.requestSubmit(event.submitter);
  });
}
