/** What the site publishes and the scoring needs, fetched once a page: see `careerguide/site/reference.py`. */

const known = {};

/** Families and quizzes; with `roles`, also all roles or those given. REFERENCE in scoring/border.py. */
export async function reference(roles) {
  const [base, listed] = await Promise.all([read("reference"), roles === true && read("roles")]);
  return { ...base, ...(roles && { roles: listed ? listed.roles : roles }) };
}

function read(name) {
  known[name] ??= fetch(new URL(`../../../scoring/${name}.json`, import.meta.url))
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`${name}: ${answer.status}`))))
    .catch((error) => {
      delete known[name];
      throw Object.assign(error, { code: "unreachable" });
    });
  return known[name];
}
