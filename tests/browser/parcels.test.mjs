// Cases go out into a file and come in again; of a file in which anything is wrong nothing is taken, and nothing that is here is lost.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";

import { casesOf, verified } from "./lib/cases.mjs";
import { signs } from "./lib/samples.mjs";
import { everywhere } from "./lib/scene.mjs";

/** What may have happened to a file, and what is said of it. */
const CHANGED = {
  "one bit": { change: (bytes) => bytes.with(Math.floor(bytes.length / 2), bytes[Math.floor(bytes.length / 2)] ^ 1), key: "cases_file_broken" },
  "one bit of its list": { change: (bytes) => bytes.with(60, bytes[60] ^ 1), key: "cases_file_broken" },
  "cut in half": { change: (bytes) => bytes.slice(0, Math.floor(bytes.length / 2)), key: "cases_file_broken" },
  "something behind it": { change: (bytes) => Uint8Array.from([...bytes, 0]), key: "cases_file_broken" },
  "another file": { change: () => new TextEncoder().encode("<html>"), key: "cases_file_none" },
  nothing: { change: () => new Uint8Array(0), key: "cases_file_none" },
};
/** Names that files must not have anywhere else. */
const NAMES = ["../../evil.jinjja.zip", "CON.jinjja.zip", "a\u202Egpj.zip", "<img src=x onerror=alert(1)>.zip", `${"語".repeat(4000)}.zip`, "\0\n.zip"];

