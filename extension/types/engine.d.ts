// What the engine answers, as far as the background looks into it.

interface Assessment {
  store: { status: string; brand_name?: string | null };
  risk: { level: "none" | "some" | "strong" };
  coverage: { missing: string[] };
}

interface PageVerdict {
  state: string;
  page: string;
  marketplace?: string | null;
  country?: string | null;
  listing?: { url?: string } | null;
  assessment?: Assessment | null;
  cards: { listing: { item_id?: string, url?: string, title?: string, seller_name?: string }, assessment: Assessment }[];
  diagnostics: { code: string; about: string }[];
}
