// One report, from the click on a listing to the number that the office gives.

import { until } from "./shown.mjs";
import { INTAKE } from "./scenes.mjs";

/** A person who has set up who hands in, and where. */
const SET_UP = {
  last_door: "own-server",
  desk: { name: "Jinjja Demo", email: "demo@replica.test", organisation: "", phone: "", second_name: "", second_email: "", is_agent: false, rights: [], server: INTAKE },
};

/** Reports the page at an address and hands it in; `pictured` takes a picture of a page. Says what was done, in lines. */
export async function* reported(extension, url, pictured) {
  const { inOwnPage } = extension;
  await inOwnPage((stored) => (globalThis.browser ?? globalThis.chrome).storage.local.set(stored), SET_UP);
  const { id } = await inOwnPage(async (address) => {
    const api = globalThis.browser ?? globalThis.chrome;
    const [tab] = (await api.tabs.query({})).filter((one) => one.url === address);
    return api.runtime.sendMessage({ kind: "report", tab: tab.id });
  }, url);
  yield "One click: the page is kept and sealed.";
  const page = await (await extension.browser.waitForTarget((target) => target.url() === extension.own(`report.html?case=${id}`))).asPage();
  await page.bringToFront();
  await page.waitForSelector("#confirm:not([disabled])");
  yield "What would go is shown, and nothing stands against it.";
  await pictured(page, "report");
  await page.click("#confirm");
  await page.waitForSelector('.filing[data-state="waiting"]');
  yield "Confirmed. For ten seconds it can be taken back.";
  await pictured(page, "report-confirmed");
  const filing = await until(
    () => inOwnPage("async () => (await import('./filings/store.js')).all()"), ([one]) => one?.state === "handed", "a receipt",
  );
  await page.waitForSelector(".filing .receipt");
  await pictured(page, "report-receipt");
  const [[notice]] = filing.map(({ notices }) => notices);
  yield `Handed in at ${new URL(INTAKE).hostname}. Receipt: ${notice.receipt}`;
}
