import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { built, root } from "../built.js";
import { type Served, served } from "../http/served.js";
import { firstDocuments, seeded } from "../seed/seeded.js";
import { testWith } from "../tools.js";
import { drivenPage } from "./driven-page.js";

/** The picture with which README opens: the answer to its first question. `npm run picture` takes it anew. */
const picture = join(root, "docs/answer.png");
const question = "/responses?issue=threats-to-social-leaders&place=colombia&lang=en";
const size = { width: 1200, height: 820 };

let seed: Awaited<ReturnType<typeof seeded>>;
let server: Served;
beforeAll(async () => {
  await built();
  seed = await seeded({ sources: firstDocuments });
  server = await served(seed.graph);
});
afterAll(async () => {
  await server.close();
  await seed.close();
});

/** The width and the height of a PNG, as its header has them. */
const sizeOf = (png: Buffer) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });

testWith("Chromium")("README opens with a picture of the answer page, small enough to load at once", async () => {
  const page = await drivenPage(server.address + question, size);
  try {
    await page.until("document.querySelectorAll('.claim-row').length > 0 && document.querySelector('.question input').value !== ''");
    if (process.env.PICTURE) writeFileSync(picture, await page.screenshot());
    const kept = readFileSync(picture);
    expect(sizeOf(kept)).toEqual(sizeOf(await page.screenshot()));
    expect(kept.length).toBeLessThan(150_000);
  } finally {
    await page.close();
  }
});
