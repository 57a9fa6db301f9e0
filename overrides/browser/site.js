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
showChosenColours();
quietSingleKeys();
leaveSearchOnTab();
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

/** The theme's script sets the colours but not the radio that stands for them. */
function showChosenColours() {
  const media = document.body.getAttribute("data-md-color-media") ?? "(prefers-color-scheme)";
  for (const radio of document.querySelectorAll("[name=__palette]")) {
    if (radio.getAttribute("data-md-color-media") === media) radio.checked = true;
  }
}

/**
 * The theme jumps to the search on a bare f, s or / (and turns pages on p and n). Single keys
 * without a way to turn them off harm people who speak or mistype (WCAG 2.1.4), so they end here.
 */
function quietSingleKeys() {
  const keys = new Set(["f", "s", "/", "p", "n", ",", "."]);
  addEventListener(
    "keydown",
    (event) => {
      if (!keys.has(event.key) || event.metaKey || event.ctrlKey || event.altKey) return;
      if (!event.target.closest?.("input, textarea, select, [contenteditable]") || event.target.type === "radio") {
        event.stopImmediatePropagation();
      }
    },
    { capture: true },
  );
}

/**
 * On Tab the theme closes the search and takes the focus off its field. WebKit then goes on from the
 * top of the page, so that Tab never gets past the search. Closed here, it does what it does anywhere.
 */
function leaveSearchOnTab() {
  const open = document.querySelector("[data-md-toggle=search]");
  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Tab" || !open?.checked || !event.target.closest?.("[data-md-component=search]")) return;
      event.stopImmediatePropagation();
      open.click();
    },
    { capture: true },
  );
}

/** The guide a reader last had open, so that the sample can lead back to it; forgotten with the tab. */
async function rememberGuide() {
  const guide = document.querySelector("[data-guide]");
  if (!guide) return;
  const { note } = await import("./tab.js");
  note("guide", { id: guide.dataset.guide, title: guide.dataset.guideTitle });
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
