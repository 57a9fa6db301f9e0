/**
 * The entry module of every page: finds what a page holds and loads only that.
 * A custom element's module is fetched when the element is on the page, never before.
 */
const MODULES = {
  "big-five-quiz": "./quiz/quiz.js",
  "review-banner": "./review-banner.js",
  "role-compare": "./compare/compare.js",
  "role-index": "./role-index.js",
  "sortable-table": "./sortable-table.js",
};

for (const [name, path] of Object.entries(MODULES)) {
  if (document.querySelector(name)) import(path);
}

openLists();
watchMenu();
showChosenColours();
quietSingleKeys();
rememberGuide();

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

/** The guide a reader last had open, so that the sample can lead back to it; forgotten with the tab. */
function rememberGuide() {
  const guide = document.querySelector("[data-guide]");
  if (!guide) return;
  const root = new URL("../../", import.meta.url).pathname;
  const value = JSON.stringify({ id: guide.dataset.guide, title: guide.dataset.guideTitle });
  try {
    sessionStorage.setItem(`${root}guide`, value);
  } catch {
    // Storage is denied: the sample then offers no way back to the guide.
  }
}
