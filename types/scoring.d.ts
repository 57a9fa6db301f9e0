/** What the scoring takes and gives. The docstring of scoring/api.py says what the fields mean. */

/** "2026-11-24" */
export type Day = string;
export type Available = "full" | "sample" | "none";
/** A problem that the scoring found: where, what stands there, and what may. */
export type Problem = { field: string; found: string; expected: string };

export interface Quiz {
  id: string;
  version: string;
  family: string;
  norms: { id: string; version: string };
  items: { id: string; trait: string; direction: "forward" | "reverse" }[];
  /** None where the norms are by item: then all items are asked. */
  steps?: { length: number; kind: "sample" | "full" }[];
  private_traits: string[];
}

export interface Role {
  id: string;
  title: string;
  weights: Record<string, number>;
  personality: Record<string, number>;
}

export interface Reference {
  families: { id: string; half_life_months: number; full_sd: number; available: Available }[];
  quizzes: Quiz[];
  /** What was published of families until some day. */
  earlier?: { id: string; half_life_months: number; full_sd: number }[];
  roles?: Role[];
}

export interface Sitting {
  id: string;
  kind: "sample" | "full";
  family: string;
  date: Day;
  quiz: string;
  quiz_version: string;
  norms_version: string;
  answers: Record<string, number>;
  withheld: string[];
  traits: Record<string, { score: number; band90: Pair }>;
}

export interface Added {
  id: string;
  kind: "full";
  family: string;
  date: Day;
  score: number;
  sd: number;
  sd_assumed: true;
  self_reported: true;
}

export interface Practice {
  id: string;
  kind: "practice";
  family: string;
  date: Day;
  quiz: string;
  quiz_version: string;
  right: number;
  questions: number;
}

/** Practice with its answers. */
export interface Answered extends Practice {
  answers: Record<string, PracticeAnswer>;
  first_attempt?: true;
}

/** One result of a passport. */
export type Entry = Sitting | Added | Practice | Answered;

export type Cell = string | number | null;
/** By format: a name, names, probes with a cause, a query, or a row. */
export type PracticeAnswer = string | string[] | { probes: string[]; cause: string } | Record<string, Cell>;
export interface PracticeTable {
  columns: Record<string, string>;
  rows: Cell[][];
}
export interface PracticeSet {
  id: string;
  version: string;
  family: string;
  cases: Record<string, Record<string, PracticeTable>>;
  items: { id: string; case: string; construct: string; format: string }[];
}
export interface QueryRows {
  columns: string[];
  rows: Cell[][];
  count: number;
  more: boolean;
}
/** SQLite's words, and the name of a hint. */
export interface QueryError {
  message: string;
  hint: string;
}
export interface PracticedItem {
  item: string;
  construct: string;
  format: string;
  points: number;
  most: number;
  full: boolean;
  answered: boolean;
  noticed: string[];
  length: number | null;
  tried: {
    fixture: number | null;
    is_row: boolean;
    expected: QueryRows | null;
    got: QueryRows | null;
    difference: { missing: Cell[] | null; extra: Cell[] | null } | null;
    error: QueryError | null;
  } | null;
}
export interface Practiced {
  points: number;
  most: number;
  interval_percent: Pair;
  constructs: { construct: string; points: number; most: number }[];
  items: PracticedItem[];
  entry: Answered | null;
}

/** What somebody ticked in a skill. */
export interface Rating {
  skill: string;
  date: Day;
  /** Ids of statements. */
  ticks: string[];
}
/** A published skill: ids of its statements by level, the lowest first. */
export interface SkillLevels {
  id: string;
  name: string;
  levels: string[][];
}
export interface NextLevel {
  level: number;
  /** Statements that are not ticked. */
  left: string[];
}
export interface RatedSkill {
  skill: string;
  /** 0 for none, else 1 to 4. */
  level: number;
  levels: { ticked: number; statements: number }[];
  next: NextLevel | null;
  /** Ticks for words that are not published any more. */
  outdated: number;
  date: Day;
}
/** A skill that a role needs, beside one's own level. */
export interface Gap {
  skill: string;
  need: number;
  level: number;
  gap: number;
  rated: boolean;
  next: NextLevel | null;
}
export interface RatedForRole {
  needed: number;
  rated: number;
  have: Gap[];
  missing: Gap[];
  practice: Gap | null;
}

export type Pair = [low: number, high: number];

export interface Points {
  score: number;
  score_shown: number;
  sd: number;
  band68: Pair;
  band68_shown: Pair;
  band90: Pair;
  band90_shown: Pair;
}

export interface Steps {
  keyed: number;
  counts: number[];
  total: number;
  p: number;
  /** Null at infinity. */
  tau_low: number | null;
  tau_high: number | null;
  m: number;
  v: number;
  loading: number;
  sampling: number;
  theta: number;
  sd: number;
}

