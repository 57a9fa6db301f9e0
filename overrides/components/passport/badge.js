/**
 * A result as an Open Badges 3.0 credential: unsigned, asserted by its holder about itself, because a
 * page without a server can keep no signing key. Its evidence is the link that shows the raw answers.
 */
import { copy } from "../fill.js";
import { template } from "../parts.js";
import { scores } from "./results.js";

/**
 * @import { ShownResult } from "types/scoring"
 * @import { PassportPage } from "./passport.js"
 */

const CONTEXTS = [
  "https://www.w3.org/ns/credentials/v2",
  "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
];

/**
 * `result` is without what is withheld; `link` opens it on this site.
 *
 * @param {ShownResult} result
 * @param {string} link
 * @param {PassportPage} page
 */
export function badge(result, link, page) {
  const values = { family: page.family(result.family), date: result.date, sample: result.kind === "sample", added: Boolean(result.points) };
  const say = (/** @type {string} */ name, /** @type {object} */ more = {}) =>
    copy(template(page, "badge", name), { ...values, ...more }).textContent.replace(/\s+/g, " ").trim();
  const holder = `urn:uuid:${uuid()}`;
  const tests = page.address(`tests/#${result.family}`);
  const lines = scores(result, page).flatMap((score) => {
    const name = score.name || values.family;
    const id = `${tests}-${score.key || "score"}`;
    const [low, high] = score.band90_shown;
    const scale = { resultType: "ScaledScore", valueMin: "300", valueMax: "850" };
    return [
      { line: { id, name: say("score", { name }), ...scale }, value: `${score.score_shown}` },
      { line: { id: `${id}-band`, name: say("band", { name }), resultType: "Result" }, value: `${low}–${high}` },
    ];
  });
  return {
    "@context": CONTEXTS,
    id: `urn:uuid:${uuid()}`,
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    name: say("name"),
    description: say("description"),
    issuer: { id: holder, type: ["Profile"], name: say("issuer") },
    validFrom: `${result.date}T00:00:00Z`,
    credentialSubject: {
      id: holder,
      type: ["AchievementSubject"],
      achievement: {
        id: tests,
        type: ["Achievement"],
        achievementType: "Assessment",
        name: say("achievement"),
        description: say("about"),
        criteria: { narrative: say("criteria") },
        resultDescription: lines.map(({ line }) => ({ ...line, type: ["ResultDescription"] })),
      },
      result: lines.map(({ line, value }) => ({ type: ["Result"], resultDescription: line.id, value })),
    },
    evidence: [{ id: link, type: ["Evidence"], name: say("evidence"), narrative: say("narrative") }],
  };
}

/** Not `crypto.randomUUID`, which browsers keep for pages that came encrypted. */
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
