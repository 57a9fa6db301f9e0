/** The two lists of a site's files that its service worker goes by: see careerguide/browser/offline.py. */

/** SHA-256 and bytes of a file. */
export type Listed = [hash: string, bytes: number];
/** By path. */
export type Files = Record<string, Listed>;
/** Path, SHA-256, bytes. */
export type Form = [path: string, hash: string, bytes: number];

/** A file of the runtime, plain or packed or both; `unpacked` is the hash of what is in the packed one. */
export type RuntimeFile = ({ plain: Form; packed?: Form } | { plain?: undefined; packed: Form }) & { unpacked?: string };

/** offline.json: one version of all scripts and styles with the pages that score. */
export interface Manifest {
  form: number;
  version: string;
  /** Number of the last security release. */
  security?: number;
  /** Of scripts and styles, then of the runtime if there is one. */
  folders: string[];
  files: Files;
  runtime: RuntimeFile[];
  home: Files;
  guides: number;
}

/**
 * offline-pages.json: all other pages. A guide: its id, the number of its group, its page, its data. `desk`: what the
 * editors' desk needs; of a packed file also the SHA-256 of what is in it, for hosts that unpack it on the way.
 */
export interface PageList {
  form: number;
  folders: string[];
  pages: Files;
  groups: string[];
  guides: [id: string, group: number, page: Listed, data: Listed][];
  desk?: Record<string, [hash: string, bytes: number, unpacked?: string]>;
}

/** What the worker remembers from one life to the next; see `remember`. */
export interface Memory {
  accepted?: string;
  previous?: string | null;
  newest?: string;
  checked?: number;
  chosen?: "all" | number[];
  floor?: number;
  away?: { code: string; at: number } | null;
  forbidden?: { paths: string[]; at: number } | null;
  others?: string[];
}

/** What of a file is here; `tag` is its strong ETag, and `isPlain` says that a range counts these bytes. */
export interface Part {
  pieces: Uint8Array<ArrayBuffer>[];
  size: number;
  tag: string;
  isPlain: boolean;
}

export interface Downloaded {
  headers: Headers;
  body: ArrayBuffer;
}
