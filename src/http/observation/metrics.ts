import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type OperationDefinitionNode, parse } from "graphql";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { readGallery } from "../../gallery/index.js";
import type { ConcurrencyLimiter } from "../protection/concurrency-limiter.js";
import type { ConnectionLimiter } from "../protection/connection-limiter.js";
import type { RateLimiter } from "../protection/rate-limit.js";
import type { RequestStats } from "./request-stats.js";

interface Observed {
  /** The pattern of the route, or `none`. */
  readonly route: string;
  /** The HTTP status, or `aborted`. */
  readonly status: string;
  readonly seconds: number;
  readonly stats: RequestStats;
}

const prefix = "resilience_graph_";
/** Operations that are not in the gallery share one series: clients can send any number of names. */
const otherOperation = "other";

/**
 * The metrics for Prometheus. Labels hold only names that the program itself gives. What the cache of answers does is not counted: between
 * two readings, a count tells whether somebody had asked a question before.
 */
export class Metrics {
  readonly registry = new Registry();
  private readonly registers = [this.registry];
  private readonly requests = this.counter("requests_total", "Requests, by route and status.", ["route", "status"]);
  private readonly seconds = this.histogram("request_seconds", "Time to the last byte, in seconds.", exponential(0.001, 2, 15), ["route"]);
  private readonly operations = this.counter("operations_total", "GraphQL operations, by their name in the gallery.", ["operation"]);
  private readonly errors = this.counter("errors_total", "Errors in answers, by code.", ["code"]);
  private readonly statements = this.histogram(
    "request_statements",
    "Statements that the answer to a request took, when it was made.",
    exponential(1, 2, 10),
    ["route"],
  );
  private readonly cost = this.histogram("request_cost", "Units of cost that a request was charged.", exponential(1, 4, 10), ["route"]);
  private readonly galleryOperations = new Set<string>();

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Adds the gauges and totals that the server keeps, and reads the names of the gallery's operations. */
  async watch(limiter: ConcurrencyLimiter, rateLimiter: RateLimiter, connections: ConnectionLimiter): Promise<void> {
    for (const { document } of await readGallery())
      for (const { name } of parse(document).definitions as OperationDefinitionNode[]) if (name) this.galleryOperations.add(name.value);
    this.gauge("running", "Answers being worked on.", () => limiter.running);
    this.gauge("waiting", "Requests that wait to be worked on.", () => limiter.waiting);
    this.gauge("clients", "Clients whose budgets are remembered.", () => rateLimiter.size);
    this.gauge("connections", "Open connections.", () => connections.open);
    this.total("connections_refused_total", "Connections beyond the limits, in all or for their client.", () => connections.refused);
    this.total("rate_limited_total", "Requests refused because their client had used up its budget.", () => rateLimiter.refused);
  }

  observe({ route, status, seconds, stats }: Observed): void {
    this.requests.inc({ route, status });
    this.seconds.observe({ route }, seconds);
    if (stats.statements > 0) this.statements.observe({ route }, stats.statements);
    if (stats.cost > 0) this.cost.observe({ route }, stats.cost);
    if (route === "/graphql")
      this.operations.inc({ operation: this.galleryOperations.has(stats.operation ?? "") ? stats.operation : otherOperation });
    for (const code of stats.errors) this.errors.inc({ code });
  }

  /**
   * Serves `/metrics` on a port of its own, which is not for the public, and `/livez`, which answers here even when all connections of the
   * public port are taken.
   */
  async listen(endpoint: { readonly host: string; readonly port: number }): Promise<{ address: string; close: () => Promise<void> }> {
    const server = createServer({ requestTimeout: 10_000, headersTimeout: 10_000 }, ({ url }, response) => {
      const send = (status: number, type: string, body: string) => response.writeHead(status, { "Content-Type": type }).end(body);
      if (url === "/metrics")
        this.registry.metrics().then(
          (text) => send(200, this.registry.contentType, text),
          () => send(500, "text/plain", "The metrics cannot be read.\n"),
        );
      else if (url === "/livez") send(200, "application/json; charset=utf-8", '{"status":"live"}');
      else send(404, "text/plain", "There are /metrics and /livez.\n");
    });
    server.listen(endpoint);
    await once(server, "listening");
    const { address, family, port } = server.address() as AddressInfo;
    const close = async () => {
      server.close();
      server.closeAllConnections();
    };
    return { address: `http://${family === "IPv6" ? `[${address}]` : address}:${port}`, close };
  }

  private counter<T extends string>(name: string, help: string, labelNames: T[]) {
    return new Counter<T>({ name: prefix + name, help, labelNames, registers: this.registers });
  }
  private histogram<T extends string>(name: string, help: string, buckets: number[], labelNames: T[]) {
    return new Histogram<T>({ name: prefix + name, help, labelNames, buckets, registers: this.registers });
  }
  private total(name: string, help: string, read: () => number) {
    return new Counter({
      name: prefix + name,
      help,
      registers: this.registers,
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  }
  private gauge(name: string, help: string, read: () => number) {
    return new Gauge({
      name: prefix + name,
      help,
      registers: this.registers,
      collect() {
        this.set(read());
      },
    });
  }
}

/** Bounds of buckets: each is the one before times the factor. */
const exponential = (start: number, factor: number, count: number) => Array.from({ length: count }, (_, i) => start * factor ** i);
