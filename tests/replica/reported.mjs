// Reports, each from the click on a listing to what came of it: what a person does, and what stands before them.

import { said, until } from "./shown.mjs";
import { INTAKE } from "./scenes.mjs";

const PERSON = { organisation: "", phone: "", second_name: "", second_email: "", is_agent: false, rights: [], server: "" };
const RIGHT = {
  id: "1", brand: "Innisfree", proof: "certificate.pdf", authorisation: null, expires: "2031-05-31",
  right: { kind: "trademark", number: "2018012345", jurisdiction: "MY", classes: [3], owner: "Innisfree Corporation" },
};

/** Who hands in, where, and what the office answers. The first one is walked by every demo. */
export const WALKS = [
  {
    id: "server", who: "Somebody whose association runs a server", role: "investigator", door: "own-server",
    desk: { ...PERSON, name: "Jinjja Demo", email: "demo@replica.test", server: INTAKE },
  },
  { id: "shopper", who: "A shopper", role: "shopper", door: "lazada-buyer", desk: PERSON, receipt: "" },
  {
    id: "investigator", who: "An investigator", role: "investigator", door: "xarf", receipt: "2026-117",
    desk: { ...PERSON, name: "Kim Minji", email: "minji@watch.test", organisation: "Brand Watch" },
  },
  {
    id: "staff", who: "Brand staff", role: "brand-staff", door: "alibaba-ipp", hasPicture: true, receipt: "A-98120", outcome: "removed",
    desk: { ...PERSON, name: "Lee Jihoon", email: "jihoon@brand.test", organisation: "Amorepacific", phone: "+82 2 6040 5114", rights: [RIGHT] },
  },
];

/** Adds a picture of the listing, and marks something in it. @param {import("puppeteer-core").Page} page @param {string} shot its file */
async function marked(page, shot) {
  const field = await page.waitForSelector("input[type=file]");
  await field.uploadFile(shot);
  await pressed(page, said("case_mark"));
  await pressed(page, said("case_mark_put"));
  await pressed(page, said("case_mark_keep"));
  await page.waitForFunction((word) => document.body.innerText.includes(word), {}, said("case_picture_marked"));
}

/** Presses the button with these words, once it is there. */
async function pressed(page, words) {
  const button = await page.waitForSelector(`xpath///button[normalize-space()="${words}"]`);
  await button.click();
}

/** Walks one report of the page at an address; `pictured` takes a picture of a page, `shot` is the file of one of the listing. Says what
 * was done, in lines. */
export async function* walked(extension, url, { id: name, role, door, desk, receipt, outcome, hasPicture }, pictured, shot) {
  const { inOwnPage } = extension;
  await inOwnPage((stored) => (globalThis.browser ?? globalThis.chrome).storage.local.set(stored), { settings: { role }, last_door: door, desk });
  const { id } = await inOwnPage(async (address) => {
    const api = globalThis.browser ?? globalThis.chrome;
    const [tab] = (await api.tabs.query({})).filter((one) => one.url === address);
    return api.runtime.sendMessage({ kind: "report", tab: tab.id });
  }, url);
  yield "One click: the page is kept and sealed.";
  const address = extension.own(`report.html?case=${id}`);
  const page = await (await extension.browser.waitForTarget((target) => target.url() === address)).asPage();
  try {
    await page.bringToFront();
    await page.waitForSelector(".confirm");
    if (hasPicture) {
      await marked(page, shot);
      yield "A picture is added, and marked where to look.";
      await pictured(page, `report-${name}-0-marked`);
    }
    for (const box of await page.$$(".findings .asks input")) await box.click();
    await page.waitForSelector("#confirm:not([disabled])");
    yield "What would go is shown, and nothing stands against it.";
    await pictured(page, `report-${name}-1-shown`);
    await page.click("#confirm");
    await page.waitForSelector('.filing[data-state="waiting"]');
    yield "Confirmed. For ten seconds it can be taken back.";
    await pictured(page, `report-${name}-2-confirmed`);
    if (receipt !== undefined) {
      await page.waitForSelector(".to-do", { timeout: 20_000 });
      await page.bringToFront();
      yield "It went to where the person goes on.";
      await pictured(page, `report-${name}-3-at-the-office`);
      if (receipt !== "") await page.type(".to-do > label input", receipt);
      await pressed(page, said(receipt === "" ? "receipt_without" : "receipt_keep"));
    }
    const [{ notices: [notice] }] = await until(
      () => inOwnPage(`async (id) => (await import("./filings/store.js")).filingsOf([id])`, id), ([one]) => one?.state === "handed", "a receipt",
    );
    await page.waitForSelector(".filing .receipt");
    yield `Handed in. Receipt: ${notice.receipt}`;
    if (outcome !== undefined) {
      await page.select(".outcomes select", outcome);
      await page.click(".outcomes > .actions:last-child button");
      await page.waitForSelector(".outcomes dd");
      yield `What came of it: ${outcome}.`;
    }
    await pictured(page, `report-${name}-4-receipt`);
  } finally {
    await page.close();
  }
}
