// What the parts of a mark share; Told, Mark and its like are generated from extension/messages.

interface MarkActions {
  open: () => void;
  close: () => void;
}

interface Document {
  /** Whether the browser fetches the page ahead, for nobody to see yet; not known to all browsers. */
  readonly prerendering?: boolean;
}

interface MarkState {
  isOpen: boolean;
  isAside: boolean;
}

/** What is read of a page for the shops that it names, at most; written by `cargo xtask plans`. */
interface LinkBounds {
  text: number;
  data_address: number;
  pieces: number;
  links: number;
  lines: number;
  line: number;
  words: number;
}
declare const JinjjaLinkBounds: LinkBounds;

interface LinkLine {
  text: string;
  around: string;
  by_visitors: boolean;
}

/** Firefox lets content scripts see closed roots. */
interface Element {
  readonly openOrClosedShadowRoot?: ShadowRoot | null;
}
