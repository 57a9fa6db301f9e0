/** What the editors' desk asks its Python: careerguide/desk/desk_requests.py. */

export interface Row {
  field: string;
  kind: "group" | "choice" | "date" | "number" | "text";
  label: string;
  what: string;
  required: boolean;
  depth: number;
  value?: string;
  options?: string[];
  /** Kind of names it is completed with. */
  names?: string;
  add?: boolean;
  remove?: boolean;
}

export interface Group {
  rule: string;
  level: "error" | "advice";
  summary: string;
  problems: { line: number; field: string; message: string }[];
}

/** The article of a guide; pieces are HTML of the site's own renderer. */
export interface Article {
  headline: string;
  summary: string;
  introduction: string;
  sections: { id: string; title: string; html: string }[];
  footnotes: string;
  sources: { id: string; html: string }[];
}

export interface Checked {
  groups: Group[];
  count: number;
  errors: number;
  /** Null where the head cannot be read. */
  form: Row[] | null;
  /** What the preview shows, if it was asked for; or why the text cannot be a page. */
  shown: Article | { trouble: string } | null;
}

export interface Pasted {
  text: string;
  title: string;
  placed: { theirs: string; ours: string }[];
  kept: string[];
}

/** Kind of names -> name -> what people know it by. */
export type Names = Record<string, Record<string, string>>;

export interface DeskQuestions {
  names: { takes: object; gives: { names: Names } };
  check: { takes: { path: string; text: string; today: string; base: string | null }; gives: Checked };
  change: { takes: { text: string; field: string; how: "set" | "add" | "remove"; value: string }; gives: { text: string } };
  draft: {
    takes: { title: string; soc: string; today: string };
    gives: { path?: string; text?: string; missing?: "title" | "other title" | "code" };
  };
  paste: { takes: { text: string; pasted: string; html: boolean }; gives: Pasted };
}
