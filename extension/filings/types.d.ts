// What is kept of what was handed in.

/** How it stands: it waits for its undo to pass; it was taken back or given up; the person goes on at the office; it is on its way (until
 * it is sworn, whatever the door; then to a server); the server refused it; all of it that goes has arrived; it is in the records of its
 * cases. */
type FilingState = "waiting" | "undone" | "ready" | "sending" | "refused" | "arrived" | "handed";

/** Why it does not go on; a code that stays the same. Of a server: the status of its answer (`500`), it was not reached, it did not answer in
 * time, it was not reached and the person's leave for its host is gone, its answer does not say that it has the report. In the browser:
 * a record, or how it stands, could not be kept. Of what is `undone`: not the person took it back, but a case was deleted. */
type Why = "" | `${number}` | "unreachable" | "timeout" | "not-allowed" | "unclear" | "not-kept" | "case-deleted";

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
  /** Whether the records of its cases say that the person stands for it; before that nothing goes. Absent: they do, once it was let go. */
  is_sworn?: boolean;
  /** How often in vain something was tried that is done without the person (the records are written, a server takes it), when it is tried
   * next, and why it failed. */
  tries: number;
  next_at: string;
  why: Why;
  /** Of one that goes on, or has arrived in part: how many of its notices go no more because a case was deleted. Absent: none. */
  dropped?: number;
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
  /** What the person stands for by confirming: keys of the catalogue. */
  declares: string[];
  /** The number that the office gave, or ours where it gave none; null as long as it is not handed in. */
  receipt: string | null;
  receipt_at: string | null;
  /** Whether nothing of it goes any more: it was given up, or a case in it was deleted. It stays, without its texts, for an answer that is
   * on its way. Absent: it is not so. */
  is_dropped?: boolean;
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
