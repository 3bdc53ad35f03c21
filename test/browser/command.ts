import { spawnSync } from "node:child_process";

/** Whether a command runs on this machine, and succeeds. */
export const runs = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;

/** The command of a Chromium on this machine, if there is one. */
export const browser = (): string | undefined =>
  ["chromium", "chromium-browser", "google-chrome"].find((command) => runs(command, "--version"));
