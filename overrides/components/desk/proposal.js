/** Where a proposal goes: the git host's own editor. */

/**
 * The address at which the git host edits the file `path`, or begins it. GitHub and Forgejo call the new
 * file's name `filename`, GitLab calls it `file_name`.
 *
 * @param {{ edit: string, fresh: string }} host  addresses of the folder roles/
 * @param {string} path
 * @param {boolean} isNew
 */
export function proposal({ edit, fresh }, path, isNew) {
  const name = path.replace(/^roles\//, "");
  return isNew ? `${fresh}?${new URLSearchParams({ filename: name, file_name: name })}` : edit + name;
}
