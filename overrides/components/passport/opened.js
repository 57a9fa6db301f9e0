/**
 * The text of a document that came from outside, by file or link. `kind` is what the page opens,
 * "passport" or "bundle". What is neither is named for what it is, by an `OpenError`.
 */
import { today } from "../clock.js";
import { ScoringError } from "../scoring/client.js";
import { forward } from "./address.js";
import { binaryKind, encodingOf, linkIn, parsed, textKind } from "./contents.js";
import { LinkError, unpack } from "./link.js";

/**
 * @import { Problem } from "types/scoring"
 * @import { DocumentKind, Meant } from "./address.js"
 * @import { Encoding } from "./contents.js"
 * @typedef {"file" | "link"} Way
 * @typedef {{ text: string, via: Way }} Opened
 * @typedef {Record<string, unknown> | undefined} Fields  what may be a document
 */

/** @type {Map<unknown, DocumentKind>} */
const KINDS = new Map([
  ["aieh-skills-passport", "passport"],
  ["aieh-bundle", "bundle"],
]);

/** The version of both formats that these scripts know. */
const VERSION = 1;

const DAY = /^2[01][0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/;

/** `code` begins with the way the document came, such as file-too-large, file-pdf or link-damaged. */
export class OpenError extends Error {
  /** @override */
  name = "OpenError";

  /** @param {Way} via @param {string} what */
  constructor(via, what) {
    super(what);
    this.code = `${via}-${what}`;
  }
}

/**
 * Badges, mails and pictures may hold a link instead of the document itself.
 *
 * @param {File} file
 * @param {DocumentKind} kind
 * @param {number} mostBytes
 * @returns {Promise<Opened>}
 */
export async function fromFile(file, kind, mostBytes) {
  if (!file.size) throw new OpenError("file", "empty");
  const start = String.fromCharCode(...(await bytesOf(file.slice(0, 16))));
  const binary = binaryKind(start);
  const encoding = encodingOf(start);
  // UTF-16 has two bytes a letter, and a mark.
  const most = encoding === "utf-8" ? mostBytes : 2 * mostBytes + 2;
  if (file.size > most) throw new OpenError("file", binary ?? "too-large");

  const bytes = await bytesOf(file);
  const text = binary ? null : decoded(bytes, encoding);
  const value = text === null ? undefined : parsed(text);
  if (text !== null && KINDS.has(fieldsOf(value)?.format)) {
    check(value, kind, "file");
    return { text, via: "file" };
  }
  const link = linkIn(value, text ?? new TextDecoder("latin1").decode(bytes));
  if (link) return fromLink(link, kind);
  if (text === null) throw new OpenError("file", binary ?? "other");
  const torn = value === undefined && [...KINDS.keys()].some((format) => text.includes(`"${format}"`));
  throw new OpenError("file", torn ? "damaged" : textKind(value, text));
}

/**
 * The text in what `meant` found; a link of another kind goes to the page that opens it.
 *
 * @param {Meant} link
 * @param {DocumentKind} kind
 * @returns {Promise<Opened>}
 */
export async function fromLink(link, kind) {
  if (link.kind !== kind) {
    forward(link);
    return new Promise(() => {});
  }
  try {
    const text = await unpack(link.packed);
    check(parsed(text), kind, "link");
    return { text, via: "link" };
  } catch (error) {
    throw error instanceof LinkError ? new OpenError("link", error.code) : error;
  }
}

/**
 * `error` with the code and `values` that say why the scoring refused the document. Days to come may be
 * the fault of this device's clock.
 *
 * @param {unknown} error
 * @param {Opened} document
 */
export function refused(error, { text, via }) {
  if (!(error instanceof ScoringError) || error.code !== "refused") return error;
  const { exported, created, entries, self_rated } = fieldsOf(parsed(text)) ?? {};
  const dates = [entries, self_rated].flatMap((part) => (Array.isArray(part) ? part.map((one) => fieldsOf(one)?.date) : []));
  const days = [exported, created, ...dates].filter((day) => typeof day === "string" && DAY.test(day));
  const last = /** @type {string | undefined} */ (days.sort().at(-1));
  const isOnlyDays = error.problems.every(({ field }) => /\.(exported|created|date)$/.test(field));
  if (isOnlyDays && last && last > today()) return Object.assign(error, { code: `${via}-ahead`, values: { last, today: today() } });
  return Object.assign(error, { code: `${via}-refused` });
}

/**
 * Refuse `value` unless it is a document of `kind` that this version knows.
 *
 * @param {unknown} value
 * @param {DocumentKind} kind
 * @param {Way} via
 */
function check(value, kind, via) {
  const { format, version } = fieldsOf(value) ?? {};
  const found = KINDS.get(format);
  if (found !== kind) throw new OpenError(via, found ?? "other");
  if (Number(version) > VERSION) throw new OpenError(via, "newer");
}

/** @param {unknown} value @returns {Fields} */
function fieldsOf(value) {
  return value && typeof value === "object" ? { ...value } : undefined;
}

/** @param {Blob} blob */
async function bytesOf(blob) {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch {
    throw new OpenError("file", "unreadable");
  }
}

/**
 * Null where it is no text. A mark at the start stays for the scoring, which drops one.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {Encoding} encoding
 */
function decoded(bytes, encoding) {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
