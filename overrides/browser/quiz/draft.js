/**
 * Answers under way, kept with the tab: a reload, by the reader or for a newer version, loses none.
 * They are in no database and are gone when the tab is closed.
 */
const ROOT = new URL("../../../", import.meta.url).pathname;

/** Put the answers of `form` back that an earlier load of the page had, and keep those to come. */
export function keepAnswers(form, quiz) {
  const name = `${ROOT}#answers ${quiz.id} ${quiz.version}`;
  for (const [item, answer] of Object.entries(read(name))) {
    const inputs = [...form.querySelectorAll("input[type=radio]")].filter((input) => input.name === item);
    if (inputs.some((input) => input.checked)) continue;
    const given = inputs.find((input) => input.value === answer);
    if (given) given.checked = true;
  }
  form.addEventListener("change", () => {
    try {
      sessionStorage.setItem(name, JSON.stringify(Object.fromEntries(new FormData(form))));
    } catch {
      // Storage is denied or full: the answers stand in the form, as ever.
    }
  });
}

function read(name) {
  try {
    const found = JSON.parse(sessionStorage.getItem(name));
    return found && typeof found === "object" ? found : {};
  } catch {
    return {};
  }
}
