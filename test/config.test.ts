import { readConfig, serving, settings } from "../src/config.js";

/** Settings are checked before anything starts, and what is wrong is said of all of them at once. */
test("nothing set is the defaults", () => {
  const config = readConfig({});
  expect(config.serving).toEqual(serving);
  expect(config.metrics).toBeUndefined();
});

test("each has its own meaning", () => {
  const set = {
    MAX_RUNNING: "1",
    MAX_WAITING: "0",
    MAX_WAIT_MS: "2",
    COST_PER_MINUTE: "0",
    TRUSTED_PROXIES: "127.0.0.1, 10.0.0.0/8,::1,2001:db8::/32",
    MAX_CONNECTIONS: "3",
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
  for (const name of Object.keys(set)) expect(Object.keys(settings)).toContain(name);
  const { serving: read, metrics } = readConfig(set);
  expect(read).toEqual({
    running: 1,
    waiting: 0,
    waitMs: 2,
    costPerMinute: 0,
    trustedProxies: ["127.0.0.1", "10.0.0.0/8", "::1", "2001:db8::/32"],
    connections: 3,
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
    const read = () => readConfig({ TRUSTED_PROXIES: text }).serving.trustedProxies;
    if (text === "") expect(read()).toEqual([]);
    else expect(read).toThrow(/TRUSTED_PROXIES/);
  },
);
