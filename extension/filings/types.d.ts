// What is kept of what was handed in.

/** How it stands: it waits for its undo to pass; it was taken back; the person goes on at the office; a server takes it in, refused it,
 * or has it; it is in the records of its cases. */
type FilingState = "waiting" | "undone" | "ready" | "sending" | "refused" | "arrived" | "handed";

/** Cases that are handed in at one door. */
interface Filing {
  id: string;
  state: FilingState;
  door: string;
  name: string;
  delivery: "page" | "listing" | "mail" | "file" | "server";
  /** The language of its notices. */
  language: string;
  cases: string[];
  notices: FiledNotice[];
  /** ISO times in UTC. Before `send_after` nothing goes. */
  made_at: string;
  changed_at: string;
  send_after: string;
  /** Of a server: how often it was tried, when it is tried next, and why it did not take it. */
  tries: number;
  next_at: string;
  why: string;
}

/** A notice as it goes, byte for byte, and what the office answered. */
interface FiledNotice {
  report_id: string;
  number: number;
  of: number;
  cases: string[];
  address: string | null;
  parts: { key: string, label: string, media_type: string | null, text: string, length: number, limit: number | null }[];
  steps: { do: string, label: string | null }[];
  pictures: string[];
  /** The number that the office gave, or ours where it gave none; null as long as it is not handed in. */
  receipt: string | null;
  receipt_at: string | null;
}

/** Something that was found and is meant so; `case_id` is null where it was found in the notice. */
interface MeantSo {
  check: string;
  case_id: string | null;
}

/** What would go through a door. */
interface PreparedFiling {
  door: string;
  access: string;
  delivery: Filing["delivery"];
  language: string;
  notices: Omit<FiledNotice, "receipt" | "receipt_at">[];
  findings: { check: string, weight: "stops" | "asks" | "notes", case_id: string | null, address: string | null, with: Record<string, string>, fix: string | null, is_meant: boolean }[];
  may_go: boolean;
}

/** What is shown of it, with what tells one showing from another. */
type ShownFiling = PreparedFiling & { showing: number };

/** Who hands in, as the person stored it. */
interface StoredDesk {
  name: string;
  email: string;
  organisation: string;
  phone: string;
  second_name: string;
  second_email: string;
  is_agent: boolean;
  rights: object[];
  server: string;
}
