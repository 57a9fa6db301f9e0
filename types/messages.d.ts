/** The messages between a page and its two workers: the scoring, and the service worker. */

/** To the scoring: start with the runtime below `base`; `fresh` is not empty to get past the browser's cache. */
export type Start = { type: "start"; base: string; fresh: string } & Program;
/**
 * Another program than the scoring: packed files beside it, by their way from the runtime, scripts by the name
 * under which Python imports them, and the module that answers.
 */
export type Program = { more?: string[]; scripts?: Record<string, string>; module?: string };
/** To the scoring: start with these files of the runtime, each packed with gzip. */
export type StartHere = { type: "start"; files: Record<string, ArrayBuffer> } & Program;
/** To the scoring: a request as JSON text, see scoring/api.py. */
export type Ask = { type: "ask"; request: string };
export type ToScoring = Start | StartHere | Ask;

/** From the scoring: all is downloaded. */
export type Starting = { type: "starting" };
export type Ready = { type: "ready" };
export type Answer = { type: "answer"; answer: string };
export type Failed = { type: "failed"; kind: FailedKind; detail: string };
export type FromScoring = Starting | Ready | Answer | Failed;

/**
 * no-webassembly: missing, old or off; blocked: by a policy; wrong-mime: the host sends scripts as
 * something else; unreachable, gone: a file did not come; damaged: it came incomplete; crashed: Python ended.
 */
export type FailedKind =
  | "no-webassembly"
  | "blocked"
  | "wrong-mime"
  | "unreachable"
  | "gone"
  | "damaged"
  | "crashed";

/** Pages of the site by their groups: all, or numbers of groups. */
export type Groups = "all" | number[];

/** How much of a runtime is kept: `bytes` of `size` are still to come, and `left` of `total` files. */
export interface RuntimeState {
  total: number;
  left: number;
  size: number;
  bytes: number;
  isKept: boolean;
}

/** What is kept on this device. */
export interface Kept {
  accepted: string | null;
  waiting: string | null;
  isPart: boolean;
  guides: number;
  chosen: Groups | null;
  away: string | null;
  runtime: RuntimeState;
  next: RuntimeState | null;
}

export interface Missing {
  paths: [path: string, bytes: number][];
  total: number;
  groups: string[];
}

export interface Taken {
  failed: { path: string; code: string; message?: string }[];
}

/** By type of a question to the service worker, its fields and its answer. */
export interface Questions {
  look: { takes: { path?: string }; gives: Kept };
  check: { takes: { path?: string }; gives: Kept };
  accept: { takes: object; gives: Kept };
  runtime: { takes: object; gives: RuntimeState };
  missing: { takes: { groups: Groups }; gives: Missing };
  take: { takes: { paths: string[] }; gives: Taken };
  choose: { takes: { groups: Groups }; gives: Kept };
  forget: { takes: object; gives: Kept };
  desk: { takes: { scripts: boolean }; gives: object };
}

export type QuestionType = keyof Questions;
/** A question comes with a port for its answer. */
export type Question<T extends QuestionType = QuestionType> = { type: T } & Questions[T]["takes"];
/** Signs of life until the answer is there; `bytes` of the runtime are still to come while it is taken. */
export type Beat = { beat: true; bytes: number | null };
export type Answered<T extends QuestionType = QuestionType> = { ok: true; beat?: undefined } & Questions[T]["gives"];
export type Refused = { ok: false; beat?: undefined; code: string; message: string };

/** From the service worker to every page. `withdrawn`: folders of scripts that a security release removed. */
export type Accepted = { type: "accepted"; withdrawn?: string[] };
export type NotInstalled = { type: "not installed"; code: string; message: string };
export type ToPages = Accepted | NotInstalled;
