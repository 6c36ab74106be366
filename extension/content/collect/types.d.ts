// What the collector works with. The plan is written by `cargo xtask plans` (xtask/src/plans.rs), the observation is read by
// src/capture/observed.rs.

/** Which parts of a value are wanted: all of it, or what is wanted of its keys by name and of any other. */
type Wanted = true | { keys: Record<string, Wanted>; any?: Wanted };

/** A text, or a gap: the class of its characters, the least number of them and, where it is fixed, the number. */
type PatternPiece = string | [string, number, number | null];

interface Bounds {
  text: number;
  data_address: number;
  json_ld: number;
  json_ld_scripts: number;
  nodes: number;
  rows: number;
  cells: number;
  inside: number;
  pieces: number;
  cards: number;
  items: number;
  properties: number;
}

interface StatePlan {
  name: string;
  variable?: string;
  call?: string;
  element?: string;
  beside?: string;
  wanted: Wanted;
}

interface AnswerPlan {
  hosts: string[];
  paths: PatternPiece[][];
  query: Record<string, PatternPiece[]>;
  wanted: Wanted;
}

interface NodePlan {
  text: boolean;
  own_text: boolean;
  attributes: string[];
}

/** A selector; where that makes the search quicker, its alternatives, each with what stands around all that it finds. */
interface SelectorPlan {
  selector: string;
  parts?: [string | null, string][];
}

interface NodesPlan extends NodePlan, SelectorPlan {}

interface RowsPlan extends SelectorPlan {
  label: string;
  value: string;
}

interface CardsPlan extends SelectorPlan {
  own: NodePlan;
  nodes: NodesPlan[];
}

/** What to collect from a marketplace's pages. */
interface Plan {
  id: string;
  hosts: string[];
  states: StatePlan[];
  answers: AnswerPlan[];
  nodes: NodesPlan[];
  rows: RowsPlan[];
  cards: CardsPlan[];
  bounds: Bounds;
}

/** The plan of the page's marketplace, which stands before the collector. */
declare const JinjjaPlan: Plan;

interface PageScript {
  id: string | null;
  kind: string | null;
  text: string;
}

/** A script cut for one state of the plan. */
interface ObservedScript extends PageScript {
  state: string;
}

interface Answer {
  url: string;
  status: number;
  body: string;
}

interface LeftOut {
  what: string;
  why: string;
}

type OneValue = string | MicrodataItem;

interface MicrodataItem {
  [name: string]: OneValue | OneValue[];
}

interface ObservedNode {
  text?: string;
  own_text?: string;
  attributes?: Record<string, string>;
}

interface ObservedRow {
  label: string;
  value: string;
}

interface ObservedCard {
  attributes?: Record<string, string>;
  text?: string;
  /** By the place of their selector in `selectors`. */
  nodes: Record<string, ObservedNode[]>;
}

/** What is sent to the background: all but scripts and answers is as a capture holds it. */
interface Observation {
  version: number;
  url: string;
  language: string | null;
  title: string | null;
  json_ld: string[];
  microdata: MicrodataItem[];
  meta: Record<string, string>;
  nodes: Record<string, ObservedNode[]>;
  rows: Record<string, ObservedRow[]>;
  cards: Record<string, ObservedCard[]>;
  selectors: string[];
  truncated: LeftOut[];
  scripts: ObservedScript[];
  answers: Answer[];
}