everywhere((here) => {
  const cases = casesOf(here);

  /** A sealed case with a picture that the person added and one that was marked. */
  async function made() {
    const tab = await here.open(signs);
    await tab.marked();
    const { id } = await cases.report(tab.page.url());
    await cases.sealed(id);
    await cases.closed("report.html", 1);
    await cases.with(drawn, id);
    return id;
  }

  /** The file of a case, taken in again after something was done to it. */
  const takenIn = (id, { change, name = "cases.jinjja.zip", isCleared = false }) => cases.with(`async (store, id, change, name, isCleared) => {
    const page = await import("./cases/page.js");
    const file = await page.exported([id], name);
    const before = JSON.stringify(await store.entries());
    if (isCleared) await store.removeAll();
    const bytes = (${change ?? ((all) => all)})(new Uint8Array(await file.arrayBuffer()));
    try {
      return { told: await page.imported(new File([bytes], name)) };
    } catch (error) {
      return { key: page.reasonOf(error), isSame: JSON.stringify(await store.entries()) === before };
    }
  }`, id, null, name, isCleared);

  test("what went out comes in as it was, and can be added to", async () => {
    const id = await made();
    const before = await cases.evidence(id);
    assert.deepEqual(await takenIn(id, { isCleared: true }), { told: { taken: 1, known: 0 } });
    assert.deepEqual(await cases.evidence(id), before);
    const [entry] = await cases.entries();
    assert.equal(entry.state, "sealed");
    assert.equal(entry.summary.title, "Innisfree Green Tea Seed Serum 80ml");
    assert.equal(entry.summary.price, "MYR 19.90");
    const custody = await cases.with(async (store, wanted) => JSON.parse(await store.recordOf(wanted)).custody.map(({ event }) => event), id);
    assert.deepEqual(custody, ["captured", "sealed", "picture-added", "picture-marked", "resealed", "exported", "imported"]);
    await cases.with(drawn, id);
    const { code, text } = verified(await cases.file(id, "parcel"));
    assert.equal(code, 0, text);
    const kinds = await cases.with(async (store, wanted) => JSON.parse(await store.recordOf(wanted)).evidence.items.map(({ kind }) => kind), id);
    assert.deepEqual(kinds, ["page", "added", "marked", "added", "marked", "metadata"]);
  });

  test("what came in stays as it came beside what is sealed here, and goes with the case", async () => {
    const id = await made();
    await takenIn(id, { isCleared: true });
    const before = await cases.evidence(id);
    const received = () => cases.with(async (store, wanted) => {
      const bytes = await store.receivedOf(wanted);
      return bytes === null ? null : [...new Uint8Array(await crypto.subtle.digest("SHA-256", await bytes.arrayBuffer()))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    }, id);
    assert.equal(await received(), null, "there is one file alone");
    const sum = createHash("sha256").update(before).digest("hex");
    for (const times of [1, 2]) {
      await cases.with(drawn, id);
      assert.notDeepEqual(await cases.evidence(id), before);
      assert.equal(await received(), sum, `sealed ${times} times`);
    }
    // What is blacked out here was not blacked out there: what came is what came.
    await cases.with(blackened, id);
    assert.equal(await received(), sum);
    await cases.clear();
    assert.equal(await received(), null);
  });

  test("what is here already is left as it is", async () => {
    const id = await made();
    assert.deepEqual(await takenIn(id, {}), { told: { taken: 0, known: 1 } });
  });

  for (const [what, { change, key }] of Object.entries(CHANGED)) {
    test(`of a changed file nothing is taken in: ${what}`, async () => {
      assert.deepEqual(await takenIn(await made(), { change }), { key, isSame: true });
    });
  }

  test("a picture is what it is, whatever it is called", async () => {
    const id = await made();
    const kinds = await cases.with(async (store, wanted) => {
      const page = await import("./cases/page.js");
      const canvas = new OffscreenCanvas(8, 8);
      canvas.getContext("2d");
      await page.addPicture(wanted, new File([await canvas.convertToBlob({ type: "image/png" })], "photo.jpg", { type: "image/jpeg" }));
      const refused = await page.addPicture(wanted, new File(["<svg/>"], "photo.png", { type: "image/png" })).catch(page.reasonOf);
      const { why } = await page.opened(wanted);
      return { type: (await store.whole(wanted)).pictures.at(-1).type, refused, why };
    }, id);
    assert.deepEqual(kinds, { type: "image/png", refused: "case_picture_kind", why: null });
  });

  test("a file may be called anything", async () => {
    const id = await made();
    for (const name of NAMES) assert.deepEqual(await takenIn(id, { name, isCleared: true }), { told: { taken: 1, known: 0 } }, name);
  });

  test("what was blacked out stands in no picture and in no file any more", async () => {
    const id = await made();
    await cases.with(blackened, id);
    const left = await cases.with(async (store, wanted) => {
      const after = await store.whole(wanted);
      const bitmap = await createImageBitmap(after.pictures[0].bytes);
      const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
      pen.drawImage(bitmap, 0, 0);
      const { data } = pen.getImageData(0, 0, bitmap.width, bitmap.height);
      return { count: after.pictures.length, isBlack: data.every((value, at) => value === (at % 4 === 3 ? 255 : 0)) };
    }, id);
    assert.deepEqual(left, { count: 1, isBlack: true });
    assert.equal(verified(await cases.file(id, "black")).code, 0);
  });
});

/** Blacks out a marked picture of a case; seals. */
async function blackened(store, id) {
  const page = await import("./cases/page.js");
  const { pictures } = await store.whole(id);
  const copy = pictures.find(({ kind }) => kind === "marked");
  await page.markPicture(id, copy.id, JSON.stringify([{ kind: "black", x: 0, y: 0, width: 1, height: 1, text: "" }]));
  await page.evidence(id);
}

/** Adds a picture of a red field to a case, and a marked copy of it; seals. */
async function drawn(store, id) {
  const page = await import("./cases/page.js");
  const canvas = new OffscreenCanvas(64, 48);
  const pen = canvas.getContext("2d");
  pen.fillStyle = `rgb(255 0 ${(await store.whole(id)).pictures.length})`;
  pen.fillRect(0, 0, 64, 48);
  await page.addPicture(id, new File([await canvas.convertToBlob({ type: "image/png" })], "photo.png", { type: "image/png" }));
  const { pictures } = await store.whole(id);
  await page.markPicture(id, pictures.at(-1).id, JSON.stringify([{ kind: "box", x: 0.1, y: 0.1, width: 0.5, height: 0.5, text: "" }]));
  await page.opened(id);
}
