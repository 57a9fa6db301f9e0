/** Where a proposal goes: the git host's own editor. */
import { copy } from "../fill.js";
import { one, part, template } from "../parts.js";

/**
 * The address at which the git host edits the file `path`, or begins it. GitHub and Forgejo call the new
 * file's name `filename`, GitLab calls it `file_name`.
 *
 * @param {{ edit: string, fresh: string }} host  addresses of the folder roles/
 * @param {string} path
 * @param {boolean} isNew
 */
function proposal({ edit, fresh }, path, isNew) {
  const name = path.replace(/^roles\//, "");
  return isNew ? `${fresh}?${new URLSearchParams({ filename: name, file_name: name })}` : edit + name;
}

/**
 * Copy the text, and lead to the git host's editor for the file `path`.
 *
 * @param {HTMLElement} host  the desk's element
 * @param {HTMLTextAreaElement} text
 * @param {string} path
 * @param {boolean} isNew
 */
export async function propose(host, text, path, isNew) {
  const { edit = "", fresh = "" } = host.dataset;
  const copied = await navigator.clipboard.writeText(text.value).then(() => true, () => false);
  if (!copied) text.select();
  const box = copy(template(host, "item", "proposed"), { copied, fresh: isNew, path });
  one(box, "a", HTMLAnchorElement).href = proposal({ edit, fresh }, path, isNew);
  part(host, "proposed").replaceChildren(box);
  one(part(host, "proposed"), "a").focus();
}
