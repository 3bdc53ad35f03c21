import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defaultServerOptions, readConfig } from "../src/config/config.js";
import { defaultOf, settingsIn } from "../src/config/setting.js";
import { settings } from "../src/config/settings.js";
import { settingsDocument, settingsHelp } from "../src/config/settings-document.js";

const all = settingsIn(settings);
const names = all.map(({ name }) => name);

/** Settings are checked before anything starts, and all that are wrong are said at once. */

test("nothing set is the defaults", () => {
  const config = readConfig({});
  expect(config.server).toEqual(defaultServerOptions);
  expect(config.metrics).toBeUndefined();
});

test("a default that depends on the engine follows it, unless it is set", () => {
  const server = { NEO4J_URI: "bolt://127.0.0.1:7687" };
  expect([{}, server, { ...server, MAX_RUNNING: "3" }].map((env) => readConfig(env).server.running)).toEqual([4, 16, 3]);
  expect([readConfig({}).neo4j, readConfig(server).neo4j?.uri]).toEqual([undefined, server.NEO4J_URI]);
});

test("an empty variable counts as not set", () => {
  expect(readConfig(Object.fromEntries(names.map((name) => [name, ""])))).toEqual(readConfig({}));
});

test("each has its own meaning", () => {
  const set = {
    MAX_RUNNING: "1",
    MAX_WAITING: "0",
    MAX_WAIT_MS: "2",
    COST_PER_MINUTE: "0",
    TRUSTED_PROXIES: "127.0.0.1, 10.0.0.0/8,::1,2001:db8::/32",
    MAX_CONNECTIONS: "3",
    MAX_CONNECTIONS_PER_CLIENT: "9",
    RECEIVE_TIMEOUT_MS: "4",
    KEEP_ALIVE_MS: "5",
    IDLE_TIMEOUT_MS: "6",
    HSTS_SECONDS: "7",
    DRAIN_MS: "0",
    STOP_TIMEOUT_MS: "8",
    LOG_CLIENTS: "1",
    METRICS_PORT: "0",
    METRICS_HOST: "::1",
  };
  for (const name of Object.keys(set)) expect(names).toContain(name);
  const { server: read, metrics } = readConfig(set);
  expect(read).toEqual({
    running: 1,
    waiting: 0,
    waitMs: 2,
    costPerMinute: 0,
    trustedProxies: ["127.0.0.1", "10.0.0.0/8", "::1", "2001:db8::/32"],
    connections: 3,
    connectionsPerClient: 9,
    receiveMs: 4,
    keepAliveMs: 5,
    idleMs: 6,
    hstsSeconds: 7,
    logClients: true,
    drainMs: 0,
    stopMs: 8,
  });
  expect(metrics).toEqual({ host: "::1", port: 0 });
});

test("nonsense is refused, all of it at once", () => {
  const nonsense: [string, string][] = [
    ["MAX_RUNNING", "0"],
    ["MAX_WAITING", "-1"],
    ["MAX_WAIT_MS", "0"],
    ["COST_PER_MINUTE", "much"],
    ["TRUSTED_PROXIES", "127.0.0.1,proxy.example"],
    ["MAX_CONNECTIONS", "1e9"],
    ["RECEIVE_TIMEOUT_MS", "10s"],
    ["KEEP_ALIVE_MS", "0"],
    ["IDLE_TIMEOUT_MS", "-5"],
    ["HSTS_SECONDS", "1.5"],
    ["DRAIN_MS", "x"],
    ["STOP_TIMEOUT_MS", "0"],
    ["LOG_CLIENTS", "yes"],
    ["METRICS_PORT", "65536"],
  ];
  const read = () => readConfig(Object.fromEntries(nonsense));
  expect(read).toThrow();
  for (const [name, value] of nonsense) expect(read).toThrow(`${name} is "${value}": it must be `);
});

test.each(["", "10.0.0.0/33", "::1/129", "10.0.0.0/8/8", "10.0.0.0/-1", "10.0.0.0/", "*", "0", "10.0.0.1;10.0.0.2"])(
  "%j is no list of proxies, or none",
  (text) => {
    const read = () => readConfig({ TRUSTED_PROXIES: text }).server.trustedProxies;
    if (text === "") expect(read()).toEqual([]);
    else expect(read).toThrow(/TRUSTED_PROXIES/);
  },
);

test("each is declared once, takes its own default, and says what it is and why one would change it", () => {
  expect(new Set(names).size).toBe(names.length);
  for (const setting of all) {
    const { name, default: value, type, description, reason } = setting;
    expect([name, description.length > 10, /\.$/.test(reason)]).toEqual([name, true, true]);
    if (typeof value === "string" || typeof value === "number") expect([name, type.parse(String(value))]).toEqual([name, value]);
  }
});

test("numbers are taken from the least to the greatest that the message names, and no further", () => {
  let bounded = 0;
  for (const { name, type } of all) {
    const [, min, max] = (/, (\d+) to (\d+)$/.exec(type.expected) ?? []).map(Number);
    if (min === undefined || max === undefined) continue;
    bounded++;
    expect([name, type.parse(String(min)), type.parse(String(max))]).toEqual([name, min, max]);
    for (const wrong of [min - 1, max + 1, "", "1e3", "0x1", " 1", "1.0"])
      expect([name, wrong, type.parse(String(wrong))]).toEqual([name, wrong, undefined]);
  }
  expect(bounded).toBeGreaterThan(25);
});

test("the two ways to sign in to Neo4j exclude each other", () => {
  expect(() => readConfig({ NEO4J_TOKEN: "a", NEO4J_PASSWORD: "b" })).toThrow("only one of them can be used");
});

test("docs/settings.md is what the table gives: `npm run schema` writes it anew", () => {
  const file = readFileSync(fileURLToPath(new URL("../docs/settings.md", import.meta.url)), "utf8");
  expect(file).toBe(settingsDocument());
  expect([...file.matchAll(/^\| `([A-Z0-9_]+)` \|/gm)].map(([, name]) => name).sort()).toEqual([...names].sort());
});

test("--help has each with its default", () => {
  const lines = settingsHelp().split("\n");
  expect(lines.map((line) => line.trim().split(" ")[0])).toEqual(names);
  for (const [i, line] of lines.entries()) expect(line.endsWith(`(${defaultOf(all[i] as (typeof all)[number])})`)).toBe(true);
  expect(settingsHelp()).not.toMatch(/`|\]\(/);
});