export interface Trait extends Points {
  trait: string;
  answered: { item: string; answer: number; keyed: number }[];
  total: number;
  theta: number;
  percentile: number;
  percentile_low: number;
  percentile_high: number;
  place: "low" | "middle" | "high";
  steps: Steps;
}

export interface Result {
  id: string;
  kind: "full" | "sample" | "practice";
  counts_as: "full" | "sample" | null;
  norms: { version: string; people: number } | null;
  family: string;
  date: Day;
  age_months: number;
  age_months_shown: number;
  freshness: number | null;
  freshness_percent: number | null;
  retest_on: Day | null;
  retest_due: boolean;
  private_traits: string[];
  withheld: string[];
  traits: Trait[];
  points: Points | null;
  entry: Entry;
}

export interface Step {
  family: string;
  gain: number;
  gain_percent: number;
  available: Available;
}

export interface Standing {
  id: string;
  kind: "full" | "sample";
  date: Day;
  withheld: string[];
  then: Points;
  aged: Points;
  now: Points;
  age_months: number;
  age_months_shown: number;
  freshness: number;
  freshness_percent: number;
  retest_on: Day | null;
  retest_due: boolean;
}

/** A role's readiness without its families. */
export interface Summary {
  headline: boolean;
  r: Points | null;
  p: Points;
  k: number;
  k_percent: number;
  k_full: number;
  k_full_percent: number;
  from_samples: boolean;
  withheld: string[];
  next_step: Step | null;
  next_available: Step | null;
}

export interface Share {
  family: string;
  weight: number;
  share: number;
  share_percent: number;
  gain: number;
  available: Available;
  standing: Standing | null;
}

export interface Readiness extends Summary {
  families: Share[];
}

export interface ComparedFamily {
  family: string;
  published: number;
  own: number;
  published_share: number;
  published_share_percent: number;
  own_share: number;
  own_share_percent: number;
  changed: boolean;
  reason: string | null;
}

export interface Comparison {
  same_shares: boolean;
  changes: string[];
  families: ComparedFamily[];
}

/** A document as JSON; the scoring made it or checked it. */
export interface BundleDocument {
  format: string;
  version: number;
  role: string;
  created: Day;
}

export interface PassportDocument {
  format: string;
  version: number;
  exported: Day;
  name?: string;
  entries: Entry[];
  self_rated?: Rating[];
}

export interface Scored {
  quiz: string;
  quiz_version: string;
  norms: string;
  norms_version: string;
  family: string;
  length: number;
  kind: "sample" | "full";
  scored_on: Day | null;
  withheld: string[];
  private_traits: string[];
  traits: Trait[];
  entry: Sitting | null;
}

/** Of a score what a passport's page shows. */
export type ShownPoints = Pick<Points, "score" | "score_shown" | "band90" | "band90_shown">;
export interface ShownResult extends Omit<Result, "traits"> {
  traits: (ShownPoints & { trait: string })[];
}

/** What to take next, for all roles together. */
export interface Advice {
  family: string;
  available: Available;
  roles: number;
  gain_percent: Pair;
}

export interface Passport {
  as_of: Day;
  most_entries: number;
  entries: Result[];
  headline_coverage: number;
  next: { best: Advice | null; open: Advice | null };
  groups: string[][];
  alphabetical: string[];
  roles: Record<string, Summary & { title: string }>;
}

/** A passport as its page shows it at first. */
export interface Overview extends Omit<Passport, "entries"> {
  /** A quiz's entry is the one that was asked about. */
  entries: (Omit<ShownResult, "entry"> & { entry: Entry | null })[];
  /** The least and the most of `alphabetical`. */
  covered_percent: Pair | null;
  /** Those that are shown. */
  roles: Passport["roles"];
}

export interface CheckedPassport {
  exported: Day;
  scoring: string;
  name: string;
  entries: Result[];
  new: string[];
  self_rated: Rating[];
  new_skills: string[];
  impossible: Problem[];
  disagreements: Problem[];
}

/** What own weights do to one person's number; null without two numbers. */
export interface Move {
  points_shown: number;
  band90_shown: Pair;
  /** Whether the 90% band of the difference excludes 0. */
  known: boolean;
}

export interface Candidate {
  name: string;
  samples_left_out: number;
  published: Readiness;
  own: Readiness;
  move: Move | null;
}

/** Two people whose order is not what it was. */
export interface Turn {
  first: string;
  second: string;
  /** Whether the own weights put `first` ahead; else nobody is. */
  now: boolean;
  /** By the published weights: 1 `first` was ahead, -1 `second`, 0 neither. */
  before: number;
}

/** The nearest weights of a family that change an order, or give or take a number. */
export interface Tipping {
  family: string;
  below: number | null;
  above: number | null;
}

export interface MadeBundle {
  role: string;
  title: string;
  comparison: Comparison;
  available: Record<string, Available>;
  candidates: Candidate[];
  turns: Turn[];
  tipping: Tipping[];
  open: Problem[];
  /** Null while anything is open, and so is the text. */
  document: BundleDocument | null;
  text: string | null;
}

