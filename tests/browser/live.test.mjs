// The real extension on every page of our own and every captured one, under its real host name and with its scripts blocked: the
// verdict that it keeps rests on the same listing and the same cards as `jinjja read` finds in the saved page. The answers that
// were recorded with a page are fetched in the page, so that they take the way that they take with people.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { differences, explained, saved } from "./lib/compared.mjs";
import { pages } from "./lib/pages.mjs";
import { everywhere } from "./lib/scene.mjs";
import { corpus } from "./lib/tools.mjs";
import { until } from "./lib/until.mjs";

/** Nothing of the page's own runs or is loaded; what the test fetches in its place may be. */
const POLICY = "default-src 'none'; script-src 'none'; form-action 'none'; connect-src *";

const expected = new Map(pages().map((page) => [page, saved(page, page.url)]));

/** Asks for what the page asked for when it was recorded; pieces of HTML go where the page's scripts put them. */
async function ask(answers) {
  for (const { url, body } of answers) {
    if (body.trimStart().startsWith("<")) document.body.insertAdjacentHTML("beforeend", body);
    await fetch(url).then((answer) => answer.text());
  }
}

everywhere((here) => {
  const covered = () => here.extension.inOwnPage(async () => {
    const sites = await (await fetch("/marketplaces.json")).json();
    return sites.map(({ id }) => id);
  });

  test("pages are read as saved ones", { timeout: 600_000 }, async (context) => {
    if (corpus() === undefined) context.diagnostic("captured pages are skipped: no ../shared");
    const sites = await covered();
    for (const [page, { page: kind, marketplace, country, listing, cards }] of expected) {
      // Any other shop is read on the person's click alone.
      if (!sites.includes(marketplace)) continue;
      await context.test(page.name, async () => {
        const routes = Object.fromEntries(page.answers.map(({ url, status, body }) => {
          const { host, pathname, search } = new URL(url, page.url);
          return [host + pathname + search, { body, status, type: "text/plain" }];
        }));
        const tab = await here.open({ page: readFileSync(page.file), url: page.url, policy: POLICY, routes });
        await tab.evaluate(ask, page.answers);
        let differ;
        const isEqual = async () => {
          const verdict = await tab.verdict();
          if (verdict.state === "waiting") return false;
          const read = { page: verdict.page, listing: verdict.listing, cards: verdict.cards.map((card) => card.listing) };
          if (verdict.page !== "none") Object.assign(read, { marketplace: verdict.marketplace, country: verdict.country });
          const wanted = { page: kind, listing, cards, ...(verdict.page === "none" ? {} : { marketplace, country }) };
          differ = differences(read, wanted).filter((line) => !explained(page.name, line));
          return differ.length === 0;
        };
        const told = () => `\n${differ?.slice(0, 12).join("\n")}`;
        await until(isEqual, `the reading of ${page.url}`, told);
        if (kind === "none") return;
        // And again, with our marks in it, where the page without its scripts has what they are drawn on.
        const numbers = cards.flatMap(({ item_id: number }) => number ?? []);
        const isDrawn = (all) => [...document.links].some(({ href }) => all.some((number) => href.includes(number)));
        if (listing !== null || (await tab.evaluate(isDrawn, numbers))) {
          await tab.until(({ marks, pills }) => marks + pills.length > 0, "marks");
        }
        await tab.again();
        await until(isEqual, `the second reading of ${page.url}`, told);
        await tab.page.close();
      });
    }
  });
});
