/**
 * The entry module of every page: finds what a page holds and loads only that.
 * A custom element's module is fetched when the element is on the page, never before.
 */
const MODULES = {
  "big-five-quiz": "./quiz/quiz.js",
  "career-readiness": "./readiness/readiness.js",
  "offline-copy": "./offline/copy.js",
  "offline-sample": "./offline/sample.js",
  "role-bundle": "./bundle/bundle.js",
  "role-compare": "./compare/compare.js",
  "role-index": "./roles/index.js",
  "role-search": "./roles/search-box.js",
  "skills-passport": "./passport/passport.js",
  "sortable-table": "./sortable-table.js",
};

/** Path of the site. */
const ROOT = new URL("../../", import.meta.url).pathname;

/** Elements whose module waits until they are about to be seen. */
const LATER = new Set(["big-five-quiz", "role-search", "sortable-table"]);

for (const [name, path] of Object.entries(MODULES)) {
  const elements = document.querySelectorAll(name);
  if (!elements.length) continue;
  if (LATER.has(name)) whenNear(elements, () => import(path));
  else import(path);
}

if (document.querySelector('meta[name="careerguide:offline"]')) import("./offline/offline.js");

openLists();
watchMenu();
chooseColors();
startSearch();
markPart();
rememberGuide();
openShared();
sayOverdue();
keepEarlySubmits();

/** Run `load` once, when one of `elements` comes within a screen's height of the reader. */
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

/** Lists that fold on a phone stand open where there is room beside the text. */
function openLists() {
  const wide = matchMedia("(min-width: 60em)");
  const set = () => {
    for (const list of document.querySelectorAll("details[data-open-wide]")) list.open = wide.matches;
  };
  wide.addEventListener("change", set);
  set();
}

/** The two buttons of the narrow header: all of the menu, or the search alone with the field ready. */
function watchMenu() {
  const menu = document.getElementById("site-menu");
  const buttons = [...document.querySelectorAll("[data-menu]")];
  const set = (part) => {
    if (part) menu.dataset.open = part;
    else delete menu.dataset.open;
    for (const button of buttons) button.setAttribute("aria-expanded", String(button.dataset.menu === part));
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const part = button.dataset.menu;
      set(menu.dataset.open === part ? null : part);
      if (menu.dataset.open === "search") menu.querySelector("[name=query]").focus();
    });
  }
  menu?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.dataset.open) return;
    buttons.find((button) => button.dataset.menu === menu.dataset.open)?.focus();
    set(null);
  });
}

/** As the device, light, or dark: for this page at once, and for the next ones if the browser lets us keep it. */
function chooseColors() {
  const page = document.documentElement;
  for (const radio of document.querySelectorAll("[name=colors]")) {
    radio.checked = radio.value === (page.dataset.colors ?? "");
    radio.addEventListener("change", () => {
      if (radio.value) page.dataset.colors = radio.value;
      else delete page.dataset.colors;
      try {
        localStorage.setItem(`${ROOT}#colors`, radio.value);
      } catch {
        // Storage is denied: the next page follows the device again.
      }
    });
  }
}

/** The search is fetched when somebody goes into its field, and again while it has not come (see later.js). */
function startSearch() {
  const search = document.querySelector("site-search");
  const part = (name) => search.querySelector(`[data-part=${name}]`);
  let [tries, isComing] = [0, false];
  const start = async () => {
    if (isComing || customElements.get("site-search")) return;
    isComing = true;
    try {
      await import(tries ? `./search/box.js?again=${tries}` : "./search/box.js");
    } catch {
      part("results").hidden = false;
      part("status").replaceChildren(search.querySelector("[data-say=failed]").content.cloneNode(true));
    }
    [tries, isComing] = [tries + 1, false];
  };
  for (const sign of ["focusin", "input"]) search?.addEventListener(sign, start);
}

/** Which part of the page the reader is in, in the list beside the text. */
function markPart() {
  const links = [...document.querySelectorAll(".toc a")];
  if (!links.length) return;
  const parts = links.map(({ hash }) => document.getElementById(decodeURIComponent(hash.slice(1))));
  let waiting = false;
  const mark = () => {
    waiting = false;
    const current = parts.findLastIndex((part) => part?.getBoundingClientRect().top < innerHeight / 4);
    links.forEach((link, place) => {
      if (place === current) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
  };
  addEventListener("scroll", () => {
    if (!waiting) requestAnimationFrame(mark);
    waiting = true;
  }, { passive: true });
}

/**
 * The guide a reader last had open, so that the sample can lead back to it; forgotten with the tab.
 * Written as `note` in tab.js writes it: that file would be one more request of every guide.
 */
function rememberGuide() {
  const guide = document.querySelector("[data-guide]");
  if (!guide) return;
  const name = (what) => `${new URL("../../", import.meta.url).pathname}#${what}`;
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
  const banners = document.querySelectorAll(".overdue[data-review-by]");
  if (!banners.length) return;
  const { today } = await import("./clock.js");
  for (const banner of banners) banner.hidden = today() <= banner.dataset.reviewBy;
}

/** A press that comes before the quiz's module: it counts as soon as the module is there. */
function keepEarlySubmits() {
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.closest("big-five-quiz") || customElements.get("big-five-quiz")) return;
    event.preventDefault();
    await import(MODULES["big-five-quiz"]);
    form.requestSubmit(event.submitter);
  });
}
