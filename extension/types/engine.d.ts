// What the engine answers, as far as the background looks into it.

interface Assessment {
  store: { status: string };
  risk: { level: "none" | "some" | "strong" };
}

interface PageVerdict {
  state: string;
  page: string;
  listing?: object | null;
  assessment?: Assessment | null;
  cards: { assessment: Assessment }[];
  diagnostics: { code: string; about: string }[];
}
