// Cases for pages to show: made in a page, by the scripts and the wasm that make a person's.

import { isDeepStrictEqual } from "node:util";

import { until } from "./until.mjs";

/** Runs in a page beside the extension's scripts. Deletes what is kept of cases and keeps these instead; gives their numbers.
 *
 * Each has a `listing` with its `assessment`, and may have `pictures` (kinds of them), `why` (there is no picture), `redactions`,
 * `folder`, `statement`; `state`, where it was only begun, or missed; `is_received`, where it came from elsewhere and was added to. `linked`: how many of the others are linked to the first where they seem to be of the same seller.
 * `cards` are of one list, and not sealed yet. `filings`: the doors at which the first case was handed in, and how that stands. */
export async function keep({ cases = [], cards = [], linked = 0, filings = [] }) {
  const store = await import("/cases/store.js");
  const page = await import("/cases/page.js");
  const { newId } = await import("/cases/id.js");
  const { given, writing } = await import("/cases/database.js");
  await store.removeAll();

  /** Every case is a minute older than the one before it. */
  const minutesAgo = (count) => new Date(Date.UTC(2026, 10, 20, 9) - count * 60_000).toISOString();
  const environment = (at) => ({
    captured_at: at, utc_offset_minutes: 540, viewport: { width: 1280, height: 800 }, pixel_ratio: 1, browser: "Chrome 142",
    extension_version: "0.1.0", server_date: null,
  });
  const told = ({ listing, assessment }) => ({
    summary: {
      title: listing.title, marketplace: listing.marketplace, country: listing.country, seller: listing.seller_name ?? "",
      price: [listing.currency, listing.price].filter(Boolean).join(" "), brand: listing.brand ?? "", level: assessment.risk.level, status: assessment.store.status,
    },
    words: [listing.title, listing.seller_name, listing.url].join("\n").toLowerCase(),
  });
  const captured = (at, url, more, verdict) => ({
    id: newId(), at, url, title: "A page", own_brands: null, environment: environment(at), redactions: [], capture: JSON.stringify({ url, title: "A page" }),
    verdict: JSON.stringify({ url, marketplace: "shopee", country: "SG", listing: null, assessment: null, cards: [], diagnostics: [], ...verdict }), ...more,
  });

  /** A picture of something like a page. */
  const drawn = async (words, colour) => {
    const canvas = new OffscreenCanvas(1280, 800);
    const pen = canvas.getContext("2d");
    const box = (fill, ...place) => {
      pen.fillStyle = fill;
      pen.fillRect(...place);
    };
    box("#fff", 0, 0, 1280, 800);
    box(colour, 0, 0, 1280, 70);
    box("#e8e4dc", 60, 120, 480, 480);
    box(colour, 600, 330, 260, 60);
    pen.fillStyle = "#222";
    pen.font = "32px sans-serif";
    pen.fillText(words, 600, 160, 620);
    return canvas.convertToBlob({ type: "image/png" });
  };

  const one = async (made, number) => {
    const { listing, assessment, pictures = [], why = "", redactions = [], folder = "", statement } = made;
    const at = minutesAgo(number);
    const { id } = await store.begin({ id: newId(Date.parse(at)), at, tab: number, url: listing.url, folder });
    if (made.state === "missed") await store.miss(id, at);
    if (made.state !== undefined) return id;
    const capture = captured(at, listing.url, { html: "<!DOCTYPE html><title>A page</title>", redactions }, { page: "product", listing, assessment });
    const shots = [];
    for (const kind of pictures) {
      const bytes = await drawn(`${kind}: ${listing.title}`, ["#c0573a", "#37718e", "#3a7d44"][number % 3]);
      const of = kind === "marked" ? shots[0].id : null;
      shots.push({ id: newId(), case: id, capture: capture.id, kind, type: "image/png", name: kind === "view" ? "" : "screenshot.png", at, bytes, of });
    }
    await store.keepCaptured(id, { ...told(made), listing: listing.url, picture: why }, capture, shots);
    await page.opened(id);
    if (made.is_received) {
      await writing(["evidence"], async (evidence) => evidence.put({ ...(await given(evidence.get(id))), is_received: true }));
      const bytes = await drawn("added", "#3a7d44");
      await store.keepPictures(id, [{ id: newId(), case: id, capture: capture.id, kind: "added", type: "image/png", name: "photo.png", at, bytes, of: null }]);
      await page.opened(id);
    }
    if (statement) await page.change(id, JSON.stringify({ change: "statement-changed", statement }));
    return id;
  };

  const ids = [];
  for (const [number, made] of cases.entries()) ids.push(await one(made, number));
  for (const { case_id, by } of linked > 0 ? (await page.sameSeller(ids[0])).slice(0, linked) : []) {
    await page.change(ids[0], JSON.stringify({ change: "linked", case_id, by }));
  }
  if (cards.length > 0) {
    const at = minutesAgo(cases.length);
    const capture = captured(at, "https://shopee.sg/search?keyword=mask", { html: null }, { page: "list", cards });
    const note = await store.begin({ id: newId(Date.parse(at)), at, tab: 1, url: capture.url, place: "", folder: "", wish: { cards: [] } });
    await store.keepCards(note.id, cards.map((card, item) => ({
      id: newId(Date.parse(at) - item * 60_000), state: "captured", created_at: at, changed_at: minutesAgo(cases.length + item), folder: card.folder ?? "",
      url: card.listing.url, tab: 1, picture: "case_facts_only", ...told(card), captures: [{ id: capture.id, item }], needs: [capture.id],
      listing: card.listing.url, sellers: [],
    })), capture);
    ids.push(...(await store.entries()).map((entry) => entry.id).filter((id) => !ids.includes(id)));
  }
  for (const { door, state, ...more } of filings) {
    const office = await import("/filings/page.js");
    const { changed } = await import("/filings/store.js");
    await chrome.storage.local.set({ settings: { role: "investigator" }, desk: { name: "Kim", email: "kim@brand.example", server: "https://reports.brand.example/" } });
    const doors = await office.doors([ids[0]]);
    const { shown: { findings } } = await office.show(door, [ids[0]], [], "", "{}");
    const meant = findings.map(({ check, case_id }) => ({ check, case_id }));
    const { showing } = await office.show(door, [ids[0]], meant, "", "{}");
    const { id } = await office.confirm(doors.find((one) => one.id === door).name, showing);
    await changed(id, ["waiting"], minutesAgo(0), () => ({ state, ...more }));
  }
  return ids;
}

/** What is kept of a case: its record, and its pictures with the colours at some places (parts of the picture, from 0 to 1). */
export async function keptOf(id, places = []) {
  const store = await import("/cases/store.js");
  const { entry, record, pictures } = await store.whole(id);
  const shown = pictures.map(async ({ kind, bytes }) => {
    const whole = await createImageBitmap(bytes);
    const pen = new OffscreenCanvas(whole.width, whole.height).getContext("2d");
    pen.drawImage(whole, 0, 0);
    const colours = places.map(([x, y]) => [...pen.getImageData(Math.floor(x * whole.width), Math.floor(y * whole.height), 1, 1).data].slice(0, 3));
    return { kind, colours };
  });
  return { entry, record: record === null ? null : JSON.parse(record), pictures: await Promise.all(shown) };
}

/** Looks until what is seen is what is expected; shows what was there instead where it never is. */
export async function becomes(look, expected, what) {
  let seen;
  const isSo = async () => isDeepStrictEqual((seen = await look()), expected);
  await until(isSo, what, () => `; instead: ${JSON.stringify(seen)}; expected: ${JSON.stringify(expected)}`);
}