export interface GuideDiffers {
  family: string;
  bundle: number | null;
  guide: number | null;
}

export interface Effect {
  samples_left_out: number;
  published: Readiness;
  own: Readiness;
  move: Move | null;
}

/** An employer's own norms of a practice set. */
export interface LocalNorms {
  quiz: string;
  quiz_version: string;
  norm: { reliability: number; counts: number[] };
}

/** A norm group of the employer, and where the reader stands in it. */
export interface LocalGroup {
  family: string;
  quiz: string;
  quiz_version: string;
  people: number;
  most: number;
  mine: { id: string; points: number; there: Points; site: Points | null } | null;
}

export interface CheckedBundle {
  bundle: Comparison & {
    role: string;
    title: string;
    employer: string;
    created: Day;
    review_by: Day;
    overdue: boolean;
    digest: string;
    guide_differs: GuideDiffers[];
  };
  document: BundleDocument;
  disagreements: Problem[];
  local: LocalGroup[];
  effect: Effect | null;
}

/** How a group got through a step of hiring. */
export interface GroupRate {
  name: string;
  rate_percent: number;
  /** Of the highest rate. */
  ratio_percent: number | null;
  below: boolean;
  p: number | null;
  p_shown: string | null;
  unlikely: boolean;
  highest: boolean;
  one_more: boolean;
}

/** A reference that the scoring has: its name there. */
export type Kept = { kept: string };

interface Common {
  reference: Reference;
  as_of: Day;
}

interface Details {
  employer?: string;
  created?: Day;
  review_by?: Day;
  reasons?: Record<string, string>;
}

/** By name of an operation, what it takes and gives. */
export interface Operations {
  score_quiz: {
    takes: { quiz: Quiz; answers: Record<string, number>; withheld?: string[]; scored_on?: Day; entry_id?: string };
    gives: Scored;
  };
  explain: {
    takes: { quiz: Quiz; trait: string; length?: number };
    gives: { trait: string; length: number; kind: string; totals: (Points & { total: number; count: number; steps: Steps })[] };
  };
  score_practice: {
    takes: { set: PracticeSet; answers: Record<string, PracticeAnswer>; scored_on?: Day; entry_id?: string; first_attempt?: boolean };
    gives: Practiced;
  };
  save_answers: {
    takes: { set: PracticeSet; answers: Record<string, PracticeAnswer>; id: string; month: string; first_attempt: boolean; about?: Record<string, string> };
    gives: { text: string };
  };
  run_query: {
    takes: {
      tables: Record<string, PracticeTable>;
      query: string;
      row?: { table: string; cells: Record<string, Cell> };
    };
    gives: { result: QueryRows | null; error: QueryError | null };
  };
  passport: { takes: Common & { entries: Entry[] }; gives: Passport };
  overview: { takes: Common & { entries: Entry[]; shown: number }; gives: Overview };
  roles: { takes: Common & { roles: string[]; entries: Entry[] }; gives: Pick<Passport, "roles"> };
  readiness: {
    takes: Common & { role: string; entries: Entry[]; own?: Record<string, number>; samples?: boolean };
    gives: { role: string; title: string; published: Readiness; own: Readiness | null; comparison: Comparison | null };
  };
  /** `score` is a text where somebody typed no number: then it is refused. */
  add_result: {
    takes: Common & { id: string; family: string; date: Day; score: number | string };
    gives: { entry: Added };
  };
  export_passport: {
    takes: Common & { entries: Entry[]; via: "backup" | "file" | "link"; reveal?: string[]; self_rated?: Rating[]; name?: string };
    gives: { via: string; document: PassportDocument; text: string; bytes: number; most_bytes: number | null };
  };
  check_passport: {
    takes: Common & { text: string; via?: "file" | "link"; entries?: Entry[]; ratings?: Rating[] };
    gives: CheckedPassport;
  };
  self_rating: {
    takes: { ratings: Rating[]; skills: SkillLevels[]; needs?: Record<string, number> };
    gives: { skills: RatedSkill[]; unknown: string[]; role: RatedForRole | null };
  };
  bundle: {
    takes: Common & {
      role: string;
      own: Record<string, number>;
      details?: Details;
      candidates?: { name: string; entries: Entry[] }[];
      norms?: Record<string, LocalNorms>;
    };
    gives: MadeBundle;
  };
  selection_rates: {
    takes: { groups: { name: string; started: number; passed: number }[] };
    gives: { groups: GroupRate[] };
  };
  open_local_norms: { takes: { text: string }; gives: { family: string; norms: LocalNorms; people: number } };
  check_bundle: {
    takes: Common & { text: string; via?: "file" | "link"; entries?: Entry[] };
    gives: CheckedBundle;
  };
}

export type Op = keyof Operations;
export type Takes<O extends Op> = Operations[O]["takes"];
export type Reply<O extends Op> = { api: 1; ok: true; scoring: string; result: Operations[O]["gives"] };
export type Refusal = { api: 1; ok: false; scoring: string; errors: Problem[] };
