// What takes a page into evidence works with. The rules are written by `cargo xtask plans` as `personal.json`, of
// data/personal.toml and of what the marketplaces' files have under [personal].

type PersonalKind = "email" | "phone" | "name" | "address" | "token" | "cookie" | "cart" | "account" | "input";
/** What a value in a state stands inside of: something about the person, about others (the seller, who wrote reviews), about goods. */
type PersonalWithin = "person" | "others" | "goods";
type PersonalPlace = "text" | "attribute" | "url" | "capture";

/** Entries are words side by side, in small letters, a space between. */
interface NamesOfPersonal {
  areas: Record<string, string[]>;
  own: Record<string, string[]>;
  inside: { within: string[]; own: Record<string, string[]> };
  others: { people: string[]; things: string[] };
  labels: { greetings: string[]; destinations: string[] };
  common: { words: string[] };
  parameters: { names: string[] };
}

interface PersonalRules {
  any: NamesOfPersonal;
  /** By the marketplace. */
  of: Record<string, { nodes: string[]; keys: string[] }>;
}

interface Redaction {
  kind: PersonalKind;
  where: PersonalPlace;
  count: number;
}

/** A part of a text that is taken out. */
interface PersonalSpan {
  start: number;
  end: number;
  kind: PersonalKind;
  /** What stands in its place, if not the mark. */
  instead?: string;
}

/** In viewport CSS pixels. */
interface Cover {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Snapshot {
  /** Characters of the page's text, and in how many parts it is handed over. */
  length: number;
  parts: number;
  /** The address without what is the person's own. */
  url: string;
  title: string;
  language: string | null;
  observation: Observation;
  redactions: Redaction[];
  covers: Cover[];
  environment: {
    utc_offset_minutes: number;
    viewport: { width: number; height: number };
    pixel_ratio: number;
    page: { width: number; height: number; scroll_x: number; scroll_y: number };
  };
  truncated: LeftOut[];
}

declare const scheduler: { yield?: () => Promise<void> } | undefined;
