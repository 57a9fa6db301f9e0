/** What the site publishes and the scoring needs, fetched once a page: see `careerguide/views/scoring_catalog.py`. */

/** Of the version that these scripts are of; the roles are as the site has them now. */
const BASE = new URL("../scoring/reference.json", import.meta.url);
const ROLES = new URL("../../../scoring/roles.json", import.meta.url);
const known = {};

/** Families and quizzes; with `roles`, also all roles or those given. REFERENCE in scoring/api.py. */
export async function reference(roles) {
  const [base, listed] = await Promise.all([read(BASE), roles === true && read(ROLES)]);
  return { ...base, ...(roles && { roles: listed ? listed.roles : roles }) };
}

function read(url) {
  known[url] ??= fetch(url)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`${url}: ${answer.status}`))))
    .catch((error) => {
      delete known[url];
      throw Object.assign(error, { code: "unreachable" });
    });
  return known[url];
}
