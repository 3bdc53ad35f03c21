import { built } from "../../built.js";
import { type Served, served } from "../../http/served.js";
import { seeded } from "../../seed/seeded.js";
import { type ExplorerWindow, explorerWindow } from "./explorer-window.js";

/** A server on the shipped seed and a window, for the tests of a file. */
export function explorerOnSeed(options?: Parameters<typeof explorerWindow>[2]) {
  const here = {} as { server: Served; page: ExplorerWindow };
  let seed: Awaited<ReturnType<typeof seeded>>;
  beforeAll(async () => {
    await built();
    seed = await seeded();
    here.server = await served(seed.graph);
    here.page = await explorerWindow(here.server.address, "/", options);
  });
  afterAll(async () => {
    await here.page?.close();
    await here.server?.close();
    await seed?.close();
  });
  return here;
}
