// What is kept of cases.

/** How it stands with a case: it was asked for, its page was captured, it was sealed; or the page was gone before it could be
 * captured. */
type CaseState = "begun" | "captured" | "sealed" | "missed";

/** What lists show of a case and find it by. */
interface CaseEntry {
  id: string;
  state: CaseState;
  /** ISO times in UTC. */
  created_at: string;
  changed_at: string;
  folder: string;
  /** The address, without what was taken out of it; the hash of the one that it was asked for at; and the tab. */
  url: string;
  place: string;
  tab: number | null;
  /** Why there is no picture of the browser's: "" where there is one. */
  picture: string;
  summary: CaseSummary;
  /** What was captured, in order; `item` is the place of a card in a list. */
  captures: { id: string; item: number | null }[];
  /** The numbers of those captures, for finding out who else needs one. */
  needs: string[];
  /** The listing, as marks and popups name it. */
  listing: string;
  /** By what its seller is known: `kind value`. */
  sellers: string[];
  /** The listing's words, small, as searches compare them. */
  words: string;
  /** What was asked for where that was no case of its own: then the entry is but the note of it, and goes once it is kept. */
  wish?: CaseWish;
}

/** More for a case that is there; or cases of cards of a list, by the hashes of what they are known by. */
type CaseWish = { more: string } | { cards: string[] };

interface CaseSummary {
  title: string;
  marketplace: string;
  country: string;
  seller: string;
  price: string;
  brand: string;
  level: "none" | "some" | "strong" | "";
  status: string;
}

/** What was captured of a page, with nothing in it of the person who browses. */
interface PageCapture {
  id: string;
  at: string;
  url: string;
  title: string;
  /** The page as it was; null where only facts were taken. */
  html: string | null;
  /** The engine's records, as text: what is sealed is exactly this. */
  capture: string;
  verdict: string;
  own_brands: string | null;
  environment: object;
  redactions: Redaction[];
}

/** A picture of a case. */
interface CasePicture {
  id: string;
  case: string;
  /** The capture that it belongs to. */
  capture: string;
  kind: "view" | "added" | "marked";
  type: string;
  name: string;
  at: string;
  bytes: Blob;
  /** The picture of which this one is the marked copy. */
  of: string | null;
}

/** What is kept of a case that was deleted: that it was. */
interface DeletionNote {
  case_id: string;
  event: "deleted";
  at: string;
  /** Of its sealed evidence. */
  sha256: string | null;
}

/** A case that was made elsewhere. */
interface ImportedCase {
  entry: CaseEntry;
  record: string;
  captures: PageCapture[];
  pictures: CasePicture[];
  /** Its sealed evidence, if it has some. */
  bytes: Blob | null;
  thumbnail: Blob | null;
}

/** A case and all that belongs to it. */
interface WholeCase {
  entry: CaseEntry;
  captures: PageCapture[];
  pictures: CasePicture[];
  /** The record (JSON), once it is sealed. */
  record: string | null;
}
