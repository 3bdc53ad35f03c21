import { built } from "../../built.js";
import { type Served, served } from "../../http/served.js";
import { seeded } from "../../seed/seeded.js";
import { type ExplorerWindow, explorerWindow } from "./explorer-window.js";

/** A server on the shipped seed and a window, for the tests of a file. */
export function explorerOnSeed({
  seed: ofSeed,
  server,
  window,
}: {
  readonly seed?: Parameters<typeof seeded>[0];
  readonly server?: NonNullable<Parameters<typeof served>[1]>["server"];
  readonly window?: Parameters<typeof explorerWindow>[2];
} = {}) {
  const here = {} as { seed: Awaited<ReturnType<typeof seeded>>; server: Served; page: ExplorerWindow };
  beforeAll(async () => {
    await built();
    here.seed = await seeded(ofSeed);
    here.server = await served(here.seed.graph, server && { server });
    here.page = await explorerWindow(here.server.address, "/", window);
  });
  afterAll(async () => {
    await here.page?.close();
    await here.server?.close();
    await here.seed?.close();
  });
  return here;
}
